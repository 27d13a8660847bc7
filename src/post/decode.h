/* Strangers' bytes to UTF-8 text. */
#ifndef PL_POST_DECODE_H
#define PL_POST_DECODE_H

#include "base/err.h"

enum { PL_BOM_LEN = 3 };

/* The text of `bytes`, copied into the arena: UTF-8 as it is, its byte order mark
 * included; UTF-16 with a mark converted, the mark left out.  Anything else is a
 * PL_INPUT error with line, column, offset and what was there instead. */
bool pl_decode(struct pl_arena *arena, struct pl_str bytes, struct pl_str *text,
	       struct pl_err *err);

/* The same for bytes that can only be UTF-8, without a copy. */
bool pl_decode_check(struct pl_str bytes, struct pl_err *err);

/* Whether the bytes begin with the mark of UTF-8 or of UTF-16. */
bool pl_has_utf8_mark(struct pl_str bytes);
bool pl_has_utf16_mark(struct pl_str bytes);

#endif
