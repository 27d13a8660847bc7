/* Categories, emoji, clusters and widths, most of it against Unicode's own files. */
#include "base/letters.h"

#include "test.h"
#include "ucd.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* --- categories ---------------------------------------------------------------------- */

enum {
	LETTER = 1,
	UPPER = 2,
	LOWER = 4,
	DIGIT = 8,
	MARK = 16,
	SPACE = 32,
	WORD = 64,
	CONTROL = 128
};

static unsigned classes_of(uint32_t code)
{
	static bool (*const is[])(uint32_t) = { pl_is_letter, pl_is_upper,  pl_is_lower,
						pl_is_digit,  pl_is_mark,   pl_is_space,
						pl_is_word,   pl_is_control };
	unsigned classes = 0;

	for (size_t i = 0; i < N_OF(is); i++)
		classes |= (unsigned)is[i](code) << i;
	return classes;
}

static const struct {
	uint32_t code;
	unsigned classes;
} class_cases[] = {
	{ 'a', LETTER | LOWER | WORD },
	{ 'Z', LETTER | UPPER | WORD },
	{ '5', DIGIT | WORD },
	{ '_', WORD },
	{ '@', 0 },
	{ '[', 0 },
	{ '`', 0 },
	{ '{', 0 },
	{ ' ', SPACE },
	{ '\t', SPACE | CONTROL },
	{ '\v', SPACE | CONTROL },
	{ 0x1B, CONTROL },
	{ 0x7F, CONTROL },
	{ 0x85, SPACE | CONTROL },
	{ 0xA0, SPACE },
	{ 0x202F, SPACE },
	{ 0xAD, CONTROL },
	{ 0xE9, LETTER | LOWER | WORD },
	{ 0x152, LETTER | UPPER | WORD },
	{ 0x1C5, LETTER | UPPER | WORD }, /* ǅ, title case */
	{ 0x301, LETTER | MARK | WORD },
	{ 0x20E3, LETTER | MARK | WORD },
	{ 0x660, DIGIT | WORD },
	{ 0xB2, 0 }, /* ² is a number, not a digit */
	{ 0x2028, SPACE | CONTROL },
	{ 0x200B, CONTROL },
	{ 0x202E, CONTROL },
	{ 0xE000, 0 },
	{ 0xD800, CONTROL },
	{ 0xFFFF, CONTROL },
	{ 0x110000, CONTROL },
	{ UINT32_MAX, CONTROL },
};

static void characters_are_of_their_classes(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(class_cases); i++) {
		unsigned got = classes_of(class_cases[i].code);

		if (got != class_cases[i].classes) {
			print_error("U+%04X: wanted %#x, came %#x\n", (unsigned)class_cases[i].code,
				    class_cases[i].classes, got);
			fail();
		}
	}
}

/* What a general category of UnicodeData.txt makes of a character. */
static unsigned classes_by(const char *category)
{
	switch (category[0]) {
	case 'L':
		return LETTER | WORD | (strchr("ut", category[1]) ? UPPER : 0) |
		       (category[1] == 'l' ? LOWER : 0);
	case 'M':
		return LETTER | WORD | MARK;
	case 'N':
		return category[1] == 'd' ? DIGIT | WORD : 0;
	case 'C':
		return category[1] == 'o' ? 0 : CONTROL;
	case 'Z':
		return category[1] == 's' ? 0 : CONTROL;
	}
	return 0;
}

static void classes_agree_with_unicode_data(void **state)
{
	char line[1024];
	size_t n = 0;
	FILE *file = open_ucd("UnicodeData.txt");

	(void)state;
	while (fgets(line, sizeof line, file)) {
		uint32_t code = (uint32_t)strtoul(line, NULL, 16);
		const char *category = strchr(strchr(line, ';') + 1, ';') + 1;
		unsigned want = classes_by(category) | (code == '_' ? WORD : 0);
		unsigned got = classes_of(code) & ~(unsigned)SPACE;

		n++;
		if (got != want) {
			print_error("U+%04X (%.2s): wanted %#x, came %#x\n", (unsigned)code,
				    category, want, got);
			fail();
		}
	}
	fclose(file);
	print_message("UnicodeData.txt: %zu characters\n", n);
	assert_true(n > 34000);
}

/* Calls `see` for each "first..last ; value" of a file of ranges. */
static void for_ranges(const char *name,
		       void (*see)(uint32_t code, const char *value, void *context), void *context)
{
	char line[1024];
	FILE *file = open_ucd(name);

	while (fgets(line, sizeof line, file)) {
		char value[64], *end;
		uint32_t first = (uint32_t)strtoul(line, &end, 16), last = first;

		if (end == line || line[0] == '#')
			continue;
		if (end[0] == '.')
			last = (uint32_t)strtoul(end + 2, &end, 16);
		if (sscanf(end, " ; %63[A-Za-z_]", value) != 1)
			continue;
		for (uint32_t code = first; code <= last; code++)
			see(code, value, context);
	}
	fclose(file);
}

