/* A shelf in the making: what guide.c and the readers beside it share. */
#ifndef PL_GUIDE_MAKING_H
#define PL_GUIDE_MAKING_H

#include "guide/guide.h"

/* Everything is kept by its offset in the image. */
struct pl_made {
	PL_LIST(uint32_t) list;
};

struct pl_making {
	struct pl_image image;
	struct pl_arena arena;
	struct pl_faults *faults;
	const struct pl_source *source;
	struct pl_made guides, chapters, practices, exercises, quizzes, stages, templates;
	const struct pl_node *questions; /* of PL_TEMPLATE_QUESTIONS, once a template is met */
};

/* Where templates lie, and the questions that they share. */
#define PL_TEMPLATES "modeles/"
#define PL_TEMPLATE_QUESTIONS PL_TEMPLATES "questions.yml"

void pl_making_fault(struct pl_making *making, const struct pl_err *err);
/* A fault at the node, in the words of `format`. */
void pl_making_fail(struct pl_making *making, const struct pl_node *node, const char *format, ...)
	PL_PRINTF(3, 4);
/* The file's YAML, or NULL with an error. */
const struct pl_node *pl_making_file(struct pl_making *making, const char *name,
				     struct pl_err *err);
/* Reads the keys of `map` into the struct at `at` by the table; `others`, which ends with a
 * NULL, are keys that are read elsewhere. */
void pl_making_keys(struct pl_making *making, const struct pl_node *map,
		    const struct pl_param *params, uint32_t at, const char *const *others);
/* The list under `key`, or NULL with a fault. */
const struct pl_node *pl_making_list(struct pl_making *making, const struct pl_node *map,
				     const char *key);
/* The same for a key that may be left out. */
const struct pl_node *pl_making_list_if_any(struct pl_making *making, const struct pl_node *map,
					    const char *key);
/* Reads a list of texts, {fr: …, en: …} each, into the pl_row at `field`. */
void pl_making_texts(struct pl_making *making, const struct pl_node *map, const char *key,
		     uint32_t field);
/* `size` zeroed bytes of the image, kept in `made`; their offset. */
uint32_t pl_making_take(struct pl_making *making, struct pl_made *made, size_t size);
/* Memory has not ended. */
bool pl_making_goes_on(const struct pl_making *making);

/* exerciseread.c: the exercises and quizzes of a chapter; false when memory ends. */
bool pl_exercises_read(struct pl_making *making, const struct pl_node *chapter,
		       struct pl_str name);
/* path.c: guides/parcours.yml, the stages of the whole. */
bool pl_path_read(struct pl_making *making, const struct pl_node *root);
/* templateread.c: a file of guides/modeles. */
bool pl_template_read(struct pl_making *making, const struct pl_node *root);

#endif
