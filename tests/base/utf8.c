/* The validator against a reference written otherwise and against the C library's iconv, and code
 * points there and back.
 *
 * UTF8=all tries every string of four bytes with a lead from C0 on, which takes minutes; else the
 * bytes on both sides of each border stand for all in third and fourth place. */
#include "base/unicode.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "test.h"

enum { BEHIND_LAST = 0x110000 };

/* --- a reference that looks at values, not at ranges of bytes --------------------- */

static size_t leading_ones(unsigned char byte)
{
	size_t n = 0;

	while (n < 8 && byte & 0x80 >> n)
		n++;
	return n;
}

/* Length of the character that `bytes` begin with; 0 when there is none. */
static size_t reference_length(const unsigned char *bytes, size_t len)
{
	static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = leading_ones(bytes[0]);
	uint32_t value;

	if (n == 0)
		return 1;
	if (n == 1 || n > 4 || n > len)
		return 0;
	value = bytes[0] & (0xFFU >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if (leading_ones(bytes[i]) != 1)
			return 0;
		value = value * 64 + bytes[i] % 64;
	}
	if (value < smallest[n] || value >= BEHIND_LAST || value / 0x800 == 0xD800 / 0x800)
		return 0;
	return n;
}

static size_t reference_check(const unsigned char *bytes, size_t len)
{
	size_t at = 0;

	while (at < len) {
		size_t n = reference_length(bytes + at, len - at);

		if (!n)
			break;
		at += n;
	}
	return at;
}

/* Up to where the C library converts, to UTF-16: to UCS-4 it takes what is behind U+10FFFF too.
 * Both kinds of fault leave it before what is none. */
static size_t iconv_check(const unsigned char *bytes, size_t len)
{
	static iconv_t converter;
	uint16_t units[8];
	char *from = (char *)bytes, *to = (char *)units;
	size_t left = len, room = sizeof(units);

	if (!converter)
		converter = iconv_open("UTF-16LE", "UTF-8");
	assert_true(converter != (iconv_t)-1 && len <= sizeof(units) / sizeof(*units));
	if (iconv(converter, &from, &left, &to, &room) == (size_t)-1) {
		assert_true(errno == EILSEQ || errno == EINVAL);
		iconv(converter, NULL, NULL, NULL, NULL);
	}
	return len - left;
}

static void compare(const unsigned char *bytes, size_t len)
{
	size_t want = reference_check(bytes, len);
	size_t theirs = len <= 4 ? iconv_check(bytes, len) : want;
	size_t got = pl_utf8_check((struct pl_str){ (const char *)bytes, len });

	if (got == want && got == theirs)
		return;
	for (size_t i = 0; i < len; i++)
		print_error("%02X ", bytes[i]);
	print_error("are valid up to %zu, by iconv to %zu; pl_utf8_check says %zu\n", want, theirs,
		    got);
	fail();
}

/* --- the validator ------------------------------------------------------------------ */

static void checks_all_strings_of_three_bytes(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 1U << 24; i++) {
		unsigned char bytes[] = { (unsigned char)(i >> 16), (unsigned char)(i >> 8),
					  (unsigned char)i };

		if (i < 1U << 8)
			compare(bytes + 2, 1);
		if (i < 1U << 16)
			compare(bytes + 1, 2);
		compare(bytes, 3);
	}
}

static void checks_four_bytes(void **state)
{
	static const unsigned char some[] = {
		0x00, 0x41, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0,
		0xBE, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xFF
	};
	unsigned char bytes[4];

	(void)state;
	for (unsigned lead = 0xC0; lead <= 0xFF; lead++) {
		for (unsigned second = 0; second <= 0xFF; second++) {
			for (size_t i = 0; i < sizeof some * sizeof some; i++) {
				bytes[0] = (unsigned char)lead;
				bytes[1] = (unsigned char)second;
				bytes[2] = some[i / sizeof some];
				bytes[3] = some[i % sizeof some];
				compare(bytes, 4);
			}
		}
	}
}

static void checks_all_strings_of_four_bytes(void **state)
{
	const char *asked = getenv("UTF8");
	uint32_t i = 0xC0000000;

	(void)state;
	if (!asked || strcmp(asked, "all") != 0)
		skip();
	do {
		unsigned char bytes[] = { (unsigned char)(i >> 24), (unsigned char)(i >> 16),
					  (unsigned char)(i >> 8), (unsigned char)i };

		compare(bytes, 4);
	} while (i++ < UINT32_MAX);
}

/* Plain text is skipped so many bytes at a time: a bad byte must not hide in a step. */
static void finds_a_bad_byte_anywhere(void **state)
{
	unsigned char bytes[40];

	(void)state;
	for (size_t len = 1; len <= sizeof bytes; len++) {
		for (size_t bad = 0; bad < len; bad++) {
			memset(bytes, 'a', sizeof bytes);
			bytes[bad] = 0xFF;
			compare(bytes, len);
			bytes[bad] = 0xC3; /* cut short by an a, or by the end */
			compare(bytes, len);
			if (bad + 1 < len)
				bytes[bad + 1] = 0xA9;
			compare(bytes, len);
		}
	}
}

