/* Runs of two classes in turn: which patterns are read as such, and that PCRE2 finds no match
 * where none is said to be, nor any before the place that is told. */
#include "base/chain.h"

#include "base/regex.h"
#include "classes.h"

static void only_what_is_one_is_read(void **state)
{
	static const struct {
		const char *pattern;
		unsigned flags;
		uint32_t min; /* 0: it is not read */
	} cases[] = {
		{ "(?:[\\p{L}'’-]+[^\\p{L}.!?\\n]+){30,}", 0, 30 },
		{ "(?:[\\p{L}'’-]+[^\\p{L}.!?\\n]+){30,}", PL_REGEX_NOCASE, 30 },
		{ "(\\w+\\W+){29}\\w+[.!?]", 0, 29 },
		{ "(?:\\S+\\s+){5,9}?", 0, 5 },
		{ "(?:\\S+\\s+){5,9}(?:a|b)", 0, 0 }, /* may be alternatives of the whole */
		{ "(?:\\S+\\s+){0,9}", 0, 0 },
		{ "(?:\\S+\\s+){,9}", 0, 0 },
		{ "(?:\\S+\\s+){9", 0, 0 }, /* means itself */
		{ "(?:\\S+\\s*){9}", 0, 0 },
		{ "(?:\\S+\\s+)+", 0, 0 },
		{ "(?:[a-f]+\\s+){9}", PL_REGEX_NOCASE, 0 }, /* their other case */
		{ "(?=\\S+\\s+){9}", 0, 0 },
		{ "\\S+\\s+", 0, 0 },
		{ "(?:\\S+", 0, 0 },
		{ "(", 0, 0 },
		{ "", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_chain chain;
		bool read = pl_chain_read(pl_str_of(cases[i].pattern), cases[i].flags, &chain);

		if (read != (cases[i].min != 0) || (read && chain.min != cases[i].min))
			fail_msg("%s", cases[i].pattern);
	}
}

static struct pl_str random_pattern(struct pl_buf *out)
{
	static const char *const times[] = { "{2,}", "{1}", "{3,4}", "{2}?", "{3,}+" };
	static const char *const ends[] = { "", "", "a", "$", "[.!?]", "\\b" };

	pl_buf_cut(out, 0);
	pl_buf_puts(out, any_of(2) ? "(" : "(?:");
	put_class(out);
	pl_buf_puts(out, "+");
	put_class(out);
	pl_buf_puts(out, "+)");
	PUT_ANY(out, times, 1);
	PUT_ANY(out, ends, 1);
	return pl_buf_str(out);
}

struct told {
	bool exact; /* nothing follows, and all characters are known */
	size_t none, some;
};

static void agree(const struct pl_chain *chain, struct pl_regex *regex, struct pl_regex_work *work,
		  struct pl_str text, struct told *told)
{
	for (size_t from = 0; from <= text.len; from++) {
		size_t start;
		struct pl_match match;
		bool found;

		if (from < text.len && ((unsigned char)text.at[from] & 0xC0) == 0x80)
			continue;
		start = pl_chain_start(chain, text, from);
		pl_regex_work_begin(work);
		found = pl_regex_search(regex, work, text, from, &match) == PL_FOUND;
		if (found && match.group[0].start < start)
			fail_msg("'%.*s' from %zu", PL_ARGS(text), from);
		if (told->exact && start != (found ? match.group[0].start : SIZE_MAX))
			fail_msg("'%.*s' from %zu: not there", PL_ARGS(text), from);
		told->none += start == SIZE_MAX;
		told->some += told->exact && found;
	}
}

static void no_match_is_overlooked(void **state)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf pattern = { 0 }, text = { 0 };
	struct told told = { 0 };

	(void)state;
	for (int i = 0; i < 4000; i++) {
		struct pl_str expression = random_pattern(&pattern);
		struct pl_regex *regex;
		struct pl_chain chain;

		if (!pl_chain_read(expression, PL_REGEX_MULTILINE, &chain))
			continue;
		regex = pl_regex_new(expression, PL_REGEX_MULTILINE, NULL);
		if (!regex)
			fail_msg("%.*s does not compile", PL_ARGS(expression));
		told.exact = pl_str_ends(expression, "}") && pl_charclass_is_sure(&chain.first) &&
			     pl_charclass_is_sure(&chain.then);
		for (int n = 0; n < 10; n++)
			agree(&chain, regex, work, random_text(&text, 24), &told);
		pl_regex_free(regex);
	}
	assert_true(told.none > 10000);
	assert_true(told.some > 10000);
	pl_buf_release(&pattern);
	pl_buf_release(&text);
	pl_regex_work_free(work);
}

/* A word more or less decides, whatever signs stand between. */
static void as_many_words_as_asked_for_are_needed(void **state)
{
	static const char pattern[] = "(?:[\\p{L}'’-]+[^\\p{L}.!?\\n]+){4,}";
	static const struct {
		const char *text;
		size_t start;
	} cases[] = {
		{ "un deux trois quatre ", 0 },
		{ "un deux trois quatre", SIZE_MAX }, /* nothing behind the last */
		{ "un deux trois. quatre cinq six sept ", 15 },
		{ "« L’été » arrive : déjà, là", 3 },
		{ "un\ndeux trois quatre", SIZE_MAX },
		{ "", SIZE_MAX },
	};
	struct pl_chain chain;

	(void)state;
	assert_true(pl_chain_read(pl_str_of(pattern), 0, &chain));
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(pl_chain_start(&chain, pl_str_of(cases[i].text), 0),
				 cases[i].start);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_is_one_is_read),
		cmocka_unit_test(no_match_is_overlooked),
		cmocka_unit_test(as_many_words_as_asked_for_are_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
