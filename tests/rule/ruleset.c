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

/* --- for little text --- */

static struct pl_ruleset *read_own(bool brief)
{
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_ruleset *rules;

	pl_source_folder(&source, "rules");
	source.brief = brief;
	rules = pl_ruleset_new(layers, 1, NULL);
	assert_non_null(rules);
	assert_null(pl_ruleset_fault(rules, 0));
	return rules;
}

/* All that is found in the draft, as text. */
static void tell(const struct pl_ruleset *rules, struct pl_str draft, struct pl_buf *out)
{
	struct pl_options options = { .profile = PL_PROFILE_STRICT, .today = "2026-11-26" };
	struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, &options, NULL);

	pl_buf_cut(out, 0);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		pl_buf_printf(out, "%u-%u %.*s %.*s\n", (unsigned)found.span.start,
			      (unsigned)found.span.end, PL_ARGS(found.rule),
			      PL_ARGS(found.message));
	}
	assert_false(out->failed);
	pl_findings_free(findings);
}

/* Without asking what patterns need, in every example of the rules that ship. */
static void little_text_is_found_the_same_in(void **state)
{
	struct pl_ruleset *rules = read_own(false), *brief = read_own(true);
	struct pl_buf one = { 0 }, other = { 0 };
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	size_t n = 0;

	(void)state;
	assert_true(rules->layers[rules->n_layers - 1].book->owners.n > 100);
	assert_int_equal(brief->layers[brief->n_layers - 1].book->owners.n, 0);
	while (pl_ruleset_next(rules, &walk, &at)) {
		const struct pl_example *examples = PL_ROW(struct pl_example, &at.rule->examples);

		for (uint32_t i = 0; i < at.rule->examples.n; i++) {
			struct pl_str draft = pl_ref_str(&examples[i].draft);

			tell(rules, draft, &one);
			tell(brief, draft, &other);
			n += one.len != 0;
			if (!pl_str_same(pl_buf_str(&one), pl_buf_str(&other)))
				fail_msg("%.*s:\n%.*sbut in brief:\n%.*s", PL_ARGS(draft),
					 PL_ARGS(pl_buf_str(&one)), PL_ARGS(pl_buf_str(&other)));
		}
	}
	assert_true(n > 200);
	pl_buf_release(&one);
	pl_buf_release(&other);
	pl_ruleset_free(rules);
	pl_ruleset_free(brief);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_later_layer_wins),
		cmocka_unit_test(a_faulty_layer_leaves_the_earlier_rule),
		cmocka_unit_test(all_faults_of_a_file_are_told),
		cmocka_unit_test(little_text_is_found_the_same_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
