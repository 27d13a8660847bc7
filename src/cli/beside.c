/* Files beside a draft: are they there, and what do pictures tell? */
#include "cli/beside.h"

#include "base/file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The draft's folder with its last slash; empty: the one we are in. */
static struct pl_str folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return (struct pl_str){ path, slash ? (size_t)(slash - path) + 1 : 0 };
}

static bool is_whole_path(struct pl_str file)
{
	return file.len && file.at[0] == '/';
}

bool pl_beside_is(void *path, struct pl_str file)
{
	struct pl_buf beside = { 0 };
	struct stat found;
	bool there;

	if (!is_whole_path(file))
		pl_buf_add(&beside, folder_of(path));
	pl_buf_add(&beside, file);
	there = beside.failed || !stat(beside.at ? beside.at : "", &found);
	pl_buf_release(&beside);
	return there;
}

/* Without what only says that it lies here. */
static struct pl_str plain(struct pl_str file)
{
	while (pl_str_starts(file, "./"))
		file = pl_str_cut(file, 2, file.len);
	return file;
}

/* A device may act on being opened. */
static int open_whole(const char *path)
{
	struct stat found;

	return !stat(path, &found) && S_ISREG(found.st_mode) ? open(path, PL_OPEN_FILE) : -1;
}

static int open_picture(const char *path, struct pl_str file)
{
	struct pl_buf folder = { 0 }, name = { 0 };
	int fd = -1;

	pl_buf_add(&folder, folder_of(path));
	pl_buf_puts(&folder, ".");
	pl_buf_add(&name, is_whole_path(file) ? file : plain(file));
	if (!folder.failed && !name.failed && strlen(name.at) == name.len)
		fd = is_whole_path(file) ? open_whole(name.at) : pl_open_below(folder.at, name.at);
	pl_buf_release(&folder);
	pl_buf_release(&name);
	return fd;
}

static size_t read_some(void *context, uint64_t at, char *out, size_t n)
{
	const int *fd = context;
	size_t have = 0;
	ssize_t more;

	if (at > INT32_MAX)
		return 0;
	while (have < n && (more = pread(*fd, out + have, n - have, (off_t)(at + have))) > 0)
		have += (size_t)more;
	return have;
}

void pl_beside_picture(void *path, struct pl_str file, struct pl_arena *arena,
		       struct pl_picture *out)
{
	int fd = open_picture(path, file);
	struct pl_picture_file picture = { read_some, &fd };
	struct stat found;

	*out = (struct pl_picture){ 0 };
	if (fd < 0)
		return;
	if (!fstat(fd, &found) && S_ISREG(found.st_mode))
		pl_picture_read(&picture, arena, out);
	close(fd);
}
