/* A word and the same again: which patterns are read as such, and that PCRE2 finds no match
 * but behind a place that is told. */
#include "base/twice.h"

#include "base/regex.h"
#include "classes.h"

static void only_what_is_one_is_read(void **state)
{
	static const struct {
		const char *pattern;
		unsigned flags;
		bool read;
	} cases[] = {
		{ "\\b(\\p{L}+)\\s+\\1\\b", 0, true },
		{ "\\b(\\w+)\\s+\\1\\b", PL_REGEX_NOCASE, true },
		{ "\\b(\\w+)\\b\\W+\\1", 0, true },
		{ "\\b([\\p{L}0-9]+)[ ,]+\\1\\b", 0, true },
		{ "\\b([\\p{L}’]+) +\\1\\b", 0, false }, /* words end within */
		{ "\\b([\\p{L}-]+) +\\1\\b", 0, false },
		{ "\\b(\\p{L}+)[ a]+\\1\\b", 0, false }, /* a letter is of both */
		{ "\\b(\\p{L}+)[ é]+\\1\\b", 0, false },
		{ "\\b(\\p{L}+)\\P{L}+\\1\\b", 0, false }, /* digits are of words too */
		{ "\\b(\\p{L}+)\\s*\\1\\b", 0, false },
		{ "\\b(\\p{L}+?)\\s+\\1\\b", 0, false },
		{ "\\b(\\p{L}*)\\s+\\1\\b", 0, false },
		{ "(\\p{L}+)\\s+\\1\\b", 0, false },
		{ "\\b(\\p{L}+)\\s+\\2\\b", 0, false },
		{ "\\b(\\p{L}+)\\s+\\10", 0, false },
		{ "\\b(\\p{L}+)\\s+\\1+", 0, false },
		{ "\\b(\\p{L}+)\\s+\\1|a", 0, false },
		{ "\\b(\\p{L}+)\\s++\\1", 0, false },
		{ "\\b(", 0, false },
		{ "", 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_twice twice;

		if (pl_twice_read(pl_str_of(cases[i].pattern), cases[i].flags, &twice) !=
		    cases[i].read)
			fail_msg("%s", cases[i].pattern);
	}
}

/* Words that differ little, signs beside them, and letters of which it is not known what
 * PCRE2 takes them for. */
static struct pl_str random_words(struct pl_buf *out)
{
	static const char *const pieces[] = { "a",      "A", "ab", "é",      "É",      "aé",
					      " ",      " ", " ",  " ",      ", ",     "\n",
					      "-",      "_", "7",  "\u00A0", "\u0301", "\u212A",
					      "k",      "ſ", "s",  "ա",      "ι",      "\u0345",
					      "\u202F", "ß", "²",  "𝐀",      "a a",    "é é" };

	pl_buf_cut(out, 0);
	PUT_ANY(out, pieces, 16);
	return pl_buf_str(out);
}

struct told {
	size_t none, exact, found;
};

static void agree(const struct pl_twice *twice, struct pl_regex *regex, struct pl_regex_work *work,
		  struct pl_str text, struct told *told)
{
	for (size_t from = 0; from <= text.len; from++) {
		struct pl_span starts;
		struct pl_match match;
		bool may, found;

		if (from < text.len && ((unsigned char)text.at[from] & 0xC0) == 0x80)
			continue;
		may = pl_twice_find(twice, text, from, &starts);
		pl_regex_work_begin(work);
		found = pl_regex_search(regex, work, text, from, &match) == PL_FOUND;
		if (found && (!may || match.group[0].start < starts.start))
			fail_msg("'%.*s' from %zu", PL_ARGS(text), from);
		told->none += !may;
		told->exact += may && starts.end == starts.start;
		told->found += found;
	}
}

/* Those that are read are few: classes of words and what parts them. */
static void nor_with_any_classes(void **state)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf pattern = { 0 }, text = { 0 };
	struct told told = { 0 };
	size_t n_read = 0;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		struct pl_regex *regex;
		struct pl_twice twice;

		pl_buf_cut(&pattern, 0);
		pl_buf_puts(&pattern, any_of(2) ? "\\b(\\w" : "\\b([\\p{L}0-9]");
		pl_buf_puts(&pattern, "+)");
		put_class(&pattern);
		pl_buf_puts(&pattern, any_of(2) ? "+\\1" : "+\\1\\b");
		if (!pl_twice_read(pl_buf_str(&pattern), 0, &twice))
			continue;
		n_read++;
		regex = pl_regex_new(pl_buf_str(&pattern), 0, NULL);
		assert_non_null(regex);
		for (int n = 0; n < 20; n++)
			agree(&twice, regex, work, random_words(&text), &told);
		pl_regex_free(regex);
	}
	assert_true(n_read > 200);
	assert_true(told.found > 1000);
	pl_buf_release(&pattern);
	pl_buf_release(&text);
	pl_regex_work_free(work);
}

