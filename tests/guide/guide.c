/* Guides: chapters and practices by name, each fault told with its place. */
#include "guide/guide.h"

#include "test.h"

static const char good[] = "guide: g\ntitle: {fr: Le guide, en: The guide}\nchapters:\n"
			   "  - chapter: c\n    title: {fr: Le chapitre, en: The chapter}\n"
			   "    practices:\n"
			   "      - id: p\n        title: {fr: Une, en: One}\n"
			   "        check: [s.a, s.b]\n        since: 2014-12\n"
			   "        source: [{title: t, url: u, date: 2014-12}]\n"
			   "      - id: q\n        title: {fr: Deux, en: Two}\n"
			   "  - chapter: d\n    title: {fr: Autre, en: Other}\n    practices: []\n";

static void read_guide(const char *yaml, struct pl_buf *out, struct pl_faults *faults)
{
	const struct pl_memory_file files[] = { { "g.yml", pl_str_of(yaml) }, { NULL, { 0 } } };
	struct pl_source source;

	pl_source_memory(&source, "guides", files);
	assert_true(pl_shelf_read(&source, out, faults));
}

static void practices_are_found_by_their_names(void **state)
{
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	const struct pl_shelf *shelf;
	const struct pl_practice *practice;

	(void)state;
	read_guide(good, &bytes, &faults);
	assert_int_equal(faults.list.n, 0);
	shelf = (const struct pl_shelf *)(const void *)bytes.at;
	assert_int_equal(pl_shelf_practices(shelf), 2);
	assert_int_equal(shelf->chapters.n, 2);
	practice = pl_shelf_find(shelf, PL_STR("g/c/p"));
	assert_non_null(practice);
	assert_true(pl_str_is(pl_text_in(&practice->title, PL_EN), "One"));
	assert_int_equal(practice->rules.n, 2);
	assert_int_equal(practice->sources.n, 1);
	assert_null(pl_shelf_find(shelf, PL_STR("g/c")));
	assert_string_equal(pl_shelf_nearest(shelf, PL_STR("g/c/r")), "g/c/p");
	assert_int_equal(pl_shelf_practices(NULL), 0);
	assert_null(pl_shelf_find(NULL, PL_STR("g/c/p")));
	pl_buf_release(&bytes);
	pl_faults_release(&faults);
}

static const struct {
	const char *yaml, *fault;
} bad[] = {
	{ "guide: g\ntitle: t\n", "guides/g.yml:1:1: 'chapters' wants a list" },
	{ "guide: g\ntitel: t\nchapters: []\n",
	  "guides/g.yml:2:1: no key is called 'titel' here; did you mean 'title'?" },
	{ "guide: g\nchapters: [{chapter: c}]\n", "guides/g.yml:2:12: 'practices' wants a list" },
	{ "guide: g\nchapters: [[a]]\n", "guides/g.yml:2:12: " },
	{ "guide: g\nchapters: [c]\n", "guides/g.yml:2:12: " },
	{ "guide: g\nchapters: [{chapter: c, practices: [[p]]}]\n", "guides/g.yml:2:37: " },
	{ "guide: g\nchapters: [{chapter: c, practices: [{id: p, source: x}]}]\n",
	  "guides/g.yml:2:53: 'source' wants a list" },
	{ "- a\n", "guides/g.yml:1:1: " },
	{ "guide: [\n", "guides/g.yml:2:1: " },
};

static void faults_are_told_with_their_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pl_faults faults = { 0 };
		struct pl_buf bytes = { 0 }, came = { 0 };

		read_guide(bad[i].yaml, &bytes, &faults);
		for (size_t n = 0; n < faults.list.n; n++)
			pl_buf_printf(&came, "%s:%u:%u: %s\n", faults.list.at[n].file,
				      faults.list.at[n].line, faults.list.at[n].column,
				      faults.list.at[n].text);
		if (pl_str_find(pl_buf_str(&came), pl_str_of(bad[i].fault), 0) == SIZE_MAX) {
			print_error("%s\nwanted: %s\ncame:   %.*s\n", bad[i].yaml, bad[i].fault,
				    PL_ARGS(pl_buf_str(&came)));
			fail();
		}
		pl_buf_release(&came);
		pl_buf_release(&bytes);
		pl_faults_release(&faults);
	}
}

static void the_guides_that_ship_are_there(void **state)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();

	(void)state;
	assert_non_null(shelf);
	assert_true(pl_shelf_practices(shelf) > 20);
	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		const struct pl_practice *practice = pl_shelf_practice(shelf, i);

		assert_ptr_equal(pl_shelf_find(shelf, pl_ref_str(&practice->name)), practice);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(practices_are_found_by_their_names),
		cmocka_unit_test(faults_are_told_with_their_place),
		cmocka_unit_test(the_guides_that_ship_are_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
