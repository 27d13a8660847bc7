/* UTF-8: the validator, and reading and writing one code point. */
#include "base/unicode.h"

#include <string.h>

#include "base/sixteen.h"
#include "base/skim.h"

enum { REPLACEMENT = 0xFFFD };

static unsigned byte_at(struct pl_str text, size_t at)
{
	return (unsigned char)text.at[at];
}

static bool continues(unsigned byte)
{
	return (byte & 0xC0) == 0x80;
}

/* How long a sequence that begins with `lead` should be; 0 if none does. */
static size_t length_by(unsigned lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The second byte decides about overlong forms, surrogates and what lies beyond
 * U+10FFFF (Unicode 15.0, table 3-7). */
static bool may_follow(unsigned lead, unsigned second)
{
	unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;

	return second >= low && second <= high;
}

/* Length of the character at `at`, or 0 where there is no whole valid one. */
static size_t character_length(struct pl_str text, size_t at)
{
	size_t length = length_by(byte_at(text, at));

	if (length > text.len - at)
		return 0;
	if (length > 1 && !may_follow(byte_at(text, at), byte_at(text, at + 1)))
		return 0;
	for (size_t i = 2; i < length; i++) {
		if (!continues(byte_at(text, at + i)))
			return 0;
	}
	return length;
}

enum { BLOCK = sizeof(pl_bytes16), LONGEST_BEFORE = 3 };

/* Sixteen bytes are such as may stand behind the three before them, which are looked at too.  No
 * branch: no processor foresees where a letter has an accent. */
static bool are_utf8(const char *text)
{
	pl_bytes16 byte = pl_sixteen_at(text), first = pl_sixteen_at(text - 1);
	pl_bytes16 second = pl_sixteen_at(text - 2), third = pl_sixteen_at(text - 3);
	pl_flags16 wanted = (first >= 0xC2) | (second >= 0xE0) | (third >= 0xF0);
	pl_flags16 wrong = wanted ^ ((byte & 0xC0) == 0x80);

	wrong |= (byte == 0xC0) | (byte == 0xC1) | (byte > 0xF4);
	/* As in may_follow. */
	wrong |= ((first == 0xE0) & (byte < 0xA0)) | ((first == 0xED) & (byte > 0x9F));
	wrong |= ((first == 0xF0) & (byte < 0x90)) | ((first == 0xF4) & (byte > 0x8F));
	return !pl_any_of(wrong);
}

/* The same of those at the start of a text, or fewer at its end. */
static bool begins_well(struct pl_str text, size_t at)
{
	char block[LONGEST_BEFORE + BLOCK] = { 0 };
	size_t before = at < LONGEST_BEFORE ? at : LONGEST_BEFORE;
	size_t n = text.len - at < BLOCK ? text.len - at : BLOCK;

	memcpy(block + LONGEST_BEFORE - before, text.at + at - before, before + n);
	return are_utf8(block + LONGEST_BEFORE);
}

/* Where the character begins that byte `at` - 1 is of, when all before is UTF-8. */
static size_t last_start(struct pl_str text, size_t at)
{
	size_t start = at;

	while (start && at - start < LONGEST_BEFORE && continues(byte_at(text, start - 1)))
		start--;
	return start ? start - 1 : 0;
}

/* From a character's start on: how far blocks are UTF-8, less the last character. */
static size_t blocks_end(struct pl_str text, size_t at)
{
	if (!begins_well(text, at))
		return at;
	at += BLOCK;
	while (at < text.len && text.len - at >= BLOCK && are_utf8(text.at + at))
		at += BLOCK;
	if (at < text.len && text.len - at < BLOCK && begins_well(text, at))
		at = text.len;
	return last_start(text, at < text.len ? at : text.len);
}

size_t pl_utf8_check(struct pl_str text)
{
	size_t at = pl_ascii_end(text, 0); /* which many texts are to their end */

	if (at < text.len)
		at = blocks_end(text, at);
	while (at < text.len) {
		size_t length = character_length(text, at);

		if (!length)
			return at;
		at += length;
	}
	return at;
}

uint32_t pl_utf8_next_far(struct pl_str text, size_t *at)
{
	uint32_t code;
	size_t length;

	if (*at >= text.len)
		return 0;
	code = byte_at(text, *at);
	if (code >= 0xC2 && code < 0xE0 && text.len - *at > 1) {
		*at += 2;
		return (code & 0x1F) << 6 | (byte_at(text, *at - 1) & 0x3F);
	}
	length = length_by(code);
	if (!length || length > text.len - *at) {
		++*at;
		return REPLACEMENT;
	}
	/* A lead of 1, 2, 3 or 4 bytes has 7, 5, 4 or 3 bits of its own. */
	code &= length == 1 ? 0x7F : 0x7FU >> length;
	for (size_t i = 1; i < length; i++)
		code = code << 6 | (byte_at(text, *at + i) & 0x3F);
	*at += length;
	return code;
}

uint32_t pl_utf8_prev_far(struct pl_str text, size_t *at)
{
	size_t start = *at, end;

	if (!start)
		return 0;
	do
		start--;
	while (start && *at - start < 4 && continues(byte_at(text, start)));
	end = *at = start;
	return pl_utf8_next(text, &end);
}

void pl_utf8_put(struct pl_buf *out, uint32_t code)
{
	char bytes[4];
	size_t length = 0;

	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = REPLACEMENT;
	if (code < 0x80) {
		bytes[length++] = (char)code;
	} else if (code < 0x800) {
		bytes[length++] = (char)(0xC0 | code >> 6);
	} else if (code < 0x10000) {
		bytes[length++] = (char)(0xE0 | code >> 12);
	} else {
		bytes[length++] = (char)(0xF0 | code >> 18);
		bytes[length++] = (char)(0x80 | (code >> 12 & 0x3F));
	}
	if (code >= 0x800)
		bytes[length++] = (char)(0x80 | (code >> 6 & 0x3F));
	if (code >= 0x80)
		bytes[length++] = (char)(0x80 | (code & 0x3F));
	pl_buf_add(out, (struct pl_str){ bytes, length });
}

/* Eight bytes at once: in each of `bits` the lowest bit of each byte counts. */
static size_t sum_bytes(uint64_t bits)
{
	return (size_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* A one in each of eight bytes that continue a character. */
static uint64_t continuing(uint64_t eight)
{
	return eight >> 7 & ~eight >> 6 & UINT64_C(0x0101010101010101);
}

/* A one in each of eight bytes that begin one of four bytes. */
static uint64_t leading_four(uint64_t eight)
{
	return eight >> 7 & eight >> 6 & eight >> 5 & eight >> 4 & UINT64_C(0x0101010101010101);
}

size_t pl_code_points(struct pl_str text)
{
	size_t n = text.len, at = 0;
	uint64_t eight;

	for (; text.len - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, text.at + at, sizeof eight);
		n -= sum_bytes(continuing(eight));
	}
	for (; at < text.len; at++)
		n -= continues(byte_at(text, at));
	return n;
}

size_t pl_utf16_units(struct pl_str text)
{
	size_t n = text.len, at = 0;
	uint64_t eight;

	for (; text.len - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, text.at + at, sizeof eight);
		n += sum_bytes(leading_four(eight)) - sum_bytes(continuing(eight));
	}
	for (; at < text.len; at++)
		n += (size_t)(byte_at(text, at) >= 0xF0) - continues(byte_at(text, at));
	return n;
}

/* What needs four bytes of UTF-8 needs two units of UTF-16. */
