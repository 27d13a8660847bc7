/* Writing a thread: its parts with their numbers, and the draft with lines --- between them. */
#include "post/thread.h"

#include <stdio.h>

#include "base/unicode.h"

/* The part begins or ends with its number: 2/5, (2/5). */
static bool has_number(struct pl_str text, size_t i, size_t n)
{
	char number[64];
	int len = snprintf(number, sizeof(number), "%zu/%zu", i + 1, n);
	struct pl_str own = { number, (size_t)len };

	if (pl_str_starts(text, "("))
		text = pl_str_cut(text, 1, text.len);
	if (pl_str_ends(text, ")"))
		text = pl_str_cut(text, 0, text.len - 1);
	return pl_str_starts(text, number) ||
	       (pl_str_ends(text, number) &&
		(text.len == own.len ||
		 !pl_is_digit((unsigned char)text.at[text.len - own.len - 1])));
}

bool pl_thread_numbered(const struct pl_post *post)
{
	size_t i = 0;

	while (i < post->n_parts &&
	       has_number(pl_str_in(post->text, post->parts[i].span), i, post->n_parts))
		i++;
	return post->n_parts > 1 && i == post->n_parts;
}

bool pl_thread_changes(const struct pl_thread *thread)
{
	return thread->numbering != PL_NUMBER_NONE || thread->parts.n > thread->post->n_parts;
}

void pl_thread_text(struct pl_buf *out, const struct pl_thread *thread, size_t i)
{
	if (thread->numbering == PL_NUMBER_START)
		pl_buf_printf(out, "%zu/%zu ", i + 1, thread->parts.n);
	pl_buf_add(out, pl_str_in(thread->post->text, thread->parts.at[i].span));
	if (thread->numbering == PL_NUMBER_END)
		pl_buf_printf(out, " %zu/%zu", i + 1, thread->parts.n);
}

/* How the draft ends its lines. */
static const char *line_end(struct pl_str draft)
{
	size_t at = 0;

	while (at < draft.len && draft.at[at] != '\n' && draft.at[at] != '\r')
		at++;
	if (at == draft.len || draft.at[at] == '\n')
		return "\n";
	return at + 1 < draft.len && draft.at[at + 1] == '\n' ? "\r\n" : "\r";
}

/* Behind the first line end of the gap, else behind all of it. */
static size_t middle_of(struct pl_str gap)
{
	size_t at = 0;

	while (at < gap.len && gap.at[at] != '\n' && gap.at[at] != '\r')
		at++;
	if (at < gap.len && gap.at[at] == '\r' && at + 1 < gap.len && gap.at[at + 1] == '\n')
		at++;
	return at < gap.len ? at + 1 : at;
}

/* The lines for plume at the end of that part of the post. */
static struct pl_str tail_of(const struct pl_post *post, uint32_t part)
{
	uint32_t start = post->parts[part].span.end;
	uint32_t end = part + 1 < post->n_parts ? post->parts[part + 1].span.start : post->body.end;
	struct pl_str tail = pl_str_in(post->text, (struct pl_span){ start, end });
	size_t last = 0;

	if (!post->n_tail)
		return PL_STR("");
	for (size_t at = pl_str_find(tail, PL_STR("-->"), 0); at != SIZE_MAX;
	     at = pl_str_find(tail, PL_STR("-->"), at + 1))
		last = at + 3;
	return pl_str_trim(pl_str_cut(tail, 0, last));
}

/* What is written between the parts of one part of the post. */
struct seam {
	const char *line_end;
	struct pl_str tail;
};

static void add_seam(struct pl_buf *out, const struct seam *seam, struct pl_str gap)
{
	size_t middle = middle_of(gap);

	pl_buf_add(out, pl_str_cut(gap, 0, middle));
	if (seam->tail.len) {
		pl_buf_printf(out, "%s%s", seam->line_end, seam->line_end);
		pl_buf_add(out, seam->tail);
	}
	pl_buf_printf(out, "%s---%s", seam->line_end, seam->line_end);
	pl_buf_add(out, pl_str_cut(gap, middle, gap.len));
}

void pl_thread_draft(struct pl_buf *out, const struct pl_thread *thread)
{
	struct pl_str text = thread->post->text;
	struct seam seam = { .line_end = line_end(thread->post->draft) };
	uint32_t from = 0;

	for (size_t i = 0; i < thread->parts.n; i++) {
		const struct pl_thread_part *part = &thread->parts.at[i];
		struct pl_str gap = pl_str_cut(text, from, part->span.start);

		if (i && part->of == part[-1].of) {
			add_seam(out, &seam, gap);
		} else {
			pl_buf_add(out, gap);
			seam.tail = tail_of(thread->post, part->of);
		}
		pl_thread_text(out, thread, i);
		from = part->span.end;
	}
	pl_buf_add(out, pl_str_cut(text, from, text.len));
}
