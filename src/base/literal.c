/* Literals of a pattern: sets of strings to look for, and its words. */
#include "base/literal.h"

#include <stdlib.h>
#include <string.h>

#include "base/outline.h"
#include "base/pattern.h"
#include "base/regex.h"

/* What may be spent on sets for one pattern, in bytes. */
enum { BUDGET = 1 << 21 };

/* --- sets ------------------------------------------------------------------------------- */

/* Texts by their bytes; of equal ones the one that asks for less first. */
static int by_text(const void *a, const void *b)
{
	const struct pl_phrase *one = a, *other = b;
	int order = pl_str_order(one->text, other->text);

	return order ? order : (one->opens + one->closes) - (other->opens + other->closes);
}

static bool begins(struct pl_str text, struct pl_str start)
{
	return text.len >= start.len && !memcmp(text.at, start.at, start.len);
}

static bool ends(struct pl_str text, struct pl_str end)
{
	return text.len >= end.len && !memcmp(text.at + text.len - end.len, end.at, end.len);
}

/* Whether `part` is wherever `whole` is. */
static bool is_part(const struct pl_phrase *part, const struct pl_phrase *whole)
{
	if (part->opens && (!whole->opens || !begins(whole->text, part->text)))
		return false;
	if (part->closes && (!whole->closes || !ends(whole->text, part->text)))
		return false;
	if (part->opens && part->closes)
		return part->text.len == whole->text.len;
	return part->opens || part->closes || pl_str_find(whole->text, part->text, 0) != SIZE_MAX;
}

static struct pl_str keep_text(struct pl_arena *arena, struct pl_str text, bool fold)
{
	char *at = pl_arena_take(arena, text.len + 1);

	if (!at)
		return (struct pl_str){ "", 0 };
	if (fold)
		pl_literal_fold(text, at);
	else
		memcpy(at, text.at, text.len);
	return (struct pl_str){ at, text.len };
}

/* How far behind where the whole begins its part first does. */
static uint32_t offset_of(const struct pl_phrase *part, const struct pl_phrase *whole)
{
	size_t at = pl_str_find(whole->text, part->text, 0);

	if (part->opens)
		return 0;
	return (uint32_t)(part->closes ? whole->text.len - part->text.len : at);
}

static uint32_t farther(uint32_t reach, uint32_t more)
{
	return reach > PL_LITERAL_FAR - more ? PL_LITERAL_FAR : reach + more;
}

/* The phrases, without those that the one before them implies: where that stands is then not
 * where they begin. */
static bool keep_set(struct pl_arena *arena, const struct pl_phrases *set, bool fold,
		     struct pl_literal_set *out)
{
	struct pl_phrase *phrases = PL_NEW_ARRAY(arena, struct pl_phrase, set->n);
	uint32_t within = 0;
	size_t n = 0;

	if (!phrases)
		return false;
	for (size_t i = 0; i < set->n; i++) {
		phrases[i] = set->at[i];
		phrases[i].text = keep_text(arena, set->at[i].text, fold);
	}
	qsort(phrases, set->n, sizeof(*phrases), by_text);
	for (size_t i = 0; i < set->n; i++) {
		if (!n || !is_part(&phrases[n - 1], &phrases[i])) {
			phrases[n++] = phrases[i];
		} else {
			uint32_t offset = offset_of(&phrases[n - 1], &phrases[i]);

			within = offset > within ? offset : within;
		}
	}
	*out = (struct pl_literal_set){ phrases, n, farther(set->reach, within), set->ahead };
	return !arena->failed;
}

static bool has_part(const struct pl_phrase *whole, const struct pl_literal_set *parts)
{
	for (size_t i = 0; i < parts->n; i++) {
		if (is_part(&parts->phrases[i], whole))
			return true;
	}
	return false;
}

/* Whether a text that meets `one` meets `other` too.  Large sets are not
 * compared: it would take too long. */
static bool implies(const struct pl_literal_set *one, const struct pl_literal_set *other)
{
	size_t i = 0;

	if (one->n > 1024 / (other->n + 1))
		return false;
	while (i < one->n && has_part(&one->phrases[i], other))
		i++;
	return i == one->n;
}

/* A set is left out when one already there says as much, or when it is long and
 * not the only one. */
static bool keep_sets(struct pl_arena *arena, struct pl_known *known, struct pl_literals *out)
{
	pl_known_gather(known);
	for (size_t i = 0; i < known->n_needs; i++) {
		struct pl_literal_set set;
		bool implied = out->n_sets && known->needs[i].n > PL_KNOWN_SHORT;

		if (!implied && !keep_set(arena, &known->needs[i], !out->exact, &set))
			return false;
		for (size_t j = 0; j < out->n_sets && !implied; j++)
			implied = implies(&out->sets[j], &set);
		if (!implied)
			out->sets[out->n_sets++] = set;
	}
	return true;
}

/* --- words ------------------------------------------------------------------------------- */

