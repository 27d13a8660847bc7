/* The JSON formats, byte for byte: programs read them. */
#include "base/node.h"
#include "report/reporting.h"

#define ENTRY                                                                                         \
	"{\"path\":\"a.txt\",\"networks\":[\"n\"],\"parts\":[{\"start\":0,\"end\":6,\"lengths\":"     \
	"[{\"network\":\"n\",\"length\":6,\"limit\":20}]}],\"findings\":[{\"rule\":\"t.mot\","        \
	"\"level\":\"error\",\"message\":\"“mot”: “terme”\",\"practice\":\"g/c/p\",\"span\":" \
	"{\"start\":3,\"end\":6},\"from\":{\"line\":1,\"column\":4},\"to\":{\"line\":1,"              \
	"\"column\":7},\"match\":\"mot\",\"fixes\":[{\"title\":\"Replace by “terme”\","           \
	"\"safe\":true,\"edits\":[{\"start\":3,\"end\":6,\"text\":\"terme\"}]}],"                     \
	"\"suppressed\":null}]}"
#define BROKEN                                                                                    \
	"{\"path\":\"p.jsonl\",\"record\":2,\"networks\":[],\"parts\":[],\"findings\":[{\"rule\"" \
	":\"plume.input\",\"level\":\"error\",\"message\":\"no\\u001b[31m\",\"span\":null,"       \
	"\"from\":{\"line\":3,\"column\":7},\"to\":{\"line\":3,\"column\":7},\"match\":\"\","     \
	"\"fixes\":[],\"suppressed\":null}]}"

static void one_document_with_a_summary(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "json");
	reporting_draft(&reporting, "a.txt", "un mot", 0);
	reporting_fault(&reporting, "p.jsonl", 2);
	reporting_wants(&reporting,
			"{\"version\":1,\"tool\":{\"name\":\"plume\",\"version\":\"" PL_VERSION
			"\"},\n\"files\":[\n" ENTRY ",\n" BROKEN "],\n\"summary\":{\"files\":2,"
			"\"error\":2,\"warning\":0,\"suggestion\":0,\"fixable\":1}}\n");
}

static void a_clean_run_has_the_same_shape(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "json");
	reporting_wants(&reporting,
			"{\"version\":1,\"tool\":{\"name\":\"plume\",\"version\":\"" PL_VERSION
			"\"},\n\"files\":[],\n\"summary\":{\"files\":0,\"error\":0,\"warning\":0,"
			"\"suggestion\":0,\"fixable\":0}}\n");
}

static void lines_have_no_frame(void **state)
{
	struct reporting reporting;

	(void)state;
	reporting_start(&reporting, "jsonl");
	reporting_draft(&reporting, "a.txt", "un mot", 0);
	reporting_fault(&reporting, "p.jsonl", 2);
	reporting_wants(&reporting, ENTRY "\n" BROKEN "\n");
}

/* Whatever stands in a draft or its name, what is written is JSON. */
static void anything_is_written_as_json(void **state)
{
	static const char *const drafts[] = {
		"\"mot\\ \x01\x1b\x7f </script> \xE2\x80\xA8 mot",
		"---\nignore: [t.mot]\n---\nmot\n---\nmot\n",
		"---\nmédias: [{image: a.png, alt: mot}]\n---\nmot\n",
		"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++) {
		struct pl_arena arena = { 0 };
		struct reporting reporting;
		struct pl_err err = { 0 };

		reporting_start(&reporting, "json");
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
		cmocka_unit_test(one_document_with_a_summary),
		cmocka_unit_test(a_clean_run_has_the_same_shape),
		cmocka_unit_test(lines_have_no_frame),
		cmocka_unit_test(anything_is_written_as_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
