/* Mending a text with the edits of what was found in it. */
#include "lint/fix.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "lint/frame.h"

/* Which places of the text are changed already, a bit each: the time of a fix depends on
 * the length of its edits alone, whatever order they come in. */
struct taken {
	unsigned char *bytes;   /* that an edit writes over */
	unsigned char *borders; /* before which an edit inserts */
};

struct fix {
	const struct pl_findings *findings;
	const struct pl_fixing *fixing;
	struct pl_str text;
	struct taken taken;
	struct pl_fix_edits *edits;
};

static bool has(const unsigned char *bits, size_t at)
{
	return bits[at / CHAR_BIT] >> at % CHAR_BIT & 1;
}

static void set(unsigned char *bits, size_t at)
{
	bits[at / CHAR_BIT] = (unsigned char)(bits[at / CHAR_BIT] | 1U << at % CHAR_BIT);
}

static bool is_free(const struct fix *fix, struct pl_span span)
{
	if (span.start > span.end || span.end > fix->text.len)
		return false;
	if (span.start == span.end)
		return !has(fix->taken.borders, span.start) &&
		       !(span.start && has(fix->taken.bytes, span.start - 1) &&
			 has(fix->taken.bytes, span.start));
	for (uint32_t at = span.start; at < span.end; at++) {
		if (has(fix->taken.bytes, at) || (at > span.start && has(fix->taken.borders, at)))
			return false;
	}
	return true;
}

static void take(struct fix *fix, const struct pl_edit *edit, size_t finding)
{
	struct pl_fix_edit *kept = PL_PUSH(&fix->edits->list);

	if (!kept)
		return;
	*kept = (struct pl_fix_edit){ *edit, finding };
	if (edit->span.start == edit->span.end)
		set(fix->taken.borders, edit->span.start);
	for (uint32_t at = edit->span.start; at < edit->span.end; at++)
		set(fix->taken.bytes, at);
}

/* --- alternative texts in a front matter ------------------------------------------------------ */

/* Would YAML read the alternative text with the edit as it is written?  In quotes all but the
 * quotes' own sign stands for itself; without them only what has no sign of YAML's. */
static bool stays_yaml(const struct pl_post *post, const struct pl_media *media,
		       const struct pl_edit *edit)
{
	char quote = post->draft.at[media->alt_at - 1];
	bool quoted = quote == '"' || quote == '\'';
	const char *signs = quote == '"' ? "\"\\\n\r\t" : quoted ? "'\n\r\t" : ":#,[]{}\n\r\t";

	for (size_t i = 0; i < edit->text.len; i++) {
		if (strchr(signs, edit->text.at[i]))
			return false;
	}
	return quoted || (edit->span.start && edit->span.end < media->alt.len &&
			  pl_str_find(media->alt, PL_STR(":"), 0) == SIZE_MAX &&
			  pl_str_find(media->alt, PL_STR("#"), 0) == SIZE_MAX);
}

bool pl_fix_stands_in_draft(const struct pl_findings *findings, const struct pl_found_at *found)
{
	const struct pl_media *media = &findings->post.media[found->media];

	for (size_t i = 0; media->alt_at && i < found->n_edits; i++) {
		if (!stays_yaml(&findings->post, media, &found->edits[i]))
			return false;
	}
	return media->alt_at && found->n_edits;
}

/* An edit of the finding, as one of the text that is mended. */
static struct pl_edit edit_of(const struct pl_findings *findings, const struct pl_fixing *fixing,
			      const struct pl_found_at *found, size_t i)
{
	struct pl_edit edit = found->edits[i];

	if (found->media >= 0 && fixing->media < 0) {
		edit.span.start += findings->post.media[found->media].alt_at;
		edit.span.end += findings->post.media[found->media].alt_at;
	}
	return edit;
}

/* --- choosing --------------------------------------------------------------------------------- */

static bool take_finding(struct fix *fix, size_t number)
{
	const struct pl_found_at *found = &fix->findings->list.at[number];

	for (size_t i = 0; i < found->n_edits; i++) {
		if (!is_free(fix, edit_of(fix->findings, fix->fixing, found, i).span))
			return false;
	}
	/* A grouped finding may tell of places that overlap: the first of them counts. */
	for (size_t i = 0; i < found->n_edits; i++) {
		struct pl_edit edit = edit_of(fix->findings, fix->fixing, found, i);

		if (is_free(fix, edit.span))
			take(fix, &edit, number);
	}
	return true;
}

