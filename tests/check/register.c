/* register: tu and vous for the same reader. */
#include "check/kind.h"

static const struct kind_case cases[] = {
	{ "", "Tu as 18 ans ? Inscrivez-vous.", "Tu as 18 ans ? ⟦Inscrivez-vous⟧.",
	  "<Inscrivez-vous><Tu>", NULL },
	/* The fewer are told, once. */
	{ "", "Vos droits, vos devoirs : viens avec ton dossier et ta carte. Vous pouvez.",
	  "Vos droits, vos devoirs : viens avec ⟦ton⟧ dossier et ta carte. Vous pouvez.",
	  "<ton><Vos>", NULL },
	{ "", "As-tu pensé à tes papiers ? Appelez le 3939.",
	  "As-tu pensé à tes papiers ? ⟦Appelez⟧ le 3939.", "<Appelez><As-tu>", NULL },
	{ "verbs: false", "As-tu pensé à tes papiers ? Appelez le 3939.", NULL, NULL, NULL },
	{ "", "Inscris-toi : VOTRE carte est prête.", "Inscris-toi : ⟦VOTRE⟧ carte est prête.",
	  "<VOTRE><Inscris-toi>", NULL },
	/* One of them alone. */
	{ "", "Tu peux venir avec tes parents, à ton rythme.", NULL, NULL, NULL },
	{ "", "Vous pouvez venir avec vos enfants, appelez-nous.", NULL, NULL, NULL },
	/* Other words that look so. */
	{ "", "Le témoin s’est tu : vous pouvez venir. L’heure est en TU.", NULL, NULL, NULL },
	{ "", "Le ton monte, d’un ton calme : vous attendez ton sur ton.", NULL, NULL, NULL },
	{ "", "Tu as rendez-vous à Rodez, chez toi, assez tôt.", NULL, NULL, NULL },
	{ "", "Tu vas à Rodez. Rodez t’attend.", "Tu vas à Rodez. Rodez t’attend.", NULL, NULL },
	/* Quotations, hashtags and other languages. */
	{ "", "« Tu bois, tu conduis ? » : répondez au questionnaire.", NULL, NULL, NULL },
	{ "", "Arrêtez-vous ! #TuConduisTuBois", NULL, NULL, NULL },
	{ "", "---\nlangue: es\n---\nTu casa, vous", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("register", cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
