/* What each kind of finding looks like in each format that tells it in its own way: one place or
 * none, a medium, several edits, several remedies, a rule with much behind it or nothing. */
#include "report/reporting.h"

#include "base/node.h"
#include "lint/baseline.h"

static const struct pl_memory_file files[] = {
	FILE_OF("networks/n.yml", "title: Réseau\ncount: points\nlimit: 20\n"),
	FILE_OF("networks/o.yml", "title: Octets\ncount: bytes\nlimit: 12\n"),
	FILE_OF("networks/p.yml", "title: Deux\ncount: graphemes\nlimit: 300\nbytes: 12\n"),
	FILE_OF("networks/q.yml", "title: Sans\ncount: points\n"),
	FILE_OF("networks/r.yml", "title: Court\ncount: points\nhook: 12\n"),
	FILE_OF("t/mot.yml", "extends: substitution\nmessage: '%s'\nlevel: error\nfix: safe\n"
			     "swap: {mot: terme}\n"),
	FILE_OF("t/rich.yml", "extends: existence\nmessage: 'riche'\nlevel: warning\ntitle: {fr: "
			      "Titre, en: Title}\n"
			      "why: {fr: 'parce *que*', en: 'because *so*'}\nlink: "
			      "https://a.fr/b\ntokens: [riche]\n"),
	FILE_OF("t/open.yml", "extends: existence\nmessage: ouvert\nlevel: suggestion\n"
			      "link: 'http://a.fr/'\ntokens: [ouvert]\n"),
	FILE_OF("lists/w.yml", "words: [plan, de, crise, dec, rise]\n"),
	FILE_OF("t/case.yml", "extends: hashtags\nmessage: '%s, %s'\nlevel: warning\nfind: case\n"
			      "list: w\nfix: safe\n"),
	FILE_OF("t/linked.yml", "extends: existence\nmessage: lié\nlevel: suggestion\n"
				"link: 'https://a.fr/<b>'\ntokens: [lié]\n"),
	FILE_OF("t/drop.yml", "extends: existence\nmessage: '%s'\nlevel: warning\nfix: safe\n"
			      "action: {name: remove}\ntokens: [trop]\n"),
	FILE_OF("t/choose.yml",
		"extends: existence\nmessage: '%s'\nlevel: warning\n"
		"action: {name: replace, params: [un, deux, trois]}\ntokens: [choix]\n"),
	FILE_OF("t/alt.yml", "extends: alt\nmessage: sans texte\nlevel: warning\nfind: missing\n"),
	FILE_OF("t/vue.yml",
		"extends: existence\nmessage: '%s'\nlevel: warning\nscope: alt\n"
		"tokens: [photo]\nfix: safe\naction: {name: replace, params: [vue]}\n"),
	FILE_OF("t/tags.yml", "extends: hashtags\nmessage: '%s'\nlevel: suggestion\nmax: 1\n"),
	FILE_OF("t/long.yml", "extends: length\nmessage: long\nlevel: suggestion\nmax: 40\n"),
	FILE_OF("t/group.yml", "extends: substitution\nmessage: groupe\nlevel: warning\n"
			       "grouped: true\nfix: safe\nswap: {groupe: ensemble}\n"),
	FILE_OF("t/nest.yml", "extends: existence\nmessage: '%s'\nlevel: suggestion\n"
			      "tokens: ['un grand mot']\n"),
	FILE_OF("t/slow.yml", "extends: existence\nmessage: '%s'\nlevel: suggestion\n"
			      "raw: ['(a+)+$']\n"),
	FILE_OF("t/slower.yml", "extends: existence\nmessage: '%s'\nlevel: suggestion\n"
				"raw: ['(?:a+)+[0-9]?$']\n"),
	{ NULL, { NULL, 0 } },
};

/* The draft, told in English in that format for that network; what must be in it, and in that
 * order, NULL-ended. */
