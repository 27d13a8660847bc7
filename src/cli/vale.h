/* The command line as Vale spells it, so that what was written for Vale runs plume
 * unchanged. */
#ifndef PL_CLI_VALE_H
#define PL_CLI_VALE_H

#include "cli/load.h"

/* Says in plume's words what Vale's options of the settings say; where both do, plume's
 * own win.  To be called before anything is loaded. */
bool pl_vale_settle(struct pl_settings *settings, struct pl_err *err);
/* Leaves only the rules for which --filter holds; files of filters may lie in the folder
 * of styles, which may be NULL. */
bool pl_vale_filter(struct pl_loaded *loaded, const char *styles_path, struct pl_err *err);
/* Does the path fit --glob? */
bool pl_vale_globbed(const struct pl_settings *settings, struct pl_str path);

#endif
