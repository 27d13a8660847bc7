/* Tries every exercise and quiz that ships: what is bad is found, what is given as right is clean,
 * and the words that must be kept are in both. */
#include <stdio.h>

#include "base/unicode.h"
#include "guide/path.h"

struct court {
	const struct pl_ruleset *rules;
	const struct pl_shelf *shelf;
	struct pl_str name;
	bool broken;
	size_t passed, failed;
};

static void law(struct court *court, bool kept, const char *law, struct pl_str what)
{
	if (kept)
		return;
	printf("failed: %.*s: %s%s%.*s\n", PL_ARGS(court->name), law, what.len ? ": " : "",
	       PL_ARGS(what));
	court->broken = true;
}

static void summon(struct court *court, const struct pl_ref *name)
{
	court->name = pl_ref_str(name);
	court->broken = false;
}

static void dismiss(struct court *court)
{
	court->passed += !court->broken;
	court->failed += court->broken;
}

/* --- what both must have ---------------------------------------------------------------------- */

static void law_text(struct court *court, const struct pl_text *text, const char *what)
{
	struct pl_str fr = pl_ref_str(&text->fr), en = pl_ref_str(&text->en);

	law(court, fr.len && en.len, "it lacks a language", pl_str_of(what));
	law(court, !fr.len || !pl_str_same(fr, en), "it is the same in both languages",
	    pl_str_of(what));
}

static bool has_name(const struct pl_row *names, struct pl_str name)
{
	const struct pl_ref *at = PL_ROW(struct pl_ref, names);

	for (uint32_t i = 0; names && i < names->n; i++) {
		if (pl_str_same(pl_ref_str(&at[i]), name))
			return true;
	}
	return false;
}

/* What a guide says in French keeps what guides ask for, but for what it warns of: `rules`. */
static void law_clean(struct court *court, const struct pl_text *text, const struct pl_row *rules)
{
	const struct pl_options options = { .profile = PL_PROFILE_STRICT };
	struct pl_str french = pl_ref_str(&text->fr);
	struct pl_err err = { 0 };
	struct pl_findings *findings = pl_lint(court->rules, french.at, french.len, &options, &err);

	law(court, findings != NULL, "it cannot be checked", pl_str_of(err.text));
	for (size_t i = 0; findings && i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		if (!has_name(rules, finding.rule)) {
			law(court, false, "a rule finds fault with what it says", finding.rule);
			law(court, false, "namely with", french);
		}
	}
	pl_findings_free(findings);
}

static void law_rules(struct court *court, const struct pl_row *names)
{
	const struct pl_ref *name = PL_ROW(struct pl_ref, names);
	struct pl_rule_at at;

	law(court, names->n > 0, "it names no rule", PL_STR(""));
	for (uint32_t i = 0; i < names->n; i++)
		law(court, pl_ruleset_find(court->rules, pl_ref_str(&name[i]), &at),
		    "it names a rule that does not exist", pl_ref_str(&name[i]));
}

static void law_place(struct court *court, const struct pl_ref *practice,
		      const struct pl_ref *network)
{
	struct pl_str name = pl_ref_str(network);
	const struct pl_practice *found = pl_shelf_find(court->shelf, pl_ref_str(practice));

	law(court, found, "no practice is called so", pl_ref_str(practice));
	law(court, !name.len || pl_networks_find(&court->rules->networks, name) >= 0,
	    "no network is called so", name);
}

/* No finding is left but what the draft's own type has as a matter of taste: none at all. */
static void law_silent(struct court *court, const struct pl_findings *findings, const char *what)
{
	for (size_t i = 0; findings && i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		printf("  %.*s: %.*s: %.*s\n", PL_ARGS(finding.rule), PL_ARGS(finding.match),
		       PL_ARGS(finding.message));
		law(court, false, what, finding.rule);
	}
	for (size_t i = 0; findings && i < findings->post.n_remarks; i++)
		law(court, false, what, pl_str_of(findings->post.remarks[i].text));
}

/* --- exercises ---------------------------------------------------------------------------------
 */

static bool judge(struct court *court, const struct pl_exercise *exercise, struct pl_str attempt,
		  struct pl_verdict *verdict)
{
	struct pl_err err = { 0 };
	bool ok = pl_exercise_judge(exercise, court->rules, attempt, PL_EN, verdict, &err);

