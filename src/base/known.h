/* What is known of the strings that a pattern, or a part of one, can match: the
 * algebra behind base/literal.
 *
 * A `struct pl_known` says: every string matched begins with one of `front`,
 * ends with one of `back`, and its text holds one of each of `needs`.  When
 * `exact`, `front` (which then is `back`) is the whole language, in the order
 * in which PCRE2 tries it.  Everything may say less than is true, never more. */
#ifndef PL_BASE_KNOWN_H
#define PL_BASE_KNOWN_H

#include "base/literal.h"

enum {
	PL_KNOWN_NEEDS = 3,
	PL_KNOWN_PHRASES = 4096, /* a longer language is not spelt out */
	PL_KNOWN_SHORT = 128,    /* a set to look for had better not be longer */
};

/* A distance that may be any. */
#define PL_KNOWN_FAR UINT32_MAX

struct pl_phrases {
	const struct pl_phrase *at;
	size_t n;
	size_t bytes;  /* of all texts */
	double chance; /* to meet one of them at a place of an ordinary text; 1: says nothing */
	uint32_t reach; /* bytes from where a match begins to where one of them does, at most */
	uint32_t ahead; /* bytes from where one of them does to where the match begins, at most */
};

struct pl_known {
	bool exact;
	struct pl_phrases front, back, needs[PL_KNOWN_NEEDS];
	size_t n_needs; /* the rarest first */
	uint32_t most;  /* bytes that a match takes, at most */
	/* One of these ends where it begins, or begins where it ends, by what lookarounds say; none:
	 * nothing is known. */
	struct pl_phrases before, then;
};

/* How often something may come; UINT32_MAX: without end. */
struct pl_times {
	uint32_t min, max;
	bool lazy; /* as few as possible first */
};

/* Where results live, and how much may still be spent on them: products of sets
 * are refused when it is used up, so that every pattern is read in linear time. */
struct pl_algebra {
	struct pl_arena *arena;
	size_t budget;   /* bytes */
	bool outlines;   /* phrases are outlines, see base/outline.h */
	bool unfaithful; /* an exact language left something out, such as a \b inside */
};

/* How likely it is that a place of an ordinary French text starts with `phrase`. */
double pl_chance(const struct pl_phrase *phrase);

struct pl_known pl_known_any(void);
/* One character or more, none of which is a word character. */
struct pl_known pl_known_gap(void);
/* The same as `a`, which is known to take one character. */
struct pl_known pl_known_one(struct pl_known a);
/* This one phrase; its text is borrowed. */
struct pl_known pl_known_phrase(struct pl_algebra *algebra, struct pl_phrase phrase);
/* `a` and then `b`. */
struct pl_known pl_known_both(struct pl_algebra *algebra, const struct pl_known *a,
			      const struct pl_known *b);
struct pl_known pl_known_repeat(struct pl_algebra *algebra, const struct pl_known *a,
				struct pl_times times);
/* The same, when it may match other strings too between one of its beginnings
 * and one of its ends. */
struct pl_known pl_known_loosen(const struct pl_known *a);
/* The text holds a match of `a` here, or one that ends here, but it takes no room: lookaround. */
struct pl_known pl_known_aside(struct pl_algebra *algebra, const struct pl_known *a, bool behind);
/* All that must be met, gathered in `needs`. */
void pl_known_gather(struct pl_known *known);

/* Phrases in the making; `full` when there are too many to say anything. */
struct pl_phrase_list {
	struct pl_phrase *at;
	size_t n, room;
	uint32_t reach, ahead;
	bool failed, full;
};

/* Alternatives, added in their order.  `{ 0 }` to start. */
struct pl_either {
	struct pl_phrase_list front, back, need;
	bool inexact;
	uint32_t most;
	struct pl_known only; /* the first, which is the answer when it stays alone */
	size_t n;
};

void pl_either_add(struct pl_either *either, const struct pl_known *known);
/* The result; empties `either`. */
struct pl_known pl_either_end(struct pl_either *either, struct pl_algebra *algebra);

#endif
