/* Reading a file line by line. */
#include "base/lines.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

struct lines {
	const struct pl_lines_how *how;
	struct pl_buf kept; /* what has been read and not handed over */
	bool skipping;      /* the rest of a line that was too long */
	bool begun, stopped;
};

static void hand_over(struct lines *lines, size_t start, size_t end)
{
	static const char mark[] = "\xEF\xBB\xBF";
	struct pl_str line = pl_str_cut(pl_buf_str(&lines->kept), start, end);

	if (!lines->begun && pl_str_starts(line, mark))
		line = pl_str_cut(line, 3, line.len);
	lines->begun = true;
	if (!lines->skipping)
		lines->stopped = !lines->how->line(lines->how->context, line);
	lines->skipping = false;
}

/* The start of a line that is too long is handed over at once, and the rest passed over. */
static size_t cut_long(struct lines *lines, size_t start)
{
	size_t longest = lines->how->longest;

	if (lines->skipping)
		return lines->kept.len;
	if (lines->kept.len - start <= longest)
		return start;
	hand_over(lines, start, start + longest + 1);
	lines->skipping = true;
	return lines->kept.len;
}

/* Hands over all lines that are whole from byte `from` on, where what is new begins. */
static void take_lines(struct lines *lines, size_t from)
{
	size_t start = 0;
	struct pl_str text = pl_buf_str(&lines->kept);
	const char *end;

	while (!lines->stopped && (end = memchr(text.at + from, '\n', text.len - from)) != NULL) {
		size_t at = (size_t)(end - text.at);

		hand_over(lines, start,
			  at - start > lines->how->longest ? start + lines->how->longest + 1 : at);
		start = from = at + 1;
	}
	if (!lines->stopped)
		start = cut_long(lines, start);
	memmove(lines->kept.at, lines->kept.at + start, lines->kept.len - start);
	pl_buf_cut(&lines->kept, lines->kept.len - start);
}

static bool read_pieces(struct lines *lines, const char *path, int fd, struct pl_err *err)
{
	size_t n = 1;

	while (n && !lines->stopped) {
		size_t before = lines->kept.len;

		if (!pl_file_some(fd, &lines->kept, &n, lines->how->idle, lines->how->context))
			return lines->kept.failed ? pl_fail_nomem(err)
						  : pl_fail_errno(err, path, errno);
		take_lines(lines, before);
	}
	if (lines->kept.len && !lines->stopped)
		hand_over(lines, 0, lines->kept.len);
	return true;
}

bool pl_lines_read(const char *path, const struct pl_lines_how *how, struct pl_err *err)
{
	struct lines lines = { .how = how };
	int fd = pl_file_open(path, err);
	bool ok = fd >= 0 && read_pieces(&lines, path, fd, err);

	if (fd >= 0)
		pl_file_close(path, fd);
	pl_buf_release(&lines.kept);
	return ok;
}
