/* The line format: path:line:col: level: message [style.rule], for editors and
 * scripts.  Vim's default errorformat reads it as it is. */
#include "report/report.h"

#include "base/term.h"

static void add_place(struct pl_report *report, const struct pl_told *told,
		      const struct pl_finding *finding)
{
	const struct pl_post *post = &told->findings->post;
	struct pl_place place = { finding->line, finding->column };

	if (report->column != PL_POINTS) {
		uint32_t start = finding->media < 0 ? finding->span.start
						    : post->media[finding->media].place.start;

		place = pl_place_of(&post->lines, start, report->column);
	}
	pl_path_add(&report->out, told->path);
	if (told->record)
		pl_buf_printf(&report->out, "#%u", told->record);
	pl_buf_printf(&report->out, ":%u:%u: ", place.line, place.column);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	if (!told->findings) {
		pl_path_add(&report->out, told->path);
		pl_buf_printf(&report->out, ":%u:%u: error: ", told->fault->line,
			      told->fault->column);
		pl_term_add(&report->out, pl_str_of(told->fault->text), 0);
		pl_buf_puts(&report->out, " [plume.input]\n");
		return;
	}
	for (size_t i = 0; i < pl_findings_count(told->findings); i++) {
		struct pl_finding finding = pl_findings_at(told->findings, i);

		if (!pl_report_shows(report, &finding))
			continue;
		add_place(report, told, &finding);
		pl_buf_printf(&report->out, "%s: ", pl_level_name(finding.level));
		pl_term_add(&report->out, finding.message, 0);
		if (finding.times > 1)
			pl_buf_printf(&report->out, pl_tr(report->lang, " (%u places)"),
				      finding.times);
		if (finding.suppressed) {
			pl_buf_puts(&report->out, " (");
			pl_silenced_add(&report->out, &finding, report->lang);
			pl_buf_putc(&report->out, ')');
		}
		pl_buf_puts(&report->out, " [");
		pl_term_add(&report->out, finding.rule, 0);
		pl_buf_puts(&report->out, "]\n");
	}
}

const struct pl_format pl_format_line = {
	.name = "line",
	.help = N_("path:line:column: level: message [rule], one finding a line"),
	.draft = draft,
};
