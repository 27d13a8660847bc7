/* Sources: title, url and date, and nothing else. */
#include "rule/cite.h"

#include "test.h"

static const struct {
	const char *yaml, *shown; /* citations, or place and error */
} cases[] = {
	{ "[]", "" },
	{ "[{title: Charte, url: 'https://exemple.fr/', date: 2024-01-25}]",
	  "<Charte|https://exemple.fr/|2024-01-25>" },
	{ "[{title: a}, {url: b}]", "<a||><|b|>" },
	{ "{title: a}", "1:1: 'source' wants a list" },
	{ "[Charte]", "1:2: a source is {title" },
	{ "[{titre: a}]", "1:3: a source has a title, a url, a date and a review-by, no 'titre'" },
	{ "[{title: [a]}]", "1:10: 'title' wants a text" },
};

static void reads_citations(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_arena arena = { 0 };
		struct pl_image image = { 0 };
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };
		uint32_t at = pl_image_take(&image, sizeof(struct pl_row));
		const struct pl_node *value =
			pl_yaml_read(&arena, pl_str_of(cases[i].yaml), "c.yml", &err);

		assert_non_null(value);
		if (pl_citations_read(value, &image, at, &err)) {
			const struct pl_row *row = pl_image_at(&image, at);
			const struct pl_citation *is = PL_ROW(struct pl_citation, row);

			for (uint32_t n = 0; n < row->n; n++)
				pl_buf_printf(&out, "<%.*s|%.*s|%.*s>",
					      PL_ARGS(pl_ref_str(&is[n].title)),
					      PL_ARGS(pl_ref_str(&is[n].url)),
					      PL_ARGS(pl_ref_str(&is[n].date)));
		} else {
			pl_buf_printf(&out, "%u:%u: %s", err.line, err.column, err.text);
		}
		if (err.code ? !pl_str_starts(pl_buf_str(&out), cases[i].shown)
			     : !pl_str_is(pl_buf_str(&out), cases[i].shown)) {
			print_error("%s\nwanted: %s\ncame:   %.*s\n", cases[i].yaml, cases[i].shown,
				    PL_ARGS(pl_buf_str(&out)));
			fail();
		}
		pl_buf_release(&out);
		pl_image_release(&image);
		pl_arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_citations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
