/* What strangers' text becomes before it reaches a terminal. */
#include "base/term.h"

#include "base/unicode.h"

#include "test.h"
#include "ucd.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* A text that may hold NUL; PL_STR is no constant. */
#define TEXT(literal)                        \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static const struct {
	struct pl_str text;
	unsigned flags;
	const char *shown;
} cases[] = {
	{ TEXT(""), 0, "" },
	{ TEXT("Vigilance orange"), 0, "Vigilance orange" },
	{ TEXT("l’été à 8 h\u00A030\u202F!"), 0, "l’été à 8 h\u00A030\u202F!" },
	{ TEXT("e\u0301 日本 ελ"), 0, "e\u0301 日本 ελ" },

	/* C0, DEL and C1 */
	{ TEXT("\033[31mred"), 0, "␛[31mred" },
	{ TEXT("\033]8;;http://x\007"), 0, "␛]8;;http://x␇" },
	{ TEXT("a\0b"), 0, "a␀b" },
	{ TEXT("\x7F\x1F\b"), 0, "␡␟␈" },
	{ TEXT("\xC2\x9B"
	       "2J\xC2\x85\xC2\x80"),
	  0, "‹U+009B›2J‹U+0085›‹U+0080›" },
	{ TEXT("a\nb\tc"), 0, "a␊b␉c" },
	{ TEXT("a\nb\tc\r\n"), PL_TERM_KEEP_LINES, "a\nb\tc␍\n" },
	{ TEXT("\033\n\v\f"), PL_TERM_KEEP_LINES, "␛\n␋␌" },

	/* what orders, hides or ends text */
	{ TEXT("a\u202Eb\u2066c\u200E"), 0, "a‹U+202E›b‹U+2066›c‹U+200E›" },
	{ TEXT("\uFEFFa\u200Bb\u00AD\u2060"), 0, "‹U+FEFF›a‹U+200B›b‹U+00AD›‹U+2060›" },
	{ TEXT("\u2028\u2029"), 0, "‹U+2028›‹U+2029›" },
	{ TEXT("\u034F\u3164\u115F"), 0, "‹U+034F›‹U+3164›‹U+115F›" },

	/* what is no character, or not one that all fonts share */
	{ TEXT("\u0378\uFFFE\U0010FFFF"), 0, "‹U+0378›‹U+FFFE›‹U+10FFFF›" },
	{ TEXT("\uE000\uF8FF\U000F0000\U0010FFFD"), 0, "‹U+E000›‹U+F8FF›‹U+F0000›‹U+10FFFD›" },
	{ TEXT("a\xFF\xC3"), 0, "a‹FF›‹C3›" },
	{ TEXT("\xED\xA0\x80x"), 0, "‹ED›‹A0›‹80›x" },
	{ TEXT("\x9B"
	       "31m"),
	  0, "‹9B›31m" },
	{ TEXT("\xE2\x80"), 0, "‹E2›‹80›" },

	/* emoji keep what holds them together */
	{ TEXT("😀 ❤️ ❤︎ ©️"), 0, "😀 ❤️ ❤︎ ©️" },
	{ TEXT("👩‍👩‍👧👍🏽👩🏻‍🚒"), 0,
	  "👩‍👩‍👧👍🏽👩🏻‍🚒" },
	{ TEXT("👁️‍🗨️🏳️‍🌈🏴‍☠️"), 0,
	  "👁️‍🗨️🏳️‍🌈🏴‍☠️" },
	{ TEXT("🇫🇷🇧🇪"), 0, "🇫🇷🇧🇪" },
	{ TEXT("1️⃣#️⃣ 2⃣"), 0, "1️⃣#️⃣ 2⃣" },
	{ TEXT("🏴󠁧󠁢󠁥󠁮󠁧󠁿"), 0, "🏴󠁧󠁢󠁥󠁮󠁧󠁿" },

	/* and nothing else does */
	{ TEXT("a\u200Db"), 0, "a‹U+200D›b" },
	{ TEXT("👩\u200D"), 0, "👩‹U+200D›" },
	{ TEXT("👩\u200Da\u200D👩"), 0, "👩‹U+200D›a‹U+200D›👩" },
	{ TEXT("👩\u200D\u200D👩"), 0, "👩‹U+200D›‹U+200D›👩" },
	{ TEXT("\uFE0Fa\uFE0F"), 0, "‹U+FE0F›a‹U+FE0F›" },
	{ TEXT("1\uFE0F2"), 0, "1‹U+FE0F›2" },
	{ TEXT("\0\uFE0F\u20E3"), 0, "␀‹U+FE0F›\u20E3" },
	{ TEXT("\uFE0F\u20E3"), 0, "‹U+FE0F›\u20E3" },
	{ TEXT("😀\uFE0F\uFE0F\uFE01\U000E0100"), 0, "😀\uFE0F‹U+FE0F›‹U+FE01›‹U+E0100›" },
	{ TEXT("🏴\U000E0067\U000E0062a"), 0, "🏴‹U+E0067›‹U+E0062›a" },
	{ TEXT("😀\U000E0067"), 0, "😀‹U+E0067›" },
	{ TEXT("🏴\U000E0068\U000E0069\U000E007F"), 0,
	  "🏴‹U+E0068›‹U+E0069›‹U+E007F›" },
	{ TEXT("🏴\U000E0067\U000E0062"), 0, "🏴‹U+E0067›‹U+E0062›" },
	{ TEXT("😀\u200D\033"), 0, "😀‹U+200D›␛" },
	{ TEXT("👩\u200D\xFF"), 0, "👩‹U+200D›‹FF›" },
};

