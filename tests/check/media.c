/* media: formats, numbers, mixtures, captions, none, few words. */
#include "check/kind.h"

#define FIX              "fix: suggested\n"
#define M(list)          "---\nmedia: [" list "]\n---\nun deux"
#define D(network, list) "---\nnetworks: " network "\nmedia: [" list "]\n---\nun deux"
#define W                "⟦whole⟧"

static const struct kind_case cases[] = {

	{ FIX "find: format", D("heavy", "{image: a.PDF, alt: b}, {image: a.PNG, alt: b}"),
	  D("heavy", "{image: a.PDF, alt: b}, {image: a.PNG, alt: b}") W, "<a.PDF><Heavy>", NULL },
	{ FIX "find: format", D("light", "{image: a.jpg, alt: b}"),
	  D("light", "{image: a.jpg, alt: b}") W, "<a.jpg><Light>", NULL },
	{ FIX "find: format", M("{image: a.pdf, alt: b}"), NULL, NULL, NULL },
	{ FIX "find: format",
	  D("heavy", "{image: affiche, alt: b}, {video: a.webp, captions: true}"), NULL, NULL,
	  NULL },
	{ FIX "find: count", D("heavy", "{image: a}, {image: b}, {image: c}"),
	  D("heavy", "{image: a}, {image: b}, {image: c}") W, "<3><2><Heavy>", NULL },
	{ FIX "find: count", D("heavy", "{image: a}, {image: b}, {video: c}"), NULL, NULL, NULL },
	{ FIX "find: count", D("light", "{video: a}, {video: b}"),
	  D("light", "{video: a}, {video: b}") W, "<2><1><Light>", NULL },
	{ FIX "find: count", D("strict", "{image: a}, {image: b}, {video: c}, {video: d}"),
	  D("strict", "{image: a}, {image: b}, {video: c}, {video: d}") W, "<4><3><Strict>", NULL },
	{ FIX "find: required", D("strict", ""), D("strict", "") W, "<Strict>", NULL },
	{ FIX "find: required", D("flat", "{image: a}"), D("flat", "{image: a}") W, "<Flat>",
	  NULL },
	{ FIX "find: required", D("flat", "{video: a}"), NULL, NULL, NULL },
	{ FIX "find: required", D("strict", "{video: a}"), NULL, NULL, NULL },
	{ FIX "find: required", D("light", ""), NULL, NULL, NULL },
	{ FIX "find: required", "---\nnetworks: strict\n---\nun deux", NULL, NULL, NULL },
	{ FIX "find: mix", D("light", "{video: a}, {image: b}"),
	  D("light", "{video: a}, {image: b}") W, "<Light>", NULL },
	{ FIX "find: mix", D("heavy", "{video: a}, {image: b}"), NULL, NULL, NULL },
	{ FIX "find: mix", D("light", "{image: a}, {image: b}"), NULL, NULL, NULL },
	{ FIX "find: captions",
	  M("{video: a}, {video: b, captions: true}, {video: c, captions: false}"),
	  M("{video: a}, {video: b, captions: true}, {video: c, captions: false}") W W, "<a>",
	  NULL },
	{ FIX "find: captions", M("{image: a}"), NULL, NULL, NULL },
	{ FIX "find: none", M(""), M("") W, NULL, NULL },
	{ FIX "find: none", "un deux", NULL, NULL, NULL },
	{ FIX "find: none", M("") "\nhttps://a.fr", M("") "\nhttps://a.fr" W, NULL, NULL },
	{ FIX "find: none\nwith-link: true", M("") "\nhttps://a.fr", NULL, NULL, NULL },
	{ FIX "find: none\npattern: 'en images?'", M("") "\nBilan en image, en images",
	  M("") "\nBilan ⟦en image⟧, ⟦en images⟧", "<en image>", NULL },
	{ FIX "find: none\npattern: 'en images?'", M(""), NULL, NULL, NULL },
	{ FIX "find: none\npattern: 'en images?'", M("{image: a}") "\nen images", NULL, NULL,
	  NULL },
	{ FIX "find: none\npattern: 'en images?'", "Bilan en images", NULL, NULL, NULL },
	{ FIX "find: words\nmin: 3", M("{video: a}"), M("{video: a}") W, "<2>", NULL },
	{ FIX "find: words\nmin: 2", M("{video: a}"), NULL, NULL, NULL },
	{ FIX "find: words\nmin: 3", M("{image: a}"), NULL, NULL, NULL },
	{ FIX "find: words\nmin: 3\nkinds: [image]", M("{image: a}"), M("{image: a}") W, "<2>",
	  NULL },
	{ FIX "find: only\nmax: 1\nkinds: [image, gif]", M("{image: a}, {gif: b}"),
	  M("{image: a}, {gif: b}") W, "<2>", NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("media", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("media", "find: words\nkinds: [film]", "film");
	kind_refuse("media", "find: none\npattern: '(en'", "(en");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
