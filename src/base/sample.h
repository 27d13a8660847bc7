/* Ordinary texts, by which it is known what texts hold often.
 *
 * A table that is built into the program is mapped in pieces of 64 KB, as they are read: so what
 * many texts hold lies together, and keys are of what few hold. */
#ifndef PL_BASE_SAMPLE_H
#define PL_BASE_SAMPLE_H

#include "base/str.h"

struct pl_sample;

/* Of texts in UTF-8, each ended by NUL; NULL when memory ends.  What folding does not know is
 * left out. */
struct pl_sample *pl_sample_new(struct pl_str texts);
void pl_sample_free(struct pl_sample *sample);

/* How many texts there are; and how many uint64_t have a bit for each. */
size_t pl_sample_count(const struct pl_sample *sample);
size_t pl_sample_words(const struct pl_sample *sample);
/* Sets the bits of the texts that hold the string, but for capitals; or of those whose outlines
 * do. */
void pl_sample_mark(const struct pl_sample *sample, struct pl_str string, bool outline,
		    uint64_t *texts);
/* How many times a text, or its outline, holds the string: as is counted, and as is guessed for
 * one text more.  Without a sample (NULL) as is guessed. */
double pl_sample_times(const struct pl_sample *sample, struct pl_str string, bool outline,
		       double guess);

#endif
