/* A file is the old one or the new one, and keeps what it had but for its bytes. */
#include "base/save.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/temporary.h"
#include "test.h"

static char folder[] = "/tmp/plume-save-XXXXXX";

static int begin(void **state)
{
	(void)state;
	return !mkdtemp(folder) || chdir(folder) || setenv("FOLDER", folder, 1);
}

static int end(void **state)
{
	(void)state;
	return chdir("/") || system("rm -rf -- \"$FOLDER\"");
}

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *path, const char *text)
{
	struct pl_buf bytes = { 0 };

	assert_true(pl_file_read(path, 1 << 20, &bytes, NULL));
	if (!pl_str_is(pl_buf_str(&bytes), text))
		fail_msg("%s holds '%.*s', not '%s'", path, PL_ARGS(pl_buf_str(&bytes)), text);
	pl_buf_release(&bytes);
}

/* Reads and writes as a mending program does. */
static bool mend(struct pl_save *save, const char *text, struct pl_err *err)
{
	struct pl_buf bytes = { 0 };
	bool ok = pl_save_open(save, err) && pl_save_read(save, 1 << 20, &bytes, err) &&
		  pl_save_write(save, pl_str_of(text), err);

	pl_save_close(save);
	pl_buf_release(&bytes);
	return ok;
}

static bool mend_path(const char *path, const char *text, struct pl_err *err)
{
	struct pl_save save = { .path = path };

	return mend(&save, text, err);
}

static void assert_refused(const char *path, const char *why)
{
	struct pl_err err = { 0 };

	assert_false(mend_path(path, "new", &err));
	if (!strstr(err.text, why))
		fail_msg("'%s' does not say '%s'", err.text, why);
	assert_string_equal(err.file, path);
}

static void assert_no_temporary(void)
{
	assert_int_equal(system("ls -A | grep -q plume-save"), 256);
}

static void keeps_mode_and_others(void **state)
{
	struct stat before, after, other;

	(void)state;
	put("a", "old");
	put("b", "other");
	assert_int_equal(chmod("a", 0640), 0);
	assert_int_equal(stat("b", &before), 0);
	assert_true(mend_path("a", "new bytes", NULL));
	assert_holds("a", "new bytes");
	assert_int_equal(stat("a", &after), 0);
	assert_int_equal(after.st_mode & 07777, 0640);
	assert_int_equal(stat("b", &other), 0);
	assert_int_equal(before.st_mtim.tv_nsec, other.st_mtim.tv_nsec);
	assert_no_temporary();
}

static void follows_links_to_the_end(void **state)
{
	struct stat link;

	(void)state;
	assert_int_equal(mkdir("deep", 0755), 0);
	put("deep/target", "old");
	assert_int_equal(symlink("target", "deep/second"), 0);
	assert_int_equal(symlink("deep/second", "first"), 0);
	assert_true(mend_path("first", "new", NULL));
	assert_holds("deep/target", "new");
	assert_int_equal(lstat("first", &link), 0);
	assert_true(S_ISLNK(link.st_mode));
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_false(mend_path("loop", "new", NULL));
}

static void refuses_with_a_reason(void **state)
{
	(void)state;
	put("read-only", "old");
	assert_int_equal(chmod("read-only", 0444), 0);
	assert_refused("read-only", "read-only");
	assert_holds("read-only", "old");
	put("one", "old");
	assert_int_equal(link("one", "two"), 0);
	assert_refused("one", "hard links");
	assert_holds("two", "old");
	assert_int_equal(mkfifo("pipe", 0644), 0);
	assert_refused("pipe", "no regular file");
	assert_refused("deep/..", "folder");
	assert_refused("deep/.", "folder");
	assert_refused("deep/", "folder");
	assert_refused("deep", "folder");
	assert_refused("none/x", "not");
	assert_no_temporary();
}

static void writes_into_several_names_when_told(void **state)
{
	struct pl_save save = { .path = "one", .in_place = true };
	struct stat one, two;

	(void)state;
	assert_true(mend(&save, "ne", NULL));
	assert_holds("two", "ne");
	assert_int_equal(stat("one", &one), 0);
	assert_int_equal(stat("two", &two), 0);
	assert_true(one.st_ino == two.st_ino);
}

static void leaves_what_changed_meanwhile(void **state)
{
	struct pl_save save = { .path = "changing" };
	struct pl_buf bytes = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	put("changing", "old");
	assert_true(pl_save_open(&save, NULL));
	assert_true(pl_save_read(&save, 100, &bytes, NULL));
	put("changing", "odd");
	assert_false(pl_save_write(&save, PL_STR("new"), &err));
	assert_non_null(strstr(err.text, "changed"));
	pl_save_close(&save);
	assert_holds("changing", "odd");
	pl_buf_release(&bytes);
	assert_no_temporary();
}

