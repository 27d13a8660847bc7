/* Which blocks of a draft a rule's scope takes in. */
#include "lint/rules.h"

#include <stdio.h>

/* The words of each draft that a rule with the scope finds; word is `w` and a digit. */
static const char document[] = "# w1\n\nw2 b. W3\n\n- w4\n\n> w5\n\n![w6](a.png)\n";

static const struct {
	const char *scope, *ext, *found;
} cases[] = {
	{ "text", "md", "w1 w2 w3 w4 w5 w6" },
	{ "heading", "md", "w1" },
	{ "heading.h2", "md", "" },
	{ "[heading, list]", "md", "w1 w4" },
	{ "blockquote", "md", "w5" },
	{ "alt", "md", "w6" },
	{ "'~heading'", "md", "w2 w3 w4 w5 w6" },
	{ "text & ~heading & ~list", "md", "w2 w3 w5 w6" },
	{ "text.md", "md", "w1 w2 w3 w4 w5 w6" },
	{ "heading.txt", "md", "" },
	{ "heading.h9", "md", "" },
	/* No block is in what no format has. */
	{ "'~text.frontmatter.title'", "md", "w1 w2 w3 w4 w5 w6" },
	{ "'~nothing & heading'", "md", "w1" },
	{ "'~heading.md'", "md", "w2 w3 w4 w5 w6" },
	{ "'~heading.txt'", "md", "w1 w2 w3 w4 w5 w6" },
	{ "nothing & text", "md", "" },
	{ "raw", "md", "w1 w2 w3 w4 w5 w6" },
	{ "summary", "md", "w2 w3 w4 w5" },
	{ "[summary, heading]", "md", "w1 w2 w3 w4 w5" },
	{ "paragraph", "md", "w2 w3" },
	{ "sentence", "md", "w2 w3" },
	{ "raw & ~heading", "md", "" },
	{ "summary & ~heading", "md", "" },
};

/* A post of two parts, for a network that shows 8 characters of it. */
static const char post[] = "---\nréseaux: [n]\nmédias: [{image: a.png, alt: w9}]\n---\n"
			   "w1 w2 w3 w4 #w5\n---\nw6 @w7 https://w8.fr\n";

static const struct {
	const char *scope, *found;
} posts[] = {
	{ "text", "w1 w2 w3 w4 w5 w6 w7 w8" },
	{ "hook", "w1 w2 w3" },
	{ "part", "w1 w2 w3 w4 w6" }, /* what only machines read is left out */
	{ "first", "w1 w2 w3 w4" },
	{ "last", "w6" },
	{ "hashtag", "w5" },
	{ "mention", "w7" },
	{ "link", "w8" },
	{ "alt", "w9" },
	{ "summary", "" },
};

static void add_match(struct pl_buf *out, struct pl_str match)
{
	if (out->len)
		pl_buf_putc(out, ' ');
	pl_buf_putc(out, 'w');
	pl_buf_add(out, pl_str_cut(match, 1, match.len));
}

static void try_case(const char *draft, const char *scope, enum pl_form form, const char *ext,
		     const char *found)
{
	char rule[256];
	struct pl_memory_file files[] = {
		{ "t/r.yml", { rule, 0 } },
		FILE_OF("networks/n.yml", "title: N\ncount: points\nhook: 8\n"),
		FILE_OF("networks/o.yml", "title: O\ncount: points\nhook: 5\n"),
		{ NULL, { NULL, 0 } },
	};
	const char *const only[] = { "t.r", NULL };
	const struct pl_options options = { .only = only };
	struct pl_hints hints = { .form = form, .ext = pl_str_of(ext) };
	struct pl_findings *findings;
	struct pl_ruleset *rules;
	struct pl_buf got = { 0 };

	snprintf(rule, sizeof(rule),
		 "extends: existence\nmessage: m\nscope: %s\ntokens: ['w\\d']\nignorecase: yes\n",
		 scope);
	files[0].bytes.len = strlen(rule);
	rules = rules_of(files);
	assert_non_null(rules);
	hints.known = &rules->networks;
	findings = pl_lint_with(rules, pl_str_of(draft), &hints, &options, NULL, NULL);
	assert_non_null(findings);
	for (size_t i = 0; i < pl_findings_count(findings); i++)
		add_match(&got, pl_findings_at(findings, i).match);
	if (!pl_str_is(pl_buf_str(&got), found))
		fail_msg("scope %s: wanted '%s', got '%.*s'", scope, found,
			 PL_ARGS(pl_buf_str(&got)));
	pl_buf_release(&got);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

/* Lines end with line feeds for patterns, whatever they end with in the draft. */
static const struct {
	enum pl_form form;
	const char *scope, *draft, *match, *there; /* what stands there in the draft */
} ends[] = {
	{ PL_FORM_TEXT, "text", "a\r\nb c\r\n", "a\nb c", "a\r\nb c" },
	{ PL_FORM_TEXT, "text",
	  "\xEF\xBB\xBF"
	  "a\rb c\r",
	  "a\nb c", "a\rb c" },
	{ PL_FORM_TEXT, "raw", "x\r\n\r\na\r\nb c\r\n", "a\nb c", "a\r\nb c" },
	{ PL_FORM_MARKDOWN, "text", "a\r\nb c\r\n", "a\nb c", "a\r\nb c" },
	{ PL_FORM_MARKDOWN, "raw", "x\r\n\r\na\r\nb c\r\n", "a\nb c", "a\r\nb c" },
	{ PL_FORM_POST, "raw", "x\r\n\r\na\r\nb c\r\n", "a\nb c", "a\r\nb c" },
};

static void try_ends(size_t i)
{
	char rule[256];
	struct pl_memory_file files[] = { { "t/r.yml", { rule, 0 } }, { NULL, { NULL, 0 } } };
	const char *const only[] = { "t.r", NULL };
	const struct pl_options options = { .only = only };
	struct pl_hints hints = { .form = ends[i].form };
	struct pl_findings *findings;
	struct pl_ruleset *rules;
	struct pl_finding found;

	snprintf(rule, sizeof(rule),
		 "extends: existence\nmessage: m\nscope: %s\ntokens: ['^a\\nb.+$']\nnonword: yes\n",
		 ends[i].scope);
	files[0].bytes.len = strlen(rule);
	rules = rules_of(files);
	assert_non_null(rules);
	hints.known = &rules->networks;
	findings = pl_lint_with(rules, pl_str_of(ends[i].draft), &hints, &options, NULL, NULL);
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), 1);
	found = pl_findings_at(findings, 0);
	assert_true(pl_str_is(found.match, ends[i].match));
	assert_true(pl_str_is(pl_str_in(pl_str_of(ends[i].draft), found.span), ends[i].there));
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

static void knows_line_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		try_ends(i);
}

static void takes_in(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		try_case(document, cases[i].scope, PL_FORM_MARKDOWN, cases[i].ext, cases[i].found);
	for (size_t i = 0; i < sizeof(posts) / sizeof(posts[0]); i++)
		try_case(post, posts[i].scope, PL_FORM_POST, NULL, posts[i].found);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(takes_in),
					    cmocka_unit_test(knows_line_ends) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
