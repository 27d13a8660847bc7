/* schedule: dates and hours that do not fit. */
#include "check/kind.h"

#define ON(date)       "---\ndate: " date "\n---\n"
#define NOW            ON("2026-03-12")
#define WEEKDAY        "fix: suggested\nfind: weekday"
#define CAMPAIGN(date) "---\ndate: " date "\ncampagne: Octobre rose\n---\n"

static const struct kind_case weekdays[] = {
	/* With the year written nobody needs to know when it goes out. */
	{ WEEKDAY, "Rendez-vous mardi 18 février 2015.", "Rendez-vous ⟦mardi 18 février 2015⟧.",
	  "<mardi 18 février 2015><18 février 2015><mercredi>",
	  "Rendez-vous mercredi 18 février 2015." },
	{ WEEKDAY, "Mardi\u00A01er avril 2026", "⟦Mardi\u00A01er avril 2026⟧",
	  "<Mardi\u00A01er avril 2026><1er avril 2026><mercredi>", "Mercredi\u00A01er avril 2026" },
	{ WEEKDAY, "Mercredi 18 février 2015, jeudi 31 novembre 2026, mardi 7 mai 1409", NULL, NULL,
	  NULL },
	{ WEEKDAY, "du lundi 3 au jeudi 5 novembre 2026", "du ⟦lundi 3⟧ au jeudi 5 novembre 2026",
	  "<lundi 3><3 novembre 2026><mardi>", NULL },
	/* Without it, the nearest year is meant, when there is one. */
	{ WEEKDAY, "Rendez-vous mardi 18 mars.", NULL, NULL, NULL },
	{ WEEKDAY, NOW "Rendez-vous mardi 18 mars.", NOW "Rendez-vous ⟦mardi 18 mars⟧.",
	  "<mardi 18 mars><18 mars 2026><mercredi>", NULL },
	{ WEEKDAY, NOW "Rendez-vous mercredi 18 mars.", NULL, NULL, NULL },
	{ WEEKDAY, NOW "Rendez-vous mardi 10 septembre.", NULL, NULL, NULL },
	{ WEEKDAY, ON("2026-12-20") "Vœux vendredi 8 janvier et jeudi 8 janvier.",
	  ON("2026-12-20") "Vœux vendredi 8 janvier et ⟦jeudi 8 janvier⟧.", NULL, NULL },
	{ WEEKDAY "\nnot-with: commémor", "On commémore mardi 18 février 2015.", NULL, NULL, NULL },
};

static const struct kind_case impossible[] = {
	{ "find: impossible", "Le 31 novembre à Gap, le 30/02/2026, le 29 février 2026.",
	  "Le ⟦31 novembre⟧ à Gap, le ⟦30/02/2026⟧, le ⟦29 février 2026⟧.", "<31 novembre>", NULL },
	{ "find: impossible",
	  "Le 29 février, le 29/02/2028, le 31 et 5 juin, le 31/11, #31novembre", NULL, NULL,
	  NULL },
	{ "find: impossible", "https://a.gouv.fr/31/11/2026 et 1/2/3", NULL, NULL, NULL },
	{ "find: impossible", "du mardi 31 au jeudi 2 juin", "du ⟦mardi 31⟧ au jeudi 2 juin", NULL,
	  NULL },
};

#define PAST "find: past\npattern: '(?i)ez\\b|aura|sera'\nnot-with: depuis"

static const struct kind_case past[] = {
	{ PAST, NOW "Inscrivez-vous avant le 10 mars 2026.",
	  NOW "Inscrivez-vous avant le ⟦10 mars 2026⟧.", "<10 mars 2026>", NULL },
	{ PAST, NOW "Inscrivez-vous avant le 12 mars 2026, ou le 13 mars.", NULL, NULL, NULL },
	{ PAST, "Inscrivez-vous avant le 10 mars 2026.", NULL, NULL, NULL },
	{ PAST, NOW "Venez : ouvert depuis le 10 mars 2026.", NULL, NULL, NULL },
	{ PAST, NOW "Le pont a rouvert le 10 mars 2026. Passez !", NULL, NULL, NULL },
	/* A period that goes on is not over. */
	{ PAST, NOW "Venez du 10 au 14 mars 2026, du 28 février 2026 au 3 avril.", NULL, NULL,
	  NULL },
	{ PAST, NOW "Venez le 10 mars 2026 à 18 h.", NOW "Venez le ⟦10 mars 2026⟧ à 18 h.", NULL,
	  NULL },
	{ PAST, NOW "Venez si votre contrat date du 10 mars 2011.", NULL, NULL, NULL },
	{ PAST, NOW "Venez le 2 mars, le 10 septembre.", NOW "Venez le ⟦2 mars⟧, le 10 septembre.",
	  NULL, NULL },
};

static const struct kind_case hashtags[] = {
	{ "find: hashtag-year", NOW "#SemaineVelo2025 #SemaineVelo2026 #JO2030 #Verdun1916",
	  NOW "⟦#SemaineVelo2025⟧ #SemaineVelo2026 #JO2030 #Verdun1916", "<#SemaineVelo2025>",
	  NULL },
	{ "find: hashtag-year", ON("2026-01-08") "#Voeux2025", NULL, NULL, NULL },
	{ "find: hashtag-year", "#SemaineVelo2025", NULL, NULL, NULL },
	{ "find: hashtag-year", NOW "#a2025 #2025 #tel012025", NOW "⟦#a2025⟧ #2025 #tel012025",
	  NULL, NULL },
};

