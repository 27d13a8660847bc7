/* Typing a draft, line by line. */
#include "guide/draft.h"

struct entry {
	struct pl_buf text;
};

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	struct entry *entry = pl_mode_state(walk, PL_MODE_entry);

	(void)name;
	if (!entry)
		return false;
	pl_buf_cut(&entry->text, 0);
	pl_view_say(&walk->view, PL_VIEW_QUESTION, N_("Type or paste your draft."));
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    walk->setup.scripted
			    ? N_("A line with a full stop alone ends it.")
			    : N_("Enter on an empty line ends it, and so does a line with a full "
				 "stop alone; Alt-Enter goes to the next line; cancel gives up."));
	if (walk->setup.glances)
		pl_view_say(&walk->view, PL_VIEW_HINT,
			    N_("The Tab key tells what the rules find so far."));
	return true;
}

/* --- the end of it ---------------------------------------------------------------------- */

static struct pl_str typed(struct pl_walk *walk)
{
	struct entry *entry = pl_mode_state(walk, PL_MODE_entry);

	return entry ? pl_str_trim(pl_buf_str(&entry->text)) : PL_STR("");
}

static void give_up(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("No draft was taken."));
	pl_walk_leave(walk);
}

static void finish(struct pl_walk *walk)
{
	struct pl_str text = typed(walk);

	if (text.len)
		pl_draft_try(walk, text, PL_STR(""));
	else
		give_up(walk, text);
	/* A draft that cannot be checked: what to do is told, and where one was is where one is. */
	if (walk->here.mode == PL_MODE_entry)
		pl_walk_leave(walk);
}

static void stop(struct pl_walk *walk)
{
	give_up(walk, PL_STR(""));
}

/* A verb that works on drafts: this one is finished first. */
static void finish_and(struct pl_walk *walk, const char *verb, struct pl_str rest)
{
	const struct pl_verb *found;
	struct pl_str none;

	finish(walk);
	found = pl_verb_of(walk->here.mode, pl_str_of(verb), &none);
	if (found)
		found->run(walk, rest);
}

static void fix(struct pl_walk *walk, struct pl_str rest)
{
	finish_and(walk, "fix", rest);
}

static void save(struct pl_walk *walk, struct pl_str rest)
{
	finish_and(walk, "save", rest);
}

static void why(struct pl_walk *walk, struct pl_str rest)
{
	finish_and(walk, "why", rest);
}

static void count(struct pl_walk *walk, struct pl_str rest)
{
	finish_and(walk, "count", rest);
}

static void quit(struct pl_walk *walk, struct pl_str rest)
{
	finish_and(walk, "quit", rest);
}

static const struct pl_verb verbs[] = {
	{ .name = "cancel",
	  .french = "annuler",
	  .help = N_("give up what was typed"),
	  .bare = true,
	  .run = give_up },
	{ .name = "fix",
	  .french = "corriger",
	  .operand = N_("[NUMBER|all]"),
	  .help = N_("end the draft and take its remedies"),
	  .run = fix },
	{ .name = "save",
	  .french = "enregistrer",
	  .others = "sauver sauvegarder",
	  .operand = N_("[FILE]"),
	  .help = N_("end the draft and keep it"),
	  .run = save },
	{ .name = "why",
	  .french = "pourquoi",
	  .operand = N_("[NUMBER]"),
	  .help = N_("end the draft and open the practice behind a finding"),
	  .run = why },
	{ .name = "count",
	  .french = "compter",
	  .help = N_("end the draft and tell its length"),
	  .bare = true,
	  .run = count },
	{ .name = "quit", .french = "quitter", .help = N_("leave"), .bare = true, .run = quit },
	{ 0 },
};

/* --- line by line ----------------------------------------------------------------------- */

static void say(struct pl_walk *walk, struct pl_str line)
{
	struct entry *entry = pl_mode_state(walk, PL_MODE_entry);
	bool pasted = pl_str_find(line, PL_STR("\n"), 0) != SIZE_MAX;
	bool empty = !pl_str_trim(line).len && !walk->setup.scripted;

	if (!entry)
		return;
	if (empty || pl_str_is(pl_str_trim(line), ".")) {
		finish(walk);
		return;
	}
	pl_buf_add(&entry->text, line);
	pl_buf_putc(&entry->text, '\n');
	walk->view.blocks.failed |= entry->text.failed;
	if (pasted)
		finish(walk);
}

/* What the rules say of the draft so far, with the line that is being typed. */
static bool glance(struct pl_walk *walk, struct pl_str line)
{
	const struct entry *entry = pl_mode_state(walk, PL_MODE_entry);
	struct pl_buf text = { 0 };
	bool any;

	if (entry)
		pl_buf_add(&text, pl_buf_str(&entry->text));
	pl_buf_add(&text, line);
	any = pl_str_trim(pl_buf_str(&text)).len && !text.failed &&
	      pl_draft_glance(walk, pl_str_trim(pl_buf_str(&text)));
	pl_buf_release(&text);
	return any;
}

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	const struct entry *entry = walk->states[PL_MODE_entry];

	pl_buf_printf(
		out, " %s",
		pl_tr(walk->lang, entry && entry->text.len ? N_("more, or Enter") : N_("draft")));
}

static void keep(const struct pl_walk *walk, struct pl_buf *json)
{
	const struct entry *entry = walk->states[PL_MODE_entry];

	if (walk->here.mode != PL_MODE_entry || !entry || !entry->text.len)
		return;
	pl_buf_puts(json, "\"text\":");
	pl_json_string(json, pl_buf_str(&entry->text));
}

/* What was typed of a draft is one. */
static bool resume(struct pl_walk *walk, const struct pl_node *kept)
{
	return pl_mode_draft.resume(walk, kept);
}

static void release(void *state)
{
	pl_buf_release(&((struct entry *)state)->text);
}

const struct pl_mode pl_mode_entry = {
	.name = "entry",
	.size = sizeof(struct entry),
	.listens = true,
	.passing = true,
	.verbs = verbs,
	.enter = enter,
	.say = say,
	.end = finish,
	.stop = stop,
	.prompt = prompt,
	.glance = glance,
	.keep = keep,
	.resume = resume,
	.release = release,
};
