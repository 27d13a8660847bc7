/* A guide: its chapters. */
#include "guide/mode.h"

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	const struct pl_guide *guide = pl_shelf_guide_named(shelf, name);

	if (!guide)
		return false;
	pl_view_add(&walk->view, PL_VIEW_TITLE, pl_text_in(&guide->title, walk->lang))->note =
		pl_ref_str(&guide->name);
	pl_view_add(&walk->view, PL_VIEW_TEXT, pl_text_in(&guide->tagline, walk->lang));
	for (uint32_t i = 0; i < guide->n; i++) {
		const struct pl_chapter *chapter = pl_shelf_chapter(shelf, guide->first + i);

		pl_view_item(&walk->view, pl_text_in(&chapter->title, walk->lang),
			     pl_ref_str(&chapter->name), true);
	}
	return true;
}

const struct pl_mode pl_mode_guide = {
	.name = "guide",
	.enter = enter,
};
