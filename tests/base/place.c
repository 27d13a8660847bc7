/* Offsets as places and back, against a converter that counts from the start each time. */
#include "base/unicode.h"

#include "test.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

enum { N_UNITS = PL_GRAPHEMES + 1 };

static const char *const unit_names[N_UNITS] = { "bytes", "points", "utf16", "graphemes" };

static void init(struct pl_lines *lines, struct pl_str text)
{
	struct pl_err err = { 0 };

	if (!pl_lines_init(lines, text, &err)) {
		print_error("no lines: %s\n", err.text);
		fail();
	}
}

/* --- places written down by hand ------------------------------------------------------ */

#define E1     "\u00E9"                                     /* é as one code point, 2 bytes */
#define E2     "e\u0301"                                    /* as two, 3 bytes */
#define GRIN   "\U0001F600"                                 /* 4 bytes, 2 units of UTF-16 */
#define FAMILY "\U0001F469\u200D\U0001F469\u200D\U0001F467" /* 18 bytes, 5 points, 8 units */
#define BOM    "\uFEFF"

static const struct {
	const char *text;
	size_t offset;
	uint32_t line;
	uint32_t columns[N_UNITS];
} cases[] = {
	{ "", 0, 1, { 1, 1, 1, 1 } },
	{ "", 9, 1, { 1, 1, 1, 1 } },
	{ "abc", 0, 1, { 1, 1, 1, 1 } },
	{ "abc", 2, 1, { 3, 3, 3, 3 } },
	{ "abc", 3, 1, { 4, 4, 4, 4 } },
	{ "abc", 99, 1, { 4, 4, 4, 4 } },
	{ E1 "x", 2, 1, { 3, 2, 2, 2 } },
	{ E1 "x", 1, 1, { 1, 1, 1, 1 } }, /* inside é */
	{ E2 "x", 3, 1, { 4, 3, 3, 2 } },
	{ E2 "x", 1, 1, { 2, 2, 2, 1 } }, /* before the accent */
	{ E2 "x", 2, 1, { 2, 2, 2, 1 } }, /* inside the accent */
	{ GRIN "x", 4, 1, { 5, 2, 3, 2 } },
	{ GRIN "x", 3, 1, { 1, 1, 1, 1 } },
	{ FAMILY "x", 18, 1, { 19, 6, 9, 2 } },
	{ FAMILY "x", 7, 1, { 8, 3, 4, 1 } }, /* before the second woman */
	{ FAMILY "x", 5, 1, { 5, 2, 3, 1 } }, /* inside the first joiner */
	{ BOM "x", 3, 1, { 4, 2, 2, 2 } },
	{ "a\r\nb", 1, 1, { 2, 2, 2, 2 } },
	{ "a\r\nb", 2, 1, { 2, 2, 2, 2 } }, /* between CR and LF */
	{ "a\r\nb", 3, 2, { 1, 1, 1, 1 } },
	{ "a\rb", 2, 2, { 1, 1, 1, 1 } },
	{ "a\nb\n", 4, 3, { 1, 1, 1, 1 } },
	{ "a\n", 99, 2, { 1, 1, 1, 1 } },
	{ "\n\r\n\r", 0, 1, { 1, 1, 1, 1 } },
	{ "\n\r\n\r", 1, 2, { 1, 1, 1, 1 } },
	{ "\n\r\n\r", 3, 3, { 1, 1, 1, 1 } },
	{ "\n\r\n\r", 4, 4, { 1, 1, 1, 1 } },
	{ "x\n\u0301y", 4, 2, { 3, 2, 2, 2 } }, /* no accent across a line end */
	{ GRIN "\n" GRIN E1 "\n", 11, 2, { 7, 3, 4, 3 } },
};

static void offsets_are_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(cases) * N_UNITS; i++) {
		size_t c = i / N_UNITS, unit = i % N_UNITS;
		struct pl_lines lines;
		struct pl_place got;

		init(&lines, pl_str_of(cases[c].text));
		got = pl_place_of(&lines, cases[c].offset, (enum pl_unit)unit);
		pl_lines_release(&lines);
		if (got.line == cases[c].line && got.column == cases[c].columns[unit])
			continue;
		print_error("case %zu '%s', byte %zu: wanted %u:%u in %s, came %u:%u\n", c,
			    cases[c].text, cases[c].offset, cases[c].line, cases[c].columns[unit],
			    unit_names[unit], got.line, got.column);
		fail();
	}
}

