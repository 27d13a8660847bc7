/* The word engine: a table of first words, tried where words start. */
#include "base/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/literal.h"

enum {
	LONGEST = 1000, /* bytes of a string */
	AHEAD = 8,      /* zeros behind a folded text, so that eight bytes can be read anywhere */
};

/* --- as it lies in the image --------------------------------------------------------- */

struct entry {
	uint32_t hash;  /* of the first word */
	uint32_t ahead; /* four bytes behind it, where there are as many */
	uint32_t mask;  /* those of them that there are */
	uint32_t text;  /* where it starts in `texts` */
	uint32_t owner;
	uint32_t string; /* its number among the owner's */
	uint16_t len;
	bool nocase;
};

struct pl_words {
	uint32_t n_owners, bucket_bits;
	struct pl_row buckets; /* uint32_t: a bucket's first entry, one more at the end */
	struct pl_row entries; /* struct entry; in a bucket by hash, owner and preference */
	struct pl_row texts;   /* char: folded where `nocase` */
};

/* --- word characters --------------------------------------------------------------------- */

/* What \w matches in all versions: in a text that folding knows, the letters of
 * ASCII and Latin-1, œ, digits, and the numbers and letters among the signs. */

/* The low and the high half of ASCII, as bits: 0-9, A-Z, _ and a-z. */
static bool is_ascii_word(unsigned char c)
{
	return (c < 64 ? UINT64_C(0x03FF000000000000) >> c
		       : UINT64_C(0x07FFFFFE87FFFFFE) >> (c - 64)) &
	       1;
}

/* U+00AA, B2, B3, B5, B9, BA, BC, BD and BE: ª ² ³ µ ¹ º ¼ ½ ¾. */
static bool is_sign_word(unsigned char second)
{
	const uint64_t signs = UINT64_C(0x762C040000000000);

	return second >= 0x80 && signs >> (second - 0x80) & 1;
}

/* Bytes of the word character at `at`, 0 if there is none.  Two bytes can be read. */
static size_t word_character(const char *at)
{
	unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];

	if (first < 0x80)
		return is_ascii_word(first);
	if (first == 0xC3)
		return second != 0x97 && second != 0xB7 ? 2 : 0;
	if (first == 0xC5)
		return second == 0x92 || second == 0x93 || second == 0xB8 ? 2 : 0;
	return first == 0xC2 && is_sign_word(second) ? 2 : 0;
}

/* Bytes of the word at `at`, which is behind by AHEAD zeros. */
static size_t word_length(const char *at)
{
	size_t len = 0, more;

	while ((more = word_character(at + len)) > 0)
		len += more;
	return len;
}

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

static size_t character_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Whether what is at `at`, no word character, surely is none. */
static bool is_gap(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	size_t len = character_length(*byte);
	uint32_t code = len == 1 ? *byte : *byte & (0x7FU >> len);

	for (size_t i = 1; i < len; i++)
		code = code << 6 | (byte[i] & 0x3FU);
	if (code < 0x80)
		return true;
	for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++) {
		if (code >= gaps[i].first && code <= gaps[i].last)
			return true;
	}
	return false;
}

/* Where the character that ends at `end` starts. */
static size_t character_before(const char *text, size_t end)
{
	while (end && ((unsigned char)text[--end] & 0xC0) == 0x80)
		continue;
	return end;
}

/* --- hashing ------------------------------------------------------------------------------- */

static uint64_t eight_bytes(const char *at)
{
	uint64_t eight;

	memcpy(&eight, at, sizeof(eight));
	return eight;
}

static uint32_t four_bytes(const char *at)
{
	uint32_t four;

	memcpy(&four, at, sizeof(four));
	return four;
}

