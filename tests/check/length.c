/* length: parts, paragraphs, sentences, lines and brackets that are too long. */
#include "check/kind.h"

#define FIX   "fix: suggested\n"
#define HEAVY "---\nnetworks: heavy\n---\n"

static const struct kind_case cases[] = {

	/* 40 weighted characters: é is one, a link 23, an emoji 2. */
	{ FIX "unit: network", HEAVY "éééééééééééééééééééééééééééééééééééééééé", NULL, NULL, NULL },
	{ FIX "unit: network", HEAVY "éééééééééééééééééééééééééééééééééééééééé😀",
	  HEAVY "éééééééééééééééééééééééééééééééééééééééé⟦😀⟧", "<Heavy><42><40>", NULL },
	{ FIX "unit: network", HEAVY "https://www.exemple.gouv.fr/une/longue/adresse", NULL, NULL,
	  NULL },
	{ FIX "unit: network", "---\nnetworks: light\n---\nun deux trois quatre cinq six sept",
	  "---\nnetworks: light\n---\nun deux trois quatre cinq six ⟦sept⟧", "<Light><34><30>",
	  NULL },
	{ FIX "unit: network", "Sans réseau, rien ne dit combien de caractères sont permis.", NULL,
	  NULL, NULL },
	{ FIX "unit: network",
	  HEAVY "une première partie qui est courte\n---\net une seconde partie, "
		"bien trop longue elle",
	  HEAVY "une première partie qui est courte\n---\net une seconde "
		"partie, bien trop longue ⟦elle⟧",
	  "<Heavy><44>", NULL },
	/* Below the whole limit only what still fits is told. */
	{ FIX "unit: network\nshare: 50", HEAVY "abcdefghij klmnopqrst",
	  HEAVY "abcdefghij klmnopqrs⟦t⟧", "<Heavy><21><40>", NULL },
	{ FIX "unit: network\nshare: 50", HEAVY "abcdefghij klmnopqrst abcdefghij klmnopqrst", NULL,
	  NULL, NULL },
	{ FIX "of: title\nunit: network", "---\nnetworks: strict\ntitre: ééééé\n---\nun", NULL,
	  NULL, NULL },
	{ FIX "of: title\nunit: network", "---\nnetworks: strict\ntitre: éééé😀\n---\nun",
	  "---\nnetworks: strict\ntitre: éééé😀\n---\nun⟦whole⟧", "<Strict><6><5>", NULL },
	{ FIX "of: title\nunit: characters\nmax: 1", "---\ntitre: éé\n---\nun",
	  "---\ntitre: éé\n---\nun⟦whole⟧", "<2><1>", NULL },
	{ FIX "of: title\nunit: network", "un deux trois quatre cinq", NULL, NULL, NULL },
	/* 20 bytes. */
	{ FIX "unit: network", "---\nnetworks: strict\n---\nééééééééééa",
	  "---\nnetworks: strict\n---\néééééééééé⟦a⟧", "<Strict><21><20>", NULL },
	{ FIX "of: part\nunit: characters\nmax: 3", "abc", NULL, NULL, NULL },
	{ FIX "of: part\nunit: characters\nmax: 3", "abcd\n---\nabc", "⟦abcd⟧\n---\nabc", "<4><3>",
	  NULL },
	{ FIX "of: part\nunit: characters\nmax: 1", "👨‍👩‍👧", NULL, NULL, NULL },
	{ FIX "of: paragraph\nunit: words\nmax: 2", "un deux\ntrois\n\nun deux",
	  "⟦un deux\ntrois⟧\n\nun deux", "<3><2>", NULL },
	{ FIX "of: sentence\nunit: words\nmax: 3", "Un deux trois. Un deux trois quatre.",
	  "Un deux trois. ⟦Un deux trois quatre.⟧", "<4><3>", NULL },
	{ FIX "of: line\nunit: characters\nmax: 4", "abcde\nabc\n  abcd  ",
	  "⟦abcde⟧\nabc\n  abcd  ", "<5><4>", NULL },
	{ FIX "of: brackets\nunit: words\nmax: 2", "a (un deux) b (un deux (trois) quatre) c",
	  "a (un deux) b (⟦un deux (trois) quatre⟧) c", "<4><2>", NULL },
	{ FIX "of: brackets\nunit: words\nmax: 1", "a (un deux\n\ntrois) b :) c", NULL, NULL,
	  NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("length", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("length", "of: word", "sentence");
	kind_refuse("length", "max: many", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
