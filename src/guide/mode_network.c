/* The networks, and the page of one: what `plume card` prints. */
#include "guide/mode.h"

#include "guide/card.h"

enum { MOST_ADVICE = 12 };

static void show_all(struct pl_walk *walk)
{
	const struct pl_networks *networks = &walk->setup.rules->networks;

	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("The networks"));
	for (size_t i = 0; i < networks->n; i++) {
		struct pl_str name = pl_ref_str(&networks->at[i]->name);

		pl_view_item(&walk->view, pl_network_title(networks->at[i], walk->lang), name, true)
			->ref =
			pl_arena_printf(walk->view.arena, PL_CARD_PREFIX "%.*s", PL_ARGS(name));
	}
}

static void add_row(void *context, struct pl_str label, struct pl_str text)
{
	struct pl_walk *walk = context;

	pl_view_add(&walk->view, PL_VIEW_COUNT, text)->label = pl_view_keep(&walk->view, label);
}

static void add_advice(struct pl_walk *walk, const struct pl_network *network)
{
	const struct pl_practice *list[MOST_ADVICE];
	size_t n = MOST_ADVICE;

	walk->view.blocks.failed |=
		!pl_card_advice(walk->setup.rules, walk->setup.shelf, network, list, &n);
	if (n)
		pl_view_say(&walk->view, PL_VIEW_HEADING, N_("What counts there most"));
	for (size_t i = 0; i < n; i++)
		pl_view_item(&walk->view, pl_text_in(&list[i]->title, walk->lang),
			     pl_ref_str(&list[i]->name), true);
}

/* The guide of twitter is about x. */
static void add_guides(struct pl_walk *walk, const struct pl_network *network)
{
	const struct pl_shelf *shelf = walk->setup.shelf;

	for (uint32_t i = 0; i < pl_shelf_guides(shelf); i++) {
		const struct pl_guide *guide = pl_shelf_guide(shelf, i);
		struct pl_str name = pl_ref_str(&guide->name);

		if (pl_card_find(walk->setup.rules, name) != network)
			continue;
		pl_view_say(&walk->view, PL_VIEW_HEADING, N_("In the guide"));
		pl_view_item(&walk->view, pl_text_in(&guide->title, walk->lang), name, true);
	}
}

static void show_one(struct pl_walk *walk, const struct pl_network *network)
{
	struct pl_str name = pl_ref_str(&network->name);

	pl_view_add(&walk->view, PL_VIEW_TITLE, pl_network_title(network, walk->lang))->note =
		pl_arena_printf(walk->view.arena, PL_CARD_PREFIX "%.*s", PL_ARGS(name));
	walk->view.blocks.failed |= !pl_card_rows(network, walk->lang, add_row, walk);
	add_advice(walk, network);
	add_guides(walk, network);
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("try checks a draft for this network; plume explain network/%.*s tells who "
		       "says so, and when."),
		    PL_ARGS(name));
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_network *network = name.len ? pl_card_find(walk->setup.rules, name) : NULL;

	if (name.len && !network)
		return false;
	if (network)
		show_one(walk, network);
	else
		show_all(walk);
	return true;
}

bool pl_walk_open_network(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_network *network = pl_card_find(walk->setup.rules, name);

	if (!name.len || pl_str_is(name, PL_NETWORKS))
		return pl_walk_go(walk, PL_MODE_network, PL_STR(PL_NETWORKS));
	return network && pl_walk_go(walk, PL_MODE_network,
				     pl_arena_printf(walk->view.arena, PL_CARD_PREFIX "%.*s",
						     PL_ARGS(pl_ref_str(&network->name))));
}

const struct pl_mode pl_mode_network = {
	.name = "network",
	.enter = enter,
};
