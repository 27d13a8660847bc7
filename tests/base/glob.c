/* Globs: what they match, which are refused, and that none takes long. */
#include "base/glob.h"

#include "test.h"

static const struct {
	const char *glob, *path;
	bool matches;
} cases[] = {
	{ "*", "a", true },
	{ "*", "docs/a.md", true },
	{ "*", "", true },
	{ "*.md", "a.md", true },
	{ "*.md", "docs/a.md", true },
	{ "*.md", "a.md.txt", false },
	{ "*.{md,txt}", "docs/a.txt", true },
	{ "*.{md,txt}", "docs/a.html", false },
	{ "*.{md}", "a.md", true },
	{ "*.{md,,txt}", "a.", true },
	{ "{a,b{c,d}}e", "bde", true },
	{ "{a,b{c,d}}e", "be", false },
	{ "a{b", "a{b", false },
	{ "a,b}", "a,b}", true },
	{ "test.md", "test.md", true },
	{ "test.md", "docs/test.md", false },
	{ "test?.md", "test1.md", true },
	{ "test?.md", "test.md", false },
	{ "?", "é", true },
	{ "[a-c].md", "b.md", true },
	{ "[a-c].md", "d.md", false },
	{ "[!.]*.adoc", "x.adoc", true },
	{ "[!.]*.adoc", ".x.adoc", false },
	{ "[^a]", "b", true },
	{ "[]a]", "]", true },
	{ "[a-]", "-", true },
	{ "[é]", "é", true },
	{ "[a,b]{c,[,]}", "a,", true },
	{ "\\*.md", "*.md", true },
	{ "\\*.md", "a.md", false },
	{ "[\\]]", "]", true },
	{ "docs/*", "docs/a/b.md", true },
	{ "content/b/*", "content/b/x.md", true },
	{ "content/b/*", "content/a.md", false },
	{ "docs/**", "docs/a.md", true },
	{ "docs/**", "docs/info/b.py", true },
	{ "docs/**", "docs", true },
	{ "docs/**", "info/c.cc", false },
	{ "docs/**", "docsx/c.cc", false },
	{ "**/*.min.js", "a/b/c/foo.min.js", true },
	{ "**/*.min.js", "foo.min.js", true },
	{ "**/*.min.js", "a/b/c/foo.py", false },
	{ "docs/**/*.md", "docs/a.md", true },
	{ "docs/**/*.md", "docs/info/b.md", true },
	{ "docs/**/*.md", "docs/a/b/c.md", true },
	{ "docs/**/*.md", "docs/c.cc", false },
	{ "docs/**/b/*.md", "docs/a/c/b/d.md", true },
	{ "docs/**/b/*.md", "docs/a/b/c/d.md", false },
	{ "**/a/*", "a/b/c", false },
	{ "**/a?c", "a/c", false },
	{ "**/a[!b]c", "a/c", false },
	{ "**", "a/b/c", true },
	{ "a**b/**", "axxb/c", true },
	{ "a**b/**", "a/b/c", false },
	{ "{documentation,website}/content/{ja,zh-tw}/**/*.adoc",
	  "website/content/zh-tw/where.adoc", true },
	{ "{documentation,website}/content/{ja,zh-tw}/**/*.adoc",
	  "documentation/content/ja/articles/test.adoc", true },
	{ "{docs/**,a}/x", "docs/b/c/x", true },
	{ "**/*.{md,py,mdx}", "a/b.md", true },
	{ "", "", true },
	{ "", "a", false },
};

static void matches(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		if (pl_glob_match(pl_str_of(cases[i].glob), pl_str_of(cases[i].path)) !=
		    cases[i].matches)
			fail_msg("%s should%s match %s", cases[i].glob,
				 cases[i].matches ? "" : " not", cases[i].path);
	}
}

static const struct {
	const char *glob, *text; /* NULL: it is fine */
} checked[] = {
	{ "*.{md,txt}", NULL },
	{ "a}b,c]", NULL },
	{ "a[b", "the '[' in the glob 'a[b' is not closed" },
	{ "a[]", "the '[' in the glob" },
	{ "a{b,{c}", "the '{' in the glob" },
	{ "a\\{b", NULL },
};

static void refuses_what_is_not_closed(void **state)
{
	char longer[PL_MOST_GLOB + 1];

	(void)state;
	for (size_t i = 0; i < sizeof(checked) / sizeof(*checked); i++) {
		struct pl_err err = { 0 };
		bool ok = pl_glob_check(pl_str_of(checked[i].glob), &err);

		assert_int_equal(ok, !checked[i].text);
		if (checked[i].text)
			assert_true(pl_str_starts(pl_str_of(err.text), checked[i].text));
	}
	memset(longer, '*', sizeof(longer));
	assert_false(pl_glob_check((struct pl_str){ longer, sizeof(longer) }, NULL));
	assert_false(pl_glob_match((struct pl_str){ longer, sizeof(longer) }, PL_STR("a")));
}

/* A matcher that tries one way after the other would not come back. */
static void comes_back(void **state)
{
	struct pl_buf glob = { 0 }, path = { 0 };

	(void)state;
	while (glob.len < PL_MOST_GLOB - 16)
		pl_buf_puts(&glob, "*a{*,**}");
	pl_buf_puts(&glob, "b");
	for (int i = 0; i < 2000; i++)
		pl_buf_puts(&path, "a");
	assert_false(pl_glob_match(pl_buf_str(&glob), pl_buf_str(&path)));
	pl_buf_cut(&glob, 0);
	while (glob.len < PL_MOST_GLOB)
		pl_buf_puts(&glob, "{");
	assert_false(pl_glob_match(pl_buf_str(&glob), pl_buf_str(&path)));
	pl_buf_release(&glob);
	pl_buf_release(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches),
		cmocka_unit_test(refuses_what_is_not_closed),
		cmocka_unit_test(comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
