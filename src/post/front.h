/* Front matter: the lines between --- and --- at the top of a draft. */
#ifndef PL_POST_FRONT_H
#define PL_POST_FRONT_H

#include "post/post.h"

/* The line, without its end, is `fence` and blanks: --- ends a front matter, or a part. */
bool pl_is_fence(struct pl_str line, const char *fence);
/* Finds the front matter of `text` (behind a byte order mark); gives the span of
 * its YAML and where the body starts.  False when there is none. */
bool pl_front_find(struct pl_str text, struct pl_span *yaml, uint32_t *body);
/* Appends `draft` with `lines` (each with its end) at the top of its front matter, which it gets
 * when it has none.  The span of what was added. */
struct pl_span pl_front_add(struct pl_str draft, struct pl_str lines, struct pl_buf *out);
/* Reads the front matter of post->text, if it has one, into the fields of `post`; gives
 * where the body starts.  YAML that does not parse, or is not a map, is a
 * remark.  False: memory. */
bool pl_front_parse(struct pl_post *post, uint32_t *body, struct pl_err *err);
/* Fills the fields of `post` that a front matter or payload record may say.  Keys in French or
 * English; unknown ones become remarks with the nearest known one, except in
 * a payload, where they are passed over.  What cannot be read at all is a
 * remark too: the body is still checked.  False: memory. */
bool pl_front_read(struct pl_post *post, const struct pl_node *map, bool payload,
		   struct pl_err *err);
/* Adds a remark at the node's place; those behind the twentieth are dropped, since
 * nobody reads on. */
void pl_front_remark(struct pl_post *post, const struct pl_node *node, const char *format, ...)
	PL_PRINTF(3, 4);
/* The same about another place of the draft. */
void pl_draft_remark(struct pl_post *post, uint32_t at, const char *format, ...) PL_PRINTF(3, 4);
/* Calls `each` for the texts of a list, or for the words of a scalar, which commas,
 * semicolons or blanks separate. */
void pl_front_words(struct pl_post *post, const struct pl_node *node,
		    void (*each)(struct pl_post *post, const struct pl_node *node,
				 struct pl_str word));

/* A front matter key: its names, what it means, how it is read. */
struct pl_front_key {
	const char *fr, *en;
	const char *also[6]; /* every spelling, in lower case without accents */
	const char *help;    /* one sentence in English, a msgid of the catalogue */
	size_t field;        /* of struct pl_post, a pl_str, when there is no `read` */
	void (*read)(struct pl_post *post, const struct pl_node *node);
};
extern const struct pl_front_key pl_front_keys[]; /* ends with a NULL name */

#endif
