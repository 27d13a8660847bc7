/* Baselines: what is read, what is refused, what they silence and what becomes of them. */
#include "lint/baseline.h"

#include "lint/rules.h"

static const struct pl_memory_file files[] = {
	FILE_OF("t/mot.yml", "extends: existence\nmessage: '%s'\ntokens: [mot]\n"),
	FILE_OF("t/autre.yml", "extends: existence\nmessage: '%s'\ntokens: [autre]\n"),
	{ NULL, { NULL, 0 } },
};

static struct pl_findings *lint(const struct pl_ruleset *rules, const char *draft)
{
	static const char *const only[] = { "t", NULL };
	const struct pl_options options = { .only = only };
	struct pl_findings *findings = pl_lint(rules, draft, strlen(draft), &options, NULL);

	assert_non_null(findings);
	return findings;
}

#define PRINT "0123456789abcdef"

static void lines_are_read_or_refused(void **state)
{
	static const struct {
		const char *text;
		size_t known;
		uint32_t line; /* of what is refused; 0: it is read */
	} cases[] = {
		{ "", 0, 0 },
		{ "# a\n\n# b\n", 0, 0 },
		{ PRINT " a.txt t.mot\n", 1, 0 },
		{ "# a\r\n" PRINT " a.txt t.mot\r\n\r\n" PRINT " b t.mot", 2, 0 },
		{ PRINT, 0, 1 },
		{ "# a\n" PRINT "0 a", 0, 2 },
		{ "0123456789abcde a", 0, 1 },
		{ "0123456789ABCDEF a", 0, 1 },
		{ "0123", 0, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_baseline baseline = { 0 };
		struct pl_err err = { 0 };
		bool ok = pl_baseline_read(&baseline, pl_str_of(cases[i].text), "b", &err);

		if (ok != !cases[i].line || err.line != cases[i].line)
			fail_msg("%s: line %u: %s", cases[i].text, err.line, err.text);
		if (ok)
			assert_int_equal(baseline.known.n, cases[i].known);
		pl_baseline_release(&baseline);
	}
}

static void there_is_an_end_to_what_is_read(void **state)
{
	struct pl_baseline baseline = { 0 };
	struct pl_buf text = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	while (text.len < 40000000)
		pl_buf_puts(&text, "\n\n\n\n\n\n\n\n");
	pl_buf_puts(&text, PRINT " a t.mot\n");
	assert_false(pl_baseline_read(&baseline, pl_buf_str(&text), "b", &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_baseline_release(&baseline);
	pl_buf_release(&text);
}

/* What a first run writes silences the same in a second one, wherever it has moved, and tells
 * what has gone. */
static void what_was_known_is_silenced(void **state)
{
	struct pl_ruleset *rules = rules_of(files);
	struct pl_baseline first = { .anew = true }, second = { 0 };
	struct pl_findings *findings = lint(rules, "Un mot et un autre.");
	struct pl_buf text = { 0 };

	(void)state;
	assert_true(pl_baseline_apply(&first, findings, "./a\nb\r.txt"));
	assert_int_equal(findings->n_suppressed, 2);
	pl_baseline_write(&first, &text);
	pl_buf_puts(&text, "");
	assert_non_null(strstr(text.at, " a?b?.txt t.autre\n"));
	pl_findings_free(findings);

	assert_true(pl_baseline_read(&second, pl_buf_str(&text), "b", NULL));
	assert_int_equal(pl_baseline_idle(&second), 2);
	findings = lint(rules, "Une ligne de plus.\n\nUn mot et un de plus, autrement dit.");
	pl_findings_free(findings);
	findings = lint(rules, "Un mot et un autre.\n\n<!-- plume t.mot off: vu -->");
	assert_true(pl_baseline_apply(&second, findings, "a\nb\r.txt"));
	/* One is silenced by its draft already, and not the baseline's to tell. */
	assert_int_equal(findings->n_suppressed, 2);
	assert_int_equal(second.seen.n, 1);
	assert_int_equal(pl_baseline_idle(&second), 1);
	pl_findings_free(findings);

	findings = lint(rules, "Un mot et un autre, puis un mot de plus que personne ne sait.");
	assert_true(pl_baseline_apply(&second, findings, "c.txt"));
	assert_int_equal(findings->n_suppressed, 0);
	pl_findings_free(findings);
	pl_baseline_release(&first);
	pl_baseline_release(&second);
	pl_buf_release(&text);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_read_or_refused),
		cmocka_unit_test(there_is_an_end_to_what_is_read),
		cmocka_unit_test(what_was_known_is_silenced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
