/* What is shown in the place of personal data. */
#include "lint/veil.h"

#include <string.h>

#include "base/unicode.h"

enum { ONE_OF = 4, MOST_SHOWN = 2 };

struct pl_str pl_veil(struct pl_arena *arena, struct pl_str text)
{
	size_t shown = pl_code_points(text) / ONE_OF, end = 0;

	for (shown = shown < MOST_SHOWN ? shown : MOST_SHOWN; shown; shown--)
		pl_utf8_next(text, &end);
	return pl_arena_printf(arena, "%.*s…", (int)end, text.at);
}

/* Where it stands in what is shown: an alternative text stands in the draft too, mostly. */
static bool is_veiled(const struct pl_findings *findings, const struct pl_found_at *found,
		      int32_t media, struct pl_span *span)
{
	uint32_t from = 0;

	if (!found->rule->personal || found->whole)
		return false;
	if (media < 0 && found->media >= 0)
		from = findings->post.media[found->media].alt_at;
	*span = (struct pl_span){ found->span.start + from, found->span.end + from };
	return found->media == media || from;
}

struct pl_str pl_veil_text(const struct pl_findings *findings, int32_t media, struct pl_buf *room)
{
	const struct pl_post *post = &findings->post;
	struct pl_str text = media < 0 ? post->draft : post->media[media].alt;
	bool copied = false;

	for (size_t i = 0; i < findings->list.n; i++) {
		struct pl_span span;

		if (!is_veiled(findings, &findings->list.at[i], media, &span) ||
		    span.end > text.len)
			continue;
		if (!copied) {
			pl_buf_cut(room, 0);
			pl_buf_add(room, text);
			copied = true;
		}
		if (!room->failed)
			memset(room->at + span.start, '*', span.end - span.start);
	}
	return copied && !room->failed ? pl_buf_str(room) : text;
}
