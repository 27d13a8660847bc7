/* What metrics are made of: words, sentences and syllables of running prose, counted as
 * jdkato/twine 0.10 counts them for Vale (its package summarize, read in 2026-11), and
 * the usual grades of readability. */
#ifndef PL_CHECK_COUNTS_H
#define PL_CHECK_COUNTS_H

#include "post/post.h"

struct pl_counts {
	double words, sentences, paragraphs;
	double characters;   /* letters and numbers of words */
	double syllables;
	double polysyllabic; /* words of more than 2 syllables */
	double complex;      /* the same, not counting -es, -ed and -ing */
	double long_words;   /* of more than 6 bytes */
};

/* Counts the text, whose paragraphs end with an empty line.  False when memory ends. */
bool pl_counts_of(struct pl_str text, struct pl_counts *counts);

/* The grade that a text must not go beyond, by each formula's name in Vale. */
struct pl_grade {
	const char *name;
	double (*of)(const struct pl_counts *counts);
};
extern const struct pl_grade pl_grades[]; /* ended by a NULL name */

#endif
