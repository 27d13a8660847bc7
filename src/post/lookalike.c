/* Letters that only look like letters. */
#include "post/lookalike.h"

#include "base/catalogue.h"
#include "base/unicode.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* In order.  The names are Unicode's (15.0) without "letter" and "small"; the French ones
 * follow those of ISO 10646 as far as a listener has use for them. */
static const struct range {
	uint32_t first, last;
	uint8_t likeness;
	char plain; /* enclosed: the letter of the first, from which on the alphabet goes */
	const char *style;
} ranges[] = {
	{ 0x02B0, 0x02B8, PL_ALIKE_RAISED, 0, N_("superscript") },
	{ 0x02E1, 0x02E3, PL_ALIKE_RAISED, 0, N_("superscript") },
	{ 0x1D2C, 0x1D61, PL_ALIKE_RAISED, 0, N_("superscript") },
	{ 0x1D62, 0x1D6A, PL_ALIKE_RAISED, 0, N_("subscript") },
	{ 0x2071, 0x2071, PL_ALIKE_RAISED, 0, N_("superscript") },
	{ 0x207F, 0x207F, PL_ALIKE_RAISED, 0, N_("superscript") },
	{ 0x2090, 0x209C, PL_ALIKE_RAISED, 0, N_("subscript") },
	/* Letters that were there before the alphabets they fill up. */
	{ 0x210A, 0x210B, PL_ALIKE_COMPATIBLE, 0, N_("script") },
	{ 0x210C, 0x210C, PL_ALIKE_COMPATIBLE, 0, N_("fraktur") },
	{ 0x210D, 0x210D, PL_ALIKE_COMPATIBLE, 0, N_("double-struck") },
	{ 0x210E, 0x210F, PL_ALIKE_COMPATIBLE, 0, N_("mathematical italic") },
	{ 0x2110, 0x2110, PL_ALIKE_COMPATIBLE, 0, N_("script") },
	{ 0x2111, 0x2111, PL_ALIKE_COMPATIBLE, 0, N_("fraktur") },
	{ 0x2112, 0x2113, PL_ALIKE_COMPATIBLE, 0, N_("script") },
	{ 0x2115, 0x2115, PL_ALIKE_COMPATIBLE, 0, N_("double-struck") },
	{ 0x2119, 0x211A, PL_ALIKE_COMPATIBLE, 0, N_("double-struck") },
	{ 0x211B, 0x211B, PL_ALIKE_COMPATIBLE, 0, N_("script") },
	{ 0x211C, 0x211C, PL_ALIKE_COMPATIBLE, 0, N_("fraktur") },
	{ 0x211D, 0x211D, PL_ALIKE_COMPATIBLE, 0, N_("double-struck") },
	{ 0x212C, 0x212C, PL_ALIKE_COMPATIBLE, 0, N_("script") },
	{ 0x212D, 0x212D, PL_ALIKE_COMPATIBLE, 0, N_("fraktur") },
	{ 0x212E, 0x2131, PL_ALIKE_COMPATIBLE, 0, N_("script") },
	{ 0x2133, 0x2134, PL_ALIKE_COMPATIBLE, 0, N_("script") },
	{ 0x249C, 0x24B5, PL_ALIKE_ENCLOSED, 'a', N_("parenthesized") },
	{ 0x24B6, 0x24CF, PL_ALIKE_ENCLOSED, 'A', N_("circled") },
	{ 0x24D0, 0x24E9, PL_ALIKE_ENCLOSED, 'a', N_("circled") },
	{ 0xFF10, 0xFF19, PL_ALIKE_COMPATIBLE, 0, N_("fullwidth") },
	{ 0xFF21, 0xFF3A, PL_ALIKE_COMPATIBLE, 0, N_("fullwidth") },
	{ 0xFF41, 0xFF5A, PL_ALIKE_COMPATIBLE, 0, N_("fullwidth") },
	/* Mathematical alphanumeric symbols. */
	{ 0x1D400, 0x1D433, PL_ALIKE_COMPATIBLE, 0, N_("mathematical bold") },
	{ 0x1D434, 0x1D467, PL_ALIKE_COMPATIBLE, 0, N_("mathematical italic") },
	{ 0x1D468, 0x1D49B, PL_ALIKE_COMPATIBLE, 0, N_("mathematical bold italic") },
	{ 0x1D49C, 0x1D4CF, PL_ALIKE_COMPATIBLE, 0, N_("mathematical script") },
	{ 0x1D4D0, 0x1D503, PL_ALIKE_COMPATIBLE, 0, N_("mathematical bold script") },
	{ 0x1D504, 0x1D537, PL_ALIKE_COMPATIBLE, 0, N_("mathematical fraktur") },
	{ 0x1D538, 0x1D56B, PL_ALIKE_COMPATIBLE, 0, N_("mathematical double-struck") },
	{ 0x1D56C, 0x1D59F, PL_ALIKE_COMPATIBLE, 0, N_("mathematical bold fraktur") },
	{ 0x1D5A0, 0x1D5D3, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif") },
	{ 0x1D5D4, 0x1D607, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif bold") },
	{ 0x1D608, 0x1D63B, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif italic") },
	{ 0x1D63C, 0x1D66F, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif bold italic") },
	{ 0x1D670, 0x1D6A3, PL_ALIKE_COMPATIBLE, 0, N_("mathematical monospace") },
	{ 0x1D6A4, 0x1D6A7, PL_ALIKE_COMPATIBLE, 0, N_("mathematical italic") },
	{ 0x1D6A8, 0x1D6E1, PL_ALIKE_COMPATIBLE, 0, N_("mathematical bold") },
	{ 0x1D6E2, 0x1D71B, PL_ALIKE_COMPATIBLE, 0, N_("mathematical italic") },
	{ 0x1D71C, 0x1D755, PL_ALIKE_COMPATIBLE, 0, N_("mathematical bold italic") },
	{ 0x1D756, 0x1D78F, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif bold") },
	{ 0x1D790, 0x1D7C9, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif bold italic") },
	{ 0x1D7CA, 0x1D7D7, PL_ALIKE_COMPATIBLE, 0, N_("mathematical bold") },
	{ 0x1D7D8, 0x1D7E1, PL_ALIKE_COMPATIBLE, 0, N_("mathematical double-struck") },
	{ 0x1D7E2, 0x1D7EB, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif") },
	{ 0x1D7EC, 0x1D7F5, PL_ALIKE_COMPATIBLE, 0, N_("mathematical sans-serif bold") },
	{ 0x1D7F6, 0x1D7FF, PL_ALIKE_COMPATIBLE, 0, N_("mathematical monospace") },
	{ 0x1F110, 0x1F129, PL_ALIKE_ENCLOSED, 'A', N_("parenthesized") },
	{ 0x1F130, 0x1F149, PL_ALIKE_ENCLOSED, 'A', N_("squared") },
	{ 0x1F150, 0x1F169, PL_ALIKE_ENCLOSED, 'A', N_("negative circled") },
	{ 0x1F170, 0x1F189, PL_ALIKE_ENCLOSED, 'A', N_("negative squared") },
};

/* Small capitals have no compatible form.  The order is that of the alphabet; s
 * and x are written plain, q borrows a letter with a tail. */
static const struct {
	uint32_t code;
	char plain;
} small[] = {
	{ 0x1D00, 'a' }, { 0x0299, 'b' }, { 0x1D04, 'c' }, { 0x1D05, 'd' }, { 0x1D07, 'e' },
	{ 0xA730, 'f' }, { 0x0262, 'g' }, { 0x029C, 'h' }, { 0x026A, 'i' }, { 0x1D0A, 'j' },
	{ 0x1D0B, 'k' }, { 0x029F, 'l' }, { 0x1D0D, 'm' }, { 0x0274, 'n' }, { 0x1D0F, 'o' },
	{ 0x1D18, 'p' }, { 0x01EB, 'q' }, { 0x0280, 'r' }, { 0xA731, 's' }, { 0x1D1B, 't' },
	{ 0x1D1C, 'u' }, { 0x1D20, 'v' }, { 0x1D21, 'w' }, { 0x028F, 'y' }, { 0x1D22, 'z' },
};

static const struct range *range_of(uint32_t code)
{
	for (size_t i = 0; i < N_OF(ranges) && code >= ranges[i].first; i++) {
		if (code <= ranges[i].last)
			return &ranges[i];
	}
	return NULL;
}

/* How the character is alike; `*plain` is set where NFKC does not know. */
static enum pl_likeness likeness_of(uint32_t code, char *plain, const char **style)
{
	const struct range *range = range_of(code);

	if (range) {
		*plain = range->plain ? (char)(range->plain + (int)(code - range->first)) : 0;
		*style = range->style;
		return (enum pl_likeness)range->likeness;
	}
	for (size_t i = 0; code >= 0x1EB && i < N_OF(small); i++) {
		if (small[i].code == code) {
			*plain = small[i].plain;
			*style = N_("small capital");
			return PL_ALIKE_SMALL;
		}
	}
	return PL_NOT_ALIKE;
}

enum pl_likeness pl_likeness_of(uint32_t code)
{
	const char *style;
	char plain;

	return code < 0x1EB ? PL_NOT_ALIKE : likeness_of(code, &plain, &style);
}

void pl_lookalike_plain(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		const char *style;
		char plain = 0;

		likeness_of(pl_utf8_next(text, &at), &plain, &style);
		if (plain)
			pl_buf_putc(out, plain);
		else if (!pl_nfkc(out, pl_str_cut(text, start, at), NULL))
			out->failed = true;
	}
}

void pl_lookalike_name(struct pl_buf *out, uint32_t code, enum pl_lang lang)
{
	struct pl_buf letter = { 0 }, bare = { 0 };
	const char *style = "";
	char plain;
	size_t at = 0;

	likeness_of(code, &plain, &style);
	pl_utf8_put(&letter, code);
	pl_lookalike_plain(&bare, pl_buf_str(&letter));
	pl_buf_puts(out, pl_tr(lang, style));
	pl_buf_putc(out, ' ');
	if (pl_is_upper(pl_utf8_next(pl_buf_str(&bare), &at)))
		pl_buf_puts(out, pl_tr(lang, N_("capital ")));
	pl_buf_add(out, pl_buf_str(&bare));
	out->failed |= letter.failed || bare.failed;
	pl_buf_release(&letter);
	pl_buf_release(&bare);
}

/* --- runs ---------------------------------------------------------------------------------- */

struct pl_lookalikes pl_lookalikes_at(struct pl_str text, size_t at)
{
	struct pl_lookalikes run = { .end = at };

	while (at < text.len) {
		uint32_t code = pl_utf8_next(text, &at);
		enum pl_likeness likeness = pl_likeness_of(code);

		if (likeness == PL_NOT_ALIKE && !pl_is_blank(code))
			break;
		if (likeness == PL_NOT_ALIKE)
			continue;
		run.letters++;
		run.raised += likeness == PL_ALIKE_RAISED;
		run.end = at;
	}
	return run;
}

enum { FEWEST_LETTERS = 2, FEWEST_RAISED = 4 };

bool pl_lookalikes_fancy(const struct pl_lookalikes *run)
{
	return run->letters >= FEWEST_LETTERS &&
	       (run->raised < run->letters || run->letters >= FEWEST_RAISED);
}
