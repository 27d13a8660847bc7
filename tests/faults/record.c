/* Changes of files, written down. */
#define _GNU_SOURCE
#include "record.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LONGEST = 1 << 16 };

int record_is_asked(void)
{
	return getenv("FAULT_RECORD") != NULL;
}

/* Past the functions that are stood in for. */
static void put(const char *line, size_t len)
{
	long fd = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_RECORD"),
			  O_WRONLY | O_CREAT | O_APPEND, 0600);

	if (fd < 0 || syscall(SYS_write, (int)fd, line, len) != (long)len)
		abort();
	syscall(SYS_close, (int)fd);
}

/* Where it lies; empty: it is no file of a folder. */
static void find(int fd, char path[PATH_MAX])
{
	char link[64];
	struct stat found;
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = syscall(SYS_readlink, link, path, PATH_MAX - 1);
	path[n > 0 ? n : 0] = '\0';
	if (syscall(SYS_newfstatat, AT_FDCWD, link, &found, 0) ||
	    (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)))
		path[0] = '\0';
}

static void name(int folder, const char *at, char path[PATH_MAX])
{
	char in[PATH_MAX] = "";

	if (at[0] == '/')
		snprintf(path, PATH_MAX, "%s", at);
	else if (folder == AT_FDCWD ? getcwd(in, sizeof(in)) != NULL : (find(folder, in), 1))
		snprintf(path, PATH_MAX, "%.*s/%s", (int)(PATH_MAX / 2), in, at);
}

static void put_number(const char *what, int fd, long long number)
{
	char path[PATH_MAX], line[PATH_MAX + 64];

	find(fd, path);
	if (path[0])
		put(line, (size_t)snprintf(line, sizeof(line), "%s %s %lld\n", what, path, number));
}

void record_open(int fd, int flags, int was_there)
{
	if ((flags & O_CREAT && !was_there) || flags & O_TRUNC)
		put_number("open", fd, 0);
}

void record_truncate(int fd, off_t size)
{
	put_number("truncate", fd, size);
}

void record_sync(int fd)
{
	put_number("sync", fd, 0);
}

void record_write(int fd, off_t offset, const void *at, size_t n)
{
	static char line[PATH_MAX + 64 + 2 * LONGEST];
	const unsigned char *bytes = at;
	char path[PATH_MAX];
	int len;

	find(fd, path);
	if (!path[0])
		return;
	if (n > LONGEST)
		abort();
	len = snprintf(line, sizeof(line), "write %s %lld ", path, (long long)offset);
	for (size_t i = 0; i < n; i++)
		len += sprintf(line + len, "%02x", bytes[i]);
	line[len++] = '\n';
	put(line, (size_t)len);
}

void record_names(const char *what, int from, const char *old, int to, const char *new)
{
	char first[PATH_MAX] = "", second[PATH_MAX] = "", line[2 * PATH_MAX + 16];

	name(from, old, first);
	if (new)
		name(to, new, second);
	put(line, (size_t)snprintf(line, sizeof(line), "%s %s%s%s\n", what, first, new ? " " : "",
				   second));
}
