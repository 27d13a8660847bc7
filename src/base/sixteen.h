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

/* Eight of them as a number, the first lowest on every machine. */
static inline uint64_t pl_half_of(pl_flags16 flags, unsigned which)
{
	uint64_t halves[2];

	memcpy(halves, &flags, sizeof(halves));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return __builtin_bswap64(halves[which]);
#else
	return halves[which];
#endif
}

static inline bool pl_any_of(pl_flags16 flags)
{
	return pl_half_of(flags, 0) | pl_half_of(flags, 1);
}

/* Of flags of which there are any, which is the first. */
static inline unsigned pl_first_of(pl_flags16 flags)
{
	uint64_t low = pl_half_of(flags, 0), half = low ? low : pl_half_of(flags, 1);

	return (low ? 0 : 8) + (unsigned)__builtin_ctzll(half) / 8;
}

/* How many there are. */
static inline unsigned pl_count_of(pl_flags16 flags)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	/* Those of both halves in each byte, and their sum in the highest. */
	return (unsigned)(((pl_half_of(flags, 0) & ones) + (pl_half_of(flags, 1) & ones)) * ones >> 56);
}

/* Writes where those that are so stand, `at` being the place of the first of the sixteen; returns
 * how many there are. */
static inline size_t pl_places_of(pl_flags16 flags, uint32_t at, uint32_t *out)
{
	size_t n = 0;

	for (unsigned i = 0; i < 2; i++, at += 8) {
		uint64_t half = pl_half_of(flags, i) & UINT64_C(0x8080808080808080);

		for (; half; half &= half - 1)
			out[n++] = at + (unsigned)__builtin_ctzll(half) / 8;
	}
	return n;
}

#endif
