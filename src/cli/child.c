/* A program, what it reads and prints, and its time. */
#define _GNU_SOURCE /* memfd_create */
#include "cli/child.h"

#include "cli/tell.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { MILLISECONDS = 1000, CHUNK = 4096 };

static int64_t now(void)
{
	struct timespec time = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * MILLISECONDS + time.tv_nsec / 1000000;
}

/* A file that no folder has: what is in it is gone with the last who has it open. */
static int hold(struct pl_str input)
{
	int file = memfd_create("plume", MFD_CLOEXEC);

	if (file < 0 || (pl_write_all(file, input) && !lseek(file, 0, SEEK_SET)))
		return file;
	close(file);
	return -1;
}

static bool spawn(const char *const *argv, int input, int output, pid_t *child, struct pl_err *err)
{
	posix_spawn_file_actions_t files;
	int failed = posix_spawn_file_actions_init(&files);

	if (failed)
		return pl_fail_nomem(err);
	failed = posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
	failed = failed ? failed : posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
	failed = failed ? failed
			: posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null",
							   O_WRONLY, 0);
	if (!failed)
		failed = posix_spawnp(child, argv[0], &files, NULL, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&files);
	return !failed || pl_fail(err, PL_NOFILE, "%s: %s", argv[0], strerror(failed));
}

/* Until its output ends, there is too much of it, or the time is over. */
static bool listen_to(int output, const char *program, int seconds, size_t most, struct pl_buf *out,
		      struct pl_err *err)
{
	int64_t end = now() + (int64_t)seconds * MILLISECONDS;
	size_t start = out->len;
	char bytes[CHUNK];

	for (;;) {
		struct pollfd ready = { .fd = output, .events = POLLIN };
		int64_t left = end - now();
		ssize_t n;

		if (left <= 0)
			return pl_fail(err, PL_LIMIT, "%s: no answer within %d seconds", program,
				       seconds);
		if (poll(&ready, 1, (int)left) <= 0)
			continue;
		n = read(output, bytes, sizeof(bytes));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return !n || pl_fail(err, PL_NOFILE, "%s: %s", program, strerror(errno));
		pl_buf_add(out, (struct pl_str){ bytes, (size_t)n });
		if (out->failed)
			return pl_fail_nomem(err);
		if (out->len - start > most)
			return pl_fail(err, PL_LIMIT, "%s: it says more than is read", program);
	}
}

/* How it ended; one that is not wanted any more is made to end first. */
static bool wait_for(pid_t child, bool heard, const char *program, struct pl_err *err)
{
	int status = 0;

	if (!heard)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	if (!heard || (WIFEXITED(status) && !WEXITSTATUS(status)))
		return heard;
	return pl_fail(err, PL_NOFILE, "%s: it failed, with status %d", program,
		       WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

static bool run(const char *const *argv, int input, int seconds, size_t most, struct pl_buf *out,
		struct pl_err *err)
{
	int ends[2];
	pid_t child = 0;
	bool ok;

	if (pipe(ends))
		return pl_fail(err, PL_NOFILE, "%s: %s", argv[0], strerror(errno));
	/* Another thread's child must not hold it open. */
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	ok = spawn(argv, input, ends[1], &child, err);
	close(ends[1]);
	if (ok)
		ok = wait_for(child, listen_to(ends[0], argv[0], seconds, most, out, err), argv[0],
			      err);
	close(ends[0]);
	return ok;
}

bool pl_child_run(const char *const *argv, struct pl_str input, int seconds, size_t most,
		  struct pl_buf *out, struct pl_err *err)
{
	int file = hold(input);
	bool ok = file >= 0 ? run(argv, file, seconds, most, out, err)
			    : pl_fail(err, PL_NOFILE, "%s: %s", argv[0], strerror(errno));

	if (file >= 0)
		close(file);
	return ok;
}