	law(court, ok, "it cannot be judged", pl_str_of(err.text));
	return ok;
}

static bool says(const struct pl_verdict *verdict, struct pl_str rule)
{
	for (size_t i = 0; i < verdict->speak.n; i++) {
		if (pl_str_same(verdict->speak.at[i], rule))
			return true;
	}
	return false;
}

/* Who describes a picture takes the words from what it shows. */
static void law_words(struct court *court, const struct pl_exercise *exercise,
		      const struct pl_verdict *verdict)
{
	struct pl_str shown = pl_ref_str(&exercise->picture.fr);
	bool kept = false;

	for (size_t i = 0; i < verdict->lost.n; i++) {
		if (exercise->mends == PL_MENDS_ALT)
			pl_keeps(shown, verdict->lost.at[i], &kept, NULL);
		law(court, kept, "a word to keep is not in what it begins with",
		    verdict->lost.at[i]);
	}
}

static void judge_start(struct court *court, const struct pl_exercise *exercise)
{
	const struct pl_ref *silent = PL_ROW(struct pl_ref, &exercise->silent);
	struct pl_verdict verdict = { 0 };

	if (judge(court, exercise, pl_exercise_start(exercise), &verdict)) {
		law(court, !verdict.solved, "it is solved before it begins", PL_STR(""));
		for (uint32_t i = 0; i < exercise->silent.n; i++)
			law(court, says(&verdict, pl_ref_str(&silent[i])),
			    "the bad draft is not found by", pl_ref_str(&silent[i]));
		law_words(court, exercise, &verdict);
	}
	pl_verdict_release(&verdict);
}

static void judge_answer(struct court *court, const struct pl_exercise *exercise)
{
	struct pl_verdict verdict = { 0 };

	if (judge(court, exercise, pl_ref_str(&exercise->answer), &verdict)) {
		law(court, verdict.solved, "the model answer does not solve it", PL_STR(""));
		for (size_t i = 0; i < verdict.lost.n; i++)
			law(court, false, "the model answer lacks", verdict.lost.at[i]);
		law_silent(court, verdict.findings, "the model answer is found by");
	}
	pl_verdict_release(&verdict);
}

/* Nothing is solved by saying nothing, nor by asking plume to look away. */
static void judge_cheats(struct court *court, const struct pl_exercise *exercise)
{
	struct pl_buf silenced = { 0 };
	struct pl_verdict verdict = { 0 };

	if (judge(court, exercise, PL_STR(""), &verdict))
		law(court, !verdict.solved, "an empty answer solves it", PL_STR(""));
	pl_verdict_release(&verdict);
	pl_buf_puts(&silenced, "---\nignore: [");
	for (uint32_t i = 0; i < exercise->silent.n; i++)
		pl_buf_printf(&silenced, "%s%s", i ? ", " : "",
			      pl_ref_str(PL_ROW(struct pl_ref, &exercise->silent) + i).at);
	pl_buf_puts(&silenced, "]\n---\n");
	pl_buf_add(&silenced, pl_exercise_start(exercise));
	if (judge(court, exercise, pl_buf_str(&silenced), &verdict))
		law(court, exercise->mends == PL_MENDS_ALT || !verdict.solved,
		    "silencing the rules solves it", PL_STR(""));
	pl_verdict_release(&verdict);
	pl_buf_release(&silenced);
}

static void judge_exercise(struct court *court, const struct pl_exercise *exercise)
{
	const struct pl_text *hints = PL_ROW(struct pl_text, &exercise->hints);

	law_text(court, &exercise->title, "title");
	law_clean(court, &exercise->title, &exercise->silent);
	law(court, exercise->hints.n >= 2, "it has fewer than two hints", PL_STR(""));
	for (uint32_t i = 0; i < exercise->hints.n; i++) {
		law_text(court, &hints[i], "hint");
		law_clean(court, &hints[i], &exercise->silent);
	}
	if (exercise->mends == PL_MENDS_ALT)
		law_text(court, &exercise->picture, "picture");
	law(court, exercise->keep.n > 0, "it keeps no word", PL_STR(""));
	law(court, pl_exercise_find(court->shelf, court->name) == exercise, "another has its name",
	    PL_STR(""));
	law(court, !pl_shelf_find(court->shelf, court->name), "a practice has its name",
	    PL_STR(""));
	law(court, pl_stage_of(court->shelf, exercise) != UINT32_MAX, "no stage has it",
	    PL_STR(""));
	law_place(court, &exercise->practice, &exercise->network);
	law_rules(court, &exercise->silent);
	judge_start(court, exercise);
	judge_answer(court, exercise);
	judge_cheats(court, exercise);
}

