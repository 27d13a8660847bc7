/* Cutting what was written as one word into the words it is made of. */
#ifndef PL_CHECK_CUT_H
#define PL_CHECK_CUT_H

#include "check/words.h"

enum { PL_CUTS = 3 };

/* By which words. */
struct pl_cut_by {
	const struct pl_dict *dict; /* all equally common; those in singular stand for plurals */
	bool french;                /* and by those of check/french.h */
};

/* The word with a capital on each of its words, journeedupatrimoine → JourneeDuPatrimoine,
 * in the ways that are likeliest. */
struct pl_cut {
	struct pl_str texts[PL_CUTS]; /* the likeliest first; in the arena */
	size_t n;
	bool sure;                    /* the first is far ahead of the others, and of no cut */
};

/* `n` is 0 when the word is not one of two words of three letters or more, or is likelier
 * one word, known or not. */
void pl_cut_words(struct pl_arena *arena, const struct pl_cut_by *by, struct pl_str word,
		  struct pl_cut *cut);

/* All of it in a line of bytes, and back: its texts are then parts of the line. */
void pl_cut_write(const struct pl_cut *cut, struct pl_buf *out);
void pl_cut_read(struct pl_str line, struct pl_cut *cut);

#endif
