/* Help: the verbs that can be said. */
#include "guide/mode.h"

static struct pl_str words_of(struct pl_walk *walk, const struct pl_verb *verb)
{
	const char *operand = verb->operand ? pl_tr(walk->lang, verb->operand) : "";

	return pl_arena_printf(walk->view.arena, "%.*s%s%s", PL_ARGS(pl_verb_word(walk, verb)),
			       *operand ? " " : "", operand);
}

static void add_verbs(struct pl_walk *walk, const char *heading, const struct pl_verb *verbs)
{
	pl_view_say(&walk->view, PL_VIEW_HEADING, "%s", pl_tr(walk->lang, heading));
	for (const struct pl_verb *verb = verbs; verb->name; verb++)
		pl_view_say(&walk->view, PL_VIEW_ITEM, "%s", pl_tr(walk->lang, verb->help))->label =
			words_of(walk, verb);
}

static void add_all(struct pl_walk *walk)
{
	const struct pl_mode *mode = pl_modes[walk->here.mode];

	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("What you can type"));
	if (mode->verbs)
		add_verbs(walk, N_("Here"), mode->verbs);
	for (size_t i = 0; pl_verb_groups[i].heading; i++)
		add_verbs(walk, pl_verb_groups[i].heading, pl_verb_groups[i].verbs);
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("A number opens what the last list shows under it. French and English words "
		       "are both understood. The Tab key completes, Ctrl-C comes back here."));
}

/* One verb with all its words. */
static void add_one(struct pl_walk *walk, const struct pl_verb *verb)
{
	pl_view_add(&walk->view, PL_VIEW_TITLE, words_of(walk, verb));
	pl_view_say(&walk->view, PL_VIEW_TEXT, "%s", pl_tr(walk->lang, verb->help));
	pl_view_say(&walk->view, PL_VIEW_TEXT, N_("Also: %s, %s%s%s"), verb->name, verb->french,
		    verb->others ? " " : "", verb->others ? verb->others : "");
}

void pl_walk_help(struct pl_walk *walk, struct pl_str about)
{
	struct pl_str rest;
	const struct pl_verb *verb = about.len ? pl_verb_of(walk->here.mode, about, &rest) : NULL;

	if (verb)
		add_one(walk, verb);
	else if (about.len)
		pl_walk_unknown_verb(walk, about);
	else
		add_all(walk);
}
