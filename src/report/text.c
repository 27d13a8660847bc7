/* The form for people: by file, each finding with its line, the place marked, the
 * remedy and the practice to read.  Colour never says what a word does not. */
#include "report/report.h"

#include "base/term.h"

#include <string.h>

#include "lint/veil.h"

static const enum pl_style styles[] = {
	[PL_SUGGESTION] = PL_BLUE,
	[PL_WARNING] = PL_YELLOW,
	[PL_ERROR] = PL_RED,
};

static void styled(struct pl_report *report, const char *text, enum pl_style style)
{
	pl_term_styled(&report->out, pl_str_of(text), style, report->color);
}

static void say(struct pl_report *report, const char *text)
{
	pl_buf_puts(&report->out, pl_tr(report->lang, text));
}

/* --- the line and the mark under it ----------------------------------------------------- */

enum { EXCERPT_COLUMNS = 72, BEFORE_PLACE = 24, NEAR_BYTES = 1024 };

/* What is shown of a line: long ones are cut around the place. */
struct excerpt {
	struct pl_str text;
	struct pl_span shown; /* bytes of the text */
	bool cut_before, cut_after;
};

/* The columns that a text takes once it is made safe to show. */
static unsigned columns(struct pl_str text)
{
	struct pl_buf safe = { 0 };
	unsigned width;

	pl_term_add(&safe, text, 0);
	width = pl_width_all(pl_buf_str(&safe));
	pl_buf_release(&safe);
	return width;
}

