/* Lookbehinds of any length.  PCRE2 10.42 wants each alternative of a fixed length,
 * and groups in it whose alternatives are as long as each other.  Nothing else of a
 * lookbehind matters than whether it finds something, so that three ways lead there:
 *
 * 1. What stands at its left edge is needed the least number of times, since the last
 *    turns of a longer run are a match from further right: `(?<=.*-|a+b)` is
 *    `(?<=-|ab)`.  An assertion stands for its place, so the edge ends before it.
 * 2. What has an end is written out: `(?<=acts? |x{1,2})` is `(?<=acts |act |x|xx)`.
 * 3. What has none is read from the right, one character at a time, by a group that
 *    calls itself: `(?<=a[bc]*)` is `(?=(?&behind1_))` with, at the pattern's end,
 *    `(?<behind1_>(?<=a)|(?<=(?=[bc])(?=(?&behind1_))[bc]))`. */
#include "base/dotnode.h"

#include "base/regex.h"

enum {
	MOST_WAYS = 256,
	MOST_TIMES = 64, /* written out */
	MOST_WORK = 4 << 20,
	QUICK = 64, /* bytes of a pattern that are worth saying twice */
};

/* --- lengths ------------------------------------------------------------------------------ */

static int64_t length_of_all(const struct pl_dot *node)
{
	int64_t sum = 0;

	for (const struct pl_dot *child = node->first; child && sum != PL_DOT_VARIES;
	     child = child->next) {
		int64_t length = pl_dot_length(child);

		sum = length == PL_DOT_VARIES || sum > INT32_MAX ? PL_DOT_VARIES : sum + length;
	}
	return sum;
}

static int64_t length_of_each(const struct pl_dot *node)
{
	int64_t length = node->first ? pl_dot_length(node->first) : 0;

	for (const struct pl_dot *child = node->first; child && child->next; child = child->next) {
		if (pl_dot_length(child->next) != length)
			return PL_DOT_VARIES;
	}
	return length;
}

/* In characters, when it is fixed in the sense of PCRE2. */
int64_t pl_dot_length(const struct pl_dot *node)
{
	int64_t length;

	switch (node->kind) {
	case PL_DOT_TEXT:
		return node->n;
	case PL_DOT_SEQUENCE:
		return length_of_all(node);
	case PL_DOT_EITHER:
		return length_of_each(node);
	case PL_DOT_GROUP:
	case PL_DOT_CAPTURE:
	case PL_DOT_ATOMIC:
		return node->first ? pl_dot_length(node->first) : 0;
	case PL_DOT_REPEAT:
		length = node->min == node->max ? pl_dot_length(node->first) : PL_DOT_VARIES;
		return length == PL_DOT_VARIES || length > INT32_MAX ? PL_DOT_VARIES
								     : length * node->min;
	case PL_DOT_REF:
	case PL_DOT_IF:
		return PL_DOT_VARIES;
	default:
		return 0;
	}
}

bool pl_dot_is_easy(const struct pl_dot *behind)
{
	for (const struct pl_dot *way = behind->first->first; way; way = way->next) {
		if (pl_dot_length(way) == PL_DOT_VARIES)
			return false;
	}
	return true;
}

static bool holds(const struct pl_dot *node, enum pl_dot_kind kind)
{
	if (node->kind == kind)
		return true;
	for (const struct pl_dot *child = node->first; child; child = child->next) {
		if (holds(child, kind))
			return true;
	}
	return false;
}

bool pl_dot_is_quick(const struct pl_dot *node)
{
	int64_t length = pl_dot_length(node);

	return length > 0 && length <= 16 && node->end - node->at <= QUICK &&
	       !holds(node, PL_DOT_AHEAD) && !holds(node, PL_DOT_BEHIND);
}

/* --- what cannot be done ------------------------------------------------------------------- */

/* The captures among the nodes below, of which a lookbehind that is written anew can
 * have none; false when one is referred to. */
static bool count_captures(const struct pl_dotnet *dotnet, const struct pl_dot *node, size_t *n)
{
	if (node->kind == PL_DOT_CAPTURE) {
		++*n;
		if (pl_dot_is_referred(dotnet, node))
			return false;
	}
	for (const struct pl_dot *child = node->first; child; child = child->next) {
		if (!count_captures(dotnet, child, n))
			return false;
	}
	return true;
}

static void refuse(struct pl_dotnet *dotnet, const struct pl_dot *behind, const char *why)
{
	pl_dot_refuse(dotnet, behind->at, why);
}

/* Counts bytes that were made, of which some are thrown away; false when it is enough. */
bool pl_dot_spend(struct pl_dotnet *dotnet, size_t bytes)
{
	dotnet->spent += bytes;
	dotnet->work += bytes + 1;
	return dotnet->spent <= PL_DOT_MOST && dotnet->work <= MOST_WORK;
}

