/* Errors: what is wrong, where, and what would be right, in a fixed size. */
#ifndef PL_BASE_ERR_H
#define PL_BASE_ERR_H

#include <stdarg.h>

#include "base/str.h"

/* The bytes of an error's text, with its end. */
enum { PL_ERR_BYTES = sizeof(((struct pl_err *)NULL)->text) };
/* Writes a text for an error, cut between two characters where it is too long. */
void pl_err_write(char text[PL_ERR_BYTES], const char *format, va_list args) PL_PRINTF(2, 0);


/* Fills `err` and returns false, so that callers can `return pl_fail(…)`.
 * Keeps file, line and column as they are.  `err` may be NULL.  `format` is a text
 * of the catalogue, written in the language that `err` asks for. */
bool pl_fail(struct pl_err *err, enum pl_code code, const char *format, ...) PL_PRINTF(3, 4);
/* The same with a place; `file` may be NULL for "as it is". */
bool pl_fail_at(struct pl_err *err, enum pl_code code, const char *file, uint32_t line,
		uint32_t column, const char *format, ...) PL_PRINTF(6, 7);
bool pl_fail_nomem(struct pl_err *err);
/* A piece of a sentence in the language that `err` asks for. */
const char *pl_err_tr(const struct pl_err *err, const char *text);

/* Faults of a whole run, kept so that all are told at once. */
struct pl_faults {
	bool french; /* the language of faults to come */
	PL_LIST(struct pl_err) list;
};

/* Keeps a copy.  When memory ends the fault is lost and list.failed is set. */
void pl_faults_add(struct pl_faults *faults, const struct pl_err *err);
void pl_faults_release(struct pl_faults *faults);

/* The candidate nearest to `word` by edits (at most a third of its length, at
 * least 1), or NULL.  `next(context, i)` gives the i-th candidate, NULL ends. */
const char *pl_nearest(struct pl_str word, const char *(*next)(const void *context, size_t i),
		       const void *context);

#endif
