/* Unified diffs.  Which lines go and come is found by E. W. Myers, "An O(ND) Difference
 * Algorithm and Its Variations", Algorithmica 1 (1986); what differs in too many lines is
 * told as one block. */
#include "base/diff.h"

#include <string.h>

enum { CONTEXT = 3, MOST_STEPS = 1000 };

struct file {
	PL_LIST(struct pl_str) lines; /* with their ends */
	bool *changed;                /* of each line */
};

struct work {
	struct file old, new;
	size_t skip;         /* lines that both begin with */
	size_t n_old, n_new; /* lines between those and what both end with */
};

/* --- lines --------------------------------------------------------------------------------- */

static bool split(struct file *file, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t end = pl_str_find(text, PL_STR("\n"), at);
		struct pl_str *line = PL_PUSH(&file->lines);

		end = end == SIZE_MAX ? text.len : end + 1;
		if (line)
			*line = pl_str_cut(text, at, end);
		at = end;
	}
	file->changed = pl_alloc(file->lines.n + 1);
	return file->changed && !file->lines.failed;
}

static bool same(const struct work *work, size_t old, size_t new)
{
	return pl_str_same(work->old.lines.at[old], work->new.lines.at[new]);
}

static void trim(struct work *work)
{
	size_t n = work->old.lines.n, m = work->new.lines.n;

	while (work->skip < n && work->skip < m && same(work, work->skip, work->skip))
		work->skip++;
	while (n > work->skip && m > work->skip && same(work, n - 1, m - 1)) {
		n--;
		m--;
	}
	work->n_old = n - work->skip;
	work->n_new = m - work->skip;
}

/* --- which lines ------------------------------------------------------------------------------ */

static void mark_all(struct work *work)
{
	memset(work->old.changed + work->skip, true, work->n_old);
	memset(work->new.changed + work->skip, true, work->n_new);
}

/* How far each diagonal has come after each number of steps: row d, places -d to d. */
struct trace {
	long *rows[MOST_STEPS + 1];
	long steps;
};

static long far(const struct trace *trace, long d, long k)
{
	return trace->rows[d][k + d];
}

/* Did the way to diagonal k in step d come by a line of the new file? */
static bool came_down(const struct trace *trace, long d, long k)
{
	return k == -d || (k != d && far(trace, d - 1, k - 1) < far(trace, d - 1, k + 1));
}

/* One step more; true when both files are at their ends. */
static bool advance(const struct work *work, struct trace *trace, long d)
{
	for (long k = -d; k <= d; k += 2) {
		long x = 0, y;

		if (d)
			x = came_down(trace, d, k) ? far(trace, d - 1, k + 1)
						   : far(trace, d - 1, k - 1) + 1;
		y = x - k;
		while (x < (long)work->n_old && y < (long)work->n_new &&
		       same(work, work->skip + (size_t)x, work->skip + (size_t)y)) {
			x++;
			y++;
		}
		trace->rows[d][k + d] = x;
		if (x >= (long)work->n_old && y >= (long)work->n_new)
			return true;
	}
	return false;
}

static void mark_way(struct work *work, const struct trace *trace)
{
	long x = (long)work->n_old, y = (long)work->n_new;

	for (long d = trace->steps; d > 0; d--) {
		long k = x - y;
		bool down = came_down(trace, d, k);
		long from = far(trace, d - 1, down ? k + 1 : k - 1);

		if (down)
			work->new.changed[work->skip + (size_t)(from - k - 1)] = true;
		else
			work->old.changed[work->skip + (size_t)from] = true;
		x = from;
		y = from - (down ? k + 1 : k - 1);
	}
}

static bool compare(struct work *work)
{
	struct trace trace = { .steps = -1 };
	bool ok = true;

	for (long d = 0; ok && trace.steps < 0 && d <= MOST_STEPS; d++) {
		trace.rows[d] = pl_alloc(sizeof(long) * (size_t)(2 * d + 1));
		ok = trace.rows[d];
		if (ok && advance(work, &trace, d))
			trace.steps = d;
	}
	if (ok && trace.steps < 0)
		mark_all(work);
	else if (ok)
		mark_way(work, &trace);
	for (long d = 0; d <= MOST_STEPS; d++)
		pl_free(trace.rows[d]);
	return ok;
}

/* --- writing ------------------------------------------------------------------------------------
 */

static bool is_plain(const char *path)
{
	for (const unsigned char *at = (const unsigned char *)path; *at; at++) {
		if (*at < 0x20 || *at == 0x7F || *at == '"' || *at == '\\')
			return false;
	}
	return true;
}

