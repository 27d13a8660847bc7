/* Reading .NET patterns: groups, options and conditions. */
#include "base/dotnode.h"

#include <string.h>

enum { DEEPEST = 200 /* groups in groups; PCRE2's own limit is 250 */ };

/* --- options ------------------------------------------------------------------------- */

static const struct {
	char letter;
	unsigned option;
} letters[] = {
	{ 'i', PL_DOT_I }, { 'm', PL_DOT_M }, { 's', PL_DOT_S },
	{ 'n', PL_DOT_N }, { 'x', PL_DOT_X },
};

static unsigned option_of(char c)
{
	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++) {
		if (letters[i].letter == c || letters[i].letter - 'a' + 'A' == c)
			return letters[i].option;
	}
	return 0;
}

/* `(?i-s`, of what was switched on and off, except x: its blanks are left out. */
static struct pl_str write_options(struct pl_dotnet *dotnet, unsigned on, unsigned off)
{
	struct pl_buf out = { 0 };
	struct pl_str text;

	pl_buf_puts(&out, "(?");
	for (size_t i = 0; i < 4; i++) {
		if (on & letters[i].option)
			pl_buf_putc(&out, letters[i].letter);
	}
	for (size_t i = 0; i < 4; i++) {
		if ((off & letters[i].option) && !strchr(out.at ? out.at : "-", '-'))
			pl_buf_putc(&out, '-');
		if (off & letters[i].option)
			pl_buf_putc(&out, letters[i].letter);
	}
	dotnet->arena->failed |= out.failed;
	text = pl_arena_str(dotnet->arena, pl_buf_str(&out));
	pl_buf_release(&out);
	return text;
}

/* Behind `(?`, up to `)` or `:`; `text` is what opens the group then. */
static bool read_options(struct pl_dotnet *dotnet, struct pl_str *text)
{
	size_t start = dotnet->at - 2;
	unsigned on = 0, off = 0;
	bool plus = true, same = true;

	for (char c; (c = pl_dot_peek(dotnet, 0)) != ')' && c != ':'; dotnet->at++) {
		unsigned option = option_of(c);

		if (!option && c != '-' && c != '+')
			return false;
		same = same && c != '+' && option != PL_DOT_X && (!option || c >= 'a') &&
		       (c != '-' || plus);
		plus = option ? plus : c == '+';
		on = plus ? on | option : on & ~option;
		off = plus ? off & ~option : off | option;
	}
	dotnet->options = (dotnet->options | on) & ~off;
	*text = same ? pl_str_cut(dotnet->text, start, dotnet->at) : write_options(dotnet, on, off);
	return true;
}

/* Behind `(?#`. */
static struct pl_dot *read_comment(struct pl_dotnet *dotnet, size_t at)
{
	size_t end = pl_str_find(dotnet->text, PL_STR(")"), dotnet->at);

	if (end == SIZE_MAX)
		return pl_dot_lose(dotnet);
	dotnet->at = end + 1;
	return pl_dot_written(dotnet, PL_DOT_NOTHING, at);
}

/* --- groups -------------------------------------------------------------------------- */

static struct pl_dot *close_group(struct pl_dotnet *dotnet, struct pl_dot *group)
{
	if (++dotnet->depth > DEEPEST)
		return pl_dot_lose(dotnet);
	group->first = pl_dot_either(dotnet);
	dotnet->depth--;
	if (!pl_dot_take(dotnet, ")"))
		return pl_dot_lose(dotnet);
	group->end = dotnet->at;
	return group;
}

static struct pl_dot *read_capture(struct pl_dotnet *dotnet, size_t at, struct pl_str name)
{
	struct pl_dot *group = pl_dot_written(dotnet, PL_DOT_CAPTURE, at);
	struct pl_dot **place = PL_PUSH(&dotnet->captures);

	if (!place)
		return pl_dot_lose(dotnet);
	*place = group;
	group->name = name;
	group->n = (uint32_t)dotnet->captures.n;
	return close_group(dotnet, group);
}

/* Behind `(?<` or `(?'`. */
static struct pl_dot *read_named(struct pl_dotnet *dotnet, size_t at, char end)
{
	struct pl_str name = pl_dot_name(dotnet);

	if (pl_dot_peek(dotnet, 0) == '-')
		return pl_dot_refuse(dotnet, at,
				     "balancing groups, (?<name-other>…), are not known here");
	if (!name.len || pl_dot_peek(dotnet, 0) != end)
		return pl_dot_lose(dotnet);
	if (name.at[0] >= '0' && name.at[0] <= '9')
		return pl_dot_refuse(dotnet, at, "a group's name cannot be a number here");
	dotnet->at++;
	return read_capture(dotnet, at, name);
}

/* The condition of `(?(`, behind that; false when it is no group's name or number. */
static bool read_tested(struct pl_dotnet *dotnet, struct pl_dot *test)
{
	size_t at = dotnet->at;
	struct pl_str name = pl_dot_name(dotnet);
	bool number = name.len && name.at[0] >= '0' && name.at[0] <= '9';

	if ((!number && !pl_dot_is_capture(dotnet, name)) || !pl_dot_take(dotnet, ")")) {
		dotnet->at = at;
		return false;
	}
	test->name = name;
	if (!number)
		test->text = pl_arena_printf(dotnet->arena, "(?(<%.*s>)", PL_ARGS(name));
	pl_dot_note(dotnet, test);
	return true;
}

