/* A post as its networks show it. */
#include "report/htmlpost.h"

#include <stdlib.h>

#include "lint/veil.h"

const char *pl_html_level(enum pl_level level)
{
	static const char *const classes[] = { "suggestion", "warning", "error" };

	return classes[level];
}

/* --- the text, with what was found in it ----------------------------------------------------- */

/* A place of the text where something opens. */
struct opening {
	uint32_t at, end;
	const struct pl_finding *finding; /* NULL: a hashtag, a mention, a link */
	size_t number;
};

struct openings {
	PL_LIST(struct opening) list;
};

/* A post as one network shows it. */
struct view {
	struct pl_report *report;
	const struct pl_findings *findings;
	const struct pl_post *post;
	struct pl_str draft; /* without personal data */
	const struct openings *openings;
	uint32_t cut; /* byte of the draft behind which the network hides the rest; UINT32_MAX: none
		       */
};

static int by_place(const void *a, const void *b)
{
	const struct opening *one = a, *other = b;

	if (one->at != other->at)
		return one->at < other->at ? -1 : 1;
	return (one->finding == NULL) - (other->finding == NULL);
}

static bool is_shown_apart(uint8_t kind)
{
	return kind == PL_TOKEN_LINK || kind == PL_TOKEN_MENTION || kind == PL_TOKEN_HASHTAG ||
	       kind == PL_TOKEN_CASHTAG;
}

static void open_tokens(struct openings *openings, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_tokens; i++) {
		struct pl_span place = pl_post_place(post, post->tokens[i].span);
		struct opening *opening =
			is_shown_apart(post->tokens[i].kind) ? PL_PUSH(&openings->list) : NULL;

		if (opening)
			*opening = (struct opening){ place.start, place.end, NULL, 0 };
	}
}

static void open_findings(struct openings *openings, const struct pl_html_found *found)
{
	for (size_t i = 0; i < found->n; i++) {
		const struct pl_finding *finding = &found->at[i];
		bool placed = !finding->whole && finding->media < 0 &&
			      finding->span.end > finding->span.start;
		struct opening *opening = placed ? PL_PUSH(&openings->list) : NULL;

		if (opening)
			*opening = (struct opening){ finding->span.start, finding->span.end,
						     finding, found->first + i };
	}
}

/* Where the network stops showing the first part; UINT32_MAX: nowhere. */
static uint32_t cut_of(const struct pl_post *post, const struct pl_network *network)
{
	uint32_t cut;

	return pl_post_hook_end(post, &post->parts[0], network, &cut, NULL) &&
			       cut < post->parts[0].span.end
		       ? pl_post_place(post, (struct pl_span){ cut, cut }).start
		       : UINT32_MAX;
}

static void add_plain(const struct view *view, uint32_t from, uint32_t to)
{
	struct pl_buf *out = &view->report->out;
	struct pl_str draft = view->draft;
	enum pl_lang lang = view->report->lang;

	if (view->cut < from || view->cut >= to) {
		pl_xml_add(out, pl_str_cut(draft, from, to));
		return;
	}
	pl_xml_add(out, pl_str_cut(draft, from, view->cut));
	pl_buf_puts(out, "<span class=\"cut\"> […");
	pl_xml_add(out, pl_str_of(pl_tr(lang, N_("see more"))));
	pl_buf_puts(out, "] </span>");
	pl_xml_add(out, pl_str_cut(draft, view->cut, to));
}

static void add_opening(const struct view *view, const struct opening *opening)
{
	struct pl_buf *out = &view->report->out;

	if (!opening->finding) {
		pl_buf_puts(out, "<span class=\"tag\">");
		add_plain(view, opening->at, opening->end);
		pl_buf_puts(out, "</span>");
		return;
	}
	pl_buf_printf(out, "<mark class=\"%s\"><a href=\"#f%zu\" title=\"",
		      pl_html_level(opening->finding->level), opening->number);
	pl_xml_add(out, pl_str_of(pl_level_word(view->report->lang, opening->finding->level)));
	pl_buf_puts(out, "\">");
	add_plain(view, opening->at, opening->end);
	pl_buf_puts(out, "</a></mark>");
}

