/* The source of a draft as Vale remembers it while it walks over it: what it has read is
 * masked, so that what is looked for is found further on (internal/lint/walk.go and md.go of
 * 3.7.1, read in 2026-11). */
#ifndef PL_REPORT_VALESOURCE_H
#define PL_REPORT_VALESOURCE_H

#include "post/post.h"
#include "post/steps.h"
#include "report/haystack.h"

struct pl_vale_source {
	const struct pl_post *post;
	struct pl_str text;     /* the draft with line ends as LF... */
	struct pl_buf own;      /* ...here when it has others */
	struct pl_haystack hay; /* the same as it is remembered */
	struct pl_steps steps;  /* of the walk; none in plain text */
	size_t step, queued;    /* the next one; the first whose text is not masked yet */
	size_t line;            /* how far the walk is, from 0 */
};

/* False when memory ends; to be released all the same. */
bool pl_vale_source_init(struct pl_vale_source *source, const struct pl_post *post);
void pl_vale_source_release(struct pl_vale_source *source);

/* Goes on to the next block that ends, or alternative text, and leaves the one before
 * behind.  NULL at the end. */
const struct pl_step *pl_vale_source_next(struct pl_vale_source *source);
/* The line at which Vale looks for the block first. */
size_t pl_vale_source_line(struct pl_vale_source *source, struct pl_str block);

/* The text with line ends as LF; in `out` when it has others. */
struct pl_str pl_unix_lines(struct pl_buf *out, struct pl_str text);

#endif
