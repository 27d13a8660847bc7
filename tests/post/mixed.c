/* Mixed case: names into words, phrases into names. */
#include "post/mixed.h"

#include "test.h"

static void parts_names(void **state)
{
	static const struct {
		const char *name, *words, *figures;
	} cases[] = {
		{ "", "", "" },
		{ "PlanDeVigilance", "plan de vigilance", "plan de vigilance" },
		{ "plandevigilance", "plandevigilance", "plandevigilance" },
		{ "SNCFVoyageurs", "sncf voyageurs", "sncf voyageurs" },
		{ "_foo__bar_", "foo bar", "foo bar" },
		{ "VigilanceCrue30", "vigilance crue30", "vigilance crue 30" },
		{ "V1Test", "v1 test", "v 1 test" },
		{ "ÉtéÀLaMer", "été à la mer", "été à la mer" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf plain = { 0 }, figures = { 0 };

		pl_mixed_words(&plain, pl_str_of(cases[i].name), false);
		pl_mixed_words(&figures, pl_str_of(cases[i].name), true);
		if (!pl_str_is(pl_buf_str(&plain), cases[i].words) ||
		    !pl_str_is(pl_buf_str(&figures), cases[i].figures))
			fail_msg("%s: %s, %s", cases[i].name, plain.at, figures.at);
		pl_buf_release(&plain);
		pl_buf_release(&figures);
	}
}

static void makes_hashtags(void **state)
{
	static const struct {
		const char *phrase, *hashtag;
	} cases[] = {
		{ "", "" },
		{ "plan de vigilance", "PlanDeVigilance" },
		{ "  L’été à  Saint-Étienne ! ", "LÉtéÀSaintÉtienne" },
		{ "SNCF et TER 2026", "SNCFEtTER2026" },
		{ "#déjà_fait", "DéjàFait" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf out = { 0 };

		pl_hashtag_of(&out, pl_str_of(cases[i].phrase));
		if (!pl_str_is(pl_buf_str(&out), cases[i].hashtag))
			fail_msg("%s: %s", cases[i].phrase, out.at);
		pl_buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_names),
		cmocka_unit_test(makes_hashtags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
