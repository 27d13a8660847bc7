/* Showing a rule or a practice whole. */
#include "cli/show.h"

#include "cli/tell.h"

#include "base/catalogue.h"
#include "base/term.h"

#include <string.h>

enum { PAGE_COLUMNS = 78, INDENT = 2 };

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

static void add_wrapped(struct pl_buf *out, struct pl_str text)
{
	pl_buf_puts(out, "  ");
	pl_term_wrap(out, text,
		     (struct pl_wrap){ .column = INDENT, .indent = INDENT, .width = PAGE_COLUMNS });
	pl_buf_putc(out, '\n');
}

static void add_section(struct pl_buf *out, const char *title, struct pl_str text)
{
	if (!text.len)
		return;
	pl_buf_printf(out, "\n%s\n", title);
	add_wrapped(out, text);
}

static void add_example(struct pl_buf *out, const char *title, const struct pl_example *example)
{
	if (example)
		add_section(out, title, pl_ref_str(&example->draft));
}

static void add_sources(struct pl_buf *out, const struct pl_row *sources, enum pl_lang lang)
{
	const struct pl_citation *citations = PL_ROW(struct pl_citation, sources);

	if (!sources->n)
		return;
	pl_buf_printf(out, "\n%s\n", pl_tr(lang, "Source"));
	for (uint32_t i = 0; i < sources->n; i++) {
		pl_buf_puts(out, "  ");
		pl_term_add(out, pl_ref_str(&citations[i].title), 0);
		pl_buf_puts(out, " (");
		pl_term_add(out, pl_ref_str(&citations[i].date), 0);
		pl_buf_puts(out, ")\n");
		if (citations[i].url.len) {
			pl_buf_puts(out, "    ");
			pl_term_add(out, pl_ref_str(&citations[i].url), 0);
			pl_buf_putc(out, '\n');
		}
	}
}

static void add_heading(struct pl_buf *out, struct pl_str name, struct pl_str title)
{
	pl_term_add(out, name, 0);
	if (title.len) {
		pl_buf_puts(out, " – ");
		pl_term_add(out, title, 0);
	}
	pl_buf_putc(out, '\n');
}

static const char *fix_word(const struct pl_rule *rule)
{
	static const char *const words[] = {
		[PL_FIX_NONE] = N_("to be mended by hand"),
		[PL_FIX_SAFE] = N_("safe remedy: the meaning cannot change"),
		[PL_FIX_SUGGESTED] = N_("suggested remedy: a person chooses"),
	};

	return words[rule->fix];
}

static void add_facts(struct pl_buf *out, const struct pl_rule *rule, enum pl_lang lang)
{
	const struct pl_ref *networks = PL_ROW(struct pl_ref, &rule->networks);

	pl_buf_printf(out, "  %s, %s, ", pl_tr(lang, pl_level_name((enum pl_level)rule->level)),
		      pl_tr(lang, fix_word(rule)));
	for (uint32_t i = 0; i < rule->networks.n; i++) {
		pl_buf_puts(out, i ? ", " : "");
		pl_term_add(out, pl_ref_str(&networks[i]), 0);
	}
	if (!rule->networks.n)
		pl_buf_puts(out, pl_tr(lang, "every network"));
	pl_buf_putc(out, '\n');
}

static void add_page(struct pl_buf *out, const struct pl_practice *practice, enum pl_lang lang)
{
	add_wrapped(out, pl_text_in(&practice->advice, lang));
	add_section(out, pl_tr(lang, "Why"), pl_text_in(&practice->why, lang));
	add_section(out, pl_tr(lang, "Good"), pl_text_in(&practice->good, lang));
	add_section(out, pl_tr(lang, "To avoid"), pl_text_in(&practice->bad, lang));
	add_section(out, pl_tr(lang, "By hand"), pl_text_in(&practice->by_hand, lang));
}

void pl_show_practice(struct pl_buf *out, const struct pl_ruleset *rules,
		      const struct pl_practice *practice, enum pl_lang lang)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, &practice->rules);

	add_heading(out, pl_ref_str(&practice->name), pl_text_in(&practice->title, lang));
	pl_buf_putc(out, '\n');
	add_page(out, practice, lang);
	if (practice->rules.n)
		pl_buf_printf(out, "\n%s\n", pl_tr(lang, "Rules that check it"));
	for (uint32_t i = 0; i < practice->rules.n; i++) {
		struct pl_rule_at at;
		bool known = pl_ruleset_find(rules, pl_ref_str(&names[i]), &at);

		pl_buf_puts(out, "  ");
		add_heading(out, pl_ref_str(&names[i]),
			    known ? pl_text_in(&at.rule->title, lang) : PL_STR(""));
	}
	add_sources(out, &practice->sources, lang);
}

void pl_show_rule(struct pl_buf *out, const struct pl_ruleset *rules, const struct pl_rule *rule,
		  enum pl_lang lang)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();
	const struct pl_practice *practice = pl_shelf_find(shelf, pl_ref_str(&rule->practice));

	(void)rules;
	add_heading(out, pl_ref_str(&rule->name), pl_text_in(&rule->title, lang));
	add_facts(out, rule, lang);
	add_section(out, pl_tr(lang, "What it says"), pl_text_in(&rule->message, lang));
	add_section(out, pl_tr(lang, "Why"), pl_text_in(&rule->why, lang));
	add_example(out, pl_tr(lang, "Finds"), pl_example_of(&rule->examples, true));
	add_example(out, pl_tr(lang, "Leaves alone"), pl_example_of(&rule->examples, false));
	add_sources(out, &rule->sources, lang);
	if (practice) {
		pl_buf_printf(out, "\n%s ", pl_tr(lang, "In the guide:"));
		add_heading(out, pl_ref_str(&practice->name), pl_text_in(&practice->title, lang));
		pl_buf_putc(out, '\n');
		add_page(out, practice, lang);
	}
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
