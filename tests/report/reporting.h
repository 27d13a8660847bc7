/* Reporting the findings of a draft with rules of the test, for the tests of each
 * format. */
#ifndef PL_TESTS_REPORT_REPORTING_H
#define PL_TESTS_REPORT_REPORTING_H

#include "test.h"

#include "base/source.h"
#include "report/report.h"

static const struct pl_memory_file reporting_files[] = {
	FILE_OF("networks/n.yml", "title: Réseau\ncount: points\nlimit: 20\n"),
	FILE_OF("t/mot.yml", "extends: substitution\nmessage: {fr: '« %[2]s » : « %[1]s »', en: "
			     "'“%[2]s”: “%[1]s”'}\nlevel: error\nfix: safe\nwhy: pourquoi\n"
			     "practice: g/c/p\nswap: {mot: terme}\n"),
	FILE_OF("t/evil.yml", "extends: existence\nmessage: \"a\\eb\\u202E%s\"\n"
			      "level: suggestion\nraw: ['\\x1b']\n"),
	{ NULL, { NULL, 0 } },
};

static const char *const reporting_only[] = { "t", NULL };

struct reporting {
	struct pl_ruleset *rules;
	struct pl_report report;
};

static inline void reporting_start(struct reporting *reporting, const char *format)
{
	struct pl_source source;
	const struct pl_source *layers[] = { &source };

	pl_source_memory(&source, "rules", reporting_files);
	*reporting = (struct reporting){ .rules = pl_ruleset_new(layers, 1, NULL) };
	assert_non_null(reporting->rules);
	if (pl_ruleset_fault(reporting->rules, 0))
		fail_msg("%s", pl_ruleset_fault(reporting->rules, 0)->text);
	reporting->report.format = pl_format_find(format);
	reporting->report.lang = PL_EN;
	reporting->report.column = PL_POINTS;
	reporting->report.width = 80;
	assert_non_null(reporting->report.format);
	pl_report_start(&reporting->report);
}

static inline void reporting_draft(struct reporting *reporting, const char *path, const char *draft,
				   uint32_t record)
{
	static const char *const networks[] = { "n", NULL };
	struct pl_options options = { .only = reporting_only,
				      .networks = networks,
				      .lang = reporting->report.lang };
	struct pl_findings *findings =
		pl_lint(reporting->rules, draft, strlen(draft), &options, NULL);
	struct pl_told told = { .path = path, .record = record, .findings = findings };

	assert_non_null(findings);
	pl_report_draft(&reporting->report, &told);
	pl_findings_free(findings);
}

/* A record that could not be read. */
static inline void reporting_fault(struct reporting *reporting, const char *path, uint32_t record)
{
	struct pl_err fault = { .code = PL_SYNTAX, .line = 3, .column = 7, .text = "no\x1b[31m" };
	struct pl_told told = { .path = path, .record = record, .fault = &fault };

	pl_report_draft(&reporting->report, &told);
}

/* Compares all that was written, and ends. */
static inline void reporting_wants(struct reporting *reporting, const char *wanted)
{
	pl_report_finish(&reporting->report);
	assert_false(reporting->report.out.failed);
	if (!pl_str_is(pl_buf_str(&reporting->report.out), wanted)) {
		print_error("wanted:\n%s\ncame:\n%.*s\n", wanted,
			    PL_ARGS(pl_buf_str(&reporting->report.out)));
		fail();
	}
	pl_buf_release(&reporting->report.out);
	pl_ruleset_free(reporting->rules);
}

#endif
