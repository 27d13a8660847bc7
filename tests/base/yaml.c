/* YAML reads into a tree with places; what we leave out is refused with one. */
#include <stdio.h>
#include <stdlib.h>

#include "base/reader.h"

static const struct pl_node *read(struct pl_str text, const char *file, struct pl_err *err)
{
	return pl_yaml_read(&arena, text, file, err);
}

static const struct tree trees[] = {
	{ "", "~" },
	{ "# only a remark\n", "~" },
	{ "---\n", "~" },
	{ "--- \na: 1\n...\n", "{a='1'}" },
	{ "%YAML 1.2\n---\na: 1\n", "{a='1'}" },
	{ "\xEF\xBB\xBF"
	  "a: 1\n",
	  "{a='1'}" },
	{ "a: no\nb: 1e3\nc: 0o7\nd: 010\ne: on\n", "{a='no',b='1e3',c='0o7',d='010',e='on'}" },
	{ "a:\nb: ~\nc: null\nd: ''\ne: \"null\"\n", "{a=~,b=~,c=~,d=\"\",e=\"null\"}" },
	{ "null: x\n~: y\nno: z\n", "{null='x',~='y',no='z'}" },
	{ "- a\n- - b\n  - c: 1\n    d:\n    - 2\n", "['a',['b',{c='1',d=['2']}]]" },
	{ "{a: [1, {b: }], 'c d': \"\\u00e9\\n\"}", "{a=['1',{b=~}],c d=\"é\n\"}" },
	{ "a: |\n  x\n  y\n\nb: >-\n  x\n  y\n", "{a=\"x\ny\n\",b=\"x y\"}" },
	{ "\"<<\": 1\n", "{<<='1'}" },
	{ "a: b\r\nc: d\r\n", "{a='b',c='d'}" },
	{ "? a\n: b\n", "{a='b'}" },
	{ "un texte\nsur deux lignes", "'un texte sur deux lignes'" },
};

static void reads_trees(void **state)
{
	(void)state;
	must_read(read, trees, N_OF(trees));
}

