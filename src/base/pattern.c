/* Reading patterns: groups, quantifiers, sequences and alternatives. */
#include "base/pattern.h"

#include <string.h>

#include "base/unicode.h"

enum { DEEPEST = 200 }; /* groups in groups; PCRE2's own limit is 250 */

static struct pl_known read_either(struct pl_pattern_reader *pattern);

/* --- groups ------------------------------------------------------------------------------ */

/* How groups begin; a longer text before what it begins with. */
static const struct {
	const char *text;
	enum pl_group group;
	char end; /* of the name */
} openings[] = {
	{ "?:", PL_GROUP_PLAIN, 0 },       { "?|", PL_GROUP_PLAIN, 0 },
	{ "?>", PL_GROUP_ATOMIC, 0 },      { "?=", PL_GROUP_AHEAD, 0 },
	{ "?<=", PL_GROUP_BEHIND, 0 },     { "?!", PL_GROUP_NOT_AHEAD, 0 },
	{ "?<!", PL_GROUP_NOT_BEHIND, 0 }, { "?<", PL_GROUP_NAMED, '>' },
	{ "?P<", PL_GROUP_NAMED, '>' },    { "?'", PL_GROUP_NAMED, '\'' },
	{ "?&", PL_GROUP_CALL, 0 },        { "?(DEFINE)", PL_GROUP_DEFINED, 0 },
};

/* Letters that switch options on, and off after a hyphen.  `x` would change what
 * blanks mean, `U` what quantifiers prefer. */
static void read_options(struct pl_pattern_reader *pattern)
{
	bool on = true;
	char c;

	if (pl_pattern_take(pattern, "^"))
		pattern->nocase = false;

	while ((c = pl_pattern_peek(pattern, 0)) != ')' && c != ':') {
		if (c == '-')
			on = false;
		else if (c == 'i')
			pattern->nocase = on;
		else if (c != 'm' && c != 's' && c != 'n' && c != 'J')
			break;
		pattern->at++;
	}
	if (c != ')' && c != ':')
		pl_pattern_lose(pattern);
}

/* `(?i)` and `(?i:` and their like. */
static bool are_options(const struct pl_pattern_reader *pattern)
{
	char c = pl_pattern_peek(pattern, 1);

	return pl_pattern_peek(pattern, 0) == '?' &&
	       (c == '-' || c == '^' || (c >= 'a' && c <= 'z') || c == 'J');
}

bool pl_pattern_options(struct pl_pattern_reader *pattern)
{
	if (!are_options(pattern))
		return false;
	pattern->at++;
	read_options(pattern);
	return true;
}

static void skip_name(struct pl_pattern_reader *pattern, char end)
{
	while (pl_pattern_peek(pattern, 0) && pl_pattern_peek(pattern, 0) != end)
		pattern->at++;
	if (pl_pattern_peek(pattern, 0) == end)
		pattern->at++;
	else
		pl_pattern_lose(pattern);
}

enum pl_group pl_pattern_opening(struct pl_pattern_reader *pattern)
{
	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		if (!pl_pattern_take(pattern, openings[i].text))
			continue;
		if (openings[i].end)
			skip_name(pattern, openings[i].end);
		return openings[i].group;
	}
	/* Verbs, recursion, conditions, comments… */
	if (pl_pattern_peek(pattern, 0) == '?' || pl_pattern_peek(pattern, 0) == '*')
		pl_pattern_lose(pattern);
	return PL_GROUP_PLAIN;
}

/* What a group that is called elsewhere matches, maybe nothing.  `(?&name)` */
static struct pl_known read_call(struct pl_pattern_reader *pattern)
{
	struct pl_known any = pl_known_any();

	skip_name(pattern, ')');
	pattern->algebra.unfaithful = true;
	return pl_known_repeat(&pattern->algebra, &any, (struct pl_times){ 0, UINT32_MAX, false });
}

/* \w, or a class that holds it: [\w.-]. */
static bool holds_words(struct pl_str text)
{
	bool class = text.len && text.at[0] == '[', words = false;

	if (!class || text.at[text.len - 1] != ']')
		return pl_str_is(text, "\\w");
	for (size_t i = 1; i + 1 < text.len; i++) {
		if (text.at[i] == '[' || text.at[i] == ']' || (i == 1 && text.at[i] == '^'))
			return false;
		words = words || (text.at[i] == '\\' && text.at[i + 1] == 'w');
		i += text.at[i] == '\\';
	}
	return words;
}

