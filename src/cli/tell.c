/* Standard output and standard error. */
#include "cli/tell.h"

#include "base/term.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool pipe_closed;

bool pl_pipe_closed(void)
{
	return pipe_closed;
}

bool pl_write_all(int descriptor, struct pl_str text)
{
	while (text.len) {
		ssize_t n = write(descriptor, text.at, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		text = pl_str_cut(text, (size_t)n, text.len);
	}
	return true;
}

bool pl_print_as_is(struct pl_buf *out)
{
	bool ok = !out->failed && !pipe_closed && pl_write_all(STDOUT_FILENO, pl_buf_str(out));

	if (!ok && !out->failed && errno == EPIPE)
		pipe_closed = true;
	else if (!ok && !pipe_closed)
		pl_tellf("%s", out->failed ? "no memory left" : strerror(errno));
	pl_buf_cut(out, 0);
	return ok;
}

/* Puts a backslash into what a runner of CI jobs would take for a command: before colons, between
 * number signs, which are found wherever they stand side by side.  At a terminal there is none. */
static void tame(struct pl_buf *out)
{
	struct pl_str text = pl_buf_str(out);
	struct pl_buf tamed = { 0 };
	size_t from = 0, at = pl_term_command(text, 0);

	if (at == SIZE_MAX || pl_on_terminal())
		return;
	while (at != SIZE_MAX) {
		at += text.at[at] == '#';
		pl_buf_add(&tamed, pl_str_cut(text, from, at));
		pl_buf_putc(&tamed, '\\');
		from = at;
		at = pl_term_command(text, at + 2);
	}
	pl_buf_add(&tamed, pl_str_cut(text, from, text.len));
	tamed.failed = tamed.failed || out->failed;
	pl_buf_release(out);
	*out = tamed;
}

bool pl_print(struct pl_buf *out)
{
	tame(out);
	return pl_print_as_is(out);
}

bool pl_print_draft(struct pl_buf *out)
{
	struct pl_buf shown = { 0 };
	struct pl_str text = pl_buf_str(out);
	size_t end;
	bool ok;

	if (!pl_on_terminal() || out->failed)
		return pl_print_as_is(out);
	while ((end = pl_str_find(text, PL_STR("\r\n"), 0)) != SIZE_MAX) {
		pl_term_add(&shown, pl_str_cut(text, 0, end), PL_TERM_KEEP_LINES);
		pl_buf_putc(&shown, '\n');
		text = pl_str_cut(text, end + 2, text.len);
	}
	pl_term_add(&shown, text, PL_TERM_KEEP_LINES);
	pl_buf_cut(out, 0);
	ok = pl_print(&shown);
	pl_buf_release(&shown);
	return ok;
}

bool pl_print_aside(struct pl_buf *out)
{
	bool ok;

	tame(out);
	ok = !out->failed && pl_write_all(STDERR_FILENO, pl_buf_str(out));
	pl_buf_cut(out, 0);
	return ok;
}

/* What there is no memory for is said all the same, to whoever reads it. */
static void tell_line(struct pl_buf *line)
{
	pl_buf_putc(line, '\n');
	tame(line);
	pl_write_all(STDERR_FILENO, line->failed
					    ? PL_STR("plume: no memory left (plus de mémoire)\n")
					    : pl_buf_str(line));
	pl_buf_release(line);
}

void pl_tell(const struct pl_err *err)
{
	struct pl_buf line = { 0 };

	pl_buf_puts(&line, "plume: ");
	if (err->file[0]) {
		pl_term_add(&line, pl_str_of(err->file), 0);
		if (err->line)
			pl_buf_printf(&line, ":%u", err->line);
		if (err->line && err->column)
			pl_buf_printf(&line, ":%u", err->column);
		pl_buf_puts(&line, ": ");
	}
	/* The rest is checked all the same, and the status is that of what it says. */
	if (err->code == PL_SKIPPED)
		pl_buf_puts(&line, pl_tr(err->french ? PL_FR : PL_EN, N_("warning: ")));
	pl_term_add(&line, pl_str_of(err->text), 0);
	tell_line(&line);
}

void pl_tell_once(struct pl_buf *told, const struct pl_err *fault)
{
	struct pl_buf name = { 0 };

	pl_buf_printf(&name, "\n%d %s:%u\n", (int)fault->code, fault->file, fault->line);
	if (name.failed || pl_str_find(pl_buf_str(told), pl_buf_str(&name), 0) == SIZE_MAX) {
		pl_tell(fault);
		pl_buf_add(told, pl_buf_str(&name));
	}
	pl_buf_release(&name);
}

void pl_tellf(const char *format, ...)
{
	struct pl_buf text = { 0 }, line = { 0 };
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&text, format, args);
	va_end(args);
	pl_buf_puts(&line, "plume: ");
	pl_term_add(&line, pl_buf_str(&text), 0);
	line.failed = line.failed || text.failed;
	pl_buf_release(&text);
	tell_line(&line);
}

bool pl_on_terminal(void)
{
	return isatty(STDOUT_FILENO) == 1;
}

bool pl_color(const struct pl_settings *settings)
{
	const char *term = getenv("TERM"), *none = getenv("NO_COLOR");

	if (settings->color && strcmp(settings->color, "auto") != 0)
		return !strcmp(settings->color, "always");
	return pl_on_terminal() && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

unsigned pl_columns(void)
{
	struct winsize size;

	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col >= 20)
		return size.ws_col;
	return 80;
}
