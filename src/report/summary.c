/* The summary format: how much of what, and nothing else. */
#include "report/tally.h"

static void start(struct pl_report *report)
{
	report->own = PL_NEW(&report->arena, struct pl_rule_tally);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	if (report->own)
		pl_rule_tally_add(report->own, report, told);
}

/* "3 errors", in the report's language. */
static void add_count(struct pl_report *report, size_t n, const char *one, const char *many)
{
	pl_buf_printf(&report->out, pl_tr_n(report->lang, one, many, n), n);
}

static void add_totals(struct pl_report *report)
{
	const struct pl_totals *totals = &report->totals;
	struct pl_buf *out = &report->out;

	add_count(report, totals->files, N_("%zu draft"), N_("%zu drafts"));
	pl_buf_puts(out, pl_tr(report->lang, ": "));
	add_count(report, totals->level[PL_ERROR], N_("%zu error"), N_("%zu errors"));
	pl_buf_puts(out, ", ");
	add_count(report, totals->level[PL_WARNING], N_("%zu warning"), N_("%zu warnings"));
	pl_buf_puts(out, ", ");
	add_count(report, totals->level[PL_SUGGESTION], N_("%zu suggestion"),
		  N_("%zu suggestions"));
	pl_buf_printf(out, pl_tr(report->lang, "; %zu drafts without any; %zu safe remedies\n"),
		      totals->drafts_clean, totals->fixable);
}

static void finish(struct pl_report *report)
{
	struct pl_rule_tally *tally = report->own;

	if (!tally) {
		report->out.failed = true;
		return;
	}
	pl_rule_tally_sort(tally);
	for (size_t i = 0; i < tally->rows.n; i++) {
		const struct pl_rule_tally_row *row = &tally->rows.at[i];

		pl_buf_printf(&report->out, "%8zu  %-13s %.*s\n", row->n,
			      pl_level_word(report->lang, row->level),
			      PL_ARGS(pl_ref_str(&row->rule->name)));
	}
	add_totals(report);
	report->out.failed = report->out.failed || tally->rows.failed;
	pl_rule_tally_release(tally);
}

const struct pl_format pl_format_summary = {
	.name = "summary",
	.help = N_("how many findings of each rule, and in all"),
	.start = start,
	.draft = draft,
	.finish = finish,
};
