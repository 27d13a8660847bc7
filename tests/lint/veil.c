/* Personal data: what is told of them. */
#include "lint/veil.h"

#include "lint/rules.h"

static const struct pl_memory_file files[] = {
	FILE_OF("t/a.yml", "extends: existence\nmessage: '<%s>'\ndescription: '(%s)'\n"
			   "scope: [part, alt]\npersonal: true\nraw: ['\\d(?:[\\d ]*\\d)?']\n"),
	FILE_OF("t/b.yml",
		"extends: existence\nmessage: '<%s>'\nscope: [part, alt]\ntokens: [word]\n"),
	{ NULL, { NULL, 0 } },
};

static void little_is_shown(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{ "", "…" },
		{ "abc", "…" },
		{ "abcd", "a…" },
		{ "éàüö", "é…" },
		{ "abcdefg", "a…" },
		{ "abcdefgh", "ab…" },
		{ "06 12 34 56 78", "06…" },
		{ "😀😀😀😀", "😀…" },
	};
	struct pl_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_true(pl_str_is(pl_veil(&arena, pl_str_of(cases[i].text)), cases[i].shown));
	pl_arena_release(&arena);
}

static const char draft[] = "---\nmédias:\n- image: a.jpg\n  alt: word 12345678\n---\n"
			    "word 1234 5678 and 12\n";

static void is_told_short_and_known_whole(void **state)
{
	static const char *const told[][4] = {
		/* match, told, message, description */
		{ "word", "word", "<word>", "" }, { "12345678", "12…", "<12…>", "(12…)" },
		{ "word", "word", "<word>", "" }, { "1234 5678", "12…", "<12…>", "(12…)" },
		{ "12", "…", "<…>", "(…)" },
	};
	struct pl_ruleset *rules = rules_of(files);
	struct pl_findings *findings = pl_lint(rules, draft, sizeof(draft) - 1, NULL, NULL);
	size_t n = 0;

	(void)state;
	assert_non_null(findings);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding one = pl_findings_at(findings, i);

		if (!pl_str_starts(one.rule, "t."))
			continue;
		assert_true(n < sizeof(told) / sizeof(told[0]));
		assert_true(pl_str_is(one.match, told[n][0]));
		assert_true(pl_str_is(one.told, told[n][1]));
		assert_true(pl_str_is(one.message, told[n][2]));
		assert_true(pl_str_is(findings->list.at[i].description, told[n][3]));
		n++;
	}
	assert_int_equal(n, sizeof(told) / sizeof(told[0]));
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

static void texts_are_veiled_in_their_length(void **state)
{
	struct pl_ruleset *rules = rules_of(files);
	struct pl_findings *findings = pl_lint(rules, draft, sizeof(draft) - 1, NULL, NULL);
	struct pl_buf room = { 0 };

	(void)state;
	assert_non_null(findings);
	assert_true(pl_str_is(pl_veil_text(findings, -1, &room),
			      "---\nmédias:\n- image: a.jpg\n  alt: word ********\n---\n"
			      "word ********* and **\n"));
	assert_true(pl_str_is(pl_veil_text(findings, 0, &room), "word ********"));
	pl_findings_free(findings);
	findings = pl_lint(rules, "word", 4, NULL, NULL);
	assert_non_null(findings);
	assert_ptr_equal(pl_veil_text(findings, -1, &room).at, findings->post.draft.at);
	pl_findings_free(findings);
	pl_buf_release(&room);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(little_is_shown),
		cmocka_unit_test(is_told_short_and_known_whole),
		cmocka_unit_test(texts_are_veiled_in_their_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
