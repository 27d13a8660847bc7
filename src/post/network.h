/* Networks as data: what each allows and how it counts.  Facts come from
 * rules/networks/NAME.yml, each with source and date; this is their form in an
 * image, read where it lies. */
#ifndef PL_POST_NETWORK_H
#define PL_POST_NETWORK_H

#include "base/param.h"

/* What its lengths count.  0 is never used in a network that was read: `count` is asked for. */
enum pl_count {
	PL_COUNT_WEIGHTED, /* X: twitter-text configuration 3 on NFC */
	PL_COUNT_UTF16,
	PL_COUNT_GRAPHEMES,
	PL_COUNT_POINTS,
	PL_COUNT_BYTES,    /* of UTF-8 */
	PL_COUNT_THREADS,  /* graphemes, but an emoji for its bytes of UTF-8 */
	PL_COUNT_MASTODON, /* graphemes, of a remote mention its first half */
};

/* By whose rules links, mentions and hashtags are found. */
enum pl_grammar { PL_GRAMMAR_TWITTER, PL_GRAMMAR_BLUESKY, PL_GRAMMAR_MASTODON };

/* What becomes of a link's card. */
enum pl_card {
	PL_CARD_UNKNOWN,
	PL_CARD_UNLESS_MEDIA, /* made from the first address, hidden by a picture or video */
	PL_CARD_BUILT,        /* only when whoever posts builds it; never with pictures */
	PL_CARD_NEVER,
};

/* Numbers are in the network's own units (see `count`) unless said otherwise;
 * 0 means that the network is not known to have such a limit. */
struct pl_network {
	struct pl_ref name;      /* x */
	struct pl_ref base;      /* what it extends, if anything: mastodon */
	struct pl_row aliases;   /* pl_ref: twitter */
	struct pl_text title;    /* X (ex-Twitter) */
	uint8_t count;           /* enum pl_count */
	uint8_t grammar;         /* enum pl_grammar */
	uint8_t card;            /* enum pl_card */
	uint8_t conjuncts;       /* clients join conjuncts of Indic scripts (Unicode 15.1) */
	uint8_t bare_links;      /* links are made without protocol */
	uint8_t clickable_links; /* a link in the text can be followed */
	uint8_t mixed_media;     /* pictures and videos may go together */
	uint8_t media_required;  /* a post without any is refused */
	uint8_t line_breaks;     /* they are kept */
	uint8_t threads;         /* a post may go on in replies to itself */
	uint32_t limit;          /* text of one post */
	uint32_t bytes;          /* the same in bytes, beside the limit: the stricter decides */
	uint32_t title_limit;    /* characters of the title, where a post has one */
	uint32_t link;           /* what any link counts for, 0: its own length */
	uint32_t hook;           /* characters shown before "see more", 0: all */
	uint32_t hook_phone;     /* the same on a telephone, where it differs */
	uint32_t hook_lines;     /* lines shown before "see more" */
	uint32_t alt, alt_advised;             /* characters of an alternative text */
	uint32_t hashtags, hashtags_advised;   /* how many a post may have */
	uint32_t hashtag_length;               /* characters, without the sign */
	uint32_t links, mentions;              /* how many a post may have */
	uint32_t name_length;                  /* characters of an account's name */
	uint32_t images, videos, media;        /* how many a post may carry; media: of both */
	struct pl_ref reserved;  /* characters that an interface wants escaped */
	struct pl_ref forbidden; /* characters that are refused */
	struct pl_row formats;   /* pl_ref: extensions of pictures taken, lower case */
	struct pl_row facts;     /* struct pl_fact: where each number comes from */
	struct pl_ref file;
};

struct pl_fact {
	struct pl_ref name, value, mark, source, date, url;
};

extern const struct pl_param pl_network_params[];

/* Networks in force, in order of name.  At most 64: a set of them is a bit mask. */
struct pl_networks {
	const struct pl_network *at[64];
	size_t n;
};

/* Reads one file of rules/networks into the image; the offset of the network
 * that it placed, or 0 with an error.  `name` is the file's name without ending.  A network of
 * `known` (may be NULL; not in this image) that has that name, or that `extends` names, says
 * what the file leaves out. */
uint32_t pl_network_read(const struct pl_node *root, struct pl_str name,
			 const struct pl_networks *known, struct pl_image *image,
			 struct pl_err *err);

/* Where the value of that key comes from, or NULL: nobody says so. */
const struct pl_fact *pl_network_fact(const struct pl_network *network, const char *key);
/* The value is old or in dispute: worth a remark, never an error. */
bool pl_network_doubts(const struct pl_network *network, const char *key);
/* Appends the value of the key as a person writes it. */
void pl_network_value(struct pl_buf *out, const struct pl_network *network,
		      const struct pl_param *param);
/* Its title in that language, or its name. */
struct pl_str pl_network_title(const struct pl_network *network, enum pl_lang lang);

/* The place of a network by name or alias, without case; -1 when unknown. */
int pl_networks_find(const struct pl_networks *networks, struct pl_str name);
/* The nearest known name, or NULL. */
const char *pl_networks_nearest(const struct pl_networks *networks, struct pl_str name);

#endif