static void mark_spaces(uint32_t code, const char *value, void *context)
{
	unsigned char *seen = context;

	if (!strcmp(value, "White_Space"))
		seen[code] = 1;
}

static void spaces_are_white_space(void **state)
{
	static unsigned char seen[0x110000];

	(void)state;
	for_ranges("PropList.txt", mark_spaces, seen);
	for (uint32_t code = 0; code < 0x110000; code++) {
		if (pl_is_space(code) != seen[code]) {
			print_error("U+%04X: White_Space is %d\n", (unsigned)code, seen[code]);
			fail();
		}
	}
}

static void blanks_end_no_line(void **state)
{
	(void)state;
	assert_true(pl_is_blank(' '));
	assert_true(pl_is_blank('\t'));
	assert_true(pl_is_blank(0xA0));
	assert_true(pl_is_blank(0x202F));
	assert_false(pl_is_blank('\n'));
	assert_false(pl_is_blank('\r'));
	assert_false(pl_is_blank('a'));
	assert_false(pl_is_blank(0x200B));
}

static void cases_go_there_and_back(void **state)
{
	static const uint32_t pairs[][2] = { { 'a', 'A' },     { 'z', 'Z' },    { 0xE9, 0xC9 },
					     { 0x153, 0x152 }, { 0xFF, 0x178 }, { 0x3C9, 0x3A9 } };

	(void)state;
	for (size_t i = 0; i < N_OF(pairs); i++) {
		assert_int_equal(pl_to_upper(pairs[i][0]), pairs[i][1]);
		assert_int_equal(pl_to_lower(pairs[i][1]), pairs[i][0]);
	}
	assert_int_equal(pl_to_lower('['), '[');
	assert_int_equal(pl_to_upper('{'), '{');
	assert_int_equal(pl_to_upper(0xF7), 0xF7);
	assert_int_equal(pl_to_upper(0xDF), 0x1E9E);
	assert_int_equal(pl_to_lower(0x130), 'i');
	assert_int_equal(pl_to_lower(0x202E), 0x202E);
}

static void names_have_four_digits_at_least(void **state)
{
	struct pl_buf name = { 0 };

	(void)state;
	pl_code_name(&name, 0xA0);
	pl_code_name(&name, 0x202E);
	pl_code_name(&name, 0xE007F);
	assert_string_equal(name.at, "U+00A0U+202EU+E007F");
	pl_buf_release(&name);
}

/* --- emoji ---------------------------------------------------------------------------- */

static void mark_emoji(uint32_t code, const char *value, void *context)
{
	static const char *const names[] = { "Extended_Pictographic", "Emoji_Presentation",
					     "Emoji_Modifier_Base" };
	unsigned char *seen = context;

	for (size_t i = 0; i < N_OF(names); i++) {
		if (!strcmp(value, names[i]))
			seen[code] = (unsigned char)(seen[code] | 1U << i);
	}
}

static void emoji_agree_with_emoji_data(void **state)
{
	static unsigned char seen[0x110000];
	size_t n = 0;

	(void)state;
	for_ranges("emoji/emoji-data.txt", mark_emoji, seen);
	for (uint32_t code = 0; code < 0x110000; code++) {
		unsigned got = (unsigned)pl_is_pictographic(code) |
			       (unsigned)pl_is_emoji_shown(code) << 1 |
			       (unsigned)pl_is_emoji_base(code) << 2;

		n += seen[code] & 1;
		if (got != seen[code]) {
			print_error("U+%04X: wanted %u, came %u\n", (unsigned)code, seen[code],
				    got);
			fail();
		}
	}
	assert_true(n > 3000);
	assert_false(pl_is_pictographic(UINT32_MAX));
}

/* --- clusters -------------------------------------------------------------------------- */

/* Reads "÷ 0020 × 0308 ÷" into a text and, for each byte, whether a border is before it. */
static void read_borders(const char *line, struct pl_buf *text, char borders[256])
{
	memset(borders, 0, 256);
	while (*line && *line != '#') {
		if (!strncmp(line, "÷", 2))
			borders[text->len] = 1;
		line += *line == ' ' || *line == '\t' ? 1 : 2;
		line = add_codes(text, line);
		while (*line == ' ' || *line == '\t' || *line == '\n')
			line++;
	}
}

