/* The doors of a walk: a person's drafts, and the folder where the walk keeps its own. */
#ifndef PL_CLI_DOORS_H
#define PL_CLI_DOORS_H

#include "guide/walk.h"

struct pl_doors {
	enum pl_lang lang;
	const char *now;       /* what --now says, instead of the clock; or NULL */
	struct pl_buf data;    /* $XDG_DATA_HOME/plume/, ended by a slash; empty: there is none */
	struct pl_buf state;   /* the same for $XDG_STATE_HOME */
	struct pl_buf cache;   /* the same for $XDG_CACHE_HOME */
	struct pl_buf config;  /* the same for $XDG_CONFIG_HOME */
};

/* Finds the folders; they are made when something is first kept there.  Release it. */
void pl_doors_find(struct pl_doors *doors, enum pl_lang lang);
void pl_doors_release(struct pl_doors *doors);
struct pl_walk_doors pl_doors_of(struct pl_doors *doors);
/* The path of a file of the folder, which is made, mode 0700; false when it cannot be. */
bool pl_doors_path(const struct pl_buf *folder, const char *name, struct pl_buf *path);

#endif
