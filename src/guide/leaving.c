/* Leaving, and what a walk is like: help, language, what is kept. */
#include "guide/draft.h"

static void help(struct pl_walk *walk, struct pl_str rest)
{
	pl_walk_help(walk, rest);
}

/* --- settings --------------------------------------------------------------------------- */

const struct pl_str *pl_walk_setting(const struct pl_walk *walk, const char *name)
{
	return pl_store_get(&walk->store, "settings", pl_str_of(name));
}

static void language(struct pl_walk *walk, struct pl_str rest)
{
	bool french =
		pl_walk_said(rest, "fr", "français") || pl_walk_said(rest, "french", "francais");
	bool english =
		pl_walk_said(rest, "en", "anglais") || pl_walk_said(rest, "english", "anglais");

	if (!french && !english) {
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("plume speaks French and English: language fr, language en"));
		return;
	}
	walk->lang = walk->view.lang = french ? PL_FR : PL_EN;
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("From now on in English."));
}

/* What the person typed is remembered in another file, which the program keeps. */
static void history(struct pl_walk *walk, struct pl_str rest)
{
	const struct pl_str *kept;

	if (pl_walk_said(rest, "off", "non"))
		pl_store_put(&walk->store, "settings", PL_STR("history"), PL_STR("off"));
	else if (pl_walk_said(rest, "on", "oui"))
		pl_store_drop(&walk->store, "settings", PL_STR("history"));
	else if (rest.len)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("history is on or off"));
	kept = pl_walk_setting(walk, "history");
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    kept && pl_str_is(*kept, "off")
			    ? N_("Commands are not kept.")
			    : N_("Commands are kept from one visit to the next; drafts and answers "
				 "never are."));
}

static void forget(struct pl_walk *walk, struct pl_str rest)
{
	if (pl_walk_said(rest, "read", "lus")) {
		pl_store_drop(&walk->store, "read", PL_STR(""));
	} else if (pl_walk_said(rest, "marks", "marques")) {
		pl_store_drop(&walk->store, "marks", PL_STR(""));
	} else if (pl_walk_said(rest, "all", "tout")) {
		walk->store.list.n = 0;
		walk->store.changed = true;
	} else {
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("forget what? forget read, forget marks, forget all"));
		return;
	}
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("Forgotten."));
}

/* --- leaving ---------------------------------------------------------------------------- */

/* Remedies that were taken and are not saved are worth a question; not two. */
static bool may_leave(struct pl_walk *walk)
{
	struct pl_draft *draft = walk->states[PL_MODE_draft];

	if (walk->setup.scripted || !draft || !draft->mended || draft->told)
		return true;
	draft->told = true;
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    N_("The mended draft is not saved: save keeps it, quit once more leaves "
		       "without it."));
	return false;
}

void pl_walk_quit(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	walk->over = may_leave(walk);
}

const struct pl_verb pl_verbs_leaving[] = {
	{ .name = "help",
	  .french = "aide",
	  .others = "h ?",
	  .operand = N_("[COMMAND]"),
	  .help = N_("these commands, or one of them"),
	  .words = PL_WORDS_VERBS,
	  .run = help },
	{ .name = "language",
	  .french = "langue",
	  .others = "lang",
	  .operand = N_("fr|en"),
	  .help = N_("speak French or English"),
	  .run = language },
	{ .name = "history",
	  .french = "historique",
	  .operand = N_("[on|off]"),
	  .help = N_("whether commands are kept from one visit to the next"),
	  .run = history },
	{ .name = "forget",
	  .french = "oublier",
	  .operand = N_("read|marks|all"),
	  .help = N_("forget what was read, what is marked, or all that plume keeps of you"),
	  .run = forget },
	{ .name = "quit",
	  .french = "quitter",
	  .others = "q exit sortir bye",
	  .help = N_("leave; so does Ctrl-D"),
	  .run = pl_walk_quit },
	{ 0 },
};
