/* The scanner: one pass over a folded text that tells which owners' strings are
 * in it.
 *
 * Each string is looked for by the rarest three bytes in it, its key (strings of
 * two bytes by those, single bytes by memchr).  A filter of bits says of most
 * places at once that no key is there; behind it lies a bucket with few strings. */
#include "base/literal.h"

#include <stdlib.h>
#include <string.h>

#include "base/known.h"

enum {
	LONGEST = 64,   /* bytes of a string that are looked for; the rest is left to PCRE2 */
	KEY = 3,        /* bytes of a long key */
	PAIR_BITS = 12, /* of the filter for keys of two bytes */
	FILTER_BITS_MIN = 12,
	FILTER_BITS_MAX = 20,
	SETS = 3,
	OPENS = 1,
	CLOSES = 2,
};

/* --- as it lies in the image ------------------------------------------------------- */

struct string {
	uint32_t key;  /* its three bytes, or two */
	uint32_t text; /* where it starts in `texts` */
	uint32_t asks; /* where its wants start in `asks`; those of the next end them */
	uint8_t len, key_at, key_len;
	uint8_t borders; /* OPENS, CLOSES: no word character may stand there */
};

struct pl_scan {
	uint32_t n_owners, n_wants;
	uint32_t filter_bits, bucket_bits;
	struct pl_row always;  /* uint64_t: the owners who are candidates anyway */
	struct pl_row filter;  /* uint64_t: hashes of keys of three bytes */
	struct pl_row pairs;   /* uint64_t: hashes of keys of two bytes */
	struct pl_row buckets; /* uint32_t: a bucket's first string, one more at the end */
	struct pl_row strings; /* struct string, by bucket, then those of one byte, then an end */
	struct pl_row texts;   /* char */
	struct pl_row asks;    /* uint32_t: want * 4 + set */
	struct pl_row owners;  /* uint32_t: whose want it is */
	struct pl_row full;    /* uint8_t: the sets a want has, as bits */
	uint32_t singles;      /* the first string of one byte */
};

static uint32_t hash(uint32_t key, uint32_t bits)
{
	return (key * 0x9E3779B1U) >> (32 - bits);
}

/* The bytes at `at` as a number, the same on every machine. */
static uint32_t key_of(const char *at, size_t len)
{
	const unsigned char *byte = (const unsigned char *)at;
	uint32_t key = byte[0];

	if (len > 1)
		key |= (uint32_t)byte[1] << 8;
	return len > 2 ? key | (uint32_t)byte[2] << 16 : key;
}

static bool has_bit(const uint64_t *bits, uint32_t i)
{
	return bits[i / 64] >> (i % 64) & 1;
}

static void set_bit(uint64_t *bits, uint32_t i)
{
	bits[i / 64] |= UINT64_C(1) << (i % 64);
}

static size_t words_of(size_t bits)
{
	return (bits + 63) / 64;
}

/* Whether the character that ends, or starts, at byte `at` of a folded text surely
 * is a word character: whichever version of PCRE2 and Unicode, \b is not there. */
static bool is_ascii_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_wide_word(unsigned char first, unsigned char second)
{
	if (first == 0xC3)
		return second != 0x97 && second != 0xB7; /* à to ÿ, without × and ÷ */
	return first == 0xC5 && second == 0x93;		 /* œ */
}

static bool word_ends_at(struct pl_str text, size_t at)
{
	const unsigned char *end = (const unsigned char *)text.at + at;

	return at && (is_ascii_word(end[-1]) || (at > 1 && is_wide_word(end[-2], end[-1])));
}

static bool word_starts_at(struct pl_str text, size_t at)
{
	const unsigned char *start = (const unsigned char *)text.at + at;

	return at < text.len && (is_ascii_word(start[0]) ||
				 (text.len - at > 1 && is_wide_word(start[0], start[1])));
}

/* --- building ------------------------------------------------------------------------ */

