/* The text of a YAML file while it is read: places in it, and what is wrong at one of them, as
 * somebody who writes rules and drafts would have it said. */
#ifndef PL_BASE_YAMLTEXT_H
#define PL_BASE_YAMLTEXT_H

#include "base/err.h"

/* A place in the source.  libyaml counts characters and takes U+0085, U+2028 and
 * U+2029 for line ends; we count bytes and lines as editors do, moving along. */
struct pl_yaml_cursor {
	size_t character, byte;
	uint32_t line, column;
};

struct pl_yaml_text {
	struct pl_str bytes;
	const char *file;
	struct pl_err *err;
	struct pl_yaml_cursor origin; /* behind a byte order mark */
};

/* Moves along to that character, which must not lie before. */
void pl_yaml_move(struct pl_yaml_cursor *cursor, struct pl_str bytes, size_t character);
/* Fills the error with a sentence, a msgid, and the place: a cursor's, a byte's, a character's.
 * Always false. */
bool pl_yaml_fail(const struct pl_yaml_text *text, const struct pl_yaml_cursor *place,
		  enum pl_code code, const char *sentence);
bool pl_yaml_fail_byte(const struct pl_yaml_text *text, size_t byte, enum pl_code code,
		       const char *sentence);
bool pl_yaml_fail_character(const struct pl_yaml_text *text, size_t character, enum pl_code code,
			    const char *sentence);

/* Refuses what libyaml would misread or tell worse; finds the origin. */
bool pl_yaml_check(struct pl_yaml_text *text);

/* One of libyaml's troubles. */
struct pl_yaml_trouble {
	const char *problem;  /* as libyaml says it */
	bool at_context;      /* where it began says more than where it showed */
	const char *sentence; /* a msgid */
};

extern const char pl_yaml_no_tags[];
/* By libyaml's words, or NULL. */
const struct pl_yaml_trouble *pl_yaml_trouble(const char *problem);

#endif
