/* Formats for other programs: whatever a draft, its path or its identifier holds, what is
 * written is text without controls, and JSON where it should be.  Fingerprints stay. */
#include "report/reporting.h"

#include "base/node.h"
#include "lint/fingerprint.h"

static const struct {
	const char *path, *draft;
} hostile[] = {
	{ "a.txt", "mot" },
	{ "::error file=x::y\n%0A,b",
	  "un mot <b>&\"'</failure>]]> \x1b[31m :: %0A\r\n::warning::" },
	{ "../é \xFF\x01.txt", "\xE2\x80\xAE mot \xE2\x80\xA8 mot =1+1" },
	{ "=cmd()", "---\nréseaux: [n]\nignore: [t]\n---\n@mot\n---\nmot \xF0\x9F\x8C\xA7\n" },
	{ "=cmd()", "un mot" },
	{ "vide", "" },
};

static void write_all(struct reporting *reporting, const char *format)
{
	reporting_start(reporting, format);
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++)
		reporting_draft(reporting, hostile[i].path, hostile[i].draft, (uint32_t)i % 2 * 3);
	reporting_fault(reporting, "panne::\n", 7);
	pl_report_finish(&reporting->report);
}

static void end(struct reporting *reporting)
{
	pl_buf_release(&reporting->report.out);
	pl_arena_release(&reporting->report.arena);
	PL_LIST_RELEASE(&reporting->report.held);
	pl_ruleset_free(reporting->rules);
}

static bool is_control(uint32_t code)
{
	return (code < 0x20 && code != '\n' && code != '\r' && code != '\t') || code == 0x7F ||
	       (code >= 0x80 && code < 0xA0);
}

static void nothing_drives_the_reader(void **state)
{
	(void)state;
	for (size_t f = 0; pl_formats[f]; f++) {
		struct reporting reporting;
		struct pl_str out;

		write_all(&reporting, pl_formats[f]->name);
		out = pl_buf_str(&reporting.report.out);
		assert_false(reporting.report.out.failed);
		assert_true(out.len > 0);
		if (pl_utf8_check(out) < out.len) {
			print_error("%s is no text\n", pl_formats[f]->name);
			fail();
		}
		for (size_t at = 0; at < out.len;) {
			uint32_t code = pl_utf8_next(out, &at);

			if (is_control(code)) {
				print_error("%s holds U+%04X\n", pl_formats[f]->name, code);
				fail();
			}
		}
		end(&reporting);
	}
}

static void json_is_json(void **state)
{
	static const char *const formats[] = { "sarif", "rdjson", "gitlab", "json", "vale-json" };

	(void)state;
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		struct reporting reporting;
		struct pl_arena arena = { 0 };
		struct pl_err err = { 0 };

		write_all(&reporting, formats[i]);
		if (!pl_json_read(&arena, pl_buf_str(&reporting.report.out), 1 << 24, "out",
				  &err)) {
			print_error("%s: %u:%u: %s\n", formats[i], err.line, err.column, err.text);
			fail();
		}
		pl_arena_release(&arena);
		end(&reporting);
	}
}

/* Between < and > no quotation mark is left open, and outside no < stands alone. */
static void xml_is_closed(void **state)
{
	static const char *const formats[] = { "junit", "checkstyle" };

	(void)state;
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		struct reporting reporting;
		struct pl_str out;
		bool inside = false, quoted = false;
		int depth = 0;

		write_all(&reporting, formats[i]);
		out = pl_buf_str(&reporting.report.out);
		for (size_t at = 0; at < out.len; at++) {
			if (inside && out.at[at] == '"')
				quoted = !quoted;
			if (out.at[at] == '<') {
				assert_false(inside);
				inside = true;
				depth += out.at[at + 1] == '/' ? -1 : out.at[at + 1] != '?';
			} else if (out.at[at] == '>') {
				assert_true(inside && !quoted);
				inside = false;
				depth -= out.at[at - 1] == '/';
			}
		}
		assert_int_equal(depth, 0);
		end(&reporting);
	}
}

static void cells_are_no_formulas(void **state)
{
	struct reporting reporting;

	(void)state;
	write_all(&reporting, "csv");
	assert_non_null(strstr(reporting.report.out.at, "\"'=cmd()\""));
	assert_null(strstr(reporting.report.out.at, "\"=cmd()"));
	end(&reporting);
}

static void print_of(const char *draft, uint64_t *prints, size_t n)
{
	struct reporting reporting;
	struct pl_options options = { .only = reporting_only };
	struct pl_findings *findings;
	struct pl_arena arena = { 0 };
	const uint64_t *all;

	reporting_start(&reporting, "line");
	findings = pl_lint(reporting.rules, draft, strlen(draft), &options, NULL);
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), n);
	all = pl_fingerprints(findings, "p", &arena);
	assert_non_null(all);
	memcpy(prints, all, n * sizeof(*prints));
	pl_arena_release(&arena);
	pl_findings_free(findings);
	end(&reporting);
}

static void fingerprints_stay(void **state)
{
	uint64_t one[2], moved[2], changed[2], twice[3];

	(void)state;
	print_of("Voici un mot de trop, et rien de plus dans cette phrase.", one, 1);
	print_of("Une ligne de plus, assez longue pour ne rien dire.\n\n"
		 "Voici  un mot de\ntrop, et rien de plus dans cette phrase.",
		 moved, 1);
	assert_int_equal(one[0], moved[0]);
	print_of("Voici un mot en moins, et rien de plus dans cette phrase.", changed, 1);
	assert_int_not_equal(one[0], changed[0]);
	/* What is alike is told apart by its number. */
	print_of("mot                                   mot", twice, 2);
	assert_int_not_equal(twice[0], twice[1]);
	print_of("Un mot.\n\nUn mot.\n\nUn mot.", twice, 3);
	assert_int_not_equal(twice[0], twice[1]);
	assert_int_not_equal(twice[1], twice[2]);
	/* However lines end and words are parted. */
	print_of("Rien.\n\nEt un mot de trop ici.\n\nFin.", one, 1);
	print_of("Rien.\r\n\r\nEt\tun\tmot  de\r\ntrop ici.\r\n\r\nFin.", moved, 1);
	assert_int_equal(one[0], moved[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_drives_the_reader),
		cmocka_unit_test(json_is_json),
		cmocka_unit_test(xml_is_closed),
		cmocka_unit_test(cells_are_no_formulas),
		cmocka_unit_test(fingerprints_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
