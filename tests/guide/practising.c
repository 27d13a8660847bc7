/* Practising in a walk: every exercise, quiz and template is reached by typing, and what is done
 * there is kept. */
#include "guide/headway.h"
#include "guide/tally.h"
#include "guide/template.h"

#include <stdio.h>

#include "test.h"

/* A walk whose files lie in memory. */
struct person {
	struct pl_ruleset *rules;
	struct pl_options options;
	struct pl_walk *walk;
	struct pl_buf progress, work; /* the walk's own files */
	struct pl_buf names, saved;   /* of drafts, one after the other, a NUL behind each name */
	const char *there;            /* a file that is there already */
	const struct pl_view *view;
};

static struct pl_buf *file_of(struct person *person, const char *name)
{
	return strcmp(name, "progress.json") ? &person->work : &person->progress;
}

static bool load(void *context, const char *name, struct pl_buf *out, struct pl_err *err)
{
	(void)err;
	pl_buf_add(out, pl_buf_str(file_of(context, name)));
	return true;
}

static bool keep(void *context, const char *name, struct pl_str bytes, struct pl_err *err)
{
	struct pl_buf *file = file_of(context, name);

	(void)err;
	pl_buf_cut(file, 0);
	pl_buf_add(file, bytes);
	return true;
}

static bool exists(void *context, const char *path)
{
	const struct person *person = context;

	return (person->there && !strcmp(person->there, path)) || strstr(path, ".jpg") ||
	       strstr(path, ".png");
}

static bool save(void *context, const char *path, struct pl_str bytes, struct pl_err *err)
{
	struct person *person = context;

	(void)err;
	pl_buf_printf(&person->names, "%s\n", path);
	pl_buf_cut(&person->saved, 0);
	pl_buf_add(&person->saved, bytes);
	return true;
}

static void clock_of(void *context, struct pl_date *today, int32_t *minutes)
{
	(void)context;
	*today = (struct pl_date){ 2026, 3, 2 };
	*minutes = 17 * 60 + 5;
}

static void come(struct person *person)
{
	const struct pl_walk_setup setup = {
		.shelf = pl_shelf_builtin(),
		.rules = person->rules,
		.options = &person->options,
		.doors = { .context = person,
			   .load = load,
			   .keep = keep,
			   .exists = exists,
			   .save = save,
			   .clock = clock_of },
	};

	person->walk = pl_walk_new(&setup, NULL);
	assert_non_null(person->walk);
	person->view = pl_walk_start(person->walk, NULL);
	assert_non_null(person->view);
}

static void begin(struct person *person, enum pl_lang lang)
{
	person->rules = pl_ruleset_new(NULL, 0, NULL);
	person->options = (struct pl_options){ .lang = lang, .now = "2026-03-02 08:00" };
	come(person);
}

static void leave(struct person *person)
{
	pl_walk_free(person->walk);
	person->walk = NULL;
}

static void end(struct person *person)
{
	leave(person);
	pl_ruleset_free(person->rules);
	pl_buf_release(&person->progress);
	pl_buf_release(&person->work);
	pl_buf_release(&person->names);
	pl_buf_release(&person->saved);
}

static void type(struct person *person, const char *format, ...) PL_PRINTF(2, 3);

static void type(struct person *person, const char *format, ...)
{
	struct pl_buf line = { 0 };
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&line, format, args);
	va_end(args);
	person->view = pl_walk_line(person->walk, pl_buf_str(&line), NULL);
	assert_non_null(person->view);
	pl_buf_release(&line);
}

/* Does a block of that kind hold the words, in its label, text or note? */
static bool shows(const struct person *person, enum pl_view_kind kind, const char *words)
{
	for (size_t i = 0; i < person->view->blocks.n; i++) {
		const struct pl_view_block *block = &person->view->blocks.at[i];

		if (block->kind == kind &&
		    (pl_str_find(block->text, pl_str_of(words), 0) != SIZE_MAX ||
		     pl_str_find(block->note, pl_str_of(words), 0) != SIZE_MAX ||
		     pl_str_find(block->label, pl_str_of(words), 0) != SIZE_MAX))
			return true;
	}
	return false;
}

