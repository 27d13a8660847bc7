/* twice: a sentence that has been written before. */
#include "check/kind.h"

static const struct kind_case cases[] = {
	{ "", "Le pont est fermé à tous. Le pont est fermé à tous.",
	  "Le pont est fermé à tous. ⟦Le pont est fermé à tous.⟧", "<Le pont est fermé à tous.>",
	  NULL },
	{ "words: 3", "Restez chez vous. Fermez tout.\n\nRESTEZ CHEZ VOUS.\nRestez chez vous.",
	  "Restez chez vous. Fermez tout.\n\n⟦RESTEZ CHEZ VOUS.⟧\n⟦Restez chez vous.⟧", NULL,
	  NULL },
	{ "", "Restez chez vous. Restez chez vous.", NULL, NULL, NULL },
	{ "", "Le pont est fermé à tous. Le pont est fermé aux cars.", NULL, NULL, NULL },
	/* So does a page. */
	{ "words: 2\npage: 30", "Restez chez vous. Restez chez vous.", NULL, NULL, NULL },
	/* A title is said again. */
	{ "words: 2", "Restez chez vous\n\nRestez chez vous", NULL, NULL, NULL },
	/* Parts of a thread are read alone. */
	{ "words: 2", "Restez chez vous.\n---\nRestez chez vous.", NULL, NULL, NULL },
	{ "words: 2", "", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("twice", cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