/* A string that a want asks for. */
struct ask {
	struct pl_str text;
	uint32_t ask; /* want * 4 + set */
	uint8_t borders;
};

/* A different string, and the ask it is first in. */
struct pick {
	struct string string;
	uint32_t bucket, first, n;
};

struct build {
	struct pl_arena arena;
	struct ask *asks;
	struct pick *picks;
	uint32_t n_asks, n_picks, n_long, n_bytes;
	uint32_t filter_bits, bucket_bits;
	struct pl_image *image;
	uint32_t scan; /* its offset */
};

static int by_text(const void *a, const void *b)
{
	const struct ask *one = a, *other = b;
	int order = pl_str_order(one->text, other->text);

	if (!order)
		order = one->borders - other->borders;
	return order ? order : (one->ask > other->ask) - (one->ask < other->ask);
}

/* Single bytes behind all others. */
static int by_bucket(const void *a, const void *b)
{
	const struct pick *one = a, *other = b;

	if (one->bucket != other->bucket)
		return one->bucket < other->bucket ? -1 : 1;
	return (one->first > other->first) - (one->first < other->first);
}

static size_t count_asks(const struct pl_scan_plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; i < plan->wants.n; i++) {
		for (size_t j = 0; j < plan->wants.at[i].literals.n_sets; j++)
			n += plan->wants.at[i].literals.sets[j].n;
	}
	return n;
}

static void add_phrase(struct build *build, const struct pl_phrase *phrase, uint32_t number)
{
	struct ask *ask = &build->asks[build->n_asks++];

	ask->text = pl_str_cut(phrase->text, 0, LONGEST);
	ask->ask = number;
	if (phrase->opens && word_starts_at(ask->text, 0))
		ask->borders |= OPENS;
	if (phrase->closes && phrase->text.len <= LONGEST && word_ends_at(ask->text, ask->text.len))
		ask->borders |= CLOSES;
}

static void add_set(struct build *build, const struct pl_literal_set *set, uint32_t number)
{
	for (size_t i = 0; i < set->n; i++)
		add_phrase(build, &set->phrases[i], number);
}

static bool gather(struct build *build, const struct pl_scan_plan *plan)
{
	size_t n = count_asks(plan);

	if (n > UINT32_MAX / 8 || plan->wants.n > UINT32_MAX / 8)
		return false;
	build->asks = PL_NEW_ARRAY(&build->arena, struct ask, n + 1);
	build->picks = PL_NEW_ARRAY(&build->arena, struct pick, n + 1);
	if (!build->asks || !build->picks)
		return false;
	for (size_t i = 0; i < plan->wants.n; i++) {
		const struct pl_literals *literals = &plan->wants.at[i].literals;

		for (size_t j = 0; j < literals->n_sets && j < SETS; j++)
			add_set(build, &literals->sets[j], (uint32_t)(i * 4 + j));
	}
	qsort(build->asks, build->n_asks, sizeof(*build->asks), by_text);
	return true;
}

/* Equal strings become one. */
static void unite(struct build *build)
{
	for (uint32_t i = 0; i < build->n_asks; i++) {
		struct pick *pick = &build->picks[build->n_picks];
		struct pl_str text = build->asks[i].text;

		if (i && pl_str_same(text, build->asks[i - 1].text) &&
		    build->asks[i].borders == build->asks[i - 1].borders) {
			pick[-1].n++;
			continue;
		}
		pick->first = i;
		pick->n = 1;
		pick->string.len = (uint8_t)text.len;
		pick->string.borders = build->asks[i].borders;
		build->n_bytes += (uint32_t)text.len;
		build->n_long += text.len > 1;
		build->n_picks++;
	}
}

static uint32_t bits_for(size_t n, uint32_t min, uint32_t max)
{
	uint32_t bits = min;

	while (bits < max && (size_t)1 << bits < n)
		bits++;
	return bits;
}

/* The place in the text that makes the best key: rare, and in a bucket where
 * little lies yet, so that no bucket grows long when many strings end alike. */
