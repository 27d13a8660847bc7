/* Texts as a file writes them: as they are, in a string of JSON, in a field of a CSV.
 *
 * An edit of the text becomes one of the file, which leaves everything else of it as it is
 * written: escapes, quotation marks, blanks. */
#ifndef PL_POST_RAW_H
#define PL_POST_RAW_H

#include "base/err.h"

enum pl_raw_kind {
	PL_RAW_TEXT, /* the bytes are the text */
	PL_RAW_JSON, /* a string with its quotation marks (RFC 8259, section 7) */
	PL_RAW_CSV,  /* a field, with quotation marks or without (RFC 4180) */
};

struct pl_raw {
	enum pl_raw_kind kind;
	char separator;      /* of a CSV */
	struct pl_str bytes; /* valid: they were read as that kind */
};

/* Appends the bytes with the text changed by the edits, whose spans are bytes of the text, in
 * order and apart from each other.  What is inserted is escaped as the kind wants it. */
void pl_raw_edit(const struct pl_raw *raw, const struct pl_edit *edits, size_t n,
		 struct pl_buf *out);
/* The byte of raw->bytes that writes byte `at` of the text. */
size_t pl_raw_at(const struct pl_raw *raw, size_t at);
/* Appends the text. */
void pl_raw_read(const struct pl_raw *raw, struct pl_buf *out);

#endif
