/* JSON reads into the same nodes as YAML; strings are written so that they are safe
 * in JSON, in a page and in a log. */
#include <stdlib.h>

#include "base/reader.h"
#include "base/unicode.h"

enum { MAX = 1 << 20 };

static const struct pl_node *read(struct pl_str text, const char *file, struct pl_err *err)
{
	return pl_json_read(&arena, text, MAX, file, err);
}

static const struct tree trees[] = {
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
	{ "[\"at the eighth\\n, behind it\",\"\",\"\\t\",\"\\u0080\\uD83C\\uDF27z\"]",
	  "[\"at the eighth\n, behind it\",\"\",\"\t\",\"\xC2\x80🌧z\"]" },
	{ "{\"a\\n\" :\"b\\nc\",\"d\":[\"e\",{\"f\":\"\\\"g\\\"\"}],\"h\":\"i\"}",
	  "{a\n=\"b\nc\",d=[\"e\",{f=\"\"g\"\"}],h=\"i\"}" },
};

static void reads_trees(void **state)
{
	(void)state;
	must_read(read, trees, N_OF(trees));
}

static const struct refusal refusals[] = {
	{ "", 1, 1, "end of file" },
	{ "  ", 1, 3, "end of file" },
	{ "{\"a\": tru}", 1, 7, "invalid token" },
	{ "{\"é\": 1,}", 1, 9, "string or '}' expected" },
	{ "[1,\n 2,\n x]", 3, 2, "invalid token" },
	{ "[1,\r\n é]", 2, 2, "invalid token" },
	{ "{\"a\":1,\n\"a\":2}", 2, 1, "duplicate object key" },
	{ "[1,2", 1, 5, "']' expected" },
	{ "\"abc", 1, 1, "premature end of input" },
	{ "\"a\nb\"", 1, 1, "unexpected newline" },
	{ "1 2", 1, 3, "end of file expected" },
	{ "[]]", 1, 3, "end of file expected" },
	{ "]", 1, 1, "unexpected token" },
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
	{ "[\"\\uéa\\u00e9\"]", 1, 2, "invalid escape" },
	{ "[\"\\é\"]", 1, 2, "invalid escape" },
	{ "{\"a\":1,\"\\u0061\":2}", 1, 8, "duplicate object key" },
	{ "[\"a\":\"b\"]", 1, 5, "']' expected" },
	{ "[\"twice\" \"twice\"]", 1, 10, "']' expected" },
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
	{ "\"far behind the quotation mark\x1F\"", 1, 31, "control character" },
};

static void refuses_with_a_place(void **state)
{
	(void)state;
	must_refuse(read, refusals, N_OF(refusals));
}

/* What a payload says is none of those who read logs. */
static void repeats_nothing(void **state)
{
	static const char *const texts[] = {
		"{\"text\": secret}",
		"[\"a\" \"secret\"]",
		"{\"secret\":1,\"secret\":2}",
		"1 secret",
		"{\"secret\" \"near 'secret'\"}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct pl_err err = { 0 };

		assert_null(pl_json_read(&arena, pl_str_of(texts[i]), SIZE_MAX, "a.json", &err));
		if (!err.text[0] || strstr(err.text, "secret"))
			fail_msg("%s: %s", texts[i], err.text);
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

static const struct size sizes[] = {
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
	must_hold(read, sizes, N_OF(sizes));
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
	{ "a\u2028z\u2029\u202A", "\"a\\u2028z\\u2029\\u202a\"" },
	/* what nobody sees: bidi, zero width, tags, private use; but for what emoji are made of */
	{ "\u2066a\u2069\u200B\u00AD\uFEFF\uE000",
	  "\"\\u2066a\\u2069\\u200b\\u00ad\\ufeff\\ue000\"" },
	{ "\U000E0041\U0010FFFD", "\"\\udb40\\udc41\\udbff\\udffd\"" },
	{ "👨‍👩‍👧 ❤️ 1️⃣ 👍🏽",
	  "\"👨‍👩‍👧 ❤️ 1️⃣ 👍🏽\"" },
	{ "a‍ ️", "\"a\\u200d \\ufe0f\"" },
	{ "l’« été » – 3\u202F€… œ ≥ ‼", "\"l’« été » – 3\u202F€… œ ≥ ‼\"" },
	/* what a runner of CI jobs finds anywhere in a line */
	{ "a ##[error]b [c] #[d]", "\"a ##\\u005berror]b [c] #[d]\"" },
	{ "::##[x] ##vso[y] vso[z]", "\"::##\\u005bx] ##vso\\u005by] vso[z]\"" },
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

	(void)state;
	must_survive(read, pieces, N_OF(pieces), 1, NULL);
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

/* What is looked at sixteen bytes at once is written as where few are. */
static void long_texts_are_written_as_short_ones(void **state)
{
	static const char around[] = "vingt lettres de vingt";

	(void)state;
	for (uint32_t code = 1; code < 0x3000; code++) {
		struct pl_buf text = { 0 }, alone = { 0 }, among = { 0 }, wanted = { 0 };

		pl_utf8_put(&text, code);
		pl_json_string(&alone, pl_buf_str(&text));
		pl_buf_cut(&text, 0);
		pl_buf_puts(&text, around);
		pl_utf8_put(&text, code);
		pl_buf_puts(&text, around);
		pl_json_string(&among, pl_buf_str(&text));
		pl_buf_printf(&wanted, "\"%s%.*s%s\"", around,
			      PL_ARGS(pl_str_cut(pl_buf_str(&alone), 1, alone.len - 1)), around);
		if (!pl_str_same(pl_buf_str(&among), pl_buf_str(&wanted)))
			fail_msg("U+%04X: %s", code, among.at);
		pl_buf_release(&text);
		pl_buf_release(&alone);
		pl_buf_release(&among);
		pl_buf_release(&wanted);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(reads_trees, clean),
		cmocka_unit_test_teardown(refuses_with_a_place, clean),
		cmocka_unit_test_teardown(repeats_nothing, clean),
		cmocka_unit_test_teardown(refuses_nul, clean),
		cmocka_unit_test_teardown(holds_its_limits, clean),
		cmocka_unit_test_teardown(refuses_a_million_values, clean),
		cmocka_unit_test_teardown(finds_keys, clean),
		cmocka_unit_test_teardown(writes_strings, clean),
		cmocka_unit_test_teardown(reads_back_what_it_writes, clean),
		cmocka_unit_test_teardown(survives_any_bytes, clean),
		cmocka_unit_test_teardown(any_allocation_may_fail, clean),
		cmocka_unit_test(long_texts_are_written_as_short_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
