#include "check/signs.h"

#include "base/sixteen.h"

/* C2 begins U+00A0 and guillemets, E2 all other blanks and signs. */
static const char signs_told[] = " \n;:!?%,.()[]\"\xC2\xE2";

bool pl_signs_hold(const char *bytes)
{
	return bytes[strspn(bytes, signs_told)] == '\0';
}

static pl_flags16 is_plain(pl_bytes16 byte)
{
	pl_bytes16 small = byte | 0x20;

	return ((byte >= '0') & (byte <= '9')) | ((small >= 'a') & (small <= 'z'));
}

/* Which of sixteen bytes are told, by those before each and behind.  Most spaces part words, and
 * no rule has anything to say of them. */
static pl_flags16 are_signs(pl_bytes16 before, pl_bytes16 byte, pl_bytes16 behind)
{
	pl_flags16 others = (byte == '\n') | (byte == ';') | (byte == ':') | (byte == '!') |
			    (byte == '?') | (byte == '%') | (byte == ',') | (byte == '.') |
			    (byte == '(') | (byte == ')') | (byte == '[') | (byte == ']') |
			    (byte == '"') | (byte == 0xC2) | (byte == 0xE2);

	return others | ((byte == ' ') & ~(is_plain(before) & is_plain(behind)));
}

enum { BLOCK = sizeof(pl_bytes16) };

/* Those of a block; what is beyond the text is no sign. */
static size_t signs_of(struct pl_str text, size_t at, uint32_t *out)
{
	char around[BLOCK + 2] = { 0 };
	const char *block = text.at + at;

	if (!at || text.len - at <= BLOCK) {
		size_t before = at ? 1 : 0, n = text.len - at;

		n = n > BLOCK ? BLOCK + 1 : n;
		memcpy(around + 1 - before, text.at + at - before, before + n);
		block = around + 1;
	}
	return pl_places_of(
		are_signs(pl_sixteen_at(block - 1), pl_sixteen_at(block), pl_sixteen_at(block + 1)),
		(uint32_t)at, out);
}

bool pl_signs_find(struct pl_str text, struct pl_arena *arena, struct pl_signs *signs)
{
	uint32_t block[BLOCK], *places;
	size_t n = 0;

	for (size_t at = 0; at < text.len; at += BLOCK)
		n += signs_of(text, at, block);
	places = PL_NEW_ARRAY(arena, uint32_t, n + 1);
	n = 0;
	for (size_t at = 0; places && at < text.len; at += BLOCK)
		n += signs_of(text, at, places + n);
	*signs = (struct pl_signs){ places, n };
	return places;
}
