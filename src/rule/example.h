/* Examples: the drafts in a rule's file that it must find, and those it must not. */
#ifndef PL_RULE_EXAMPLE_H
#define PL_RULE_EXAMPLE_H

#include "base/param.h"

/* One of `examples:`, as written. */
struct pl_example {
	struct pl_ref draft, network;
	struct pl_row finds;         /* pl_ref: what is found, in order; none: it stays silent */
	struct pl_ref fixed;         /* what mending it makes */
	struct pl_ref front;         /* whatever else it says, as lines of a front matter */
	uint32_t line;
	uint8_t is_fixed;            /* it says `fixed` */
	uint8_t format;              /* place in pl_example_formats */
};

/* How the draft is written: post, md, html, txt, or the text of a record of a payload;
 * NULL-ended. */
extern const char *const pl_example_formats[];

/* Reads a list of {draft: …, finds: […]} into the pl_row at `field`. */
bool pl_examples_read(const struct pl_node *value, struct pl_image *image, uint32_t field,
		      struct pl_err *err);
/* Appends the key and its value as a line of a front matter. */
void pl_example_front(struct pl_buf *out, const struct pl_node *value);
/* The first example that is found, or that is not; NULL when there is none. */
const struct pl_example *pl_example_of(const struct pl_row *examples, bool found);

#endif
