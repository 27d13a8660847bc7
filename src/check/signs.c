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

static bool is_plain(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Most spaces do, and no rule has anything to say of them. */
static bool parts_words(struct pl_str text, size_t at)
{
	return at && at + 1 < text.len && is_plain(text.at[at - 1]) && is_plain(text.at[at + 1]);
}

bool pl_signs_find(struct pl_str text, struct pl_arena *arena, struct pl_signs *signs)
{
	uint32_t *at;
	size_t most = 0, n = 0;

	for (size_t i = 0; i < text.len; i++)
		most += is_sign[(unsigned char)text.at[i]];
	at = PL_NEW_ARRAY(arena, uint32_t, most + 1);
	if (!at)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (is_sign[(unsigned char)text.at[i]] &&
		    (text.at[i] != ' ' || !parts_words(text, i)))
			at[n++] = (uint32_t)i;
	}
	*signs = (struct pl_signs){ at, n };
	return true;
}
