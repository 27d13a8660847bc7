/* Mending: which remedies are made, and in what order. */
#include "lint/fix.h"

#include "lint/rules.h"

/* Rules of the test alone; found in order of place, then of the file's name. */
static const struct pl_memory_file files[] = {
	FILE_OF("t/a.yml", "extends: substitution\nmessage: m\nfix: safe\nswap: {foo bar: baz}\n"),
	FILE_OF("t/b.yml", "extends: substitution\nmessage: m\nfix: safe\nswap: {bar foo: qux}\n"),
	FILE_OF("t/c.yml",
		"extends: substitution\nmessage: m\nfix: suggested\nswap: {maybe: perhaps}\n"),
	FILE_OF("t/d.yml", "extends: spacing\nmessage: m\nfix: safe\nfind: quotes\n"),
	FILE_OF("t/e.yml", "extends: spacing\nmessage: m\nfix: safe\ngrouped: true\nfind: many\n"),
	FILE_OF("t/f.yml", "extends: existence\nmessage: m\ntokens: [nothing]\n"),
	FILE_OF("t/g.yml", "extends: substitution\nmessage: m\nfix: safe\nscope: alt\n"
			   "swap: {sea: \"l'eau\", sign: 'a: b', quote: 'x\"y', plain: word}\n"),
	FILE_OF("t/h.yml", "extends: substitution\nmessage: m\nfix: safe\ngrouped: true\n"
			   "scope: [part, alt]\nswap: {aa: b}\n"),
	FILE_OF("t/i.yml",
		"extends: substitution\nmessage: m\nfix: safe\nswap: {zz: '---', yy: '...', "
		"plumage: plume, opens: '<!--', ends: '-->'}\n"),
	FILE_OF("t/j.yml", "extends: substitution\nmessage: m\nfix: safe\ngrouped: true\n"
			   "swap: {dashes: '---'}\n"),
	FILE_OF("t/k.yml", "extends: existence\nmessage: m\nfix: safe\ntokens: [gone, away]\n"
			   "action: {name: remove}\n"),
	{ NULL, { NULL, 0 } },
};

#define BOM       "\xEF\xBB\xBF"
#define ALT(text) "---\nmédias:\n- image: a.jpg\n  alt: " text "\n---\nB"

static const struct {
	const char *draft, *mended;
	bool suggested;
	size_t n;
} cases[] = {
	{ "", "", false, 0 },
	{ "nothing", "nothing", false, 0 },
	{ "foo bar", "baz", false, 1 },
	{ "a foo bar b bar foo c", "a baz b qux c", false, 2 },
	/* First come, first served: the other waits for the next round. */
	{ "foo bar foo", "baz foo", false, 1 },
	{ "bar foo bar", "qux bar", false, 1 },
	/* All edits of a finding or none: half a quotation is worse than none. */
	{ "\"foo bar\"", "«\u00A0baz\u00A0»", false, 2 },
	{ "a  b  c  d  e", "a b c d e", false, 1 },
	{ "maybe foo bar", "maybe baz", false, 1 },
	{ "maybe foo bar", "perhaps baz", true, 2 },
	/* Alternative texts are mended where YAML reads what is written as it is meant. */
	{ ALT("\"the plain one\""), ALT("\"the word one\""), false, 1 },
	{ ALT("\"plain\""), ALT("\"word\""), false, 1 },
	{ ALT("\"the sea and a sign\""), ALT("\"the l'eau and a a: b\""), false, 2 },
	{ ALT("\"the quote\""), ALT("\"the quote\""), false, 0 },
	{ ALT("'the quote'"), ALT("'the x\"y'"), false, 1 },
	{ ALT("'the sea'"), ALT("'the sea'"), false, 0 },
	{ ALT("the plain one"), ALT("the word one"), false, 1 },
	{ ALT("the sign here"), ALT("the sign here"), false, 0 },
	{ ALT("plain one"), ALT("plain one"), false, 0 },
	{ ALT("the plain"), ALT("the plain"), false, 0 },
	{ ALT("the plain a:b"), ALT("the plain a:b"), false, 0 },
	{ ALT("the plain one n#1"), ALT("the plain one n#1"), false, 0 },
	/* What is told together is of one text: the draft's places are not the alternative's. */
	{ ALT("\"aa, aa\"") " aa c aa", ALT("\"b, b\"") " b c b", false, 2 },
	/* No remedy begins a front matter, parts a thread, or speaks to plume. */
	{ "zz\nlang: fr\n---\nfoo bar", "zz\nlang: fr\n---\nbaz", false, 1 },
	{ BOM "zz\nlang: fr\n---\nfoo bar", BOM "zz\nlang: fr\n---\nbaz", false, 1 },
	{ "---\nlang: fr\nyy\nfoo bar", "---\nlang: fr\nyy\nbaz", false, 1 },
	{ "a\nyy\nfoo bar", "a\n...\nbaz", false, 2 },
	{ "a\nzz\nfoo bar", "a\nzz\nbaz", false, 1 },
	{ "a\rzz\rfoo bar", "a\rzz\rbaz", false, 1 },
	{ "a\r\nzz  \r\nfoo bar", "a\r\nzz  \r\nbaz", false, 1 },
	{ "a zz\nzz b\nfoo bar", "a ---\n--- b\nbaz", false, 3 },
	{ "a\n<!-- plumage off -->\nb", "a\n<!-- plumage off -->\nb", false, 0 },
	{ "a plumage <!-- b -->", "a plume <!-- b -->", false, 1 },
	{ "a opens b", "a opens b", false, 0 },
	{ "a <!-- b ends\nfoo bar", "a <!-- b ends\nbaz", false, 1 },
	/* Nor does one leave a part of a thread empty. */
	{ "gone\n---\nfoo bar", "gone\n---\nbaz", false, 1 },
	{ "foo bar\r\n---\r\n gone \xC2\xA0\r\n", "baz\r\n---\r\n gone \xC2\xA0\r\n", false, 1 },
	{ "a\n---\ngone\n---\ngone away\n---\nb gone", "a\n---\ngone\n---\ngone away\n---\nb ",
	  false, 1 },
	{ "gone\na\n---\nb\naway", "\na\n---\nb\n", false, 2 },
	{ "gone", "", false, 1 },
	/* All places of a finding, or none. */
	{ "a dashes dashes dashes dashes", "a --- --- --- ---", false, 1 },
	{ "a dashes dashes dashes\ndashes\nfoo bar", "a dashes dashes dashes\ndashes\nbaz", false,
	  1 },
};

