/* Emoji sequences: where one starts and ends. */
#include "post/entity.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

enum {
	FLAG_A = 0x1F1E6,
	FLAG_Z = 0x1F1FF,
	TONE_FIRST = 0x1F3FB,
	TONE_LAST = 0x1F3FF,
	BLACK_FLAG = 0x1F3F4,
	TAG_FIRST = 0xE0020,
	TAG_LAST = 0xE007E,
	TAG_END = 0xE007F,
};

/* Shown as text unless U+FE0F follows (Emoji=Yes, Emoji_Presentation=No in
 * emoji-data.txt of Unicode 15.0), yet taken for emoji without it by twemoji-parser 11.0.2, that
 * is by X.  That library wants U+FE0F behind © ® ™ ♟, and figures want a keycap. */
static const struct pl_range bare[] = {
	{ 0x203C, 0x203C },   { 0x2049, 0x2049 },   { 0x2139, 0x2139 },   { 0x2194, 0x2199 },
	{ 0x21A9, 0x21AA },   { 0x2328, 0x2328 },   { 0x23CF, 0x23CF },   { 0x23ED, 0x23EF },
	{ 0x23F1, 0x23F2 },   { 0x23F8, 0x23FA },   { 0x24C2, 0x24C2 },   { 0x25AA, 0x25AB },
	{ 0x25B6, 0x25B6 },   { 0x25C0, 0x25C0 },   { 0x25FB, 0x25FC },   { 0x2600, 0x2604 },
	{ 0x260E, 0x260E },   { 0x2611, 0x2611 },   { 0x2618, 0x2618 },   { 0x261D, 0x261D },
	{ 0x2620, 0x2620 },   { 0x2622, 0x2623 },   { 0x2626, 0x2626 },   { 0x262A, 0x262A },
	{ 0x262E, 0x262F },   { 0x2638, 0x263A },   { 0x2640, 0x2640 },   { 0x2642, 0x2642 },
	{ 0x2660, 0x2660 },   { 0x2663, 0x2663 },   { 0x2665, 0x2666 },   { 0x2668, 0x2668 },
	{ 0x267B, 0x267B },   { 0x267E, 0x267E },   { 0x2692, 0x2692 },   { 0x2694, 0x2697 },
	{ 0x2699, 0x2699 },   { 0x269B, 0x269C },   { 0x26A0, 0x26A0 },   { 0x26A7, 0x26A7 },
	{ 0x26B0, 0x26B1 },   { 0x26C8, 0x26C8 },   { 0x26CF, 0x26CF },   { 0x26D1, 0x26D1 },
	{ 0x26D3, 0x26D3 },   { 0x26E9, 0x26E9 },   { 0x26F0, 0x26F1 },   { 0x26F4, 0x26F4 },
	{ 0x26F7, 0x26F9 },   { 0x2702, 0x2702 },   { 0x2708, 0x2709 },   { 0x270C, 0x270D },
	{ 0x270F, 0x270F },   { 0x2712, 0x2712 },   { 0x2714, 0x2714 },   { 0x2716, 0x2716 },
	{ 0x271D, 0x271D },   { 0x2721, 0x2721 },   { 0x2733, 0x2734 },   { 0x2744, 0x2744 },
	{ 0x2747, 0x2747 },   { 0x2763, 0x2764 },   { 0x27A1, 0x27A1 },   { 0x2934, 0x2935 },
	{ 0x2B05, 0x2B07 },   { 0x3030, 0x3030 },   { 0x303D, 0x303D },   { 0x3297, 0x3297 },
	{ 0x3299, 0x3299 },   { 0x1F170, 0x1F171 }, { 0x1F17E, 0x1F17F }, { 0x1F202, 0x1F202 },
	{ 0x1F237, 0x1F237 }, { 0x1F321, 0x1F321 }, { 0x1F324, 0x1F32C }, { 0x1F336, 0x1F336 },
	{ 0x1F37D, 0x1F37D }, { 0x1F396, 0x1F397 }, { 0x1F399, 0x1F39B }, { 0x1F39E, 0x1F39F },
	{ 0x1F3CB, 0x1F3CE }, { 0x1F3D4, 0x1F3DF }, { 0x1F3F3, 0x1F3F3 }, { 0x1F3F5, 0x1F3F5 },
	{ 0x1F3F7, 0x1F3F7 }, { 0x1F43F, 0x1F43F }, { 0x1F441, 0x1F441 }, { 0x1F4FD, 0x1F4FD },
	{ 0x1F549, 0x1F54A }, { 0x1F56F, 0x1F570 }, { 0x1F573, 0x1F579 }, { 0x1F587, 0x1F587 },
	{ 0x1F58A, 0x1F58D }, { 0x1F590, 0x1F590 }, { 0x1F5A5, 0x1F5A5 }, { 0x1F5A8, 0x1F5A8 },
	{ 0x1F5B1, 0x1F5B2 }, { 0x1F5BC, 0x1F5BC }, { 0x1F5C2, 0x1F5C4 }, { 0x1F5D1, 0x1F5D3 },
	{ 0x1F5DC, 0x1F5DE }, { 0x1F5E1, 0x1F5E1 }, { 0x1F5E3, 0x1F5E3 }, { 0x1F5E8, 0x1F5E8 },
	{ 0x1F5EF, 0x1F5EF }, { 0x1F5F3, 0x1F5F3 }, { 0x1F5FA, 0x1F5FA }, { 0x1F6CB, 0x1F6CB },
	{ 0x1F6CD, 0x1F6CF }, { 0x1F6E0, 0x1F6E5 }, { 0x1F6E9, 0x1F6E9 }, { 0x1F6F0, 0x1F6F0 },
	{ 0x1F6F3, 0x1F6F3 },
};