#define PERIOD "find: in-period\nlist: reserve\npattern: '(?i)inaugure'\nnot-with: procuration"

static const struct kind_case periods[] = {
	{ PERIOD, NOW "Le préfet inaugure le pont.", NOW "Le préfet ⟦inaugure⟧ le pont.",
	  "<inaugure><22 mars 2026><Municipales>", NULL },
	{ PERIOD, NOW "Le préfet inaugure la procuration.", NULL, NULL, NULL },
	{ PERIOD, "Le préfet inaugure le pont.", NULL, NULL, NULL },
	{ PERIOD, ON("2026-02-22") "Le préfet inaugure le pont.", NULL, NULL, NULL },
	{ PERIOD, ON("2026-02-23") "On inaugure.", ON("2026-02-23") "On ⟦inaugure⟧.", NULL, NULL },
	/* Until the hour that is told. */
	{ PERIOD, ON("2026-03-22 19:59") "On inaugure.", ON("2026-03-22 19:59") "On ⟦inaugure⟧.",
	  NULL, NULL },
	{ PERIOD, ON("2026-03-22 20:30") "On inaugure.", NULL, NULL, NULL },
	{ PERIOD, ON("2027-01-05 10:00") "On inaugure.", ON("2027-01-05 10:00") "On ⟦inaugure⟧.",
	  NULL, NULL },
	{ "find: off-campaign\nlist: campagnes", CAMPAIGN("2026-12-03") "Octobre rose",
	  CAMPAIGN("2026-12-03") "Octobre rose⟦whole⟧", "<1er octobre><31 octobre>", NULL },
	{ "find: off-campaign\nlist: campagnes", CAMPAIGN("2026-10-31") "Octobre rose", NULL, NULL,
	  NULL },
	{ "find: off-campaign\nlist: campagnes", CAMPAIGN("2026-09-28") "Bientôt",
	  CAMPAIGN("2026-09-28") "Bientôt⟦whole⟧", NULL, NULL },
	{ "find: off-campaign\nlist: campagnes\ndays: 7", CAMPAIGN("2026-09-28") "Bientôt", NULL,
	  NULL, NULL },
	/* Over the turn of the year. */
	{ "find: off-campaign\nlist: campagnes",
	  "---\ndate: 2027-01-04\ncampagne: noël\n---\nBonsoir", NULL, NULL, NULL },
};

#define HOURS "find: off-hours"

static const struct kind_case sessions[] = {
	{ "find: short-notice\ndays: 2", ON("09/03/2026") "Séance le 10 mars, bilan le 11 mars.",
	  ON("09/03/2026") "Séance le ⟦10 mars⟧, bilan le 11 mars.", "<10 mars>", NULL },
	{ "find: short-notice\ndays: 2", ON("2026-03-08") "Séance le 10 mars.", NULL, NULL, NULL },
	{ "find: short-notice\ndays: 2", "Séance le 10 mars 2026.", NULL, NULL, NULL },
	{ "find: long-session", "De 14 h à 18 h", "De ⟦14 h à 18 h⟧", "<4\u00A0h>", NULL },
	{ "find: long-session", "De 18 h à 19 h 31", "De ⟦18 h à 19 h 31⟧",
	  "<1\u00A0h\u00A0"
	  "31>",
	  NULL },
	{ "find: long-session", "De 18 h à 19 h 30, 20 h et 23 h, 23 h – 0 h 30", NULL, NULL,
	  NULL },
	{ "find: long-session", "9 h à 10 h, 14h-16h", "9 h à 10 h, ⟦14h-16h⟧", NULL, NULL },
	{ HOURS, "Séance dimanche 8 mars à 22 h", "Séance ⟦dimanche 8 mars⟧ à ⟦22 h⟧",
	  "<dimanche 8 mars>", NULL },
	{ HOURS, "Séance le 14 juillet 2026 à 7 h 59", "Séance le ⟦14 juillet 2026⟧ à ⟦7 h 59⟧",
	  NULL, NULL },
	{ HOURS, "Séance mardi 10 mars 2026 de 18 h à 21 h, puis 22 h", NULL, NULL, NULL },
	{ HOURS "\nopens: 9\ncloses: 18", "8 h 30", "⟦8 h 30⟧", NULL, NULL },
	{ HOURS "\nphases: [annonce]", "À 23 h", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("schedule", weekdays);
	KIND_TRY("schedule", impossible);
	KIND_TRY("schedule", past);
	KIND_TRY("schedule", hashtags);
	KIND_TRY("schedule", periods);
	KIND_TRY("schedule", sessions);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("schedule", "find: in-period\nlist: reserve", "pattern");
	kind_refuse("schedule", "find: off-campaign\nlist: courts", "bit.ly");
	kind_refuse("schedule", "find: weekdays", "weekday");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(refuses) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
