/* Adding a word to those that a configuration accepts, in the text of its file: what people
 * wrote there, comments and order too, stays as it is. */
#ifndef PL_RULE_ADDWORD_H
#define PL_RULE_ADDWORD_H

#include "base/err.h"

/* Appends the bytes of a .plume.yml with the word, as it is written, added to its key
 * `accept`.  `bytes` may be empty.  Fails when the file is none that can be read, or when the
 * key holds what is no list of words. */
bool pl_config_add_word(struct pl_str bytes, const char *file, struct pl_str word,
			struct pl_buf *out, struct pl_err *err);

#endif
