/* Reading patterns for their heads.  The syntax is that of pcre2pattern(3), 10.42, with UTF and
 * UCP; what is rare stands for anything. */
#include "base/headnode.h"

#include "base/unicode.h"

enum { DEEPEST = 100, MOST_TIMES = UINT16_MAX, LONGEST = 2048 };

static struct pl_head_node *read_either(struct pl_head_reader *reader);

/* --- bytes ------------------------------------------------------------------------------- */

static char peek(const struct pl_head_reader *reader, size_t ahead)
{
	size_t at = reader->at + ahead;

	return at < reader->text.len ? reader->text.at[at] : 0;
}

static bool take(struct pl_head_reader *reader, const char *text)
{
	size_t len = strlen(text);

	if (reader->text.len - reader->at < len ||
	    memcmp(reader->text.at + reader->at, text, len) != 0)
		return false;
	reader->at += len;
	return true;
}

static void *lose(struct pl_head_reader *reader)
{
	reader->lost = true;
	reader->at = reader->text.len;
	return NULL;
}

/* Up to the byte that ends it, and behind that. */
static struct pl_str read_until(struct pl_head_reader *reader, char end)
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

static struct pl_head_node *node(struct pl_head_reader *reader, enum pl_head_item item)
{
	struct pl_head_node *made = PL_NEW(reader->arena, struct pl_head_node);

	if (!made)
		return lose(reader);
	made->item = item;
	return made;
}

/* A class with nothing in it. */
static struct pl_head_node *class(struct pl_head_reader *reader)
{
	struct pl_head_node *made = node(reader, PL_HEAD_CLASS);

	if (made && !(made->set = PL_NEW(reader->arena, struct pl_head_set)))
		return lose(reader);
	return made;
}

