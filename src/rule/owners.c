/* Who is asked for in a text: the patterns of which something is known, numbered, with
 * the tables that tell them, in the image. */
#include "rule/build.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/odds.h"
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

/* --- which expressions are needed most ---------------------------------------------------- */

struct need {
	uint32_t pattern;
	double chance; /* that an ordinary text calls for it */
};

/* Rules of other profiles run for few. */
static bool is_default(struct pl_build *build, uint32_t rule)
{
	const struct pl_rule *at = pl_image_at(&build->image, build->rules.at[rule]);

	return at && at->profile == PL_PROFILE_DEFAULT;
}

/* What PCRE2 is not asked for comes last, but for shapes, which are read in each run. */
static bool weigh(struct pl_build *build, size_t pattern, struct need *need)
{
	const struct pl_wanted *wanted = &build->patterns.at[pattern];
	struct pl_literals literals = { 0 };
	struct pl_odds odds;
	/* What is tried at one place alone asks for no less there. */
	size_t start = pl_str_starts(wanted->text, "\\G") ? 2 : 0;

	*need = (struct need){ (uint32_t)pattern, wanted->engine == PL_BY_SHAPE ? 2 : -1 };
	if (!pattern || wanted->engine != PL_BY_PCRE)
		return true;
	if (!pl_literals_of(&build->arena, pl_str_cut(wanted->text, start, wanted->text.len),
			    wanted->flags, &literals) ||
	    !pl_odds_take(&odds, &literals, build->source->sample, &build->arena))
		return false;
	need->chance = is_default(build, wanted->rule) ? pl_odds_met(&odds, UINT_MAX) : 0;
	return true;
}

static int by_chance(const void *a, const void *b)
{
	const struct need *one = a, *other = b;

	if (one->chance != other->chance)
		return one->chance > other->chance ? -1 : 1;
	return (one->pattern > other->pattern) - (one->pattern < other->pattern);
}

/* A book in the program is mapped as it is read: there what is needed most lies together.
 * In the build's arena; NULL when memory ends. */
static struct need *needs_of(struct pl_build *build)
{
	size_t n = build->patterns.n;
	struct need *needs = PL_NEW_ARRAY(&build->arena, struct need, n + 1);

	for (size_t i = 0; needs && i < n; i++) {
		needs[i].pattern = (uint32_t)i;
		if (build->source->built_in && !weigh(build, i, &needs[i]))
			return NULL;
	}
	if (needs)
		qsort(needs, n, sizeof(*needs), by_chance);
	return needs;
}

/* --- the image ----------------------------------------------------------------------- */

static void put_pattern(struct pl_image *image, uint32_t at, const struct pl_wanted *wanted,
			uint32_t owner)
{
	struct pl_pattern *pattern = pl_image_at(image, at);

	if (!pattern)
		return;
	pattern->flags = (uint8_t)wanted->flags;
	pattern->rule = wanted->rule;
	pattern->engine = (uint8_t)wanted->engine;
	pattern->first = wanted->first;
	pattern->n = wanted->n;
	pattern->owner = owner;
	pattern->parent = wanted->parent;
	pattern->calls = wanted->calls;
}

/* The place among the expressions of what is needed `i`-th: the most needed stand last, next to
 * their codes, which begin with them. */
static uint32_t place_of(const struct pl_build *build, size_t i)
{
	return (uint32_t)(build->patterns.n - 1 - i);
}

static void put_patterns(struct pl_build *build, const struct owners *owners,
			 const struct need *needs)
{
	struct pl_image *image = &build->image;
	uint32_t row = pl_image_take(image, build->patterns.n * sizeof(struct pl_pattern));
	struct pl_pattern *patterns;

	for (size_t i = 0; i < build->patterns.n; i++)
		put_pattern(image, row + (uint32_t)(i * sizeof(struct pl_pattern)),
			    &build->patterns.at[i], owners->numbers[i]);
	pl_image_row(image, (uint32_t)offsetof(struct pl_book, patterns), row, build->patterns.n);
	patterns = pl_image_at(image, row);
	for (size_t i = 0; patterns && i < build->patterns.n; i++)
		patterns[needs[i].pattern].expression = place_of(build, i);
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

/* Where the field of the expression that is needed `i`-th is, of the row at `row`. */
static uint32_t field_at(const struct pl_build *build, uint32_t row, size_t i, size_t field)
{
	return row + (uint32_t)(place_of(build, i) * sizeof(struct pl_expression) + field);
}

/* Of rules that are part of the program alone: nobody else could have made the bytes. */
static void put_codes(struct pl_build *build, const struct need *needs, uint32_t row)
{
	struct pl_buf head = { 0 };

	for (size_t i = 0; i < build->patterns.n; i++) {
		const struct pl_wanted *wanted = &build->patterns.at[needs[i].pattern];
		size_t before = head.len;

		if (needs[i].pattern && wanted->engine == PL_BY_PCRE)
			put_code(&build->image,
				 field_at(build, row, i, offsetof(struct pl_expression, code)),
				 wanted, &head);
		if (!before && head.len)
			put_bytes(&build->image, (uint32_t)offsetof(struct pl_book, code_head),
				  &head);
	}
	build->image.bytes.failed |= head.failed;
	pl_buf_release(&head);
}

/* The texts of patterns that are shapes, which are read in each run, or of the others. */
static void put_texts(struct pl_build *build, const struct need *needs, uint32_t row, bool shapes)
{
	for (size_t i = 0; i < build->patterns.n; i++) {
		const struct pl_wanted *wanted = &build->patterns.at[needs[i].pattern];

		if ((wanted->engine == PL_BY_SHAPE) == shapes)
			pl_image_ref(&build->image,
				     field_at(build, row, i, offsetof(struct pl_expression, text)),
				     wanted->text);
	}
}

static void put_expressions(struct pl_build *build, const struct need *needs)
{
	struct pl_image *image = &build->image;
	uint32_t row = pl_image_take(image, build->patterns.n * sizeof(struct pl_expression));

	pl_image_row(image, (uint32_t)offsetof(struct pl_book, expressions), row,
		     build->patterns.n);
	put_texts(build, needs, row, true);
	if (build->source->built_in)
		put_codes(build, needs, row);
	put_texts(build, needs, row, false);
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
	build->scan.sample = build->words.sample = build->source->sample;
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
	struct need *needs = needs_of(build);
	bool ok = needs && number_all(build, &owners);

	if (ok) {
		put_anyway(build);
		pl_image_offsets(&build->image, offsetof(struct pl_book, owners), owners.list.at,
				 owners.list.n);
		put_patterns(build, &owners, needs);
		ok = put_always(build) && put_tables(build, &owners);
	}
	if (ok)
		put_expressions(build, needs);
	pl_free(owners.numbers);
	PL_LIST_RELEASE(&owners.list);
	return ok && !build->image.bytes.failed;
}
