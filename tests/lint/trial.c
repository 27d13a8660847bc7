/* Trials: what an example must be like to pass, and what is said when it does not. */
#include "lint/trial.h"

#include "lint/rules.h"

static const struct {
	const char *rule, *example;
	const char *fault, *wanted, *got; /* no fault: it passes */
} cases[] = {
	{ "tokens: [foo]", "{draft: a foo, finds: [foo]}", NULL, "", "" },
	{ "tokens: [foo]", "{draft: foo foo, finds: [foo, foo]}", NULL, "", "" },
	{ "tokens: [foo]", "{draft: a bar}", NULL, "", "" },
	{ "tokens: [foo]", "{draft: a bar, finds: [bar]}", "what is found", "[bar]", "" },
	{ "tokens: [foo]", "{draft: a foo}", "what is found", "", "[foo]" },
	{ "tokens: [foo]", "{draft: foo foo, finds: [foo]}", "what is found", "[foo]",
	  "[foo] [foo]" },
	{ "tokens: [foo]", "{draft: foo, finds: [foo], network: n}", NULL, "", "" },
	{ "tokens: [foo]", "{draft: foo, network: m}", "its network is not known", "", "m" },
	{ "tokens: [foo]\nnetworks: [n]", "{draft: foo}", NULL, "", "" },
	{ "tokens: [foo]\nnetworks: [n]", "{draft: foo, network: n, finds: [foo]}", NULL, "", "" },
	{ "tokens: [foo]\ntypes: [alerte]", "{draft: foo, type: alerte, finds: [foo]}", NULL, "",
	  "" },
	{ "tokens: [foo]", "{draft: foo, tpye: alerte, finds: [foo]}",
	  "the draft cannot be checked", "", "front matter: no key is called" },
	{ "tokens: [foo]", "{draft: \"---\\nlang: fr\\n---\\nfoo\", type: alerte, finds: [foo]}",
	  NULL, "", "" },
	{ "tokens: [foo]\nprofile: strict\nlevel: suggestion", "{draft: foo, finds: [foo]}", NULL,
	  "", "" },
	{ "swap: {foo: bar}\nfix: safe", "{draft: a foo, finds: [foo], fixed: a bar}", NULL, "",
	  "" },
	{ "swap: {foo: bar}\nfix: suggested", "{draft: a foo, finds: [foo], fixed: a bar}", NULL,
	  "", "" },
	{ "swap: {foo: bar foo}\nfix: suggested", "{draft: a foo, finds: [foo], fixed: a bar foo}",
	  "mending it twice changes it again", "a bar foo", "a bar bar foo" },
	{ "swap: {foo: bar}\nfix: safe", "{draft: a foo, type: alerte, finds: [foo], fixed: a bar}",
	  NULL, "", "" },
	{ "swap: {foo: bar}\nfix: safe", "{draft: a foo, finds: [foo], fixed: a baz}",
	  "how it is mended", "a baz", "a bar" },
	{ "swap: {foo: bar}\nfix: safe", "{draft: a foo, finds: [foo]}",
	  "it is mended, but the example does not say how", "", "a bar" },
	{ "swap: {foo: foofoo}\nnonword: true\nfix: safe",
	  "{draft: foo, finds: [foo], fixed: foofoo}", "mending it twice changes it again",
	  "foofoo", "foofoofoofoo" },
	{ "tokens: [foo]",
	  "{draft: \"---\\nmédias: [{image: located.jpg, alt: a}, {image: situe.jpg, alt: "
	  "b}]\\n---\\nfoo\", "
	  "finds: [foo]}",
	  NULL, "", "" },
	{ "tokens: [foo]", "{draft: '# foo', finds: [foo], format: md}", NULL, "", "" },
};

static const struct pl_example *read_example(size_t i, struct pl_ruleset **rules,
					     struct pl_rule_at *at)
{
	struct pl_buf text = { 0 };
	struct pl_memory_file files[] = { FILE_OF("networks/n.yml", "title: N\ncount: points\n"),
					  { "t/r.yml", { 0 } },
					  { NULL, { 0 } } };

	pl_buf_printf(&text, "extends: %s\nmessage: m\n%s\nexamples: [%s]\n",
		      pl_str_starts(pl_str_of(cases[i].rule), "swap") ? "substitution"
								      : "existence",
		      cases[i].rule, cases[i].example);
	files[1].bytes = pl_buf_str(&text);
	*rules = rules_of(files);
	pl_buf_release(&text);
	assert_non_null(*rules);
	assert_true(pl_ruleset_find(*rules, PL_STR("t.r"), at));
	return PL_ROW(struct pl_example, &at->rule->examples);
}

static void examples_pass_or_tell(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_ruleset *rules;
		struct pl_rule_at at;
		const struct pl_example *example = read_example(i, &rules, &at);
		struct pl_trial trial = { .rules = rules };
		struct pl_err err = { .french = false };
		const char *fault;

		assert_true(pl_trial_run(&trial, at.rule, example, i % 2 ? &err : NULL));
		fault = trial.fault ? trial.fault : "";
		if (strcmp(fault, cases[i].fault ? cases[i].fault : "") != 0 ||
		    !pl_str_is(trial.wanted, cases[i].wanted) ||
		    !pl_str_starts(trial.got, cases[i].got))
			fail_msg("%s\n%s\nfault: '%s', wanted: '%.*s', got: '%.*s'", cases[i].rule,
				 cases[i].example, fault, PL_ARGS(trial.wanted),
				 PL_ARGS(trial.got));
		pl_trial_release(&trial);
		pl_ruleset_free(rules);
	}
}

static void memory_may_end(void **state)
{
	struct pl_ruleset *rules;
	struct pl_rule_at at;
	const struct pl_example *example = read_example(10, &rules, &at);
	bool ended = true;

	(void)state;
	for (long n = 0; ended && n < 10000; n++) {
		struct pl_trial trial = { .rules = rules };
		struct pl_err err = { 0 };

		pl_mem_fail_after(n, true);
		ended = !pl_trial_run(&trial, at.rule, example, &err);
		pl_mem_fail_after(-1, false);
		if (ended)
			assert_int_equal(err.code, PL_NOMEM);
		else
			assert_null(trial.fault);
		pl_trial_release(&trial);
	}
	assert_false(ended);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_pass_or_tell),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
