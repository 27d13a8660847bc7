/* Vale's own formats, so that what reads its output reads ours: --output=JSON and
 * --output=line of Vale 3.7.1 (cmd/vale/json.go, line.go, read in 2026-11). */
#include "report/report.h"

#include "base/term.h"
#include "report/valeplace.h"

#include <stdlib.h>
#include <string.h>

/* A finding as Vale places it: first and last column, both of them in it. */
struct alert {
	struct pl_finding finding;
	size_t i;
	uint32_t first, last;
};

struct alerts {
	PL_LIST(struct alert) list;
};

/* --- places --------------------------------------------------------------------------- */

/* The column of the line's end, which is where what goes on is cut. */
static uint32_t end_of_line(const struct pl_findings *findings, uint32_t line)
{
	const struct pl_lines *lines = &findings->post.lines;

	return (uint32_t)pl_code_points(pl_str_in(lines->text, pl_line_span(lines, line))) + 1;
}

static void place(const struct pl_findings *findings, struct alert *alert)
{
	const struct pl_finding *finding = &alert->finding;
	uint32_t end = finding->end_line > finding->line ? end_of_line(findings, finding->line) + 1
							 : finding->end_column;

	alert->first = finding->column;
	if (finding->whole && finding->media < 0)
		alert->first = alert->finding.line = 1;
	alert->last = finding->whole || end <= alert->first ? alert->first : end - 1;
}

static int by_place(const void *a, const void *b)
{
	const struct alert *left = a, *right = b;
	int names;

	if (left->finding.line != right->finding.line)
		return left->finding.line < right->finding.line ? -1 : 1;
	if (left->first != right->first)
		return left->first < right->first ? -1 : 1;
	names = pl_str_order(left->finding.rule, right->finding.rule);
	return names ? names : (left->i > right->i) - (left->i < right->i);
}

/* Vale tells a rule once a place. */
static bool told_before(const struct alerts *alerts, size_t i)
{
	const struct alert *alert = &alerts->list.at[i], *before = alert - 1;

	return i && before->finding.line == alert->finding.line && before->first == alert->first &&
	       pl_str_same(before->finding.rule, alert->finding.rule);
}

/* Where Vale finds the same text on another line, it is told there: who compares the two finds
 * the same.  On the same line it is told where it is. */
static void place_as_vale(const struct pl_vale_place *place, struct alert *alert)
{
	if (place->line == alert->finding.line)
		return;
	alert->finding.line = place->line;
	alert->first = place->first;
	alert->last = place->last;
}

/* A text that is no file has Vale's name for it. */
static bool is_piped(const char *path)
{
	return !strncmp(path, "stdin.", 6);
}

/* What of the findings is told, in Vale's order. */
static void gather(const struct pl_findings *findings, const char *path, struct alerts *alerts)
{
	struct pl_vale_place *places;
	size_t kept = 0;

	alerts->list.failed = !pl_vale_places(findings, is_piped(path), &places);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);
		bool told = !finding.suppressed && !(places && places[i].dropped);
		struct alert *alert = told ? PL_PUSH(&alerts->list) : NULL;

		if (!alert)
			continue;
		*alert = (struct alert){ .finding = finding, .i = i };
		place(findings, alert);
		if (places && places[i].looked)
			place_as_vale(&places[i], alert);
	}
	PL_SORT(&alerts->list, by_place);
	for (size_t i = 0; i < alerts->list.n; i++) {
		/* Those behind `kept` are still as they were sorted. */
		if (!told_before(alerts, i))
			alerts->list.at[kept++] = alerts->list.at[i];
	}
	alerts->list.n = kept;
	pl_free(places);
}

/* What of a draft is told, of which alone Vale's status speaks. */
static void gather_told(struct pl_report *report, const struct pl_told *told, struct alerts *alerts)
{
	gather(told->findings, told->path, alerts);
	report->gravest = -1;
	for (size_t i = 0; i < alerts->list.n; i++) {
		if ((int)alerts->list.at[i].finding.level > report->gravest)
			report->gravest = (int)alerts->list.at[i].finding.level;
	}
}

/* --- the files, in order of their paths ------------------------------------------------ */

/* Keeps what was written behind `start` for the end, when all paths are known. */
static void hold(struct pl_report *report, const struct pl_told *told, size_t start)
{
	struct pl_held *held = PL_PUSH(&report->held);
	struct pl_str text = pl_str_cut(pl_buf_str(&report->out), start, report->out.len);
	struct pl_buf path = { 0 };

	pl_buf_puts(&path, told->path);
	if (told->record)
		pl_buf_printf(&path, "#%u", told->record);
	if (held) {
		held->path = pl_arena_str(&report->arena, pl_buf_str(&path));
		held->text = pl_arena_str(&report->arena, text);
		held->order = report->held.n;
	}
	report->out.failed = report->out.failed || path.failed || !held || report->arena.failed;
	pl_buf_release(&path);
	pl_buf_cut(&report->out, start);
}

