/* Who is asked for in a text: the patterns of which something is known, numbered, with
 * the tables that tell them, in the image. */
#include "rule/build.h"

#include <string.h>

#include "base/regex.h"

struct owners {
	PL_LIST(uint32_t) list; /* the pattern of each */
	uint32_t n_whole;
	uint32_t *numbers; /* of each pattern, one more than its owner; 0: nothing is known */
};

/* --- numbering ----------------------------------------------------------------------- */

static bool number(const struct pl_build *build, bool branches, struct owners *owners)
{
	for (size_t i = 1; i < build->patterns.n; i++) {
		const struct pl_wanted *wanted = &build->patterns.at[i];
		uint32_t *pattern;

		if (!wanted->known || (wanted->parent != 0) != branches)
			continue;
		pattern = PL_PUSH(&owners->list);
		if (!pattern)
			return false;
		*pattern = (uint32_t)i;
		owners->numbers[i] = (uint32_t)owners->list.n;
	}
	return true;
}

/* Whole patterns first, then branches, of which there are many and few are met. */
static bool number_all(const struct pl_build *build, struct owners *owners)
{
	owners->numbers = pl_alloc(build->patterns.n * sizeof(*owners->numbers));
	if (!owners->numbers || !number(build, false, owners))
		return false;
	owners->n_whole = (uint32_t)owners->list.n;
	return number(build, true, owners);
}

/* --- the image ----------------------------------------------------------------------- */

static void put_pattern(struct pl_image *image, uint32_t at, const struct pl_wanted *wanted,
			uint32_t owner)
{
	struct pl_pattern *pattern = pl_image_at(image, at);

	if (!pattern)
		return;
	pattern->flags = wanted->flags;
	pattern->rule = wanted->rule;
	pattern->engine = wanted->engine;
	pattern->first = wanted->first;
	pattern->n = wanted->n;
	pattern->owner = owner;
	pattern->parent = wanted->parent;
	pattern->calls = wanted->calls;
	pl_image_ref(image, at + (uint32_t)offsetof(struct pl_pattern, text), wanted->text);
}

/* --- compiled beforehand ------------------------------------------------------------- */

static void put_bytes(struct pl_image *image, uint32_t field, const struct pl_buf *bytes)
{
	uint32_t place = pl_image_take(image, bytes->len);
	char *at = pl_image_at(image, place);

	if (at)
		memcpy(at, bytes->at, bytes->len);
	pl_image_row(image, field, place, bytes->len);
}

/* The pattern that PCRE2 is asked for, compiled, at `field`.  `head` is that of those before. */
static void put_code(struct pl_image *image, uint32_t field, const struct pl_wanted *wanted,
		     struct pl_buf *head)
{
	struct pl_regex *regex = pl_regex_new(wanted->text, wanted->flags, NULL);
	struct pl_buf code = { 0 }, own = { 0 };
	bool ok = regex && pl_regex_save(regex, &own, &code);

	if (ok && !head->len)
		pl_buf_add(head, pl_buf_str(&own));
	if (ok && pl_str_same(pl_buf_str(head), pl_buf_str(&own)))
		put_bytes(image, field, &code);
	pl_buf_release(&own);
	pl_buf_release(&code);
	pl_regex_free(regex);
}

/* Of rules that are part of the program alone: nobody else could have made the bytes. */
static void put_codes(struct pl_build *build, uint32_t row)
{
	struct pl_buf head = { 0 };

	for (size_t i = 1; i < build->patterns.n; i++) {
		size_t at = row + i * sizeof(struct pl_pattern);

		if (build->patterns.at[i].engine == PL_BY_PCRE)
			put_code(&build->image, (uint32_t)(at + offsetof(struct pl_pattern, code)),
				 &build->patterns.at[i], &head);
	}
	if (head.len)
		put_bytes(&build->image, (uint32_t)offsetof(struct pl_book, code_head), &head);
	build->image.bytes.failed |= head.failed;
	pl_buf_release(&head);
}

