/* The keys of strings, and the image of a scanner. */
#include "base/scanplan.h"

#include <stdlib.h>
#include <string.h>

#include "base/odds.h"

enum {
	CROWD = 64,  /* strings in a bucket that make a key there twice as dear */
	SHARED = 2,  /* strings that have one key, about */
	SPARSE = 24, /* bits of a filter for each key */
	FILTER_BITS_MIN = 12,
	FILTER_BITS_MAX = 20,
};

/* Single bytes behind all others. */
static int by_bucket(const void *a, const void *b)
{
	const struct pl_scan_pick *one = a, *other = b;

	if (one->bucket != other->bucket)
		return one->bucket < other->bucket ? -1 : 1;
	return (one->first > other->first) - (one->first < other->first);
}

/* By bucket still: those first whose keys texts hold most often. */
static int by_times(const void *a, const void *b)
{
	const struct pl_scan_pick *one = a, *other = b;

	if (one->times != other->times)
		return one->times > other->times ? -1 : 1;
	return by_bucket(a, b);
}

static uint32_t bits_for(size_t n, uint32_t min, uint32_t max)
{
	uint32_t bits = min;

	while (bits < max && (size_t)1 << bits < n)
		bits++;
	return bits;
}

/* How many times a text has the key. */
static double times_of(const struct pl_scan_build *build, const struct pl_scan_pick *pick,
		       struct pl_str key)
{
	struct pl_phrase phrase = { .text = key };

	return pl_odds_times(&phrase, pick->string.how & PL_SCAN_OUTLINE, build->sample);
}

/* The place in the text that makes the best key: rare above all, since what has a key that
 * every text holds is looked at in vain; then in a bucket where little lies yet. */
static void choose_key(struct pl_scan_build *build, struct pl_scan_pick *pick, uint32_t *filled)
{
	const char *text = build->asks[pick->first].folded;
	size_t len = pick->string.len < PL_SCAN_KEY ? pick->string.len : PL_SCAN_KEY;
	double best = 0;

	for (size_t at = 0; at + len <= pick->string.len; at++) {
		uint32_t key = pl_scan_key_of(text + at, len);
		uint32_t bucket = pl_scan_hash(key, build->bucket_bits);
		double cost = times_of(build, pick, (struct pl_str){ text + at, len }) *
			      (CROWD + filled[bucket]);

		if (at && cost >= best)
			continue;
		best = cost;
		pick->bucket = bucket;
		pick->string.key = key;
		pick->string.key_at = (uint8_t)at;
	}
	pick->string.how |= (uint16_t)len;
	if (len > 1)
		filled[pick->bucket]++;
	else
		pick->bucket = UINT32_MAX;
}

/* What is known of the text beside the key: of the side where the string has more. */
static void put_beside(struct pl_scan_string *string, const char *text)
{
	size_t key_len = string->how & PL_SCAN_KEY_LEN;
	size_t behind_at = (size_t)string->key_at + key_len;
	size_t behind = string->len - behind_at, before = string->key_at;
	bool is_before = before > behind && behind < PL_SCAN_KEY;
	size_t n = is_before ? before : behind;
	char beside[PL_SCAN_KEY] = { 0 }, mask[PL_SCAN_KEY] = { 0 };

	n = n < PL_SCAN_KEY ? n : PL_SCAN_KEY;
	memcpy(is_before ? beside + PL_SCAN_KEY - n : beside,
	       text + (is_before ? before - n : behind_at), n);
	memset(is_before ? mask + PL_SCAN_KEY - n : mask, 0xFF, n);
	string->beside = pl_scan_four(beside);
	string->mask = pl_scan_four(mask);
	string->how |= is_before ? PL_SCAN_BEFORE : 0;
	if (key_len + n == string->len && !(string->how & PL_SCAN_EXACT))
		string->how |= PL_SCAN_WHOLE;
}

