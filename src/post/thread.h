/* Splitting a long draft into a thread whose parts each fit the networks.
 *
 * Of the draft only white space is left out, at the cuts: it stays before and behind the line
 * `---`, so that a thread without numbers joined again, which is its draft without those
 * lines, is what it was made from, byte for byte. */
#ifndef PL_POST_THREAD_H
#define PL_POST_THREAD_H

#include "post/post.h"

enum pl_numbering { PL_NUMBER_NONE, PL_NUMBER_END, PL_NUMBER_START };

struct pl_thread_part {
	struct pl_span span; /* of the post's text, without the number */
	uint32_t of;         /* the part of the post that it is of, from 0 */
};

struct pl_thread {
	const struct pl_post *post; /* borrowed */
	PL_LIST(struct pl_thread_part) parts;
	enum pl_numbering numbering; /* none when there is one part alone */
};

/* Splits what does not fit one of the networks (a set of post->known): at paragraphs, else
 * sentences, else clauses, else words, in parts of like length.  An error with the place
 * when a piece that cannot be cut is too long, or when parts are to be numbered that are so
 * already.  The post must have its sentences and
 * quotations, and must not be a document.  Linear. */
bool pl_thread_split(struct pl_thread *thread, const struct pl_post *post, uint64_t networks,
		     enum pl_numbering numbering, struct pl_err *err);
void pl_thread_release(struct pl_thread *thread);

/* Does each of several parts begin or end with its number? */
bool pl_thread_numbered(const struct pl_post *post);
/* Is anything changed? */
bool pl_thread_changes(const struct pl_thread *thread);
/* Appends the i-th part as it goes out, with its number. */
void pl_thread_text(struct pl_buf *out, const struct pl_thread *thread, size_t i);
/* Appends the draft with a line --- between its parts: front matter and lines for plume are
 * kept, the latter behind each part that they spoke of. */
void pl_thread_draft(struct pl_buf *out, const struct pl_thread *thread);

#endif
