/* Asking nodes of YAML and JSON for what they say. */
#include "base/node.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 60 /* bytes of a text in an error */ };

const struct pl_node *pl_node_get(const struct pl_node *map, const char *key)
{
	if (!map || map->kind != PL_NODE_MAP)
		return NULL;
	for (const struct pl_node *value = map->first; value; value = value->next) {
		if (pl_str_is(value->key->text, key))
			return value;
	}
	return NULL;
}

struct pl_str pl_node_text(const struct pl_node *node)
{
	return node && node->kind == PL_NODE_SCALAR ? node->text : PL_STR("");
}

bool pl_node_is(const struct pl_node *node, const char *word)
{
	return node && node->kind == PL_NODE_SCALAR && pl_str_is(node->text, word);
}

bool pl_node_fail(const struct pl_node *node, struct pl_err *err, const char *format, ...)
{
	char text[PL_ERR_BYTES];
	va_list args;

	va_start(args, format);
	pl_err_write(text, pl_err_tr(err, format), args);
	va_end(args);
	return pl_fail_at(err, PL_RULE, node->file, node->line, node->column, "%s", text);
}

/* The end of what an error shows of a text: not inside a character. */
static size_t shown(struct pl_str text)
{
	size_t end = text.len < SHOWN ? text.len : SHOWN;

	while (end < text.len && ((unsigned char)text.at[end] & 0xC0) == 0x80)
		end--;
	return end;
}

/* Says what stands there instead of `wanted`. */
static bool fail_wanted(const struct pl_node *node, const char *wanted, struct pl_err *err)
{
	static const char *const kinds[] = {
		[PL_NODE_NULL] = "nothing",
		[PL_NODE_LIST] = "a list",
		[PL_NODE_MAP] = "a map",
	};
	size_t end = shown(node->text);

	if (node->kind != PL_NODE_SCALAR)
		return pl_node_fail(node, err, "%s is wanted here, not %s", wanted,
				    pl_err_tr(err, kinds[node->kind]));
	return pl_node_fail(node, err, "%s is wanted here, not '%.*s%s'", wanted, (int)end,
			    node->text.at, end < node->text.len ? "…" : "");
}

static int by_text(const void *a, const void *b)
{
	const struct pl_node *one = *(const struct pl_node *const *)a;
	const struct pl_node *other = *(const struct pl_node *const *)b;
	int order = pl_str_order(one->text, other->text);

	if (order)
		return order;
	return (one->span.start > other->span.start) - (one->span.start < other->span.start);
}

static bool fail_repeated(const struct pl_node *first, const struct pl_node *second,
			  struct pl_err *err)
{
	size_t end = shown(second->text);

	return pl_fail_at(err, PL_SYNTAX, second->file, second->line, second->column,
			  "the key \"%.*s%s\" stands here a second time; the first is on line %u",
			  (int)end, second->text.at, end < second->text.len ? "…" : "",
			  (unsigned)first->line);
}

/* Fails with the earliest key that stands a second time among sorted ones. */
static bool check_sorted(const struct pl_node *const *keys, size_t n, struct pl_err *err)
{
	size_t found = 0;

	for (size_t i = 1; i < n; i++) {
		if (pl_str_same(keys[i]->text, keys[i - 1]->text) &&
		    (!found || keys[i]->span.start < keys[found]->span.start))
			found = i;
	}
	return !found || fail_repeated(keys[found - 1], keys[found], err);
}

bool pl_node_unique(const struct pl_node *map, struct pl_err *err)
{
	/* Sorting, not hashing: a hash without a secret lets a stranger's file
	 * choose keys that all collide. */
	const struct pl_node **keys;
	size_t n = 0;
	bool ok;

	if (map->n < 2)
		return true;
	keys = pl_alloc(map->n * sizeof *keys);
	if (!keys)
		return pl_fail_nomem(err);
	for (const struct pl_node *value = map->first; value; value = value->next)
		keys[n++] = value->key;
	qsort(keys, n, sizeof *keys, by_text);
	ok = check_sorted(keys, n, err);
	pl_free(keys);
	return ok;
}

/* What the keys name, sorted by them: the later of two that are the same is next. */
static int by_key(const void *a, const void *b)
{
	const struct pl_node *const *one = a, *const *other = b;

	return by_text(&(*one)->key, &(*other)->key);
}

static int by_place(const void *a, const void *b)
{
	const struct pl_node *one = *(const struct pl_node *const *)a;
	const struct pl_node *other = *(const struct pl_node *const *)b;

	return (one->key->span.start > other->key->span.start) -
	       (one->key->span.start < other->key->span.start);
}

/* Makes them the values of the map, in the order of the text. */
static void relink(struct pl_node *map, struct pl_node **values, size_t n)
{
	qsort(values, n, sizeof(struct pl_node *), by_place);
	map->first = n ? values[0] : NULL;
	map->n = n;
	for (size_t i = 0; i < n; i++)
		values[i]->next = i + 1 < n ? values[i + 1] : NULL;
}

