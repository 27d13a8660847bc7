/* System calls that fail: loaded before a program (LD_PRELOAD), stands in for those that read
 * and write.
 *
 *     FAULT=short         no call moves more than one byte
 *     FAULT=eintr         a signal comes before every other call
 *     FAULT=kinds         folders do not say of what kind their entries are
 *     FAULT=read:3:5      the third read fails with errno 5, and every one after it; so do
 *                         open, write, close, sync (fsync), and those below by their own names
 *     FAULT=memory:3:12   the third allocation fails, and every one after it, in libraries too
 *     FAULT=once:3:12     the third allocation fails, and no other
 *     FAULT_FIRED=FILE    is made when a call has failed in that way
 *     FAULT_CLOCK=SECONDS what time it is, since 1970
 *     FAULT_RECORD=FILE   changes of files are written down, see record.h
 *
 * When the program has ended calls are well again: one that is built for coverage writes down
 * then what it has run through. */
#define _GNU_SOURCE

#include "record.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

static int over;
static int (*program)(int argc, char **argv, char **environment);

static void end(void)
{
	over = 1;
}

/* The last that runs of what is left for the end, but for what the loader and gcov have there. */
static int begin(int argc, char **argv, char **environment)
{
	atexit(end);
	return program(argc, argv, environment);
}

/* What calls main. */
int __libc_start_main(int (*entry)(int, char **, char **), int argc, char **argv,
		      void (*init)(void), void (*fini)(void), void (*loader)(void), void *stack);
int __libc_start_main(int (*entry)(int, char **, char **), int argc, char **argv,
		      void (*init)(void), void (*fini)(void), void (*loader)(void), void *stack)
{
	__typeof__(&__libc_start_main) start;

	*(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
	program = entry;
	return start(begin, argc, argv, init, fini, loader, stack);
}

static void mark(void)
{
	const char *path = getenv("FAULT_FIRED");
	long fd = path ? syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT, 0600) : -1;

	if (fd >= 0)
		syscall(SYS_close, (int)fd);
}

/* Is this call the one that fails, or one after it?  Sets errno. */
static int fails(const char *call, int *calls)
{
	const char *fault = getenv("FAULT");
	size_t len = strlen(call);
	char *end;

	if (over || !fault || strncmp(fault, call, len) != 0 || fault[len] != ':')
		return 0;
	if (++*calls < strtol(fault + len + 1, &end, 10))
		return 0;
	mark();
	errno = (int)strtol(end + 1, NULL, 10);
	return 1;
}

static int is_asked(const char *what)
{
	const char *fault = getenv("FAULT");

	return fault && !strcmp(fault, what);
}

/* As the call before which a signal comes. */
static int interrupted(int *calls)
{
	if (!is_asked("eintr") || ++*calls % 2 == 0)
		return 0;
	mark();
	errno = EINTR;
	return 1;
}

ssize_t read(int fd, void *at, size_t n)
{
	static int calls, others;

	if (fails("read", &calls) || interrupted(&others))
		return -1;
	return syscall(SYS_read, fd, at, is_asked("short") && n ? 1 : n);
}

/* What a hardened program calls where it knows the room. */
ssize_t __read_chk(int fd, void *at, size_t n, size_t room);
ssize_t __read_chk(int fd, void *at, size_t n, size_t room)
{
	return n > room ? (abort(), -1) : read(fd, at, n);
}

ssize_t write(int fd, const void *at, size_t n)
{
	static int calls, others;
	off_t offset = record_is_asked() ? (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR) : -1;
	ssize_t done;

	if (fails("write", &calls) || interrupted(&others))
		return -1;
	done = syscall(SYS_write, fd, at, is_asked("short") && n ? 1 : n);
	if (record_is_asked() && done > 0)
		record_write(fd, offset, at, (size_t)done);
	return done;
}

static unsigned mode_of(int flags, va_list rest)
{
	return flags & O_CREAT ? va_arg(rest, unsigned) : 0;
}

int openat(int folder, const char *path, int flags, ...)
{
	static int calls;
	va_list rest;
	unsigned mode;
	int was_there = record_is_asked() && !syscall(SYS_faccessat, folder, path, F_OK);
	int fd;

	va_start(rest, flags);
	mode = mode_of(flags, rest);
	va_end(rest);
	fd = fails("open", &calls) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
	if (fd >= 0 && record_is_asked())
		record_open(fd, flags, was_there);
	return fd;
}

int open(const char *path, int flags, ...)
{
	va_list rest;
	unsigned mode;

	va_start(rest, flags);
	mode = mode_of(flags, rest);
	va_end(rest);
	return openat(AT_FDCWD, path, flags, mode);
}

int fsync(int fd)
{
	static int calls, others;
	int failed =
		fails("sync", &calls) || interrupted(&others) ? -1 : (int)syscall(SYS_fsync, fd);

	if (!failed && record_is_asked())
		record_sync(fd);
	return failed;
}

