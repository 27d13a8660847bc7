/* Unicode: the one validator, the one converter between ways of counting, and
 * what characters are.  Three files stand behind it: utf8.c (bytes), unicode.c
 * (what characters are; utf8proc 2.8, Unicode 15.0, is met there and nowhere
 * else) and place.c (offsets, lines and columns).
 *
 * Everything but pl_utf8_check takes text that pl_utf8_check has passed.  Text that
 * breaks this promise gives wrong characters, but is never read beyond its end. */
#ifndef PL_BASE_UNICODE_H
#define PL_BASE_UNICODE_H

#include "base/err.h"

/* The version of utf8proc, as it says it. */
const char *pl_unicode_version(void);

/* Loads utf8proc if the text has characters of which it alone knows; false when it is not on
 * the system.  Who reads people's texts asks before. */
bool pl_unicode_need(struct pl_str text, struct pl_err *err);

/* Length in bytes of the longest valid beginning: text.len when all is valid. */
size_t pl_utf8_check(struct pl_str text);

/* The code point at byte `*at`, which then moves behind it; 0 at the end of the
 * text (where `*at` stays). `*at` must lie on a border between code points. */
static inline uint32_t pl_utf8_next(struct pl_str text, size_t *at);
/* The code point that ends at byte `*at`, which then moves before it. */
static inline uint32_t pl_utf8_prev(struct pl_str text, size_t *at);
void pl_utf8_put(struct pl_buf *out, uint32_t code); /* U+FFFD for what is no character */

static inline bool pl_is_letter(uint32_t code); /* categories L*, and M* (marks belong to their letter) */
static inline bool pl_is_upper(uint32_t code);  /* Lu, Lt */
static inline bool pl_is_lower(uint32_t code);  /* Ll */
static inline bool pl_is_digit(uint32_t code);  /* Nd */
bool pl_is_number(uint32_t code); /* categories N*: ² ½ Ⅳ too */
bool pl_is_mark(uint32_t code);   /* Mn, Mc, Me */
bool pl_is_punct(uint32_t code);  /* P*, which has neither + nor $ */
/* Its place among other marks matters: combining class 1 to 254. */
bool pl_is_ordered(uint32_t code);
/* It joins the cluster before it: Grapheme_Cluster_Break=Extend, or the joiner. */
bool pl_is_extending(uint32_t code);
static inline bool pl_is_space(uint32_t code);  /* white space, no-break spaces and line ends included */
bool pl_is_blank(uint32_t code);  /* white space inside a line: not LF, not CR */
/* The span without what pl_is_space at its ends. */
struct pl_span pl_span_trim(struct pl_str text, struct pl_span span);
/* Letter, mark, digit or _, as \w of regexp2.  (\w of PCRE2 10.42 under UCP differs:
 * it has no marks, and all of N: ² ½ Ⅳ.) */
static inline bool pl_is_word(uint32_t code);
bool pl_is_control(uint32_t code); /* Cc, Cf, Zl, Zp, Cs, Cn */
/* One code point for one: ß becomes ẞ, İ becomes i. */
static inline uint32_t pl_to_lower(uint32_t code);
uint32_t pl_to_upper(uint32_t code);
/* Appends the name to show in place of a character that must not be shown: U+202E. */
void pl_code_name(struct pl_buf *out, uint32_t code);

/* From emoji-data.txt of Unicode 15.0, made into a table at build time. */
bool pl_is_pictographic(uint32_t code); /* Extended_Pictographic */
bool pl_is_emoji_shown(uint32_t code);  /* Emoji_Presentation */
bool pl_is_emoji_base(uint32_t code);   /* Emoji_Modifier_Base */

/* Where the grapheme cluster that starts at byte `at` ends, text.len at the end of the
 * text; linear overall. */
size_t pl_grapheme_end(struct pl_str text, size_t at);
size_t pl_graphemes(struct pl_str text);
/* The same by rule GB9c of Unicode 15.1 and later, which keeps conjuncts of Indic scripts whole, as
 * browsers and telephones do since 2024: नमस्ते is three. */
size_t pl_conjunct_end(struct pl_str text, size_t at);
size_t pl_conjuncts(struct pl_str text);
size_t pl_code_points(struct pl_str text);
size_t pl_utf16_units(struct pl_str text);
/* Columns on a terminal of a grapheme cluster: 0 (controls, lone marks), 1 or 2. */
unsigned pl_width(struct pl_str cluster);
unsigned pl_width_all(struct pl_str text);

