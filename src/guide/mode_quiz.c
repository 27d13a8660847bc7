/* A quiz: two posts, of which one is better. */
#include "guide/lesson.h"

#include "guide/findings.h"

static const char section[] = "quiz";

struct asking {
	const struct pl_quiz *quiz;
	bool better_first;
	bool answered;
};

static struct asking *asking_of(struct pl_walk *walk)
{
	return pl_mode_state(walk, PL_MODE_quiz);
}

/* --- which one ----------------------------------------------------------------------------------
 */

static bool is_right(const struct pl_walk *walk, const struct pl_quiz *quiz)
{
	const struct pl_str *word = pl_store_get(&walk->store, section, pl_ref_str(&quiz->name));

	return word && pl_str_is(*word, "right");
}

static bool is_in(const struct pl_quiz *quiz, struct pl_str name)
{
	return !name.len ||
	       pl_headway_is_about(pl_ref_str(&quiz->name), pl_ref_str(&quiz->practice), name);
}

/* The next behind `after` that is in the named, those first that were not answered rightly. */
static const struct pl_quiz *next_quiz(const struct pl_walk *walk, struct pl_str name,
				       const struct pl_quiz *after)
{
	const struct pl_quiz *quiz, *first = NULL, *behind = NULL;
	bool passed = false;

	for (uint32_t i = 0; (quiz = pl_quiz_at(walk->setup.shelf, i)); i++) {
		bool open = is_in(quiz, name) && quiz != after && !is_right(walk, quiz);

		if (open && !first)
			first = quiz;
		if (open && passed && !behind)
			behind = quiz;
		passed |= quiz == after;
	}
	if (behind || first)
		return behind ? behind : first;
	for (uint32_t i = 0; (quiz = pl_quiz_at(walk->setup.shelf, i)); i++) {
		if (is_in(quiz, name) && quiz != after)
			return quiz;
	}
	return after && is_in(after, name) ? after : NULL;
}

/* --- asking -------------------------------------------------------------------------------------
 */

static void show(struct pl_walk *walk, const struct asking *asking)
{
	const struct pl_quiz *quiz = asking->quiz;
	const struct pl_ref *first = asking->better_first ? &quiz->better : &quiz->worse;
	const struct pl_ref *second = asking->better_first ? &quiz->worse : &quiz->better;

	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("Which post is better?"))->note =
		pl_ref_str(&quiz->name);
	pl_lesson_network(walk, pl_ref_str(&quiz->network));
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("First"), pl_ref_str(first));
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Second"), pl_ref_str(second));
	pl_view_say(&walk->view, PL_VIEW_QUESTION, N_("1 or 2?"));
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("skip goes on, why opens the practice, stop "
		       "leaves."));
}

static void begin(struct pl_walk *walk, struct asking *asking, const struct pl_quiz *quiz)
{
	asking->quiz = quiz;
	asking->answered = false;
	asking->better_first = pl_quiz_better_first(quiz, pl_store_count(&walk->store, section));
	show(walk, asking);
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_quiz *quiz = next_quiz(walk, name, NULL);
	struct asking *asking = quiz ? asking_of(walk) : NULL;

	if (asking)
		begin(walk, asking, quiz);
	return asking;
}

/* Whoever asked for those of a guide is asked about that guide. */
static void next(struct pl_walk *walk, struct pl_str rest)
{
	struct asking *asking = asking_of(walk);

	(void)rest;
	if (asking && asking->quiz)
		begin(walk, asking, next_quiz(walk, walk->here.name, asking->quiz));
}

/* --- answers ------------------------------------------------------------------------------------
 */

static void tell_score(struct pl_walk *walk)
{
	const struct pl_quiz *quiz;
	uint32_t right = 0, n = 0;

	for (; (quiz = pl_quiz_at(walk->setup.shelf, n)); n++)
		right += is_right(walk, quiz);
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("%u of %u answered rightly."), right, n);
}

/* What plume finds in the worse one, of the rules that the quiz is about. */
static void tell_findings(struct pl_walk *walk, const struct pl_quiz *quiz)
{
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_findings *findings =
		pl_quiz_findings(quiz, walk->setup.rules, false, walk->lang, &err);

	for (size_t i = 0; findings && i < pl_findings_count(findings); i++)
		pl_view_remark(&walk->view, findings, i, N_("in the other"));
	if (!findings)
		pl_walk_trouble(walk, &err);
	pl_findings_free(findings);
}

static void answer(struct pl_walk *walk, struct asking *asking, bool first)
{
	bool right = first == asking->better_first;
	struct pl_str name = pl_ref_str(&asking->quiz->name);

	asking->answered = true;
	if (right || !is_right(walk, asking->quiz))
		pl_store_put(&walk->store, section, name,
			     right ? PL_STR("right") : PL_STR("wrong"));
	if (right)
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("Right."));
	else
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("No: the other one is better."));
	pl_view_labelled(&walk->view, PL_VIEW_TEXT, N_("Why"),
			 pl_text_in(&asking->quiz->why, walk->lang));
	tell_findings(walk, asking->quiz);
	tell_score(walk);
	pl_view_say(&walk->view, PL_VIEW_HINT, N_("Enter: the next question; stop leaves."));
}

static bool is_any(struct pl_str line, const char *const *words)
{
	while (*words && !pl_str_is_nocase(line, *words))
		words++;
	return *words;
}

static void say(struct pl_walk *walk, struct pl_str line)
{
	static const char *const firsts[] = { "1", "a", "premier", "première", "first", NULL };
	static const char *const seconds[] = { "2",        "b",      "second", "seconde",
					       "deuxième", "second", NULL };
	struct asking *asking = asking_of(walk);
	struct pl_str word = pl_str_trim(line);

	if (!asking || !asking->quiz)
		return;
	if (asking->answered)
		next(walk, word);
	else if (is_any(word, firsts) || is_any(word, seconds))
		answer(walk, asking, is_any(word, firsts));
	else
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("1 or 2 is wanted here"));
}

/* --- verbs --------------------------------------------------------------------------------------
 */

static void why(struct pl_walk *walk, struct pl_str rest)
{
	struct asking *asking = asking_of(walk);

	(void)rest;
	if (asking && asking->quiz)
		pl_walk_go(walk, PL_MODE_practice, pl_ref_str(&asking->quiz->practice));
}

static void leave(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	tell_score(walk);
	pl_walk_leave(walk);
}

static void stop(struct pl_walk *walk)
{
	leave(walk, PL_STR(""));
}

static const struct pl_verb verbs[] = {
	PL_LESSON_VERBS(next, N_("the next question"), why, leave, N_("leave the questions")),
	{ 0 },
};

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	pl_buf_printf(out, " %s", pl_tr(walk->lang, N_("1 or 2")));
}

const struct pl_mode pl_mode_quiz = {
	.name = "quiz",
	.task = true,
	.size = sizeof(struct asking),
	.listens = true,
	.obeys = true,
	.verbs = verbs,
	.enter = enter,
	.say = say,
	.end = stop,
	.stop = stop,
	.prompt = prompt,
};
