/* The JSON formats: one document with a summary, or one entry a line as it goes.
 * man/plume.schema.json is their schema. */
#include "report/report.h"

#include "base/node.h"
#include "post/measure.h"

/* The key of a value that is not the first of its object. */
#define KEY(name) PL_STR(",\"" name "\":")

static void add_text(struct pl_buf *out, struct pl_str key, struct pl_str text)
{
	pl_buf_add(out, key);
	pl_json_string(out, text);
}

static void add_number(struct pl_buf *out, struct pl_str key, uint32_t number)
{
	pl_buf_add(out, key);
	pl_buf_number(out, number);
}

/* Both ends of a span, and what stands before them. */
static void add_ends(struct pl_buf *out, const char *before, struct pl_span span)
{
	pl_buf_puts(out, before);
	pl_buf_number(out, span.start);
	add_number(out, KEY("end"), span.end);
}

static void add_place(struct pl_buf *out, struct pl_str key, uint32_t line, uint32_t column)
{
	pl_buf_add(out, key);
	pl_buf_puts(out, "{\"line\":");
	pl_buf_number(out, line);
	add_number(out, KEY("column"), column);
	pl_buf_putc(out, '}');
}

static void add_networks(struct pl_buf *out, const struct pl_post *post)
{
	const char *comma = "";

	pl_buf_puts(out, "\"networks\":[");
	for (size_t n = 0; n < post->known->n; n++) {
		if (!(post->networks >> n & 1))
			continue;
		pl_buf_puts(out, comma);
		pl_json_string(out, pl_ref_str(&post->known->at[n]->name));
		comma = ",";
	}
	pl_buf_putc(out, ']');
}

static void add_length(struct pl_buf *out, const struct pl_findings *findings,
		       const struct pl_network *network, struct pl_span part, const char *comma)
{
	struct pl_length length = { 0 };

	if (!pl_measures_of(&findings->measures, &findings->post, network, part, &length, NULL))
		out->failed = true;
	pl_buf_puts(out, comma);
	pl_buf_puts(out, "{\"network\":");
	pl_json_string(out, pl_ref_str(&network->name));
	add_number(out, KEY("length"), length.length);
	if (length.limit)
		add_number(out, KEY("limit"), length.limit);
	if (length.most_bytes) {
		add_number(out, KEY("bytes"), length.bytes);
		add_number(out, KEY("byte_limit"), length.most_bytes);
	}
	if (length.shown != length.length)
		add_number(out, KEY("shown"), length.shown);
	pl_buf_putc(out, '}');
}

static void add_parts(struct pl_buf *out, const struct pl_findings *findings)
{
	const struct pl_post *post = &findings->post;

	pl_buf_add(out, KEY("parts"));
	for (size_t i = 0; i < post->n_parts; i++) {
		struct pl_span span = post->parts[i].span;
		struct pl_span place = pl_post_place(post, span);
		const char *comma = "";

		add_ends(out, i ? ",{\"start\":" : "[{\"start\":", place);
		pl_buf_puts(out, ",\"lengths\":[");
		/* What is no post goes to no network. */
		for (size_t n = 0; n < post->known->n && post->form == PL_FORM_POST; n++) {
			if (post->networks && !(post->networks >> n & 1))
				continue;
			add_length(out, findings, post->known->at[n], span, comma);
			comma = ",";
		}
		pl_buf_puts(out, "]}");
	}
	pl_buf_putc(out, ']');
}

static void add_span(struct pl_buf *out, const struct pl_finding *finding)
{
	if (finding->whole) {
		pl_buf_puts(out, ",\"span\":null");
		return;
	}
	add_ends(out, ",\"span\":{\"start\":", finding->span);
	if (finding->media >= 0)
		pl_buf_printf(out, ",\"in\":\"media[%d].alt\"", finding->media);
	pl_buf_putc(out, '}');
}

static void add_fix(struct pl_buf *out, const struct pl_findings *findings, size_t i,
		    const struct pl_finding *finding, enum pl_lang lang)
{
	struct pl_buf title = { 0 };

	pl_fix_title(&title, findings, i, lang);
	pl_buf_puts(out, "{\"title\":");
	pl_json_string(out, pl_buf_str(&title));
	out->failed = out->failed || title.failed;
	pl_buf_release(&title);
	pl_buf_puts(out, finding->safe ? ",\"safe\":true" : ",\"safe\":false");
	pl_buf_add(out, KEY("edits"));
	for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
		struct pl_edit edit = pl_finding_edit(findings, i, e);

		add_ends(out, e ? ",{\"start\":" : "[{\"start\":", edit.span);
		add_text(out, KEY("text"), edit.text);
		pl_buf_putc(out, '}');
	}
	pl_buf_puts(out, "]}");
}

/* What the one edit may write as well. */
static void add_others(struct pl_buf *out, const struct pl_findings *findings, size_t i,
		       enum pl_lang lang)
{
	const struct pl_found_at *found = &findings->list.at[i];

