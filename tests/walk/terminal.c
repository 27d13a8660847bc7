/* A pseudo-terminal, and a program at its other end. */
#define _XOPEN_SOURCE 700 /* posix_openpt */

#include "walk/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/node.h"

/* --- starting --------------------------------------------------------------------------- */

static void set_environment(const struct terminal_setup *setup)
{
	static const char *const unset[] = { "XDG_DATA_HOME", "XDG_STATE_HOME", "LC_ALL",
					     "LC_CTYPE",      "LC_MESSAGES",    "NO_COLOR",
					     "PLUME_LANG",    "PLUME_PLAIN",    "COLUMNS",
					     "LINES",         "INPUTRC",        NULL };

	for (size_t i = 0; unset[i]; i++)
		unsetenv(unset[i]);
	setenv("HOME", setup->folder, 1);
	setenv("TERM", "xterm", 1);
	setenv("LANG", "C.UTF-8", 1);
	setenv("PAGER", "cat", 1);
	for (size_t i = 0; setup->environment && setup->environment[i]; i++)
		putenv((char *)(uintptr_t)setup->environment[i]);
}

static void be_program(const struct terminal *terminal, const struct terminal_setup *setup)
{
	setsid();
	ioctl(terminal->line, TIOCSCTTY, 0);
	for (int fd = 0; fd < 3; fd++)
		dup2(terminal->line, fd);
	close(terminal->line);
	close(terminal->fd);
	set_environment(setup);
	if (chdir(setup->folder))
		_exit(126);
	execv(setup->argv[0], setup->argv);
	_exit(127);
}

bool terminal_start(struct terminal *terminal, const struct terminal_setup *setup)
{
	*terminal = (struct terminal){ .fd = posix_openpt(O_RDWR | O_NOCTTY) };
	if (terminal->fd < 0 || grantpt(terminal->fd) || unlockpt(terminal->fd))
		return false;
	terminal->line = open(ptsname(terminal->fd), O_RDWR | O_NOCTTY);
	if (terminal->line < 0 || tcgetattr(terminal->line, &terminal->before))
		return false;
	terminal_resize(terminal, setup->columns, setup->rows);
	terminal->child = fork();
	if (!terminal->child)
		be_program(terminal, setup);
	return terminal->child > 0;
}

void terminal_resize(struct terminal *terminal, unsigned short columns, unsigned short rows)
{
	struct winsize size = { .ws_col = columns, .ws_row = rows };

	ioctl(terminal->fd, TIOCSWINSZ, &size);
}

/* --- talking ------------------------------------------------------------------------------ */

static bool has_ended(struct terminal *terminal)
{
	if (!terminal->ended && waitpid(terminal->child, &terminal->status, WNOHANG) > 0)
		terminal->ended = true;
	return terminal->ended;
}

void terminal_cast(struct terminal *terminal)
{
	if (!terminal->moment.len)
		return;
	pl_buf_printf(&terminal->cast, "[%u.%03u, \"o\", ", terminal->came / 1000,
		      terminal->came % 1000);
	pl_json_string(&terminal->cast, pl_buf_str(&terminal->moment));
	pl_buf_puts(&terminal->cast, "]\n");
	pl_buf_cut(&terminal->moment, 0);
}

static void record(struct terminal *terminal, struct pl_str bytes)
{
	pl_buf_add(&terminal->raw, bytes);
	if (terminal->came != terminal->clock)
		terminal_cast(terminal);
	terminal->came = terminal->clock;
	pl_buf_add(&terminal->moment, bytes);
}

/* Reads what is there; false when nothing comes in that time. */
static bool read_some(struct terminal *terminal, int milliseconds)
{
	struct pollfd wanted = { .fd = terminal->fd, .events = POLLIN };
	char bytes[4096];
	ssize_t n;

	if (poll(&wanted, 1, milliseconds) <= 0 || !(wanted.revents & POLLIN))
		return false;
	n = read(terminal->fd, bytes, sizeof(bytes));
	if (n > 0)
		record(terminal, (struct pl_str){ bytes, (size_t)n });
	return n > 0;
}

/* A long text fills the line's buffer: what the program says meanwhile must be taken off it. */
void terminal_send(struct terminal *terminal, struct pl_str keys)
{
	while (keys.len) {
		size_t n = keys.len < 64 ? keys.len : 64;
		struct pollfd wanted = { .fd = terminal->fd, .events = POLLOUT };

		if (poll(&wanted, 1, 1000) <= 0 || has_ended(terminal))
			return;
		if (write(terminal->fd, keys.at, n) < 0 && errno != EAGAIN)
			return;
		keys = pl_str_cut(keys, n, keys.len);
		while (read_some(terminal, 0))
			continue;
	}
}

/* A last line that has the program's name and ends as a prompt does; or, between pages, one that
 * stands in parentheses. */