/* --- 1: the left edge -------------------------------------------------------------------- */

static const struct pl_dot *trim(struct pl_dotnet *dotnet, const struct pl_dot *node);

static struct pl_dot *copy_of(struct pl_dotnet *dotnet, const struct pl_dot *node)
{
	struct pl_dot *copy = pl_dot_new(dotnet, node->kind);

	*copy = *node;
	copy->next = NULL;
	return copy;
}

/* Nothing is left of it, not even an assertion. */
static bool is_empty(const struct pl_dot *node)
{
	if (node->kind == PL_DOT_NOTHING)
		return true;
	if (node->kind != PL_DOT_SEQUENCE && node->kind != PL_DOT_EITHER &&
	    node->kind != PL_DOT_GROUP && node->kind != PL_DOT_CAPTURE)
		return false;
	for (const struct pl_dot *child = node->first; child; child = child->next) {
		if (!is_empty(child))
			return false;
	}
	return true;
}

static const struct pl_dot *trim_sequence(struct pl_dotnet *dotnet, const struct pl_dot *node)
{
	struct pl_dot *trimmed = copy_of(dotnet, node), **place = &trimmed->first;
	bool edge = true;

	for (const struct pl_dot *child = node->first; child; child = child->next) {
		*place = copy_of(dotnet, edge ? trim(dotnet, child) : child);
		edge = edge && is_empty(*place);
		place = &(*place)->next;
	}
	return trimmed;
}

static const struct pl_dot *trim_each(struct pl_dotnet *dotnet, const struct pl_dot *node)
{
	struct pl_dot *trimmed = copy_of(dotnet, node), **place = &trimmed->first;

	for (const struct pl_dot *child = node->first; child; child = child->next) {
		*place = copy_of(dotnet, trim(dotnet, child));
		place = &(*place)->next;
	}
	return trimmed;
}

static const struct pl_dot *trim_repeat(struct pl_dotnet *dotnet, const struct pl_dot *node)
{
	struct pl_dot *trimmed;

	if (node->min == 0)
		return pl_dot_new(dotnet, PL_DOT_NOTHING);
	if (node->min == 1)
		return trim(dotnet, node->first);
	trimmed = copy_of(dotnet, node);
	trimmed->max = node->min;
	trimmed->text = pl_arena_printf(dotnet->arena, "{%u}", node->min);
	return trimmed;
}

static const struct pl_dot *trim(struct pl_dotnet *dotnet, const struct pl_dot *node)
{
	switch (node->kind) {
	case PL_DOT_SEQUENCE:
		return trim_sequence(dotnet, node);
	case PL_DOT_EITHER:
	case PL_DOT_GROUP:
	case PL_DOT_CAPTURE:
		return trim_each(dotnet, node);
	case PL_DOT_REPEAT:
		return trim_repeat(dotnet, node);
	default:
		return node;
	}
}

/* --- 2: all ways written out ----------------------------------------------------------------- */

struct ways {
	PL_LIST(struct pl_str) list;
};

static bool add_way(struct pl_dot_behind *behind, struct ways *ways, struct pl_str a,
		    struct pl_str b)
{
	struct pl_str *place = ways->list.n < MOST_WAYS ? PL_PUSH(&ways->list) : NULL;

	behind->dotnet->arena->failed |= ways->list.failed;
	if (!place || !pl_dot_spend(behind->dotnet, a.len + b.len))
		return false;
	*place = pl_arena_printf(behind->dotnet->arena, "%.*s%.*s", PL_ARGS(a), PL_ARGS(b));
	return true;
}

static bool add_ways(struct pl_dot_behind *behind, struct ways *to, const struct ways *from)
{
	bool ok = true;

	for (size_t i = 0; ok && i < from->list.n; i++)
		ok = add_way(behind, to, from->list.at[i], PL_STR(""));
	return ok;
}

static void replace(struct ways *ways, const struct ways *by)
{
	PL_LIST_RELEASE(&ways->list);
	*ways = *by;
}

struct pl_str pl_dot_wrote(struct pl_dot_behind *behind, const struct pl_dot *node)
{
	struct pl_buf out = { 0 };
	struct pl_str text;

	pl_dot_write(behind->dotnet, node, behind->inside, &out);
	behind->dotnet->work += out.len;
	behind->dotnet->arena->failed |= out.failed;
	text = pl_arena_str(behind->dotnet->arena, pl_buf_str(&out));
	pl_buf_release(&out);
	return text;
}

static bool extend(struct pl_dot_behind *behind, struct ways *ways, const struct pl_dot *node);

