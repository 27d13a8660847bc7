/* Running a program with a deadline, its two outputs kept apart. */
#include "vale/vale.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS = 20 };

static _Noreturn void become(const struct vale_run *run, const int out[2], const int errors[2])
{
	int input = -1;

	if (!chdir(run->cwd))
		input = open(run->input ? run->input : "/dev/null", O_RDONLY);
	if (input < 0 || dup2(input, 0) < 0 || dup2(out[1], 1) < 0 || dup2(errors[1], 2) < 0)
		_exit(126);
	close(out[0]);
	close(errors[0]);
	execv(run->argv[0], (char *const *)(uintptr_t)run->argv);
	_exit(127);
}

static long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Appends what there is; false at the end. */
static bool take(struct pollfd *from, struct pl_buf *to)
{
	char bytes[4096];
	ssize_t n;

	if (!from->revents)
		return true;
	n = read(from->fd, bytes, sizeof(bytes));
	if (n > 0) {
		pl_buf_add(to, (struct pl_str){ bytes, (size_t)n });
		return true;
	}
	close(from->fd);
	from->fd = -1; /* poll passes over it */
	return false;
}

static void collect(struct vale_run *run, pid_t child, int out, int errors)
{
	struct pollfd from[2] = { { out, POLLIN, 0 }, { errors, POLLIN, 0 } };
	long deadline = now() + SECONDS * 1000;
	int open_ends = 2;

	while (open_ends) {
		long left = deadline - now();

		if (left <= 0 || poll(from, 2, (int)left) < 0) {
			run->hung = true;
			kill(child, SIGKILL);
			break;
		}
		open_ends -= !take(&from[0], &run->out);
		open_ends -= !take(&from[1], &run->errors);
	}
	for (int i = 0; i < 2; i++) {
		if (from[i].fd >= 0)
			close(from[i].fd);
	}
}

void vale_run(struct vale_run *run)
{
	int out[2], errors[2], status = 0;
	pid_t child;

	fflush(stdout);
	if (pipe(out) || pipe(errors) || (child = fork()) < 0) {
		perror("vale");
		exit(1);
	}
	if (child == 0)
		become(run, out, errors);
	close(out[1]);
	close(errors[1]);
	collect(run, child, out[0], errors[0]);
	waitpid(child, &status, 0);
	run->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void vale_run_release(struct vale_run *run)
{
	pl_buf_release(&run->out);
	pl_buf_release(&run->errors);
}
