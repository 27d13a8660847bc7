/* The frame of a draft is left as it is: what would change it is taken back. */
#include "lint/frame.h"

#include <string.h>

#include "base/skim.h"
#include "base/unicode.h"
#include "post/decode.h"
#include "post/front.h"
#include "post/suppress.h"

/* Taking back changes what the other remedies leave; a draft where that goes on and on is left
 * as it is. */
enum { MOST_ROUNDS = 8 };

/* What a stretch of lines holds of it. */
struct marks {
	size_t fences, comments, brackets; /* comments that are meant for plume, <!-- and --> */
};

static size_t count_of(struct pl_str text, struct pl_str sign)
{
	size_t n = 0;

	for (size_t at = pl_str_find(text, sign, 0); at != SIZE_MAX;
	     at = pl_str_find(text, sign, at + sign.len))
		n++;
	return n;
}

/* `fenced`: the draft begins with ---, so that a line ... may end a front matter. */
static struct marks marks_of(struct pl_str lines, bool fenced)
{
	struct marks marks = {
		.brackets = count_of(lines, PL_STR("<!--")) + count_of(lines, PL_STR("-->")),
	};

	for (size_t at = 0, end; at < lines.len; at = end + 1) {
		struct pl_str line;

		end = pl_line_end(lines, at);
		line = pl_str_cut(lines, at, end);
		marks.fences += pl_is_fence(line, "---") || (fenced && pl_is_fence(line, "..."));
		marks.comments += pl_tail_is_ours(line);
	}
	return marks;
}

/* --- stretches of lines ------------------------------------------------------------------- */

/* The draft while it is looked through. */
struct frame {
	struct pl_str text;
	struct pl_fix_edits *edits;
	bool fenced;           /* it begins with --- */
	unsigned char *spoilt; /* of each finding: 1 when it is to be taken back, 2 when it is */
	struct pl_buf out;     /* a stretch with its edits */
};

/* The lines that edits `first` to `end` change, and no other edit. */
struct stretch {
	struct pl_span lines;
	size_t first, end;
};

static struct stretch stretch_at(const struct frame *frame, size_t first)
{
	const struct pl_fix_edits *edits = frame->edits;
	struct pl_span span = edits->list.at[first].edit.span;
	struct stretch stretch = { span, first, first + 1 };

	stretch.lines.end = (uint32_t)pl_line_end(frame->text, span.end);
	while (stretch.lines.start && !strchr("\r\n", frame->text.at[stretch.lines.start - 1]))
		stretch.lines.start--;
	for (; stretch.end < edits->list.n; stretch.end++) {
		span = edits->list.at[stretch.end].edit.span;
		if (span.start > stretch.lines.end)
			break;
		if (span.end > stretch.lines.end)
			stretch.lines.end = (uint32_t)pl_line_end(frame->text, span.end);
	}
	return stretch;
}

/* A mark of UTF-8 at the draft's start is no part of its first line. */
static struct pl_str behind_mark(struct pl_str lines, bool first)
{
	return pl_str_cut(lines, first && pl_has_utf8_mark(lines) ? PL_BOM_LEN : 0, lines.len);
}

static bool is_fenced(struct pl_str text)
{
	text = behind_mark(text, true);
	return pl_is_fence(pl_str_cut(text, 0, pl_line_end(text, 0)), "---");
}

static bool is_changed(struct frame *frame, const struct stretch *stretch)
{
	bool first = !stretch->lines.start;
	struct pl_str lines = pl_str_in(frame->text, stretch->lines);
	struct marks before = marks_of(behind_mark(lines, first), frame->fenced), after;

	frame->out.len = 0;
	pl_fix_write(frame->text, stretch->lines, frame->edits->list.at + stretch->first,
		     stretch->end - stretch->first, &frame->out);
	after = marks_of(behind_mark(pl_buf_str(&frame->out), first), frame->fenced);
	return after.fences > before.fences || after.comments > before.comments ||
	       after.brackets > before.brackets;
}

