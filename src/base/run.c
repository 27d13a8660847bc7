#include "base/run.h"

#include <string.h>

#include "base/regex.h"
#include "base/unicode.h"

/* --- reading ---------------------------------------------------------------------------- */

struct reader {
	struct pl_str text;
	size_t at;
	bool nocase;
};

static char peek(const struct reader *reader)
{
	return reader->at < reader->text.len ? reader->text.at[reader->at] : '\0';
}

static bool take(struct reader *reader, const char *what)
{
	struct pl_str rest = pl_str_cut(reader->text, reader->at, reader->text.len);

	if (!pl_str_starts(rest, what))
		return false;
	reader->at += strlen(what);
	return true;
}

static bool is_letter_or_digit(uint32_t code)
{
	return (code >= '0' && code <= '9') || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
}

static void add_ascii(struct pl_run_class *class, uint32_t code)
{
	class->ascii[code / 64] |= UINT64_C(1) << code % 64;
}

static void add_white(struct pl_run_class *class)
{
	for (uint32_t code = '\t'; code <= '\r'; code++)
		add_ascii(class, code);
	add_ascii(class, ' ');
	class->white = true;
}

/* Where case does not matter, of characters that have one nothing is known. */
static bool add_code(struct reader *reader, struct pl_run_class *class, uint32_t code)
{
	if (reader->nocase && (code >= 0x80 || (code | 0x20) >= 'a'))
		return false;
	if (code < 0x80) {
		add_ascii(class, code);
		return true;
	}
	if (class->n_others == PL_RUN_OTHERS)
		return false;
	class->others[class->n_others++] = code;
	return true;
}

/* What stands behind a backslash: \s, or a sign that stands for itself, or a line's end. */
static bool add_escape(struct reader *reader, struct pl_run_class *class)
{
	static const struct {
		char letter;
		uint32_t code;
	} letters[] = { { 'n', '\n' }, { 't', '\t' }, { 'r', '\r' } };
	unsigned char c = (unsigned char)peek(reader);

	reader->at++;
	if (c == 's') {
		add_white(class);
		return true;
	}
	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++) {
		if (letters[i].letter == (char)c)
			return add_code(reader, class, letters[i].code);
	}
	return c && c < 0x80 && !is_letter_or_digit(c) && add_code(reader, class, c);
}

/* Letters or digits from the last one taken to the one behind the hyphen. */
static bool add_range(struct reader *reader, struct pl_run_class *class, uint32_t first)
{
	uint32_t last = pl_utf8_next(reader->text, &reader->at);

	if (!is_letter_or_digit(first) || !is_letter_or_digit(last) || last < first)
		return false;
	for (uint32_t code = first; code <= last; code++) {
		if (!add_code(reader, class, code))
			return false;
	}
	return true;
}

/* A hyphen before the bracket that closes is one. */
static bool begins_range(const struct reader *reader)
{
	return peek(reader) == '-' && reader->at + 1 < reader->text.len &&
	       reader->text.at[reader->at + 1] != ']';
}

static bool read_item(struct reader *reader, struct pl_run_class *class)
{
	uint32_t code;

	if (take(reader, "\\"))
		return add_escape(reader, class) && !begins_range(reader);
	code = pl_utf8_next(reader->text, &reader->at);
	if (!code || code == '[' || code == '&')
		return false;
	if (begins_range(reader)) {
		reader->at++;
		return add_range(reader, class, code);
	}
	return add_code(reader, class, code);
}

/* [.x.] and the like mean something else, or nothing. */
static bool is_posix(const struct reader *reader, size_t start)
{
	char first = reader->text.at[start];

	return (first == '.' || first == ':' || first == '=') && reader->at > start + 1 &&
	       reader->text.at[reader->at - 1] == first;
}

static bool read_class(struct reader *reader, struct pl_run_class *class)
{
	size_t start;

	*class = (struct pl_run_class){ 0 };
	if (take(reader, "\\s") || take(reader, "\\S")) {
		class->negated = reader->text.at[reader->at - 1] == 'S';
		add_white(class);
		return true;
	}
	if (!take(reader, "["))
		return false;
	start = reader->at;
	class->negated = take(reader, "^");
	if (peek(reader) == ']')
		return false;
	while (reader->at < reader->text.len && peek(reader) != ']') {
		if (!read_item(reader, class))
			return false;
	}
	return !is_posix(reader, start) && take(reader, "]");
}

static bool read_number(struct reader *reader, uint32_t *number)
{
	enum { MOST = 65535 };
	size_t start = reader->at;

	for (*number = 0; peek(reader) >= '0' && peek(reader) <= '9'; reader->at++) {
		*number = *number * 10 + (uint32_t)(peek(reader) - '0');
		if (*number > MOST)
			return false;
	}
	return reader->at > start;
}

