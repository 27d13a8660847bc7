/* JSON reads into the same nodes as YAML; strings are written so that they are safe
 * in JSON, in a page and in a log. */
#include "base/node.h"

#include <stdlib.h>

#include "test.h"

static struct pl_arena arena;

enum { MAX = 1 << 20 };

static int clean(void **state)
{
	(void)state;
	pl_arena_release(&arena);
	return 0;
}

static void show(struct pl_buf *out, const struct pl_node *node)
{
	const char *ends = node->kind == PL_NODE_MAP ? "{}" : "[]";

	if (node->kind == PL_NODE_NULL) {
		pl_buf_puts(out, "~");
	} else if (node->kind == PL_NODE_SCALAR) {
		pl_buf_printf(out, node->quoted ? "\"%.*s\"" : "'%.*s'", PL_ARGS(node->text));
	} else {
		pl_buf_putc(out, ends[0]);
		for (const struct pl_node *child = node->first; child; child = child->next) {
			if (child->key)
				pl_buf_printf(out, "%.*s=", PL_ARGS(child->key->text));
			show(out, child);
			if (child->next)
				pl_buf_puts(out, ",");
		}
		pl_buf_putc(out, ends[1]);
	}
}

static const struct {
	const char *json, *tree;
} trees[] = {
	{ "null", "~" },
	{ " true\n", "'true'" },
	{ "false", "'false'" },
	{ "\"\"", "\"\"" },
	{ "{}", "{}" },
	{ "[[], {}]", "[[],{}]" },
	{ "\xEF\xBB\xBF[1]", "['1']" },
	{ "{\"z\":1,\"a\":{\"é\":[null,true,\"x\"]},\"\":2}",
	  "{z='1',a={é=[~,'true',\"x\"]},='2'}" },
	{ "[0,-0,-1,9223372036854775807,-9223372036854775808]",
	  "['0','0','-1','9223372036854775807','-9223372036854775808']" },
	{ "[1.0,1e9,1E-2,-0.0,0.1,1e300]",
	  "['1.0','1000000000.0','0.01','-0.0','0.10000000000000001','1.0000000000000001e+300']" },
	{ "\"\\u00e9\\n\\\\\\/\\\"\\ud83c\\udf27\"", "\"é\n\\/\"🌧\"" },
	{ "\"\\uD83C\\uDF27\\uFFFF\"", "\"🌧\xEF\xBF\xBF\"" },
	{ "\"12\"", "\"12\"" },
	{ "\"[[[{{{\\\"[[[\"", "\"[[[{{{\"[[[\"" },
	{ "\"\x7F\"", "\"\x7F\"" },
};

static void reads_trees(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(trees) / sizeof(*trees); i++) {
		struct pl_err err = { 0 };
		struct pl_buf came = { 0 };
		const struct pl_node *node =
			pl_json_read(&arena, pl_str_of(trees[i].json), MAX, "t.json", &err);

		if (node)
			show(&came, node);
		else
			pl_buf_puts(&came, err.text);
		if (strcmp(came.at, trees[i].tree) != 0) {
			print_error("%s\nwanted %s\ncame   %s\n", trees[i].json, trees[i].tree,
				    came.at);
			fail();
		}
		pl_buf_release(&came);
	}
}

static const struct {
	const char *json;
	uint32_t line, column;
	const char *says;
} refusals[] = {
	{ "", 1, 1, "end of file" },
	{ "  ", 1, 3, "end of file" },
	{ "{\"a\": tru}", 1, 7, "invalid token near 'tru'" },
	{ "{\"é\": 1,}", 1, 9, "string or '}' expected" },
	{ "[1,\n 2,\n x]", 3, 2, "near 'x'" },
	{ "[1,\r\n é]", 2, 2, "invalid token" },
	{ "{\"a\":1,\n\"a\":2}", 2, 1, "duplicate object key near '\"a\"'" },
	{ "[1,2", 1, 5, "']' expected" },
	{ "\"abc", 1, 1, "premature end of input" },
	{ "\"a\nb\"", 1, 1, "unexpected newline" },
	{ "1 2", 1, 3, "end of file expected near '2'" },
	{ "[]]", 1, 3, "end of file expected" },
	{ "]", 1, 1, "unexpected token near ']'" },
	{ "[1e400]", 1, 2, "real number overflow" },
	{ "[12345678901234567890]", 1, 2, "too big integer" },
	{ "[01]", 1, 2, "invalid token" },
	{ "[+1]", 1, 2, "invalid token" },
	{ "[NaN]", 1, 2, "invalid token" },
	{ "[1,]", 1, 4, "unexpected token" },
	{ "{a: 1}", 1, 2, "string or '}' expected" },
	{ "{\"a\" 1}", 1, 6, "':' expected" },
	{ "['a']", 1, 2, "invalid token" },
	{ "// x\n1", 1, 1, "invalid token" },
	{ "\"\\x\"", 1, 1, "invalid escape" },
	{ "[\"\\u12\"]", 1, 2, "invalid escape" },
	{ "[\"\\u\"]", 1, 2, "invalid escape" },
	{ "[\"a\\u0000b\"]", 1, 4, "\\u0000 stands for the character NUL" },
	{ "[\"é\", \"\\uD83C\"]", 1, 8, "half of a surrogate pair" },
	{ "\"\\uD83Cx\\uDF27\"", 1, 2, "half of a surrogate pair" },
	{ "\"\\uD83C\\u0041\"", 1, 2, "half of a surrogate pair" },
	{ "\"\\uD83C\\uD83C\"", 1, 2, "half of a surrogate pair" },
	{ "\"\\uDF27\"", 1, 2, "half of a surrogate pair" },
	{ "\"\\uD83C", 1, 2, "half of a surrogate pair" },
	{ "[\"caf\xE9\"]", 1, 6, "not UTF-8" },
	{ "\"\xED\xA0\x80\"", 1, 2, "not UTF-8" },
	{ "\xFF\xFE[", 1, 1, "UTF-16" },
	{ "\xEF\xBB\xBF"
	  "[\n,]",
	  2, 1, "unexpected token" },
	{ "\"\x01\"", 1, 1, "control character" },
};

