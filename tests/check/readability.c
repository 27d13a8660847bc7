/* readability: Vale's kind. */
#include "check/kind.h"

static void refuses(void **state)
{
	(void)state;
	kind_refuse("readability", "grade: 8", "needs 'metrics'");
	kind_refuse("readability", "metrics: []\ngrade: 8", "names no grade");
	kind_refuse("readability", "metrics: [Flesch-Kinkaid]\ngrade: 8",
		    "no grade is called 'Flesch-Kinkaid'; did you mean 'Flesch-Kincaid'?");
	kind_refuse("readability", "metrics: [SMOG]\ngrade: high", "a number such as");
}

static const struct kind_case documents[] = {
	{ "metrics: [Flesch-Kincaid]\ngrade: 10", "Incomprehensibility notwithstanding.",
	  "Incomprehensibility notwithstanding.⟦whole⟧", "<55.99>", NULL },
	{ "metrics: [Flesch-Kincaid]\ngrade: 56", "Incomprehensibility notwithstanding.", NULL,
	  NULL, NULL },
	/* The mean of both, SMOG being 11.21. */
	{ "metrics: [SMOG, Flesch-Kincaid]\ngrade: 1", "Incomprehensibility notwithstanding.",
	  "Incomprehensibility notwithstanding.⟦whole⟧", "<33.60>", NULL },
	{ "metrics: SMOG", "Incomprehensibility notwithstanding.",
	  "Incomprehensibility notwithstanding.⟦whole⟧", "<11.21>", NULL },
	{ "metrics: [SMOG]\ngrade: 0", "# Only a heading", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY_AS(PL_FORM_MARKDOWN, "readability", documents);
}

static const struct kind_case silent[] = {
	{ "metrics: [SMOG, Coleman-Liau]\ngrade: 0", "Incomprehensibility.", NULL, NULL, NULL },
};

static void leaves_posts_alone(void **state)
{
	(void)state;
	KIND_TRY("readability", silent);
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