static void assert_shows(const struct person *person, enum pl_view_kind kind, const char *words)
{
	struct pl_buf all = { 0 };

	for (size_t i = 0; i < person->view->blocks.n; i++)
		pl_buf_printf(&all, "%d %.*s: %.*s (%.*s)\n", (int)person->view->blocks.at[i].kind,
			      PL_ARGS(person->view->blocks.at[i].label),
			      PL_ARGS(person->view->blocks.at[i].text),
			      PL_ARGS(person->view->blocks.at[i].note));
	if (!shows(person, kind, words))
		fail_msg("wanted %d '%s' in\n%s", (int)kind, words, all.len ? all.at : "nothing");
	pl_buf_release(&all);
}

/* --- exercises ---------------------------------------------------------------------------------
 */

/* A long one line by line and a full stop, the others in a line. */
static void type_answer(struct person *person, struct pl_str answer, bool is_long)
{
	size_t at = 0;

	while (is_long && at <= answer.len) {
		size_t line = pl_str_find(answer, PL_STR("\n"), at);

		line = line == SIZE_MAX ? answer.len : line;
		type(person, "%.*s", PL_ARGS(pl_str_cut(answer, at, line)));
		at = line + 1;
	}
	if (is_long)
		type(person, ".");
	else
		type(person, "%.*s", PL_ARGS(answer));
}

static bool has_lines(struct pl_str text)
{
	return pl_str_find(text, PL_STR("\n"), 0) != SIZE_MAX;
}

static void every_exercise_is_reached_and_solved(void **state)
{
	struct person person = { 0 };
	const struct pl_exercise *exercise;

	(void)state;
	begin(&person, PL_EN);
	for (uint32_t i = 0; (exercise = pl_exercise_at(pl_shelf_builtin(), i)); i++) {
		struct pl_str start = pl_exercise_start(exercise);
		struct pl_str answer = pl_ref_str(&exercise->answer);
		bool is_long = has_lines(start) || has_lines(answer);

		type(&person, ":exercise %s", pl_ref_str(&exercise->name).at);
		assert_shows(&person, PL_VIEW_TITLE, pl_ref_str(&exercise->name).at);
		type_answer(&person, start, is_long);
		assert_false(pl_headway_is_done(&person.walk->store, pl_ref_str(&exercise->name)));
		type_answer(&person, answer, is_long);
		assert_shows(&person, PL_VIEW_STATE, "Solved.");
		assert_true(pl_headway_is_done(&person.walk->store, pl_ref_str(&exercise->name)));
		type(&person, "stop");
	}
	type(&person, "exercise");
	assert_shows(&person, PL_VIEW_STATE, "Every exercise is solved");
	type(&person, "exercises");
	assert_shows(&person, PL_VIEW_COUNT, "mastered");
	type(&person, "reset all");
	type(&person, "exercises");
	assert_false(shows(&person, PL_VIEW_COUNT, "mastered"));
	end(&person);
}

static void an_exercise_helps_by_and_by(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_FR);
	type(&person, "exercice twitter/hashtags/mur-de-mots");
	assert_shows(&person, PL_VIEW_DRAFT, "#Attention #verglas");
	assert_shows(&person, PL_VIEW_TEXT, "verglas, Jura, prudence");
	type(&person, "indice");
	assert_shows(&person, PL_VIEW_TEXT, "Un à trois mots-dièse");
	type(&person, "indice");
	assert_shows(&person, PL_VIEW_TEXT, "sans le dièse");
	type(&person, "indice");
	assert_shows(&person, PL_VIEW_STATE, "dernier indice");
	type(&person, "Attention au #verglas");
	assert_shows(&person, PL_VIEW_TROUBLE, "Jura");
	type(&person, "#verglas => #verglas dans le Jura, prudence");
	assert_shows(&person, PL_VIEW_STATE, "Résolu.");
	type(&person, "recommencer twitter/hashtags/mur-de-mots"); /* an answer here, not a verb */
	type(&person, "arrêter");
	assert_true(
		pl_headway_is_done(&person.walk->store, PL_STR("twitter/hashtags/mur-de-mots")));
	type(&person, "recommencer twitter/hashtags/mur-de-mots");
	assert_false(
		pl_headway_is_done(&person.walk->store, PL_STR("twitter/hashtags/mur-de-mots")));
	type(&person, "exercice twitter/hachtags");
	assert_shows(&person, PL_VIEW_TROUBLE, "twitter/hachtags");
	end(&person);
}

