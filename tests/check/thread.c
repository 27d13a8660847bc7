/* thread: numbers missing, wrong or alone, sentences cut, too many parts, none announced. */
#include "check/kind.h"

#define FIX "fix: suggested\n"

static const struct kind_case cases[] = {

	{ FIX "find: number", "un\n---\ndeux", "un⟦⟧\n---\ndeux⟦⟧", "<1/2>",
	  "un 1/2\n---\ndeux 2/2" },
	{ FIX "find: number", "un 1/3\n---\ndeux 3/3\n---\ntrois 2/3",
	  "un 1/3\n---\ndeux ⟦3/3⟧\n---\ntrois ⟦2/3⟧", "<2/3>",
	  "un 1/3\n---\ndeux 2/3\n---\ntrois 3/3" },
	{ FIX "find: number", "un 1/2\n---\ndeux 2/2\n---\ntrois",
	  "un ⟦1/2⟧\n---\ndeux ⟦2/2⟧\n---\ntrois⟦⟧", "<1/3>",
	  "un 1/3\n---\ndeux 2/3\n---\ntrois 3/3" },
	/* Where it may stand, and what beside it. */
	{ FIX "find: number", "1/2 un\n---\n(2/2) deux", NULL, NULL, NULL },
	{ FIX "find: number", "🧵 Fil 1/2 : un\n---\ndeux 2/2 #a https://a.fr 👇", NULL, NULL,
	  NULL },
	{ FIX "find: number", "1/ un\n---\n2/ deux", NULL, NULL, NULL },
	{ FIX "find: number", "1/ un\n---\n3/ deux", "1/ un\n---\n⟦3/⟧ deux", "<2/2>", NULL },
	/* What is no number of a part. */
	{ FIX "find: number", "un 24/7\n---\nle 1/2/2026", "un 24/7⟦⟧\n---\nle 1/2/2026⟦⟧", "<1/2>",
	  NULL },
	{ FIX "find: number", "un", NULL, NULL, NULL },
	/* It is not added where it does not fit. */
	{ FIX "find: number", "---\nnetworks: light\n---\nun deux trois quatre cinq\n---\ndeux",
	  "---\nnetworks: light\n---\nun deux trois quatre cinq⟦⟧\n---\ndeux⟦⟧", NULL,
	  "---\nnetworks: light\n---\nun deux trois quatre cinq 1/2\n---\ndeux 2/2" },
	{ FIX "find: number", "---\nnetworks: light\n---\nun deux trois quatre cinq et\n---\ndeux",
	  "---\nnetworks: light\n---\nun deux trois quatre cinq et⟦⟧\n---\ndeux⟦⟧", NULL,
	  "---\nnetworks: light\n---\nun deux trois quatre cinq et\n---\ndeux 2/2" },

	{ FIX "find: orphan", "un deux 1/3", "un deux ⟦1/3⟧", "<1/3>", NULL },
	{ FIX "find: orphan", "2/4 Un deux", "⟦2/4⟧ Un deux", "<2/4>", NULL },
	{ FIX "find: orphan", "rempli aux 2/3", NULL, NULL, NULL },
	{ FIX "find: orphan", "2/3 des mairies", NULL, NULL, NULL },
	{ FIX "find: orphan", "rempli à 2/3.", NULL, NULL, NULL },
	{ FIX "find: orphan", "mardi 1/2", NULL, NULL, NULL },
	{ FIX "find: orphan", "7/7, 24/24", NULL, NULL, NULL },
	{ FIX "find: orphan", "ouvert 7/7", NULL, NULL, NULL },
	{ FIX "find: orphan", "1/ Un deux", NULL, NULL, NULL },
	{ FIX "find: orphan", "un 1/2\n---\ndeux 2/2", NULL, NULL, NULL },

	{ FIX "find: cut", "sur la\n---\nroute", "sur ⟦la⟧\n---\nroute", "<la>", NULL },
	{ FIX "find: cut", "sur la 1/2\n---\n2/2 route", "sur ⟦la⟧ 1/2\n---\n2/2 route", "<la>",
	  NULL },
	{ FIX "find: cut", "fermé, 🚗\n---\nsauf", "⟦fermé⟧, 🚗\n---\nsauf", "<fermé>", NULL },
	{ FIX "find: cut", "sur la\n---\nRoute", NULL, NULL, NULL },
	{ FIX "find: cut", "fermé.\n---\nroute", NULL, NULL, NULL },
	{ FIX "find: cut", "fermé #Ain\n---\nroute\n---\n- liste", NULL, NULL, NULL },
	{ FIX "find: cut", "fermé https://a.fr\n---\nroute", NULL, NULL, NULL },

	{ FIX "find: long\nmax: 2", "a\n---\nb\n---\nc", "a\n---\nb\n---\nc⟦whole⟧", "<3>", NULL },
	{ FIX "find: long\nmax: 3", "a\n---\nb\n---\nc", NULL, NULL, NULL },

	{ FIX "find: untold", "a\n---\nb", "a\n---\nb⟦whole⟧", "<2>", NULL },
	{ FIX "find: untold", "a 1/2\n---\nb", NULL, NULL, NULL },
	{ FIX "find: untold", "a :\n---\nb", NULL, NULL, NULL },
	{ FIX "find: untold", "Fil : a\n---\nb", NULL, NULL, NULL },
	{ FIX "find: untold", "a 👇\n---\nb", NULL, NULL, NULL },
	{ FIX "find: unknown", "---\nnetworks: flat\n---\na\n---\nb",
	  "---\nnetworks: flat\n---\na\n---\nb⟦whole⟧", "<2><Flat>", NULL },
	{ FIX "find: unknown", "---\nnetworks: light\n---\na\n---\nb", NULL, NULL, NULL },
	{ FIX "find: unknown", "---\nnetworks: flat\n---\na", NULL, NULL, NULL },
	{ FIX "find: unknown", "a\n---\nb", NULL, NULL, NULL },

	{ FIX "find: untold", "a", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("thread", cases);
}

/* Emoji, figures and slashes without end: in one pass. */
static void nasty(void **state)
{
	static const char *const pieces[] = { "😀", "1/", "1/2 ", "(", "#a " };
	struct pl_ruleset *rules = kind_rules("thread", "find: number");

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct pl_hints hints = { .known = &rules->networks };
		struct pl_buf text = { 0 };

		while (text.len < 200000)
			pl_buf_puts(&text, pieces[i]);
		pl_buf_puts(&text, "\n---\n");
		pl_buf_add(&text, pl_str_cut(pl_buf_str(&text), 0, 1000));
		pl_findings_free(pl_lint_with(rules, pl_buf_str(&text), &hints, NULL, NULL, NULL));
		pl_buf_release(&text);
	}
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(nasty) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
