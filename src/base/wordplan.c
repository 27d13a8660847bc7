/* Building the word engine's table out of the lists of its owners. */
#include "base/wordtable.h"

#include <stdlib.h>

#include "base/literal.h"
#include "base/odds.h"
#include "base/unicode.h"

enum {
	SPARSE = 32, /* bits of the filter for each hash */
	MOST_FILTER_BITS = 20,
};

/* Folding makes all its characters what patterns take them for. */
static bool is_known(struct pl_str string)
{
	size_t at = 0;

	while (at < string.len) {
		if (!pl_literal_knows(pl_utf8_next(string, &at)))
			return false;
	}
	return true;
}

bool pl_words_fit(struct pl_str string, bool nocase)
{
	char folded[PL_WORDS_LONGEST + PL_WORDS_AHEAD] = { 0 };

	if (!string.len || string.len > PL_WORDS_LONGEST || (nocase && !is_known(string)))
		return false;
	pl_literal_fold(string, folded);
	return pl_words_character(folded) &&
	       pl_words_character(folded + pl_words_before(folded, string.len));
}

struct draft {
	struct pl_words_entry entry;
	struct pl_str text;
	double times; /* that a text has what it is found by, or others in its bucket */
};

struct build {
	struct pl_arena arena;
	struct draft *drafts;
	uint32_t n, n_bytes;
	uint32_t bucket_bits, filter_bits;
	struct pl_image *image;
	uint32_t words; /* offset */
	const struct pl_sample *sample;
};

static int by_preference(const void *a, const void *b)
{
	const struct pl_words_entry *one = &((const struct draft *)a)->entry;
	const struct pl_words_entry *other = &((const struct draft *)b)->entry;

	/* Buckets are made of the highest bits, so this is by bucket too. */
	if (one->hash != other->hash)
		return one->hash < other->hash ? -1 : 1;
	if (one->owner != other->owner)
		return one->owner < other->owner ? -1 : 1;
	return (one->string > other->string) - (one->string < other->string);
}

static int by_times(const void *a, const void *b)
{
	const struct draft *one = a, *other = b;

	if (one->times != other->times)
		return one->times > other->times ? -1 : 1;
	return by_preference(a, b);
}

/* The word behind the single character at `at`; its length, 0 when there is none. */
static size_t word_behind(const char *folded, size_t len, size_t at, size_t *start)
{
	*start = at + (at < len ? pl_words_lead((unsigned char)folded[at]) : 0);
	return at < len && *start < len ? pl_words_length(folded + *start) : 0;
}

/* What a folded string is found by. */
struct key {
	uint32_t hash;
	size_t len;
};

/* The string's first word, that and the one behind the single character that follows, or
 * those and the next likewise. */
static struct key key_of(const char *folded, size_t len, size_t first)
{
	size_t second, third, more = word_behind(folded, len, first, &second), still;
	uint32_t sum = pl_words_hash(folded, first);

	if (!more)
		return (struct key){ sum, first };
	sum = pl_words_pair(sum, pl_words_hash(folded + second, more));
	still = more <= PL_WORDS_SHORT ? word_behind(folded, len, second + more, &third) : 0;
	if (!still)
		return (struct key){ sum, second + more };
	return (struct key){ pl_words_pair(sum, pl_words_hash(folded + third, still)),
			     third + still };
}

/* How many times a text has the words of the key. */
static double times_of(const struct build *build, const char *folded, struct key key)
{
	struct pl_phrase phrase = { { folded, key.len }, true, true };

	return pl_odds_times(&phrase, false, build->sample);
}

static bool add_string(struct build *build, struct pl_str string, struct pl_words_entry entry)
{
	struct draft *draft = &build->drafts[build->n];
	char *folded = pl_arena_take(&build->arena, string.len + PL_WORDS_AHEAD);
	struct key key;
	size_t first;

	if (!folded || !pl_words_fit(string, entry.nocase))
		return false;
	pl_literal_fold(string, folded);
	first = pl_words_length(folded);
	key = key_of(folded, string.len, first);
	entry.hash = key.hash;
	draft->times = times_of(build, folded, key);
	entry.len = (uint16_t)string.len;
	if (string.len > first) {
		size_t n = string.len - first < 4 ? string.len - first : 4;

		entry.ahead = pl_words_four(folded + first);
		memset(&entry.mask, 0xFF, n);
	}
	draft->entry = entry;
	draft->text = entry.nocase ? (struct pl_str){ folded, string.len } : string;
	build->n++;
	build->n_bytes += (uint32_t)string.len;
	return true;
}

static bool count(const struct pl_words_plan *plan, uint32_t n_owners, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < plan->rows.n; i++) {
		*n += plan->rows.at[i].n;
		if (plan->rows.at[i].owner >= n_owners)
			return false;
	}
	return *n <= 1U << 22 && !plan->rows.failed;
}

