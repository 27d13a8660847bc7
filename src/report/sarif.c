/* The sarif format: Static Analysis Results Interchange Format, 2.1.0 (OASIS, 2020-03-27). */
#include "report/report.h"

#include "base/node.h"
#include "lint/fingerprint.h"

#include <string.h>

static const char *const words[] = { "note", "warning", "error" };

static void add_text(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "\"%s\":", key);
	pl_json_string(out, text);
}

/* A text for people, in which [words](where) are a link (3.11.6): where there is one, brackets and
 * backslashes are made to mean themselves.  Elsewhere they do anyway, and some viewers show the
 * backslash. */
static void add_plain(struct pl_buf *out, const char *key, struct pl_str text)
{
	struct pl_buf plain = { 0 };

	if (pl_str_find(text, PL_STR("]("), 0) == SIZE_MAX) {
		add_text(out, key, text);
		return;
	}
	for (size_t i = 0; i < text.len; i++) {
		if (strchr("[]\\", text.at[i]))
			pl_buf_putc(&plain, '\\');
		pl_buf_putc(&plain, text.at[i]);
	}
	add_text(out, key, pl_buf_str(&plain));
	out->failed = out->failed || plain.failed;
	pl_buf_release(&plain);
}

/* "key":{"text":…} */
static void add_message(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "\"%s\":{", key);
	add_plain(out, "text", text);
	pl_buf_putc(out, '}');
}

/* The same of a piece of the draft, as it is. */
static void add_content(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "\"%s\":{", key);
	add_text(out, "text", text);
	pl_buf_putc(out, '}');
}

/* What this run keeps: the rules and files that were met, which stand at its end, and what went
 * wrong with the rules. */
struct own {
	PL_LIST(const struct pl_rule *) rules;
	PL_LIST(struct pl_str) files; /* in the report's arena */
	size_t n;                     /* results */
	struct pl_buf notes;
	bool failed; /* a rule could not do its work */
};

static size_t rule_index(struct own *own, const struct pl_rule *rule)
{
	const struct pl_rule **kept;

	for (size_t i = own->rules.n; i-- > 0;) {
		if (own->rules.at[i] == rule)
			return i;
	}
	kept = PL_PUSH(&own->rules);
	if (kept)
		*kept = rule;
	return own->rules.n - (kept != NULL);
}

/* Drafts of one file come one behind the other. */
static size_t file_index(struct pl_report *report, const char *path)
{
	struct own *own = report->own;
	struct pl_str *kept;

	if (own->files.n && pl_str_is(own->files.at[own->files.n - 1], path))
		return own->files.n - 1;
	kept = PL_PUSH(&own->files);
	if (kept)
		*kept = pl_arena_str(&report->arena, pl_str_of(path));
	return own->files.n - (kept != NULL);
}

/* --- places ----------------------------------------------------------------------------- */

static void add_file(struct pl_buf *out, const char *path)
{
	struct pl_buf uri = { 0 };

	pl_uri_add(&uri, path);
	add_text(out, "uri", pl_buf_str(&uri));
	if (path[0] != '/')
		pl_buf_puts(out, ",\"uriBaseId\":\"ROOT\"");
	out->failed = out->failed || uri.failed;
	pl_buf_release(&uri);
}

static void add_artifact(struct pl_report *report, const struct pl_told *told)
{
	pl_buf_puts(&report->out, "\"artifactLocation\":{");
	add_file(&report->out, told->path);
	pl_buf_printf(&report->out, ",\"index\":%zu}", file_index(report, told->path));
}

/* Numbers of lines and columns, and bytes; the object is left open. */
static void add_points(struct pl_buf *out, const struct pl_post *post, struct pl_span span)
{
	struct pl_place from = pl_place_of(&post->lines, span.start, PL_POINTS);
	struct pl_place to = pl_place_of(&post->lines, span.end, PL_POINTS);

	pl_buf_printf(out,
		      "{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,\"endColumn\":%u,"
		      "\"byteOffset\":%u,\"byteLength\":%u",
		      from.line, from.column, to.line, to.column, span.start,
		      span.end - span.start);
}

