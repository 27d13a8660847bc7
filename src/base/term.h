/* Terminals: the one way by which text that is not ours reaches a screen or a log. */
#ifndef PL_BASE_TERM_H
#define PL_BASE_TERM_H

#include "base/str.h"

enum { PL_TERM_KEEP_LINES = 1 /* LF and tabs stay; CR is shown always: it overwrites */ };

/* Appends `text` with every character that could drive a terminal shown by
 * name: C0 as U+2400 pictures (␛), DEL, C1, Cf (bidi, zero width, tags, BOM), line
 * separators, unassigned and private ones and whatever else shows nothing as ‹U+202E›;
 * bytes that are not UTF-8 as ‹FF›.  Joiners, variation selectors and tags stay inside an
 * emoji sequence; no-break spaces stay.  Takes any bytes. */
void pl_term_add(struct pl_buf *out, struct pl_str text, unsigned flags);

enum pl_style { PL_PLAIN, PL_BOLD, PL_DIM, PL_RED, PL_YELLOW, PL_BLUE, PL_GREEN, PL_UNDERLINE };

/* Where what stands at byte `at` of valid UTF-8 ends, a character or an emoji with its joiners,
 * when pl_term_add leaves it as it is; else `at`. */
size_t pl_term_shown(struct pl_str text, size_t at);

/* The first byte from `at` on of what a runner of CI jobs would take for a command to itself:
 * `##[` and `##vso[` wherever they stand, `::` and `##teamcity[` at the start of a line, blanks
 * before them or not (GitHub's runner and Azure's agent, 2026-11); SIZE_MAX when there is none. */
size_t pl_term_command(struct pl_str text, size_t at);
/* At byte `at` is the bracket of `##[` or `##vso[`. */
bool pl_term_is_bracket(struct pl_str text, size_t at);

/* As pl_term_add without flags, in a style when `color`, which the caller decides once. */
void pl_term_styled(struct pl_buf *out, struct pl_str text, enum pl_style style, bool color);

/* Appends the text, made safe, in lines of at most `width` columns, broken at
 * blanks; line ends of the text stay.  The first line starts in column `column`
 * (from 0), the others behind `indent` blanks.  No final line end. */
struct pl_wrap {
	unsigned column, indent, width;
};
void pl_term_wrap(struct pl_buf *out, struct pl_str text, struct pl_wrap wrap);

#endif
