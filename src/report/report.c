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
		struct pl_finding finding = pl_findings_unplaced(findings, i);

		if (finding.suppressed)
			continue;
		report->totals.level[finding.level]++;
		if ((int)finding.level > report->gravest)
			report->gravest = (int)finding.level;
		report->totals.fixable += finding.has_fix && finding.safe;
		remember_rule(report, &finding);
	}
	after = report->totals.level[0] + report->totals.level[1] + report->totals.level[2];
	report->totals.drafts_clean += before == after;
}

/* What a format puts together aside and has no room for is missing in what it writes. */
static void note_refusals(struct pl_report *report, size_t before)
{
	report->out.failed = report->out.failed || pl_mem_refusals() != before;
}

void pl_report_start(struct pl_report *report)
{
	size_t refusals = pl_mem_refusals();

	report->explained_level = -1;
	if (report->format->start)
		report->format->start(report);
	note_refusals(report, refusals);
}

void pl_report_finish(struct pl_report *report)
{
	size_t refusals = pl_mem_refusals();

	if (report->format->finish)
		report->format->finish(report);
	note_refusals(report, refusals);
}

void pl_report_draft(struct pl_report *report, const struct pl_told *told)
{
	size_t refusals = pl_mem_refusals();

	report->totals.files++;
	report->gravest = told->findings ? -1 : PL_ERROR;
	if (told->findings)
		count(report, told->findings);
	else
		report->totals.level[PL_ERROR]++;
	report->format->draft(report, told);
	report->n++;
	note_refusals(report, refusals);
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
		{ "baseline", N_("known to the baseline") },
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

void pl_fix_other(struct pl_buf *out, struct pl_str text, enum pl_lang lang)
{
	pl_buf_printf(out, pl_tr(lang, "Replace by “%.*s”"), PL_ARGS(text));
}

void pl_fix_title(struct pl_buf *out, const struct pl_findings *findings, size_t i,
		  enum pl_lang lang)
{
	struct pl_edit edit = pl_finding_edit(findings, i, 0);
	struct pl_finding finding = pl_findings_unplaced(findings, i);
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

/* What part of its limit a post's longest part takes on a network, in thousandths. */
struct fill {
	uint64_t most;
	bool over;
};

const char *pl_media_word(const struct pl_media *media)
{
	static const char *const words[] = {
		[PL_MEDIA_IMAGE] = N_("image"),
		[PL_MEDIA_VIDEO] = N_("video"),
		[PL_MEDIA_GIF] = N_("animation"),
		[PL_MEDIA_DOCUMENT] = N_("document"),
	};

	return words[media->kind];
}

void pl_medium_add(struct pl_buf *line, const struct pl_media *media, enum pl_lang lang)
{
	pl_buf_printf(line, "[%s", pl_tr(lang, pl_media_word(media)));
	if (media->file.len)
		pl_buf_printf(line, " %.*s", PL_ARGS(media->file));
	pl_buf_puts(line, pl_tr(lang, ": "));
	if (media->alt.len)
		pl_buf_add(line, media->alt);
	else if (media->decorative)
		pl_buf_puts(line, pl_tr(lang, "decorative"));
	else
		pl_buf_puts(line, pl_tr(lang, "without alternative text"));
	pl_buf_putc(line, ']');
}

static void add_limit(struct pl_buf *out, const struct pl_network *network, bool bytes,
		      enum pl_lang lang)
{
	if (bytes ? network->bytes : network->limit)
		pl_buf_printf(out, "/%u", bytes ? network->bytes : network->limit);
	if (bytes || network->count == PL_COUNT_BYTES) {
		pl_buf_putc(out, ' ');
		pl_buf_puts(out, pl_tr(lang, N_("bytes")));
	}
}

/* Too long as it is, but not as the network's own app posts it. */
static bool fits_shown(const struct pl_length *length)
{
	return length->limit && length->length > length->limit && length->shown <= length->limit;
}

/* Appends the name and the lengths of the parts; tells how full the fullest is. */
static struct fill add_length(struct pl_buf *out, const struct pl_post *post,
			      const struct pl_network *network, enum pl_lang lang)
{
	struct fill fill = { 0 };
	bool bytes = false, shown = false;

	pl_buf_add(out, pl_network_title(network, lang));
	for (size_t i = 0; i < post->n_parts; i++) {
		struct pl_length length;
		uint64_t share;

		if (!pl_post_measure(post, network, pl_str_in(post->text, post->parts[i].span),
				     &length, NULL)) {
			out->failed = true;
			break;
		}
		bytes = bytes || (length.by_bytes && length.over);
		pl_buf_printf(out, "%s%u", i ? ", " : " ", bytes ? length.bytes : length.length);
		shown = shown || fits_shown(&length);
		share = length.limit ? (uint64_t)length.length * 1000 / length.limit : 0;
		fill.most = share > fill.most ? share : fill.most;
		fill.over = fill.over || length.over;
	}
	add_limit(out, network, bytes, lang);
	if (shown)
		pl_buf_puts(out, pl_tr(lang, N_(" (fits once its app has shortened addresses)")));
	return fill;
}

static void add_one(struct pl_buf *out, const struct pl_buf *one)
{
	pl_buf_puts(out, out->len ? " · " : "");
	pl_buf_add(out, pl_buf_str(one));
	out->failed = out->failed || one->failed;
}

/* Of the networks that the post may be for: all it names; else those that it is too long for,
 * or the one that it fills most. */
static void add_lengths(struct pl_buf *out, const struct pl_post *post, enum pl_lang lang)
{
	struct pl_buf tightest = { 0 }, one = { 0 };
	uint64_t most = 0;

	for (size_t n = 0; n < post->known->n && post->form == PL_FORM_POST; n++) {
		struct fill fill;

		if (post->networks && !(post->networks >> n & 1))
			continue;
		pl_buf_cut(&one, 0);
		fill = add_length(&one, post, post->known->at[n], lang);
		if (post->networks || fill.over)
			add_one(out, &one);
		if (!tightest.len || fill.most > most) {
			pl_buf_cut(&tightest, 0);
			pl_buf_add(&tightest, pl_buf_str(&one));
			most = fill.most;
		}
	}
	if (!out->len && tightest.len) {
		pl_buf_add(out, pl_buf_str(&tightest));
		if (post->known->n > 1)
			pl_buf_printf(out, pl_tr(lang, " (the tightest of %zu networks)"),
				      post->known->n);
	}
	out->failed = out->failed || tightest.failed || one.failed;
	pl_buf_release(&tightest);
	pl_buf_release(&one);
}

bool pl_length_add(struct pl_buf *out, const struct pl_post *post, const struct pl_network *network,
		   enum pl_lang lang)
{
	return add_length(out, post, network, lang).over;
}

void pl_lengths(struct pl_buf *out, const struct pl_findings *findings, enum pl_lang lang)
{
	struct pl_buf lengths = { 0 };

	add_lengths(&lengths, &findings->post, lang);
	pl_buf_add(out, pl_buf_str(&lengths));
	out->failed = out->failed || lengths.failed;
	pl_buf_release(&lengths);
}
