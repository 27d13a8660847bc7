/* Listening to a part, between the two files that do it: listen.c, which knows tokens and
 * media, and between.c, which knows what stands between tokens. */
#ifndef PL_POST_LISTENER_H
#define PL_POST_LISTENER_H

#include "post/listen.h"

/* A part being listened to. */
struct pl_listener {
	struct pl_listening *out;
	const struct pl_post *post;
	const struct pl_listen_options *options;
	struct pl_str text; /* of the post up to the part's end */
	size_t start, at;   /* of what is not said yet; being looked at */
	uint32_t token;     /* the next that is not a word or number */
	uint32_t end_token;
	uint32_t row;       /* emoji right before */
	size_t known;       /* troubles of the options before it are behind us */
	struct pl_buf said; /* the piece being made */
};

/* Is the text empty, or nothing but blanks inside a line? */
bool pl_listener_blank(struct pl_str text);
/* Says the plain text up to the byte at which something else starts. */
void pl_listener_flush(struct pl_listener *listener, size_t end);
/* Says what is in `said` for the bytes from `at` to `end`, and goes on behind them.  The
 * piece, or NULL when memory ends. */
struct pl_heard *pl_listener_say(struct pl_listener *listener, enum pl_heard_kind kind,
				 size_t end, enum pl_trouble trouble);
/* Listens to one character or more at `at` that are no token, and goes on behind them. */
void pl_listener_between(struct pl_listener *listener);

#endif