bool pl_node_drop_repeated(struct pl_node *map, struct pl_err *err)
{
	struct pl_node **values = pl_alloc((map->n + 1) * sizeof(struct pl_node *));
	size_t n = 0, kept = 0;

	if (!values)
		return pl_fail_nomem(err);
	/* They are the map's own: constness is for those who only look. */
	for (const struct pl_node *value = map->first; value; value = value->next)
		values[n++] = (struct pl_node *)value;
	qsort(values, n, sizeof(struct pl_node *), by_key);
	for (size_t i = 0; i < n; i++) {
		if (i + 1 == n || !pl_str_same(values[i]->key->text, values[i + 1]->key->text))
			values[kept++] = values[i];
	}
	if (kept < n)
		relink(map, values, kept);
	pl_free(values);
	return true;
}

bool pl_node_bool(const struct pl_node *node, bool *value, struct pl_err *err)
{
	static const struct {
		const char *word;
		bool value;
	} words[] = {
		{ "true", true }, { "false", false }, { "yes", true }, { "no", false },
		{ "on", true },   { "off", false },   { "oui", true }, { "non", false },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (pl_str_is_nocase(pl_node_text(node), words[i].word)) {
			*value = words[i].value;
			return true;
		}
	}
	return fail_wanted(node, pl_err_tr(err, "true or false"), err);
}

bool pl_node_uint(const struct pl_node *node, uint64_t min, uint64_t max, uint64_t *value,
		  struct pl_err *err)
{
	struct pl_str text = pl_node_text(node);
	char wanted[80];
	uint64_t number;

	if (max == UINT64_MAX)
		snprintf(wanted, sizeof(wanted),
			 pl_err_tr(err, "a whole number of at least %" PRIu64), min);
	else
		snprintf(wanted, sizeof(wanted),
			 pl_err_tr(err, "a whole number from %" PRIu64 " to %" PRIu64), min, max);
	if (node->quoted)
		return pl_node_fail(node, err, "%s is wanted here, without quotes", wanted);
	/* YAML 1.1 reads 010 as eight, YAML 1.2 as ten: ask which. */
	if (text.len > 1 && text.at[0] == '0' && pl_str_number(text, &number))
		return pl_node_fail(node, err, "%s is wanted here, without a 0 before it", wanted);
	if (!pl_str_number(text, &number) || number < min || number > max)
		return fail_wanted(node, wanted, err);
	*value = number;
	return true;
}

bool pl_node_uint_quoted(const struct pl_node *node, uint64_t min, uint64_t max, uint64_t *value,
			 struct pl_err *err)
{
	struct pl_node plain = *node;

	plain.quoted = false;
	return pl_node_uint(&plain, min, max, value, err);
}

/* The digits before and behind the point make one whole number, and dividing it by a
 * power of ten rounds once, as it should, whatever the locale: both are exact. */
bool pl_node_number(const struct pl_node *node, double *value, struct pl_err *err)
{
	enum { MOST_DIGITS = 15 };
	struct pl_str text = pl_node_text(node);
	double number = 0, scale = 1;
	size_t digits = 0;
	bool point = false, ok = text.len > 0;

	for (size_t i = 0; ok && i < text.len; i++) {
		bool digit = text.at[i] >= '0' && text.at[i] <= '9';

		ok = (digit && ++digits <= MOST_DIGITS) || (text.at[i] == '.' && !point);
		point = point || !digit;
		number = digit ? number * 10 + (text.at[i] - '0') : number;
		scale = digit && point ? scale * 10 : scale;
	}
	if (!ok || !digits)
		return fail_wanted(node, pl_err_tr(err, "a number such as 12 or 0.8"), err);
	*value = number / scale;
	return true;
}

/* --- copies -------------------------------------------------------------------------------- */

static struct pl_node *copy_one(struct pl_arena *arena, const struct pl_node *node)
{
	struct pl_node *copy = PL_NEW(arena, struct pl_node);

	if (!copy)
		return NULL;
	*copy = *node;
	copy->text = pl_arena_str(arena, node->text);
	copy->file = node->file ? pl_arena_str(arena, pl_str_of(node->file)).at : NULL;
	copy->first = copy->next = NULL;
	copy->key = node->key ? copy_one(arena, node->key) : NULL;
	return copy;
}

/* As deep as readers let nodes be. */
const struct pl_node *pl_node_copy(struct pl_arena *arena, const struct pl_node *node)
{
	struct pl_node *copy = node ? copy_one(arena, node) : NULL;
	const struct pl_node **last = copy ? &copy->first : NULL;

	for (const struct pl_node *item = copy ? node->first : NULL; item; item = item->next) {
		*last = pl_node_copy(arena, item);
		if (!*last)
			return NULL;
		last = &((struct pl_node *)*last)->next;
	}
	return copy;
}