static bool is_named(const struct pl_found_at *found, const char *const *rules)
{
	while (*rules && !pl_rule_is(found->rule, pl_str_of(*rules)))
		rules++;
	return *rules;
}

static bool lies_within(const struct fix *fix, const struct pl_found_at *found)
{
	struct pl_span within = fix->fixing->within;

	for (size_t i = 0; within.end && i < found->n_edits; i++) {
		struct pl_span span = edit_of(fix->findings, fix->fixing, found, i).span;

		if (span.start < within.start || span.end > within.end)
			return false;
	}
	return true;
}

static bool is_wanted(const struct fix *fix, const struct pl_found_at *found)
{
	const struct pl_fixing *fixing = fix->fixing;

	return found->n_edits && !found->suppressed &&
	       (found->media == fixing->media ||
		(fixing->media < 0 && pl_fix_stands_in_draft(fix->findings, found))) &&
	       (fixing->suggested || (found->rule->fix == PL_FIX_SAFE && !found->unsure)) &&
	       (!fixing->rules || is_named(found, fixing->rules)) && lies_within(fix, found);
}

/* What is inserted comes before what is written over from there on. */
static int in_order(const void *a, const void *b)
{
	const struct pl_span one = ((const struct pl_fix_edit *)a)->edit.span;
	const struct pl_span other = ((const struct pl_fix_edit *)b)->edit.span;

	if (one.start != other.start)
		return one.start > other.start ? 1 : -1;
	return (one.end > other.end) - (one.end < other.end);
}

bool pl_fix_choose(const struct pl_findings *findings, const struct pl_fixing *fixing,
		   struct pl_str text, struct pl_fix_edits *edits, struct pl_err *err)
{
	size_t size = text.len / CHAR_BIT + 1;
	struct fix fix = { findings, fixing, text, { pl_alloc(size), pl_alloc(size) }, NULL };
	bool ok = fix.taken.bytes && fix.taken.borders;

	*edits = (struct pl_fix_edits){ 0 };
	fix.edits = edits;
	for (size_t i = 0; ok && i < findings->list.n; i++) {
		const struct pl_found_at *found = &findings->list.at[i];

		if (fixing->only && fixing->only != i + 1)
			continue;
		edits->n += is_wanted(&fix, found) && take_finding(&fix, i);
	}
	PL_SORT(&edits->list, in_order);
	/* An alternative text that is mended by itself has no frame. */
	ok = ok && !edits->list.failed && (fixing->media >= 0 || pl_frame_spare(text, edits));
	pl_free(fix.taken.bytes);
	pl_free(fix.taken.borders);
	return ok || pl_fail_nomem(err);
}

void pl_fix_edits_release(struct pl_fix_edits *edits)
{
	PL_LIST_RELEASE(&edits->list);
}

void pl_fix_write(struct pl_str text, struct pl_span span, const struct pl_fix_edit *edits,
		  size_t n, struct pl_buf *out)
{
	size_t at = span.start;

	for (size_t i = 0; i < n; i++) {
		const struct pl_edit *edit = &edits[i].edit;

		pl_buf_add(out, pl_str_cut(text, at, edit->span.start));
		pl_buf_add(out, edit->text);
		at = edit->span.end;
	}
	pl_buf_add(out, pl_str_cut(text, at, span.end));
}

bool pl_fix_with(const struct pl_findings *findings, const struct pl_fixing *fixing,
		 struct pl_str text, struct pl_buf *out, size_t *n, struct pl_err *err)
{
	struct pl_fix_edits edits;
	bool ok = pl_fix_choose(findings, fixing, text, &edits, err);

	if (ok)
		pl_fix_write(text, (struct pl_span){ 0, (uint32_t)text.len }, edits.list.at,
			     edits.list.n, out);
	if (n)
		*n = edits.n;
	pl_fix_edits_release(&edits);
	return ok && (!out->failed || pl_fail_nomem(err));
}

bool pl_fix(const struct pl_findings *findings, struct pl_str draft, struct pl_buf *out,
	    struct pl_err *err)
{
	const struct pl_fixing safe = { .media = -1 };

	return pl_fix_with(findings, &safe, draft, out, NULL, err);
}
