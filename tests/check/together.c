/* together: what a post has and lacks. */
#include "check/kind.h"

#define EVENT "---\nphase: Annonce\n---\n"
#define QUOTE "---\ncite: https://x.com/a/1\n---\n"
#define LINK  "---\nlien: https://www.gers.gouv.fr\n---\n"

static const struct kind_case cases[] = {
	/* What is missing is told, in the order of the rule, under its own name. */
	{ "needs: [date, hour, hashtag]", "Posez vos questions !", "Posez vos questions !⟦whole⟧",
	  "<la date, l’heure, le mot-dièse>", NULL },
	{ "needs: [date, hour, hashtag]", "Le 10 mars : #QR", "Le 10 mars : #QR⟦whole⟧",
	  "<l’heure>", NULL },
	{ "needs: [date, hour, hashtag]", "Mardi 10 mars à 18 h : #QR", NULL, NULL, NULL },
	{ "needs: [{say: {fr: le lieu, en: place}, pattern: 'à \\p{Lu}'}]", "Venez !",
	  "Venez !⟦whole⟧", "<le lieu>", NULL },
	{ "needs: [{say: {fr: le lieu, en: place}, pattern: 'à \\p{Lu}'}]", "Venez à Foix !", NULL,
	  NULL, NULL },
	{ "needs: [{say: suite, any: [link, phone]}]", "Appelez le 01 99 00 12 34.", NULL, NULL,
	  NULL },
	{ "needs: [{say: suite, any: [link, phone]}]", "Ou le 12 345 : c'est 15 km.",
	  "Ou le 12 345 : c'est 15 km.⟦whole⟧", "<suite>", NULL },
	{ "needs: [phone]", "Violences : 3919. Urgence : 114.", NULL, NULL, NULL },
	{ "needs: [phone]", "Suicide : 31\u00A014", NULL, NULL, NULL },
	{ "needs: [period]", "Dès 18 h", "Dès 18 h⟦whole⟧", "<les heures de début et de fin>",
	  NULL },
	{ "needs: [period]", "De 18 h à 19 h", NULL, NULL, NULL },
	{ "needs: [official-link]", "Ici : https://www.gers.gouv.fr/a et faux-gouv.fr", NULL, NULL,
	  NULL },
	{ "needs: [official-link]", "Ici : https://gers.faux-gouv.fr/a?b=.gouv.fr",
	  "Ici : https://gers.faux-gouv.fr/a?b=.gouv.fr⟦whole⟧", NULL, NULL },
	{ "needs: [link]", LINK "Bonjour", NULL, NULL, NULL },
	/* Only posts that have it all. */
	{ "has: [link, hashtag]\nwords-max: 2", "Ici https://a.gouv.fr #a",
	  "Ici https://a.gouv.fr #a⟦whole⟧", NULL, NULL },
	{ "has: [link, hashtag]\nwords-max: 2", "Ici https://a.gouv.fr", NULL, NULL, NULL },
	{ "has: link\nwords-max: 0", "https://a.gouv.fr", "https://a.gouv.fr⟦whole⟧", NULL, NULL },
	{ "has: quote\nwords-max: 2", QUOTE "À lire", QUOTE "À lire⟦whole⟧", NULL, NULL },
	{ "has: quote\nwords-max: 2", "À lire", NULL, NULL, NULL },
	{ "words-min: 3", "Un deux", NULL, NULL, NULL },
	{ "words-min: 3", "Un deux trois", "Un deux trois⟦whole⟧", NULL, NULL },
	{ "characters-min: 5", "été é", "été é⟦whole⟧", NULL, NULL },
	{ "characters-min: 5", " été  ", NULL, NULL, NULL },
	{ "has: english", "Please stay at home and do not drive to the shore.",
	  "Please stay at home and do not drive to the shore.⟦whole⟧", NULL, NULL },
	{ "has: english", "---\nlangue: en\n---\nPlease stay at home and do not go to the shore.",
	  NULL, NULL, NULL },
	{ "has: english",
	  "Restez chez vous, loin des berges et des caves.\nStay at home, and not on the shore.",
	  NULL, NULL, NULL },
	{ "has: thread", "a\n---\nb", "a\n---\nb⟦whole⟧", NULL, NULL },
	/* The phase is compared without case; a draft has none by itself. */
	{ "phases: [annonce]\nneeds: [date]", EVENT "Bientôt", EVENT "Bientôt⟦whole⟧", NULL, NULL },
	{ "phases: [annonce]\nneeds: [date]", "Bientôt", NULL, NULL, NULL },
	/* Told where it is said, and only when it is. */
	{ "at: '(?i)vigilance orange'\nneeds: [hour]", "Ici, vigilance orange.",
	  "Ici, ⟦vigilance orange⟧.", "<l’heure><vigilance orange>", NULL },
	{ "at: '(?i)vigilance orange'\nneeds: [hour]", "Vigilance jaune.", NULL, NULL, NULL },
	{ "at: (?i)vigilance", "Vigilance, vigilance.", "⟦Vigilance⟧, vigilance.", "<Vigilance>",
	  NULL },
	/* One needs the other, whose blanks do not count. */
	{ "with: {'(?i)violences': '3919', suicide: '3114'}", "Violences, suicide, violences",
	  "⟦Violences⟧, ⟦suicide⟧, violences", "<3919><Violences>", NULL },
	{ "with: {'(?i)violences': '3919', suicide: '3114'}",
	  "Violences : 39\u00A019. Le suicide : 31 14", NULL, NULL, NULL },
	{ "with: {violences: '3919'}", "violences : 39 1, 391 et 9", "⟦violences⟧ : 39 1, 391 et 9",
	  NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("together", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("together", "needs: [dat]", "date");
	kind_refuse("together", "has: [links]", "link");
	kind_refuse("together", "needs: date", "needs");
	kind_refuse("together", "needs: [{say: a}]", "any");
	kind_refuse("together", "needs: [{say: a, patern: b}]", "pattern");
	kind_refuse("together", "needs: [{say: a, pattern: '('}]", "(");
	kind_refuse("together", "with: {'(': a}", "(");
	kind_refuse("together", "with: [{a: b}]", "with");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(refuses) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
