/* Adding a word to a configuration: what stands there stays, and what cannot be added to is
 * left alone. */
#include "rule/addword.h"

#include "test.h"

static const struct added_case {
	const char *before, *word;
	const char *after; /* NULL: it fails */
	const char *fault; /* a part of what is told */
} cases[] = {
	{ "", "SDIS", "accept: ['SDIS']\n", NULL },
	{ "# à nous\nlang: fr", "SDIS", "# à nous\nlang: fr\naccept: ['SDIS']\n", NULL },
	{ "lang: fr\r\n", "C++ (l'an)", "lang: fr\r\naccept: ['C\\+\\+ \\(l''an\\)']\n", NULL },
	{ "accept:\nlang: fr\n", "a", "accept: ['a']\nlang: fr\n", NULL },
	{ "accept: []\n", "a", "accept: ['a']\n", NULL },
	{ "accept: [b, \"c, d\"] # nos mots\n", "a", "accept: [b, \"c, d\", 'a'] # nos mots\n",
	  NULL },
	{ "accept: b # un mot\n", "a", "accept: [b, 'a'] # un mot\n", NULL },
	{ "accept:\n  - b # un\n  - c # deux\nlang: fr\n", "a",
	  "accept:\n  - b # un\n  - c # deux\n  - 'a'\nlang: fr\n", NULL },
	{ "accept:\r\n- b\r\n- c", "a", "accept:\r\n- b\r\n- c\r\n- 'a'", NULL },
	{ "accept: [\n  b,\n  c\n]\n", "a", "accept: [\n  b,\n  c, 'a'\n]\n", NULL },
	{ "accept: {b: c}\n", "a", NULL, "'accept' is a list of words" },
	{ "{lang: fr}\n", "a", NULL, "" },
	{ "lang: fr\n...\n", "a", NULL, "" },
	{ "- a\n", "a", NULL, "key: value" },
	{ "lang: [\n", "a", NULL, "" },
	{ "lang: fr\n", "a\nb: c", NULL, "one line" },
};

static void words_are_added(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_err err = { 0 };
		struct pl_buf out = { 0 };
		bool ok = pl_config_add_word(pl_str_of(cases[i].before), "c.yml",
					     pl_str_of(cases[i].word), &out, &err);

		if (cases[i].after) {
			assert_true(ok);
			assert_string_equal(out.at, cases[i].after);
		} else {
			assert_false(ok);
			assert_int_not_equal(err.code, PL_OK);
			assert_non_null(strstr(err.text, cases[i].fault));
		}
		pl_buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(words_are_added) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
