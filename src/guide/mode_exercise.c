/* An exercise: a bad draft, mended until plume has nothing more to say of what it is about. */
#include "guide/lesson.h"

#include "guide/change.h"

static const char placement[] = "placement";

static struct pl_lesson *lesson_of(struct pl_walk *walk)
{
	return pl_mode_state(walk, PL_MODE_exercise);
}

/* --- beginning ----------------------------------------------------------------------------------
 */

static void begin(struct pl_walk *walk, struct pl_lesson *lesson,
		  const struct pl_exercise *exercise)
{
	lesson->exercise = exercise;
	lesson->hints = 0;
	lesson->solved = lesson->shown = false;
	pl_buf_cut(&lesson->typed, 0);
	pl_buf_cut(&lesson->attempt, 0);
	pl_buf_add(&lesson->attempt, pl_exercise_start(exercise));
	walk->view.blocks.failed |= lesson->attempt.failed;
	pl_lesson_show(walk, lesson);
}

static const struct pl_exercise *test_at(const struct pl_walk *walk, uint32_t i)
{
	const struct pl_stage *stage = pl_stage_at(walk->setup.shelf, i);

	return stage ? pl_exercise_find(walk->setup.shelf, pl_ref_str(&stage->test)) : NULL;
}

static const struct pl_exercise *exercise_called(const struct pl_walk *walk, struct pl_str name)
{
	if (pl_str_is(name, placement))
		return test_at(walk, 0);
	return name.len ? pl_headway_named(walk, name) : pl_headway_next(walk);
}

/* Something was tried that would have to be typed again. */
static bool is_begun(const struct pl_lesson *lesson)
{
	return lesson && lesson->exercise && !lesson->solved && !lesson->test &&
	       (lesson->typed.len ||
		!pl_str_same(pl_buf_str(&lesson->attempt), pl_exercise_start(lesson->exercise)));
}

/* The one that was left in the middle. */
static void go_on(struct pl_walk *walk, const struct pl_lesson *lesson)
{
	pl_lesson_show(walk, lesson);
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Your last try"),
			 pl_buf_str(&lesson->attempt));
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Typed so far"),
			 pl_str_trim(pl_buf_str(&lesson->typed)));
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	struct pl_lesson *lesson = lesson_of(walk);
	const struct pl_exercise *exercise = exercise_called(walk, name);

	if (lesson && is_begun(lesson) && (!name.len || exercise == lesson->exercise)) {
		go_on(walk, lesson);
		return true;
	}
	if (!lesson || !exercise)
		return false;
	lesson->test = pl_str_is(name, placement);
	lesson->stage = 0;
	lesson->passed = 0;
	begin(walk, lesson, exercise);
	return true;
}

/* --- going on -----------------------------------------------------------------------------------
 */

static void end_test(struct pl_walk *walk, const struct pl_lesson *lesson)
{
	uint32_t start = pl_path_start(walk->setup.shelf, lesson->passed);
	const struct pl_stage *stage = pl_stage_at(walk->setup.shelf, start);

	pl_headway_set_start(&walk->store, start);
	if (stage)
		pl_view_labelled(&walk->view, PL_VIEW_STATE, N_("Start here"),
				 pl_text_in(&stage->title, walk->lang));
	else
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("All were mended: take the exercises in whatever order you like."));
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("exercise begins there; exercises tells how far you are."));
	pl_walk_leave(walk);
}

/* One of the same guide, then of the path. */
static const struct pl_exercise *next_after(const struct pl_walk *walk,
					    const struct pl_lesson *lesson)
{
	struct pl_str name = pl_ref_str(&lesson->exercise->name);
	const struct pl_exercise *exercise =
		pl_headway_named(walk, pl_str_cut(name, 0, pl_str_find(name, PL_STR("/"), 0)));

	if (exercise && !pl_headway_is_done(&walk->store, pl_ref_str(&exercise->name)))
		return exercise;
	return pl_headway_next(walk);
}

static void next(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_lesson *lesson = lesson_of(walk);
	const struct pl_exercise *exercise;

	(void)rest;
	if (!lesson)
		return;
	exercise = lesson->test ? test_at(walk, ++lesson->stage) : next_after(walk, lesson);
	if (exercise) {
		begin(walk, lesson, exercise);
	} else if (lesson->test) {
		end_test(walk, lesson);
	} else {
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("Every exercise is solved: reset all begins anew."));
		pl_walk_leave(walk);
	}
}