static void choose_key(struct build *build, struct pick *pick, uint32_t *filled)
{
	const char *text = build->asks[pick->first].text.at;
	size_t len = pick->string.len < KEY ? pick->string.len : KEY;
	double best = 0;

	for (size_t at = 0; at + len <= pick->string.len; at++) {
		uint32_t key = key_of(text + at, len);
		uint32_t bucket = hash(key, build->bucket_bits);
		struct pl_phrase rare = { .text = { text + at, len } };
		double cost = pl_chance(&rare) * (1 + filled[bucket]);

		if (at && cost >= best)
			continue;
		best = cost;
		pick->bucket = bucket;
		pick->string.key = key;
		pick->string.key_at = (uint8_t)at;
	}
	pick->string.key_len = (uint8_t)len;
	if (len > 1)
		filled[pick->bucket]++;
	else
		pick->bucket = UINT32_MAX;
}

static bool choose_keys(struct build *build)
{
	uint32_t *filled;

	build->bucket_bits = bits_for((size_t)build->n_long * 2, 4, 24);
	build->filter_bits = bits_for((size_t)build->n_long * 64, FILTER_BITS_MIN, FILTER_BITS_MAX);
	filled = PL_NEW_ARRAY(&build->arena, uint32_t, (size_t)1 << build->bucket_bits);
	if (!filled)
		return false;
	for (uint32_t i = 0; i < build->n_picks; i++)
		choose_key(build, &build->picks[i], filled);
	qsort(build->picks, build->n_picks, sizeof(*build->picks), by_bucket);
	return true;
}

/* Room for `n` things of `size`, which the row at `field` of the scanner refers
 * to; NULL when memory ends.  Good until the image grows. */
static void *place(struct build *build, size_t field, size_t n, size_t size)
{
	uint32_t at = pl_image_take(build->image, n * size);

	pl_image_row(build->image, build->scan + (uint32_t)field, at, n);
	return pl_image_at(build->image, at);
}

#define PLACE(build, field, type, n) \
	((type *)place((build), offsetof(struct pl_scan, field), (n), sizeof(type)))

static bool write_filters(struct build *build)
{
	uint64_t *filter =
		PLACE(build, filter, uint64_t, words_of((size_t)1 << build->filter_bits));
	uint64_t *pairs;

	for (uint32_t i = 0; filter && i < build->n_long; i++) {
		const struct string *string = &build->picks[i].string;

		if (string->key_len == KEY)
			set_bit(filter, hash(string->key, build->filter_bits));
	}
	pairs = PLACE(build, pairs, uint64_t, words_of((size_t)1 << PAIR_BITS));
	for (uint32_t i = 0; pairs && i < build->n_long; i++) {
		const struct string *string = &build->picks[i].string;

		if (string->key_len == 2)
			set_bit(pairs, hash(string->key, PAIR_BITS));
	}
	return filter && pairs;
}

static bool write_buckets(struct build *build)
{
	size_t n = (size_t)1 << build->bucket_bits;
	uint32_t *buckets = PLACE(build, buckets, uint32_t, n + 1);
	uint32_t string = 0;

	for (size_t i = 0; buckets && i <= n; i++) {
		buckets[i] = string;
		while (string < build->n_long && build->picks[string].bucket == i)
			string++;
	}
	return buckets;
}

static bool write_texts(struct build *build)
{
	char *texts = PLACE(build, texts, char, build->n_bytes);
	uint32_t at = 0;

	for (uint32_t i = 0; texts && i < build->n_picks; i++) {
		struct pick *pick = &build->picks[i];

		pick->string.text = at;
		memcpy(texts + at, build->asks[pick->first].text.at, pick->string.len);
		at += pick->string.len;
	}
	return texts || !build->n_bytes;
}

