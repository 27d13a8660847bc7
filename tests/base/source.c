/* Files are read whatever they claim to be, and folders are walked inside only. */
#include "base/source.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "test.h"

enum { MAX = 1 << 20 };

static char root[] = "/tmp/plume-source-XXXXXX";
static struct pl_arena names;

static const char *in_root(const char *name)
{
	return pl_arena_printf(&names, "%s/%s", root, name).at;
}

static void write_file(const char *name, const char *bytes, size_t n)
{
	FILE *file = fopen(in_root(name), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static const char *const folders[] = { "t", "t/a", "t/a/b", "t/.hidden", "other" };
static const char *const files[] = {
	"t/z.yml",    "t/a.yml",  "t/a/c.yml",       "t/a/b/d.yml",      "t/a-.yml",
	"t/note.txt", "t/.x.yml", "t/.hidden/y.yml", "other/secret.yml", "vigilance.x.txt",
};

static int build(void **state)
{
	(void)state;
	if (!mkdtemp(root))
		return -1;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		mkdir(in_root(folders[i]), 0700);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		write_file(files[i], files[i], strlen(files[i]));
	return symlink("../other", in_root("t/out")) || symlink("a.yml", in_root("t/link.yml")) ||
	       mkfifo(in_root("t/pipe.yml"), 0600);
}

static int remove_all(void **state)
{
	const char *command = pl_arena_printf(&names, "rm -r '%s'", root).at;
	int status = system(command);

	(void)state;
	pl_arena_release(&names);
	return status;
}

static bool note(void *context, const char *name)
{
	struct pl_buf *seen = context;

	pl_buf_printf(seen, "%s%s", seen->len ? " " : "", name);
	return !pl_str_ends(pl_buf_str(seen), "stop.yml");
}

static void walks_a_folder_in_order(void **state)
{
	struct pl_source source;
	struct pl_buf seen = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_source_folder(&source, in_root("t"));
	assert_true(source.walk(&source, ".yml", note, &seen, &err));
	assert_string_equal(seen.at, "a-.yml a.yml a/b/d.yml a/c.yml z.yml");
	pl_buf_release(&seen);
}

static void a_walk_can_be_stopped(void **state)
{
	static const struct pl_memory_file memory[] = {
		{ "z.yml", { "1", 1 } }, { "stop.yml", { "2", 1 } }, { "a.yml", { "3", 1 } },
		{ "a.txt", { "4", 1 } }, { NULL, { NULL, 0 } },
	};
	struct pl_source source;
	struct pl_buf seen = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_source_memory(&source, "rules", memory);
	assert_false(source.walk(&source, ".yml", note, &seen, &err));
	assert_string_equal(seen.at, "a.yml stop.yml");
	assert_int_equal(err.code, PL_OK);
	pl_buf_release(&seen);
}

static void walks_eight_folders_deep(void **state)
{
	struct pl_source source;
	struct pl_buf path = { 0 }, seen = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_buf_puts(&path, "deep");
	mkdir(in_root(path.at), 0700);
	for (int i = 1; i <= 8; i++) {
		pl_buf_puts(&path, "/d");
		mkdir(in_root(path.at), 0700);
	}
	write_file("deep/d/d/d/d/d/d/d/d/x.yml", "x", 1);
	pl_source_folder(&source, in_root("deep"));
	assert_true(source.walk(&source, ".yml", note, &seen, &err));
	assert_string_equal(seen.at, "d/d/d/d/d/d/d/d/x.yml");
	mkdir(in_root("deep/d/d/d/d/d/d/d/d/d"), 0700);
	assert_false(source.walk(&source, ".yml", note, &seen, &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_buf_release(&path);
	pl_buf_release(&seen);
}

static void a_missing_folder_is_an_error(void **state)
{
	struct pl_source source;
	struct pl_buf seen = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_source_folder(&source, in_root("nowhere"));
	assert_false(source.walk(&source, ".yml", note, &seen, &err));
	assert_string_equal(err.text, "there is no such folder");
	pl_source_folder(&source, in_root("t/a.yml"));
	assert_false(source.walk(&source, ".yml", note, &seen, &err));
	assert_int_equal(err.code, PL_NOFILE);
	assert_null(seen.at);
}

static const struct {
	const char *name;
	bool reads;
} inside[] = {
	{ "a.yml", true },
	{ "a/b/d.yml", true },
	{ ".x.yml", true },
	{ "../other/secret.yml", false },
	{ "a/../a.yml", false },
	{ "/etc/passwd", false },
	{ "", false },
	{ "a//c.yml", false },
	{ "./a.yml", false },
	{ "a/", false },
	{ "out/secret.yml", false },
	{ "link.yml", false },
	{ "a", false },
	{ "nothing.yml", false },
	{ "a.yml/x", false },
	{ "..", false },
	{ "a/b/../../z.yml", false },
};

static void reads_nothing_outside(void **state)
{
	struct pl_source source;

	(void)state;
	pl_source_folder(&source, in_root("t"));
	for (size_t i = 0; i < sizeof(inside) / sizeof(*inside); i++) {
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };
		bool ok = source.read(&source, inside[i].name, &out, &err);

		if (ok != inside[i].reads || (!ok && (err.code != PL_NOFILE || out.len))) {
			print_error("'%s': wanted %d, came %d %s\n", inside[i].name,
				    inside[i].reads, ok, err.text);
			fail();
		}
		if (ok)
			assert_true(pl_str_ends(pl_buf_str(&out), inside[i].name));
		pl_buf_release(&out);
	}
}

static void a_rule_file_has_at_most_a_mebibyte(void **state)
{
	char *bytes = pl_alloc(MAX + 1);
	struct pl_source source;
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	assert_non_null(bytes);
	pl_source_folder(&source, root);
	write_file("large", bytes, MAX);
	assert_true(source.read(&source, "large", &out, &err));
	assert_int_equal(out.len, MAX);
	write_file("large", bytes, MAX + 1);
	assert_false(source.read(&source, "large", &out, &err));
	assert_int_equal(err.code, PL_LIMIT);
	assert_string_equal(err.text, "the file is larger than 1 MiB");
	assert_int_equal(out.len, MAX);
	pl_free(bytes);
	pl_buf_release(&out);
}

static void memory_names_the_nearest(void **state)
{
	static const struct pl_memory_file memory[] = {
		{ "hashtags/wall.yml", { "a\0b", 3 } },
		{ NULL, { NULL, 0 } },
	};
	struct pl_source source;
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_source_memory(&source, "rules", memory);
	assert_true(source.read(&source, "hashtags/wall.yml", &out, &err));
	assert_int_equal(out.len, 3);
	assert_false(source.read(&source, "hashtag/wall.yml", &out, &err));
	assert_string_equal(err.text,
			    "there is no such file in rules; did you mean 'hashtags/wall.yml'?");
	assert_string_equal(err.file, "hashtag/wall.yml");
	pl_buf_release(&out);
}

static void reads_files_behind_what_is_there(void **state)
{
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_buf_puts(&out, "> ");
	write_file("bytes", "a\0\xFF\n", 4);
	assert_true(pl_file_read(in_root("bytes"), MAX, &out, &err));
	assert_true(pl_str_same(pl_buf_str(&out), PL_STR("> a\0\xFF\n")));
	write_file("bytes", "", 0);
	assert_true(pl_file_read(in_root("bytes"), MAX, &out, &err));
	assert_true(pl_file_read(in_root("bytes"), 0, &out, &err));
	assert_int_equal(out.len, 6);
	/* Claims to be empty. */
	if (access("/proc/self/status", R_OK) == 0) {
		assert_true(pl_file_read("/proc/self/status", MAX, &out, &err));
		assert_true(out.len > 6);
	}
	pl_buf_release(&out);
}

static const struct {
	const char *path; /* in the root unless it begins with / */
	enum pl_code code;
	const char *says;
} faults[] = {
	{ "vigilence.x.txt", PL_NOFILE, "vigilance.x.txt'?" },
	{ "quite another name", PL_NOFILE, "there is no such file" },
	{ "no/folder/at/all", PL_NOFILE, "nor its folder" },
	{ "t", PL_NOFILE, "this is a folder, not a file" },
	{ "t/a.yml/x", PL_NOFILE, "not a folder" },
	{ "", PL_NOFILE, "this is a folder" },
	{ "t/pipe.yml", PL_NOFILE, "a pipe into which nobody writes" },
	{ "/dev/zero", PL_NOFILE, "this is a device, not a file" },
	{ "/dev/null", PL_NOFILE, "this is a device, not a file" },
	{ "vigilance.x.txt", PL_LIMIT, "larger than 14 bytes; --max-size raises that limit" },
};

static void says_what_a_path_is_instead(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		const char *path =
			faults[i].path[0] == '/' ? faults[i].path : in_root(faults[i].path);
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };

		if (pl_file_read(path, 14, &out, &err) || err.code != faults[i].code ||
		    !strstr(err.text, faults[i].says) || strcmp(err.file, path) != 0) {
			print_error("%s: wanted %s\ncame %s: %s\n", path, faults[i].says, err.file,
				    err.text);
			fail();
		}
		assert_int_equal(out.len, 0);
		pl_buf_release(&out);
	}
}

static void says_that_permissions_forbid(void **state)
{
	uid_t user = geteuid();
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	write_file("locked", "x", 1);
	chmod(in_root("locked"), 0);
	/* For root nothing is locked: be nobody for a moment. */
	if (user == 0 && seteuid(65534) != 0)
		skip();
	assert_false(pl_file_read(in_root("locked"), MAX, &out, &err));
	assert_int_equal(seteuid(user), 0);
	assert_int_equal(err.code, PL_NOFILE);
	assert_non_null(strstr(err.text, "permissions"));
	pl_buf_release(&out);
}

/* Starts a child that writes `n` bytes to `path` in small pieces. */
static pid_t start_writer(const char *path, size_t n)
{
	pid_t child = fork();

	if (child == 0) {
		int fd = open(path, O_WRONLY);
		char piece[1000];

		memset(piece, 'x', sizeof(piece));
		for (size_t done = 0; done < n; done += sizeof(piece)) {
			if (write(fd, piece, sizeof(piece)) < 0)
				break;
			nanosleep(&(struct timespec){ .tv_nsec = 100000 }, NULL);
		}
		_exit(0);
	}
	return child;
}

/* In MiB where it is a number of these. */
static void limits_are_told_as_they_were_set(void **state)
{
	static const struct {
		size_t max;
		const char *says; /* NULL: it is read */
	} limits[] = {
		{ 1 << 20, "larger than 1 MiB" },
		{ (1 << 20) + 1, "larger than 1048577 bytes" },
		{ 3 << 20, NULL },
		{ SIZE_MAX, NULL },
	};

	(void)state;
	write_file("large", "", 0);
	assert_int_equal(truncate(in_root("large"), 2 << 20), 0);
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };

		assert_int_equal(pl_file_read(in_root("large"), limits[i].max, &out, &err),
				 limits[i].says == NULL);
		if (limits[i].says)
			assert_non_null(strstr(err.text, limits[i].says));
		else
			assert_int_equal(out.len, 2 << 20);
		pl_buf_release(&out);
	}
}

