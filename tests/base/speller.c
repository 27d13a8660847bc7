/* Dictionaries of Hunspell, from loading to what they suggest. */
#include "base/speller.h"

#include "base/dictionary.h"

static struct dictionary dictionary;

static struct pl_speller *get(struct pl_spellers *spellers, const char *name)
{
	char aff[128], dic[128];
	struct pl_err err = { 0 };
	struct pl_speller *speller;

	dictionary_path(aff, sizeof(aff), &dictionary, name, ".aff");
	dictionary_path(dic, sizeof(dic), &dictionary, name, ".dic");
	speller = pl_spellers_get(spellers, pl_str_of(aff), pl_str_of(dic), &err);
	if (!speller)
		fail_msg("%s", err.text);
	return speller;
}

static void needs_hunspell(void)
{
	if (!pl_speller_possible(NULL))
		skip();
}

static const struct {
	const char *name, *word;
	bool known;
} cases[] = {
	{ "plain", "word", true },  { "plain", "words", true },  { "plain", "Words", true },
	{ "plain", "wrod", false }, { "plain", "paris", false }, { "plain", "Paris", true },
	{ "plain", "l'eau", true }, { "plain", "été", true },    { "plain", "ÉTÉ", true },
	{ "plain", "ete", false },  { "plain", "", false },      { "old", "été", true },
	{ "old", "ete", false },    { "old", "été€", false },
};

static void knows(void **state)
{
	struct pl_spellers *spellers = pl_spellers_new();

	(void)state;
	needs_hunspell();
	/* Twice: the second time from memory. */
	for (size_t i = 0; i < 2 * sizeof(cases) / sizeof(cases[0]); i++) {
		size_t n = i % (sizeof(cases) / sizeof(cases[0]));

		if (pl_speller_knows(get(spellers, cases[n].name), pl_str_of(cases[n].word)) !=
		    cases[n].known)
			fail_msg("%s: '%s'", cases[n].name, cases[n].word);
	}
	assert_ptr_equal(get(spellers, "plain"), get(spellers, "plain"));
	pl_spellers_free(spellers);
}

static void knows_no_monsters(void **state)
{
	struct pl_spellers *spellers = pl_spellers_new();
	struct pl_buf word = { 0 };

	(void)state;
	needs_hunspell();
	for (int i = 0; i < 100000; i++)
		pl_buf_puts(&word, "word");
	assert_false(pl_speller_knows(get(spellers, "plain"), pl_buf_str(&word)));
	assert_false(pl_speller_suggest(get(spellers, "plain"), pl_buf_str(&word), &word));
	assert_false(pl_speller_knows(get(spellers, "plain"), (struct pl_str){ "wo\0rd", 5 }));
	pl_buf_release(&word);
	pl_spellers_free(spellers);
}

/* A dictionary may hold anything: what is no word is not looked up in it. */
static const struct {
	const char *word;
	bool asked;
} odd[] = {
	{ "aujourd'hui", true },
	{ "aujourd’hui", true },
	{ "porte-clé", true },
	{ "1er", true },
	{ "CO₂", true },
	{ "m²", true },
	{ "é\xCC\x81t", true },
	{ "a.b", true },
	{ "x_y", true },
	{ "wo+rd", false },
	{ "wo(rd", false },
	{ "wo rd", false },
	{ "wo\trd", false },
	{ "wo\x01rd", false },
	{ "wo\xFFrd", false },
	{ "wo\xC3", false },
	{ "wo\xE2\x80\x8Brd", false }, /* zero width space */
	{ "wo\xE2\x80\xAErd", false }, /* right-to-left override */
	{ "wo\xED\xA0\x80rd", false }, /* half a surrogate pair */
	{ "😀", false },
};

