/* What was worked out about texts, kept for when they come again: so many of them, a later one
 * takes the place of an earlier. */
#ifndef PL_BASE_MEMO_H
#define PL_BASE_MEMO_H

#include "base/str.h"

enum { PL_MEMO_PLACES = 64 };

struct pl_memo_place {
	const void *whose;
	struct pl_buf about, known;
};

/* `{ 0 }` to start; owns its texts. */
struct pl_memo {
	struct pl_memo_place *places; /* NULL until something is kept */
};

/* What was kept about the text, for whom: valid until something else is.  False: nothing. */
bool pl_memo_recall(const struct pl_memo *memo, const void *whose, struct pl_str about,
		    struct pl_str *known);
/* Copies both.  When memory ends nothing is kept. */
void pl_memo_keep(struct pl_memo *memo, const void *whose, struct pl_str about,
		  struct pl_str known);
void pl_memo_release(struct pl_memo *memo);

#endif
