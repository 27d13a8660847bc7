/* Mastodon's grammar: links, mentions and hashtags as its server finds them, and what its two
 * web composers count.  The facts are stated in mastodon/mastodon (twitter_regex.rb, tag.rb,
 * account.rb, status_length_validator.rb, counter.ts, 2026). */
#ifndef PL_POST_MASTODON_H
#define PL_POST_MASTODON_H

#include "post/entity.h"

/* Whose eyes: the server judges, the composer only warns.  The last is a revision of the
 * composer that no release had when it was seen. */
enum pl_mastodon_as { PL_MASTODON_SERVER, PL_MASTODON_WEB, PL_MASTODON_NEXT };

/* Links and mentions, in order and not overlapping.  Start with `text` and `as` set by
 * pl_mastodon_begin. */
struct pl_mastodon {
	struct pl_links links;
	struct pl_finder mentions;
	struct pl_token link, mention; /* the next of each */
	bool has_link, has_mention;
	enum pl_mastodon_as as;
	size_t end; /* of the last one given */
};

void pl_mastodon_begin(struct pl_mastodon *mastodon, struct pl_str text, enum pl_mastodon_as as);
bool pl_mastodon_next(struct pl_mastodon *mastodon, struct pl_token *token);

/* Each alone, from the finder's place on.  A mention's `list` is its "@server". */
bool pl_mastodon_mentions_next(struct pl_finder *finder, enum pl_mastodon_as as,
			       struct pl_token *mention);
bool pl_mastodon_hashtags_next(struct pl_finder *finder, struct pl_token *hashtag);
/* xmpp: and magnet: addresses, which become links but do not count as such. */
bool pl_mastodon_uris_next(struct pl_finder *finder, struct pl_token *uri);

/* Appends the text whose graphemes are counted: links as 23 x, mentions without their server. */
void pl_mastodon_countable(struct pl_buf *out, struct pl_str text, enum pl_mastodon_as as,
			   uint32_t link);
/* Appends the name of a hashtag as it is kept for showing, or for comparing. */
void pl_mastodon_tag_name(struct pl_buf *out, struct pl_str tag, bool shown);

#endif