/* Written without having been read, and asked about without being written. */
static void only_files_are_replaced(void **state)
{
	static const struct {
		const char *path;
		bool allowed;
	} cases[] = {
		{ "one-more", true }, { "b", true },          { "deep", false },
		{ "pipe", false },    { "read-only", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_save save = { .path = cases[i].path, .mode = 0600 };
		struct pl_err err = { 0 };

		assert_true(pl_save_open(&save, NULL));
		assert_int_equal(pl_save_allowed(&save, &err), cases[i].allowed);
		assert_int_equal(pl_save_write(&save, PL_STR("x"), NULL), cases[i].allowed);
		assert_int_equal(err.text[0] != '\0', !cases[i].allowed);
		pl_save_close(&save);
	}
	assert_no_temporary();
}

/* Whatever another program does to a file that was read, it is seen before it is written over. */
static void every_change_is_seen(void **state)
{
	static const char *const changes[] = {
		"echo more >>seen",
		"printf '' >seen",
		"touch -d '2020-01-01' seen",
		"cp -p seen copy && mv copy seen",
		"rm seen",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		struct pl_save save = { .path = "seen" };
		struct pl_buf bytes = { 0 };

		put("seen", "old");
		assert_true(pl_save_open(&save, NULL));
		assert_true(pl_save_read(&save, SIZE_MAX, &bytes, NULL));
		assert_true(pl_save_allowed(&save, NULL));
		assert_int_equal(system(changes[i]), 0);
		if (pl_save_write(&save, PL_STR("new"), NULL))
			fail_msg("written over: %s", changes[i]);
		assert_int_equal(pl_save_allowed(&save, NULL),
				 i + 1 < sizeof(changes) / sizeof(*changes));
		pl_save_close(&save);
		pl_buf_release(&bytes);
	}
	assert_no_temporary();
}

static void fresh_files_take_no_place(void **state)
{
	struct pl_save save = { .path = "fresh", .fresh = true, .mode = 0600 };

	(void)state;
	assert_true(pl_save_open(&save, NULL));
	assert_true(pl_save_write(&save, PL_STR("first"), NULL));
	assert_false(pl_save_write(&save, PL_STR("second"), NULL));
	pl_save_close(&save);
	assert_holds("fresh", "first");
	assert_no_temporary();
}

static void goes_through_devices(void **state)
{
	struct pl_save save = { .path = "/dev/null", .through = true };
	struct stat found;

	(void)state;
	assert_true(pl_save_open(&save, NULL));
	assert_true(pl_save_write(&save, PL_STR("gone"), NULL));
	pl_save_close(&save);
	assert_int_equal(stat("/dev/null", &found), 0);
	assert_true(S_ISCHR(found.st_mode));
}

/* A child that dies in the middle leaves its temporary file; the next save of the same file
 * takes it away, and so does a sweep of the folder, which spares what is in use and what
 * somebody else has called so. */
static void sweeps_what_the_dead_left(void **state)
{
	struct pl_save live = { .path = "live", .mode = 0644 };
	pid_t child = fork();
	int status;

	(void)state;
	if (!child) {
		struct pl_save save = { .path = "a" };

		if (pl_save_open(&save, NULL) && pl_save_begin(&save, NULL) &&
		    pl_save_add(&save, PL_STR("half"), NULL))
			_exit(0);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(system("ls -A | grep -q plume-save"), 0);
	put(".plume-save-0123456789abcdef", "somebody's");
	assert_true(pl_save_open(&live, NULL));
	assert_true(pl_save_begin(&live, NULL));
	assert_int_equal(pl_save_sweep("."), 1);
	assert_true(pl_save_add(&live, PL_STR("whole"), NULL));
	assert_true(pl_save_finish(&live, NULL));
	pl_save_close(&live);
	assert_holds("live", "whole");
	assert_holds("a", "new bytes");
	assert_holds(".plume-save-0123456789abcdef", "somebody's");
	assert_int_equal(unlink(".plume-save-0123456789abcdef"), 0);
	assert_no_temporary();
}

/* Nothing but its own temporary files is taken away, whatever they are called. */
static void sweeps_nothing_else(void **state)
{
	char name[PL_TEMPORARY_NAME];
	char command[256];
	/* What stands there under the name of a temporary file of "a". */
	static const char *const others[] = {
		"mkdir %s",
		"ln -s b %s",
		"ln b %s",
		"mkfifo %s",
	};
	int here = open(".", O_RDONLY);

	(void)state;
	assert_true(pl_temporary_name(name, here, PL_STR("a")));
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		snprintf(command, sizeof(command), others[i], name);
		assert_int_equal(system(command), 0);
		assert_int_equal(pl_save_sweep(""), 0);
		snprintf(command, sizeof(command), "rm -r %s", name);
		assert_int_equal(system(command), 0);
	}
	put(".plume-save-012345678", "short");
	put(".plume-save-0123456g89abcdef", "no number");
	put(".plume-save-0123456789abcdef", "no sum");
	assert_int_equal(pl_save_sweep("."), 0);
	assert_int_equal(pl_save_sweep("none"), 0);
	assert_int_equal(system("rm .plume-save-*"), 0);
	put(name, "left");
	assert_int_equal(pl_save_sweep("."), 1);
	assert_no_temporary();
	close(here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_mode_and_others),
		cmocka_unit_test(follows_links_to_the_end),
		cmocka_unit_test(refuses_with_a_reason),
		cmocka_unit_test(writes_into_several_names_when_told),
		cmocka_unit_test(leaves_what_changed_meanwhile),
		cmocka_unit_test(fresh_files_take_no_place),
		cmocka_unit_test(goes_through_devices),
		cmocka_unit_test(sweeps_what_the_dead_left),
		cmocka_unit_test(only_files_are_replaced),
		cmocka_unit_test(every_change_is_seen),
		cmocka_unit_test(sweeps_nothing_else),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
