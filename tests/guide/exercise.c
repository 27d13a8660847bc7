/* Exercises: read with their faults told, judged by rules that fall silent and words that stay. */
#include "guide/path.h"

#include "test.h"

#define HEAD                                                              \
	"guide: g\ntitle: {fr: Le guide, en: The guide}\nchapters:\n"     \
	"  - chapter: c\n    title: {fr: Le chapitre, en: The chapter}\n" \
	"    practices: []\n"

static const char one[] =
	HEAD "    exercises:\n"
	     "      - id: e\n        practice: p\n        title: {fr: Une, en: One}\n"
	     "        network: x\n        type: alerte\n"
	     "        draft: \"16 h 40. Crue rapide de la Vilaine à Redon.\"\n"
	     "        silent: [crise.consigne-absente]\n"
	     "        keep: [\"16h40\", \"crue\", \"#Redon|Vilaine\"]\n"
	     "        hints: [{fr: Un, en: One}, {fr: Deux, en: Two}]\n"
	     "        answer: \"16 h 40. Crue à Redon : montez à l’étage.\"\n"
	     "      - id: f\n        practice: h/c/p\n        title: t\n        mends: alt\n"
	     "        draft: \"Travaux sur le pont.\"\n        alt: IMG_2034.jpg\n"
	     "        silent: [accessibilite.alt-nom-de-fichier]\n        keep: [Gien]\n"
	     "        hints: []\n        answer: a\n"
	     "    quiz:\n"
	     "      - {id: q, practice: p, better: b, worse: w, why: y, rules: [a.b]}\n";

static const char path[] = "stages:\n  - {title: t, guides: [g], test: g/c/e}\n"
			   "  - {title: u, guides: [h], test: h/c/e}\n";

struct read {
	struct pl_buf bytes;
	struct pl_faults faults;
	const struct pl_shelf *shelf;
};

static void read_shelf(struct read *read, const char *guide)
{
	const struct pl_memory_file files[] = { { "g.yml", pl_str_of(guide) },
						{ "parcours.yml", pl_str_of(path) },
						{ NULL, { 0 } } };
	struct pl_source source;

	pl_source_memory(&source, "guides", files);
	assert_true(pl_shelf_read(&source, &read->bytes, &read->faults));
	read->shelf = (const struct pl_shelf *)(const void *)read->bytes.at;
}

static void release(struct read *read)
{
	pl_buf_release(&read->bytes);
	pl_faults_release(&read->faults);
}

static void exercises_lie_in_their_chapter(void **state)
{
	struct read read = { 0 };
	const struct pl_exercise *exercise;

	(void)state;
	read_shelf(&read, one);
	assert_int_equal(read.faults.list.n, 0);
	exercise = pl_exercise_find(read.shelf, PL_STR("g/c/e"));
	assert_non_null(exercise);
	assert_true(pl_str_is(pl_ref_str(&exercise->practice), "g/c/p"));
	assert_true(pl_str_is(pl_ref_str(&exercise->front), "\"type\": \"alerte\"\n"));
	assert_int_equal(exercise->hints.n, 2);
	assert_true(
		pl_str_is(pl_text_in(&PL_ROW(struct pl_text, &exercise->hints)[1], PL_EN), "Two"));
	exercise = pl_exercise_at(read.shelf, 1);
	assert_true(pl_str_is(pl_ref_str(&exercise->practice), "h/c/p"));
	assert_true(pl_str_is(pl_exercise_start(exercise), "IMG_2034.jpg"));
	assert_null(pl_exercise_at(read.shelf, 2));
	assert_true(pl_str_is(pl_ref_str(&pl_quiz_at(read.shelf, 0)->name), "g/c/q"));
	release(&read);
}