/* The condition of `(?(` as a lookaround: it is one, or becomes one. */
static struct pl_dot *read_looked(struct pl_dotnet *dotnet)
{
	struct pl_str rest = pl_str_cut(dotnet->text, dotnet->at, SIZE_MAX);
	struct pl_dot *look = pl_dot_new(dotnet, PL_DOT_AHEAD);

	if (pl_str_starts(rest, "?=") || pl_str_starts(rest, "?!")) {
		look->negated = rest.at[1] == '!';
		look->text = look->negated ? PL_STR("(?!") : PL_STR("(?=");
		dotnet->at += 2;
	} else if (pl_str_starts(rest, "?<=") || pl_str_starts(rest, "?<!")) {
		look->kind = PL_DOT_BEHIND;
		look->negated = rest.at[2] == '!';
		look->text = look->negated ? PL_STR("(?<!") : PL_STR("(?<=");
		dotnet->at += 3;
	} else if (pl_str_starts(rest, "?")) {
		return pl_dot_lose(dotnet);
	} else {
		look->text = PL_STR("(?=");
	}
	return close_group(dotnet, look);
}

/* Behind `(?(`. */
static struct pl_dot *read_if(struct pl_dotnet *dotnet, size_t at)
{
	struct pl_dot *test = pl_dot_new(dotnet, PL_DOT_IF), *looked = NULL;
	size_t n = 0;

	test->at = at;
	test->text = PL_STR("(?");
	if (!read_tested(dotnet, test))
		looked = read_looked(dotnet);
	close_group(dotnet, test);
	if (dotnet->lost || dotnet->failed)
		return test;
	for (const struct pl_dot *branch = test->first->first; branch; branch = branch->next)
		n++;
	if (n > 2)
		return pl_dot_lose(dotnet);
	if (looked) {
		looked->next = test->first;
		test->first = looked;
	}
	return test;
}

/* How groups begin, those with names and options aside; a longer text before what it
 * begins with. */
static const struct {
	const char *text;
	enum pl_dot_kind kind;
	bool negated;
} openings[] = {
	{ "(?:", PL_DOT_GROUP, false },   { "(?>", PL_DOT_ATOMIC, false },
	{ "(?=", PL_DOT_AHEAD, false },   { "(?!", PL_DOT_AHEAD, true },
	{ "(?<=", PL_DOT_BEHIND, false }, { "(?<!", PL_DOT_BEHIND, true },
};

static struct pl_dot *read_plain(struct pl_dotnet *dotnet, size_t at)
{
	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		struct pl_dot *group;

		if (!pl_dot_take(dotnet, openings[i].text))
			continue;
		group = pl_dot_written(dotnet, openings[i].kind, at);
		group->negated = openings[i].negated;
		return close_group(dotnet, group);
	}
	return NULL;
}

/* Options set alone hold until the end of the group around them. */
static struct pl_dot *read_optioned(struct pl_dotnet *dotnet, size_t at, unsigned *before)
{
	struct pl_dot *node = pl_dot_new(dotnet, PL_DOT_GROUP);
	struct pl_str text;

	node->at = at;
	if (!read_options(dotnet, &text))
		return pl_dot_lose(dotnet);
	if (pl_dot_take(dotnet, ")")) {
		node->kind = PL_DOT_NOTHING;
		*before = dotnet->options;
		if (text.len > 2)
			node->text = pl_arena_printf(dotnet->arena, "%.*s)", PL_ARGS(text));
		return node;
	}
	dotnet->at++;
	node->options = dotnet->options;
	node->text = pl_arena_printf(dotnet->arena, "%.*s:", PL_ARGS(text));
	return close_group(dotnet, node);
}

struct pl_dot *pl_dot_group(struct pl_dotnet *dotnet)
{
	size_t at = dotnet->at;
	unsigned before = dotnet->options;
	struct pl_dot *group = read_plain(dotnet, at);

	if (group) {
	} else if (pl_dot_take(dotnet, "(?#")) {
		group = read_comment(dotnet, at);
	} else if (pl_dot_take(dotnet, "(?(")) {
		group = read_if(dotnet, at);
	} else if (pl_dot_take(dotnet, "(?<")) {
		group = read_named(dotnet, at, '>');
	} else if (pl_dot_take(dotnet, "(?'")) {
		group = read_named(dotnet, at, '\'');
	} else if (pl_dot_take(dotnet, "(?")) {
		group = read_optioned(dotnet, at, &before);
	} else if (pl_dot_peek(dotnet, 1) == '*') {
		group = pl_dot_lose(dotnet);
	} else {
		dotnet->at++;
		group = dotnet->options & PL_DOT_N
				? close_group(dotnet, pl_dot_written(dotnet, PL_DOT_GROUP, at))
				: read_capture(dotnet, at, PL_STR(""));
	}
	dotnet->options = before;
	return group;
}