/* A record's own places are not the file's: it is named. */
static void add_location(struct pl_report *report, const struct pl_told *told,
			 const struct pl_finding *finding, bool personal)
{
	struct pl_buf *out = &report->out;

	pl_buf_puts(out, "\"locations\":[{\"physicalLocation\":{");
	add_artifact(report, told);
	if (!told->record && !finding->whole && finding->media < 0) {
		pl_buf_puts(out, ",\"region\":");
		add_points(out, &told->findings->post, finding->span);
		if (finding->span.end > finding->span.start && !personal) {
			pl_buf_putc(out, ',');
			add_content(out, "snippet",
				    pl_str_in(told->findings->post.draft, finding->span));
		}
		pl_buf_putc(out, '}');
	} else if (!told->record) {
		pl_buf_printf(out, ",\"region\":{\"startLine\":%u}",
			      finding->line ? finding->line : 1);
	}
	pl_buf_putc(out, '}');
	if (told->record) {
		pl_buf_printf(out, ",\"logicalLocations\":[{\"name\":\"%u\",\"kind\":\"record\",",
			      told->record);
		pl_buf_printf(out, "\"fullyQualifiedName\":\"record %u, line %u, column %u\"}]",
			      told->record, finding->line, finding->column);
	}
	pl_buf_puts(out, "}]");
}

/* --- results ------------------------------------------------------------------------------ */

static void add_fix(struct pl_report *report, const struct pl_told *told, size_t i)
{
	struct pl_buf *out = &report->out, title = { 0 };
	const struct pl_findings *findings = told->findings;

	pl_fix_title(&title, findings, i, report->lang);
	pl_buf_puts(out, ",\"fixes\":[{");
	add_message(out, "description", pl_buf_str(&title));
	pl_buf_puts(out, ",\"artifactChanges\":[{");
	add_artifact(report, told);
	pl_buf_puts(out, ",\"replacements\":[");
	for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
		struct pl_edit edit = pl_finding_edit(findings, i, e);

		pl_buf_puts(out, e ? ",{\"deletedRegion\":" : "{\"deletedRegion\":");
		add_points(out, &findings->post, edit.span);
		pl_buf_puts(out, "},");
		add_content(out, "insertedContent", edit.text);
		pl_buf_putc(out, '}');
	}
	pl_buf_puts(out, "]}]}]");
	out->failed = out->failed || title.failed;
	pl_buf_release(&title);
}

static void add_suppression(struct pl_buf *out, const struct pl_finding *finding)
{
	pl_buf_puts(out, ",\"suppressions\":[");
	if (finding->suppressed) {
		pl_buf_printf(out, "{\"kind\":\"%s\"",
			      strcmp(finding->suppressed_by, "baseline") ? "inSource" : "external");
		if (finding->reason.len) {
			pl_buf_putc(out, ',');
			add_text(out, "justification", finding->reason);
		}
		pl_buf_putc(out, '}');
	}
	pl_buf_putc(out, ']');
}

static void next_result(struct pl_report *report, size_t n)
{
	pl_buf_puts(&report->out, n ? ",\n{" : "\n{");
}

static void add_result(struct pl_report *report, const struct pl_told *told, size_t i,
		       const struct pl_finding *finding, uint64_t print)
{
	struct pl_buf *out = &report->out, message = { 0 };
	struct own *own = report->own;

	next_result(report, own->n++);
	pl_message_add(&message, finding, report->lang);
	add_text(out, "ruleId", finding->rule);
	pl_buf_printf(out, ",\"ruleIndex\":%zu,\"level\":\"%s\",",
		      rule_index(own, told->findings->list.at[i].rule), words[finding->level]);
	add_message(out, "message", pl_buf_str(&message));
	pl_buf_putc(out, ',');
	add_location(report, told, finding, told->findings->list.at[i].rule->personal);
	pl_buf_printf(out, ",\"partialFingerprints\":{\"plumeHash/v1\":\"%016llx\"}",
		      (unsigned long long)print);
	if (finding->has_fix && !told->record && finding->media < 0)
		add_fix(report, told, i);
	add_suppression(out, finding);
	pl_buf_putc(out, '}');
	out->failed = out->failed || message.failed;
	pl_buf_release(&message);
}

