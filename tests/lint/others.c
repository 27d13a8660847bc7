/* Findings of other programs: told beside ours, named as theirs, once a place. */
#include "lint/others.h"

#include <stdio.h>

#include "lint/rules.h"

static const char draft[] = "Tout les maison ferme, voir #LesMaison 🏠 à Gap.";

/* The span of the words in the draft. */
static struct pl_span span_of(const char *words)
{
	size_t at = pl_str_find(pl_str_of(draft), pl_str_of(words), 0);

	assert_true(at != SIZE_MAX);
	return (struct pl_span){ (uint32_t)at, (uint32_t)(at + strlen(words)) };
}

#define A50 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void adds_what_is_new(void **state)
{
	static const struct {
		const char *words, *sort, *name; /* name NULL: nothing is added */
	} cases[] = {
		{ "maison", "gn", "grammalecte.gn" },
		{ "ferme", "Conj_3", "grammalecte.conj-3" },
		{ "Gap", "gn", "grammalecte.gn" },
		/* langue.faute-frequente has it, and the maison of another has it. */
		{ "Tout", "gn", NULL },
		{ "maison", "esp", NULL },
		{ "#LesMaison", "gn", NULL },
		{ "🏠", "gn", NULL },
		/* What is no letter or figure of a name is a hyphen, and it has an end. */
		{ "voir", "Ab c~{é", "grammalecte.ab-c----" },
		{ "à", A50 A50, "grammalecte." A50 "a" },
	};
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct pl_findings *findings;
	struct pl_others others;
	size_t n;

	(void)state;
	assert_non_null(rules);
	assert_true(pl_others_init(&others));
	findings = pl_lint(rules, draft, strlen(draft), NULL, &err);
	assert_non_null(findings);
	n = pl_findings_count(findings);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct pl_other other = { .by = "grammalecte",
						.sort = pl_str_of(cases[i].sort),
						.message = PL_STR("a\nb %s"),
						.span = span_of(cases[i].words),
						.remedy = PL_STR("x") };
		bool found = false;

		assert_true(pl_findings_add(findings, &others, &other));
		n += cases[i].name != NULL;
		assert_int_equal(pl_findings_count(findings), n);
		for (size_t k = 0; cases[i].name && k < n; k++) {
			struct pl_finding one = pl_findings_at(findings, k);

			if (!pl_str_is(one.match, cases[i].words))
				continue;
			found = true;
			assert_true(pl_str_is(one.rule, cases[i].name));
			assert_true(pl_str_is(one.message, "a b %s"));
			assert_int_equal(one.level, PL_SUGGESTION);
			assert_true(one.has_fix && !one.safe);
		}
		assert_int_equal(found, cases[i].name != NULL);
	}
	/* One sort is one rule, whose name outlives the findings. */
	assert_int_equal(others.rules.n, 4);
	pl_findings_free(findings);
	assert_true(pl_str_is(pl_ref_str(&others.rules.at[0]->style), "grammalecte"));
	pl_others_release(&others);
	pl_ruleset_free(rules);
}