static void a_model_answer_is_no_solution(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	type(&person, "exercise typographie/nombres/heure-du-clavier");
	type(&person, "answer");
	assert_shows(&person, PL_VIEW_GOOD, "Redon");
	type(&person, "Réunion publique mercredi 4 mars à 18 h 30 à la mairie de Redon.");
	assert_shows(&person, PL_VIEW_STATE, "it will come again");
	assert_false(pl_headway_is_done(&person.walk->store,
					PL_STR("typographie/nombres/heure-du-clavier")));
	end(&person);
}

static void a_placement_test_finds_where_to_start(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	type(&person, "placement");
	assert_shows(&person, PL_VIEW_STATE, "Draft 1 of 8");
	for (uint32_t i = 0; i < 8; i++) {
		const struct pl_stage *stage = pl_stage_at(pl_shelf_builtin(), i);
		const struct pl_exercise *test =
			pl_exercise_find(pl_shelf_builtin(), pl_ref_str(&stage->test));

		type(&person, "hint");
		assert_shows(&person, PL_VIEW_STATE, "no hint");
		if (i == 2)
			type(&person, "skip");
		else
			type_answer(&person, pl_ref_str(&test->answer), false);
	}
	assert_shows(&person, PL_VIEW_STATE, "X and short posts");
	assert_int_equal(pl_headway_start(&person.walk->store), 2);
	type(&person, "exercise");
	assert_shows(&person, PL_VIEW_TITLE, "twitter/");
	end(&person);
}

/* --- quizzes ------------------------------------------------------------------------------------
 */

static void every_quiz_is_reached_and_answered(void **state)
{
	struct person person = { 0 };
	const struct pl_quiz *quiz;
	uint32_t i;

	(void)state;
	begin(&person, PL_EN);
	for (i = 0; (quiz = pl_quiz_at(pl_shelf_builtin(), i)); i++) {
		bool first =
			pl_quiz_better_first(quiz, pl_store_count(&person.walk->store, "quiz"));

		type(&person, ":quiz %s", pl_ref_str(&quiz->name).at);
		assert_shows(&person, PL_VIEW_TITLE, pl_ref_str(&quiz->name).at);
		type(&person, "3");
		assert_shows(&person, PL_VIEW_TROUBLE, "1 or 2");
		type(&person, "%d", first ? 1 : 2);
		assert_shows(&person, PL_VIEW_STATE, "Right.");
		assert_shows(&person, PL_VIEW_FINDING, "in the other");
		type(&person, "stop");
	}
	type(&person, "quiz");
	type(&person, "stop");
	{
		char all[64];

		snprintf(all, sizeof(all), "%u of %u answered rightly.", i, i);
		assert_shows(&person, PL_VIEW_STATE, all);
	}
	end(&person);
}

/* --- the coach ----------------------------------------------------------------------------------
 */

static void a_quiz_stays_in_its_guide(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	type(&person, "quiz crise");
	for (int i = 0; i < 12; i++) {
		assert_shows(&person, PL_VIEW_TITLE, "crise/");
		type(&person, "1");
		type(&person, "%s", "");
	}
	end(&person);
}

static void answer_with_examples(struct person *person, const struct pl_template *template)
{
	const struct pl_question *questions = PL_ROW(struct pl_question, &template->questions);

	for (uint32_t i = 0; i < template->questions.n; i++) {
		struct pl_str example = pl_ref_str(&questions[i].example);

		if (questions[i].kind == PL_ASKS_CAPTIONS)
			continue; /* asked of videos only */
		assert_shows(person, PL_VIEW_QUESTION, pl_text_in(&questions[i].ask, PL_EN).at);
		if (example.len)
			type(person, "%s", example.at);
		else
			type(person, "skip");
	}
}

