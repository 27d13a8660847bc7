/* privacy: persons who can be known. */
#include "check/kind.h"

#define MINOR "find: minor\nlist: prenoms"
#define NAME  "find: name\nlist: prenoms\npattern: '(?i)condamnée?'\nnot-with: '(?i)préf[eè]te?'"

static const struct kind_case minors[] = {
	{ MINOR, "Bravo à Léa, 8 ans, de Gap.", "Bravo à ⟦Léa, 8 ans⟧, de Gap.",
	  "<Léa, 8 ans><Léa><8>", NULL },
	{ MINOR, "Jean-Pierre Martin (17 ans) et lea Durand, âgée de 9 ans",
	  "⟦Jean-Pierre Martin (17 ans)⟧ et lea Durand, âgée de 9 ans", NULL, NULL },
	{ MINOR, "Léa Durand, âgée de 9 ans", "⟦Léa Durand, âgée de 9 ans⟧",
	  "<Léa Durand, âgée de 9 ans><Léa><9>", NULL },
	{ MINOR, "Un garçon de 8 ans, Jean, et une élève de 9 ans prénommée Léa",
	  "Un garçon de ⟦8 ans, Jean⟧, et une élève de ⟦9 ans prénommée Léa⟧",
	  "<8 ans, Jean><Jean><8>", NULL },
	{ MINOR "\nage: 15", "Léa, 16 ans, Jean, 14 ans", "Léa, 16 ans, ⟦Jean, 14 ans⟧", NULL,
	  NULL },
	{ MINOR, "Léa, 18 ans. Léa fête 8 ans d’amitié. Solidays, 12 ans. Après 8 ans, Léa part.",
	  NULL, NULL, NULL },
	{ MINOR, "Léa, 8 ans d’expérience. Jean, 10 ans de service. Depuis 10 ans, Léa dirige.",
	  NULL, NULL, NULL },
	{ MINOR, "L’école Jean, 8 ans ; le collège Jean-Moulin, 12 ans ; une élève de 8 ans, lundi",
	  NULL, NULL, NULL },
	{ MINOR, "Un enfant de 8 ans Jean", NULL, NULL, NULL },
};

static const struct kind_case names[] = {
	{ NAME, "M. Durand a été condamné.", "⟦M. Durand⟧ a été condamné.", "<M. Durand><condamné>",
	  NULL },
	{ NAME, "Mme Le Goff et Léa Martin, condamnées. M. Petit passe.",
	  "⟦Mme Le Goff⟧ et ⟦Léa Martin⟧, condamnées. M. Petit passe.", NULL, NULL },
	{ NAME, "Léa est condamnée. Monsieur le maire est condamné. La rue Jean Moulin, condamnée.",
	  NULL, NULL, NULL },
	{ NAME, "M. Durand, préfet, a condamné cet acte.", NULL, NULL, NULL },
	{ NAME, "Un homme a été condamné. M. Durand est venu.", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("privacy", minors);
	KIND_TRY("privacy", names);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("privacy", "find: name\nlist: prenoms", "pattern");
	kind_refuse("privacy", "find: minor\nlist: prenom", "prenoms");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(refuses) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