static const struct refusal refusals[] = {
	{ "a: &x 1\nb: *x\n", 1, 4, "anchors (&name) are not read" },
	{ "a: &x [*x]\n", 1, 4, "anchors" },
	{ "a: 1\nb: *x\n", 2, 4, "aliases (*name) are not read" },
	{ "- *gras*\n", 1, 3, "put it in quotes" },
	{ "- *x\n", 1, 3, "aliases" },
	{ "a: !x 1\n", 1, 4, "tags (!name) are not read" },
	{ "a: !!str 1\n", 1, 4, "tags" },
	{ "a: !!python/object/apply:os.system ['id']\n", 1, 4, "tags" },
	{ "a: ! x\n", 1, 4, "tags" },
	{ "a: !e!x 1\n", 1, 4, "tags" },
	{ "- ! [a]\n", 1, 3, "tags" },
	{ "a: !x {b: 1}\n", 1, 4, "tags" },
	{ "%TAG ! tag:x,2020:\n---\na: 1\n", 1, 1, "%TAG" },
	{ "%FOO\n---\na: 1\n", 1, 1, "'%'" },
	{ "a: {b: 1}\nc:\n  <<: {d: 1}\n", 3, 3, "merge keys (<<) are not read" },
	{ "a: 1\n---\nb: 1\n", 2, 1, "a second document begins here" },
	{ "---\n---\n---\n", 2, 1, "a second document" },
	{ "{a: 1}}\n", 1, 7, "nothing more can follow" },
	{ "level: a\nx: 1\nlevel: b\n", 3, 1,
	  "the key \"level\" stands here a second time; the first is on line 1" },
	{ "a: {é: 1, b: 2, \"é\": 3}\n", 1, 17, "the key \"é\" stands here a second time" },
	{ "b: 1\na: 1\na: 2\nb: 2\n", 3, 1, "the key \"a\" stands here a second time" },
	{ "[a]: 1\n", 1, 1, "a key must be one word or text" },
	{ "{a: 1}: 1\n", 1, 1, "a key must be one word or text" },
	{ "? - a\n", 1, 3, "a key must be one word or text" },
	{ "a: {{x}}\n", 1, 5, "a key must be one word or text" },
	{ "? \n", 1, 2, "a key is missing" },
	{ ": a\n", 1, 1, "does not line up" },
	{ "a: \"\\0\"\n", 1, 4, "NUL" },
	{ "a: \"\\d+\"\n", 1, 5, "use single quotes for a pattern" },
	{ "a: \"\\uD800\"\n", 1, 7, "invalid Unicode character escape code" },
	{ "é: b: c\n", 1, 5, "a ':' cannot stand here" },
	{ "a:\n\tb: c\n", 2, 1, "a tab cannot indent YAML; use spaces" },
	{ "a: @x\n", 1, 4, "a text cannot begin with '@'" },
	{ "a: `x`\n", 1, 4, "a text cannot begin with '`'" },
	{ "a: %x\n", 1, 4, "a text cannot begin with '%'" },
	{ "a: \"x\nb: 1\n", 1, 4, "the quote opened here is never closed" },
	{ "a: 'x\n---\n", 1, 4, "the quote opened here is not closed" },
	{ "a: [1, 2\nb: 1\n", 1, 4, "not closed with ']'" },
	{ "a: {b: 2\nc", 1, 4, "not closed with '}'" },
	{ "a: 'x' y\n", 1, 8, "does not line up" },
	{ "- a\nb: 1\n", 2, 1, "does not line up" },
	{ "a: - b\n", 1, 4, "a list item '- ' cannot stand here" },
	{ "a: 1\nfoo\nb: 2\n", 2, 1, "a key must be followed by ':'" },
	{ "a: |x\n  y\n", 1, 4, "to begin a text with them, put it in quotes" },
	{ "a: \x07\n", 1, 4, "the control character U+0007" },
	{ "\xEF\xBB\xBF"
	  "é: \x7F\n",
	  1, 4, "the control character U+007F" },
	{ "\xEF\xBB\xBF"
	  "é: @\n",
	  1, 4, "'@'" },
	{ "a: 1\nb: caf\xE9\n", 2, 7, "not UTF-8" },
	{ "\xFF\xFE"
	  "a",
	  1, 1, "UTF-16; save it as UTF-8" },
	{ "\xFE\xFF"
	  "a",
	  1, 1, "UTF-16; save it as UTF-8" },
	{ "a: \"\xE2\x80\xA8\"\nb: @\n", 2, 4, "'@'" },
	{ "a: 1\rb: @\r", 2, 4, "'@'" },
};

static void refuses_with_a_place(void **state)
{
	(void)state;
	must_refuse(read, refusals, N_OF(refusals));
}

static void refuses_nul(void **state)
{
	struct pl_err err = { 0 };

	(void)state;
	assert_null(pl_yaml_read(&arena, PL_STR("a: 1\nb\0: 1"), "n", &err));
	assert_int_equal(err.line, 2);
	assert_int_equal(err.column, 2);
	assert_non_null(strstr(err.text, "NUL"));
	assert_null(pl_yaml_read(&arena, PL_STR("a\0:\0 \0"), "n", &err));
	assert_non_null(strstr(err.text, "is this file UTF-8"));
}

static const struct size sizes[] = {
	{ "", "[", 1 << 20, "", "64 deep" },
	{ "", "[{", 1 << 19, "", "a key must be" },
	{ "", "[a, ", 1 << 18, "", "64 deep" },
	{ "", "{a: ", 1 << 18, "", "64 deep" },
	{ "", "- ", 1 << 19, "", "64 deep" },
	{ "", "? ", 1 << 19, "", "a key must be" },
	{ "", "[", 64, "", "a key or value is missing here" },
	{ "", "[", 65, "", "64 deep" },
	{ "", "- ", 64, "x", NULL },
	{ "", "- ", 65, "x", "64 deep" },
	{ "", "x", (1 << 20) + 1, "", "1 MiB" },
	{ "", "x", 64 << 10, "", NULL },
	{ "", "x", (64 << 10) + 1, "", "64 KiB" },
	{ "", "k", 1 << 20, "", "64 KiB" },
	{ "[", "1,", 99999, "]", NULL },
	{ "[", "1,", 100000, "]", "100,000" },
	{ "", "---\n", 100000, "", "a second document" },
	{ "a: &a [x]\nb: &b [*a,*a,*a]", "\n", 9, "", "anchors" },
	{ "", "#\n", 1 << 19, "", NULL },
	{ "", "a: b: ", 1000, "", "':' cannot stand here" },
	{ "\"", "\\\"", 32 << 10, "\"", NULL },
	{ "", "[],", 1000, "", "nothing more" },
};

