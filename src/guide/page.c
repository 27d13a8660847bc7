/* Pages of practices and rules. */
#include "guide/page.h"

#include "lint/lint.h"

static void add_title(struct pl_view *view, struct pl_str name, struct pl_str title)
{
	struct pl_view_block *block = pl_view_add(view, PL_VIEW_TITLE, title.len ? title : name);

	block->note = pl_view_keep(view, title.len ? name : PL_STR(""));
	block->ref = pl_view_keep(view, name);
}

static void add_heading(struct pl_view *view, const char *heading)
{
	pl_view_add(view, PL_VIEW_HEADING, pl_str_of(pl_tr(view->lang, heading)));
}

/* A heading and what stands under it; nothing when that is empty. */
static void add_part(struct pl_view *view, enum pl_view_kind kind, const char *heading,
		     struct pl_str text)
{
	if (!text.len)
		return;
	add_heading(view, heading);
	pl_view_add(view, kind, text);
}

static void add_sources(struct pl_view *view, const struct pl_row *sources)
{
	const struct pl_citation *citations = PL_ROW(struct pl_citation, sources);

	if (sources->n)
		add_heading(view, N_("Source"));
	for (uint32_t i = 0; i < sources->n; i++) {
		struct pl_view_block *block =
			pl_view_add(view, PL_VIEW_SOURCE, pl_ref_str(&citations[i].title));

		block->note = pl_ref_str(&citations[i].date);
		block->ref = pl_ref_str(&citations[i].url);
	}
}

/* --- practices ------------------------------------------------------------------------ */

static void add_advice(struct pl_view *view, const struct pl_practice *practice)
{
	pl_view_add(view, PL_VIEW_TEXT, pl_text_in(&practice->advice, view->lang));
	add_part(view, PL_VIEW_TEXT, N_("Why"), pl_text_in(&practice->why, view->lang));
	add_part(view, PL_VIEW_GOOD, N_("Good"), pl_text_in(&practice->good, view->lang));
	add_part(view, PL_VIEW_BAD, N_("To avoid"), pl_text_in(&practice->bad, view->lang));
	add_part(view, PL_VIEW_TEXT, N_("By hand"), pl_text_in(&practice->by_hand, view->lang));
}

static void add_rules(struct pl_view *view, const struct pl_ruleset *rules,
		      const struct pl_practice *practice)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, &practice->rules);

	if (practice->rules.n)
		add_heading(view, N_("Rules that check it"));
	for (uint32_t i = 0; i < practice->rules.n; i++) {
		struct pl_str name = pl_ref_str(&names[i]);
		struct pl_rule_at at;
		bool known = pl_ruleset_find(rules, name, &at);
		struct pl_str title = known ? pl_text_in(&at.rule->title, view->lang) : name;

		pl_view_item(view, title, name, true);
	}
}

void pl_page_practice(struct pl_view *view, const struct pl_ruleset *rules,
		      const struct pl_practice *practice)
{
	add_title(view, pl_ref_str(&practice->name), pl_text_in(&practice->title, view->lang));
	add_advice(view, practice);
	add_rules(view, rules, practice);
	add_sources(view, &practice->sources);
}

/* --- rules -------------------------------------------------------------------------------- */

static const char *fix_word(const struct pl_rule *rule)
{
	static const char *const words[] = {
		[PL_FIX_NONE] = N_("to be mended by hand"),
		[PL_FIX_SAFE] = N_("safe remedy: the meaning cannot change"),
		[PL_FIX_SUGGESTED] = N_("suggested remedy: a person chooses"),
	};

	return words[rule->fix];
}

static void add_facts(struct pl_view *view, const struct pl_rule *rule)
{
	const struct pl_ref *networks = PL_ROW(struct pl_ref, &rule->networks);
	struct pl_buf line = { 0 };

	pl_buf_printf(&line, "%s, %s, ",
		      pl_tr(view->lang, pl_level_name((enum pl_level)rule->level)),
		      pl_tr(view->lang, fix_word(rule)));
	for (uint32_t i = 0; i < rule->networks.n; i++)
		pl_buf_printf(&line, "%s%.*s", i ? ", " : "", PL_ARGS(pl_ref_str(&networks[i])));
	if (!rule->networks.n)
		pl_buf_puts(&line, pl_tr(view->lang, "every network"));
	pl_view_add(view, PL_VIEW_TEXT, pl_buf_str(&line));
	view->blocks.failed |= line.failed;
	pl_buf_release(&line);
}

static void add_example(struct pl_view *view, enum pl_view_kind kind, const char *heading,
			const struct pl_example *example)
{
	if (example)
		add_part(view, kind, heading, pl_ref_str(&example->draft));
}

void pl_page_rule(struct pl_view *view, const struct pl_shelf *shelf, const struct pl_rule *rule)
{
	const struct pl_practice *practice = pl_shelf_find(shelf, pl_ref_str(&rule->practice));

	add_title(view, pl_ref_str(&rule->name), pl_text_in(&rule->title, view->lang));
	add_facts(view, rule);
	add_part(view, PL_VIEW_TEXT, N_("What it says"), pl_text_in(&rule->message, view->lang));
	add_part(view, PL_VIEW_TEXT, N_("Why"), pl_text_in(&rule->why, view->lang));
	add_example(view, PL_VIEW_BAD, N_("Finds"), pl_example_of(&rule->examples, true));
	add_example(view, PL_VIEW_GOOD, N_("Leaves alone"), pl_example_of(&rule->examples, false));
	add_sources(view, &rule->sources);
	if (!practice)
		return;
	add_heading(view, N_("In the guide"));
	pl_view_item(view, pl_text_in(&practice->title, view->lang), pl_ref_str(&practice->name),
		     true);
	add_advice(view, practice);
}
