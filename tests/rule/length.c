/* Lengths for users of the library. */
#include "test.h"

#include "rule/ruleset.h"

static struct pl_ruleset *rules;

static const struct {
	const char *network, *text;
	uint32_t length, limit;
} cases[] = {
	{ "x", "", 0, 280 },
	{ "x", "été", 3, 280 },
	{ "X", "👍", 2, 280 },
	{ "twitter", "https://www.exemple.gouv.fr/une/longue/adresse", 23, 280 },
	{ "bluesky", "👨‍👩‍👧", 1, 300 },
};

static void counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		uint32_t length = 0, limit = 0;
		struct pl_err err = { 0 };

		if (!pl_length(rules, cases[i].network, pl_str_of(cases[i].text), &length, &limit,
			       &err) ||
		    length != cases[i].length || limit != cases[i].limit)
			fail_msg("%s, \"%s\": %u/%u, wanted %u/%u %s", cases[i].network,
				 cases[i].text, length, limit, cases[i].length, cases[i].limit,
				 err.text);
	}
}

static void refuses(void **state)
{
	uint32_t length = 7, limit = 7;
	struct pl_err err = { 0 };

	(void)state;
	assert_false(pl_length(rules, "mastodn", PL_STR("a"), &length, &limit, &err));
	assert_non_null(strstr(err.text, "'mastodon'"));
	assert_false(pl_length(rules, "", PL_STR("a"), &length, &limit, &err));
	assert_false(pl_length(rules, "x", PL_STR("ab\377"), &length, &limit, &err));
	assert_int_equal(err.code, PL_INPUT);
	assert_non_null(strstr(err.text, "byte 2"));
	assert_false(
		pl_length(rules, "x", (struct pl_str){ "", SIZE_MAX / 2 }, &length, &limit, NULL));
	assert_int_equal(length, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(counts), cmocka_unit_test(refuses) };
	int failed;

	rules = pl_ruleset_new(NULL, 0, NULL);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	pl_ruleset_free(rules);
	return failed;
}
