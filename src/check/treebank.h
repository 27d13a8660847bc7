/* Words of an English sentence as the Penn Treebank cuts them, which is what Vale's
 * sequences are made of (jdkato/twine 0.10, read in 2026-11): do|n't, John|'s, signs apart
 * from words. */
#ifndef PL_CHECK_TREEBANK_H
#define PL_CHECK_TREEBANK_H

#include "base/str.h"

struct pl_treebank_word {
	struct pl_span span;
	struct pl_str text; /* the span's; of a quotation mark `` or '' */
};

/* `{ 0 }` to start; may be used again and again. */
struct pl_treebank {
	PL_LIST(struct pl_treebank_word) list;
	struct pl_buf borders;
};

/* The words of the sentence instead of those before.  False when memory ends. */
bool pl_treebank_split(struct pl_treebank *words, struct pl_str sentence);
void pl_treebank_release(struct pl_treebank *words);

#endif