static bool gather(struct build *build, const struct pl_words_plan *plan, uint32_t n_owners)
{
	uint32_t *numbers = PL_NEW_ARRAY(&build->arena, uint32_t, n_owners + 1);
	size_t n;

	if (!numbers || !count(plan, n_owners, &n))
		return false;
	build->drafts = PL_NEW_ARRAY(&build->arena, struct draft, n + 1);
	if (!build->drafts)
		return false;
	for (size_t i = 0; i < plan->rows.n; i++) {
		const struct pl_words_row *row = &plan->rows.at[i];

		for (size_t j = 0; j < row->n; j++) {
			struct pl_words_entry entry = {
				.owner = row->owner,
				.string = numbers[row->owner]++,
				.nocase = row->nocase,
			};

			if (!add_string(build, row->strings[j], entry))
				return false;
		}
	}
	return true;
}

static uint32_t bucket_of(const struct build *build, uint32_t i)
{
	return pl_words_bucket(build->drafts[i].entry.hash, build->bucket_bits);
}

/* Where the bucket of draft `i` ends. */
static uint32_t bucket_end(const struct build *build, uint32_t i)
{
	uint32_t end = i + 1;

	while (end < build->n && bucket_of(build, end) == bucket_of(build, i))
		end++;
	return end;
}

static uint32_t bits_for(size_t n, uint32_t most)
{
	uint32_t bits = 6;

	while (bits < most && (size_t)1 << bits < n)
		bits++;
	return bits;
}

/* Many strings begin with the same words: tables are as large as there are beginnings. */
static void measure(struct build *build)
{
	size_t n = 0;

	for (uint32_t i = 0; i < build->n; i++)
		n += !i || build->drafts[i].entry.hash != build->drafts[i - 1].entry.hash;
	build->bucket_bits = bits_for(n, 24);
	build->filter_bits = bits_for(n * SPARSE, MOST_FILTER_BITS);
}

/* By bucket, those first of which texts hold something most often. */
static void arrange(struct build *build)
{
	qsort(build->drafts, build->n, sizeof(*build->drafts), by_preference);
	measure(build);
	for (uint32_t i = 0, end; i < build->n; i = end) {
		double most = 0;

		end = bucket_end(build, i);
		for (uint32_t j = i; j < end; j++)
			most = build->drafts[j].times > most ? build->drafts[j].times : most;
		for (uint32_t j = i; j < end; j++)
			build->drafts[j].times = most;
		build->drafts[end - 1].entry.last = true;
	}
	qsort(build->drafts, build->n, sizeof(*build->drafts), by_times);
}

static void *place(struct build *build, size_t field, size_t n, size_t size)
{
	uint32_t at = pl_image_take(build->image, n * size);

	pl_image_row(build->image, build->words + (uint32_t)field, at, n);
	return pl_image_at(build->image, at);
}

static bool write_filter(struct build *build)
{
	size_t n = ((size_t)1 << build->filter_bits) / 64;
	uint64_t *filter = place(build, offsetof(struct pl_words, filter), n, sizeof(*filter));

	for (uint32_t i = 0; filter && i < build->n; i++) {
		uint32_t hash = build->drafts[i].entry.hash;

		filter[pl_words_place(hash, build->filter_bits)] |= pl_words_bits(hash);
	}
	return filter;
}

static bool write_buckets(struct build *build)
{
	size_t n = (size_t)1 << build->bucket_bits;
	uint32_t *buckets = place(build, offsetof(struct pl_words, buckets), n, sizeof(*buckets));

	for (uint32_t i = 0; buckets && i < build->n; i = bucket_end(build, i))
		buckets[bucket_of(build, i)] = i + 1;
	return buckets;
}

/* The last first: so those that are met most lie next to the tables behind. */
static bool write_texts(struct build *build)
{
	char *texts = place(build, offsetof(struct pl_words, texts), build->n_bytes, 1);
	uint32_t at = 0;

	for (uint32_t i = build->n; texts && i > 0; i--) {
		struct draft *draft = &build->drafts[i - 1];

		draft->entry.text = at;
		memcpy(texts + at, draft->text.at, draft->text.len);
		at += (uint32_t)draft->text.len;
	}
	return texts || !build->n;
}

/* After the texts, which say where theirs are. */
static bool write_entries(struct build *build)
{
	struct pl_words_entry *entries =
		place(build, offsetof(struct pl_words, entries), build->n, sizeof(*entries));

	for (uint32_t i = 0; entries && i < build->n; i++)
		entries[i] = build->drafts[i].entry;
	return entries || !build->n;
}

uint32_t pl_words_build(const struct pl_words_plan *plan, uint32_t n_owners, struct pl_image *image)
{
	struct build build = { .image = image, .sample = plan->sample };
	bool ok = gather(&build, plan, n_owners);

	if (ok) {
		struct pl_words *words;

		arrange(&build);
		build.words = pl_image_take(image, sizeof(*words));
		words = pl_image_at(image, build.words);
		if (words) {
			words->n_owners = n_owners;
			words->bucket_bits = build.bucket_bits;
			words->filter_bits = build.filter_bits;
		}
		ok = words && write_texts(&build) && write_filter(&build) &&
		     write_buckets(&build) && write_entries(&build);
	}
	pl_arena_release(&build.arena);
	return ok && !image->bytes.failed ? build.words : 0;
}