int close(int fd)
{
	static int calls;
	int closed = (int)syscall(SYS_close, fd);

	return fails("close", &calls) ? -1 : closed;
}

/* --- those that fail by their own names ------------------------------------------------------ */

static void *next(const char *call)
{
	return dlsym(RTLD_NEXT, call);
}

#define FAILING(type, call, parameters, arguments) \
	type call parameters                       \
	{                                          \
		static int calls;                  \
		__typeof__(&call) real;            \
		if (fails(#call, &calls))          \
			return -1;                 \
		*(void **)&real = next(#call);     \
		return real arguments;             \
	}

/* That wait, and may be interrupted. */
#define WAITING(type, call, parameters, arguments)                \
	type call parameters                                      \
	{                                                         \
		static int calls, others;                         \
		__typeof__(&call) real;                           \
		if (fails(#call, &calls) || interrupted(&others)) \
			return -1;                                \
		*(void **)&real = next(#call);                    \
		return real arguments;                            \
	}

WAITING(int, flock, (int fd, int how), (fd, how))
FAILING(int, dup, (int fd), (fd))
FAILING(int, fchmod, (int fd, mode_t mode), (fd, mode))
FAILING(int, fstat, (int fd, struct stat *found), (fd, found))
FAILING(int, fstatat, (int folder, const char *name, struct stat *found, int how),
	(folder, name, found, how))
FAILING(int, faccessat, (int folder, const char *name, int mode, int how),
	(folder, name, mode, how))
FAILING(ssize_t, flistxattr, (int fd, char *list, size_t room), (fd, list, room))
FAILING(ssize_t, fgetxattr, (int fd, const char *name, void *at, size_t room), (fd, name, at, room))
FAILING(int, fsetxattr, (int fd, const char *name, const void *at, size_t size, int how),
	(fd, name, at, size, how))

int renameat(int from, const char *name, int to, const char *new)
{
	static int calls, others;
	int failed = fails("renameat", &calls) || interrupted(&others)
			     ? -1
			     : (int)syscall(SYS_renameat2, from, name, to, new, 0);

	if (!failed && record_is_asked())
		record_names("rename", from, name, to, new);
	return failed;
}

int ftruncate(int fd, off_t end)
{
	static int calls;
	int failed = fails("ftruncate", &calls) ? -1 : (int)syscall(SYS_ftruncate, fd, end);

	if (!failed && record_is_asked())
		record_truncate(fd, end);
	return failed;
}

/* These do not fail; they are written down. */
int linkat(int from, const char *name, int to, const char *new, int how)
{
	int failed = (int)syscall(SYS_linkat, from, name, to, new, how);

	if (!failed && record_is_asked())
		record_names("link", from, name, to, new);
	return failed;
}

int unlinkat(int folder, const char *name, int how)
{
	int failed = (int)syscall(SYS_unlinkat, folder, name, how);

	if (!failed && record_is_asked())
		record_names("unlink", folder, name, 0, NULL);
	return failed;
}

int unlink(const char *name)
{
	return unlinkat(AT_FDCWD, name, 0);
}

/* Real time stands still; what is measured goes on. */
int clock_gettime(clockid_t clock, struct timespec *time)
{
	const char *seconds = getenv("FAULT_CLOCK");

	if (!seconds || clock != CLOCK_REALTIME)
		return (int)syscall(SYS_clock_gettime, clock, time);
	*time = (struct timespec){ .tv_sec = strtol(seconds, NULL, 10) };
	return 0;
}

void *dlopen(const char *name, int how)
{
	static int calls;
	__typeof__(&dlopen) real;

	if (fails("dlopen", &calls))
		return NULL;
	*(void **)&real = next("dlopen");
	return real(name, how);
}

struct dirent *readdir(DIR *folder)
{
	static int calls;
	struct dirent *(*real)(DIR *), *entry;

	if (fails("readdir", &calls))
		return NULL;
	*(void **)&real = next("readdir");
	entry = real(folder);
	if (entry && is_asked("kinds"))
		entry->d_type = DT_UNKNOWN;
	return entry;
}

/* --- memory: glibc's own, by the names that it keeps for such as us ------------------------- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);

/* Hunspell uses what malloc gave it without a look: what it asks for itself it gets.  What C++
 * asks for on its behalf is told, by an exception. */
static int is_careless(void *caller)
{
	Dl_info object;

	return dladdr(caller, &object) && object.dli_fname &&
	       strstr(object.dli_fname, "libhunspell");
}

static int no_room(void *caller)
{
	static int allocations, before;

	return (fails("memory", &allocations) && !is_careless(caller)) ||
	       (!before && fails("once", &allocations) && !is_careless(caller) && ++before);
}

void *malloc(size_t size)
{
	return no_room(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return no_room(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *at, size_t size)
{
	return no_room(__builtin_return_address(0)) ? NULL : __libc_realloc(at, size);
}
