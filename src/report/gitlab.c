/* The gitlab format: a Code Quality report (docs.gitlab.com, "Code Quality", read in
 * 2026-11). */
#include "report/report.h"

#include "base/node.h"
#include "lint/fingerprint.h"

#include <string.h>

static const char *const words[] = { "info", "minor", "major" };

/* Paths are told from the top of the repository, without ./ in front. */
static struct pl_str path_of(const struct pl_told *told)
{
	return pl_str_of(strncmp(told->path, "./", 2) ? told->path : told->path + 2);
}

static void add_entry(struct pl_report *report, const struct pl_told *told, struct pl_str message,
		      struct pl_str rule, enum pl_level level, uint64_t print, uint32_t line,
		      uint32_t end)
{
	struct pl_buf *out = &report->out;

	pl_buf_puts(out, report->own ? ",\n{\"description\":" : "\n{\"description\":");
	pl_json_string(out, message);
	pl_buf_puts(out, ",\"check_name\":");
	pl_json_string(out, rule);
	pl_buf_printf(out, ",\"fingerprint\":\"%016llx\",\"severity\":\"%s\",",
		      (unsigned long long)print, words[level]);
	pl_buf_puts(out, "\"location\":{\"path\":");
	pl_json_string(out, path_of(told));
	pl_buf_printf(out, ",\"lines\":{\"begin\":%u,\"end\":%u}}}", line, end);
	report->own = report;
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_arena arena = { 0 };
	struct pl_buf name = { 0 };
	struct pl_finding finding;
	const uint64_t *prints;

	pl_buf_printf(&name, "%s#%u", told->path, told->record);
	if (!told->findings) {
		add_entry(report, told, pl_str_of(told->fault->text), PL_STR("plume.input"),
			  PL_ERROR, told->record, told->fault->line ? told->fault->line : 1,
			  told->fault->line ? told->fault->line : 1);
	} else if ((prints = pl_fingerprints(told->findings, name.at, &arena)) != NULL) {
		for (size_t i = 0; pl_report_next(report, told, &i, &finding);) {
			/* A finding that is silenced is no news to a merge request. */
			if (!finding.suppressed)
				add_entry(report, told, finding.message, finding.rule,
					  finding.level, prints[i - 1], finding.line,
					  finding.end_line);
		}
	}
	report->out.failed = report->out.failed || name.failed || arena.failed;
	pl_buf_release(&name);
	pl_arena_release(&arena);
}

static void start(struct pl_report *report)
{
	pl_buf_putc(&report->out, '[');
}

static void finish(struct pl_report *report)
{
	pl_buf_puts(&report->out, "\n]\n");
}

const struct pl_format pl_format_gitlab = {
	.name = "gitlab",
	.help = N_("a Code Quality report for GitLab"),
	.as_is = true,
	.start = start,
	.draft = draft,
	.finish = finish,
};
