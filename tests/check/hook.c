/* hook: no whole sentence before the cut, or a first line that says nothing. */
#include "check/kind.h"

#define FIX   "fix: suggested\n"
#define LIGHT "---\nnetworks: light\n---\n"

static const struct kind_case cases[] = {

	{ FIX "find: sentence", LIGHT "une phrase qui est bien trop longue.",
	  LIGHT "une phrase qui est bien trop longue.⟦whole⟧", "<une phrase qui est bien>", NULL },
	{ FIX "find: sentence", LIGHT "Le pont est fermé. Et puis la suite.", NULL, NULL, NULL },
	{ FIX "find: sentence", LIGHT "Attention ! Une phrase bien trop longue.",
	  LIGHT "Attention ! Une phrase bien trop longue.⟦whole⟧", NULL, NULL },
	{ FIX "find: sentence\nmin: 1", LIGHT "Attention ! Une phrase bien trop longue.", NULL,
	  NULL, NULL },
	{ FIX "find: sentence", LIGHT "sans fin mais courte", NULL, NULL, NULL },
	{ FIX "find: sentence", "une phrase qui est bien trop longue, sans réseau", NULL, NULL,
	  NULL },
	{ FIX "find: empty", "📢 #Gard #Eau\nLe fait.", "⟦📢 #Gard #Eau⟧\nLe fait.", "<📢 #Gard #Eau>",
	  NULL },
	{ FIX "find: empty", "Lundi 3 mars, 14 h\nLe fait.", "⟦Lundi 3 mars, 14 h⟧\nLe fait.", NULL,
	  NULL },
	{ FIX "find: empty", "=====\nLe fait.", "⟦=====⟧\nLe fait.", NULL, NULL },
	{ FIX "find: empty", "Lundi 3 mars, le pont ferme\nSuite.", NULL, NULL, NULL },
	{ FIX "find: empty", "https://a.fr\nLe fait.", NULL, NULL, NULL },
	{ FIX "find: empty", "#Gard", NULL, NULL, NULL },
	{ FIX "find: empty\npattern: '(?i)\\A\\W*infos?\\W*\\z'", "📢 INFO 📢\nLe fait.",
	  "⟦📢 INFO 📢⟧\nLe fait.", "<📢 INFO 📢>", NULL },
	{ FIX "find: empty\npattern: '(?i)\\A\\W*infos?\\W*\\z'", "Info du jour\nINFO", NULL, NULL,
	  NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("hook", cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
