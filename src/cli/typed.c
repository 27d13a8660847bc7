/* What is typed, byte by byte, and Ctrl-C, which must never be lost between two of them.
 *
 * SIGINT is let in only while there is nothing to read: one that comes a moment before a
 * read begins would be slept through.  And what was there to read a moment ago may be gone,
 * since Ctrl-\ and Ctrl-C throw away what has been typed ahead: no read may wait. */
#include "cli/prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/select.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void on_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

bool pl_prompt_interrupted(void)
{
	bool was = interrupted;

	interrupted = 0;
	return was;
}

/* No SA_RESTART: waiting must come back. */
void pl_prompt_catch(void)
{
	struct sigaction action = { .sa_handler = on_interrupt };

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	/* As shells do: dying of a slip on Ctrl-\\ would leave the terminal as it is while a
	 * line is edited. */
	signal(SIGQUIT, SIG_IGN);
}

bool pl_typed_wait(const sigset_t *let_in)
{
	fd_set keys;

	FD_ZERO(&keys);
	FD_SET(STDIN_FILENO, &keys);
	return pselect(STDIN_FILENO + 1, &keys, NULL, NULL, NULL, let_in) > 0;
}

/* Others may share the open file, so the flag is set for the moment only. */
ssize_t pl_typed_now(char *bytes, size_t n)
{
	int flags = fcntl(STDIN_FILENO, F_GETFL), error;
	bool waits = flags >= 0 && !(flags & O_NONBLOCK);
	ssize_t got;

	if (waits)
		fcntl(STDIN_FILENO, F_SETFL, flags | O_NONBLOCK);
	got = read(STDIN_FILENO, bytes, n);
	error = errno;
	if (waits)
		fcntl(STDIN_FILENO, F_SETFL, flags);
	errno = error;
	return got;
}

ssize_t pl_typed_read(char *bytes, size_t n)
{
	sigset_t held, before;
	ssize_t got = -1;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, &before);
	errno = EINTR;
	while (!interrupted) {
		if (!pl_typed_wait(&before))
			continue; /* another signal, after which there is more to wait for */
		got = pl_typed_now(bytes, n);
		if (got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
			break;
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return got;
}
