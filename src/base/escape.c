/* Reading patterns: characters, escapes and classes. */
#include "base/pattern.h"

#include <string.h>

#include "base/outline.h"
#include "base/unicode.h"

enum {
	FEW_MEMBERS = 4,   /* a class of so many characters counts as alternatives */
	MOST_MEMBERS = 24, /* of so many: what it may begin and end with is known */
	RANGES = 24,       /* in a class of which something is known */
};

/* --- characters ---------------------------------------------------------------------- */

char pl_pattern_peek(const struct pl_pattern_reader *pattern, size_t ahead)
{
	size_t at = pattern->at + ahead;

	return at < pattern->text.len ? pattern->text.at[at] : '\0';
}

bool pl_pattern_take(struct pl_pattern_reader *pattern, const char *text)
{
	struct pl_str rest = pl_str_cut(pattern->text, pattern->at, SIZE_MAX);

	if (!pl_str_starts(rest, text))
		return false;
	pattern->at += strlen(text);
	return true;
}

uint32_t pl_pattern_next(struct pl_pattern_reader *pattern)
{
	return pl_utf8_next(pattern->text, &pattern->at);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool pl_pattern_number(struct pl_pattern_reader *reader, uint32_t *number)
{
	enum { MOST = 65535 };
	size_t start = reader->at;

	for (*number = 0; is_digit(pl_pattern_peek(reader, 0)); reader->at++) {
		*number = *number * 10 + (uint32_t)(pl_pattern_peek(reader, 0) - '0');
		if (*number > MOST)
			return false;
	}
	return reader->at > start;
}

void pl_pattern_lose(struct pl_pattern_reader *pattern)
{
	pattern->lost = true;
	pattern->at = pattern->text.len;
}

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool pl_pattern_note_case(struct pl_pattern_reader *pattern, struct pl_str character)
{
	size_t at = 0;

	if ((unsigned char)character.at[0] < 0x80 && !is_ascii_letter(character.at[0]))
		return true;
	pattern->saw_case |= !pattern->nocase;
	pattern->saw_nocase |= pattern->nocase;
	return !pattern->nocase || pl_literal_knows(pl_utf8_next(character, &at));
}

/* The character as an outline has it.  One that may be small or capital says nothing. */
static struct pl_known outlined(struct pl_pattern_reader *pattern, uint32_t code)
{
	struct pl_algebra *algebra = &pattern->algebra;
	char sign = pl_outline_of(code);
	struct pl_buf utf8 = { 0 };
	struct pl_str text;

	if (pattern->nocase && (sign ? sign == PL_OUTLINE_SMALL || sign == PL_OUTLINE_CAPITAL
				     : !pl_literal_is_caseless(code, code) && code >= 0x80))
		return pl_known_one(pl_known_any());
	if (sign)
		pl_buf_putc(&utf8, sign);
	else
		pl_utf8_put(&utf8, code);
	algebra->arena->failed |= utf8.failed;
	text = pl_arena_str(algebra->arena, pl_buf_str(&utf8));
	pl_buf_release(&utf8);
	return pl_known_phrase(algebra, (struct pl_phrase){ .text = text });
}

struct pl_known pl_pattern_character(struct pl_pattern_reader *pattern, uint32_t code)
{
	struct pl_algebra *algebra = &pattern->algebra;
	struct pl_known known = pl_known_one(pl_known_any());
	struct pl_buf utf8 = { 0 };

	if (algebra->outlines)
		return outlined(pattern, code);
	pl_utf8_put(&utf8, code);
	algebra->arena->failed |= utf8.failed;
	if (!utf8.failed && pl_pattern_note_case(pattern, pl_buf_str(&utf8))) {
		struct pl_str text = pl_arena_str(algebra->arena, pl_buf_str(&utf8));

		known = pl_known_phrase(algebra, (struct pl_phrase){ .text = text });
	}
	pl_buf_release(&utf8);
	return known;
}

struct pl_known pl_pattern_border(struct pl_pattern_reader *pattern)
{
	return pl_known_phrase(&pattern->algebra, (struct pl_phrase){ { "", 0 }, true, true });
}

struct pl_known pl_pattern_nothing(struct pl_pattern_reader *pattern)
{
	return pl_known_phrase(&pattern->algebra, (struct pl_phrase){ { "", 0 }, false, false });
}

/* --- escapes --------------------------------------------------------------------------- */

enum meaning {
	UNKNOWN,
	LITERAL,
	HEX,
	DIGIT,
	GAP,      /* one character or more, no word characters */
	ANY,      /* one character or more */
	PROPERTY, /* \p{L} */
	EDGE,     /* of the text or a line */
	INSIDE,   /* \B, and \K, which takes no room either */
	BOUNDARY,
	NUMBER, /* \1 */
};

struct escape {
	char letter;
	enum meaning meaning;
	unsigned char code;
};

static const struct escape escapes[] = {
	{ 'a', LITERAL, 7 },  { 'e', LITERAL, 27 }, { 'f', LITERAL, 12 }, { 'n', LITERAL, 10 },
	{ 'r', LITERAL, 13 }, { 't', LITERAL, 9 },  { 'x', HEX, 0 },      { 'd', DIGIT, 0 },
	{ 's', GAP, 0 },      { 'h', GAP, 0 },      { 'v', GAP, 0 },      { 'R', GAP, 0 },
	{ 'W', GAP, 0 },      { 'w', ANY, 0 },      { 'D', ANY, 0 },      { 'S', ANY, 0 },
	{ 'H', ANY, 0 },      { 'V', ANY, 0 },      { 'X', ANY, 0 },      { 'p', PROPERTY, 0 },
	{ 'P', PROPERTY, 0 }, { 'A', EDGE, 0 },     { 'Z', EDGE, 0 },     { 'z', EDGE, 0 },
	{ 'B', INSIDE, 0 },   { 'K', INSIDE, 0 },   { 'b', BOUNDARY, 0 },
};

/* What the letter behind the backslash means; moves behind it. */
static struct escape read_letter(struct pl_pattern_reader *pattern)
{
	char letter = pl_pattern_peek(pattern, 0);
	struct escape escape = { letter, LITERAL, (unsigned char)letter };

	if (pattern->at >= pattern->text.len)
		pl_pattern_lose(pattern);
	if ((unsigned char)letter >= 0x80)
		return escape; /* the character itself, which is still to be read */
	if (!pattern->lost)
		pattern->at++;
	if (is_digit(letter))
		escape.meaning = NUMBER;
	if (!is_ascii_letter(letter))
		return escape;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++) {
		if (escapes[i].letter == letter)
			return escapes[i];
	}
	escape.meaning = UNKNOWN;
	return escape;
}

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

