/* metric: Vale's kind. */
#include "check/kind.h"

static void refuses(void **state)
{
	(void)state;
	kind_refuse("metric", "condition: '> 10'", "needs 'formula'");
	kind_refuse("metric", "formula: words", "needs 'condition'");
	kind_refuse("metric", "formula: wrods\ncondition: '> 1'",
		    "'formula': character 1: no number is called 'wrods'; did you mean 'words'?");
	kind_refuse("metric", "formula: words > 1\ncondition: '> 1'", "gives no number");
	kind_refuse("metric", "formula: words\ncondition: '+ 1'", "is no comparison");
	kind_refuse("metric", "formula: words\ncondition: '>'",
		    "'condition': character 6: a number");
	kind_refuse("metric", "formula: words\ncondition: '> 1'\ntokens: [a]",
		    "has no key 'tokens'");
}

static const struct kind_case documents[] = {
	{ "formula: words\ncondition: '> 2'", "Three short words.", "Three short words.⟦whole⟧",
	  "<3.00>", NULL },
	{ "formula: words\ncondition: '> 3'", "Three short words.", NULL, NULL, NULL },
	/* Headings are no running prose; items and quotations are. */
	{ "formula: words\ncondition: '> 0'", "# One two\n\nthree\n\n- four\n\n> five six",
	  "# One two\n\nthree\n\n- four\n\n> five six⟦whole⟧", "<4.00>", NULL },
	{ "formula: paragraphs + sentences\ncondition: '> 0'", "One. Two.\n\nThree.\n",
	  "One. Two.\n\nThree.\n⟦whole⟧", "<5.00>", NULL },
	{ "formula: heading.h1 + heading_h2 + list + blockquote\ncondition: '> 0'",
	  "# a\n\n## b\n\n## c\n\n- d\n- e\n\n> f", "# a\n\n## b\n\n## c\n\n- d\n- e\n\n> f⟦whole⟧",
	  "<6.00>", NULL },
	{ "formula: heading.h6\ncondition: '< 1'", "# a\n\nb", "# a\n\nb⟦whole⟧", "<0.00>", NULL },
	/* The condition is read behind the value, with six decimals. */
	{ "formula: words\ncondition: '> 1 && words < 3'", "Two words", "Two words⟦whole⟧",
	  "<2.00>", NULL },
	{ "formula: words\ncondition: '* 2 > 3'", "Two words", "Two words⟦whole⟧", "<2.00>", NULL },
	{ "formula: words + 0.0000001\ncondition: '> 2'", "Two words", NULL, NULL, NULL },
	/* Without words there is nothing to divide by. */
	{ "formula: words / sentences\ncondition: '< 100'", "# A heading", NULL, NULL, NULL },
	{ "formula: heading.h1\ncondition: '> 0'", "# A heading", NULL, NULL, NULL },
	/* The scope is what it is, whatever the rule says. */
	{ "formula: words\ncondition: '> 0'\nscope: heading", "# A heading\n\nb",
	  "# A heading\n\nb⟦whole⟧", "<1.00>", NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY_AS(PL_FORM_MARKDOWN, "metric", documents);
	kind_try("metric", PL_FORM_HTML,
		 &(struct kind_case){ "formula: words + pre\ncondition: '> 0'",
				      "<p>One two</p><pre>no</pre>",
				      "<p>One two</p><pre>no</pre>⟦whole⟧", "<3.00>", NULL });
}

/* Plain texts have no summary, as in Vale. */
static const struct kind_case silent[] = {
	{ "formula: words\ncondition: '> 0'", "Some words here.", NULL, NULL, NULL },
	{ "formula: heading.h1\ncondition: '< 1'", "Some words here.", NULL, NULL, NULL },
};

static void leaves_posts_alone(void **state)
{
	(void)state;
	KIND_TRY("metric", silent);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
		cmocka_unit_test(leaves_posts_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
