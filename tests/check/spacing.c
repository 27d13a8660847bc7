/* spacing: French typography around signs. */
#include "check/kind.h"

#define FIX   "fix: suggested\n"
#define HEAVY "---\nnetworks: heavy\n---\n"

static const struct kind_case cases[] = {

	{ FIX "find: before-double", "Attention : fermé ! Quoi ?",
	  "Attention⟦ ⟧: fermé⟦ ⟧! Quoi⟦ ⟧?", "<:>", "Attention\u00A0: fermé\u202F! Quoi\u202F?" },
	{ FIX "find: before-double", HEAVY "fermé ! a ; b", HEAVY "fermé⟦ ⟧! a⟦ ⟧; b", "<!>",
	  HEAVY "fermé\u00A0! a\u00A0; b" },
	{ FIX "find: before-double", "Le « plan » (a !) https://a.fr ! 👏 !",
	  "Le «⟦ ⟧plan⟦ ⟧» (a⟦ ⟧!) https://a.fr⟦ ⟧! 👏⟦ ⟧!", "<«>",
	  "Le «\u00A0plan\u00A0» (a\u202F!) https://a.fr\u202F! 👏\u202F!" },
	{ FIX "find: before-double", "Fini. » Bien !!!", "Fini.⟦ ⟧» Bien⟦ ⟧!!!", NULL,
	  "Fini.\u00A0» Bien\u202F!!!" },
	{ FIX "find: before-double", "a :) b ;-) c :D 14 :30 3 : 1 (:a) - : d\u00A0: e\u202F!",
	  NULL, NULL, NULL },
	{ FIX "find: missing-before-double", "Attention! Quoi?! Bon: a; b",
	  "Attention⟦!⟧ Quoi⟦?!⟧ Bon⟦:⟧ "
	  "a⟦;⟧ b",
	  "<!>", "Attention\u202F! Quoi\u202F?! Bon\u00A0: a\u202F; b" },
	{ FIX "find: missing-before-double", HEAVY "#JO! (ici)! 5%!", HEAVY "#JO⟦!⟧ (ici)⟦!⟧ 5%⟦!⟧",
	  NULL, HEAVY "#JO\u00A0! (ici)\u00A0! 5%\u00A0!" },
	{ FIX "find: missing-before-double", "en :gras: ou :level: 3", NULL, NULL, NULL },
	{ FIX "find: missing-before-double", "What should I know about the rules?", NULL, NULL,
	  NULL },
	{ FIX "find: missing-before-double", "Le film The End of the World est à voir!",
	  "Le film The End of the World est à voir⟦!⟧", NULL, NULL },
	{ FIX "find: missing-before-double", "« a! »", "« a⟦!⟧ »", NULL, NULL },
	{ FIX "find: missing-before-double",
	  "14:30 3:1 http: https://a.fr?b:c a:) b;) &eacute; c\u202F! a:b \"dit\": f:: e:", NULL,
	  NULL, NULL },
	{ FIX "find: missing-before-double", "Ici:\n- a\nhttps://a.fr; b",
	  "Ici⟦:⟧\n- a\nhttps://a.fr⟦;⟧ b", NULL, NULL },
	{ FIX "find: missing-before-double", "How is the plan?\nLe plan est là!\nWhat is the plan?",
	  "How is the plan?\nLe plan est là⟦!⟧\nWhat is the plan?", NULL, NULL },
	{ FIX "find: before-comma", "à 8 h .Pensez au .NET", "à 8 h⟦ .⟧Pensez au .NET", "<.>",
	  "à 8 h. Pensez au .NET" },
	{ FIX "find: before-comma", "Le pont , fermé  . Puis\u00A0, non",
	  "Le pont⟦ ,⟧ fermé⟦  .⟧ "
	  "Puis⟦\u00A0,⟧ non",
	  "<,>", "Le pont, fermé. Puis, non" },
	{ FIX "find: before-comma", "en .gouv.fr, bientôt ..., à ,5 \n. x , y",
	  "en .gouv.fr, bientôt ..., à "
	  ",5 \n. x⟦ ,⟧ y",
	  NULL, NULL },
	{ FIX "find: after-comma", "Foix,Pamiers 3,5 a,1 https://a.fr/a,b",
	  "Foix⟦,⟧Pamiers 3,5 a,1 "
	  "https://a.fr/a,b",
	  "<,>", "Foix, Pamiers 3,5 a,1 https://a.fr/a,b" },
	{ FIX "find: many", "Le  pont \u00A0 ici\n  - a  \n", "Le⟦  ⟧pont⟦ \u00A0 ⟧ici\n  - a  \n",
	  "<  >", "Le pont\u00A0ici\n  - a  \n" },
	{ FIX "find: brackets", "Foix ( 09 ) et (a) :( b : )", "Foix ⟦( ⟧09⟦ )⟧ et (a) :⟦( ⟧b : )",
	  "<(>", "Foix (09) et (a) :(b : )" },
	{ FIX "find: before-comma", "Foix ,Pamiers, 3 ,5 et ,5", "Foix⟦ ,⟧Pamiers, 3 ,5 et ,5",
	  "<,>", "Foix,Pamiers, 3 ,5 et ,5" },
	{ FIX "find: quotes", "le \" chat botté \".", "le ⟦\" chat botté \"⟧.", "<chat botté>",
	  "le «\u00A0chat botté\u00A0»." },
	{ FIX "find: quotes", "15 \" sur 20 \" et \" a \", ou \" seul", NULL, NULL, NULL },
	{ FIX "find: quotes", "le \"plan A\" et “b c”", "le ⟦\"plan A\"⟧ et ⟦“b c”⟧", "<plan A>",
	  "le «\u00A0plan A\u00A0» et «\u00A0b c\u00A0»" },
	{ FIX "find: quotes",
	  "15\" de neige, 20\" ici, a=\"b c\", « le “plan” », \" a \", \"a\nb\"", NULL, NULL,
	  NULL },
	{ FIX "find: inside-quotes", "«a b» et « c\u00A0»", "⟦«⟧a b⟦»⟧ et « c\u00A0»", "<«>",
	  "«\u00A0a b\u00A0» et « c\u00A0»" },
	{ FIX "find: dots", "Bientôt.. ici, vent, etc... Puis.....",
	  "Bientôt⟦..⟧ ici, vent, ⟦etc...⟧ "
	  "Puis⟦.....⟧",
	  "<..>", "Bientôt… ici, vent, etc. Puis…" },
	{ FIX "find: dots", "Etc … a", "⟦Etc …⟧ a", "<Etc …>", "Etc. a" },
	{ FIX "find: dots", "a... b… etc. ../c 1..10 https://a.fr/.. etc\n.. d", NULL, NULL, NULL },
	{ FIX "find: three-dots", "a... b.... etc... d…", "a⟦...⟧ b.... etc... d…", "<...>",
	  "a… b.... etc... d…" },
	{ FIX "find: repeated-marks", "Oui !!! Non ?? Quoi !?! Ah ?! Oh !",
	  "Oui ⟦!!!⟧ Non ⟦??⟧ Quoi ⟦!?!⟧ Ah "
	  "?! Oh !",
	  "<!!!>", "Oui ! Non ? Quoi ! Ah ?! Oh !" },
	{ FIX "find: before-double\nscope: alt",
	  "---\nmedia: [{image: a, alt: 'un : b'}]\n---\na : b",
	  "---\nmedia: [{image: a, alt: 'un : b'}]\n---\na : b⟦0:  ⟧", "<:>", NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("spacing", cases);
}

/* Blanks that stand between the elements of a document only to part words are not
 * the writer's. */
static const struct kind_case documents[] = {
	{ FIX "find: brackets", "Un (*mot*) et ( *deux*)", "Un (*mot*) et ⟦( ⟧*deux*)", NULL,
	  NULL },
	{ FIX "find: before-double", "**Avis** : fermé **ici** !", "**Avis**⟦ ⟧: fermé **ici**⟦ ⟧!",
	  "<:>", NULL },
	{ FIX "find: before-double", "**Avis**&nbsp;: «\u00A0*mot*\u00A0»", NULL, NULL, NULL },
	{ FIX "find: missing-before-double", "**Avis** : a, *b*: c", "**Avis** : a, *b*⟦:⟧ c", NULL,
	  NULL },
};

static void finds_in_documents(void **state)
{
	(void)state;
	KIND_TRY_AS(PL_FORM_MARKDOWN, "spacing", documents);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(finds_in_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
