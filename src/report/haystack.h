/* A text in which things are looked for and masked, over and over: where something stands
 * first is found by its rarest pair of bytes, so that a long text with many masks costs
 * little more than it is long. */
#ifndef PL_REPORT_HAYSTACK_H
#define PL_REPORT_HAYSTACK_H

#include "base/str.h"

struct pl_haystack {
	struct pl_str whole; /* borrowed: the text without masks */
	char *text;          /* as it is now; as long as the whole */
	uint32_t *lines;     /* where each starts */
	uint32_t *points;    /* code points before it */
	size_t n_lines;
	uint32_t *pairs; /* where each pair of bytes stands, in order; NULL: a short text */
	uint32_t *first; /* of each pair's places in `pairs` */
	size_t masked;   /* bytes since `pairs` was made */
	PL_LIST(struct pl_span) hidden;
	struct pl_buf before; /* what stood where things are hidden */
	bool failed;          /* memory ended; what is hidden may stay so */
	uint64_t work;        /* bytes and places looked at so far */
};

/* `text` is the whole with masks that it has from the start.  False when memory ends; the
 * haystack may then be released only. */
bool pl_haystack_init(struct pl_haystack *hay, struct pl_str whole, struct pl_str text);
void pl_haystack_release(struct pl_haystack *hay);

/* The first place from byte `from` on, or SIZE_MAX. */
size_t pl_haystack_find(struct pl_haystack *hay, struct pl_str needle, size_t from);
/* Masks the first place with @, for good, but for line ends and what is not ASCII.  False
 * when there is none. */
bool pl_haystack_mask(struct pl_haystack *hay, struct pl_str needle);
/* Masks the first place with #, until all that is hidden is shown again. */
void pl_haystack_hide(struct pl_haystack *hay, struct pl_str needle);
void pl_haystack_show(struct pl_haystack *hay);

/* Lines count from 0 here. */
size_t pl_haystack_line(const struct pl_haystack *hay, size_t at);
/* With the line end. */
struct pl_span pl_haystack_span(const struct pl_haystack *hay, size_t line);

#endif
