/* mentions: too many, impossible, or at the very start. */
#include "check/kind.h"

#define STRICT "---\nnetworks: strict\n---\n"
#define FIX    "fix: suggested\n"

static const struct kind_case cases[] = {

	{ FIX "find: count\nmax: 2", "@a @b @c @d", "@a @b ⟦@c⟧ @d", "<4><@c>", NULL },
	{ FIX "find: count\nmax: 2", "@a @b\n---\n@c", NULL, NULL, NULL },
	{ FIX "find: count\nby: network", STRICT "@a @b@c.fr", STRICT "@a ⟦@b@c.fr⟧",
	  "<2><@b@c.fr><Strict>", NULL },
	{ FIX "find: invalid", "Merci à @préfet73.", "Merci à ⟦@préfet73⟧.", "<@préfet73>", NULL },
	{ FIX "find: invalid", "avec @gendarmerie-savoie ici", "avec ⟦@gendarmerie-savoie⟧ ici",
	  "<@gendarmerie-savoie>", NULL },
	{ FIX "find: invalid", "@prefet73 - bilan, @sdis- et @a-1", NULL, NULL, NULL },
	{ FIX "find: invalid", "accueil-été@exemple.fr, https://exemple.fr/@été @ Lyon", NULL, NULL,
	  NULL },
	{ FIX "find: lead", "@sdis26 et @prefet26", "⟦@sdis26⟧ et @prefet26", "<@sdis26>", NULL },
	/* The network strict has Mastodon's grammar, heavy X's. */
	{ FIX "find: any", STRICT "Avec @a et @b@c.fr, d@e.fr, @un_nom_de_plus_de_quinze",
	  STRICT "Avec ⟦@a⟧ et @b@c.fr, d@e.fr, ⟦@un_nom_de_plus_de_quinze⟧", "<@a><Strict>",
	  NULL },
	{ FIX "find: any", "---\nnetworks: heavy\n---\n@a\n---\net @b@c.fr",
	  "---\nnetworks: heavy\n---\n⟦@a⟧\n---\net @b@c.fr", "<@a><Heavy>", NULL },
	{ FIX "find: any", "Avec @a", NULL, NULL, NULL },
	{ FIX "find: lead", ".@sdis26 et @prefet26", NULL, NULL, NULL },
	{ FIX "find: lead", "Merci\n---\n@sdis26", NULL, NULL, NULL },
	{ FIX "find: lead", "\n  @sdis26", "\n  ⟦@sdis26⟧", NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("mentions", cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
