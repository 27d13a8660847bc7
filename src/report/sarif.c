/* The sarif format: Static Analysis Results Interchange Format, 2.1.0 (OASIS, 2020-03-27). */
#include "report/report.h"

#include "base/node.h"
#include "lint/fingerprint.h"
#include "report/tally.h"

static const char *const words[] = { "note", "warning", "error" };

static void add_text(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "\"%s\":", key);
	pl_json_string(out, text);
}

/* "key":{"text":…} */
static void add_message(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "\"%s\":{\"text\":", key);
	pl_json_string(out, text);
	pl_buf_putc(out, '}');
}

/* --- places ----------------------------------------------------------------------------- */

static void add_artifact(struct pl_buf *out, const struct pl_told *told)
{
	struct pl_buf uri = { 0 };

	pl_uri_add(&uri, told->path);
	pl_buf_puts(out, "\"artifactLocation\":{");
	add_text(out, "uri", pl_buf_str(&uri));
	if (told->path[0] != '/')
		pl_buf_puts(out, ",\"uriBaseId\":\"ROOT\"");
	pl_buf_putc(out, '}');
	out->failed = out->failed || uri.failed;
	pl_buf_release(&uri);
}

static void add_points(struct pl_buf *out, const struct pl_post *post, struct pl_span span)
{
	struct pl_place from = pl_place_of(&post->lines, span.start, PL_POINTS);
	struct pl_place to = pl_place_of(&post->lines, span.end, PL_POINTS);

	pl_buf_printf(out,
		      "{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,\"endColumn\":%u,"
		      "\"byteOffset\":%u,\"byteLength\":%u}",
		      from.line, from.column, to.line, to.column, span.start,
		      span.end - span.start);
}

/* A record's own places are not the file's: it is named, and its text quoted. */
static void add_location(struct pl_buf *out, const struct pl_told *told,
			 const struct pl_finding *finding)
{
	pl_buf_puts(out, "\"locations\":[{\"physicalLocation\":{");
	add_artifact(out, told);
	if (!told->record && !finding->whole && finding->media < 0) {
		pl_buf_puts(out, ",\"region\":");
		add_points(out, &told->findings->post, finding->span);
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
	add_artifact(out, told);
	pl_buf_puts(out, ",\"replacements\":[");
	for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
		struct pl_edit edit = pl_finding_edit(findings, i, e);

		pl_buf_puts(out, e ? ",{\"deletedRegion\":" : "{\"deletedRegion\":");
		add_points(out, &findings->post, edit.span);
		pl_buf_putc(out, ',');
		add_message(out, "insertedContent", edit.text);
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
		pl_buf_puts(out, "{\"kind\":\"inSource\"");
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

/* What this run keeps: the rules that were met, and how many results there are. */
struct own {
	struct pl_rule_tally tally;
	size_t n;
};

static void add_result(struct pl_report *report, const struct pl_told *told, size_t i,
		       const struct pl_finding *finding, uint64_t print)
{
	struct pl_buf *out = &report->out, message = { 0 };
	struct own *own = report->own;

	next_result(report, own->n++);
	pl_message_add(&message, finding, report->lang);
	add_text(out, "ruleId", finding->rule);
	pl_buf_printf(out, ",\"level\":\"%s\",", words[finding->level]);
	add_message(out, "message", pl_buf_str(&message));
	pl_buf_putc(out, ',');
	add_location(out, told, finding);
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
	add_artifact(out, told);
	pl_buf_printf(out, ",\"region\":{\"startLine\":%u}}}]}",
		      told->fault->line ? told->fault->line : 1);
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
	if (!told->findings) {
		add_fault(report, told);
	} else if ((prints = pl_fingerprints(told->findings, name.at, &arena)) != NULL) {
		pl_rule_tally_add(&own->tally, report, told);
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
		add_message(out, "help", why);
	}
	if (link.len) {
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

/* A rule may have been met at two levels, and stands here once. */
static bool is_first(const struct pl_rule_tally *tally, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (tally->rows.at[k].rule == tally->rows.at[i].rule)
			return false;
	}
	return true;
}

static void finish(struct pl_report *report)
{
	struct own *own = report->own;
	struct pl_buf *out = &report->out;
	const char *between = "\n{";

	if (!own) {
		out->failed = true;
		return;
	}
	pl_buf_printf(out,
		      "\n],\n\"tool\":{\"driver\":{\"name\":\"plume\",\"semanticVersion\":\"%s\","
		      "\"language\":\"%s\",\"rules\":[",
		      pl_version(), report->lang == PL_FR ? "fr-FR" : "en-US");
	for (size_t i = 0; i < own->tally.rows.n; i++) {
		if (!is_first(&own->tally, i))
			continue;
		pl_buf_puts(out, between);
		add_rule(report, own->tally.rows.at[i].rule);
		pl_buf_putc(out, '}');
		between = ",\n{";
	}
	pl_buf_puts(out, "\n]}}}]}\n");
	out->failed = out->failed || own->tally.rows.failed;
	pl_rule_tally_release(&own->tally);
}

const struct pl_format pl_format_sarif = {
	.name = "sarif",
	.help = N_("SARIF 2.1.0, for code review and security dashboards"),
	.start = start,
	.draft = draft,
	.finish = finish,
};
