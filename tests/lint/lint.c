/* Which rules run and what a draft may ask: levels, profiles, networks, names, and
 * what is said when a rule cannot do its work. */
#include "lint/rules.h"

static const struct pl_memory_file files[] = {
	FILE_OF("networks/n.yml", "title: N\ncount: weighted\nlimit: 20\n"),
	FILE_OF("t/error.yml", "extends: existence\nmessage: m\nlevel: error\ntokens: [mot]\n"),
	FILE_OF("t/strict.yml", "extends: existence\nmessage: m\nprofile: strict\ntokens: [mot]\n"),
	FILE_OF("t/desk.yml", "extends: existence\nmessage: m\nprofile: editor\ntokens: [mot]\n"),
	FILE_OF("t/advice.yml",
		"extends: existence\nmessage: m\nlevel: suggestion\ntokens: [mot]\n"),
	FILE_OF("t/network.yml", "extends: existence\nmessage: m\nnetworks: [n]\ntokens: [mot]\n"),
	FILE_OF("t/when.yml", "extends: existence\nmessage: m\nwhen: crue\ntokens: [mot]\n"),
	FILE_OF("t/unless.yml", "extends: existence\nmessage: m\nunless: crue\ntokens: [mot]\n"),
	FILE_OF("t/limit.yml", "extends: existence\nmessage: m\nlimit: 1\ntokens: [mot]\n"),
	FILE_OF("t/empty.yml", "extends: existence\nmessage: m\nraw: ['(?=zzz)']\n"),
	FILE_OF("t/chain.yml", "extends: existence\nmessage: m\nraw: ['(?:[a-z]+[^a-z]+){4}']\n"),
	FILE_OF("u/part.yml", "extends: existence\nmessage: m\nscope: part\ntokens: [mot]\n"),
	FILE_OF("u/slow.yml", "extends: existence\nmessage: m\nraw: ['(a+)+$']\n"),
	FILE_OF("u/many.yml", "extends: existence\nmessage: m\ntokens: [beaucoup]\n"),
	FILE_OF("u/most.yml", "extends: existence\nmessage: m\nlevel: error\ntokens: [trop]\n"),
	{ NULL, { NULL, 0 } },
};

static struct pl_ruleset *rules;

static int read_rules(void **state)
{
	(void)state;
	rules = rules_of(files);
	return !rules;
}

static int free_rules(void **state)
{
	(void)state;
	pl_ruleset_free(rules);
	return 0;
}

/* Rules of the test that found something, in order, once each finding. */
static void found(struct pl_buf *out, const char *draft, const struct pl_options *options)
{
	struct pl_err err = { 0 };
	struct pl_findings *findings = pl_lint(rules, draft, strlen(draft), options, &err);

	if (!findings)
		fail_msg("%s: %s", draft, err.text);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		if (!pl_str_starts(finding.rule, "t."))
			continue;
		pl_buf_printf(out, "%s%.*s%s", out->len ? " " : "",
			      PL_ARGS(pl_str_cut(finding.rule, 2, finding.rule.len)),
			      finding.suppressed ? "-" : "");
	}
	pl_findings_free(findings);
}

static const char *const of_n[] = { "n", NULL };
static const char *const only_strict[] = { "t.strict", NULL };
static const char *const only_style[] = { "t", NULL };
static const char *const no_style[] = { NULL };
static const struct pl_switch off[] = {
	{ .name = "t", .to = PL_SWITCH_OFF },
	{ .name = "t.error", .to = PL_SWITCH_LEVEL, .level = PL_WARNING },
	{ 0 }
};
static const struct pl_switch on[] = { { .name = "t.error", .to = PL_SWITCH_ON }, { 0 } };
static const struct pl_switch raised[] = {
	{ .name = "t.advice", .to = PL_SWITCH_LEVEL, .level = PL_ERROR },
	{ .name = "t.advice", .to = PL_SWITCH_ON },
	{ 0 }
};

static const struct {
	const char *draft, *found;
	struct pl_options options;
} cases[] = {
	{ "mot", "advice error limit network unless", { .networks = of_n } },
	{ "rien", "", { .networks = of_n } },
	{ "mot mot", "advice error limit unless advice error unless", { 0 } },
	{ "---\nréseaux: [n]\n---\nmot", "advice error limit network unless", { 0 } },
	{ "mot", "advice error limit unless", { .name = "a.txt" } },
	{ "mot", "advice error limit network unless", { .name = "a.n.txt" } },
	{ "mot crue", "advice error limit when", { 0 } },
	{ "mot", "error limit unless", { .level = PL_WARNING } },
	{ "mot", "error", { .level = PL_ERROR } },
	{ "mot", "advice desk error limit unless", { .profile = PL_PROFILE_EDITOR } },
	{ "mot", "advice desk error limit strict unless", { .profile = PL_PROFILE_STRICT } },
	{ "un deux trois quatre cinq", "chain", { 0 } },
	/* A match of nothing is none, and the search goes on behind it. */
	{ "zzz, zzz", "", { 0 } },
	{ "un deux trois quatre", "", { 0 } },
	{ "mot", "strict", { .only = only_strict, .level = PL_ERROR } },
	{ "mot", "advice desk error limit strict unless", { .only = only_style, .switches = off } },
	{ "mot", "error", { .switches = off } },
	{ "mot", "", { .styles = no_style } },
	{ "mot", "advice error limit unless", { .only = no_style } },
	{ "mot\n<!-- plume off: x -->", "advice- error- limit- unless-", { .only = no_style } },
	{ "mot", "advice error limit unless", { .styles = only_style } },
	{ "mot", "error", { .styles = no_style, .switches = on } },
	{ "mot", "advice", { .styles = no_style, .switches = raised, .level = PL_ERROR } },
	{ "---\nignore: [t.error]\n---\nmot", "advice error- limit unless", { 0 } },
	{ "---\nignore: [t]\n---\nmot", "advice- error- limit- unless-", { 0 } },
};

