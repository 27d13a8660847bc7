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

/* What each character of ASCII is in an outline. */
static const char ascii[] = "\x00\x01\x02\x03\x04\x05\x06\x07\x08 \n\x0B\x0C\r\x0E\x0F"
			    "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F"
			    " !\"#$%&'()*+,-./0000000000:;<=>?"
			    "@AAAAAAAAAAAAAAAAAAAAAAAAAA[\\]^_"
			    "`aaaaaaaaaaaaaaaaaaaaaaaaaa{|}~\x7F";

/* 0: it stands for itself alone. */
static char ascii_outline(uint32_t code)
{
	char sign = ascii[code];
	bool of_many = sign == PL_OUTLINE_SMALL || sign == PL_OUTLINE_CAPITAL ||
		       sign == PL_OUTLINE_DIGIT || sign == PL_OUTLINE_BLANK;

	return of_many ? sign : 0;
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

/* An outline in the making; a small letter behind another is put where the next sign goes. */
struct drawing {
	char *out;
	size_t n;
	char last;
};

static void put(struct drawing *drawing, char sign)
{
	bool runs = (sign == PL_OUTLINE_SMALL) & (drawing->last == PL_OUTLINE_SMALL);

	drawing->out[drawing->n] = sign;
	drawing->n += !runs;
	drawing->last = sign;
}

/* The character beyond ASCII at byte `*at`, which moves behind it. */
static void put_far(struct drawing *drawing, struct pl_str text, size_t *at)
{
	size_t start = *at;
	char sign = pl_outline_of(pl_utf8_next(text, at));

	if (sign)
		put(drawing, sign);
	while (!sign && start < *at)
		put(drawing, text.at[start++]);
}

size_t pl_outline(struct pl_str text, char *out)
{
	struct drawing drawing = { .out = out };

	for (size_t at = 0; at < text.len;) {
		unsigned char byte = (unsigned char)text.at[at];

		if (byte >= 0x80) {
			put_far(&drawing, text, &at);
			continue;
		}
		put(&drawing, ascii[byte]);
		at++;
	}
	/* Nothing is left behind the end. */
	if (drawing.n < text.len)
		out[drawing.n] = '\0';
	return drawing.n;
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
