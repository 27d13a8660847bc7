/* Diffs say what changed, and patch(1) makes the one file of the other. */
#include "base/diff.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "test.h"

static void label(void *context, size_t from, size_t to, struct pl_buf *out)
{
	(void)context;
	pl_buf_printf(out, "%zu-%zu", from, to);
}

static void assert_diff(const char *before, const char *after, const char *wanted)
{
	struct pl_diff diff = { .before = pl_str_of(before),
				.after = pl_str_of(after),
				.path = "d/f",
				.label = label };
	struct pl_buf out = { 0 };

	assert_true(pl_diff_write(&diff, &out, NULL));
	if (!pl_str_is(pl_buf_str(&out), wanted))
		fail_msg("got\n%.*s", PL_ARGS(pl_buf_str(&out)));
	pl_buf_release(&out);
}

#define HEAD "--- a/d/f\t\n+++ b/d/f\t\n"

static void says_what_changed(void **state)
{
	(void)state;
	assert_diff("a\nb\n", "a\nb\n", "");
	assert_diff("a\nb\nc\n", "a\nx\nc\n", HEAD "@@ -1,3 +1,3 @@ 1-2\n a\n-b\n+x\n c\n");
	assert_diff("a", "b",
		    HEAD "@@ -1 +1 @@ 0-1\n-a\n\\ No newline at end of file\n+b\n"
			 "\\ No newline at end of file\n");
	assert_diff("", "b\n", HEAD "@@ -0,0 +1 @@ 0-0\n+b\n");
	assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\nx\n", "1!\n2\n3\n4\n5\n6\n7\n8\n9\ny\n",
		    HEAD "@@ -1,4 +1,4 @@ 0-1\n-1\n+1!\n 2\n 3\n 4\n"
			 "@@ -7,4 +7,4 @@ 9-10\n 7\n 8\n 9\n-x\n+y\n");
	assert_diff("a\nb\n", "a\n", HEAD "@@ -1,2 +1 @@ 1-2\n a\n-b\n");
}

static void quotes_names_as_git_does(void **state)
{
	const struct pl_diff diff = { .before = PL_STR("a\n"), .path = "//d/\t\"\\\x7F \xC3\xA9" };
	struct pl_buf out = { 0 };

	(void)state;
	assert_true(pl_diff_write(&diff, &out, NULL));
	assert_string_equal(out.at, "--- \"a/d/\\011\\\"\\\\\\177 \xC3\xA9\"\n"
				    "+++ \"b/d/\\011\\\"\\\\\\177 \xC3\xA9\"\n"
				    "@@ -1 +0,0 @@\n-a\n");
	pl_buf_release(&out);
}

/* Too far apart for the shortest way from one to the other: all goes, all comes. */
static void gives_up_on_what_has_nothing_in_common(void **state)
{
	struct pl_buf before = { 0 }, after = { 0 }, wanted = { 0 };

	(void)state;
	pl_buf_puts(&wanted, HEAD "@@ -1,3000 +1,3000 @@ 0-3000\n");
	for (int i = 0; i < 3000; i++) {
		pl_buf_printf(&before, "a%d\n", i);
		pl_buf_printf(&after, "b%d\n", i);
		pl_buf_printf(&wanted, "-a%d\n", i);
	}
	for (int i = 0; i < 3000; i++)
		pl_buf_printf(&wanted, "+b%d\n", i);
	assert_diff(before.at, after.at, wanted.at);
	pl_buf_release(&before);
	pl_buf_release(&after);
	pl_buf_release(&wanted);
}

static void put(const char *path, struct pl_str text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text.at, 1, text.len, file), text.len);
	assert_int_equal(fclose(file), 0);
}

/* Texts of few different lines, so that much is alike. */
static void make(struct pl_buf *text, unsigned seed)
{
	srand(seed);
	for (int n = rand() % 40; n > 0; n--)
		pl_buf_printf(text, "%c%s", 'a' + rand() % 3, n > 1 || rand() % 2 ? "\n" : "");
}

static void applies_with_patch(void **state)
{
	char folder[] = "/tmp/plume-diff-XXXXXX";

	(void)state;
	if (system("command -v patch >/dev/null 2>&1"))
		skip();
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	for (unsigned seed = 1; seed <= 100; seed++) {
		struct pl_buf old = { 0 }, new = { 0 }, out = { 0 }, got = { 0 };
		struct pl_diff diff = { .path = "f" };

		make(&old, seed);
		make(&new, seed + 1000);
		pl_buf_puts(&old, "!"); /* patch takes away what becomes empty */
		pl_buf_puts(&new, "!");
		diff.before = pl_buf_str(&old);
		diff.after = pl_buf_str(&new);
		assert_true(pl_diff_write(&diff, &out, NULL));
		put("f", diff.before);
		put("p", pl_buf_str(&out));
		assert_int_equal(system("patch -s -p1 <p"), 0);
		assert_true(pl_file_read("f", 1 << 20, &got, NULL));
		assert_true(pl_str_same(pl_buf_str(&got), diff.after));
		pl_buf_release(&old);
		pl_buf_release(&new);
		pl_buf_release(&out);
		pl_buf_release(&got);
	}
	assert_int_equal(system("rm -f f p f.orig"), 0);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_changed),
		cmocka_unit_test(quotes_names_as_git_does),
		cmocka_unit_test(gives_up_on_what_has_nothing_in_common),
		cmocka_unit_test(applies_with_patch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
