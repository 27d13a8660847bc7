/* What a word looks like, whatever it means. */
#ifndef PL_CHECK_WORDFORM_H
#define PL_CHECK_WORDFORM_H

#include "base/str.h"

/* Vale's speller passes it over, unless the rule has `custom: true`: it looks like a name,
 * ends in a capital, or holds anything but letters of ASCII, _ and '.  No empty word. */
bool pl_word_is_filtered(struct pl_str word);
/* 0x1F, 0b101, or a hash of 40 characters. */
bool pl_word_is_code(struct pl_str word);
/* The letters behind a number, as in 100km; empty when it is none. */
struct pl_str pl_word_unit(struct pl_str word);

#endif
