/* Lengths of a draft as a table: a line for each network and part, with a bar on a terminal. */
#ifndef PL_CLI_COUNT_H
#define PL_CLI_COUNT_H

#include "post/post.h"

struct pl_count_table {
	enum pl_lang lang;
	bool color;
	unsigned width; /* columns of the terminal; 0: none, so there are no bars */
};

/* Appends the lines of a draft; `over` becomes true when a limit is passed.  Where the width
 * is small, names are short, then units and bytes that do not decide are left out. */
bool pl_count_add(const struct pl_count_table *table, struct pl_buf *out,
		  const struct pl_post *post, bool *over, struct pl_err *err);

#endif
