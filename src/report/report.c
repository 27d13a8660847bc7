/* What all formats share, and their table. */
#include "report/report.h"

#include "base/term.h"
#include "post/measure.h"

#include <string.h>

#define FORMAT(name) extern const struct pl_format pl_format_##name;
#include "report/list.h"
#undef FORMAT

const struct pl_format *const pl_formats[] = {
#define FORMAT(name) &pl_format_##name,
#include "report/list.h"
#undef FORMAT
	NULL,
};

const struct pl_format *pl_format_find(const char *name)
{
	for (size_t i = 0; pl_formats[i]; i++) {
		if (!strcmp(pl_formats[i]->name, name))
			return pl_formats[i];
	}
	return NULL;
}

static const char *format_name(const void *context, size_t i)
{
	(void)context;
	return pl_formats[i] ? pl_formats[i]->name : NULL;
}

const char *pl_format_nearest(const char *name)
{
	return pl_nearest(pl_str_of(name), format_name, NULL);
}

const char *pl_level_word(enum pl_lang lang, enum pl_level level)
{
	return pl_tr(lang, pl_level_name(level));
}

static void remember_rule(struct pl_report *report, const struct pl_finding *finding)
{
	if ((int)finding->level < report->explained_level ||
	    finding->rule.len >= sizeof(report->explained))
		return;
	if ((int)finding->level == report->explained_level && report->explained[0])
		return;
	memcpy(report->explained, finding->rule.at, finding->rule.len);
	report->explained[finding->rule.len] = '\0';
	report->explained_level = (int)finding->level;
}

static void count(struct pl_report *report, const struct pl_findings *findings)
{
	size_t before = report->totals.level[0] + report->totals.level[1] + report->totals.level[2];
	size_t after;

	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		if (finding.suppressed)
			continue;
		report->totals.level[finding.level]++;
		report->totals.fixable += finding.has_fix && finding.safe;
		remember_rule(report, &finding);
	}
	after = report->totals.level[0] + report->totals.level[1] + report->totals.level[2];
	report->totals.drafts_clean += before == after;
}

void pl_report_start(struct pl_report *report)
{
	report->explained_level = -1;
	if (report->format->start)
		report->format->start(report);
}

void pl_report_finish(struct pl_report *report)
{
	if (report->format->finish)
		report->format->finish(report);
}

void pl_report_draft(struct pl_report *report, const struct pl_told *told)
{
	report->totals.files++;
	if (told->findings)
		count(report, told->findings);
	else
		report->totals.level[PL_ERROR]++;
	report->format->draft(report, told);
	report->n++;
}

/* A path that begins like a command to a runner of CI jobs must not be one. */
void pl_path_add(struct pl_buf *out, const char *path)
{
	struct pl_str text = pl_str_of(path);

	if (pl_str_starts(text, "::") || pl_str_starts(text, "##["))
		pl_buf_puts(out, "./");
	pl_term_add(out, text, 0);
}

/* --- what the draft silences ---------------------------------------------------------- */

bool pl_report_shows(const struct pl_report *report, const struct pl_finding *finding)
{
	return !finding->suppressed || report->show_suppressed;
}

void pl_silenced_add(struct pl_buf *out, const struct pl_finding *finding, enum pl_lang lang)
{
	static const struct {
		const char *by, *words;
	} ways[] = {
		{ "comment", N_("silenced by a comment") },
		{ "front matter", N_("silenced by the front matter") },
		{ "remark", N_("silenced by a line at the end") },
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		if (!strcmp(ways[i].by, finding->suppressed_by))
			pl_buf_puts(out, pl_tr(lang, ways[i].words));
	}
	if (finding->suppressed_line)
		pl_buf_printf(out, pl_tr(lang, ", line %u"), finding->suppressed_line);
	if (!finding->reason.len)
		return;
	pl_buf_puts(out, pl_tr(lang, ": "));
	pl_term_add(out, finding->reason, 0);
}

/* --- what a fix does ----------------------------------------------------------------- */

/* Made of blanks only, which nobody would see between quotation marks. */
static bool is_blank(struct pl_str text)
{
	size_t at = 0;

	while (at < text.len) {
		if (!pl_is_space(pl_utf8_next(text, &at)))
			return false;
	}
	return text.len > 0;
}

static const char *blank_title(struct pl_str before, struct pl_str after)
{
	if (pl_str_is(after, "\u00A0") || pl_str_is(after, "\u202F"))
		return N_("Put a no-break space");
	if (!after.len && is_blank(before))
		return N_("Remove the blanks");
	return is_blank(after) ? N_("Put one space") : NULL;
}

void pl_fix_title(struct pl_buf *out, const struct pl_findings *findings, size_t i,
		  enum pl_lang lang)
{
	struct pl_edit edit = pl_finding_edit(findings, i, 0);
	struct pl_finding finding = pl_findings_at(findings, i);
	struct pl_str text =
		finding.media < 0 ? findings->post.draft : findings->post.media[finding.media].alt;
	struct pl_str before = pl_str_in(text, edit.span);
	const char *blank = blank_title(before, edit.text);

	if (blank)
		pl_buf_puts(out, pl_tr(lang, blank));
	else if (!edit.text.len)
		pl_buf_printf(out, pl_tr(lang, "Remove “%.*s”"), PL_ARGS(before));
	else if (!before.len)
		pl_buf_printf(out, pl_tr(lang, "Insert “%.*s”"), PL_ARGS(edit.text));
	else
		pl_buf_printf(out, pl_tr(lang, "Replace by “%.*s”"), PL_ARGS(edit.text));
	if (finding.times > 1)
		pl_buf_printf(out, pl_tr(lang, " (%u places)"), finding.times);
}

/* --- lengths ----------------------------------------------------------------------------- */

static void add_length(struct pl_buf *out, const struct pl_findings *findings,
		       const struct pl_network *network, enum pl_lang lang)
{
	const struct pl_post *post = &findings->post;
	struct pl_str title = pl_text_in(&network->title, lang);

	pl_buf_printf(out, "%s%.*s ", out->len ? " · " : "", PL_ARGS(title));
	for (size_t i = 0; i < post->n_parts; i++) {
		uint32_t length = 0;

		if (!pl_measure(network, pl_str_in(post->text, post->parts[i].span), &length, NULL))
			out->failed = true;
		pl_buf_printf(out, "%s%u", i ? ", " : "", length);
	}
	if (network->limit)
		pl_buf_printf(out, "/%u", network->limit);
}

void pl_lengths(struct pl_buf *out, const struct pl_findings *findings, enum pl_lang lang)
{
	const struct pl_post *post = &findings->post;
	struct pl_buf lengths = { 0 };

	for (size_t n = 0; n < post->known->n; n++) {
		if (!post->networks || post->networks >> n & 1)
			add_length(&lengths, findings, post->known->at[n], lang);
	}
	pl_buf_add(out, pl_buf_str(&lengths));
	out->failed = out->failed || lengths.failed;
	pl_buf_release(&lengths);
}
