/* Lines of files: whole, cut, marked, without an end; and what is no file. */
#include "base/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

struct seen {
	struct pl_buf text; /* each line between brackets, longer ones as their lengths */
	size_t n, most;
};

static bool see(void *context, struct pl_str line)
{
	struct seen *seen = context;

	if (line.len > 20)
		pl_buf_printf(&seen->text, "[%zu]", line.len);
	else
		pl_buf_printf(&seen->text, "[%.*s]", PL_ARGS(line));
	return ++seen->n != seen->most;
}

static void write_file(const char *path, struct pl_str bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

static void read_file(struct pl_str bytes, size_t longest, size_t most, struct seen *seen)
{
	char path[] = "/tmp/plume-lines-XXXXXX";
	struct pl_lines_how how = { longest, see, NULL, seen };
	struct pl_err err = { 0 };
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	close(fd);
	*seen = (struct seen){ .most = most };
	write_file(path, bytes);
	assert_true(pl_lines_read(path, &how, &err));
	unlink(path);
}

static void hands_over_lines(void **state)
{
	static const struct {
		const char *bytes, *want;
		size_t longest, most;
	} cases[] = {
		{ "", "", 10, 0 },
		{ "un", "[un]", 10, 0 },
		{ "un\n", "[un]", 10, 0 },
		{ "un\n\ndeux\r\n", "[un][][deux\r]", 10, 0 },
		{ "\xEF\xBB\xBFun\n\xEF\xBB\xBF", "[un][\xEF\xBB\xBF]", 10, 0 },
		{ "abcdef\nx\n", "[abcd][x]", 3, 0 },
		{ "abc\nabcd\nabcde", "[abc][abcd][abcd]", 3, 0 },
		{ "un\ndeux\ntrois\n", "[un][deux]", 10, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct seen seen;

		read_file(pl_str_of(cases[i].bytes), cases[i].longest, cases[i].most, &seen);
		assert_string_equal(seen.text.at ? seen.text.at : "", cases[i].want);
		pl_buf_release(&seen.text);
	}
}

/* A line is found and cut wherever it lies among the pieces that are read. */
static void pieces_do_not_matter(void **state)
{
	(void)state;
	for (size_t len = 65530; len < 65545; len++) {
		struct pl_buf bytes = { 0 }, want = { 0 };
		struct seen seen;

		for (size_t i = 0; i < len; i++)
			pl_buf_putc(&bytes, 'a');
		pl_buf_puts(&bytes, "\nb\n");
		for (size_t i = 0; i < 3 * len; i++)
			pl_buf_putc(&bytes, 'c');
		pl_buf_puts(&bytes, "\nd");
		pl_buf_printf(&want, "[%zu][b][70001][d]", len);
		read_file(pl_buf_str(&bytes), 70000, 0, &seen);
		assert_string_equal(seen.text.at, want.at);
		pl_buf_release(&seen.text);
		pl_buf_release(&bytes);
		pl_buf_release(&want);
	}
}

static void refuses_what_is_no_file(void **state)
{
	struct seen seen = { 0 };
	struct pl_lines_how how = { 10, see, NULL, &seen };
	struct pl_err err = { 0 };

	(void)state;
	assert_false(pl_lines_read("/nowhere/at/all", &how, &err));
	assert_int_equal(err.code, PL_NOFILE);
	assert_false(pl_lines_read("/tmp", &how, &err));
	assert_non_null(strstr(err.text, "folder"));
	assert_false(pl_lines_read("/dev/zero", &how, &err));
	assert_int_equal(seen.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hands_over_lines),
		cmocka_unit_test(pieces_do_not_matter),
		cmocka_unit_test(refuses_what_is_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