static const struct told_case {
	const char *format, *network, *draft;
	const char *wanted[6];
} cases[] = {
	/* a place, on one line or over two, in a part behind the front matter */
	{ "sarif", "n", "un mot", { "\"startLine\":1", "\"startColumn\":4", "\"endColumn\":7" } },
	{ "github", "n", "\nun mot", { "::error file=a.txt,line=2,endLine=2,col=4,endColumn=7" } },
	{ "rdjson", "n", "un mot", { "\"start\":{\"line\":1,\"column\":4}" } },
	{ "line", "n", "---\nréseaux: [n]\n---\nun mot", { "a.txt:4:4: error: " } },
	/* remedies */
	{ "text", "n", "de trop", { "remedy (safe): Remove “trop”" } },
	{ "json", "n", "un choix", { "Replace by “un”", "\"safe\":false" } },
	{ "text", "n", "un choix", { "remedy (to choose): Replace by “un”" } },
	{ "html", "n", "un choix", { "Replace by “un”" } },
	{ "sarif",
	  "n",
	  "un mot de trop",
	  { "\"deletedRegion\":", "\"insertedContent\":{\"text\":\"terme\"}" } },
	/* one finding at many places */
	{ "text", "n", "groupe groupe groupe groupe", { "groupe (4 places)" } },
	{ "html", "n", "groupe groupe groupe groupe", { "(4 places)" } },
	{ "sarif",
	  "n",
	  "groupe groupe groupe groupe",
	  { "groupe (4 places)", "[{\"deletedRegion\":", ",{\"deletedRegion\":" } },
	{ "json", "n", "groupe groupe groupe groupe", { "\"edits\":[{", "},{", "},{", "},{" } },
	{ "vale-json",
	  "n",
	  "groupe groupe groupe groupe",
	  { "\"Name\": \"replace\"", "\"ensemble\"", "\"Check\": \"t.group\"" } },
	{ "vale-json", "n", "de trop ici", { "\"Name\": \"remove\"", "\"t.drop\"" } },
	{ "rdjson", "n", "groupe groupe groupe groupe", { "\"value\":\"t.group\"" } },
	{ "rdjson",
	  "n",
	  "---\nmédias:\n  - image: a.png\n    alt: une photo\n---\nrien",
	  { "\"value\":\"t.vue\"" } },
	/* a medium: its missing text, and a place in it */
	{ "text", "n", "---\nmédias:\n  - image: a.png\n---\nrien", { "3:5 warning: sans texte" } },
	{ "text",
	  "n",
	  "---\nmédias:\n  - image: a.png\n    alt: décorative\n---\nrien",
	  { "nothing to say" } },
	{ "json",
	  "n",
	  "---\nmédias:\n  - image: a.png\n    alt: une photo\n---\nrien",
	  { "\"in\":\"media[0].alt\"", "Replace by “vue”" } },
	{ "json",
	  "n",
	  "---\nmédias:\n  - image: a.png\n---\nrien",
	  { "\"in\":\"media[0].alt\"", "\"match\":\"\"" } },
	{ "text",
	  "n",
	  "---\nmédias:\n  - image: a.png\n    alt: une photo\n---\nrien",
	  { "une photo", "^^^^^" } },
	{ "line",
	  "n",
	  "---\nmédias:\n  - image: a.png\n    alt: une photo\n---\nrien",
	  { "photo [t.vue]" } },
	{ "sarif",
	  "n",
	  "---\nmédias:\n  - image: a.png\n    alt: une photo\n---\nrien",
	  { "t.vue", "\"startLine\":3" } },
	{ "github",
	  "n",
	  "---\nmédias:\n  - image: a.png\n---\nrien",
	  { "file=a.txt", "sans texte" } },
	{ "rdjson", "n", "---\nmédias:\n  - image: a.png\n---\nrien", { "sans texte" } },
	{ "vale-json", "n", "---\nmédias:\n  - image: a.png\n---\nrien", { "t.alt" } },
	{ "gitlab", "n", "---\nmédias:\n  - image: a.png\n---\nrien", { "sans texte" } },
	/* a rule with a link and a reason, or nothing */
	{ "sarif",
	  "n",
	  "c'est riche",
	  { "\"id\":\"t.rich\"", "Title", "because \\\\*so\\\\*",
	    "\"helpUri\":\"https://a.fr/b\"" } },
	{ "rdjson",
	  "n",
	  "c'est riche",
	  { "\"code\":{\"value\":\"t.rich\",\"url\":\"https://a.fr/b\"" } },
	{ "json", "n", "c'est riche", { "\"url\":\"https://a.fr/b\"" } },
	{ "sarif", "n", "c'est lié", { "\"id\":\"t.linked\"" } },
	{ "sarif", "n", "c'est ouvert", { "\"id\":\"t.open\"" } },
	{ "text", "n", "un #plandecrise", { "#PlanDeCrise", "or “" } },
	{ "json", "n", "un #plandecrise", { "#PlanDeCrise", "\"fixes\":[{", "},{" } },
	{ "github", "n", "c'est riche", { "::warning ", "riche" } },
	{ "gitlab", "n", "c'est lié", { "\"severity\":\"info\"" } },
	{ "checkstyle", "n", "c'est lié", { "severity=\"info\"" } },
	{ "junit", "n", "un mot", { "<failure", "error" } },
	{ "tap", "n", "un mot # dièse", { "not ok 1 - a.txt", "t.mot" } },
	{ "tap", "n", "rien", { "ok 1 - a.txt" } },
	/* silenced, by what and why */
	{ "json",
	  "n",
	  "un mot\n<!-- plume t.mot off: raison -->",
	  { "\"suppressed\":{", "\"line\":2", "\"reason\":\"raison\"" } },
	{ "json", "n", "---\nignore: [t.mot]\n---\nun mot", { "\"suppressed\":{" } },
	{ "sarif",
	  "n",
	  "un mot\n<!-- plume t.mot off: raison -->",
	  { "\"suppressions\":[{\"kind\":\"inSource\"", "\"justification\":\"raison\"" } },
	{ "sarif",
	  "n",
	  "---\nignore: [t.mot]\n---\nun mot",
	  { "\"suppressions\":[{\"kind\":\"inSource\"" } },
	{ "text",
	  "n",
	  "un mot\n<!-- plume t.mot off -->",
	  { "silenced by a line at the end, line 2" } },
	{ "html",
	  "n",
	  "un mot\n<!-- plume t.mot off -->",
	  { "silenced by a line at the end, line 2" } },
	/* lengths: in each unit, with a limit or without */
	{ "text", "n", "un mot de vingt-et-un signes", { "Réseau 28/20" } },
	{ "text", "o", "un été bien long", { "Octets 18/12" } },
	{ "text", "p", "un été bien long", { "Deux 18/12" } },
	{ "text", "q", "un mot", { "Sans 6" } },
	{ "json",
	  "p",
	  "un été bien long",
	  { "\"length\":16,\"limit\":300", "\"bytes\":18,\"byte_limit\":12" } },
	{ "json", "q", "un mot", { "\"network\":\"q\",\"length\":6" } },
	{ "text", "n", "un mot\n---\nun mot et un autre mot", { "Réseau 6, 22/20" } },
	/* a place within a place, in the draft as a page shows it */
	{ "html", "n", "un grand mot", { "un grand <mark", "mot" } },
	{ "html", "n", "#un #deux @a https://a.fr et un mot", { "#deux", "<mark" } },
	/* a rule that had to be given up */
	{ "sarif",
	  "n",
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
	  { "\"executionSuccessful\":false", "\"level\":\"error\"", "t.slow",
	    "},\n{\"level\":", "t.slower" } },
	/* where the network stops showing it, within words or within what is found */
	{ "html", "r", "un texte que Court ne montre pas en entier", { "un texte que", "Court" } },
	{ "html", "r", "un texte un mot de plus, et un autre mot", { "un texte", "mot" } },
	{ "html", "r", "court", { "court" } },
	/* nothing to tell of */
	{ "html", "n", "rien", { "rien", "</html>" } },
	{ "text", "n", "rien", { "nothing to say" } },
	{ "tap", "n", "c'est lié", { "ok 1 - a.txt" } },
	{ "tap", "n", "un mot, c'est riche\n<!-- plume t.mot off -->", { "t.rich" } },
	/* media without a file, or without a need for words */
	{ "html",
	  "n",
	  "---\nmédias:\n  - image: a.png\n    alt: décorative\n---\nrien",
	  { "decorative" } },
	/* too long in one part, and then in no other */
	{ "text", "p", "un été bien long\n---\nun", { "Deux 18, 2/12 bytes" } },
	{ "text", "n", "un mot de vingt-et-un signes\n---\nun", { "Réseau 28, 2/20" } },
	/* over several lines */
	{ "github",
	  "n",
	  "un texte qui est bien plus long\nque quarante signes, et\nsans rien d'autre",
	  { "line=1,endLine=3" } },
	/* how often, and the whole post */
	{ "text",
	  "n",
	  "un texte qui est bien plus long que quarante signes, et sans rien d'autre",
	  { "long" } },
	{ "vale-json",
	  "n",
	  "un texte qui est bien plus long que quarante signes, et sans rien d'autre",
	  { "t.long" } },
	{ "csv",
	  "n",
	  "un texte qui est bien plus long que quarante signes, et sans rien d'autre",
	  { "\"t.long\"" } },
};

