/* Findings as bytes, for those who lint the same draft again, and back.
 *
 * The bytes are for the same program on the same machine; whoever keeps them says by what they
 * are found again. */
#ifndef PL_LINT_REMEMBER_H
#define PL_LINT_REMEMBER_H

#include "lint/lint.h"

/* May what is found in the post be kept at all?  Not where it depends on the day, since the
 * draft silences rules, nor where the draft has faults of its own; documents are left out. */
bool pl_remember_may(const struct pl_post *post);
/* Appends the findings.  False when they cannot be kept. */
bool pl_remember_write(const struct pl_findings *findings, struct pl_buf *out);
/* Fills the findings, which must have none yet, with what was written of the same post and the
 * same rules.  False, and still none, when the bytes are none of that. */
bool pl_remember_read(struct pl_findings *findings, struct pl_str bytes);
/* Appends what findings depend on besides the post's bytes: networks, form, what files beside it
 * tell, options. */
void pl_remember_circumstances(const struct pl_post *post, const struct pl_options *options,
			       struct pl_buf *out);
/* Appends what tells one ruleset from another. */
void pl_remember_rules(const struct pl_ruleset *rules, struct pl_buf *out);
/* Do these options run a rule that reads dictionaries, which lie outside of the ruleset? */
bool pl_remember_spells(const struct pl_ruleset *rules, const struct pl_options *options);

#endif
