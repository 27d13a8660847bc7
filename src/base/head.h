/* Heads: which characters a match of a pattern may begin with, place by place.  \b\p{Lu}{3,} begins
 * with three capitals: where a text has no three side by side, PCRE2 need not be asked.  All that is
 * not understood may be any character, so that no match is missed. */
#ifndef PL_BASE_HEAD_H
#define PL_BASE_HEAD_H

#include <stdatomic.h>

#include "base/anchor.h"

enum {
	PL_HEAD_LONGEST = 16, /* characters that are looked at */
	/* ASCII and Latin-1 each by itself, general punctuation (U+2000 to U+207F), all others. */
	PL_HEAD_SIGNS = 0x100,
	PL_HEAD_OTHER = PL_HEAD_SIGNS + 0x80,
	PL_HEAD_KINDS,
};

struct pl_head {
	unsigned n;                  /* characters */
	uint16_t may[PL_HEAD_KINDS]; /* bit i: it may be the i-th of a match */
	struct pl_anchors anchors;   /* one of these stands so many characters behind the first: */
	unsigned anchor_at;
	/* What texts had: bytes gone through, and places where a match might begin. */
	atomic_size_t bytes, places;
};

/* Of a pattern and flags of base/regex.h.  NULL when nothing is known, when it begins with few
 * characters, which PCRE2 finds faster by itself, or when memory ends; to be freed by pl_free. */
struct pl_head *pl_head_new(struct pl_str pattern, unsigned flags);
/* Where matches may begin that begin at byte `from` of the UTF-8 text or later, and not much later
 * than `*last`: the first such place, and in `*last` the last of those that follow close upon each
 * other; SIZE_MAX: nowhere. */
size_t pl_head_find(struct pl_head *head, struct pl_str text, size_t from, size_t *last);
/* Has it spared anybody much so far? */
bool pl_head_pays(const struct pl_head *head);

#endif
