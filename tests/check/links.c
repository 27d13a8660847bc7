/* links: patterns, hosts, too many, and those that a full stop made. */
#include "check/kind.h"

#define STRICT "---\nnetworks: strict\n---\n"
#define FLAT   "---\nnetworks: flat\n---\n"
#define LIGHT  "---\nnetworks: light\n---\n"
#define FIX    "fix: suggested\n"

static const struct kind_case cases[] = {

	{ FIX "find: pattern\npattern: '[?&]utm_\\w+=[^&#]*'\nreplace: ''",
	  "ici https://a.fr/b?utm_x=1#c et ?utm_x=1", "ici https://a.fr/b⟦?utm_x=1⟧#c et ?utm_x=1",
	  "<?utm_x=1>", "ici https://a.fr/b#c et ?utm_x=1" },
	{ FIX "find: pattern\npattern: '\\Ahttp(://)'\nreplace: 'https$1'",
	  "http://a.fr https://b.fr", "⟦http://⟧a.fr https://b.fr", NULL,
	  "https://a.fr https://b.fr" },
	{ FIX "find: pattern\npattern: '\\.pdf\\z'", "https://a.fr/b.pdf. Un .pdf",
	  "https://a.fr/b⟦.pdf⟧. Un .pdf", "<.pdf>", NULL },
	{ FIX "find: hosts\nhosts: [bit.ly]", "https://bit.ly/a bit.ly/b http://x.BIT.LY:80/c",
	  "⟦https://bit.ly/a⟧ ⟦bit.ly/b⟧ ⟦http://x.BIT.LY:80/c⟧", "<https://bit.ly/a>", NULL },
	{ FIX "find: hosts\nhosts: [bit.ly]",
	  "https://habit.ly/a https://a.fr/bit.ly https://bit.ly.fr/", NULL, NULL, NULL },
	{ FIX "find: hosts\nlist: courts", "https://bit.ly/a", "⟦https://bit.ly/a⟧", NULL, NULL },
	{ FIX "find: count\nmax: 1", "https://a.fr https://b.fr https://c.fr",
	  "https://a.fr ⟦https://b.fr⟧ https://c.fr", "<3><https://b.fr>", NULL },
	{ FIX "find: count\nmax: 1", "https://a.fr\n---\nhttps://b.fr", NULL, NULL, NULL },
	/* The same address twice is one, and one without protocol is none there. */
	{ FIX "find: count\nby: network", STRICT "https://a.fr b.fr https://a.fr", NULL, NULL,
	  NULL },
	{ FIX "find: count\nby: network", STRICT "https://a.fr https://a.fr https://b.fr",
	  STRICT "https://a.fr https://a.fr ⟦https://b.fr⟧", "<2><https://b.fr><Strict>", NULL },
	{ FIX "find: dead", FLAT "ici https://a.fr et www.b.fr, a@b.fr",
	  FLAT "ici ⟦https://a.fr⟧ et ⟦www.b.fr⟧, a@b.fr", "<https://a.fr><Flat>", NULL },
	{ FIX "find: dead", LIGHT "https://a.fr", NULL, NULL, NULL },
	{ FIX "find: hidden", LIGHT "un deux trois quatre cinq https://a.fr",
	  LIGHT "un deux trois quatre cinq ⟦https://a.fr⟧", "<https://a.fr><Light>", NULL },
	{ FIX "find: hidden", LIGHT "un https://a.fr et encore https://b.fr", NULL, NULL, NULL },
	{ FIX "find: hidden", FLAT "un deux trois quatre cinq https://a.fr", NULL, NULL, NULL },
	{ FIX "find: any", "ici a.fr, a@b.fr", "ici ⟦a.fr⟧, a@b.fr", "<a.fr>", NULL },
	{ FIX "find: glued", "Fermé demain.Info à suivre", "Fermé ⟦demain.Info⟧ à suivre",
	  "<demain.Info>", "Fermé demain. Info à suivre" },
	{ FIX "find: glued", "exemple.fr, Exemple.Com, https://demain.Info, www.a.Info", NULL, NULL,
	  NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("links", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("links", "find: pattern", "'pattern'");
	kind_refuse("links", "find: hosts", "'hosts'");
	kind_refuse("links", "find: pattern\npattern: '('", "(");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
