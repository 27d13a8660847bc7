/* characters: look-alike, invisible and spaced letters. */
#include "check/kind.h"

#define STRICT "---\nnetworks: strict\n---\n"
#define FLAT   "---\nnetworks: flat\n---\n"
#define FIX    "fix: suggested\n"

static const struct kind_case cases[] = {

	{ FIX "find: lookalike", "𝗩𝗶𝗴𝗶𝗹𝗮𝗻𝗰𝗲 𝗼𝗿𝗮𝗻𝗴𝗲 ici", "⟦𝗩𝗶𝗴𝗶𝗹𝗮𝗻𝗰𝗲 𝗼𝗿𝗮𝗻𝗴𝗲⟧ ici",
	  "<Vigilance orange>", "Vigilance orange ici" },
	{ FIX "find: lookalike", "ＩＮＦＯ Ⓐⓑ 🅲🅳 🄰🄱", "⟦ＩＮＦＯ Ⓐⓑ 🅲🅳 🄰🄱⟧", NULL,
	  "INFO Ab CD AB" },
	{ FIX "find: lookalike", "un ᴀʟᴇʀᴛᴇ, ᵃˡᵉʳᵗᵉ", "un ⟦ᴀʟᴇʀᴛᴇ⟧, ⟦ᵃˡᵉʳᵗᵉ⟧", "<alerte>",
	  "un alerte, alerte" },
	{ FIX "find: forbidden", STRICT "a <b> [c]", STRICT "a ⟦<⟧b⟦>⟧ [c]", "<<><Strict>", NULL },
	{ FIX "find: reserved", STRICT "a [c]", NULL, NULL, NULL },
	{ FIX "find: breaks", FLAT "un\n\n deux \ntrois", FLAT "un\n\n ⟦deux⟧ \ntrois",
	  "<deux><Flat>", NULL },
	{ FIX "find: breaks", FLAT "un deux\n", NULL, NULL, NULL },
	{ FIX "find: breaks", STRICT "un\ndeux", NULL, NULL, NULL },
	{ FIX "find: forbidden", "a <b> [c]", NULL, NULL, NULL },
	{ FIX "find: lookalike",
	  "Mˡˡᵉ X, 1ʳᵉ, nᵒˢ 3, 𝜋, 🇫🇷🇩🇪, 🅿️, Ⓟ, 2², µm, ª", NULL,
	  NULL, NULL },
	{ FIX "find: lookalike\nscope: alt", "---\nmedia: [{image: a, alt: le 𝘴𝘢𝘯𝘨}]\n---\n𝘴𝘢𝘯𝘨",
	  "---\nmedia: [{image: a, alt: le 𝘴𝘢𝘯𝘨}]\n---\n𝘴𝘢𝘯𝘨⟦0: 𝘴𝘢𝘯𝘨⟧", "<sang>", NULL },
	{ FIX "find: invisible", "préfec\u200Bture", "préfec⟦\u200B⟧ture", "<U+200B>",
	  "préfecture" },
	{ FIX "find: invisible", "a\u202E\u202Eb\u00AD\u2060c", "a⟦\u202E\u202E⟧b⟦\u00AD\u2060⟧c",
	  "<U+202E>", "abc" },
	{ FIX "find: invisible", "\uFEFFmot\uFEFF", "\uFEFFmot⟦\uFEFF⟧", "<U+FEFF>", "\uFEFFmot" },
	{ FIX "find: invisible",
	  "👩\u200D🚒 ❤\uFE0F 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067"
	  "\U000E007F می\u200Cخواهم\u00A0!",
	  NULL, NULL, NULL },
	{ FIX "find: invisible", "a\u200Db", "a⟦\u200D⟧b", "<U+200D>", "ab" },
	{ FIX "find: spaced\nmax: 4", "A L E R T E crue", "⟦A L E R T E⟧ crue", "<A L E R T E>",
	  "ALERTE crue" },
	{ FIX "find: spaced\nmax: 4", "É T É, groupes A B C D, XA B C D E, A B C D En", NULL, NULL,
	  NULL },
	{ FIX "find: spaced\nmax: 3", "R A P P E L  D E S", "⟦R A P P E L⟧  D E S", NULL,
	  "RAPPEL  D E S" },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("characters", cases);
}

/* --- what an interface wants escaped -------------------------------------------------------- */

/* The texts of records, and the message: the first such character and how many there are. */
static const struct {
	const char *text, *message;
} records[] = {
	{ "un (deux) #a (b)", "<(><4>" },
	{ "un \\(deux\\) \\\\ trois", NULL },
	{ "un \\ deux", "<\\><1>" },
	{ "{hashtag|\\#|Crue} @[La mairie](urn:li:organization:1) https://a.fr/(b) #Crue @c",
	  NULL },
	{ "{hashtag|\\#|Crue et (b)", "<{><5>" },
	{ "@[La mairie] ici", "<@><3>" },
	{ "rien", NULL },
};

static void reserved(void **state)
{
	struct pl_ruleset *rules = kind_rules("characters", "find: reserved");
	struct pl_hints hints = { .known = &rules->networks, .no_front = true };

	(void)state;
	hints.networks = UINT64_C(1) << pl_networks_find(&rules->networks, PL_STR("flat"));
	for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
		static const char *const only[] = { "test.rule", NULL };
		struct pl_options options = { .only = only };
		struct pl_findings *findings = pl_lint_with(rules, pl_str_of(records[i].text),
							    &hints, &options, NULL, NULL);
		size_t n = pl_findings_count(findings);
		struct pl_str message = n ? pl_findings_at(findings, 0).message : PL_STR("");

		if (n != (records[i].message != NULL) ||
		    (n && !pl_str_starts(message, records[i].message))) {
			print_error("record: %s\nwanted: %s\ncame: %.*s\n", records[i].text,
				    records[i].message ? records[i].message : "nothing",
				    PL_ARGS(message));
			fail();
		}
		pl_findings_free(findings);
	}
	pl_ruleset_free(rules);
}

/* Elements that never end, again and again: in one pass. */
static void nasty(void **state)
{
	struct pl_ruleset *rules = kind_rules("characters", "find: reserved");
	struct pl_hints hints = { .known = &rules->networks, .no_front = true };
	struct pl_buf text = { 0 };

	(void)state;
	hints.networks = UINT64_C(1) << pl_networks_find(&rules->networks, PL_STR("flat"));
	while (text.len < 300000)
		pl_buf_puts(&text, "{hashtag|@[");
	pl_findings_free(pl_lint_with(rules, pl_buf_str(&text), &hints, NULL, NULL, NULL));
	pl_buf_release(&text);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(reserved),
		cmocka_unit_test(nasty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
