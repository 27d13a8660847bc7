/* What all formats share: totals, names, the titles of fixes, lengths. */
#include "report/reporting.h"

static void totals_count_what_is_told(void **state)
{
	struct reporting reporting;
	const struct pl_totals *totals = &reporting.report.totals;

	(void)state;
	reporting_start(&reporting, "line");
	reporting_draft(&reporting, "a", "mot mot", 0);
	reporting_draft(&reporting, "b", "rien", 0);
	reporting_draft(&reporting, "c", "---\nignore: [t]\n---\nmot", 0);
	reporting_draft(&reporting, "d", "a \x1b", 0);
	reporting_fault(&reporting, "e", 1);
	assert_int_equal(totals->files, 5);
	assert_int_equal(totals->level[PL_ERROR], 3);
	assert_int_equal(totals->level[PL_SUGGESTION], 1);
	assert_int_equal(totals->fixable, 2);
	assert_int_equal(totals->drafts_clean, 2);
	/* The rule to explain is the gravest, not the last. */
	assert_string_equal(reporting.report.explained, "t.mot");
	pl_buf_release(&reporting.report.out);
	pl_ruleset_free(reporting.rules);
}

static void formats_are_found_or_nearly(void **state)
{
	(void)state;
	assert_null(pl_format_find("jsn"));
	assert_string_equal(pl_format_nearest("jsn"), "json");
	assert_null(pl_format_nearest("zzzz"));
	for (size_t i = 0; pl_formats[i]; i++)
		assert_ptr_equal(pl_format_find(pl_formats[i]->name), pl_formats[i]);
}

static void levels_have_words(void **state)
{
	(void)state;
	assert_string_equal(pl_level_word(PL_FR, PL_WARNING), "avertissement");
	assert_string_equal(pl_level_word(PL_EN, PL_WARNING), "warning");
	assert_string_equal(pl_level_word(PL_FR, PL_ERROR), "erreur");
}

/* The title of the first fix in a draft, by a rule of its own. */
static void try_title(const char *rule, const char *draft, const char *fr, const char *en)
{
	const struct pl_memory_file files[] = { { "t/r.yml", pl_str_of(rule) }, { NULL, { 0 } } };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_options options = { .only = reporting_only };
	struct pl_ruleset *rules;
	struct pl_findings *findings;
	struct pl_buf french = { 0 }, english = { 0 };

	pl_source_memory(&source, "rules", files);
	rules = pl_ruleset_new(layers, 1, NULL);
	findings = pl_lint(rules, draft, strlen(draft), &options, NULL);
	assert_non_null(findings);
	assert_true(pl_findings_count(findings) > 0 && pl_findings_at(findings, 0).has_fix);
	pl_fix_title(&french, findings, 0, PL_FR);
	pl_fix_title(&english, findings, 0, PL_EN);
	assert_string_equal(french.at, fr);
	assert_string_equal(english.at, en);
	pl_buf_release(&french);
	pl_buf_release(&english);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

static void fixes_have_titles(void **state)
{
	(void)state;
	try_title("extends: substitution\nmessage: m\nfix: safe\nswap: {mot: terme}\n", "un mot",
		  "Remplacer par «\u00A0terme\u00A0»", "Replace by “terme”");
	try_title(
		"extends: substitution\nmessage: m\nfix: safe\ngrouped: true\nswap: {mot: terme}\n",
		"mot mot mot mot", "Remplacer par «\u00A0terme\u00A0» (4 endroits)",
		"Replace by “terme” (4 places)");
}

static void lengths_are_those_of_each_part(void **state)
{
	struct reporting reporting;
	static const char draft[] = "---\nréseaux: [n]\n---\nun\n---\ndeux\n";
	struct pl_findings *findings;
	struct pl_buf out = { 0 };

	(void)state;
	reporting_start(&reporting, "line");
	findings = pl_lint(reporting.rules, draft, sizeof(draft) - 1, NULL, NULL);
	assert_non_null(findings);
	pl_lengths(&out, findings, PL_EN);
	assert_string_equal(out.at, "Réseau 2, 4/20");
	pl_buf_release(&out);
	pl_findings_free(findings);
	pl_ruleset_free(reporting.rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(totals_count_what_is_told),
		cmocka_unit_test(formats_are_found_or_nearly),
		cmocka_unit_test(levels_have_words),
		cmocka_unit_test(fixes_have_titles),
		cmocka_unit_test(lengths_are_those_of_each_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