static void no_match_is_overlooked(void **state)
{
	static const char *const patterns[] = {
		"\\b(\\p{L}+)\\s+\\1\\b", "\\b(\\w+)\\s+\\1\\b",        "\\b(\\w+)\\s+\\1",
		"\\b(\\p{L}+)\\b\\W+\\1", "\\b([\\p{L}7]+)[ ,]+\\1\\b",
	};
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf text = { 0 };
	struct told told = { 0 };

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(patterns) / sizeof(*patterns); i++) {
		struct pl_str pattern = pl_str_of(patterns[i / 2]);
		unsigned flags = i % 2 ? PL_REGEX_NOCASE : 0;
		struct pl_regex *regex = pl_regex_new(pattern, flags, NULL);
		struct pl_twice twice;

		assert_non_null(regex);
		assert_true(pl_twice_read(pattern, flags, &twice));
		for (int n = 0; n < 4000; n++)
			agree(&twice, regex, work, random_words(&text), &told);
		pl_regex_free(regex);
	}
	assert_true(told.none > 10000);
	assert_true(told.exact > 10000);
	assert_true(told.found > 10000);
	pl_buf_release(&text);
	pl_regex_work_free(work);
}

/* Where nothing is in doubt, what is told is there. */
static void words_are_compared_whole(void **state)
{
	static const struct {
		const char *text;
		size_t from, start; /* SIZE_MAX: none */
		unsigned flags;
	} cases[] = {
		{ "la route de de Foix", 0, 9, 0 },
		{ "la route de des", 0, SIZE_MAX, 0 },
		{ "de, de", 0, SIZE_MAX, 0 },
		{ "l’été été", 0, 4, 0 },
		{ "la la la", 1, 3, 0 },
		{ "De de", 0, SIZE_MAX, 0 },
		{ "de\u00A0\nde", 0, 0, 0 },
		{ "de", 0, SIZE_MAX, 0 },
		{ "de ", 0, SIZE_MAX, 0 },
		{ "la route De dE Foix", 0, 9, PL_REGEX_NOCASE },
		{ "la route de Des dés", 0, SIZE_MAX, PL_REGEX_NOCASE },
		{ "réunion à Albi à À Dax", 0, 17, PL_REGEX_NOCASE },
		{ "réunion à Albi, Élus écoutés, É", 0, SIZE_MAX, PL_REGEX_NOCASE },
		{ "une ÉTÉ été", 0, 4, PL_REGEX_NOCASE },
		{ "une ÉTÉ étés", 0, SIZE_MAX, PL_REGEX_NOCASE },
		/* Beyond Latin-1 case may do anything, and to the sharp s. */
		{ "SS ß", 0, 0, PL_REGEX_NOCASE },
		{ "sa ſa", 0, 0, PL_REGEX_NOCASE },
		{ "œufs oeufs", 0, 0, PL_REGEX_NOCASE },
		{ "œufs oeufs", 0, SIZE_MAX, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_twice twice;
		struct pl_span starts;
		bool found;

		assert_true(
			pl_twice_read(PL_STR("\\b(\\p{L}+)\\s+\\1\\b"), cases[i].flags, &twice));
		found = pl_twice_find(&twice, pl_str_of(cases[i].text), cases[i].from, &starts);
		if (found != (cases[i].start != SIZE_MAX))
			fail_msg("%s", cases[i].text);
		if (found)
			assert_int_equal(starts.start, cases[i].start);
		if (found)
			assert_int_equal(starts.end, cases[i].start);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_is_one_is_read),
		cmocka_unit_test(no_match_is_overlooked),
		cmocka_unit_test(nor_with_any_classes),
		cmocka_unit_test(words_are_compared_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
