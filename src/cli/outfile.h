/* A file that is written beside the one whose place it takes once all is in it, so that
 * whoever reads finds the old one or the new one, whole. */
#ifndef PL_CLI_OUTFILE_H
#define PL_CLI_OUTFILE_H

#include "base/err.h"

#include <sys/types.h>

struct pl_outfile {
	const char *path;     /* borrowed */
	struct pl_buf beside;
	int fd;
};

/* `mode` is that of a new file, under the umask.  False with PL_NOFILE when it cannot be
 * made; then nothing is to be released. */
bool pl_outfile_open(struct pl_outfile *file, const char *path, mode_t mode, struct pl_err *err);
bool pl_outfile_add(struct pl_outfile *file, struct pl_str bytes, struct pl_err *err);
/* Makes it take its place, or takes it away when `keep` is false or something has failed.
 * Releases it. */
bool pl_outfile_close(struct pl_outfile *file, bool keep, struct pl_err *err);
/* All at once. */
bool pl_outfile_write(const char *path, struct pl_str bytes, mode_t mode, struct pl_err *err);

#endif
