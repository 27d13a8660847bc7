/* Where the configuration of a file lies. */
#ifndef PL_CLI_FIND_H
#define PL_CLI_FIND_H

#include "base/str.h"

#include <sys/stat.h>

/* A configuration that was found. */
struct pl_found_config {
	const char *file;    /* NULL: none */
	bool vale;           /* it is written as Vale's */
	const char *refused; /* the nearest one that would hold, were it not for someone else */
	const char *whose;   /* what belongs to him: that file, or a folder on the way to it */
};

/* It belongs to the user, to root, or to the one whom root works for, see sudo(8). */
bool pl_config_is_ours(const struct stat *found);

/* Looks in `folder` and then upwards, to the top of the repository, the home, the border
 * of a file system or a folder that is someone else's, whichever comes first.  A file that
 * is someone else's is no configuration.  The nearest folder wins, and in it .plume.yml
 * before Vale's names.  `told` may be NULL, or
 * is called for each further configuration that is passed over.  In the arena. */
struct pl_found_config pl_config_find(struct pl_arena *arena, const char *folder,
				      void (*told)(void *context, const char *file),
				      void *context);

/* The top of the repository that the folder lies in, at most the home; the folder itself when it
 * is in none.  In the arena. */
const char *pl_config_top(struct pl_arena *arena, const char *folder);

/* The way down from the folder of the configuration to this one, with a / behind; empty
 * for the same folder, at NULL when it does not lie there.  In the arena. */
struct pl_str pl_config_way(struct pl_arena *arena, const char *file, const char *folder);

/* Is a configuration of that name and with these bytes written as Vale's? */
bool pl_config_is_vale(const char *file, struct pl_str bytes);

#endif