/* The first bytes of eight as they lie in memory, on any machine. */
static uint64_t first_bytes(size_t n)
{
	static const unsigned char ones[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
	uint64_t mask;

	memcpy(&mask, ones + 8 - n, sizeof(mask));
	return mask;
}

/* Of a folded word: its first and last eight bytes, and how many it has. */
static uint32_t hash(const char *word, size_t len)
{
	uint64_t sum = len;

	if (len >= 8)
		sum ^= eight_bytes(word) ^
		       eight_bytes(word + len - 8) * UINT64_C(0x9FB21C651E98DF25);
	else
		sum ^= eight_bytes(word) & first_bytes(len);
	return (uint32_t)(sum * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

static uint32_t bucket_of(uint32_t sum, uint32_t bits)
{
	return sum >> (32 - bits);
}

/* --- building -------------------------------------------------------------------------------- */

bool pl_words_fit(struct pl_str string)
{
	char folded[LONGEST + AHEAD] = { 0 };

	return string.len && string.len <= LONGEST && pl_literal_fold(string, folded) &&
	       word_character(folded) &&
	       word_character(folded + character_before(folded, string.len));
}

struct draft {
	struct entry entry;
	struct pl_str text;
};

struct build {
	struct pl_arena arena;
	struct draft *drafts;
	uint32_t n, n_bytes;
	uint32_t bucket_bits;
	struct pl_image *image;
	uint32_t words; /* offset */
};

static int by_preference(const void *a, const void *b)
{
	const struct entry *one = &((const struct draft *)a)->entry;
	const struct entry *other = &((const struct draft *)b)->entry;

	/* Buckets are made of the highest bits, so this is by bucket too. */
	if (one->hash != other->hash)
		return one->hash < other->hash ? -1 : 1;
	if (one->owner != other->owner)
		return one->owner < other->owner ? -1 : 1;
	return (one->string > other->string) - (one->string < other->string);
}

static bool add_string(struct build *build, struct pl_str string, struct entry entry)
{
	struct draft *draft = &build->drafts[build->n];
	char *folded = pl_arena_take(&build->arena, string.len + AHEAD);
	size_t first;

	if (!folded || !pl_words_fit(string))
		return false;
	pl_literal_fold(string, folded);
	first = word_length(folded);
	entry.hash = hash(folded, first);
	entry.len = (uint16_t)string.len;
	if (string.len > first) {
		size_t n = string.len - first < 4 ? string.len - first : 4;

		entry.ahead = four_bytes(folded + first);
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
			struct entry entry = {
				.owner = row->owner,
				.string = numbers[row->owner]++,
				.nocase = row->nocase,
			};

			if (!add_string(build, row->strings[j], entry))
				return false;
		}
	}
	qsort(build->drafts, build->n, sizeof(*build->drafts), by_preference);
	build->bucket_bits = 4;
	while (1U << build->bucket_bits < build->n * 2)
		build->bucket_bits++;
	return true;
}

static void *place(struct build *build, size_t field, size_t n, size_t size)
{
	uint32_t at = pl_image_take(build->image, n * size);

	pl_image_row(build->image, build->words + (uint32_t)field, at, n);
	return pl_image_at(build->image, at);
}

static bool write_buckets(struct build *build)
{
	size_t n = (size_t)1 << build->bucket_bits;
	uint32_t *buckets =
		place(build, offsetof(struct pl_words, buckets), n + 1, sizeof(*buckets));
	uint32_t entry = 0;

	for (size_t i = 0; buckets && i <= n; i++) {
		buckets[i] = entry;
		while (entry < build->n &&
		       bucket_of(build->drafts[entry].entry.hash, build->bucket_bits) == i)
			entry++;
	}
	return buckets;
}

static bool write_texts(struct build *build)
{
	char *texts = place(build, offsetof(struct pl_words, texts), build->n_bytes, 1);
	uint32_t at = 0;

	for (uint32_t i = 0; texts && i < build->n; i++) {
		struct draft *draft = &build->drafts[i];

		draft->entry.text = at;
		memcpy(texts + at, draft->text.at, draft->text.len);
		at += (uint32_t)draft->text.len;
	}
	return texts || !build->n;
}

/* After the texts, which say where theirs are. */
static bool write_entries(struct build *build)
{
	struct entry *entries =
		place(build, offsetof(struct pl_words, entries), build->n, sizeof(*entries));

	for (uint32_t i = 0; entries && i < build->n; i++)
		entries[i] = build->drafts[i].entry;
	return entries || !build->n;
}

uint32_t pl_words_build(const struct pl_words_plan *plan, uint32_t n_owners, struct pl_image *image)
{
	struct build build = { .image = image };
	bool ok = gather(&build, plan, n_owners);

	if (ok) {
		struct pl_words *words;

		build.words = pl_image_take(image, sizeof(*words));
		words = pl_image_at(image, build.words);
		if (words) {
			words->n_owners = n_owners;
			words->bucket_bits = build.bucket_bits;
		}
		ok = words && write_buckets(&build) && write_texts(&build) && write_entries(&build);
	}
	pl_arena_release(&build.arena);
	return ok && !image->bytes.failed ? build.words : 0;
}

/* --- running ---------------------------------------------------------------------------------- */

struct pass {
	const uint32_t *buckets;
	const struct entry *entries;
	const char *texts;
	uint32_t bucket_bits;
	struct pl_str text;
	const char *folded; /* with AHEAD zeros behind it */
	uint32_t *ends;     /* where each owner's last hit ends */
	struct pl_words_hits *hits;
	bool unsure;
};

/* Whether the entry stands at `at`, where its first word does. */
static bool is_there(const struct pass *pass, const struct entry *entry, size_t at)
{
	size_t end = at + entry->len;

	if (end > pass->text.len)
		return false;
	return !memcmp((entry->nocase ? pass->folded : pass->text.at) + at,
		       pass->texts + entry->text, entry->len) &&
	       !word_character(pass->folded + end);
}

/* What is beside a hit must be known not to be part of a word. */
static bool is_sure(const struct pass *pass, size_t start, size_t end)
{
	return (!start || is_gap(pass->folded + character_before(pass->folded, start))) &&
	       (end == pass->text.len || is_gap(pass->folded + end));
}

static void hit(struct pass *pass, const struct entry *entry, size_t at)
{
	struct pl_words_hit *found;
	uint32_t end = (uint32_t)(at + entry->len);

	pass->ends[entry->owner] = end;
	if (!is_sure(pass, at, end)) {
		pass->unsure = true;
		return;
	}
	found = PL_PUSH(&pass->hits->list);
	if (found)
		*found =
			(struct pl_words_hit){ entry->owner, entry->string, { (uint32_t)at, end } };
}

/* Tries all strings that begin with the word of `len` bytes at `at`.  The first
 * that fits moves its owner's end, so that the owner's others no longer do. */
static void try_word(struct pass *pass, size_t at, size_t len)
{
	uint32_t sum = hash(pass->folded + at, len);
	const uint32_t *bucket = pass->buckets + bucket_of(sum, pass->bucket_bits);
	uint32_t ahead = four_bytes(pass->folded + at + len);

	for (uint32_t i = bucket[0]; i < bucket[1]; i++) {
		const struct entry *entry = &pass->entries[i];

		if (entry->hash == sum && (ahead & entry->mask) == (entry->ahead & entry->mask) &&
		    pass->ends[entry->owner] <= at && is_there(pass, entry, at))
			hit(pass, entry, at);
	}
}

static void run(struct pass *pass)
{
	for (size_t at = 0; at < pass->text.len && !pass->unsure;) {
		size_t len = word_length(pass->folded + at);

		if (len)
			try_word(pass, at, len);
		else
			len = character_length((unsigned char)pass->folded[at]);
		at += len;
	}
}

enum pl_words_said pl_words_run(const struct pl_words *words, struct pl_str text,
				struct pl_arena *scratch, struct pl_words_hits *hits)
{
	size_t before = hits->list.n;
	char *folded = pl_arena_take(scratch, text.len + AHEAD);
	struct pass pass = {
		.buckets = PL_ROW(uint32_t, &words->buckets),
		.entries = PL_ROW(struct entry, &words->entries),
		.texts = PL_ROW(char, &words->texts),
		.bucket_bits = words->bucket_bits,
		.text = text,
		.folded = folded,
		.ends = PL_NEW_ARRAY(scratch, uint32_t, words->n_owners + 1),
		.hits = hits,
	};

	if (!folded || !pass.ends)
		return PL_WORDS_NOMEM;
	if (!words->entries.n)
		return PL_WORDS_DONE;
	pass.unsure = !pl_literal_fold(text, folded);
	run(&pass);
	if (hits->list.failed)
		return PL_WORDS_NOMEM;
	if (pass.unsure)
		hits->list.n = before;
	return pass.unsure ? PL_WORDS_UNSURE : PL_WORDS_DONE;
}