/* --- taking back -------------------------------------------------------------------------- */

static void take_back(const struct frame *frame)
{
	struct pl_fix_edits *edits = frame->edits;
	size_t kept = 0;

	for (size_t i = 0; i < edits->list.n; i++) {
		unsigned char *why = &frame->spoilt[edits->list.at[i].finding];

		edits->n -= *why == 1;
		if (*why)
			*why = 2;
		else
			edits->list.at[kept++] = edits->list.at[i];
	}
	edits->list.n = kept;
}

/* Finds the stretches that would be another frame, and whose edits they are. */
static bool find_spoilt(struct frame *frame)
{
	bool any = false;

	for (size_t i = 0; i < frame->edits->list.n;) {
		struct stretch stretch = stretch_at(frame, i);

		if (is_changed(frame, &stretch)) {
			any = true;
			for (size_t k = stretch.first; k < stretch.end; k++)
				frame->spoilt[frame->edits->list.at[k].finding] = 1;
		}
		i = stretch.end;
	}
	return any;
}

/* --- parts ------------------------------------------------------------------------------------ */

static bool is_blank(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		if (!pl_is_space(pl_utf8_next(text, &at)))
			return false;
	}
	return true;
}

/* The line --- from byte `at` on that is the first, or the end of the text. */
static struct pl_span next_fence(struct pl_str text, size_t at)
{
	size_t end = pl_line_end(text, at);

	while (end < text.len && !pl_is_fence(pl_str_cut(text, at, end), "---")) {
		at = end + 1;
		end = pl_line_end(text, at);
	}
	if (!pl_is_fence(pl_str_cut(text, at, end), "---"))
		at = end;
	return (struct pl_span){ (uint32_t)at, (uint32_t)end };
}

/* What its edits leave of a part is nothing that anybody sees. */
static bool is_emptied(struct frame *frame, struct pl_span part, size_t first, size_t end)
{
	frame->out.len = 0;
	pl_fix_write(frame->text, part, frame->edits->list.at + first, end - first, &frame->out);
	return is_blank(pl_buf_str(&frame->out)) && !is_blank(pl_str_in(frame->text, part));
}

/* Finds the parts of a thread that would be none any more, and whose edits that would be. */
static bool find_emptied(struct frame *frame)
{
	const struct pl_fix_edits *edits = frame->edits;
	struct pl_span fence = next_fence(frame->text, 0);
	bool any = false, threaded = fence.end > fence.start;
	size_t start = 0, first = 0;

	while (threaded && first < edits->list.n) {
		struct pl_span part = { (uint32_t)start, fence.start };
		size_t end = first;

		while (end < edits->list.n && edits->list.at[end].edit.span.end <= part.end)
			end++;
		if (end > first && is_emptied(frame, part, first, end)) {
			any = true;
			for (size_t k = first; k < end; k++)
				frame->spoilt[edits->list.at[k].finding] = 1;
		}
		for (first = end;
		     first < edits->list.n && edits->list.at[first].edit.span.start < fence.end;)
			first++;
		start = fence.end;
		threaded = start < frame->text.len;
		fence = next_fence(frame->text, start);
	}
	return any;
}

bool pl_frame_spare(struct pl_str text, struct pl_fix_edits *edits)
{
	struct frame frame = { .text = text, .edits = edits, .fenced = is_fenced(text) };
	size_t n = 0;
	bool ok;

	for (size_t i = 0; i < edits->list.n; i++)
		n = edits->list.at[i].finding >= n ? edits->list.at[i].finding + 1 : n;
	frame.spoilt = pl_alloc(n + 1);
	for (int round = 1; frame.spoilt && (find_spoilt(&frame) || find_emptied(&frame));
	     round++) {
		if (round == MOST_ROUNDS)
			memset(frame.spoilt, 1, n);
		take_back(&frame);
	}
	ok = frame.spoilt && !frame.out.failed;
	pl_free(frame.spoilt);
	pl_buf_release(&frame.out);
	return ok;
}