static void every_template_is_reached_and_its_drafts_are_clean(void **state)
{
	struct person person = { 0 };
	const struct pl_template *template;

	(void)state;
	begin(&person, PL_EN);
	for (uint32_t i = 0; (template = pl_template_at(pl_shelf_builtin(), i)); i++) {
		struct pl_findings *findings;

		type(&person, "new %s", pl_ref_str(&template->name).at);
		answer_with_examples(&person, template);
		assert_shows(&person, PL_VIEW_HEADING, "X (");
		assert_shows(&person, PL_VIEW_HEADING, "Facebook");
		assert_shows(&person, PL_VIEW_STATE, "no rule finds anything");
		assert_false(shows(&person, PL_VIEW_FINDING, ""));
		pl_buf_cut(&person.names, 0);
		type(&person, "save");
		assert_shows(&person, PL_VIEW_STATE, "Saved as");
		assert_non_null(strstr(person.names.at, ".facebook.txt\n"));
		assert_non_null(strstr(person.names.at, ".x.txt\n"));
		findings = pl_lint(person.rules, person.saved.at, person.saved.len, &person.options,
				   NULL);
		assert_int_equal(pl_findings_count(findings), 0);
		pl_findings_free(findings);
	}
	end(&person);
}

static void the_coach_goes_back_explains_and_advises(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_FR);
	type(&person, "nouveau évènemen");
	assert_shows(&person, PL_VIEW_TROUBLE, "évènemen");
	type(&person, "Évènement");
	assert_shows(&person, PL_VIEW_QUESTION, "Sur quels réseaux");
	type(&person, "x, facebok");
	assert_shows(&person, PL_VIEW_TROUBLE, "facebook");
	type(&person, "x");
	type(&person, "?");
	assert_shows(&person, PL_VIEW_TEXT, "Le fait seul");
	type(&person, "Forum des métiers");
	type(&person, "précédent");
	assert_shows(&person, PL_VIEW_QUESTION, "Forum des métiers");
	type(&person, "%s", "");
	type(&person, "14/03/2026");
	type(&person, "9h-17h");
	type(&person, "Gap");
	for (int i = 0; i < 3; i++)
		type(&person, "passer");
	type(&person, "a.jpg");
	type(&person, "IMG_2034.jpg");
	assert_shows(&person, PL_VIEW_FINDING, "conseil");
	assert_shows(&person, PL_VIEW_QUESTION, "IMG_2034.jpg");
	type(&person, "Forum des métiers à Gap, le samedi 14 mars 2026 de 9 h à 17 h, entrée "
		      "libre, avec une carte du lieu.");
	assert_false(shows(&person, PL_VIEW_FINDING, ""));
	type(&person, "fini");
	assert_shows(&person, PL_VIEW_DRAFT, "samedi 14");
	type(&person, "modifier lieu");
	assert_shows(&person, PL_VIEW_QUESTION, "Gap");
	type(&person, "Sens");
	type(&person, "fini");
	assert_shows(&person, PL_VIEW_DRAFT, "Sens");
	person.there = "evenement-sens.x.txt";
	type(&person, "enregistrer");
	assert_shows(&person, PL_VIEW_STATE, "evenement-sens-2.x.txt");
	assert_string_equal(pl_walk_prompt(person.walk).at,
			    "plume"); /* where it was set out from */
	end(&person);
}

/* The text of the question that is asked now; empty: the drafts are there. */
static struct pl_str asked(const struct person *person)
{
	for (size_t i = 0; i < person->view->blocks.n; i++) {
		if (person->view->blocks.at[i].kind == PL_VIEW_QUESTION)
			return person->view->blocks.at[i].text;
	}
	return PL_STR("");
}

/* Each question is explained, answered by an empty line, skipped, and come back to. */
static void try_question(struct person *person, const struct pl_question *question)
{
	const char *ask = pl_text_in(&question->ask, PL_EN).at;

	assert_true(pl_str_is(asked(person), ask));
	assert_true(shows(person, PL_VIEW_QUESTION, "Enter: "));
	type(person, "explain");
	assert_shows(person, PL_VIEW_TEXT, pl_text_in(&question->help, PL_EN).at);
	for (int skipped = 0; skipped < 2; skipped++) {
		type(person, "%s", skipped ? "skip" : "");
		assert_false(shows(person, PL_VIEW_TROUBLE, ""));
		assert_false(pl_str_is(asked(person), ask));
		if (!asked(person).len)
			type(person, "change %s", pl_ref_str(&question->name).at);
		else
			type(person, "previous");
		assert_true(pl_str_is(asked(person), ask));
	}
	type(person, "%s", pl_ref_str(&question->example).at);
}