static void put_patterns(struct pl_build *build, const struct owners *owners)
{
	struct pl_image *image = &build->image;
	uint32_t row = pl_image_take(image, build->patterns.n * sizeof(struct pl_pattern));

	for (size_t i = 0; i < build->patterns.n; i++)
		put_pattern(image, row + (uint32_t)(i * sizeof(struct pl_pattern)),
			    &build->patterns.at[i], owners->numbers[i]);
	pl_image_row(image, (uint32_t)offsetof(struct pl_book, patterns), row, build->patterns.n);
	if (build->source->built_in)
		put_codes(build, row);
}

/* Branches of which nothing is known may match anywhere. */
static bool put_always(struct pl_build *build)
{
	PL_LIST(uint32_t) list = { 0 };

	for (size_t i = 1; i < build->patterns.n; i++) {
		const struct pl_wanted *wanted = &build->patterns.at[i];
		uint32_t *kept = wanted->parent && !wanted->known ? PL_PUSH(&list) : NULL;

		if (kept)
			*kept = (uint32_t)i;
	}
	pl_image_offsets(&build->image, offsetof(struct pl_book, always), list.at, list.n);
	PL_LIST_RELEASE(&list);
	return !list.failed;
}

/* Of what these scopes look at nothing is told beforehand. */
static bool is_untold(struct pl_build *build, uint32_t rule)
{
	const uint32_t untold = 1U << PL_SCOPE_RAW | 1U << PL_SCOPE_SUMMARY;
	const struct pl_rule *at = pl_image_at(&build->image, rule);

	return at && at->scopes & untold;
}

/* A rule may find something in any text unless all that it calls for is known. */
static void put_anyway(struct pl_build *build)
{
	size_t words = build->rules.n / 64 + 1;
	uint32_t at = pl_image_take(&build->image, words * sizeof(uint64_t));
	uint64_t *bits = pl_image_at(&build->image, at);

	pl_image_row(&build->image, (uint32_t)offsetof(struct pl_book, anyway), at, words);
	for (size_t i = 0; bits && i < build->rules.n; i++)
		pl_scan_set(bits, (uint32_t)i);
	for (size_t i = 1; bits && i < build->patterns.n; i++) {
		const struct pl_wanted *wanted = &build->patterns.at[i];

		if (wanted->calls)
			bits[wanted->rule / 64] &= ~(UINT64_C(1) << wanted->rule % 64);
	}
	for (size_t i = 1; bits && i < build->patterns.n; i++) {
		const struct pl_wanted *wanted = &build->patterns.at[i];

		if (wanted->calls && !wanted->known)
			pl_scan_set(bits, wanted->rule);
	}
	for (size_t i = 0; bits && i < build->rules.n; i++) {
		if (is_untold(build, build->rules.at[i]))
			pl_scan_set(bits, (uint32_t)i);
	}
}

/* False when there is no memory for one of them: a book without would be read past its end. */
static bool put_tables(struct pl_build *build, const struct owners *owners)
{
	uint32_t n = (uint32_t)owners->list.n, scan, words;
	struct pl_book *book;

	for (size_t i = 0; i < build->scan.wants.n; i++) {
		uint32_t *owner = &build->scan.wants.at[i].owner;

		*owner = owners->numbers[*owner] - 1;
	}
	scan = pl_scan_build(&build->scan, n, &build->image);
	words = pl_words_build(&build->words, (uint32_t)build->patterns.n, &build->image);
	book = pl_image_at(&build->image, 0);
	if (!book || !scan || !words)
		return false;
	book->scan = scan;
	book->words = words;
	book->n_whole = owners->n_whole;
	return true;
}

bool pl_build_owners(struct pl_build *build)
{
	struct owners owners = { 0 };
	bool ok = number_all(build, &owners) && put_tables(build, &owners);

	if (ok) {
		put_patterns(build, &owners);
		put_anyway(build);
		pl_image_offsets(&build->image, offsetof(struct pl_book, owners), owners.list.at,
				 owners.list.n);
		ok = put_always(build);
	}
	pl_free(owners.numbers);
	PL_LIST_RELEASE(&owners.list);
	return ok && !build->image.bytes.failed;
}
