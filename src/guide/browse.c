/* Reading: the verbs that lead from page to page. */
#include "guide/mode.h"

/* --- opening ------------------------------------------------------------------------- */

static bool open_named(struct pl_walk *walk, struct pl_str name)
{
	return pl_walk_go(walk, PL_MODE_practice, name) ||
	       pl_walk_go(walk, PL_MODE_chapter, name) || pl_walk_go(walk, PL_MODE_guide, name) ||
	       pl_walk_go(walk, PL_MODE_rule, name);
}

void pl_walk_open(struct pl_walk *walk, struct pl_str name)
{
	uint64_t number;
	struct pl_str listed =
		pl_str_number(name, &number) ? pl_walk_listed(walk, number) : PL_STR("");
	const char *nearest;

	if (open_named(walk, listed.len ? listed : name))
		return;
	nearest = pl_shelf_nearest(walk->setup.shelf, name);
	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("nothing here is called '%.*s'"),
		    PL_ARGS(name));
	if (nearest)
		pl_view_say(&walk->view, PL_VIEW_HINT, N_("did you mean '%s'?"), nearest);
}

static void contents(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_walk_go(walk, PL_MODE_contents, PL_STR(""));
}

static void back(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	if (!pl_walk_back(walk))
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("This is where you started."));
}

const struct pl_verb pl_verbs_browsing[] = {
	{ .name = "contents",
	  .french = "sommaire",
	  .others = "guides accueil home",
	  .help = N_("all guides"),
	  .run = contents },
	{ .name = "open",
	  .french = "ouvrir",
	  .others = "o",
	  .operand = N_("NUMBER|NAME"),
	  .help = N_("open what a list shows under that number, or what is called so"),
	  .words = PL_WORDS_GUIDES | PL_WORDS_PRACTICES | PL_WORDS_RULES | PL_WORDS_NETWORKS,
	  .run = pl_walk_open },
	{ .name = "back",
	  .french = "retour",
	  .others = "b r",
	  .help = N_("where you were before"),
	  .run = back },
	{ 0 },
};

/* --- leaving ------------------------------------------------------------------------------ */

static void help(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_walk_help(walk);
}

static void quit(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	walk->over = true;
}

const struct pl_verb pl_verbs_leaving[] = {
	{ .name = "help",
	  .french = "aide",
	  .others = "h ?",
	  .help = N_("these commands"),
	  .run = help },
	{ .name = "quit",
	  .french = "quitter",
	  .others = "q exit sortir",
	  .help = N_("leave; so does Ctrl-D"),
	  .run = quit },
	{ 0 },
};
