/* Reading PCRE2 patterns, to learn what is known of the strings they match.
 *
 * The syntax is that of pcre2pattern(3), 10.42, with UTF and UCP.  Whatever is
 * rare, or means something else depending on other parts of the pattern or in
 * later versions, ends the reading: then nothing is known. */
#ifndef PL_BASE_PATTERN_H
#define PL_BASE_PATTERN_H

#include "base/known.h"

struct pl_pattern_reader {
	struct pl_str text;
	size_t at;
	unsigned depth; /* groups that are open */
	bool nocase;
	bool lost;                 /* not understood; `at` is at the end */
	bool saw_case, saw_nocase; /* letters to be compared with and without case */
	bool saw_digits;           /* \d */
	struct pl_algebra algebra;
};

/* Reads all of the pattern; what comes is worth nothing when it gets lost. */
struct pl_known pl_pattern_read(struct pl_pattern_reader *pattern);

/* --- for the files that read patterns ------------------------------------------- */

/* How a group begins. */
enum pl_group {
	PL_GROUP_PLAIN,
	PL_GROUP_NAMED,
	PL_GROUP_ATOMIC,
	PL_GROUP_AHEAD,
	PL_GROUP_BEHIND,
	PL_GROUP_NOT_AHEAD,
	PL_GROUP_NOT_BEHIND,
	PL_GROUP_DEFINED,
	PL_GROUP_CALL, /* its name and bracket are still there */
};
/* What stands at a place of a pattern. */
enum pl_item { PL_ITEM_END, PL_ITEM_CHARACTER, PL_ITEM_PART };

/* The byte at `ahead` from here, 0 behind the end. */
char pl_pattern_peek(const struct pl_pattern_reader *pattern, size_t ahead);
/* Moves behind `text` if it stands here. */
bool pl_pattern_take(struct pl_pattern_reader *pattern, const char *text);
/* The character that stands here, moving behind it. */
uint32_t pl_pattern_next(struct pl_pattern_reader *pattern);
/* A whole number of at most 65535. */
bool pl_pattern_number(struct pl_pattern_reader *reader, uint32_t *number);
void pl_pattern_lose(struct pl_pattern_reader *pattern);
/* Behind `(`: options, up to the bracket or the colon behind them.  False when there are none. */
bool pl_pattern_options(struct pl_pattern_reader *pattern);
/* Behind `(`: what kind of group it is, the name taken. */
enum pl_group pl_pattern_opening(struct pl_pattern_reader *pattern);
/* The quantifier that stands here, if one does. */
bool pl_pattern_times(struct pl_pattern_reader *pattern, struct pl_times *times);

/* Notes how a character is compared; false when nothing can be said of it, since
 * it has other cases than those that folding knows. */
bool pl_pattern_note_case(struct pl_pattern_reader *pattern, struct pl_str character);
struct pl_known pl_pattern_character(struct pl_pattern_reader *pattern, uint32_t code);
/* A place where no word goes on: \b, or ^ and its like. */
struct pl_known pl_pattern_border(struct pl_pattern_reader *pattern);
/* Nothing, such as an assertion that is left out. */
struct pl_known pl_pattern_nothing(struct pl_pattern_reader *pattern);
/* Behind `\x`: two digits at most, or any number in braces. */
uint32_t pl_pattern_hex(struct pl_pattern_reader *pattern);
/* Behind a backslash. */
enum pl_item pl_pattern_escape(struct pl_pattern_reader *pattern, uint32_t *code, struct pl_known *part);
/* Behind `[`. */
struct pl_known pl_pattern_class(struct pl_pattern_reader *pattern);

#endif
