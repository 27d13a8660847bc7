/* The words of a phrase, when some are known to be one although they are several. */
#ifndef PL_CHECK_PHRASE_H
#define PL_CHECK_PHRASE_H

#include "check/expr.h"

/* What is known, and where words are looked for. */
struct pl_phrase {
	struct pl_hits *hits;
	struct pl_str text;
	uint32_t known;       /* the pattern of what is one word; 0: none */
	bool vocab;           /* accepted words are such too, */
	enum pl_accepted how; /* looked for like that */
};

/* `{ 0 }` to start; release the list. */
struct pl_phrase_words {
	PL_LIST(struct pl_span) list;
};

/* Appends the words: letters, digits and stars with what follows them up to a blank, but
 * first whatever is known. */
void pl_phrase_part(const struct pl_phrase *phrase, struct pl_phrase_words *words);

#endif