static struct pl_ruleset *read_rules(void)
{
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_ruleset *rules;

	pl_source_memory(&source, "rules", files);
	rules = pl_ruleset_new(layers, 1, NULL);
	assert_non_null(rules);
	if (pl_ruleset_fault(rules, 0))
		fail_msg("%s: %s", pl_ruleset_fault(rules, 0)->file,
			 pl_ruleset_fault(rules, 0)->text);
	return rules;
}

/* Silenced findings as the report was to have them. */
static void tell(const struct pl_ruleset *rules, const struct told_case *one,
		 struct pl_report *report)
{
	const char *networks[] = { one->network, NULL };
	struct pl_options options = { .only = reporting_only, .networks = networks };
	struct pl_findings *findings =
		pl_lint(rules, one->draft, strlen(one->draft), &options, NULL);
	struct pl_told told = { .path = "a.txt", .findings = findings };

	assert_non_null(findings);
	*report = (struct pl_report){ .format = pl_format_find(one->format),
				      .lang = PL_EN,
				      .column = PL_POINTS,
				      .show_suppressed = report->show_suppressed,
				      .hints = true,
				      .width = 80 };
	assert_non_null(report->format);
	pl_report_start(report);
	pl_report_draft(report, &told);
	pl_report_finish(report);
	pl_buf_puts(&report->out, ""); /* with a NUL behind */
	pl_findings_free(findings);
}

