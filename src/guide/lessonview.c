/* What an exercise shows, and what is said of an attempt. */
#include "guide/lesson.h"

#include "guide/findings.h"

/* --- showing ------------------------------------------------------------------------------------
 */

static bool has_lines(struct pl_str text)
{
	return pl_str_find(text, PL_STR("\n"), 0) != SIZE_MAX;
}

bool pl_lesson_is_long(const struct pl_exercise *exercise)
{
	return has_lines(pl_exercise_start(exercise)) || has_lines(pl_ref_str(&exercise->answer));
}

static void show_keep(struct pl_walk *walk, const struct pl_exercise *exercise)
{
	const struct pl_ref *keep = PL_ROW(struct pl_ref, &exercise->keep);
	struct pl_buf words = { 0 };

	for (uint32_t i = 0; i < exercise->keep.n; i++) {
		struct pl_str word = pl_ref_str(&keep[i]);

		word = pl_str_cut(word, 0, pl_str_find(word, PL_STR("|"), 0));
		pl_buf_printf(&words, "%s%.*s", i ? ", " : "", PL_ARGS(word));
	}
	pl_view_labelled(&walk->view, PL_VIEW_TEXT, N_("Must stay"), pl_buf_str(&words));
	walk->view.blocks.failed |= words.failed;
	pl_buf_release(&words);
}

/* The titles of the rules say what it is about. */
static void show_rules(struct pl_walk *walk, const struct pl_exercise *exercise)
{
	const struct pl_ref *silent = PL_ROW(struct pl_ref, &exercise->silent);
	struct pl_rule_at at;

	for (uint32_t i = 0; i < exercise->silent.n; i++) {
		if (pl_ruleset_find(walk->setup.rules, pl_ref_str(&silent[i]), &at))
			pl_view_labelled(&walk->view, PL_VIEW_TEXT, N_("What is wrong"),
					 pl_text_in(&at.rule->title, walk->lang));
	}
}

void pl_lesson_network(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_networks *networks = &walk->setup.rules->networks;
	int place = pl_networks_find(networks, name);

	if (place >= 0)
		pl_view_labelled(&walk->view, PL_VIEW_TEXT, N_("Network"),
				 pl_network_title(networks->at[place], walk->lang));
}

static void show_draft(struct pl_walk *walk, const struct pl_exercise *exercise)
{
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT,
			 exercise->mends == PL_MENDS_ALT ? N_("The post") : N_("To mend"),
			 pl_ref_str(&exercise->draft));
	if (exercise->mends == PL_MENDS_TEXT)
		return;
	pl_view_labelled(&walk->view, PL_VIEW_TEXT, N_("The picture"),
			 pl_text_in(&exercise->picture, walk->lang));
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Alternative text to mend"),
			 pl_ref_str(&exercise->alt));
}

void pl_lesson_ask(struct pl_walk *walk, const struct pl_exercise *exercise)
{
	if (pl_lesson_is_long(exercise))
		pl_view_say(&walk->view, PL_VIEW_QUESTION,
			    N_("Type or paste it mended; a line with a full stop alone ends it."));
	else
		pl_view_say(&walk->view, PL_VIEW_QUESTION, N_("Type it mended."));
}

void pl_lesson_show(struct pl_walk *walk, const struct pl_lesson *lesson)
{
	const struct pl_exercise *exercise = lesson->exercise;

	pl_view_add(&walk->view, PL_VIEW_TITLE, pl_text_in(&exercise->title, walk->lang))->note =
		pl_ref_str(&exercise->name);
	if (lesson->test)
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("Draft %u of %u of the placement test."),
			    lesson->stage + 1, walk->setup.shelf->stages.n);
	pl_lesson_network(walk, pl_ref_str(&exercise->network));
	show_draft(walk, exercise);
	if (!lesson->test)
		show_rules(walk, exercise);
	show_keep(walk, exercise);
	pl_lesson_ask(walk, exercise);
	if (lesson->test)
		pl_view_say(&walk->view, PL_VIEW_HINT,
			    N_("You have one try; skip goes on without, stop ends the test."));
	else
		pl_view_say(&walk->view, PL_VIEW_HINT,
			    N_("OLD => NEW changes a few words only; hint helps, answer shows a "
			       "model, skip goes on, stop leaves."));
}

/* --- verdicts -----------------------------------------------------------------------------------
 */

static void tell_lost(struct pl_walk *walk, const struct pl_verdict *verdict)
{
	for (size_t i = 0; i < verdict->lost.n; i++)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("“%.*s” was lost: it must stay."),
			    PL_ARGS(verdict->lost.at[i]));
}

static bool is_named(const struct pl_verdict *verdict, struct pl_str rule)
{
	for (size_t i = 0; i < verdict->speak.n; i++) {
		if (pl_str_same(verdict->speak.at[i], rule))
			return true;
	}
	return false;
}

/* What is not solved yet, in the words of the rules. */
static void tell_speaking(struct pl_walk *walk, const struct pl_verdict *verdict)
{
	for (size_t i = 0; i < pl_findings_count(verdict->findings); i++) {
		if (is_named(verdict, pl_findings_at(verdict->findings, i).rule))
			pl_view_remark(&walk->view, verdict->findings, i, N_("still"));
	}
}

/* What other rules have to say, which does not count here. */
static void tell_others(struct pl_walk *walk, const struct pl_verdict *verdict)
{
	enum { MOST = 3 };
	size_t told = 0;

	for (size_t i = 0; i < pl_findings_count(verdict->findings) && told < MOST; i++) {
		if (pl_findings_at(verdict->findings, i).suppressed)
			continue;
		pl_view_remark(&walk->view, verdict->findings, i,
			       N_("besides, which does not count"));
		told++;
	}
}

void pl_lesson_solved(struct pl_walk *walk, struct pl_lesson *lesson,
		      const struct pl_verdict *verdict)
{
	const struct pl_practice *practice =
		pl_shelf_find(walk->setup.shelf, pl_ref_str(&lesson->exercise->practice));

	lesson->solved = true;
	pl_headway_put(&walk->store, lesson->exercise, lesson->shown ? "shown" : "solved");
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    lesson->shown ? N_("Right, with the model’s help: it will come again.")
				  : N_("Solved."));
	if (practice)
		pl_view_labelled(&walk->view, PL_VIEW_TEXT, N_("Why"),
				 pl_text_in(&practice->why, walk->lang));
	tell_others(walk, verdict);
	pl_view_say(&walk->view, PL_VIEW_HINT, N_("Enter: the next exercise; stop leaves."));
}

void pl_lesson_not_yet(struct pl_walk *walk, const struct pl_verdict *verdict)
{
	tell_speaking(walk, verdict);
	tell_lost(walk, verdict);
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("Try again, or: OLD => NEW, hint, answer, skip, stop."));
}
