/* Formulas: what they give, and what is said of those that do not read. */
#include "base/formula.h"

#include <string.h>

#include "base/decimal.h"
#include "test.h"

static const struct pl_named names[] = {
	{ "words", 100 }, { "sentences", 8 }, { "heading.h1", 2 },
	{ "none", 0 },    { "_Ab", 1 },       { NULL, 0 },
};

static const struct {
	const char *formula, *gives; /* whole numbers without a point */
} values[] = {
	{ "1 + 2 * 3", "7" },
	{ "(1 + 2) * 3", "9" },
	{ "7 / 2", "3" },
	{ "-7 / 2", "-3" },
	{ "7 / 2.0", "3.50" },
	{ "7 % 4", "3" },
	{ "8 - 3 - 2", "3" },
	{ "words / sentences", "12.50" },
	{ "words / 8", "12.50" },
	{ "words * (1 / 2)", "0.00" },
	{ "heading.h1 + 1", "3.00" },
	{ "-words", "-100.00" },
	{ "- - 3", "3" },
	{ "2 - -3", "5" },
	{ "+2 + +words", "102.00" },
	{ ".5 + 1e2", "100.50" },
	{ "206.835 - (1.015 * (words / sentences))\n", "194.15" },
	{ "math.sqrt(words)", "10.00" },
	{ "1.0430 * math.sqrt((30 * 30.0) / words) + 3.1291", "6.26" },
	{ "math.max(words, sentences) + math.min( 1 , 2 )", "101.00" },
	{ "math.pow(2, 10)", "1024.00" },
	{ "math.round(2.5) + math.floor(2.5) + math.ceil(2.5)", "8.00" },
	{ "math.pi", "3.14" },
	{ "words % 7", "2.00" },
	{ "words > 99", "true" },
	{ "words < 99 || sentences >= 8", "true" },
	{ "words < 99 && sentences >= 8", "false" },
	{ "1 > 2 || 2 > 1 && 3 > 4", "false" },
	{ "!(words > 99)", "false" },
	{ "1 + 1 == 2", "true" },
	{ "1 != 1", "false" },
	/* Tengo's: a whole number is not the same as one with decimals. */
	{ "words == 100", "false" },
	{ "words == 100.0", "true" },
	{ "true != false", "true" },
	{ "words > 10 ? 1 : 2", "1" },
	{ "words < 10 ? 1 : words > 50 ? 5 : 6", "5" },
	{ "words/none", "inf" },
	{ "9223372036854775807 + 1", "-9223372036854775808" },
	{ "9300000000000000000 / 2 > 4e18", "true" },
	{ "7 / -1 - 7 % -1", "-7" },
	{ "1\t+\r\n2", "3" },
	{ "1.0 < 2 && 2 <= 2 && 3 > 2.5 && 3 >= 3", "true" },
	{ "1 > 2 || 3 > 4", "false" },
	{ "2 > 1 && 4 > 3", "true" },
	{ "true == true && false == false && true != 1", "true" },
	{ "7.5 % 2", "1.50" },
	{ "_Ab", "1.00" },
	{ "1 > 2 ? 1 : 2 > 1 ? 3 : 4", "3" },
};

static void show(struct pl_buf *out, const struct pl_amount *amount)
{
	if (amount->kind == PL_AMOUNT_TRUTH)
		pl_buf_puts(out, amount->truth ? "true" : "false");
	else if (amount->kind == PL_AMOUNT_WHOLE)
		pl_buf_printf(out, "%lld", (long long)amount->whole);
	else
		pl_decimal_write(out, amount->real, 2);
}

static void gives(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		struct pl_amount amount;
		struct pl_err err = { 0 };
		struct pl_buf out = { 0 };

		if (!pl_formula(pl_str_of(values[i].formula), names, &amount, &err))
			fail_msg("%s: %s", values[i].formula, err.text);
		show(&out, &amount);
		if (strcmp(out.at, values[i].gives) != 0)
			fail_msg("%s gives %s, not %s", values[i].formula, out.at, values[i].gives);
		pl_buf_release(&out);
	}
}

static const struct {
	const char *formula, *error;
} faults[] = {
	{ "", "character 1: a number, a name or '(' is wanted" },
	{ "1 +", "character 4: a number" },
	{ "(1", "character 3: ')' is wanted" },
	{ "1 2", "character 3: an operator or the end" },
	{ "é", "character 1: a number" },
	{ "1 * wrods", "character 5: no number is called 'wrods'; did you mean 'words'?" },
	{ "math.sqr(2)", "did you mean 'math.sqrt'?" },
	{ "math.sqrt", "'(' is wanted" },
	{ "math.pow(2)", "',' is wanted" },
	{ "math.sqrt(words > 1)", "a number before this" },
	{ "1 / 0", "a divisor that is not 0" },
	{ "1 % 0", "a divisor that is not 0" },
	{ "1 && 2", "a comparison before this" },
	{ "(1 > 2) + 1", "a number before this" },
	{ "!1", "a comparison before this" },
	{ "+(1 > 2)", "a number before this" },
	{ "-(1 > 2)", "a number before this" },
	{ "1 ? 2 : 3", "a comparison before this" },
	{ "1 > 2 ? 3", "':' is wanted" },
	{ "1 & 2", "an operator" },
	{ "1 * zzzzzzzzz", "character 5: no number is called 'zzzzzzzzz'" },
	{ "math.sqrt(2", "character 12: ')' is wanted" },
	{ "math.sqrt(", "character 11: a number" },
	{ "math.pow(1, )", "character 13: a number" },
	{ ".", "character 1: a number" },
	{ ".a", "character 1: a number" },
	{ "(1 +", "character 5: a number" },
	{ "1 > 2 ? (", "character 10: a number" },
	{ "1 > 2 ? 3 :", "character 12: a number" },
	{ "1 || 1 > 2", "a comparison before this" },
	{ "1 > 2 && 1", "a comparison before this" },
	{ "1 < (1 > 2)", "a number before this" },
	{ "[1]", "character 1: a number" },
	{ "{1}", "character 1: a number" },
};

static void refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct pl_amount amount;
		struct pl_err err = { 0 };

		assert_false(pl_formula(pl_str_of(faults[i].formula), names, &amount, &err));
		if (!strstr(err.text, faults[i].error))
			fail_msg("%s: %s", faults[i].formula, err.text);
	}
}

static void stays_shallow(void **state)
{
	static const char *const deep[] = { "(", "-", "!", "1>2?1:", "math.abs(" };

	(void)state;
	for (size_t i = 0; i < sizeof(deep) / sizeof(deep[0]); i++) {
		struct pl_buf text = { 0 };
		struct pl_amount amount;
		struct pl_err err = { 0 };

		for (int n = 0; n < 100000; n++)
			pl_buf_puts(&text, deep[i]);
		assert_false(pl_formula(pl_buf_str(&text), names, &amount, &err));
		assert_int_equal(err.code, PL_LIMIT);
		pl_buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives),
		cmocka_unit_test(refuses),
		cmocka_unit_test(stays_shallow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