static void every_question_has_a_default_and_a_way_round(void **state)
{
	struct person person = { 0 };
	const struct pl_template *template;

	(void)state;
	begin(&person, PL_EN);
	for (uint32_t i = 0; (template = pl_template_at(pl_shelf_builtin(), i)); i++) {
		const struct pl_question *questions =
			PL_ROW(struct pl_question, &template->questions);

		type(&person, "new %s", pl_ref_str(&template->name).at);
		for (uint32_t k = 0; k < template->questions.n; k++) {
			if (questions[k].kind != PL_ASKS_CAPTIONS) /* asked of videos */
				try_question(&person, &questions[k]);
		}
		assert_int_equal(asked(&person).len, 0);
		assert_shows(&person, PL_VIEW_STATE, "no rule finds anything");
		type(&person, "cancel");
	}
	end(&person);
}

/* An answer, or a draft, that is typed but not given yet. */
static void advice_comes_while_one_types(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	assert_null(pl_walk_glance(person.walk, PL_STR("eau")));
	type(&person, "new alerte");
	type(&person, "x");
	assert_null(pl_walk_glance(person.walk, PL_STR("skip"))); /* a command */
	person.view = pl_walk_glance(person.walk, PL_STR("Incendie !"));
	assert_shows(&person, PL_VIEW_STATE, "Incendie");
	for (int i = 0; i < 3; i++)
		type(&person, "skip");
	type(&person, "Fermez les fenêtres");
	for (int i = 0; i < 4; i++)
		type(&person, "skip");
	type(&person, "carte.jpg");
	assert_shows(&person, PL_VIEW_QUESTION, "What does the picture show?");
	person.view = pl_walk_glance(person.walk, PL_STR("Image de la carte"));
	assert_shows(&person, PL_VIEW_FINDING, "accessibilite.alt-image-de");
	assert_shows(&person, PL_VIEW_STATE, "17");
	person.view = pl_walk_glance(person.walk, PL_STR("Le feu coupe la RD 568 à Martigues."));
	assert_false(shows(&person, PL_VIEW_FINDING, ""));
	type(&person, "%s", ""); /* nothing of it was taken */
	type(&person, "done");
	assert_false(shows(&person, PL_VIEW_DRAFT, "RD 568"));
	type(&person, "cancel");
	type(&person, "try");
	type(&person, "Le nord du Cher");
	person.view = pl_walk_glance(person.walk, PL_STR("est tres beau."));
	assert_shows(&person, PL_VIEW_FINDING, "langue.accent-manquant");
	assert_shows(&person, PL_VIEW_COUNT, "30/");
	end(&person);
}

/* Whatever --now says of when drafts go out. */
static void the_coach_knows_the_clock(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_FR);
	leave(&person);
	person.options.now = NULL;
	come(&person);
	type(&person, "nouveau levée d’alerte");
	for (int i = 0; i < 9 && !shows(&person, PL_VIEW_QUESTION, "17 h 05"); i++)
		type(&person, "%s", "");
	assert_shows(&person, PL_VIEW_QUESTION, "Depuis quelle heure");
	type(&person, "%s", "");
	type(&person, "fini");
	assert_shows(&person, PL_VIEW_DRAFT, "17 h 05");
	type(&person, "nouveau évènement");
	assert_shows(&person, PL_VIEW_STATE, "(Levée d’alerte) est abandonnée");
	type(&person, "x");
	type(&person, "Forum");
	assert_shows(&person, PL_VIEW_QUESTION, "à compléter plus tard");
	type(&person, "demain");
	type(&person, "fini");
	assert_shows(&person, PL_VIEW_DRAFT, "mardi 3 mars");
	assert_shows(&person, PL_VIEW_DRAFT, "[à compléter : lieu]");
	end(&person);
}

/* --- what is kept -------------------------------------------------------------------------------
 */

static void what_was_begun_is_still_there(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	type(&person, "new alerte");
	type(&person, "x");
	type(&person, "Incendie");
	leave(&person); /* without a word, as kill -9 does */
	come(&person);
	assert_shows(&person, PL_VIEW_STATE, "new goes on with it");
	type(&person, "new");
	assert_shows(&person, PL_VIEW_QUESTION, "Where?");
	type(&person, "previous");
	assert_shows(&person, PL_VIEW_QUESTION, "Incendie");
	type(&person, "cancel");
	type(&person, "exercise twitter/fils/fil-sans-annonce");
	type(&person, "La saison des feux commence.");
	leave(&person);
	come(&person);
	assert_shows(&person, PL_VIEW_STATE, "exercise goes on with it");
	type(&person, "exercise");
	assert_shows(&person, PL_VIEW_DRAFT, "La saison des feux commence.");
	end(&person);
}

