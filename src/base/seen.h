/* What was seen of folders and files while they were read: it tells later, without reading
 * them again, that they are what they were.  As git's index does, a file is held to be the
 * same when its device, inode, size and both of its times are, to the nanosecond. */
#ifndef PL_BASE_SEEN_H
#define PL_BASE_SEEN_H

#include "base/err.h"

/* Released by pl_seen_release. */
struct pl_seen {
	struct pl_buf log;
	struct pl_buf folder; /* that the files are noted in which follow */
	int64_t before;       /* seconds; what changed earlier shows by its times if it changes again */
	bool unsettled;       /* something did not change earlier, or could not be looked at */
};

/* Begins, before anything is read. */
void pl_seen_start(struct pl_seen *seen);
/* Notes the open folder, before its entries are read. */
void pl_seen_folder(struct pl_seen *seen, const char *path, int fd);
/* Notes the open file. */
void pl_seen_file(struct pl_seen *seen, const char *path, int fd);
/* What to keep; empty when it would not tell whether something has changed. */
struct pl_str pl_seen_log(const struct pl_seen *seen);
void pl_seen_release(struct pl_seen *seen);

/* Everything noted in the log is as it was.  Any bytes may be asked; the current folder must be
 * the same. */
bool pl_seen_holds(struct pl_str log);

#endif
