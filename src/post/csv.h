/* Tables of posts: CSV (RFC 4180), with a comma, a semicolon or a tab between. */
#ifndef PL_POST_CSV_H
#define PL_POST_CSV_H

#include "base/node.h"

/* Fields that a column can hold, by the names that people choose columns by; NULL-ended. */
extern const char *const pl_csv_fields[];

struct pl_csv {
	struct pl_str bytes;
	size_t at;
	uint32_t line; /* where `at` lies, from 1 */
	char separator;
	const char *file;
	struct pl_arena names_arena;
	const struct pl_str *names; /* of columns, in lower case without accents */
	size_t n_names;
};

enum pl_csv_got { PL_CSV_END, PL_CSV_ROW, PL_CSV_FAULT };

/* Reads the line of column names, by which the separator is known too.  `columns` says which
 * columns hold what, as text=Message,network=Canal; where it says nothing (it may be empty) names
 * that are known are taken.  False when no column holds the text of posts. */
bool pl_csv_init(struct pl_csv *csv, struct pl_str bytes, struct pl_str columns, const char *file,
		 struct pl_err *err);
void pl_csv_release(struct pl_csv *csv);
/* The next row as a map of column names to texts, in the arena; media and alt
 * columns become a list under "media".  `line` is where the row starts, and what
 * cannot be read fills `fault`. */
enum pl_csv_got pl_csv_next(struct pl_csv *csv, struct pl_arena *arena, const struct pl_node **map,
			    uint32_t *line, struct pl_err *fault);

#endif
