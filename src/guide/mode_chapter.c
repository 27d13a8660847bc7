/* A chapter: its practices. */
#include "guide/mode.h"

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	const struct pl_chapter *chapter = pl_shelf_chapter_named(shelf, name);

	if (!chapter)
		return false;
	pl_view_add(&walk->view, PL_VIEW_TITLE, pl_text_in(&chapter->title, walk->lang))->note =
		pl_ref_str(&chapter->name);
	for (uint32_t i = 0; i < chapter->n; i++) {
		const struct pl_practice *practice = pl_shelf_practice(shelf, chapter->first + i);

		pl_view_item(&walk->view, pl_text_in(&practice->title, walk->lang),
			     pl_ref_str(&practice->name), false);
	}
	return true;
}

const struct pl_mode pl_mode_chapter = {
	.name = "chapter",
	.enter = enter,
};
