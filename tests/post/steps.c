/* The steps of Vale's walk over a document. */
#include "post/document.h"

#include "test.h"

static void show(struct pl_buf *out, const struct pl_steps *steps)
{
	static const char *const kinds[] = { "text", "value", "alt", "block" };

	for (size_t i = 0; i < steps->list.n; i++) {
		const struct pl_step *step = &steps->list.at[i];

		pl_buf_printf(out, "%s%s", i ? " " : "", kinds[step->kind]);
		if (step->prose != UINT32_MAX)
			pl_buf_printf(out, "%u%s", step->prose, step->running ? "r" : "");
		if (step->text.len)
			pl_buf_printf(out, "<%.*s>", PL_ARGS(step->text));
	}
}

static const struct {
	enum pl_form form;
	const char *draft, *wanted;
} cases[] = {
	{ PL_FORM_MARKDOWN, "# Un\n\ndeux *quatre* `trois`.\n",
	  "text<Un> block0<Un> text<deux> text<quatre> text<trois> text<.> "
	  "block1r<deux quatre *****.>" },
	{ PL_FORM_MARKDOWN, "*un* [deux](http://x.y/a+b%20c)\r\n*trois*\n",
	  "text<un> value<http://x.y/a b c> text<deux> text<trois> block0r< un deux trois>" },
	{ PL_FORM_MARKDOWN, "![un](a.png) b\n", "value<a.png> alt1<un> text<b> block0r< b>" },
	{ PL_FORM_MARKDOWN, "```c\nx y\n```\n", "text<x y> block" },
	{ PL_FORM_MARKDOWN, "- *un*\n- deux\n",
	  "text<un> block0<un> text<deux> block1<deux> block" },
	{ PL_FORM_HTML, "<p id=a class=b>x &amp; y<!-- vale off --></p><script src='s'>z</script>",
	  "value<a> text<x & y> value<vale off> block0r<x & y> value<s> text<z> block" },
	{ PL_FORM_HTML, "<a href=\"http://x.y/%zz\">t</a><div id=b>u</div>",
	  "text<t> text<u> block0r< tu>" },
	{ PL_FORM_HTML, "<p>un</p>what no end tag follows",
	  "text<un> block0r<un> text<what no end tag "
	  "follows>" },
	{ PL_FORM_HTML, "<p>x<img alt=\"\"><img alt=\"a\"></p>", "text<x> alt alt1<a> block0r<x>" },
};

static void are_vales(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pl_steps steps = { 0 };
		struct pl_document document = { .steps = &steps };
		struct pl_arena arena = { 0 };
		struct pl_buf got = { 0 };

		assert_true(pl_document_read(&document, pl_str_of(cases[i].draft), 0, cases[i].form,
					     NULL, &arena, NULL));
		assert_false(pl_steps_failed(&steps));
		show(&got, &steps);
		if (!pl_str_is(pl_buf_str(&got), cases[i].wanted)) {
			print_error("%s\nwanted: %s\ngot:    %s\n", cases[i].draft, cases[i].wanted,
				    got.at);
			bad++;
		}
		pl_document_release(&document);
		pl_steps_release(&steps);
		pl_arena_release(&arena);
		pl_buf_release(&got);
	}
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(are_vales) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
