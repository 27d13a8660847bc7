/* Whether a draft silences what a rule found in it, and by which of its suppressions. */
#ifndef PL_LINT_SILENCE_H
#define PL_LINT_SILENCE_H

#include "lint/hits.h"

/* From a place on, up to the next step for the same match, findings of the rule are
 * silenced by that suppression: its number from 1; 0: they are heard. */
struct pl_silence_step {
	bool one_match;
	struct pl_str match;  /* with `one_match`: what must have been found */
	uint32_t at, in_draft; /* bytes of the text, and of the draft */
	uint32_t by;
};

/* What concerns one rule, in order of match and place.  `{ 0 }` to start. */
struct pl_silence {
	PL_LIST(struct pl_silence_step) steps;
};

/* Makes the steps for the rule, in place of those before; what has ended before `today`
 * (2026-03-12; NULL: not known) is left out.  False when memory ends. */
bool pl_silence_set(struct pl_silence *silence, const struct pl_post *post,
		    const struct pl_rule *rule, const char *today);
void pl_silence_release(struct pl_silence *silence);
/* The number, from 1, of the suppression that silences the hit, whose match is that (NULL:
 * whatever it is); 0: none does.  Log time. */
uint32_t pl_silence_of(const struct pl_silence *silence, const struct pl_post *post,
		       const struct pl_hit *hit, const struct pl_str *match);

#endif
