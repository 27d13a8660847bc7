/* Grapheme clusters by rule GB9c of Unicode 15.1 (UAX #29, 2023-08-16), which utf8proc 2.8
 * lacks: a consonant, a virama and a consonant of six Indic scripts are one.  What may stand
 * between them is as of Unicode 16.0 (2024-09-10), which clients follow in 2026. */
#include "base/unicode.h"

#include "base/skim.h"

struct range {
	uint32_t first, last;
};

/* Indic_Conjunct_Break=Consonant of DerivedCoreProperties.txt, Unicode 15.1: the consonants of
 * Devanagari, Bengali, Gujarati, Oriya, Telugu and Malayalam. */
static const struct range consonants[] = {
	{ 0x0915, 0x0939 }, { 0x0958, 0x095F }, { 0x0978, 0x097F }, { 0x0995, 0x09A8 },
	{ 0x09AA, 0x09B0 }, { 0x09B2, 0x09B2 }, { 0x09B6, 0x09B9 }, { 0x09DC, 0x09DD },
	{ 0x09DF, 0x09DF }, { 0x09F0, 0x09F1 }, { 0x0A95, 0x0AA8 }, { 0x0AAA, 0x0AB0 },
	{ 0x0AB2, 0x0AB3 }, { 0x0AB5, 0x0AB9 }, { 0x0AF9, 0x0AF9 }, { 0x0B15, 0x0B28 },
	{ 0x0B2A, 0x0B30 }, { 0x0B32, 0x0B33 }, { 0x0B35, 0x0B39 }, { 0x0B5C, 0x0B5D },
	{ 0x0B5F, 0x0B5F }, { 0x0B71, 0x0B71 }, { 0x0C15, 0x0C28 }, { 0x0C2A, 0x0C39 },
	{ 0x0C58, 0x0C5A }, { 0x0D15, 0x0D3A },
};

enum { FIRST_CONSONANT = 0x0915, LAST_CONSONANT = 0x0D3A, NON_JOINER = 0x200C };

static bool is_consonant(uint32_t code)
{
	size_t i = 0;

	if (code < FIRST_CONSONANT || code > LAST_CONSONANT)
		return false;
	while (code > consonants[i].last)
		i++;
	return code >= consonants[i].first;
}

/* Indic_Conjunct_Break=Linker: the viramas of the six scripts. */
static bool is_linker(uint32_t code)
{
	return code == 0x094D || code == 0x09CD || code == 0x0ACD || code == 0x0B4D ||
	       code == 0x0C4D || code == 0x0D4D;
}

/* A consonant, then marks with a virama among them, and nothing else, up to `end`. */
static bool is_open(struct pl_str text, size_t start, size_t end)
{
	bool linked = false;

	while (end > start) {
		uint32_t code = pl_utf8_prev(text, &end);

		if (is_linker(code))
			linked = true;
		else if (code == NON_JOINER || !pl_is_extending(code))
			return linked && is_consonant(code);
	}
	return false;
}

size_t pl_conjunct_end(struct pl_str text, size_t at)
{
	size_t end = pl_grapheme_end(text, at), next = end;

	while (end < text.len && is_consonant(pl_utf8_next(text, &next)) &&
	       is_open(text, at, end)) {
		at = end;
		next = end = pl_grapheme_end(text, end);
	}
	return end;
}

size_t pl_conjuncts(struct pl_str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		size_t end = pl_plain_end(text, at);

		n += end > at ? end - at : 1;
		at = end > at ? end : pl_conjunct_end(text, at);
	}
	return n;
}
