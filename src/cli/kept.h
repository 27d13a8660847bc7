/* The bytes that files had before they were mended, for plume undo.
 *
 * They lie under $XDG_STATE_HOME/plume/undo/, mode 0600, one file for each that was mended
 * last, and are thrown away after a week. */
#ifndef PL_CLI_KEPT_H
#define PL_CLI_KEPT_H

#include "base/catalogue.h"
#include "base/err.h"

struct pl_kept {
	struct pl_buf folder; /* ended by a slash; empty: there is none */
	char run[32];         /* tells the files of one run from those of others */
	bool in_place;        /* set by the caller: files that have several names are written into */
};

/* Names this run; throws away what is old.  Release it. */
void pl_kept_open(struct pl_kept *kept, enum pl_lang lang);
void pl_kept_release(struct pl_kept *kept);

/* Keeps `before`, which is about to become `after`, and sets aside what was kept of the file
 * until then.  The path need not be absolute. */
bool pl_kept_put(const struct pl_kept *kept, const char *path, struct pl_str before,
		 struct pl_str after, struct pl_err *err);
/* Says whether the file whose bytes were put has become `after`; else what was kept of it until
 * then is kept again. */
void pl_kept_settle(const struct pl_kept *kept, const char *path, bool written);
/* Gives the file its bytes back, unless it is not as mending left it; or, when `dry`, says
 * whether it would.  What was mended in place is given back so. */
bool pl_kept_give_back(const struct pl_kept *kept, const char *path, bool dry, struct pl_err *err);
/* Calls `each` with the absolute paths of all files of the run that was last; false stops. */
void pl_kept_last(const struct pl_kept *kept, bool (*each)(void *context, const char *path),
		  void *context);

#endif
