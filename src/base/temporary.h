/* Temporary files beside the one they will replace, inside save.c only. */
#ifndef PL_BASE_TEMPORARY_H
#define PL_BASE_TEMPORARY_H

#include "base/str.h"

enum { PL_TEMPORARY_NAME = 40 };

/* The name of the temporary file for `name` in the folder: always the same. */
bool pl_temporary_name(char name[PL_TEMPORARY_NAME], int folder, struct pl_str of);
/* Makes it with these permissions, which the umask narrows, and locks it; one that a killed
 * run has left is removed first.  Gives a descriptor, or -1 with errno: EBUSY when another program is
 * writing it right now. */
int pl_temporary_make(int folder, const char *name, unsigned mode);
/* Removes the file if it is a temporary one that nobody is writing. */
bool pl_temporary_remove(int folder, const char *name);

#endif
