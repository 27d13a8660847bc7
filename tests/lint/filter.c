/* Filters: which rules they let through, and what is said of those that cannot be read. */
#include "lint/filter.h"

#include "lint/rules.h"

static const struct pl_memory_file files[] = {
	FILE_OF("demo/Cap.yml", "extends: existence\nmessage: \"Avoid '%s', c'est trop.\"\n"
				"level: error\nscope: [text, heading]\ntokens: [foo]\n"
				"link: 'https://exemple.fr/cap'\n"),
	FILE_OF("late/Long.yml", "extends: existence\nmessage: "
				 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n"
				 "tokens: [foo]\n"),
	FILE_OF("demo/Swap.yml", "extends: substitution\nmessage: 'Use %s'\nlevel: suggestion\n"
				 "description: the better word\nswap: {foo: bar}\n"),
	FILE_OF("vale/Count.yml", "extends: occurrence\nmessage: many\nscope: sentence\nmax: 1\n"
				  "token: foo\n"),
	{ NULL, { NULL, 0 } },
};

/* The rules that pass, by their first letters after the dot. */
static const struct {
	const char *filter, *passed;
} cases[] = {
	{ ".Extends in [\"existence\"]", "Cap" },
	{ "\"heading\" in .Scope", "Cap" },
	{ "\"text\" in .Scope", "Cap Swap" },
	{ ".Level in ['error']", "Cap" },
	{ ".Level in [\"error\", \"suggestion\"] and .Name != \"demo.Cap\"", "Swap" },
	{ ".Level in [\"error\", \"suggestion\",] && .Name != `demo.Cap`", "Swap" },
	{ "#.Level == \"warning\"", "Count" },
	{ ".Level not in [\"error\"]", "Swap Count" },
	{ "not (.Level in [\"error\"])", "Swap Count" },
	{ "!(.Level == \"error\")", "Swap Count" },
	{ ".Name startsWith \"demo.\"", "Cap Swap" },
	{ ".Name endsWith \"Count\"", "Count" },
	{ ".Name endsWith \"a longer text than the name\"", "" },
	{ ".Name startsWith \"a longer text than the name\"", "" },
	{ ".Message contains \"Use\"", "Swap" },
	{ ".Message not contains \"Use\"", "Cap Count" },
	{ ".Message contains \"\\'\"", "Cap" },
	{ ".Name matches \"^(?i)DEMO[.]\"", "Cap Swap" },
	{ ".Name not matches `^demo\\.`", "Count" },
	{ ".Description == \"the better word\"", "Swap" },
	{ ".Link != \"\"", "Cap" },
	{ ".Scope == [\"text\", \"heading\"]", "Cap" },
	{ ".Scope == [\"text\"]", "Swap" },
	{ ".Scope != [\"heading\", \"text\"]", "Cap Swap Count" },
	{ "true", "Cap Swap Count" },
	{ "false", "" },
	{ "(.Level == \"error\") == false", "Swap Count" },
	/* `and` binds more tightly than `or`. */
	{ ".Level == \"error\" or .Level == \"suggestion\" and .Name == \"x\"", "Cap" },
	{ "(.Level == \"error\" or .Level == \"suggestion\") and .Name == \"x\"", "" },
	{ ".Level == \"error\" || !true || .Name == \"demo.Swap\"", "Cap Swap" },
	{ " // a comment\n.Level /* another */ == \"error\"\n", "Cap" },
	{ ".Name in []", "" },

	{ ".Level == \"error\" // to the end", "Cap" },
	{ "\t.Level\r\n==\"error\"", "Cap" },
	{ ".Message contains \"\\n\\t\"", "" },
	{ "not not true", "Cap Swap Count" },

	{ "", "f:1:1: the filter ends where a field" },
	{ "/* to the end", "f:1:14: the filter ends where a field" },
	{ "not", "f:1:4: the filter ends" },
	{ "true not", "f:1:6: behind 'not' comes in, contains" },
	{ ".Xyzzyxyzzy == 'a'", "f:1:1: a rule has no field '.Xyzzyxyzzy'; it has .Name, .Level" },
	{ ".Name in [", "f:1:10: the list that begins here is not closed by ]" },
	{ ".Name in [é]", "f:1:11: 'é' is no field" },
	{ ".Name in [[\"a\"]]", "f:1:11: a list holds texts in quotes" },
	{ ".Name == \"a\\", "f:1:12: in a text a backslash stands before" },
	{ "true Zz_9", "f:1:6: no operator is called 'Zz_9'" },
	{ ".Name == \"a\" Zz_9", "f:1:14: 'Zz_9' is too much" },
	{ ".Name == ", "f:1:10: the filter ends" },
	{ "true and .Name", "f:1:10: 'and' wants true or false here, and this is a text" },
	{ ".Name or true", "f:1:1: 'or' wants true or false here, and this is a text" },
	{ "true or .Name", "f:1:9: 'or' wants true or false here, and this is a text" },
	{ "true or", "f:1:8: the filter ends" },
	{ ".Name == 'a'zz", "f:1:13: no operator is called 'zz'" },
	{ ".Name matches 'Cap' or .Level matches '^sugg'", "Cap Swap" },
	{ "!= 'a'", "f:1:1: '!' is no field" },
	{ ".Level", "f:1:1: a filter is true or false for a rule" },
	{ ".Levl == \"a\"", "f:1:1: a rule has no field '.Levl'" },
	{ ".Name startWith \"a\"", "f:1:7: no operator is called 'startWith'" },
	{ "true\nand é", "f:2:5: 'é' is no field such as .Name" },
	{ "Name == \"a\"", "f:1:1: 'Name' is no field such as .Name" },
	{ ".Name == \"a", "f:1:10: the text that begins here is not closed by \"" },
	{ ".Name in [\"a\"", "f:1:10: the list that begins here is not closed by ]" },
	{ ".Name in [\"a\" \"b\"]", "f:1:15: in a list a comma or ] comes here, not '\"'" },
	{ ".Name in [.Scope]", "f:1:11: a list holds texts in quotes" },
	{ ".Name in \"a\"", "f:1:10: 'in' wants a list here, and this is a text" },
	{ ".Scope contains \"a\"", "f:1:1: 'contains' wants a text here, and this is a list" },
	{ ".Name == [\"a\"]", "f:1:10: '==' wants a text here, and this is a list" },
	{ ".Name and true", "f:1:1: 'and' wants true or false here, and this is a text" },
	{ "not .Level == \"a\"", "f:1:1: 'not' stands before what is true or false" },
	{ ".Level not == \"a\"", "f:1:8: behind 'not' comes in, contains" },
	{ "(true", "f:1:1: the parenthesis that opens here is not closed" },
	{ "true)", "f:1:5: ')' is too much" },
	{ "true true", "f:1:6: no operator is called 'true'" },
	{ ".Name == \"\\q\"", "f:1:12: in a text a backslash stands before" },
	{ ".Name matches \"(a\"", "f:1:15: missing closing parenthesis" },
	{ ".Name matches .Level", "f:1:15: 'matches' wants a regular expression in quotes" },
};

