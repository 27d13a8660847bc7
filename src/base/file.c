/* Reading a file that may be anything: missing, endless, a folder, a pipe. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	MAX_CANDIDATES = 10000, /* names looked at for "did you mean" */
	PIECE = 64 << 10,
	LITTLE = 256,
	WRITER_PATIENCE = 1000, /* ms until somebody must have opened a named pipe */
};

#define MIB ((size_t)1 << 20)

/* For what people meet; strerror follows the locale. */
struct reason {
	int error; /* 0 ends a table */
	const char *text;
};

static const struct reason reasons[] = {
	{ EACCES, "its permissions forbid it" },
	{ EPERM, "its permissions forbid it" },
	{ ENOTDIR, "a part of its path is not a folder" },
	{ ELOOP, "it is a symbolic link, or too many stand on its path" },
	{ ENAMETOOLONG, "its name is too long" },
	{ ENXIO, "it is a socket, or a device that is not there" },
	{ EMFILE, "too many files are open" },
	{ ENFILE, "too many files are open" },
	{ EIO, "the disk reports a fault" },
	{ 0 },
};

static const struct reason reasons_of_writing[] = {
	{ EACCES, "its permissions, or those of its folder, forbid it" },
	{ EPERM, "its permissions, or those of its folder, forbid it" },
	{ ENOENT, "its folder is not there" },
	{ ENOSPC, "the disk is full" },
	{ EDQUOT, "your share of the disk is used up" },
	{ EROFS, "the disk is read-only" },
	{ EFBIG, "it would be larger than allowed" },
	{ EBUSY, "another program is writing it" },
	{ EISDIR, "this is a folder, not a file" },
	{ EEXIST, "there is such a file already" },
	{ 0 },
};

static const char *reason_in(const struct reason *table, int error)
{
	while (table->error && table->error != error)
		table++;
	return table->text;
}

bool pl_fail_errno(struct pl_err *err, const char *file, int error)
{
	const char *reason = reason_in(reasons, error);

	if (error == ENOMEM)
		return pl_fail_nomem(err);
	if (reason)
		return pl_fail_at(err, PL_NOFILE, file, 0, 0, "this cannot be read: %s",
				  pl_err_tr(err, reason));
	return pl_fail_at(err, PL_NOFILE, file, 0, 0, "this cannot be read: system error %d",
			  error);
}

bool pl_fail_writing(struct pl_err *err, const char *file, int error)
{
	const char *reason = reason_in(reasons_of_writing, error);

	if (error == ENOMEM)
		return pl_fail_nomem(err);
	if (!reason)
		reason = reason_in(reasons, error);
	if (reason)
		return pl_fail_at(err, PL_NOFILE, file, 0, 0, "this cannot be written: %s",
				  pl_err_tr(err, reason));
	return pl_fail_at(err, PL_NOFILE, file, 0, 0, "this cannot be written: system error %d",
			  error);
}

static bool fail_size(const struct pl_reading *reading)
{
	bool even = reading->max >= MIB && reading->max % MIB == 0;

	return pl_fail_at(reading->err, PL_LIMIT, reading->file, 0, 0,
			  "the file is larger than %zu %s%s",
			  even ? reading->max / MIB : reading->max,
			  pl_err_tr(reading->err, even ? "MiB" : "bytes"),
			  pl_err_tr(reading->err, reading->raise));
}

static bool wait_for_bytes(int fd, int milliseconds)
{
	struct pollfd wanted = { .fd = fd, .events = POLLIN };

	return poll(&wanted, 1, milliseconds) > 0;
}

/* As read, but waits and tries again where that is all that is needed. */
static ssize_t read_some(int fd, char *at, size_t size)
{
	for (;;) {
		ssize_t n = read(fd, at, size);

		if (n >= 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK))
			return n;
		if (errno != EINTR)
			wait_for_bytes(fd, -1);
	}
}

/* Appends all that `fd` gives, at most `max` bytes whatever its size is said to
 * be: files grow while they are read, and those of /proc claim to be empty. */
static bool read_all(const struct pl_reading *reading, int fd, size_t expected)
{
	struct pl_buf *out = reading->out;
	size_t start = out->len, piece = expected ? expected + 1 : PIECE;

	for (;;) {
		size_t left = reading->max - (out->len - start);
		size_t wanted = left < piece ? left + 1 : piece;
		ssize_t n;

		if (!pl_buf_grow(out, wanted))
			return pl_fail_nomem(reading->err);
		n = read_some(fd, out->at + out->len, wanted);
		if (n < 0)
			return pl_fail_errno(reading->err, reading->file, errno);
		if ((size_t)n > left)
			return fail_size(reading);
		out->len += (size_t)n;
		out->at[out->len] = '\0';
		/* A regular file that gives less than it was asked for has no more. */
		if (n == 0 || (expected && out->len - start == expected && (size_t)n < wanted))
			return true;
		/* Behind all that was expected there is mostly nothing. */
		piece = out->len - start == expected ? LITTLE : PIECE;
	}
}

