/* Words between white space, peeled (errata-ai/vale 3.7.1, internal/nlp, read in 2026-11). */
#include "check/split.h"

#include <string.h>

#include "base/unicode.h"

/* Quotation marks count as the straight ones. */
static uint32_t straight(uint32_t code)
{
	if (code == 0x201C || code == 0x201D)
		return '"';
	return code == 0x2018 || code == 0x2019 ? '\'' : code;
}

static bool is_one_of(uint32_t code, const char *signs)
{
	return code && code < 0x80 && strchr(signs, (int)code);
}

static bool is_foreign(uint32_t code)
{
	return code == 0xAB || code == 0xBB || code == 0x2039 || code == 0x203A || code == 0x2026;
}

/* --- what is kept as it is ----------------------------------------------------------------- */

static bool is_ascii_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* U.S. and the like. */
static bool is_initials(struct pl_str word)
{
	for (size_t i = 0; i + 1 < word.len; i += 2) {
		if (!is_ascii_letter(word.at[i]) || word.at[i + 1] != '.')
			return false;
	}
	return word.len >= 4 && word.len % 2 == 0;
}

/* Mr. and Vol. and, since nobody knows them apart, The. too. */
static bool is_title(struct pl_str word)
{
	if (word.len < 3 || word.len > 4 || word.at[0] < 'A' || word.at[0] > 'Z' ||
	    word.at[word.len - 1] != '.')
		return false;
	for (size_t i = 1; i + 1 < word.len; i++) {
		if (word.at[i] < 'a' || word.at[i] > 'z')
			return false;
	}
	return true;
}

/* Faces of letters and signs that would be peeled. */
static bool is_face(struct pl_str word)
{
	return pl_str_is(word, "(o:") || pl_str_is(word, ":o)") || pl_str_is(word, "(ಠ_ಠ)");
}

/* --- peeling ------------------------------------------------------------------------------- */

static bool peel_start(struct pl_str text, struct pl_span *word, bool foreign)
{
	size_t behind = word->start;
	uint32_t code = straight(pl_utf8_next(text, &behind));

	if (behind >= word->end || (!is_one_of(code, "$(\"['") && !(foreign && is_foreign(code))))
		return false;
	word->start = (uint32_t)behind;
	return true;
}

static bool peel_end(struct pl_str text, struct pl_span *word, bool foreign)
{
	size_t before = word->end;
	uint32_t code = straight(pl_utf8_prev(text, &before));

	if (before <= word->start ||
	    (!is_one_of(code, ",)\"]!;.?:'") && !(foreign && is_foreign(code))))
		return false;
	word->end = (uint32_t)before;
	return true;
}

static void peel(struct pl_str text, struct pl_span *word, bool foreign)
{
	struct pl_str left = pl_str_in(text, *word);

	while (!is_initials(left) && !is_title(left) && !is_face(left) &&
	       (peel_start(text, word, foreign) || peel_end(text, word, foreign)))
		left = pl_str_in(text, *word);
}

static bool has_letter(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (pl_is_letter(code) && !pl_is_mark(code))
			return true;
	}
	return false;
}

/* Behind what is white space, or is not, from byte `at` on. */
static size_t skip(struct pl_str text, size_t at, bool blank)
{
	size_t behind = at;

	while (at < text.len && pl_is_space(pl_utf8_next(text, &behind)) == blank)
		at = behind;
	return at;
}

bool pl_split_next(struct pl_str text, size_t *at, bool foreign, struct pl_span *word)
{
	while (*at < text.len) {
		size_t start = skip(text, *at, true), end = skip(text, start, false);

		*at = end;
		*word = (struct pl_span){ (uint32_t)start, (uint32_t)end };
		if (end > start)
			peel(text, word, foreign);
		if (has_letter(pl_str_in(text, *word)))
			return true;
	}
	return false;
}

void pl_split_straight(struct pl_buf *out, struct pl_str word)
{
	for (size_t at = 0; at < word.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(word, &at), plain = straight(code);

		if (plain == code)
			pl_buf_add(out, pl_str_cut(word, start, at));
		else
			pl_buf_putc(out, (char)plain);
	}
}
