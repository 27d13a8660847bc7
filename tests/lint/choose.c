/* Which rules run, and what they ask a post for. */
#include "lint/chosen.h"
#include "lint/rules.h"

#define RULE "extends: existence\nmessage: m\ntokens: [x]\n"

static const struct pl_memory_file files[] = {
	FILE_OF("t/text.yml", RULE),
	FILE_OF("s/sentence.yml", RULE "scope: sentence\n"),
	FILE_OF("q/quoted.yml", RULE "quoted: false\n"),
	FILE_OF("h/hashtag.yml", RULE "scope: hashtag\n"),
	FILE_OF("k/kind.yml", "extends: mentions\nmessage: m\nmax: 1\n"),
	{ NULL, { NULL, 0 } },
};

/* What posts need not have when only that style runs. */
static void nothing_is_made_that_no_rule_asks_for(void **state)
{
	enum { ALL = PL_WITHOUT_TOKENS | PL_WITHOUT_SENTENCES | PL_WITHOUT_QUOTES };
	static const struct {
		const char *style;
		unsigned without;
	} cases[] = {
		{ "t", ALL },
		{ "s", PL_WITHOUT_QUOTES },
		{ "q", PL_WITHOUT_TOKENS | PL_WITHOUT_SENTENCES },
		{ "h", 0 },
		{ "k", 0 },
	};
	struct pl_ruleset *rules = rules_of(files);

	(void)state;
	assert_non_null(rules);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *const styles[] = { cases[i].style, NULL };
		struct pl_options options = { .styles = styles };

		assert_int_equal(pl_rules_without(rules, &options), cases[i].without);
		options = (struct pl_options){ .only = styles };
		assert_int_equal(pl_rules_without(rules, &options), cases[i].without);
	}
	assert_int_equal(pl_rules_without(rules, &(struct pl_options){ 0 }), 0);
	pl_ruleset_free(rules);
}

static bool is_wanted(struct pl_lint_work *work, const struct pl_ruleset *rules, size_t layer,
		      const struct pl_options *options)
{
	assert_true(pl_chosen_make(work, rules, options));
	return pl_chosen_layer(work, layer);
}

/* The same list may name others the next time. */
static void layers_without_wanted_rules_are_passed_over(void **state)
{
	const char *names[] = { "t", NULL };
	const struct pl_switch on[] = { { .name = "t", .to = PL_SWITCH_ON }, { 0 } };
	struct pl_lint_work *work = pl_lint_work_new(NULL);
	struct pl_ruleset *rules = rules_of(files);
	size_t last;

	(void)state;
	assert_non_null(rules);
	last = rules->n_layers - 1;
	assert_true(is_wanted(work, rules, last, &(struct pl_options){ .styles = names }));
	names[0] = "nobody";
	assert_false(is_wanted(work, rules, last, &(struct pl_options){ .styles = names }));
	assert_true(is_wanted(work, rules, last, &(struct pl_options){ 0 }));
	assert_true(is_wanted(work, rules, last, &(struct pl_options){ .switches = on }));
	pl_lint_work_free(work);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_made_that_no_rule_asks_for),
		cmocka_unit_test(layers_without_wanted_rules_are_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