static int by_path(const void *a, const void *b)
{
	const struct pl_held *left = a, *right = b;
	int paths = pl_str_order(left->path, right->path);

	return paths ? paths : (left->order > right->order) - (left->order < right->order);
}

static void sort_held(struct pl_report *report)
{
	PL_SORT(&report->held, by_path);
}

static void let_go(struct pl_report *report)
{
	PL_LIST_RELEASE(&report->held);
	pl_arena_release(&report->arena);
}

/* --- the line format -------------------------------------------------------------------- */

static void add_line(struct pl_buf *out, uint32_t line, uint32_t column, struct pl_str rule,
		     struct pl_str message)
{
	pl_buf_printf(out, ":%u:%u:", line, column);
	pl_term_add(out, rule, 0);
	pl_buf_putc(out, ':');
	pl_term_add(out, message, 0);
	pl_buf_putc(out, '\n');
}

static void add_path(struct pl_buf *out, const struct pl_told *told)
{
	pl_path_add(out, told->path);
	if (told->record)
		pl_buf_printf(out, "#%u", told->record);
}

static void line_draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	size_t start = out->len;
	struct alerts alerts = { 0 };

	if (told->findings) {
		gather_told(report, told, &alerts);
	} else {
		add_path(out, told);
		add_line(out, told->fault->line, told->fault->column, PL_STR("plume.input"),
			 pl_str_of(told->fault->text));
	}
	for (size_t i = 0; i < alerts.list.n; i++) {
		const struct alert *alert = &alerts.list.at[i];

		add_path(out, told);
		add_line(out, alert->finding.line, alert->first, alert->finding.rule,
			 alert->finding.message);
	}
	out->failed = out->failed || alerts.list.failed;
	PL_LIST_RELEASE(&alerts.list);
	if (out->len > start)
		hold(report, told, start);
}

static void line_finish(struct pl_report *report)
{
	sort_held(report);
	for (size_t i = 0; i < report->held.n; i++)
		pl_buf_add(&report->out, report->held.at[i].text);
	let_go(report);
}

const struct pl_format pl_format_vale_line = {
	.name = "vale-line",
	.help = N_("as vale --output=line: path:line:column:Style.Rule:message"),
	.draft = line_draft,
	.finish = line_finish,
};

/* --- JSON ---------------------------------------------------------------------------------- */

/* Go's encoder escapes what HTML would read, and says \n, \r and \t in short.  What could drive a
 * terminal is escaped too, which it does not do.  The text is UTF-8. */
static void add_text(struct pl_buf *out, struct pl_str text)
{
	static const char *const shorts[] = {
		['\t'] = "\\t", ['\n'] = "\\n", ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\"
	};

	for (size_t at = 0; at < text.len;) {
		size_t start = at, shown = pl_term_shown(text, at);
		uint32_t c = pl_utf8_next(text, &at);

		if (c < sizeof(shorts) / sizeof(*shorts) && shorts[c])
			pl_buf_puts(out, shorts[c]);
		else if (shown == start || c == '<' || c == '>' || c == '&' ||
			 pl_term_is_bracket(text, start))
			pl_json_escape(out, c);
		else
			pl_buf_add(out, pl_str_cut(text, start, at = shown));
	}
}

/* Bytes that are no text, which a path may have, are shown as what stands for such. */
static void add_string(struct pl_buf *out, struct pl_str text)
{
	size_t valid;

	pl_buf_putc(out, '"');
	while ((valid = pl_utf8_check(text)) < text.len) {
		add_text(out, pl_str_cut(text, 0, valid));
		pl_buf_puts(out, "\\ufffd");
		text = pl_str_cut(text, valid + 1, text.len);
	}
	add_text(out, text);
	pl_buf_putc(out, '"');
}

static void add_member(struct pl_buf *out, const char *key, struct pl_str value)
{
	pl_buf_printf(out, ",\n      \"%s\": ", key);
	add_string(out, value);
}

/* The parameters of an action while they are written. */
struct params {
	struct pl_buf *out;
	size_t n;
};

static void add_param(struct params *params, struct pl_str text)
{
	pl_buf_puts(params->out, params->n++ ? ",\n          " : "[\n          ");
	add_string(params->out, text);
}

/* What the finding's text becomes; false when what mends it does not lie in it, or cannot
 * be said of it. */
static bool mended(const struct pl_findings *findings, const struct alert *alert,
		   struct pl_buf *out)
{
	const struct pl_finding *finding = &alert->finding;
	struct pl_span span = finding->span;
	bool personal = findings->list.at[alert->i].rule->personal;
	bool same = !personal && finding->match.len == span.end - span.start;
	uint32_t at = span.start;

