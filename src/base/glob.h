/* Globs: patterns of file names, as Vale reads them. */
#ifndef PL_BASE_GLOB_H
#define PL_BASE_GLOB_H

#include "base/err.h"

enum { PL_MOST_GLOB = 1024 }; /* bytes */

/* Does the glob match the whole path?  `*` is any run of characters, `?` one,
 * `[a-z]` one of these, `[!a]` one not of these, `{a,b}` either, `\*` a star.  A glob
 * without `**` does not care for `/`: `*.md` matches docs/a.md.  In one with `**` only a `**` that stands alone between slashes crosses
 * them, and it may stand for no folder at all.  A `!` in front is the caller's.
 *
 * Takes time in proportion to the lengths multiplied, whatever the glob; false for a
 * glob that pl_glob_check refuses. */
bool pl_glob_match(struct pl_str glob, struct pl_str path);
/* The same, in any glob as in one with `**`: nothing but that crosses a `/`. */
bool pl_glob_match_parts(struct pl_str glob, struct pl_str path);
/* Fails when a bracket or brace is not closed, or the glob is too long. */
bool pl_glob_check(struct pl_str glob, struct pl_err *err);

#endif
