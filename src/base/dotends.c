/* Lookbehinds without an end, read from the right: the third way of base/dotbehind.c. */
#include "base/dotnode.h"

#include "base/regex.h"

enum {
	MOST_TIMES = 64,  /* written out */
	MOST_CALLS = 100, /* groups that are called, in one pattern */
	LONG = 48,        /* an assertion said twice is called instead */
};

/* An assertion that what `node` matches ends here, and that `before` holds where it
 * begins; no bytes when it cannot be done. */
static struct pl_str ends(struct pl_dot_behind *behind, const struct pl_dot *node,
			  struct pl_str before);

static struct pl_str give_up(struct pl_dot_behind *behind)
{
	behind->dotnet->spent = PL_DOT_MOST + 1;
	return PL_STR("");
}

static bool gave_up(const struct pl_dot_behind *behind)
{
	return !pl_dot_spend(behind->dotnet, 0) || behind->dotnet->arena->failed;
}

static struct pl_str made(struct pl_dot_behind *behind, struct pl_str text)
{
	pl_dot_spend(behind->dotnet, text.len);
	return text;
}

static struct pl_str call(struct pl_dot_behind *behind, unsigned number)
{
	return pl_arena_printf(behind->dotnet->arena, "(?=(?&behind%u_))", number);
}

/* A group to call, whose number was taken before. */
static void define(struct pl_dot_behind *behind, unsigned number, struct pl_str text)
{
	unsigned options = behind->inside->options;

	made(behind, text);
	pl_buf_printf(&behind->dotnet->defined, "(?<behind%u_>(?^%s%s%s:%.*s))", number,
		      options & PL_DOT_I ? "i" : "", options & PL_DOT_M ? "m" : "",
		      options & PL_DOT_S ? "s" : "", PL_ARGS(text));
}

static unsigned take_number(struct pl_dot_behind *behind)
{
	if (behind->dotnet->n_defined == MOST_CALLS)
		give_up(behind);
	return ++behind->dotnet->n_defined;
}

/* The same in few bytes, to be said several times. */
static struct pl_str shortened(struct pl_dot_behind *behind, struct pl_str assertion)
{
	unsigned number;

	if (assertion.len <= LONG)
		return assertion;
	number = take_number(behind);
	define(behind, number, assertion);
	return call(behind, number);
}

/* The text is asked for before what calls, which else would go back to the start. */
static struct pl_str fixed_ends(struct pl_dot_behind *behind, const struct pl_dot *node,
				struct pl_str before)
{
	struct pl_str text = pl_dot_wrote(behind, node);
	bool calls = pl_str_find(before, PL_STR("(?&"), 0) != SIZE_MAX;

	if (!pl_dot_length(node))
		return made(behind, pl_arena_printf(behind->dotnet->arena, "%.*s%.*s",
						    PL_ARGS(before), PL_ARGS(text)));
	return made(behind, calls ? pl_arena_printf(behind->dotnet->arena, "(?<=(?=%.*s)%.*s%.*s)",
						    PL_ARGS(text), PL_ARGS(before), PL_ARGS(text))
				  : pl_arena_printf(behind->dotnet->arena, "(?<=%.*s%.*s)",
						    PL_ARGS(before), PL_ARGS(text)));
}

static struct pl_str either_ends(struct pl_dot_behind *behind, const struct pl_dot *node,
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
	if (pl_dot_length(node) != PL_DOT_VARIES)
		return pl_dot_length(node) == 0;
	for (const struct pl_dot *child = node->first; child; child = child->next) {
		bool empty = can_be_empty(child);

		each = each && empty;
		any = any || empty;
	}
	return node->kind == PL_DOT_EITHER ? any : each;
}

static struct pl_str without_end(struct pl_dot_behind *behind, const struct pl_dot *node,
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

static struct pl_str repeat_ends(struct pl_dot_behind *behind, const struct pl_dot *node,
				 struct pl_str before)
{
	bool ending = node->max != UINT32_MAX;
	struct pl_str all = PL_STR("(?:");

	if (!pl_dot_length(node->first))
		return node->min ? ends(behind, node->first, before) : before;
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

static struct pl_str ends(struct pl_dot_behind *behind, const struct pl_dot *node,
			  struct pl_str before)
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
		if (pl_dot_length(node) == PL_DOT_VARIES)
			return repeat_ends(behind, node, before);
		return fixed_ends(behind, node, before);
	default:
		return pl_dot_length(node) == PL_DOT_VARIES ? give_up(behind)
							    : fixed_ends(behind, node, before);
	}
}

bool pl_dot_ends(struct pl_dot_behind *behind, const struct pl_dot *either, struct pl_buf *out)
{
	struct pl_str assertion = ends(behind, either, PL_STR(""));

	if (gave_up(behind))
		return false;
	pl_buf_printf(out, behind->behind->negated ? "(?!%.*s)" : "(?=%.*s)", PL_ARGS(assertion));
	return true;
}
