/* Messages, order, grouping, switches: what lint makes of hits. */
#include "lint/rules.h"

static void fills_messages_as_go_does(void **state)
{
	static const struct {
		const char *format, *message;
	} cases[] = {
		{ "« %s » : écrivez « %s ».", "« un » : écrivez « deux »." },
		{ "%[2]s puis %[1]s", "deux puis un" },
		{ "%[2]s, %s, %s.", "deux, , %!s(MISSING)." },
		{ "%s%s%s", "undeux" },
		{ "%q, %v", "\"un\", deux" },
		{ "100 %% de %s", "100 % de un" },
		{ "50 % ou %d", "50 % ou un" },
		{ "a\nb  \n c", "a b c" },
		{ "%[3]s%[4]s%[0]s %s", "%!s(BADINDEX)%!s(BADINDEX) %!s(MISSING)" },
		{ "%[x]s %[1 %", "%[x]s %[1 %" },
		{ "%[99999999999]s", "%!s(BADINDEX)" },
	};
	const struct pl_str args[] = { PL_STR("un"), PL_STR("deux") };
	struct pl_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_str message =
			pl_message(&arena, pl_str_of(cases[i].format), args, 2, false);

		if (!pl_str_is(message, cases[i].message)) {
			print_error("'%s': wanted '%s', got '%.*s'\n", cases[i].format,
				    cases[i].message, PL_ARGS(message));
			fail();
		}
	}
	pl_arena_release(&arena);
}

/* Rules of the test alone. */
static const struct pl_memory_file files[] = {
	FILE_OF("t/a.yml", "extends: existence\nmessage: '%s'\nlevel: error\ngrouped: true\n"
			   "fix: safe\nreplace: y\ntokens: [x]\n"),
	FILE_OF("t/b.yml",
		"extends: existence\nmessage: '%s'\nlevel: suggestion\ntokens: [x, z]\n"),
	{ NULL, { NULL, 0 } },
};

static struct pl_ruleset *rules_of_test(void)
{
	struct pl_ruleset *rules = rules_of(files);

	assert_non_null(rules);
	return rules;
}

static struct pl_findings *lint(const struct pl_ruleset *rules, const char *draft,
				struct pl_options options)
{
	static const char *const only[] = { "t", NULL };
	struct pl_findings *findings;

	if (!options.switches)
		options.only = only;
	findings = pl_lint(rules, draft, strlen(draft), &options, NULL);
	assert_non_null(findings);
	return findings;
}

static void orders_by_place_then_name(void **state)
{
	struct pl_ruleset *rules = rules_of_test();
	struct pl_findings *findings = lint(rules, "z x", (struct pl_options){ 0 });

	(void)state;
	assert_int_equal(pl_findings_count(findings), 3);
	assert_true(pl_str_is(pl_findings_at(findings, 0).match, "z"));
	assert_true(pl_str_is(pl_findings_at(findings, 1).rule, "t.a"));
	assert_true(pl_str_is(pl_findings_at(findings, 2).rule, "t.b"));
	assert_int_equal(pl_findings_at(findings, 1).column, 3);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

static void tells_more_than_three_as_one(void **state)
{
	struct pl_ruleset *rules = rules_of_test();
	struct pl_findings *findings = lint(rules, "x x x x x", (struct pl_options){ 0 });
	struct pl_finding first = pl_findings_at(findings, 0);

	(void)state;
	assert_int_equal(pl_findings_count(findings), 6);
	assert_true(pl_str_is(first.rule, "t.a"));
	assert_int_equal(first.times, 5);
	assert_int_equal(pl_finding_edits(findings, 0), 5);
	assert_int_equal(pl_finding_edit(findings, 0, 4).span.start, 8);
	assert_true(first.safe);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

static void switches_rules(void **state)
{
	const struct pl_switch switches[] = {
		{ .name = "t", .to = PL_SWITCH_OFF },
		{ .name = "t.b", .to = PL_SWITCH_LEVEL, .level = PL_ERROR },
		{ 0 },
	};
	struct pl_ruleset *rules = rules_of_test();
	struct pl_findings *findings =
		lint(rules, "x", (struct pl_options){ .switches = switches, .level = PL_ERROR });

	(void)state;
	assert_int_equal(pl_findings_count(findings), 1);
	assert_true(pl_str_is(pl_findings_at(findings, 0).rule, "t.b"));
	assert_int_equal(pl_findings_at(findings, 0).level, PL_ERROR);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

/* The n-th allocation fails, once or for ever: an answer or an error, no crash. */
static void survives_the_end_of_memory(void **state)
{
	static const char draft[] =
		"---\nréseaux: [x]\nmédias: [{image: a.jpg}]\n---\nPrefecture x : "
		"horaires modifiés!!! #plandevigilance https://bit.ly/a 👏👏👏\n---\nz x\n";

	(void)state;
	for (int for_ever = 0; for_ever < 2; for_ever++) {
		bool through = false;

		for (long n = 0; n < 4000 && !through; n++) {
			struct pl_ruleset *rules = rules_of_test();
			struct pl_findings *findings;
			struct pl_err err = { 0 };

			pl_mem_fail_after(n, for_ever);
			findings = pl_lint(rules, draft, sizeof(draft) - 1, NULL, &err);
			pl_mem_fail_after(-1, false);
			through = findings && !findings->faults.list.n && n > 200;
			assert_true(findings || err.code != PL_OK);
			pl_findings_free(findings);
			pl_ruleset_free(rules);
			n += n / 50;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fills_messages_as_go_does),
		cmocka_unit_test(orders_by_place_then_name),
		cmocka_unit_test(tells_more_than_three_as_one),
		cmocka_unit_test(switches_rules),
		cmocka_unit_test(survives_the_end_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
