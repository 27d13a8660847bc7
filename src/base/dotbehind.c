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
 *    `(?<behind1_>(?<=a)|(?<=(?=(?&behind1_))[bc]))`. */
#include "base/dotnode.h"

#include "base/regex.h"

enum {
	MOST_WAYS = 256,
	MOST_TIMES = 64,  /* written out */
	MOST_CALLS = 100, /* groups that are called, in one pattern */
	MOST_WORK = 4 << 20,
	LONG = 48, /* an assertion said twice is called instead */
};

enum { VARIES = -1 };

/* --- lengths ------------------------------------------------------------------------------ */

static int64_t length_of(const struct pl_dot *node);

static int64_t length_of_all(const struct pl_dot *node)
{
	int64_t sum = 0;

	for (const struct pl_dot *child = node->first; child && sum != VARIES;
	     child = child->next) {
		int64_t length = length_of(child);

		sum = length == VARIES || sum > INT32_MAX ? VARIES : sum + length;
	}
	return sum;
}

static int64_t length_of_each(const struct pl_dot *node)
{
	int64_t length = node->first ? length_of(node->first) : 0;

	for (const struct pl_dot *child = node->first; child && child->next; child = child->next) {
		if (length_of(child->next) != length)
			return VARIES;
	}
	return length;
}

/* In characters, when it is fixed in the sense of PCRE2. */
static int64_t length_of(const struct pl_dot *node)
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
		return node->first ? length_of(node->first) : 0;
	case PL_DOT_REPEAT:
		length = node->min == node->max ? length_of(node->first) : VARIES;
		return length == VARIES || length > INT32_MAX ? VARIES : length * node->min;
	case PL_DOT_REF:
	case PL_DOT_IF:
		return VARIES;
	default:
		return 0;
	}
}