/* {n}, {n,} and {n,m} as well as +; neither lazy nor possessive. */
static bool read_times(struct reader *reader, struct pl_run *run)
{
	run->min = run->max = 1;
	if (take(reader, "+")) {
		run->max = UINT32_MAX;
	} else if (take(reader, "{")) {
		if (!read_number(reader, &run->min))
			return false;
		run->max = run->min;
		if (take(reader, ",") && !read_number(reader, &run->max))
			run->max = UINT32_MAX;
		if (!take(reader, "}"))
			return false;
	}
	return run->min && run->min <= run->max &&
	       !strchr("+*?{", peek(reader) ? peek(reader) : 'x');
}

static bool class_holds(const struct pl_run_class *class, uint32_t code);

/* No character is of both classes. */
static bool are_apart(const struct pl_run_class *run, const struct pl_run_class *next)
{
	if (next->negated || next->white)
		return false;
	for (uint32_t code = 0; code < 0x80; code++) {
		if (class_holds(run, code) && class_holds(next, code))
			return false;
	}
	for (uint32_t i = 0; i < next->n_others; i++) {
		if (class_holds(run, next->others[i]))
			return false;
	}
	return true;
}

/* What follows must be no more of the run, else PCRE2 would give back what it took. */
static bool read_next(struct reader *reader, struct pl_run *run)
{
	if (reader->at == reader->text.len)
		return true;
	if (run->max != UINT32_MAX)
		return false;
	if (take(reader, "$")) {
		run->line_end = true;
		return !class_holds(&run->class, '\n');
	}
	run->followed = true;
	return read_class(reader, &run->next) && are_apart(&run->class, &run->next);
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

bool pl_run_read(struct pl_str pattern, unsigned flags, struct pl_run *run)
{
	struct reader reader = { .text = without_group(pattern),
				 .nocase = (flags & PL_REGEX_NOCASE) != 0 };
	bool grouped;

	*run = (struct pl_run){ 0 };
	grouped = take(&reader, "(?:");
	run->captured = !grouped && take(&reader, "(");
	if (!read_class(&reader, &run->class) || !read_times(&reader, run))
		return false;
	if ((grouped || run->captured) &&
	    (!take(&reader, ")") || (peek(&reader) && strchr("+*?{", peek(&reader)))))
		return false;
	return flags & PL_REGEX_MULTILINE && read_next(&reader, run) &&
	       reader.at == reader.text.len;
}

/* --- finding ---------------------------------------------------------------------------- */

/* PCRE2's \s: white space, and U+180E, which was that until Unicode 6.3. */
static bool is_white(uint32_t code)
{
	return pl_is_space(code) || code == 0x180E;
}

static bool is_other(const struct pl_run_class *class, uint32_t code)
{
	for (uint32_t i = 0; i < class->n_others; i++) {
		if (class->others[i] == code)
			return true;
	}
	return class->white && is_white(code);
}

static bool class_holds(const struct pl_run_class *class, uint32_t code)
{
	bool listed =
		code < 0x80 ? class->ascii[code / 64] >> code % 64 & 1 : is_other(class, code);

	return listed != class->negated;
}

/* The character at byte `at` is of the class; `*next` is behind it. */
static bool holds_at(const struct pl_run_class *class, struct pl_str text, size_t at, size_t *next)
{
	unsigned char byte;

	*next = at;
	if (at >= text.len)
		return false;
	byte = (unsigned char)text.at[at];
	if (byte >= 0x80)
		return class_holds(class, pl_utf8_next(text, next));
	*next = at + 1;
	return (class->ascii[byte / 64] >> byte % 64 & 1) != class->negated;
}

/* Behind the bytes of ASCII from byte `at` on that are of the class, or are not. */
static size_t plain_end(const struct pl_run_class *class, struct pl_str text, size_t at, size_t end,
			bool held)
{
	while (at < end && (unsigned char)text.at[at] < 0x80 &&
	       ((class->ascii[(unsigned char)text.at[at] / 64] >> (unsigned char)text.at[at] % 64 &
		 1) != class->negated) == held)
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

		at = plain_end(&run->class, text, next, most, true);
		*n += (uint32_t)(at - next);
	} while (*n < run->max && holds_at(&run->class, text, at, &next) && ++*n);
	return at;
}

static bool goes_on_well(const struct pl_run *run, struct pl_str text, size_t at, size_t *end)
{
	*end = at;
	if (run->line_end)
		return at == text.len || text.at[at] == '\n';
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

bool pl_run_find(const struct pl_run *run, struct pl_str text, size_t from, struct pl_match *match)
{
	while (from < text.len) {
		size_t start, next, end, behind;
		uint32_t n;

		start = from = plain_end(&run->class, text, from, text.len, false);
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
