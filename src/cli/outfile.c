/* Writing a file whole or not at all. */
#include "cli/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool fail_to_write(struct pl_err *err, const char *path)
{
	return pl_fail_at(err, PL_NOFILE, path, 0, 0, "this cannot be written: %s",
			  strerror(errno));
}

bool pl_outfile_open(struct pl_outfile *file, const char *path, mode_t mode, struct pl_err *err)
{
	*file = (struct pl_outfile){ .path = path, .fd = -1 };
	pl_buf_printf(&file->beside, "%s.plume-%ld", path, (long)getpid());
	if (!file->beside.failed)
		file->fd = open(file->beside.at,
				O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
	if (file->fd >= 0)
		return true;
	if (file->beside.failed)
		pl_fail_nomem(err);
	else
		fail_to_write(err, path);
	pl_buf_release(&file->beside);
	return false;
}

bool pl_outfile_add(struct pl_outfile *file, struct pl_str bytes, struct pl_err *err)
{
	while (bytes.len) {
		ssize_t n = write(file->fd, bytes.at, bytes.len);

		if (n < 0 && errno != EINTR)
			return fail_to_write(err, file->path);
		bytes = pl_str_cut(bytes, n > 0 ? (size_t)n : 0, bytes.len);
	}
	return true;
}

bool pl_outfile_close(struct pl_outfile *file, bool keep, struct pl_err *err)
{
	bool ok = !keep || !fsync(file->fd);

	ok = !close(file->fd) && ok;
	ok = ok && (!keep || !rename(file->beside.at, file->path));
	if (!ok)
		fail_to_write(err, file->path);
	if (!ok || !keep)
		unlink(file->beside.at);
	pl_buf_release(&file->beside);
	return ok;
}

bool pl_outfile_write(const char *path, struct pl_str bytes, mode_t mode, struct pl_err *err)
{
	struct pl_outfile file;
	bool ok;

	if (!pl_outfile_open(&file, path, mode, err))
		return false;
	ok = pl_outfile_add(&file, bytes, err);
	return pl_outfile_close(&file, ok, err) && ok;
}
