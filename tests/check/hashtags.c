/* hashtags: too many, in a row, cut, of figures, long, repeated, in one case. */
#include "check/kind.h"

#define STRICT "---\nnetworks: strict\n---\n"
#define FIX    "fix: suggested\n"

static const struct kind_case cases[] = {

	{ FIX "find: count\nmax: 2", "#a #b et #c #d", "#a #b et ⟦#c⟧ #d", "<4><#c>", NULL },
	{ FIX "find: count\nmax: 2", "#a #b\n---\n#c #d", NULL, NULL, NULL },
	{ FIX "find: row\nmax: 2", "#a #b et #c", NULL, NULL, NULL },
	/* Two by the network's own grammar, in which one behind a bracket is none. */
	{ FIX "find: count\nby: network", STRICT "(#a) #b #c", NULL, NULL, NULL },
	{ FIX "find: count\nby: network", STRICT "(#a) #b #c #d #e", STRICT "(#a) #b #c ⟦#d⟧ #e",
	  "<4><#d><Strict>", NULL },
	{ FIX "find: count\nby: advice", STRICT "#b\n---\n#c #d", STRICT "#b\n---\n#c ⟦#d⟧",
	  "<2><#d><Strict>", NULL },
	{ FIX "find: count\nby: network", "#a #b #c #d #e", NULL, NULL, NULL },
	{ FIX "find: count\nby: network", "---\nnetworks: heavy\n---\n#a #b #c #d #e", NULL, NULL,
	  NULL },
	{ FIX "find: row\nmax: 2", "feux #a #b\n#c #d", "feux #a #b\n⟦#c⟧ #d", "<4><#c>", NULL },
	{ FIX "find: row\nmax: 1", "#a, #b #c", "#a, #b ⟦#c⟧", "<2><#c>", NULL },
	{ FIX "find: digits", "Élections #2026 : #11 et #112",
	  "Élections ⟦#2026⟧ : ⟦#11⟧ et ⟦#112⟧", "<#2026>", NULL },
	{ FIX "find: digits", "#Vote2026 #2026Vote n&#176; https://a.fr/b#2026 1#2 #20-30", NULL,
	  NULL, NULL },
	{ FIX "find: cut", "#Saint-Étienne et #Cote-d’Azur", "⟦#Saint-Étienne⟧ et ⟦#Cote-d’Azur⟧",
	  "<#Saint-Étienne>", "#SaintÉtienne et #CoteDAzur" },
	{ FIX "find: cut", "#orages - prudence, #Lozère : l’A75. #Neige. Demain. #JO’", NULL, NULL,
	  NULL },
	{ FIX "find: cut", "la # neige tombe", "la ⟦# neige⟧ tombe", "<# neige>",
	  "la #neige tombe" },
	{ FIX "find: cut", "# Titre\nn° # 5 : texte", NULL, NULL, NULL },
	{ FIX "find: cut", "#Gard.restez ici. #Gard.Restez", "⟦#Gard.restez⟧ ici. #Gard.Restez",
	  NULL, "#Gard.restez ici. #Gard.Restez" },
	{ FIX "find: long\nmax: 5", "#éééééé #ééééé", "⟦#éééééé⟧ #ééééé", "<#éééééé>", NULL },
	{ FIX "find: repeat", "#Crue : la #crue, #Crues", "#Crue : la ⟦#crue⟧, #Crues", "<#crue>",
	  "#Crue : la crue, #Crues" },
	{ FIX "find: repeat", "#Préfet #prefet\n---\n#prefet", "#Préfet ⟦#prefet⟧\n---\n#prefet",
	  NULL, NULL },
	{ FIX "find: case\nlist: mots", "#journeedupatrimoine", "⟦#journeedupatrimoine⟧",
	  "<#journeedupatrimoine><#JourneeDuPatrimoine>", "#JourneeDuPatrimoine" },
	{ FIX "find: case\nlist: mots", "#sécuritéroutière #feuxdeforets2026",
	  "⟦#sécuritéroutière⟧ ⟦#feuxdeforets2026⟧", NULL, "#SécuritéRoutière #FeuxDeForets2026" },
	{ FIX "find: case\nlist: mots",
	  "#developpement #routes #dela #gendarmerie #securite_routiere "
	  "#SecuriteRoutiere #route2026",
	  NULL, NULL, NULL },
	{ FIX "find: case\nlist: mots\nfrench: true", "#gestiondecrise #rentreescolaire2026",
	  "⟦#gestiondecrise⟧ ⟦#rentreescolaire2026⟧", "<#gestiondecrise><#GestionDeCrise>",
	  "#GestionDeCrise #RentreeScolaire2026" },
	{ FIX "find: case\nlist: mots\nfrench: true",
	  "#surprise #villeurbanne #contravention #qualite #surlaplage",
	  "#surprise #villeurbanne "
	  "#contravention #qualite ⟦#surlaplage⟧",
	  NULL, NULL },
	{ FIX "find: case\nlist: mots", "#gestiondecrise", NULL, NULL, NULL },
	{ FIX "find: case\nlist: mots\nexceptions: [DeveloppementDurable]",
	  "#developpementdurable #securiteroutiere", "#developpementdurable ⟦#securiteroutiere⟧",
	  NULL, NULL },
	/* What was found out about one is remembered: the sign is each one's own. */
	{ FIX "find: case\nlist: mots\nexceptions: [DeveloppementDurable]",
	  "#developpementdurable #securiteroutiere #developpementdurable ＃securiteroutiere",
	  "#developpementdurable ⟦#securiteroutiere⟧ #developpementdurable ⟦＃securiteroutiere⟧",
	  "<#securiteroutiere><#SecuriteRoutiere>",
	  "#developpementdurable #SecuriteRoutiere #developpementdurable ＃SecuriteRoutiere" },
	{ FIX "find: lead\nmax: 2", "🚨 #Gard #Crue : alerte #a", "🚨 ⟦#Gard #Crue⟧ : alerte #a",
	  "<2><#Gard>", NULL },
	{ FIX "find: lead\nmax: 2", "#Gard : la #crue monte", NULL, NULL, NULL },
	{ FIX "find: none", "sans rien\n---\ndu tout", "sans rien\n---\ndu tout⟦whole⟧", NULL,
	  NULL },
	{ FIX "find: none", "sans rien\n---\n#ici", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("hashtags", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("hashtags", "find: case", "'list'");
	kind_refuse("hashtags", "find: rows", "row");
	kind_refuse("hashtags", "find: case\nlist: mot", "mot");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