static const struct {
	const char *yaml, *fault;
} bad[] = {
	{ HEAD "    exercises: e\n", "guides/g.yml:7:16: 'exercises' wants a list" },
	{ HEAD "    exercises: [e]\n", "guides/g.yml:7:17: the file should hold" },
	{ HEAD "    exercises:\n      - {id: e, practice: p, title: t, draft: d, silent: [a.b], "
	       "keep: [k], hints: [h], answr: a, answer: a}\n",
	  "no key is called 'answr' here; did you mean 'answer'?" },
	{ HEAD "    exercises:\n      - {id: e, practice: p, title: t, draft: d, silent: [a.b], "
	       "keep: [k], hints: [h]}\n",
	  "guides/g.yml:8:9: this entry of 'exercises' lacks 'answer'" },
	{ HEAD "    exercises:\n      - {id: e, practice: p, title: t, draft: d, silent: [a.b], "
	       "keep: [k], hints: [h], answer: a, mends: image}\n",
	  "guides/g.yml:8:" },
	{ HEAD "    exercises:\n      - {id: e, practice: p, title: t, draft: d, silent: [a.b], "
	       "keep: [k], hints: [[h]], answer: a}\n",
	  "guides/g.yml:8:84: 'hints' wants a text" },
	{ HEAD "    quiz:\n      - {id: q, practice: p, better: b, worse: w, why: y}\n",
	  "this entry of 'quiz' lacks 'rules'" },
};

static void faults_say_what_would_be_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct read read = { 0 };
		struct pl_buf said = { 0 };

		read_shelf(&read, bad[i].yaml);
		for (size_t f = 0; f < read.faults.list.n; f++) {
			const struct pl_err *err = &read.faults.list.at[f];

			pl_buf_printf(&said, "%s:%u:%u: %s\n", err->file, err->line, err->column,
				      err->text);
		}
		if (!said.len || !strstr(said.at, bad[i].fault))
			fail_msg("wanted %s\ngot %s", bad[i].fault, said.len ? said.at : "none");
		pl_buf_release(&said);
		release(&read);
	}
}

static const struct {
	const char *text, *word;
	bool kept;
} kept[] = {
	{ "À 16h40, crue.", "16 h 40", true },
	{ "À 16 h 40, crue.", "16h40", true },
	{ "Le 116 h 40", "16 h 40", false },
	{ "#VigilanceOrange en cours", "vigilance orange", true },
	{ "VIGILANCE ORANGE", "vigilance orange", true },
	{ "vigilances oranges", "vigilance orange", false },
	{ "la prefecture", "Préfecture", true },
	{ "l’œuvre", "oeuvre", true },
	{ "Saint Étienne", "saint-etienne", true },
	{ "appelez le 04.66.00.00.00", "04 66 00 00 00", true },
	{ "le 18", "17|18", true },
	{ "le 19", "17|18", false },
	{ "", "a", false },
	{ "RD 104", "RD104", true },
};

static void words_are_kept_however_they_are_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		bool is_kept = !kept[i].kept;

		assert_true(
			pl_keeps(pl_str_of(kept[i].text), pl_str_of(kept[i].word), &is_kept, NULL));
		if (is_kept != kept[i].kept)
			fail_msg("'%s' in '%s'", kept[i].word, kept[i].text);
	}
}

/* --- judging ---------------------------------------------------------------------------------- */

static const struct {
	const char *exercise, *attempt;
	bool solved;
	size_t speak, lost;
} attempts[] = {
	{ "g/c/e", "16 h 40. Crue à Redon : montez à l’étage.", true, 0, 0 },
	{ "g/c/e", "16h40 : crue de la Vilaine, montez à l’étage", true, 0, 0 },
	{ "g/c/e", "16 h 40. Crue rapide de la Vilaine à Redon.", false, 1, 0 },
	{ "g/c/e", "Montez à l’étage.", false, 0, 3 },
	{ "g/c/e", "", false, 1, 3 },
	/* Looking away is no remedy. */
	{ "g/c/e", "---\nignore: crise\n---\n16 h 40. Crue à Redon.", false, 1, 0 },
	/* A front matter of one's own is no fault. */
	{ "g/c/e", "---\nnote: essai\n---\n16 h 40. Crue à Redon : montez.", true, 0, 0 },
	{ "g/c/f", "Carte : du pont au pont de Gien.", true, 0, 0 },
	{ "g/c/f", "gien.jpg", false, 1, 0 },
	{ "g/c/f", "\"}]\n---\n", false, 0, 1 },
};

