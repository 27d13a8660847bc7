/* Boxes around text on a terminal; without a terminal the same as plain lines. */
#ifndef PL_CLI_FRAME_H
#define PL_CLI_FRAME_H

#include "base/term.h"

struct pl_frame {
	struct pl_buf *out;
	unsigned width; /* columns of all of it; 0: lines are not broken */
	bool box;       /* else plain: no lines are drawn */
	unsigned indent; /* blanks before plain lines */
	bool color;
};

/* The upper side, with a title in it and something at its right, which may be empty. */
void pl_frame_top(struct pl_frame *frame, struct pl_str title, struct pl_str right);
/* A line across. */
void pl_frame_rule(struct pl_frame *frame);
/* Lines inside, made safe, broken at blanks, else where the width ends. */
void pl_frame_text(struct pl_frame *frame, struct pl_str text, enum pl_style style);
void pl_frame_bottom(struct pl_frame *frame);

#endif
