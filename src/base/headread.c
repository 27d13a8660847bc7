/* Reading patterns for their heads.  The syntax is that of pcre2pattern(3), 10.42, with UTF and
 * UCP; what is rare stands for anything. */
#include "base/headnode.h"

#include "base/pattern.h"
#include "base/unicode.h"

enum { DEEPEST = 100, LONGEST = 2048 };

static struct pl_head_node *read_either(struct pl_pattern_reader *reader);

/* --- bytes ------------------------------------------------------------------------------- */

static void *lose(struct pl_pattern_reader *reader)
{
	pl_pattern_lose(reader);
	return NULL;
}

/* Up to the byte that ends it, and behind that. */
static struct pl_str read_until(struct pl_pattern_reader *reader, char end)
{
	size_t start = reader->at;
	const char *found = memchr(reader->text.at + start, end, reader->text.len - start);

	if (!found) {
		lose(reader);
		return PL_STR("");
	}
	reader->at = (size_t)(found - reader->text.at) + 1;
	return pl_str_cut(reader->text, start, reader->at - 1);
}

static struct pl_head_node *node(struct pl_pattern_reader *reader, enum pl_head_item item)
{
	struct pl_head_node *made = PL_NEW(reader->algebra.arena, struct pl_head_node);

	if (!made)
		return lose(reader);
	made->item = item;
	return made;
}

/* A class with nothing in it. */
static struct pl_head_node *class(struct pl_pattern_reader *reader)
{
	struct pl_head_node *made = node(reader, PL_HEAD_CLASS);

	if (made && !(made->set = PL_NEW(reader->algebra.arena, struct pl_head_set)))
		return lose(reader);
	return made;
}

/* --- characters ------------------------------------------------------------------------------ */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* \p{Lu} or \PL, the letter taken.  What begins with ^ is anything. */
static void read_property(struct pl_pattern_reader *reader, char letter, struct pl_head_set *set)
{
	struct pl_str name = pl_str_cut(reader->text, reader->at, reader->at + 1);

	if (pl_pattern_take(reader, "{"))
		name = read_until(reader, '}');
	else
		reader->at += name.len;
	pl_head_add_property(set, name, reader->nocase, letter == 'P');
}

enum escape { ONE, SET, BORDER, UNKNOWN };

/* What a letter or digit behind a backslash, which is taken, stands for. */
static enum escape read_letter(struct pl_pattern_reader *reader, char c, uint32_t *code,
			       struct pl_head_set *set)
{
	static const char controls[] = "nrtfea", codes[] = "\n\r\t\f\x1B\a";
	const char *control = c ? strchr(controls, c) : NULL;

	if (control) {
		*code = (unsigned char)codes[control - controls];
		return ONE;
	}
	if (c == 'p' || c == 'P') {
		read_property(reader, c, set);
		return SET;
	}
	if (c == 'x') {
		*code = pl_pattern_hex(reader);
		return ONE;
	}
	if (pl_head_add_kind(set, c))
		return SET;
	if (c == 'K')
		return BORDER;
	return UNKNOWN;
}

static enum escape read_escape(struct pl_pattern_reader *reader, bool in_class, uint32_t *code,
			       struct pl_head_set *set)
{
	char c = pl_pattern_peek(reader, 0);