static void add_fault(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	struct own *own = report->own;

	next_result(report, own->n++);
	pl_buf_puts(out, "\"ruleId\":\"plume.input\",\"level\":\"error\",");
	add_message(out, "message", pl_str_of(told->fault->text));
	pl_buf_puts(out, ",\"locations\":[{\"physicalLocation\":{");
	add_artifact(report, told);
	pl_buf_printf(out, ",\"region\":{\"startLine\":%u}}}]}",
		      told->fault->line ? told->fault->line : 1);
}

/* A rule that could not do its work, or lacks what it needs here, once for all drafts. */
static void note_fault(struct own *own, const struct pl_err *fault)
{
	struct pl_buf text = { 0 }, note = { 0 };

	pl_buf_printf(&text, "%s:%u: %s", fault->file, fault->line, fault->text);
	pl_buf_printf(&note, "{\"level\":\"%s\",", fault->code == PL_SKIPPED ? "warning" : "error");
	add_message(&note, "message", pl_buf_str(&text));
	pl_buf_putc(&note, '}');
	if (pl_str_find(pl_buf_str(&own->notes), pl_buf_str(&note), 0) == SIZE_MAX) {
		pl_buf_puts(&own->notes, own->notes.len ? ",\n" : "");
		pl_buf_add(&own->notes, pl_buf_str(&note));
	}
	own->failed = own->failed || fault->code != PL_SKIPPED;
	own->notes.failed = own->notes.failed || text.failed || note.failed;
	pl_buf_release(&text);
	pl_buf_release(&note);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct own *own = report->own;
	struct pl_arena arena = { 0 };
	struct pl_buf name = { 0 };
	struct pl_finding finding;
	const uint64_t *prints;

	if (!own)
		return;
	pl_buf_printf(&name, "%s#%u", told->path, told->record);
	file_index(report, told->path);
	if (!told->findings) {
		add_fault(report, told);
	} else if ((prints = pl_fingerprints(told->findings, name.at, &arena)) != NULL) {
		for (size_t i = 0; i < told->findings->faults.list.n; i++)
			note_fault(own, &told->findings->faults.list.at[i]);
		/* Those that are silenced stay in, marked. */
		for (size_t i = 0; i < pl_findings_count(told->findings); i++) {
			finding = pl_findings_at(told->findings, i);
			add_result(report, told, i, &finding, prints[i]);
		}
	}
	report->out.failed = report->out.failed || name.failed || arena.failed;
	pl_buf_release(&name);
	pl_arena_release(&arena);
}

/* --- the rules ------------------------------------------------------------------------------ */

/* In Markdown, where the signs of a text mean nothing. */
static void add_help(struct pl_buf *out, struct pl_str why, struct pl_str practice,
		     struct pl_str link)
{
	struct pl_buf text = { 0 };

	for (size_t i = 0; i < why.len; i++) {
		if (strchr("\\`*_{}[]<>()#+-.!|~", why.at[i]))
			pl_buf_putc(&text, '\\');
		pl_buf_putc(&text, why.at[i]);
	}
	if (practice.len)
		pl_buf_printf(&text, "\n\n`plume explain %.*s`", PL_ARGS(practice));
	if (pl_is_web(link))
		pl_buf_printf(&text, "\n\n<%.*s>", PL_ARGS(link));
	pl_buf_puts(out, "\"help\":{");
	add_plain(out, "text", why);
	pl_buf_putc(out, ',');
	add_text(out, "markdown", pl_buf_str(&text));
	pl_buf_putc(out, '}');
	out->failed = out->failed || text.failed;
	pl_buf_release(&text);
}

