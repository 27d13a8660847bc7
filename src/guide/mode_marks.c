/* What the person has marked. */
#include "guide/mode.h"

#include "guide/card.h"

static struct pl_str title_of(const struct pl_walk *walk, struct pl_str name)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	const struct pl_practice *practice = pl_shelf_find(shelf, name);
	const struct pl_chapter *chapter = pl_shelf_chapter_named(shelf, name);
	const struct pl_guide *guide = pl_shelf_guide_named(shelf, name);
	struct pl_rule_at at;

	if (practice)
		return pl_text_in(&practice->title, walk->lang);
	if (chapter)
		return pl_text_in(&chapter->title, walk->lang);
	if (guide)
		return pl_text_in(&guide->title, walk->lang);
	if (pl_ruleset_find(walk->setup.rules, name, &at))
		return pl_text_in(&at.rule->title, walk->lang);
	if (pl_card_find(walk->setup.rules, name))
		return pl_network_title(pl_card_find(walk->setup.rules, name), walk->lang);
	return name;
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	(void)name;
	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("Marked pages"));
	for (size_t i = 0; i < walk->store.list.n; i++) {
		const struct pl_store_entry *entry = &walk->store.list.at[i];

		if (pl_str_is(entry->section, "marks"))
			pl_view_item(&walk->view, title_of(walk, entry->name), entry->name, true);
	}
	if (!pl_store_count(&walk->store, "marks"))
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("There are none yet: mark marks the page that is open."));
	return true;
}

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	pl_buf_printf(out, " %s", pl_tr(walk->lang, N_("marks")));
}

const struct pl_mode pl_mode_marks = {
	.name = "marks",
	.enter = enter,
	.prompt = prompt,
};
