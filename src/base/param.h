/* Parameters: what may be written in a YAML file, said once as a table.  From
 * a row come the reading, the errors and the documentation. */
#ifndef PL_BASE_PARAM_H
#define PL_BASE_PARAM_H

#include "base/image.h"
#include "base/node.h"

enum pl_param_type {
	PL_PARAM_UINT,   /* uint32_t */
	PL_PARAM_NUMBER, /* double, 0 when it is not given */
	PL_PARAM_BOOL,   /* uint8_t, 0 or 1 */
	PL_PARAM_WORD,   /* uint8_t, the place of the word in `words` */
	PL_PARAM_STRING, /* struct pl_ref */
	PL_PARAM_TEXT,   /* struct pl_text: {fr:, en:}, or one string for both */
	PL_PARAM_LIST,   /* struct pl_row of struct pl_ref; one string is a list of one */
	PL_PARAM_MAP,    /* struct pl_row of struct pl_pair, in file order; a list of maps is one */
	PL_PARAM_OWN,    /* anything: whoever owns the table reads it himself */
};

/* An entry of a PL_PARAM_MAP. */
struct pl_pair {
	struct pl_ref key, value;
	uint32_t line, column; /* of the key in its file */
};

/* A table ends with a row whose name is NULL. */
struct pl_param {
	const char *name;
	enum pl_param_type type;
	size_t offset;            /* in the settings struct */
	const char *help;         /* one sentence in English, a msgid of the catalogue */
	const char *const *words; /* PL_PARAM_WORD: NULL-ended; the first is the default */
	uint32_t initial;         /* default of UINT and BOOL */
};

const struct pl_param *pl_param_find(const struct pl_param *params, struct pl_str name);
/* Writes the defaults into the struct at `settings` in the image. */
void pl_param_defaults(const struct pl_param *params, struct pl_image *image, uint32_t settings);
/* Reads `value` for `param` into the struct at `settings`.  False with the
 * node's place and what was wanted when it does not fit. */
bool pl_param_read(const struct pl_param *param, const struct pl_node *value,
		   struct pl_image *image, uint32_t settings, struct pl_err *err);
/* Copies the settings of `from`, which lies outside the image, into the struct at `settings`;
 * not those of PL_PARAM_MAP and PL_PARAM_OWN. */
void pl_param_copy(const struct pl_param *params, const void *from, struct pl_image *image,
		   uint32_t settings);
/* Appends a key as people read it, without the end of the line: its name, what it holds, its
 * help; both may be msgids. */
void pl_key_tell(struct pl_buf *out, const char *name, const char *type, const char *help,
		 enum pl_lang lang);
/* Appends the table as people read it, a line each: the key, what it holds, its help. */
void pl_params_tell(struct pl_buf *out, const struct pl_param *params, enum pl_lang lang);
/* The name nearest to `name` in the table, or NULL. */
const char *pl_param_nearest(const struct pl_param *params, struct pl_str name);

#endif
