/* INI files as Vale reads them: the tree with its places, and what is refused. */
#include "base/node.h"

#include "test.h"

struct ini_case {
	const char *text;
	const char *shown; /* section/key=value@line:column, each on a line */
};

static void show_value(struct pl_buf *out, const struct pl_node *value)
{
	pl_buf_printf(out, "<%.*s>@%u:%u", PL_ARGS(value->text), value->line, value->column);
}

static void show(struct pl_buf *out, const struct pl_node *root)
{
	for (const struct pl_node *section = root->first; section; section = section->next) {
		if (section->key->text.len)
			pl_buf_printf(out, "[%.*s]@%u:%u\n", PL_ARGS(section->key->text),
				      section->line, section->column);
		for (const struct pl_node *value = section->first; value; value = value->next) {
			pl_buf_printf(out, "%.*s=", PL_ARGS(value->key->text));
			if (value->kind == PL_NODE_SCALAR)
				show_value(out, value);
			for (const struct pl_node *one = value->first; one; one = one->next)
				show_value(out, one);
			pl_buf_putc(out, '\n');
		}
	}
}

static const struct ini_case cases[] = {
	{ "", "" },
	{ "# a\n; b\n\n", "" },
	{ "StylesPath = styles\n", "StylesPath=<styles>@1:14\n" },
	{ "\xEF\xBB\xBF"
	  "a=b",
	  "a=<b>@1:3\n" },
	{ "a: b\r\nc=d\r\n", "a=<b>@1:4\nc=<d>@2:3\n" },
	{ "é = b\n", "é=<b>@1:5\n" },
	{ "a =\n", "a=<>@1:4\n" },
	{ "[*.{md,txt}] # all\nVale.Terms = NO\n", "[*.{md,txt}]@1:2\nVale.Terms=<NO>@2:14\n" },
	{ "[[!.]*.adoc]\na = b", "[[!.]*.adoc]@1:2\na=<b>@2:5\n" },
	{ "[*]\na = 1\n[b]\n[*]\nc = 2\n", "[*]@1:2\na=<1>@2:5\nc=<2>@5:5\n[b]@3:2\n" },
	{ "[DEFAULT]\na = 1\n", "a=<1>@2:5\n" },
	{ "a = b # no\n", "a=<b>@1:5\n" },
	{ "a = b ; no\n", "a=<b>@1:5\n" },
	{ "a = b\v\f # no\n", "a=<b>@1:5\n" },
	{ "a = b#yes;yes\n", "a=<b#yes;yes>@1:5\n" },
	{ "a = (\\$+[^\\n$]+\\$+), (<http[^\\n]+>+?)\n",
	  "a=<(\\$+[^\\n$]+\\$+), (<http[^\\n]+>+?)>@1:5\n" },
	{ "a = b, \\\n  c, \\\n  d # e\n", "a=<b, c, d # e>@1:5\n" },
	{ "a = b\\\n\nc = d\n", "a=<b>@1:5\nc=<d>@3:5\n" },
	{ "a = b\\", "a=<b>@1:5\n" },
	{ "a = 'b # c'\n", "a=<'b>@1:5\n" },
	{ "a = 'b'\nc = \"d e\"\nf = 'g' 'h'\n", "a=<b>@1:5\nc=<d e>@2:5\nf=<'g' 'h'>@3:5\n" },
	{ "a = `b # c`\n", "a=<b # c>@1:5\n" },
	{ "a = \"\"\"b\nc\"\"\" # d\ne = f\n", "a=<b\nc>@1:5\ne=<f>@3:5\n" },
	{ "\"a=b\" = c\n", "a=b=<c>@1:9\n" },
	{ "a = 1\nb = 2\na = 3\na = 4\n", "a=<1>@1:5<3>@3:5<4>@4:5\nb=<2>@2:5\n" },
};

static void reads_as_vale_does(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_arena arena = { 0 };
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };
		const struct pl_node *root =
			pl_ini_read(&arena, pl_str_of(cases[i].text), "a.ini", &err);

		if (!root)
			fail_msg("%s\n%s", cases[i].text, err.text);
		show(&out, root);
		if (!pl_str_is(pl_buf_str(&out), cases[i].shown))
			fail_msg("%s\nwanted: %s\ncame:   %s", cases[i].text, cases[i].shown,
				 out.at);
		pl_buf_release(&out);
		pl_arena_release(&arena);
	}
}

static const struct {
	const char *text, *told; /* line:column and the start of the sentence */
} refused[] = {
	{ "a = b\n  nothing\n", "2:3 a line holds 'key = value'" },
	{ "\n[*.md\n", "2:1 the '[' of a section must be closed" },
	{ "[]\n", "1:1 a section wants a name" },
	{ "a = `b\nc\n", "1:5 the quote opened here is never closed" },
	{ "\"a = b\n", "1:1 a line holds" },
	{ "a = b\né\xFF\n", "2:2 the bytes from here on are not UTF-8" },
	{ "\xFF\xFE"
	  "a",
	  "1:1 the file is UTF-16" },
};

static void tells_what_is_wrong_and_where(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct pl_arena arena = { 0 };
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };

		assert_null(pl_ini_read(&arena, pl_str_of(refused[i].text), "a.ini", &err));
		pl_buf_printf(&out, "%u:%u %s", err.line, err.column, err.text);
		if (!pl_str_starts(pl_buf_str(&out), refused[i].told))
			fail_msg("%s\nwanted: %s\ncame:   %s", refused[i].text, refused[i].told,
				 out.at);
		assert_string_equal(err.file, "a.ini");
		pl_buf_release(&out);
		pl_arena_release(&arena);
	}
}

static void has_limits(void **state)
{
	struct pl_arena arena = { 0 };
	struct pl_buf text = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	for (int i = 0; i < 10001; i++)
		pl_buf_printf(&text, "k%d=\n", i);
	assert_null(pl_ini_read(&arena, pl_buf_str(&text), "a.ini", &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_buf_cut(&text, 0);
	while (text.len <= 1 << 20)
		pl_buf_puts(&text, "# a comment that does not end\n");
	assert_null(pl_ini_read(&arena, pl_buf_str(&text), "a.ini", &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_buf_release(&text);
	pl_arena_release(&arena);
}

static void survives_the_end_of_memory(void **state)
{
	const struct pl_node *root = NULL;

	(void)state;
	for (long n = 0; !root; n++) {
		struct pl_arena arena = { 0 };
		struct pl_err err = { 0 };

		pl_mem_fail_after(n, true);
		root = pl_ini_read(&arena, PL_STR("[a]\nb = c\nb = \"\"\"d\"\"\"\n"), "a.ini",
				   &err);
		pl_mem_fail_after(-1, false);
		if (!root)
			assert_int_equal(err.code, PL_NOMEM);
		pl_arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_as_vale_does),
		cmocka_unit_test(tells_what_is_wrong_and_where),
		cmocka_unit_test(has_limits),
		cmocka_unit_test(survives_the_end_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
