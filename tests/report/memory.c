/* Memory that ends while a report is written: each allocation of each format fails in turn, once
 * and with all behind it.  What was written is whole then, or known not to be. */
#include "report/reporting.h"

/* More allocations than any format makes. */
enum { FAR_TOO_MANY = 100000, N_DRAFTS = 6 };

static const char *const drafts[N_DRAFTS] = {
	"un mot, et un mot",
	"---\nréseaux: [n]\nmédias:\n  - image: a.png\n    alt: un mot\n---\nun mot\n---\nun mot\n",
	"un mot\n<!-- plume t.mot off: raison -->\n",
	"",
	"rien",
	"=mot \x1b <b>&\"'</failure>]]>\n::error::\n",
};

struct all {
	struct reporting reporting; /* the rules alone are its */
	struct pl_findings *findings[N_DRAFTS];
};

static void lint_all(struct all *all)
{
	static const char *const networks[] = { "n", NULL };
	struct pl_options options = { .only = reporting_only, .networks = networks };

	reporting_start(&all->reporting, "line");
	for (size_t i = 0; i < N_DRAFTS; i++) {
		all->findings[i] =
			pl_lint(all->reporting.rules, drafts[i], strlen(drafts[i]), &options, NULL);
		assert_non_null(all->findings[i]);
	}
}

static void release_all(struct all *all)
{
	for (size_t i = 0; i < N_DRAFTS; i++)
		pl_findings_free(all->findings[i]);
	pl_ruleset_free(all->reporting.rules);
}

/* Writes them all in that format; false when it is known that something is missing. */
static bool write_all(const struct all *all, struct pl_report *report)
{
	struct pl_err fault = { .code = PL_SYNTAX, .line = 3, .column = 7, .text = "no" };
	struct pl_told trouble = { .path = "trouble", .fault = &fault };

	pl_report_start(report);
	for (size_t i = 0; i < N_DRAFTS; i++) {
		struct pl_told told = { .path = i % 2 ? "a/b.txt" : "=c::d.txt",
					.record = (uint32_t)i % 3,
					.id = PL_STR("p1"),
					.findings = all->findings[i] };

		pl_report_draft(report, &told);
	}
	pl_report_draft(report, &trouble);
	pl_report_finish(report);
	return !report->out.failed;
}

static void release(struct pl_report *report)
{
	pl_buf_release(&report->out);
	pl_arena_release(&report->arena);
	PL_LIST_RELEASE(&report->held);
}

static struct pl_report report_of(const struct pl_format *format, enum pl_lang lang)
{
	return (struct pl_report){ .format = format,
				   .lang = lang,
				   .column = PL_POINTS,
				   .color = lang == PL_FR,
				   .hints = lang == PL_FR,
				   .show_suppressed = lang == PL_FR,
				   .width = 40 };
}

/* With the n-th allocation failing; false when none was left to fail. */
static bool try_one(const struct all *all, const struct pl_report *how, struct pl_str whole, long n,
		    bool for_ever)
{
	struct pl_report report = *how;
	bool ok;

	pl_mem_fail_after(n, for_ever);
	ok = write_all(all, &report);
	pl_mem_fail_after(-1, false);
	if (ok && !pl_str_same(pl_buf_str(&report.out), whole))
		fail_msg("%s, allocation %ld, %s: something is missing, and nobody knows",
			 how->format->name, n, for_ever ? "and all behind it" : "once");
	release(&report);
	return pl_mem_refused();
}

static void reports_are_whole_or_known_not_to_be(void **state)
{
	struct all all;

	(void)state;
	lint_all(&all);
	for (size_t f = 0; pl_formats[f]; f++) {
		for (int lang = 0; lang < 2; lang++) {
			struct pl_report how = report_of(pl_formats[f], lang ? PL_FR : PL_EN),
					 whole = how;

			assert_true(write_all(&all, &whole));
			for (int for_ever = 0; for_ever < 2; for_ever++) {
				long n = 0;

				while (try_one(&all, &how, pl_buf_str(&whole.out), n, for_ever))
					assert_in_range(++n, 0, FAR_TOO_MANY);
				assert_in_range(n, 1, FAR_TOO_MANY);
			}
			release(&whole);
		}
	}
	release_all(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports_are_whole_or_known_not_to_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