static bool holds(const char *out, const char *const *wanted)
{
	for (; *wanted; wanted++) {
		const char *found = strstr(out, *wanted);

		if (!found) {
			print_error("wanted: %s\n", *wanted);
			return false;
		}
		out = found + strlen(*wanted);
	}
	return true;
}

static void findings_are_told(void **state)
{
	struct pl_ruleset *rules = read_rules();
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_report report = { .show_suppressed = true };

		tell(rules, &cases[i], &report);
		if (!report.out.at || !holds(report.out.at, cases[i].wanted)) {
			print_error("in %s, of %s\ncame:\n%.*s\n", cases[i].format, cases[i].draft,
				    PL_ARGS(pl_buf_str(&report.out)));
			wrong++;
		}
		pl_buf_release(&report.out);
		pl_arena_release(&report.arena);
		PL_LIST_RELEASE(&report.held);
	}
	pl_ruleset_free(rules);
	assert_int_equal(wrong, 0);
}

/* --- paths and faults --------------------------------------------------------------------------
 */

/* A draft or a record that could not be read, with the place of its fault or without. */
static const struct {
	const char *format, *path;
	uint32_t line;
	const char *wanted;
} faults[] = {
	{ "github", "a,b:c%.txt", 3, "::error file=a%2Cb%3Ac%25.txt,line=3" },
	{ "github", "a\rb.txt", 3, "::error file=a" },
	{ "github", "a.txt", 0, "::error file=a.txt,line=1" },
	{ "gitlab", "./a.txt", 3, "\"path\":\"a.txt\",\"lines\":{\"begin\":3," },
	{ "gitlab", "a.txt", 0, "\"lines\":{\"begin\":1," },
	{ "checkstyle", "a.txt", 0, "<error line=\"1\" column=\"1\"" },
	{ "rdjson", "a.txt", 0, "\"start\":{\"line\":1}" },
	{ "sarif", "a.txt", 0, "\"startLine\":1" },
	{ "sarif", "./A-b_c~9.txt", 3, "\"uri\":\"A-b_c~9.txt\",\"uriBaseId\":\"ROOT\"" },
	{ "sarif", "/a b@é[.txt", 3, "\"uri\":\"/a%20b%40%C3%A9%5B.txt\"}" },
	{ "tap", "a#b\\c.txt", 3, "not ok 1 - a\\#b\\\\c.txt" },
	{ "csv", "a\"b.txt", 3, "\"a\"\"b.txt\"" },
	{ "vale-json", "a\x7F<>&\xC2\x85\u2028\u2029é.txt", 3,
	  "\"a\\u007f\\u003c\\u003e\\u0026\\u0085\\u2028\\u2029é.txt\"" },
};

