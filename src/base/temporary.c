/* Temporary files that can be told from any other file, and dead ones from live ones.
 *
 * The name holds a check on its folder, so that no file that somebody else made or copied
 * here passes for one; who writes it holds a lock on it, which ends with the process,
 * however that ends. */
#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PREFIX ".plume-save-"

enum {
	MOST_TRIES = 200, /* of 10 ms: how long another program may take to write its own */
	DIGITS = 8,
};

static uint32_t mix(uint32_t hash, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ at[i]) * 16777619U;
	return hash ^ hash >> 15;
}

/* Folders keep their number when the system starts anew; that of the device may change. */
static bool name_it(char name[PL_TEMPORARY_NAME], int folder, uint32_t first)
{
	struct stat found;
	uint64_t number;
	uint32_t check;

	if (fstat(folder, &found))
		return false;
	number = (uint64_t)found.st_ino;
	check = mix(mix(mix(2166136261U, "plume", 5), &number, sizeof(number)), &first,
		    sizeof(first));
	snprintf(name, PL_TEMPORARY_NAME, PREFIX "%08" PRIx32 "%08" PRIx32, first, check);
	return true;
}

bool pl_temporary_name(char name[PL_TEMPORARY_NAME], int folder, struct pl_str of)
{
	return name_it(name, folder, mix(2166136261U, of.at, of.len));
}

/* Is this a name that we give in this folder? */
static bool is_ours(int folder, const char *name)
{
	char ours[PL_TEMPORARY_NAME];
	uint32_t first = 0;

	if (strncmp(name, PREFIX, strlen(PREFIX)) != 0 ||
	    strlen(name) != strlen(PREFIX) + (size_t)2 * DIGITS)
		return false;
	for (const char *at = name + strlen(PREFIX); at < name + strlen(PREFIX) + DIGITS; at++) {
		const char *digit = strchr("0123456789abcdef", *at);

		if (!digit)
			return false;
		first = first * 16 + (uint32_t)(digit - "0123456789abcdef");
	}
	return name_it(ours, folder, first) && !strcmp(name, ours);
}

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool take_lock(int file)
{
	while (flock(file, LOCK_EX | LOCK_NB)) {
		if (errno != EINTR)
			return false;
	}
	return true;
}

/* A file that can be locked has lost its writer.  The name must still be that of what was
 * locked: only who holds the lock takes it away. */
bool pl_temporary_remove(int folder, const char *name)
{
	struct stat opened, named;
	bool ok = false;
	int file;

	if (!is_ours(folder, name))
		return false;
	file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (file < 0)
		return false;
	if (!fstat(file, &opened) && S_ISREG(opened.st_mode) && opened.st_nlink == 1 &&
	    take_lock(file) && !fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) &&
	    is_same(&opened, &named))
		ok = !unlinkat(folder, name, 0);
	close(file);
	return ok;
}

/* Between being made and being locked it looks dead, and may be swept away. */
static bool is_kept(int folder, const char *name, int file)
{
	struct stat opened, named;

	return (take_lock(file) || (errno != EWOULDBLOCK && errno != EAGAIN)) &&
	       !fstat(file, &opened) && !fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) &&
	       is_same(&opened, &named);
}

int pl_temporary_make(int folder, const char *name, unsigned mode)
{
	const struct timespec moment = { .tv_nsec = 10000000 };

	for (int i = 0; i < MOST_TRIES; i++) {
		int file = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
				  (mode_t)mode);

		if (file >= 0 && is_kept(folder, name, file))
			return file;
		if (file >= 0)
			close(file);
		else if (errno != EEXIST && errno != EINTR)
			return -1;
		else if (errno == EEXIST && !pl_temporary_remove(folder, name))
			nanosleep(&moment, NULL);
	}
	errno = EBUSY;
	return -1;
}
