/* Boxes around text on a terminal. */
#include "cli/frame.h"

#include "base/unicode.h"

/* Two columns at each side. */
enum { SIDES = 4 };

static unsigned inner(const struct pl_frame *frame)
{
	unsigned sides = frame->box ? SIDES : frame->indent;

	if (!frame->width)
		return UINT32_MAX;
	return frame->width > sides + 2 ? frame->width - sides : 2;
}

/* --- sides -------------------------------------------------------------------------------- */

static void add_line(struct pl_frame *frame, unsigned columns)
{
	while (columns--)
		pl_buf_puts(frame->out, "─");
}

static void add_side(struct pl_frame *frame, const char *left, const char *right)
{
	if (!frame->box)
		return;
	pl_buf_puts(frame->out, left);
	add_line(frame, inner(frame) + 2);
	pl_buf_puts(frame->out, right);
	pl_buf_putc(frame->out, '\n');
}

void pl_frame_top(struct pl_frame *frame, struct pl_str title, struct pl_str right)
{
	unsigned columns = pl_width_all(title) + (right.len ? pl_width_all(right) + 3 : 0);

	if (!frame->box) {
		pl_term_styled(frame->out, title, PL_BOLD, frame->color);
		if (right.len)
			pl_buf_printf(frame->out, " %.*s", PL_ARGS(right));
		pl_buf_putc(frame->out, '\n');
		return;
	}
	pl_buf_puts(frame->out, "┌─ ");
	pl_term_styled(frame->out, title, PL_BOLD, frame->color);
	pl_buf_putc(frame->out, ' ');
	add_line(frame, inner(frame) > columns + 1 ? inner(frame) - columns - 1 : 0);
	if (right.len)
		pl_buf_printf(frame->out, " %.*s ─", PL_ARGS(right));
	pl_buf_puts(frame->out, "┐\n");
}

void pl_frame_rule(struct pl_frame *frame)
{
	add_side(frame, "├", "┤");
}

void pl_frame_bottom(struct pl_frame *frame)
{
	add_side(frame, "└", "┘");
}

/* --- lines inside ----------------------------------------------------------------------------- */

struct line {
	size_t end, next; /* of the text: where it ends, and where the next one starts */
	unsigned columns;
	bool doubtful; /* terminals do not agree on its width */
};

/* Signs that no line starts with: 、 。 」 』 and the wide ! , ? */
static bool is_closer(uint32_t code)
{
	return code == 0x3001 || code == 0x3002 || code == 0x300D || code == 0x300F ||
	       code == 0xFF01 || code == 0xFF0C || code == 0xFF1F;
}

/* Where the cluster may be parted from what stands before it: at blanks, and before wide
 * characters, whose scripts have none. */
static void note_break(struct line *line, size_t at, size_t end, unsigned columns, bool blank)
{
	line->end = at;
	line->next = blank ? end : at;
	line->columns = columns;
}

/* The line that starts at `start`. */
static struct line read_line(struct pl_str text, size_t start, unsigned width)
{
	struct line line = { .end = start };
	unsigned columns = 0;

	for (size_t at = start, end; at < text.len; at = end) {
		struct pl_str cluster;
		bool blank = text.at[at] == ' ' || text.at[at] == '\t';
		unsigned wide;
		size_t first = at;

		end = pl_grapheme_end(text, at);
		cluster = pl_str_cut(text, at, end);
		wide = text.at[at] == '\t' ? 1 : pl_width(cluster);
		if (text.at[at] == '\n') {
			note_break(&line, at, end, columns, true);
			return line;
		}
		if (blank || (wide == 2 && at > start && !is_closer(pl_utf8_next(text, &first))))
			note_break(&line, at, end, columns, blank);
		if (columns + wide > width) {
			if (line.end == start)
				note_break(&line, at, at, columns, false);
			return line;
		}
		first = at;
		pl_utf8_next(text, &first);
		line.doubtful = line.doubtful || first < end;
		columns += wide;
	}
	line.end = line.next = text.len;
	line.columns = columns;
	return line;
}

static void add_inside(struct pl_frame *frame, struct pl_str text, const struct line *line,
		       enum pl_style style)
{
	unsigned width = inner(frame);

	if (frame->box)
		pl_buf_puts(frame->out, "│ ");
	else if (text.len)
		pl_buf_printf(frame->out, "%*s", (int)frame->indent, "");
	pl_term_styled(frame->out, text, style, frame->color);
	/* Families, flags and marks have other widths on other terminals: the side is put
	 * where it belongs (CHA of ECMA-48), whatever stands before it. */
	if (frame->box && line->doubtful)
		pl_buf_printf(frame->out, "\033[%uG│", width + SIDES);
	else if (frame->box)
		pl_buf_printf(frame->out, "%*s │",
			      line->columns < width ? (int)(width - line->columns) : 0, "");
	pl_buf_putc(frame->out, '\n');
}

void pl_frame_text(struct pl_frame *frame, struct pl_str text, enum pl_style style)
{
	struct pl_buf safe = { 0 };
	struct pl_str shown;
	size_t at = 0;

	pl_term_add(&safe, text, PL_TERM_KEEP_LINES);
	for (size_t i = 0; i < safe.len; i++) {
		if (safe.at[i] == '\t')
			safe.at[i] = ' ';
	}
	shown = pl_buf_str(&safe);
	do {
		struct line line = read_line(shown, at, inner(frame));

		add_inside(frame, pl_str_cut(shown, at, line.end), &line, style);
		at = line.next;
	} while (at < shown.len);
	frame->out->failed = frame->out->failed || safe.failed;
	pl_buf_release(&safe);
}
