/* Where Vale finds matches again, and which it drops.  What is wanted follows from its source
 * (3.7.1: internal/core/location.go and file.go, internal/lint/walk.go, ast.go and md.go),
 * as each case says; tests/vale compares whole documents with its real output. */
#include "report/valeplace.h"

#include "lint/rules.h"

static const struct pl_memory_file files[] = {
	FILE_OF("networks/n.yml", "title: N\ncount: points\n"),
	FILE_OF("t/is.yml", "extends: existence\nmessage: m\ntokens: [is]\n"),
	FILE_OF("t/mot.yml", "extends: existence\nmessage: m\ntokens: [mot]\n"),
	FILE_OF("t/so.yml", "extends: existence\nmessage: m\nnonword: true\ntokens: [so]\n"),
	FILE_OF("t/two.yml",
		"extends: existence\nmessage: m\nnonword: true\ntokens: ['very old', "
		"'one\\s+two', 'fish & chips', '\\*\\*\\* here', 'is \\*\\*\\* here']\n"),
	FILE_OF("t/raw.yml", "extends: existence\nmessage: m\nscope: raw\ntokens: [TODO]\n"),
	FILE_OF("t/sentence.yml", "extends: existence\nmessage: m\nscope: sentence\n"
				  "tokens: [phrase]\n"),
	FILE_OF("t/both.yml", "extends: existence\nmessage: m\nscope: [sentence, paragraph]\n"
			      "tokens: [deux]\n"),
	{ NULL, { NULL, 0 } },
};

/* Each finding's match and "line:column", or - for what is dropped, or ? for what is told
 * where it is. */
static void show(struct pl_buf *out, const struct pl_findings *findings, bool piped)
{
	struct pl_vale_place *places;

	assert_true(pl_vale_places(findings, piped, &places));
	for (size_t i = 0; i < findings->list.n; i++) {
		struct pl_str match = findings->list.at[i].match;

		pl_buf_printf(out, "%s%.*s ", i ? ", " : "", PL_ARGS(match));
		if (!places || places[i].dropped)
			pl_buf_puts(out, places ? "-" : "none");
		else if (!places[i].looked)
			pl_buf_puts(out, "?");
		else
			pl_buf_printf(out, "%u:%u", places[i].line, places[i].first);
	}
	pl_free(places);
}

static struct pl_findings *lint(const struct pl_ruleset *rules, struct pl_str draft,
				enum pl_form form)
{
	static const char *const only[] = { "t", NULL };
	struct pl_hints hints = { .known = &rules->networks, .form = form };
	struct pl_options options = { .only = only, .lang = PL_EN };
	struct pl_findings *findings = pl_lint_with(rules, draft, &hints, &options, NULL, NULL);

	assert_non_null(findings);
	return findings;
}

/* A thousand bytes and more in which nothing is found: then Vale masks no words. */
static void lengthen(struct pl_buf *draft)
{
	for (size_t i = 0; i < 20; i++)
		pl_buf_puts(draft, "\nxxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx\n");
}

struct place_case {
	const char *says;
	const char *draft, *wanted;
	bool longer;
};

static void try_all(enum pl_form form, const struct place_case *cases, size_t n, bool piped)
{
	struct pl_ruleset *rules = rules_of(files);
	size_t bad = 0;

	assert_non_null(rules);
	for (size_t i = 0; i < n; i++) {
		struct pl_buf draft = { 0 }, got = { 0 };
		struct pl_findings *findings;

		pl_buf_puts(&draft, cases[i].draft);
		if (cases[i].longer)
			lengthen(&draft);
		findings = lint(rules, pl_buf_str(&draft), form);
		show(&got, findings, piped);
		if (!pl_str_is(pl_buf_str(&got), cases[i].wanted)) {
			print_error("%s: %s\nwanted: %s\ngot:    %s\n", cases[i].says,
				    cases[i].draft, cases[i].wanted, got.at);
			bad++;
		}
		pl_findings_free(findings);
		pl_buf_release(&draft);
		pl_buf_release(&got);
	}
	pl_ruleset_free(rules);
	assert_int_equal(bad, 0);
}

#define TRY(form, cases, piped) try_all(form, cases, sizeof cases / sizeof *cases, piped)

static const struct place_case texts[] = {
	{ "the word, not its letters in another", "This is.\n", "is 1:6", true },
	{ "what is masked of the first is the first two letters that are the same",
	  "This is and is.\n", "is 1:6, is -", true },
	{ "a short text is masked by words", "This is and is.\n", "is 1:6, is 1:13", false },
	{ "a bar is a border", "aso a_so_b\n", "so 1:7, so -", true },
	{ "without borders, anywhere", "a xsoy\n", "so 1:4", true },
	{ "passed over before a hyphen, one byte too far", "mot -x mot\n", "mot 1:8, mot -", true },
	{ "passed over behind a hyphen", "x-mot mot\n", "mot 1:7, mot -", true },
	{ "nothing else: a hyphen after all", "x-mot\n", "mot 1:3", true },
	{ "columns are characters", "été\r\nà é mot\r\n", "mot 2:5", true },
	{ "a sentence is looked for from its own start", "A phrase. Une phrase.\n",
	  "phrase 1:3, phrase 1:15", true },
	{ "told once, whatever the scope", "Un deux.\n", "deux 1:4, deux -", true },
	{ "raw, by words", "a TODO, TODO\n", "TODO 1:3, TODO 1:9", false },
	{ "one line without an end has no number", "mot", "mot -", false },
	{ "and is told where it is in the text", "un mot", "mot ?", false },
	{ "but for what stands before its end", "mot un mot", "mot 1:1, mot ?", false },
};

