/* What one thread keeps from post to post, so that it is made once. */
#ifndef PL_LINT_WORK_H
#define PL_LINT_WORK_H

#include "base/chain.h"
#include "base/literal.h"
#include "base/memo.h"
#include "base/run.h"
#include "base/twice.h"
#include "base/words.h"
#include "check/check.h"

/* Which rules run, as far as options tell: see lint/chosen.h. */
struct pl_chosen {
	struct pl_buf keys[2]; /* of the options that it was made for, and of those asked about */
	bool turn;
	uint8_t *known; /* of each rule of all layers */
	bool *layers;   /* of each: may any of its rules run? */
};

/* What a pattern that is for the structure engine says, see structure.c. */
struct pl_shape {
	const struct pl_pattern *pattern;
	enum { PL_SHAPE_NONE, PL_SHAPE_RUN, PL_SHAPE_CHAIN, PL_SHAPE_TWICE } kind;
	union {
		struct pl_run run;
		struct pl_chain chain;
		struct pl_twice twice;
	};
};

/* What becomes a struct pl_met. */
struct pl_meeting {
	PL_LIST(uint32_t) patterns;
	PL_LIST(struct pl_span) starts;
};

struct pl_draft_run;
struct pl_lint_work {
	struct pl_regex_work *regex;
	struct pl_regex *word;        /* \w, once it was asked about, see pl_hits_is_word */
	struct pl_arena scratch;      /* of one stretch */
	struct pl_scan_places places; /* of the stretch that is scanned */
	/* What is gathered of a post's stretches, and becomes its candidates. */
	struct pl_words_hits words;
	struct pl_meeting branches, whole;
	struct pl_chosen chosen;
	PL_LIST(struct pl_shape) shapes; /* of the ruleset with this number: */
	unsigned shapes_of;
	struct pl_memo memo;          /* of its rules: */
	unsigned memo_of;
	PL_LIST(struct pl_hit) hits;  /* of the rule that runs */
	struct pl_draft_run *runs;          /* drafts that are linted together, see run.c */
	size_t room;                  /* for so many */
};

/* NULL when memory ends, which `err` says. */
struct pl_lint_work *pl_lint_work_new(struct pl_err *err);
/* For one post alone: what the last one left with the ruleset, or new.  To be left there. */
struct pl_lint_work *pl_lint_work_borrow(const struct pl_ruleset *rules, struct pl_err *err);
void pl_lint_work_leave(const struct pl_ruleset *rules, struct pl_lint_work *work);
void pl_chosen_release(struct pl_chosen *chosen);
void pl_lint_work_free(struct pl_lint_work *work);

#endif