static const struct {
	const char *text;
	struct pl_place place;
	size_t offsets[N_UNITS];
} back_cases[] = {
	{ "", { 1, 1 }, { 0, 0, 0, 0 } },
	{ "", { 7, 7 }, { 0, 0, 0, 0 } },
	{ "abc", { 0, 0 }, { 0, 0, 0, 0 } },
	{ "abc", { 1, 4 }, { 3, 3, 3, 3 } },
	{ "abc", { 1, UINT32_MAX }, { 3, 3, 3, 3 } },
	{ "abc\nd", { 1, 9 }, { 3, 3, 3, 3 } },   /* the line's end */
	{ "abc\r\nd", { 1, 9 }, { 3, 3, 3, 3 } }, /* before CR */
	{ "abc\r\nd", { 1, 5 }, { 3, 3, 3, 3 } },
	{ "abc\nd", { 3, 1 }, { 5, 5, 5, 5 } },
	{ "abc\nd", { UINT32_MAX, UINT32_MAX }, { 5, 5, 5, 5 } },
	{ E1 "x", { 1, 2 }, { 0, 2, 2, 2 } },
	{ E2 "x", { 1, 2 }, { 1, 1, 1, 3 } },
	{ GRIN "x", { 1, 2 }, { 0, 4, 0, 4 } }, /* half a pair is the pair's start */
	{ GRIN "x", { 1, 3 }, { 0, 5, 4, 5 } },
	{ FAMILY "x", { 1, 2 }, { 0, 4, 0, 18 } },
	{ FAMILY "x", { 1, 9 }, { 7, 19, 18, 19 } },
	{ "a\n" E1 E1, { 2, 2 }, { 2, 4, 4, 4 } },
};

static void places_are_offsets(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(back_cases) * N_UNITS; i++) {
		size_t c = i / N_UNITS, unit = i % N_UNITS;
		struct pl_lines lines;
		size_t got;

		init(&lines, pl_str_of(back_cases[c].text));
		got = pl_place_offset(&lines, back_cases[c].place, (enum pl_unit)unit);
		pl_lines_release(&lines);
		if (got == back_cases[c].offsets[unit])
			continue;
		print_error("case %zu '%s', %u:%u in %s: wanted byte %zu, came %zu\n", c,
			    back_cases[c].text, back_cases[c].place.line,
			    back_cases[c].place.column, unit_names[unit],
			    back_cases[c].offsets[unit], got);
		fail();
	}
}

/* --- there and back, for every offset ------------------------------------------------- */

static const char *const texts[] = {
	"",
	"\n",
	"\r",
	"\r\n",
	"\n\r",
	"\r\r\n\n",
	"plain",
	"plain\nand plain\n",
	BOM "with a mark\r\nof order\r\n",
	E1 E2 E1 "\r" E2 E2,
	"é😀e\u0301\r\n👩‍👩‍👧 famille\n🇫🇷🇧🇪🇫\n",
	"\u0301lone accent\n\u0301\u0301",
	"👍🏽❤️1️⃣🏴󠁧󠁢󠁥󠁮󠁧󠁿\u202E\u200D\u2028x\xC2\x85y",
	"各\u1100\u1161\u11A8ｶﾞ\U0010FFFF",
};

/* Where the character (or CRLF, or cluster) starts in which `offset` lies. */
static size_t start_of(struct pl_str text, size_t offset, enum pl_unit unit)
{
	size_t start = 0;

	for (size_t at = 0; at < text.len && at <= offset;) {
		start = at;
		if (unit == PL_GRAPHEMES || text.at[at] == '\r')
			at = pl_grapheme_end(text, at);
		else
			pl_utf8_next(text, &at);
		if (at == text.len && offset >= at)
			start = at;
	}
	return start;
}

/* Lines and columns by walking from the start. */
static struct pl_place walk_to(struct pl_str text, size_t offset, enum pl_unit unit)
{
	struct pl_place place = { 1, 1 };

	for (size_t at = 0; at < offset;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(text, &at);

		if (unit == PL_GRAPHEMES || code == '\r')
			at = pl_grapheme_end(text, start);
		if (code == '\n' || code == '\r') {
			place.line++;
			place.column = 1;
		} else if (unit == PL_BYTES) {
			place.column += (uint32_t)(at - start);
		} else {
			place.column += unit == PL_UTF16 && code >= 0x10000 ? 2 : 1;
		}
	}
	return place;
}

static void check_offset(const struct pl_lines *lines, size_t offset, enum pl_unit unit)
{
	size_t want = start_of(lines->text, offset, unit);
	struct pl_place walked = walk_to(lines->text, want, unit);
	struct pl_place place = pl_place_of(lines, offset, unit);
	size_t back = pl_place_offset(lines, place, unit);

	if (back == want && place.line == walked.line && place.column == walked.column)
		return;
	print_error("'%s', byte %zu in %s: wanted %u:%u and back to %zu, came %u:%u and %zu\n",
		    lines->text.at, offset, unit_names[unit], walked.line, walked.column, want,
		    place.line, place.column, back);
	fail();
}

