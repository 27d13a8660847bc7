#include "base/run.h"

#include <string.h>

#include "base/pattern.h"
#include "base/regex.h"
#include "base/skim.h"
#include "base/unicode.h"

/* --- reading ---------------------------------------------------------------------------- */

/* {n}, {n,} and {n,m} as well as +; neither lazy nor possessive. */
static bool read_times(struct pl_pattern_reader *reader, struct pl_run *run)
{
	run->min = run->max = 1;
	if (pl_pattern_take(reader, "+")) {
		run->max = UINT32_MAX;
	} else if (pl_pattern_take(reader, "{")) {
		if (!pl_pattern_number(reader, &run->min))
			return false;
		run->max = run->min;
		if (pl_pattern_take(reader, ",") && !pl_pattern_number(reader, &run->max))
			run->max = UINT32_MAX;
		if (!pl_pattern_take(reader, "}"))
			return false;
	}
	return run->min && run->min <= run->max &&
	       !strchr("+*?{", pl_pattern_peek(reader, 0) ? pl_pattern_peek(reader, 0) : 'x');
}

/* No character is of both classes. */
static bool are_apart(const struct pl_charclass *run, const struct pl_charclass *next)
{
	if (next->negated || next->white)
		return false;
	for (uint32_t code = 0; code < 0x80; code++) {
		if (pl_charclass_holds(run, code) && pl_charclass_holds(next, code))
			return false;
	}
	for (uint32_t i = 0; i < next->n_others; i++) {
		if (pl_charclass_holds(run, next->others[i]))
			return false;
	}
	return true;
}

/* What follows must be no more of the run, else PCRE2 would give back what it took. */
static bool read_next(struct pl_pattern_reader *reader, struct pl_run *run)
{
	if (reader->at == reader->text.len)
		return true;
	if (run->max != UINT32_MAX)
		return false;
	if (pl_pattern_take(reader, "$")) {
		run->line_end = true;
		return !pl_charclass_holds(&run->class, '\n');
	}
	run->followed = true;
	return pl_charclass_read(reader, &run->next) && pl_charclass_is_sure(&run->next) &&
	       are_apart(&run->class, &run->next);
}

/* The whole is a group, or the run is. */
static struct pl_str without_group(struct pl_str pattern)
{
	struct pl_str inner;

	if (!pl_str_starts(pattern, "(?:") || !pl_str_ends(pattern, ")"))
		return pattern;
	inner = pl_str_cut(pattern, 3, pattern.len - 1);
	return memchr(inner.at, '(', inner.len) || memchr(inner.at, ')', inner.len) ? pattern
										    : inner;
}

static void note_ascii(struct pl_run *run)
{
	run->is_far = true;
	for (uint32_t code = 0; code < 0x80; code++) {
		run->ascii[code] = pl_charclass_holds(&run->class, code);
		run->is_far = run->is_far && !run->ascii[code];
	}
}

/* With which the character begins in UTF-8. */
static char first_byte(uint32_t code)
{
	if (code < 0x800)
		return (char)(0xC0 | code >> 6);
	return code < 0x10000 ? (char)(0xE0 | code >> 12) : (char)(0xF0 | code >> 18);
}

/* Of classes that list a few characters beyond ASCII, or of it. */
static void note_anchors(struct pl_run *run)
{
	const struct pl_charclass *class = &run->class;
	bool few = !class->negated && !class->white && !class->letters;

	for (uint32_t code = 0; code < 0x80 && few; code++)
		few = !run->ascii[code] || pl_anchors_add(&run->anchors, (char)code);
	for (uint32_t i = 0; i < class->n_others && few; i++)
		few = pl_anchors_add(&run->anchors, first_byte(class->others[i]));
	if (!few || !pl_anchors_pay(&run->anchors))
		run->anchors = (struct pl_anchors){ 0 };
}

bool pl_run_read(struct pl_str pattern, unsigned flags, struct pl_run *run)
{
	struct pl_pattern_reader reader = { .text = without_group(pattern),
					    .nocase = (flags & PL_REGEX_NOCASE) != 0 };
	bool grouped;

	*run = (struct pl_run){ 0 };
	grouped = pl_pattern_take(&reader, "(?:");
	run->captured = !grouped && pl_pattern_take(&reader, "(");
	if (!pl_charclass_read(&reader, &run->class) || !pl_charclass_is_sure(&run->class) ||
	    !read_times(&reader, run))
		return false;
	note_ascii(run);
	note_anchors(run);
	if ((grouped || run->captured) &&
	    (!pl_pattern_take(&reader, ")") ||
	     (pl_pattern_peek(&reader, 0) && strchr("+*?{", pl_pattern_peek(&reader, 0)))))
		return false;
	return flags & PL_REGEX_MULTILINE && read_next(&reader, run) &&
	       reader.at == reader.text.len;
}

/* --- finding ---------------------------------------------------------------------------- */

