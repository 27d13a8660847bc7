/* Finding the machine-read things of a text one after the other, in linear time
 * and without memory of their own. */
#ifndef PL_POST_ENTITY_H
#define PL_POST_ENTITY_H

#include "post/chars.h"
#include "post/token.h"

/* A place in a text to look on from.  Nothing before `floor` may belong to the next
 * find: not even the character that must stand before it. */
struct pl_finder {
	struct pl_str text;
	size_t at, floor;
	size_t sign, wide; /* the next sign of each width, when not before `at`: see next_sign */
};

/* Addresses, with and without protocol. */
struct pl_links {
	struct pl_finder finder;
	size_t barren;         /* labels that start before it lead to no known ending */
	struct pl_span domain; /* without protocol: what is still to be cut in links */
	size_t tail;           /* the end of its path, or 0 without one */
	struct pl_token ahead; /* the next of its links */
	bool cutting;          /* `ahead` is set */
	bool wide;             /* as Mastodon: any letter in a path, more protocols, and domains
				* without protocol whole */
};

bool pl_links_next(struct pl_links *links, struct pl_token *link);
bool pl_mentions_next(struct pl_finder *finder, struct pl_token *mention);
bool pl_hashtags_next(struct pl_finder *finder, struct pl_token *hashtag);
bool pl_cashtags_next(struct pl_finder *finder, struct pl_token *cashtag);
bool pl_emails_next(struct pl_finder *finder, struct pl_token *email);

/* Several kinds at once, in order and not overlapping: what starts first stays. */
struct pl_entities {
	struct pl_links links;
	struct pl_finder finders[PL_N_TOKENS];
	struct pl_token heads[PL_N_TOKENS]; /* the next of each kind */
	unsigned live;                      /* bit k: there is a next of kind k */
	size_t end;                         /* of the last one given */
};

/* Looks for the kinds whose bits are set: links, e-mail addresses, mentions, hashtags and
 * cashtags can be found. */
void pl_entities_begin(struct pl_entities *entities, struct pl_str text, unsigned kinds);
bool pl_entities_next(struct pl_entities *entities, struct pl_token *entity);

/* Is what ends at `end` followed by what makes it no mention: @, an accented Latin letter or
 * "://"? */
bool pl_mention_broken(struct pl_str text, size_t end);

/* Where the emoji sequence that starts at byte `at` ends, or `at` if none does. */
size_t pl_emoji_end(struct pl_str text, size_t at);
/* Could a sequence start with `code`, which `next` lies behind?  For asking in a hurry. */
static inline bool pl_may_be_emoji(struct pl_str text, uint32_t code, size_t next)
{
	if (code >= 0x80)
		return code >= 0x203C || code == 0xA9 || code == 0xAE;
	/* A figure, # or * before U+FE0F or U+20E3. */
	return code < 0x3A && next < text.len && (unsigned char)text.at[next] >= 0xE2;
}

/* The end of the longest known top-level domain that starts at byte `at` and that no
 * ASCII letter, digit, @, + or - follows, or `at`. Any punycode name is known. */
size_t pl_tld_end(struct pl_str text, size_t at);

/* Bytes of a label of a domain name in punycode, its "xn--" included: its own
 * length when it is ASCII; SIZE_MAX when that is more than a label may have (63).
 * `first` stands in for the first character when it is not 0. */
size_t pl_punycode_length(struct pl_str label, uint32_t first);

/* The end of the query that starts with the ? at byte `at`, or `at` if there is none. */
size_t pl_query_end(struct pl_str text, size_t at, bool wide);
/* The end of the longest domain with a known ending that starts at byte `at`; 0 if none does. */
size_t pl_domain_end(struct pl_str text, size_t at);
/* May an address start at `at`, by what stands before it? */
bool pl_may_start_link(const struct pl_finder *finder, size_t at);

#endif
