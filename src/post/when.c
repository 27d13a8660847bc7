/* Dates and hours of French and English texts. */
#include "post/when.h"

#include "base/unicode.h"

/* In lower case without accents; NULL-ended. */
static const char *const months[] = {
	"janvier", "fevrier",   "mars",     "avril",    "mai",      "juin",    "juillet",
	"aout",    "septembre", "octobre",  "novembre", "decembre", "january", "february",
	"march",   "april",     "may",      "june",     "july",     "august",  "september",
	"october", "november",  "december", "janv",     "fevr",     "sept",    "oct",
	"nov",     "dec",       NULL,
};
static const char *const days[] = {
	"lundi",   "mardi",     "mercredi", "jeudi",  "vendredi", "samedi", "dimanche", "monday",
	"tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL,
};
static const char *const hours[] = { "h", "heure", "heures", "am", "pm", NULL };
static const char *const alone[] = {
	"demain",  "aujourd'hui", "midi", "minuit",   "tomorrow",
	"tonight", "today",       "noon", "midnight", NULL,
};

/* --- words ---------------------------------------------------------------------------- */

/* Lower case without the accents that the words above have. */
static uint32_t plain(uint32_t code)
{
	code = pl_to_lower(code);
	if (code == 0xE9)
		return 'e';
	if (code == 0xFB)
		return 'u';
	return code == 0x2019 ? '\'' : code;
}

static bool is_word(struct pl_str text, const char *word)
{
	size_t at = 0;

	while (at < text.len && *word && plain(pl_utf8_next(text, &at)) == (unsigned char)*word)
		word++;
	return at == text.len && !*word;
}

static struct pl_str text_of(const struct pl_post *post, size_t token)
{
	return pl_str_in(post->text, post->tokens[token].span);
}

static bool is_one_of(const struct pl_post *post, size_t token, const char *const *words)
{
	struct pl_str text;

	if (token >= post->n_tokens || post->tokens[token].kind != PL_TOKEN_WORD)
		return false;
	text = text_of(post, token);
	while (*words && !is_word(text, *words))
		words++;
	return *words;
}

/* --- numbers ---------------------------------------------------------------------------- */

/* A number of `least` to `most` figures, whatever letters follow them (1er, 12th). */
static bool is_number(const struct pl_post *post, size_t token, size_t least, size_t most)
{
	struct pl_str text;
	size_t figures = 0;

	if (token >= post->n_tokens || post->tokens[token].kind != PL_TOKEN_NUMBER)
		return false;
	text = text_of(post, token);
	while (figures < text.len && text.at[figures] >= '0' && text.at[figures] <= '9')
		figures++;
	return figures >= least && figures <= most && text.len - figures <= 2;
}

/* 18h, 18h30, 6pm in one token. */
static bool is_clock(const struct pl_post *post, size_t token)
{
	struct pl_str text;
	size_t at = 0;

	if (post->tokens[token].kind != PL_TOKEN_NUMBER)
		return false;
	text = text_of(post, token);
	while (at < text.len && at < 2 && text.at[at] >= '0' && text.at[at] <= '9')
		at++;
	if (at == 0 || at == text.len)
		return false;
	text = pl_str_cut(text, at, text.len);
	return pl_str_is_nocase(text, "am") || pl_str_is_nocase(text, "pm") ||
	       ((text.at[0] | 0x20) == 'h' &&
		(text.len == 1 || (text.len == 3 && text.at[1] >= '0' && text.at[1] <= '5' &&
				   text.at[2] >= '0' && text.at[2] <= '9')));
}

/* --- what stands between two tokens ------------------------------------------------------- */

static struct pl_str gap_behind(const struct pl_post *post, size_t token)
{
	if (token + 1 >= post->n_tokens)
		return PL_STR("\n");
	return pl_str_cut(post->text, post->tokens[token].span.end,
			  post->tokens[token + 1].span.start);
}

/* Blanks of one line, and nothing else. */
static bool is_spaced(const struct pl_post *post, size_t token)
{
	struct pl_str gap = gap_behind(post, token);
	size_t at = 0;

	if (!gap.len || gap.len > 8)
		return false;
	while (at < gap.len) {
		uint32_t code = pl_utf8_next(gap, &at);

		if (!pl_is_space(code) || code == '\n' || code == '\r')
			return false;
	}
	return true;
}

static bool is_joined(const struct pl_post *post, size_t token, const char *sign)
{
	return pl_str_is(gap_behind(post, token), sign);
}

/* --- dates and hours ------------------------------------------------------------------------ */

/* 12/03/2026 and 12/03, but not 1/3 of a thread. */
static size_t figures(const struct pl_post *post, size_t first)
{
	static const char *const signs[] = { "/", "-", ".", NULL };

	for (size_t i = 0; signs[i]; i++) {
		if (!is_joined(post, first, signs[i]) || !is_number(post, first + 1, 1, 2))
			continue;
		if (is_joined(post, first + 1, signs[i]) && is_number(post, first + 2, 2, 4))
			return 3;
		if (*signs[i] == '/' && is_number(post, first, 2, 2) &&
		    is_number(post, first + 1, 2, 2))
			return 2;
	}
	return 0;
}

static size_t from_number(const struct pl_post *post, size_t first)
{
	bool spaced = is_spaced(post, first);

	if (is_clock(post, first))
		return 1;
	if (!is_number(post, first, 1, 2))
		return 0;
	if (spaced && is_one_of(post, first + 1, hours))
		return is_spaced(post, first + 1) && is_number(post, first + 2, 2, 2) ? 3 : 2;
	if (is_joined(post, first, ":") && is_number(post, first + 1, 2, 2))
		return 2;
	if (spaced && is_one_of(post, first + 1, months))
		return is_spaced(post, first + 1) && is_number(post, first + 2, 4, 4) ? 3 : 2;
	return figures(post, first);
}

/* March 12, 2026; mars 2026. */
static size_t from_month(const struct pl_post *post, size_t first)
{
	if (!is_spaced(post, first))
		return 0;
	if (is_number(post, first + 1, 4, 4))
		return 2;
	if (!is_number(post, first + 1, 1, 2))
		return 0;
	return (is_joined(post, first + 1, ", ") || is_spaced(post, first + 1)) &&
			       is_number(post, first + 2, 4, 4)
		       ? 3
		       : 2;
}

size_t pl_when(const struct pl_post *post, size_t first)
{
	size_t more = 0;

	if (post->tokens[first].kind == PL_TOKEN_NUMBER)
		return from_number(post, first);
	if (is_one_of(post, first, months))
		return from_month(post, first);
	if (!is_one_of(post, first, days))
		return is_one_of(post, first, alone);
	if (first + 1 < post->n_tokens &&
	    (is_spaced(post, first) || is_joined(post, first, ", ")) &&
	    (post->tokens[first + 1].kind == PL_TOKEN_NUMBER || is_one_of(post, first + 1, months)))
		more = pl_when(post, first + 1);
	return 1 + more;
}
