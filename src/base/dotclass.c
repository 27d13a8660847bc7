/* Characters of .NET patterns: escapes, properties and classes. */
#include "base/dotnode.h"

#include <string.h>

/* Properties of PCRE2 that are neither scripts nor general categories: what regexp2
 * takes, out of Go's unicode.Properties (Go 1.19). */
static const char *const properties[] = {
	"ASCII_Hex_Digit",
	"Bidi_Control",
	"Dash",
	"Deprecated",
	"Diacritic",
	"Extender",
	"Hex_Digit",
	"IDS_Binary_Operator",
	"IDS_Trinary_Operator",
	"Ideographic",
	"Join_Control",
	"Logical_Order_Exception",
	"Noncharacter_Code_Point",
	"Pattern_Syntax",
	"Pattern_White_Space",
	"Quotation_Mark",
	"Radical",
	"Regional_Indicator",
	"Sentence_Terminal",
	"Soft_Dotted",
	"Terminal_Punctuation",
	"Unified_Ideograph",
	"Variation_Selector",
	"White_Space",
};

enum { MOST_CATEGORIES = 64 /* in a class */ };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_octal(char c)
{
	return c >= '0' && c <= '7';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* --- properties ---------------------------------------------------------------------- */

static bool is_script(struct pl_str name)
{
	for (size_t i = 0; i < sizeof(properties) / sizeof(*properties); i++) {
		if (pl_str_is(name, properties[i]))
			return false;
	}
	return name.len > 2;
}

static bool has_case(struct pl_str name)
{
	return pl_str_is(name, "Lu") || pl_str_is(name, "Ll") || pl_str_is(name, "Lt");
}

/* Behind `\p` or `\P`, the letter; loses other forms than {Name}. */
static struct pl_str read_property(struct pl_dotnet *dotnet, char letter)
{
	size_t start = dotnet->at - 2;
	struct pl_str name = { 0 };

	if (pl_dot_take(dotnet, "{"))
		name = pl_dot_name(dotnet);
	if (!name.len || !pl_dot_take(dotnet, "}"))
		pl_dot_lose(dotnet);
	else if (has_case(name) && (dotnet->options & PL_DOT_I))
		return letter == 'p' ? PL_STR("\\p{L&}") : PL_STR("\\P{L&}");
	else if (is_script(name))
		return pl_arena_printf(dotnet->arena, "\\%c{sc:%.*s}", letter, PL_ARGS(name));
	return pl_str_cut(dotnet->text, start, dotnet->at);
}

/* --- characters by number -------------------------------------------------------------- */

static size_t count_hex(const struct pl_dotnet *dotnet, size_t most)
{
	size_t n = 0;

	while (n < most && is_hex(pl_dot_peek(dotnet, n)))
		n++;
	return n;
}

/* Behind `\x`: two digits, or any number in braces. */
static void skip_hex(struct pl_dotnet *dotnet)
{
	bool braces = pl_dot_take(dotnet, "{");
	size_t n = count_hex(dotnet, braces ? 6 : 2);

	dotnet->at += n;
	if (braces ? !n || !pl_dot_take(dotnet, "}") : n != 2)
		pl_dot_lose(dotnet);
}

/* Behind `\u`: four digits. */
static struct pl_str read_unicode(struct pl_dotnet *dotnet)
{
	size_t at = dotnet->at;

	if (count_hex(dotnet, 4) < 4)
		pl_dot_lose(dotnet);
	else
		dotnet->at += 4;
	return pl_arena_printf(dotnet->arena, "\\x{%.*s}",
			       PL_ARGS(pl_str_cut(dotnet->text, at, dotnet->at)));
}

/* At the first of up to three octal digits, behind the backslash.  Of a number above
 * 255 regexp2 drops the high bit. */
static struct pl_str read_octal(struct pl_dotnet *dotnet, bool in_class)
{
	size_t start = dotnet->at - 1;
	unsigned code = 0;

