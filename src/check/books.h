/* Where the dictionaries of a spelling rule are, while it is read. */
#ifndef PL_CHECK_BOOKS_H
#define PL_CHECK_BOOKS_H

#include "check/check.h"

/* The two files of a dictionary. */
struct pl_book_files {
	struct pl_str aff, dic;
};

/* Owns its texts.  `{ 0 }` to start. */
struct pl_books {
	PL_LIST(struct pl_book_files) list;
	struct pl_arena arena;
};

/* Can spelling be checked at all?  False with an error of code PL_SKIPPED. */
bool pl_books_possible(struct pl_prepare *prepare, struct pl_err *err);
/* A rule, which may come from a stranger, names files and folders of its own source: false with an
 * error when the value of this key says otherwise; empty is fine. */
bool pl_books_check_name(struct pl_prepare *prepare, const char *key, struct pl_str name,
			 struct pl_err *err);
/* Adds the dictionary NAME, looked for in the source's folder `dicpath` (may be empty), its
 * config/dictionaries and itself, not behind links that lead out of it; then in the folder that
 * goes with it, then where the system keeps them.  False with an error: memory ended, or
 * PL_SKIPPED when it is nowhere. */
bool pl_books_add(struct pl_books *books, struct pl_prepare *prepare, struct pl_str dicpath,
		  struct pl_str name, struct pl_err *err);
/* Adds the dictionary NAME, which is looked for when the rule runs, among the system's: no
 * `aff`, and its name as `dic`.  False when memory ends. */
bool pl_books_add_later(struct pl_books *books, struct pl_str name);
/* Adds the dictionary that Vale has built in: American English, the system's rather than
 * one of the source.  Fails as pl_books_add does. */
bool pl_books_add_default(struct pl_books *books, struct pl_prepare *prepare, struct pl_err *err);
/* Adds the one of these two files if both are there in the source; false, and nothing said, when
 * they are not. */
bool pl_books_add_files(struct pl_books *books, struct pl_prepare *prepare, struct pl_str aff,
			struct pl_str dic);
void pl_books_release(struct pl_books *books);

#endif
