/* --cache: a file of which one byte is another is none: every byte of its head is tried, and many
 * of the rest. */
#include "cli/cache.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

#include "lint/rules.h"

/* The head: 8 bytes of what it is, 16 of a key, 16 of the program, 8 of how many. */
enum { HEAD = 48, FLIPS = 10000 };

static const char *const drafts[] = {
	"La Prefecture  informe , ce jour.",
	"---\nréseaux: [x]\n---\nMr Roux le dit : #plandevigilance #a1 #b2",
	"Une phrase ordinaire.",
};

enum { DRAFTS = sizeof(drafts) / sizeof(*drafts) };

struct fixture {
	struct pl_ruleset *rules;
	char folder[64], path[128];
	struct pl_buf whole;
};

static const struct pl_options options;

static struct pl_findings *findings_of(const struct fixture *fixture, size_t i)
{
	struct pl_hints hints = { .known = &fixture->rules->networks };
	struct pl_findings *findings =
		pl_findings_new(fixture->rules, pl_str_of(drafts[i]), &hints, NULL);

	assert_non_null(findings);
	return findings;
}

/* How many of the drafts the cache knows; each is kept when it does not. */
static size_t look_up(struct pl_cache *cache, const struct fixture *fixture, bool keep)
{
	size_t known = 0;

	for (size_t i = 0; i < DRAFTS; i++) {
		struct pl_findings *findings = findings_of(fixture, i);
		struct pl_cache_place place = { .rules = pl_cache_rules_of(cache, fixture->rules) };
		bool found = pl_cache_find(cache, findings, NULL, &options, &place);

		known += found;
		if (!found && keep)
			assert_true(pl_findings_run(findings, &options, NULL, NULL));
		if (keep)
			pl_cache_keep(cache, findings, &place);
		pl_findings_free(findings);
	}
	return known;
}

static void read_file(const char *path, struct pl_buf *out)
{
	struct pl_err err = { 0 };

	if (!pl_file_read(path, 1 << 20, out, &err))
		fail_msg("%s", err.text);
}

static void write_file(const char *path, struct pl_str bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

static int setup(void **state)
{
	static struct fixture fixture = { .folder = "/tmp/plume-cache-XXXXXX" };
	struct pl_cache cache;

	assert_non_null(mkdtemp(fixture.folder));
	setenv("XDG_CACHE_HOME", fixture.folder, 1);
	fixture.rules = pl_ruleset_new(NULL, 0, NULL);
	assert_non_null(fixture.rules);
	assert_true(pl_cache_open(&cache, PL_EN));
	assert_int_equal(look_up(&cache, &fixture, true), 0);
	pl_cache_save(&cache, PL_EN);
	snprintf(fixture.path, sizeof(fixture.path), "%s", cache.path.at);
	pl_cache_release(&cache);
	read_file(fixture.path, &fixture.whole);
	assert_true(fixture.whole.len > HEAD);
	*state = &fixture;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;
	char path[128];

	unlink(fixture->path);
	snprintf(path, sizeof(path), "%s/plume", fixture->folder);
	rmdir(path);
	rmdir(fixture->folder);
	pl_buf_release(&fixture->whole);
	pl_ruleset_free(fixture->rules);
	return 0;
}

/* How many drafts are known from the file as it is. */
static size_t known(const struct fixture *fixture)
{
	struct pl_cache cache;
	size_t n;

	assert_true(pl_cache_open(&cache, PL_EN));
	/* Rules are hashed whole: only when there is something to be known by them. */
	n = cache.known.n ? look_up(&cache, fixture, false) : 0;
	pl_cache_release(&cache);
	return n;
}

/* The file with byte `at` another one, written over it: a file made anew would be waited for. */
static size_t known_bent(const struct fixture *fixture, size_t at, unsigned char by)
{
	const char *right = fixture->whole.at + at, bent = (char)(*right ^ by);
	int file = open(fixture->path, O_WRONLY);
	size_t n;

	assert_true(file >= 0);
	assert_int_equal(pwrite(file, &bent, 1, (off_t)at), 1);
	n = known(fixture);
	assert_int_equal(pwrite(file, right, 1, (off_t)at), 1);
	assert_int_equal(close(file), 0);
	return n;
}

static void a_file_that_is_whole_is_known(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(known(fixture), DRAFTS);
}

static void every_byte_of_the_head_counts(void **state)
{
	struct fixture *fixture = *state;

	for (size_t at = 0; at < HEAD; at++) {
		for (unsigned bit = 0; bit < 8; bit++)
			assert_int_equal(known_bent(fixture, at, (unsigned char)(1U << bit)), 0);
		assert_int_equal(known_bent(fixture, at, 0xFF), 0);
	}
	assert_int_equal(known(fixture), DRAFTS);
}

static void so_do_those_behind_it(void **state)
{
	struct fixture *fixture = *state;
	uint64_t chance = 1;

	for (int i = 0; i < FLIPS; i++) {
		size_t at;

		chance = chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		at = HEAD + (size_t)(chance >> 40) % (fixture->whole.len - HEAD);
		assert_int_equal(known_bent(fixture, at, (unsigned char)(1 + (chance >> 32) % 255)),
				 0);
	}
}

static void a_file_that_is_cut_is_none(void **state)
{
	struct fixture *fixture = *state;

	for (size_t len = 0; len < fixture->whole.len; len += 1 + len / 100) {
		write_file(fixture->path, pl_str_cut(pl_buf_str(&fixture->whole), 0, len));
		assert_int_equal(known(fixture), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_that_is_whole_is_known),
		cmocka_unit_test(every_byte_of_the_head_counts),
		cmocka_unit_test(so_do_those_behind_it),
		cmocka_unit_test(a_file_that_is_cut_is_none),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
