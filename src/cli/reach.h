/* What a configuration may name on disk: it may come from a stranger, with the project that one
 * happens to stand in. */
#ifndef PL_CLI_REACH_H
#define PL_CLI_REACH_H

#include "cli/setup.h"

/* Says how far the setup's configuration reaches.  A .plume.yml names what lies in its own
 * folder, or in the user's configuration folder by its whole path.  Of a .vale.ini StylesPath
 * often leads upwards: it reaches as far as the repository that it lies in, and anywhere when
 * the user has named it himself. */
void pl_reach_begin(struct pl_setup *setup, bool named);
/* The path of what the configuration names, which starts in its own folder; NULL when it does not
 * reach there, which is told with that place.  In the setup's arena. */
const char *pl_reach(struct pl_setup *setup, struct pl_str name, struct pl_where where);
/* Does the path, whose name is fine, lead nowhere else by links?  Otherwise that is told. */
bool pl_reaches(struct pl_setup *setup, const char *path, struct pl_where where);

#endif
