/* Books of users' rules that are kept from run to run, so that YAML which has not changed is
 * not read again.  Where they are kept is told by the source, see struct pl_keep. */
#ifndef PL_RULE_KEEP_H
#define PL_RULE_KEEP_H

#include "base/seen.h"
#include "rule/ruleset.h"

/* What a book is made of, see struct pl_origin; released by pl_book_of_release. */
struct pl_book_of {
	struct pl_buf place, self, bytes;
	struct pl_seen seen;
	bool usable;
};

/* Begins it, for a source that is read over the layers that `rules` has, with the lists of
 * `lists`. */
void pl_book_of_start(struct pl_book_of *of, const struct pl_source *source,
		      const struct pl_source *lists, const struct pl_ruleset *rules);
void pl_book_of_release(struct pl_book_of *of);
/* The book as it was kept, until it is given back; false when it was not, or is damaged.  Files are read only when
 * they are not as they were last seen.  Not usable, and none will be kept: it is small, kept
 * nowhere, or cannot be read. */
bool pl_book_find(struct pl_book_of *of, const struct pl_source *source,
		  const struct pl_source *lists, struct pl_loan *out);
/* Keeps it, unless it rests on more than was gathered. */
void pl_book_store(const struct pl_book_of *of, const struct pl_source *source,
		   struct pl_str bytes);

#endif
