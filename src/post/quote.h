/* Quotations: what stands between « », “ ” or " ". */
#ifndef PL_POST_QUOTE_H
#define PL_POST_QUOTE_H

#include "post/sentence.h"

/* Appends the insides of the quotations of a paragraph of the text, in order and without
 * overlap: one swallows those in it.  False when memory ends. */
bool pl_quotes_find(struct pl_spans *quotes, struct pl_str text, struct pl_span paragraph);

#endif
