/* Line ends: a text in which each is a line feed, as patterns expect them. */
#ifndef PL_POST_LINEENDS_H
#define PL_POST_LINEENDS_H

#include "post/map.h"

/* Has the text line ends with a carriage return, or a byte order mark? */
bool pl_line_ends_differ(struct pl_str text);
/* Appends the text without its mark, with a line feed for each line end. */
void pl_line_ends_plain(struct pl_mapping *out, struct pl_str text);

#endif