static const struct place_case piped[] = {
	{ "what is no file is always looked through", "mot", "mot 1:1", false },
};

static const struct place_case documents[] = {
	{ "what was read is masked", "mot\n\nle mot ici\n\nmot\n", "mot 1:1, mot 3:4, mot 5:1",
	  true },
	{ "markup within: the line of the sentence's words", "A *very* old house.\n",
	  "very old 1:1", true },
	{ "a reference within, likewise", "Old fish &amp; chips here.\n", "fish & chips 1:1",
	  true },
	{ "but not when the sentence starts with it", "fish &amp; chips here.\n", "fish & chips -",
	  true },
	{ "code is masked in the text", "It is `x y` here now.\n", "is 1:4, is *** here 1:1",
	  true },
	{ "nor when code does", "`x y` here now.\n", "*** here -", true },
	{ "over a line end", "A\none\ntwo here.\n", "one\ntwo 2:1", true },
	{ "code is passed over", "Run `mot` or mot.\n", "mot 1:14", true },
	{ "an address is masked", "[a](http://x.org/mot) and mot\n", "mot 1:27", true },
	{ "a comment is masked", "<!-- mot -->\n\nmot\n", "mot 3:1", true },
	{ "a label is masked", "[x][mot]\n\n[mot]: http://a.b\n\nmot\n", "mot 5:1", true },
	{ "an info string is masked", "```mot\nx\n```\n\nmot\n", "mot 5:1", true },
	{ "a front matter is code", "---\nmot: x\n---\n\nmot\n", "mot 5:1", true },
	{ "in TOML, too", "+++\nmot = 'x'\n+++\n\nA *mot*\nx\n", "mot 5:4", true },
	{ "a text that stands as it is starts the search", "![mot](a.png) is mot\n",
	  "mot 1:3, is 1:15, mot 1:18", true },
	{ "else an alternative text, which is not masked, comes first", "![mot](a.png) is *mot*\n",
	  "mot 1:3, is 1:15, mot -", true },
	{ "a heading's own line first", "# Un *mot*\n", "mot 1:7", true },
	{ "a bracket that stays open hides nothing", "a [mot and *so* mot\n",
	  "mot 1:4, so 1:13, mot 1:17", true },
	{ "nor do brackets with nothing in them", "a [] mot\n", "mot 1:6", true },
	{ "lines end in either way", "a\rmot\r\n*mot*\r", "mot 2:1, mot 3:2", false },
	{ "figures are no number of a list without its stop, nor at the end", "12x mot\n\nmot\n12",
	  "mot 1:5, mot 3:1", false },
	{ "the number of a list is masked", "10. mot\n11. mot\n", "mot 1:5, mot 2:5", false },
	{ "brackets at the end are no label", "mot [mot]", "mot 1:1, mot 1:6", false },
	{ "a front matter without an end is none", "---\nmot\n", "mot 2:1", true },
};

static const struct place_case pages[] = {
	{ "any line before with the same at the same column", "<u mot>y</u>\n<p>ab mot</p>\n",
	  "mot 1:4", true },
	{ "at another column: the block's own", "<u mot>y</u>\n<p>abc mot</p>\n", "mot 2:8", true },
	{ "an id is masked", "<p id=\"mot\">x</p>\n<div>x\nmot</div>\n", "mot 3:1", true },
};

static void in_text(void **state)
{
	(void)state;
	TRY(PL_FORM_TEXT, texts, false);
	TRY(PL_FORM_TEXT, piped, true);
}

static void in_markdown(void **state)
{
	(void)state;
	TRY(PL_FORM_MARKDOWN, documents, false);
}

static void in_html(void **state)
{
	(void)state;
	TRY(PL_FORM_HTML, pages, false);
}

/* Vale knows no posts. */
static void not_in_posts(void **state)
{
	static const struct place_case posts[] = { { "a post", "mot", "mot none", false } };

	(void)state;
	TRY(PL_FORM_POST, posts, false);
}

static void survives_want_of_memory(void **state)
{
	struct pl_ruleset *rules = rules_of(files);
	struct pl_buf draft = { 0 };
	struct pl_vale_place *whole, *places;
	struct pl_findings *findings;
	size_t size;

	(void)state;
	assert_non_null(rules);
	pl_buf_puts(&draft, "---\nmot: x\n---\n\nA *very* old `mot` is\nUne phrase, mot, mot.\r\n"
			    "\n![mot](a) TODO, TODO\n\n- deux\n");
	lengthen(&draft);
	lengthen(&draft);
	findings = lint(rules, pl_buf_str(&draft), PL_FORM_MARKDOWN);
	assert_true(pl_vale_places(findings, false, &whole));
	size = findings->list.n * sizeof(*whole);
	for (int for_ever = 0; for_ever < 2; for_ever++) {
		long n = 0;

		do {
			bool ok;

			pl_mem_fail_after(n++, for_ever);
			ok = pl_vale_places(findings, false, &places);
			pl_mem_fail_after(-1, false);
			assert_int_equal(ok, places != NULL);
			if (ok)
				assert_memory_equal(places, whole, size);
			pl_free(places);
		} while (pl_mem_refused());
		assert_in_range(n, 10, 1000);
	}
	pl_free(whole);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
	pl_buf_release(&draft);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_text),
		cmocka_unit_test(in_markdown),
		cmocka_unit_test(in_html),
		cmocka_unit_test(not_in_posts),
		cmocka_unit_test(survives_want_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