/* --- quizzes ------------------------------------------------------------------------------------
 */

static bool is_found_by(const struct pl_findings *findings, struct pl_str rule)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		if (pl_str_same(pl_findings_at(findings, i).rule, rule))
			return true;
	}
	return false;
}

static void judge_quiz(struct court *court, const struct pl_quiz *quiz)
{
	const struct pl_ref *rules = PL_ROW(struct pl_ref, &quiz->rules);
	struct pl_err err = { 0 };
	struct pl_findings *better = pl_quiz_findings(quiz, court->rules, true, PL_EN, &err);
	struct pl_findings *worse = pl_quiz_findings(quiz, court->rules, false, PL_EN, &err);

	law_text(court, &quiz->why, "why");
	law_clean(court, &quiz->why, &quiz->rules);
	law_place(court, &quiz->practice, &quiz->network);
	law_rules(court, &quiz->rules);
	law(court, better && worse, "it cannot be judged", pl_str_of(err.text));
	law_silent(court, better, "the better post is found by");
	for (uint32_t i = 0; worse && i < quiz->rules.n; i++)
		law(court, is_found_by(worse, pl_ref_str(&rules[i])),
		    "the worse post is not found by", pl_ref_str(&rules[i]));
	pl_findings_free(better);
	pl_findings_free(worse);
}

/* --- all of them --------------------------------------------------------------------------------
 */

static void judge_exercises(struct court *court)
{
	const struct pl_exercise *exercise;

	for (uint32_t i = 0; (exercise = pl_exercise_at(court->shelf, i)); i++) {
		summon(court, &exercise->name);
		judge_exercise(court, exercise);
		dismiss(court);
	}
}

static void judge_quizzes(struct court *court)
{
	const struct pl_quiz *quiz;

	for (uint32_t i = 0; (quiz = pl_quiz_at(court->shelf, i)); i++) {
		summon(court, &quiz->name);
		judge_quiz(court, quiz);
		dismiss(court);
	}
}

static void judge_stages(struct court *court)
{
	const struct pl_stage *stage;

	for (uint32_t i = 0; (stage = pl_stage_at(court->shelf, i)); i++) {
		const struct pl_exercise *test;

		summon(court, &stage->test);
		test = pl_exercise_find(court->shelf, court->name);
		law_text(court, &stage->title, "title");
		law_clean(court, &stage->title, NULL);
		law(court, test, "the test of a stage is no exercise", court->name);
		law(court, !test || pl_stage_of(court->shelf, test) == i,
		    "the test of a stage lies in another", court->name);
		dismiss(court);
	}
}

static void judge_numbers(struct court *court)
{
	static const struct pl_ref none = { 0 };
	const struct pl_shelf *shelf = court->shelf;

	summon(court, &none);
	court->name = PL_STR("guides");
	law(court, shelf->exercises.n >= 48, "there are fewer than 48 exercises", PL_STR(""));
	law(court, shelf->quizzes.n >= 24, "there are fewer than 24 quizzes", PL_STR(""));
	law(court, shelf->stages.n == 8, "a placement test has eight drafts", PL_STR(""));
	dismiss(court);
}

int main(void)
{
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct court court = { .rules = rules, .shelf = pl_shelf_builtin() };

	if (!rules || !court.shelf) {
		printf("failed: no rules or no guides: %s\n", err.text);
		return 1;
	}
	judge_exercises(&court);
	judge_quizzes(&court);
	judge_stages(&court);
	judge_numbers(&court);
	pl_ruleset_free(rules);
	printf("%zu passed, %zu failed\n", court.passed, court.failed);
	return court.failed > 0;
}
