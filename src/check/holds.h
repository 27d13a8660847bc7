/* What a post holds, looked at once, so that rules which can find nothing in it do not run. */
#ifndef PL_CHECK_HOLDS_H
#define PL_CHECK_HOLDS_H

#include "post/post.h"

struct pl_holds {
	uint64_t bytes[4]; /* which its text and its alternative texts are made of, a bit each */
	uint64_t tokens;   /* their kinds, a bit each */
	bool media;
};

struct pl_holds pl_holds_of(const struct pl_post *post);
/* Any of these bytes? */
bool pl_holds_any(const struct pl_holds *holds, const char *bytes);
/* Anything from byte `first` to `last`? */
bool pl_holds_from(const struct pl_holds *holds, unsigned char first, unsigned char last);
bool pl_holds_token(const struct pl_holds *holds, enum pl_token_kind kind);

#endif