static void what_drives_a_terminal_is_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(cases); i++) {
		struct pl_buf out = { 0 };

		pl_term_add(&out, cases[i].text, cases[i].flags);
		if (!pl_str_is(pl_buf_str(&out), cases[i].shown)) {
			print_error("case %zu: wanted '%s', came '%s'\n", i, cases[i].shown,
				    pl_buf_str(&out).at);
			fail();
		}
		pl_buf_release(&out);
	}
}

/* Whether each character, alone, is shown as it is says its category alone. */
static void every_character_alone(void **state)
{
	struct pl_buf text = { 0 }, out = { 0 };

	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		bool same;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		pl_buf_cut(&text, 0);
		pl_buf_cut(&out, 0);
		pl_utf8_put(&text, code);
		pl_term_add(&out, pl_buf_str(&text), 0);
		same = pl_str_same(pl_buf_str(&text), pl_buf_str(&out));
		if (same && pl_is_control(code)) {
			print_error("U+%04X is shown as it is\n", (unsigned)code);
			fail();
		}
		if (!same && code < 0x300 && !pl_is_control(code)) {
			print_error("U+%04X is not shown: '%s'\n", (unsigned)code, out.at);
			fail();
		}
	}
	pl_buf_release(&text);
	pl_buf_release(&out);
}

/* Two bytes at a time, valid or not: what comes out is UTF-8 without controls. */
static void no_bytes_get_through(void **state)
{
	struct pl_buf out = { 0 };

	(void)state;
	for (unsigned i = 0; i < 1U << 16; i++) {
		char bytes[] = { (char)(i >> 8), (char)i };

		pl_buf_cut(&out, 0);
		pl_term_add(&out, (struct pl_str){ bytes, 2 }, PL_TERM_KEEP_LINES);
		assert_int_equal(pl_utf8_check(pl_buf_str(&out)), out.len);
		for (size_t at = 0; at < out.len;) {
			uint32_t code = pl_utf8_next(pl_buf_str(&out), &at);

			if (pl_is_control(code) && code != '\n' && code != '\t') {
				print_error("%02X %02X lets U+%04X through\n", i >> 8, i & 0xFF,
					    (unsigned)code);
				fail();
			}
		}
	}
	pl_buf_release(&out);
}

static void check_named(uint32_t code)
{
	struct pl_buf text = { 0 }, out = { 0 };

	pl_utf8_put(&text, code);
	pl_term_add(&out, pl_buf_str(&text), 0);
	if (pl_str_same(pl_buf_str(&text), pl_buf_str(&out))) {
		print_error("U+%04X shows nothing and has no name\n", (unsigned)code);
		fail();
	}
	pl_buf_release(&text);
	pl_buf_release(&out);
}

