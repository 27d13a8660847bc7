/* What a reader sees of a post before "see more", and what not.
 *
 * No network says where it cuts: all of this is an estimate, and to be told as one. */
#ifndef PL_POST_PREVIEW_H
#define PL_POST_PREVIEW_H

#include "post/post.h"

/* What a post is often written for. */
enum pl_essential { PL_ESSENTIAL_LINK, PL_ESSENTIAL_HASHTAG, PL_ESSENTIAL_WHEN };

struct pl_behind {
	enum pl_essential kind;
	struct pl_span span;
};

enum pl_card_fate {
	PL_FATE_NO_LINK,
	PL_FATE_SHOWN,
	PL_FATE_TO_BUILD,  /* whoever posts must build it */
	PL_FATE_HIDDEN,    /* media hide it, or cannot go with it */
	PL_FATE_NEVER,     /* the network makes none */
	PL_FATE_UNKNOWN,
};

struct pl_preview {
	struct pl_span shown, hidden; /* of the post's text; `hidden` is empty when all shows */
	bool by_lines;                /* cut after so many lines, not characters */
	bool warned;                  /* a warning hides the text: only that shows */
	uint32_t hidden_length;       /* in the network's units */
	uint32_t hidden_words;
	uint32_t phone_end;           /* where a telephone cuts, when earlier; else shown.end */
	PL_LIST(struct pl_behind) behind; /* what of the essential is not seen whole */
	enum pl_card_fate card;
	struct pl_str link;           /* whose card it is */
	bool media;                   /* the post's media go with this part */
};

/* Previews that part on that network.  False when memory ends. */
bool pl_preview_init(struct pl_preview *preview, const struct pl_post *post, size_t part,
		     const struct pl_network *network, struct pl_err *err);
/* Appends what shows as the feed has it: line ends as line feeds, or as blanks where the
 * network keeps none; on Bluesky links shortened as its app does. */
void pl_preview_text(struct pl_buf *out, const struct pl_preview *preview,
		     const struct pl_post *post, const struct pl_network *network);
void pl_preview_release(struct pl_preview *preview);

#endif
