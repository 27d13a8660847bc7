/* The junit format: XML of test results, a case for each finding, which fails when its level
 * makes the run fail, and one that passes for a draft of which nothing is said, or dashboards
 * would see no test. */
#include "report/report.h"

static void add_name(struct pl_buf *out, const struct pl_told *told)
{
	pl_xml_add(out, pl_str_of(told->path));
	if (told->record)
		pl_buf_printf(out, "#%u", told->record);
}

static void open_case(struct pl_buf *out, const struct pl_told *told, struct pl_str name)
{
	pl_buf_puts(out, "  <testcase classname=\"");
	add_name(out, told);
	pl_buf_puts(out, "\" name=\"");
	pl_xml_add(out, name);
	pl_buf_puts(out, "\"");
}

static void add_failure(struct pl_buf *out, const struct pl_told *told, const char *level,
			uint32_t line, uint32_t column, struct pl_str message)
{
	pl_buf_printf(out, "><failure type=\"%s\" message=\"", level);
	pl_xml_add(out, message);
	pl_buf_puts(out, "\">");
	add_name(out, told);
	pl_buf_printf(out, ":%u:%u: ", line, column);
	pl_xml_add(out, message);
	pl_buf_puts(out, "</failure></testcase>\n");
}

static void add_note(struct pl_buf *out, const struct pl_finding *finding)
{
	pl_buf_puts(out, "><system-out>");
	pl_xml_add(out, finding->message);
	pl_buf_puts(out, "</system-out></testcase>\n");
}

static void add_finding(struct pl_report *report, const struct pl_told *told,
			const struct pl_finding *finding)
{
	struct pl_buf *out = &report->out, name = { 0 };

	pl_buf_printf(&name, "%.*s:%u:%u", PL_ARGS(finding->rule), finding->line, finding->column);
	open_case(out, told, pl_buf_str(&name));
	if (finding->suppressed)
		pl_buf_puts(out, "><skipped/></testcase>\n");
	else if (finding->level < report->fail_on)
		add_note(out, finding);
	else
		add_failure(out, told, pl_level_name(finding->level), finding->line,
			    finding->column, finding->message);
	out->failed = out->failed || name.failed;
	pl_buf_release(&name);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	struct pl_finding finding;
	size_t n = 0, failures = 0, skipped = 0;

	for (size_t i = 0; pl_report_next(report, told, &i, &finding); n++) {
		failures += !finding.suppressed && finding.level >= report->fail_on;
		skipped += finding.suppressed;
	}
	failures += !told->findings;
	pl_buf_puts(out, " <testsuite name=\"");
	add_name(out, told);
	pl_buf_printf(out, "\" tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\">\n", n ? n : 1,
		      failures, skipped);
	if (!told->findings) {
		open_case(out, told, PL_STR("plume.input"));
		add_failure(out, told, "error", told->fault->line, told->fault->column,
			    pl_str_of(told->fault->text));
	} else if (!n) {
		open_case(out, told, PL_STR("plume"));
		pl_buf_puts(out, "/>\n");
	}
	for (size_t i = 0; pl_report_next(report, told, &i, &finding);)
		add_finding(report, told, &finding);
	pl_buf_puts(out, " </testsuite>\n");
}

static void start(struct pl_report *report)
{
	pl_buf_puts(&report->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				  "<testsuites name=\"plume\">\n");
}

static void finish(struct pl_report *report)
{
	pl_buf_puts(&report->out, "</testsuites>\n");
}

const struct pl_format pl_format_junit = {
	.name = "junit",
	.help = N_("XML as JUnit writes it, a case for each finding"),
	.start = start,
	.draft = draft,
	.finish = finish,
};