/* The one behind `exercise` in the guides, and behind the last the first. */
static const struct pl_exercise *behind(const struct pl_walk *walk,
					const struct pl_exercise *exercise)
{
	const struct pl_exercise *at;
	uint32_t i = 0;

	while ((at = pl_exercise_at(walk->setup.shelf, i)) && at != exercise)
		i++;
	at = pl_exercise_at(walk->setup.shelf, i + 1);
	return at ? at : pl_exercise_at(walk->setup.shelf, 0);
}

/* The next would be the same again: the one behind it that is not done. */
static void skip(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_lesson *lesson = lesson_of(walk);
	const struct pl_exercise *exercise;

	if (!lesson || lesson->test || lesson->solved) {
		next(walk, rest);
		return;
	}
	exercise = behind(walk, lesson->exercise);
	while (exercise != lesson->exercise &&
	       pl_headway_is_done(&walk->store, pl_ref_str(&exercise->name)))
		exercise = behind(walk, exercise);
	begin(walk, lesson, exercise);
}

/* --- judging ------------------------------------------------------------------------------------
 */

static void tell_verdict(struct pl_walk *walk, struct pl_lesson *lesson,
			 const struct pl_verdict *verdict)
{
	if (lesson->test) {
		lesson->passed |= (uint64_t)verdict->solved << lesson->stage;
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    verdict->solved ? N_("Mended.") : N_("Not yet: noted, go on."));
		next(walk, PL_STR(""));
	} else if (verdict->solved) {
		pl_lesson_solved(walk, lesson, verdict);
	} else {
		pl_lesson_not_yet(walk, verdict);
	}
}

static void judge(struct pl_walk *walk, struct pl_lesson *lesson, struct pl_str attempt)
{
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_verdict verdict = { 0 };
	struct pl_buf kept = { 0 };

	pl_buf_add(&kept, attempt);
	if (pl_exercise_judge(lesson->exercise, walk->setup.rules, pl_buf_str(&kept), walk->lang,
			      &verdict, &err)) {
		pl_buf_cut(&lesson->attempt, 0);
		pl_buf_add(&lesson->attempt, pl_buf_str(&kept));
		tell_verdict(walk, lesson, &verdict);
	} else {
		pl_walk_trouble(walk, &err);
	}
	pl_verdict_release(&verdict);
	pl_buf_release(&kept);
}

/* --- what is typed ------------------------------------------------------------------------------
 */

/* "OLD => NEW": a change of the last attempt.  False: the line is none. */
static bool change(struct pl_walk *walk, struct pl_lesson *lesson, struct pl_str line)
{
	struct pl_buf changed = { 0 };
	enum pl_changed how;
	struct pl_str old;

	if (lesson->typed.len)
		return false;
	how = pl_change(pl_buf_str(&lesson->attempt), line, &old, &changed);
	if (how == PL_CHANGED_MISSING)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("“%.*s” does not stand there"),
			    PL_ARGS(old));
	if (how == PL_CHANGED) {
		pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Draft"), pl_buf_str(&changed));
		walk->view.blocks.failed |= changed.failed;
		judge(walk, lesson, pl_buf_str(&changed));
	}
	pl_buf_release(&changed);
	return how != PL_CHANGED_NOT;
}

static void finish(struct pl_walk *walk, struct pl_lesson *lesson)
{
	struct pl_buf typed = lesson->typed;

	lesson->typed = (struct pl_buf){ 0 };
	walk->view.blocks.failed |= typed.failed;
	if (pl_str_trim(pl_buf_str(&typed)).len)
		judge(walk, lesson, pl_str_trim(pl_buf_str(&typed)));
	else
		pl_lesson_ask(walk, lesson->exercise);
	pl_buf_release(&typed);
}

static void say(struct pl_walk *walk, struct pl_str line)
{
	struct pl_lesson *lesson = lesson_of(walk);
	struct pl_str typed = pl_str_trim(line);

	if (!lesson || !lesson->exercise)
		return;
	if (lesson->solved && !typed.len) {
		next(walk, typed);
		return;
	}
	if (change(walk, lesson, line))
		return;
	if (!pl_str_is(typed, ".")) {
		pl_buf_add(&lesson->typed, line);
		pl_buf_putc(&lesson->typed, '\n');
	}
	if (!pl_lesson_is_long(lesson->exercise) || pl_str_is(typed, ".") ||
	    pl_str_find(line, PL_STR("\n"), 0) != SIZE_MAX)
		finish(walk, lesson);
}

/* --- verbs --------------------------------------------------------------------------------------
 */

