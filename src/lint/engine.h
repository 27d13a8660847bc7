/* The three engines that find a rule's patterns (DESIGN's words, structure, patterns), and
 * the seam between them and all that asks: pl_hits_search and its like in check.h.
 *
 * All find what PCRE2 would find, at the same places; where one cannot, it says so in
 * `answers` and the next is asked.  A new engine is a file with a struct pl_engine, a line in
 * the table of engine.c, and a place in enum pl_engine_kind, by which the reader of rules says
 * that a pattern is for it.  Kinds of rules that need no pattern at all, those of src/check
 * that count and measure, go through the post's tokens themselves. */
#ifndef PL_LINT_ENGINE_H
#define PL_LINT_ENGINE_H

#include "lint/hits.h"

#define PL_ANYWHERE SIZE_MAX

/* A pattern that is looked for in a block. */
struct pl_search {
	struct pl_hits *hits;
	uint32_t number;                /* of the pattern */
	const struct pl_pattern *pattern;
	const struct pl_block *block;
	size_t last; /* byte of the block where a match may begin at the latest; no engine need
		      * look further, PL_ANYWHERE: none is known */
	const struct pl_shape *shape; /* what the structure engine has read, once it was asked */
	bool inside; /* it goes on from inside a match, of which lists made before know nothing */
};

struct pl_engine {
	enum pl_engine_kind kind; /* of the patterns that are for it */
	/* Does it know for sure, in this block? */
	bool (*answers)(struct pl_search *search);
	/* The first match from byte `from` of the block on. */
	bool (*find)(const struct pl_search *search, size_t from, struct pl_match *match);
};

extern const struct pl_engine pl_engine_words, pl_engine_structure, pl_engine_patterns;

/* Where to look on when the match is to be left alone; 0 when it is to be kept. */
size_t pl_hits_pass(struct pl_hits *hits, const struct pl_block *block, struct pl_span match);

/* Keeps the first error of the rule that runs. */
void pl_hits_remember(struct pl_hits *hits, const struct pl_err *err);

#endif
