/* Views as text: for a terminal, a pipe, a screen reader. */
#ifndef PL_CLI_RENDER_H
#define PL_CLI_RENDER_H

#include "base/term.h"
#include "guide/view.h"

struct pl_rendering {
	unsigned width; /* columns; at least 20 are used */
	bool color;
};

/* Appends the view; each block in lines that fit the width, an empty line between those that
 * do not belong together. */
void pl_render(struct pl_buf *out, const struct pl_view *view, const struct pl_rendering *how);

#endif