static void hint(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_lesson *lesson = lesson_of(walk);
	const struct pl_row *row = lesson ? &lesson->exercise->hints : NULL;

	(void)rest;
	if (!row || lesson->test || !row->n) {
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("There is no hint here."));
		return;
	}
	if (lesson->hints == row->n) {
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("That was the last hint; once more:"));
		lesson->hints--;
	}
	pl_view_labelled(&walk->view, PL_VIEW_TEXT, N_("Hint"),
			 pl_text_in(PL_ROW(struct pl_text, row) + lesson->hints++, walk->lang));
}

static void answer(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_lesson *lesson = lesson_of(walk);

	(void)rest;
	if (!lesson || lesson->test) {
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("A test shows no answers."));
		return;
	}
	if (!lesson->solved) {
		lesson->shown = true;
		pl_headway_put(&walk->store, lesson->exercise, "shown");
	}
	pl_view_labelled(&walk->view, PL_VIEW_GOOD, N_("One of many"),
			 pl_ref_str(&lesson->exercise->answer));
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("Yours may say it otherwise: plume judges, not this text."));
}

static void again(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_lesson *lesson = lesson_of(walk);

	(void)rest;
	if (lesson)
		begin(walk, lesson, lesson->exercise);
}

static void why(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_lesson *lesson = lesson_of(walk);

	(void)rest;
	if (lesson)
		pl_walk_go(walk, PL_MODE_practice, pl_ref_str(&lesson->exercise->practice));
}

static void leave(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    N_("What is solved is kept; exercise goes on from here."));
	pl_walk_leave(walk);
}

static const struct pl_verb verbs[] = {
	{ .name = "hint",
	  .french = "indice",
	  .help = N_("a hint, then another"),
	  .bare = true,
	  .run = hint },
	{ .name = "answer",
	  .french = "réponse",
	  .others = "solution",
	  .help = N_("a model answer; the exercise will come again"),
	  .bare = true,
	  .run = answer },
	{ .name = "again",
	  .french = "revoir",
	  .help = N_("the exercise from its start"),
	  .bare = true,
	  .run = again },
	PL_LESSON_VERBS(skip, N_("the next exercise"), why, leave, N_("leave the exercises")),
	{ 0 },
};

/* --- all
 * ------------------------------------------------------------------------------------------ */

static void stop(struct pl_walk *walk)
{
	leave(walk, PL_STR(""));
}

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	const struct pl_lesson *lesson = walk->states[PL_MODE_exercise];

	pl_buf_printf(out, " %s",
		      pl_tr(walk->lang, lesson && lesson->typed.len ? N_("more, or a full stop")
								    : N_("mended")));
}

static void keep(const struct pl_walk *walk, struct pl_buf *json)
{
	const struct pl_lesson *lesson = walk->states[PL_MODE_exercise];

	if (!is_begun(lesson))
		return;
	pl_buf_puts(json, "\"exercise\":");
	pl_json_string(json, pl_ref_str(&lesson->exercise->name));
	pl_buf_puts(json, ",\"attempt\":");
	pl_json_string(json, pl_buf_str(&lesson->attempt));
	pl_buf_puts(json, ",\"typed\":");
	pl_json_string(json, pl_buf_str(&lesson->typed));
}

static bool resume(struct pl_walk *walk, const struct pl_node *kept)
{
	const struct pl_exercise *exercise =
		pl_exercise_find(walk->setup.shelf, pl_node_text(pl_node_get(kept, "exercise")));
	struct pl_lesson *lesson = exercise ? lesson_of(walk) : NULL;

	if (!lesson)
		return false;
	lesson->exercise = exercise;
	pl_buf_add(&lesson->attempt, pl_node_text(pl_node_get(kept, "attempt")));
	pl_buf_add(&lesson->typed, pl_node_text(pl_node_get(kept, "typed")));
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    N_("The exercise of last time is still open: exercise goes on with it."));
	return true;
}

static void release(void *state)
{
	pl_buf_release(&((struct pl_lesson *)state)->typed);
	pl_buf_release(&((struct pl_lesson *)state)->attempt);
}

const struct pl_mode pl_mode_exercise = {
	.name = "exercise",
	.task = true,
	.size = sizeof(struct pl_lesson),
	.listens = true,
	.obeys = true,
	.verbs = verbs,
	.enter = enter,
	.say = say,
	.end = stop,
	.stop = stop,
	.prompt = prompt,
	.keep = keep,
	.resume = resume,
	.release = release,
};
