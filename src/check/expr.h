/* Expressions: made of tokens and words as Vale makes them, searched for, and
 * replacements filled from what they found. */
#ifndef PL_CHECK_EXPR_H
#define PL_CHECK_EXPR_H

#include "check/words.h"

/* Appends what stands around the alternatives: at word boundaries or anywhere. */
void pl_expr_open(struct pl_buf *out, bool nonword);
void pl_expr_close(struct pl_buf *out, bool nonword);
/* Appends the words that are not blank as alternatives. */
void pl_expr_join(struct pl_buf *out, const struct pl_words *words);
/* Appends a word as a pattern.  In one of a list an apostrophe stands for both
 * forms and a blank for any blank, unless in a class or escaped. */
void pl_expr_word(struct pl_buf *out, const struct pl_word *word);
unsigned pl_expr_flags(bool ignorecase);

/* Numbers the pattern in `text`, writes its number at `field` of the settings
 * and releases `text`. */
bool pl_expr_put(struct pl_prepare *prepare, size_t field, struct pl_buf *text, unsigned flags,
		    struct pl_err *err);
/* The same for the one pattern whose text is a pl_ref at `from`; none when empty. */
bool pl_expr_put_ref(struct pl_prepare *prepare, size_t from, size_t field, struct pl_err *err);
/* Appends the words, sorted, as exceptions: whatever the rule's case, they keep theirs
 * unless they say so. */
void pl_expr_join_exceptions(struct pl_buf *out, const struct pl_words *words);
/* The same for the exceptions whose row of pl_ref stands at `from`. */
bool pl_expr_put_exceptions(struct pl_prepare *prepare, size_t from, size_t field,
			       struct pl_err *err);

/* The next match that is not empty, from byte `*from` on, which then moves behind it. */
bool pl_expr_find(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		     size_t *from, struct pl_match *match);
/* The exceptions (0: none) are found somewhere in the span of the block. */
bool pl_expr_excepted(struct pl_hits *hits, uint32_t exceptions, const struct pl_block *block,
			 struct pl_span span);
/* The replacement with $1 and so on taken from the match; the text lives in
 * the arena of the hits. */
struct pl_str pl_expr_fill(struct pl_hits *hits, struct pl_str replacement,
			      const struct pl_block *block, const struct pl_match *match);
/* A span of the block as one of the post's text or of the alternative text. */
struct pl_span pl_block_span(const struct pl_block *block, struct pl_span span);

#endif
