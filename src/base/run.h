/* Patterns that ask for a run of one class of characters, as \S{40,} or [^.!?\n]{180,}[.!?]
 * do: found by going through a text once, at the places where PCRE2 finds them. */
#ifndef PL_BASE_RUN_H
#define PL_BASE_RUN_H

#include "base/anchor.h"
#include "base/charclass.h"

struct pl_run {
	struct pl_charclass class;
	bool ascii[0x80];  /* the characters of ASCII that the class holds */
	bool is_far;       /* it holds none of them */
	struct pl_anchors anchors; /* bytes with which its characters begin, if those are few */
	uint32_t min, max; /* characters; UINT32_MAX: however many there are */
	bool captured;     /* the run is a group */
	bool followed;     /* by a character of `next`, which is part of the match */
	bool line_end;     /* a line ends behind it */
	struct pl_charclass next;
};

/* False when the pattern is another, or when this is not sure to find what PCRE2 finds.
 * `flags` are those of pl_regex_new. */
bool pl_run_read(struct pl_str pattern, unsigned flags, struct pl_run *run);

struct pl_match;
/* The first from byte `from` of the text on, which is UTF-8. */
bool pl_run_find(const struct pl_run *run, struct pl_str text, size_t from,
		 struct pl_match *match);

#endif
