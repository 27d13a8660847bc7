/* Reading .NET patterns: quantifiers, sequences and alternatives, as far as regexp2
 * takes them. */
#include "base/dotnode.h"

#include <string.h>

#include "base/regex.h"
#include "base/unicode.h"

struct pl_dot *pl_dot_new(struct pl_dotnet *dotnet, enum pl_dot_kind kind)
{
	struct pl_dot *node = PL_NEW(dotnet->arena, struct pl_dot);

	if (!node) {
		dotnet->lost = true;
		node = &dotnet->spare;
	}
	node->kind = kind;
	node->at = node->end = dotnet->at;
	node->options = dotnet->options;
	return node;
}

char pl_dot_peek(const struct pl_dotnet *dotnet, size_t ahead)
{
	size_t at = dotnet->at + ahead;

	return at < dotnet->text.len ? dotnet->text.at[at] : '\0';
}

bool pl_dot_take(struct pl_dotnet *dotnet, const char *text)
{
	struct pl_str rest = pl_str_cut(dotnet->text, dotnet->at, SIZE_MAX);

	if (!pl_str_starts(rest, text))
		return false;
	dotnet->at += strlen(text);
	return true;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || (unsigned char)c >= 0x80;
}

struct pl_str pl_dot_name(struct pl_dotnet *dotnet)
{
	size_t start = dotnet->at;

	while (is_name_byte(pl_dot_peek(dotnet, 0)))
		dotnet->at++;
	return pl_str_cut(dotnet->text, start, dotnet->at);
}

/* Asked before all is read: a group may stand behind what refers to it. */
bool pl_dot_is_capture(struct pl_dotnet *dotnet, struct pl_str name)
{
	static const char quotes[] = "<>''";

	if (++dotnet->n_asked > PL_DOT_REFS)
		pl_dot_lose(dotnet);
	for (size_t i = 0; name.len && i < 4 && !dotnet->lost; i += 2) {
		struct pl_str opening = pl_arena_printf(dotnet->arena, "(?%c%.*s%c", quotes[i],
							PL_ARGS(name), quotes[i + 1]);

		if (opening.len && pl_str_find(dotnet->text, opening, 0) != SIZE_MAX)
			return true;
	}
	return false;
}

struct pl_dot *pl_dot_written(struct pl_dotnet *dotnet, enum pl_dot_kind kind, size_t at)
{
	struct pl_dot *node = pl_dot_new(dotnet, kind);

	node->at = at;
	node->text = pl_str_cut(dotnet->text, at, dotnet->at);
	return node;
}

struct pl_dot *pl_dot_lose(struct pl_dotnet *dotnet)
{
	dotnet->lost = true;
	dotnet->at = dotnet->text.len;
	return pl_dot_new(dotnet, PL_DOT_NOTHING);
}

struct pl_dot *pl_dot_refuse(struct pl_dotnet *dotnet, size_t at, const char *why)
{
	if (!dotnet->failed)
		pl_regex_fail(dotnet->err, PL_SKIPPED, dotnet->text, at,
			      pl_err_tr(dotnet->err, why));
	dotnet->failed = true;
	return pl_dot_lose(dotnet);
}

void pl_dot_note(struct pl_dotnet *dotnet, struct pl_dot *ref)
{
	struct pl_dot **place = dotnet->refs.n < PL_DOT_REFS ? PL_PUSH(&dotnet->refs) : NULL;

	if (place)
		*place = ref;
	else
		pl_dot_lose(dotnet);
}

/* --- blanks and comments ------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* `(?#…)` anywhere; with x, blanks and `# …` too.  They are left out with x, since
 * what PCRE2 takes for blanks is more. */
static void skip_blanks(struct pl_dotnet *dotnet)
{
	while (dotnet->options & PL_DOT_X) {
		if (is_blank(pl_dot_peek(dotnet, 0)))
			dotnet->at++;
		else if (pl_dot_peek(dotnet, 0) == '#')
			while (pl_dot_peek(dotnet, 0) && pl_dot_peek(dotnet, 0) != '\n')
				dotnet->at++;
		else
			break;
	}
}

