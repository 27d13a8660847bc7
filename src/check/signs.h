/* Where in a text the bytes stand that rules about signs begin with: found once for all of
 * them.  Spaces between two letters or digits of ASCII are left out. */
#ifndef PL_CHECK_SIGNS_H
#define PL_CHECK_SIGNS_H

#include "base/str.h"

struct pl_signs {
	const uint32_t *at; /* bytes of the text, in order */
	size_t n;
};

/* In the arena; false when memory ends. */
bool pl_signs_find(struct pl_str text, struct pl_arena *arena, struct pl_signs *signs);
/* Of each byte that is found a bit of its own; 0 for all others. */
extern const uint16_t pl_sign_kinds[256];
/* Those of the bytes together. */
uint16_t pl_signs_kinds(const char *bytes);

#endif
