/* Words of the trade. */
#include "check/trade.h"

#include "test.h"

static void knows(void **state)
{
	static const char *const known[] = { "autocomplete", "backtick", "backticks", "checkboxes",
					     "regexes",      "webhooks", "wifi",      "schema" };
	static const char *const unknown[] = { "",        "s",     "web",         "webhookss",
					       "Webhook", "typpo", "autocomplet", "wifis2",
					       "zzz" };
	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		assert_true(pl_trade_knows(pl_str_of(known[i])));
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++)
		assert_false(pl_trade_knows(pl_str_of(unknown[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(knows) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