static void faults_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct pl_err fault = { .code = PL_SYNTAX, .line = faults[i].line, .text = "no" };
		struct pl_told told = { .path = faults[i].path, .fault = &fault };
		struct pl_report report = { .format = pl_format_find(faults[i].format),
					    .lang = PL_EN };

		assert_non_null(report.format);
		pl_report_start(&report);
		pl_report_draft(&report, &told);
		pl_report_finish(&report);
		pl_buf_puts(&report.out, "");
		if (!strstr(report.out.at, faults[i].wanted))
			fail_msg("in %s, of %s: no %s in\n%s", faults[i].format, faults[i].path,
				 faults[i].wanted, report.out.at);
		pl_buf_release(&report.out);
		pl_arena_release(&report.arena);
		PL_LIST_RELEASE(&report.held);
	}
}

/* --- what is silenced ------------------------------------------------------------------------- */

static void silence_is_told_when_it_is_asked_for(void **state)
{
	static const char *const formats[] = { "text", "line",  "html",  "csv",
					       "tap",  "junit", "github" };
	struct pl_ruleset *rules = read_rules();

	(void)state;
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		const struct told_case one = {
			formats[i],
			"n",
			"un mot, c'est riche\n<!-- plume t.mot off: raison -->",
			{ NULL }
		};
		struct pl_report report = { .show_suppressed = false };

		tell(rules, &one, &report);
		if (report.out.at &&
		    (strstr(report.out.at, "t.mot") || strstr(report.out.at, "raison")))
			fail_msg("%s: it is told:\n%s", formats[i], report.out.at);
		pl_buf_release(&report.out);
		pl_arena_release(&report.arena);
		PL_LIST_RELEASE(&report.held);
	}
	pl_ruleset_free(rules);
}

/* A fault comes first, and again: nothing before it, a comma between. */
static void several_faults_are_a_list(void **state)
{
	static const char *const formats[] = { "rdjson", "sarif", "gitlab", "vale-json", "json" };
	struct pl_err fault = { .code = PL_SYNTAX, .line = 1, .text = "no" };

	(void)state;
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		struct pl_report report = { .format = pl_format_find(formats[i]), .lang = PL_EN };
		struct pl_arena arena = { 0 };
		struct pl_err err = { 0 };

		pl_report_start(&report);
		for (int n = 0; n < 3; n++) {
			struct pl_told told = { .path = n ? "b" : "a", .fault = &fault };

			pl_report_draft(&report, &told);
		}
		pl_report_finish(&report);
		if (!pl_json_read(&arena, pl_buf_str(&report.out), 1 << 20, "out", &err))
			fail_msg("%s: %s", formats[i], err.text);
		pl_arena_release(&arena);
		pl_buf_release(&report.out);
		pl_arena_release(&report.arena);
		PL_LIST_RELEASE(&report.held);
	}
}

/* --- what was known before ------------------------------------------------------------------- */

static void a_baseline_is_told_as_one(void **state)
{
	static const struct {
		const char *format, *wanted;
	} told_as[] = {
		{ "sarif", "\"suppressions\":[{\"kind\":\"external\"}]" },
		{ "json", "\"suppressed\":{\"by\":\"baseline\"" },
		{ "text", "a.txt" },
		{ "html", "baseline" },
	};
	static const char *const networks[] = { "n", NULL };
	const struct pl_options options = { .only = reporting_only, .networks = networks };
	struct pl_ruleset *rules = read_rules();

	(void)state;
	for (size_t i = 0; i < sizeof(told_as) / sizeof(*told_as); i++) {
		struct pl_report report = { .format = pl_format_find(told_as[i].format),
					    .lang = PL_EN,
					    .show_suppressed = true,
					    .width = 80 };
		struct pl_findings *findings = pl_lint(rules, "un mot", 6, &options, NULL);
		struct pl_told told = { .path = "a.txt", .findings = findings };
		struct pl_baseline baseline = { .anew = true };

		assert_true(pl_baseline_apply(&baseline, findings, "a.txt"));
		pl_report_start(&report);
		pl_report_draft(&report, &told);
		pl_report_finish(&report);
		pl_buf_puts(&report.out, "");
		if (!strstr(report.out.at, told_as[i].wanted))
			fail_msg("%s: no %s in\n%s", told_as[i].format, told_as[i].wanted,
				 report.out.at);
		pl_baseline_release(&baseline);
		pl_findings_free(findings);
		pl_buf_release(&report.out);
		pl_arena_release(&report.arena);
		PL_LIST_RELEASE(&report.held);
	}
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_are_told),
		cmocka_unit_test(faults_are_told),
		cmocka_unit_test(several_faults_are_a_list),
		cmocka_unit_test(a_baseline_is_told_as_one),
		cmocka_unit_test(silence_is_told_when_it_is_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
