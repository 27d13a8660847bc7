/* Writing files whole or not at all. */
#include "base/save.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/likeness.h"
#include "base/temporary.h"

enum { MOST_LINKS = 40, LONGEST_LINK = 4096 };

static bool fail(const struct pl_save *save, struct pl_err *err, int error)
{
	return pl_fail_writing(err, save->path, error);
}

static bool refuse(const struct pl_save *save, struct pl_err *err, const char *why)
{
	return pl_fail_at(err, PL_NOFILE, save->path, 0, 0, "%s", pl_err_tr(err, why));
}

/* --- finding --------------------------------------------------------------------------- */

/* Goes to the folder of the path, seen from the one that was reached, and keeps its last
 * name. */
static bool enter(struct pl_save *save, struct pl_str path, struct pl_err *err)
{
	int from = save->folder < 0 ? AT_FDCWD : save->folder, folder;
	struct pl_buf way = { 0 };
	size_t at = path.len;

	while (at && path.at[at - 1] != '/')
		at--;
	pl_buf_add(&way, at ? pl_str_cut(path, 0, at) : PL_STR("."));
	pl_buf_cut(&save->name, 0);
	pl_buf_add(&save->name, pl_str_cut(path, at, path.len));
	if (way.failed || save->name.failed) {
		pl_buf_release(&way);
		return pl_fail_nomem(err);
	}
	folder = openat(from, way.at, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	pl_buf_release(&way);
	if (folder < 0)
		return fail(save, err, errno);
	if (save->folder >= 0)
		close(save->folder);
	save->folder = folder;
	if (!save->name.len || !strcmp(save->name.at, ".") || !strcmp(save->name.at, ".."))
		return fail(save, err, EISDIR);
	return true;
}

/* A device or pipe, under whatever name: /dev/stdout leads to what has no other. */
static bool is_passed_through(const struct pl_save *save)
{
	struct stat found;

	return save->through && !stat(save->path, &found) && !S_ISREG(found.st_mode) &&
	       !S_ISDIR(found.st_mode);
}

bool pl_save_open(struct pl_save *save, struct pl_err *err)
{
	struct pl_buf link = { 0 };
	bool ok;

	save->folder = save->file = -1;
	save->name = (struct pl_buf){ 0 };
	save->temporary[0] = '\0';
	save->stamp = (struct pl_save_stamp){ 0 };
	if (is_passed_through(save))
		return true;
	ok = enter(save, pl_str_of(save->path), err);
	for (int i = 0; ok && !save->stay; i++) {
		ssize_t n = -1;

		pl_buf_cut(&link, 0);
		if (!pl_buf_grow(&link, LONGEST_LINK))
			ok = pl_fail_nomem(err);
		else
			n = readlinkat(save->folder, save->name.at, link.at, LONGEST_LINK);
		if (n < 0)
			break; /* no link: what it is instead is seen when it is opened */
		ok = i < MOST_LINKS ? enter(save, (struct pl_str){ link.at, (size_t)n }, err)
				    : fail(save, err, ELOOP);
	}
	pl_buf_release(&link);
	return ok;
}

/* Takes away what is not whole. */
static void leave(struct pl_save *save)
{
	if (save->file >= 0)
		close(save->file);
	pl_save_drop(save);
	save->file = -1;
	save->temporary[0] = '\0';
}

void pl_save_close(struct pl_save *save)
{
	leave(save);
	if (save->folder >= 0)
		close(save->folder);
	save->folder = -1;
	pl_buf_release(&save->name);
}

/* --- reading --------------------------------------------------------------------------- */

static void stamp(struct pl_save_stamp *stamp, const struct stat *found)
{
	*stamp = (struct pl_save_stamp){
		.known = true,
		.device = (uint64_t)found->st_dev,
		.inode = (uint64_t)found->st_ino,
		.size = (uint64_t)found->st_size,
		.seconds = (int64_t)found->st_mtim.tv_sec,
		.nanoseconds = found->st_mtim.tv_nsec,
	};
}

static bool is_same(const struct pl_save_stamp *a, const struct pl_save_stamp *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       a->hash == b->hash && a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

static int open_it(const struct pl_save *save)
{
	return openat(save->folder, save->name.at, PL_OPEN_FILE | O_NOFOLLOW);
}

/* Appends the bytes of the open file, which is closed, with its stamp. */
static bool take(const struct pl_save *save, int file, size_t max, struct pl_buf *out,
		 struct pl_save_stamp *stamped, struct pl_err *err)
{
	struct pl_reading reading = {
		.file = save->path,
		.max = max < SIZE_MAX ? max : SIZE_MAX - 1,
		.raise = PL_FIXED_LIMIT,
		.out = out,
		.err = err,
	};
	size_t start = out->len;
	struct stat found;

	if (file >= 0 && !fstat(file, &found) && !S_ISREG(found.st_mode)) {
		close(file);
		return refuse(save, err,
			      S_ISDIR(found.st_mode)
				      ? "this is a folder, not a file"
				      : "this is no regular file, and is left as it is");
	}
	if (!pl_reading_take(&reading, file))
		return false;
	stamp(stamped, &found);
	stamped->hash = pl_str_hash(pl_str_cut(pl_buf_str(out), start, out->len));
	return true;
}

bool pl_save_read(struct pl_save *save, size_t max, struct pl_buf *out, struct pl_err *err)
{
	return take(save, open_it(save), max, out, &save->stamp, err);
}

/* --- what may be written --------------------------------------------------------------- */

/* Who may do anything is held to what the file says, too. */
static bool is_read_only(const struct pl_save *save, const struct stat *found)
{
	return !(found->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) ||
	       (faccessat(save->folder, save->name.at, W_OK, AT_EACCESS) &&
		(errno == EACCES || errno == EROFS));
}

static bool may_replace(const struct pl_save *save, const struct stat *found, struct pl_err *err)
{
	if (save->fresh)
		return fail(save, err, EEXIST);
	if (S_ISDIR(found->st_mode))
		return fail(save, err, EISDIR);
	if (!S_ISREG(found->st_mode))
		return refuse(save, err, "this is no regular file, and is left as it is");
	if (is_read_only(save, found))
		return refuse(save, err, "this is read-only, and is left as it is");
	if (found->st_nlink > 1 && !save->in_place)
		return refuse(save, err,
			      "this file has several names (hard links), which would part; "
			      "--in-place writes into it all the same");
	return true;
}

bool pl_save_allowed(const struct pl_save *save, struct pl_err *err)
{
	struct stat found;

	if (fstatat(save->folder, save->name.at, &found, AT_SYMLINK_NOFOLLOW))
		return (errno == ENOENT && !save->stamp.known) || fail(save, err, errno);
	if (!may_replace(save, &found, err))
		return false;
	/* Where it is not written into, another takes its place. */
	return found.st_nlink > 1 || !faccessat(save->folder, ".", W_OK | X_OK, AT_EACCESS) ||
	       (errno != EACCES && errno != EROFS) || fail(save, err, errno);
}

bool pl_save_fail_changed(const struct pl_save *save, struct pl_err *err)
{
	return refuse(save, err,
		      "this was changed by another program meanwhile, and is left as it "
		      "is");
}

/* Is the file what was read?  Looked at again byte by byte: times have their grain. */
static bool is_unchanged(const struct pl_save *save, struct pl_err *err)
{
	struct pl_buf bytes = { 0 };
	struct pl_save_stamp now = { 0 };
	struct pl_err fault = { 0 };
	bool ok = take(save, open_it(save), (size_t)save->stamp.size, &bytes, &now, &fault) &&
		  is_same(&now, &save->stamp);

	pl_buf_release(&bytes);
	return ok ||
	       (fault.code == PL_NOMEM ? pl_fail_nomem(err) : pl_save_fail_changed(save, err));
}

/* --- signals --------------------------------------------------------------------------- */

const int pl_save_ending[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, 0 };

/* They wait until nothing half done is left behind. */
static void hold_signals(sigset_t *before)
{
	sigset_t held;

	sigemptyset(&held);
	for (const int *number = pl_save_ending; *number; number++)
		sigaddset(&held, *number);
	pthread_sigmask(SIG_BLOCK, &held, before);
}

void pl_save_drop(const struct pl_save *save)
{
	if (save->temporary[0])
		unlinkat(save->folder, save->temporary, 0);
}

/* --- writing --------------------------------------------------------------------------- */

/* What was written must be on the disk before the name is its own. */
static bool reach_disk(int file)
{
	while (fsync(file)) {
		if (errno != EINTR)
			return errno == EINVAL || errno == ENOTSUP; /* a pipe, some file systems */
	}
	return true;
}

static bool begin_like(struct pl_save *save, struct pl_err *err)
{
	int old = open_it(save);
	struct stat was;
	bool ok = (old >= 0 && !fstat(old, &was)) || fail(save, err, errno);

	if (ok) {
		pl_likeness_strip(save->file);
		ok = pl_likeness_take(save->file, old, &was, save->path, err);
	}
	if (old >= 0)
		close(old);
	return ok;
}

static bool begin_beside(struct pl_save *save, bool is_new, struct pl_err *err)
{
	char name[PL_TEMPORARY_NAME];
	sigset_t before;
	int error;

	if (!pl_temporary_name(name, save->folder, pl_buf_str(&save->name)))
		return fail(save, err, errno);
	/* There is none without its name here: who takes it away must find it. */
	hold_signals(&before);
	save->file = pl_temporary_make(save->folder, name, is_new ? save->mode : 0600);
	error = errno;
	if (save->file >= 0)
		memcpy(save->temporary, name, sizeof(name));
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (save->file < 0)
		return fail(save, err, error);
	return is_new || begin_like(save, err);
}

static bool begin_inside(struct pl_save *save, struct pl_err *err)
{
	save->file = save->folder < 0 ? open(save->path, O_WRONLY | O_NOCTTY | O_CLOEXEC)
				      : openat(save->folder, save->name.at,
					       O_WRONLY | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
	return save->file >= 0 || fail(save, err, errno);
}

bool pl_save_begin(struct pl_save *save, struct pl_err *err)
{
	struct stat found;

	if (save->folder < 0)
		return begin_inside(save, err);
	if (fstatat(save->folder, save->name.at, &found, AT_SYMLINK_NOFOLLOW)) {
		if (errno != ENOENT)
			return fail(save, err, errno);
		return save->stamp.known ? pl_save_fail_changed(save, err)
					 : begin_beside(save, true, err);
	}
	if (!may_replace(save, &found, err) || (save->stamp.known && !is_unchanged(save, err)))
		return false;
	return found.st_nlink > 1 ? begin_inside(save, err) : begin_beside(save, false, err);
}

bool pl_save_add(struct pl_save *save, struct pl_str bytes, struct pl_err *err)
{
	while (bytes.len) {
		ssize_t n = write(save->file, bytes.at, bytes.len);

		if (n < 0 && errno != EINTR)
			return fail(save, err, errno);
		bytes = pl_str_cut(bytes, n > 0 ? (size_t)n : 0, bytes.len);
	}
	return true;
}

static bool give_name(struct pl_save *save)
{
	if (save->fresh)
		return !linkat(save->folder, save->temporary, save->folder, save->name.at, 0);
	while (renameat(save->folder, save->temporary, save->folder, save->name.at)) {
		if (errno != EINTR)
			return false;
	}
	save->temporary[0] = '\0';
	return true;
}

/* Some file systems tell of a full disk only when a descriptor is closed.  This one stays
 * open, since its lock says that the file is in use. */
static bool is_taken(int file)
{
	int copy = dup(file);

	return copy >= 0 && (!close(copy) || errno == EINTR);
}

static bool finish_beside(struct pl_save *save, struct pl_err *err)
{
	/* Asked again at the last moment: what is there now may be somebody else's. */
	if (save->stamp.known && !is_unchanged(save, err))
		return false;
	if (!give_name(save))
		return fail(save, err, errno);
	return reach_disk(save->folder) ||
	       refuse(save, err, "this was written, but the disk reports a fault: it may not last");
}

/* What was longer before ends where the new bytes do. */
static bool finish_inside(struct pl_save *save, struct pl_err *err)
{
	off_t end = lseek(save->file, 0, SEEK_CUR);

	return end < 0 || !ftruncate(save->file, end) || errno == EINVAL || fail(save, err, errno);
}

bool pl_save_finish(struct pl_save *save, struct pl_err *err)
{
	bool inside = !save->temporary[0];
	bool ok = (!inside || finish_inside(save, err)) &&
		  ((reach_disk(save->file) && is_taken(save->file)) || fail(save, err, errno)) &&
		  (inside || finish_beside(save, err));

	leave(save);
	return ok;
}

bool pl_save_write(struct pl_save *save, struct pl_str bytes, struct pl_err *err)
{
	sigset_t before;
	bool ok;

	hold_signals(&before);
	ok = pl_save_begin(save, err) && pl_save_add(save, bytes, err) && pl_save_finish(save, err);
	leave(save);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ok;
}

bool pl_save_file(const char *path, unsigned mode, struct pl_str bytes, struct pl_err *err)
{
	struct pl_save save = { .path = path, .mode = mode };
	bool ok = pl_save_open(&save, err) && pl_save_write(&save, bytes, err);

	pl_save_close(&save);
	return ok;
}

/* --- what killed runs have left ------------------------------------------------------------ */

size_t pl_save_sweep(const char *folder)
{
	DIR *opened = opendir(*folder ? folder : ".");
	const struct dirent *entry;
	size_t n = 0;

	if (!opened)
		return 0;
	while ((entry = readdir(opened)))
		n += pl_temporary_remove(dirfd(opened), entry->d_name);
	closedir(opened);
	return n;
}
