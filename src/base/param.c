/* Reading parameters from YAML into a struct of the image. */
#include "base/param.h"

#include <string.h>

#include "base/catalogue.h"
#include "base/unicode.h"

const struct pl_param *pl_param_find(const struct pl_param *params, struct pl_str name)
{
	/* Vale matches keys without regard to case. */
	for (const struct pl_param *param = params; param->name; param++) {
		if (pl_str_is_nocase(name, param->name))
			return param;
	}
	return NULL;
}

static const char *name_at(const void *params, size_t i)
{
	return ((const struct pl_param *)params)[i].name;
}

const char *pl_param_nearest(const struct pl_param *params, struct pl_str name)
{
	return pl_nearest(name, name_at, params);
}

static void put_uint(struct pl_image *image, uint32_t field, uint32_t value)
{
	uint32_t *at = pl_image_at(image, field);

	if (at)
		*at = value;
}

static void put_byte(struct pl_image *image, uint32_t field, uint8_t value)
{
	uint8_t *at = pl_image_at(image, field);

	if (at)
		*at = value;
}

void pl_param_defaults(const struct pl_param *params, struct pl_image *image, uint32_t settings)
{
	for (const struct pl_param *param = params; param->name; param++) {
		uint32_t field = settings + (uint32_t)param->offset;

		if (param->type == PL_PARAM_UINT)
			put_uint(image, field, param->initial);
		else if (param->type == PL_PARAM_BOOL)
			put_byte(image, field, (uint8_t)param->initial);
	}
}

static bool read_uint(const struct pl_param *param, const struct pl_node *value,
		      struct pl_image *image, uint32_t field, struct pl_err *err)
{
	uint64_t number;

	(void)param;
	if (!pl_node_uint_quoted(value, 0, UINT32_MAX, &number, err))
		return false;
	put_uint(image, field, (uint32_t)number);
	return true;
}

static bool read_number(const struct pl_param *param, const struct pl_node *value,
			struct pl_image *image, uint32_t field, struct pl_err *err)
{
	double number;
	double *at;

	(void)param;
	if (!pl_node_number(value, &number, err))
		return false;
	at = pl_image_at(image, field);
	if (at)
		*at = number;
	return true;
}

/* 1 and 0, y and n are words for it in Vale's YAML. */
static bool is_short(const struct pl_node *value, bool *yes)
{
	*yes = pl_node_is(value, "1") || pl_str_is_nocase(pl_node_text(value), "y");
	return *yes || pl_node_is(value, "0") || pl_str_is_nocase(pl_node_text(value), "n");
}

static bool read_bool(const struct pl_param *param, const struct pl_node *value,
		      struct pl_image *image, uint32_t field, struct pl_err *err)
{
	bool yes;

	(void)param;
	if (!is_short(value, &yes) && !pl_node_bool(value, &yes, err))
		return false;
	put_byte(image, field, yes);
	return true;
}

static const char *word_at(const void *words, size_t i)
{
	return ((const char *const *)words)[i];
}

static bool read_word(const struct pl_param *param, const struct pl_node *value,
		      struct pl_image *image, uint32_t field, struct pl_err *err)
{
	struct pl_str word = pl_node_text(value);
	struct pl_buf known = { 0 };
	const char *nearest;

	for (uint8_t i = 0; param->words[i]; i++) {
		if (pl_str_is(word, param->words[i])) {
			put_byte(image, field, i);
			return true;
		}
	}
	for (uint8_t i = 0; param->words[i]; i++)
		pl_buf_printf(&known, "%s%s", i ? ", " : "", param->words[i]);
	nearest = pl_nearest(word, word_at, param->words);
	pl_node_fail(value, err, "'%s' cannot be '%.*s'; %s%s%sit is one of: %s", param->name,
		     PL_ARGS(word), nearest ? pl_err_tr(err, "did you mean '") : "",
		     nearest ? nearest : "", nearest ? pl_err_tr(err, "'? ") : "",
		     known.at ? known.at : "");
	pl_buf_release(&known);
	return false;
}

static bool read_string(const struct pl_param *param, const struct pl_node *value,
			struct pl_image *image, uint32_t field, struct pl_err *err)
{
	if (value->kind != PL_NODE_SCALAR && value->kind != PL_NODE_NULL)
		return pl_node_fail(value, err, "'%s' wants a text", param->name);
	pl_image_ref(image, field, pl_node_text(value));
	return true;
}

static bool read_text(const struct pl_param *param, const struct pl_node *value,
		      struct pl_image *image, uint32_t field, struct pl_err *err)
{
	const uint32_t fr = field + (uint32_t)offsetof(struct pl_text, fr);
	const uint32_t en = field + (uint32_t)offsetof(struct pl_text, en);