static void what_shows_nothing_is_named(void **state)
{
	char line[1024];
	size_t n = 0;
	FILE *file = open_ucd("DerivedCoreProperties.txt");

	(void)state;
	while (fgets(line, sizeof line, file)) {
		char *end;
		uint32_t first = (uint32_t)strtoul(line, &end, 16), last = first;

		if (line[0] == '#' || !strstr(line, "; Default_Ignorable_Code_Point"))
			continue;
		if (*end == '.')
			last = (uint32_t)strtoul(end + 2, NULL, 16);
		for (uint32_t code = first; code <= last; code++, n++)
			check_named(code);
	}
	fclose(file);
	print_message("DerivedCoreProperties.txt: %zu characters that show nothing\n", n);
	assert_true(n > 4000);
}

/* Every emoji of Unicode's list comes through whole, alone and between others. */
static void listed_emoji_stay_whole(void **state)
{
	char line[1024];
	size_t n = 0;
	FILE *file = open_ucd("emoji/emoji-test.txt");

	(void)state;
	while (fgets(line, sizeof line, file)) {
		struct pl_buf text = { 0 }, out = { 0 };

		if (line[0] == '#' || !strstr(line, "; fully-qualified"))
			continue;
		add_codes(&text, line);
		pl_buf_add(&text, PL_STR("🏴a"));
		pl_term_add(&out, pl_buf_str(&text), 0);
		if (!pl_str_same(pl_buf_str(&text), pl_buf_str(&out))) {
			print_error("came '%s': %s", out.at, line);
			fail();
		}
		pl_buf_release(&text);
		pl_buf_release(&out);
		n++;
	}
	fclose(file);
	print_message("emoji-test.txt: %zu emoji\n", n);
	assert_true(n > 3600);
}

static void styles_are_ours_alone(void **state)
{
	static const struct {
		enum pl_style style;
		bool color;
		const char *want;
	} styles[] = {
		{ PL_RED, true, "\033[31ma␛␊\033[0m" },
		{ PL_UNDERLINE, true, "\033[4ma␛␊\033[0m" },
		{ PL_RED, false, "a␛␊" },
		{ PL_PLAIN, true, "a␛␊" },
	};

	(void)state;
	for (size_t i = 0; i < N_OF(styles); i++) {
		struct pl_buf out = { 0 };

		pl_term_styled(&out, PL_STR("a\033\n"), styles[i].style, styles[i].color);
		assert_string_equal(out.at, styles[i].want);
		pl_buf_release(&out);
	}
}

static void long_nasty_texts_take_no_time(void **state)
{
	static const char *const shapes[] = { "\xFF",          "a\xC3",  "👩\u200D",
					      "👩\u200D\u200D", "\uFE0F", "🏴\U000E0067\U000E0062",
					      "1\uFE0F\u20E3", "\033[" };

	(void)state;
	for (size_t i = 0; i < N_OF(shapes); i++) {
		struct pl_buf text = { 0 }, out = { 0 };

		while (text.len < 1024 * 1024)
			pl_buf_puts(&text, shapes[i]);
		pl_term_add(&out, pl_buf_str(&text), 0);
		assert_true(out.len >= text.len);
		pl_buf_release(&text);
		pl_buf_release(&out);
	}
}

static void commands_to_runners_are_found(void **state)
{
	static const struct {
		const char *text;
		size_t at;
	} lines[] = {
		{ "", SIZE_MAX },
		{ "a ::error::", SIZE_MAX },
		{ "::error::", 0 },
		{ "a\n  \t::x", 5 },
		{ "a\r\n##[group]", 3 },
		{ "a\r##vso[x]", 2 },
		{ "##teamcity[", 0 },
		{ "a ##teamcity[", SIZE_MAX },
		{ ":: ", 0 },
		{ ":", SIZE_MAX },
		{ "\n\n \n::", 4 },
		{ "a: b\n#x", SIZE_MAX },
		{ "# ##[x]", 2 },
		{ "a:1:2: b ###[add-mask]c", 10 },
		{ "a##vso[x]", 1 },
		{ "## [", SIZE_MAX },
		{ "a##", SIZE_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		assert_int_equal(pl_term_command(pl_str_of(lines[i].text), 0), lines[i].at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_to_runners_are_found),
		cmocka_unit_test(what_drives_a_terminal_is_named),
		cmocka_unit_test(every_character_alone),
		cmocka_unit_test(no_bytes_get_through),
		cmocka_unit_test(what_shows_nothing_is_named),
		cmocka_unit_test(listed_emoji_stay_whole),
		cmocka_unit_test(styles_are_ours_alone),
		cmocka_unit_test(long_nasty_texts_take_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
