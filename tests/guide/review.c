/* When sources are due to be read again. */
#include "guide/review.h"

#include "test.h"

static const struct {
	const char *date, *by, *read, *provenance;
	const char *due; /* NULL: nothing says */
} cases[] = {
	/* What the source says itself comes first. */
	{ "2024-01-25", "2026-03", "2026-11", "law", "2026-03-31" },
	{ "2024-01-25", "2027", "", "usage", "2027-12-31" },
	{ "2024-01-25", "2028-02", "", "usage", "2028-02-29" },
	/* As long as its kind says, from its date or from when it was read. */
	{ "2024-01-25", "", "", "law", "2025-01-25" },
	{ "2024-01-25", "", "2026-11", "law", "2027-11-30" },
	{ "2026-12-05", "", "2026-11", "law", "2027-12-05" },
	{ "2024-01-25", "", "", "network", "2024-07-25" },
	{ "2024-01-25", "", "", "usage", "2026-01-25" },
	{ "2002", "", "", "accessibility", "2004-12-31" },
	{ "", "", "2026-11", "charter", "2027-11-30" },
	/* A kind that nobody knows is a habit. */
	{ "2024-01-25", "", "", "hearsay", "2026-01-25" },
	/* Months end sooner. */
	{ "2025-08-31", "", "", "network", "2026-02-28" },
	{ "", "", "", "law", NULL },
	{ "hier", "", "", "law", NULL },
	{ "2026-13", "", "", "law", NULL },
	{ "2026-02-30", "", "", "law", NULL },
	{ "2026-", "", "", "law", NULL },
	{ "2026-1", "", "", "law", NULL },
	{ "2026-01-01-01", "", "", "law", NULL },
};

static void tells_when(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct pl_review_of of = { pl_str_of(cases[i].date), pl_str_of(cases[i].by),
						 pl_str_of(cases[i].read),
						 pl_str_of(cases[i].provenance) };
		struct pl_buf shown = { 0 };
		struct pl_date due;

		if (pl_review_due(&of, &due))
			pl_buf_printf(&shown, "%04u-%02u-%02u", due.year, due.month, due.day);
		if (!pl_str_is(pl_buf_str(&shown), cases[i].due ? cases[i].due : ""))
			fail_msg("%s by '%s' read '%s': %s", cases[i].date, cases[i].by,
				 cases[i].read, shown.at ? shown.at : "nothing");
		pl_buf_release(&shown);
	}
}

/* Every provenance that a practice has is one of the table's. */
static void knows_all_kinds(void **state)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();

	(void)state;
	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		struct pl_str provenance = pl_ref_str(&pl_shelf_practice(shelf, i)->provenance);
		const struct pl_review *row = pl_reviews;

		while (row->provenance && !pl_str_is(provenance, row->provenance))
			row++;
		if (!row->provenance)
			fail_msg("no time is given for '%.*s'", PL_ARGS(provenance));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_when),
		cmocka_unit_test(knows_all_kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
