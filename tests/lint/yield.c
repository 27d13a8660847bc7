/* Rules that yield to those that offer a fix at the same place. */
#include "lint/rules.h"

#define WORD(word) "extends: existence\nmessage: m\ntokens: [" word "]\n"
#define MEND(word) "extends: substitution\nmessage: m\nfix: safe\nswap: {" word ": autre}\n"

static const struct pl_memory_file files[] = {
	FILE_OF("t/fixed.yml", MEND("mot")),
	FILE_OF("t/alt.yml", MEND("mot") "scope: alt\n"),
	FILE_OF("t/plain.yml", WORD("libre")),
	FILE_OF("t/long.yml", WORD("un long mot")),
	FILE_OF("t/shy.yml", WORD("mot|libre|seul|grave") "yields: true\n"),
	FILE_OF("t/timid.yml", MEND("seul") "yields: true\n"),
	FILE_OF("t/stern.yml", MEND("grave") "yields: true\nlevel: error\n"),
	{ NULL, { NULL, 0 } },
};

#define ALT "---\nmedia: [{image: a.png, alt: un mot}]\n---\n"

static const struct {
	const char *draft, *rules;
} cases[] = {
	{ "un mot", "fixed" },
	{ "un long mot", "long fixed" },
	/* No fix, no place to yield. */
	{ "libre", "plain shy" },
	/* Those that yield do not yield to each other, unless one is graver. */
	{ "seul", "shy timid" },
	{ "grave", "stern" },
	{ "un mot libre", "fixed plain shy" },
	/* An alternative text is another place. */
	{ ALT "libre", "alt plain shy" },
	/* What the draft silences is known to its author. */
	{ "<!-- plume:ignore t.fixed -->\nun mot", "fixed" },
};

static void yields(void **state)
{
	struct pl_ruleset *rules = rules_of(files);

	(void)state;
	assert_non_null(rules);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_findings *findings =
			pl_lint(rules, cases[i].draft, strlen(cases[i].draft), NULL, NULL);
		struct pl_buf found = { 0 };

		assert_non_null(findings);
		for (size_t f = 0; f < pl_findings_count(findings); f++) {
			struct pl_str rule = pl_findings_at(findings, f).rule;

			if (pl_str_starts(rule, "t."))
				pl_buf_printf(&found, "%s%.*s", found.len ? " " : "",
					      PL_ARGS(pl_str_cut(rule, 2, rule.len)));
		}
		if (!pl_str_is(pl_buf_str(&found), cases[i].rules))
			fail_msg("%s: %s", cases[i].draft, found.at ? found.at : "nothing");
		pl_buf_release(&found);
		pl_findings_free(findings);
	}
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(yields) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
