/* Slugs: a text as a file or a template may be called. */
#ifndef PL_GUIDE_SLUG_H
#define PL_GUIDE_SLUG_H

#include "base/str.h"

/* Appends the text in small letters and digits without accents, a hyphen for everything else and
 * none at the ends, at most 40 bytes of it: « Levée d’alerte » is levee-d-alerte. */
void pl_slug(struct pl_buf *out, struct pl_str text);

#endif
