/* Quotations: insides in order, the outermost alone, and what is never closed is none unless
 * the text begins with it. */
#include "post/quote.h"

#include "test.h"

static const struct {
	const char *text, *insides; /* parted by | */
} cases[] = {
	{ "« un » et « deux »", " un | deux " },
	{ "“one” and \"two\"", "one|two" },
	{ "« il dit “oui” hier »", " il dit “oui” hier " },
	{ "« un « deux » trois »", " un « deux » trois " },
	{ "“un « deux” trois »", "un « deux” trois " },
	{ "un » deux « trois", "" },
	{ "« Un mot. Il part", " Un mot. Il part" },
	{ "« Un « mot » part", " Un « mot » part" },
	{ "Il dit « un mot", "" },
	{ "12\" de pluie", "" },
	{ "« « « « « « « « « « x » » » » » » » » » »", " « « « « « « « x » » » » » » » " },
	{ "", "" },
};

static void insides_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		struct pl_spans quotes = { 0 };
		struct pl_buf got = { 0 };

		assert_true(
			pl_quotes_find(&quotes, text, (struct pl_span){ 0, (uint32_t)text.len }));
		for (size_t q = 0; q < quotes.list.n; q++) {
			pl_buf_puts(&got, q ? "|" : "");
			pl_buf_add(&got, pl_str_in(text, quotes.list.at[q]));
		}
		if (!pl_str_is(pl_buf_str(&got), cases[i].insides)) {
			print_error("%s\nwanted: %s\ngot:    %.*s\n", cases[i].text,
				    cases[i].insides, PL_ARGS(pl_buf_str(&got)));
			fail();
		}
		pl_buf_release(&got);
		PL_LIST_RELEASE(&quotes.list);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(insides_are_found) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
