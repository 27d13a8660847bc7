/* Sixteen bytes at once, as all compilers here know them: one register where the machine has such,
 * else a few. */
#ifndef PL_BASE_SIXTEEN_H
#define PL_BASE_SIXTEEN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char pl_bytes16 __attribute__((vector_size(16)));
/* Of each whether something is so: all bits, or none. */
typedef signed char pl_flags16 __attribute__((vector_size(16)));

static inline pl_bytes16 pl_sixteen_at(const char *at)
{
	pl_bytes16 bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

static inline bool pl_any_of(pl_flags16 flags)
{
	uint64_t halves[2];

	memcpy(halves, &flags, sizeof(halves));
	return halves[0] | halves[1];
}

/* Of flags of which there are any, which is the first. */
static inline unsigned pl_first_of(pl_flags16 flags)
{
	uint64_t halves[2], half;

	memcpy(halves, &flags, sizeof(halves));
	half = halves[0] ? halves[0] : halves[1];
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return (halves[0] ? 0 : 8) + (unsigned)__builtin_clzll(half) / 8;
#else
	return (halves[0] ? 0 : 8) + (unsigned)__builtin_ctzll(half) / 8;
#endif
}

#endif
