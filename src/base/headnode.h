/* What the files that make heads share: sets of kinds of characters, and patterns as trees. */
#ifndef PL_BASE_HEADNODE_H
#define PL_BASE_HEADNODE_H

#include "base/head.h"

/* The characters that may be in a class and those that surely are: of what lies beyond the kinds
 * that are told apart nothing is ever sure. */
struct pl_head_set {
	uint64_t may[PL_HEAD_KINDS / 64 + 1], sure[PL_HEAD_KINDS / 64 + 1];
};

enum pl_head_item {
	PL_HEAD_CHARACTER, /* this one, maybe in any case */
	PL_HEAD_CLASS,     /* one of the set */
	PL_HEAD_ROW,       /* one after the other, the last first */
	PL_HEAD_EITHER,
	PL_HEAD_TIMES,     /* the first, from `min` to `max` times */
	PL_HEAD_AHEAD,     /* what follows begins with the first */
	PL_HEAD_ANYTHING,  /* any characters, or none */
	PL_HEAD_NOTHING,
};

struct pl_head_node {
	enum pl_head_item item;
	bool nocase;
	uint32_t code;
	uint32_t min, max;
	struct pl_head_set *set;
	struct pl_head_node *first, *next;
};

/* The pattern as a tree, in the arena; NULL when it is not understood, or memory ends. */
const struct pl_head_node *pl_head_read(struct pl_str pattern, bool nocase, struct pl_arena *arena);

/* Which kind the character is of. */
static inline size_t pl_head_kind(uint32_t code)
{
	if (code < PL_HEAD_SIGNS)
		return code;
	return code - 0x2000 < 0x80 ? PL_HEAD_SIGNS + (code - 0x2000) : PL_HEAD_OTHER;
}

/* --- sets, in headset.c --- */
void pl_head_add(struct pl_head_set *set, uint32_t first, uint32_t last, bool nocase);
void pl_head_add_any(struct pl_head_set *set);
void pl_head_invert(struct pl_head_set *set);
/* What a letter behind a backslash stands for: d, w, s, h, v and their capitals.  False when
 * it is none of them. */
bool pl_head_add_kind(struct pl_head_set *set, char letter);
/* A property, L, Lu or Ll, or all without it; any other may be anything. */
void pl_head_add_property(struct pl_head_set *set, struct pl_str name, bool nocase, bool negated);

#endif
