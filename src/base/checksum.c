/* Checksums: four lanes, so that a processor multiplies in all of them at once. */
#include "base/checksum.h"

enum { LANES = 4 };

/* Odd, so that to multiply by it loses nothing: 2^64 divided by the golden ratio, as Knuth,
 * "The Art of Computer Programming", volume 3, section 6.4, chooses it. */
#define FACTOR UINT64_C(0x9E3779B97F4A7C15)

/* Other words or another lane before, another lane behind. */
static uint64_t mix(uint64_t lane, uint64_t word)
{
	lane = (lane ^ word) * FACTOR;
	return lane ^ lane >> 32;
}

static void take(uint64_t *lanes, const char *at)
{
	uint64_t words[LANES];

	memcpy(words, at, sizeof(words));
	for (size_t i = 0; i < LANES; i++)
		lanes[i] = mix(lanes[i], words[i]);
}

uint64_t pl_checksum_of(struct pl_str bytes)
{
	uint64_t lanes[LANES] = { 1, 2, 3, 4 }, sum = bytes.len;
	char last[sizeof(lanes)] = { 0 };
	size_t whole = bytes.len - bytes.len % sizeof(last);

	for (size_t at = 0; at < whole; at += sizeof(last))
		take(lanes, bytes.at + at);
	if (bytes.len > whole)
		memcpy(last, bytes.at + whole, bytes.len - whole);
	take(lanes, last);
	for (size_t i = 0; i < LANES; i++)
		sum = mix(sum, lanes[i]);
	return sum;
}
