/* Places: byte offsets as lines and columns, in every unit, and back. */
#include "base/unicode.h"

#include <string.h>

#include "base/skim.h"

static bool push_start(struct pl_lines *lines, size_t start)
{
	uint32_t *new = PL_PUSH(&lines->starts);

	if (new)
		*new = (uint32_t)start;
	return new;
}

/* Where the line end at `at` ends; `at` when none stands there. */
static size_t skip_line_end(struct pl_str text, size_t at)
{
	if (at < text.len && text.at[at] == '\r')
		return at + (at + 1 < text.len && text.at[at + 1] == '\n' ? 2 : 1);
	if (at < text.len && text.at[at] == '\n')
		return at + 1;
	return at;
}

enum { MARK_EVERY = 1024, LONG_LINE = 4 * MARK_EVERY };

static bool has_long_line(const struct pl_lines *lines)
{
	size_t end = lines->text.len;

	for (size_t i = lines->starts.n; i--; end = lines->starts.at[i]) {
		if (end - lines->starts.at[i] > LONG_LINE)
			return true;
	}
	return false;
}

static bool set_marks(struct pl_lines *lines)
{
	struct pl_mark sum = { 0 };

	for (size_t at = 0; at <= lines->text.len; at += MARK_EVERY) {
		struct pl_str piece = pl_str_cut(lines->text, at, at + MARK_EVERY);
		struct pl_mark *mark = PL_PUSH(&lines->marks);

		if (!mark)
			return false;
		*mark = sum;
		sum.points += (uint32_t)pl_code_points(piece);
		sum.units += (uint32_t)pl_utf16_units(piece);
	}
	return true;
}

/* What stands before the byte. */
static struct pl_mark mark_of(const struct pl_lines *lines, size_t offset)
{
	struct pl_mark mark = lines->marks.at[offset / MARK_EVERY];
	struct pl_str rest = pl_str_cut(lines->text, offset / MARK_EVERY * MARK_EVERY, offset);

	mark.points += (uint32_t)pl_code_points(rest);
	mark.units += (uint32_t)pl_utf16_units(rest);
	return mark;
}

bool pl_lines_init(struct pl_lines *lines, struct pl_str text, struct pl_err *err)
{
	*lines = (struct pl_lines){ .text = text };
	if (text.len >= UINT32_MAX)
		return pl_fail(err, PL_LIMIT, "the text is too long: 4 GiB or more");
	push_start(lines, 0);
	for (size_t at = 0; (at = pl_line_end(text, at)) < text.len;)
		push_start(lines, at = skip_line_end(text, at));
	if (!lines->starts.failed && (!has_long_line(lines) || set_marks(lines)))
		return true;
	pl_lines_release(lines);
	return pl_fail_nomem(err);
}

void pl_lines_release(struct pl_lines *lines)
{
	PL_LIST_RELEASE(&lines->starts);
	PL_LIST_RELEASE(&lines->marks);
	*lines = (struct pl_lines){ 0 };
}

/* The line, from 0, in which `offset` lies. */
static size_t line_at(const struct pl_lines *lines, size_t offset)
{
	size_t low = 0, high = lines->starts.n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lines->starts.at[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct pl_span pl_line_span(const struct pl_lines *lines, uint32_t line)
{
	size_t i = line ? line - 1 : 0;
	size_t end = lines->text.len;
	struct pl_span span = { (uint32_t)end, (uint32_t)end };

	if (i >= lines->starts.n)
		return span;
	span.start = lines->starts.at[i];
	if (i + 1 == lines->starts.n)
		return span;
	end = lines->starts.at[i + 1] - 1;
	if (end > span.start && lines->text.at[end] == '\n' && lines->text.at[end - 1] == '\r')
		end--;
	span.end = (uint32_t)end;
	return span;
}

/* The start of the code point in which `offset` lies. */
static size_t point_start(struct pl_str text, size_t offset)
{
	size_t start = offset;

	while (start && start < text.len && offset - start < 3 &&
	       ((unsigned char)text.at[start] & 0xC0) == 0x80)
		start--;
	return start;
}

/* How many whole clusters of `line` end at or before `offset`. */
static size_t graphemes_before(struct pl_str line, size_t offset)
{
	size_t n = 0;

	for (size_t at = 0; at < offset; n++) {
		at = pl_grapheme_end(line, at);
		if (at > offset)
			break;
	}
	return n;
}

static size_t units_before(const struct pl_lines *lines, size_t start, size_t offset,
			   enum pl_unit unit)
{
	struct pl_str before = pl_str_cut(lines->text, start, offset);
	struct pl_mark from, to;

	if (before.len <= LONG_LINE)
		return unit == PL_POINTS ? pl_code_points(before) : pl_utf16_units(before);
	from = mark_of(lines, start);
	to = mark_of(lines, offset);
	return unit == PL_POINTS ? to.points - from.points : to.units - from.units;
}

struct pl_place pl_place_of(const struct pl_lines *lines, size_t offset, enum pl_unit unit)
{
	size_t i = line_at(lines, offset);
	struct pl_span span = pl_line_span(lines, (uint32_t)i + 1);
	struct pl_str line = pl_str_in(lines->text, span);
	size_t before = offset > span.end ? line.len : point_start(line, offset - span.start);

	if (unit == PL_POINTS || unit == PL_UTF16)
		before = units_before(lines, span.start, span.start + before, unit);
	else if (unit == PL_GRAPHEMES)
		before = graphemes_before(line, before);
	return (struct pl_place){ (uint32_t)i + 1, (uint32_t)before + 1 };
}

/* The byte of `line` at which the `n`-th unit from 0 begins, its end at most. */
static size_t skip_units(struct pl_str line, size_t n, enum pl_unit unit)
{
	size_t at = 0;

	if (unit == PL_BYTES)
		return n < line.len ? point_start(line, n) : line.len;
	while (n && at < line.len) {
		size_t start = at;
		size_t units = 1;

		if (unit == PL_GRAPHEMES)
			at = pl_grapheme_end(line, at);
		else if (pl_utf8_next(line, &at) >= 0x10000 && unit == PL_UTF16)
			units = 2;
		if (units > n)
			return start;
		n -= units;
	}
	return at;
}

size_t pl_place_offset(const struct pl_lines *lines, struct pl_place place, enum pl_unit unit)
{
	struct pl_span span = pl_line_span(lines, place.line);
	struct pl_str line = pl_str_in(lines->text, span);

	return span.start + skip_units(line, place.column ? place.column - 1 : 0, unit);
}