	for (size_t e = 0; e < pl_finding_edits(findings, alert->i); e++) {
		struct pl_edit edit = pl_finding_edit(findings, alert->i, e);
		bool all = edit.span.start == span.start && edit.span.end == span.end;

		if (edit.span.start >= span.end && e)
			break; /* of another place told by this finding */
		if (edit.span.start < at || edit.span.end > span.end || (!same && !all))
			return false;
		if (same)
			pl_buf_add(out, pl_str_cut(finding->match, at - span.start,
						   edit.span.start - span.start));
		pl_buf_add(out, edit.text);
		at = edit.span.end;
	}
	if (same)
		pl_buf_add(out, pl_str_cut(finding->match, at - span.start, finding->match.len));
	return finding->has_fix && !finding->whole;
}

static void add_action(struct pl_buf *out, const struct pl_findings *findings,
		       const struct alert *alert)
{
	const struct pl_found_at *found = &findings->list.at[alert->i];
	const struct pl_row *given = &found->rule->action_params;
	struct pl_str name = pl_ref_str(&found->rule->action);
	struct params params = { .out = out };
	struct pl_buf text = { 0 };
	bool fixed = !name.len && mended(findings, alert, &text);

	if (fixed)
		name = text.len ? PL_STR("replace") : PL_STR("remove");
	pl_buf_puts(out, "\"Action\": {\n        \"Name\": ");
	add_string(out, name);
	pl_buf_puts(out, ",\n        \"Params\": ");
	for (uint32_t i = 0; i < given->n; i++)
		add_param(&params, pl_ref_str(PL_ROW(struct pl_ref, given) + i));
	for (size_t i = 0; i < found->n_choices; i++)
		add_param(&params, found->choices[i]);
	if (fixed && text.len)
		add_param(&params, pl_buf_str(&text));
	pl_buf_puts(out, params.n ? "\n        ]\n      }" : "null\n      }");
	out->failed = out->failed || text.failed;
	pl_buf_release(&text);
}

static void add_span(struct pl_buf *out, uint32_t first, uint32_t last)
{
	pl_buf_printf(out, ",\n      \"Span\": [\n        %u,\n        %u\n      ]", first, last);
}

static void add_alert(struct pl_buf *out, const struct pl_findings *findings,
		      const struct alert *alert)
{
	const struct pl_finding *finding = &alert->finding;

	pl_buf_puts(out, "    {\n      ");
	add_action(out, findings, alert);
	add_span(out, alert->first, alert->last);
	add_member(out, "Check", finding->rule);
	add_member(out, "Description", findings->list.at[alert->i].description);
	add_member(out, "Link", finding->url);
	add_member(out, "Message", finding->message);
	add_member(out, "Severity", pl_str_of(pl_level_name(finding->level)));
	add_member(out, "Match", finding->told);
	pl_buf_printf(out, ",\n      \"Line\": %u\n    }", finding->line);
}

static void add_fault(struct pl_buf *out, const struct pl_err *fault)
{
	pl_buf_puts(out, "    {\n      \"Action\": {\n        \"Name\": \"\",\n        "
			 "\"Params\": null\n      }");
	add_span(out, fault->column, fault->column);
	add_member(out, "Check", PL_STR("plume.input"));
	add_member(out, "Description", PL_STR(""));
	add_member(out, "Link", PL_STR(""));
	add_member(out, "Message", pl_str_of(fault->text));
	add_member(out, "Severity", PL_STR("error"));
	add_member(out, "Match", PL_STR(""));
	pl_buf_printf(out, ",\n      \"Line\": %u\n    }", fault->line);
}

static void json_draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	size_t start = out->len;
	struct alerts alerts = { 0 };

	if (told->findings)
		gather_told(report, told, &alerts);
	else
		add_fault(out, told->fault);
	for (size_t i = 0; i < alerts.list.n; i++) {
		pl_buf_puts(out, i ? ",\n" : "");
		add_alert(out, told->findings, &alerts.list.at[i]);
	}
	out->failed = out->failed || alerts.list.failed;
	PL_LIST_RELEASE(&alerts.list);
	if (out->len > start)
		hold(report, told, start);
}

/* A draft that was told twice is one entry: keys of an object are unique. */
static void json_finish(struct pl_report *report)
{
	struct pl_buf *out = &report->out;

	sort_held(report);
	pl_buf_putc(out, '{');
	for (size_t i = 0; i < report->held.n; i++) {
		const struct pl_held *held = &report->held.at[i];

		if (i && pl_str_same(held[-1].path, held->path)) {
			pl_buf_puts(out, ",\n");
		} else {
			pl_buf_puts(out, i ? "\n  ],\n  " : "\n  ");
			add_string(out, held->path);
			pl_buf_puts(out, ": [\n");
		}
		pl_buf_add(out, held->text);
	}
	pl_buf_puts(out, report->held.n ? "\n  ]\n}\n" : "}\n");
	let_go(report);
}

const struct pl_format pl_format_vale_json = {
	.name = "vale-json",
	.help = N_("as vale --output=JSON: alerts by file"),
	.as_is = true,
	.draft = json_draft,
	.finish = json_finish,
};
