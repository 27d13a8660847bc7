/* alt: missing, long, short, patterned, the same and copied alternative texts. */
#include "check/kind.h"

#define N(list) "---\nnetworks: strict\nmedia: [" list "]\n---\n"
#define FIX     "fix: suggested\n"
#define M(list) "---\nmedia: [" list "]\n---\n"

static const struct kind_case cases[] = {

	{ FIX "find: missing", M("{image: a.png}, {gif: b.gif, alt: ''}, {video: c.mp4}") "x",
	  M("{image: a.png}, {gif: b.gif, alt: ''}, {video: c.mp4}") "x⟦0: ⟧⟦1: ⟧", "<a.png>",
	  NULL },
	{ FIX "find: missing", M("{image: a.png, alt: b}, {image: c.png, alt: decorative}") "x",
	  NULL, NULL, NULL },
	{ FIX "find: missing", "x", NULL, NULL, NULL },
	{ FIX "find: long\nmax: 3", M("{image: a.png, alt: abéd}, {image: b.png, alt: abé}") "x",
	  M("{image: a.png, alt: abéd}, {image: b.png, alt: abé}") "x⟦0: abéd⟧", "<a.png><4><3>",
	  NULL },
	{ FIX "find: long\nby: network",
	  N("{image: a.png, alt: abcdé}, {image: b, alt: abcdéf}") "x",
	  N("{image: a.png, alt: abcdé}, {image: b, alt: abcdéf}") "x⟦1: abcdéf⟧", "<b><6><5>",
	  NULL },
	{ FIX "find: long\nby: advice", N("{image: a.png, alt: abcd}") "x",
	  N("{image: a.png, alt: abcd}") "x⟦0: abcd⟧", "<a.png><4><3>", NULL },
	{ FIX "find: long\nby: network", M("{image: a.png, alt: abcdéf}") "x", NULL, NULL, NULL },
	{ FIX "find: short\nmin: 3",
	  M("{image: a.png, alt: ab}, {image: b.png}, {image: c, alt: abc}") "x",
	  M("{image: a.png, alt: ab}, {image: b.png}, {image: c, alt: abc}") "x⟦0: ab⟧",
	  "<a.png><2><3>", NULL },
	{ FIX "find: pattern\npattern: '#\\w+'", M("{image: a.png, alt: 'un #mot et #deux'}") "#x",
	  M("{image: a.png, alt: 'un #mot et #deux'}") "#x⟦0: #mot⟧⟦0: #deux⟧", "<a.png><#mot>",
	  NULL },
	{ FIX "find: pattern\npattern: '\\Aphoto (?:de |d’)'\nreplace: ''",
	  M("{image: a, alt: photo de la mairie}") "x",
	  M("{image: a, alt: photo de la mairie}") "x⟦0: photo de ⟧", "<a><photo de >",
	  "La mairie" },
	{ FIX "find: pattern\npattern: '(b)c'\nreplace: '$1$1'", M("{image: a, alt: bcd}") "bc",
	  M("{image: a, alt: bcd}") "bc⟦0: bc⟧", NULL, "bbd" },
	{ FIX "find: same",
	  M("{image: a, alt: la mairie}, {image: b, alt: le pont}, {image: c, alt: la "
	    "mairie}") "x",
	  M("{image: a, alt: la mairie}, {image: b, alt: le pont}, {image: c, alt: la "
	    "mairie}") "x⟦2: la mairie⟧",
	  "<c><la mairie>", NULL },
	{ FIX "find: same", M("{image: a, alt: ''}, {image: b, alt: ''}") "x", NULL, NULL, NULL },
	{ FIX "find: copy\nmax: 80",
	  M("{image: a, alt: Fermeture des bureaux vendredi}") "Fermeture des "
							       "bureaux : vendredi 15 mai",
	  M("{image: a, alt: Fermeture des bureaux vendredi}") "Fermeture "
							       "des bureaux : vendredi 15 mai⟦0: "
							       "Fermeture des bureaux vendredi⟧",
	  "<a>", NULL },
	{ FIX "find: copy\nmax: 80",
	  M("{image: a, alt: Une grille devant la préfecture}") "La préfecture "
								"est fermée",
	  NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("alt", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("alt", "find: pattern", "'pattern'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
