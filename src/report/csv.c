/* The csv format: a table for spreadsheets, a finding a row. */
#include "report/report.h"

#include "base/term.h"

#include <string.h>

/* A cell that begins as a formula would be run by spreadsheets: an apostrophe in front makes
 * text of it (OWASP, "CSV Injection", read in 2026-11). */
static void add_cell(struct pl_buf *out, struct pl_str text, bool last)
{
	struct pl_buf safe = { 0 };

	pl_term_add(&safe, text, PL_TERM_KEEP_LINES);
	pl_buf_putc(out, '"');
	if (safe.len && strchr("=+-@\t\r", safe.at[0]))
		pl_buf_putc(out, '\'');
	for (size_t i = 0; i < safe.len; i++) {
		if (safe.at[i] == '"')
			pl_buf_putc(out, '"');
		pl_buf_putc(out, safe.at[i]);
	}
	pl_buf_puts(out, last ? "\"\r\n" : "\",");
	out->failed = out->failed || safe.failed;
	pl_buf_release(&safe);
}

static void add_place(struct pl_buf *out, const struct pl_told *told, uint32_t line,
		      uint32_t column)
{
	add_cell(out, pl_str_of(told->path), false);
	if (told->record)
		pl_buf_printf(out, "%u", told->record);
	pl_buf_putc(out, ',');
	add_cell(out, told->id, false);
	pl_buf_printf(out, "%u,%u,", line, column);
}

static void add_finding(struct pl_report *report, const struct pl_told *told, size_t i,
			const struct pl_finding *finding)
{
	struct pl_buf *out = &report->out, fix = { 0 };

	if (finding->has_fix)
		pl_fix_title(&fix, told->findings, i, report->lang);
	add_place(out, told, finding->line, finding->column);
	add_cell(out, pl_str_of(pl_level_word(report->lang, finding->level)), false);
	add_cell(out, finding->rule, false);
	add_cell(out, finding->message, false);
	add_cell(out, finding->told, false);
	add_cell(out, pl_buf_str(&fix), false);
	add_cell(out, finding->practice, true);
	out->failed = out->failed || fix.failed;
	pl_buf_release(&fix);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	struct pl_finding finding;

	if (!told->findings) {
		add_place(out, told, told->fault->line, told->fault->column);
		add_cell(out, pl_str_of(pl_level_word(report->lang, PL_ERROR)), false);
		add_cell(out, PL_STR("plume.input"), false);
		add_cell(out, pl_str_of(told->fault->text), false);
		pl_buf_puts(out, "\"\",\"\",\"\"\r\n");
	}
	for (size_t i = 0; pl_report_next(report, told, &i, &finding);) {
		if (!finding.suppressed)
			add_finding(report, told, i - 1, &finding);
	}
}

/* With a mark, by which Excel knows UTF-8. */
static void start(struct pl_report *report)
{
	static const char *const heads[] = { N_("File"),   N_("Record"),  "Id",
					     N_("Line"),   N_("Column"),  N_("Level"),
					     N_("Rule"),   N_("Message"), N_("Match"),
					     N_("Remedy"), N_("Practice") };
	enum { N = sizeof(heads) / sizeof(*heads) };

	pl_buf_puts(&report->out, "\xEF\xBB\xBF");
	for (size_t i = 0; i < N; i++)
		add_cell(&report->out, pl_str_of(pl_tr(report->lang, heads[i])), i + 1 == N);
}

const struct pl_format pl_format_csv = {
	.name = "csv",
	.help = N_("a table for spreadsheets, a finding a row"),
	.start = start,
	.draft = draft,
};
