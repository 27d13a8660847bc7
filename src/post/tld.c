/* Top-level domains: those of the Public Suffix List of the build, and those that
 * have left the root of the DNS but still make a link on X. */
#include "post/entity.h"

#include <string.h>

enum { LONGEST = 36, MOST = 64 };

static const char known[][LONGEST] = {
#include "tld.inc"
};

/* Names of twitter-text 3.1.0's own list (2021-10-21) that the Public Suffix List of
 * 2023-02-09 lacks.  Nearly all are brands that gave their name back; an, bl, bq, eh, mf and
 * um are codes of ISO 3166 without delegation.  X's library still makes links of
 * them, so that a text which holds one weighs 23 there. */
static const char departed[][LONGEST] = {
	{ "active" },
	{ "adac" },
	{ "afamilycompany" },
	{ "aigo" },
	{ "an" },
	{ "bl" },
	{ "blanco" },
	{ "bnl" },
	{ "boots" },
	{ "bq" },
	{ "budapest" },
	{ "bugatti" },
	{ "cancerresearch" },
	{ "cartier" },
	{ "caseih" },
	{ "ceb" },
	{ "chloe" },
	{ "chrysler" },
	{ "csc" },
	{ "dodge" },
	{ "doha" },
	{ "doosan" },
	{ "duck" },
	{ "duns" },
	{ "eh" },
	{ "epost" },
	{ "esurance" },
	{ "everbank" },
	{ "flsmidth" },
	{ "fujixerox" },
	{ "glade" },
	{ "goodhands" },
	{ "honeywell" },
	{ "htc" },
	{ "iinet" },
	{ "intel" },
	{ "iselect" },
	{ "iveco" },
	{ "iwc" },
	{ "jcp" },
	{ "jlc" },
	{ "ladbrokes" },
	{ "lancome" },
	{ "liaison" },
	{ "lixil" },
	{ "loft" },
	{ "lupin" },
	{ "mcd" },
	{ "mcdonalds" },
	{ "meo" },
	{ "metlife" },
	{ "mf" },
	{ "mobily" },
	{ "montblanc" },
	{ "mopar" },
	{ "movistar" },
	{ "mtpc" },
	{ "mutuelle" },
	{ "nadex" },
	{ "nationwide" },
	{ "newholland" },
	{ "off" },
	{ "onyourside" },
	{ "orientexpress" },
	{ "pamperedchef" },
	{ "panerai" },
	{ "piaget" },
	{ "qvc" },
	{ "raid" },
	{ "rightathome" },
	{ "rmit" },
	{ "sapo" },
	{ "scjohnson" },
	{ "scor" },
	{ "ses" },
	{ "shriram" },
	{ "spiegel" },
	{ "spreadbetting" },
	{ "srt" },
	{ "starhub" },
	{ "statoil" },
	{ "swiftcover" },
	{ "symantec" },
	{ "telecity" },
	{ "telefonica" },
	{ "tp" },
	{ "uconnect" },
	{ "um" },
	{ "vista" },
	{ "vistaprint" },
	{ "warman" },
	{ "wed" },
	{ "xperia" },
	{ "zippo" },
	{ "موبايلي" },
	{ "大众汽车" },
	{ "工行" },
	{ "手表" },
	{ "珠宝" },
	{ "诺基亚" },
};

#define N_OF(array) (sizeof(array) / sizeof *(array))

static bool is_listed(const char (*names)[LONGEST], size_t n, const char *name)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(names[middle], name);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* `name` is in lower case and ends in NUL. */
static bool is_known(const char *name)
{
	return is_listed(known, N_OF(known), name) || is_listed(departed, N_OF(departed), name);
}

static bool may_follow(uint32_t code)
{
	return !pl_ascii_has(&pl_ascii_alnum, code) && code != '@' && code != '+' && code != '-';
}

/* A label's beginning in lower case.  Places at which a name may end are kept:
 * bytes of `name` and of the text. */
struct start {
	char name[MOST];
	size_t len;
	size_t name_end[LONGEST], text_end[LONGEST];
	size_t n;
};

static bool put_lower(struct start *start, uint32_t code)
{
	uint32_t lower = pl_to_lower(code);
	unsigned shift = lower < 0x80 ? 0 : lower < 0x800 ? 6 : lower < 0x10000 ? 12 : 18;
	static const unsigned leads[] = { 0, 0xC0, 0xE0, 0xF0 };

	if (start->len + shift / 6 + 1 >= LONGEST)
		return false;
	start->name[start->len++] = (char)(leads[shift / 6] | lower >> shift);
	while (shift) {
		shift -= 6;
		start->name[start->len++] = (char)(0x80 | (lower >> shift & 0x3F));
	}
	return true;
}

static void read_start(struct start *start, struct pl_str text, size_t at)
{
	start->len = start->n = 0;
	while (at < text.len) {
		uint32_t code = pl_utf8_next(text, &at);

		if (code != '-' && !pl_is_domain_char(code))
			break;
		if (!put_lower(start, code))
			break;
		if (at < text.len && !may_follow(pl_utf8_at(text, at)))
			continue;
		start->name_end[start->n] = start->len;
		start->text_end[start->n++] = at;
	}
}

static size_t punycode_end(struct pl_str text, size_t at)
{
	if (text.len - at < 5 || !pl_str_is_nocase(pl_str_cut(text, at, at + 4), "xn--"))
		return at;
	for (size_t end = at + 4;; end++) {
		unsigned char c = end < text.len ? (unsigned char)text.at[end] : 0;

		if (c != '-' && !pl_ascii_has(&pl_ascii_alnum, c))
			return end > at + 4 ? end : at;
	}
}

size_t pl_tld_end(struct pl_str text, size_t at)
{
	struct start start;
	size_t end = at < text.len ? punycode_end(text, at) : at;

	if (end > at || at >= text.len || !pl_is_domain_char(pl_utf8_at(text, at)))
		return end;
	read_start(&start, text, at);
	while (start.n > 0) {
		start.name[start.name_end[--start.n]] = '\0';
		if (is_known(start.name))
			return start.text_end[start.n];
	}
	return at;
}

/* The label whole in lower case; false when no name is so long. */
static bool read_label(struct start *start, struct pl_str label)
{
	size_t at = 0;

	start->len = 0;
	while (at < label.len) {
		if (!put_lower(start, pl_utf8_next(label, &at)))
			return false;
	}
	start->name[start->len] = '\0';
	return start->len > 0;
}

bool pl_is_tld(struct pl_str label)
{
	struct start start;

	return read_label(&start, label) && is_known(start.name);
}

bool pl_is_tld_now(struct pl_str label)
{
	struct start start;

	return read_label(&start, label) && is_listed(known, N_OF(known), start.name);
}