static bool has_borders(struct pl_str text, const char *borders)
{
	size_t n = 0, want = 0;

	for (size_t at = 0; at < text.len; n++) {
		size_t end = pl_grapheme_end(text, at);

		for (size_t i = at + 1; i < end; i++) {
			if (borders[i])
				return false;
		}
		if (end <= at || !borders[end])
			return false;
		at = end;
	}
	for (size_t i = 1; i <= text.len; i++)
		want += (size_t)borders[i];
	return n == want && pl_graphemes(text) == want;
}

static void clusters_are_those_of_unicode(void **state)
{
	char line[1024], borders[256];
	size_t n = 0, wrong = 0;
	FILE *file = open_ucd("auxiliary/GraphemeBreakTest.txt");

	(void)state;
	while (fgets(line, sizeof line, file)) {
		struct pl_buf text = { 0 };

		if (line[0] == '#')
			continue;
		read_borders(line, &text, borders);
		n++;
		if (!has_borders(pl_buf_str(&text), borders)) {
			print_error("%s", line);
			wrong++;
		}
		pl_buf_release(&text);
	}
	fclose(file);
	print_message("GraphemeBreakTest.txt: %zu cases, %zu passed\n", n, n - wrong);
	assert_int_equal(wrong, 0);
	assert_true(n >= 602);
}

static const struct {
	const char *text;
	size_t clusters;
	unsigned width;
} cluster_cases[] = {
	{ "", 0, 0 },
	{ "Alerte", 6, 6 },
	{ "é", 1, 1 },
	{ "e\u0301", 1, 1 },
	{ "l’été — « a »", 13, 13 },
	{ "\u2019\u0301", 1, 1 },
	{ "\r\n", 1, 0 },
	{ "\n\r", 2, 0 },
	{ "a\r\nb", 3, 2 },
	{ "日本", 2, 4 },
	{ "😀😀", 2, 4 },
	{ "❤", 1, 1 },
	{ "❤️", 1, 2 },
	{ "1️⃣", 1, 2 },
	{ "🇫🇷", 1, 2 },
	{ "🇫🇷🇧🇪", 2, 4 },
	{ "🇫🇷🇧", 2, 3 },
	{ "👩‍👩‍👧", 1, 2 },
	{ "👍🏽👍", 2, 4 },
	{ "🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1, 2 },
	{ "👁️‍🗨️", 1, 2 },
	{ "\u0301", 1, 0 },
	{ "각", 1, 2 },
	{ "\u1100\u1161\u11A8", 1, 2 },
	{ "\u200B", 1, 0 },
	{ "Ａ", 1, 2 },
	{ "a\uFE0F", 1, 1 },
};

static void clusters_and_widths(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(cluster_cases); i++) {
		struct pl_str text = pl_str_of(cluster_cases[i].text);
		size_t clusters = pl_graphemes(text);
		unsigned width = pl_width_all(text);

		if (clusters != cluster_cases[i].clusters || width != cluster_cases[i].width) {
			print_error("'%s': wanted %zu clusters of width %u, came %zu of %u\n",
				    text.at, cluster_cases[i].clusters, cluster_cases[i].width,
				    clusters, width);
			fail();
		}
	}
	assert_int_equal(pl_grapheme_end(PL_STR("ab"), 2), 2);
	assert_int_equal(pl_width(PL_STR("")), 0);
}

static void check_emoji_width(struct pl_str cluster, const char *line)
{
	if (pl_graphemes(cluster) == 1 && pl_width(cluster) == 2)
		return;
	print_error("%zu clusters of width %u, wanted 1 of 2: %s", pl_graphemes(cluster),
		    pl_width(cluster), line);
	fail();
}

/* Every emoji that Unicode lists as fully qualified is one cluster, two columns wide. */
static void listed_emoji_are_wide(void **state)
{
	char line[1024];
	size_t n = 0;
	FILE *file = open_ucd("emoji/emoji-test.txt");

	(void)state;
	while (fgets(line, sizeof line, file)) {
		struct pl_buf text = { 0 };

		if (line[0] == '#' || !strstr(line, "; fully-qualified"))
			continue;
		add_codes(&text, line);
		check_emoji_width(pl_buf_str(&text), line);
		pl_buf_release(&text);
		n++;
	}
	fclose(file);
	print_message("emoji-test.txt: %zu emoji\n", n);
	assert_true(n > 3600);
}

/* Two emoji side by side are two clusters, but where the second begins with a skin tone. */
static void neighbouring_emoji_are_two(void **state)
{
	char line[1024];
	size_t n = 0, last = 0;
	struct pl_buf text = { 0 };
	FILE *file = open_ucd("emoji/emoji-test.txt");

	(void)state;
	while (fgets(line, sizeof line, file)) {
		size_t start = text.len, at = text.len;
		uint32_t first;

		if (line[0] == '#' || !strchr(line, ';'))
			continue;
		add_codes(&text, line);
		first = pl_utf8_next(pl_buf_str(&text), &at);
		assert_int_equal(pl_graphemes(pl_str_cut(pl_buf_str(&text), start, text.len)), 1);
		if (n++ > 0)
			assert_int_equal(
				pl_graphemes(pl_str_cut(pl_buf_str(&text), last, text.len)),
				first >= 0x1F3FB && first <= 0x1F3FF ? 1 : 2);
		last = start;
	}
	fclose(file);
	pl_buf_release(&text);
	print_message("emoji-test.txt: %zu neighbours\n", n - 1);
	assert_true(n >= 4733);
}

