/* How a scanner lies in its image, and what building and running it share.
 *
 * Each string is looked for by the rarest four bytes in it, its key (shorter strings by
 * what they have, single bytes by memchr), in the folded text; one that must stand as it
 * is is then compared with the text itself.  A filter of bits says of most places at once
 * that no key is there; behind it lies a bucket with few strings.  Buckets lie in the order
 * of how often texts hold their keys, so that few pages are read of a scanner in the program. */
#ifndef PL_BASE_SCAN_H
#define PL_BASE_SCAN_H

#include "base/literal.h"

enum {
	PL_SCAN_KEY = 4,        /* bytes of a long key */
	PL_SCAN_PAIR_BITS = 12, /* of the filter for keys of two bytes */
	PL_SCAN_KEY_LEN = 7,    /* how many bytes its key has */
	PL_SCAN_OPENS = 8,
	PL_SCAN_CLOSES = 16,
	PL_SCAN_EXACT = 32,
	PL_SCAN_OUTLINE = 64,   /* it is looked for in the outline of the text */
	PL_SCAN_BEFORE = 128,   /* see `beside` */
	PL_SCAN_LAST = 256,     /* of its bucket */
	PL_SCAN_WHOLE = 512,    /* its key and what is beside that are all of it */
	PL_SCAN_ALONE = 1024,   /* one want asks for it: `asks` is the ask itself */
	PL_SCAN_PLACES = 2048,  /* where it stands tells where a match may begin */
	PL_SCAN_AHEAD = 8,      /* zeros behind a text: a key, and what is beside it */
	PL_SCAN_SETS = 8,       /* more than a want can have */
};

struct pl_scan_string {
	uint32_t key;  /* its bytes */
	uint32_t text; /* where it starts in `texts` */
	uint32_t asks; /* where its wants are in `asks`: how many, and then each */
	/* The four bytes behind its key or, with PL_SCAN_BEFORE, before it, folded, and which of
	 * them are the string's own: many strings share a key. */
	uint32_t beside, mask;
	uint8_t len, key_at;
	uint16_t how; /* PL_SCAN_KEY_LEN; PL_SCAN_OPENS, PL_SCAN_CLOSES: no word character may stand there; … */
};

/* What says that no key is at a place: a bit for each hash of those that there are. */
struct pl_scan_filters {
	uint32_t long_bits, triple_bits;
	struct pl_row longs;   /* uint64_t: of keys of four bytes */
	struct pl_row triples; /* uint64_t: of keys of three bytes */
	struct pl_row pairs;   /* uint64_t: of keys of two bytes */
};

/* Of a want.  Where the strings of its set 0 stand, a match begins at most `reach` bytes
 * before one, and at most `ahead` bytes behind where one begins; both PL_LITERAL_FAR, as of all
 * wants of the owner then: anywhere. */
struct pl_scan_owner {
	uint32_t owner, reach, ahead;
};

struct pl_scan {
	uint32_t n_owners;
	uint32_t n_joint;      /* wants with several sets; they are the first */
	uint32_t n_outlines;   /* strings that are looked for in outlines */
	uint32_t bucket_bits;
	struct pl_row always;  /* uint64_t: the owners who are candidates anyway */
	struct pl_row digits;  /* likewise, of texts with other scripts' digits */
	struct pl_scan_filters text, outline;
	struct pl_row buckets; /* uint32_t: one more than a bucket's first string; 0: it is empty */
	struct pl_row
		strings; /* struct pl_scan_string, by bucket, then those of one byte, then an end */
	struct pl_row texts;  /* char */
	struct pl_row asks;   /* uint32_t: how many, how many of them tell places, and each, those
			       * first: want * PL_SCAN_SETS + set */
	struct pl_row wants;  /* struct pl_scan_owner */
	struct pl_row full;   /* uint8_t: the sets a want has, as bits */
	uint32_t singles;     /* the first string of one byte */
};

/* --- keys and bits --- */

static inline uint32_t pl_scan_hash(uint32_t key, uint32_t bits)
{
	return (key * 0x9E3779B1U) >> (32 - bits);
}

/* Which bit of a filter; keys that share one mostly do not share a bucket. */
static inline uint32_t pl_scan_bit(uint32_t key, uint32_t bits)
{
	return (key * 0x85EBCA6BU) >> (32 - bits);
}

/* The bytes at `at` as a number, the same on every machine. */
static inline uint32_t pl_scan_key_of(const char *at, size_t len)
{
	const unsigned char *byte = (const unsigned char *)at;
	uint32_t key = byte[0];

	for (size_t i = 1; i < len; i++)
		key |= (uint32_t)byte[i] << (8 * i);
	return key;
}

/* The same of four bytes, which compilers read as one. */
static inline uint32_t pl_scan_four(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;

	return byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 |
	       (uint32_t)byte[3] << 24;
}

static inline bool pl_scan_has(const uint64_t *bits, uint32_t i)
{
	return bits[i / 64] >> (i % 64) & 1;
}

static inline void pl_scan_set(uint64_t *bits, uint32_t i)
{
	bits[i / 64] |= UINT64_C(1) << (i % 64);
}

/* The first bit that is set from bit `i` on, of `n`; `n` when none is. */
static inline uint32_t pl_scan_next(const uint64_t *bits, uint32_t n, uint32_t i)
{
	while (i < n && !pl_scan_has(bits, i))
		i = (bits[i / 64] >> (i % 64)) ? i + 1 : (i / 64 + 1) * 64;
	return i < n ? i : n;
}

static inline size_t pl_scan_words(size_t bits)
{
	return (bits + 63) / 64;
}

/* Whether the character that ends, or starts, at byte `at` of a folded text surely
 * is a word character: whichever version of PCRE2 and Unicode, \b is not there. */
bool pl_scan_word_ends(struct pl_str text, size_t at);
bool pl_scan_word_starts(struct pl_str text, size_t at);

#endif