uint32_t pl_pattern_hex(struct pl_pattern_reader *pattern)
{
	bool braces = pl_pattern_take(pattern, "{");
	uint32_t code = 0;

	for (int i = 0; hex_value(pl_pattern_peek(pattern, 0)) >= 0 && (braces || i < 2); i++) {
		code = code << 4 | (uint32_t)hex_value(pl_pattern_peek(pattern, 0));
		pattern->at++;
		if (code > 0x10FFFF)
			pl_pattern_lose(pattern);
	}
	/* Later versions allow blanks in the braces. */
	if ((braces && !pl_pattern_take(pattern, "}")) || !code)
		pl_pattern_lose(pattern);
	return code;
}

/* Behind `\p`. */
static void skip_property(struct pl_pattern_reader *pattern)
{
	bool braces = pl_pattern_take(pattern, "{");

	if (!braces && is_ascii_letter(pl_pattern_peek(pattern, 0))) {
		pattern->at++;
		return;
	}
	while (pl_pattern_peek(pattern, 0) && pl_pattern_peek(pattern, 0) != '}')
		pattern->at++;
	if (!braces || !pl_pattern_take(pattern, "}"))
		pl_pattern_lose(pattern);
}

/* The character of a literal escape. */
static uint32_t escaped_code(struct pl_pattern_reader *pattern, struct escape escape)
{
	if (escape.meaning == HEX)
		return pl_pattern_hex(pattern);
	return escape.code >= 0x80 ? pl_pattern_next(pattern) : escape.code;
}

/* Of a text with other scripts' digits this is not asked.  Loosened, since a row
 * of them spelt out would be ten times as long with each. */
static struct pl_known digits(struct pl_pattern_reader *pattern)
{
	struct pl_either either = { 0 };
	struct pl_known all;

	pattern->saw_digits = true;
	if (pattern->algebra.outlines)
		return pl_pattern_character(pattern, '0');
	for (uint32_t code = '0'; code <= '9'; code++) {
		all = pl_pattern_character(pattern, code);
		pl_either_add(&either, &all);
	}
	all = pl_either_end(&either, &pattern->algebra);
	return pl_known_one(pl_known_loosen(&all));
}

