/* Bluesky's grammar: facets (links, mentions, tags) with places in bytes of UTF-8, handles, and
 * what the official app makes of a text, by packages/api of bluesky-social/atproto
 * (2026-08-20). */
#ifndef PL_POST_BLUESKY_H
#define PL_POST_BLUESKY_H

#include "post/entity.h"

/* Looking for facets of all kinds at once, in order and not overlapping. */
struct pl_bluesky {
	struct pl_str text;
	size_t at;             /* what is still to be looked at */
	size_t word, word_end; /* where that lies in */
	size_t no_link;        /* no link starts before it */
};

/* Links, mentions, hashtags with their sign and cashtags.  Whether a handle is anybody's is
 * not asked.  Start with `text` set, the rest zero. */
bool pl_bluesky_next(struct pl_bluesky *bluesky, struct pl_token *facet);

/* A domain name that an account may have. */
bool pl_bluesky_handle(struct pl_str text);
/* Appends `text` as the app posts it: more than one empty line in a row become one. */
void pl_bluesky_newlines(struct pl_buf *out, struct pl_str text);
/* Appends `link`, a facet's text, as the app shortens it: host and 15 characters. */
void pl_bluesky_shorten(struct pl_buf *out, struct pl_str link);

#endif
