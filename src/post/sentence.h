/* Paragraphs and sentences of French text. */
#ifndef PL_POST_SENTENCE_H
#define PL_POST_SENTENCE_H

#include "post/token.h"

struct pl_spans {
	PL_LIST(struct pl_span) list;
};

/* Appends the paragraphs of text[span]: runs of lines that are not blank, without
 * white space at their ends. */
bool pl_paragraphs_find(struct pl_spans *out, struct pl_str text, struct pl_span span);
/* Appends the sentences of one paragraph.  Abbreviations (M., Mme, art., n°, p. ex.,
 * etc. before a lower-case letter), initials, decimal points, ordinals and tokens
 * (links) do not end one; a line end does before a list mark or after a line without an
 * ending sign that is followed by a capital. */
bool pl_sentences_find(struct pl_spans *out, struct pl_str text, struct pl_span paragraph,
		       const struct pl_token *tokens, size_t n_tokens);

#endif
