/* Cutting patterns into their alternatives. */
#include "base/branch.h"

#include "base/regex.h"

#include "test.h"

static const struct {
	const char *pattern;
	const char *branches; /* one a line */
} cases[] = {
	{ "abc", "abc" },
	{ "a|b", "a\nb" },
	{ "\\b(?:a|bc)\\b", "\\b(?:a)\\b\n\\b(?:bc)\\b" },
	{ "(?:(?:a|b)|c)", "(?:(?:a))\n(?:(?:b))\n(?:c)" },
	{ "(a|b)", "(a)\n(b)" },
	{ "(?i:a|b)", "(?i:a)\n(?i:b)" },
	{ "a(?:b|c)|d", "a(?:b|c)\nd" },
	/* A quantifier or anything else behind the group: it stays whole. */
	{ "(?:a|b)+", "(?:a|b)+" },
	{ "(?:a|b)c", "(?:a|b)c" },
	/* Bars that separate nothing. */
	{ "[|]|\\|", "[|]\n\\|" },
	{ "[]|]|b", "[]|]\nb" },
	/* Options hold for the alternatives behind them too. */
	{ "(?i)a|b", "(?i)a\n(?i)b" },
	{ "(?:(?m)^a|(?m)b)", "(?:(?m)^a)\n(?:(?m)(?m)b)" },
	{ "a(?i)b|c", "a(?i)b|c" },
	{ "a|(?i)b|c", "a|(?i)b|c" },
	/* Not groups of alternatives. */
	{ "(?=a|b)", "(?=a|b)" },
	{ "(?<!a|b)", "(?<!a|b)" },
	{ "(?>a|b)", "(?>a|b)" },
	{ "(?<name>a|b)", "(?<name>a|b)" },
	/* Whatever is unusual stays whole. */
	{ "(?|a|b)|c", "(?|a|b)|c" },
	{ "(?#|)a|b", "(?#|)a|b" },
	{ "(*UCP)a|b", "(*UCP)a|b" },
	{ "(?x)a # |\n|b", "(?x)a # |\n|b" },
	{ "\\Qa|b\\E|c", "\\Qa|b\\E|c" },
	{ "[[:alpha:]|]|b", "[[:alpha:]|]|b" },
	{ "(?(DEFINE)(?<x>a|b))(?&x)|c", "(?(DEFINE)(?<x>a|b))(?&x)|c" },
	/* Nor does what does not compile trouble it. */
	{ "(a|b", "(a|b" },
	{ "a)|b", "a)|b" },
	{ "[a|b", "[a|b" },
	{ "a|b\\", "a|b\\" },
	{ "|", "\n" },
	{ "", "" },
};

static void join(struct pl_buf *out, const struct pl_branches *branches)
{
	for (size_t i = 0; i < branches->list.n; i++) {
		pl_buf_puts(out, i ? "\n" : "");
		pl_buf_add(out, branches->list.at[i]);
	}
}

static void branches_are(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_arena arena = { 0 };
		struct pl_branches branches = { 0 };
		struct pl_buf got = { 0 };

		assert_true(pl_branches_of(&arena, pl_str_of(cases[i].pattern), &branches));
		join(&got, &branches);
		if (!pl_str_is(pl_buf_str(&got), cases[i].branches)) {
			print_error("%s\nwanted:\n%s\ngot:\n%.*s\n", cases[i].pattern,
				    cases[i].branches, PL_ARGS(pl_buf_str(&got)));
			fail();
		}
		pl_buf_release(&got);
		PL_LIST_RELEASE(&branches.list);
		pl_arena_release(&arena);
	}
}

static bool found(struct pl_regex_work *work, struct pl_str pattern, struct pl_str text)
{
	struct pl_regex *regex = pl_regex_new(pattern, PL_REGEX_MULTILINE, NULL);
	struct pl_match match;
	bool yes = regex && pl_regex_search(regex, work, text, 0, &match) == PL_FOUND;

	pl_regex_free(regex);
	return yes;
}

static bool one_found(struct pl_regex_work *work, const char *pattern, struct pl_str text)
{
	struct pl_arena arena = { 0 };
	struct pl_branches branches = { 0 };
	bool yes = false;

	assert_true(pl_branches_of(&arena, pl_str_of(pattern), &branches));
	for (size_t i = 0; i < branches.list.n; i++)
		yes = yes || found(work, branches.list.at[i], text);
	PL_LIST_RELEASE(&branches.list);
	pl_arena_release(&arena);
	return yes;
}

/* What they are for: where the pattern matches, one of its branches does. */
static void one_branch_matches(void **state)
{
	static const char *const texts[] = { "a",   "b",   "C",  "ab", "bc", "a|b", "|",
					     "x y", "d\n", "aB", "",   "]",  "a b" };
	struct pl_regex_work *work = pl_regex_work_new(NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
			struct pl_str text = pl_str_of(texts[t]);

			pl_regex_work_begin(work);
			if (found(work, pl_str_of(cases[i].pattern), text) !=
			    one_found(work, cases[i].pattern, text)) {
				print_error("%s on '%s'\n", cases[i].pattern, texts[t]);
				fail();
			}
		}
	}
	pl_regex_work_free(work);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(branches_are),
		cmocka_unit_test(one_branch_matches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