/* An escape that does not stand for one character. */
static struct pl_known special(struct pl_pattern_reader *pattern, struct escape escape)
{
	switch (escape.meaning) {
	case PROPERTY:
		skip_property(pattern);
		return pl_known_one(pl_known_any());
	case ANY: /* \X has as many as a grapheme has */
		return escape.letter == 'X' ? pl_known_any() : pl_known_one(pl_known_any());
	case GAP:
		return pl_known_one(pl_known_gap());
	case DIGIT:
		return digits(pattern);
	case BOUNDARY:
		return pl_pattern_border(pattern);
	case EDGE:
		pattern->algebra.unfaithful = true;
		return pl_pattern_border(pattern);
	case INSIDE:
		pattern->algebra.unfaithful = true;
		return pl_pattern_nothing(pattern);
	case NUMBER:
		/* A group's text.  More digits may be an octal number instead. */
		if (escape.letter == '0' || is_digit(pl_pattern_peek(pattern, 0)))
			pl_pattern_lose(pattern);
		return pl_known_any();
	default:
		pl_pattern_lose(pattern);
		return pl_known_any();
	}
}

enum pl_item pl_pattern_escape(struct pl_pattern_reader *pattern, uint32_t *code,
			       struct pl_known *part)
{
	struct escape escape = read_letter(pattern);

	if (escape.meaning == LITERAL || escape.meaning == HEX) {
		*code = escaped_code(pattern, escape);
		return PL_ITEM_CHARACTER;
	}
	*part = special(pattern, escape);
	return PL_ITEM_PART;
}

/* --- classes ---------------------------------------------------------------------------- */

struct members {
	struct {
		uint32_t first, last;
	} range[RANGES];
	size_t n;
	uint64_t size;  /* characters in all ranges */
	bool open;      /* there are others, too many or not known */
	bool words;     /* some may be word characters */
	bool all_words; /* \w is among them */
};

/* Whether it certainly is no word character: what stands between words in French. */
static bool is_gap(uint32_t code)
{
	if (code < 0x80)
		return code != '_' && !is_digit((char)code) && !is_ascii_letter((char)code);
	return code == 0xA0 || code == 0xAB || code == 0xB7 || code == 0xBB ||
	       (code >= 0x2010 && code <= 0x202F);
}

static void add_range(struct members *members, uint32_t first, uint32_t last)
{
	members->words |= first != last || !is_gap(first);
	if (last < first || members->n == RANGES) {
		members->open = true;
		return;
	}
	members->range[members->n].first = first;
	members->range[members->n++].last = last;
	members->size += last - first + 1;
}

/* A member that stands for many characters. */
static void add_many(struct pl_pattern_reader *pattern, struct members *members,
		     struct escape escape)
{
	members->open = true;
	members->words |= escape.meaning != GAP;
	members->all_words |= escape.letter == 'w';
	if (escape.meaning == PROPERTY)
		skip_property(pattern);
	else if ((escape.meaning != GAP && escape.meaning != ANY && escape.meaning != DIGIT) ||
		 escape.letter == 'R' || escape.letter == 'X')
		pl_pattern_lose(pattern);
}

/* One member's character; false when it stands for many. */
static bool read_member(struct pl_pattern_reader *pattern, struct members *members, uint32_t *code)
{
	struct escape escape;

	if (!pl_pattern_take(pattern, "\\")) {
		*code = pl_pattern_next(pattern);
		return true;
	}
	escape = read_letter(pattern);
	if (escape.meaning == LITERAL || escape.meaning == HEX) {
		*code = escaped_code(pattern, escape);
	} else if (escape.meaning == BOUNDARY) {
		*code = 8; /* in a class, a backspace */
	} else {
		add_many(pattern, members, escape);
		return false;
	}
	return true;
}

/* `[:alpha:]`, which is left out, and its like, which PCRE2 refuses. */
static bool skip_posix(struct pl_pattern_reader *pattern, struct members *members)
{
	char kind = pl_pattern_peek(pattern, 1);
	size_t ahead = 2;

	if (pl_pattern_peek(pattern, 0) != '[' || (kind != ':' && kind != '.' && kind != '='))
		return false;
	members->open = members->words = true;
	ahead += pl_pattern_peek(pattern, ahead) == '^';
	while (is_ascii_letter(pl_pattern_peek(pattern, ahead)))
		ahead++;
	if (kind == ':' && pl_pattern_peek(pattern, ahead) == ':' &&
	    pl_pattern_peek(pattern, ahead + 1) == ']')
		pattern->at += ahead + 2;
	else
		pl_pattern_lose(pattern);
	return true;
}

/* A member or a range. */
static void read_members(struct pl_pattern_reader *pattern, struct members *members)
{
	uint32_t first = 0, last;

	if (skip_posix(pattern, members) || !read_member(pattern, members, &first))
		return;
	last = first;
	if (pl_pattern_peek(pattern, 0) == '-' && pl_pattern_peek(pattern, 1) != ']') {
		pattern->at++;
		members->words = true;
		if (skip_posix(pattern, members) || !read_member(pattern, members, &last))
			return;
	}
	add_range(members, first, last);
}

/* What follows is about ranges with many characters, such as all emoji: then the
 * bytes that they begin with are known. */

