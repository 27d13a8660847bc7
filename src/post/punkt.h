/* Sentences of English text, as Vale finds them in documents: Punkt (Kiss and Strunk,
 * "Unsupervised multilingual sentence boundary detection", 2006) with the additions of
 * jdkato/twine 0.10, read in 2026-11. */
#ifndef PL_POST_PUNKT_H
#define PL_POST_PUNKT_H

#include "post/sentence.h"

/* Appends the sentences of text[span], one behind the other without a gap: each with the
 * white space before it, the last one maybe of nothing but that.  False when memory ends. */
bool pl_punkt_find(struct pl_spans *out, struct pl_str text, struct pl_span span);

#endif
