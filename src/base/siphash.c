/* SipHash-2-4-128. */
#include "base/siphash.h"

struct state {
	uint64_t v[4];
};

static uint64_t rotate(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static void mix(struct state *s, int rounds)
{
	uint64_t *v = s->v;

	for (; rounds; rounds--) {
		v[0] += v[1];
		v[2] += v[3];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] = rotate(v[0], 32) + v[3];
		v[2] += v[1];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[2] = rotate(v[2], 32);
	}
}

/* Up to eight bytes, the first the lowest. */
static uint64_t word_of(struct pl_str bytes)
{
	uint64_t word = 0;

	for (size_t i = 0; i < bytes.len; i++)
		word |= (uint64_t)(unsigned char)bytes.at[i] << 8 * i;
	return word;
}

/* The same of eight, which compilers read as one. */
static uint64_t eight_at(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;

	return (uint64_t)byte[0] | (uint64_t)byte[1] << 8 | (uint64_t)byte[2] << 16 |
	       (uint64_t)byte[3] << 24 | (uint64_t)byte[4] << 32 | (uint64_t)byte[5] << 40 |
	       (uint64_t)byte[6] << 48 | (uint64_t)byte[7] << 56;
}

static void take(struct state *s, uint64_t word)
{
	s->v[3] ^= word;
	mix(s, 2);
	s->v[0] ^= word;
}

static uint64_t give(struct state *s, int lane, uint64_t mark)
{
	s->v[lane] ^= mark;
	mix(s, 4);
	return s->v[0] ^ s->v[1] ^ s->v[2] ^ s->v[3];
}

struct pl_siphash pl_siphash_of(struct pl_sipkey key, struct pl_str text)
{
	struct state s = {
		{ key.a ^ UINT64_C(0x736f6d6570736575), key.b ^ UINT64_C(0x646f72616e646f6d) ^ 0xEE,
		  key.a ^ UINT64_C(0x6c7967656e657261), key.b ^ UINT64_C(0x7465646279746573) }
	};
	struct pl_siphash hash;
	size_t at = 0;

	for (; at + 8 <= text.len; at += 8)
		take(&s, eight_at(text.at + at));
	take(&s, word_of(pl_str_cut(text, at, text.len)) | (uint64_t)text.len << 56);
	hash.a = give(&s, 2, 0xEE);
	hash.b = give(&s, 1, 0xDD);
	return hash;
}
