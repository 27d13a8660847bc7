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
		cmocka_unit_test(refuses),
		cmocka_unit_test(leaves_posts_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
