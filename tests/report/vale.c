/* Vale's formats, byte for byte: editors and scripts written for Vale read them. */
#include "base/node.h"
#include "report/reporting.h"

/* Rules besides those of every reporting: what Vale's keys and edges make. */
static const struct pl_memory_file files[] = {
	FILE_OF("networks/n.yml", "title: N\ncount: points\n"),
	FILE_OF("t/mot.yml", "extends: substitution\nmessage: \"'%s' & '%s'\"\nlevel: error\n"
			     "fix: safe\nlink: 'https://exemple.fr/<a>'\n"
			     "description: 'of %s'\nswap: {mot: terme}\n"),
	FILE_OF("t/blanc.yml", "extends: existence\nmessage: 'deux %s'\nlevel: suggestion\n"
			       "nonword: true\ntokens: ['a\\n+b']\n"),
	FILE_OF("t/aaa.yml", "extends: existence\nmessage: premier\ntokens: [mot, un mot]\n"),
	FILE_OF("t/long.yml", "extends: occurrence\nmessage: sans fin\nmin: 1\ntoken: fin\n"),
	{ NULL, { NULL, 0 } },
};

static void start(struct reporting *reporting, const char *format)
{
	struct pl_source source;
	const struct pl_source *layers[] = { &source };

	reporting_start(reporting, format);
	pl_ruleset_free(reporting->rules);
	pl_source_memory(&source, "rules", files);
	reporting->rules = pl_ruleset_new(layers, 1, NULL);
	assert_non_null(reporting->rules);
	if (pl_ruleset_fault(reporting->rules, 0))
		fail_msg("%s", pl_ruleset_fault(reporting->rules, 0)->text);
}

/* --- line ------------------------------------------------------------------------------- */

static void lines_are_vales(void **state)
{
	struct reporting reporting;

	(void)state;
	start(&reporting, "vale-line");
	reporting_draft(&reporting, "b.txt", "fin é 😀 mot", 0);
	reporting_draft(&reporting, "clean.txt", "fin", 0);
	reporting_draft(&reporting, "a.txt", "fin\nmot", 0);
	reporting_fault(&reporting, "p.jsonl", 2);
	reporting_wants(&reporting, "a.txt:2:1:t.aaa:premier\n"
				    "a.txt:2:1:t.mot:'terme' & 'mot'\n"
				    "b.txt:1:9:t.aaa:premier\n"
				    "b.txt:1:9:t.mot:'terme' & 'mot'\n"
				    "p.jsonl#2:3:7:plume.input:no␛[31m\n");
}

static void nothing_left_out_and_nothing_alive(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "vale-line");
	reporting_draft(&reporting, "::set-env::a\x1b", "a \x1b b", 0);
	reporting_draft(&reporting, "a", "---\nignore: [t.mot]\n---\nmot", 0);
	reporting_wants(&reporting, "./::set-env::a␛:1:3:t.evil:a␛b‹U+202E›␛\n");
}

/* --- JSON ------------------------------------------------------------------------------- */

static void a_clean_run_is_an_empty_object(void **state)
{
	struct reporting reporting;

	(void)state;
	start(&reporting, "vale-json");
	reporting_draft(&reporting, "a.txt", "fin", 0);
	reporting_wants(&reporting, "{}\n");
}

#define ALERT(action, params, first, last, check, description, link, message, severity, match, \
	      line)                                                                            \
	"    {\n      \"Action\": {\n        \"Name\": \"" action                              \
	"\",\n        \"Params\": " params "\n      },\n      \"Span\": [\n        " first     \
	",\n        " last "\n      ],\n      \"Check\": \"" check                             \
	"\",\n      \"Description\": \"" description "\",\n      \"Link\": \"" link            \
	"\",\n      \"Message\": \"" message "\",\n      \"Severity\": \"" severity            \
	"\",\n      \"Match\": \"" match "\",\n      \"Line\": " line "\n    }"

#define AAA(first, last, line) \
	ALERT("", "null", first, last, "t.aaa", "", "", "premier", "warning", "mot", line)
#define MOT(first, last, line)                                                                  \
	ALERT("replace", "[\n          \"terme\"\n        ]", first, last, "t.mot", "of terme", \
	      "https://exemple.fr/\\u003ca\\u003e", "'terme' \\u0026 'mot'", "error", "mot", line)

static void objects_are_vales(void **state)
{
	struct reporting reporting;

	(void)state;
	start(&reporting, "vale-json");
	reporting_draft(&reporting, "b.txt", "fin é 😀 mot", 0);
	reporting_draft(&reporting, "clean.txt", "fin", 0);
	reporting_draft(&reporting, "a.txt", "fin\nmot", 0);
	reporting_draft(&reporting, "b.txt", "mot fin", 0);
	reporting_wants(
		&reporting,
		"{\n  \"a.txt\": [\n" AAA("1", "3", "2") ",\n" MOT(
			"1", "3", "2") "\n  ],\n"
				       "  \"b.txt\": [\n" AAA("9", "11", "1") ",\n" MOT(
					       "9", "11",
					       "1") ",\n" AAA("1", "3",
							      "1") ",\n" MOT("1", "3",
									     "1") "\n  ]\n}\n");
}

static void places_are_vales(void **state)
{
	struct reporting reporting;

	(void)state;
	start(&reporting, "vale-json");
	/* The line end is the last column of what goes on behind it; what is about the
	 * whole draft stands at its start. */
	reporting_draft(&reporting, "a.txt", "été a\n\nb", 0);
	reporting_wants(&reporting,
			"{\n  \"a.txt\": [\n" ALERT(
				"", "null", "1", "1", "t.long", "", "", "sans fin", "warning", "",
				"1") ",\n" ALERT("", "null", "5", "6", "t.blanc", "", "",
						 "deux a b", "suggestion", "a\\n\\nb",
						 "1") "\n  ]\n}\n");
}

static void what_was_not_read_is_an_alert(void **state)
{
	struct reporting reporting;

	(void)state;
	start(&reporting, "vale-json");
	reporting_fault(&reporting, "p.jsonl", 2);
	reporting_wants(&reporting, "{\n  \"p.jsonl#2\": [\n" ALERT(
					    "", "null", "7", "7", "plume.input", "", "",
					    "no\\u001b[31m", "error", "", "3") "\n  ]\n}\n");
}

/* Whatever stands in a draft or its name, what is written is JSON. */
static void anything_is_written_as_json(void **state)
{
	static const char *const drafts[] = {
		"\"mot\\ \x01\x1b\x7f </script> \xE2\x80\xA8 mot",
		"---\nmédias: [{image: a.png, alt: mot}]\n---\nmot\n",
		"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++) {
		struct pl_arena arena = { 0 };
		struct reporting reporting;
		struct pl_err err = { 0 };

		start(&reporting, "vale-json");
		reporting_draft(&reporting, "a\"\\\n\x1b.txt", drafts[i], 0);
		pl_report_finish(&reporting.report);
		if (!pl_json_read(&arena, pl_buf_str(&reporting.report.out), 1 << 20, "out", &err))
			fail_msg("%s\n%s", err.text, reporting.report.out.at);
		pl_buf_release(&reporting.report.out);
		pl_ruleset_free(reporting.rules);
		pl_arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_vales),
		cmocka_unit_test(nothing_left_out_and_nothing_alive),
		cmocka_unit_test(a_clean_run_is_an_empty_object),
		cmocka_unit_test(objects_are_vales),
		cmocka_unit_test(places_are_vales),
		cmocka_unit_test(what_was_not_read_is_an_alert),
		cmocka_unit_test(anything_is_written_as_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
