/* Whatever becomes of a folder or a file that was seen, it shows. */
#include "base/seen.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/source.h"
#include "test.h"

static char root[64];

static void run(const char *command)
{
	char line[256];

	snprintf(line, sizeof(line), "cd '%s' && %s", root, command);
	assert_int_equal(system(line), 0);
}

/* The folders as they are before anything changes, whatever has become of them. */
static void fill(void)
{
	run("rm -rf ./* && mkdir -p t/s other/s && echo one >t/a.yml && echo two >t/s/b.yml && "
	    "cp -p t/a.yml other && cp -p t/s/b.yml other/s && ln -s t link && "
	    "echo three >t/note.txt");
}

static int build(void **state)
{
	(void)state;
	strcpy(root, "/tmp/plume-seen-XXXXXX");
	if (!mkdtemp(root))
		return -1;
	fill();
	return 0;
}

static int clear(void **state)
{
	(void)state;
	run("rm -rf ./*");
	return rmdir(root);
}

static bool each(void *context, const char *name)
{
	const struct pl_source *source = context;
	struct pl_buf bytes = { 0 };
	bool ok = source->read(source, name, &bytes, NULL);

	pl_buf_release(&bytes);
	return ok;
}

/* Walks and reads all, as somebody who can wait until times have passed. */
static void look(struct pl_seen *seen)
{
	char path[96];
	struct pl_source source;
	/* Times are written by a clock that ticks a hundred times a second or more. */
	const struct timespec tick = { .tv_nsec = 30000000 };

	snprintf(path, sizeof(path), "%s/link", root);
	pl_source_folder(&source, path);
	pl_seen_start(seen);
	seen->before += 1000;
	source.seen = seen;
	assert_true(source.walk(&source, ".yml", each, &source, NULL));
	nanosleep(&tick, NULL);
}

static const struct {
	const char *what, *command;
} changes[] = {
	{ "other bytes", "echo four >>t/a.yml" },
	{ "as many bytes, with the time of the old ones",
	  "cp -p t/a.yml old && echo eno >t/a.yml && touch -r old t/a.yml && rm old" },
	{ "another file, as large, with its time",
	  "cp -p t/a.yml new && touch -r t/a.yml new && mv new t/a.yml" },
	{ "the time alone", "touch t/s/b.yml" },
	{ "one more", "echo one >t/s/c.yml" },
	{ "one less", "rm t/s/b.yml" },
	{ "another name", "mv t/a.yml t/c.yml" },
	{ "a folder in its place", "rm t/a.yml && mkdir t/a.yml" },
	{ "a link in its place", "mv t/a.yml c.yml && ln -s ../c.yml t/a.yml" },
	{ "another folder", "mv t/s t/r && mv other/s t && rm -r t/r" },
	{ "a link that leads elsewhere", "rm link && ln -s other link" },
	{ "none", "rm -r t && mkdir t" },
};

static void changes_show(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		struct pl_seen seen;

		fill();
		look(&seen);
		assert_true(pl_seen_holds(pl_seen_log(&seen)));
		run(changes[i].command);
		if (pl_seen_holds(pl_seen_log(&seen)))
			fail_msg("it does not show: %s", changes[i].what);
		pl_seen_release(&seen);
	}
}

static void other_files_do_not_matter(void **state)
{
	struct pl_seen seen;

	(void)state;
	look(&seen);
	run("echo four >t/note.txt && echo four >other/a.yml");
	assert_true(pl_seen_holds(pl_seen_log(&seen)));
	pl_seen_release(&seen);
}

/* What was written a moment ago may be written again in the same moment. */
static void fresh_ones_tell_nothing(void **state)
{
	struct pl_seen seen;
	char path[96];
	int fd;

	(void)state;
	snprintf(path, sizeof(path), "%s/t/a.yml", root);
	fd = open(path, O_RDONLY);
	pl_seen_start(&seen);
	pl_seen_file(&seen, path, fd);
	assert_int_equal(pl_seen_log(&seen).len, 0);
	pl_seen_release(&seen);
	/* However old its bytes claim to be. */
	run("touch -d 2020-01-01 t/a.yml t");
	pl_seen_start(&seen);
	pl_seen_file(&seen, path, fd);
	assert_int_equal(pl_seen_log(&seen).len, 0);
	pl_seen_release(&seen);
	close(fd);
}

/* What cannot be looked at, or lies in no folder that is known, tells nothing. */
static void what_is_not_seen_tells_nothing(void **state)
{
	static const struct {
		const char *path;
		bool open;
	} cases[] = { { "a.yml", true }, { "/a.yml", true }, { NULL, false } };
	char path[96];
	int fd;

	(void)state;
	snprintf(path, sizeof(path), "%s/t/a.yml", root);
	fd = open(path, O_RDONLY);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_seen seen;

		pl_seen_start(&seen);
		seen.before += 1000;
		pl_seen_file(&seen, cases[i].path ? cases[i].path : path, cases[i].open ? fd : -1);
		assert_int_equal(pl_seen_log(&seen).len, 0);
		pl_seen_release(&seen);
		pl_seen_start(&seen);
		seen.before += 1000;
		pl_seen_folder(&seen, root, -1);
		assert_int_equal(pl_seen_log(&seen).len, 0);
		pl_seen_release(&seen);
	}
	close(fd);
}

static void bent_logs_are_looked_at(void **state)
{
	struct pl_seen seen;
	struct pl_str log;

	(void)state;
	look(&seen);
	log = pl_seen_log(&seen);
	assert_true(log.len > 200);
	assert_false(pl_seen_holds(PL_STR("")));
	for (size_t len = 1; len < log.len; len++) {
		char *copy = malloc(len); /* of just this size, for the sanitizers */

		assert_non_null(copy);
		memcpy(copy, log.at, len);
		pl_seen_holds((struct pl_str){ copy, len });
		copy[len - 1] ^= (char)0xFF;
		assert_false(pl_seen_holds((struct pl_str){ copy, len }));
		free(copy);
	}
	pl_seen_release(&seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(changes_show, build, clear),
		cmocka_unit_test_setup_teardown(other_files_do_not_matter, build, clear),
		cmocka_unit_test_setup_teardown(fresh_ones_tell_nothing, build, clear),
		cmocka_unit_test_setup_teardown(what_is_not_seen_tells_nothing, build, clear),
		cmocka_unit_test_setup_teardown(bent_logs_are_looked_at, build, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
