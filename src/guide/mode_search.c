/* What a search has found. */
#include "guide/mode.h"

#include "guide/search.h"

enum { MOST_SHOWN = 15 };

/* Its guide says more than its whole name, and sooner to who listens. */
static void add_hit(struct pl_walk *walk, const struct pl_search_hit *hit)
{
	struct pl_view_block *block = pl_view_add(&walk->view, PL_VIEW_ITEM, hit->title);
	size_t slash = pl_str_find(hit->name, PL_STR("/"), 0);

	block->ref = pl_view_keep(&walk->view, hit->name);
	if (hit->kind == PL_HIT_RULE)
		block->note = pl_arena_printf(walk->view.arena, pl_tr(walk->lang, N_("rule %.*s")),
					      PL_ARGS(hit->name));
	else
		block->note = pl_str_cut(block->ref, 0, slash == SIZE_MAX ? block->ref.len : slash);
}

static void add_hits(struct pl_walk *walk, struct pl_str asked, const struct pl_search *search)
{
	size_t shown = search->hits.n < MOST_SHOWN ? search->hits.n : MOST_SHOWN;

	pl_view_add(&walk->view, PL_VIEW_TITLE, PL_STR(""))->text =
		pl_arena_printf(walk->view.arena,
				pl_tr_n(walk->lang, N_("%zu page for “%.*s”"),
					N_("%zu pages for “%.*s”"), search->hits.n),
				search->hits.n, PL_ARGS(asked));
	if (search->any)
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("No page has all these words; these have some."));
	for (size_t i = 0; i < shown; i++)
		add_hit(walk, &search->hits.at[i]);
	if (search->hits.n > shown)
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("%zu more are not shown; another word narrows the search."),
			    search->hits.n - shown);
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	struct pl_search search;
	struct pl_err err = { .french = walk->lang == PL_FR };
	bool found;

	if (!pl_search_make(&search, walk->setup.shelf, walk->setup.rules, name, walk->lang, &err))
		walk->view.blocks.failed = true;
	found = search.hits.n > 0;
	if (found)
		add_hits(walk, name, &search);
	pl_search_release(&search);
	return found;
}

void pl_walk_search(struct pl_walk *walk, struct pl_str asked)
{
	struct pl_search search;
	struct pl_err err = { .french = walk->lang == PL_FR };

	if (pl_walk_go(walk, PL_MODE_search, asked))
		return;
	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("no page speaks of '%.*s'"), PL_ARGS(asked));
	if (!pl_search_make(&search, walk->setup.shelf, walk->setup.rules, asked, walk->lang, &err))
		walk->view.blocks.failed = true;
	if (search.nearest.len)
		pl_view_say(&walk->view, PL_VIEW_HINT, N_("did you mean '%s'?"), search.nearest.at);
	pl_search_release(&search);
}

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	pl_buf_printf(out, " %s", pl_tr(walk->lang, N_("search")));
}

const struct pl_mode pl_mode_search = {
	.name = "search",
	.enter = enter,
	.prompt = prompt,
};
