/* Slips of the pen, with a dictionary of a few words. */
#include "check/slip.h"

#include <string.h>

#include "test.h"

static const char *const known[] = {
	"préfecture",    "gouvernement", "inondation", "circulation", "habitants", "règlement",
	"réglementaire", "maître",       "œuvre",      "état",        "sécurité",  "appeler",
	"mois",          "après",        "très",       "voiture",     "événement", NULL
};
static const char *const listed[] = { "Nîmes", NULL };

static bool is_one_of(struct pl_str word, const char *const *words)
{
	for (; *words; words++) {
		if (pl_str_is(word, *words))
			return true;
	}
	return false;
}

/* As Hunspell, which takes a capital for a small letter. */
static bool knows(void *context, struct pl_str word)
{
	(void)context;
	assert_int_equal(word.at[word.len], 0);
	return is_one_of(word, known) || is_one_of(word, listed) || pl_str_is(word, "Préfecture") ||
	       pl_str_is(word, "État") || pl_str_is(word, "Gouvernement");
}

static bool names(void *context, struct pl_str word)
{
	(void)context;
	return is_one_of(word, listed);
}

static const struct {
	const char *word;
	const char *meant; /* NULL: nothing says that it is wrong */
} cases[] = {
	{ "trés", "très" },
	{ "tres", "très" },
	{ "prefecture", "préfecture" },
	{ "evenement", "événement" },
	{ "gouvenement", "gouvernement" },
	{ "gouvvernement", "gouvernement" },
	{ "innondation", "inondation" },
	{ "appeller", "appeler" },
	{ "circualtion", "circulation" },
	{ "circulatien", "circulation" },
	{ "habitans", "habitants" },
	{ "prefecure", "préfecture" },
	{ "moisaprès", "mois après" },
	{ "Nimes", "Nîmes" },
	{ "Prefecture", "Préfecture" },
	{ "Gouvenement", "Gouvernement" },
	/* Anybody's names. */
	{ "Circualtien", NULL },
	{ "Voitura", NULL },
	/* Too short, too far, not French. */
	{ "etat", "état" },
	{ "etut", NULL },
	{ "bivalirudine", NULL },
	{ "ドードー", NULL },
	{ "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", NULL },
	{ "a", NULL },
	{ "", NULL },
};

static struct pl_slips slips_with(uint32_t asks)
{
	return (struct pl_slips){ .knows = knows, .names = names, .asks = asks };
}

static void finds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_slips slips = slips_with(PL_SLIP_ASKS);
		struct pl_buf meant = { 0 };
		bool found = pl_slip_find(&slips, pl_str_of(cases[i].word), &meant);

		if (found != (cases[i].meant != NULL) ||
		    (found && !pl_str_is(pl_buf_str(&meant), cases[i].meant))) {
			print_error("word: %s\nwanted: %s\ncame: %.*s\n", cases[i].word,
				    cases[i].meant ? cases[i].meant : "nothing",
				    PL_ARGS(pl_buf_str(&meant)));
			fail();
		}
		pl_buf_release(&meant);
		pl_slips_release(&slips);
	}
}

static const struct {
	const char *word;
	bool right;
} whole[] = {
	{ "maitre", true },   { "règlementaire", true },  { "oeuvre", true },
	{ "Etat", true },     { "télésécurité", true },   { "réappeler", true },
	{ "etat", false },    { "reglement", false },     { "prémo", false },
	{ "mètre", false },   { "gouvenement", false },   { "co", false },
	{ "ドードー", true }, { "cybersécurite", false },
};

static void leaves_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		struct pl_slips slips = slips_with(PL_SLIP_ASKS);

		if (pl_slip_none(&slips, pl_str_of(whole[i].word)) != whole[i].right)
			fail_msg("%s", whole[i].word);
		pl_slips_release(&slips);
	}
}

/* However many words there are, a dictionary is asked no more than so often. */
static void ends(void **state)
{
	struct pl_slips slips = slips_with(100);
	struct pl_buf meant = { 0 };

	(void)state;
	for (int i = 0; i < 100; i++)
		pl_slip_find(&slips, PL_STR("bivalirudinerelement"), &meant);
	assert_int_equal(slips.asks, 0);
	assert_false(pl_slip_find(&slips, PL_STR("gouvenement"), &meant));
	pl_buf_release(&meant);
	pl_slips_release(&slips);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(leaves_alone),
		cmocka_unit_test(ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
