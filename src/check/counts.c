/* Words, sentences and syllables, and the grades computed from them. */
#include "check/counts.h"

#include <math.h>

#include "base/unicode.h"
#include "check/syllables.h"
#include "post/punkt.h"

/* --- words ------------------------------------------------------------------------------ */

struct word {
	struct pl_str text;
	unsigned characters; /* that are letters or numbers */
};

/* Behind the capitals with a full stop each that start here, as in U.S.; `at` when there
 * are not two. */
static size_t skip_capitals(struct pl_str text, size_t at)
{
	size_t end = at, n = 0;

	for (; end + 1 < text.len && text.at[end] >= 'A' && text.at[end] <= 'Z' &&
	       text.at[end + 1] == '.';
	     end += 2)
		n++;
	return n > 1 ? end : at;
}

/* Behind the letters, numbers and apostrophes. */
static size_t skip_letters(struct pl_str text, size_t at, unsigned *characters)
{
	size_t end = at;

	while (at < text.len) {
		uint32_t code = pl_utf8_next(text, &at);
		bool counts = pl_is_number(code) || (pl_is_letter(code) && !pl_is_mark(code));

		if (!counts && code != '\'')
			break;
		*characters += counts;
		end = at;
	}
	return end;
}

static bool next_word(struct pl_str text, size_t *at, struct word *word)
{
	word->characters = 0;
	while (*at < text.len) {
		size_t start = *at, end = skip_capitals(text, start);

		if (end > start)
			word->characters = (unsigned)(end - start) / 2;
		else
			end = skip_letters(text, start, &word->characters);
		word->text = pl_str_cut(text, start, end);
		*at = end;
		if (end > start)
			return true;
		pl_utf8_next(text, at);
	}
	return false;
}

static bool ends_lightly(struct pl_str word)
{
	return pl_str_ends(word, "es") || pl_str_ends(word, "ed") || pl_str_ends(word, "ing");
}

static void count_words(struct pl_str text, struct pl_counts *counts)
{
	struct word word;

	for (size_t at = 0; next_word(text, &at, &word);) {
		unsigned syllables = pl_syllables(word.text);

		counts->words++;
		counts->characters += word.characters;
		counts->syllables += syllables;
		counts->polysyllabic += syllables > 2;
		counts->complex += syllables > (ends_lightly(word.text) ? 3U : 2U);
		counts->long_words += word.text.len > 6;
	}
}

/* --- sentences -------------------------------------------------------------------------- */

static bool count_sentences(struct pl_str text, struct pl_span paragraph, struct pl_counts *counts)
{
	struct pl_spans sentences = { 0 };
	bool ok = pl_punkt_find(&sentences, text, paragraph);

	counts->sentences += (double)sentences.list.n;
	PL_LIST_RELEASE(&sentences.list);
	return ok;
}

bool pl_counts_of(struct pl_str text, struct pl_counts *counts)
{
	size_t start = 0, end;

	*counts = (struct pl_counts){ 0 };
	count_words(text, counts);
	for (; start < text.len; start = end + 2) {
		end = pl_str_find(text, PL_STR("\n\n"), start);
		end = end < text.len ? end : text.len;
		if (!count_sentences(text, (struct pl_span){ (uint32_t)start, (uint32_t)end },
				     counts))
			return false;
		counts->paragraphs++;
	}
	return true;
}

/* --- grades ----------------------------------------------------------------------------- */

static double gunning_fog(const struct pl_counts *counts)
{
	return 0.4 *
	       (counts->words / counts->sentences + 100.0 * (counts->complex / counts->words));
}

static double coleman_liau(const struct pl_counts *counts)
{
	return 0.0588 * (counts->characters / counts->words) * 100 -
	       0.296 * (counts->sentences / counts->words) * 100 - 15.8;
}

static double flesch_kincaid(const struct pl_counts *counts)
{
	return 0.39 * counts->words / counts->sentences + 11.8 * counts->syllables / counts->words -
	       15.59;
}

static double smog(const struct pl_counts *counts)
{
	return 1.0430 * sqrt(counts->polysyllabic * 30.0 / counts->sentences) + 3.1291;
}

static double automated_readability(const struct pl_counts *counts)
{
	return 4.71 * (counts->characters / counts->words) +
	       0.5 * (counts->words / counts->sentences) - 21.43;
}

const struct pl_grade pl_grades[] = {
	{ "Gunning Fog", gunning_fog },
	{ "Coleman-Liau", coleman_liau },
	{ "Flesch-Kincaid", flesch_kincaid },
	{ "SMOG", smog },
	{ "Automated Readability", automated_readability },
	{ NULL, NULL },
};
