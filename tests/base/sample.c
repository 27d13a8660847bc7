/* What a sample of texts holds is counted, in the texts and in their outlines. */
#include "base/sample.h"

#include "test.h"

static const char posts[] = "Vigilance orange\0Une vigilance, deux vigilances\0À 9 h";

static struct pl_sample *sample_of_posts(void)
{
	struct pl_sample *sample = pl_sample_new((struct pl_str){ posts, sizeof(posts) });

	assert_non_null(sample);
	return sample;
}

static void texts_are_counted(void **state)
{
	struct pl_sample *sample = sample_of_posts();

	(void)state;
	assert_int_equal(pl_sample_count(sample), 3);
	assert_int_equal(pl_sample_words(sample), 1);
	pl_sample_free(sample);
}

static uint64_t texts_with(const struct pl_sample *sample, const char *string, bool outline)
{
	uint64_t texts = 0;

	pl_sample_mark(sample, pl_str_of(string), outline, &texts);
	return texts;
}

static void texts_that_hold_a_string_are_marked(void **state)
{
	struct pl_sample *sample = sample_of_posts();

	(void)state;
	assert_int_equal(texts_with(sample, "vigilance", false), 3);
	assert_int_equal(texts_with(sample, "VIGILANCES", false), 2);
	assert_int_equal(texts_with(sample, "à 9", false), 4);

	assert_int_equal(texts_with(sample, "orangerie", false), 0);
	assert_int_equal(texts_with(sample, "0 a", true), 4);
	pl_sample_free(sample);
}

static void times_are_counted_and_guessed(void **state)
{
	struct pl_sample *sample = sample_of_posts();

	(void)state;
	assert_true(pl_sample_times(NULL, PL_STR("vigilance"), false, .5) == .5);
	assert_true(pl_sample_times(sample, PL_STR("vigilance"), false, 1) == 1);
	assert_true(pl_sample_times(sample, PL_STR("orangerie"), false, 1) == .25);
	pl_sample_free(sample);
}

/* Signs that a pattern may take for letters. */
static void what_folding_does_not_know_is_left_out(void **state)
{
	static const char texts[] = "des \u212A et du grec\0du français";
	struct pl_sample *sample = pl_sample_new((struct pl_str){ texts, sizeof(texts) });

	(void)state;
	assert_non_null(sample);
	assert_int_equal(pl_sample_count(sample), 1);
	assert_int_equal(texts_with(sample, "du", false), 1);
	assert_int_equal(texts_with(sample, "grec", false), 0);
	pl_sample_free(sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_counted),
		cmocka_unit_test(texts_that_hold_a_string_are_marked),
		cmocka_unit_test(times_are_counted_and_guessed),
		cmocka_unit_test(what_folding_does_not_know_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