/* Flags of regions, RGI_Emoji_Flag_Sequence of emoji-sequences.txt 15.0: for each first letter
 * the second ones.  Other pairs are two letters on the screen, and weigh so. */
static const char *flag_ends(uint32_t first)
{
	static const char ends[26][27] = {
		"CDEFGILMOQRSTUWXZ",
		"ABDEFGHIJLMNOQRSTVWYZ",
		"ACDFGHIKLMNOPRUVWXYZ",
		"EGJKMOZ",
		"ACEGHRSTU",
		"IJKMOR",
		"ABDEFGHILMNPQRSTUWY",
		"KMNRTU",
		"CDELMNOQRST",
		"EMOP",
		"EGHIMNPRWYZ",
		"ABCIKRSTUVY",
		"ACDEFGHKLMNOPQRSTUVWXYZ",
		"ACEFGILOPRUZ",
		"M",
		"AEFGHKLMNRSTWY",
		"A",
		"EOSUW",
		"ABCDEGHIJKLMNORSTVXYZ",
		"ACDFGHJKLMNORTVWZ",
		"AGMNSYZ",
		"ACEGINU",
		"FS",
		"K",
		"ET",
		"AMW",
	};

	return ends[first - FLAG_A];
}

static bool is_flag(uint32_t first, uint32_t second)
{
	if (second < FLAG_A || second > FLAG_Z)
		return false;
	for (const char *end = flag_ends(first); *end; end++) {
		if ((uint32_t)(*end - 'A') == second - FLAG_A)
			return true;
	}
	return false;
}

/* The character at `*at` is `code`; then moves behind it. */
static bool take(struct pl_str text, size_t *at, uint32_t code)
{
	size_t next = *at;

	if (*at >= text.len || pl_utf8_next(text, &next) != code)
		return false;
	*at = next;
	return true;
}

static size_t keycap_end(struct pl_str text, size_t start, size_t at)
{
	take(text, &at, PL_EMOJI_STYLE);
	return take(text, &at, PL_KEYCAP) ? at : start;
}

static size_t flag_end(struct pl_str text, uint32_t first, size_t at)
{
	size_t next = at;

	return at < text.len && is_flag(first, pl_utf8_next(text, &next)) ? next : at;
}

/* Tags spell the region of a flag: England, Scotland, Wales. */
static size_t tags_end(struct pl_str text, size_t at)
{
	size_t next = at, n = 0;

	for (;; n++) {
		uint32_t code = pl_utf8_next(text, &next);

		if (code == TAG_END && n > 0)
			return next;
		if (code < TAG_FIRST || code > TAG_LAST)
			return at;
	}
}

/* One element of a sequence that joiners may go on with; `at` if there is none. */
static size_t element_end(struct pl_str text, size_t at)
{
	size_t end = at;
	uint32_t code = pl_utf8_next(text, &end), next = pl_utf8_at(text, end);
	bool shown = pl_is_emoji_shown(code) || pl_in_ranges(bare, N_OF(bare), code);

	if (next == PL_TEXT_STYLE || (code >= FLAG_A && code <= FLAG_Z))
		return at;
	if (!shown && (next != PL_EMOJI_STYLE ||
		       (code != 0xA9 && code != 0xAE && code != 0x2122 && code != 0x265F)))
		return at;
	if (next >= TONE_FIRST && next <= TONE_LAST && pl_is_emoji_base(code))
		take(text, &end, next);
	take(text, &end, PL_EMOJI_STYLE);
	return code == BLACK_FLAG ? tags_end(text, end) : end;
}

size_t pl_emoji_end(struct pl_str text, size_t at)
{
	size_t behind = at, end;
	uint32_t code = pl_utf8_next(text, &behind);

	if (code < 0x80 && (code == '#' || code == '*' || (code >= '0' && code <= '9')))
		return keycap_end(text, at, behind);
	if (!pl_may_be_emoji(text, code, behind))
		return at;
	if (code >= FLAG_A && code <= FLAG_Z)
		return flag_end(text, code, behind);
	end = element_end(text, at);
	while (end > at) {
		size_t joined = end, next;

		if (!take(text, &joined, PL_JOINER) || joined >= text.len)
			break;
		next = element_end(text, joined);
		if (next == joined)
			break;
		end = next;
	}
	return end;
}
