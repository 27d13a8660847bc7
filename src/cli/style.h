/* A folder of styles, or one style's own folder, as a source of rules. */
#ifndef PL_CLI_STYLE_H
#define PL_CLI_STYLE_H

#include "base/source.h"

/* STYLE/RULE.yml are read as they are; in a folder whose rules lie in it themselves, the
 * folder is the style.  `source` points into the struct, which must stay where it is. */
struct pl_style_folder {
	struct pl_source source;
	struct pl_source folder, beside; /* lists of words lie beside a style */
	struct pl_buf parent, style; /* of a style's own folder: before and behind its last / */
};

/* False when `path` is no folder that can be read; release it all the same. */
bool pl_style_folder_init(struct pl_style_folder *folder, const char *path, struct pl_err *err);
void pl_style_folder_release(struct pl_style_folder *folder);

#endif
