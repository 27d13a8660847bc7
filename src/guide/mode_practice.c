/* A practice: its page. */
#include "guide/mode.h"

#include "guide/page.h"

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_practice *practice = pl_shelf_find(walk->setup.shelf, name);

	if (!practice)
		return false;
	pl_page_practice(&walk->view, walk->setup.rules, practice);
	pl_store_put(&walk->store, "read", name, PL_STR("yes"));
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("try checks a draft of yours; next, back and related lead on."));
	return true;
}

const struct pl_mode pl_mode_practice = {
	.name = "practice",
	.enter = enter,
};
