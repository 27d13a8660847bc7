/* Bytes that are gone to: which are few and rare enough, and where the next one stands. */
#include "base/anchor.h"

#include "test.h"

static void a_few_are_kept_each_once(void **state)
{
	struct pl_anchors anchors = { 0 };

	(void)state;
	for (const char *byte = "!?!;:?"; *byte; byte++)
		assert_true(pl_anchors_add(&anchors, *byte));
	assert_int_equal(anchors.n, PL_ANCHORS);
	assert_false(pl_anchors_add(&anchors, '#'));
	assert_true(pl_anchors_add(&anchors, ':'));
}

/* What stands everywhere is found sooner by going through a text. */
static void rare_ones_pay(void **state)
{
	static const struct {
		const char *bytes;
		bool pay;
	} cases[] = {
		{ "", false }, { "!?", true }, { "\xE2", true }, { "e", false }, { "! ", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_anchors anchors = { 0 };

		for (const char *byte = cases[i].bytes; *byte; byte++)
			pl_anchors_add(&anchors, *byte);
		if (pl_anchors_pay(&anchors) != cases[i].pay)
			fail_msg("'%s'", cases[i].bytes);
	}
}

static void the_next_of_any_is_found(void **state)
{
	static const char text[] = "a; b! c; d?";
	static const size_t next[] = { 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10, 11 };
	const struct pl_str whole = pl_str_of(text);
	struct pl_anchors anchors = { 0 };

	(void)state;
	pl_anchors_add(&anchors, '?');
	pl_anchors_add(&anchors, '!');
	pl_anchors_add(&anchors, ';');
	for (size_t at = 0; at < sizeof(next) / sizeof(*next); at++)
		assert_int_equal(pl_anchors_next(&anchors, whole, at, whole.len), next[at]);
	assert_int_equal(pl_anchors_next(&anchors, whole, 2, 4), 4); /* none before the end */
	assert_int_equal(pl_anchors_next(&anchors, PL_STR(""), 0, 0), 0);
}

/* However far it is, and from wherever. */
static void far_ones_are_found(void **state)
{
	struct pl_anchors anchors = { 0 };
	struct pl_buf text = { 0 };

	(void)state;
	pl_anchors_add(&anchors, '?');
	pl_anchors_add(&anchors, '!');
	for (size_t i = 0; i < 1000; i++)
		pl_buf_putc(&text, i == 700 ? '!' : i == 999 ? '?' : 'a');
	for (size_t at = 0; at < 1000; at++) {
		struct pl_str whole = pl_buf_str(&text);

		assert_int_equal(pl_anchors_next(&anchors, whole, at, 1000), at > 700 ? 999 : 700);
		assert_int_equal(pl_anchors_next(&anchors, whole, at, 999), at > 700 ? 999 : 700);
	}
	pl_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_few_are_kept_each_once),
		cmocka_unit_test(rare_ones_pay),
		cmocka_unit_test(the_next_of_any_is_found),
		cmocka_unit_test(far_ones_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
