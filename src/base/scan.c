/* Running a scanner: one pass over a folded text that tells whose strings are in it. */
#include "base/scan.h"

#include "base/outline.h"

#include <string.h>

static bool is_ascii_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_wide_word(unsigned char first, unsigned char second)
{
	if (first == 0xC3)
		return second != 0x97 && second != 0xB7; /* à to ÿ, without × and ÷ */
	return first == 0xC5 && second == 0x93;          /* œ */
}

bool pl_scan_word_ends(struct pl_str text, size_t at)
{
	const unsigned char *end = (const unsigned char *)text.at + at;

	return at && (is_ascii_word(end[-1]) || (at > 1 && is_wide_word(end[-2], end[-1])));
}

bool pl_scan_word_starts(struct pl_str text, size_t at)
{
	const unsigned char *start = (const unsigned char *)text.at + at;

	return at < text.len &&
	       (is_ascii_word(start[0]) || (text.len - at > 1 && is_wide_word(start[0], start[1])));
}

/* A pass over a text, and the tables it reads, found once. */
struct pass {
	const struct pl_scan *scan;
	const struct pl_scan_string *strings;
	const uint32_t *buckets, *asks;
	const struct pl_scan_owner *wants;
	const uint8_t *full;
	const char *texts;
	struct pl_str text; /* folded, or the outline, with zeros before and behind it */
	const char *as_it_is;
	unsigned outline; /* PL_SCAN_OUTLINE when it is that */
	uint64_t *done;   /* strings that have been seen */
	uint8_t *met;     /* the sets of each want that were met */
	uint64_t *seen;
	struct pl_scan_places *places;
};

/* The owner's, added where it has none yet; NULL when there is no room for more. */
static struct pl_span *starts_of(struct pl_scan_places *places, uint32_t owner)
{
	struct pl_span *starts;

	if (pl_scan_has(places->known, owner))
		return &places->starts.at[places->numbers[owner]];
	if (places->starts.failed || places->starts.n > UINT16_MAX)
		return NULL;
	starts = PL_PUSH(&places->starts);
	if (!starts)
		return NULL;
	pl_scan_set(places->known, owner);
	places->numbers[owner] = (uint16_t)(places->starts.n - 1);
	*starts = (struct pl_span){ UINT32_MAX, 0 };
	return starts;
}

/* A string of the want's set 0 stands at byte `start`. */
static void meet_place(const struct pass *pass, uint32_t ask, size_t start)
{
	const struct pl_scan_owner *want = &pass->wants[ask / PL_SCAN_SETS];
	struct pl_span *starts = starts_of(pass->places, want->owner);
	uint32_t at = (uint32_t)start, first = at < want->reach ? 0 : at - want->reach;
	uint32_t last = want->ahead > UINT32_MAX - at ? UINT32_MAX : at + want->ahead;

	if (starts && starts->start > first)
		starts->start = first;
	if (starts && starts->end < last)
		starts->end = last;
}

static void meet_ask(struct pass *pass, uint32_t ask)
{
	uint32_t want = ask / PL_SCAN_SETS;

	if (want < pass->scan->n_joint) {
		pass->met[want] |= (uint8_t)(1U << ask % PL_SCAN_SETS);
		if (pass->met[want] != pass->full[want])
			return;
	}
	pl_scan_set(pass->seen, pass->wants[want].owner);
}

/* String `i` stands at byte `start`, maybe not for the first time. */
static void meet_string(struct pass *pass, uint32_t i, size_t start)
{
	const struct pl_scan_string *string = &pass->strings[i];
	bool alone = string->how & PL_SCAN_ALONE, places = string->how & PL_SCAN_PLACES;
	const uint32_t *asks = alone ? &string->asks : pass->asks + string->asks + 2;
	uint32_t n = alone ? 1 : asks[-2], n_placing = alone ? places : asks[-1];

	for (uint32_t ask = 0; ask < n_placing; ask++)
		meet_place(pass, asks[ask], start);
	if (pl_scan_has(pass->done, i))
		return;
	pl_scan_set(pass->done, i);
	for (uint32_t ask = 0; ask < n; ask++)
		meet_ask(pass, asks[ask]);
}

/* Whether the string whose key is at `at` is there. */
static bool is_there(const struct pass *pass, const struct pl_scan_string *string, size_t at)
{
	size_t start = at - string->key_at, end = start + string->len;
	const char *text = string->how & PL_SCAN_EXACT ? pass->as_it_is : pass->text.at;

	if (at < string->key_at || end > pass->text.len ||
	    (!(string->how & PL_SCAN_WHOLE) &&
	     memcmp(text + start, pass->texts + string->text, string->len) != 0))
		return false;
	return !(string->how & PL_SCAN_OPENS && pl_scan_word_ends(pass->text, start)) &&
	       !(string->how & PL_SCAN_CLOSES && pl_scan_word_starts(pass->text, end));
}