static double times_of_key(const struct pl_scan_build *build, const struct pl_scan_pick *pick)
{
	const char *text = build->asks[pick->first].folded;

	return times_of(
		build, pick,
		(struct pl_str){ text + pick->string.key_at, pick->string.how & PL_SCAN_KEY_LEN });
}

/* Where the bucket of pick `i` ends. */
static uint32_t bucket_end(const struct pl_scan_build *build, uint32_t i)
{
	uint32_t end = i + 1;

	while (end < build->n_long && build->picks[end].bucket == build->picks[i].bucket)
		end++;
	return end;
}

static void order_buckets(struct pl_scan_build *build)
{
	qsort(build->picks, build->n_picks, sizeof(*build->picks), by_bucket);
	for (uint32_t i = 0, end; i < build->n_long; i = end) {
		double most = 0;

		end = bucket_end(build, i);
		for (uint32_t j = i; j < end; j++) {
			double times = times_of_key(build, &build->picks[j]);

			most = times > most ? times : most;
		}
		for (uint32_t j = i; j < end; j++)
			build->picks[j].times = most;
		build->picks[end - 1].string.how |= PL_SCAN_LAST;
	}
	qsort(build->picks, build->n_long, sizeof(*build->picks), by_times);
}

static bool choose_keys(struct pl_scan_build *build)
{
	uint32_t *filled;

	build->bucket_bits = bits_for(build->n_long / SHARED, 4, 24);
	filled = PL_NEW_ARRAY(&build->arena, uint32_t, (size_t)1 << build->bucket_bits);
	if (!filled)
		return false;
	for (uint32_t i = 0; i < build->n_picks; i++)
		choose_key(build, &build->picks[i], filled);
	for (uint32_t i = 0; i < build->n_picks; i++)
		put_beside(&build->picks[i].string, build->asks[build->picks[i].first].folded);
	order_buckets(build);
	return true;
}

/* Room for `n` things of `size`, which the row at `field` of the scanner refers
 * to; NULL when memory ends.  Good until the image grows. */
static void *place(struct pl_scan_build *build, size_t field, size_t n, size_t size)
{
	uint32_t at = pl_image_take(build->image, n * size);

	pl_image_row(build->image, build->scan + (uint32_t)field, at, n);
	return pl_image_at(build->image, at);
}

#define PLACE(build, field, type, n) \
	((type *)place((build), offsetof(struct pl_scan, field), (n), sizeof(type)))

/* One row of the filters at `field`. */
struct filter {
	size_t field;
	unsigned kind; /* PL_SCAN_KEY_LEN, PL_SCAN_OUTLINE */
	uint32_t bits; /* 0: by how many keys there are */
};

static bool is_in(const struct filter *filter, const struct pl_scan_string *string)
{
	return (string->how & (PL_SCAN_KEY_LEN | PL_SCAN_OUTLINE)) == filter->kind;
}

/* How many keys there are, but for those few that are taken for one; 0 when memory ends. */
static size_t count_keys(struct pl_scan_build *build, const struct filter *filter)
{
	uint64_t *met =
		PL_NEW_ARRAY(&build->arena, uint64_t, pl_scan_words((size_t)1 << FILTER_BITS_MAX));
	size_t n = 0;

	for (uint32_t i = 0; met && i < build->n_long; i++) {
		const struct pl_scan_string *string = &build->picks[i].string;
		uint32_t bit = pl_scan_bit(string->key, FILTER_BITS_MAX);

		if (!is_in(filter, string) || pl_scan_has(met, bit))
			continue;
		pl_scan_set(met, bit);
		n++;
	}
	return n;
}

static uint32_t bits_of(struct pl_scan_build *build, const struct filter *filter)
{
	if (filter->bits)
		return filter->bits;
	return bits_for(count_keys(build, filter) * SPARSE, FILTER_BITS_MIN, FILTER_BITS_MAX);
}

