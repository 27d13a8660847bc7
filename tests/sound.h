/* Whether findings are well-formed, whatever they are about. */
#ifndef PL_TESTS_SOUND_H
#define PL_TESTS_SOUND_H

#include "lint/lint.h"

static bool on_border(struct pl_str text, uint32_t at)
{
	return at <= text.len && (at == text.len || ((unsigned char)text.at[at] & 0xC0) != 0x80);
}

static bool inside(struct pl_str text, struct pl_span span)
{
	return span.start <= span.end && on_border(text, span.start) && on_border(text, span.end);
}

static bool edits_inside(const struct pl_findings *findings, size_t i, struct pl_str text)
{
	for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
		if (!inside(text, pl_finding_edit(findings, i, e).span))
			return false;
	}
	return true;
}

/* What is missing is missing behind a part, or in an alternative text that is not there. */
static bool ends_part(const struct pl_post *post, uint32_t at)
{
	for (size_t i = 0; i < post->n_parts; i++) {
		if (pl_post_place(post, post->parts[i].span).end == at)
			return post->parts[i].span.end > post->parts[i].span.start;
	}
	return false;
}

static bool in_order(const struct pl_finding *before, const struct pl_finding *after)
{
	return before->line < after->line ||
	       (before->line == after->line && before->column <= after->column);
}

/* What is wrong with the i-th finding, or NULL. */
static inline const char *fault_of(const struct pl_findings *findings, size_t i)
{
	struct pl_finding found = pl_findings_at(findings, i), before;
	struct pl_str text = findings->post.text;

	if (found.media >= 0 && (size_t)found.media >= findings->post.n_media)
		return "it is about a medium that is not there";
	if (found.media >= 0 && !found.whole)
		text = findings->post.media[found.media].alt;
	if (!inside(text, found.span))
		return "its span does not lie on characters of the text";
	if (!found.whole && found.span.start == found.span.end &&
	    !(found.media < 0 ? ends_part(&findings->post, found.span.end) : !text.len))
		return "its span is empty";
	if (!edits_inside(findings, i, text))
		return "an edit does not lie on characters of the text";
	if (!found.message.len || pl_utf8_check(found.message) < found.message.len)
		return "its message is empty or not UTF-8";
	before = pl_findings_at(findings, i ? i - 1 : 0);
	return in_order(&before, &found) ? NULL : "it is out of order";
}

#endif
