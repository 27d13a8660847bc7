/* Branches: the alternatives of a pattern, each as a pattern of its own.
 *
 * A text that holds all that `a` needs, but only half of what `b` needs, matches
 * `a|b` as little as one that holds nothing: to know that, each must be asked alone.
 * The syntax is that of pcre2pattern(3); whatever is rare ends the cutting. */
#include "base/branch.h"

#include <string.h>

enum { DEEPEST = 16 /* groups around alternatives */ };

/* A stretch of alternatives, with the text before and behind it. */
struct cut {
	struct pl_str head, body, tail;
	unsigned depth;
};

/* --- skipping ------------------------------------------------------------------------ */

static char at(struct pl_str text, size_t i)
{
	return i < text.len ? text.at[i] : '\0';
}

/* Behind the class that opens at byte `i`; SIZE_MAX when it is unusual. */
static size_t skip_class(struct pl_str text, size_t i)
{
	i++;
	if (at(text, i) == '^')
		i++;
	if (at(text, i) == ']')
		i++;
	while (i < text.len && text.at[i] != ']') {
		/* [:alpha:] and its like; \Q, in which a bracket is none. */
		if (text.at[i] == '[' || (text.at[i] == '\\' && at(text, i + 1) == 'Q'))
			return SIZE_MAX;
		i += text.at[i] == '\\' ? 2 : 1;
	}
	return i < text.len ? i + 1 : SIZE_MAX;
}

/* The letters of `(?i)` or `(?i:` that opens at byte `i`; 0 when it is something else. */
static size_t options_at(struct pl_str text, size_t i)
{
	size_t n = 0;

	if (at(text, i) != '(' || at(text, i + 1) != '?')
		return 0;
	while (at(text, i + 2 + n) && strchr("ims-", at(text, i + 2 + n)))
		n++;
	return at(text, i + 2 + n) == ')' || at(text, i + 2 + n) == ':' ? n : 0;
}

/* Comments, verbs, conditions and other options change what follows. */
static bool is_unusual(struct pl_str text, size_t i)
{
	if (at(text, i + 1) == '*')
		return true;
	return at(text, i + 1) == '?' && !options_at(text, i) &&
	       !(at(text, i + 2) && strchr(":=!<>", at(text, i + 2)));
}

static bool is_escape(struct pl_str text, size_t i)
{
	return at(text, i) == '\\' && at(text, i + 1) && !strchr("QEc", at(text, i + 1));
}

/* Behind what stands at byte `i`: a character, a class, or a bracket alone, which
 * counts in `*depth`; SIZE_MAX when it is unusual. */
static size_t skip_one(struct pl_str text, size_t i, size_t *depth)
{
	switch (text.at[i]) {
	case '\\':
		return is_escape(text, i) ? i + 2 : SIZE_MAX;
	case '[':
		return skip_class(text, i);
	case '(':
		++*depth;
		return is_unusual(text, i) ? SIZE_MAX : i + 1;
	case ')':
		return (*depth)-- ? i + 1 : SIZE_MAX;
	default:
		return i + 1;
	}
}

/* The next bar outside all groups from byte `i` on, or the end; SIZE_MAX when
 * something unusual comes before. */
static size_t find_bar(struct pl_str text, size_t i)
{
	size_t depth = 0;

	while (i < text.len && (depth || text.at[i] != '|')) {
		i = skip_one(text, i, &depth);
		if (i == SIZE_MAX)
			return i;
	}
	return depth ? SIZE_MAX : i;
}

/* The bars outside all groups; SIZE_MAX when anything is unusual. */
static size_t count_bars(struct pl_str text)
{
	size_t n = 0, at = find_bar(text, 0);

	for (; at < text.len; n++)
		at = find_bar(text, at + 1);
	return at == SIZE_MAX ? at : n;
}

/* Behind the group that opens at byte `i`, or SIZE_MAX. */
static size_t skip_group(struct pl_str text, size_t i)
{
	size_t depth = 0;

	do {
		i = skip_one(text, i, &depth);
	} while (depth && i < text.len);
	return depth ? SIZE_MAX : i;
}

/* --- cutting ------------------------------------------------------------------------- */

static struct pl_str join(struct pl_arena *arena, struct pl_str a, struct pl_str b)
{
	return pl_arena_printf(arena, "%.*s%.*s", PL_ARGS(a), PL_ARGS(b));
}

/* Moves bytes from the start of the body to the head. */
static void shift(struct pl_arena *arena, struct cut *cut, size_t n)
{
	cut->head = join(arena, cut->head, pl_str_cut(cut->body, 0, n));
	cut->body = pl_str_cut(cut->body, n, cut->body.len);
}

/* Options set alone hold for the alternatives behind them too.  Those at the very start
 * go to the head; the same again change nothing; any others are unusual. */
static bool take_options(struct pl_arena *arena, struct cut *cut)
{
	struct pl_str all = cut->body, first = { 0 };
	size_t depth = 0;

	for (size_t i = 0; i < all.len; i = skip_one(all, i, &depth)) {
		size_t n = options_at(all, i);
		struct pl_str set = pl_str_cut(all, i, i + n + 3);

		if (depth || !n || !pl_str_ends(set, ")"))
			continue;
		if (i == 0)
			first = set;
		else if (!pl_str_same(set, first))
			return false;
	}
	shift(arena, cut, first.len);
	return true;
}

/* Takes the body out of a group that is all of it, but for a \b before and behind. */
static bool unwrap(struct pl_arena *arena, struct cut *cut)
{
	struct pl_str body = cut->body;
	size_t start = pl_str_starts(body, "\\b") ? 2 : 0;
	size_t end = start < body.len && body.at[start] == '(' ? skip_group(body, start) : SIZE_MAX;
	size_t inner = start + 1;

	if (end == SIZE_MAX ||
	    (end != body.len && !pl_str_is(pl_str_cut(body, end, body.len), "\\b")))
		return false;
	if (at(body, inner) == '?')
		inner += options_at(body, start) + 2;
	/* Not lookaround, nor a group with a name. */
	if (inner > start + 1 && at(body, inner - 1) != ':')
		return false;
	cut->tail = join(arena, pl_str_cut(body, end - 1, body.len), cut->tail);
	shift(arena, cut, inner);
	cut->body.len -= body.len - (end - 1);
	return true;
}

static bool add(struct pl_arena *arena, const struct cut *cut, struct pl_branches *out)
{
	struct pl_str *place = PL_PUSH(&out->list);

	if (place)
		*place = join(arena, join(arena, cut->head, cut->body), cut->tail);
	return place && !arena->failed;
}

static bool cut_up(struct pl_arena *arena, struct cut cut, struct pl_branches *out)
{
	struct cut whole = cut;
	size_t bars = count_bars(cut.body);
	struct pl_str all;

	if (bars == SIZE_MAX || cut.depth++ > DEEPEST || !take_options(arena, &cut))
		return add(arena, &whole, out);
	if (!bars)
		return unwrap(arena, &cut) ? cut_up(arena, cut, out) : add(arena, &whole, out);
	all = cut.body;
	for (size_t start = 0, end; start <= all.len; start = end + 1) {
		end = find_bar(all, start);
		cut.body = pl_str_cut(all, start, end);
		if (!cut_up(arena, cut, out))
			return false;
	}
	return true;
}

bool pl_branches_of(struct pl_arena *arena, struct pl_str pattern, struct pl_branches *out)
{
	return cut_up(arena, (struct cut){ .body = pattern }, out);
}
