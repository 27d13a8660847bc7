/* Examples as the book keeps them, and what is said of those that are none. */
#include "base/source.h"
#include "rule/ruleset.h"

#include "test.h"

static struct pl_ruleset *read_examples(const char *examples)
{
	struct pl_buf text = { 0 };
	struct pl_memory_file files[] = { { "t/r.yml", { 0 } }, { NULL, { 0 } } };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_ruleset *rules;

	pl_buf_printf(&text, "extends: existence\nmessage: m\ntokens: [foo]\nexamples:%s\n",
		      examples);
	files[0].bytes = pl_buf_str(&text);
	pl_source_memory(&source, "rules", files);
	rules = pl_ruleset_new(layers, 1, NULL);
	assert_non_null(rules);
	pl_buf_release(&text);
	return rules;
}

/* All that is kept, in one line. */
static void show(struct pl_buf *out, const struct pl_example *example)
{
	pl_buf_printf(out, "%u <%.*s> %.*s", example->line, PL_ARGS(pl_ref_str(&example->draft)),
		      PL_ARGS(pl_ref_str(&example->network)));
	for (uint32_t i = 0; i < example->finds.n; i++)
		pl_buf_printf(out, " [%.*s]",
			      PL_ARGS(pl_ref_str(PL_ROW(struct pl_ref, &example->finds) + i)));
	if (example->is_fixed)
		pl_buf_printf(out, " fixed <%.*s>", PL_ARGS(pl_ref_str(&example->fixed)));
	pl_buf_printf(out, " %s", pl_example_formats[example->format]);
	pl_buf_printf(out, " %.*s;", PL_ARGS(pl_ref_str(&example->front)));
}

static const struct {
	const char *examples, *kept; /* or the fault */
} cases[] = {
	{ " []", "" },
	{ "\n  - {draft: a foo, finds: [foo, bar]}", "5 <a foo>  [foo] [bar] post ;" },
	{ "\n  - draft: a\n  - draft: ''\n    finds: foo", "5 <a>  post ;6 <>  [foo] post ;" },
	{ "\n  - {draft: a, network: x, fixed: ''}", "5 <a> x fixed <> post ;" },
	{ "\n  - {draft: a, format: md, finds: []}", "5 <a>  md ;" },
	{ "\n  - {draft: a, type: alerte, media: [{image: oui, alt: null}]}",
	  "5 <a>  post \"type\": \"alerte\"\n\"media\": [{\"image\": \"oui\", \"alt\": \"\"}]\n;" },
	{ " foo", "4:11: 'examples' wants a list" },
	{ "\n  - finds: [foo]", "5:5: an example needs a 'draft'" },
	{ "\n  - foo", "5:5: an example needs a 'draft'" },
	{ "\n  - {draft: a, format: mdx}", "5:24: 'format' cannot be 'mdx'; did you mean 'md'?" },
	{ "\n  - {draft: [a]}", "5:13: 'draft' wants a text" },
};

static void what_is_written_is_kept(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_ruleset *rules = read_examples(cases[i].examples);
		const struct pl_err *fault = pl_ruleset_fault(rules, 0);
		struct pl_buf came = { 0 };
		struct pl_rule_at at;

		if (fault)
			pl_buf_printf(&came, "%u:%u: %s", fault->line, fault->column, fault->text);
		else if (pl_ruleset_find(rules, PL_STR("t.r"), &at))
			for (uint32_t e = 0; e < at.rule->examples.n; e++)
				show(&came, PL_ROW(struct pl_example, &at.rule->examples) + e);
		if (fault ? !pl_str_starts(pl_buf_str(&came), cases[i].kept)
			  : !pl_str_is(pl_buf_str(&came), cases[i].kept))
			fail_msg("examples:%s\nwanted: %s\ncame:   %s", cases[i].examples,
				 cases[i].kept, came.at ? came.at : "");
		pl_buf_release(&came);
		pl_ruleset_free(rules);
	}
}

static void one_of_either_sort(void **state)
{
	struct pl_ruleset *rules = read_examples("\n  - draft: a\n  - {draft: foo, finds: [foo]}\n"
						 "  - draft: b\n  - {draft: c, finds: [c]}");
	struct pl_rule_at at;

	(void)state;
	assert_true(pl_ruleset_find(rules, PL_STR("t.r"), &at));
	assert_true(pl_str_is(pl_ref_str(&pl_example_of(&at.rule->examples, true)->draft), "foo"));
	assert_true(pl_str_is(pl_ref_str(&pl_example_of(&at.rule->examples, false)->draft), "a"));
	pl_ruleset_free(rules);
	rules = read_examples(" []");
	assert_true(pl_ruleset_find(rules, PL_STR("t.r"), &at));
	assert_null(pl_example_of(&at.rule->examples, true));
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_kept),
		cmocka_unit_test(one_of_either_sort),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
