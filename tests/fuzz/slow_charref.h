/* Character references once more, to hold post/charref.c against: numbers by strtoul(), names of
 * Latin-1 by their order in the table of HTML 4.01. */
#ifndef PL_TESTS_FUZZ_SLOW_CHARREF_H
#define PL_TESTS_FUZZ_SLOW_CHARREF_H

#include "fuzz.h"

#include "post/document.h"

/* U+00A0 to U+00FF, a blank behind each. */
static const char slow_latin[] =
	"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr "
	"deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 "
	"iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
	"Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash "
	"Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring "
	"aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve "
	"oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml ";

/* The code of the name, or 0: it is none of these. */
static inline uint32_t slow_named(struct pl_str name)
{
	static const char *const signs[] = { "quot", "amp", "apos", "lt", "gt" };
	uint32_t code = 0xA0;

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (pl_str_is(name, signs[i]))
			return (uint32_t)(unsigned char)"\"&'<>"[i];
	}
	for (const char *at = slow_latin; *at; code++) {
		const char *end = strchr(at, ' ');

		if (pl_str_same(name, (struct pl_str){ at, (size_t)(end - at) }))
			return code;
		at = end + 1;
	}
	return 0;
}

/* What stands behind &# is a number; its code, or what stands in for one that is none. */
static inline bool slow_numbered(const char *number, uint32_t *code)
{
	bool hex = (*number | 0x20) == 'x';
	const char *figures = number + hex;
	unsigned long long value;

	if (!*figures || figures[strspn(figures, hex ? "0123456789abcdefABCDEF" : "0123456789")])
		return false;
	value = strtoull(figures, NULL, hex ? 16 : 10);
	*code = value > 0x10FFFF || !value || (value >= 0xD800 && value < 0xE000) ? 0xFFFD
										  : (uint32_t)value;
	return true;
}

static inline void slow_is_code(struct pl_str made, uint32_t code)
{
	size_t at = 0;

	FUZZ_CHECK(pl_utf8_next(made, &at) == code && at == made.len);
}

/* The reference at the start of the text, which begins with an ampersand. */
static inline void slow_charref_same(struct pl_str text)
{
	enum { MOST = 32 };
	char out[8], inside[MOST + 1];
	size_t len = 0, read = pl_charref(text, out, &len);
	size_t end = pl_str_find(pl_str_cut(text, 0, MOST), PL_STR(";"), 0);
	struct pl_str name = pl_str_cut(text, 1, end == SIZE_MAX ? 1 : end);
	uint32_t code = slow_named(name);

	FUZZ_CHECK(!read || read == name.len + 2);
	FUZZ_CHECK(!read || (len && len <= 4 && pl_utf8_check((struct pl_str){ out, len }) == len));
	snprintf(inside, sizeof(inside), "%.*s", PL_ARGS(name));
	if (inside[0] == '#' && strlen(inside) == name.len) {
		bool numbered = slow_numbered(inside + 1, &code);

		FUZZ_CHECK(numbered == (read > 0));
		/* Those of windows-1252 are told by a table. */
		if (!numbered || (code >= 0x80 && code < 0xA0))
			return;
	}
	FUZZ_CHECK(!code || read);
	if (code)
		slow_is_code((struct pl_str){ out, len }, code);
}

static inline void slow_charrefs_same(struct pl_str text)
{
	size_t at = pl_str_find(text, PL_STR("&"), 0);

	for (; at != SIZE_MAX; at = pl_str_find(text, PL_STR("&"), at + 1))
		slow_charref_same(pl_str_cut(text, at, text.len));
}

#endif