/* P* of UnicodeData.txt, and marks that have a class there, by a few of each. */
static void punctuation_and_classes(void **state)
{
	(void)state;
	assert_true(pl_is_punct('_') && pl_is_punct('!') && pl_is_punct('#') && pl_is_punct(0xAB));
	assert_true(pl_is_punct(0x2014) && pl_is_punct(0x3002) && pl_is_punct(0xFF01));
	assert_false(pl_is_punct('+') || pl_is_punct('$') || pl_is_punct('a') || pl_is_punct('5'));
	assert_false(pl_is_punct(0x20AC) || pl_is_punct(0x1F600));
	assert_true(pl_is_ordered(0x301) && pl_is_ordered(0x94D) && pl_is_ordered(0x5B0));
	assert_true(pl_is_extending(0x301) && pl_is_extending(0x200C) && pl_is_extending(0x200D));
	assert_true(pl_is_extending(0x941) && pl_is_extending(0x20E3));
	assert_false(pl_is_extending('e') || pl_is_extending(0x93E) || pl_is_extending(0xAD));
	assert_false(pl_is_ordered('e') || pl_is_ordered(0x93E) || pl_is_ordered(0x200D));
}

static void tables_say_what_the_library_says(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < PL_LETTERS_END; code++) {
		assert_int_equal(pl_letter_traits[code], pl_traits_far(code));
		assert_int_equal(pl_folded_letters[code], pl_folded_far(code));
	}
	for (uint32_t code = PL_SIGNS; code < PL_SIGNS_END; code++) {
		assert_int_equal(pl_sign_traits[code - PL_SIGNS], pl_traits_far(code));
		/* What unicode.c rests on. */
		assert_false(pl_is_ordered(code) || pl_is_mark(code) ||
			     pl_is_letter(code) != (code == 0x2071 || code == 0x207F ||
						    (code >= 0x2090 && code <= 0x209C)));
	}
}

/* Unicode 15.0, GraphemeBreakProperty.txt: Control, though they are characters of nobody yet. */
static void what_is_reserved_for_controls_stands_alone(void **state)
{
	static const uint32_t reserved[] = { 0x2065,  0xFFF0,  0xFFF8,  0xE0000, 0xE0002, 0xE001F,
					     0xE0080, 0xE00FF, 0xE01F0, 0xE09C1, 0xE0FFF };

	(void)state;
	for (size_t i = 0; i < sizeof(reserved) / sizeof(*reserved); i++) {
		struct pl_buf text = { 0 };

		pl_buf_puts(&text, "a");
		pl_utf8_put(&text, reserved[i]);
		pl_buf_puts(&text, "\u0301");
		assert_int_equal(pl_graphemes(pl_buf_str(&text)), 3);
		assert_int_equal(pl_grapheme_end(pl_buf_str(&text), 0), 1);
		pl_buf_release(&text);
	}
}

/* As 🚒 is joined to what is before it, so it is to a pictograph that is still to come. */
static void what_is_reserved_for_pictographs_joins(void **state)
{
	struct pl_str known = PL_STR("👩\u200D🚒"), reserved = PL_STR("\U0001FF4F\u200D🚒");

	(void)state;
	assert_int_equal(pl_graphemes(known), 1);
	assert_int_equal(pl_graphemes(reserved), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_reserved_for_pictographs_joins),
		cmocka_unit_test(what_is_reserved_for_controls_stands_alone),
		cmocka_unit_test(characters_are_of_their_classes),
		cmocka_unit_test(classes_agree_with_unicode_data),
		cmocka_unit_test(spaces_are_white_space),
		cmocka_unit_test(blanks_end_no_line),
		cmocka_unit_test(cases_go_there_and_back),
		cmocka_unit_test(names_have_four_digits_at_least),
		cmocka_unit_test(emoji_agree_with_emoji_data),
		cmocka_unit_test(clusters_are_those_of_unicode),
		cmocka_unit_test(clusters_and_widths),
		cmocka_unit_test(listed_emoji_are_wide),
		cmocka_unit_test(neighbouring_emoji_are_two),
		cmocka_unit_test(punctuation_and_classes),
		cmocka_unit_test(tables_say_what_the_library_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
