/* Words of the web and of programming. */
#ifndef PL_CHECK_TRADE_H
#define PL_CHECK_TRADE_H

#include "base/str.h"

/* Is the word, in lower case, one that writers about the web use and that Hunspell's
 * American English does not have?  In the singular or with an s. */
bool pl_trade_knows(struct pl_str word);

#endif