static void every_offset_goes_there_and_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(texts); i++) {
		struct pl_lines lines;

		init(&lines, pl_str_of(texts[i]));
		for (size_t offset = 0; offset <= lines.text.len + 2; offset++) {
			for (unsigned unit = 0; unit < N_UNITS; unit++)
				check_offset(&lines, offset, (enum pl_unit)unit);
		}
		pl_lines_release(&lines);
	}
}

/* --- lines ---------------------------------------------------------------------------- */

static void lines_come_without_their_end(void **state)
{
	static const char *const want[] = { "a", "", "b", "c", "" };
	struct pl_str text = PL_STR("a\r\n\nb\rc\n");
	struct pl_lines lines;

	(void)state;
	init(&lines, text);
	assert_int_equal(lines.starts.n, N_OF(want));
	for (uint32_t i = 0; i < N_OF(want); i++) {
		struct pl_str line = pl_str_in(text, pl_line_span(&lines, i + 1));

		if (!pl_str_is(line, want[i])) {
			print_error("line %u: wanted '%s', came '%.*s'\n", i + 1, want[i],
				    PL_ARGS(line));
			fail();
		}
	}
	assert_int_equal(pl_line_span(&lines, 0).end, 1);
	assert_int_equal(pl_line_span(&lines, 6).start, text.len);
	assert_int_equal(pl_line_span(&lines, UINT32_MAX).end, text.len);
	pl_lines_release(&lines);
}

/* Where a line is long its units are not counted from its start, but come to the same. */
static void long_lines_are_counted_right(void **state)
{
	static const char *const pieces[] = { "a", "é", "ligne ", "😀", "\xE2\x80\xA6" };
	struct pl_buf text = { 0 };
	struct pl_lines lines;
	size_t start;

	(void)state;
	pl_buf_puts(&text, "é\nplus court\n");
	start = text.len;
	for (size_t i = 0; text.len < 20000; i++)
		pl_buf_puts(&text, pieces[i * i % N_OF(pieces)]);
	init(&lines, pl_buf_str(&text));
	for (size_t at = start; at < text.len;) {
		struct pl_str before = pl_str_cut(pl_buf_str(&text), start, at);

		assert_int_equal(pl_place_of(&lines, at, PL_POINTS).column,
				 pl_code_points(before) + 1);
		assert_int_equal(pl_place_of(&lines, at, PL_UTF16).column,
				 pl_utf16_units(before) + 1);
		assert_int_equal(pl_place_of(&lines, at, PL_UTF16).line, 3);
		pl_utf8_next(pl_buf_str(&text), &at);
	}
	pl_lines_release(&lines);
	pl_buf_release(&text);
}

static void releasing_twice_is_fine(void **state)
{
	struct pl_lines lines;

	(void)state;
	init(&lines, PL_STR("a\nb"));
	pl_lines_release(&lines);
	pl_lines_release(&lines);
	assert_null(lines.starts.at);
}

static void running_out_of_memory_is_an_error(void **state)
{
	/* A long line, for its marks. */
	char bytes[6000] = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
	const struct pl_str text = { bytes, sizeof(bytes) };
	bool ok = false;

	(void)state;
	for (long n = 0; !ok; n++) {
		struct pl_lines lines;
		struct pl_err err = { 0 };

		pl_mem_fail_after(n, true);
		ok = pl_lines_init(&lines, text, &err);
		pl_mem_fail_after(-1, false);
		assert_int_equal(err.code, ok ? PL_OK : PL_NOMEM);
		assert_int_equal(lines.starts.n, ok ? 25 : 0);
		assert_true(ok || n < 20);
		pl_lines_release(&lines);
	}
}

#if SIZE_MAX > UINT32_MAX
static void four_gigabytes_are_refused(void **state)
{
	struct pl_lines lines;
	struct pl_err err = { 0 };

	(void)state;
	assert_false(pl_lines_init(&lines, (struct pl_str){ "", UINT32_MAX }, &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_lines_release(&lines);
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offsets_are_places),
		cmocka_unit_test(places_are_offsets),
		cmocka_unit_test(every_offset_goes_there_and_back),
		cmocka_unit_test(lines_come_without_their_end),
		cmocka_unit_test(long_lines_are_counted_right),
		cmocka_unit_test(releasing_twice_is_fine),
		cmocka_unit_test(running_out_of_memory_is_an_error),
#if SIZE_MAX > UINT32_MAX
		cmocka_unit_test(four_gigabytes_are_refused),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
