/* pattern: an expression and a text.  Where the expression matches, what it needs is there,
 * as near to where the match begins as it is said to be;
 * the same search gives the same answer, interpreted or compiled to machine code. */
#include "fuzz.h"

#include "base/literal.h"
#include "base/outline.h"
#include "base/regex.h"

static bool holds(struct pl_str text, const struct pl_literal_set *set)
{
	for (size_t i = 0; i < set->n; i++) {
		if (pl_str_find(text, set->phrases[i].text, 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* What stands no further from the start of a match than the set says; all of the text where
 * it says nothing, or where \K tells another start. */
static struct pl_str near_start(struct pl_str pattern, struct pl_str text,
				const struct pl_literal_set *set, size_t start)
{
	size_t longest = 0;

	for (size_t i = 0; i < set->n; i++) {
		if (set->phrases[i].text.len > longest)
			longest = set->phrases[i].text.len;
	}
	if (set->reach == PL_LITERAL_FAR || pl_str_find(pattern, PL_STR("K"), 0) != SIZE_MAX)
		return text;
	return pl_str_cut(text, start, start + set->reach + longest);
}

static void judge(struct pl_str pattern, struct pl_str text, size_t start)
{
	struct pl_arena arena = { 0 };
	char *folded = pl_arena_take(&arena, text.len + 1);
	char *outline = pl_arena_take(&arena, text.len + 1);
	char *plain = pl_arena_take(&arena, text.len + 1);
	bool placed = true; /* where a match begins in the text is where it does in this one */
	struct pl_literals literals;

	FUZZ_CHECK(folded && outline && plain && pl_literals_of(&arena, pattern, 0, &literals));
	if (pl_literal_fold(text, folded) == PL_FOLD_DISGUISED) {
		text.len = pl_literal_unmask(text, plain);
		text.at = plain;
		placed = false;
	}
	if (pl_is_folded(pl_literal_fold(text, folded))) {
		struct pl_str looked = literals.exact ? text : (struct pl_str){ folded, text.len };

		for (size_t i = 0; i < literals.n_sets; i++)
			FUZZ_CHECK(
				holds(placed ? near_start(pattern, looked, &literals.sets[i], start)
					     : looked,
				      &literals.sets[i]));
		looked = (struct pl_str){ outline, pl_outline(text, outline) };
		for (size_t i = 0; i < literals.n_outlines; i++)
			FUZZ_CHECK(holds(looked, &literals.outlines[i]));
	}
	pl_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct pl_regex_work *work;
	struct pl_str input = fuzz_text(data, size), pattern, text;
	size_t bar = pl_str_find(input, PL_STR("\n"), 0);
	struct pl_regex *regex;
	struct pl_match match, again;
	enum pl_found found, same;

	if (!work)
		work = pl_regex_work_new(NULL);
	if (bar == SIZE_MAX || pl_utf8_check(input) < size || size > 2000)
		return 0;
	pattern = pl_str_cut(input, 0, bar);
	text = pl_str_cut(input, bar + 1, size);
	regex = pl_regex_new(pattern, 0, NULL);
	if (!regex)
		return 0;
	pl_regex_work_begin(work);
	found = pl_regex_search(regex, work, text, 0, &match);
	/* After 4 KiB a pattern is compiled. */
	for (size_t read = 0; read < 8192 && found != PL_GAVE_UP; read += text.len + 64) {
		pl_regex_work_begin(work);
		same = pl_regex_search(regex, work, text, 0, &again);
		if (same == PL_GAVE_UP)
			break;
		FUZZ_CHECK(same == found);
		if (found == PL_FOUND)
			FUZZ_CHECK(again.group[0].start == match.group[0].start &&
				   again.group[0].end == match.group[0].end);
	}
	if (found == PL_FOUND)
		judge(pattern, text, match.group[0].start);
	pl_regex_free(regex);
	return 0;
}
