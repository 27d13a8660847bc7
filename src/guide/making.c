/* What every reader of guides needs: keys by tables, lists, faults with their places. */
#include "guide/making.h"

#include <stdarg.h>
#include <stdio.h>

void pl_making_fault(struct pl_making *making, const struct pl_err *err)
{
	pl_faults_add(making->faults, err);
}

void pl_making_fail(struct pl_making *making, const struct pl_node *node, const char *format, ...)
{
	struct pl_err err = { .french = making->faults->french };
	char text[PL_ERR_BYTES];
	va_list args;

	va_start(args, format);
	pl_err_write(text, pl_err_tr(&err, format), args);
	va_end(args);
	pl_node_fail(node, &err, "%s", text);
	pl_making_fault(making, &err);
}

const struct pl_node *pl_making_file(struct pl_making *making, const char *name, struct pl_err *err)
{
	struct pl_str path = pl_arena_printf(&making->arena, "%s/%s", making->source->name, name);
	const struct pl_node *root = NULL;
	struct pl_buf bytes = { 0 };

	if (making->source->read(making->source, name, &bytes, err))
		root = pl_yaml_read(&making->arena, pl_buf_str(&bytes), path.at, err);
	pl_buf_release(&bytes);
	return root;
}

static bool is_map(struct pl_making *making, const struct pl_node *node)
{
	if (node->kind == PL_NODE_MAP)
		return true;
	pl_making_fail(making, node, "the file should hold 'key: value' lines");
	return false;
}

static bool is_one_of(const struct pl_node *key, const char *const *others)
{
	for (; *others; others++) {
		if (pl_node_is(key, *others))
			return true;
	}
	return false;
}

/* The names of a table, then those that are read elsewhere. */
struct candidates {
	const struct pl_param *params;
	const char *const *others;
};

static const char *candidate(const void *context, size_t i)
{
	const struct candidates *candidates = context;
	const struct pl_param *param = candidates->params;

	for (; param->name; param++) {
		if (i-- == 0)
			return param->name;
	}
	for (const char *const *other = candidates->others; *other; other++) {
		if (i-- == 0)
			return *other;
	}
	return NULL;
}

void pl_making_keys(struct pl_making *making, const struct pl_node *map,
		    const struct pl_param *params, uint32_t at, const char *const *others)
{
	const struct candidates candidates = { params, others };

	if (!is_map(making, map))
		return;
	for (const struct pl_node *value = map->first; value; value = value->next) {
		const struct pl_param *param = pl_param_find(params, value->key->text);
		const char *nearest = pl_nearest(value->key->text, candidate, &candidates);
		struct pl_err err = { .french = making->faults->french };
		bool ok = true;

		if (param)
			ok = pl_param_read(param, value, &making->image, at, &err);
		else if (!is_one_of(value->key, others))
			ok = pl_node_fail(value->key, &err, "no key is called '%.*s' here%s%s%s",
					  PL_ARGS(value->key->text),
					  nearest ? pl_err_tr(&err, "; did you mean '") : "",
					  nearest ? nearest : "",
					  nearest ? pl_err_tr(&err, "'?") : "");
		if (!ok)
			pl_making_fault(making, &err);
	}
}

const struct pl_node *pl_making_list(struct pl_making *making, const struct pl_node *map,
				     const char *key)
{
	const struct pl_node *list = pl_node_get(map, key);

	if (list && list->kind == PL_NODE_LIST)
		return list;
	pl_making_fail(making, list ? list : map, "'%s' wants a list", key);
	return NULL;
}

const struct pl_node *pl_making_list_if_any(struct pl_making *making, const struct pl_node *map,
					    const char *key)
{
	return pl_node_get(map, key) ? pl_making_list(making, map, key) : NULL;
}

void pl_making_texts(struct pl_making *making, const struct pl_node *map, const char *key,
		     uint32_t field)
{
	const struct pl_param text = { .name = key, .type = PL_PARAM_TEXT };
	const struct pl_node *list = pl_making_list_if_any(making, map, key);
	uint32_t row, at;

	if (!list)
		return;
	row = at = pl_image_take(&making->image, list->n * sizeof(struct pl_text));
	for (const struct pl_node *item = list->first; item; item = item->next) {
		struct pl_err err = { .french = making->faults->french };

		if (!pl_param_read(&text, item, &making->image, at, &err))
			pl_making_fault(making, &err);
		at += (uint32_t)sizeof(struct pl_text);
	}
	pl_image_row(&making->image, field, row, list->n);
}

uint32_t pl_making_take(struct pl_making *making, struct pl_made *made, size_t size)
{
	uint32_t at = pl_image_take(&making->image, size);
	uint32_t *kept = PL_PUSH(&made->list);

	if (kept)
		*kept = at;
	return at;
}

bool pl_making_goes_on(const struct pl_making *making)
{
	return !making->image.bytes.failed && !making->arena.failed && !making->faults->list.failed;
}
