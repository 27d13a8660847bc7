/* Sets of characters that twitter-text tells apart (its regular expressions of
 * 3.1.0, 2021-10-21), for the scanners of entities. */
#ifndef PL_POST_CHARS_H
#define PL_POST_CHARS_H

#include "base/unicode.h"

enum {
	PL_WIDE_AT = 0xFF20,     /* ＠ */
	PL_WIDE_HASH = 0xFF03,   /* ＃ */
	PL_TEXT_STYLE = 0xFE0E,  /* asks for the plain form of an emoji */
	PL_EMOJI_STYLE = 0xFE0F, /* asks for the coloured one */
	PL_KEYCAP = 0x20E3,
	PL_JOINER = 0x200D,
};

/* The part of each set that lies in ASCII, a bit a character. */
struct pl_ascii {
	uint64_t low, high;
};

extern const struct pl_ascii pl_ascii_alnum;
extern const struct pl_ascii pl_ascii_name;   /* of a user: alnum and _ */
extern const struct pl_ascii pl_ascii_domain; /* inside a label, but for - and _ */
extern const struct pl_ascii pl_ascii_path;
extern const struct pl_ascii pl_ascii_path_end;
extern const struct pl_ascii pl_ascii_query;
extern const struct pl_ascii pl_ascii_query_end;
extern const struct pl_ascii pl_ascii_segment;    /* of a path by RFC 3986, but for % */
extern const struct pl_ascii pl_ascii_authority;  /* a user before @ by RFC 3986, but for % */
extern const struct pl_ascii pl_ascii_no_mention; /* not right before @ */
extern const struct pl_ascii pl_ascii_no_retweet; /* not before "rt@" */
extern const struct pl_ascii pl_ascii_no_link;    /* not right before an address */
extern const struct pl_ascii pl_ascii_local;      /* before the @ of an e-mail address */

static inline bool pl_ascii_has(const struct pl_ascii *set, uint32_t code)
{
	return code < 64 ? set->low >> code & 1 : code < 128 && set->high >> (code - 64) & 1;
}

/* The character at a byte without moving on; 0 at the end. */
static inline uint32_t pl_utf8_at(struct pl_str text, size_t at)
{
	return pl_utf8_next(text, &at);
}

struct pl_range {
	uint32_t first, last;
};

/* In one of `n` ranges that are in order. */
bool pl_in_ranges(const struct pl_range *ranges, size_t n, uint32_t code);

bool pl_is_twitter_space(uint32_t code);
bool pl_is_domain_char(uint32_t code);
/* Latin letters with accents, and accents; with those that a pattern without case adds. */
bool pl_is_accented(uint32_t code);
bool pl_is_accented_nocase(uint32_t code);
bool pl_is_path_char(uint32_t code);
bool pl_is_path_end(uint32_t code);
/* The same as Mastodon has them, whose paths hold any letter (twitter_regex.rb, 2026). */
bool pl_is_wide_path_char(uint32_t code);
bool pl_is_wide_path_end(uint32_t code);
bool pl_is_wide_query_char(uint32_t code);
bool pl_is_wide_query_end(uint32_t code);
bool pl_is_cyrillic(uint32_t code);
bool pl_is_hashtag_char(uint32_t code);
/* Right behind a cashtag: white space or punctuation. */
bool pl_ends_cashtag(uint32_t code);

#endif
