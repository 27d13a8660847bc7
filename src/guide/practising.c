/* Practising: the verbs that lead to exercises, quizzes and the coach. */
#include "guide/mode.h"

#include "guide/headway.h"
#include "guide/tally.h"
#include "guide/template.h"

static void tell_unknown(struct pl_walk *walk, struct pl_str name)
{
	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("no exercise is called '%.*s'"),
		    PL_ARGS(name));
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("A guide, a chapter or a practice will do, as in exercise twitter; "
		       "exercises tells them all."));
}

/* --- exercises ----------------------------------------------------------------------------------
 */

static void mine(struct pl_walk *walk)
{
	const struct pl_exercise *exercise = pl_headway_mine(walk);

	if (exercise) {
		pl_walk_go(walk, PL_MODE_exercise, pl_ref_str(&exercise->name));
		return;
	}
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    pl_tally_is_on(&walk->store)
			    ? N_("Nothing of what was found in your drafts is left to practise.")
			    : N_("Findings are not counted: tally on counts them."));
}

static void quiz(struct pl_walk *walk, struct pl_str rest)
{
	if (!pl_walk_go(walk, PL_MODE_quiz, rest))
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("no quiz is about '%.*s'"),
			    PL_ARGS(rest));
}

static void place(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_walk_go(walk, PL_MODE_exercise, PL_STR("placement"));
}

/* The i-th thing of the last list, or whatever is called so. */
static struct pl_str named(const struct pl_walk *walk, struct pl_str rest)
{
	uint64_t number;
	struct pl_str listed =
		pl_str_number(rest, &number) ? pl_walk_listed(walk, number) : PL_STR("");

	return listed.len ? listed : rest;
}

/* On a page about something, exercises are about it. */
static void exercise(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_str name = named(walk, rest);

	if (pl_walk_said(rest, "mine", "miens"))
		mine(walk);
	else if (pl_walk_said(rest, "quiz", "--quiz"))
		quiz(walk, PL_STR(""));
	else if (pl_walk_said(rest, "placement", "niveau"))
		place(walk, rest);
	else if (rest.len && !pl_walk_go(walk, PL_MODE_exercise, name))
		tell_unknown(walk, rest);
	else if (!rest.len &&
		 !(walk->here.name.len && walk->here.mode != PL_MODE_exercise &&
		   pl_walk_go(walk, PL_MODE_exercise, walk->here.name)) &&
		 !pl_walk_go(walk, PL_MODE_exercise, PL_STR("")))
		pl_view_progress(walk);
}

static void progress(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_view_progress(walk);
}

static void reset(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_str name = named(walk, rest);
	bool all = pl_walk_said(rest, "all", "tout");

	if (!all && !pl_exercise_find(walk->setup.shelf, name)) {
		tell_unknown(walk, rest);
		return;
	}
	pl_headway_reset(&walk->store, all ? PL_STR("") : name);
	if (all)
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("All exercises begin anew."));
	else
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("%.*s begins anew."), PL_ARGS(name));
}

/* --- the tally ----------------------------------------------------------------------------------
 */

enum { MOST_SHOWN = 10 };

static void tell_rank(struct pl_walk *walk, struct pl_str rule)
{
	struct pl_rule_at at;
	struct pl_view_block *block;

	block = pl_view_item(&walk->view,
			     pl_ruleset_find(walk->setup.rules, rule, &at)
				     ? pl_text_in(&at.rule->title, walk->lang)
				     : rule,
			     rule, true);
	block->note = pl_arena_printf(walk->view.arena,
				      pl_tr_n(walk->lang, N_("in %zu draft"), N_("in %zu drafts"),
					      pl_tally_of(&walk->store, rule)),
				      (size_t)pl_tally_of(&walk->store, rule));
}

static void show_tally(struct pl_walk *walk)
{
	struct pl_str rule;

	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("What is found most often in your drafts"));
	for (size_t i = 0; i < MOST_SHOWN && (rule = pl_tally_rank(&walk->store, i)).len; i++)
		tell_rank(walk, rule);
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    pl_tally_is_on(&walk->store)
			    ? N_("Names of rules are counted here, and nothing of your texts; it "
				 "never leaves this computer.")
			    : N_("Findings are not counted."));
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("exercise mine practises them; tally off counts no more, tally erase "
		       "forgets."));
}

static void tally(struct pl_walk *walk, struct pl_str rest)
{
	if (pl_walk_said(rest, "off", "non")) {
		pl_tally_switch(&walk->store, false);
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("Findings are not counted."));
	} else if (pl_walk_said(rest, "on", "oui")) {
		pl_tally_switch(&walk->store, true);
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("Findings are counted."));
	} else if (pl_walk_said(rest, "erase", "effacer")) {
		pl_tally_erase(&walk->store);
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("The tally is empty."));
	} else {
		show_tally(walk);
	}
}

/* --- the coach ----------------------------------------------------------------------------------
 */

static void new (struct pl_walk *walk, struct pl_str rest)
{
	struct pl_str name = named(walk, rest);
	const char *nearest;

	if (pl_walk_go(walk, PL_MODE_coach, name))
		return;
	nearest = pl_template_nearest(walk->setup.shelf, rest);
	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("no template is called '%.*s'"),
		    PL_ARGS(rest));
	if (nearest)
		pl_view_say(&walk->view, PL_VIEW_HINT, N_("did you mean '%s'?"), nearest);
	pl_walk_go(walk, PL_MODE_coach, PL_STR(""));
}

const struct pl_verb pl_verbs_practising[] = {
	{ .name = "new",
	  .french = "nouveau",
	  .others = "coach rediger",
	  .operand = N_("[TYPE]"),
	  .help = N_("be asked what a post is about, and get its draft"),
	  .words = PL_WORDS_TEMPLATES,
	  .run = new },
	{ .name = "exercise",
	  .french = "exercice",
	  .others = "exo",
	  .operand = N_("[NAME|mine|placement]"),
	  .help = N_("mend a bad draft: the next one, one of a guide, or of what is often found "
		     "in yours"),
	  .words = PL_WORDS_GUIDES | PL_WORDS_PRACTICES,
	  .run = exercise },
	{ .name = "exercises",
	  .french = "exercices",
	  .others = "progress progres",
	  .help = N_("how far you are, stage by stage"),
	  .run = progress },
	{ .name = "quiz",
	  .french = "quiz",
	  .operand = N_("[GUIDE]"),
	  .help = N_("which of two posts is better, and why"),
	  .words = PL_WORDS_GUIDES,
	  .run = quiz },
	{ .name = "placement",
	  .french = "niveau",
	  .help = N_("eight drafts that find where to start"),
	  .run = place },
	{ .name = "reset",
	  .french = "recommencer",
	  .operand = N_("NAME|all"),
	  .help = N_("forget that an exercise is solved, or all of them"),
	  .run = reset },
	{ .name = "tally",
	  .french = "bilan",
	  .operand = N_("[on|off|erase]"),
	  .help = N_("what is found most often in your drafts; counted here only"),
	  .run = tally },
	{ 0 },
};