/* Where the character ends in which `at` lies. */
static uint32_t whole_character(struct pl_str text, uint32_t at)
{
	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* The line near the place: a line may have 16 MiB and a thousand findings, so no
 * more of it is looked at than can be shown. */
static struct pl_span near_place(struct pl_str text, struct pl_span line, uint32_t place)
{
	if (place - line.start > NEAR_BYTES)
		line.start = whole_character(text, place - NEAR_BYTES);
	if (line.end > place && line.end - place > NEAR_BYTES)
		line.end = whole_character(text, place + NEAR_BYTES);
	return line;
}

/* Where to begin so that the place is in view. */
static uint32_t excerpt_start(struct pl_str text, struct pl_span near, uint32_t place, bool cut)
{
	unsigned width = columns(pl_str_cut(text, near.start, place));
	uint32_t at = near.start;

	if (!cut && width <= EXCERPT_COLUMNS / 2)
		return at;
	while (at < place && width > BEFORE_PLACE) {
		uint32_t end = (uint32_t)pl_grapheme_end(text, at);
		unsigned dropped = columns(pl_str_cut(text, at, end));

		width -= dropped < width ? dropped : width;
		at = end < place ? end : place;
	}
	return at;
}

static struct excerpt excerpt_of(struct pl_str text, struct pl_span line, uint32_t place)
{
	struct pl_span near = near_place(text, line, place);
	struct excerpt excerpt = { .text = pl_str_cut(text, 0, near.end) };
	uint32_t at = excerpt_start(excerpt.text, near, place, near.start > line.start);
	unsigned width = 0;

	excerpt.shown.start = at;
	for (uint32_t end; at < near.end; at = end) {
		end = (uint32_t)pl_grapheme_end(excerpt.text, at);
		width += columns(pl_str_cut(text, at, end));
		if (width > EXCERPT_COLUMNS)
			break;
	}
	excerpt.shown.end = at;
	excerpt.cut_before = excerpt.shown.start > line.start;
	excerpt.cut_after = at < line.end;
	return excerpt;
}

static void add_mark(struct pl_report *report, const struct excerpt *excerpt, struct pl_span place,
		     enum pl_style style)
{
	uint32_t end = place.end < excerpt->shown.end ? place.end : excerpt->shown.end;
	unsigned before = columns(pl_str_cut(excerpt->text, excerpt->shown.start, place.start));
	unsigned width = columns(pl_str_cut(excerpt->text, place.start, end));
	struct pl_buf mark = { 0 };

	pl_buf_printf(&report->out, "    | %*s", (int)(before + (excerpt->cut_before ? 1 : 0)), "");
	do {
		pl_buf_putc(&mark, '^');
	} while (width && --width);
	pl_term_styled(&report->out, pl_buf_str(&mark), style, report->color);
	pl_buf_putc(&report->out, '\n');
	pl_buf_release(&mark);
}

static void add_excerpt(struct pl_report *report, struct pl_str text, struct pl_span line,
			struct pl_span place, enum pl_style style)
{
	struct excerpt excerpt = excerpt_of(text, line, place.start);

	pl_buf_printf(&report->out, "    | %s", excerpt.cut_before ? "…" : "");
	pl_term_add(&report->out, pl_str_in(text, excerpt.shown), 0);
	pl_buf_printf(&report->out, "%s\n", excerpt.cut_after ? "…" : "");
	add_mark(report, &excerpt, place, style);
}

/* What excerpts are cut from.  Only a person at a terminal is shown personal data in them. */
struct sources {
	struct pl_str draft, alt;
	int32_t media; /* whose `alt` it is, -1: nobody's yet */
	struct pl_buf draft_room, alt_room;
};

static void open_sources(const struct pl_report *report, const struct pl_findings *findings,
			 struct sources *from)
{
	*from = (struct sources){ .draft = findings->post.draft, .media = -1 };
	if (!report->hints)
		from->draft = pl_veil_text(findings, -1, &from->draft_room);
}

static void close_sources(struct pl_report *report, struct sources *from)
{
	report->out.failed = report->out.failed || from->draft_room.failed || from->alt_room.failed;
	pl_buf_release(&from->draft_room);
	pl_buf_release(&from->alt_room);
}

static struct pl_str alt_of(const struct pl_report *report, const struct pl_findings *findings,
			    int32_t media, struct sources *from)
{
	if (from->media != media)
		from->alt = report->hints ? findings->post.media[media].alt
					  : pl_veil_text(findings, media, &from->alt_room);
	from->media = media;
	return from->alt;
}

static void show_place(struct pl_report *report, const struct pl_findings *findings,
		       const struct pl_finding *finding, struct sources *from)
{
	const struct pl_post *post = &findings->post;

	if (finding->whole)
		return;
	if (finding->media >= 0 && !finding->match.len)
		return;
	if (finding->media >= 0) {
		struct pl_str alt = alt_of(report, findings, finding->media, from);

		add_excerpt(report, alt, (struct pl_span){ 0, (uint32_t)alt.len }, finding->span,
			    styles[finding->level]);
		return;
	}
	add_excerpt(report, from->draft, pl_line_span(&post->lines, finding->line), finding->span,
		    styles[finding->level]);
}

/* --- one finding --------------------------------------------------------------------------- */

static void add_silenced(struct pl_report *report, const struct pl_finding *finding)
{
	if (!finding->suppressed)
		return;
	pl_buf_puts(&report->out, "    = ");
	pl_silenced_add(&report->out, finding, report->lang);
	pl_buf_putc(&report->out, '\n');
}

/* Replace by “#PlanDeCrise”, or “#PlanDecRise” */
static void add_others(const struct pl_report *report, const struct pl_found_at *found,
		       struct pl_buf *title)
{
	for (size_t k = 0; k < found->n_others; k++)
		pl_buf_printf(title, pl_tr(report->lang, N_(", or “%.*s”")),
			      PL_ARGS(found->others[k]));
}

static void add_remedy(struct pl_report *report, const struct pl_findings *findings, size_t i,
		       const struct pl_finding *finding)
{
	struct pl_buf title = { 0 };

	if (!finding->has_fix)
		return;
	pl_fix_title(&title, findings, i, report->lang);
	pl_buf_puts(&report->out, "    = ");
	pl_buf_printf(
		&report->out, "%s ",
		pl_tr(report->lang, finding->safe ? "remedy (safe):" : "remedy (to choose):"));
	add_others(report, &findings->list.at[i], &title);
	pl_term_add(&report->out, pl_buf_str(&title), 0);
	pl_buf_putc(&report->out, '\n');
	report->out.failed = report->out.failed || title.failed;
	pl_buf_release(&title);
}

/* Goes on behind what stands in the line already. */
static struct pl_wrap wrap_behind(const struct pl_report *report, const struct pl_buf *line,
				  unsigned indent)
{
	return (struct pl_wrap){ .column = pl_width_all(pl_buf_str(line)),
				 .indent = indent,
				 .width = report->width };
}

static void add_why(struct pl_report *report, const struct pl_found_at *found)
{
	struct pl_str why = pl_text_in(&found->rule->why, report->lang);
	struct pl_buf line = { 0 };

	if (!why.len)
		return;
	pl_buf_printf(&line, "    = %s ", pl_tr(report->lang, "why:"));
	pl_buf_add(&report->out, pl_buf_str(&line));
	pl_term_wrap(&report->out, why, wrap_behind(report, &line, 6));
	pl_buf_release(&line);
	pl_buf_putc(&report->out, '\n');
}

static void add_origin(struct pl_report *report, const struct pl_finding *finding)
{
	struct pl_buf origin = { 0 };

	pl_buf_puts(&origin, "    = ");
	pl_term_add(&origin, finding->rule, 0);
	if (finding->practice.len) {
		pl_buf_printf(&origin, ", %s ", pl_tr(report->lang, "practice"));
		pl_term_add(&origin, finding->practice, 0);
	}
	pl_term_styled(&report->out, pl_buf_str(&origin), PL_DIM, report->color);
	pl_buf_puts(&report->out, "\n\n");
	report->out.failed = report->out.failed || origin.failed;
	pl_buf_release(&origin);
}

static void add_finding(struct pl_report *report, const struct pl_findings *findings, size_t i,
			struct sources *from)
{
	struct pl_finding finding = pl_findings_at(findings, i);
	struct pl_buf line = { 0 };

	if (!pl_report_shows(report, &finding))
		return;
	pl_buf_printf(&line, "%u:%u %s%s", finding.line, finding.column,
		      pl_level_word(report->lang, finding.level), pl_tr(report->lang, ": "));
	pl_buf_printf(&report->out, "%u:%u ", finding.line, finding.column);
	styled(report, pl_level_word(report->lang, finding.level), styles[finding.level]);
	pl_buf_puts(&report->out, pl_tr(report->lang, ": "));
	pl_term_wrap(&report->out, finding.message, wrap_behind(report, &line, 4));
	pl_buf_release(&line);
	if (finding.times > 1)
		pl_buf_printf(&report->out, pl_tr(report->lang, " (%u places)"), finding.times);
	pl_buf_putc(&report->out, '\n');
	show_place(report, findings, &finding, from);
	add_silenced(report, &finding);
	add_remedy(report, findings, i, &finding);
	add_why(report, &findings->list.at[i]);
	add_origin(report, &finding);
}

/* --- a draft ---------------------------------------------------------------------------------- */

static void add_title(struct pl_report *report, const struct pl_told *told)
{
	struct pl_buf title = { 0 };

	pl_path_add(&title, told->path);
	if (told->record)
		pl_buf_printf(&title, "#%u", told->record);
	if (told->id.len) {
		pl_buf_puts(&title, " ");
		pl_term_add(&title, told->id, 0);
	}
	pl_term_styled(&report->out, pl_buf_str(&title), PL_BOLD, report->color);
	pl_buf_release(&title);
	pl_buf_puts(&report->out, "\n\n");
}

static size_t shown_findings(const struct pl_report *report, const struct pl_findings *findings)
{
	size_t n = 0;

	for (size_t i = 0; i < findings->list.n; i++)
		n += report->show_suppressed || !findings->list.at[i].suppressed;
	return n;
}

static void add_lengths(struct pl_report *report, const struct pl_findings *findings)
{
	struct pl_buf lengths = { 0 };

	pl_lengths(&lengths, findings, report->lang);
	pl_term_add(&report->out, pl_buf_str(&lengths), 0);
	report->out.failed = report->out.failed || lengths.failed;
	pl_buf_release(&lengths);
}

static void add_findings(struct pl_report *report, const struct pl_findings *findings)
{
	struct sources from;

	open_sources(report, findings, &from);
	for (size_t i = 0; i < findings->list.n; i++)
		add_finding(report, findings, i, &from);
	close_sources(report, &from);
}

static void draft(struct pl_report *report, const struct pl_told *told)
{
	if (!told->findings) {
		add_title(report, told);
		pl_buf_printf(&report->out, "%u:%u ", told->fault->line, told->fault->column);
		styled(report, pl_level_word(report->lang, PL_ERROR), PL_RED);
		pl_buf_puts(&report->out, pl_tr(report->lang, ": "));
		pl_term_add(&report->out, pl_str_of(told->fault->text), 0);
		pl_buf_puts(&report->out, "\n\n");
		return;
	}
	if (shown_findings(report, told->findings)) {
		add_title(report, told);
		add_findings(report, told->findings);
		if (told->findings->left_out)
			pl_buf_printf(&report->out,
				      pl_tr(report->lang, "%zu more findings are not shown.\n"),
				      told->findings->left_out);
		if (told->findings->post.form != PL_FORM_POST) {
			pl_buf_putc(&report->out, '\n');
			return;
		}
		say(report, "Lengths: ");
	} else if (told->record) {
		return; /* of a payload, only the records with findings are told */
	} else {
		pl_path_add(&report->out, told->path);
		say(report, ": nothing to say. ");
	}
	add_lengths(report, told->findings);
	pl_buf_puts(&report->out, shown_findings(report, told->findings) ? "\n\n" : "\n");
}

/* --- the end ------------------------------------------------------------------------------------
 */

static void add_count(struct pl_report *report, size_t n, const char *one, const char *many)
{
	pl_buf_printf(&report->out, pl_tr_n(report->lang, one, many, n), n);
}

static void add_hints(struct pl_report *report)
{
	say(report, "\nNext:\n");
	if (report->explained[0]) {
		pl_buf_puts(&report->out, "  plume explain ");
		pl_term_add(&report->out, pl_str_of(report->explained), 0);
		say(report, "   why, with the page of the guide\n");
	}
	if (report->totals.fixable)
		say(report, "  plume fix FILE   mend what can be mended safely\n");
	say(report, "  plume count FILE   length on every network\n");
	say(report, "  plume rules WORD   find a rule\n");
}

static void finish(struct pl_report *report)
{
	const struct pl_totals *totals = &report->totals;
	size_t all =
		totals->level[PL_ERROR] + totals->level[PL_WARNING] + totals->level[PL_SUGGESTION];

	if (!all) {
		if (totals->files > 1)
			add_count(report, totals->files, "%zu draft, nothing to say.\n",
				  "%zu drafts, nothing to say.\n");
		return;
	}
	add_count(report, totals->files, "%zu draft: ", "%zu drafts: ");
	add_count(report, totals->level[PL_ERROR], "%zu error, ", "%zu errors, ");
	add_count(report, totals->level[PL_WARNING], "%zu warning, ", "%zu warnings, ");
	add_count(report, totals->level[PL_SUGGESTION], "%zu suggestion", "%zu suggestions");
	add_count(report, totals->fixable, "; %zu has a safe remedy.\n",
		  "; %zu have a safe remedy.\n");
	if (report->hints)
		add_hints(report);
}

const struct pl_format pl_format_text = {
	.name = "text",
	.help = N_("for people: the line, the place, the remedy, the practice"),
	.counts = true,
	.draft = draft,
	.finish = finish,
};
