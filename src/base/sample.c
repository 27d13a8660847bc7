/* Counting what a sample of texts holds, by the places of it in the order of what follows. */
#include "base/sample.h"

#include <stdlib.h>
#include <string.h>

#include "base/literal.h"
#include "base/outline.h"

enum { LONGEST = 64 }; /* bytes of a string that are looked at */

/* The texts one behind the other, each ended by NUL, and behind them as many zeros as are
 * looked at. */
struct row {
	char *bytes;
	const char **places; /* in the order of what stands there */
	uint32_t *ends;      /* of each text */
	size_t n;            /* bytes, without the zeros */
};

struct pl_sample {
	struct row folded, outlines;
	size_t n; /* texts */
};

static int by_text(const void *a, const void *b)
{
	return memcmp(*(const char *const *)a, *(const char *const *)b, LONGEST);
}

static bool take_row(struct row *row, size_t bytes, size_t texts)
{
	row->bytes = pl_alloc(bytes + LONGEST);
	row->places = pl_alloc((bytes + 1) * sizeof(*row->places));
	row->ends = pl_alloc((texts + 1) * sizeof(*row->ends));
	return row->bytes && row->places && row->ends;
}

static void release_row(struct row *row)
{
	pl_free(row->bytes);
	pl_free(row->places);
	pl_free(row->ends);
}

static void sort_row(struct row *row)
{
	for (size_t i = 0; i < row->n; i++)
		row->places[i] = row->bytes + i;
	qsort(row->places, row->n, sizeof(*row->places), by_text);
}

static void add_text(struct pl_sample *sample, struct pl_str text)
{
	struct row *folded = &sample->folded, *outlines = &sample->outlines;

	if (!pl_is_folded(pl_literal_fold(text, folded->bytes + folded->n))) {
		memset(folded->bytes + folded->n, 0, text.len);
		return;
	}
	folded->n += text.len + 1;
	folded->ends[sample->n] = (uint32_t)folded->n;
	outlines->n += pl_outline(text, outlines->bytes + outlines->n) + 1;
	outlines->ends[sample->n] = (uint32_t)outlines->n;
	sample->n++;
}

struct pl_sample *pl_sample_new(struct pl_str texts)
{
	struct pl_sample *sample = pl_alloc(sizeof(*sample));
	size_t n = 0;

	for (size_t i = 0; i < texts.len; i++)
		n += !texts.at[i];
	if (!sample || !take_row(&sample->folded, texts.len, n) ||
	    !take_row(&sample->outlines, texts.len, n)) {
		pl_sample_free(sample);
		return NULL;
	}
	for (size_t at = 0, end; at < texts.len; at = end + 1) {
		for (end = at; end < texts.len && texts.at[end];)
			end++;
		if (end < texts.len)
			add_text(sample, pl_str_cut(texts, at, end));
	}
	sort_row(&sample->folded);
	sort_row(&sample->outlines);
	return sample;
}

void pl_sample_free(struct pl_sample *sample)
{
	if (!sample)
		return;
	release_row(&sample->folded);
	release_row(&sample->outlines);
	pl_free(sample);
}

size_t pl_sample_count(const struct pl_sample *sample)
{
	return sample->n;
}

size_t pl_sample_words(const struct pl_sample *sample)
{
	return sample->n / 64 + 1;
}

/* The first place where what stands there, cut to the string's length, is not before the
 * string; with `behind` the first where it is behind it. */
static size_t bound(const struct row *row, struct pl_str string, bool behind)
{
	size_t low = 0, high = row->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(row->places[middle], string.at, string.len);

		if (order < 0 || (behind && !order))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct row *row_of(const struct pl_sample *sample, bool outline)
{
	return outline ? &sample->outlines : &sample->folded;
}

/* The text in which the byte lies. */
static size_t text_of(const struct pl_sample *sample, const struct row *row, size_t at)
{
	size_t low = 0, high = sample->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (row->ends[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Where in the row's order the places are that have the string. */
static struct pl_span places_of(const struct row *row, struct pl_str string, bool outline)
{
	char folded[LONGEST];

	string = pl_str_cut(string, 0, LONGEST);
	if (!outline) {
		pl_literal_fold(string, folded);
		string.at = folded;
	}
	return (struct pl_span){ (uint32_t)bound(row, string, false),
				 (uint32_t)bound(row, string, true) };
}

void pl_sample_mark(const struct pl_sample *sample, struct pl_str string, bool outline,
		    uint64_t *texts)
{
	const struct row *row = row_of(sample, outline);
	struct pl_span places = places_of(row, string, outline);

	for (size_t i = places.start; i < places.end; i++) {
		size_t text = text_of(sample, row, (size_t)(row->places[i] - row->bytes));

		texts[text / 64] |= UINT64_C(1) << text % 64;
	}
}

double pl_sample_times(const struct pl_sample *sample, struct pl_str string, bool outline,
		       double guess)
{
	struct pl_span places;

	if (!sample)
		return guess;
	places = places_of(row_of(sample, outline), string, outline);
	return (places.end - places.start + guess) / ((double)sample->n + 1);
}
