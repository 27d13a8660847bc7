/* How often texts meet the sets that a pattern needs. */
#include "base/odds.h"

#include "test.h"

static const char posts[] = "le pont est ferme\0le préfet\0le pont est ouvert\0merci";

static const struct pl_phrase everyday[] = { { { "le ", 3 }, false, false } };
static const struct pl_phrase rare[] = {
	{ { "ferme", 5 }, false, false },
	{ { "ouvert", 6 }, false, false },
};

static struct pl_literals literals_of_both(void)
{
	return (struct pl_literals){
		.sets = { { everyday, 1, PL_LITERAL_FAR, PL_LITERAL_FAR },
			  { rare, 2, PL_LITERAL_FAR, PL_LITERAL_FAR } },
		.n_sets = 2,
	};
}

static bool is_near(double one, double other)
{
	return one - other < 1e-9 && other - one < 1e-9;
}

static void texts_of_a_sample_are_counted(void **state)
{
	struct pl_sample *sample = pl_sample_new((struct pl_str){ posts, sizeof(posts) });
	struct pl_literals literals = literals_of_both();
	struct pl_arena arena = { 0 };
	struct pl_odds odds;

	(void)state;
	assert_non_null(sample);
	assert_true(pl_odds_take(&odds, &literals, sample, &arena));
	assert_int_equal(odds.n_sets, 2);
	/* Of four texts and a guess for one more. */
	assert_true(is_near(pl_odds_met(&odds, 0), 1));
	assert_true(is_near(pl_odds_met(&odds, 1), (3 + odds.guess[0]) / 5));
	assert_true(is_near(pl_odds_met(&odds, 2), (2 + odds.guess[1]) / 5));
	assert_true(is_near(pl_odds_met(&odds, 3), (2 + odds.guess[0] * odds.guess[1]) / 5));
	pl_arena_release(&arena);
	pl_sample_free(sample);
}

static void without_a_sample_letters_tell(void **state)
{
	struct pl_literals literals = literals_of_both();
	struct pl_arena arena = { 0 };
	struct pl_odds odds;

	(void)state;
	assert_true(pl_odds_take(&odds, &literals, NULL, &arena));
	assert_true(odds.guess[0] > odds.guess[1] && odds.guess[1] > 0);
	assert_true(odds.times[0] > odds.times[1] && odds.guess[0] < 1);
	assert_true(is_near(pl_odds_met(&odds, 3), odds.guess[0] * odds.guess[1]));
	assert_true(is_near(pl_odds_met(&odds, 2), odds.guess[1]));
	pl_arena_release(&arena);
}

/* In the sample the outline of « 9 h » and « 3 mai » is the same. */
static void outlines_are_looked_at_apart(void **state)
{
	static const char dates[] = "À 9 h\0Le 3 mai\0Demain";
	static const struct pl_phrase number = { { "0 a", 3 }, false, false };
	struct pl_sample *sample = pl_sample_new((struct pl_str){ dates, sizeof(dates) });
	struct pl_literals literals = {
		.outlines = { { &number, 1, PL_LITERAL_FAR, PL_LITERAL_FAR } }, .n_outlines = 1
	};
	struct pl_arena arena = { 0 };
	struct pl_odds odds;

	(void)state;
	assert_non_null(sample);
	assert_true(pl_odds_take(&odds, &literals, sample, &arena));
	assert_true(is_near(pl_odds_met(&odds, 1), (2 + odds.guess[0]) / 4));
	pl_arena_release(&arena);
	pl_sample_free(sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_of_a_sample_are_counted),
		cmocka_unit_test(without_a_sample_letters_tell),
		cmocka_unit_test(outlines_are_looked_at_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
