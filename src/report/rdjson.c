/* The rdjson formats: diagnostics for reviewdog, with remedies (its proto/rdf, read in
 * 2026-11).  Columns are bytes of UTF-8 from 1.  It puts messages and links into comments as they
 * are, which are Markdown, and into annotations and logs, which are not. */
#include "report/report.h"

#include "base/node.h"

#include <string.h>

static const char *const words[] = { "INFO", "WARNING", "ERROR" };

static void add_position(struct pl_buf *out, const struct pl_told *told, uint32_t at)
{
	struct pl_place place = pl_place_of(&told->findings->post.lines, at, PL_BYTES);

	pl_buf_printf(out, "{\"line\":%u,\"column\":%u}", place.line, place.column);
}

static void add_range(struct pl_buf *out, const struct pl_told *told, struct pl_span span)
{
	pl_buf_puts(out, "\"range\":{\"start\":");
	add_position(out, told, span.start);
	pl_buf_puts(out, ",\"end\":");
	add_position(out, told, span.end);
	pl_buf_putc(out, '}');
}

/* Only what is mended in one place can be suggested, and a record's places are not the
 * file's. */
static void add_suggestion(struct pl_buf *out, const struct pl_told *told, size_t i,
			   const struct pl_finding *finding)
{
	struct pl_edit edit;

	if (!finding->has_fix || told->record || finding->media >= 0 ||
	    pl_finding_edits(told->findings, i) != 1)
		return;
	edit = pl_finding_edit(told->findings, i, 0);
	pl_buf_puts(out, ",\"suggestions\":[{");
	add_range(out, told, edit.span);
	pl_buf_puts(out, ",\"text\":");
	pl_json_string(out, edit.text);
	pl_buf_puts(out, "}]");
}

static void add_rule(struct pl_buf *out, struct pl_str rule, struct pl_str url)
{
	pl_buf_puts(out, ",\"code\":{\"value\":");
	pl_json_string(out, rule);
	if (pl_is_web(url)) {
		pl_buf_puts(out, ",\"url\":");
		pl_json_string(out, url);
	}
	pl_buf_putc(out, '}');
}

/* The signs by which a text becomes a link, an image or HTML mean themselves; others are left
 * alone, since backslashes are seen wherever the message is not taken for Markdown. */
static void add_message(struct pl_buf *out, struct pl_str message)
{
	struct pl_buf text = { 0 };

	for (size_t i = 0; i < message.len; i++) {
		if (strchr("\\[<", message.at[i]))
			pl_buf_putc(&text, '\\');
		pl_buf_putc(&text, message.at[i]);
	}
	pl_buf_puts(out, "{\"message\":");
	pl_json_string(out, pl_buf_str(&text));
	out->failed = out->failed || text.failed;
	pl_buf_release(&text);
}

static void add_head(struct pl_buf *out, const struct pl_told *told, struct pl_str message,
		     enum pl_level level)
{
	add_message(out, message);
	pl_buf_printf(out, ",\"severity\":\"%s\",\"location\":{\"path\":", words[level]);
	pl_json_string(out, pl_str_of(told->path));
}

static void add_fault(struct pl_buf *out, const struct pl_told *told)
{
	uint32_t line = told->fault->line ? told->fault->line : 1;

	add_head(out, told, pl_str_of(told->fault->text), PL_ERROR);
	pl_buf_printf(out, ",\"range\":{\"start\":{\"line\":%u}}}", line);
	add_rule(out, PL_STR("plume.input"), PL_STR(""));
	pl_buf_putc(out, '}');
}

static void add_finding(struct pl_report *report, const struct pl_told *told, size_t i,
			const struct pl_finding *finding)
{
	struct pl_buf *out = &report->out, message = { 0 };

	if (told->record)
		pl_buf_printf(&message, "#%u:%u:%u: ", told->record, finding->line,
			      finding->column);
	pl_message_add(&message, finding, report->lang);
	add_head(out, told, pl_buf_str(&message), finding->level);
	if (!told->record && !finding->whole && finding->media < 0) {
		pl_buf_putc(out, ',');
		add_range(out, told, finding->span);
	} else if (!told->record) {
		pl_buf_printf(out, ",\"range\":{\"start\":{\"line\":%u}}", finding->line);
	}
	pl_buf_putc(out, '}');
	add_rule(out, finding->rule, finding->url);
	add_suggestion(out, told, i, finding);
	pl_buf_putc(out, '}');
	out->failed = out->failed || message.failed;
	pl_buf_release(&message);
}

/* Each diagnostic behind `between`, which for the first of all is nothing. */
static void add_all(struct pl_report *report, const struct pl_told *told, const char *between,
		    const char *end)
{
	struct pl_finding finding;

	if (!told->findings) {
		pl_buf_puts(&report->out, report->own ? between : "");
		add_fault(&report->out, told);
		pl_buf_puts(&report->out, end);
		report->own = report;
	}
	for (size_t i = 0; pl_report_next(report, told, &i, &finding);) {
		if (finding.suppressed)
			continue;
		pl_buf_puts(&report->out, report->own ? between : "");
		add_finding(report, told, i - 1, &finding);
		pl_buf_puts(&report->out, end);
		report->own = report;
	}
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	add_all(report, told, ",\n", "");
}

static void start(struct pl_report *report)
{
	pl_buf_puts(&report->out, "{\"source\":{\"name\":\"plume\"},\"diagnostics\":[\n");
}

static void finish(struct pl_report *report)
{
	pl_buf_puts(&report->out, "\n]}\n");
}

const struct pl_format pl_format_rdjson = {
	.name = "rdjson",
	.help = N_("JSON for reviewdog, with remedies"),
	.as_is = true,
	.start = start,
	.draft = draft,
	.finish = finish,
};

static void line(struct pl_report *report, const struct pl_told *told)
{
	add_all(report, told, "", "\n");
}

const struct pl_format pl_format_rdjsonl = {
	.name = "rdjsonl",
	.help = N_("the same, a finding a line, as it goes"),
	.as_is = true,
	.draft = line,
};