/* Where no word character may stand on one side, what is on the other opens, or closes. */
static struct pl_known read_not(struct pl_pattern_reader *pattern, struct pl_str inside, bool ahead)
{
	struct pl_phrase side = { .text = PL_STR(""), .opens = !ahead, .closes = ahead };

	return holds_words(inside) ? pl_known_phrase(&pattern->algebra, side)
				   : pl_pattern_nothing(pattern);
}

static struct pl_known read_inside(struct pl_pattern_reader *pattern, enum pl_group group)
{
	bool not = group == PL_GROUP_NOT_AHEAD || group == PL_GROUP_NOT_BEHIND;
	bool look = group == PL_GROUP_AHEAD || group == PL_GROUP_BEHIND;
	size_t start = pattern->at;
	struct pl_known inside;

	if (group == PL_GROUP_CALL)
		return read_call(pattern);
	inside = read_either(pattern);

	if (!pl_pattern_take(pattern, ")"))
		pl_pattern_lose(pattern);
	pattern->algebra.unfaithful |= group == PL_GROUP_ATOMIC || look || not ;
	if (look)
		return pl_known_aside(&pattern->algebra, &inside, group == PL_GROUP_BEHIND);
	if (not )
		return read_not(pattern, pl_str_cut(pattern->text, start, pattern->at - 1),
				group == PL_GROUP_NOT_AHEAD);
	return group == PL_GROUP_DEFINED ? pl_pattern_nothing(pattern) : inside;
}

/* Behind `(`.  Options set alone hold until the end of the group around them;
 * others until that of their own. */
static struct pl_known read_group(struct pl_pattern_reader *pattern)
{
	bool nocase = pattern->nocase;
	enum pl_group group = PL_GROUP_PLAIN;
	struct pl_known known;

	if (pl_pattern_options(pattern)) {
		if (pl_pattern_take(pattern, ")"))
			return pl_pattern_nothing(pattern);
		pl_pattern_take(pattern, ":");
	} else {
		group = pl_pattern_opening(pattern);
	}
	if (++pattern->depth > DEEPEST)
		pl_pattern_lose(pattern);
	known = read_inside(pattern, group);
	pattern->depth--;
	pattern->nocase = nocase;
	return known;
}

/* --- quantifiers ------------------------------------------------------------------------- */

/* `{2}`, `{2,}` or `{2,3}`; leaves anything else, which PCRE2 takes as written. */
static bool read_braces(struct pl_pattern_reader *pattern, struct pl_times *times)
{
	size_t start = pattern->at++;
	bool counted = pl_pattern_number(pattern, &times->min);
	char c;

	times->max = times->min;
	if (counted && pl_pattern_take(pattern, ",") && !pl_pattern_number(pattern, &times->max))
		times->max = UINT32_MAX;
	if (counted && pl_pattern_take(pattern, "}"))
		return true;
	/* From 10.43 on `{,3}` and blanks are quantifiers too. */
	pattern->at = start + 1;
	while ((c = pl_pattern_peek(pattern, 0)) && strchr("0123456789, \t", c))
		pattern->at++;
	if (c == '}' && pattern->at > start + 1)
		pl_pattern_lose(pattern);
	else
		pattern->at = start;
	return false;
}

static bool read_times(struct pl_pattern_reader *pattern, struct pl_times *times)
{
	*times = (struct pl_times){ 0, UINT32_MAX, false };
	if (pl_pattern_take(pattern, "*"))
		return true;
	if (pl_pattern_take(pattern, "+")) {
		times->min = 1;
		return true;
	}
	if (pl_pattern_take(pattern, "?")) {
		times->max = 1;
		return true;
	}
	return pl_pattern_peek(pattern, 0) == '{' && read_braces(pattern, times);
}

bool pl_pattern_times(struct pl_pattern_reader *pattern, struct pl_times *times)
{
	if (!read_times(pattern, times))
		return false;
	times->lazy = pl_pattern_take(pattern, "?");
	/* What is possessive gives nothing back: fewer strings than it seems. */
	if (!times->lazy && pl_pattern_take(pattern, "+"))
		pattern->algebra.unfaithful = true;
	return true;
}

static bool quantifier_follows(const struct pl_pattern_reader *pattern)
{
	char c = pl_pattern_peek(pattern, 0);

	return c == '*' || c == '+' || c == '?' || c == '{';
}

/* --- sequences and alternatives ------------------------------------------------------------ */

