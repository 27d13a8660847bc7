/* Mending a text with the edits of what was found in it. */
#include "lint/fix.h"

#include <limits.h>
#include <stdlib.h>

/* Which places of the text are changed already, a bit each: the time of a fix depends on
 * the length of its edits alone, whatever order they come in. */
struct taken {
	unsigned char *bytes;   /* that an edit writes over */
	unsigned char *borders; /* before which an edit inserts */
};

struct fix {
	struct pl_str text;
	struct taken taken;
	PL_LIST(struct pl_edit) edits;
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

static void take(struct fix *fix, const struct pl_edit *edit)
{
	struct pl_edit *kept = PL_PUSH(&fix->edits);

	if (!kept)
		return;
	*kept = *edit;
	if (edit->span.start == edit->span.end)
		set(fix->taken.borders, edit->span.start);
	for (uint32_t at = edit->span.start; at < edit->span.end; at++)
		set(fix->taken.bytes, at);
}

static bool take_finding(struct fix *fix, const struct pl_found_at *found)
{
	for (size_t i = 0; i < found->n_edits; i++) {
		if (!is_free(fix, found->edits[i].span))
			return false;
	}
	/* A grouped finding may tell of places that overlap: the first of them counts. */
	for (size_t i = 0; i < found->n_edits; i++) {
		if (is_free(fix, found->edits[i].span))
			take(fix, &found->edits[i]);
	}
	return true;
}

static bool is_wanted(const struct pl_found_at *found, const struct pl_fixing *fixing)
{
	return found->n_edits && !found->suppressed && found->media == fixing->media &&
	       (fixing->suggested || (found->rule->fix == PL_FIX_SAFE && !found->unsure));
}

/* What is inserted comes before what is written over from there on. */
static int in_order(const void *a, const void *b)
{
	const struct pl_span one = ((const struct pl_edit *)a)->span;
	const struct pl_span other = ((const struct pl_edit *)b)->span;

	if (one.start != other.start)
		return one.start > other.start ? 1 : -1;
	return (one.end > other.end) - (one.end < other.end);
}

static void write_text(const struct fix *fix, struct pl_buf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < fix->edits.n; i++) {
		const struct pl_edit *edit = &fix->edits.at[i];

		pl_buf_add(out, pl_str_cut(fix->text, at, edit->span.start));
		pl_buf_add(out, edit->text);
		at = edit->span.end;
	}
	pl_buf_add(out, pl_str_cut(fix->text, at, fix->text.len));
}

bool pl_fix_with(const struct pl_findings *findings, const struct pl_fixing *fixing,
		 struct pl_str text, struct pl_buf *out, size_t *n, struct pl_err *err)
{
	size_t size = text.len / CHAR_BIT + 1, mended = 0;
	struct fix fix = { .text = text, .taken = { pl_alloc(size), pl_alloc(size) } };
	bool ok = fix.taken.bytes && fix.taken.borders;

	for (size_t i = 0; ok && i < findings->list.n; i++) {
		const struct pl_found_at *found = &findings->list.at[i];

		if (fixing->only && fixing->only != i + 1)
			continue;
		mended += is_wanted(found, fixing) && take_finding(&fix, found);
	}
	if (fix.edits.n)
		qsort(fix.edits.at, fix.edits.n, sizeof(*fix.edits.at), in_order);
	ok = ok && !fix.edits.failed;
	if (ok)
		write_text(&fix, out);
	if (n)
		*n = mended;
	PL_LIST_RELEASE(&fix.edits);
	pl_free(fix.taken.bytes);
	pl_free(fix.taken.borders);
	return (ok && !out->failed) || pl_fail_nomem(err);
}

bool pl_fix(const struct pl_findings *findings, struct pl_str draft, struct pl_buf *out,
	    struct pl_err *err)
{
	const struct pl_fixing safe = { .media = -1 };

	return pl_fix_with(findings, &safe, draft, out, NULL, err);
}