/* Characters of all lengths, so that any of them stands on any border of what is looked at at
 * once, and behind it what spoils them. */
static size_t any_text(unsigned char *bytes, size_t room, uint32_t *seed)
{
	static const char *const pieces[] = { "a", "abcdefgh",   "é",         "À",
					      "’", "\u0800",     "\uD7FF",    "\uE000",
					      "🚨", "\U00010000", "\U0010FFFF" };
	size_t len = 0, n_pieces = sizeof(pieces) / sizeof(*pieces);

	for (;;) {
		const char *piece = pieces[(*seed >> 16) % n_pieces];

		*seed = *seed * 1664525U + 1013904223U;
		if (len + strlen(piece) > room)
			return len;
		memcpy(bytes + len, piece, strlen(piece));
		len += strlen(piece);
	}
}

static void checks_long_texts(void **state)
{
	static const unsigned char some[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
					      0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
					      0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF };
	unsigned char bytes[80], spoilt[80];
	uint32_t seed = 1;

	(void)state;
	for (size_t room = 1; room <= sizeof(bytes); room++) {
		size_t len = any_text(bytes, room, &seed);

		for (size_t end = 0; end <= len; end++)
			compare(bytes, end);
		for (size_t i = 0; i < len * sizeof(some); i++) {
			memcpy(spoilt, bytes, len);
			spoilt[i / sizeof(some)] = some[i % sizeof(some)];
			compare(spoilt, len);
		}
	}
}

static const struct {
	const char *text;
	size_t valid;
} cases[] = {
	{ "", 0 },
	{ "préfecture", 11 },
	{ "a\xC0\xAF", 1 }, /* the overlong / of old exploits */
	{ "a\xC1\xBF", 1 },
	{ "\xE0\x80\x80", 0 }, /* overlong U+0000 */
	{ "\xE0\x9F\xBF", 0 },
	{ "\xE0\xA0\x80", 3 }, /* U+0800, the first of three bytes */
	{ "\xED\x9F\xBF", 3 }, /* U+D7FF */
	{ "\xED\xA0\x80", 0 }, /* a surrogate */
	{ "\xED\xBF\xBF", 0 },
	{ "\xEE\x80\x80", 3 }, /* U+E000 */
	{ "\xF0\x80\x80\x80", 0 },
	{ "\xF0\x8F\xBF\xBF", 0 },
	{ "\xF0\x90\x80\x80", 4 }, /* U+10000 */
	{ "\xF4\x8F\xBF\xBF", 4 }, /* U+10FFFF */
	{ "\xF4\x90\x80\x80", 0 },
	{ "\xF5\x80\x80\x80", 0 },
	{ "\xFE\xFF", 0 },
	{ "ok \xF0\x9F\x98", 3 }, /* an emoji cut short */
	{ "\xF8\x88\x80\x80\x80", 0 },
};

static void says_where_validity_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t got = pl_utf8_check(pl_str_of(cases[i].text));

		if (got != cases[i].valid) {
			print_error("case %zu '%s': wanted %zu, came %zu\n", i, cases[i].text,
				    cases[i].valid, got);
			fail();
		}
	}
}

/* --- one code point ------------------------------------------------------------------- */

static void there_and_back(uint32_t code, struct pl_buf *buf)
{
	struct pl_str text;
	size_t next = 0, prev, units = code < 0x10000 ? 1 : 2;

	pl_buf_cut(buf, 0);
	pl_utf8_put(buf, code);
	text = pl_buf_str(buf);
	prev = text.len;
	if (pl_utf8_check(text) == text.len && pl_utf8_next(text, &next) == code &&
	    next == text.len && pl_utf8_prev(text, &prev) == code && prev == 0 &&
	    pl_code_points(text) == 1 && pl_utf16_units(text) == units)
		return;
	print_error("U+%04X does not go there and back\n", (unsigned)code);
	fail();
}

static void every_scalar_goes_there_and_back(void **state)
{
	struct pl_buf buf = { 0 };

	(void)state;
	for (uint32_t code = 0; code < BEHIND_LAST; code++) {
		if (code < 0xD800 || code > 0xDFFF)
			there_and_back(code, &buf);
		for (size_t cut = 1; cut < buf.len; cut++)
			assert_int_equal(pl_utf8_check((struct pl_str){ buf.at, cut }), 0);
	}
	pl_buf_release(&buf);
}

static void what_is_no_character_becomes_a_replacement(void **state)
{
	static const uint32_t none[] = { 0xD800, 0xDFFF, 0x110000, UINT32_MAX };

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct pl_buf buf = { 0 };

		pl_utf8_put(&buf, none[i]);
		assert_string_equal(buf.at, "\xEF\xBF\xBD");
		pl_buf_release(&buf);
	}
}

