/* Books of users' rules that are kept from run to run, so that YAML which has not changed is
 * not read again.  Where they are kept is told by the source, see struct pl_keep. */
#ifndef PL_RULE_KEEP_H
#define PL_RULE_KEEP_H

#include "rule/ruleset.h"

/* What a book is made of; `{ 0 }` to start, released by pl_buf_release of each. */
struct pl_book_of {
	struct pl_buf place, bytes;
	bool usable;
};

/* Gathers it, for a source that is read over the layers that `rules` has, with the lists of
 * `lists`.  Not usable: it is small, kept nowhere, or cannot be read. */
void pl_book_gather(struct pl_book_of *of, const struct pl_source *source,
		    const struct pl_source *lists, const struct pl_ruleset *rules);
/* The book as it was kept; false when it was not, or is damaged. */
bool pl_book_find(const struct pl_book_of *of, const struct pl_source *source, struct pl_buf *out);
/* Keeps it, unless it rests on more than was gathered. */
void pl_book_store(const struct pl_book_of *of, const struct pl_source *source,
		   struct pl_str bytes);

#endif