/* What is found about a whole paragraph would hide what is found in it. */
static bool holds_another(const struct openings *openings, size_t i)
{
	const struct opening *outer = &openings->list.at[i];

	for (size_t k = i + 1; k < openings->list.n && openings->list.at[k].at < outer->end; k++) {
		if (openings->list.at[k].finding && openings->list.at[k].end <= outer->end &&
		    openings->list.at[k].end - openings->list.at[k].at < outer->end - outer->at)
			return true;
	}
	return false;
}

/* Of what overlaps the innermost and the first is shown, and the list below tells all. */
static void add_span(const struct view *view, struct pl_span span)
{
	uint32_t at = span.start;

	for (size_t i = 0; i < view->openings->list.n; i++) {
		const struct opening *opening = &view->openings->list.at[i];

		if (opening->at < at || opening->end > span.end || opening->end <= opening->at ||
		    (opening->finding && holds_another(view->openings, i)))
			continue;
		add_plain(view, at, opening->at);
		add_opening(view, opening);
		at = opening->end;
	}
	add_plain(view, at, span.end);
}

/* --- the post ------------------------------------------------------------------------------- */

/* A reader who does not see a picture has its text alone. */
static void add_media(const struct view *view)
{
	struct pl_buf *out = &view->report->out, medium = { 0 }, room = { 0 };

	for (size_t i = 0; i < view->post->n_media; i++) {
		struct pl_media shown = view->post->media[i];

		pl_buf_cut(&medium, 0);
		shown.alt = pl_veil_text(view->findings, (int32_t)i, &room);
		pl_medium_add(&medium, &shown, view->report->lang);
		pl_buf_puts(out, "<p class=\"media soft\">");
		pl_xml_add(out, pl_buf_str(&medium));
		pl_buf_puts(out, "</p>");
	}
	out->failed = out->failed || medium.failed || room.failed;
	pl_buf_release(&medium);
	pl_buf_release(&room);
}

static void add_parts(const struct view *view)
{
	const struct pl_post *post = view->post;

	for (size_t i = 0; i < post->n_parts; i++) {
		pl_buf_puts(&view->report->out, "<div class=\"post\">");
		add_span(view, pl_post_place(post, post->parts[i].span));
		if (!i)
			add_media(view);
		pl_buf_puts(&view->report->out, "</div>\n");
	}
}

/* As each of its networks shows it; where it names none, once. */
static void add_views(struct view *view)
{
	const struct pl_post *post = view->post;
	struct pl_buf *out = &view->report->out, length = { 0 };

	for (size_t n = 0; n < post->known->n; n++) {
		const struct pl_network *network = post->known->at[n];
		bool over;

		if (!(post->networks >> n & 1))
			continue;
		pl_buf_cut(&length, 0);
		over = pl_length_add(&length, post, network, view->report->lang);
		pl_buf_puts(out, "<h3>");
		pl_xml_add(out, pl_buf_str(&length));
		if (over) {
			pl_buf_puts(out, " <span class=\"level error\">");
			pl_xml_add(out, pl_str_of(pl_tr(view->report->lang, N_("too long"))));
			pl_buf_puts(out, "</span>");
		}
		pl_buf_puts(out, "</h3>\n");
		view->cut = cut_of(post, network);
		add_parts(view);
	}
	if (!post->networks)
		add_parts(view);
	out->failed = out->failed || length.failed;
	pl_buf_release(&length);
}

void pl_html_posts(struct pl_report *report, const struct pl_findings *findings,
		   const struct pl_html_found *found)
{
	const struct pl_post *post = &findings->post;
	struct openings openings = { 0 };
	struct pl_buf room = { 0 };
	struct view view = { .report = report,
			     .findings = findings,
			     .post = post,
			     .draft = pl_veil_text(findings, -1, &room),
			     .openings = &openings,
			     .cut = UINT32_MAX };

	open_tokens(&openings, post);
	open_findings(&openings, found);
	PL_SORT(&openings.list, by_place);
	if (post->form == PL_FORM_POST) {
		add_views(&view);
	} else {
		pl_buf_puts(&report->out, "<div class=\"post\">");
		add_span(&view, (struct pl_span){ 0, (uint32_t)post->draft.len });
		pl_buf_puts(&report->out, "</div>\n");
	}
	report->out.failed = report->out.failed || openings.list.failed || room.failed;
	PL_LIST_RELEASE(&openings.list);
	pl_buf_release(&room);
}
