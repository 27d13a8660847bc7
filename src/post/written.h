/* Text of HTML as it is written: references, line ends, and where they come from. */
#ifndef PL_POST_WRITTEN_H
#define PL_POST_WRITTEN_H

#include "post/map.h"

struct pl_written {
	struct pl_str html;
	const struct pl_map *map; /* from the HTML to the source */
	bool raw;                 /* & is only itself */
};

/* The code point at `*at`, which then moves behind it, and behind the reference that it is
 * written as. */
uint32_t pl_written_next(const struct pl_written *text, size_t *at);
/* The span without white space at its ends, that which is written as &nbsp; included. */
struct pl_span pl_written_trim(const struct pl_written *text, struct pl_span span);
/* Appends what the span stands for: each line end is a LF. */
void pl_written_put(const struct pl_written *text, struct pl_mapping *out, struct pl_span span);
/* Appends a * for each character but line ends. */
void pl_written_mask(const struct pl_written *text, struct pl_mapping *out, struct pl_span span);
/* Appends the characters, without a map; plain: each line end is a LF. */
void pl_written_decode(const struct pl_written *text, struct pl_buf *out, struct pl_span span);
void pl_written_plain(const struct pl_written *text, struct pl_buf *out, struct pl_span span);

#endif
