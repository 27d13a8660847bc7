/* Seals: what was made of a source as the bytes of a file, with all that tells whether the same
 * would be made today.  They are this machine's own; what is not as it was sealed is refused. */
#ifndef PL_RULE_SEAL_H
#define PL_RULE_SEAL_H

#include "base/siphash.h"
#include "base/source.h"

/* Appends the file.  `program` is what made it, as bytes; `key` is a new one of chance. */
bool pl_seal(const struct pl_origin *origin, struct pl_str program, struct pl_sipkey key,
	     struct pl_str made, struct pl_buf *out);
/* What was made, a piece of `file`.  False when the file is not whole, of another program or
 * of another origin: one without bytes is the same when all that was seen is as it was. */
bool pl_unseal(struct pl_str file, const struct pl_origin *origin, struct pl_str program,
	       struct pl_str *made);

#endif
