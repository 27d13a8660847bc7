/* How the word engine's table lies in its image, and what building and running it
 * share.
 *
 * A string is found by its first word; one that goes on with a single character and
 * another word by both words, since many begin with "de" or "mise"; and by a third when the
 * second is short, since many begin with "à l’occasion".
 *
 * A filter of bits says of most words that nothing is found by them.  Buckets are in no order
 * of hashes: what ordinary texts hold most comes first, so that few pages are read of a table
 * in the program. */
#ifndef PL_BASE_WORDTABLE_H
#define PL_BASE_WORDTABLE_H

#include <string.h>

#include "base/words.h"

enum {
	PL_WORDS_LONGEST = 1000, /* bytes of a string */
	/* Zeros behind a folded text, so that eight bytes can be read anywhere. */
	PL_WORDS_AHEAD = 8,
	PL_WORDS_SHORT = 3, /* bytes of a second word that does not tell enough */
};

struct pl_words_entry {
	uint32_t hash;   /* of the words that it is found by */
	uint32_t ahead;  /* four bytes behind its first word, where there are as many */
	uint32_t mask;   /* those of them that there are */
	uint32_t text;   /* where it starts in `texts` */
	uint32_t owner;
	uint32_t string; /* its number among the owner's */
	uint16_t len;
	bool nocase;
	bool last;       /* of its bucket */
};

struct pl_words {
	uint32_t n_owners, bucket_bits, filter_bits;
	struct pl_row filter;  /* uint64_t: two bits for the hash of each entry */
	struct pl_row buckets; /* uint32_t: one more than a bucket's first entry; 0: it is empty */
	struct pl_row entries; /* struct pl_words_entry; in a bucket by hash, owner, preference */
	struct pl_row texts;   /* char: folded where `nocase` */
};

/* --- word characters --- */

/* What \w matches in all versions: in a text that folding knows, the letters of
 * ASCII and Latin-1, œ, digits, and the numbers and letters among the signs. */

/* Of ASCII: 0-9, A-Z, _ and a-z. */
extern const bool pl_words_ascii[128];

/* U+00AA, B2, B3, B5, B9, BA, BC, BD and BE: ª ² ³ µ ¹ º ¼ ½ ¾. */
static inline bool pl_words_sign(unsigned char second)
{
	const uint64_t signs = UINT64_C(0x762C040000000000);

	return second >= 0x80 && signs >> (second - 0x80) & 1;
}

/* Bytes of the word character at `at`, 0 if there is none.  Two bytes can be read. */
static inline size_t pl_words_character(const char *at)
{
	unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];

	if (first < 0x80)
		return pl_words_ascii[first];
	if (first == 0xC3)
		return second != 0x97 && second != 0xB7 ? 2 : 0;
	if (first == 0xC5)
		return second == 0x92 || second == 0x93 || second == 0xB8 ? 2 : 0;
	return first == 0xC2 && pl_words_sign(second) ? 2 : 0;
}

/* Bytes of the word at `at`, which is behind by PL_WORDS_AHEAD zeros. */
static inline size_t pl_words_length(const char *at)
{
	size_t len = 0, more = 0;

	do {
		len += more;
		while ((unsigned char)at[len] < 0x80 && pl_words_ascii[(unsigned char)at[len]])
			len++;
	} while ((more = pl_words_character(at + len)) > 0);
	return len;
}

static inline size_t pl_words_lead(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Where the character that ends at `end` starts. */
static inline size_t pl_words_before(const char *text, size_t end)
{
	while (end && ((unsigned char)text[--end] & 0xC0) == 0x80)
		continue;
	return end;
}

/* --- hashing --- */

static inline uint64_t pl_words_eight(const char *at)
{
	uint64_t eight;

	memcpy(&eight, at, sizeof(eight));
	return eight;
}

static inline uint32_t pl_words_four(const char *at)
{
	uint32_t four;

	memcpy(&four, at, sizeof(four));
	return four;
}

/* The first bytes of eight as they lie in memory, on any machine. */
static inline uint64_t pl_words_first(size_t n)
{
	static const unsigned char ones[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
	uint64_t mask;

	memcpy(&mask, ones + 8 - n, sizeof(mask));
	return mask;
}

/* Of a folded word: its first and last eight bytes, and how many it has. */
static inline uint32_t pl_words_hash(const char *word, size_t len)
{
	uint64_t sum = len;

	if (len >= 8)
		sum ^= pl_words_eight(word) ^
		       pl_words_eight(word + len - 8) * UINT64_C(0x9FB21C651E98DF25);
	else
		sum ^= pl_words_eight(word) & pl_words_first(len);
	return (uint32_t)(sum * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* Of two words, by their own; what stands between them is compared later. */
static inline uint32_t pl_words_pair(uint32_t first, uint32_t second)
{
	uint64_t sum = (uint64_t)first << 32 | (second ^ 0x5BD1E995U);

	return (uint32_t)(sum * UINT64_C(0x9FB21C651E98DF25) >> 32);
}

static inline uint32_t pl_words_bucket(uint32_t sum, uint32_t bits)
{
	return sum >> (32 - bits);
}

/* Which bits of the filter, both of one uint64_t, of other bits of the hash than the bucket;
 * and which uint64_t.  Most words have neither. */
static inline uint64_t pl_words_bits(uint32_t sum)
{
	return UINT64_C(1) << (sum & 63) | UINT64_C(1) << (sum >> 20 & 63);
}

static inline uint32_t pl_words_place(uint32_t sum, uint32_t bits)
{
	return (sum & ((UINT32_C(1) << bits) - 1)) / 64;
}

#endif
