/* gaps: spaces around signs, by a convention. */
#include "check/kind.h"

#define FIX    "fix: safe\n"
#define FRENCH FIX "colon: no-break\nmarks: narrow\nquotes: no-break\n"
#define TIDY   FIX "stops: none\ninside: none\n"

static const struct kind_case cases[] = {
	/* Kinds of spaces; smileys, hours, ratios and addresses stay. */
	{ FRENCH, "Oui ! Non : si", "Oui⟦ ⟧! Non⟦ ⟧: si", "<!>", "Oui\u202F! Non\u00A0: si" },
	{ FRENCH, "Oui\u00A0; non\u202F: si", "Oui⟦\u00A0⟧; non⟦\u202F⟧: si", NULL,
	  "Oui\u202F; non\u00A0: si" },
	{ FRENCH, "Oui  !?  Non", "Oui⟦  ⟧!?  Non", NULL, "Oui\u202F!?  Non" },
	{ FRENCH, "Oui! :-) :p 3:1 à 14:30, https://a.fr/b?c !d", NULL, NULL, NULL },
	{ FRENCH, "«a » et « b\u00A0»", "⟦«⟧a⟦ ⟧» et «⟦ ⟧b\u00A0»", NULL,
	  "«\u00A0a\u00A0» et «\u00A0b\u00A0»" },
	{ FRENCH, "«\na", NULL, NULL, NULL },
	{ FIX "colon: none\nmarks: none", "Oui ! Non :", "Oui⟦ ⟧! Non⟦ ⟧:", NULL, "Oui! Non:" },
	{ FIX "marks: space", "Oui\u202F!", "Oui⟦\u202F⟧!", NULL, "Oui !" },
	{ FIX "percent: narrow", "3 % et 4%, %d de 5 %s", "3⟦ ⟧% et 4%, %d de 5 %s", NULL,
	  "3\u202F% et 4%, %d de 5 %s" },

	/* Missing ones. */
	{ FRENCH "missing: true", "Oui!Non", "Oui⟦!⟧Non", NULL, "Oui\u202F! Non" },
	{ FRENCH "missing: true", "Le 2016: 50 a http:x, :nom:ici et a::b",
	  "Le 2016⟦:⟧ 50 a http:x, :nom:ici et a::b", NULL,
	  "Le 2016\u00A0: 50 a http:x, :nom:ici et a::b" },
	{ FRENCH "missing: true", "What is the use of it! Is it for you?", NULL, NULL, NULL },
	{ FIX "percent: narrow\nmissing: true", "100%coton", "100⟦%⟧coton", NULL,
	  "100\u202F% coton" },
	{ FIX "missing: true", "les agent(e)s, f() et a(bcdefg) puis (b)c",
	  "les agent(e)s, f() et a⟦(⟧bcdefg) puis (b⟦)⟧c", NULL,
	  "les agent(e)s, f() et a (bcdefg) puis (b) c" },

	/* None where none belongs. */
	{ TIDY, "a , b . c … d", "a⟦ ⟧, b⟦ ⟧. c⟦ ⟧… d", NULL, "a, b. c… d" },
	{ TIDY, "les .gouv.fr, 1 .5 et ...", "les .gouv.fr, 1⟦ ⟧.5 et⟦ ⟧...", NULL,
	  "les .gouv.fr, 1.5 et..." },
	{ TIDY, "( a ) [ b ] “ c ” [ ] :)", "(⟦ ⟧a⟦ ⟧) [⟦ ⟧b⟦ ⟧] “⟦ ⟧c⟦ ⟧” [ ] :)", NULL,
	  "(a) [b] “c” [ ] :)" },
	{ FIX "apostrophes: none", "l’ eau ’90 ‘a’ b", "l’⟦ ⟧eau ’90 ‘a’ b", NULL,
	  "l’eau ’90 ‘a’ b" },

	/* Behind tags. */
	{ FRENCH "missing: true", "a<b>b </b> !", "a<b>b⟦ ⟧</b>⟦ ⟧⟦!⟧", NULL, "a<b>b</b>&#8239;!" },
	{ FRENCH, "a<b>b</b>!, 2 > 1 : a </ : c", "a<b>b</b>!, 2 > 1⟦ ⟧: a </ : c", NULL, NULL },

	/* Kinds alone. */
	{ FRENCH "kinds: true\nmissing: true", "Oui ! Non\u00A0! Si! «a\u202F»",
	  "Oui ! Non⟦\u00A0⟧! Si! «a⟦\u202F⟧»", NULL, "Oui ! Non\u202F! Si! «a\u00A0»" },

	/* Dashes. */
	{ FIX "dashes: no-break", "a – b\n– c\n5 – 6", "a⟦ ⟧– b\n– c\n5⟦ ⟧–⟦ ⟧6", NULL,
	  "a\u00A0– b\n– c\n5–6" },
	{ FIX "dashes: no-break\nmissing: true", "a–b", "a⟦–⟧b", NULL, "a\u00A0– b" },

	/* Line ends. */
	{ FRENCH, "a\n! b", NULL, NULL, NULL },
	{ FRENCH "lines: true", "a\n! b", "a⟦\n⟧! b", NULL, "a\u202F! b" },
	{ TIDY, "(\na", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("gaps", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("gaps", "marks: narow", "narrow");
	kind_refuse("gaps", "mark: narrow", "marks");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
