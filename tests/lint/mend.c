/* Mending round by round: until nothing is left, or until it is clear that there is no end. */
#include "lint/mend.h"

#include "lint/rules.h"

/* `to` is NULL where the rules do not come to rest; then `named` is in what is said. */
static const struct {
	const char *rules[2]; /* substitutions of t/a.yml and t/b.yml */
	const char *from, *to, *named;
	size_t remedies;
	struct pl_span within;
} cases[] = {
	{ { "{foo: bar}", "{bar: baz}" }, "foo", "baz", NULL, 2, { 0, 0 } },
	{ { "{foo: bar}", "{bar: baz}" }, "nothing", "nothing", NULL, 0, { 0, 0 } },
	{ { "{foo: bar}", "{bar: foo}" }, "a foo", NULL, "t.a, t.b", 0, { 0, 0 } },
	{ { "{foo: bar foo}", "{never: ever}" }, "foo", NULL, "t.a", 0, { 0, 0 } },
	/* The place that was named moves with what is written in it. */
	{ { "{foo: a longer word}", "{word: end}" },
	  "foo foo, word",
	  "a longer end foo, word",
	  NULL,
	  2,
	  { 0, 3 } },
	{ { "{a longer word: foo}", "{foo: bar}" },
	  "a longer word, foo",
	  "bar, foo",
	  NULL,
	  2,
	  { 0, 13 } },
};

static struct pl_ruleset *rules_of_case(size_t i)
{
	struct pl_memory_file files[3] = { { "t/a.yml", { 0 } }, { "t/b.yml", { 0 } }, { 0 } };
	struct pl_buf text[2] = { { 0 } };
	struct pl_ruleset *rules;

	for (size_t k = 0; k < 2; k++) {
		pl_buf_printf(&text[k], "extends: substitution\nmessage: m\nfix: safe\nswap: %s\n",
			      cases[i].rules[k]);
		files[k].bytes = pl_buf_str(&text[k]);
	}
	rules = rules_of(files);
	pl_buf_release(&text[0]);
	pl_buf_release(&text[1]);
	assert_non_null(rules);
	return rules;
}

static struct pl_findings *again(void *context, struct pl_str text, struct pl_err *err)
{
	static const char *const only[] = { "t", NULL };
	const struct pl_options options = { .only = only };

	return pl_lint(context, text.at, text.len, &options, err);
}

static void step(void *context, const struct pl_findings *findings, const struct pl_mend_step *step,
		 struct pl_str text, struct pl_str alone)
{
	(void)context;
	(void)findings;
	assert_true(step->rule.len > 0);
	assert_false(pl_str_same(text, alone));
}

static void mends_until_there_is_rest(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_ruleset *rules = rules_of_case(i);
		const struct pl_mend_how how = {
			.fixing = { .media = -1, .within = cases[i].within },
			.again = again,
			.step = step,
			.context = rules,
		};
		struct pl_str from = pl_str_of(cases[i].from);
		const struct pl_raw raw = { .bytes = from };
		struct pl_mended mended = { 0 };
		struct pl_err err = { 0 };
		bool ok;

		assert_true(pl_mended_init(&mended, again(rules, from, &err), from, &raw, &err));
		ok = pl_mend(&mended, &how, &err);
		if (ok != (cases[i].to != NULL) ||
		    (ok && !pl_str_is(pl_buf_str(&mended.text), cases[i].to)))
			fail_msg("%s became %.*s: %s", cases[i].from,
				 PL_ARGS(pl_buf_str(&mended.text)), err.text);
		if (ok)
			assert_int_equal(mended.steps.n, cases[i].remedies);
		else
			assert_non_null(strstr(err.text, cases[i].named));
		pl_mended_release(&mended);
		pl_ruleset_free(rules);
	}
}

/* How many remedies were told of, and how many shown alone. */
struct shown {
	size_t told, alone;
};

static void count_shown(void *context, const struct pl_findings *findings,
			const struct pl_mend_step *one, struct pl_str text, struct pl_str alone)
{
	struct shown *shown = context;

	(void)findings;
	(void)one;
	assert_false(pl_str_same(text, alone));
	shown->told++;
	shown->alone += alone.len > 0;
}

static struct pl_ruleset *long_rules;

static struct pl_findings *again_long(void *context, struct pl_str text, struct pl_err *err)
{
	(void)context;
	return again(long_rules, text, err);
}

/* A long text with that many words to mend, each of them twice. */
static struct shown mend_long(size_t n)
{
	struct shown shown = { 0 };
	const struct pl_mend_how how = {
		.fixing = { .media = -1 },
		.again = again_long,
		.step = count_shown,
		.context = &shown,
	};
	struct pl_mended mended = { 0 };
	struct pl_buf text = { 0 };
	struct pl_raw raw = { 0 };

	while (text.len < 1 << 16)
		pl_buf_puts(&text, "nothing to mend here, ");
	for (size_t i = 0; i < n; i++)
		pl_buf_puts(&text, " foo");
	raw.bytes = pl_buf_str(&text);
	assert_true(
		pl_mended_init(&mended, again_long(NULL, raw.bytes, NULL), raw.bytes, &raw, NULL));
	assert_true(pl_mend(&mended, &how, NULL));
	assert_true(pl_str_ends(pl_buf_str(&mended.text), "baz"));
	pl_mended_release(&mended);
	pl_buf_release(&text);
	return shown;
}

/* Of a long text with many remedies none is shown alone, since each would be a copy of it; they
 * are told of all the same. */
static void many_copies_of_long_texts_are_not_made(void **state)
{
	struct shown few, many;

	(void)state;
	long_rules = rules_of_case(0);
	few = mend_long(10);
	assert_int_equal(few.told, 20);
	assert_int_equal(few.alone, 20);
	many = mend_long(100);
	assert_int_equal(many.told, 200);
	assert_int_equal(many.alone, 0);
	pl_ruleset_free(long_rules);
}

/* What is mended is written as its file writes texts. */
static void files_keep_their_way_of_writing(void **state)
{
	struct pl_ruleset *rules = rules_of_case(0);
	const struct pl_mend_how how = { .fixing = { .media = -1 },
					 .again = again,
					 .context = rules };
	const struct pl_raw raw = { .kind = PL_RAW_JSON, .bytes = PL_STR("\"\\u00e9\\tfoo\"") };
	struct pl_str text = PL_STR("é\tfoo");
	struct pl_mended mended = { 0 };

	(void)state;
	assert_true(pl_mended_init(&mended, again(rules, text, NULL), text, &raw, NULL));
	assert_true(pl_mend(&mended, &how, NULL));
	assert_true(pl_str_is(pl_buf_str(&mended.text), "é\tbaz"));
	assert_true(pl_str_is(pl_buf_str(&mended.written), "\"\\u00e9\\tbaz\""));
	pl_mended_release(&mended);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mends_until_there_is_rest),
		cmocka_unit_test(many_copies_of_long_texts_are_not_made),
		cmocka_unit_test(files_keep_their_way_of_writing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
