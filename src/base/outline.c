/* The outline of a text, and how rare one is. */
#include "base/outline.h"

#include "base/unicode.h"

/* White space of pl_is_space beyond Latin-1; the line separators are no blanks. */
static bool is_wide_blank(uint32_t code)
{
	return code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
	       code == 0x205F || code == 0x3000;
}

static char latin_outline(uint32_t code)
{
	if (code == 0xA0)
		return PL_OUTLINE_BLANK;
	if (code < 0xC0 || code == 0xD7 || code == 0xF7)
		return 0;
	return code < 0xDF ? PL_OUTLINE_CAPITAL : PL_OUTLINE_SMALL;
}

static char ascii_outline(uint32_t code)
{
	if (code >= 'a' && code <= 'z')
		return PL_OUTLINE_SMALL;
	if (code >= 'A' && code <= 'Z')
		return PL_OUTLINE_CAPITAL;
	if (code >= '0' && code <= '9')
		return PL_OUTLINE_DIGIT;
	return code == ' ' || code == '\t' ? PL_OUTLINE_BLANK : 0;
}

char pl_outline_of(uint32_t code)
{
	if (code < 0x80)
		return ascii_outline(code);
	if (code < 0x100)
		return latin_outline(code);
	if (code == 0x152 || code == 0x178)
		return PL_OUTLINE_CAPITAL;
	if (code == 0x153)
		return PL_OUTLINE_SMALL;
	if (code == 0x2019)
		return PL_OUTLINE_APOSTROPHE;
	return is_wide_blank(code) ? PL_OUTLINE_BLANK : 0;
}

/* Behind the small letters of ASCII that start at byte `at`. */
static size_t skip_small(struct pl_str text, size_t at)
{
	while (at < text.len && text.at[at] >= 'a' && text.at[at] <= 'z')
		at++;
	return at;
}

size_t pl_outline(struct pl_str text, char *out)
{
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(text, &at);
		char sign = code < 0x80 ? ascii_outline(code) : pl_outline_of(code);

		if (!sign) {
			while (start < at)
				out[n++] = text.at[start++];
		} else if (sign != PL_OUTLINE_SMALL || !n || out[n - 1] != PL_OUTLINE_SMALL) {
			out[n++] = sign;
		}
		if (sign == PL_OUTLINE_SMALL)
			at = skip_small(text, at);
	}
	return n;
}

/* --- how rare it is ----------------------------------------------------------------------- */

/* Share of each sign among those of outlines; of the rest, and what goes on as it began.
 * Measured on the same texts as the shares of base/known.c. */
static double share_of(char sign)
{
	switch (sign) {
	case PL_OUTLINE_SMALL:
		return .43;
	case PL_OUTLINE_BLANK:
		return .38;
	case PL_OUTLINE_CAPITAL:
		return .05;
	case PL_OUTLINE_DIGIT:
	case PL_OUTLINE_APOSTROPHE:
		return .03;
	case '.':
	case ',':
		return .02;
	default:
		return .006;
	}
}

double pl_outline_chance(struct pl_str outline)
{
	const double again = .4;
	double chance = 1;

	for (size_t i = 0; i < outline.len && chance > 1e-12; i++) {
		bool runs = i && outline.at[i] == outline.at[i - 1] &&
			    outline.at[i] != PL_OUTLINE_SMALL;

		chance *= runs ? again : share_of(outline.at[i]);
	}
	return chance;
}