static void asks_for_words_only(void **state)
{
	struct pl_spellers *spellers = pl_spellers_new();
	struct pl_buf dic = { 0 }, out = { 0 };

	(void)state;
	needs_hunspell();
	pl_buf_printf(&dic, "%zu\n", sizeof(odd) / sizeof(odd[0]));
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		pl_buf_printf(&dic, "%s\n", odd[i].word);
	dictionary_write(&dictionary, "odd", ".aff", "SET UTF-8\nTRY wo\n");
	dictionary_write(&dictionary, "odd", ".dic", dic.at);
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		struct pl_str word = pl_str_of(odd[i].word);

		if (pl_speller_knows(get(spellers, "odd"), word) != odd[i].asked)
			fail_msg("%s", odd[i].word);
		if (!odd[i].asked && pl_speller_suggest(get(spellers, "odd"), word, &out))
			fail_msg("%s: %s", odd[i].word, out.at);
	}
	pl_buf_release(&dic);
	pl_buf_release(&out);
	pl_spellers_free(spellers);
}

/* More words than are kept: the first are asked again, and known as before. */
static void forgets(void **state)
{
	struct pl_spellers *spellers = pl_spellers_new();
	struct pl_speller *speller;

	(void)state;
	needs_hunspell();
	speller = get(spellers, "plain");
	assert_true(pl_speller_knows(speller, PL_STR("word")));
	for (unsigned i = 0; i < 40000; i++) {
		char word[16];

		snprintf(word, sizeof(word), "x%uy", i);
		assert_false(pl_speller_knows(speller, pl_str_of(word)));
	}
	assert_true(pl_speller_knows(speller, PL_STR("word")));
	pl_spellers_free(spellers);
}

static void suggests(void **state)
{
	struct pl_spellers *spellers = pl_spellers_new();
	struct pl_buf out = { 0 };

	(void)state;
	needs_hunspell();
	assert_true(pl_speller_suggest(get(spellers, "plain"), PL_STR("helo"), &out));
	assert_string_equal(out.at, "hello");
	pl_buf_cut(&out, 0);
	assert_true(pl_speller_suggest(get(spellers, "old"), PL_STR("étée"), &out));
	assert_string_equal(out.at, "été");
	assert_false(pl_speller_suggest(get(spellers, "plain"), PL_STR("zzzzzzzzz"), &out));
	pl_buf_release(&out);
	pl_spellers_free(spellers);
}

/* Windows' names of character sets, which iconv does not have; and one half of one dictionary
 * with the other half of another is a third. */
static void reads_other_sets_of_characters(void **state)
{
	struct pl_spellers *spellers = pl_spellers_new();
	struct pl_buf aff = { 0 }, dic = { 0 };
	struct pl_speller *speller;

	(void)state;
	needs_hunspell();
	dictionary_write(&dictionary, "old", ".aff", "SET microsoft-cp1252\nTRY esianrtol\n");
	pl_buf_printf(&aff, "%s/old.aff", dictionary.folder);
	pl_buf_printf(&dic, "%s/old.dic", dictionary.folder);
	speller = pl_spellers_get(spellers, pl_buf_str(&aff), pl_buf_str(&dic), NULL);
	assert_non_null(speller);
	assert_true(pl_speller_knows(speller, PL_STR("été")));
	pl_buf_cut(&dic, 0);
	pl_buf_printf(&dic, "%s/plain.dic", dictionary.folder);
	assert_ptr_not_equal(pl_spellers_get(spellers, pl_buf_str(&aff), pl_buf_str(&dic), NULL),
			     speller);
	pl_buf_release(&aff);
	pl_buf_release(&dic);
	pl_spellers_free(spellers);
}

static int make(void **state)
{
	(void)state;
	dictionary_make(&dictionary);
	return 0;
}

static int clean(void **state)
{
	(void)state;
	dictionary_remove(&dictionary);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows),
		cmocka_unit_test(knows_no_monsters),
		cmocka_unit_test(asks_for_words_only),
		cmocka_unit_test(forgets),
		cmocka_unit_test(suggests),
		cmocka_unit_test(reads_other_sets_of_characters),
	};
	return cmocka_run_group_tests(tests, make, clean);
}
