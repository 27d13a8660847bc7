#include "check/signs.h"

#include <string.h>

/* C2 begins U+00A0 and guillemets, E2 all other blanks and signs. */
static const bool is_sign[256] = {
	[' '] = true, ['\n'] = true, [';'] = true,  [':'] = true,  ['!'] = true, ['?'] = true,
	['%'] = true, [','] = true,  ['.'] = true,  ['('] = true,  [')'] = true, ['['] = true,
	[']'] = true, ['"'] = true,  [0xC2] = true, [0xE2] = true,
};

bool pl_signs_hold(const char *bytes)
{
	while (*bytes && is_sign[(unsigned char)*bytes])
		bytes++;
	return !*bytes;
}

bool pl_signs_find(struct pl_str text, struct pl_arena *arena, struct pl_signs *signs)
{
	uint32_t *at;
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += is_sign[(unsigned char)text.at[i]];
	at = PL_NEW_ARRAY(arena, uint32_t, n + 1);
	if (!at)
		return false;
	*signs = (struct pl_signs){ .at = at };
	for (size_t i = 0; i < text.len; i++) {
		at[signs->n] = (uint32_t)i;
		signs->n += is_sign[(unsigned char)text.at[i]];
	}
	return true;
}