/* --- quantifiers --------------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of `{2}`, `{2,}` or `{2,3}` from byte `i` ahead; 0: the brace is text. */
static size_t braces(const struct pl_dotnet *dotnet, size_t i)
{
	size_t start = i++;

	if (!is_digit(pl_dot_peek(dotnet, i)))
		return 0;
	while (is_digit(pl_dot_peek(dotnet, i)))
		i++;
	if (pl_dot_peek(dotnet, i) == ',')
		i++;
	while (is_digit(pl_dot_peek(dotnet, i)))
		i++;
	return pl_dot_peek(dotnet, i) == '}' ? i + 1 - start : 0;
}

static size_t quantifier(const struct pl_dotnet *dotnet)
{
	char c = pl_dot_peek(dotnet, 0);

	if (c == '*' || c == '+' || c == '?')
		return 1;
	return c == '{' ? braces(dotnet, 0) : 0;
}

static uint32_t read_number(struct pl_str text, size_t *at)
{
	uint64_t n = 0;

	for (; *at < text.len && is_digit(text.at[*at]); ++*at)
		n = n > UINT32_MAX ? n : n * 10 + (uint64_t)(text.at[*at] - '0');
	return n < UINT32_MAX ? (uint32_t)n : UINT32_MAX - 1;
}

static void read_times(struct pl_str text, uint32_t *min, uint32_t *max)
{
	size_t at = 1;

	*min = text.at[0] == '+';
	*max = text.at[0] == '?' ? 1 : UINT32_MAX;
	if (text.at[0] != '{')
		return;
	*min = *max = read_number(text, &at);
	if (text.at[at] == ',') {
		*max = UINT32_MAX;
		if (text.at[++at] != '}')
			*max = read_number(text, &at);
	}
}

/* A comment may stand before a quantifier, and goes then. */
static void skip_comments(struct pl_dotnet *dotnet)
{
	size_t start = dotnet->at;

	while (!dotnet->lost && pl_dot_take(dotnet, "(?#")) {
		size_t end = pl_str_find(dotnet->text, PL_STR(")"), dotnet->at);

		dotnet->at = end == SIZE_MAX ? dotnet->text.len : end + 1;
		skip_blanks(dotnet);
	}
	if (!quantifier(dotnet))
		dotnet->at = start;
}

/* `item` with the quantifier behind it, if there is one; regexp2 refuses two. */
static struct pl_dot *read_repeat(struct pl_dotnet *dotnet, struct pl_dot *item)
{
	struct pl_dot *repeat;
	size_t len, at;

	skip_blanks(dotnet);
	skip_comments(dotnet);
	len = quantifier(dotnet);
	if (!len)
		return item;
	if (item->kind == PL_DOT_NOTHING)
		return pl_dot_lose(dotnet);
	repeat = pl_dot_new(dotnet, PL_DOT_REPEAT);
	at = dotnet->at;
	dotnet->at += len;
	repeat->text = pl_str_cut(dotnet->text, at, dotnet->at);
	read_times(repeat->text, &repeat->min, &repeat->max);
	skip_blanks(dotnet);
	skip_comments(dotnet);
	if (pl_dot_take(dotnet, "?"))
		repeat->text = dotnet->at == at + len + 1 ? pl_str_cut(dotnet->text, at, dotnet->at)
							  : pl_arena_printf(dotnet->arena, "%.*s?",
									    PL_ARGS(repeat->text));
	repeat->first = item;
	skip_blanks(dotnet);
	return quantifier(dotnet) || repeat->min > repeat->max ? pl_dot_lose(dotnet) : repeat;
}

/* --- sequences ------------------------------------------------------------------------ */

