/* Writing files so that what was there is there still, or the new bytes are: whole, in
 * every case.
 *
 * The bytes go to a temporary file in the same folder, which then takes the file's name.
 * Permissions, owner, extended attributes and access lists stay as they are or the file is
 * left alone; the time of change becomes the present, since it did change, and other files
 * keep all of theirs. */
#ifndef PL_BASE_SAVE_H
#define PL_BASE_SAVE_H

#include "base/err.h"

/* A file, found once: what is read and what is written is the same one, wherever links
 * and names point meanwhile. */
struct pl_save {
	/* Set by the caller. */
	const char *path;        /* as it is asked for; borrowed */
	bool stay;               /* a symbolic link at its end is not followed */
	bool in_place;           /* write into the file itself, when it has several names: a
				  * crash may leave it half done */
	bool through;            /* a device or a pipe is written to, as it is */
	bool fresh;              /* fail when there is such a file already */
	unsigned mode;           /* permissions of a new file, which the umask narrows */
	/* The rest is ours. */
	int folder;              /* descriptor of the folder it lies in; -1: none */
	struct pl_buf name;      /* in that folder */
	struct pl_save_stamp {   /* of the file as it was read */
		bool known;
		uint64_t device, inode, size, hash; /* hash: of the bytes */
		int64_t seconds;
		long nanoseconds;
	} stamp;
	int file;                /* that is being written; -1: none */
	char temporary[40];      /* its name; empty: it is the file itself */
};

/* Finds the file at save->path, through symbolic links unless it stays; it need not exist.
 * False when its folder does not.  Close it in any case. */
bool pl_save_open(struct pl_save *save, struct pl_err *err);
/* Appends its bytes, at most `max`: a regular file's alone. */
bool pl_save_read(struct pl_save *save, size_t max, struct pl_buf *out, struct pl_err *err);
/* Makes `bytes` the file's contents.  When it was read, it must be as it was then, and
 * what is read-only, has several names or is no regular file is refused.  Fails with the
 * old bytes in place.  Signals that end a program wait meanwhile. */
bool pl_save_write(struct pl_save *save, struct pl_str bytes, struct pl_err *err);
/* Would it be refused?  Then says why, and changes nothing. */
bool pl_save_allowed(const struct pl_save *save, struct pl_err *err);
/* Fails as writing does when the file is not as it was read. */
bool pl_save_fail_changed(const struct pl_save *save, struct pl_err *err);
void pl_save_close(struct pl_save *save);

/* The same bit by bit.  What was begun is left by closing; a signal that ends the program may
 * come between, see pl_save_drop. */
bool pl_save_begin(struct pl_save *save, struct pl_err *err);
bool pl_save_add(struct pl_save *save, struct pl_str bytes, struct pl_err *err);
bool pl_save_finish(struct pl_save *save, struct pl_err *err);

/* Signals that end a program, 0 behind the last. */
extern const int pl_save_ending[];
/* For their handler: takes away the temporary file of what was begun, if there is one, and
 * changes nothing else. */
void pl_save_drop(const struct pl_save *save);

/* All at once, for a file that need not be read first. */
bool pl_save_file(const char *path, unsigned mode, struct pl_str bytes, struct pl_err *err);

/* Removes temporary files that a killed run has left in the folder; nobody else's, and none
 * that is in use.  Gives how many.  Saving a file removes its own. */
size_t pl_save_sweep(const char *folder);

#endif