/* The names that pass, or the error, with its place. */
static void show(struct pl_buf *out, const struct pl_ruleset *rules, const char *text)
{
	struct pl_err err = { 0 };
	struct pl_filter *filter = pl_filter_new(pl_str_of(text), "f", &err);
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	if (!filter) {
		pl_buf_printf(out, "%s:%u:%u: %s", err.file, err.line, err.column, err.text);
		return;
	}
	while (pl_ruleset_next(rules, &walk, &at)) {
		struct pl_str name = pl_ref_str(&at.rule->name);

		if (!pl_str_starts(name, "demo.") && !pl_str_starts(name, "vale."))
			continue;
		if (pl_filter_holds(filter, at.rule, (enum pl_level)at.rule->level, PL_EN, &err))
			pl_buf_printf(out, "%s%.*s", out->len ? " " : "",
				      PL_ARGS(pl_str_cut(name, 5, name.len)));
	}
	pl_filter_free(filter);
}

static void filters_hold_or_teach(void **state)
{
	struct pl_ruleset *rules = rules_of(files);
	size_t wrong = 0;

	(void)state;
	assert_non_null(rules);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf came = { 0 };
		bool error = pl_str_starts(pl_str_of(cases[i].passed), "f:");

		show(&came, rules, cases[i].filter);
		if (error ? !pl_str_starts(pl_buf_str(&came), cases[i].passed)
			  : !pl_str_is(pl_buf_str(&came), cases[i].passed)) {
			print_error("%s\n  wanted: %s\n  came: %s\n", cases[i].filter,
				    cases[i].passed, came.at ? came.at : "");
			wrong++;
		}
		pl_buf_release(&came);
	}
	pl_ruleset_free(rules);
	assert_int_equal(wrong, 0);
}