/* Appends `text` in NFC.  Linear: a letter with more than 32 marks behind it is taken as
 * it is (UAX #15's stream-safe idea; utf8proc's own NFC is quadratic in such a run).
 * False when memory ends; `out` then holds less. */
bool pl_nfc(struct pl_buf *out, struct pl_str text, struct pl_err *err);
/* The same in the compatible form (NFKC), for look-alike letters: 𝐚 → a. */
bool pl_nfkc(struct pl_buf *out, struct pl_str text, struct pl_err *err);
/* Appends `text` in lower case without accents: É → e, œ → oe, ß → ss.  For comparing. */
bool pl_fold(struct pl_buf *out, struct pl_str text, struct pl_err *err);

/* Places: byte offsets as people and programs count them. */
enum pl_unit { PL_BYTES, PL_POINTS, PL_UTF16, PL_GRAPHEMES };

struct pl_place {
	uint32_t line, column; /* both from 1 */
};

/* What stands before a byte of a text: so that many places in one long line need not be
 * counted from its start each. */
struct pl_mark {
	uint32_t points, units; /* code points; UTF-16 units */
};

/* Starts of lines of a text, for turning offsets into places in log time. */
struct pl_lines {
	struct pl_str text;
	PL_LIST(uint32_t) starts;
	PL_LIST(struct pl_mark) marks; /* one every KiB; none when all lines are short */
};

/* Finds the lines; LF, CRLF and a lone CR end one, so that there is always a last line,
 * perhaps empty.  False when memory ends or the text has 4 GiB; then nothing is held. */
bool pl_lines_init(struct pl_lines *lines, struct pl_str text, struct pl_err *err);
void pl_lines_release(struct pl_lines *lines);
/* An offset inside a character (a cluster, for PL_GRAPHEMES) counts as its start, as does
 * one inside CRLF; one behind the text counts as its end. */
struct pl_place pl_place_of(const struct pl_lines *lines, size_t offset, enum pl_unit unit);
/* The way back; a place behind its line is the line's end, behind all the text's end.
 * Inside a character it is the character's start; 0 counts as 1. */
size_t pl_place_offset(const struct pl_lines *lines, struct pl_place place, enum pl_unit unit);
/* The line's bytes without its end; line from 1, empty at the text's end behind all. */
struct pl_span pl_line_span(const struct pl_lines *lines, uint32_t line);

/* The same for what is not ASCII. */
uint32_t pl_utf8_next_far(struct pl_str text, size_t *at);
uint32_t pl_utf8_prev_far(struct pl_str text, size_t *at);
bool pl_is_letter_far(uint32_t code);
bool pl_is_upper_far(uint32_t code);
bool pl_is_lower_far(uint32_t code);
bool pl_is_digit_far(uint32_t code);
bool pl_is_space_far(uint32_t code);
bool pl_is_word_far(uint32_t code);

static inline uint32_t pl_utf8_next(struct pl_str text, size_t *at)
{
	if (*at < text.len && (unsigned char)text.at[*at] < 0x80)
		return (unsigned char)text.at[(*at)++];
	return pl_utf8_next_far(text, at);
}

static inline uint32_t pl_utf8_prev(struct pl_str text, size_t *at)
{
	if (*at && (unsigned char)text.at[*at - 1] < 0x80)
		return (unsigned char)text.at[--*at];
	return pl_utf8_prev_far(text, at);
}

static inline bool pl_is_letter(uint32_t code)
{
	return code < 0x80 ? (code | 0x20) - 'a' < 26 : pl_is_letter_far(code);
}

static inline bool pl_is_upper(uint32_t code)
{
	return code < 0x80 ? code - 'A' < 26 : pl_is_upper_far(code);
}

static inline bool pl_is_lower(uint32_t code)
{
	return code < 0x80 ? code - 'a' < 26 : pl_is_lower_far(code);
}

static inline bool pl_is_digit(uint32_t code)
{
	return code < 0x80 ? code - '0' < 10 : pl_is_digit_far(code);
}

static inline bool pl_is_space(uint32_t code)
{
	return code < 0x80 ? code == ' ' || code - '\t' < 5 : pl_is_space_far(code);
}

static inline bool pl_is_word(uint32_t code)
{
	return code < 0x80 ? (code | 0x20) - 'a' < 26 || code - '0' < 10 || code == '_'
			   : pl_is_word_far(code);
}

uint32_t pl_to_lower_far(uint32_t code);
static inline uint32_t pl_to_lower(uint32_t code)
{
	return code >= 0x80 ? pl_to_lower_far(code) : code - 'A' < 26 ? code + 0x20 : code;
}

#endif
