/* Reading what has been opened, for those who open files in their own way. */
#ifndef PL_BASE_FILE_H
#define PL_BASE_FILE_H

#include "base/catalogue.h"
#include "base/source.h"

/* What to open a stranger's file with: not to wait for a pipe's other end, nor to
 * make a terminal ours.  Needs fcntl.h. */
#define PL_OPEN_FILE (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
#define PL_OPEN_FOLDER (O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC)

/* The name is relative, and every part of it a name of its own: it does not lead out of the
 * folder it is looked for in. */
bool pl_name_is_below(const char *name);
/* A descriptor of what lies below the folder, opened part by part so that no link is
 * followed; -1 with errno, ENOENT for a name that leads out of it. */
int pl_open_below(const char *folder, const char *name);

/* Of a reading whose limit no option raises. */
#define PL_FIXED_LIMIT N_("; no option raises that limit: is it the file that was meant?")

struct pl_reading {
	const char *file;    /* for errors */
	size_t max;          /* bytes, less than SIZE_MAX */
	const char *raise;   /* behind "the file is larger than N MiB": how to raise that */
	bool standard_input; /* may be anything but a folder, and stays open */
	struct pl_buf *out;
	struct pl_err *err;
};

/* Appends what the descriptor `fd` gives and closes it; when `fd` is negative,
 * tells by errno why opening failed. */
bool pl_reading_take(const struct pl_reading *reading, int fd);

/* Opens a file to be read piece by piece, `-` being standard input, if it is one that texts
 * are read from, see pl_file_read; -1 with an error otherwise. */
int pl_file_open(const char *path, struct pl_err *err);
void pl_file_close(const char *path, int fd);
/* Appends the next piece, waiting for it; before it waits it calls `idle`, which may be NULL.
 * `*n` is 0 at the end.  False when it cannot be read, by errno, or memory ends, by the
 * buffer. */
bool pl_file_some(int fd, struct pl_buf *out, size_t *n, void (*idle)(void *context),
		  void *context);

/* Fails with PL_NOFILE and what the errno `error` means; memory with PL_NOMEM. */
bool pl_fail_errno(struct pl_err *err, const char *file, int error);
/* The same where it was to be written. */
bool pl_fail_writing(struct pl_err *err, const char *file, int error);

#endif