/* What the mode of an open file says against reading it, or NULL. */
static const char *not_a_text(const struct pl_reading *reading, mode_t mode, int fd)
{
	if (S_ISDIR(mode))
		return "this is a folder, not a file";
	/* Whoever started us chose standard input: /dev/null and sockets too. */
	if (reading->standard_input || S_ISREG(mode) || S_ISFIFO(mode) ||
	    (S_ISCHR(mode) && isatty(fd)))
		return NULL;
	return "this is a device, not a file";
}

static bool fail_silent_pipe(const struct pl_reading *reading)
{
	return pl_fail_at(reading->err, PL_NOFILE, reading->file, 0, 0,
			  "this is a pipe into which nobody writes");
}

/* A named pipe that was opened without waiting looks empty as long as nobody has
 * opened its other end: give them a moment, then say so. */
static bool read_pipe(const struct pl_reading *reading, int fd)
{
	size_t start = reading->out->len;
	bool answered = wait_for_bytes(fd, WRITER_PATIENCE);

	if (!read_all(reading, fd, 0))
		return false;
	return answered || reading->out->len > start || fail_silent_pipe(reading);
}

static bool may_be_read(const struct pl_reading *reading, int fd, struct stat *status)
{
	const char *fault;

	if (fstat(fd, status) != 0)
		return pl_fail_errno(reading->err, reading->file, errno);
	fault = not_a_text(reading, status->st_mode, fd);
	return !fault || pl_fail_at(reading->err, PL_NOFILE, reading->file, 0, 0, "%s",
				    pl_err_tr(reading->err, fault));
}

static bool read_open(const struct pl_reading *reading, int fd)
{
	struct stat status;
	size_t expected = 0;

	if (!may_be_read(reading, fd, &status))
		return false;
	if (S_ISFIFO(status.st_mode) && !reading->standard_input)
		return read_pipe(reading, fd);
	if (S_ISREG(status.st_mode) && status.st_size > 0)
		expected = (uintmax_t)status.st_size < reading->max ? (size_t)status.st_size
								    : reading->max;
	return read_all(reading, fd, expected);
}

static bool fail_missing(const char *path, struct pl_err *err);

bool pl_reading_take(const struct pl_reading *reading, int fd)
{
	size_t start = reading->out->len;
	bool ok;

	if (fd < 0)
		return errno == ENOENT ? fail_missing(reading->file, reading->err)
				       : pl_fail_errno(reading->err, reading->file, errno);
	ok = read_open(reading, fd);
	if (!ok)
		pl_buf_cut(reading->out, start);
	if (!reading->standard_input)
		close(fd);
	return ok;
}

/* The names in a folder that a missing one is compared with. */
struct names {
	PL_LIST(const char *) list;
	struct pl_arena arena;
};

static void gather_names(struct names *names, DIR *folder)
{
	const struct dirent *entry;

	while (names->list.n < MAX_CANDIDATES && (entry = readdir(folder))) {
		const char **name = PL_PUSH(&names->list);

		if (name)
			*name = pl_arena_str(&names->arena, pl_str_of(entry->d_name)).at;
	}
}

static const char *name_at(const void *context, size_t i)
{
	const struct names *names = context;

	return i < names->list.n ? names->list.at[i] : NULL;
}

static bool fail_missing_in(DIR *folder, const char *path, size_t folder_len, struct pl_err *err)
{
	struct names names = { 0 };
	const char *nearest;

	gather_names(&names, folder);
	nearest = pl_nearest(pl_str_of(path + folder_len), name_at, &names);
	if (nearest)
		pl_fail_at(err, PL_NOFILE, path, 0, 0,
			   "there is no such file; did you mean '%.*s%s'?", (int)folder_len, path,
			   nearest);
	else
		pl_fail_at(err, PL_NOFILE, path, 0, 0, "there is no such file");
	PL_LIST_RELEASE(&names.list);
	pl_arena_release(&names.arena);
	return false;
}

static bool fail_missing(const char *path, struct pl_err *err)
{
	const char *slash = strrchr(path, '/');
	size_t folder_len = slash ? (size_t)(slash - path) + 1 : 0;
	struct pl_buf folder = { 0 };
	DIR *opened;

	pl_buf_add(&folder, folder_len ? (struct pl_str){ path, folder_len } : PL_STR("."));
	opened = folder.failed ? NULL : opendir(folder.at);
	if (folder.failed) {
		pl_fail_nomem(err);
	} else if (opened) {
		fail_missing_in(opened, path, folder_len, err);
		closedir(opened);
	} else {
		pl_fail_at(err, PL_NOFILE, path, 0, 0, "there is no such file, nor its folder");
	}
	pl_buf_release(&folder);
	return false;
}