/* What has been met is looked for again when where it stands is to be told. */
static bool is_done(const struct pass *pass, uint32_t i)
{
	return pl_scan_has(pass->done, i) && !(pass->strings[i].how & PL_SCAN_PLACES);
}

/* --- places where a key may stand ------------------------------------------------------------ */

/* Which places these are cannot be foreseen, and a processor that guesses wrong loses more than
 * a place written down in vain: so a chunk of the text is gone through without a question, and
 * what each place leads to is on its way from memory before it is looked at. */
enum { CHUNK = 256, KINDS = 3, LEN_BITS = 3 };

struct spots {
	uint32_t at[CHUNK * KINDS + 1];     /* byte << LEN_BITS | length of the key */
	uint32_t bucket[CHUNK * KINDS + 1]; /* one more than its first string */
	size_t n;
};

static uint32_t key_of(const struct pass *pass, uint32_t spot, unsigned *len)
{
	*len = spot & ((1U << LEN_BITS) - 1);
	return pl_scan_four(pass->text.at + (spot >> LEN_BITS)) &
	       UINT32_MAX >> (8 * (PL_SCAN_KEY - *len));
}

static void pick_spots(const struct pass *pass, const struct pl_scan_filters *filters, size_t from,
		       size_t end, struct spots *spots)
{
	const uint64_t *longs = PL_ROW(uint64_t, &filters->longs);
	const uint64_t *triples = PL_ROW(uint64_t, &filters->triples);
	const uint64_t *pairs = PL_ROW(uint64_t, &filters->pairs);
	uint32_t bits = filters->long_bits, triple_bits = filters->triple_bits;
	size_t n = 0;

	for (size_t at = from; at < end; at++) {
		uint32_t key = pl_scan_four(pass->text.at + at);
		uint32_t spot = (uint32_t)at << LEN_BITS;

		spots->at[n] = spot | PL_SCAN_KEY;
		n += pl_scan_has(longs, pl_scan_bit(key, bits));
		spots->at[n] = spot | 3;
		n += pl_scan_has(triples, pl_scan_bit(key & 0xFFFFFF, triple_bits));
		spots->at[n] = spot | 2;
		n += pl_scan_has(pairs, pl_scan_bit(key & 0xFFFF, PL_SCAN_PAIR_BITS));
	}
	spots->n = n;
}

/* Keeps those with a bucket that is not empty. */
static void open_buckets(const struct pass *pass, struct spots *spots)
{
	size_t n = 0;
	unsigned len;

	for (size_t i = 0; i < spots->n; i++) {
		uint32_t spot = spots->at[i], key = key_of(pass, spot, &len);
		uint32_t bucket = pass->buckets[pl_scan_hash(key, pass->scan->bucket_bits)];

		spots->at[n] = spot;
		spots->bucket[n] = bucket;
		__builtin_prefetch(&pass->strings[bucket - (bucket != 0)]);
		n += bucket != 0;
	}
	spots->n = n;
}

static void look_in_bucket(struct pass *pass, uint32_t spot, uint32_t bucket)
{
	unsigned key_len;
	const uint32_t key = key_of(pass, spot, &key_len);
	const unsigned kind = key_len | pass->outline;
	const size_t at = spot >> LEN_BITS;
	const char *text = pass->text.at + at;
	const uint32_t behind = pl_scan_four(text + key_len);
	const uint32_t before = pl_scan_four(text - PL_SCAN_KEY);

	for (bool more = true; more; bucket++) {
		uint32_t i = bucket - 1;
		const struct pl_scan_string *string = &pass->strings[i];
		uint32_t beside = string->how & PL_SCAN_BEFORE ? before : behind;

		if ((beside & string->mask) == string->beside && string->key == key &&
		    (string->how & (PL_SCAN_KEY_LEN | PL_SCAN_OUTLINE)) == kind &&
		    !is_done(pass, i) && is_there(pass, string, at))
			meet_string(pass, i, at - string->key_at);
		more = !(string->how & PL_SCAN_LAST);
	}
}

static void look_for_keys(struct pass *pass, const struct pl_scan_filters *filters)
{
	struct spots spots;

	for (size_t from = 0; from < pass->text.len; from += CHUNK) {
		size_t left = pass->text.len - from;

		pick_spots(pass, filters, from, from + (left < CHUNK ? left : CHUNK), &spots);
		open_buckets(pass, &spots);
		for (size_t i = 0; i < spots.n; i++)
			look_in_bucket(pass, spots.at[i], spots.bucket[i]);
	}
}

static void look_for_singles(struct pass *pass)
{
	for (uint32_t i = pass->scan->singles; i + 1 < pass->scan->strings.n; i++) {
		const char *text =
			pass->strings[i].how & PL_SCAN_EXACT ? pass->as_it_is : pass->text.at;

		if (memchr(text, pass->texts[pass->strings[i].text], pass->text.len))
			meet_string(pass, i, 0);
	}
}

