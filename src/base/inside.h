/* Names that must not lead out of a folder: by what they say, and by where they lead. */
#ifndef PL_BASE_INSIDE_H
#define PL_BASE_INSIDE_H

#include "base/str.h"

/* Why the name says that it leads out: NULL when it does not, else a msgid.  A name that stays
 * inside is relative and has no part `..`. */
const char *pl_why_outside(struct pl_str name);
/* Appends the way down from the folder to what the path leads to, through whatever links, nothing
 * for the folder itself.  False when one of them is not there, or it leads elsewhere.  Opens
 * neither. */
bool pl_way_inside(const char *folder, const char *path, struct pl_buf *out);
/* Why what is there leads out of the folder, by a link: NULL when it does not or is not there, else
 * a msgid. */
const char *pl_why_leads_outside(const char *folder, const char *path);

#endif