static void findings_of_ones_own_are_counted_until_told_not_to(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	type(&person, "try #Un #deux #trois #quatre #cinq pour tous les habitants");
	assert_int_equal(pl_tally_of(&person.walk->store, PL_STR("twitter.hashtags-max")), 0);
	type(&person, "for x");
	type(&person, "try #Un #deux #trois #quatre #cinq pour tous les habitants");
	type(&person, "try #Un #deux #trois #quatre #cinq et six, ce matin");
	assert_int_equal(pl_tally_of(&person.walk->store, PL_STR("twitter.hashtags-max")), 2);
	assert_null(strstr(person.progress.at, "habitants")); /* names of rules, no words */
	type(&person, "tally");
	assert_shows(&person, PL_VIEW_ITEM, "in 2 drafts");
	type(&person, "exercise mine");
	assert_shows(&person, PL_VIEW_TITLE, "twitter/hashtags/mur-de-mots");
	type(&person, "stop");
	type(&person, "tally off");
	type(&person, "try #Un #deux #trois #quatre #cinq et sept, ce matin");
	assert_int_equal(pl_tally_of(&person.walk->store, PL_STR("twitter.hashtags-max")), 2);
	type(&person, "tally erase");
	assert_int_equal(pl_tally_of(&person.walk->store, PL_STR("twitter.hashtags-max")), 0);
	type(&person, "exercise mine");
	assert_shows(&person, PL_VIEW_STATE, "Findings are not counted");
	end(&person);
}

static void one_leaves_exercises_for_where_one_set_out_from(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	type(&person, "open facebook/texte/aerer");
	type(&person, "exercise twitter");
	type(&person, ":exercise facebook");
	type(&person, "quiz");
	type(&person, ":exercise crise");
	type(&person, "stop");
	assert_string_equal(pl_walk_prompt(person.walk).at, "plume aerer");
	type(&person, "exercise crise");
	type(&person, "why");
	type(&person, "back"); /* a look at a page is no end of it */
	assert_shows(&person, PL_VIEW_QUESTION, "Type");
	end(&person);
}

static void a_command_alone_leads_out_of_an_exercise(void **state)
{
	struct person person = { 0 };

	(void)state;
	begin(&person, PL_EN);
	type(&person, "exercise twitter");
	type(&person, "quiz");
	assert_shows(&person, PL_VIEW_TITLE, "Which post is better?");
	type(&person, "b"); /* the second, not `back` */
	assert_shows(&person, PL_VIEW_STATE, "answered rightly");
	type(&person, "contents");
	assert_shows(&person, PL_VIEW_TITLE, "The guides of plume");
	type(&person, "new alerte");
	type(&person, "x");
	type(&person, "exercises"); /* an answer */
	assert_shows(&person, PL_VIEW_QUESTION, "Where?");
	end(&person);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_exercise_is_reached_and_solved),
		cmocka_unit_test(an_exercise_helps_by_and_by),
		cmocka_unit_test(a_model_answer_is_no_solution),
		cmocka_unit_test(a_placement_test_finds_where_to_start),
		cmocka_unit_test(every_quiz_is_reached_and_answered),
		cmocka_unit_test(a_quiz_stays_in_its_guide),
		cmocka_unit_test(one_leaves_exercises_for_where_one_set_out_from),
		cmocka_unit_test(a_command_alone_leads_out_of_an_exercise),
		cmocka_unit_test(every_question_has_a_default_and_a_way_round),
		cmocka_unit_test(the_coach_knows_the_clock),
		cmocka_unit_test(advice_comes_while_one_types),
		cmocka_unit_test(every_template_is_reached_and_its_drafts_are_clean),
		cmocka_unit_test(the_coach_goes_back_explains_and_advises),
		cmocka_unit_test(what_was_begun_is_still_there),
		cmocka_unit_test(findings_of_ones_own_are_counted_until_told_not_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
