/* What a pattern needs to be found, asked for before it is tried; and which engine
 * tries it. */
#include "base/branch.h"
#include "rule/build.h"

#include <string.h>
#include <strings.h>

/* More alternatives than the first are asked for together; fewer than the second are
 * tried together too. */
enum { MOST_BRANCHES = 4096, FEW_BRANCHES = 4 };

/* Hands a pattern that is a plain list of words over to the word engine, which
 * finds exactly what PCRE2 would, without compiling anything. */
static bool plan_words(struct pl_build *build, uint32_t pattern, const struct pl_literals *literals)
{
	struct pl_words_row *row;

	/* What groups hold is not told by it. */
	if (!literals->words || !literals->bounded || build->patterns.at[pattern].groups)
		return true;
	for (size_t i = 0; i < literals->n_words; i++) {
		if (!pl_words_fit(literals->words[i], literals->nocase))
			return true;
	}
	row = PL_PUSH(&build->words.rows);
	if (!row)
		return false;
	*row = (struct pl_words_row){ .strings = literals->words,
				      .n = literals->n_words,
				      .owner = pattern,
				      .nocase = literals->nocase };
	build->patterns.at[pattern].engine = PL_BY_WORDS;
	build->patterns.at[pattern].known = true;
	return true;
}

/* The pattern may match only where all that is wanted is.  Nothing is wanted of the
 * scanner when nothing is known, or when the word engine tells. */
static bool want(struct pl_build *build, uint32_t pattern, const struct pl_literals *literals)
{
	struct pl_scan_want *place;

	if (!pl_literals_known(literals) || build->patterns.at[pattern].engine == PL_BY_WORDS)
		return true;
	place = PL_PUSH(&build->scan.wants);
	if (place)
		*place = (struct pl_scan_want){ *literals, pattern };
	build->patterns.at[pattern].known = true;
	return place != NULL;
}

/* What each branch needs, in the arena; NULL when memory ends. */
static struct pl_literals *literals_of(struct pl_build *build, const struct pl_branches *branches,
				       unsigned flags)
{
	struct pl_literals *each =
		PL_NEW_ARRAY(&build->arena, struct pl_literals, branches->list.n);

	for (size_t i = 0; each && i < branches->list.n; i++) {
		if (!pl_literals_of(&build->arena, branches->list.at[i], flags, &each[i]))
			return NULL;
	}
	return each;
}

static bool all_known(const struct pl_literals *each, size_t n)
{
	size_t i = 0;

	while (i < n && pl_literals_known(&each[i]))
		i++;
	return i == n;
}

/* Each branch asks for what it needs itself, all of it; together they would ask for
 * one of many things, which nearly every text holds. */
static bool want_each(struct pl_build *build, uint32_t pattern, const struct pl_literals *each,
		      size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!want(build, pattern, &each[i]))
			return false;
	}
	return true;
}

/* Could the string stand so that its end is its next beginning: "bye bye"?  The word
 * engine tells such places once, but a search that begins in one finds the second. */
static bool may_overlap(struct pl_str string)
{
	size_t first = 0;

	while (first < string.len && ((unsigned char)string.at[first] >= 0x80 ||
				      strchr(" -'.,/", string.at[first]) == NULL))
		first++;
	for (size_t at = first; at + first <= string.len; at++) {
		if (!strncasecmp(string.at, string.at + at, first))
			return true;
	}
	return false;
}

static bool overlaps(const struct pl_literals *literals)
{
	bool overlap = false;

	for (size_t i = 0; i < literals->n_words; i++)
		overlap = overlap || may_overlap(literals->words[i]);
	return overlap;
}

/* A branch as a pattern of its own, a candidate by itself. */
static bool add_branch(struct pl_build *build, struct pl_str text,
		       const struct pl_literals *literals, uint32_t parent)
{
	uint32_t number = (uint32_t)build->patterns.n;
	struct pl_wanted *wanted = PL_PUSH(&build->patterns);

	if (!wanted)
		return false;
	*wanted = (struct pl_wanted){ .text = text,
				      .flags = build->patterns.at[parent].flags,
				      .rule = build->patterns.at[parent].rule,
				      .parent = parent };
	return (overlaps(literals) || plan_words(build, number, literals)) &&
	       want(build, number, literals);
}

/* Of a long list mostly one or two alternatives may match in a text: they are searched
 * for alone.  The leftmost of what they find, and of those the first in order, is what
 * the whole would find, since no group binds one to another. */
static bool add_branches(struct pl_build *build, uint32_t pattern,
			 const struct pl_branches *branches, const struct pl_literals *each)
{
	size_t n = branches->list.n;

	build->patterns.at[pattern].engine = PL_BY_BRANCHES;
	build->patterns.at[pattern].first = (uint32_t)build->patterns.n;
	build->patterns.at[pattern].n = (uint32_t)n;
	for (size_t i = 0; i < n; i++) {
		if (!add_branch(build, branches->list.at[i], &each[i], pattern))
			return false;
	}
	return true;
}

static bool may_branch(const struct pl_build *build, uint32_t pattern, size_t n)
{
	return n >= FEW_BRANCHES && n <= MOST_BRANCHES && !build->patterns.at[pattern].groups;
}

static bool plan(struct pl_build *build, uint32_t pattern, const struct pl_literals *whole,
		 const struct pl_branches *branches)
{
	size_t n = branches->list.n;
	const struct pl_literals *each;
	bool known;

	if (whole->words || n > MOST_BRANCHES)
		return want(build, pattern, whole);
	each = literals_of(build, branches, build->patterns.at[pattern].flags);
	if (!each)
		return false;
	known = all_known(each, n);
	/* Branches that are known speak for the whole. */
	if (may_branch(build, pattern, n)) {
		build->patterns.at[pattern].known = known;
		return (known || want(build, pattern, whole)) &&
		       add_branches(build, pattern, branches, each);
	}
	return known ? want_each(build, pattern, each, n) : want(build, pattern, whole);
}

bool pl_build_needs(struct pl_build *build, uint32_t pattern)
{
	const struct pl_wanted *wanted = &build->patterns.at[pattern];
	struct pl_literals literals = { 0 };
	struct pl_branches branches = { 0 };
	bool ok = pl_literals_of(&build->arena, wanted->text, wanted->flags, &literals) &&
		  plan_words(build, pattern, &literals) &&
		  pl_branches_of(&build->arena, wanted->text, &branches) &&
		  plan(build, pattern, &literals, &branches);

	PL_LIST_RELEASE(&branches.list);
	return ok && !build->arena.failed && !build->scan.wants.failed;
}