static size_t utf8_length(uint32_t code)
{
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/* One of the beginnings, and something behind it. */
static struct pl_known beginning(struct pl_pattern_reader *pattern, uint32_t code, size_t bytes)
{
	struct pl_algebra *algebra = &pattern->algebra;
	struct pl_known start, rest = pl_known_any();
	struct pl_buf utf8 = { 0 };

	pl_utf8_put(&utf8, code);
	algebra->arena->failed |= utf8.failed;
	start = pl_known_phrase(
		algebra, (struct pl_phrase){
				 .text = pl_arena_str(algebra->arena,
						      pl_str_cut(pl_buf_str(&utf8), 0, bytes)) });
	pl_buf_release(&utf8);
	return pl_known_both(algebra, &start, &rest);
}

/* Adds as long beginnings as are few enough; false when there are none, or
 * when letters could have another case than in the range. */
static bool add_beginnings(struct pl_pattern_reader *pattern, struct pl_either *either,
			   uint32_t first, uint32_t last)
{
	size_t length = utf8_length(first), bytes = length;
	unsigned shift = 0;

	if (first <= 0x17F || length != utf8_length(last) ||
	    (pattern->nocase && !pl_literal_is_caseless(first, last)))
		return false;
	while (bytes && (last >> shift) - (first >> shift) >= MOST_MEMBERS) {
		bytes--;
		shift += 6;
	}
	for (uint32_t i = first >> shift; bytes && i <= last >> shift; i++) {
		struct pl_known start =
			beginning(pattern, i == first >> shift ? first : i << shift, bytes);

		pl_either_add(either, &start);
	}
	return bytes > 0;
}

static void add_characters(struct pl_pattern_reader *pattern, struct pl_either *either,
			   uint32_t first, uint32_t last)
{
	for (uint32_t code = first; code <= last; code++) {
		struct pl_known one = pl_pattern_character(pattern, code);

		pl_either_add(either, &one);
	}
}

/* Adds what stands for the range in outlines, each sign once; false when it is too much. */
static bool add_outlines(struct pl_pattern_reader *pattern, struct pl_either *either,
			 uint32_t first, uint32_t last, uint64_t *added)
{
	enum { MOST = 0x200, SIGNS = 4 };

	if (last - first >= MOST)
		return false;
	for (uint32_t code = first; code <= last; code++) {
		char sign = pl_outline_of(code);
		struct pl_known one;

		if (sign && *added >> (sign & 63) & 1)
			continue;
		if (sign)
			*added |= UINT64_C(1) << (sign & 63);
		if (either->n == SIGNS)
			return false;
		one = pl_pattern_character(pattern, code);
		pl_either_add(either, &one);
	}
	return true;
}

static struct pl_known one_outline(struct pl_pattern_reader *pattern, const struct members *members)
{
	struct pl_either either = { 0 };
	struct pl_known known;
	uint64_t added = 0;
	bool ok = true;

	for (size_t i = 0; i < members->n && ok; i++)
		ok = add_outlines(pattern, &either, members->range[i].first, members->range[i].last,
				  &added);
	known = pl_either_end(&either, &pattern->algebra);
	return ok ? known : pl_known_any();
}

/* What is known of one of the members. */
static struct pl_known one_of(struct pl_pattern_reader *pattern, const struct members *members)
{
	struct pl_either either = { 0 };
	struct pl_known known;
	bool ok = true;

	for (size_t i = 0; i < members->n && ok; i++) {
		uint32_t first = members->range[i].first, last = members->range[i].last;

		if (members->size <= MOST_MEMBERS || first == last)
			add_characters(pattern, &either, first, last);
		else
			ok = add_beginnings(pattern, &either, first, last);
	}
	known = pl_either_end(&either, &pattern->algebra);
	if (!ok)
		return pl_known_any();
	return members->size > FEW_MEMBERS ? pl_known_loosen(&known) : known;
}

static struct pl_known read_class(struct pl_pattern_reader *pattern)
{
	bool others = pl_pattern_take(pattern, "^");
	struct members members = { 0 };

	/* A bracket that comes first is a member. */
	do {
		if (pattern->at >= pattern->text.len)
			pl_pattern_lose(pattern);
		else
			read_members(pattern, &members);
	} while (!pattern->lost && !pl_pattern_take(pattern, "]"));
	if (others ? members.all_words : members.open && !members.words)
		return pl_known_gap();
	if (others || members.open || pattern->lost)
		return pl_known_any();
	return pattern->algebra.outlines ? one_outline(pattern, &members)
					 : one_of(pattern, &members);
}

struct pl_known pl_pattern_class(struct pl_pattern_reader *pattern)
{
	return pl_known_one(read_class(pattern));
}
