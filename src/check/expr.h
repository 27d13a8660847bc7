/* Expressions: made of tokens and words as Vale makes them, searched for, and
 * replacements filled from what they found. */
#ifndef PL_CHECK_EXPR_H
#define PL_CHECK_EXPR_H

#include "check/words.h"

/* Rows that kinds which look for expressions have in their tables. */
#define PL_EXPR_EXCEPTIONS(field)                                                     \
	{ .name = "exceptions", .type = PL_PARAM_LIST, .offset = (field),             \
	  .help = "Expressions; a match in which one of them is found is left alone." }
#define PL_EXPR_IGNORECASE(field)                                                     \
	{ .name = "ignorecase", .type = PL_PARAM_BOOL, .offset = (field),             \
	  .help = "Whether capitals and small letters are the same." }
#define PL_EXPR_VOCAB(field)                                                          \
	{ .name = "vocab", .type = PL_PARAM_BOOL, .offset = (field), .initial = 1,    \
	  .help = "Whether accepted words are exceptions." }

/* Appends what stands around the alternatives: at word boundaries or anywhere. */
void pl_expr_open(struct pl_buf *out, bool nonword);
void pl_expr_close(struct pl_buf *out, bool nonword);
/* The same around the words of a rule, which a configuration may have set. */
void pl_expr_open_words(struct pl_buf *out, const struct pl_prepare *prepare, bool nonword);
void pl_expr_close_words(struct pl_buf *out, const struct pl_prepare *prepare, bool nonword);
/* Appends the words that are not blank as alternatives. */
void pl_expr_join(struct pl_buf *out, const struct pl_words *words);
/* Appends a word as a pattern.  In one of a list an apostrophe stands for both
 * forms and a blank for any blank, unless in a class or escaped. */
void pl_expr_word(struct pl_buf *out, const struct pl_word *word);
/* Every pattern of a rule asks for lines by ^ and $: so does errata-ai/regexp2 (its
 * CompileStd is Compile with Multiline, read in 2026-11), whatever the template says. */
unsigned pl_expr_flags(bool ignorecase);

/* Numbers the pattern in `text`, writes its number at `field` of the settings
 * and releases `text`. */
bool pl_expr_put(struct pl_prepare *prepare, size_t field, struct pl_buf *text, unsigned flags,
		    struct pl_err *err);
/* The same for the one pattern whose text is a pl_ref at `from`; none when empty. */
bool pl_expr_put_ref(struct pl_prepare *prepare, size_t from, size_t field, struct pl_err *err);
/* Appends a word as an exception: whatever the rule's case, it keeps its own unless it
 * says so. */
void pl_expr_exception(struct pl_buf *out, struct pl_str word);
/* The same for the exceptions whose row of pl_ref stands at `from`. */
bool pl_expr_put_exceptions(struct pl_prepare *prepare, size_t from, size_t field,
			       struct pl_err *err);

/* The next match, from byte `*from` on, which then moves behind it (behind the block
 * when there is none left); with `empty`, matches of nothing count too. */
bool pl_expr_next(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		  size_t *from, bool empty, struct pl_match *match);
/* The next match that is not empty. */
bool pl_expr_find(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		  size_t *from, struct pl_match *match);
/* The text as a block of its own, in which nothing is passed over. */
struct pl_block pl_expr_alone(struct pl_str text);
/* The exceptions (0: none), or with `vocab` the accepted words, are found somewhere in
 * the text, but for white space at its ends. */
bool pl_expr_excepted(struct pl_hits *hits, uint32_t exceptions, bool vocab, struct pl_str text);
/* Adds an edit of a span of the block, unless it is not written in one piece. */
void pl_expr_edit(struct pl_hits *hits, struct pl_hit *hit, const struct pl_block *block,
		  struct pl_span span, struct pl_str text);
/* Says what may be written there: the text, or its alternatives parted by bars. */
void pl_expr_choices(struct pl_hits *hits, struct pl_hit *hit, struct pl_str text, bool parted);
/* Appends the i-th of n choices, as Vale lists them: 'a', 'b', or 'c'. */
void pl_expr_or(struct pl_buf *out, struct pl_str choice, size_t i, size_t n);
/* The replacement with $1 and so on taken from the match; the text lives in
 * the arena of the hits. */
struct pl_str pl_expr_fill(struct pl_hits *hits, struct pl_str replacement,
			      const struct pl_block *block, const struct pl_match *match);
/* A span of the block as one of the post's text or of the alternative text. */
struct pl_span pl_block_span(const struct pl_block *block, struct pl_span span);

#endif
