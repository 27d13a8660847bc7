/* The line format: path:line:column: level: message [rule], and nothing alive. */
#include "report/reporting.h"

static void one_finding_a_line(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "line");
	reporting_draft(&reporting, "a.txt", "un mot\né 😀 mot", 0);
	reporting_draft(&reporting, "clean.txt", "rien", 0);
	reporting_draft(&reporting, "p.jsonl", "mot", 3);
	reporting_wants(&reporting, "a.txt:1:4: error: “mot”: “terme” [t.mot]\n"
				    "a.txt:2:5: error: “mot”: “terme” [t.mot]\n"
				    "p.jsonl#3:1:1: error: “mot”: “terme” [t.mot]\n");
}

static void columns_are_counted_as_asked(void **state)
{
	static const struct {
		enum pl_unit unit;
		const char *line;
	} cases[] = {
		{ PL_BYTES, "a:1:9: error: “mot”: “terme” [t.mot]\n" },
		{ PL_POINTS, "a:1:5: error: “mot”: “terme” [t.mot]\n" },
		{ PL_UTF16, "a:1:6: error: “mot”: “terme” [t.mot]\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reporting reporting;

		reporting_start(&reporting, "line");
		reporting.report.column = cases[i].unit;
		reporting_draft(&reporting, "a", "é 😀 mot", 0);
		reporting_wants(&reporting, cases[i].line);
	}
}

static void what_is_left_out_is_not_told(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "line");
	reporting_draft(&reporting, "a", "---\nignore: [t.mot]\n---\nmot", 0);
	reporting_wants(&reporting, "");
}

static void it_is_told_when_asked_for(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "line");
	reporting.report.show_suppressed = true;
	reporting_draft(&reporting, "a", "---\nignore: [{rule: t.mot, reason: \"c\\e\"}]\n---\nmot",
			0);
	reporting_draft(&reporting, "b", "mot\n<!-- plume t off -->", 0);
	reporting_wants(&reporting,
			"a:4:1: error: “mot”: “terme” (silenced by the front matter, line "
			"2: c␛) [t.mot]\n"
			"b:1:1: error: “mot”: “terme” (silenced by a line at the end, line "
			"2) [t.mot]\n");
}

static void nothing_drives_a_terminal_or_a_runner(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "line");
	reporting_draft(&reporting, "::set-env::a\x1b", "a \x1b b", 0);
	reporting_fault(&reporting, "##[group]", 2);
	reporting_wants(&reporting, "./::set-env::a␛:1:3: suggestion: a␛b‹U+202E›␛ [t.evil]\n"
				    "./##[group]:3:7: error: no␛[31m [plume.input]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_finding_a_line),
		cmocka_unit_test(columns_are_counted_as_asked),
		cmocka_unit_test(what_is_left_out_is_not_told),
		cmocka_unit_test(it_is_told_when_asked_for),
		cmocka_unit_test(nothing_drives_a_terminal_or_a_runner),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
