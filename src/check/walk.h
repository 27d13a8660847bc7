/* Going through a block sign by sign, past what only machines read. */
#ifndef PL_CHECK_WALK_H
#define PL_CHECK_WALK_H

#include "check/check.h"
#include "check/near.h"
#include "check/signs.h"

/* Signs and blanks of French typography. */
enum {
	PL_NO_BREAK = 0xA0,
	PL_NARROW = 0x202F,
	PL_OPEN = 0xAB,
	PL_CLOSE = 0xBB,
	PL_ELLIPSIS = 0x2026,
	PL_OPEN_ENGLISH = 0x201C,
	PL_CLOSE_ENGLISH = 0x201D
};

struct pl_walk {
	const struct pl_post *post;
	struct pl_hits *hits;
	const void *settings;
	struct pl_block block;
	struct pl_str text; /* of the block */
	size_t at, next;    /* the character looked at; where to go on */
	uint32_t code;
	const struct pl_signs *signs; /* of the post's text; NULL: look at every byte */
	size_t sign;        /* the first of them that is not before `at` */
	size_t entity;      /* the first entity of the post that does not end before `at` */
	uint32_t quoted;    /* how many « are open */
	const struct pl_walk_signs *starts; /* what is looked at, and its kinds of bytes */
	uint16_t kinds;
	struct pl_near_line line; /* whether the line looked at is English */
};

/* First bytes of the characters that are looked at, of those of check/signs.h.  Of spaces only
 * those that have white space, a byte of `after` or what is not of ASCII (but à to ÿ) behind them,
 * or a byte of `before` before them; both NULL: no space is looked at.  No letter or digit is
 * named there. */
struct pl_walk_signs {
	const char *starts, *after, *before;
};

/* Calls `look` for every character of the rule's blocks that `signs` names, but in links,
 * e-mails, mentions, hashtags and cashtags.  `look` may move `next` on. */
void pl_walk(const void *settings, const struct pl_post *post, struct pl_hits *hits,
	     const struct pl_walk_signs *signs, void (*look)(struct pl_walk *walk));

/* U+202F may be used: it counts for one on every network asked for. */
bool pl_walk_may_be_narrow(const struct pl_walk *walk);
/* The character before the one looked at, and the one at `next`; 0: none. */
uint32_t pl_walk_before(const struct pl_walk *walk);
uint32_t pl_walk_after(const struct pl_walk *walk);
/* The character at byte `at`, as a text. */
struct pl_str pl_walk_sign_at(const struct pl_walk *walk, size_t at);
/* Tells of the bytes from start to end of the block, with `sign` for the message. */
struct pl_hit *pl_walk_tell(const struct pl_walk *walk, size_t start, size_t end,
			    struct pl_str sign);
/* Writes `text` over the bytes from start to end of the block. */
void pl_walk_mend(const struct pl_walk *walk, struct pl_hit *hit, size_t start, size_t end,
		  const char *text);

/* What of a mark is the same for whoever looks at it. */

/* ; : ! ? */
bool pl_walk_is_mark(uint32_t code);
/* The byte behind the marks that start at byte `at`. */
size_t pl_walk_marks_end(struct pl_str text, size_t at);
/* Marks that end at byte `end` are punctuation: not a smiley :-) nor an hour 14:30. */
bool pl_walk_is_punctuation(const struct pl_walk *walk, uint32_t sign, size_t end);
/* The character can end a word or a group of words. */
bool pl_walk_ends_words(uint32_t code);
/* The semicolon looked at is that of &eacute;, the colon that of http: or of :name:. */
bool pl_walk_is_notation(const struct pl_walk *walk);
/* The line is English, and follows English typography. */
bool pl_walk_in_english(struct pl_walk *walk);

#endif
