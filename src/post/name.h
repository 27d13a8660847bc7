/* What emoji and signs are called when read aloud: the names of Unicode's CLDR, made into
 * a table at build time. */
#ifndef PL_POST_NAME_H
#define PL_POST_NAME_H

#include "base/str.h"

/* Appends the name of the sequence: "feu", "police car light".  A sequence that nobody
 * has named is called by its parts.  False, and nothing is added, when a part has no name
 * either; what a buffer does when memory ends is told by the buffer. */
bool pl_name_add(struct pl_buf *out, struct pl_str sequence, enum pl_lang lang);
/* Has the character alone a name? */
bool pl_name_has(struct pl_str character);

#endif
