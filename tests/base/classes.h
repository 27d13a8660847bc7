/* Classes of characters and texts at random, to try what finds them beside PCRE2. */
#ifndef PL_TESTS_BASE_CLASSES_H
#define PL_TESTS_BASE_CLASSES_H

#include "base/str.h"

#include "test.h"

static uint32_t seed = 1;

static uint32_t any_of(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 16) % n;
}

static void put_any(struct pl_buf *out, const char *const *pieces, size_t n, uint32_t most)
{
	for (uint32_t i = 0, times = 1 + any_of(most); i < times; i++)
		pl_buf_puts(out, pieces[any_of((uint32_t)n)]);
}

#define PUT_ANY(out, pieces, most) \
	put_any((out), (pieces), sizeof(pieces) / sizeof(*(pieces)), (most))

static void put_class(struct pl_buf *out)
{
	static const char *const kinds[] = { "\\s", "\\S", "\\w", "\\W", "\\p{L}", "\\P{L}" };
	static const char *const items[] = { "a",      "b-d", "\\s", " ",   ".",   "\\n", "é",
					     "\u00A0", "-",   "’",   "0-9", "\\]", "\\-", "🌧", "\\p{L}", "\\w" };

	if (!any_of(4)) {
		PUT_ANY(out, kinds, 1);
		return;
	}
	pl_buf_puts(out, any_of(2) ? "[^" : "[");
	PUT_ANY(out, items, 4);
	pl_buf_putc(out, ']');
}

static inline struct pl_str random_text(struct pl_buf *out, uint32_t most)
{
	static const char *const pieces[] = { "a",      "b",      "c",        " ",     "  ", ".",
					      "\n",     "é",      "-",        "]",     "’",  "\t",
					      "\u00A0", "\u202F", "🌧",     "7",     "x",  "É",
					      "\r",     "\u2028", "\xC2\x85", "\u180E",
					      "ß", "ա", "²", "½", "_", "\u0301", "ⁿ", "𝐀" };

	pl_buf_cut(out, 0);
	PUT_ANY(out, pieces, most);
	return pl_buf_str(out);
}

#endif
