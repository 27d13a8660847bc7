/* Help: the verbs that can be said. */
#include "guide/mode.h"

static void add_verb(struct pl_walk *walk, const struct pl_verb *verb)
{
	struct pl_view_block *block =
		pl_view_add(&walk->view, PL_VIEW_ITEM, pl_str_of(pl_tr(walk->lang, verb->help)));
	const char *operand = verb->operand ? pl_tr(walk->lang, verb->operand) : "";

	block->label =
		pl_arena_printf(walk->view.arena, "%.*s%s%s", PL_ARGS(pl_verb_word(walk, verb)),
				*operand ? " " : "", operand);
}

static void add_verbs(struct pl_walk *walk, const char *heading, const struct pl_verb *verbs)
{
	pl_view_say(&walk->view, PL_VIEW_HEADING, "%s", pl_tr(walk->lang, heading));
	for (const struct pl_verb *verb = verbs; verb->name; verb++)
		add_verb(walk, verb);
}

void pl_walk_help(struct pl_walk *walk)
{
	const struct pl_mode *mode = pl_modes[walk->here.mode];

	if (mode->verbs)
		add_verbs(walk, N_("Here"), mode->verbs);
	for (size_t i = 0; pl_verb_groups[i].heading; i++)
		add_verbs(walk, pl_verb_groups[i].heading, pl_verb_groups[i].verbs);
}
