/* Texts of which folding knows too little: where letters are in disguise, or a mark stands
 * beside a word, all is found that is found when every pattern is tried. */
#include "lint/rules.h"

#include "rule/ruleset.h"

/* Folding does not know what has not been assigned: everything is tried then. */
static const char unknown[] = "\u0378";

static struct pl_ruleset *rules;

static int read_rules(void **state)
{
	(void)state;
	rules = pl_ruleset_new(NULL, 0, NULL);
	return !rules;
}

static int free_rules(void **state)
{
	(void)state;
	pl_ruleset_free(rules);
	return 0;
}

/* What is found in the draft itself when `behind` stands two lines below. */
static size_t found(struct pl_buf *out, struct pl_str draft, const char *behind)
{
	struct pl_buf text = { 0 };
	struct pl_findings *findings;
	size_t n = 0;

	pl_buf_add(&text, draft);
	pl_buf_puts(&text, "\n\nfin ");
	pl_buf_puts(&text, behind);
	pl_buf_cut(out, 0);
	findings = pl_lint(rules, text.at, text.len, NULL, NULL);
	for (size_t i = 0; findings && i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		if (finding.whole || finding.media >= 0 || finding.span.end > draft.len)
			continue;
		pl_buf_printf(out, "%.*s %u-%u\n", PL_ARGS(finding.rule), finding.span.start,
			      finding.span.end);
		n++;
	}
	assert_non_null(findings);
	pl_findings_free(findings);
	pl_buf_release(&text);
	return n;
}

static size_t compare(struct pl_str draft, const char *disguised)
{
	struct pl_buf one = { 0 }, other = { 0 };
	size_t n = found(&one, draft, disguised);

	found(&other, draft, unknown);
	if (!pl_str_same(pl_buf_str(&one), pl_buf_str(&other)))
		fail_msg("%.*s\n\nwith %s:\n%.*swhen all is tried:\n%.*s", PL_ARGS(draft),
			 disguised, PL_ARGS(pl_buf_str(&one)), PL_ARGS(pl_buf_str(&other)));
	pl_buf_release(&one);
	pl_buf_release(&other);
	return n;
}

static void words_in_disguise_are_found(void **state)
{
	static const char *const drafts[] = {
		"La prefecture, au maſter plan, pour le wee\u212A-end : voila.",
		("Un budget de 3\u212A€, 5 \u212Am , 10\u212Ag ,le par\u212Aing du \u212Aiosque de "
		 "la prefecture."),
		"Voila la prefecture : fla\u017Fh mob, ca\u017F\u017Fe-t\u00EAte, voila\u017F.",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++)
		assert_true(compare(pl_str_of(drafts[i]), "\u212A") > 0);
}

static void marks_beside_words_are_told(void **state)
{
	static const char *const drafts[] = {
		"L’activite\u0301 de la prefecture : voila. Le prefet, prefet\u0301.",
		"Voila la pre\u0301fecture evacuee\u0301, \u0301voila, voilaЖ, voila.",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++)
		assert_true(compare(pl_str_of(drafts[i]), "x") > 0);
}

/* Of the examples one in so many, since each is tried with all patterns. */
static void examples_are_found_as_when_all_is_tried(void **state)
{
	enum { ONE_IN = 37 };
	static const char *const disguises[] = { "\u212A", "\u212B", "\u017F", "\u1E9E" };
	size_t n = 0, findings = 0;

	(void)state;
	for (size_t i = 0; i < rules->layers[0].book->rules.n; i++) {
		const struct pl_rule *rule = pl_book_rule(rules->layers[0].book, (uint32_t)i);
		const struct pl_example *examples = PL_ROW(struct pl_example, &rule->examples);

		for (uint32_t j = 0; j < rule->examples.n; j++) {
			if (examples[j].format || examples[j].network.len || n++ % ONE_IN)
				continue;
			findings +=
				compare(pl_ref_str(&examples[j].draft), disguises[n / ONE_IN % 4]);
		}
	}
	assert_true(findings > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_in_disguise_are_found),
		cmocka_unit_test(marks_beside_words_are_told),
		cmocka_unit_test(examples_are_found_as_when_all_is_tried),
	};

	return cmocka_run_group_tests(tests, read_rules, free_rules);
}
