/* Titles and sentences as English styles capitalize them.
 *
 * The rules are those of the converter that Vale uses (github.com/jdkato/twine,
 * strcase, 2024), byte for byte: where it counts letters for bytes, so do we. */
#include "check/title.h"

#include <string.h>

/* --- letters ---------------------------------------------------------------------------- */

void pl_lowered(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;)
		pl_utf8_put(out, pl_to_lower(pl_utf8_next(text, &at)));
}

void pl_raised(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;)
		pl_utf8_put(out, pl_to_upper(pl_utf8_next(text, &at)));
}

/* The first letter raised; the others lowered or left. */
static void add_raised(struct pl_buf *out, struct pl_str word, bool lowered)
{
	size_t at = 0;

	if (word.len)
		pl_utf8_put(out, pl_to_upper(pl_utf8_next(word, &at)));
	word = pl_str_cut(word, at, word.len);
	if (lowered)
		pl_lowered(out, word);
	else
		pl_buf_add(out, word);
}

/* In ASCII whatever is no letter, digit or _ parts words, elsewhere only blanks do. */
static bool parts_words(uint32_t code)
{
	if (code < 0x80)
		return !pl_is_word(code);
	return !pl_is_letter(code) && !pl_is_digit(code) && pl_is_space(code);
}

void pl_capitals(struct pl_buf *out, struct pl_str text)
{
	uint32_t last = ' ';

	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		pl_utf8_put(out, parts_words(last) ? pl_to_upper(code) : code);
		last = code;
	}
}

/* --- titles ------------------------------------------------------------------------------- */

static const char *const small[] = {
	"a",  "an", "and", "as",  "at",  "but", "by", "en",  "for", "if", "in", "nor",
	"of", "on", "or",  "per", "the", "to",  "vs", "vs.", "via", "v",  "v.", NULL,
};

static const char *const prepositions[] = {
	"with",       "from",    "into",    "during", "including",  "until", "against", "among",
	"throughout", "despite", "towards", "upon",   "concerning", "about", "over",    "through",
	"before",     "between", "after",   "since",  "without",    "under", "within",  "along",
	"following",  "across",  "beyond",  "around", "down",       "near",  "above",   NULL,
};

static bool among(struct pl_str word, const char *const *words)
{
	while (*words && !pl_str_is(word, *words))
		words++;
	return *words != NULL;
}

/* Typographic signs and what the converter looks at in their place. */
static const struct {
	const char *sign, *plain;
} signs[] = {
	{ "“", "\"" }, { "”", "\"" }, { "‘", "'" },   { "’", "'" },
	{ "–", "-" },  { "—", "-" },  { "…", "..." },
};

enum { SIGNS = sizeof(signs) / sizeof(*signs), SIGN_BYTES = 3 };

/* Whether a sign starts at byte `at`; its place in the table, or SIGNS. */
static size_t sign_at(struct pl_str text, size_t at)
{
	size_t i = 0;

	if ((unsigned char)text.at[at] != 0xE2 || text.len - at < SIGN_BYTES)
		return SIGNS;
	while (i < SIGNS && memcmp(text.at + at, signs[i].sign, SIGN_BYTES) != 0)
		i++;
	return i;
}

/* Appends the text without signs; whether it had some. */
static bool add_plain(struct pl_buf *out, struct pl_str text)
{
	bool had = false;

	for (size_t at = 0; at < text.len;) {
		size_t sign = sign_at(text, at);

		if (sign < SIGNS)
			pl_buf_puts(out, signs[sign].plain);
		else
			pl_buf_putc(out, text.at[at]);
		at += sign < SIGNS ? SIGN_BYTES : 1;
		had |= sign < SIGNS;
	}
	return had;
}

/* A title being made. */
struct title {
	struct pl_buf *out;
	struct pl_str plain; /* the text without signs */
	size_t at;           /* behind the last word, there */
	bool chicago;
	const struct pl_forms *forms;
};

/* A byte of the plain text; outside of it, its first one. */
static char byte_at(const struct title *title, size_t place, size_t before)
{
	if (!title->plain.len)
		return 0;
	return place >= before && place - before < title->plain.len
		       ? title->plain.at[place - before]
		       : title->plain.at[0];
}

/* Between two words of a phrase, where a small one may stand small: not after a colon
 * or two hyphens, nor as the first half of a word with a hyphen. */