static void refuses_spans_of_nothing(void **state)
{
	static const struct pl_span spans[] = {
		{ 5, 5 }, { 9, 3 }, { 0, UINT32_MAX }, { 4000, 4001 }
	};
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct pl_findings *findings = pl_lint(rules, draft, strlen(draft), NULL, &err);
	size_t n = pl_findings_count(findings);
	struct pl_others others;

	(void)state;
	assert_true(pl_others_init(&others));
	for (size_t i = 0; i < sizeof(spans) / sizeof(*spans); i++) {
		const struct pl_other other = { .by = "languagetool",
						.sort = PL_STR("A"),
						.message = PL_STR("a"),
						.span = spans[i] };

		assert_true(pl_findings_add(findings, &others, &other));
		assert_int_equal(pl_findings_count(findings), n);
	}
	pl_others_release(&others);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

/* What is found of long sentences, of whole posts and of media says nothing of a slip in them; and
 * a long message is cut between its characters. */
static void slips_within_are_told(void **state)
{
	static const struct pl_memory_file files[] = {
		FILE_OF("t/long.yml", "extends: existence\nmessage: m\nraw: ['Tout.*Gap']\n"),
		FILE_OF("t/whole.yml", "extends: length\nmessage: m\nmax: 5\n"),
		FILE_OF("t/vue.yml",
			"extends: existence\nmessage: m\nscope: alt\ntokens: ['une vue.*']\n"),
		{ NULL, { NULL, 0 } },
	};
	static const char text[] =
		"---\nmédias: [{image: a.jpg, alt: une vue de la ville}]\n---\n"
		"Tout ce qui est dit ici va de la place de la mairie au bout du pont, à Gap. Fin.";
	static const char *const only[] = { "t", NULL };
	const struct pl_options options = { .only = only };
	struct pl_ruleset *rules = rules_of(files);
	struct pl_findings *findings = pl_lint(rules, text, strlen(text), &options, NULL);
	uint32_t start = (uint32_t)(strstr(text, "dit") - text);
	struct pl_other other = { .by = "a", .sort = PL_STR("b"), .span = { start, start + 3 } };
	struct pl_buf message = { 0 };
	struct pl_others others;
	size_t n;

	(void)state;
	assert_non_null(findings);
	n = pl_findings_count(findings);
	assert_true(n > 1);
	pl_buf_puts(&message, "a");
	for (int i = 0; i < 200; i++)
		pl_buf_puts(&message, "é");
	other.message = pl_buf_str(&message);
	assert_true(pl_others_init(&others));
	assert_true(pl_findings_add(findings, &others, &other));
	assert_int_equal(pl_findings_count(findings), n + 1);
	for (size_t i = 0; i <= n; i++) {
		struct pl_finding one = pl_findings_at(findings, i);

		if (!pl_str_is(one.rule, "a.b"))
			continue;
		assert_int_equal(one.message.len, 299);
		assert_false(one.has_fix);
	}
	/* So is what stands behind it; what spans as much as a sentence is told by its rule. */
	start = (uint32_t)(strstr(text, "Fin") - text);
	other.span = (struct pl_span){ start, start + 3 };
	assert_true(pl_findings_add(findings, &others, &other));
	n++;
	start = (uint32_t)(strstr(text, "Tout") - text);
	other.span = (struct pl_span){ start, (uint32_t)strlen(text) };
	assert_true(pl_findings_add(findings, &others, &other));
	/* Said by another too, it is told already. */
	assert_true(pl_findings_add(findings, &others, &other));
	assert_int_equal(pl_findings_count(findings), n + 1);
	pl_findings_free(findings);
	pl_others_release(&others);
	pl_buf_release(&message);
	pl_ruleset_free(rules);
}

/* A program that finds everything, of as many sorts: some of it is told. */
static void there_is_an_end_to_what_is_told(void **state)
{
	static const char *const only[] = { "none.such", NULL };
	const struct pl_options options = { .only = only };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);
	struct pl_findings *findings;
	struct pl_buf text = { 0 };
	struct pl_others others;

	(void)state;
	for (int i = 0; i < 1100; i++)
		pl_buf_puts(&text, "mots ");
	findings = pl_lint(rules, text.at, text.len, &options, NULL);
	assert_non_null(findings);
	assert_true(pl_others_init(&others));
	for (uint32_t i = 0; i < 1100; i++) {
		char sort[16];
		const struct pl_other other = { .by = "a",
						.sort = { sort,
							  (size_t)snprintf(sort, 16, "s%u", i) },
						.message = PL_STR("m"),
						.span = { i * 5, i * 5 + 4 } };

		assert_true(pl_findings_add(findings, &others, &other));
	}
	assert_int_equal(pl_findings_count(findings), 1000);
	assert_int_equal(others.rules.n, 500);
	pl_findings_free(findings);
	pl_others_release(&others);
	pl_buf_release(&text);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_what_is_new),
		cmocka_unit_test(refuses_spans_of_nothing),
		cmocka_unit_test(slips_within_are_told),
		cmocka_unit_test(there_is_an_end_to_what_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
