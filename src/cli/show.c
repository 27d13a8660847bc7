/* Showing a rule or a practice whole. */
#include "cli/show.h"

#include "cli/render.h"
#include "cli/tell.h"

#include "guide/page.h"

#include <string.h>

bool pl_show_format(const struct pl_settings *settings, bool *json)
{
	const char *name = settings->format ? settings->format : "text";

	*json = !strcmp(name, "json");
	if (*json || !strcmp(name, "text"))
		return true;
	pl_tellf(pl_tr(settings->lang, "no format is called '%s'; did you mean '%s'?"), name,
		 name[0] == 'j' ? "json" : "text");
	return false;
}

/* --- text ------------------------------------------------------------------------------ */

static void render(struct pl_buf *out, struct pl_view *view)
{
	struct pl_rendering how = { .width = pl_columns() };

	pl_render(out, view, &how);
	out->failed |= pl_view_failed(view);
	pl_view_release(view);
	pl_arena_release(view->arena);
}

void pl_show_practice(struct pl_buf *out, const struct pl_ruleset *rules,
		      const struct pl_practice *practice, enum pl_lang lang)
{
	struct pl_arena arena = { 0 };
	struct pl_view view = { .arena = &arena, .lang = lang };

	pl_page_practice(&view, rules, practice);
	render(out, &view);
}

void pl_show_rule(struct pl_buf *out, const struct pl_shelf *shelf, const struct pl_rule *rule,
		  enum pl_lang lang)
{
	struct pl_arena arena = { 0 };
	struct pl_view view = { .arena = &arena, .lang = lang };

	pl_page_rule(&view, shelf, rule);
	render(out, &view);
}

/* --- JSON --------------------------------------------------------------------------------- */

static void add_json(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "\"%s\":", key);
	pl_json_string(out, text);
}

static void add_json_text(struct pl_buf *out, const char *key, const struct pl_text *text)
{
	pl_buf_printf(out, ",\"%s\":{", key);
	add_json(out, "fr", pl_ref_str(&text->fr));
	pl_buf_putc(out, ',');
	add_json(out, "en", pl_ref_str(&text->en));
	pl_buf_putc(out, '}');
}

static void add_json_list(struct pl_buf *out, const char *key, const struct pl_row *row)
{
	const struct pl_ref *refs = PL_ROW(struct pl_ref, row);

	pl_buf_printf(out, ",\"%s\":[", key);
	for (uint32_t i = 0; i < row->n; i++) {
		pl_buf_puts(out, i ? "," : "");
		pl_json_string(out, pl_ref_str(&refs[i]));
	}
	pl_buf_putc(out, ']');
}

static void add_json_sources(struct pl_buf *out, const struct pl_row *row)
{
	const struct pl_citation *citations = PL_ROW(struct pl_citation, row);

	pl_buf_puts(out, ",\"source\":[");
	for (uint32_t i = 0; i < row->n; i++) {
		pl_buf_puts(out, i ? ",{" : "{");
		add_json(out, "title", pl_ref_str(&citations[i].title));
		pl_buf_putc(out, ',');
		add_json(out, "url", pl_ref_str(&citations[i].url));
		pl_buf_putc(out, ',');
		add_json(out, "date", pl_ref_str(&citations[i].date));
		pl_buf_putc(out, '}');
	}
	pl_buf_putc(out, ']');
}

void pl_show_rule_json(struct pl_buf *out, const struct pl_rule *rule)
{
	static const char *const fixes[] = { "null", "\"safe\"", "\"suggested\"" };

	pl_buf_putc(out, '{');
	add_json(out, "name", pl_ref_str(&rule->name));
	pl_buf_putc(out, ',');
	add_json(out, "kind", pl_str_of(pl_checks[rule->check]->name));
	pl_buf_putc(out, ',');
	add_json(out, "level", pl_str_of(pl_level_name((enum pl_level)rule->level)));
	add_json_list(out, "networks", &rule->networks);
	add_json_text(out, "title", &rule->title);
	add_json_text(out, "message", &rule->message);
	add_json_text(out, "why", &rule->why);
	pl_buf_putc(out, ',');
	add_json(out, "practice", pl_ref_str(&rule->practice));
	add_json_sources(out, &rule->sources);
	pl_buf_printf(out, ",\"fix\":%s,", fixes[rule->fix]);
	add_json(out, "file", pl_ref_str(&rule->file));
	pl_buf_putc(out, '}');
}

void pl_show_practice_json(struct pl_buf *out, const struct pl_practice *practice)
{
	pl_buf_putc(out, '{');
	add_json(out, "name", pl_ref_str(&practice->name));
	add_json_text(out, "title", &practice->title);
	add_json_text(out, "advice", &practice->advice);
	add_json_text(out, "why", &practice->why);
	add_json_text(out, "good", &practice->good);
	add_json_text(out, "bad", &practice->bad);
	add_json_list(out, "check", &practice->rules);
	add_json_sources(out, &practice->sources);
	pl_buf_putc(out, ',');
	add_json(out, "since", pl_ref_str(&practice->since));
	pl_buf_putc(out, ',');
	add_json(out, "provenance", pl_ref_str(&practice->provenance));
	pl_buf_putc(out, '}');
}
