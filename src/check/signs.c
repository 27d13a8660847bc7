#include "check/signs.h"

#include "base/sixteen.h"

/* C2 begins U+00A0 and guillemets, E2 all other blanks and signs. */
const uint16_t pl_sign_kinds[256] = {
	[' '] = 1U << 0,  ['\n'] = 1U << 1, [';'] = 1U << 2,   [':'] = 1U << 3,
	['!'] = 1U << 4,  ['?'] = 1U << 5,  ['%'] = 1U << 6,   [','] = 1U << 7,
	['.'] = 1U << 8,  ['('] = 1U << 9,  [')'] = 1U << 10,  ['['] = 1U << 11,
	[']'] = 1U << 12, ['"'] = 1U << 13, [0xC2] = 1U << 14, [0xE2] = 1U << 15,
};

uint16_t pl_signs_kinds(const char *bytes)
{
	uint16_t kinds = 0;

	for (; *bytes; bytes++)
		kinds |= pl_sign_kinds[(unsigned char)*bytes];
	return kinds;
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
	/* Of some two stand for one: they differ in a bit. */
	pl_flags16 others = (byte == '\n') | ((byte | 1) == ';') | (byte == '!') | (byte == '?') |
			    (byte == '%') | ((byte | 2) == '.') | ((byte | 1) == ')') |
			    (byte == '[') | (byte == ']') | (byte == '"') | ((byte | 0x20) == 0xE2);

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

/* At most so many of sixteen. */
static size_t room_for(const char *block)
{
	pl_bytes16 byte = pl_sixteen_at(block);
	pl_flags16 may = (byte < '0') | ((byte >= ':') & (byte <= '?')) | (byte == '[') |
			 (byte == ']') | ((byte | 0x20) == 0xE2);

	return pl_count_of(may);
}

bool pl_signs_find(struct pl_str text, struct pl_arena *arena, struct pl_signs *signs)
{
	size_t room = BLOCK, n = 0;
	uint32_t *places;

	for (size_t at = 0; text.len - at >= BLOCK; at += BLOCK)
		room += room_for(text.at + at);
	places = PL_NEW_ARRAY(arena, uint32_t, room);
	for (size_t at = 0; places && at < text.len; at += BLOCK)
		n += signs_of(text, at, places + n);
	*signs = (struct pl_signs){ places, n };
	return places;
}
