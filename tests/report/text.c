/* The form for people: the place is marked, colour only repeats what words say, and
 * long lines are cut around the place. */
#include "report/reporting.h"

#include "base/unicode.h"

#include <time.h>

static void shows_the_place_the_remedy_and_the_practice(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "text");
	reporting_draft(&reporting, "a.txt", "é 😀 mot", 0);
	reporting_wants(&reporting, "a.txt\n\n"
				    "1:5 error: “mot”: “terme”\n"
				    "    | é 😀 mot\n"
				    "    |      ^^^\n"
				    "    = remedy (safe): Replace by “terme”\n"
				    "    = why: pourquoi\n"
				    "    = t.mot, practice g/c/p\n\n"
				    "Lengths: Réseau 7/20\n\n"
				    "1 draft: 1 error, 0 warnings, 0 suggestions; "
				    "1 has a safe remedy.\n");
}

static void a_clean_draft_is_said_to_be(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "text");
	reporting_draft(&reporting, "a.txt", "rien", 0);
	reporting_draft(&reporting, "b.txt", "rien", 0);
	reporting_wants(&reporting, "a.txt: nothing to say. Réseau 4/20\n"
				    "b.txt: nothing to say. Réseau 4/20\n"
				    "2 drafts, nothing to say.\n");
}

/* Without its colours, a coloured report is the plain one. */
static void colour_never_says_what_words_do_not(void **state)
{
	struct reporting plain, colored;
	struct pl_buf bare = { 0 };

	(void)state;
	reporting_start(&plain, "text");
	reporting_start(&colored, "text");
	colored.report.color = true;
	reporting_draft(&plain, "a.txt", "un mot", 0);
	reporting_draft(&colored, "a.txt", "un mot", 0);
	assert_non_null(strchr(colored.report.out.at, '\x1b'));
	assert_null(strchr(plain.report.out.at, '\x1b'));
	for (const char *at = colored.report.out.at; *at; at++) {
		if (*at == '\x1b')
			at = strchr(at, 'm');
		else
			pl_buf_putc(&bare, *at);
	}
	pl_report_finish(&colored.report);
	assert_string_equal(bare.at, plain.report.out.at);
	pl_buf_release(&colored.report.out);
	pl_ruleset_free(colored.rules);
	pl_buf_release(&plain.report.out);
	pl_ruleset_free(plain.rules);
	pl_buf_release(&bare);
}

/* Every line that shows the draft holds the place whole, and a mark as wide under
 * it; none is wider than a terminal. */
static void check_excerpts(const struct pl_buf *out)
{
	const char *line = out->at;
	size_t n = 0;

	for (const char *next; *line; line = next) {
		struct pl_str shown = { line, strcspn(line, "\n") };

		next = line + shown.len + (line[shown.len] ? 1 : 0);
		if (!pl_str_starts(shown, "    | ") || pl_str_find(shown, PL_STR("^"), 0) == 6)
			continue;
		if (pl_width_all(shown) > 80)
			fail_msg("too wide: %.*s", PL_ARGS(shown));
		n++;
	}
	assert_true(n >= 2);
}

static void long_lines_are_cut_around_the_place(void **state)
{
	static const char *const pieces[] = { "abc ", "été ", "👩‍👩‍👧 ",
					      "e\xCC\x81\xCC\x81\xCC\x81", "漢" };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct reporting reporting;
		struct pl_buf draft = { 0 };

		for (int n = 0; n < 2000; n++)
			pl_buf_puts(&draft, pieces[i]);
		pl_buf_puts(&draft, " mot ");
		for (int n = 0; n < 2000; n++)
			pl_buf_puts(&draft, pieces[i]);
		reporting_start(&reporting, "text");
		reporting_draft(&reporting, "a.txt", draft.at, 0);
		check_excerpts(&reporting.report.out);
		assert_non_null(strstr(reporting.report.out.at, "| …"));
		assert_non_null(strstr(reporting.report.out.at, " mot "));
		pl_buf_release(&reporting.report.out);
		pl_buf_release(&draft);
		pl_ruleset_free(reporting.rules);
	}
}

/* A thousand findings on one line of a megabyte: what is shown of it may not cost
 * the whole line each time, which would take minutes. */
static void a_long_line_costs_no_more_than_what_is_shown(void **state)
{
	struct pl_buf draft = { 0 };
	struct reporting reporting;

	(void)state;
	for (int n = 0; n < 20000; n++)
		pl_buf_puts(&draft, "mot ");
	reporting_start(&reporting, "text");
	reporting_draft(&reporting, "a.txt", draft.at, 0);
	assert_true(reporting.report.out.len < 1 << 20);
	pl_buf_release(&reporting.report.out);
	pl_buf_release(&draft);
	pl_ruleset_free(reporting.rules);
}

static void nothing_drives_a_terminal(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "text");
	reporting_draft(&reporting, "a\x1b.txt", "a \x1b \xE2\x80\xAE b", 0);
	reporting_fault(&reporting, "p\x1b", 2);
	pl_report_finish(&reporting.report);
	assert_null(strchr(reporting.report.out.at, '\x1b'));
	assert_null(strstr(reporting.report.out.at, "\xE2\x80\xAE"));
	assert_non_null(strstr(reporting.report.out.at, "no␛[31m"));
	pl_buf_release(&reporting.report.out);
	pl_ruleset_free(reporting.rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_the_place_the_remedy_and_the_practice),
		cmocka_unit_test(a_clean_draft_is_said_to_be),
		cmocka_unit_test(colour_never_says_what_words_do_not),
		cmocka_unit_test(long_lines_are_cut_around_the_place),
		cmocka_unit_test(a_long_line_costs_no_more_than_what_is_shown),
		cmocka_unit_test(nothing_drives_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