static void plume_judges(void **state)
{
	struct read read = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);

	(void)state;
	read_shelf(&read, one);
	for (size_t i = 0; i < sizeof(attempts) / sizeof(*attempts); i++) {
		const struct pl_exercise *exercise =
			pl_exercise_find(read.shelf, pl_str_of(attempts[i].exercise));
		struct pl_verdict verdict = { 0 };

		assert_true(pl_exercise_judge(exercise, rules, pl_str_of(attempts[i].attempt),
					      PL_FR, &verdict, NULL));
		if (verdict.solved != attempts[i].solved || verdict.speak.n != attempts[i].speak ||
		    verdict.lost.n != attempts[i].lost)
			fail_msg("%s: solved %d, %zu speak, %zu lost", attempts[i].attempt,
				 verdict.solved, verdict.speak.n, verdict.lost.n);
		pl_verdict_release(&verdict);
	}
	pl_ruleset_free(rules);
	release(&read);
}

static void what_is_no_text_is_an_error(void **state)
{
	struct read read = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);
	struct pl_verdict verdict = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	read_shelf(&read, one);
	assert_false(pl_exercise_judge(pl_exercise_at(read.shelf, 0), rules, PL_STR("\xFF"), PL_EN,
				       &verdict, &err));
	assert_int_equal(err.code, PL_INPUT);
	pl_verdict_release(&verdict);
	pl_ruleset_free(rules);
	release(&read);
}

static void neither_place_is_a_habit(void **state)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();
	const struct pl_quiz *quiz;
	size_t first = 0, n = 0;

	(void)state;
	for (uint64_t seed = 1; seed < 5; seed++) {
		for (uint32_t i = 0; (quiz = pl_quiz_at(shelf, i)); i++, n++)
			first += pl_quiz_better_first(quiz, seed);
	}
	assert_true(first > n / 4 && first < n - n / 4);
}

/* --- the path --------------------------------------------------------------------------------- */

static bool is_done(const void *context, struct pl_str exercise)
{
	const char *done = context;

	return strstr(done, exercise.at) != NULL;
}

static const char *name_of(const struct pl_exercise *exercise)
{
	return exercise ? pl_ref_str(&exercise->name).at : "none";
}

static void the_path_goes_on_with_what_is_not_done(void **state)
{
	struct read read = { 0 };
	struct pl_headway progress;

	(void)state;
	read_shelf(&read, one);
	assert_string_equal(name_of(pl_path_next(read.shelf, 0, is_done, "")), "g/c/e");
	assert_string_equal(name_of(pl_path_next(read.shelf, 0, is_done, "g/c/e")), "g/c/f");
	assert_string_equal(name_of(pl_path_next(read.shelf, 0, is_done, "g/c/e g/c/f")), "none");
	assert_string_equal(name_of(pl_path_next(read.shelf, 1, is_done, "")), "none");
	assert_string_equal(name_of(pl_path_next(read.shelf, 9, is_done, "")), "none");
	progress = pl_path_progress(read.shelf, 0, is_done, "g/c/f");
	assert_int_equal(progress.n, 2);
	assert_int_equal(progress.done, 1);
	assert_int_equal(pl_stage_of(read.shelf, pl_exercise_at(read.shelf, 1)), 0);
	assert_int_equal(pl_path_start(read.shelf, 0), 0);
	assert_int_equal(pl_path_start(read.shelf, 1), 1);
	assert_int_equal(pl_path_start(read.shelf, 2), 0);
	assert_int_equal(pl_path_start(read.shelf, 3), 2);
	release(&read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exercises_lie_in_their_chapter),
		cmocka_unit_test(faults_say_what_would_be_right),
		cmocka_unit_test(words_are_kept_however_they_are_written),
		cmocka_unit_test(plume_judges),
		cmocka_unit_test(what_is_no_text_is_an_error),
		cmocka_unit_test(neither_place_is_a_habit),
		cmocka_unit_test(the_path_goes_on_with_what_is_not_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
