/* A chapter: its practices. */
#include "guide/mode.h"

#include "guide/headway.h"

bool pl_walk_has_read(const struct pl_walk *walk, const struct pl_practice *practice)
{
	return pl_store_get(&walk->store, "read", pl_ref_str(&practice->name)) != NULL;
}

static void add_practice(struct pl_walk *walk, const struct pl_practice *practice)
{
	struct pl_view_block *block =
		pl_view_add(&walk->view, PL_VIEW_ITEM, pl_text_in(&practice->title, walk->lang));

	block->ref = pl_ref_str(&practice->name);
	if (pl_walk_has_read(walk, practice))
		block->note = pl_str_of(pl_tr(walk->lang, N_("read")));
}

/* A chapter ends with its exercises. */
static void add_exercises(struct pl_walk *walk, struct pl_str chapter)
{
	const struct pl_exercise *exercise;
	bool any = false;

	for (uint32_t i = 0; (exercise = pl_exercise_at(walk->setup.shelf, i)); i++) {
		struct pl_str name = pl_ref_str(&exercise->name);
		struct pl_view_block *block;

		if (!pl_headway_is_about(name, PL_STR(""), chapter))
			continue;
		if (!any)
			pl_view_say(&walk->view, PL_VIEW_HEADING, N_("To practise"));
		any = true;
		block = pl_view_add(&walk->view, PL_VIEW_ITEM,
				    pl_text_in(&exercise->title, walk->lang));
		block->ref = name;
		if (pl_headway_is_done(&walk->store, name))
			block->note = pl_str_of(pl_tr(walk->lang, N_("solved")));
	}
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	const struct pl_chapter *chapter = pl_shelf_chapter_named(shelf, name);

	if (!chapter)
		return false;
	pl_view_add(&walk->view, PL_VIEW_TITLE, pl_text_in(&chapter->title, walk->lang))->note =
		pl_ref_str(&chapter->name);
	for (uint32_t i = 0; i < chapter->n; i++)
		add_practice(walk, pl_shelf_practice(shelf, chapter->first + i));
	add_exercises(walk, name);
	return true;
}

const struct pl_mode pl_mode_chapter = {
	.name = "chapter",
	.enter = enter,
};
