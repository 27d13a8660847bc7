/* Regular expressions: PCRE2 behind limits.  Patterns are strangers' bytes: a
 * search ends after 50 ms of processor time whatever the pattern and the text,
 * since PCRE2's own match limit starts anew at every start position.  Whoever begins
 * anew decides what the 50 ms are for: lint has them for a rule and 64 KiB of a draft. */
#ifndef PL_BASE_REGEX_H
#define PL_BASE_REGEX_H

#include "base/err.h"

enum {
	PL_REGEX_NOCASE = 1,    /* (?i) before everything */
	PL_REGEX_MULTILINE = 2, /* (?m) */
};

enum { PL_REGEX_GROUPS = 10 };

struct pl_match {
	unsigned n;                              /* groups set, 0 is the whole match */
	struct pl_span group[PL_REGEX_GROUPS];   /* start > end: did not take part */
};

enum pl_found {
	PL_FOUND,
	PL_ABSENT,
	PL_GAVE_UP, /* a limit was met, or the budget is used up until the next begin */
	PL_NO_ROOM, /* memory ended */
};

/* The library's version, as it says it. */
const char *pl_regex_version(void);

struct pl_regex;         /* compiled; safe to share between threads */
struct pl_regex_work;    /* match data and clock; one a thread */

/* Compiles at most 256 KiB with UTF, UCP, newline LF and DUPNAMES and without \C
 * (PCRE2's own limit of 64 KiB of code comes sooner for most), no JIT yet: that comes once
 * a pattern has read 4 KiB.  On error `err->text` shows the pattern and points
 * at the fault, and `err->column` is the code point in the pattern, from 1. */
struct pl_regex *pl_regex_new(struct pl_str pattern, unsigned flags, struct pl_err *err);
void pl_regex_free(struct pl_regex *regex);

/* What was compiled as bytes, for this version of PCRE2 on machines of this kind: a head,
 * the same for all, and what is its own; they are appended.  Loading takes a hundredth of
 * the time of compiling.  The bytes are believed: they must be part of the program, never
 * read from a file that others may write. */
bool pl_regex_save(const struct pl_regex *regex, struct pl_buf *head, struct pl_buf *code);
/* NULL when another PCRE2 made the bytes, or memory ends: compile it then.  The pattern is
 * borrowed for as long as the expression lives, and not read before it has to be compiled. */
struct pl_regex *pl_regex_load(struct pl_str pattern, unsigned flags, struct pl_str head,
			       struct pl_str code);

/* Fails with a sentence that shows the pattern, or what is around byte `at` of a long
 * one, and says why; `err->column` as above. */
bool pl_regex_fail(struct pl_err *err, enum pl_code code, struct pl_str pattern, size_t at,
		   const char *why);
unsigned pl_regex_groups(const struct pl_regex *regex);

struct pl_regex_work *pl_regex_work_new(struct pl_err *err);
void pl_regex_work_free(struct pl_regex_work *work);
/* Another budget than 50 ms from the next begin on: for who has more time, and for what must
 * not depend on how fast a machine is. */
void pl_regex_work_allow(struct pl_regex_work *work, uint32_t milliseconds);
/* Gives the next searches a new budget: call it once a rule and draft. */
void pl_regex_work_begin(struct pl_regex_work *work);

/* The first match that starts at byte `from` or later.  `subject` is valid
 * UTF-8 of at most 64 KiB.  Offsets are bytes of the subject. */
enum pl_found pl_regex_search(struct pl_regex *regex, struct pl_regex_work *work,
			      struct pl_str subject, size_t from, struct pl_match *match);

/* The same for one that starts at byte `last` at the latest. */
enum pl_found pl_regex_within(struct pl_regex *regex, struct pl_regex_work *work,
			      struct pl_str subject, size_t from, size_t last,
			      struct pl_match *match);

/* The same for a match that starts at byte `at` and nowhere else. */
enum pl_found pl_regex_here(struct pl_regex *regex, struct pl_regex_work *work,
			    struct pl_str subject, size_t at, struct pl_match *match);

#endif