	if (value->kind == PL_NODE_SCALAR) {
		pl_image_ref(image, fr, value->text);
		pl_image_ref(image, en, value->text);
		return true;
	}
	if (value->kind != PL_NODE_MAP)
		return pl_node_fail(value, err, "'%s' wants a text, or {fr: …, en: …}",
				    param->name);
	for (const struct pl_node *item = value->first; item; item = item->next) {
		bool french = pl_node_is(item->key, "fr");

		if (item->kind != PL_NODE_SCALAR || (!french && !pl_node_is(item->key, "en")))
			return pl_node_fail(item, err,
					    "'%s' wants texts under 'fr' and 'en', not '%.*s'",
					    param->name, PL_ARGS(item->key->text));
		pl_image_ref(image, french ? fr : en, item->text);
	}
	return true;
}

static bool read_list(const struct pl_param *param, const struct pl_node *value,
		      struct pl_image *image, uint32_t field, struct pl_err *err)
{
	const struct pl_node *item = value->kind == PL_NODE_LIST ? value->first : value;
	size_t n = value->kind == PL_NODE_LIST ? value->n : value->kind == PL_NODE_SCALAR;
	uint32_t refs;

	if (value->kind == PL_NODE_MAP)
		return pl_node_fail(value, err, "'%s' wants a list of texts", param->name);
	refs = pl_image_take(image, n * sizeof(struct pl_ref));
	for (size_t i = 0; i < n; i++, item = item->next) {
		if (item->kind != PL_NODE_SCALAR && item->kind != PL_NODE_NULL)
			return pl_node_fail(item, err, "'%s' wants a list of texts", param->name);
		pl_image_ref(image, refs + (uint32_t)(i * sizeof(struct pl_ref)),
			     pl_node_text(item));
	}
	pl_image_row(image, field, refs, n);
	return true;
}

static void put_pair(struct pl_image *image, uint32_t at, const struct pl_node *item)
{
	struct pl_pair *pair = pl_image_at(image, at);

	if (pair) {
		pair->line = item->key->line;
		pair->column = item->key->column;
	}
	pl_image_ref(image, at + (uint32_t)offsetof(struct pl_pair, key), item->key->text);
	pl_image_ref(image, at + (uint32_t)offsetof(struct pl_pair, value), pl_node_text(item));
}

/* Places the pairs of a map from `*at` on, which moves behind them. */
static bool put_pairs(const struct pl_param *param, const struct pl_node *map,
		      struct pl_image *image, uint32_t *at, struct pl_err *err)
{
	for (const struct pl_node *item = map->first; item; item = item->next) {
		if (item->kind != PL_NODE_SCALAR && item->kind != PL_NODE_NULL)
			return pl_node_fail(item, err, "'%s' wants a text for '%.*s'", param->name,
					    PL_ARGS(item->key->text));
		put_pair(image, *at, item);
		*at += (uint32_t)sizeof(struct pl_pair);
	}
	return true;
}

/* How many pairs a map has, or a list of maps, which Vale takes as one; false for
 * anything else. */
static bool count_pairs(const struct pl_node *value, size_t *n)
{
	*n = value->kind == PL_NODE_MAP ? value->n : 0;
	if (value->kind != PL_NODE_LIST)
		return value->kind == PL_NODE_MAP || value->kind == PL_NODE_NULL;
	for (const struct pl_node *item = value->first; item; item = item->next) {
		if (item->kind != PL_NODE_MAP)
			return false;
		*n += item->n;
	}
	return true;
}

static bool read_map(const struct pl_param *param, const struct pl_node *value,
		     struct pl_image *image, uint32_t field, struct pl_err *err)
{
	const struct pl_node *map = value->kind == PL_NODE_LIST ? value->first : value;
	uint32_t pairs, at;
	size_t n;

	if (!count_pairs(value, &n))
		return pl_node_fail(value, err, "'%s' wants pairs, 'what is found: what to write'",
				    param->name);
	pairs = at = pl_image_take(image, n * sizeof(struct pl_pair));
	for (; map; map = value->kind == PL_NODE_LIST ? map->next : NULL) {
		if (!put_pairs(param, map, image, &at, err))
			return false;
	}
	pl_image_row(image, field, pairs, n);
	return true;
}

static bool leave(const struct pl_param *param, const struct pl_node *value, struct pl_image *image,
		  uint32_t field, struct pl_err *err)
{
	(void)param, (void)value, (void)image, (void)field, (void)err;
	return true;
}