/* Each way, and then the same text. */
static bool extend_text(struct pl_dot_behind *behind, struct ways *ways, struct pl_str text)
{
	bool ok = true;

	for (size_t i = 0; ok && i < ways->list.n; i++) {
		struct pl_str *way = &ways->list.at[i];

		ok = pl_dot_spend(behind->dotnet, text.len);
		*way = ok ? pl_arena_printf(behind->dotnet->arena, "%.*s%.*s", PL_ARGS(*way),
					    PL_ARGS(text))
			  : PL_STR("");
	}
	return ok;
}

static bool extend_either(struct pl_dot_behind *behind, struct ways *ways,
			  const struct pl_dot *node)
{
	struct ways all = { 0 };
	bool ok = true;

	for (const struct pl_dot *child = node->first; ok && child; child = child->next) {
		struct ways one = { 0 };

		ok = add_ways(behind, &one, ways) && extend(behind, &one, child) &&
		     add_ways(behind, &all, &one);
		PL_LIST_RELEASE(&one.list);
	}
	replace(ways, &all);
	return ok;
}

static bool extend_repeat(struct pl_dot_behind *behind, struct ways *ways,
			  const struct pl_dot *node)
{
	struct ways all = { 0 };
	bool ok = node->max <= MOST_TIMES;

	/* An assertion holds once as it holds a hundred times. */
	if (!pl_dot_length(node->first))
		return !node->min || extend(behind, ways, node->first);
	for (uint32_t times = 0; ok && times <= node->max; times++) {
		if (times >= node->min)
			ok = add_ways(behind, &all, ways);
		if (ok && times < node->max)
			ok = extend(behind, ways, node->first);
	}
	replace(ways, &all);
	return ok;
}

/* Each way, and then whatever the node may match. */
static bool extend(struct pl_dot_behind *behind, struct ways *ways, const struct pl_dot *node)
{
	bool ok = true;

	if (pl_dot_length(node) != PL_DOT_VARIES && node->kind != PL_DOT_EITHER)
		return extend_text(behind, ways, pl_dot_wrote(behind, node));
	switch (node->kind) {
	case PL_DOT_SEQUENCE:
		for (const struct pl_dot *child = node->first; ok && child; child = child->next)
			ok = extend(behind, ways, child);
		return ok;
	case PL_DOT_EITHER:
	case PL_DOT_GROUP:
	case PL_DOT_CAPTURE:
		return extend_either(behind, ways, node);
	case PL_DOT_REPEAT:
		return extend_repeat(behind, ways, node);
	default:
		return false;
	}
}

static bool write_ways(struct pl_dot_behind *behind, const struct pl_dot *either,
		       struct pl_buf *out)
{
	struct ways ways = { 0 };
	bool ok = add_way(behind, &ways, PL_STR(""), PL_STR("")) && extend(behind, &ways, either);

	for (size_t i = 0; ok && i < ways.list.n; i++) {
		pl_buf_puts(out, i ? "|" : behind->behind->negated ? "(?<!" : "(?<=");
		pl_buf_add(out, ways.list.at[i]);
	}
	pl_buf_puts(out, ok ? ")" : "");
	PL_LIST_RELEASE(&ways.list);
	return ok;
}

/* --- the whole ----------------------------------------------------------------------------- */

static void write_as_it_is(struct pl_dotnet *dotnet, const struct pl_dot *behind,
			   const struct pl_dot *inside, struct pl_buf *out)
{
	pl_buf_add(out, behind->text);
	pl_dot_write(dotnet, behind->first, inside, out);
	pl_buf_puts(out, ")");
}

/* Numbers stay what they are when captures go: others, that nobody enters, take theirs. */
static void keep_numbers(size_t n, struct pl_buf *out)
{
	if (!n)
		return;
	pl_buf_puts(out, "(?(DEFINE)");
	while (n--)
		pl_buf_puts(out, "()");
	pl_buf_puts(out, ")");
}

void pl_dot_write_behind(struct pl_dotnet *dotnet, const struct pl_dot *node,
			 const struct pl_dot *inside, struct pl_buf *out)
{
	struct pl_dot_behind behind = { dotnet, node, inside ? inside : node };
	const struct pl_dot *either;
	size_t n = 0, spent = dotnet->spent;

	/* References have the length of another text; PCRE2 may still know it. */
	if (pl_dot_is_easy(node) || holds(node, PL_DOT_REF)) {
		write_as_it_is(dotnet, node, inside, out);
		return;
	}
	/* Within one that is written anew, all have been counted. */
	if (!inside && !count_captures(dotnet, node, &n)) {
		refuse(dotnet, node, "no group within such a lookbehind can be referred to");
		return;
	}
	keep_numbers(n, out);
	either = trim(dotnet, node->first);
	if (dotnet->lost || write_ways(&behind, either, out))
		return;
	dotnet->spent = spent;
	if (!pl_dot_ends(&behind, either, out))
		refuse(dotnet, node,
		       "this lookbehind is too long when its alternatives are written out");
}
