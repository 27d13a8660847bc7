/* Findings of other programs, told beside those of the rules and named as theirs. */
#ifndef PL_LINT_OTHERS_H
#define PL_LINT_OTHERS_H

#include <pthread.h>

#include "lint/lint.h"

/* What they find needs rules to be told by, which outlive the findings, as rules do. */
struct pl_others {
	pthread_mutex_t lock;
	struct pl_arena arena;
	PL_LIST(const struct pl_rule *) rules; /* by name */
};

struct pl_other {
	const char *by;         /* the program: grammalecte */
	struct pl_str sort;     /* its own name for what it found */
	struct pl_str message;  /* as it says it */
	struct pl_span span;    /* of the post's text */
	struct pl_str remedy;   /* what it would write; empty: it does not say */
};

/* Adds the finding as a suggestion whose remedy is offered, not made; for threads.  Nothing is added where the
 * rules speak of the same few words already, in what is no prose (links, hashtags, mentions),
 * or when the span is not one of the text.  False when memory ends. */
bool pl_findings_add(struct pl_findings *findings, struct pl_others *others,
		     const struct pl_other *other);
/* False when no lock can be had. */
bool pl_others_init(struct pl_others *others);
void pl_others_release(struct pl_others *others);

#endif
