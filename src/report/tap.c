/* The tap format: Test Anything Protocol, version 13, a test for each draft (testanything.org,
 * read in 2026-11). */
#include "report/report.h"

#include "base/node.h"
#include "base/term.h"

/* A hash or a backslash would begin a directive. */
static void add_name(struct pl_buf *out, const struct pl_told *told)
{
	struct pl_buf path = { 0 };

	pl_path_add(&path, told->path);
	for (size_t i = 0; i < path.len; i++) {
		if (path.at[i] == '#' || path.at[i] == '\\')
			pl_buf_putc(out, '\\');
		pl_buf_putc(out, path.at[i]);
	}
	if (told->record)
		pl_buf_printf(out, " record %u", told->record);
	out->failed = out->failed || path.failed;
	pl_buf_release(&path);
}

/* JSON strings are YAML's too. */
static void add_item(struct pl_buf *out, const char *level, struct pl_str rule, uint32_t line,
		     uint32_t column, struct pl_str message)
{
	pl_buf_printf(out, "    - {line: %u, column: %u, level: %s, rule: ", line, column, level);
	pl_json_string(out, rule);
	pl_buf_puts(out, ", message: ");
	pl_json_string(out, message);
	pl_buf_puts(out, "}\n");
}

/* How many findings are heard, at that level or above. */
static size_t heard(const struct pl_report *report, const struct pl_told *told, enum pl_level level)
{
	struct pl_finding finding;
	size_t n = !told->findings;

	for (size_t i = 0; pl_report_next(report, told, &i, &finding);)
		n += !finding.suppressed && finding.level >= level;
	return n;
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	struct pl_finding finding;

	/* As the exit status has it. */
	pl_buf_printf(out, "%sok %zu - ", heard(report, told, report->fail_on) ? "not " : "",
		      report->n + 1);
	add_name(out, told);
	pl_buf_putc(out, '\n');
	if (!heard(report, told, PL_SUGGESTION))
		return;
	pl_buf_puts(out, "  ---\n  findings:\n");
	if (!told->findings)
		add_item(out, "error", PL_STR("plume.input"), told->fault->line,
			 told->fault->column, pl_str_of(told->fault->text));
	for (size_t i = 0; pl_report_next(report, told, &i, &finding);) {
		if (!finding.suppressed)
			add_item(out, pl_level_name(finding.level), finding.rule, finding.line,
				 finding.column, finding.message);
	}
	pl_buf_puts(out, "  ...\n");
}

static void start(struct pl_report *report)
{
	pl_buf_puts(&report->out, "TAP version 13\n");
}

static void finish(struct pl_report *report)
{
	pl_buf_printf(&report->out, "1..%zu\n", report->n);
}

const struct pl_format pl_format_tap = {
	.name = "tap",
	.help = N_("Test Anything Protocol, a test for each draft"),
	.start = start,
	.draft = draft,
	.finish = finish,
};