	for (int i = 0; i < 3 && is_octal(pl_dot_peek(dotnet, 0)); i++)
		code = code * 8 + (unsigned)(dotnet->text.at[dotnet->at++] - '0');
	if (dotnet->text.at[start + 1] == '0' || (in_class && code <= 0xFF))
		return pl_str_cut(dotnet->text, start, dotnet->at);
	return pl_arena_printf(dotnet->arena, "\\x{%X}", code & 0xFF);
}

/* Behind `\c`: a letter, or one of @[\]^_. */
static void skip_control(struct pl_dotnet *dotnet)
{
	char c = pl_dot_peek(dotnet, 0);

	if ((c >= '@' && c <= '_') || (c >= 'a' && c <= 'z'))
		dotnet->at++;
	else
		pl_dot_lose(dotnet);
}

/* The character escape behind a backslash, as PCRE2 writes it.  Letters that regexp2
 * does not know are PCRE2's own affair. */
static struct pl_str read_character(struct pl_dotnet *dotnet, bool in_class)
{
	size_t start = dotnet->at - 1;
	char c = pl_dot_peek(dotnet, 0);

	if (is_octal(c))
		return read_octal(dotnet, in_class);
	if (dotnet->at >= dotnet->text.len) {
		pl_dot_lose(dotnet);
		return PL_STR("");
	}
	/* The rest of a character of several bytes counts below. */
	dotnet->at++;
	while (((unsigned char)pl_dot_peek(dotnet, 0) & 0xC0) == 0x80)
		dotnet->at++;
	if (c == 'x')
		skip_hex(dotnet);
	else if (c == 'u')
		return read_unicode(dotnet);
	else if (c == 'v')
		return PL_STR("\\x0B");
	else if (c == 'c')
		skip_control(dotnet);
	else if (c == '_' || is_digit(c) ||
		 (is_letter(c) && !strchr(in_class ? "abefnrt" : "aefnrt", c)))
		pl_dot_lose(dotnet);
	return pl_str_cut(dotnet->text, start, dotnet->at);
}

/* --- outside classes ------------------------------------------------------------------- */

static struct pl_dot *text_of(struct pl_dotnet *dotnet, size_t at, struct pl_str text)
{
	struct pl_dot *node = pl_dot_new(dotnet, PL_DOT_TEXT);

	node->at = at;
	node->n = 1;
	node->text = text;
	return node;
}

static struct pl_dot *refer(struct pl_dotnet *dotnet, size_t at, struct pl_str name)
{
	struct pl_dot *node = pl_dot_written(dotnet, PL_DOT_REF, at);

	node->name = name;
	pl_dot_note(dotnet, node);
	return node;
}

/* Behind `\k`, or at the bracket of `\<`; NULL when it is no reference. */
static struct pl_dot *read_named(struct pl_dotnet *dotnet, size_t at, bool known)
{
	char end = pl_dot_peek(dotnet, 0) == '<' ? '>' : '\'';
	size_t start = dotnet->at++;
	struct pl_str name = pl_dot_name(dotnet);
	bool fits = name.len && pl_dot_peek(dotnet, 0) == end &&
		    (known || is_digit(name.at[0]) || pl_dot_is_capture(dotnet, name));
	struct pl_dot *node;

	if (!fits) {
		dotnet->at = start;
		return NULL;
	}
	dotnet->at++;
	node = refer(dotnet, at, name);
	if (!known)
		node->text = pl_arena_printf(dotnet->arena, "\\k<%.*s>", PL_ARGS(name));
	return node;
}

/* `\12` is a group's text when there are so many, else a character and maybe more
 * digits: that is settled when all is read. */
static struct pl_dot *read_numbered(struct pl_dotnet *dotnet, size_t at)
{
	size_t start = dotnet->at;

