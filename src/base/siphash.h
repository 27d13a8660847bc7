/* SipHash-2-4 with 128 bits of result (Aumasson and Bernstein, 2012; https://www.aumasson.jp/siphash/
 * and the reference code's vectors, read 2026-11): tells texts apart even where somebody who does
 * not know the key makes them alike on purpose. */
#ifndef PL_BASE_SIPHASH_H
#define PL_BASE_SIPHASH_H

#include "base/str.h"

struct pl_sipkey {
	uint64_t a, b;
};

struct pl_siphash {
	uint64_t a, b;
};

struct pl_siphash pl_siphash_of(struct pl_sipkey key, struct pl_str text);

#endif