/* What is opened to be read bit by bit waits for a writer as what is read at once does. */
static void opens_pipes_that_somebody_writes_into(void **state)
{
	pid_t writer = start_writer(in_root("t/pipe.yml"), 1000);
	struct pl_err err = { 0 };
	int file = pl_file_open(in_root("t/pipe.yml"), &err);

	(void)state;
	assert_true(file >= 0);
	close(file);
	waitpid(writer, NULL, 0);
	assert_int_equal(pl_file_open(in_root("t/pipe.yml"), &err), -1);
	assert_non_null(strstr(err.text, "a pipe into which nobody writes"));
	assert_int_equal(pl_file_open(in_root("t/a.yml/x"), &err), -1);
	assert_int_equal(pl_file_open(in_root("none"), &err), -1);
}

static void reads_pipes_to_their_end(void **state)
{
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };
	pid_t writer = start_writer(in_root("t/pipe.yml"), 200000);

	(void)state;
	assert_true(writer > 0);
	assert_true(pl_file_read(in_root("t/pipe.yml"), MAX, &out, &err));
	waitpid(writer, NULL, 0);
	assert_int_equal(out.len, 200000);
	pl_buf_release(&out);
}

/* Runs pl_file_read on "-" with `path` as standard input. */
static bool read_input(const char *path, struct pl_buf *out, struct pl_err *err)
{
	int kept = dup(STDIN_FILENO), fd = open(path, O_RDONLY);
	bool ok;

	assert_true(fd >= 0);
	dup2(fd, STDIN_FILENO);
	close(fd);
	ok = pl_file_read("-", 1000, out, err);
	assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
	if (kept >= 0) {
		dup2(kept, STDIN_FILENO);
		close(kept);
	}
	return ok;
}

