/* Vale's search for the text of a match, and its guess at a line where that does not stand
 * (internal/core/location.go of 3.7.1, read in 2026-11). */
#ifndef PL_REPORT_VALESEARCH_H
#define PL_REPORT_VALESEARCH_H

#include "post/punkt.h"
#include "report/haystack.h"

/* What is looked through: all of the source, or a part or copy of it. */
struct pl_vale_view {
	struct pl_haystack *hay; /* NULL: `text` is read through */
	struct pl_str text;
	size_t from;    /* what stands before it is masked */
	uint64_t *work; /* counts what is read */
};

/* Masks all before the block's text, where that stands as it is. */
void pl_vale_begin(struct pl_vale_view *view, struct pl_str block);
/* Where the match stands between borders of words, which are those of ASCII and _; best not
 * beside what looks like code; else where it stands at all; SIZE_MAX: nowhere. */
size_t pl_vale_search(const struct pl_vale_view *view, struct pl_str match);

/* What is kept from guess to guess.  `{ 0 }` to start. */
struct pl_vale_guess {
	struct pl_str block; /* whose sentences are known */
	struct pl_spans sentences;
	struct pl_buf words;
	bool failed;
};

/* The start of the first line that holds all words of the match's sentence, or SIZE_MAX. */
size_t pl_vale_guess(struct pl_vale_guess *guess, const struct pl_vale_view *view,
		     struct pl_str block, struct pl_str match);
void pl_vale_guess_release(struct pl_vale_guess *guess);

/* The next run without white space from byte `*at` on, which then moves behind it; false at
 * the end. */
bool pl_next_field(struct pl_str text, size_t *at, struct pl_str *field);
/* The next line, without its end; false behind the last. */
bool pl_next_line(struct pl_str text, size_t *at, struct pl_str *line);

#endif
