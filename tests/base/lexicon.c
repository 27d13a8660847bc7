/* Dictionaries of the system: a language alone is that of its country, and nothing else is
 * guessed. */
#include "base/lexicon.h"

#include "base/source.h"
#include "test.h"

static void other_names_are_taken_as_they_are(void **state)
{
	static const char *const none[] = {
		"", "f", "Zz", "zZ", "1z", "z1", "{z", "z{", "zz", "zz_ZZ", "../hunspell/zz"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		struct pl_arena arena = { 0 };
		struct pl_str aff, dic;

		if (pl_lexicon_find(&arena, pl_str_of(none[i]), &aff, &dic))
			fail_msg("'%s' is %s", none[i], dic.at);
		pl_arena_release(&arena);
	}
}

static void languages_are_found(void **state)
{
	struct pl_arena arena = { 0 };
	struct pl_str aff, dic;

	(void)state;
	if (!pl_file_is("/usr/share/hunspell/fr.dic") &&
	    !pl_file_is("/usr/share/hunspell/fr_FR.dic"))
		skip();
	assert_true(pl_lexicon_find(&arena, PL_STR("fr"), &aff, &dic));
	assert_true(pl_file_is(aff.at) && pl_file_is(dic.at));
	assert_true(pl_str_ends(aff, ".aff") && pl_str_ends(dic, ".dic"));
	pl_arena_release(&arena);
}

static void memory_may_end(void **state)
{
	(void)state;
	for (long n = 0; n < 4; n++) {
		struct pl_arena arena = { 0 };
		struct pl_str aff, dic;

		pl_mem_fail_after(n, true);
		pl_lexicon_find(&arena, PL_STR("zz"), &aff, &dic);
		pl_mem_fail_after(-1, false);
		assert_int_equal(arena.failed, pl_mem_refused());
		pl_arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_names_are_taken_as_they_are),
		cmocka_unit_test(languages_are_found),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
