/* Outlines: what stands for what, and that a pattern's outline is found where it matches. */
#include "base/outline.h"

#include "base/literal.h"
#include "base/regex.h"
#include "base/unicode.h"
#include "test.h"

static void outlines_texts(void **state)
{
	static const struct {
		const char *text, *outline;
	} cases[] = {
		{ "", "" },
		{ "Le 3 mai 2026, à 9 h.", "Aa 0 a 0000, a 0 a." },
		{ "ÉTÉ cœur Œuvre ŸŒ", "AAA a Aa AA" },
		{ "l’été, l'hiver", "a'a, a'a" },
		{ "a\u00A0b\u202Fc\td\ne", "a a a a\na" },
		{ "12×3÷4 €", "00×0÷0 €" },
		{ "préfecture-gard", "a-a" },
		{ "🌧️ 漢字", "🌧️ 漢字" },
		{ "ß ÿ þ Þ Ð", "a a a A A" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char out[64] = { 0 };
		struct pl_str text = pl_str_of(cases[i].text);
		size_t len = pl_outline(text, out);

		assert_true(len <= text.len);
		out[len] = '\0';
		assert_string_equal(out, cases[i].outline);
	}
}

/* What stands for a character is what its outline says. */
static void agrees_with_itself(void **state)
{
	(void)state;
	for (uint32_t code = 1; code < 0x3100; code++) {
		struct pl_buf utf8 = { 0 };
		char out[8], sign = pl_outline_of(code);
		size_t len;

		pl_utf8_put(&utf8, code);
		len = pl_outline(pl_buf_str(&utf8), out);
		if (sign) {
			assert_int_equal(len, 1);
			assert_int_equal(out[0], sign);
		} else {
			assert_int_equal(len, utf8.len);
			assert_memory_equal(out, utf8.at, len);
		}
		pl_buf_release(&utf8);
	}
}

/* Patterns of which literals say little or nothing. */
static const struct {
	const char *pattern, *outlines; /* sets apart by two blanks */
} patterns[] = {
	{ "\\b\\d{4}\\b", "0000" },
	{ "[A-ZÀ-ÖØ-Þ]\\.[A-ZÀ-ÖØ-Þ]\\.", "A.A." },
	{ "(?=[A-ZÀ-ÖØ-ÞŒ]{6})", "AAAAAA" },
	{ "[a-z]+:/\\w", "a:/" },
	{ "\\d{2}[ \\x{A0}\\x{202F}]?[A-Z]{2}", "00 AA|00AA" },
	{ "(?i)\\d{3}[a-z]", "000" },
	{ "\\d{2}[hH]\\d{2}", "00a00|00A00" },
	{ "[^a]\\d", "" },
	{ "\\p{Lu}\\p{Lu}", "" },
};

static void reads_patterns(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		struct pl_arena arena = { 0 };
		struct pl_literals literals;
		struct pl_buf said = { 0 };

		assert_true(pl_literals_of(&arena, pl_str_of(patterns[i].pattern), 0, &literals));
		for (size_t o = 0; o < literals.n_outlines; o++) {
			for (size_t k = 0; k < literals.outlines[o].n; k++)
				pl_buf_printf(&said, "%s%.*s",
					      k   ? "|"
					      : o ? "  "
						  : "",
					      PL_ARGS(literals.outlines[o].phrases[k].text));
		}
		if (strcmp(said.at ? said.at : "", patterns[i].outlines) != 0) {
			print_error("%s: %s\n", patterns[i].pattern, said.at ? said.at : "");
			fail();
		}
		pl_buf_release(&said);
		pl_arena_release(&arena);
	}
}

static struct pl_str random_text(struct pl_buf *out, uint32_t *seed)
{
	static const char *const pieces[] = { "a",  "b",  "É", "Z",       "0", "9", " ", "\u00A0",
					      ".",  ":",  "/", "%",       "h", "H", "’", "'",
					      "\n", "oe", "ß", "🌧️", ",", "-" };

	pl_buf_cut(out, 0);
	for (int i = 0; i < 24; i++) {
		*seed = *seed * 1664525 + 1013904223;
		pl_buf_puts(out, pieces[(*seed >> 16) % (sizeof(pieces) / sizeof(*pieces))]);
	}
	return pl_buf_str(out);
}

static bool holds(struct pl_str outline, const struct pl_literal_set *set)
{
	for (size_t i = 0; i < set->n; i++) {
		if (pl_str_find(outline, set->phrases[i].text, 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Wherever a pattern matches its outlines are met. */
static void nothing_is_left_out(void **state)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf text = { 0 };
	size_t matches = 0;
	uint32_t seed = 1;

	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		struct pl_regex *regex = pl_regex_new(pl_str_of(patterns[i].pattern), 0, NULL);
		struct pl_arena arena = { 0 };
		struct pl_literals literals;
		struct pl_match match;

		assert_non_null(regex);
		assert_true(pl_literals_of(&arena, pl_str_of(patterns[i].pattern), 0, &literals));
		for (int n = 0; n < 2000; n++) {
			struct pl_str draft = random_text(&text, &seed);
			char out[256];
			struct pl_str outline = { out, pl_outline(draft, out) };

			pl_regex_work_begin(work);
			if (pl_regex_search(regex, work, draft, 0, &match) != PL_FOUND)
				continue;
			matches++;
			for (size_t o = 0; o < literals.n_outlines; o++)
				assert_true(holds(outline, &literals.outlines[o]));
		}
		pl_regex_free(regex);
		pl_arena_release(&arena);
	}
	assert_true(matches > 1000);
	pl_buf_release(&text);
	pl_regex_work_free(work);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outlines_texts),
		cmocka_unit_test(agrees_with_itself),
		cmocka_unit_test(reads_patterns),
		cmocka_unit_test(nothing_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