/* What a metacharacter stands for, which has been read. */
static struct pl_known read_part(struct pl_pattern_reader *pattern, char meta)
{
	switch (meta) {
	case '(':
		return read_group(pattern);
	case '[':
		return pl_pattern_class(pattern);
	case '.':
		return pl_known_one(pl_known_any());
	default: /* ^ and $ */
		pattern->algebra.unfaithful = true;
		return pl_pattern_border(pattern);
	}
}

/* The next thing of a sequence, without its quantifier. */
static enum pl_item read_item(struct pl_pattern_reader *pattern, uint32_t *code,
			      struct pl_known *part)
{
	char c = pl_pattern_peek(pattern, 0);

	if (pattern->at >= pattern->text.len || c == '|' || c == ')')
		return PL_ITEM_END;
	if (c == '*' || c == '+' || c == '?') {
		pl_pattern_lose(pattern); /* nothing to repeat */
		return PL_ITEM_END;
	}
	if (c == '\\') {
		pattern->at++;
		return pl_pattern_escape(pattern, code, part);
	}
	if (c && strchr("([.^$", c)) {
		pattern->at++;
		*part = read_part(pattern, c);
		return PL_ITEM_PART;
	}
	*code = pl_pattern_next(pattern);
	return PL_ITEM_CHARACTER;
}

/* Characters that follow each other are joined here, before the algebra, which
 * would copy their beginnings again and again. */
static void flush(struct pl_pattern_reader *pattern, struct pl_buf *run, struct pl_known *known)
{
	struct pl_phrase phrase = { 0 };
	struct pl_known text;

	pattern->algebra.arena->failed |= run->failed;
	if (!run->len || run->failed)
		return;
	phrase.text = pl_arena_str(pattern->algebra.arena, pl_buf_str(run));
	text = pl_known_phrase(&pattern->algebra, phrase);
	*known = pl_known_both(&pattern->algebra, known, &text);
	pl_buf_cut(run, 0);
}

/* Adds a character to the run if nothing is to be said of it alone. */
static bool joins_run(struct pl_pattern_reader *pattern, uint32_t code, struct pl_buf *run)
{
	size_t start = run->len;

	if (quantifier_follows(pattern) || pattern->algebra.outlines)
		return false;
	pl_utf8_put(run, code);
	if (run->failed ||
	    pl_pattern_note_case(pattern, pl_str_cut(pl_buf_str(run), start, SIZE_MAX)))
		return true;
	pl_buf_cut(run, start);
	return false;
}

static void add_part(struct pl_pattern_reader *pattern, struct pl_known *known,
		     struct pl_known part)
{
	struct pl_times times;

	while (pl_pattern_times(pattern, &times)) {
		/* `(?i)*`, `\b?` and the like: whatever it means, it is no word. */
		if (part.exact && part.front.n && !part.front.at->text.len)
			pattern->algebra.unfaithful = true;
		part = pl_known_repeat(&pattern->algebra, &part, times);
	}
	*known = pl_known_both(&pattern->algebra, known, &part);
}

static struct pl_known read_sequence(struct pl_pattern_reader *pattern)
{
	struct pl_known known = pl_pattern_nothing(pattern), part;
	struct pl_buf run = { 0 };
	uint32_t code = 0;
	enum pl_item item;

	while ((item = read_item(pattern, &code, &part)) != PL_ITEM_END) {
		if (item == PL_ITEM_CHARACTER) {
			if (joins_run(pattern, code, &run))
				continue;
			part = pl_pattern_character(pattern, code);
		}
		flush(pattern, &run, &known);
		add_part(pattern, &known, part);
	}
	flush(pattern, &run, &known);
	pl_buf_release(&run);
	return known;
}

static struct pl_known read_either(struct pl_pattern_reader *pattern)
{
	struct pl_either either = { 0 };

	do {
		struct pl_known branch = read_sequence(pattern);

		pl_either_add(&either, &branch);
	} while (pl_pattern_take(pattern, "|"));
	return pl_either_end(&either, &pattern->algebra);
}

struct pl_known pl_pattern_read(struct pl_pattern_reader *pattern)
{
	struct pl_known known;

	if (pl_utf8_check(pattern->text) < pattern->text.len)
		pl_pattern_lose(pattern);
	known = read_either(pattern);
	/* A bracket too many. */
	if (pattern->at < pattern->text.len)
		pl_pattern_lose(pattern);
	return known;
}