/* --- characters ------------------------------------------------------------------------------ */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static uint32_t hex_of(struct pl_str digits)
{
	uint32_t value = 0;

	for (size_t i = 0; i < digits.len && i < 6; i++) {
		char c = digits.at[i];

		value = value * 16 + (uint32_t)(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return value;
}

/* \x{A0}: behind the x. */
static bool read_hex(struct pl_head_reader *reader, uint32_t *code)
{
	if (!take(reader, "{"))
		return false;
	*code = hex_of(read_until(reader, '}'));
	return true;
}

/* \p{Lu} or \PL, the letter taken.  What begins with ^ is anything. */
static void read_property(struct pl_head_reader *reader, char letter, struct pl_head_set *set)
{
	struct pl_head_set property = { 0 };
	struct pl_str name = pl_str_cut(reader->text, reader->at, reader->at + 1);

	if (take(reader, "{"))
		name = read_until(reader, '}');
	else
		reader->at += name.len;
	pl_head_add_property(&property, name, reader->nocase);
	if (letter == 'P')
		pl_head_invert(&property);
	for (size_t i = 0; i < sizeof(set->may) / sizeof(*set->may); i++) {
		set->may[i] |= property.may[i];
		set->sure[i] |= property.sure[i];
	}
}

enum escape { ONE, SET, BORDER, UNKNOWN };

/* What a letter or digit behind a backslash, which is taken, stands for. */
static enum escape read_letter(struct pl_head_reader *reader, char c, uint32_t *code,
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
	if (c == 'x' && read_hex(reader, code))
		return ONE;
	if (pl_head_add_kind(set, c))
		return SET;
	if (c == 'K')
		return BORDER;
	return UNKNOWN;
}

static enum escape read_escape(struct pl_head_reader *reader, bool in_class, uint32_t *code,
			       struct pl_head_set *set)
{
	char c = peek(reader, 0);

	*code = pl_utf8_next(reader->text, &reader->at);
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
static bool read_range(struct pl_head_reader *reader, uint32_t *last)
{
	struct pl_head_set ignored = { 0 };

	if (peek(reader, 0) != '-' || peek(reader, 1) == ']')
		return false;
	reader->at++;
	if (peek(reader, 0) == '[') /* [a-[:digit:]] */
		lose(reader);
	else if (!take(reader, "\\"))
		*last = pl_utf8_next(reader->text, &reader->at);
	else if (read_escape(reader, true, last, &ignored) != ONE)
		lose(reader);
	return true;
}

static void read_class_item(struct pl_head_reader *reader, struct pl_head_set *set)
{
	enum escape escape = ONE;
	uint32_t first = 0, last;

	/* [:alpha:] */
	if (peek(reader, 0) == '[' && peek(reader, 1) && strchr(":.=", peek(reader, 1))) {
		lose(reader);
		return;
	}
	if (take(reader, "\\"))
		escape = read_escape(reader, true, &first, set);
	else
		first = pl_utf8_next(reader->text, &reader->at);
	if (escape == UNKNOWN || escape == BORDER)
		lose(reader);
	if (escape != ONE)
		return;
	last = first;
	read_range(reader, &last);
	pl_head_add(set, first, last, reader->nocase);
}

/* Behind `[`. */
static struct pl_head_node *read_class(struct pl_head_reader *reader)
{
	struct pl_head_node *made = class(reader);
	bool negated = take(reader, "^"), first = true;

	while (made && !reader->lost && (first || peek(reader, 0) != ']')) {
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

enum group { PLAIN, NAMED, AHEAD, ASIDE, CALL };

/* How groups begin; a longer text before what it begins with. */
static const struct {
	const char *text;
	enum group group;
	char end; /* of the name */
} openings[] = {
	{ "?:", PLAIN, 0 },    { "?|", PLAIN, 0 },        { "?>", PLAIN, 0 },
	{ "?=", AHEAD, 0 },    { "?<=", ASIDE, 0 },       { "?!", ASIDE, 0 },
	{ "?<!", ASIDE, 0 },   { "?<", NAMED, '>' },      { "?P<", NAMED, '>' },
	{ "?'", NAMED, '\'' }, { "?(DEFINE)", ASIDE, 0 }, { "?&", CALL, ')' },
};

static enum group read_opening(struct pl_head_reader *reader)
{
	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		if (!take(reader, openings[i].text))
			continue;
		if (openings[i].end)
			read_until(reader, openings[i].end);
		return openings[i].group;
	}
	/* Verbs, recursion, conditions, comments… */
	if (peek(reader, 0) == '?' || peek(reader, 0) == '*')
		lose(reader);
	return PLAIN;
}

static bool are_options(const struct pl_head_reader *reader)
{
	char c = peek(reader, 1);

	return peek(reader, 0) == '?' &&
	       (c == '-' || c == '^' || (c >= 'a' && c <= 'z') || c == 'J');
}

/* Letters that switch options on, and off behind a hyphen; `x` would change what blanks mean. */
static void read_options(struct pl_head_reader *reader)
{
	bool on = true;

	reader->at++;
	if (take(reader, "^"))
		reader->nocase = false;
	for (char c; (c = peek(reader, 0)) != ')' && c != ':'; reader->at++) {
		if (c == '-')
			on = false;
		else if (c == 'i')
			reader->nocase = on;
		else if (!c || !strchr("msnJU", c)) {
			lose(reader);
			return;
		}
	}
}

static struct pl_head_node *read_inside(struct pl_head_reader *reader, enum group group)
{
	struct pl_head_node *inside, *made;

	if (group == CALL)
		return node(reader, PL_HEAD_ANYTHING);
	inside = read_either(reader);
	if (!take(reader, ")"))
		lose(reader);
	if (group != AHEAD && group != ASIDE)
		return inside;
	made = node(reader, group == AHEAD ? PL_HEAD_AHEAD : PL_HEAD_NOTHING);
	if (made)
		made->first = inside;
	return made;
}

/* Behind `(`.  Options set alone hold until the end of the group around them, others until that of
 * their own. */
static struct pl_head_node *read_group(struct pl_head_reader *reader)
{
	bool nocase = reader->nocase;
	enum group group = PLAIN;
	struct pl_head_node *made;

	if (are_options(reader)) {
		read_options(reader);
		if (take(reader, ")"))
			return node(reader, PL_HEAD_NOTHING);
		take(reader, ":");
	} else {
		group = read_opening(reader);
	}
	if (++reader->depth > DEEPEST)
		lose(reader);
	made = read_inside(reader, group);
	reader->depth--;
	reader->nocase = nocase;
	return reader->lost ? NULL : made;
}

/* --- quantifiers ---------------------------------------------------------------------------------
 */

static bool read_number(struct pl_head_reader *reader, uint32_t *number)
{
	size_t start = reader->at;

	for (*number = 0; is_digit(peek(reader, 0)) && *number < MOST_TIMES; reader->at++)
		*number = *number * 10 + (uint32_t)(peek(reader, 0) - '0');
	return reader->at > start;
}

/* {2}, {2,} or {2,3}; what else begins so means what the version of PCRE2 says. */
static void read_braces(struct pl_head_reader *reader, uint32_t *min, uint32_t *max)
{
	reader->at++;
	if (!read_number(reader, min))
		lose(reader);
	*max = *min;
	if (take(reader, ",") && !read_number(reader, max))
		*max = UINT32_MAX;
	if (!take(reader, "}"))
		lose(reader);
}

static bool read_times(struct pl_head_reader *reader, uint32_t *min, uint32_t *max)
{
	*min = 0;
	*max = UINT32_MAX;
	if (peek(reader, 0) == '{')
		read_braces(reader, min, max);
	else if (take(reader, "+"))
		*min = 1;
	else if (take(reader, "?"))
		*max = 1;
	else if (!take(reader, "*"))
		return false;
	/* Lazy or possessive: which strings there are is the same, or fewer. */
	if (!take(reader, "?"))
		take(reader, "+");
	return true;
}

/* --- rows and alternatives ----------------------------------------------------------------------
 */

static struct pl_head_node *character(struct pl_head_reader *reader, uint32_t code)
{
	struct pl_head_node *made = node(reader, PL_HEAD_CHARACTER);

	if (made) {
		made->code = code;
		made->nocase = reader->nocase;
	}
	return made;
}

static struct pl_head_node *read_backslash(struct pl_head_reader *reader)
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

static struct pl_head_node *read_item(struct pl_head_reader *reader)
{
	struct pl_head_node *made;

	if (take(reader, "\\"))
		return is_digit(peek(reader, 0)) ? lose(reader) : read_backslash(reader);
	if (take(reader, "("))
		return read_group(reader);
	if (take(reader, "["))
		return read_class(reader);
	if (take(reader, "^") || take(reader, "$"))
		return node(reader, PL_HEAD_NOTHING);
	if (take(reader, ".")) {
		made = class(reader);
		if (made)
			pl_head_add_any(made->set);
		return made;
	}
	if (strchr("*+?{", peek(reader, 0))) /* nothing to repeat, or {,3} */
		return lose(reader);
	return character(reader, pl_utf8_next(reader->text, &reader->at));
}

static struct pl_head_node *repeated(struct pl_head_reader *reader, struct pl_head_node *item)
{
	uint32_t min, max;

	while (item && read_times(reader, &min, &max)) {
		struct pl_head_node *made = node(reader, PL_HEAD_TIMES);

		if (!made)
			return NULL;
		made->first = item;
		made->min = min;
		made->max = max;
		item = made;
	}
	return reader->lost ? NULL : item;
}

static struct pl_head_node *read_row(struct pl_head_reader *reader)
{
	struct pl_head_node *row = node(reader, PL_HEAD_ROW), *item;

	while (!reader->lost && reader->at < reader->text.len && peek(reader, 0) != '|' &&
	       peek(reader, 0) != ')') {
		item = repeated(reader, read_item(reader));
		if (item) {
			item->next = row->first;
			row->first = item;
		}
	}
	return reader->lost ? NULL : row;
}

static struct pl_head_node *read_either(struct pl_head_reader *reader)
{
	struct pl_head_node *either = node(reader, PL_HEAD_EITHER);
	struct pl_head_node **end = either ? &either->first : NULL;

	do {
		if (!end || !(*end = read_row(reader)))
			return lose(reader);
		end = &(*end)->next;
	} while (take(reader, "|"));
	return either;
}

const struct pl_head_node *pl_head_read(struct pl_head_reader *reader)
{
	const struct pl_head_node *made;

	if (reader->text.len > LONGEST || pl_utf8_check(reader->text) < reader->text.len)
		return NULL;
	made = read_either(reader);
	/* A bracket too many. */
	return reader->lost || reader->at < reader->text.len ? NULL : made;
}
