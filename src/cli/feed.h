/* What a reader sees of a post, shown: on a terminal in a box, elsewhere in plain lines. */
#ifndef PL_CLI_FEED_H
#define PL_CLI_FEED_H

#include "base/catalogue.h"
#include "post/measure.h"
#include "post/preview.h"

/* How it is shown. */
struct pl_showing {
	struct pl_buf *out;
	enum pl_lang lang;
	bool color;     /* and boxes */
	unsigned width; /* 0: not on a terminal */
};

/* A preview, and of what. */
struct pl_feed {
	const struct pl_post *post;
	const struct pl_network *network;
	size_t part;
	struct pl_preview preview;
	struct pl_length length;
};

/* Appends the text as the feed shows it, the media and the card, and what is to be said of
 * them. */
void pl_feed_text(const struct pl_showing *showing, const struct pl_feed *feed);

#endif