bool pl_dot_is_easy(const struct pl_dot *behind)
{
	for (const struct pl_dot *way = behind->first->first; way; way = way->next) {
		if (length_of(way) == VARIES)
			return false;
	}
	return true;
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

/* References have the length of another text; PCRE2 may still know it. */
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

static void refuse(struct pl_dotnet *dotnet, const struct pl_dot *behind, const char *why)
{
	pl_dot_refuse(dotnet, behind->at, why);
}

/* Counts bytes that were made, of which some are thrown away; false when it is enough. */
static bool spend(struct pl_dotnet *dotnet, size_t bytes)
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

struct behind {
	struct pl_dotnet *dotnet;
	const struct pl_dot *behind;
	const struct pl_dot *inside; /* whose options hold where it is written */
};

static bool add_way(struct behind *behind, struct ways *ways, struct pl_str a, struct pl_str b)
{
	struct pl_str *place = ways->list.n < MOST_WAYS ? PL_PUSH(&ways->list) : NULL;

	if (!place || !spend(behind->dotnet, a.len + b.len))
		return false;
	*place = pl_arena_printf(behind->dotnet->arena, "%.*s%.*s", PL_ARGS(a), PL_ARGS(b));
	return true;
}

static bool add_ways(struct behind *behind, struct ways *to, const struct ways *from)
{
	bool ok = true;

	for (size_t i = 0; ok && i < from->list.n; i++)
		ok = add_way(behind, to, from->list.at[i], PL_STR(""));
	return ok;
}

static void replace(struct ways *ways, struct ways *by)
{
	PL_LIST_RELEASE(&ways->list);
	*ways = *by;
}

static struct pl_str written(struct behind *behind, const struct pl_dot *node)
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

static bool extend(struct behind *behind, struct ways *ways, const struct pl_dot *node);

/* Each way, and then the same text. */
static bool extend_text(struct behind *behind, struct ways *ways, struct pl_str text)
{
	bool ok = true;

	for (size_t i = 0; ok && i < ways->list.n; i++) {
		struct pl_str *way = &ways->list.at[i];

		ok = spend(behind->dotnet, text.len);
		*way = ok ? pl_arena_printf(behind->dotnet->arena, "%.*s%.*s", PL_ARGS(*way),
					    PL_ARGS(text))
			  : PL_STR("");
	}
	return ok;
}

static bool extend_either(struct behind *behind, struct ways *ways, const struct pl_dot *node)
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

static bool extend_repeat(struct behind *behind, struct ways *ways, const struct pl_dot *node)
{
	struct ways all = { 0 };
	bool ok = node->max <= MOST_TIMES;

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
static bool extend(struct behind *behind, struct ways *ways, const struct pl_dot *node)
{
	bool ok = true;

	if (length_of(node) != VARIES && node->kind != PL_DOT_EITHER)
		return extend_text(behind, ways, written(behind, node));
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

static bool write_ways(struct behind *behind, const struct pl_dot *either, struct pl_buf *out)
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

/* --- 3: from the right, by recursion ------------------------------------------------------- */

/* An assertion that what `node` matches ends here, and that `before` holds where it
 * begins; no bytes when it cannot be done. */
static struct pl_str ends(struct behind *behind, const struct pl_dot *node, struct pl_str before);

static struct pl_str give_up(struct behind *behind)
{
	behind->dotnet->spent = PL_DOT_MOST + 1;
	return PL_STR("");
}

static bool gave_up(const struct behind *behind)
{
	return !spend(behind->dotnet, 0) || behind->dotnet->arena->failed;
}

static struct pl_str made(struct behind *behind, struct pl_str text)
{
	spend(behind->dotnet, text.len);
	return text;
}

static struct pl_str call(struct behind *behind, unsigned number)
{
	return pl_arena_printf(behind->dotnet->arena, "(?=(?&behind%u_))", number);
}

/* A group to call, whose number was taken before. */
static void define(struct behind *behind, unsigned number, struct pl_str text)
{
	unsigned options = behind->inside->options;

	made(behind, text);
	pl_buf_printf(&behind->dotnet->defined, "(?<behind%u_>(?^%s%s%s:%.*s))", number,
		      options & PL_DOT_I ? "i" : "", options & PL_DOT_M ? "m" : "",
		      options & PL_DOT_S ? "s" : "", PL_ARGS(text));
}

static unsigned take_number(struct behind *behind)
{
	if (behind->dotnet->n_defined == MOST_CALLS)
		give_up(behind);
	return ++behind->dotnet->n_defined;
}

/* The same in few bytes, to be said several times. */
static struct pl_str shortened(struct behind *behind, struct pl_str assertion)
{
	unsigned number;

	if (assertion.len <= LONG)
		return assertion;
	number = take_number(behind);
	define(behind, number, assertion);
	return call(behind, number);
}

static struct pl_str fixed_ends(struct behind *behind, const struct pl_dot *node,
				struct pl_str before)
{
	struct pl_str text = written(behind, node);

	return made(behind, pl_arena_printf(behind->dotnet->arena,
					    length_of(node) ? "(?<=%.*s%.*s)" : "%.*s%.*s",
					    PL_ARGS(before), PL_ARGS(text)));
}

static struct pl_str either_ends(struct behind *behind, const struct pl_dot *node,
				 struct pl_str before)
{
	struct pl_str all = PL_STR("(?:");

	if (!node->first->next)
		return ends(behind, node->first, before);
	before = shortened(behind, before);
	for (const struct pl_dot *child = node->first; child && !gave_up(behind);
	     child = child->next) {
		struct pl_str one = ends(behind, child, before);

		all = made(behind,
			   pl_arena_printf(behind->dotnet->arena, "%.*s%.*s%s", PL_ARGS(all),
					   PL_ARGS(one), child->next ? "|" : ")"));
	}
	return all;
}

/* Something at the end of nothing: recursion would not get on. */
static bool can_be_empty(const struct pl_dot *node)
{
	bool each = true, any = false;

	if (node->kind == PL_DOT_REPEAT)
		return node->min == 0 || can_be_empty(node->first);
	if (length_of(node) != VARIES)
		return length_of(node) == 0;
	for (const struct pl_dot *child = node->first; child; child = child->next) {
		bool empty = can_be_empty(child);

		each = each && empty;
		any = any || empty;
	}
	return node->kind == PL_DOT_EITHER ? any : each;
}

static struct pl_str without_end(struct behind *behind, const struct pl_dot *node,
				 struct pl_str before)
{
	unsigned number = take_number(behind);
	struct pl_str more;

	if (gave_up(behind) || can_be_empty(node))
		return give_up(behind);
	more = ends(behind, node, call(behind, number));
	define(behind, number,
	       pl_arena_printf(behind->dotnet->arena, "%.*s|%.*s", PL_ARGS(before), PL_ARGS(more)));
	return call(behind, number);
}

static struct pl_str repeat_ends(struct behind *behind, const struct pl_dot *node,
				 struct pl_str before)
{
	bool ending = node->max != UINT32_MAX;
	struct pl_str all = PL_STR("(?:");

	if (node->min > MOST_TIMES || (ending && node->max > MOST_TIMES))
		return give_up(behind);
	for (uint32_t times = 0; times < node->min && !gave_up(behind); times++)
		before = shortened(behind, ends(behind, node->first, before));
	if (!ending)
		return without_end(behind, node->first, before);
	for (uint32_t times = node->min; times <= node->max && !gave_up(behind); times++) {
		before = shortened(behind, before);
		all = made(behind,
			   pl_arena_printf(behind->dotnet->arena, "%.*s%.*s%s", PL_ARGS(all),
					   PL_ARGS(before), times < node->max ? "|" : ")"));
		before = ends(behind, node->first, before);
	}
	return all;
}

static struct pl_str ends(struct behind *behind, const struct pl_dot *node, struct pl_str before)
{
	if (gave_up(behind))
		return PL_STR("");
	switch (node->kind) {
	case PL_DOT_SEQUENCE:
		for (const struct pl_dot *child = node->first; child; child = child->next)
			before = ends(behind, child, before);
		return before;
	case PL_DOT_EITHER:
		return either_ends(behind, node, before);
	case PL_DOT_GROUP:
	case PL_DOT_CAPTURE:
		return ends(behind, node->first, before);
	case PL_DOT_REPEAT:
		if (length_of(node) == VARIES)
			return repeat_ends(behind, node, before);
		return fixed_ends(behind, node, before);
	default:
		return length_of(node) == VARIES ? give_up(behind)
						 : fixed_ends(behind, node, before);
	}
}

static bool write_ends(struct behind *behind, const struct pl_dot *either, struct pl_buf *out)
{
	struct pl_str assertion = ends(behind, either, PL_STR(""));

	if (gave_up(behind))
		return false;
	pl_buf_printf(out, behind->behind->negated ? "(?!%.*s)" : "(?=%.*s)", PL_ARGS(assertion));
	return true;
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

void pl_dot_behind(struct pl_dotnet *dotnet, const struct pl_dot *node, const struct pl_dot *inside,
		   struct pl_buf *out)
{
	struct behind behind = { dotnet, node, inside ? inside : node };
	const struct pl_dot *either;
	size_t n = 0, spent = dotnet->spent;

	if (pl_dot_is_easy(node) || holds(node, PL_DOT_REF)) {
		write_as_it_is(dotnet, node, inside, out);
		return;
	}
	if (!count_captures(dotnet, node, &n)) {
		refuse(dotnet, node, "no group within such a lookbehind can be referred to");
		return;
	}
	if (!inside)
		keep_numbers(n, out);
	either = trim(dotnet, node->first);
	if (dotnet->lost || write_ways(&behind, either, out))
		return;
	dotnet->spent = spent;
	if (!write_ends(&behind, either, out))
		refuse(dotnet, node,
		       "this lookbehind is too long when its alternatives are written out");
}
