/* The checkstyle format: XML that many dashboards read (Checkstyle's own, version 4.3). */
#include "report/report.h"

static const char *const words[] = { "info", "warning", "error" };

static void add_error(struct pl_buf *out, uint32_t line, uint32_t column, enum pl_level level,
		      struct pl_str message, struct pl_str rule)
{
	pl_buf_printf(out, "  <error line=\"%u\" column=\"%u\" severity=\"%s\" message=\"",
		      line ? line : 1, column ? column : 1, words[level]);
	pl_xml_add(out, message);
	pl_buf_puts(out, "\" source=\"plume.");
	pl_xml_add(out, rule);
	pl_buf_puts(out, "\"/>\n");
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	struct pl_finding finding;

	pl_buf_puts(out, " <file name=\"");
	pl_xml_add(out, pl_str_of(told->path));
	if (told->record)
		pl_buf_printf(out, "#%u", told->record);
	pl_buf_puts(out, "\">\n");
	if (!told->findings)
		add_error(out, told->fault->line, told->fault->column, PL_ERROR,
			  pl_str_of(told->fault->text), PL_STR("plume.input"));
	for (size_t i = 0; pl_report_next(report, told, &i, &finding);) {
		if (!finding.suppressed)
			add_error(out, finding.line, finding.column, finding.level, finding.message,
				  finding.rule);
	}
	pl_buf_puts(out, " </file>\n");
}

static void start(struct pl_report *report)
{
	pl_buf_puts(&report->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				  "<checkstyle version=\"4.3\">\n");
}

static void finish(struct pl_report *report)
{
	pl_buf_puts(&report->out, "</checkstyle>\n");
}

const struct pl_format pl_format_checkstyle = {
	.name = "checkstyle",
	.help = N_("XML as Checkstyle writes it"),
	.start = start,
	.draft = draft,
	.finish = finish,
};
