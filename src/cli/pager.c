/* Pages: those of $PAGER, or a prompt after each screen. */
#include "cli/pager.h"

#include "cli/prompt.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static size_t lines_of_terminal(void)
{
	struct winsize size;

	return !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row > 3 ? size.ws_row : 24;
}

static size_t lines_of(struct pl_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	return n;
}

/* --- a program of the person's -------------------------------------------------------------- */

static void be_pager(const char *command, const int *ends)
{
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	/* As git asks it: leave at once when all fits, colours as they are, keep the screen. */
	setenv("LESS", "FRX", 0);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* False when the program could not be run. */
static bool run_pager(const char *command, struct pl_str text)
{
	struct sigaction ignored = { .sa_handler = SIG_IGN }, before;
	int ends[2], status = 0;
	pid_t child;

	if (pipe(ends))
		return false;
	child = fork();
	if (child == 0)
		be_pager(command, ends);
	close(ends[0]);
	/* Ctrl-C is the pager's while it runs. */
	sigemptyset(&ignored.sa_mask);
	sigaction(SIGINT, &ignored, &before);
	if (child > 0)
		pl_write_all(ends[1], text); /* until the person has read enough */
	close(ends[1]);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	sigaction(SIGINT, &before, NULL);
	return child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
}

/* --- page by page ---------------------------------------------------------------------------- */

/* Where the n-th line ends. */
static size_t end_of_line(struct pl_str text, size_t n)
{
	size_t at = 0;

	while (n-- && at < text.len) {
		size_t end = pl_str_find(text, PL_STR("\n"), at);

		at = end == SIZE_MAX ? text.len : end + 1;
	}
	return at;
}

/* Enter goes on; q, Ctrl-D and Ctrl-C do not. */
static bool wants_more(enum pl_lang lang)
{
	struct pl_buf ask = { 0 };
	char answer[256];
	ssize_t n;

	pl_buf_printf(&ask, "%s ", pl_tr(lang, "(more below: Enter goes on, q Enter stops)"));
	pl_print(&ask);
	pl_buf_release(&ask);
	n = pl_typed_read(answer, sizeof(answer));
	return !pl_prompt_interrupted() && n > 0 && answer[0] != 'q' && answer[0] != 'Q';
}

static bool page_by_page(struct pl_str text, enum pl_lang lang)
{
	size_t screen = lines_of_terminal() - 2;
	struct pl_buf page = { 0 };
	bool ok = true;

	while (ok && text.len) {
		size_t end = end_of_line(text, screen);

		pl_buf_add(&page, pl_str_cut(text, 0, end));
		ok = pl_print(&page);
		text = pl_str_cut(text, end, text.len);
		if (text.len && !wants_more(lang))
			break;
	}
	pl_buf_release(&page);
	return ok;
}

bool pl_page_out(struct pl_buf *out, enum pl_lang lang)
{
	const char *command = getenv("PAGER");
	struct pl_str text = pl_buf_str(out);
	bool ok;

	if (!pl_on_terminal() || !isatty(STDIN_FILENO) || out->failed ||
	    lines_of(text) + 1 < lines_of_terminal())
		return pl_print(out);
	if (command && *command && strcmp(command, "cat") != 0 && run_pager(command, text)) {
		pl_buf_cut(out, 0);
		return true;
	}
	ok = command && !strcmp(command, "cat") ? pl_print(out) : page_by_page(text, lang);
	pl_buf_cut(out, 0);
	return ok;
}