/* Whether each phrase is a text, all with or all without a \b at both ends. */
static bool are_words(const struct pl_phrases *phrases)
{
	for (size_t i = 0; i < phrases->n; i++) {
		const struct pl_phrase *phrase = &phrases->at[i];

		if (!phrase->text.len || phrase->opens != phrase->closes ||
		    phrase->opens != phrases->at->opens)
			return false;
	}
	return phrases->n > 0;
}

static bool keep_words(struct pl_arena *arena, const struct pl_phrases *phrases,
		       struct pl_literals *out)
{
	struct pl_str *words = PL_NEW_ARRAY(arena, struct pl_str, phrases->n);

	if (!words)
		return false;
	for (size_t i = 0; i < phrases->n; i++)
		words[i] = pl_arena_str(arena, phrases->at[i].text);
	out->words = words;
	out->n_words = phrases->n;
	out->bounded = phrases->at->opens;
	return !arena->failed;
}

static bool answer(struct pl_arena *arena, const struct pl_pattern_reader *pattern,
		   struct pl_known *known, struct pl_literals *out)
{
	bool mixed = pattern->saw_case && pattern->saw_nocase;

	out->nocase = pattern->saw_nocase;
	out->exact = !pattern->saw_nocase;
	out->digits = pattern->saw_digits;
	if (known->exact && !pattern->algebra.unfaithful && !mixed && are_words(&known->front) &&
	    !keep_words(arena, &known->front, out))
		return false;
	return keep_sets(arena, known, out);
}

/* --- outlines ---------------------------------------------------------------------------- */

/* Rarer than this a set of literals needs no help. */
static const double rare_enough = 2e-5;

static bool is_rare(const struct pl_literal_set *set)
{
	double chance = 0;

	for (size_t i = 0; i < set->n; i++)
		chance += pl_chance(&set->phrases[i]);
	return chance < rare_enough;
}

static bool any_is_rare(const struct pl_literals *literals)
{
	for (size_t i = 0; i < literals->n_sets; i++) {
		if (is_rare(&literals->sets[i]))
			return true;
	}
	return false;
}

/* A phrase joined of parts may say "aa": a run is one. */
static struct pl_str one_run(struct pl_arena *arena, struct pl_str text)
{
	char *at = pl_arena_take(arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; at && i < text.len; i++) {
		if (text.at[i] != PL_OUTLINE_SMALL || !n || at[n - 1] != PL_OUTLINE_SMALL)
			at[n++] = text.at[i];
	}
	return (struct pl_str){ at ? at : "", n };
}

/* Outlines are looked at whole, and have no borders.  False: one is too short to be
 * looked for, or memory has ended. */
static bool keep_outline(struct pl_arena *arena, const struct pl_phrases *set,
			 struct pl_literal_set *out)
{
	struct pl_phrase *phrases = PL_NEW_ARRAY(arena, struct pl_phrase, set->n);
	bool ok = phrases;

	for (size_t i = 0; ok && i < set->n; i++) {
		phrases[i] = (struct pl_phrase){ .text = one_run(arena, set->at[i].text) };
		ok = phrases[i].text.len > 1;
	}
	*out = (struct pl_literal_set){ phrases, set->n, PL_LITERAL_FAR, PL_LITERAL_FAR };
	return ok;
}

static void add_outlines(struct pl_arena *arena, const struct pl_pattern_reader *as,
			 struct pl_literals *out)
{
	struct pl_pattern_reader pattern = *as;
	struct pl_known known = pl_pattern_read(&pattern);

	if (pattern.lost || pattern.algebra.arena->failed)
		return;
	pl_known_gather(&known);
	for (size_t i = 0; i < known.n_needs && out->n_outlines < PL_LITERAL_OUTLINES; i++)
		out->n_outlines +=
			known.needs[i].n <= PL_KNOWN_SHORT &&
			keep_outline(arena, &known.needs[i], &out->outlines[out->n_outlines]);
}

bool pl_literals_of(struct pl_arena *arena, struct pl_str text, unsigned regex_flags,
		    struct pl_literals *out)
{
	struct pl_arena scratch = { 0 };
	struct pl_pattern_reader start = {
		.text = text,
		.nocase = regex_flags & PL_REGEX_NOCASE,
		.algebra = { .arena = &scratch, .budget = BUDGET },
	};
	struct pl_pattern_reader pattern = start;
	struct pl_known known = pl_pattern_read(&pattern);
	bool ok = !scratch.failed;

	*out = (struct pl_literals){ 0 };
	if (ok && !pattern.lost)
		ok = answer(arena, &pattern, &known, out);
	if (ok && !pattern.lost && !out->words && !any_is_rare(out)) {
		start.algebra.outlines = true;
		add_outlines(arena, &start, out);
		ok = !scratch.failed && !arena->failed;
	}
	if (!ok)
		*out = (struct pl_literals){ 0 };
	pl_arena_release(&scratch);
	return ok;
}
