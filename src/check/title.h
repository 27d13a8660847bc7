/* Titles and sentences as English styles capitalize them. */
#ifndef PL_CHECK_TITLE_H
#define PL_CHECK_TITLE_H

#include "check/check.h"

/* Words that have a form of their own. */
struct pl_forms {
	/* The form of the word, or false when it has none. */
	bool (*form)(const struct pl_forms *forms, struct pl_str word, struct pl_str *form);
};

/* Appends the text as a title: each word with a capital, but for small ones within (the
 * articles, short prepositions and conjunctions; after the Chicago manual, all usual
 * prepositions).  Whether `to` is a preposition only a tagger could say: after the
 * Associated Press it stays as it is. */
void pl_title(struct pl_buf *out, struct pl_str text, bool chicago, const struct pl_forms *forms);
/* Appends the words of a text as a sentence, one blank between them: the first, and each
 * behind one of the `n` endings, has a capital, as has what follows a leading "1.". */
void pl_sentence(struct pl_buf *out, struct pl_str text, const struct pl_span *words, size_t n_words,
		 const struct pl_ref *endings, size_t n, const struct pl_forms *forms);
/* Appends the text with a capital at the start of each word, as Go's strings.Title. */
void pl_capitals(struct pl_buf *out, struct pl_str text);
void pl_lowered(struct pl_buf *out, struct pl_str text);
void pl_raised(struct pl_buf *out, struct pl_str text);

#endif