static void the_right_rules_run(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf out = { 0 };

		found(&out, cases[i].draft, &cases[i].options);
		if (!pl_str_is(pl_buf_str(&out), cases[i].found)) {
			print_error("case %zu, %s\nwanted: %s\ncame:   %.*s\n", i, cases[i].draft,
				    cases[i].found, PL_ARGS(pl_buf_str(&out)));
			fail();
		}
		pl_buf_release(&out);
	}
}

static const char *const far_from_all[] = { "qqqqqqqqqq", NULL };

static void what_cannot_be_read_is_an_error(void **state)
{
	static const char *const misspelt[] = { "facebok", NULL };
	struct pl_options options = { .networks = misspelt };
	struct pl_err err = { 0 };

	(void)state;
	assert_null(pl_lint(rules, "a\xFF", 2, NULL, &err));
	assert_int_equal(err.code, PL_INPUT);
	assert_null(pl_lint(rules, "a", 1, &options, &err));
	assert_string_equal(err.text, "no network is called 'facebok'; did you mean 'facebook'?");
	assert_null(pl_lint(rules, "a\xFF", 2, NULL, NULL));
	options.networks = far_from_all;
	assert_null(pl_lint(rules, "a", 1, &options, &err));
	assert_string_equal(err.text, "no network is called 'qqqqqqqqqq'");
}

static void a_rule_that_gives_up_is_told_and_the_rest_comes(void **state)
{
	const char *draft = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! mot";
	struct pl_findings *findings = pl_lint(rules, draft, strlen(draft), NULL, NULL);
	const struct pl_err *fault;

	(void)state;
	assert_non_null(findings);
	assert_int_equal(findings->faults.list.n, 1);
	fault = &findings->faults.list.at[0];
	assert_int_equal(fault->code, PL_PATTERN);
	assert_string_equal(fault->file, "rules/u/slow.yml");
	assert_true(pl_str_starts(pl_str_of(fault->text), "u.slow: "));
	assert_true(pl_findings_count(findings) >= 4);
	pl_findings_free(findings);
}

/* Where a rule leaves out what machines read: words of an address without a host are for machines;
 * of one without end they are words. */
static void addresses_are_left_alone(void **state)
{
	static const struct {
		const char *first, *dots, *last;
		size_t found;
	} drafts[] = {
		{ "page.html#mot", "", "", 0 },  { "dossier/mot.php", "", "", 0 },
		{ "page.html, mot", "", "", 1 }, { "page.html et .mot", "", "", 1 },
		{ "page.html", ".", "mot", 1 },  { "mot", ".", "page.html", 1 },
	};
	static const char *const only[] = { "u.part", NULL };
	const struct pl_options options = { .only = only };

	(void)state;
	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++) {
		struct pl_findings *findings;
		struct pl_buf draft = { 0 };

		pl_buf_puts(&draft, drafts[i].first);
		for (int n = 0; n < 600; n++)
			pl_buf_puts(&draft, drafts[i].dots);
		pl_buf_puts(&draft, drafts[i].last);
		findings = pl_lint(rules, draft.at, draft.len, &options, NULL);
		assert_non_null(findings);
		if (pl_findings_count(findings) != drafts[i].found)
			fail_msg("%s: %zu", draft.at, pl_findings_count(findings));
		pl_findings_free(findings);
		pl_buf_release(&draft);
	}
}

static void findings_have_a_most(void **state)
{
	static const char *const only[] = { "u.many", "u.most", NULL };
	struct pl_options options = { .only = only };
	struct pl_buf draft = { 0 };
	struct pl_findings *findings;
	size_t errors = 0;

	(void)state;
	for (int i = 0; i < 1200; i++)
		pl_buf_puts(&draft, "beaucoup ");
	findings = pl_lint(rules, draft.at, draft.len, &options, NULL);
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), 1000);
	assert_int_equal(findings->left_out, 200);
	pl_findings_free(findings);
	/* An error behind them is told all the same. */
	for (int i = 0; i < 1200; i++)
		pl_buf_puts(&draft, "trop ");
	findings = pl_lint(rules, draft.at, draft.len, &options, NULL);
	assert_non_null(findings);
	for (size_t i = 0; i < pl_findings_count(findings); i++)
		errors += pl_findings_at(findings, i).level == PL_ERROR;
	assert_int_equal(errors, 1000);
	assert_int_equal(pl_findings_count(findings), 2000);
	assert_int_equal(findings->left_out, 400);
	pl_findings_free(findings);
	pl_buf_release(&draft);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_right_rules_run),
		cmocka_unit_test(what_cannot_be_read_is_an_error),
		cmocka_unit_test(a_rule_that_gives_up_is_told_and_the_rest_comes),
		cmocka_unit_test(addresses_are_left_alone),
		cmocka_unit_test(findings_have_a_most),
	};

	return cmocka_run_group_tests(tests, read_rules, free_rules);
}