bool pl_param_read(const struct pl_param *param, const struct pl_node *value,
		   struct pl_image *image, uint32_t settings, struct pl_err *err)
{
	static bool (*const readers[])(const struct pl_param *, const struct pl_node *,
				       struct pl_image *, uint32_t, struct pl_err *) = {
		[PL_PARAM_UINT] = read_uint,     [PL_PARAM_NUMBER] = read_number,
		[PL_PARAM_BOOL] = read_bool,     [PL_PARAM_WORD] = read_word,
		[PL_PARAM_STRING] = read_string, [PL_PARAM_TEXT] = read_text,
		[PL_PARAM_LIST] = read_list,     [PL_PARAM_MAP] = read_map,
		[PL_PARAM_OWN] = leave,
	};

	/* A number or a yes that is not written says nothing. */
	if (value->kind == PL_NODE_NULL && param->type <= PL_PARAM_BOOL)
		return true;
	if (!readers[param->type](param, value, image, settings + (uint32_t)param->offset, err))
		return false;
	return !image->bytes.failed || pl_fail_nomem(err);
}

/* --- copying ------------------------------------------------------------------------------------
 */

static void copy_text(const struct pl_text *from, struct pl_image *image, uint32_t field)
{
	pl_image_ref(image, field + (uint32_t)offsetof(struct pl_text, fr), pl_ref_str(&from->fr));
	pl_image_ref(image, field + (uint32_t)offsetof(struct pl_text, en), pl_ref_str(&from->en));
}

static void copy_list(const struct pl_row *from, struct pl_image *image, uint32_t field)
{
	uint32_t refs = pl_image_take(image, from->n * sizeof(struct pl_ref));

	for (uint32_t i = 0; i < from->n; i++)
		pl_image_ref(image, refs + i * (uint32_t)sizeof(struct pl_ref),
			     pl_ref_str(PL_ROW(struct pl_ref, from) + i));
	pl_image_row(image, field, refs, from->n);
}

static void copy_number(const void *from, size_t size, struct pl_image *image, uint32_t field)
{
	void *at = pl_image_at(image, field);

	if (at)
		memcpy(at, from, size);
}

void pl_param_copy(const struct pl_param *params, const void *from, struct pl_image *image,
		   uint32_t settings)
{
	for (const struct pl_param *param = params; param->name; param++) {
		uint32_t field = settings + (uint32_t)param->offset;
		const void *value = (const char *)from + param->offset;

		if (param->type == PL_PARAM_UINT)
			copy_number(value, sizeof(uint32_t), image, field);
		else if (param->type == PL_PARAM_NUMBER)
			copy_number(value, sizeof(double), image, field);
		else if (param->type == PL_PARAM_BOOL || param->type == PL_PARAM_WORD)
			copy_number(value, sizeof(uint8_t), image, field);
		else if (param->type == PL_PARAM_STRING)
			pl_image_ref(image, field, pl_ref_str(value));
		else if (param->type == PL_PARAM_TEXT)
			copy_text(value, image, field);
		else if (param->type == PL_PARAM_LIST)
			copy_list(value, image, field);
	}
}

static const char *type_name(enum pl_param_type type)
{
	static const char *const names[] = {
		[PL_PARAM_UINT] = N_("number"), [PL_PARAM_NUMBER] = N_("decimal"),
		[PL_PARAM_BOOL] = "true/false", [PL_PARAM_WORD] = N_("word"),
		[PL_PARAM_STRING] = N_("text"), [PL_PARAM_TEXT] = "fr/en",
		[PL_PARAM_LIST] = N_("list"),   [PL_PARAM_MAP] = N_("map"),
		[PL_PARAM_OWN] = N_("list"),
	};

	return names[type];
}

void pl_key_tell(struct pl_buf *out, const char *name, const char *type, const char *help,
		 enum pl_lang lang)
{
	const char *holds = pl_tr(lang, type);
	unsigned width = pl_width_all(pl_str_of(holds));

	pl_buf_printf(out, "  %-14s %s%*s %s", name, holds, width < 11 ? (int)(11 - width) : 0, "",
		      help ? pl_tr(lang, help) : "");
}

void pl_params_tell(struct pl_buf *out, const struct pl_param *params, enum pl_lang lang)
{
	for (const struct pl_param *param = params; param->name; param++) {
		pl_key_tell(out, param->name, type_name(param->type), param->help, lang);
		for (size_t i = 0; param->words && param->words[i]; i++)
			pl_buf_printf(out, "%s%s", i ? ", " : " (", param->words[i]);
		pl_buf_puts(out, param->words ? ")\n" : "\n");
	}
}