/* Writes the row; the bits that it was hashed to, 0 when memory ends. */
static uint32_t write_filter(struct pl_scan_build *build, struct filter filter)
{
	uint32_t bits = bits_of(build, &filter);
	uint64_t *row = place(build, filter.field, pl_scan_words((size_t)1 << bits), sizeof(*row));

	for (uint32_t i = 0; row && i < build->n_long; i++) {
		const struct pl_scan_string *string = &build->picks[i].string;

		if (is_in(&filter, string))
			pl_scan_set(row, pl_scan_bit(string->key, bits));
	}
	return row ? bits : 0;
}

#define ROW(at, row) ((at) + offsetof(struct pl_scan_filters, row))

static bool write_filters(struct pl_scan_build *build, size_t at, unsigned outline)
{
	uint32_t longs =
		write_filter(build, (struct filter){ ROW(at, longs), PL_SCAN_KEY | outline, 0 });
	uint32_t triples = write_filter(build, (struct filter){ ROW(at, triples), 3 | outline, 0 });
	uint32_t pairs = write_filter(
		build, (struct filter){ ROW(at, pairs), 2 | outline, PL_SCAN_PAIR_BITS });
	struct pl_scan_filters *filters = pl_image_at(build->image, build->scan + (uint32_t)at);

	if (!filters)
		return false;
	filters->long_bits = longs;
	filters->triple_bits = triples;
	return longs && triples && pairs;
}

static bool write_buckets(struct pl_scan_build *build)
{
	uint32_t *buckets = PLACE(build, buckets, uint32_t, (size_t)1 << build->bucket_bits);

	for (uint32_t i = 0; buckets && i < build->n_long; i = bucket_end(build, i))
		buckets[build->picks[i].bucket] = i + 1;
	return buckets;
}

/* Before the scanner itself, the last first: so those that texts hold most lie next to it and to
 * the tables behind. */
static uint32_t put_texts(struct pl_scan_build *build)
{
	uint32_t row = pl_image_take(build->image, build->n_bytes), at = 0;
	char *texts = pl_image_at(build->image, row);

	for (uint32_t i = build->n_picks; texts && i > 0; i--) {
		struct pl_scan_pick *pick = &build->picks[i - 1];

		pick->string.text = at;
		memcpy(texts + at, build->asks[pick->first].text.at, pick->string.len);
		at += pick->string.len;
	}
	return row;
}

/* Their numbers and the asks of all strings that several wants ask for. */
static size_t room_for_asks(const struct pl_scan_build *build)
{
	size_t n = 0;

	for (uint32_t i = 0; i < build->n_picks; i++)
		n += build->picks[i].n > 1 ? 2 + build->picks[i].n : 0;
	return n;
}

/* Those of the pick's asks that tell where matches begin, or the others; how many. */
static uint32_t copy_asks(const struct pl_scan_build *build, const struct pl_scan_pick *pick,
			  bool placing, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < pick->n; i++) {
		const struct pl_scan_ask *ask = &build->asks[pick->first + i];

		if (pl_scan_ask_places(build, ask) == placing)
			out[n++] = ask->ask;
	}
	return n;
}

static bool write_asks(struct pl_scan_build *build)
{
	size_t n = room_for_asks(build);
	uint32_t *asks = PLACE(build, asks, uint32_t, n);
	uint32_t at = 0;

	for (uint32_t i = 0; i < build->n_picks; i++) {
		struct pl_scan_pick *pick = &build->picks[i];

		if (pick->n == 1) {
			pick->string.how |= PL_SCAN_ALONE;
			pick->string.asks = build->asks[pick->first].ask;
			continue;
		}
		if (!asks)
			return false;
		pick->string.asks = at;
		asks[at] = pick->n;
		asks[at + 1] = copy_asks(build, pick, true, asks + at + 2);
		copy_asks(build, pick, false, asks + at + 2 + asks[at + 1]);
		at += 2 + pick->n;
	}
	return asks || !n;
}

