/* Networks as data: what each allows and how it counts.  Facts come from
 * rules/networks/NAME.yml, each with source and date; this is their form in an
 * image, read where it lies. */
#ifndef PL_POST_NETWORK_H
#define PL_POST_NETWORK_H

#include "base/param.h"

enum pl_count {
	PL_COUNT_WEIGHTED, /* X: twitter-text configuration 3 on NFC */
	PL_COUNT_UTF16,
	PL_COUNT_GRAPHEMES,
	PL_COUNT_POINTS,
};

/* Numbers are in the network's own units (see `count`) unless said otherwise;
 * 0 means that the network is not known to have such a limit. */
struct pl_network {
	struct pl_ref name;      /* x */
	struct pl_row aliases;   /* pl_ref: twitter */
	struct pl_text title;    /* X (ex-Twitter) */
	uint8_t count;           /* enum pl_count */
	uint8_t bare_links;      /* links are made without protocol */
	uint8_t mixed_media;     /* pictures and videos may go together */
	uint32_t limit;          /* text of one post */
	uint32_t link;           /* what any link counts for, 0: its own length */
	uint32_t hook;           /* characters shown before "see more", 0: all */
	uint32_t hook_lines;     /* lines shown before "see more" */
	uint32_t alt;            /* characters of an alternative text */
	uint32_t images, videos; /* how many a post may carry */
	struct pl_row formats;   /* pl_ref: extensions of pictures taken, lower case */
	struct pl_row facts;     /* struct pl_fact: where each number comes from */
	struct pl_ref file;
};

struct pl_fact {
	struct pl_ref name, value, mark, source, date, url;
};

extern const struct pl_param pl_network_params[];

/* Reads one file of rules/networks into the image; the offset of the network
 * that it placed, or 0 with an error.  `name` is the file's name without ending. */
uint32_t pl_network_read(const struct pl_node *root, struct pl_str name, struct pl_image *image,
			 struct pl_err *err);

/* Networks in force, in order of name.  At most 64: a set of them is a bit mask. */
struct pl_networks {
	const struct pl_network *at[64];
	size_t n;
};

/* The place of a network by name or alias, without case; -1 when unknown. */
int pl_networks_find(const struct pl_networks *networks, struct pl_str name);
/* The nearest known name, or NULL. */
const char *pl_networks_nearest(const struct pl_networks *networks, struct pl_str name);

#endif
