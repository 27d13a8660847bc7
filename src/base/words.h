/* The word engine: lists of words and phrases, all found in one pass over a text
 * by a table of their first words, without regular expressions.
 *
 * What it finds for a list of a, b and c is, to the byte, what PCRE2 finds by
 * searching again and again for \b(?:a|b|c)\b, each time from the end of the last
 * match: the leftmost place, and there the first of the list that fits. */
#ifndef PL_BASE_WORDS_H
#define PL_BASE_WORDS_H

#include "base/image.h"

/* Strings of an owner, in order of preference; an owner may have several rows,
 * the later ones are less preferred.  Strings are borrowed until pl_words_build
 * has returned. */
struct pl_words_row {
	const struct pl_str *strings;
	size_t n;
	uint32_t owner;
	bool nocase;
};

struct pl_words_plan {
	PL_LIST(struct pl_words_row) rows;
	const struct pl_sample *sample; /* of the texts, or NULL */
};

/* Whether the engine can look for this string: it begins and ends with a word
 * character of Latin script, is not longer than 1,000 bytes, and where case does not
 * matter holds no letter whose case pl_literal_knows does not know. */
bool pl_words_fit(struct pl_str string, bool nocase);

/* Writes the table into the image at the returned offset; 0 on failure: no
 * memory, a string that does not fit, an owner not below `n_owners`.  Something
 * must lie before it in the image, since 0 is no answer. */
uint32_t pl_words_build(const struct pl_words_plan *plan, uint32_t n_owners,
			struct pl_image *image);

struct pl_words; /* in the image, read where it lies */

struct pl_words_hit {
	uint32_t owner;
	uint32_t string; /* its number among the owner's strings, from 0 */
	struct pl_span span;
};

/* Says whether \w matches a character that stands beside a string and about which versions of
 * PCRE2 and Unicode differ, or of which the engine knows nothing.  Ordinary French with emoji
 * has no such place. */
struct pl_words_judge {
	bool (*is_word)(void *with, struct pl_str character);
	void *with;
};

enum { PL_WORDS_SHELF = 64 };

/* `{ 0 }` to start; kept from text to text to save time, and emptied by
 * pl_words_hits_release. */
struct pl_words_hits {
	PL_LIST(struct pl_words_hit) list;
	/* Of a run: where each owner's last hit ends, shelf by shelf, of which few are ever
	 * needed; NULL: nowhere yet. */
	uint32_t **ends;
	size_t n_ends;
};

void pl_words_hits_release(struct pl_words_hits *hits);

enum pl_words_said {
	PL_WORDS_DONE,
	/* The text holds characters of which folding knows too little: ask PCRE2 itself.  No
	 * hits are added. */
	PL_WORDS_UNSURE,
	PL_WORDS_NOMEM,
};

/* Adds the hits of all owners, by where they start, then by owner.  `text` is
 * valid UTF-8 and shorter than 4 GiB. */
enum pl_words_said pl_words_run(const struct pl_words *words, struct pl_str text,
				const struct pl_words_judge *judge, struct pl_arena *scratch,
				struct pl_words_hits *hits);

#endif