	*code = pl_pattern_next(reader);
	if (!is_digit(c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
		return c ? ONE : UNKNOWN;
	if (c == 'b' && in_class) {
		*code = '\b';
		return ONE;
	}
	if (!in_class && c && strchr("bBAzZG", c))
		return BORDER;
	return read_letter(reader, c, code, set);
}

/* --- classes ------------------------------------------------------------------------------------
 */

/* The last character of a range, when one begins here: a hyphen, and no bracket behind it. */
static bool read_range(struct pl_pattern_reader *reader, uint32_t *last)
{
	struct pl_head_set ignored = { 0 };

	if (pl_pattern_peek(reader, 0) != '-' || pl_pattern_peek(reader, 1) == ']')
		return false;
	reader->at++;
	if (pl_pattern_peek(reader, 0) == '[') /* [a-[:digit:]] */
		lose(reader);
	else if (!pl_pattern_take(reader, "\\"))
		*last = pl_pattern_next(reader);
	else if (read_escape(reader, true, last, &ignored) != ONE)
		lose(reader);
	return true;
}

static void read_class_item(struct pl_pattern_reader *reader, struct pl_head_set *set)
{
	enum escape escape = ONE;
	uint32_t first = 0, last;

	/* [:alpha:] */
	if (pl_pattern_peek(reader, 0) == '[' && pl_pattern_peek(reader, 1) &&
	    strchr(":.=", pl_pattern_peek(reader, 1))) {
		lose(reader);
		return;
	}
	if (pl_pattern_take(reader, "\\"))
		escape = read_escape(reader, true, &first, set);
	else
		first = pl_pattern_next(reader);
	if (escape == UNKNOWN || escape == BORDER)
		lose(reader);
	if (escape != ONE)
		return;
	last = first;
	read_range(reader, &last);
	pl_head_add(set, first, last, reader->nocase);
}

/* Behind `[`. */
static struct pl_head_node *read_class(struct pl_pattern_reader *reader)
{
	struct pl_head_node *made = class(reader);
	bool negated = pl_pattern_take(reader, "^"), first = true;

	while (made && !reader->lost && (first || pl_pattern_peek(reader, 0) != ']')) {
		first = false;
		if (reader->at >= reader->text.len)
			return lose(reader);
		read_class_item(reader, made->set);
	}
	if (reader->lost)
		return NULL;
	reader->at++;
	if (negated)
		pl_head_invert(made->set);
	return made;
}

/* --- groups ---------------------------------------------------------------------------------- */

/* What a group that is called elsewhere matches. */
static struct pl_head_node *read_call(struct pl_pattern_reader *reader)
{
	read_until(reader, ')');
	return node(reader, PL_HEAD_ANYTHING);
}

static struct pl_head_node *read_inside(struct pl_pattern_reader *reader, enum pl_group group)
{
	struct pl_head_node *inside, *made;
	bool aside = group == PL_GROUP_BEHIND || group == PL_GROUP_NOT_AHEAD ||
		     group == PL_GROUP_NOT_BEHIND || group == PL_GROUP_DEFINED;

	if (group == PL_GROUP_CALL)
		return read_call(reader);
	inside = read_either(reader);
	if (!pl_pattern_take(reader, ")"))
		lose(reader);
	if (group != PL_GROUP_AHEAD && !aside)
		return inside;
	made = node(reader, aside ? PL_HEAD_NOTHING : PL_HEAD_AHEAD);
	if (made)
		made->first = inside;
	return made;
}

/* Behind `(`.  Options set alone hold until the end of the group around them, others until that of
 * their own. */
static struct pl_head_node *read_group(struct pl_pattern_reader *reader)
{
	bool nocase = reader->nocase;
	enum pl_group group = PL_GROUP_PLAIN;
	struct pl_head_node *made;

	if (pl_pattern_options(reader)) {
		if (pl_pattern_take(reader, ")"))
			return node(reader, PL_HEAD_NOTHING);
		pl_pattern_take(reader, ":");
	} else {
		group = pl_pattern_opening(reader);
	}
	if (++reader->depth > DEEPEST)
		lose(reader);
	made = read_inside(reader, group);
	reader->depth--;
	reader->nocase = nocase;
	return reader->lost ? NULL : made;
}

/* --- rows and alternatives ----------------------------------------------------------------------
 */

static struct pl_head_node *character(struct pl_pattern_reader *reader, uint32_t code)
{
	struct pl_head_node *made = node(reader, PL_HEAD_CHARACTER);

	if (made) {
		made->code = code;
		made->nocase = reader->nocase;
	}
	return made;
}

static struct pl_head_node *read_backslash(struct pl_pattern_reader *reader)
{
	struct pl_head_set set = { 0 };
	struct pl_head_node *made;
	uint32_t code = 0;

	switch (read_escape(reader, false, &code, &set)) {
	case ONE:
		return character(reader, code);
	case SET:
		made = class(reader);
		if (made)
			*made->set = set;
		return made;
	case BORDER:
		return node(reader, PL_HEAD_NOTHING);
	default:
		return lose(reader);
	}
}

static struct pl_head_node *read_item(struct pl_pattern_reader *reader)
{
	struct pl_head_node *made;

	if (pl_pattern_take(reader, "\\"))
		return is_digit(pl_pattern_peek(reader, 0)) ? lose(reader) : read_backslash(reader);
	if (pl_pattern_take(reader, "("))
		return read_group(reader);
	if (pl_pattern_take(reader, "["))
		return read_class(reader);
	if (pl_pattern_take(reader, "^") || pl_pattern_take(reader, "$"))
		return node(reader, PL_HEAD_NOTHING);
	if (pl_pattern_take(reader, ".")) {
		made = class(reader);
		if (made)
			pl_head_add_any(made->set);
		return made;
	}
	if (strchr("*+?{", pl_pattern_peek(reader, 0))) /* nothing to repeat, or {,3} */
		return lose(reader);
	return character(reader, pl_pattern_next(reader));
}

static struct pl_head_node *repeated(struct pl_pattern_reader *reader, struct pl_head_node *item)
{
	struct pl_times times;

	while (item && pl_pattern_times(reader, &times)) {
		struct pl_head_node *made = node(reader, PL_HEAD_TIMES);

		if (!made)
			return NULL;
		made->first = item;
		made->min = times.min;
		made->max = times.max;
		item = made;
	}
	return reader->lost ? NULL : item;
}

static struct pl_head_node *read_row(struct pl_pattern_reader *reader)
{
	struct pl_head_node *row = node(reader, PL_HEAD_ROW), *item;

	while (!reader->lost && reader->at < reader->text.len &&
	       pl_pattern_peek(reader, 0) != '|' && pl_pattern_peek(reader, 0) != ')') {
		item = repeated(reader, read_item(reader));
		if (item) {
			item->next = row->first;
			row->first = item;
		}
	}
	return reader->lost ? NULL : row;
}

static struct pl_head_node *read_either(struct pl_pattern_reader *reader)
{
	struct pl_head_node *either = node(reader, PL_HEAD_EITHER);
	struct pl_head_node **end = either ? &either->first : NULL;

	do {
		if (!end || !(*end = read_row(reader)))
			return lose(reader);
		end = &(*end)->next;
	} while (pl_pattern_take(reader, "|"));
	return either;
}

const struct pl_head_node *pl_head_read(struct pl_str pattern, bool nocase, struct pl_arena *arena)
{
	struct pl_pattern_reader reader = { .text = pattern,
					    .nocase = nocase,
					    .algebra = { .arena = arena } };
	const struct pl_head_node *made;

	if (pattern.len > LONGEST || pl_utf8_check(pattern) < pattern.len)
		return NULL;
	made = read_either(&reader);
	/* A bracket too many. */
	return reader.lost || reader.at < pattern.len ? NULL : made;
}
