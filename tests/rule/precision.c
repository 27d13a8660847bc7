/* What people counted is of rules that are there, and makes sense. */
#include "rule/precision.h"

#include "post/date.h"
#include "rule/ruleset.h"

#include "test.h"

static void counts_rules_that_are_there(void **state)
{
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);

	(void)state;
	assert_non_null(rules);
	for (const struct pl_precision *one = pl_precisions; one->rule; one++) {
		struct pl_rule_at at;
		struct pl_date date;

		if (!pl_ruleset_find(rules, pl_str_of(one->rule), &at))
			fail_msg("%s: no rule is called so", one->rule);
		assert_true(one->wrong <= one->read);
		assert_true(pl_date_last(pl_str_of(one->date), &date));
		assert_ptr_equal(pl_precision_of(pl_str_of(one->rule)), one);
	}
	assert_null(pl_precision_of(PL_STR("langue.nulle-part")));
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(counts_rules_that_are_there) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