static const char *const only[] = { "t", NULL };

static void mends_what_does_not_overlap(void **state)
{
	struct pl_ruleset *rules = rules_of(files);

	(void)state;
	assert_non_null(rules);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str draft = pl_str_of(cases[i].draft);
		struct pl_options options = { .only = only };
		struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, &options, NULL);
		struct pl_fixing fixing = { .media = -1, .suggested = cases[i].suggested };
		struct pl_buf out = { 0 };
		size_t n;

		assert_non_null(findings);
		assert_true(pl_fix_with(findings, &fixing, draft, &out, &n, NULL));
		if (cases[i].mended &&
		    (!pl_str_is(pl_buf_str(&out), cases[i].mended) || n != cases[i].n))
			fail_msg("%s\nwanted: %s, %zu\ncame: %s, %zu", cases[i].draft,
				 cases[i].mended, cases[i].n, out.at, n);
		pl_buf_release(&out);
		pl_findings_free(findings);
	}
	pl_ruleset_free(rules);
}

/* What begins before the place that was named, or ends behind it, is left. */
static void mends_within_a_place(void **state)
{
	static const struct {
		struct pl_span within;
		const char *mended;
	} places[] = {
		{ { 0, 0 }, "baz, baz, baz" },           { { 9, 16 }, "foo bar, baz, foo bar" },
		{ { 10, 25 }, "foo bar, foo bar, baz" }, { { 9, 15 }, "foo bar, foo bar, foo bar" },
		{ { 1, 16 }, "foo bar, baz, foo bar" },
	};
	const struct pl_options options = { .only = only };
	struct pl_str draft = PL_STR("foo bar, foo bar, foo bar");
	struct pl_ruleset *rules = rules_of(files);
	struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, &options, NULL);

	(void)state;
	assert_non_null(findings);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		const struct pl_fixing fixing = { .media = -1, .within = places[i].within };
		struct pl_buf out = { 0 };

		assert_true(pl_fix_with(findings, &fixing, draft, &out, NULL, NULL));
		assert_string_equal(out.at, places[i].mended);
		pl_buf_release(&out);
	}
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

static void memory_may_end(void **state)
{
	struct pl_ruleset *rules = rules_of(files);
	struct pl_options options = { .only = only };
	struct pl_str draft = PL_STR("a foo bar b");
	struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, &options, NULL);
	bool ok = false;

	(void)state;
	assert_non_null(findings);
	for (long n = 0; !ok && n < 100; n++) {
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };

		pl_mem_fail_after(n, true);
		ok = pl_fix(findings, draft, &out, &err);
		pl_mem_fail_after(-1, false);
		assert_int_equal(err.code, ok ? PL_OK : PL_NOMEM);
		if (ok)
			assert_true(pl_str_is(pl_buf_str(&out), "a baz b"));
		pl_buf_release(&out);
	}
	assert_true(ok);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mends_what_does_not_overlap),
		cmocka_unit_test(mends_within_a_place),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
