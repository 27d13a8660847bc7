/* What a file that replaces another takes over from it, inside save.c only.  Needs
 * sys/stat.h. */
#ifndef PL_BASE_LIKENESS_H
#define PL_BASE_LIKENESS_H

#include "base/err.h"

struct stat;

/* Gives `to`, a file that was just made, the owner, permissions, extended attributes and
 * access list of `from`, which is `was`; both are descriptors.  Never lets anybody read it
 * who may not read the other.  False when it cannot, which is told about `path`. */
bool pl_likeness_take(int to, int from, const struct stat *was, const char *path,
		      struct pl_err *err);
/* Takes away what the folder's default access list has given it. */
void pl_likeness_strip(int file);

#endif
