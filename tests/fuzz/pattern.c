/* pattern: an expression and a text.  The answer is PCRE2's own, asked without windows, heads and
 * limits of ours, interpreted as compiled to machine code; where the expression matches, what it
 * needs is there, as near to where the match begins as it is said to be; and a search whose time
 * is up asks for no more, and calls PCRE2 no more than twice between two askings.  No clock has a
 * say: time is how often it is asked for.  Every other text is stretched to take many windows. */
#define _GNU_SOURCE           /* RTLD_NEXT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <dlfcn.h>
#include <pcre2.h>

#include "fuzz.h"

#include "base/budget.h"
#include "base/literal.h"
#include "base/outline.h"
#include "base/regex.h"

/* --- a clock that counts -------------------------------------------------------------------------
 */

/* In place of base/budget.c: what may be spent is askings.  Once it is up the search has to end;
 * and until the next one PCRE2 may be called once, and once more carefully. */
enum { CALLS = 2 };
static unsigned askings, asked, asked_late, calls;

void pl_budget_allow(struct pl_budget *budget, uint32_t milliseconds)
{
	(void)budget, (void)milliseconds;
}

void pl_budget_begin(struct pl_budget *budget)
{
	(void)budget;
	asked = asked_late = 0;
}

bool pl_budget_is_spent(struct pl_budget *budget)
{
	(void)budget;
	asked_late += asked > askings;
	calls = 0;
	return ++asked > askings;
}

void pl_budget_stop(struct pl_budget *budget)
{
	(void)budget;
}

int64_t pl_budget_now(void)
{
	return 0;
}

/* In place of PCRE2's, which it calls. */
int pcre2_match(const pcre2_code *code, PCRE2_SPTR subject, PCRE2_SIZE length, PCRE2_SIZE start,
		uint32_t options, pcre2_match_data *data, pcre2_match_context *context)
{
	static int (*real)(const pcre2_code *, PCRE2_SPTR, PCRE2_SIZE, PCRE2_SIZE, uint32_t,
			   pcre2_match_data *, pcre2_match_context *);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "pcre2_match_8");
	FUZZ_CHECK(real && ++calls <= CALLS);
	return real(code, subject, length, start, options, data, context);
}

/* --- what a match needs ---------------------------------------------------------------------- */

