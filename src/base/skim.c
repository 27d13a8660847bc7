#include "base/skim.h"

#include "base/sixteen.h"

enum { BLOCK = sizeof(pl_bytes16) };

/* Which of sixteen bytes are looked for; `next` are those behind each. */
typedef pl_flags16 looking(pl_bytes16 byte, pl_bytes16 next);

/* Each of the functions below is this one, made for what it looks for. */
static inline __attribute__((always_inline)) size_t skim(struct pl_str text, size_t at,
							 looking *wanted)
{
	/* What is behind the text is blank, and nobody looks for that. */
	char end[BLOCK + 1];
	pl_flags16 found;

	for (; text.len - at > BLOCK; at += BLOCK) {
		found = wanted(pl_sixteen_at(text.at + at), pl_sixteen_at(text.at + at + 1));
		if (pl_any_of(found))
			return at + pl_first_of(found);
	}
	if (at == text.len)
		return at;
	memset(end, ' ', sizeof(end));
	memcpy(end, text.at + at, text.len - at);
	found = wanted(pl_sixteen_at(end), pl_sixteen_at(end + 1));
	return pl_any_of(found) ? at + pl_first_of(found) : text.len;
}

static inline pl_flags16 is_far(pl_bytes16 byte, pl_bytes16 next)
{
	(void)next;
	return byte >= 0x80;
}

size_t pl_ascii_end(struct pl_str text, size_t at)
{
	return skim(text, at, is_far);
}

/* C3 begins all those letters. */
static inline pl_flags16 is_beyond_latin(pl_bytes16 byte, pl_bytes16 next)
{
	(void)next;
	return (byte >= 0xC2) & (byte != 0xC3);
}

size_t pl_latin_end(struct pl_str text, size_t at)
{
	return skim(text, at, is_beyond_latin);
}

static inline pl_flags16 is_digit(pl_bytes16 byte, pl_bytes16 next)
{
	(void)next;
	return (byte >= '0') & (byte <= '9');
}

size_t pl_digit_from(struct pl_str text, size_t at)
{
	return skim(text, at, is_digit);
}

static inline pl_flags16 may_be_capital(pl_bytes16 byte, pl_bytes16 next)
{
	return ((byte >= 'A') & (byte <= 'Z')) |
	       ((byte >= 0xC2) & ((byte != 0xC3) | (next < 0xA0)));
}

size_t pl_capital_from(struct pl_str text, size_t at)
{
	return skim(text, at, may_be_capital);
}

static inline pl_flags16 may_be_quote(pl_bytes16 byte, pl_bytes16 next)
{
	(void)next;
	return (byte == '"') | (byte == 0xC2) | (byte == 0xE2);
}

size_t pl_quote_from(struct pl_str text, size_t at)
{
	return skim(text, at, may_be_quote);
}

/* What goes on with a character begun before is never the first that is looked for. */
static inline pl_flags16 is_no_letter(pl_bytes16 byte, pl_bytes16 next)
{
	pl_bytes16 small = byte | 0x20;
	pl_flags16 plain = (small >= 'a') & (small <= 'z');
	pl_flags16 far = (byte >= 0x80) & (byte <= 0xC5) & (byte != 0xC2);
	pl_flags16 times = (byte == 0xC3) & ((next == 0x97) | (next == 0xB7)); /* × and ÷ */

	return ~(plain | far) | times;
}

size_t pl_letters_end(struct pl_str text, size_t at)
{
	return skim(text, at, is_no_letter);
}

static inline pl_flags16 is_no_letter_or_digit(pl_bytes16 byte, pl_bytes16 next)
{
	return is_no_letter(byte, next) & ~is_digit(byte, next);
}

size_t pl_letters_and_digits_end(struct pl_str text, size_t at)
{
	return skim(text, at, is_no_letter_or_digit);
}

static inline pl_flags16 is_line_end(pl_bytes16 byte, pl_bytes16 next)
{
	(void)next;
	return (byte == '\n') | (byte == '\r');
}

size_t pl_line_end(struct pl_str text, size_t at)
{
	return skim(text, at, is_line_end);
}

static inline pl_flags16 is_not_plain(pl_bytes16 byte, pl_bytes16 next)
{
	(void)next;
	return (byte >= 0x80) | (byte == '\r');
}

size_t pl_plain_end(struct pl_str text, size_t at)
{
	size_t end = skim(text, at, is_not_plain);

	return end > at && end < text.len && (unsigned char)text.at[end] >= 0x80 ? end - 1 : end;
}
