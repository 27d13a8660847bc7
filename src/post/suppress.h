/* Being told to be quiet: what a draft says about the rules that look at it. */
#ifndef PL_POST_SUPPRESS_H
#define PL_POST_SUPPRESS_H

#include "post/post.h"

/* A word behind (or before) the names in a comment that is meant for plume:
 * <!-- plume style.rule off: reason -->. */
struct pl_suppress_verb {
	const char *en, *fr; /* what is written, in any case */
	const char *vale;    /* what stands for it behind = in Vale's comments; or NULL */
	bool off, once;
	const char *help;    /* a msgid of the catalogue */
};
extern const struct pl_suppress_verb pl_suppress_verbs[]; /* ends with a NULL `en` */

enum pl_suppress_read { PL_SUPPRESS_FOREIGN, PL_SUPPRESS_READ, PL_SUPPRESS_BROKEN };

/* Keeps one more, with everything but names as in `common`; name and reason must live
 * in the post's arena.  NULL when memory ends or the draft has too many. */
struct pl_suppression *pl_suppress_add(struct pl_post *post, const struct pl_suppression *common);
/* Reads a comment, trimmed, that stands at common->place of the draft, and keeps one
 * suppression for each of its names.  BROKEN: it is meant for plume and says nothing that
 * is understood, which is remarked. */
enum pl_suppress_read pl_suppress_comment(struct pl_post *post, struct pl_str text,
					  const struct pl_suppression *common);
/* Reads the last day of an exception; false when it is none, which is remarked at that byte of
 * the draft. */
bool pl_suppress_until(struct pl_post *post, uint32_t at, struct pl_str text,
		       struct pl_date *until);
/* Is the comment meant for plume or Vale, whatever it says? */
bool pl_suppress_is_ours(struct pl_str text);
/* Keeps what the comments of a document say; after its blocks are known. */
void pl_suppress_document(struct pl_post *post);

/* Takes the lines off the end of a part that hold a comment for plume and nothing else,
 * and keeps what they say; gives the part without them and without white space at its
 * ends.  Where nothing else is left they speak about the whole draft. */
struct pl_span pl_tail_take(struct pl_post *post, struct pl_span part);
/* Is the line, without its end, such a comment? */
bool pl_tail_is_ours(struct pl_str line);
/* Remarks such lines elsewhere in the part: there they are text like any other. */
void pl_tail_remark_others(struct pl_post *post, struct pl_span part);
/* When the post has one part only, what its tail says is said of the whole draft. */
void pl_tail_widen(struct pl_post *post);

#endif