/* All owners are candidates. */
static void see_all(const struct pl_scan *scan, uint64_t *seen)
{
	if (!scan->n_owners)
		return;
	memset(seen, 0xFF, pl_scan_words(scan->n_owners) * sizeof(*seen));
	if (scan->n_owners % 64)
		seen[scan->n_owners / 64] = (UINT64_C(1) << scan->n_owners % 64) - 1;
}

static struct pass pass_of(const struct pl_scan *scan)
{
	return (struct pass){
		.scan = scan,
		.strings = PL_ROW(struct pl_scan_string, &scan->strings),
		.buckets = PL_ROW(uint32_t, &scan->buckets),
		.asks = PL_ROW(uint32_t, &scan->asks),
		.wants = PL_ROW(struct pl_scan_owner, &scan->wants),
		.full = PL_ROW(uint8_t, &scan->full),
		.texts = PL_ROW(char, &scan->texts),
	};
}

/* Owners of the row are candidates, wherever: maybe for what was met nowhere. */
static void see_anyway(const struct pass *pass, const struct pl_row *row)
{
	const uint64_t *bits = PL_ROW(uint64_t, row);

	for (size_t i = 0; i < pl_scan_words(pass->scan->n_owners); i++) {
		pass->seen[i] |= bits[i];
		pass->places->known[i] &= ~bits[i];
	}
}

/* --- places ------------------------------------------------------------------------------- */

/* Nothing is known of any owner.  False when memory ends. */
static bool begin_places(struct pl_scan_places *places, size_t n_owners)
{
	size_t words = pl_scan_words(n_owners) + 1;

	if (places->room < n_owners || !places->known) {
		pl_scan_places_release(places);
		places->known = pl_realloc(NULL, words * sizeof(*places->known));
		places->numbers = pl_realloc(NULL, (n_owners + 1) * sizeof(*places->numbers));
		places->room = n_owners;
	}
	if (!places->known || !places->numbers)
		return false;
	memset(places->known, 0, words * sizeof(*places->known));
	places->starts.n = 0;
	places->starts.failed = false;
	return true;
}

bool pl_scan_starts(const struct pl_scan_places *places, uint32_t owner, struct pl_span *starts)
{
	if (places->starts.failed || !pl_scan_has(places->known, owner))
		return false;
	*starts = places->starts.at[places->numbers[owner]];
	return true;
}

void pl_scan_places_release(struct pl_scan_places *places)
{
	pl_free(places->known);
	pl_free(places->numbers);
	PL_LIST_RELEASE(&places->starts);
	*places = (struct pl_scan_places){ 0 };
}

/* --- the pass ------------------------------------------------------------------------------ */

static void look_everywhere(struct pass *pass, struct pl_str text, char *folded)
{
	look_for_keys(pass, &pass->scan->text);
	look_for_singles(pass);
	if (!pass->scan->n_outlines)
		return;
	/* The outline takes the folded text's place, which is not asked for again. */
	memset(folded, 0, text.len + PL_SCAN_AHEAD);
	pass->text.len = pl_outline(text, folded);
	pass->outline = PL_SCAN_OUTLINE;
	look_for_keys(pass, &pass->scan->outline);
}

enum pl_scanned pl_scan_run(const struct pl_scan *scan, struct pl_str text,
			    struct pl_arena *scratch, uint64_t *seen, struct pl_scan_places *places)
{
	struct pass pass = pass_of(scan);
	char *room = pl_arena_take(scratch, PL_SCAN_KEY + text.len + PL_SCAN_AHEAD);
	char *folded = room ? room + PL_SCAN_KEY : NULL;
	size_t done = pl_scan_words(scan->strings.n) * sizeof(*pass.done);
	enum pl_folded sure;

	pass.text = (struct pl_str){ folded, text.len };
	pass.as_it_is = text.at;
	pass.done = pl_arena_take(scratch, done + scan->n_joint);
	pass.seen = seen;
	pass.places = places;
	see_all(scan, seen);
	if (!folded || !pass.done || !begin_places(places, scan->n_owners))
		return PL_SCAN_NOMEM;
	sure = pl_literal_fold(text, folded);
	if (!pl_is_folded(sure))
		return sure == PL_FOLD_DISGUISED ? PL_SCAN_DISGUISED : PL_SCAN_UNSURE;
	memset(seen, 0, pl_scan_words(scan->n_owners) * sizeof(*seen));
	pass.met = (uint8_t *)pass.done + done;
	if (scan->strings.n > 1) /* not the end alone */
		look_everywhere(&pass, text, folded);
	see_anyway(&pass, &scan->always);
	if (sure == PL_FOLD_DIGITS)
		see_anyway(&pass, &scan->digits);
	return PL_SCAN_DONE;
}