static void refuses_with_a_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
		struct pl_err err = { 0 };
		const struct pl_node *node =
			pl_json_read(&arena, pl_str_of(refusals[i].json), MAX, "r.json", &err);

		if (node || err.line != refusals[i].line || err.column != refusals[i].column ||
		    !strstr(err.text, refusals[i].says)) {
			print_error("%s\nwanted %u:%u: %s\ncame   %u:%u: %s\n", refusals[i].json,
				    refusals[i].line, refusals[i].column, refusals[i].says,
				    err.line, err.column, node ? "(read)" : err.text);
			fail();
		}
		assert_int_equal(err.code, PL_SYNTAX);
		assert_string_equal(err.file, "r.json");
	}
}

static void refuses_nul(void **state)
{
	static const struct pl_str texts[] = {
		{ "[\n\0]", 4 },
		{ "[\n\"\0\"]", 6 },
		{ "[\n\"\\\0\"]", 7 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct pl_err err = { 0 };

		assert_null(pl_json_read(&arena, texts[i], MAX, "n", &err));
		assert_int_equal(err.line, 2);
		assert_int_equal(err.code, PL_SYNTAX);
	}
}

static const struct {
	const char *head, *unit;
	size_t n;
	const char *tail;
	const char *says; /* NULL: it reads */
} sizes[] = {
	{ "", "[", 1 << 20, "", "64 deep" },
	{ "", "{\"a\":", 200000, "", "64 deep" },
	{ "", "[", 64, "", "expected" },
	{ "", "[", 65, "", "64 deep" },
	{ "\"", "[", 1000, "\"", NULL },
	{ "", "[],", 1000, "", "end of file" },
	{ "", "]", 1 << 20, "", "unexpected token" },
	{ "", " ", (1 << 20) + 1, "", "more than the 1048576 allowed" },
	{ "\"", "x", (1 << 20) - 2, "\"", NULL },
	{ "[0", ",0", 500000, "]", NULL },
	{ "\"", "\\u00e9", 100000, "\"", NULL },
};

static void holds_its_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct pl_err err = { 0 };
		struct pl_buf json = { 0 };
		const struct pl_node *node;

		pl_buf_puts(&json, sizes[i].head);
		for (size_t k = 0; k < sizes[i].n; k++)
			pl_buf_puts(&json, sizes[i].unit);
		pl_buf_puts(&json, sizes[i].tail);
		node = pl_json_read(&arena, pl_buf_str(&json), MAX, "s.json", &err);
		if (!node != !!sizes[i].says ||
		    (!node && (!strstr(err.text, sizes[i].says) || !err.line || !err.column))) {
			print_error("%s%s… × %zu\nwanted %s\ncame   %u:%u %s\n", sizes[i].head,
				    sizes[i].unit, sizes[i].n,
				    sizes[i].says ? sizes[i].says : "(read)", err.line, err.column,
				    node ? "(read)" : err.text);
			fail();
		}
		pl_buf_release(&json);
		pl_arena_reset(&arena);
	}
}