static bool is_standard_input(const char *path)
{
	return !strcmp(path, "-");
}

static bool read_file(const char *path, size_t max, const char *raise, struct pl_buf *out,
		      struct pl_err *err)
{
	struct pl_reading reading = {
		.file = path,
		.max = max < SIZE_MAX ? max : SIZE_MAX - 1,
		.raise = raise,
		.standard_input = is_standard_input(path),
		.out = out,
		.err = err,
	};

	return pl_reading_take(&reading,
			       reading.standard_input ? STDIN_FILENO : open(path, PL_OPEN_FILE));
}

bool pl_file_read(const char *path, size_t max, struct pl_buf *out, struct pl_err *err)
{
	return read_file(path, max, N_("; --max-size raises that limit"), out, err);
}

bool pl_file_read_fixed(const char *path, size_t max, struct pl_buf *out, struct pl_err *err)
{
	return read_file(path, max, PL_FIXED_LIMIT, out, err);
}

int pl_file_open(const char *path, struct pl_err *err)
{
	struct pl_reading reading = { .file = path,
				      .standard_input = is_standard_input(path),
				      .err = err };
	int fd = reading.standard_input ? STDIN_FILENO : open(path, PL_OPEN_FILE);
	struct stat status;

	if (fd < 0) {
		if (errno == ENOENT)
			fail_missing(path, err);
		else
			pl_fail_errno(err, path, errno);
		return -1;
	}
	if (may_be_read(&reading, fd, &status) &&
	    (reading.standard_input || !S_ISFIFO(status.st_mode) ||
	     wait_for_bytes(fd, WRITER_PATIENCE) || fail_silent_pipe(&reading)))
		return fd;
	pl_file_close(path, fd);
	return -1;
}

void pl_file_close(const char *path, int fd)
{
	if (!is_standard_input(path))
		close(fd);
}

bool pl_file_some(int fd, struct pl_buf *out, size_t *n, void (*idle)(void *context), void *context)
{
	ssize_t got = -1;

	if (!pl_buf_grow(out, PIECE))
		return false;
	if (idle && !wait_for_bytes(fd, 0))
		idle(context);
	got = read_some(fd, out->at + out->len, PIECE);
	*n = got > 0 ? (size_t)got : 0;
	out->len += *n;
	out->at[out->len] = '\0';
	return got >= 0;
}

bool pl_file_is(const char *path)
{
	struct stat status;

	return !stat(path, &status) && S_ISREG(status.st_mode);
}

/* --- below a folder --- */

bool pl_name_is_below(const char *name)
{
	struct pl_str rest = pl_str_of(name);

	for (;;) {
		size_t slash = pl_str_find(rest, PL_STR("/"), 0);
		struct pl_str part = pl_str_cut(rest, 0, slash == SIZE_MAX ? rest.len : slash);

		if (!part.len || pl_str_is(part, ".") || pl_str_is(part, ".."))
			return false;
		if (slash == SIZE_MAX)
			return true;
		rest = pl_str_cut(rest, slash + 1, rest.len);
	}
}

/* Closes `folder` and leaves errno as openat set it. */
static int open_in(int folder, const char *name, int flags)
{
	int fd = openat(folder, name, flags | O_NOFOLLOW), error = errno;

	close(folder);
	errno = error;
	return fd;
}

/* Opens what lies below the folder that is the first `len` bytes of `path`, part by part so
 * that no link is followed behind them; written to. */
static int open_below(char *path, size_t len)
{
	char *parts = path + len + 1, *slash = strchr(parts, '/');
	int fd;

	if (!slash)
		return open(path, PL_OPEN_FILE | O_NOFOLLOW);
	*slash = '\0';
	fd = open(path, PL_OPEN_FOLDER | O_NOFOLLOW);
	for (parts = slash + 1; fd >= 0 && (slash = strchr(parts, '/')); parts = slash + 1) {
		*slash = '\0';
		fd = open_in(fd, parts, PL_OPEN_FOLDER);
	}
	return fd < 0 ? fd : open_in(fd, parts, PL_OPEN_FILE);
}

int pl_open_below(const char *folder, const char *name)
{
	struct pl_buf path = { 0 };
	int fd = -1, error = ENOENT;

	pl_buf_printf(&path, "%s/%s", folder, name);
	if (path.failed)
		error = ENOMEM;
	if (!path.failed && pl_name_is_below(name)) {
		fd = open_below(path.at, strlen(folder));
		error = errno;
	}
	pl_buf_release(&path);
	errno = error;
	return fd;
}