static bool write_asks(struct build *build)
{
	uint32_t *asks = PLACE(build, asks, uint32_t, build->n_asks);
	uint32_t at = 0;

	for (uint32_t i = 0; asks && i < build->n_picks; i++) {
		struct pick *pick = &build->picks[i];

		pick->string.asks = at;
		for (uint32_t j = 0; j < pick->n; j++)
			asks[at++] = build->asks[pick->first + j].ask;
	}
	return asks || !build->n_asks;
}

/* After texts and asks, which say where theirs are. */
static bool write_strings(struct build *build)
{
	struct string *strings = PLACE(build, strings, struct string, build->n_picks + 1);

	if (!strings)
		return false;
	for (uint32_t i = 0; i < build->n_picks; i++)
		strings[i] = build->picks[i].string;
	strings[build->n_picks].asks = build->n_asks;
	return true;
}

static bool write_wants(struct build *build, const struct pl_scan_plan *plan)
{
	uint32_t *owners = PLACE(build, owners, uint32_t, plan->wants.n);
	uint8_t *full;

	for (size_t i = 0; owners && i < plan->wants.n; i++)
		owners[i] = plan->wants.at[i].owner;
	full = PLACE(build, full, uint8_t, plan->wants.n);
	for (size_t i = 0; full && i < plan->wants.n; i++)
		full[i] = (uint8_t)((1U << plan->wants.at[i].literals.n_sets) - 1);
	return (owners && full) || !plan->wants.n;
}

/* Owners are candidates anyway unless all that they want is known. */
static bool write_always(struct build *build, const struct pl_scan_plan *plan, uint32_t n_owners)
{
	uint64_t *always = PLACE(build, always, uint64_t, words_of(n_owners));

	if (!always)
		return !n_owners;
	for (uint32_t i = 0; i < n_owners; i++)
		set_bit(always, i);
	for (size_t i = 0; i < plan->wants.n; i++)
		always[plan->wants.at[i].owner / 64] &=
			~(UINT64_C(1) << plan->wants.at[i].owner % 64);
	for (size_t i = 0; i < plan->wants.n; i++) {
		if (!plan->wants.at[i].literals.n_sets)
			set_bit(always, plan->wants.at[i].owner);
	}
	return true;
}

static bool write_scan(struct build *build, const struct pl_scan_plan *plan, uint32_t n_owners)
{
	struct pl_scan *scan = pl_image_at(build->image, build->scan);

	if (!scan)
		return false;
	scan->n_owners = n_owners;
	scan->n_wants = (uint32_t)plan->wants.n;
	scan->filter_bits = build->filter_bits;
	scan->bucket_bits = build->bucket_bits;
	scan->singles = build->n_long;
	return write_filters(build) && write_buckets(build) && write_texts(build) &&
	       write_asks(build) && write_strings(build) && write_wants(build, plan) &&
	       write_always(build, plan, n_owners);
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
	struct build build = { .image = image };
	bool ok = owners_fit(plan, n_owners) && gather(&build, plan);

	if (ok) {
		unite(&build);
		ok = choose_keys(&build);
	}
	if (ok) {
		build.scan = pl_image_take(image, sizeof(struct pl_scan));
		ok = write_scan(&build, plan, n_owners) && !image->bytes.failed;
	}
	pl_arena_release(&build.arena);
	return ok ? build.scan : 0;
}

/* --- running -------------------------------------------------------------------------- */

/* A pass over a text, and the tables it reads, found once. */
struct pass {
	const struct pl_scan *scan;
	const struct string *strings;
	const uint32_t *buckets, *asks, *owners;
	const uint8_t *full;
	const char *texts;
	struct pl_str text; /* folded, with three zeros behind it */
	uint64_t *done;     /* strings that have been seen */
	uint8_t *met;       /* the sets of each want that were met */
	uint64_t *seen;
};

static void meet_string(struct pass *pass, uint32_t i)
{
	set_bit(pass->done, i);
	for (uint32_t ask = pass->strings[i].asks; ask < pass->strings[i + 1].asks; ask++) {
		uint32_t want = pass->asks[ask] / 4;

		pass->met[want] |= (uint8_t)(1U << pass->asks[ask] % 4);
		if (pass->met[want] == pass->full[want])
			set_bit(pass->seen, pass->owners[want]);
	}
}