/* Whether a character that stands for itself stands here. */
static bool is_plain(const struct pl_dotnet *dotnet)
{
	char c = pl_dot_peek(dotnet, 0);

	if (dotnet->at >= dotnet->text.len ||
	    ((dotnet->options & PL_DOT_X) && (is_blank(c) || c == '#')))
		return false;
	return !c || !strchr("\\[()|^$.*+?", c) ? c != '{' || !braces(dotnet, 0) : false;
}

/* Characters up to the next that is none of these, but for the last one when a
 * quantifier follows. */
static struct pl_dot *read_text(struct pl_dotnet *dotnet)
{
	size_t at = dotnet->at, last = at;
	uint32_t n = 0;
	struct pl_dot *text;

	for (; is_plain(dotnet); n++) {
		/* With the blanks left out it could be a quantifier. */
		if ((dotnet->options & PL_DOT_X) && pl_dot_peek(dotnet, 0) == '{' && n)
			break;
		last = dotnet->at;
		pl_utf8_next(dotnet->text, &dotnet->at);
		if ((dotnet->options & PL_DOT_X) && dotnet->text.at[last] == '{') {
			n++;
			break;
		}
	}
	if (n > 1 && quantifier(dotnet)) {
		dotnet->at = last;
		n--;
	}
	text = pl_dot_written(dotnet, PL_DOT_TEXT, at);
	if ((dotnet->options & PL_DOT_X) && pl_str_is(text->text, "{"))
		text->text = PL_STR("\\{");
	text->n = n;
	return text;
}

static struct pl_dot *read_sign(struct pl_dotnet *dotnet)
{
	size_t at = dotnet->at++;
	bool dot = dotnet->text.at[at] == '.';
	struct pl_dot *sign = pl_dot_written(dotnet, dot ? PL_DOT_TEXT : PL_DOT_ZERO, at);

	sign->n = dot;
	return sign;
}

static struct pl_dot *read_item(struct pl_dotnet *dotnet)
{
	switch (pl_dot_peek(dotnet, 0)) {
	case '(':
		return pl_dot_group(dotnet);
	case '[':
		dotnet->at++;
		return pl_dot_class(dotnet);
	case '\\':
		dotnet->at++;
		return pl_dot_escape(dotnet);
	case '^':
	case '$':
	case '.':
		return read_sign(dotnet);
	default:
		return is_plain(dotnet) ? read_text(dotnet) : pl_dot_lose(dotnet);
	}
}

static bool sequence_ends(const struct pl_dotnet *dotnet)
{
	char c = pl_dot_peek(dotnet, 0);

	return dotnet->at >= dotnet->text.len || c == '|' || c == ')';
}

static struct pl_dot *read_sequence(struct pl_dotnet *dotnet)
{
	struct pl_dot *sequence = pl_dot_new(dotnet, PL_DOT_SEQUENCE);
	struct pl_dot **place = &sequence->first;

	for (skip_blanks(dotnet); !sequence_ends(dotnet); skip_blanks(dotnet)) {
		size_t at = dotnet->at;
		struct pl_dot *item = read_item(dotnet);

		*place = read_repeat(dotnet, item);
		if (dotnet->lost || dotnet->failed)
			break;
		(*place)->at = at;
		(*place)->end = dotnet->at;
		place = &(*place)->next;
	}
	return sequence;
}

struct pl_dot *pl_dot_either(struct pl_dotnet *dotnet)
{
	struct pl_dot *either = pl_dot_new(dotnet, PL_DOT_EITHER);
	struct pl_dot **place = &either->first;

	do {
		*place = read_sequence(dotnet);
		place = &(*place)->next;
	} while (!dotnet->lost && pl_dot_take(dotnet, "|"));
	return either;
}

struct pl_dot *pl_dot_read(struct pl_dotnet *dotnet)
{
	struct pl_dot *all = pl_dot_either(dotnet);

	/* A bracket too many. */
	if (dotnet->at < dotnet->text.len)
		dotnet->lost = true;
	return dotnet->lost || dotnet->failed ? NULL : all;
}