static void nothing_is_too_deep_or_too_long(void **state)
{
	static const char *const pieces[] = { "(", "!", "[", "not ", "true and ", ".Name == " };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct pl_buf text = { 0 };
		struct pl_err err = { 0 };

		while (text.len < 60000)
			pl_buf_puts(&text, pieces[i]);
		assert_null(pl_filter_new(pl_buf_str(&text), "f", &err));
		assert_true(err.text[0]);
		while (text.len < 70000)
			pl_buf_puts(&text, pieces[i]);
		assert_null(pl_filter_new(pl_buf_str(&text), "f", &err));
		assert_int_equal(err.code, PL_LIMIT);
		pl_buf_release(&text);
	}
}

static void levels_are_asked_for_or_not(void **state)
{
	struct pl_filter *asks = pl_filter_new(PL_STR(".Level == 'error'"), "f", NULL);
	struct pl_filter *other = pl_filter_new(PL_STR(".Name == '.Level'"), "f", NULL);

	(void)state;
	assert_true(pl_filter_asks_level(asks));
	assert_false(pl_filter_asks_level(other));
	pl_filter_free(asks);
	pl_filter_free(other);
}

/* What cannot be answered in time is told and counts as no; of the next rule it is asked anew. */
static void patterns_have_an_end(void **state)
{
	struct pl_filter *filter = pl_filter_new(PL_STR(".Message matches '^(a+)+$'"), "f", NULL);
	struct pl_ruleset *rules = rules_of(files);
	struct pl_err err = { 0 };
	struct pl_rule_at at;

	(void)state;
	assert_true(pl_ruleset_find(rules, PL_STR("late.Long"), &at));
	assert_false(pl_filter_holds(filter, at.rule, PL_WARNING, PL_EN, &err));
	assert_int_equal(err.code, PL_PATTERN);
	assert_non_null(strstr(err.text, "late.Long"));
	assert_false(pl_filter_holds(filter, at.rule, PL_WARNING, PL_EN, NULL));
	pl_filter_free(filter);
	pl_ruleset_free(rules);
}

/* A NUL is no blank, and nothing behind a backslash. */
static void bytes_of_zero_are_refused(void **state)
{
	static const struct pl_str texts[] = {
		{ "true\0", 5 },
		{ "true \0", 6 },
		{ ".Name == '\\\0'", 13 },
		{ "\0true", 5 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct pl_err err = { 0 };

		assert_null(pl_filter_new(texts[i], "f", &err));
		assert_true(err.text[0]);
	}
}

/* Who asks for no error gets none, and no filter. */
static void errors_may_be_left_alone(void **state)
{
	char english[sizeof(((struct pl_err *)0)->text)] = "";
	static const char *const texts[] = { "(", ".Name matches \"(a\"", ".Levl == 'a'" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_null(pl_filter_new(pl_str_of(texts[i]), "f", NULL));
	/* What PCRE2 says of a pattern is in the language asked for. */
	for (int french = 0; french < 2; french++) {
		struct pl_err err = { .french = french };

		assert_null(pl_filter_new(PL_STR(".Name matches \"a{2,1}\""), "f", &err));
		assert_true(err.text[0]);
		if (french)
			assert_string_not_equal(err.text, english);
		strcpy(english, err.text);
	}
}

static void memory_may_end(void **state)
{
	struct pl_str text = PL_STR(".Name matches 'a' and .Level in ['error', 'b']");
	bool ended = true;

	(void)state;
	for (long n = 0; ended && n < 1000; n++) {
		struct pl_err err = { 0 };
		struct pl_filter *filter;

		pl_mem_fail_after(n, true);
		filter = pl_filter_new(text, "f", &err);
		pl_mem_fail_after(-1, false);
		ended = filter == NULL;
		if (ended)
			assert_int_equal(err.code, PL_NOMEM);
		pl_filter_free(filter);
	}
	assert_false(ended);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(filters_hold_or_teach),
		cmocka_unit_test(nothing_is_too_deep_or_too_long),
		cmocka_unit_test(levels_are_asked_for_or_not),
		cmocka_unit_test(patterns_have_an_end),
		cmocka_unit_test(bytes_of_zero_are_refused),
		cmocka_unit_test(errors_may_be_left_alone),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
