/* The runner of Vale's behaviour data in three parts, each a file: cases of Vale's own
 * tests, its real output for whole documents (the oracle), and public styles. */
#ifndef PL_TESTS_VALE_H
#define PL_TESTS_VALE_H

#include "base/source.h"

/* A known difference and its reason: a line of tests/vale/exceptions.tsv. */
struct vale_exception {
	struct pl_str key, reason;
	bool met, needed; /* what it is about was run; and differed */
};

struct vale {
	const char *data, *styles; /* folders, NULL when missing */
	const char *program;
	const char *work; /* a temporary folder */
	bool ours;        /* the data that the bars and exceptions were made for */
	struct pl_arena arena;
	PL_LIST(struct vale_exception) exceptions;
	size_t passed, failed;
};

void vale_cases(struct vale *vale);
void vale_oracle(struct vale *vale);
void vale_styles(struct vale *vale);

/* The exception of this key, or NULL; it is met, and needed when `differs`. */
const struct vale_exception *vale_excuse(struct vale *vale, const char *key, bool differs);
/* Prints the share `n` of `of` and fails when it is below `bar` percent. */
void vale_bar(struct vale *vale, const char *what, size_t n, size_t of, size_t exceptions,
	      double bar);
/* A text in the runner's arena. */
const char *vale_text(struct vale *vale, const char *format, ...) PL_PRINTF(2, 3);

/* A run of a program, which is killed after a while. */
struct vale_run {
	const char *cwd;
	const char *input; /* a file on standard input, from `cwd`; NULL: nothing */
	const char *const *argv;
	struct pl_buf out, errors;
	int status; /* 128 and more: a signal */
	bool hung;
};
void vale_run(struct vale_run *run);
void vale_run_release(struct vale_run *run);

#endif