static bool is_prompt(const struct terminal *terminal)
{
	struct pl_buf text = { 0 };
	size_t start;
	struct pl_str last;
	bool is;

	terminal_text(terminal, &text);
	for (start = text.len; start && text.at[start - 1] != '\n';)
		start--;
	last = pl_str_cut(pl_buf_str(&text), start, text.len);
	/* The line may have begun with ^C. */
	is = (pl_str_find(last, PL_STR("plume"), 0) != SIZE_MAX && pl_str_ends(last, "> ")) ||
	     (pl_str_starts(last, "(") && pl_str_ends(last, ") "));
	pl_buf_release(&text);
	return is;
}

static long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool terminal_wait(struct terminal *terminal, int patience)
{
	long end = now() + patience;

	while (now() < end) {
		bool more = read_some(terminal, 10);

		if (!more && has_ended(terminal)) {
			while (read_some(terminal, 0))
				continue;
			return true;
		}
		if (!more && is_prompt(terminal))
			return true;
	}
	return false;
}

void terminal_settle(struct terminal *terminal, int quiet)
{
	while (read_some(terminal, quiet))
		continue;
	has_ended(terminal);
}

/* The first `size` bytes of a file of /proc about the process; false when there is none. */
static bool read_about(long process, const char *what, char *out, size_t size)
{
	char path[96];
	FILE *file;
	size_t n;

	snprintf(path, sizeof(path), "/proc/%ld/%s", process, what);
	file = fopen(path, "r");
	if (!file)
		return false;
	n = fread(out, 1, size - 1, file);
	fclose(file);
	out[n] = '\0';
	return true;
}

/* Do it and the programs that it started, as a pager, sleep?  Where nobody can tell, they are
 * taken to. */
static bool sleeps(long process)
{
	char text[512], what[64], *end;

	if (!read_about(process, "stat", text, sizeof(text)))
		return true;
	end = strrchr(text, ')');
	if (end && strlen(end) > 2 && end[2] != 'S')
		return false;
	snprintf(what, sizeof(what), "task/%ld/children", process);
	if (!read_about(process, what, text, sizeof(text)))
		return true;
	for (char *at = text; *at >= '0' && *at <= '9'; at += *at == ' ') {
		if (!sleeps(strtol(at, &at, 10)))
			return false;
	}
	return true;
}

void terminal_idle(struct terminal *terminal, int patience)
{
	long end = now() + patience;
	int quiet = 0;

	while (quiet < 3 && now() < end && !has_ended(terminal))
		quiet = !read_some(terminal, 10) && sleeps((long)terminal->child) ? quiet + 1 : 0;
}

bool terminal_hang_up(struct terminal *terminal, int patience)
{
	long end = now() + patience;

	close(terminal->fd);
	terminal->fd = -1;
	while (!has_ended(terminal) && now() < end)
		read_some(terminal, 10);
	return terminal->ended;
}

void terminal_forget(struct terminal *terminal)
{
	pl_buf_cut(&terminal->raw, 0);
}

/* Where the escape sequence ends that starts at `at`. */
static size_t skip_escape(struct pl_str text, size_t at)
{
	if (at + 1 < text.len && text.at[at + 1] == '[') {
		at += 2;
		while (at < text.len && (text.at[at] < 0x40 || text.at[at] > 0x7E))
			at++;
	} else {
		at++;
	}
	return at < text.len ? at + 1 : at;
}

void terminal_text(const struct terminal *terminal, struct pl_buf *out)
{
	struct pl_str raw = pl_buf_str(&terminal->raw);

	for (size_t at = 0; at < raw.len;) {
		if (raw.at[at] == '\033') {
			at = skip_escape(raw, at);
			continue;
		}
		if (raw.at[at] != '\r' && raw.at[at] != '\a')
			pl_buf_putc(out, raw.at[at]);
		at++;
	}
}

/* --- the end -------------------------------------------------------------------------------- */

bool terminal_is_sane(const struct terminal *terminal)
{
	struct termios after;

	return !tcgetattr(terminal->line, &after) && after.c_iflag == terminal->before.c_iflag &&
	       after.c_oflag == terminal->before.c_oflag &&
	       after.c_cflag == terminal->before.c_cflag &&
	       after.c_lflag == terminal->before.c_lflag &&
	       !memcmp(after.c_cc, terminal->before.c_cc, sizeof(after.c_cc));
}

void terminal_close(struct terminal *terminal)
{
	if (!has_ended(terminal)) {
		kill(terminal->child, SIGKILL);
		waitpid(terminal->child, &terminal->status, 0);
	}
	if (terminal->fd >= 0)
		close(terminal->fd);
	close(terminal->line);
	pl_buf_release(&terminal->raw);
	pl_buf_release(&terminal->cast);
	pl_buf_release(&terminal->moment);
}