/* As git and patch quote names: in C's way. */
static void add_name(struct pl_buf *out, const char *sign, char letter, const char *path)
{
	bool plain = is_plain(path);

	while (*path == '/')
		path++;
	pl_buf_printf(out, "%s %s%c/", sign, plain ? "" : "\"", letter);
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (c < 0x20 || c == 0x7F)
			pl_buf_printf(out, "\\%03o", c);
		else if (c == '"' || c == '\\')
			pl_buf_printf(out, "\\%c", c);
		else
			pl_buf_putc(out, *path);
	}
	/* A name with blanks ends at a tab. */
	pl_buf_puts(out, plain ? "\t\n" : "\"\n");
}

static void add_line(struct pl_buf *out, char sign, struct pl_str line)
{
	pl_buf_putc(out, sign);
	pl_buf_add(out, line);
	if (!pl_str_ends(line, "\n"))
		pl_buf_puts(out, "\n\\ No newline at end of file\n");
}

/* Places in both files, in step. */
struct pair {
	size_t old, new;
};

static bool is_changed(const struct work *work, struct pair at)
{
	return (at.old < work->old.lines.n && work->old.changed[at.old]) ||
	       (at.new < work->new.lines.n && work->new.changed[at.new]);
}

/* Behind the lines that are changed at that place. */
static struct pair pass(const struct work *work, struct pair at)
{
	while (at.old < work->old.lines.n && work->old.changed[at.old])
		at.old++;
	while (at.new < work->new.lines.n && work->new.changed[at.new])
		at.new ++;
	return at;
}

/* The end of the hunk that begins to change there: what lies near belongs to it. */
static struct pair end_of_hunk(const struct work *work, struct pair at)
{
	struct pair end = pass(work, at);
	size_t between = 0;

	for (at = end; at.old < work->old.lines.n && between < (size_t)2 * CONTEXT; between++) {
		at.old++;
		at.new ++;
		if (is_changed(work, at)) {
			at = end = pass(work, at);
			between = SIZE_MAX;
		}
	}
	return end;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* "12,3"; of no lines the one before. */
static void add_range(struct pl_buf *out, size_t from, size_t n)
{
	pl_buf_printf(out, "%zu", n ? from + 1 : from);
	if (n != 1)
		pl_buf_printf(out, ",%zu", n);
}

static void write_hunk(const struct pl_diff *diff, const struct work *work, struct pair from,
		       struct pair to, struct pl_buf *out)
{
	size_t before = least(CONTEXT, from.old),
	       after = least(CONTEXT, work->old.lines.n - to.old);
	struct pair at = { from.old - before, from.new - before };

	pl_buf_puts(out, "@@ -");
	add_range(out, at.old, to.old + after - at.old);
	pl_buf_puts(out, " +");
	add_range(out, at.new, to.new + after - at.new);
	pl_buf_puts(out, " @@");
	if (diff->label) {
		pl_buf_putc(out, ' ');
		diff->label(diff->context, from.old, to.old, out);
	}
	pl_buf_putc(out, '\n');
	while (at.old < to.old + after || at.new < to.new + after) {
		if (at.old < to.old && work->old.changed[at.old]) {
			add_line(out, '-', work->old.lines.at[at.old++]);
		} else if (at.new < to.new && work->new.changed[at.new]) {
			add_line(out, '+', work->new.lines.at[at.new ++]);
		} else {
			add_line(out, ' ', work->old.lines.at[at.old++]);
			at.new ++;
		}
	}
}

static void write_hunks(const struct pl_diff *diff, const struct work *work, struct pl_buf *out)
{
	struct pair at = { 0 };

	while (at.old < work->old.lines.n || at.new < work->new.lines.n) {
		struct pair end;

		if (!is_changed(work, at)) {
			at.old++;
			at.new ++;
			continue;
		}
		end = end_of_hunk(work, at);
		write_hunk(diff, work, at, end, out);
		at = end;
	}
}

bool pl_diff_write(const struct pl_diff *diff, struct pl_buf *out, struct pl_err *err)
{
	struct work work = { 0 };
	bool ok = split(&work.old, diff->before) && split(&work.new, diff->after);

	if (ok)
		trim(&work);
	if (ok && work.n_old + work.n_new) {
		ok = compare(&work);
		add_name(out, "---", 'a', diff->path);
		add_name(out, "+++", 'b', diff->path);
		write_hunks(diff, &work, out);
	}
	pl_free(work.old.changed);
	pl_free(work.new.changed);
	PL_LIST_RELEASE(&work.old.lines);
	PL_LIST_RELEASE(&work.new.lines);
	return (ok && !out->failed) || pl_fail_nomem(err);
}