static bool holds(struct pl_str text, const struct pl_literal_set *set)
{
	for (size_t i = 0; i < set->n; i++) {
		if (pl_str_find(text, set->phrases[i].text, 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* One begins from where to where the set says, seen from the start of a match; anywhere where \K
 * tells another start. */
static bool holds_near(struct pl_str pattern, struct pl_str text, const struct pl_literal_set *set,
		       size_t start)
{
	size_t first = start < set->ahead ? 0 : start - set->ahead;
	size_t last = set->reach == PL_LITERAL_FAR ? text.len : start + set->reach;

	if (pl_str_find(pattern, PL_STR("K"), 0) != SIZE_MAX)
		return holds(text, set);
	for (size_t i = 0; i < set->n; i++) {
		size_t at = pl_str_find(text, set->phrases[i].text, first);

		if (at != SIZE_MAX && at <= last)
			return true;
	}
	return false;
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
			FUZZ_CHECK(placed ? holds_near(pattern, looked, &literals.sets[i], start)
					  : holds(looked, &literals.sets[i]));
		looked = (struct pl_str){ outline, pl_outline(text, outline) };
		for (size_t i = 0; i < literals.n_outlines; i++)
			FUZZ_CHECK(holds(looked, &literals.outlines[i]));
	}
	pl_arena_release(&arena);
}

/* --- the answer ------------------------------------------------------------------------------- */

/* PCRE2's, of the whole text in one call; PL_GAVE_UP when it meets its limits. */
static enum pl_found slow_search(struct pl_str pattern, struct pl_str text, struct pl_match *match)
{
	pcre2_compile_context *compiling = pcre2_compile_context_create(NULL);
	pcre2_match_context *matching = pcre2_match_context_create(NULL);
	pcre2_match_data *data;
	enum pl_found found = PL_GAVE_UP;
	PCRE2_SIZE at;
	pcre2_code *code;
	int result;

	FUZZ_CHECK(compiling && matching);
	pcre2_set_newline(compiling, PCRE2_NEWLINE_LF);
	pcre2_set_match_limit(matching, 20000);
	calls = 0;
	/* Without what 10.42 does to be quick, of which some is wrong. */
	code = pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len,
			     PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C |
				     PCRE2_NO_AUTO_POSSESS | PCRE2_NO_START_OPTIMIZE |
				     PCRE2_NO_DOTSTAR_ANCHOR,
			     &result, &at, compiling);
	data = code ? pcre2_match_data_create_from_pattern(code, NULL) : NULL;
	if (data) {
		result = pcre2_match(code, (PCRE2_SPTR)text.at, text.len, 0, 0, data, matching);
		found = result >= 0                     ? PL_FOUND
			: result == PCRE2_ERROR_NOMATCH ? PL_ABSENT
							: PL_GAVE_UP;
	}
	if (found == PL_FOUND) {
		const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(data);

		match->group[0].end = (uint32_t)offsets[1];
		match->group[0].start =
			(uint32_t)(offsets[0] < offsets[1] ? offsets[0] : offsets[1]);
	}
	pcre2_match_data_free(data);
	pcre2_code_free(code);
	pcre2_match_context_free(matching);
	pcre2_compile_context_free(compiling);
	return found;
}

static void same(enum pl_found found, const struct pl_match *match, enum pl_found other,
		 const struct pl_match *again)
{
	if (found == PL_GAVE_UP || other == PL_GAVE_UP)
		return;
	FUZZ_CHECK(found == other);
	if (found == PL_FOUND)
		FUZZ_CHECK(match->group[0].start == again->group[0].start &&
			   match->group[0].end == again->group[0].end);
}

/* With so many askings. */
static enum pl_found search(struct pl_regex *regex, struct pl_regex_work *work, struct pl_str text,
			    unsigned allowed, struct pl_match *match)
{
	enum pl_found found;

	askings = allowed;
	pl_regex_work_begin(work);
	found = pl_regex_search(regex, work, text, 0, match);
	FUZZ_CHECK(!asked_late);
	FUZZ_CHECK(asked <= askings || found == PL_GAVE_UP);
	FUZZ_CHECK(found != PL_FOUND || (match->group[0].start <= match->group[0].end &&
					 match->group[0].end <= text.len));
	return found;
}

/* Whatever starts before it are passed over: the first match stays the first.  So it stands at the
 * border of two windows once. */
static void found_from_behind(struct pl_str pattern, struct pl_regex *regex,
			      struct pl_regex_work *work, struct pl_str text,
			      struct pl_match *match)
{
	enum { FAR = 2000, ENOUGH = 2000 };
	size_t at = match->group[0].start;
	struct pl_match again;

	/* \G and \K tell another start. */
	if (pl_str_find(pattern, PL_STR("\\G"), 0) != SIZE_MAX ||
	    pl_str_find(pattern, PL_STR("\\K"), 0) != SIZE_MAX)
		return;
	for (size_t from = at < FAR ? 0 : at - FAR; from < at; from++) {
		enum pl_found found;

		if (!fuzz_on_border(text, from))
			continue;
		askings = ENOUGH;
		pl_regex_work_begin(work);
		found = pl_regex_search(regex, work, text, from, &again);
		if (found == PL_GAVE_UP)
			return;
		same(PL_FOUND, match, found, &again);
	}
}

/* A text of several KiB: its first half so many times, then the rest. */
static struct pl_str stretched(struct pl_str text, struct pl_buf *out)
{
	enum { MOST = 6000 };
	size_t half = text.len / 2, times = text.len ? pl_str_hash(text) % 400 : 0;

	while (half && half < text.len && !fuzz_on_border(text, half))
		half++;
	for (; times && out->len + text.len < MOST; times--)
		pl_buf_add(out, pl_str_cut(text, 0, half));
	pl_buf_add(out, pl_str_cut(text, half, text.len));
	FUZZ_CHECK(!out->failed);
	return pl_buf_str(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { ENOUGH = 2000, FEW = 3 };
	static struct pl_regex_work *work;
	struct pl_str input = fuzz_text(data, size), pattern, text;
	struct pl_buf longer = { 0 };
	size_t bar = pl_str_find(input, PL_STR("\n"), 0);
	struct pl_regex *regex;
	struct pl_match match, again, slow;
	enum pl_found found;

	if (!work)
		work = pl_regex_work_new(NULL);
	if (bar == SIZE_MAX || pl_utf8_check(input) < size || size > 2000)
		return 0;
	pattern = pl_str_cut(input, 0, bar);
	text = pl_str_cut(input, bar + 1, size);
	regex = pl_regex_new(pattern, 0, NULL);
	if (!regex)
		return 0;
	if (size & 1)
		text = stretched(text, &longer);
	found = search(regex, work, text, ENOUGH, &match);
	same(found, &match, slow_search(pattern, text, &slow), &slow);
	same(found, &match, search(regex, work, text, FEW, &again), &again);
	if (found == PL_FOUND && longer.len)
		found_from_behind(pattern, regex, work, text, &match);
	/* After 4 KiB a pattern is compiled. */
	for (size_t read = 0; read < 8192 && found != PL_GAVE_UP; read += text.len + 64)
		same(found, &match, search(regex, work, text, ENOUGH, &again), &again);
	if (found == PL_FOUND)
		judge(pattern, text, match.group[0].start);
	pl_regex_free(regex);
	pl_buf_release(&longer);
	return 0;
}
