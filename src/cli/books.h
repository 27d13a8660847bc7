/* Books of users' rules, kept as files under $XDG_CACHE_HOME/plume, mode 0600: one for each
 * folder of rules that is large enough.  A book is known by a keyed hash of all that it was
 * made of.  The files may be removed at any time; one that is damaged, another user's, or
 * written to by others is not read. */
#ifndef PL_CLI_BOOKS_H
#define PL_CLI_BOOKS_H

#include "base/siphash.h"
#include "base/source.h"
#include "cli/option.h"

/* What tells this build of the program from others, and machines apart. */
struct pl_siphash pl_program_of(struct pl_sipkey key);
/* The file is a regular one, the user's own, and nobody else can write to it. */
bool pl_is_ours(const char *path);

/* Where books are kept; NULL when none are to be: --no-cache, PLUME_NO_CACHE, or no folder. */
const struct pl_keep *pl_books(const struct pl_settings *settings);

#endif