	for (size_t k = 0; found->n_edits == 1 && k < found->n_others; k++) {
		struct pl_span span = pl_finding_edit(findings, i, 0).span;
		struct pl_buf title = { 0 };

		pl_fix_other(&title, found->others[k], lang);
		pl_buf_puts(out, ",{\"title\":");
		pl_json_string(out, pl_buf_str(&title));
		add_ends(out, ",\"safe\":false,\"edits\":[{\"start\":", span);
		add_text(out, KEY("text"), found->others[k]);
		pl_buf_puts(out, "}]}");
		out->failed = out->failed || title.failed;
		pl_buf_release(&title);
	}
}

static void add_suppressed(struct pl_buf *out, const struct pl_finding *finding)
{
	if (!finding->suppressed) {
		pl_buf_puts(out, "null");
		return;
	}
	pl_buf_puts(out, "{\"by\":");
	pl_json_string(out, pl_str_of(finding->suppressed_by));
	if (finding->suppressed_line)
		add_number(out, KEY("line"), finding->suppressed_line);
	if (finding->reason.len)
		add_text(out, KEY("reason"), finding->reason);
	pl_buf_putc(out, '}');
}

static void add_finding(struct pl_report *report, const struct pl_findings *findings, size_t i)
{
	struct pl_finding finding = pl_findings_at(findings, i);
	struct pl_buf *out = &report->out;

	pl_buf_puts(out, "{\"rule\":");
	pl_json_string(out, finding.rule);
	add_text(out, KEY("level"), pl_str_of(pl_level_name(finding.level)));
	add_text(out, KEY("message"), finding.message);
	if (finding.practice.len)
		add_text(out, KEY("practice"), finding.practice);
	if (finding.url.len)
		add_text(out, KEY("url"), finding.url);
	add_span(out, &finding);
	add_place(out, KEY("from"), finding.line, finding.column);
	add_place(out, KEY("to"), finding.end_line, finding.end_column);
	add_text(out, KEY("match"), finding.told);
	if (finding.times > 1)
		add_number(out, KEY("times"), finding.times);
	pl_buf_puts(out, ",\"fixes\":[");
	if (finding.has_fix)
		add_fix(out, findings, i, &finding, report->lang);
	if (finding.has_fix)
		add_others(out, findings, i, report->lang);
	pl_buf_puts(out, "],\"suppressed\":");
	add_suppressed(out, &finding);
	pl_buf_putc(out, '}');
}

/* A record that could not be read is one finding, about the record as a whole. */
static void add_fault(struct pl_buf *out, const struct pl_err *fault)
{
	pl_buf_puts(out, "\"networks\":[],\"parts\":[],\"findings\":[{\"rule\":\"plume.input\","
			 "\"level\":\"error\"");
	add_text(out, KEY("message"), pl_str_of(fault->text));
	pl_buf_puts(out, ",\"span\":null");
	add_place(out, KEY("from"), fault->line, fault->column);
	add_place(out, KEY("to"), fault->line, fault->column);
	pl_buf_puts(out, ",\"match\":\"\",\"fixes\":[],\"suppressed\":null}]");
}

static void add_entry(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;

	pl_buf_puts(out, "{\"path\":");
	pl_json_string(out, pl_str_of(told->path));
	if (told->record)
		add_number(out, KEY("record"), told->record);
	if (told->id.len)
		add_text(out, KEY("id"), told->id);
	pl_buf_putc(out, ',');
	if (!told->findings) {
		add_fault(out, told->fault);
	} else {
		add_networks(out, &told->findings->post);
		add_parts(out, told->findings);
		pl_buf_puts(out, ",\"findings\":[");
		for (size_t i = 0; i < pl_findings_count(told->findings); i++) {
			if (i)
				pl_buf_putc(out, ',');
			add_finding(report, told->findings, i);
		}
		pl_buf_putc(out, ']');
		if (told->findings->left_out)
			pl_buf_printf(out, ",\"left_out\":%zu", told->findings->left_out);
	}
	pl_buf_putc(out, '}');
}

static void json_start(struct pl_report *report)
{
	pl_buf_printf(
		&report->out,
		"{\"version\":1,\"tool\":{\"name\":\"plume\",\"version\":\"%s\"},\n\"files\":[",
		pl_version());
}

static void json_draft(struct pl_report *report, const struct pl_told *told)
{
	pl_buf_puts(&report->out, report->n ? ",\n" : "\n");
	add_entry(report, told);
}

static void json_finish(struct pl_report *report)
{
	const struct pl_totals *totals = &report->totals;

	pl_buf_printf(
		&report->out,
		"],\n\"summary\":{\"files\":%zu,\"error\":%zu,\"warning\":%zu,\"suggestion\":%zu,"
		"\"fixable\":%zu}}\n",
		totals->files, totals->level[PL_ERROR], totals->level[PL_WARNING],
		totals->level[PL_SUGGESTION], totals->fixable);
}

const struct pl_format pl_format_json = {
	.name = "json",
	.help = N_("one JSON document, version 1, with a summary"),
	.as_is = true,
	.counts = true,
	.start = json_start,
	.draft = json_draft,
	.finish = json_finish,
};

static void jsonl_draft(struct pl_report *report, const struct pl_told *told)
{
	add_entry(report, told);
	pl_buf_putc(&report->out, '\n');
}

const struct pl_format pl_format_jsonl = {
	.name = "jsonl",
	.help = N_("one JSON entry a line for each draft, as it goes"),
	.as_is = true,
	.counts = true,
	.draft = jsonl_draft,
};