/* The character at byte `at` is of the class; `*next` is behind it. */
static bool holds_at(const struct pl_charclass *class, struct pl_str text, size_t at, size_t *next)
{
	unsigned char byte;

	*next = at;
	if (at >= text.len)
		return false;
	byte = (unsigned char)text.at[at];
	if (byte >= 0x80)
		return pl_charclass_holds(class, pl_utf8_next(text, next));
	*next = at + 1;
	return (class->ascii[byte / 64] >> byte % 64 & 1) != class->negated;
}

static bool is_outside(const struct pl_run *run, char c)
{
	unsigned char byte = (unsigned char)c;

	return byte < 0x80 && !run->ascii[byte];
}

/* Behind the bytes of ASCII from byte `at` on that are of the class, or are not. */
static size_t plain_end(const struct pl_run *run, struct pl_str text, size_t at, size_t end,
			bool held)
{
	while (at < end && (unsigned char)text.at[at] < 0x80 &&
	       run->ascii[(unsigned char)text.at[at]] == held)
		at++;
	return at;
}

/* Behind the characters of the class at byte `at`, at most `max`; `*n` counts them. */
static size_t run_end(const struct pl_run *run, struct pl_str text, size_t at, uint32_t *n)
{
	size_t next = at;

	*n = 0;
	do {
		size_t most = text.len - next < run->max - *n ? text.len : next + (run->max - *n);

		at = plain_end(run, text, next, most, true);
		*n += (uint32_t)(at - next);
	} while (*n < run->max && holds_at(&run->class, text, at, &next) && ++*n);
	return at;
}

static bool goes_on_well(const struct pl_run *run, struct pl_str text, size_t at, size_t *end)
{
	*end = at;
	return !run->followed || holds_at(&run->next, text, at, end);
}

static void put(const struct pl_run *run, size_t start, size_t run_ends, size_t end,
		struct pl_match *match)
{
	match->n = run->captured ? 2 : 1;
	match->group[0] = (struct pl_span){ (uint32_t)start, (uint32_t)end };
	match->group[1] = (struct pl_span){ 1, 0 };
	if (run->captured)
		match->group[1] = (struct pl_span){ (uint32_t)start, (uint32_t)run_ends };
}

/* The first byte from `from` on behind which the fewest bytes that a run has hold no character of
 * ASCII that is outside of the class, text.len when there is none: looked at from their end, so
 * that most texts are gone through in steps.  Up to byte `*clear` they are known to hold none. */
static size_t room_for_run(const struct pl_run *run, struct pl_str text, size_t from, size_t *clear)
{
	while (text.len - from >= run->min) {
		size_t end = from + run->min, known = *clear > from ? *clear : from, at = end;

		while (at > known && !is_outside(run, text.at[at - 1]))
			at--;
		*clear = end;
		if (at <= known)
			return from;
		from = at;
	}
	return text.len;
}

/* Where the characters of the class begin that stand before byte `end`, not before `start`; `*n`
 * counts them. */
static size_t run_start(const struct pl_run *run, struct pl_str text, size_t start, size_t end,
			uint32_t *n)
{
	size_t at = end, before = end;

	for (*n = 0; at > start; at = before, ++*n) {
		uint32_t code = pl_utf8_prev(text, &before);

		if (!pl_charclass_holds(&run->class, code))
			break;
	}
	return at;
}

/* Of runs that end where a line does most lines have none: looked for from there. */
static bool find_before_line_end(const struct pl_run *run, struct pl_str text, size_t from,
				 struct pl_match *match)
{
	while (from < text.len) {
		const char *newline = memchr(text.at + from, '\n', text.len - from);
		size_t end = newline ? (size_t)(newline - text.at) : text.len, start;
		uint32_t n;

		start = run_start(run, text, from, end, &n);
		if (n >= run->min) {
			put(run, start, end, end, match);
			return true;
		}
		from = end + 1;
	}
	return false;
}

bool pl_run_find(const struct pl_run *run, struct pl_str text, size_t from, struct pl_match *match)
{
	size_t clear = 0;

	if (run->line_end)
		return find_before_line_end(run, text, from, match);
	while (from < text.len) {
		size_t start, next, end, behind;
		uint32_t n;

		if (run->anchors.n)
			from = pl_anchors_next(&run->anchors, text, from, text.len);
		else if (run->is_far)
			from = pl_ascii_end(text, from);
		else if (run->min > 1)
			from = room_for_run(run, text, from, &clear);
		start = from = plain_end(run, text, from, text.len, false);
		if (!holds_at(&run->class, text, from, &next)) {
			from = next;
			continue;
		}
		end = run_end(run, text, start, &n);
		if (n >= run->min && goes_on_well(run, text, end, &behind)) {
			put(run, start, end, behind, match);
			return true;
		}
		/* No start further on in the run has more of it before it ends. */
		from = end;
	}
	return false;
}
