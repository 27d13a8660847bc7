/* Nodes answer what they are asked, and say what was wanted when they cannot. */
#include "base/node.h"

#include "test.h"

static struct pl_arena arena;

static const struct pl_node *read_yaml(const char *text)
{
	struct pl_err err = { 0 };
	const struct pl_node *node = pl_yaml_read(&arena, pl_str_of(text), "n.yml", &err);

	if (!node)
		fail_msg("'%s' did not read: %s", text, err.text);
	return node;
}

static int clean(void **state)
{
	(void)state;
	pl_arena_release(&arena);
	return 0;
}

static void finds_values_by_key(void **state)
{
	const struct pl_node *map = read_yaml("a: 1\nnull: x\nc: [a]\n");

	(void)state;
	assert_true(pl_node_is(pl_node_get(map, "a"), "1"));
	assert_true(pl_node_is(pl_node_get(map, "null"), "x"));
	assert_null(pl_node_get(map, "b"));
	assert_null(pl_node_get(pl_node_get(map, "c"), "a"));
	assert_null(pl_node_get(NULL, "a"));
	assert_int_equal(pl_node_text(NULL).len, 0);
	assert_int_equal(pl_node_text(pl_node_get(map, "c")).len, 0);
	assert_false(pl_node_is(pl_node_get(map, "c"), ""));
}

static const struct {
	const char *yaml;
	int value; /* -1: an error */
} bools[] = {
	{ "true", 1 },  { "True", 1 }, { "OUI", 1 }, { "on", 1 },       { "\"yes\"", 1 },
	{ "false", 0 }, { "no", 0 },   { "non", 0 }, { "Off", 0 },      { "1", -1 },
	{ "y", -1 },    { "~", -1 },   { "[]", -1 }, { "'true '", -1 },
};

static void reads_booleans(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bools) / sizeof(*bools); i++) {
		struct pl_err err = { 0 };
		bool value = false;
		bool ok = pl_node_bool(read_yaml(bools[i].yaml), &value, &err);
		int came = ok ? value : -1;

		if (came != bools[i].value) {
			print_error("%s: wanted %d, came %d\n", bools[i].yaml, bools[i].value,
				    came);
			fail();
		}
		if (!ok)
			assert_int_equal(err.code, PL_RULE);
	}
}

static const struct {
	const char *yaml;
	const char *error; /* NULL: it is 1 to 300 */
	uint64_t value;
} numbers[] = {
	{ "1", NULL, 1 },
	{ "300", NULL, 300 },
	{ "0", "a whole number from 1 to 300 is wanted here, not '0'", 0 },
	{ "301", "a whole number from 1 to 300 is wanted here, not '301'", 0 },
	{ "-1", "a whole number from 1 to 300 is wanted here, not '-1'", 0 },
	{ "1.5", "a whole number from 1 to 300 is wanted here, not '1.5'", 0 },
	{ "1e2", "a whole number from 1 to 300 is wanted here, not '1e2'", 0 },
	{ "0x10", "a whole number from 1 to 300 is wanted here, not '0x10'", 0 },
	{ "3 apples", "a whole number from 1 to 300 is wanted here, not '3 apples'", 0 },
	{ "\"3\"", "a whole number from 1 to 300 is wanted here, without quotes", 0 },
	{ "010", "a whole number from 1 to 300 is wanted here, without a 0 before it", 0 },
	{ "9223372036854775808",
	  "a whole number from 1 to 300 is wanted here, not '9223372036854775808'", 0 },
	{ "99999999999999999999999",
	  "a whole number from 1 to 300 is wanted here, not '99999999999999999999999'", 0 },
	{ "~", "a whole number from 1 to 300 is wanted here, not nothing", 0 },
	{ "[1]", "a whole number from 1 to 300 is wanted here, not a list", 0 },
	{ "{a: 1}", "a whole number from 1 to 300 is wanted here, not a map", 0 },
	{ "ééééééééééééééééééééééééééééééé",
	  "a whole number from 1 to 300 is wanted here, not 'éééééééééééééééééééééééééééééé…'", 0 },
};

static void reads_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct pl_err err = { 0 };
		uint64_t value = 0;
		bool ok = pl_node_uint(read_yaml(numbers[i].yaml), 1, 300, &value, &err);

		if (ok != !numbers[i].error || value != numbers[i].value ||
		    (!ok && strcmp(err.text, numbers[i].error) != 0)) {
			print_error("%s: wanted %s, came %s\n", numbers[i].yaml,
				    numbers[i].error ? numbers[i].error : "a number",
				    ok ? "a number" : err.text);
			fail();
		}
	}
}

static void takes_the_whole_range(void **state)
{
	struct pl_err err = { 0 };
	uint64_t value;

	(void)state;
	assert_true(pl_node_uint(read_yaml("18446744073709551615"), 0, UINT64_MAX, &value, &err));
	assert_true(value == UINT64_MAX);
	assert_false(pl_node_uint(read_yaml("18446744073709551616"), 0, UINT64_MAX, &value, &err));
}

static void fails_at_its_place(void **state)
{
	struct pl_err err = { 0 };
	const struct pl_node *map = read_yaml("a: 1\né: [x, été, y]\n");

	(void)state;
	assert_false(pl_node_fail(pl_node_get(map, "é")->first->next, &err, "%s %d", "no", 7));
	assert_string_equal(err.file, "n.yml");
	assert_int_equal(err.line, 2);
	assert_int_equal(err.column, 8);
	assert_string_equal(err.text, "no 7");
	assert_int_equal(err.code, PL_RULE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(finds_values_by_key, clean),
		cmocka_unit_test_teardown(reads_booleans, clean),
		cmocka_unit_test_teardown(reads_numbers, clean),
		cmocka_unit_test_teardown(takes_the_whole_range, clean),
		cmocka_unit_test_teardown(fails_at_its_place, clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
