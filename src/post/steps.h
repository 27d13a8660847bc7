/* The steps of Vale's walk over a document, which say what it still remembers of the source
 * when it looks for a place there: texts and addresses it has read are masked, the first
 * time they stand in it.  (internal/lint/ast.go and walk.go of 3.7.1, read in 2026-11.) */
#ifndef PL_POST_STEPS_H
#define PL_POST_STEPS_H

#include "base/str.h"

enum pl_step_kind {
	PL_STEP_TEXT,  /* a text between tags, trimmed: masked when the block ends */
	PL_STEP_VALUE, /* an address or an id: masked at once */
	PL_STEP_ALT,   /* an alternative text */
	PL_STEP_BLOCK, /* a block ends; its text as Vale has it, maybe empty */
};

struct pl_step {
	enum pl_step_kind kind;
	struct pl_str text;
	uint32_t prose; /* of ALT and BLOCK: number of the post's block, or UINT32_MAX */
	bool running;   /* of BLOCK: running prose */
};

/* `{ 0 }` to start. */
struct pl_steps {
	PL_LIST(struct pl_step) list;
	struct pl_arena arena; /* of the texts */
	struct pl_buf block;   /* the text of the block so far */
};

/* A text was read; `put`: it is one of the block's, behind a blank or not, masked or not. */
void pl_steps_text(struct pl_steps *steps, struct pl_str text);
void pl_steps_put(struct pl_steps *steps, struct pl_str text, bool blank, bool masked);
void pl_steps_value(struct pl_steps *steps, struct pl_str value, bool is_address);
void pl_steps_alt(struct pl_steps *steps, struct pl_str text, uint32_t prose);
void pl_steps_end(struct pl_steps *steps, uint32_t prose, bool running);
bool pl_steps_failed(const struct pl_steps *steps);
void pl_steps_release(struct pl_steps *steps);

#endif