static void holds_its_limits(void **state)
{
	(void)state;
	must_hold(read, sizes, N_OF(sizes));
}

static void finds_one_repetition_among_many_keys(void **state)
{
	struct pl_buf yaml = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	for (unsigned i = 0; i < 49000; i++)
		pl_buf_printf(&yaml, "k%u: \n", i == 43000 ? 4711 : i);
	assert_null(pl_yaml_read(&arena, pl_buf_str(&yaml), "m.yml", &err));
	assert_non_null(strstr(err.text, "\"k4711\""));
	assert_non_null(strstr(err.text, "line 4712"));
	pl_buf_release(&yaml);
}

static void marks_bytes_lines_and_columns(void **state)
{
	static const char yaml[] = "\xEF\xBB\xBF"
				   "é: [\"œuf\", x]\r\n"
				   "b:\n"
				   "  - 'c'   # remark\n"
				   "\n"
				   "  - d e\n"
				   "\n"
				   "# end\n"
				   "f: {g: h }\n";
	static const struct {
		const char *text;
		uint32_t line, column;
	} wanted[] = {
		{ "[\"œuf\", x]", 1, 4 },
		{ "- 'c'   # remark\n\n  - d e", 3, 3 },
		{ "{g: h }", 8, 4 },
	};
	struct pl_str text = pl_str_of(yaml);
	struct pl_err err = { 0 };
	const struct pl_node *map = pl_yaml_read(&arena, text, "m.yml", &err);
	const struct pl_node *value;
	size_t i = 0;

	(void)state;
	assert_non_null(map);
	assert_int_equal(map->n, 3);
	for (value = map->first; value; value = value->next, i++) {
		struct pl_str came = pl_str_in(text, value->span);

		if (!pl_str_is(came, wanted[i].text) || value->line != wanted[i].line ||
		    value->column != wanted[i].column) {
			print_error("wanted %u:%u %s\ncame %u:%u %.*s\n", wanted[i].line,
				    wanted[i].column, wanted[i].text, value->line, value->column,
				    PL_ARGS(came));
			fail();
		}
	}
	assert_true(pl_str_is(pl_str_in(text, map->first->first->span), "\"œuf\""));
	assert_true(pl_str_is(pl_str_in(text, map->first->next->first->next->span), "d e"));
	assert_true(pl_str_is(pl_str_in(text, map->first->next->key->span), "b"));
	assert_int_equal(map->first->span.start, 3 + 4);
}

/* The span of an unquoted word of one line is that word, whatever is around; U+0085
 * and U+2028, which YAML folds, begin with C2 and E2. */
static void check_spans(struct pl_str text, const struct pl_node *node)
{
	assert_true(node->span.start <= node->span.end && node->span.end <= text.len);
	if (node->kind == PL_NODE_SCALAR && !node->quoted &&
	    !strpbrk(node->text.at, " \n\xC2\xE2") &&
	    !pl_str_same(pl_str_in(text, node->span), node->text)) {
		print_error("wanted '%.*s', came '%.*s' of\n%.*s\n", PL_ARGS(node->text),
			    PL_ARGS(pl_str_in(text, node->span)), PL_ARGS(text));
		fail();
	}
	for (const struct pl_node *child = node->first; child; child = child->next) {
		assert_true(child->span.start >= node->span.start);
		assert_true(child->span.end <= node->span.end);
		check_spans(text, child);
		if (child->key)
			check_spans(text, child->key);
	}
}

static void survives_any_bytes(void **state)
{
	static const char *const pieces[] = { "a",
					      "é",
					      ": ",
					      "- ",
					      "\n",
					      "\n  ",
					      "[",
					      "]",
					      "{",
					      "}",
					      ", ",
					      "'",
					      "\"",
					      "\\",
					      "|\n ",
					      "? ",
					      "\r",
					      "\r\n",
					      "&a",
					      "\t",
					      "# c",
					      "!t ",
					      "---\n",
					      "\xC2\x85",
					      "b",
					      "\xE2\x80\xA8",
					      "\xF0\x9F\x8C\xA7",
					      "\n\n ",
					      "x: ",
					      "\n- " };

	(void)state;
	must_survive(read, pieces, N_OF(pieces), 3, check_spans);
}