	while (is_digit(pl_dot_peek(dotnet, 0)))
		dotnet->at++;
	return refer(dotnet, at, pl_str_cut(dotnet->text, start, dotnet->at));
}

void pl_dot_no_group(struct pl_dotnet *dotnet, struct pl_dot *node)
{
	struct pl_str digits = node->name, code;

	if (digits.len < 2 || !is_octal(digits.at[0]) || !is_digit(dotnet->text.at[node->at + 1])) {
		pl_dot_lose(dotnet);
		return;
	}
	dotnet->at = node->at + 1;
	code = read_octal(dotnet, false);
	digits = pl_str_cut(dotnet->text, dotnet->at, node->at + 1 + digits.len);
	node->kind = PL_DOT_TEXT;
	node->n = 1 + (uint32_t)digits.len;
	node->text = pl_arena_printf(dotnet->arena, "%.*s%.*s", PL_ARGS(code), PL_ARGS(digits));
}

struct pl_dot *pl_dot_escape(struct pl_dotnet *dotnet)
{
	size_t at = dotnet->at - 1;
	char c = pl_dot_peek(dotnet, 0);
	struct pl_dot *node = NULL;

	if (c && strchr("bBAGZz", c)) {
		dotnet->at++;
		return pl_dot_written(dotnet, PL_DOT_ZERO, at);
	}
	if (c && strchr("wWsSdD", c)) {
		dotnet->at++;
		return text_of(dotnet, at, pl_str_cut(dotnet->text, at, dotnet->at));
	}
	if (c == 'p' || c == 'P') {
		dotnet->at++;
		return text_of(dotnet, at, read_property(dotnet, c));
	}
	if (c >= '1' && c <= '9')
		return read_numbered(dotnet, at);
	if (c == 'k') {
		dotnet->at++;
		node = read_named(dotnet, at, true);
		return node ? node : pl_dot_lose(dotnet);
	}
	if (c == '<' || c == '\'')
		node = read_named(dotnet, at, false);
	return node ? node : text_of(dotnet, at, read_character(dotnet, false));
}

/* --- classes ---------------------------------------------------------------------------- */

/* A class being written. */
struct set {
	struct pl_buf out;
	struct pl_str but; /* the class that is taken away */
	struct pl_str categories[MOST_CATEGORIES];
	size_t n_categories;
	bool ended;  /* one of them was negated: \W, \S, \D or \P{…} */
	bool first;  /* nothing has been read but ^ */
	bool closed; /* what was read begins no range: a category, or \- */
};

static struct pl_str read_set(struct pl_dotnet *dotnet);

/* \w and \W, \p{L} and \P{L}. */
static bool are_opposites(struct pl_str a, struct pl_str b)
{
	return a.len == b.len && a.at[1] != b.at[1] && (a.at[1] | 0x20) == (b.at[1] | 0x20) &&
	       pl_str_same(pl_str_cut(a, 2, a.len), pl_str_cut(b, 2, b.len));
}

static bool has_opposite(const struct set *set, struct pl_str category)
{
	for (size_t i = 0; i < set->n_categories; i++) {
		if (are_opposites(set->categories[i], category))
			return true;
	}
	return false;
}

/* A category.  regexp2 looks at none behind one that is negated, except that a
 * category and its opposite make the class hold everything. */
static void add_category(struct pl_dotnet *dotnet, struct set *set, char c)
{
	size_t at = dotnet->at++ - 1;
	struct pl_str text = c == 'p' || c == 'P' ? read_property(dotnet, c)
						  : pl_str_cut(dotnet->text, at, dotnet->at);

	if (set->n_categories == MOST_CATEGORIES)
		pl_dot_lose(dotnet);
	else
		set->categories[set->n_categories++] = text;
	if (!set->ended || has_opposite(set, text))
		pl_buf_add(&set->out, text);
	set->ended = set->ended || (c >= 'A' && c <= 'Z');
	set->closed = true;
}

/* `[:alpha:]`: passed over, but for the bracket. */
static void skip_posix(struct pl_dotnet *dotnet)
{
	size_t at = dotnet->at;

	if (!pl_dot_take(dotnet, ":"))
		return;
	pl_dot_take(dotnet, "^");
	pl_dot_name(dotnet);
	if (!pl_dot_take(dotnet, ":]"))
		dotnet->at = at;
}

static void add_bracket(struct pl_dotnet *dotnet, struct set *set)
{
	char next = pl_dot_peek(dotnet, 0);

	skip_posix(dotnet);
	pl_buf_puts(&set->out, next == ':' || next == '.' || next == '=' ? "\\[" : "[");
}

/* Behind the hyphen of `-[`. */
static void subtract(struct pl_dotnet *dotnet, struct set *set)
{
	dotnet->at++;
	if (++dotnet->depth > 100) {
		pl_dot_lose(dotnet);
		return;
	}
	set->but = read_set(dotnet);
	dotnet->depth--;
	if (pl_dot_peek(dotnet, 0) != ']')
		pl_dot_lose(dotnet);
}

static void add_escape(struct pl_dotnet *dotnet, struct set *set)
{
	char c = pl_dot_peek(dotnet, 0);

	if (c && strchr("wWsSdDpP", c)) {
		add_category(dotnet, set, c);
		return;
	}
	pl_buf_add(&set->out, read_character(dotnet, true));
	set->closed = c == '-';
}

/* `[:a:]`, behind the first colon: PCRE2 would take it for a name out of place. */
static bool looks_posix(const struct pl_dotnet *dotnet, char c)
{
	size_t end = pl_str_find(dotnet->text, PL_STR("]"), dotnet->at);

	return (c == ':' || c == '.' || c == '=') && end != SIZE_MAX && end > dotnet->at &&
	       dotnet->text.at[end - 1] == c;
}

static void add_member(struct pl_dotnet *dotnet, struct set *set)
{
	char c = pl_dot_peek(dotnet, 0);
	bool closed = set->closed;

	dotnet->at++;
	set->closed = false;
	if (c == '\\') {
		add_escape(dotnet, set);
	} else if (c == '[') {
		add_bracket(dotnet, set);
	} else if (c == '-' && !set->first && pl_dot_peek(dotnet, 0) == '[') {
		subtract(dotnet, set);
	} else {
		bool escaped = c == '-' ? closed && pl_dot_peek(dotnet, 0) != ']'
					: set->out.len == 1 && looks_posix(dotnet, c);

		pl_buf_puts(&set->out, escaped ? "\\" : "");
		pl_buf_putc(&set->out, c);
	}
}

/* Behind `[`. */
static struct pl_str read_set(struct pl_dotnet *dotnet)
{
	struct set set = { .first = true };
	struct pl_str text;

	pl_buf_puts(&set.out, pl_dot_take(dotnet, "^") ? "[^" : "[");
	while (!dotnet->lost && (set.first || pl_dot_peek(dotnet, 0) != ']')) {
		if (dotnet->at >= dotnet->text.len)
			pl_dot_lose(dotnet);
		else
			add_member(dotnet, &set);
		set.first = false;
	}
	dotnet->at += !dotnet->lost;
	pl_buf_putc(&set.out, ']');
	dotnet->arena->failed |= set.out.failed;
	text = pl_arena_str(dotnet->arena, pl_buf_str(&set.out));
	pl_buf_release(&set.out);
	return set.but.len ? pl_arena_printf(dotnet->arena, "(?:(?!%.*s)%.*s)", PL_ARGS(set.but),
					     PL_ARGS(text))
			   : text;
}

struct pl_dot *pl_dot_class(struct pl_dotnet *dotnet)
{
	size_t at = dotnet->at - 1;
	struct pl_str text = read_set(dotnet);

	return text_of(dotnet, at, text);
}
