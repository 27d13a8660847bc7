/* The contents: all guides. */
#include "guide/mode.h"

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_shelf *shelf = walk->setup.shelf;

	(void)name;
	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("The guides of plume"));
	for (uint32_t i = 0; i < pl_shelf_guides(shelf); i++) {
		const struct pl_guide *guide = pl_shelf_guide(shelf, i);

		pl_view_item(&walk->view, pl_text_in(&guide->title, walk->lang),
			     pl_ref_str(&guide->name), true);
	}
	pl_view_item(&walk->view, pl_str_of(pl_tr(walk->lang, N_("The networks, one by one"))),
		     PL_STR(PL_NETWORKS), false);
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("open 1 opens the first; search WORD searches; try checks a draft, new asks "
		       "what to write about, exercise practises; help tells all commands; quit "
		       "leaves."));
	return true;
}

const struct pl_mode pl_mode_contents = {
	.name = "contents",
	.enter = enter,
};
