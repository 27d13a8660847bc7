/* Files that a walk of a folder passes over: what .gitignore and .plumeignore name. */
#ifndef PL_CLI_IGNORED_H
#define PL_CLI_IGNORED_H

#include "base/str.h"

/* What is ignored in a folder and below: the files of the folder itself, of those above it
 * up to the top of its repository, and of those below it, as git reads them (gitignore(5),
 * git 2.39): the last pattern that fits wins, a folder that is ignored is not looked into, the
 * deeper file wins.  What belongs neither to us, see pl_config_is_ours, nor to the owner of the
 * folder that is walked says nothing. */
struct pl_ignored;

/* `root` is the folder that is walked.  NULL when memory ends. */
struct pl_ignored *pl_ignored_new(const char *root);
/* Is the file or folder passed over?  `name` is its path from the root. */
bool pl_ignored_is(struct pl_ignored *ignored, const char *name, bool folder);
void pl_ignored_free(struct pl_ignored *ignored);

#endif
