/* Going over what nobody asks about, sixteen bytes at once.  All take UTF-8, begin at byte `at` of
 * it, and end where what they look for begins; at the end of the text when nothing does. */
#ifndef PL_BASE_SKIM_H
#define PL_BASE_SKIM_H

#include "base/str.h"

/* What is beyond ASCII. */
size_t pl_ascii_end(struct pl_str text, size_t at);
/* What is beyond ASCII, but for the letters from À to ÿ and the two signs among them. */
size_t pl_latin_end(struct pl_str text, size_t at);
/* A digit of ASCII. */
size_t pl_digit_from(struct pl_str text, size_t at);
/* A character that may be a capital: all of ASCII's and those from À to ß are, and all else that
 * is beyond ÿ, or between ASCII and À. */
size_t pl_capital_from(struct pl_str text, size_t at);
/* A straight quotation mark, or something that begins with the bytes with which « » “ ” do. */
size_t pl_quote_from(struct pl_str text, size_t at);
/* What is no letter of ASCII, Latin-1 or Latin Extended-A; for the second, nor a digit of ASCII. */
size_t pl_letters_end(struct pl_str text, size_t at);
size_t pl_letters_and_digits_end(struct pl_str text, size_t at);
/* What ends the line: LF, CRLF or CR. */
size_t pl_line_end(struct pl_str text, size_t at);
/* The end of the characters of ASCII that are grapheme clusters each, and one unit in whatever way
 * of counting: what follows them is ASCII, or nothing, and they are no CR. */
size_t pl_plain_end(struct pl_str text, size_t at);

#endif
