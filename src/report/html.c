/* The html format: one page that stands alone, for people: the posts as they will look,
 * what was found in its place, and how much of it there is. */
#include "report/htmlpost.h"
#include "report/tally.h"

struct own {
	struct pl_rule_tally tally;
	size_t n; /* findings told so far, for anchors */
};

static const char style[] =
	":root{color-scheme:light dark;--ink:#1e1e1e;--paper:#fff;--soft:#5a5a5a;--line:#767676;"
	"--error:#b00020;--warning:#8a4b00;--suggestion:#0b5394;--tint:#f3f3f3}"
	"@media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#161616;--soft:#b8b8b8;"
	"--line:#8f8f8f;--error:#ff8a80;--warning:#ffb74d;--suggestion:#8ec7ff;--tint:#242424}}"
	"body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);"
	"max-width:46rem;margin:0 auto;padding:1rem}"
	"h1,h2,h3{line-height:1.25;overflow-wrap:anywhere}"
	".post{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--tint);border:1px solid "
	"var(--line);border-radius:.5rem;padding:.75rem 1rem}"
	".tag{color:var(--suggestion)}.cut{color:var(--soft);font-size:.85em}"
	"mark{color:inherit;background:none;border-bottom:3px solid}"
	"mark a{color:inherit;text-decoration:none}"
	"mark.error{border-color:var(--error)}mark.warning{border-color:var(--warning)}"
	"mark.suggestion{border-color:var(--suggestion)}"
	".level{font-weight:700}.level.error{color:var(--error)}.level.warning{color:var(--warning)"
	"}"
	".level.suggestion{color:var(--suggestion)}"
	"h3{font-size:1rem;margin:1rem 0 .25rem}.media{margin:.5rem 0 0;white-space:normal}"
	".soft{color:var(--soft)}li{margin:.5rem 0;overflow-wrap:anywhere}"
	"table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .5rem;"
	"border-bottom:1px solid var(--line);overflow-wrap:anywhere}svg{max-width:100%;height:auto}"
	"svg text{fill:var(--ink);font:14px system-ui,sans-serif}svg rect{fill:var(--suggestion)}"
	"@media print{body{max-width:none}.post{border-color:#000}}";

static void say(struct pl_report *report, const char *msgid)
{
	pl_xml_add(&report->out, pl_str_of(pl_tr(report->lang, msgid)));
}

/* --- what was found ----------------------------------------------------------------------------
 */

static void add_more(struct pl_report *report, const char *label, struct pl_str text)
{
	if (!text.len)
		return;
	pl_buf_puts(&report->out, "<br><span class=\"soft\">");
	say(report, label);
	pl_buf_puts(&report->out, pl_tr(report->lang, ": "));
	pl_buf_puts(&report->out, "</span>");
	pl_xml_add(&report->out, text);
}

static void add_item(struct pl_report *report, const struct pl_told *told, size_t i,
		     const struct pl_finding *finding, size_t number)
{
	struct pl_buf *out = &report->out, fix = { 0 }, said = { 0 };
	const struct pl_rule *rule = told->findings->list.at[i].rule;

	pl_message_add(&said, finding, report->lang);
	if (finding->has_fix)
		pl_fix_title(&fix, told->findings, i, report->lang);
	pl_buf_printf(out, "<li id=\"f%zu\"><span class=\"level %s\">", number,
		      pl_html_level(finding->level));
	pl_xml_add(out, pl_str_of(pl_level_word(report->lang, finding->level)));
	pl_buf_printf(out, "</span> <span class=\"soft\">%u:%u</span> ", finding->line,
		      finding->column);
	pl_xml_add(out, pl_buf_str(&said));
	if (finding->suppressed) {
		pl_buf_puts(out, " (");
		pl_buf_cut(&said, 0);
		pl_silenced_add(&said, finding, report->lang);
		pl_xml_add(out, pl_buf_str(&said));
		pl_buf_putc(out, ')');
	}
	add_more(report, N_("Remedy"), pl_buf_str(&fix));
	add_more(report, N_("Why"), pl_text_in(&rule->why, report->lang));
	add_more(report, N_("Rule"), finding->rule);
	add_more(report, N_("Practice"), finding->practice);
	pl_buf_puts(out, "</li>\n");
	out->failed = out->failed || fix.failed || said.failed;
	pl_buf_release(&fix);
	pl_buf_release(&said);
}

static void add_findings(struct pl_report *report, const struct pl_told *told)
{
	size_t n = pl_findings_count(told->findings), kept = 0;
	struct own *own = report->own;
	struct pl_arena arena = { 0 };
	struct pl_finding *findings = PL_NEW_ARRAY(&arena, struct pl_finding, n + 1);
	size_t *numbers = PL_NEW_ARRAY(&arena, size_t, n + 1);

	for (size_t i = 0;
	     findings && numbers && pl_report_next(report, told, &i, &findings[kept]);)
		numbers[kept++] = i - 1;
	report->out.failed = report->out.failed || arena.failed;
	pl_html_posts(report, told->findings, &(struct pl_html_found){ findings, kept, own->n });
	pl_buf_puts(&report->out, kept ? "<ol>\n" : "<p>");
	for (size_t i = 0; i < kept; i++)
		add_item(report, told, numbers[i], &findings[i], own->n + i);
	if (!kept)
		say(report, N_("Nothing to say."));
	pl_buf_puts(&report->out, kept ? "</ol>\n" : "</p>\n");
	own->n += kept;
	pl_arena_release(&arena);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf *out = &report->out;
	struct own *own = report->own;

	if (!own)
		return;
	pl_buf_puts(out, "<section><h2>");
	pl_xml_add(out, pl_str_of(told->path));
	if (told->record)
		pl_buf_printf(out, " #%u", told->record);
	pl_buf_puts(out, "</h2>\n");
	if (!told->findings) {
		pl_buf_puts(out, "<p><span class=\"level error\">");
		pl_xml_add(out, pl_str_of(pl_level_word(report->lang, PL_ERROR)));
		pl_buf_puts(out, "</span> ");
		pl_xml_add(out, pl_str_of(told->fault->text));
		pl_buf_puts(out, "</p></section>\n");
		return;
	}
	add_findings(report, told);
	pl_rule_tally_add(&own->tally, report, told);
	pl_buf_puts(out, "</section>\n");
}

