/* Files that a draft names and that lie beside it. */
#ifndef PL_CLI_BESIDE_H
#define PL_CLI_BESIDE_H

#include "post/picture.h"

/* For struct pl_hints; `path` is that of the draft.  Does the file lie beside it?  Looked for
 * by name only; it is not opened. */
bool pl_beside_is(void *path, struct pl_str file);
/* What the picture tells.  Only a regular file in the draft's folder or below is opened,
 * through no link; or one that is named by its whole path. */
void pl_beside_picture(void *path, struct pl_str file, struct pl_arena *arena,
		       struct pl_picture *out);

#endif
