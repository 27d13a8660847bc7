/* The github format: workflow commands, which GitHub shows beside the lines of a change
 * (docs.github.com, "Workflow commands for GitHub Actions", read in 2026-11). */
#include "report/report.h"

#include "base/term.h"

static const char *const words[] = { "notice", "warning", "error" };

/* What would end a command or a property is written as GitHub's own toolkit writes it. */
static void add_escaped(struct pl_buf *out, struct pl_str text, bool property)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
			pl_buf_printf(out, "%%%02X", (unsigned char)c);
		else
			pl_buf_putc(out, c);
	}
}

static void add_head(struct pl_buf *out, const struct pl_told *told, enum pl_level level)
{
	struct pl_buf path = { 0 };

	/* Names hold anything; those that are text without controls stay as they are. */
	pl_term_add(&path, pl_str_of(told->path), PL_TERM_KEEP_LINES);
	pl_buf_printf(out, "::%s file=", words[level]);
	add_escaped(out, pl_buf_str(&path), true);
	out->failed = out->failed || path.failed;
	pl_buf_release(&path);
}

/* The places of a record are those of its text, not of the file. */
static void add_place(struct pl_buf *out, const struct pl_told *told,
		      const struct pl_finding *finding)
{
	if (told->record)
		return;
	pl_buf_printf(out, ",line=%u,endLine=%u", finding->line, finding->end_line);
	if (finding->line == finding->end_line && !finding->whole)
		pl_buf_printf(out, ",col=%u,endColumn=%u", finding->column, finding->end_column);
}

static void add_finding(struct pl_report *report, const struct pl_told *told,
			const struct pl_finding *finding)
{
	struct pl_buf *out = &report->out, message = { 0 };

	if (told->record)
		pl_buf_printf(&message, "#%u:%u:%u: ", told->record, finding->line,
			      finding->column);
	pl_message_add(&message, finding, report->lang);
	add_head(out, told, finding->level);
	add_place(out, told, finding);
	pl_buf_puts(out, ",title=");
	add_escaped(out, PL_STR("plume ("), true);
	add_escaped(out, finding->rule, true);
	pl_buf_puts(out, ")::");
	add_escaped(out, pl_buf_str(&message), false);
	pl_buf_putc(out, '\n');
	out->failed = out->failed || message.failed;
	pl_buf_release(&message);
}

static void add_fault(struct pl_buf *out, const struct pl_told *told)
{
	struct pl_buf text = { 0 };

	pl_term_add(&text, pl_str_of(told->fault->text), PL_TERM_KEEP_LINES);
	add_head(out, told, PL_ERROR);
	pl_buf_printf(out, ",line=%u,title=plume (plume.input)::",
		      told->fault->line ? told->fault->line : 1);
	add_escaped(out, pl_buf_str(&text), false);
	pl_buf_putc(out, '\n');
	out->failed = out->failed || text.failed;
	pl_buf_release(&text);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_finding finding;

	if (!told->findings)
		add_fault(&report->out, told);
	for (size_t i = 0; pl_report_next(report, told, &i, &finding);)
		add_finding(report, told, &finding);
}

const struct pl_format pl_format_github = {
	.name = "github",
	.help = N_("commands that GitHub shows beside the lines of a change"),
	.as_is = true,
	.draft = draft,
};