static bool stands_within(const struct title *title, size_t place, size_t len)
{
	char before = byte_at(title, place, 1), behind = byte_at(title, place + len, 0);
	char further = byte_at(title, place, 2);

	return (before == ' ' || before == '-' || before == '/') && further != ':' &&
	       further != '-' && (behind != '-' || before == '-');
}

static bool is_small(const struct title *title, struct pl_str lower, bool border)
{
	if (border)
		return false;
	return among(lower, small) || (title->chicago && among(lower, prepositions));
}

static void add_word(struct title *title, struct pl_str word)
{
	struct pl_buf lower = { 0 }, probe = { 0 };
	bool signs_in = add_plain(&probe, word);
	size_t len = pl_code_points(word), place = SIZE_MAX;
	struct pl_str form;
	bool within;

	/* What holds a sign is not found in the text without them. */
	if (!signs_in)
		place = pl_str_find(title->plain, word, title->at);
	if (place == SIZE_MAX)
		place = title->at ? title->at - 1 : 0;
	title->at = place + len < title->plain.len ? place + len : title->plain.len;
	within = stands_within(title, place, len);
	pl_lowered(&lower, word);
	if (title->forms->form(title->forms, word, &form))
		pl_buf_add(title->out, form);
	else if (within && !title->chicago && pl_str_is(pl_buf_str(&lower), "to"))
		pl_buf_add(title->out, word);
	else if (within &&
		 is_small(title, pl_buf_str(&lower), !place || title->at == title->plain.len))
		pl_buf_add(title->out, pl_buf_str(&lower));
	else
		add_raised(title->out, word, false);
	title->out->failed |= lower.failed || probe.failed;
	pl_buf_release(&lower);
	pl_buf_release(&probe);
}

static bool starts_word(uint32_t code)
{
	return pl_is_number(code) || (pl_is_letter(code) && !pl_is_mark(code));
}

/* The end of the word that starts at byte `at`: blanks of ASCII, - and / end it. */
static size_t word_end(struct pl_str text, size_t at)
{
	while (at < text.len && !strchr(" \t\n\f\r-/", text.at[at]))
		at++;
	return at;
}

void pl_title(struct pl_buf *out, struct pl_str text, bool chicago, const struct pl_forms *forms)
{
	struct pl_buf plain = { 0 };
	struct title title = { .out = out, .chicago = chicago, .forms = forms };

	add_plain(&plain, text);
	title.plain = pl_buf_str(&plain);
	for (size_t at = 0; at < text.len && !plain.failed;) {
		size_t next = at, end = at;

		if (starts_word(pl_utf8_next(text, &next)))
			end = word_end(text, at);
		if (end > at)
			add_word(&title, pl_str_cut(text, at, end));
		else
			pl_buf_add(out, pl_str_cut(text, at, next));
		at = end > at ? end : next;
	}
	out->failed |= plain.failed;
	pl_buf_release(&plain);
}

/* --- sentences ---------------------------------------------------------------------------- */

/* A number and a full stop somewhere in the word: 1., (12.) */
static bool numbers(struct pl_str word)
{
	for (size_t i = 1; i < word.len; i++) {
		if (word.at[i] == '.' && word.at[i - 1] >= '0' && word.at[i - 1] <= '9')
			return true;
	}
	return false;
}

static bool ends_with(struct pl_str word, struct pl_str ending)
{
	return word.len >= ending.len &&
	       pl_str_same(pl_str_cut(word, word.len - ending.len, word.len), ending);
}

/* Does a sentence begin behind the i-th word? */
static bool begins_behind(struct pl_str word, size_t i, const struct pl_ref *endings, size_t n)
{
	for (size_t e = 0; e < n; e++) {
		if (ends_with(word, pl_ref_str(&endings[e])))
			return true;
	}
	return !i && numbers(word);
}

void pl_sentence(struct pl_buf *out, struct pl_str text, const struct pl_span *words,
		 size_t n_words, const struct pl_ref *endings, size_t n,
		 const struct pl_forms *forms)
{
	for (size_t i = 0; i < n_words; i++) {
		struct pl_str word = pl_str_in(text, words[i]), form;

		if (i)
			pl_buf_putc(out, ' ');
		if (forms->form(forms, word, &form))
			pl_buf_add(out, form);
		else if (!i || begins_behind(pl_str_in(text, words[i - 1]), i - 1, endings, n))
			add_raised(out, word, true);
		else
			pl_lowered(out, word);
	}
}