static void ends_stay_where_they_are(void **state)
{
	struct pl_str text = PL_STR("aé");
	size_t at = text.len;

	(void)state;
	assert_int_equal(pl_utf8_next(text, &at), 0);
	assert_int_equal(at, text.len);
	assert_int_equal(pl_utf8_prev(text, &at), 0xE9);
	assert_int_equal(pl_utf8_prev(text, &at), 'a');
	assert_int_equal(at, 0);
	assert_int_equal(pl_utf8_prev(text, &at), 0);
	assert_int_equal(at, 0);
}

/* A view cut inside a character breaks the promise; nothing may be read behind it. */
static void broken_views_are_not_overrun(void **state)
{
	static const char emoji[] = "\xF0\x9F\x98\x80";

	(void)state;
	for (size_t start = 0; start < 4; start++) {
		for (size_t end = start + 1; end <= 4; end++) {
			struct pl_str text = { emoji + start, end - start };
			size_t at = 0, steps = 0;

			while (at < text.len && steps++ < 4)
				pl_utf8_next(text, &at);
			assert_int_equal(at, text.len);
		}
	}
}

/* Nor is more than one character can have taken for one: pl_utf8_prev_far: *at - start < 4. */
static void going_back_ends_after_four_bytes(void **state)
{
	struct pl_str four = PL_STR("a\xF0\x9F\x98\x80"), more = PL_STR("a\x80\x80\x80\x80\x80");
	size_t at = four.len;

	(void)state;
	assert_int_equal(pl_utf8_prev(four, &at), 0x1F600);
	assert_int_equal(at, 1);
	at = more.len;
	assert_int_equal(pl_utf8_prev(more, &at), 0xFFFD);
	assert_int_equal(at, 2);
}

/* A view may end where its bytes go on: what lies behind is another's. */
static void views_end_where_they_end(void **state)
{
	struct pl_str half = { "\xC3\xA9", 1 };
	size_t at = 0;

	(void)state;
	assert_int_equal(pl_code_points((struct pl_str){ "a\xA9", 1 }), 1);
	assert_int_equal(pl_utf16_units((struct pl_str){ "a\xF0", 1 }), 1);
	assert_int_equal(pl_utf8_check(half), 0);
	assert_int_equal(pl_utf8_next(half, &at), 0xFFFD);
	assert_int_equal(at, 1);
}

static void counts(void **state)
{
	struct pl_str text = PL_STR("é😀e\u0301€"); /* 2 + 4 + 3 + 3 bytes */

	(void)state;
	assert_int_equal(text.len, 12);
	assert_int_equal(pl_code_points(text), 5);
	assert_int_equal(pl_utf16_units(text), 6);
	assert_int_equal(pl_code_points(PL_STR("")), 0);
	/* Eight bytes at once: eight & eight_of(0x80) is false, then true. */
	assert_int_equal(pl_code_points(PL_STR("abcdefgh")), 8);
	assert_int_equal(pl_utf16_units(PL_STR("abcdefgh")), 8);
	assert_int_equal(pl_code_points(PL_STR("abcd😀")), 5);
	assert_int_equal(pl_utf16_units(PL_STR("abcd😀")), 6);
}

/* The last of each length, and the first of the next. */
static void characters_at_borders_are_put(void **state)
{
	static const struct {
		uint32_t code;
		const char *bytes;
	} borders[] = {
		{ 0x7F, "\x7F" },
		{ 0x80, "\xC2\x80" },
		{ 0x7FF, "\xDF\xBF" },
		{ 0x800, "\xE0\xA0\x80" },
		{ 0xFFFF, "\xEF\xBF\xBF" },
		{ 0x10000, "\xF0\x90\x80\x80" },
		{ 0x10FFFF, "\xF4\x8F\xBF\xBF" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(borders) / sizeof(*borders); i++) {
		struct pl_buf out = { 0 };
		size_t at = 0;

		pl_utf8_put(&out, borders[i].code);
		assert_string_equal(out.at, borders[i].bytes);
		assert_int_equal(pl_utf8_next(pl_buf_str(&out), &at), borders[i].code);
		assert_int_equal(at, out.len);
		pl_buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_at_borders_are_put),
		cmocka_unit_test(checks_all_strings_of_three_bytes),
		cmocka_unit_test(checks_four_bytes),
		cmocka_unit_test(checks_all_strings_of_four_bytes),
		cmocka_unit_test(finds_a_bad_byte_anywhere),
		cmocka_unit_test(checks_long_texts),
		cmocka_unit_test(says_where_validity_ends),
		cmocka_unit_test(every_scalar_goes_there_and_back),
		cmocka_unit_test(what_is_no_character_becomes_a_replacement),
		cmocka_unit_test(ends_stay_where_they_are),
		cmocka_unit_test(broken_views_are_not_overrun),
		cmocka_unit_test(going_back_ends_after_four_bytes),
		cmocka_unit_test(counts),
		cmocka_unit_test(views_end_where_they_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
