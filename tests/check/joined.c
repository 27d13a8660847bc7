/* Words as French joins them, and their parts. */
#include "check/joined.h"

#include <string.h>

#include "test.h"

static const struct {
	const char *text;
	const char *words; /* joined by bars; parts within by commas */
} cases[] = {
	{ "", "" },
	{ "Deux mots.", "Deux|mots" },
	{ "L’eau, l'été et qu’il jusqu'au", "eau|été|et|il|au" },
	{ "va-t-il, dites-le, celui-ci", "va,t,il|dites,le|celui,ci" },
	{ "Saint-Rémy-de-Provence", "Saint,Rémy,de,Provence" },
	{ "Villeneuve-d’Ascq", "Villeneuve,Ascq" },
	{ "agent·e·s, agent.e.s, tou•te•s", "agent|agent|tou" },
	{ "inscrit(e)s et directeur/trice", "inscrit|et|directeur" },
	{ "1er 2e 18h30 CO2 v2 no_3 a@b #mot c=d", "" },
	{ "aujourd’hui O’Connor", "|" },
	{ "« mot » (mot) — mot…", "mot|mot|mot" },
	{ "-mot- 'mot' mot’", "mot|mot|mot" },
	{ "d’une demi-heure d’avance", "une|demi,heure|avance" },
	{ "e\xCC\x81te\xCC\x81", "e\xCC\x81te\xCC\x81" },
	{ "l’", "l" },
};

static void add_parts(struct pl_buf *out, struct pl_str word)
{
	struct pl_span part;
	bool first = true;

	for (size_t at = 0; pl_joined_part(word, &at, &part); first = false) {
		pl_buf_puts(out, first ? "" : ",");
		pl_buf_add(out, pl_str_in(word, part));
	}
}

static void splits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		struct pl_buf words = { 0 };
		struct pl_span word;
		bool first = true;

		for (size_t at = 0; pl_joined_next(text, &at, &word); first = false) {
			pl_buf_puts(&words, first ? "" : "|");
			add_parts(&words, pl_str_in(text, word));
		}
		if (!pl_str_is(pl_buf_str(&words), cases[i].words)) {
			print_error("text: %s\nwanted: %s\ncame: %.*s\n", cases[i].text,
				    cases[i].words, PL_ARGS(pl_buf_str(&words)));
			fail();
		}
		pl_buf_release(&words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(splits) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
