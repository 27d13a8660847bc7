/* Generating walks from what ships. */
#include "walk/reach.h"

#include "guide/coach.h"
#include "guide/exercise.h"

/* --- steps ---------------------------------------------------------------------------------- */

static void add(struct script *script, enum script_kind kind, struct pl_str text)
{
	struct script_step *step = PL_PUSH(&script->steps);

	*step = (struct script_step){ .kind = kind, .line = (unsigned)script->steps.n };
	step->text = pl_arena_str(&script->arena, text);
}

static void type(struct script *script, const char *format, ...) PL_PRINTF(2, 3);

static void type(struct script *script, const char *format, ...)
{
	struct pl_buf line = { 0 };
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&line, format, args);
	va_end(args);
	add(script, SCRIPT_TYPED, pl_buf_str(&line));
	pl_buf_release(&line);
}

/* In the language of the walk, without what that language has signs of its own for. */
static void see(struct script *script, const char *en, const char *fr)
{
	add(script, SCRIPT_SHOWN, pl_str_of(script->lang == PL_FR ? fr : en));
}

/* --- what is reached ----------------------------------------------------------------------- */

static void open_all_networks(struct script *script, const struct pl_ruleset *rules)
{
	for (size_t i = 0; i < rules->networks.n; i++) {
		type(script, "networks %s", pl_ref_str(&rules->networks.at[i]->name).at);
		add(script, SCRIPT_SHOWN, pl_network_title(rules->networks.at[i], script->lang));
	}
}

static bool is_of(struct pl_str name, struct pl_str guide)
{
	return name.len > guide.len && name.at[guide.len] == '/' &&
	       pl_str_same(pl_str_cut(name, 0, guide.len), guide);
}

static void open_practices(struct script *script, struct pl_str guide)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();

	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		const struct pl_practice *practice = pl_shelf_practice(shelf, i);

		if (!is_of(pl_ref_str(&practice->name), guide))
			continue;
		type(script, "open %s", pl_ref_str(&practice->name).at);
		add(script, SCRIPT_SHOWN, pl_text_in(&practice->title, script->lang));
	}
}

static bool has_lines(struct pl_str text)
{
	return pl_str_find(text, PL_STR("\n"), 0) != SIZE_MAX;
}

/* What is pasted at once is whole; of a line alone an exercise of several waits for more. */
static void attempt(struct script *script, const struct pl_exercise *exercise, struct pl_str text)
{
	bool is_long =
		has_lines(pl_exercise_start(exercise)) || has_lines(pl_ref_str(&exercise->answer));

	add(script, SCRIPT_TYPED, text);
	if (is_long && !has_lines(text))
		type(script, ".");
}

/* The bad draft is refused as it stands, and the model answer taken. */
static void solve(struct script *script, struct pl_str guide)
{
	const struct pl_exercise *exercise;

	for (uint32_t i = 0; (exercise = pl_exercise_at(pl_shelf_builtin(), i)); i++) {
		if (!is_of(pl_ref_str(&exercise->name), guide))
			continue;
		type(script, ":exercise %s", pl_ref_str(&exercise->name).at);
		add(script, SCRIPT_SHOWN, pl_text_in(&exercise->title, script->lang));
		if (pl_exercise_start(exercise).len) {
			attempt(script, exercise, pl_exercise_start(exercise));
			see(script, "Try again", "Essayez encore");
		}
		attempt(script, exercise, pl_ref_str(&exercise->answer));
		see(script, "Solved.", "Résolu.");
	}
}

static void answer_quizzes(struct script *script)
{
	const struct pl_quiz *quiz;

	for (uint32_t i = 0; (quiz = pl_quiz_at(pl_shelf_builtin(), i)); i++) {
		type(script, ":quiz %s", pl_ref_str(&quiz->name).at);
		add(script, SCRIPT_SHOWN, pl_ref_str(&quiz->name));
		type(script, pl_quiz_better_first(quiz, i) ? "1" : "2");
		see(script, "Right.", "Juste.");
	}
}

/* The picture that the template has as its example is there. */
static void add_picture(struct script *script, const struct pl_template *template)
{
	uint32_t i = pl_template_question(template, PL_STR("image"));
	struct script_file *file = i < template->questions.n ? PL_PUSH(&script->files) : NULL;

	if (file)
		*file = (struct script_file){
			.name = pl_ref_str(
				&PL_ROW(struct pl_question, &template->questions)[i].example),
			.text = PL_STR("a picture"),
		};
}

/* Every question is answered as its example has it: nobody finds fault with the drafts. */
static void be_coached(struct script *script, const struct pl_ruleset *rules,
		       const struct pl_template *template)
{
	const struct pl_question *question;
	struct pl_coach coach;

	add_picture(script, template);
	pl_coach_init(&coach, template, rules, "2026-03-02 08:00", script->lang);
	type(script, "new %s", pl_ref_str(&template->name).at);
	while ((question = pl_coach_question(&coach))) {
		add(script, SCRIPT_SHOWN, pl_text_in(&question->ask, script->lang));
		add(script, SCRIPT_TYPED, pl_ref_str(&question->example));
		if (question->example.len)
			pl_coach_answer(&coach, pl_ref_str(&question->example), NULL);
		else
			pl_coach_skip(&coach);
	}
	see(script, "no rule finds", "aucune règle");
	type(script, "save");
	see(script, "Saved as", "Enregistré");
	pl_coach_release(&coach);
}

/* --- one after the other ------------------------------------------------------------------------
 */

/* Of the i-th guide its practices, then its exercises; false: there is no such guide. */
static bool reach_guide(struct script *script, uint32_t i)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();
	struct pl_str guide;

	if (i >= 2 * pl_shelf_guides(shelf))
		return false;
	guide = pl_ref_str(&pl_shelf_guide(shelf, i / 2)->name);
	script->path = pl_arena_printf(&script->arena, "(%s of %s)",
				       i % 2 ? "exercises" : "practices", guide.at)
			       .at;
	if (i % 2)
		solve(script, guide);
	else
		open_practices(script, guide);
	return true;
}

bool reach_script(struct script *script, const struct pl_ruleset *rules, size_t i)
{
	static const unsigned widths[] = { 40, 80, 200 };
	const struct pl_template *template = pl_template_at(pl_shelf_builtin(), (uint32_t)i);
	uint32_t n = pl_shelf_guides(pl_shelf_builtin()), templates = 0;

	*script = (struct script){ .lang = i % 2 ? PL_EN : PL_FR, .columns = widths[i % 3] };
	if (template) {
		script->path = pl_arena_printf(&script->arena, "(template %s)",
					       pl_ref_str(&template->name).at)
				       .at;
		be_coached(script, rules, template);
		return true;
	}
	while (pl_template_at(pl_shelf_builtin(), templates))
		templates++;
	i -= templates;
	if (i > 2 * n + 1)
		return false;
	if (i < 2 * n)
		return reach_guide(script, (uint32_t)i);
	script->path = i == 2 * n ? "(networks)" : "(quizzes)";
	if (i == 2 * n)
		open_all_networks(script, rules);
	else
		answer_quizzes(script);
	return true;
}