/* --- how much of what ----------------------------------------------------------------------------
 */

enum { BARS = 12, BAR_HEIGHT = 26, WIDTH = 640, LABELS = 300 };

static void add_chart(struct pl_report *report, const struct pl_rule_tally *tally)
{
	struct pl_buf *out = &report->out;
	size_t n = tally->rows.n < BARS ? tally->rows.n : BARS;

	if (!n)
		return;
	pl_buf_printf(out,
		      "<svg role=\"img\" aria-labelledby=\"chart\" viewBox=\"0 0 %d %zu\" "
		      "xmlns=\"http://www.w3.org/2000/svg\"><title id=\"chart\">",
		      WIDTH, n * BAR_HEIGHT);
	say(report, N_("Findings by rule; the table below says the same"));
	pl_buf_puts(out, "</title>\n");
	for (size_t i = 0; i < n; i++) {
		const struct pl_rule_tally_row *row = &tally->rows.at[i];
		size_t wide = row->n * (WIDTH - LABELS - 60) / tally->rows.at[0].n;

		pl_buf_printf(out, "<text x=\"0\" y=\"%zu\">", i * BAR_HEIGHT + 17);
		pl_xml_add(out, pl_ref_str(&row->rule->name));
		pl_buf_printf(out,
			      "</text><rect x=\"%d\" y=\"%zu\" width=\"%zu\" height=\"16\"/>"
			      "<text x=\"%zu\" y=\"%zu\">%zu</text>\n",
			      LABELS, i * BAR_HEIGHT + 4, wide + 1, LABELS + wide + 8,
			      i * BAR_HEIGHT + 17, row->n);
	}
	pl_buf_puts(out, "</svg>\n");
}

static void add_table(struct pl_report *report, const struct pl_rule_tally *tally)
{
	struct pl_buf *out = &report->out;

	pl_buf_puts(out, "<table><thead><tr><th scope=\"col\">");
	say(report, N_("Rule"));
	pl_buf_puts(out, "</th><th scope=\"col\">");
	say(report, N_("Level"));
	pl_buf_puts(out, "</th><th scope=\"col\">");
	say(report, N_("Number"));
	pl_buf_puts(out, "</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < tally->rows.n; i++) {
		const struct pl_rule_tally_row *row = &tally->rows.at[i];

		pl_buf_puts(out, "<tr><th scope=\"row\">");
		pl_xml_add(out, pl_ref_str(&row->rule->name));
		pl_buf_puts(out, "</th><td>");
		pl_xml_add(out, pl_str_of(pl_level_word(report->lang, row->level)));
		pl_buf_printf(out, "</td><td>%zu</td></tr>\n", row->n);
	}
	pl_buf_puts(out, "</tbody></table>\n");
}

static void start(struct pl_report *report)
{
	struct pl_buf *out = &report->out;

	report->own = PL_NEW(&report->arena, struct own);
	pl_buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n",
		      report->lang == PL_FR ? "fr" : "en");
	pl_buf_puts(out,
		    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
		    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		    "<title>");
	say(report, N_("Drafts read by plume"));
	pl_buf_puts(out, "</title>\n<style>");
	pl_buf_puts(out, style);
	pl_buf_puts(out, "</style></head>\n<body><main>\n<h1>");
	say(report, N_("Drafts read by plume"));
	pl_buf_puts(out, "</h1>\n<p><a href=\"#sum\">");
	say(report, N_("To the totals"));
	pl_buf_puts(out, "</a></p>\n");
}

static void finish(struct pl_report *report)
{
	struct pl_buf *out = &report->out;
	struct own *own = report->own;

	if (!own) {
		out->failed = true;
		return;
	}
	pl_rule_tally_sort(&own->tally);
	pl_buf_puts(out, "<section id=\"sum\"><h2>");
	say(report, N_("Totals"));
	pl_buf_puts(out, "</h2>\n<p>");
	pl_buf_printf(out,
		      pl_tr(report->lang,
			    "Drafts: %zu; errors: %zu; warnings: %zu; suggestions: %zu; "
			    "safe remedies: %zu."),
		      report->totals.files, report->totals.level[PL_ERROR],
		      report->totals.level[PL_WARNING], report->totals.level[PL_SUGGESTION],
		      report->totals.fixable);
	pl_buf_puts(out, "</p>\n");
	if (own->tally.rows.n) {
		add_chart(report, &own->tally);
		add_table(report, &own->tally);
	}
	pl_buf_puts(out, "</section>\n</main></body></html>\n");
	out->failed = out->failed || own->tally.rows.failed;
	pl_rule_tally_release(&own->tally);
}

const struct pl_format pl_format_html = {
	.name = "html",
	.help = N_("one page for people, which stands alone"),
	.start = start,
	.draft = draft,
	.finish = finish,
};