static void reads_standard_input(void **state)
{
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	assert_true(read_input(in_root("vigilance.x.txt"), &out, &err));
	assert_true(pl_str_is(pl_buf_str(&out), "vigilance.x.txt"));
	assert_true(read_input("/dev/null", &out, &err));
	assert_false(read_input("/dev/zero", &out, &err));
	assert_int_equal(err.code, PL_LIMIT);
	assert_false(read_input(root, &out, &err));
	assert_string_equal(err.text, "this is a folder, not a file");
	assert_int_equal(out.len, 15);
	pl_buf_release(&out);
}

static void any_allocation_may_fail(void **state)
{
	struct pl_err err = { .code = PL_NOMEM };
	const char *folder = in_root("t"), *missing = in_root("vigilence.x.txt");
	struct pl_source source;

	(void)state;
	pl_source_folder(&source, folder);
	for (long n = 0; err.code == PL_NOMEM; n++) {
		struct pl_buf seen = { 0 }, out = { 0 };

		err.code = PL_OK;
		pl_mem_fail_after(n, true);
		if (source.walk(&source, ".yml", note, &seen, &err))
			source.read(&source, "a/c.yml", &out, &err);
		pl_mem_fail_after(-1, false);
		pl_buf_release(&seen);
		pl_buf_release(&out);
		assert_true(n < 1000);
	}
	assert_int_equal(err.code, PL_OK);
	for (long n = 0; n < 20; n++) {
		struct pl_buf out = { 0 };

		pl_mem_fail_after(n, true);
		assert_false(pl_file_read(missing, MAX, &out, &err));
		pl_mem_fail_after(-1, false);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks_a_folder_in_order),
		cmocka_unit_test(a_walk_can_be_stopped),
		cmocka_unit_test(walks_eight_folders_deep),
		cmocka_unit_test(a_missing_folder_is_an_error),
		cmocka_unit_test(reads_nothing_outside),
		cmocka_unit_test(a_rule_file_has_at_most_a_mebibyte),
		cmocka_unit_test(memory_names_the_nearest),
		cmocka_unit_test(reads_files_behind_what_is_there),
		cmocka_unit_test(says_what_a_path_is_instead),
		cmocka_unit_test(says_that_permissions_forbid),
		cmocka_unit_test(reads_pipes_to_their_end),
		cmocka_unit_test(limits_are_told_as_they_were_set),
		cmocka_unit_test(opens_pipes_that_somebody_writes_into),
		cmocka_unit_test(reads_standard_input),
		cmocka_unit_test(any_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, build, remove_all);
}
