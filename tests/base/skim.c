/* What is gone over sixteen bytes at once: nothing that is looked for is passed, and a view ends
 * where it ends. */
#include "base/skim.h"

#include <string.h>

#include "test.h"

#include "base/unicode.h"

/* --- byte by byte --------------------------------------------------------------------------- */

static bool is_far(unsigned c, unsigned next)
{
	(void)next;
	return c >= 0x80;
}

static bool is_beyond_latin(unsigned c, unsigned next)
{
	(void)next;
	return c > 0xC3 || c == 0xC2;
}

static bool is_digit(unsigned c, unsigned next)
{
	(void)next;
	return c >= '0' && c <= '9';
}

static bool may_be_capital(unsigned c, unsigned next)
{
	return (c >= 'A' && c <= 'Z') || is_beyond_latin(c, next) || (c == 0xC3 && next < 0xA0);
}

static bool may_be_quote(unsigned c, unsigned next)
{
	(void)next;
	return c == '"' || c == 0xC2 || c == 0xE2;
}

static bool is_no_letter(unsigned c, unsigned next)
{
	bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

	return !plain &&
	       (c < 0x80 || c > 0xC5 || c == 0xC2 || (c == 0xC3 && (next == 0x97 || next == 0xB7)));
}

static bool is_no_letter_or_digit(unsigned c, unsigned next)
{
	return is_no_letter(c, next) && !is_digit(c, next);
}

static bool is_line_end(unsigned c, unsigned next)
{
	(void)next;
	return c == '\n' || c == '\r';
}

static bool is_return_or_far(unsigned c, unsigned next)
{
	return c == '\r' || is_far(c, next);
}

static size_t first_of(struct pl_str text, size_t at, bool (*wanted)(unsigned c, unsigned next))
{
	for (; at < text.len; at++) {
		unsigned next = at + 1 < text.len ? (unsigned char)text.at[at + 1] : ' ';

		if (wanted((unsigned char)text.at[at], next))
			return at;
	}
	return at;
}

static void look_from(struct pl_str text, size_t from)
{
	static const struct {
		size_t (*skim)(struct pl_str text, size_t at);
		bool (*wanted)(unsigned c, unsigned next);
	} ways[] = {
		{ pl_ascii_end, is_far },
		{ pl_latin_end, is_beyond_latin },
		{ pl_digit_from, is_digit },
		{ pl_capital_from, may_be_capital },
		{ pl_quote_from, may_be_quote },
		{ pl_letters_end, is_no_letter },
		{ pl_letters_and_digits_end, is_no_letter_or_digit },
		{ pl_line_end, is_line_end },
	};
	size_t plain = first_of(text, from, is_return_or_far);

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		assert_int_equal(ways[i].skim(text, from), first_of(text, from, ways[i].wanted));
	/* Before a mark that would join it the last is not one by itself. */
	plain -= plain > from && plain < text.len && is_far((unsigned char)text.at[plain], 0);
	assert_int_equal(pl_plain_end(text, from), plain);
}

/* All bytes at all places of texts of all lengths, and again behind it. */
static void many_bytes_are_looked_at_as_one_by_one(void **state)
{
	char bytes[40];

	(void)state;
	for (unsigned c = 0; c <= 0xFF; c++) {
		for (size_t place = 0; place < sizeof(bytes); place++) {
			memset(bytes, c == 'x' ? ' ' : 'x', sizeof(bytes));
			bytes[place] = (char)c;
			bytes[(place + 9) % sizeof(bytes)] = (char)c;
			for (size_t from = 0; from <= sizeof(bytes); from++)
				look_from((struct pl_str){ bytes, sizeof(bytes) }, from);
			for (size_t len = 0; len < sizeof(bytes); len++)
				look_from((struct pl_str){ bytes, len }, len / 3);
		}
	}
}

/* --- characters ----------------------------------------------------------------------------- */

/* Of each whether it is found where it stands in a text of small letters. */
static bool is_found(size_t (*skim)(struct pl_str text, size_t at), uint32_t code)
{
	struct pl_buf text = { 0 };
	size_t at;

	pl_buf_puts(&text, "une préférence ");
	at = text.len;
	pl_utf8_put(&text, code);
	pl_buf_puts(&text, " à été");
	at = skim(pl_buf_str(&text), at) == at;
	pl_buf_release(&text);
	return at;
}

static void characters_are_told_apart(void **state)
{
	static const uint32_t quotes[] = { '"', 0xAB, 0xBB, 0x201C, 0x201D };

	(void)state;
	for (uint32_t code = 1; code < 0x3000; code++) {
		bool latin = code < 0x80 || (code >= 0xC0 && code <= 0xFF);

		assert_int_equal(is_found(pl_ascii_end, code), code >= 0x80);
		assert_int_equal(is_found(pl_latin_end, code), !latin);
		if (is_found(pl_letters_end, code) && code < 0x180)
			assert_false(pl_is_letter(code) && code >= 0xC0);
		if (!is_found(pl_letters_end, code))
			assert_true(pl_is_letter(code));
		if (pl_is_upper(code))
			assert_true(is_found(pl_capital_from, code));
		if (latin && pl_is_lower(code) && code != 0xDF)
			assert_false(is_found(pl_capital_from, code));
	}
	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		assert_true(is_found(pl_quote_from, quotes[i]));
	assert_false(is_found(pl_quote_from, 0xE9));
}

/* What lies behind a view is another's. */
static void views_end_where_they_end(void **state)
{
	static const char behind[] = "ab\xC3\x89: 7\n\"Z";
	struct pl_str view = { behind, 2 };

	(void)state;
	assert_int_equal(pl_ascii_end(view, 0), 2);
	assert_int_equal(pl_latin_end(view, 0), 2);
	assert_int_equal(pl_digit_from(view, 0), 2);
	assert_int_equal(pl_capital_from(view, 0), 2);
	assert_int_equal(pl_quote_from(view, 0), 2);
	assert_int_equal(pl_line_end(view, 0), 2);
	assert_int_equal(pl_plain_end(view, 0), 2);
	assert_int_equal(pl_plain_end((struct pl_str){ behind, sizeof(behind) - 1 }, 0), 1);
	assert_int_equal(pl_ascii_end((struct pl_str){ NULL, 0 }, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_bytes_are_looked_at_as_one_by_one),
		cmocka_unit_test(characters_are_told_apart),
		cmocka_unit_test(views_end_where_they_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