/* As go-yaml 2.4.0 reads it, asked on 2026-11-26. */
static void reads_loosely(void **state)
{
	static const struct {
		const char *yaml, *tree;
	} loose[] = {
		{ "a: 1\nb: 2\na: 3\n", "{b='2',a='3'}" },
		{ "a: {b: 1, c: 2, b: [3]}\n", "{a={c='2',b=['3']}}" },
		{ "a: 1\na: 2\na: 3\n", "{a='3'}" },
		{ "a: \"it\\'s \\\"\\\\'\\' x\"\nb: 'it''s'\nc: \\'\n",
		  "{a=\"it's \"\\'' x\",b=\"it's\",c='\\''}" },
		{ "[\"\\'\", \"\\a\", \"\\'b\\'\"]", "[\"'\",\"\a\",\"'b'\"]" },
		{ "a: 1\n", "{a='1'}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(loose) / sizeof(loose[0]); i++) {
		struct pl_err err = { 0 };
		const struct pl_node *root =
			pl_yaml_read_loosely(&arena, pl_str_of(loose[i].yaml), "l.yml", &err);
		struct pl_buf tree = { 0 };

		if (!root)
			fail_msg("%s%s", loose[i].yaml, err.text);
		show(&tree, root);
		assert_string_equal(tree.at, loose[i].tree);
		pl_buf_release(&tree);
	}
}

/* What a quote is written as, while it is read, moves nothing. */
static void marks_places_behind_a_quote(void **state)
{
	struct pl_str yaml = PL_STR("[\"\\'é\\'\", b]");
	const struct pl_node *root = pl_yaml_read_loosely(&arena, yaml, "l.yml", NULL);

	(void)state;
	assert_non_null(root);
	assert_int_equal(root->first->next->column, 11);
	assert_true(pl_str_is(pl_str_in(yaml, root->first->span), "\"\\'é\\'\""));
}

static void refuses_what_is_too_loose(void **state)
{
	static const char *const yaml[] = { "a: \"\\q\"", "a: \"\\'", "a: &b \"\\'\"",
					    "[\"\\'\\a\\b\\v\\f\"]", "a: [\na: 1" };

	(void)state;
	for (size_t i = 0; i < sizeof(yaml) / sizeof(yaml[0]); i++) {
		struct pl_err err = { 0 };

		assert_null(pl_yaml_read_loosely(&arena, pl_str_of(yaml[i]), "l.yml", &err));
		assert_int_equal(err.code, PL_SYNTAX);
	}
}

static void any_allocation_may_fail(void **state)
{
	struct pl_str yaml = PL_STR("a: [b, {c: d, e: 'f'}]\ng: h\n");
	struct pl_err err = { 0 };
	bool done = false;

	(void)state;
	for (long n = 0; !done; n++) {
		struct pl_arena own = { 0 };

		err.code = PL_OK;
		pl_mem_fail_after(n, true);
		done = pl_yaml_read(&own, yaml, "o.yml", &err) != NULL;
		pl_mem_fail_after(-1, false);
		pl_arena_release(&own);
		if (!done)
			assert_int_equal(err.code, PL_NOMEM);
		assert_true(n < 1000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(reads_trees, clean),
		cmocka_unit_test_teardown(refuses_with_a_place, clean),
		cmocka_unit_test_teardown(refuses_nul, clean),
		cmocka_unit_test_teardown(holds_its_limits, clean),
		cmocka_unit_test_teardown(finds_one_repetition_among_many_keys, clean),
		cmocka_unit_test_teardown(marks_bytes_lines_and_columns, clean),
		cmocka_unit_test_teardown(survives_any_bytes, clean),
		cmocka_unit_test_teardown(reads_loosely, clean),
		cmocka_unit_test_teardown(marks_places_behind_a_quote, clean),
		cmocka_unit_test_teardown(refuses_what_is_too_loose, clean),
		cmocka_unit_test_teardown(any_allocation_may_fail, clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