/* After texts and asks, which say where theirs are. */
static bool write_strings(struct pl_scan_build *build)
{
	struct pl_scan_string *strings =
		PLACE(build, strings, struct pl_scan_string, build->n_picks + 1);

	if (!strings)
		return false;
	for (uint32_t i = 0; i < build->n_picks; i++)
		strings[i] = build->picks[i].string;
	return true;
}

static bool write_wants(struct pl_scan_build *build, const struct pl_scan_plan *plan)
{
	struct pl_scan_owner *wants = PLACE(build, wants, struct pl_scan_owner, plan->wants.n);
	uint8_t *full;

	for (size_t i = 0; wants && i < plan->wants.n; i++)
		wants[i] = build->owners[i];
	full = PLACE(build, full, uint8_t, build->n_joint);
	for (size_t i = 0; full && i < plan->wants.n; i++) {
		if (build->numbers[i] < build->n_joint)
			full[build->numbers[i]] =
				(uint8_t)((1U << pl_scan_sets_of(&build->literals[i])) - 1);
	}
	return (wants || !plan->wants.n) && (full || !build->n_joint);
}

/* Nothing is known of what is wanted. */
static bool is_open(const struct pl_scan_want *want)
{
	return !pl_scan_sets_of(&want->literals);
}

static bool has_digits(const struct pl_scan_want *want)
{
	return want->literals.digits;
}

/* The owners who want such a thing, a bit each, in the row at `field`. */
static bool write_owners(struct pl_scan_build *build, const struct pl_scan_plan *plan,
			 uint32_t n_owners, size_t field,
			 bool (*is_such)(const struct pl_scan_want *want))
{
	uint64_t *bits = place(build, field, pl_scan_words(n_owners), sizeof(*bits));

	if (!bits)
		return !n_owners;
	for (size_t i = 0; i < plan->wants.n; i++) {
		if (is_such(&plan->wants.at[i]))
			pl_scan_set(bits, plan->wants.at[i].owner);
	}
	return true;
}

static bool write_scan(struct pl_scan_build *build, const struct pl_scan_plan *plan,
		       uint32_t n_owners, uint32_t texts)
{
	struct pl_scan *scan = pl_image_at(build->image, build->scan);

	if (!scan)
		return false;
	scan->n_owners = n_owners;
	scan->n_joint = build->n_joint;
	scan->n_outlines = build->n_outlines;
	scan->bucket_bits = build->bucket_bits;
	scan->singles = build->n_long;
	pl_image_row(build->image, build->scan + (uint32_t)offsetof(struct pl_scan, texts), texts,
		     build->n_bytes);
	/* What is read of each text in many places stands together: of the texts and the last
	 * row only their ends next to the others are. */
	return write_filters(build, offsetof(struct pl_scan, text), 0) &&
	       write_filters(build, offsetof(struct pl_scan, outline), PL_SCAN_OUTLINE) &&
	       write_buckets(build) && write_asks(build) && write_wants(build, plan) &&
	       write_owners(build, plan, n_owners, offsetof(struct pl_scan, always), is_open) &&
	       write_owners(build, plan, n_owners, offsetof(struct pl_scan, digits), has_digits) &&
	       write_strings(build);
}

static bool owners_fit(const struct pl_scan_plan *plan, uint32_t n_owners)
{
	for (size_t i = 0; i < plan->wants.n; i++) {
		if (plan->wants.at[i].owner >= n_owners)
			return false;
	}
	return !plan->wants.failed;
}

uint32_t pl_scan_build(const struct pl_scan_plan *plan, uint32_t n_owners, struct pl_image *image)
{
	struct pl_scan_build build = { .image = image, .sample = plan->sample };
	bool ok = owners_fit(plan, n_owners) && pl_scan_gather(&build, plan) && choose_keys(&build);

	if (ok) {
		uint32_t texts = put_texts(&build);

		build.scan = pl_image_take(image, sizeof(struct pl_scan));
		ok = write_scan(&build, plan, n_owners, texts) && !image->bytes.failed;
	}
	pl_arena_release(&build.arena);
	return ok ? build.scan : 0;
}
