/* Numbers with a point. */
#include "base/decimal.h"

#include "test.h"

static const struct {
	const char *text;
	size_t end; /* 0: no number */
	double number;
} reads[] = {
	{ "12", 2, 12 },
	{ "0.8 x", 3, 0.8 },
	{ ".5", 2, 0.5 },
	{ "206.835", 7, 206.835 },
	{ "1.", 2, 1 },
	{ "1e3", 3, 1000 },
	{ "1.5E-2)", 6, 0.015 },
	{ "1e", 1, 1 },
	{ "1e+", 1, 1 },
	{ "1.2.3", 3, 1.2 },
	{ "", 0, 0 },
	{ ".", 0, 0 },
	{ "x1", 0, 0 },
	{ "-1", 0, 0 },
	{ "0e99999999999", 13, 0 },
};

static void read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(reads) / sizeof(reads[0]); i++) {
		size_t at = 0;
		double number = -1;
		bool ok = pl_decimal_read(pl_str_of(reads[i].text), &at, &number);

		if (ok != (reads[i].end > 0) || at != reads[i].end)
			fail_msg("'%s': %d, ends at %zu", reads[i].text, ok, at);
		/* To the last bit, but for 0e400, which is no number any more. */
		if (ok && reads[i].number > 0)
			assert_true(number == reads[i].number);
	}
}

static const struct {
	double number;
	int decimals;
	const char *text;
} writes[] = {
	{ 0, 2, "0.00" },
	{ 12.345678, 2, "12.35" },
	{ -1.5, 6, "-1.500000" },
	{ 1e300 * 1e300, 2, "inf" },
	{ 3, 0, "3" },
};

static void write(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(writes) / sizeof(writes[0]); i++) {
		struct pl_buf out = { 0 };

		pl_decimal_write(&out, writes[i].number, writes[i].decimals);
		assert_string_equal(out.at, writes[i].text);
		pl_buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read),
		cmocka_unit_test(write),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
