/* Actions: what Vale's rules say should become of a match. */
#ifndef PL_CHECK_ACTION_H
#define PL_CHECK_ACTION_H

#include "check/expr.h"

/* Within a check's settings; all zero: the rule has no action. */
struct pl_action {
	struct pl_row params; /* struct pl_ref */
	uint32_t pattern;     /* of the edit `regex`, else 0 */
	uint8_t kind;         /* place in the table of action.c */
	uint8_t edit;         /* likewise, of the kind `edit` */
};

/* Reads the rule's `action` into the pl_action at `field` of the settings. */
bool pl_action_put(struct pl_prepare *prepare, size_t field, struct pl_err *err);
/* Adds to a hit what becomes of its match, the span of the block: an argument for the
 * message, and the edit.  Nothing without an action. */
void pl_action_tell(struct pl_hits *hits, const struct pl_action *action,
		    const struct pl_block *block, struct pl_span span, struct pl_hit *hit);
/* It is `replace` without params: the kind itself says what to write. */
bool pl_action_is_bare(const struct pl_action *action);
/* The edit alone, for kinds whose messages have arguments of their own. */
void pl_action_edit(struct pl_hits *hits, const struct pl_action *action,
		    const struct pl_block *block, struct pl_span span, struct pl_hit *hit);

#endif
