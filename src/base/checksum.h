/* A checksum of whole files of ours: tells what chance has changed, at the speed of memory.
 * Against somebody who changes bytes on purpose there is base/siphash.h. */
#ifndef PL_BASE_CHECKSUM_H
#define PL_BASE_CHECKSUM_H

#include "base/str.h"

/* Its value differs between machines of different byte order. */
uint64_t pl_checksum_of(struct pl_str bytes);

#endif
