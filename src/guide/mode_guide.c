/* A guide: its chapters. */
#include "guide/mode.h"

#include "guide/card.h"

static void add_chapter(struct pl_walk *walk, const struct pl_chapter *chapter)
{
	struct pl_view_block *block =
		pl_view_add(&walk->view, PL_VIEW_ITEM, pl_text_in(&chapter->title, walk->lang));
	unsigned read = 0;

	for (uint32_t i = 0; i < chapter->n; i++)
		read += pl_walk_has_read(walk,
					 pl_shelf_practice(walk->setup.shelf, chapter->first + i));
	block->ref = block->note = pl_ref_str(&chapter->name);
	if (read)
		block->note = pl_arena_printf(walk->view.arena,
					      pl_tr(walk->lang, N_("%.*s, %u of %u read")),
					      PL_ARGS(block->ref), read, chapter->n);
}

/* The guide of a network leads to its numbers. */
static void add_network(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_network *network = pl_card_find(walk->setup.rules, name);

	if (network)
		pl_view_item(&walk->view, pl_str_of(pl_tr(walk->lang, N_("The network’s limits"))),
			     pl_arena_printf(walk->view.arena, PL_CARD_PREFIX "%.*s",
					     PL_ARGS(pl_ref_str(&network->name))),
			     true);
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	const struct pl_guide *guide = pl_shelf_guide_named(shelf, name);

	if (!guide)
		return false;
	pl_view_add(&walk->view, PL_VIEW_TITLE, pl_text_in(&guide->title, walk->lang))->note =
		pl_ref_str(&guide->name);
	pl_view_add(&walk->view, PL_VIEW_TEXT, pl_text_in(&guide->tagline, walk->lang));
	for (uint32_t i = 0; i < guide->n; i++)
		add_chapter(walk, pl_shelf_chapter(shelf, guide->first + i));
	add_network(walk, name);
	return true;
}

const struct pl_mode pl_mode_guide = {
	.name = "guide",
	.enter = enter,
};