/* Whether the string whose key is at `at` is there. */
static bool is_there(const struct pass *pass, const struct string *string, size_t at)
{
	size_t start = at - string->key_at, end = start + string->len;

	if (at < string->key_at || end > pass->text.len ||
	    memcmp(pass->text.at + start, pass->texts + string->text, string->len) != 0)
		return false;
	return !(string->borders & OPENS && word_ends_at(pass->text, start)) &&
	       !(string->borders & CLOSES && word_starts_at(pass->text, end));
}

static void look_in_bucket(struct pass *pass, uint32_t key, uint8_t key_len, size_t at)
{
	const uint32_t *bucket = pass->buckets + hash(key, pass->scan->bucket_bits);

	for (uint32_t i = bucket[0]; i < bucket[1]; i++) {
		const struct string *string = &pass->strings[i];

		if (string->key == key && string->key_len == key_len && !has_bit(pass->done, i) &&
		    is_there(pass, string, at))
			meet_string(pass, i);
	}
}

static void look_for_keys(struct pass *pass)
{
	const uint64_t *filter = PL_ROW(uint64_t, &pass->scan->filter);
	const uint64_t *pairs = PL_ROW(uint64_t, &pass->scan->pairs);
	uint32_t bits = pass->scan->filter_bits;

	for (size_t at = 0; at < pass->text.len; at++) {
		uint32_t key = key_of(pass->text.at + at, KEY);

		if (has_bit(filter, hash(key, bits)))
			look_in_bucket(pass, key, KEY, at);
		key &= 0xFFFF;
		if (has_bit(pairs, hash(key, PAIR_BITS)))
			look_in_bucket(pass, key, 2, at);
	}
}

static void look_for_singles(struct pass *pass)
{
	for (uint32_t i = pass->scan->singles; i + 1 < pass->scan->strings.n; i++) {
		if (memchr(pass->text.at, (int)pass->strings[i].key, pass->text.len))
			meet_string(pass, i);
	}
}

/* All owners are candidates. */
static void see_all(const struct pl_scan *scan, uint64_t *seen)
{
	if (!scan->n_owners)
		return;
	memset(seen, 0xFF, words_of(scan->n_owners) * sizeof(*seen));
	if (scan->n_owners % 64)
		seen[scan->n_owners / 64] = (UINT64_C(1) << scan->n_owners % 64) - 1;
}

static struct pass pass_of(const struct pl_scan *scan)
{
	return (struct pass){
		.scan = scan,
		.strings = PL_ROW(struct string, &scan->strings),
		.buckets = PL_ROW(uint32_t, &scan->buckets),
		.asks = PL_ROW(uint32_t, &scan->asks),
		.owners = PL_ROW(uint32_t, &scan->owners),
		.full = PL_ROW(uint8_t, &scan->full),
		.texts = PL_ROW(char, &scan->texts),
	};
}

bool pl_scan_run(const struct pl_scan *scan, struct pl_str text, struct pl_arena *scratch,
		 uint64_t *seen)
{
	struct pass pass = pass_of(scan);
	char *folded = pl_arena_take(scratch, text.len + KEY);
	size_t done = words_of(scan->strings.n) * sizeof(*pass.done);

	pass.text = (struct pl_str){ folded, text.len };
	pass.done = pl_arena_take(scratch, done + scan->n_wants);
	pass.seen = seen;
	see_all(scan, seen);
	if (!folded || !pass.done)
		return false;
	if (!pl_literal_fold(text, folded))
		return true;
	if (scan->n_owners)
		memcpy(seen, pl_row_at(&scan->always), words_of(scan->n_owners) * sizeof(*seen));
	pass.met = (uint8_t *)pass.done + done;
	look_for_keys(&pass);
	look_for_singles(&pass);
	return true;
}