static void add_rule(struct pl_report *report, const struct pl_rule *rule)
{
	struct pl_buf *out = &report->out;
	struct pl_str name = pl_ref_str(&rule->name), link = pl_ref_str(&rule->link);
	struct pl_str title = pl_text_in(&rule->title, report->lang);
	struct pl_str why = pl_text_in(&rule->why, report->lang);

	add_text(out, "id", name);
	pl_buf_putc(out, ',');
	add_message(out, "shortDescription", title.len ? title : name);
	if (why.len) {
		pl_buf_putc(out, ',');
		add_message(out, "fullDescription", why);
		pl_buf_putc(out, ',');
		add_help(out, why, pl_ref_str(&rule->practice), link);
	}
	if (pl_is_web(link)) {
		pl_buf_putc(out, ',');
		add_text(out, "helpUri", link);
	}
	pl_buf_printf(out, ",\"defaultConfiguration\":{\"level\":\"%s\"}", words[rule->level]);
	pl_buf_puts(out, ",\"properties\":{\"tags\":[");
	pl_json_string(out, pl_ref_str(&rule->style));
	pl_buf_puts(out, "]}");
}

static void start(struct pl_report *report)
{
	report->own = PL_NEW(&report->arena, struct own);
	pl_buf_puts(&report->out,
		    "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
		    "schemas/sarif-schema-2.1.0.json\",\n\"version\":\"2.1.0\",\"runs\":[{"
		    "\"columnKind\":\"unicodeCodePoints\",\n"
		    "\"originalUriBaseIds\":{\"ROOT\":{\"description\":{\"text\":\"where plume was "
		    "started\"}}},\n\"results\":[");
}

static void add_rules(struct pl_report *report, const struct own *own)
{
	pl_buf_printf(&report->out,
		      "\n],\n\"tool\":{\"driver\":{\"name\":\"plume\",\"semanticVersion\":\"%s\","
		      "\"language\":\"%s\",\"rules\":[",
		      pl_version(), report->lang == PL_FR ? "fr-FR" : "en-US");
	for (size_t i = 0; i < own->rules.n; i++) {
		pl_buf_puts(&report->out, i ? ",\n{" : "\n{");
		add_rule(report, own->rules.at[i]);
		pl_buf_putc(&report->out, '}');
	}
	pl_buf_puts(&report->out, "\n]}}");
}

static void add_files(struct pl_buf *out, const struct own *own)
{
	pl_buf_puts(out, ",\n\"artifacts\":[");
	for (size_t i = 0; i < own->files.n; i++) {
		pl_buf_puts(out, i ? ",\n{\"location\":{" : "\n{\"location\":{");
		add_file(out, own->files.at[i].at ? own->files.at[i].at : "");
		pl_buf_puts(out, "}}");
	}
	pl_buf_putc(out, ']');
}

static void finish(struct pl_report *report)
{
	struct own *own = report->own;
	struct pl_buf *out = &report->out;

	if (!own) {
		out->failed = true;
		return;
	}
	add_rules(report, own);
	add_files(out, own);
	pl_buf_printf(out,
		      ",\n\"invocations\":[{\"executionSuccessful\":%s,"
		      "\"toolExecutionNotifications\":[",
		      own->failed ? "false" : "true");
	pl_buf_add(out, pl_buf_str(&own->notes));
	pl_buf_puts(out, "]}]}]}\n");
	out->failed = out->failed || own->rules.failed || own->files.failed || own->notes.failed;
	PL_LIST_RELEASE(&own->rules);
	PL_LIST_RELEASE(&own->files);
	pl_buf_release(&own->notes);
}

const struct pl_format pl_format_sarif = {
	.name = "sarif",
	.help = N_("SARIF 2.1.0, for code review and security dashboards"),
	.as_is = true,
	.start = start,
	.draft = draft,
	.finish = finish,
};
