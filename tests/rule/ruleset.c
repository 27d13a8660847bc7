/* Layers of rules: the later wins per name, faults leave the rest alone. */
#include "base/source.h"
#include "lint/lint.h"

#include "test.h"

#define RULE(level, token) \
	"extends: existence\nmessage: '%s'\nlevel: " level "\ntokens: ['" token "']\n"

static struct pl_ruleset *read_two(const char *first, const char *second)
{
	struct pl_memory_file one[] = { { "t/a.yml", pl_str_of(first) }, { NULL, { 0 } } };
	struct pl_memory_file two[] = { { "t/a.yml", pl_str_of(second) }, { NULL, { 0 } } };
	struct pl_source sources[2];
	const struct pl_source *layers[] = { &sources[0], &sources[1] };

	pl_source_memory(&sources[0], "one", one);
	pl_source_memory(&sources[1], "two", two);
	return pl_ruleset_new(layers, 2, NULL);
}

static size_t found(const struct pl_ruleset *rules, const char *draft)
{
	static const char *const only[] = { "t.a", NULL };
	struct pl_options options = { .only = only };
	struct pl_findings *findings = pl_lint(rules, draft, strlen(draft), &options, NULL);
	size_t n = pl_findings_count(findings);

	pl_findings_free(findings);
	return n;
}

static void the_later_layer_wins(void **state)
{
	struct pl_ruleset *rules = read_two(RULE("error", "foo"), RULE("warning", "bar"));
	struct pl_rule_at at;

	(void)state;
	assert_int_equal(found(rules, "foo bar bar"), 2);
	assert_true(pl_ruleset_find(rules, PL_STR("t.a"), &at));
	assert_int_equal(at.rule->level, PL_WARNING);
	assert_string_equal(pl_ref_str(&at.rule->file).at, "two/t/a.yml");
	pl_ruleset_free(rules);
}

static void a_faulty_layer_leaves_the_earlier_rule(void **state)
{
	struct pl_ruleset *rules =
		read_two(RULE("error", "foo"), "extends: existence\nmesage: x\ntokens: [bar]\n");
	const struct pl_err *fault = pl_ruleset_fault(rules, 0);

	(void)state;
	assert_non_null(fault);
	assert_string_equal(fault->file, "two/t/a.yml");
	assert_int_equal(fault->line, 2);
	assert_non_null(strstr(fault->text, "'message'"));
	assert_int_equal(found(rules, "foo bar bar"), 1);
	pl_ruleset_free(rules);
}

static void all_faults_of_a_file_are_told(void **state)
{
	static const struct {
		const char *rule, *says;
		uint32_t line;
	} cases[] = {
		{ "message: x\n", "extends", 1 },
		{ "extends: existance\nmessage: x\n", "'existence'", 1 },
		{ "extends: existence\nmessage: x\ntokens: [a]\nscope: hasthag\n", "scope", 4 },
		{ "extends: existence\nmessage: x\ntokens: [a]\nlevel: eror\n", "'error'", 4 },
		{ "extends: existence\nmessage: x\ntokens: [a]\nnetworks: [y]\n", "'y'", 4 },
		{ "extends: existence\nmessage: x\ntokens: ['a(']\n", "here", 3 },
		{ "extends: existence\nmessage: x\ntokens: {a: b}\n", "list", 3 },
		{ "extends: existence\nmessage: x\nlist: [nothing]\n", "nothing", 0 },
		{ "- a\n- b\n", "key: value", 1 },
		{ "title: t\nextends: existence\nextends: existence\n", "second time", 3 },
		{ "extends: occurrence\nmessage: x\ntoken: a\nmax: -1\n", "whole number", 4 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_ruleset *rules = read_two(cases[i].rule, RULE("error", "foo"));
		const struct pl_err *fault = pl_ruleset_fault(rules, 0);

		if (!fault || !strstr(fault->text, cases[i].says) ||
		    (cases[i].line && fault->line != cases[i].line && fault->line != 1)) {
			print_error("%s: wanted '%s' on line %u, got %u '%s'\n", cases[i].rule,
				    cases[i].says, cases[i].line, fault ? fault->line : 0,
				    fault ? fault->text : "no fault");
			fail();
		}
		pl_ruleset_free(rules);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_later_layer_wins),
		cmocka_unit_test(a_faulty_layer_leaves_the_earlier_rule),
		cmocka_unit_test(all_faults_of_a_file_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
