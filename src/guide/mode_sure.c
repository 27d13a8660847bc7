/* A question before something is lost: a file of that name is there already. */
#include "guide/draft.h"

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	pl_view_say(&walk->view, PL_VIEW_QUESTION, N_("%.*s is there already. Replace it?"),
		    PL_ARGS(name))
		->note = pl_str_of(pl_tr(walk->lang, N_("yes or no; Enter: no")));
	return true;
}

static bool is_yes(struct pl_str line)
{
	return pl_str_is_nocase(line, "y") || pl_str_is_nocase(line, "yes") ||
	       pl_str_is_nocase(line, "o") || pl_str_is_nocase(line, "oui");
}

static void say(struct pl_walk *walk, struct pl_str line)
{
	struct pl_str path = walk->here.name;

	if (is_yes(pl_str_trim(line)))
		pl_draft_write(walk, path);
	else
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("%.*s is left as it is; save FILE takes another name."),
			    PL_ARGS(path));
	pl_walk_leave(walk);
}

static void stop(struct pl_walk *walk)
{
	say(walk, PL_STR(""));
}

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	pl_buf_printf(out, " %s", pl_tr(walk->lang, N_("yes or no")));
}

const struct pl_mode pl_mode_sure = {
	.name = "sure",
	.listens = true,
	.passing = true,
	.enter = enter,
	.say = say,
	.end = stop,
	.stop = stop,
	.prompt = prompt,
};
