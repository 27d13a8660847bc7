/* A look at the bytes of JSON before jansson reads them.
 *
 * What jansson allows and we do not (depth, NUL, half a surrogate pair, millions of values),
 * or tells without a place, is found here.  And jansson reads byte by byte, while most bytes
 * of a post are characters of a string that stand for themselves: it is shown a brief, in which
 * strings that are values are reduced to their escapes. */
#ifndef PL_BASE_JSONLOOK_H
#define PL_BASE_JSONLOOK_H

#include "base/err.h"

struct pl_json_look {
	struct pl_str bytes;
	const char *file;
	struct pl_err *err;
	size_t start;                    /* of the value: behind a byte order mark */
	struct pl_buf brief;             /* JSON where the bytes are, and else none */
	PL_LIST(struct pl_span) strings; /* insides of those it reduces, in their order */
	size_t at, briefed, depth, n_values; /* of the look on its way */
};

/* Looks through `bytes`; the other members but `file` and `err` are empty before.  False with an
 * error when it may not be read.  Release it in any case. */
bool pl_json_look(struct pl_json_look *look, size_t max_bytes);
void pl_json_look_release(struct pl_json_look *look);

/* `text` about the place of a byte, before which all is UTF-8; returns false. */
bool pl_json_fail_at(const struct pl_json_look *look, size_t byte, enum pl_code code,
		     const char *text);

/* Where what stands for itself in a string ends, from byte `at` of its inside on: at a quotation
 * mark, a backslash, a control character, or the end of the bytes. */
size_t pl_json_piece_end(struct pl_str bytes, size_t at);
/* The bytes of the escape at byte `at`, which is whole: both halves of a pair are one. */
size_t pl_json_escape_len(struct pl_str bytes, size_t at);
/* The byte behind the string that opens at byte `at`. */
size_t pl_json_string_end(struct pl_str bytes, size_t at);

#endif
