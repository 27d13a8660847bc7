/* Lines at the end of a post, or of a part, that are for plume and not for readers.
 *
 * A post goes out as it is written, so that its text can hold no word for us, but at its
 * end, where whoever publishes it sees at once what to leave away. */
#include "post/suppress.h"

#include "post/front.h"

/* --- a line ------------------------------------------------------------------------------ */

static struct pl_span last_line(struct pl_str text, struct pl_span span)
{
	uint32_t start = span.end;

	while (start > span.start && text.at[start - 1] != '\n' && text.at[start - 1] != '\r')
		start--;
	return pl_span_trim(text, (struct pl_span){ start, span.end });
}

/* Is the line a comment that is meant for us, and nothing else? */
static bool is_ours(struct pl_str line, struct pl_str *comment)
{
	if (!pl_str_starts(line, "<!--") || !pl_str_ends(line, "-->") || line.len < 7)
		return false;
	*comment = pl_str_trim(pl_str_cut(line, 4, line.len - 3));
	return pl_str_find(*comment, PL_STR("-->"), 0) == SIZE_MAX && pl_suppress_is_ours(*comment);
}

bool pl_tail_is_ours(struct pl_str line)
{
	struct pl_str comment;

	return is_ours(pl_str_trim(line), &comment);
}

/* --- the end of a part ------------------------------------------------------------------------ */

static void read_line(struct pl_post *post, struct pl_str comment, struct pl_span line,
		      struct pl_span part)
{
	const struct pl_suppression common = {
		.by = PL_BY_TAIL,
		.once = true,
		.text = { part.start, line.start },
		.draft = { part.start, line.start },
		.place = line,
	};
	size_t n = post->n_suppressions;

	if (pl_suppress_comment(post, comment, &common) == PL_SUPPRESS_FOREIGN)
		pl_draft_remark(post, line.start,
				"this comment says nothing to plume; write "
				"<!-- plume style.rule off: reason -->, with off, on or next");
	if (n == post->n_suppressions || post->suppressions[n].off)
		return;
	post->n_suppressions = n;
	pl_draft_remark(post, line.start, "at the end of a post only 'off' has a meaning");
}

struct pl_span pl_tail_take(struct pl_post *post, struct pl_span part)
{
	size_t first = post->n_suppressions;
	struct pl_suppression *list;
	struct pl_str comment;

	part = pl_span_trim(post->text, part);
	while (part.end > part.start) {
		struct pl_span line = last_line(post->text, part);

		if (!is_ours(pl_str_in(post->text, line), &comment))
			return part;
		part = pl_span_trim(post->text, (struct pl_span){ part.start, line.start });
		post->n_tail++;
		read_line(post, comment, line, part);
	}
	list = (struct pl_suppression *)post->suppressions;
	for (size_t i = first; i < post->n_suppressions; i++)
		list[i].everywhere = true;
	return part;
}

void pl_tail_widen(struct pl_post *post)
{
	struct pl_suppression *list = (struct pl_suppression *)post->suppressions;

	for (size_t i = 0; i < post->n_suppressions; i++)
		list[i].everywhere = list[i].everywhere || list[i].by == PL_BY_TAIL;
}

/* --- elsewhere ----------------------------------------------------------------------------------
 */

static struct pl_span line_around(struct pl_str text, struct pl_span part, uint32_t at)
{
	uint32_t end = at;

	while (end < part.end && text.at[end] != '\n' && text.at[end] != '\r')
		end++;
	return last_line(text, (struct pl_span){ part.start, end });
}

void pl_tail_remark_others(struct pl_post *post, struct pl_span part)
{
	struct pl_str text = pl_str_cut(post->text, 0, part.end), comment;
	size_t at = pl_str_find(text, PL_STR("<!--"), part.start);

	while (at != SIZE_MAX) {
		struct pl_span line = line_around(text, part, (uint32_t)at);

		if (line.start == at && is_ours(pl_str_in(text, line), &comment))
			pl_draft_remark(
				post, line.start,
				"a comment for plume counts at the end of a post only; here "
				"it is text and goes out");
		at = pl_str_find(text, PL_STR("<!--"), line.end > at ? line.end : at + 1);
	}
}
