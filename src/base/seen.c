/* Whether folders and files are as they were seen. */
#include "base/seen.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

/* File systems write times as coarsely as by two seconds: within them a file may change again
 * and keep its times. */
enum { COARSEST = 2 };

/* One folder or file; its name follows, ended by NUL, and zeros up to a multiple of 8.  A
 * folder's is a path, a file's its name in the folder before it. */
struct sight {
	uint64_t device, inode, size;
	int64_t changed, touched; /* seconds: contents, anything */
	uint32_t changed_ns, touched_ns;
	uint32_t mode;
	uint32_t name_size; /* with NUL and zeros */
};

/* Every byte is set: there are no gaps. */
static struct sight sight_of(const struct stat *status)
{
	return (struct sight){
		.device = (uint64_t)status->st_dev,
		.inode = (uint64_t)status->st_ino,
		.size = (uint64_t)status->st_size,
		.changed = (int64_t)status->st_mtim.tv_sec,
		.touched = (int64_t)status->st_ctim.tv_sec,
		.changed_ns = (uint32_t)status->st_mtim.tv_nsec,
		.touched_ns = (uint32_t)status->st_ctim.tv_nsec,
		.mode = (uint32_t)status->st_mode,
	};
}

/* --- noting ----------------------------------------------------------------------------- */

void pl_seen_start(struct pl_seen *seen)
{
	struct timespec now = { 0 };

	/* Not time(), for which the loader would map one piece more of the C library. */
	clock_gettime(CLOCK_REALTIME, &now);
	*seen = (struct pl_seen){ .before = (int64_t)now.tv_sec - COARSEST };
}

void pl_seen_release(struct pl_seen *seen)
{
	pl_buf_release(&seen->log);
	pl_buf_release(&seen->folder);
	*seen = (struct pl_seen){ 0 };
}

static void note(struct pl_seen *seen, const struct stat *status, struct pl_str name)
{
	static const char zeros[8] = { 0 };
	struct sight sight = sight_of(status);
	size_t pad = 8 - name.len % 8;

	sight.name_size = (uint32_t)(name.len + pad);
	if (sight.changed >= seen->before || sight.touched >= seen->before)
		seen->unsettled = true;
	pl_buf_add(&seen->log, (struct pl_str){ (const char *)&sight, sizeof(sight) });
	pl_buf_add(&seen->log, name);
	pl_buf_add(&seen->log, (struct pl_str){ zeros, pad });
}

static void go_to(struct pl_seen *seen, struct pl_str path, const struct stat *status)
{
	pl_buf_cut(&seen->folder, 0);
	pl_buf_add(&seen->folder, path);
	note(seen, status, path);
}

void pl_seen_folder(struct pl_seen *seen, const char *path, int fd)
{
	struct stat status;

	if (fstat(fd, &status))
		seen->unsettled = true;
	else
		go_to(seen, pl_str_of(path), &status);
}

/* The folder of a file, when it is not that of the one before. */
static void note_folder(struct pl_seen *seen, const char *path, size_t len)
{
	struct pl_str folder = { path, len };
	struct pl_buf name = { 0 };
	struct stat status;

	if (pl_str_same(pl_buf_str(&seen->folder), folder))
		return;
	pl_buf_add(&name, folder);
	if (name.failed || stat(name.at, &status))
		seen->unsettled = true;
	else
		go_to(seen, folder, &status);
	pl_buf_release(&name);
}

void pl_seen_file(struct pl_seen *seen, const char *path, int fd)
{
	const char *slash = strrchr(path, '/');
	struct stat status;

	if (!slash || slash == path || fstat(fd, &status)) {
		seen->unsettled = true;
		return;
	}
	note_folder(seen, path, (size_t)(slash - path));
	note(seen, &status, pl_str_of(slash + 1));
}

struct pl_str pl_seen_log(const struct pl_seen *seen)
{
	bool tells = !seen->unsettled && !seen->log.failed && !seen->folder.failed;

	return tells ? pl_buf_str(&seen->log) : PL_STR("");
}

/* --- asking ------------------------------------------------------------------------------ */

/* The next name of the log, behind its sight; NULL when there is none that is whole. */
static const char *next(struct pl_str *log, struct sight *sight)
{
	const char *name = log->at + sizeof(*sight);
	size_t size;

	if (log->len < sizeof(*sight))
		return NULL;
	memcpy(sight, log->at, sizeof(*sight));
	size = sight->name_size;
	if (!size || size > log->len - sizeof(*sight) || name[size - 1])
		return NULL;
	*log = pl_str_cut(*log, sizeof(*sight) + size, log->len);
	return name;
}

static bool same(const struct sight *was, const struct stat *status)
{
	struct sight is = sight_of(status);

	is.name_size = was->name_size;
	return !memcmp(was, &is, sizeof(is));
}

/* Opens the folder in the place of `*fd`; false when it is another. */
static bool enter(int *fd, const char *path, const struct sight *was)
{
	struct stat status;

	if (*fd >= 0)
		close(*fd);
	*fd = open(path, PL_OPEN_FOLDER);
	return *fd >= 0 && !fstat(*fd, &status) && same(was, &status);
}

bool pl_seen_holds(struct pl_str log)
{
	bool ok = log.len != 0;
	int fd = -1;

	while (ok && log.len) {
		struct sight was;
		struct stat status;
		const char *name = next(&log, &was);

		if (!name)
			ok = false;
		else if (S_ISDIR((mode_t)was.mode))
			ok = enter(&fd, name, &was);
		else
			ok = fd >= 0 && !fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) &&
			     same(&was, &status);
	}
	if (fd >= 0)
		close(fd);
	return ok;
}