static void refuses_a_million_values(void **state)
{
	struct pl_buf json = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_buf_putc(&json, '[');
	for (int i = 0; i < 1000000; i++)
		pl_buf_puts(&json, "0,");
	pl_buf_puts(&json, "0]");
	assert_null(pl_json_read(&arena, pl_buf_str(&json), 4 << 20, "m.json", &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_buf_release(&json);
}

static void finds_keys(void **state)
{
	struct pl_err err = { 0 };
	const struct pl_node *map = pl_json_read(
		&arena, PL_STR("{\"text\":\"a\",\"max\":3,\"r\":3.0}"), MAX, "k", &err);
	uint64_t max = 0;

	(void)state;
	assert_true(pl_node_is(pl_node_get(map, "text"), "a"));
	assert_true(pl_node_uint(pl_node_get(map, "max"), 0, 9, &max, &err));
	assert_int_equal(max, 3);
	assert_false(pl_node_uint(pl_node_get(map, "r"), 0, 9, &max, &err));
	assert_false(pl_node_uint(pl_node_get(map, "text"), 0, 9, &max, &err));
	assert_int_equal(err.line, 0);
	assert_string_equal(err.file, "k");
}

static const struct {
	const char *text, *json;
} strings[] = {
	{ "", "\"\"" },
	{ "a é 🌧", "\"a é 🌧\"" },
	{ "\"\\\n\t\r", "\"\\\"\\\\\\n\\t\\r\"" },
	{ "\x01\x1B[0m\x7F", "\"\\u0001\\u001b[0m\\u007f\"" },
	{ "\xC2\x80\xC2\x9F\xC2\xA0", "\"\\u0080\\u009f\xC2\xA0\"" },
	{ "a\xE2\x80\xA8z\xE2\x80\xA9\xE2\x80\xAA", "\"a\\u2028z\\u2029\xE2\x80\xAA\"" },
	{ "</script><a></", "\"<\\/script><a><\\/\"" },
	{ "a/b < c <", "\"a/b < c <\"" },
};

static void writes_strings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(strings) / sizeof(*strings); i++) {
		struct pl_buf came = { 0 };

		pl_json_string(&came, pl_str_of(strings[i].text));
		if (strcmp(came.at, strings[i].json) != 0) {
			print_error("wanted %s\ncame   %s\n", strings[i].json, came.at);
			fail();
		}
		pl_buf_release(&came);
	}
}

static void reads_back_what_it_writes(void **state)
{
	struct pl_buf text = { 0 }, json = { 0 };
	struct pl_err err = { 0 };
	const struct pl_node *node;

	(void)state;
	for (int c = 1; c < 128; c++)
		pl_buf_putc(&text, (char)c);
	pl_buf_puts(&text, "</\xC2\x85 é \xE2\x80\xA8 🌧");
	pl_json_string(&json, pl_buf_str(&text));
	node = pl_json_read(&arena, pl_buf_str(&json), MAX, "b", &err);
	assert_non_null(node);
	assert_true(pl_str_same(node->text, pl_buf_str(&text)));
	pl_buf_release(&text);
	pl_buf_release(&json);
}

static void survives_any_bytes(void **state)
{
	static const char *const pieces[] = { "[",  "]", "{",    "}",      ",",    ":",     "\"",
					      "\\", "u", "D83C", "00",     "1",    "-",     "e",
					      "\n", "é", "null", "\"a\":", "\xC3", "\"x\"", "." };
	uint64_t seed = 7;
	uint32_t read = 0;

	(void)state;
	for (uint32_t round = 0; round < 20000; round++) {
		struct pl_buf json = { 0 };
		struct pl_err err = { 0 };
		const struct pl_node *node;

		for (uint32_t n = 1 + round % 9; n; n--) {
			seed = (seed * 1664525 + 1013904223) % 4294967296;
			pl_buf_puts(&json,
				    pieces[(seed >> 16) % (sizeof(pieces) / sizeof(*pieces))]);
		}
		node = pl_json_read(&arena, pl_buf_str(&json), MAX, "f", &err);
		if (!node && (!err.line || !err.column || err.code == PL_OK))
			fail_msg("no place for '%s' in\n%s", err.text, json.at);
		read += node != NULL;
		pl_buf_release(&json);
		pl_arena_reset(&arena);
	}
	assert_true(read > 100);
}

static void any_allocation_may_fail(void **state)
{
	static const char *const texts[] = { "{\"a\":[1,2.5,\"x\",null],\"b\":{}}", "[1,\n2" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct pl_err err = { .code = PL_NOMEM };

		for (long n = 0; err.code == PL_NOMEM; n++) {
			struct pl_arena own = { 0 };
			bool ok;

			err.code = PL_OK;
			pl_mem_fail_after(n, true);
			ok = pl_json_read(&own, pl_str_of(texts[i]), MAX, "o", &err) != NULL;
			pl_mem_fail_after(-1, false);
			pl_arena_release(&own);
			assert_true(ok == (err.code == PL_OK));
			assert_true(n < 1000);
		}
		assert_int_equal(err.code, i ? PL_SYNTAX : PL_OK);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(reads_trees, clean),
		cmocka_unit_test_teardown(refuses_with_a_place, clean),
		cmocka_unit_test_teardown(refuses_nul, clean),
		cmocka_unit_test_teardown(holds_its_limits, clean),
		cmocka_unit_test_teardown(refuses_a_million_values, clean),
		cmocka_unit_test_teardown(finds_keys, clean),
		cmocka_unit_test_teardown(writes_strings, clean),
		cmocka_unit_test_teardown(reads_back_what_it_writes, clean),
		cmocka_unit_test_teardown(survives_any_bytes, clean),
		cmocka_unit_test_teardown(any_allocation_may_fail, clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
