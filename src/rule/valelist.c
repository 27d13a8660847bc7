/* Lists as .vale.ini writes them. */
#include "rule/valelist.h"

static void add_item(struct pl_arena *arena, struct pl_node *list, struct pl_node **last,
		     struct pl_str text)
{
	struct pl_node *item = PL_NEW(arena, struct pl_node);

	text = pl_str_trim(text);
	if (!item || !text.len)
		return;
	*item = *list;
	item->kind = PL_NODE_SCALAR;
	item->first = item->next = item->key = NULL;
	item->text = text;
	if (*last)
		(*last)->next = item;
	else
		list->first = item;
	*last = item;
	list->n++;
}

/* Behind the class that opens at `at`; the first character is no end of it. */
static size_t class_end(struct pl_str text, size_t at)
{
	size_t first = at + 1;

	if (first < text.len && text.at[first] == '^')
		first++;
	for (size_t i = first; i < text.len; i++) {
		if (text.at[i] == '\\')
			i++;
		else if (text.at[i] == ']' && i > first)
			return i + 1;
	}
	return text.len;
}

/* Behind {1,2}, or behind the brace when it is none of these. */
static size_t times_end(struct pl_str text, size_t at)
{
	size_t i = at + 1;

	while (i < text.len && ((text.at[i] >= '0' && text.at[i] <= '9') || text.at[i] == ','))
		i++;
	return i < text.len && text.at[i] == '}' ? i + 1 : at + 1;
}

/* The comma that ends the pattern that starts at `at`, or the end of the text: not one in
 * a class, in {1,2} or in a group.  Vale parts there too, and then has two halves that
 * do not compile. */
static size_t pattern_end(struct pl_str text, size_t at)
{
	size_t plain = pl_str_find(text, PL_STR(","), at), depth = 0;

	while (at < text.len) {
		char c = text.at[at];

		if (c == ',' && !depth)
			return at;
		depth += c == '(';
		depth -= c == ')' && depth;
		at = c == '\\'  ? at + 2
		     : c == '[' ? class_end(text, at)
		     : c == '{' ? times_end(text, at)
				: at + 1;
	}
	/* A group that is never closed says nothing of where patterns end. */
	return depth && plain != SIZE_MAX ? plain : text.len;
}

static size_t item_end(struct pl_str text, size_t at, bool patterns)
{
	size_t comma = pl_str_find(text, PL_STR(","), at);

	return patterns ? pattern_end(text, at) : comma == SIZE_MAX ? text.len : comma;
}

static void add_items(struct pl_arena *arena, struct pl_node *list, struct pl_node **last,
		      struct pl_str text, bool patterns)
{
	for (size_t at = 0, end; at < text.len; at = end + 1) {
		end = item_end(text, at, patterns);
		add_item(arena, list, last, pl_str_cut(text, at, end));
	}
}

const struct pl_node *pl_vale_list(struct pl_arena *arena, const struct pl_node *value,
				   bool patterns)
{
	struct pl_node *list = PL_NEW(arena, struct pl_node), *last = NULL;

	if (!list)
		return value;
	*list = *value;
	list->kind = PL_NODE_LIST;
	list->first = list->next = NULL;
	list->n = 0;
	if (value->kind == PL_NODE_SCALAR)
		add_items(arena, list, &last, value->text, patterns);
	for (const struct pl_node *one = value->first; one; one = one->next)
		add_items(arena, list, &last, one->text, patterns);
	return list;
}
