/* The word engine: a table of first words, tried where words start. */
#include "base/wordtable.h"

#include "base/literal.h"
#include "base/unicode.h"

const bool pl_words_ascii[128] = {
	['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
	['8'] = 1, ['9'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1,
	['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1,
	['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1,
	['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['_'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1,
	['d'] = 1, ['e'] = 1, ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1,
	['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1,
	['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1,
};

/* --- what may stand beside a word ----------------------------------------------------- */

/* Ranges that \w never matches: what may stand beside a word without a doubt
 * (Unicode 15.0, UnicodeData.txt).  Left out are marks and connectors, which \w
 * matches from PCRE2 10.43 on, and all that may be a letter or a number. */
static const struct {
	uint32_t first, last;
} gaps[] = {
	{ 0x80, 0xFF },       { 0x2010, 0x203E },   { 0x2000, 0x200F }, { 0x2041, 0x2053 },
	{ 0x2055, 0x2064 },   { 0x20A0, 0x20C0 },   { 0x2122, 0x2122 }, { 0x2190, 0x2426 },
	{ 0x2500, 0x2775 },   { 0x2794, 0x2BFF },   { 0xFEFF, 0xFEFF }, { 0xFFFD, 0xFFFD },
	{ 0x1F000, 0x1F0FF }, { 0x1F110, 0x1FAFF },
};

/* Whether the character, which is none of the engine's word characters, surely is none of
 * PCRE2's. */
static bool is_gap(struct pl_str character)
{
	size_t at = 0;
	uint32_t code = pl_utf8_next(character, &at);

	if (code < 0x80)
		return true;
	for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++) {
		if (code >= gaps[i].first && code <= gaps[i].last)
			return true;
	}
	return false;
}

/* --- running ---------------------------------------------------------------------------------- */

struct pass {
	const uint64_t *filter;
	const uint32_t *buckets;
	const struct pl_words_entry *entries;
	const char *texts;
	uint32_t bucket_bits, filter_bits;
	struct pl_str text;
	const char *folded; /* with PL_WORDS_AHEAD zeros behind it */
	const struct pl_words_judge *judge;
	struct pl_words_hits *hits;
};

/* Whether the entry stands at `at`, where its first word does. */
static bool is_there(const struct pass *pass, const struct pl_words_entry *entry, size_t at)
{
	size_t end = at + entry->len;

	if (end > pass->text.len)
		return false;
	return !memcmp((entry->nocase ? pass->folded : pass->text.at) + at,
		       pass->texts + entry->text, entry->len) &&
	       !pl_words_character(pass->folded + end);
}

/* Whether what is at `at`, where the engine sees no word, belongs to one all the same. */
static bool is_word_there(const struct pass *pass, size_t at)
{
	struct pl_str character =
		pl_str_cut(pass->text, at, at + pl_words_lead((unsigned char)pass->text.at[at]));

	return !is_gap(character) && pass->judge->is_word(pass->judge->with, character);
}

static bool stands_alone(const struct pass *pass, size_t start, size_t end)
{
	return !(start && is_word_there(pass, pl_words_before(pass->text.at, start))) &&
	       !(end < pass->text.len && is_word_there(pass, end));
}

/* Where the owner's last hit ends; NULL: it had none. */
static uint32_t *end_of(const struct pl_words_hits *hits, uint32_t owner)
{
	uint32_t *shelf = hits->ends[owner / PL_WORDS_SHELF];

	return shelf ? shelf + owner % PL_WORDS_SHELF : NULL;
}

static bool set_end(struct pl_words_hits *hits, uint32_t owner, uint32_t end)
{
	uint32_t **shelf = &hits->ends[owner / PL_WORDS_SHELF];

	if (!*shelf)
		*shelf = pl_alloc(PL_WORDS_SHELF * sizeof(**shelf));
	if (*shelf)
		(*shelf)[owner % PL_WORDS_SHELF] = end;
	hits->list.failed |= !*shelf;
	return *shelf;
}

static bool is_free(const struct pass *pass, uint32_t owner, size_t at)
{
	const uint32_t *end = end_of(pass->hits, owner);

	return !end || *end <= at;
}

static void hit(struct pass *pass, const struct pl_words_entry *entry, size_t at)
{
	struct pl_words_hit *found;
	uint32_t end = (uint32_t)(at + entry->len);

	if (!stands_alone(pass, at, end))
		return;
	found = PL_PUSH(&pass->hits->list);
	if (!found)
		return;
	*found = (struct pl_words_hit){ entry->owner, entry->string, { (uint32_t)at, end } };
	if (!set_end(pass->hits, entry->owner, end))
		pass->hits->list.n--;
}

/* Entries of one hash that are still to be tried, in order of owner and preference; NULL: no
 * more. */
struct range {
	const struct pl_words_entry *at;
	uint32_t sum;
};

static void settle(struct range *range)
{
	while (range->at && range->at->hash != range->sum)
		range->at = range->at->last ? NULL : range->at + 1;
}

static void go_on(struct range *range)
{
	range->at = range->at->last ? NULL : range->at + 1;
	settle(range);
}

static bool may_find(const struct pass *pass, uint32_t sum)
{
	uint64_t bits = pl_words_bits(sum);

	return (pass->filter[pl_words_place(sum, pass->filter_bits)] & bits) == bits;
}

static struct range range_of(const struct pass *pass, uint32_t sum)
{
	struct range range = { NULL, sum };
	uint32_t bucket;

	if (!may_find(pass, sum))
		return range;
	bucket = pass->buckets[pl_words_bucket(sum, pass->bucket_bits)];
	range.at = bucket ? pass->entries + bucket - 1 : NULL;
	settle(&range);
	return range;
}

static bool precedes(const struct range *one, const struct range *other)
{
	if (!one->at || !other->at)
		return !other->at;
	return one->at->owner != other->at->owner ? one->at->owner < other->at->owner
						  : one->at->string < other->at->string;
}

/* A word of the folded text. */
struct word {
	size_t at, len;
	uint32_t sum;
};

static struct word word_at(const struct pass *pass, size_t at)
{
	struct word word = { at, at < pass->text.len ? pl_words_length(pass->folded + at) : 0, 0 };

	if (word.len)
		word.sum = pl_words_hash(pass->folded + at, word.len);
	return word;
}

/* Behind the character at `at`, which belongs to no word. */
static size_t behind_gap(const struct pass *pass, size_t at)
{
	return at < pass->text.len ? at + pl_words_lead((unsigned char)pass->folded[at]) : at;
}

/* The ranges that a word is tried in: of the strings found by it alone, by it and the next
 * word, by these and the one after. */
enum { N_RANGES = 3 };

/* How many there are: most words begin no string. */
static size_t add_range(const struct pass *pass, uint32_t sum, struct range *range)
{
	*range = range_of(pass, sum);
	return range->at != NULL;
}

static size_t ranges_of(const struct pass *pass, const struct word words[N_RANGES],
			struct range ranges[N_RANGES])
{
	uint32_t sum = words[0].sum;
	size_t n = add_range(pass, sum, ranges);

	if (words[1].len) {
		sum = pl_words_pair(sum, words[1].sum);
		n += add_range(pass, sum, ranges + n);
	}
	if (words[1].len && words[1].len <= PL_WORDS_SHORT && words[2].len)
		n += add_range(pass, pl_words_pair(sum, words[2].sum), ranges + n);
	return n;
}

static struct range *first_of(struct range *ranges, size_t n)
{
	struct range *first = ranges;

	for (size_t i = 1; i < n; i++) {
		if (!precedes(first, &ranges[i]))
			first = &ranges[i];
	}
	return first;
}

/* Tries all strings that begin with the word, or with it and those behind it.  The first
 * that fits moves its owner's end, so that the owner's others no longer do. */
static void try_word(struct pass *pass, const struct word words[N_RANGES])
{
	const struct word *word = &words[0];
	struct range ranges[N_RANGES], *range;
	size_t n = ranges_of(pass, words, ranges);
	uint32_t ahead = pl_words_four(pass->folded + word->at + word->len);

	while (n && (range = first_of(ranges, n))->at) {
		const struct pl_words_entry *entry = range->at;

		go_on(range);
		if ((ahead & entry->mask) == (entry->ahead & entry->mask) &&
		    is_free(pass, entry->owner, word->at) && is_there(pass, entry, word->at))
			hit(pass, entry, word->at);
	}
}

/* The word behind the single character that follows this one, if there is one. */
static struct word next_of(const struct pass *pass, const struct word *word)
{
	if (!word->len)
		return (struct word){ 0 };
	return word_at(pass, behind_gap(pass, word->at + word->len));
}

static void run(struct pass *pass)
{
	for (size_t at = 0; at < pass->text.len;) {
		struct word words[N_RANGES] = { word_at(pass, at) };

		words[1] = next_of(pass, &words[0]);
		while (words[0].len) {
			words[2] = next_of(pass, &words[1]);
			try_word(pass, words);
			at = words[0].at + words[0].len;
			words[0] = words[1];
			words[1] = words[2];
		}
		at = behind_gap(pass, at);
	}
}

static void release_ends(struct pl_words_hits *hits)
{
	for (size_t i = 0; i < hits->n_ends; i++)
		pl_free(hits->ends[i]);
	pl_free(hits->ends);
	hits->ends = NULL;
	hits->n_ends = 0;
}

/* Where the owners' last hits end: nowhere yet, and kept so from text to text. */
static bool make_ends(struct pl_words_hits *hits, uint32_t n_owners)
{
	size_t n = n_owners / PL_WORDS_SHELF + 1;

	if (hits->n_ends < n) {
		release_ends(hits);
		hits->ends = pl_alloc(n * sizeof(*hits->ends));
		hits->n_ends = hits->ends ? n : 0;
	}
	return hits->ends != NULL;
}

void pl_words_hits_release(struct pl_words_hits *hits)
{
	PL_LIST_RELEASE(&hits->list);
	release_ends(hits);
	*hits = (struct pl_words_hits){ 0 };
}

static void forget_ends(struct pl_words_hits *hits, size_t from)
{
	for (size_t i = from; i < hits->list.n; i++)
		*end_of(hits, hits->list.at[i].owner) = 0;
}

enum pl_words_said pl_words_run(const struct pl_words *words, struct pl_str text,
				const struct pl_words_judge *judge, struct pl_arena *scratch,
				struct pl_words_hits *hits)
{
	size_t before = hits->list.n;
	char *folded = pl_arena_take(scratch, text.len + PL_WORDS_AHEAD);
	struct pass pass = {
		.filter = PL_ROW(uint64_t, &words->filter),
		.buckets = PL_ROW(uint32_t, &words->buckets),
		.entries = PL_ROW(struct pl_words_entry, &words->entries),
		.texts = PL_ROW(char, &words->texts),
		.bucket_bits = words->bucket_bits,
		.filter_bits = words->filter_bits,
		.text = text,
		.folded = folded,
		.judge = judge,
		.hits = hits,
	};

	if (!folded || !make_ends(hits, words->n_owners))
		return PL_WORDS_NOMEM;
	if (!words->entries.n)
		return PL_WORDS_DONE;
	if (!pl_is_folded(pl_literal_fold(text, folded)))
		return PL_WORDS_UNSURE;
	run(&pass);
	forget_ends(hits, before);
	return hits->list.failed ? PL_WORDS_NOMEM : PL_WORDS_DONE;
}
