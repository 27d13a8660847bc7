/* Names that lead out of a folder, and links that do. */
#include "base/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static const struct {
	const char *name, *why;
} names[] = {
	{ "a", NULL },
	{ "a/b", NULL },
	{ "./a/", NULL },
	{ "a//b", NULL },
	{ "..a/b..", NULL },
	{ "...", NULL },
	{ ".", NULL },
	{ "", "it is empty" },
	{ "/", "it is an absolute path" },
	{ "/a", "it is an absolute path" },
	{ "..", "it holds '..'" },
	{ "../a", "it holds '..'" },
	{ "a/..", "it holds '..'" },
	{ "a/../b", "it holds '..'" },
	{ "a/b/../../c", "it holds '..'" },
};

static void says_why(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *why = pl_why_outside(pl_str_of(names[i].name));

		if (!why != !names[i].why || (why && strcmp(why, names[i].why) != 0))
			fail_msg("'%s': %s", names[i].name, why ? why : "nothing");
	}
	/* No further than the text. */
	assert_null(pl_why_outside((struct pl_str){ "a/..b", 4 - 1 }));
	assert_non_null(pl_why_outside((struct pl_str){ "a/..b", 4 }));
}

/* Where each leads from the folder `a`; NULL: elsewhere, or nowhere. */
static const struct {
	const char *folder, *path, *way;
	bool outside;
} ways[] = {
	{ "a", "a", "", false },           { "a", "a/b", "b", false },
	{ "a", "a/b/..", "", false },      { "a", "a/in", "b", false },
	{ "a", "a/out", NULL, true },      { "a", "a/out/../a/b", "b", false },
	{ "a", "ab", NULL, true },         { "a", "a/none", NULL, false },
	{ "a", "a/nowhere", NULL, false }, { "none", "a", NULL, false },
	{ "a/b", "a", NULL, true },        { "a/out", "a/b", NULL, true },
};

static void follows_links(void **state)
{
	char folder[] = "/tmp/plume-inside-XXXXXX";
	struct pl_buf root = { 0 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(mkdir("a", 0700) | mkdir("ab", 0700) | mkdir("a/b", 0700), 0);
	assert_int_equal(
		symlink("b", "a/in") | symlink("../ab", "a/out") | symlink("none", "a/nowhere"), 0);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct pl_buf way = { 0 };
		bool inside = pl_way_inside(ways[i].folder, ways[i].path, &way);

		if (inside != (ways[i].way != NULL) ||
		    (inside && !pl_str_is(pl_buf_str(&way), ways[i].way)) ||
		    !pl_why_leads_outside(ways[i].folder, ways[i].path) == ways[i].outside)
			fail_msg("%s in %s: '%s'", ways[i].path, ways[i].folder, way.at);
		pl_buf_release(&way);
	}
	/* All lies in the root. */
	assert_true(pl_way_inside("/", folder, &root));
	assert_true(pl_str_is(pl_buf_str(&root), folder + 1));
	pl_buf_release(&root);
	unlink("a/in");
	unlink("a/out");
	unlink("a/nowhere");
	rmdir("a/b");
	rmdir("a");
	rmdir("ab");
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_why),
		cmocka_unit_test(follows_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
