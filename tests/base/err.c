/* Errors, their language, and the nearest known word. */
#include "base/err.h"

#include "base/node.h"
#include "base/unicode.h"

#include "test.h"

static const char *const words[] = {
	"message",
	"level",
	"networks",
	"network",
	"a word that is longer than any that somebody could have meant by a slip, "
	"and longer than that",
	NULL
};

static const char *word_at(const void *context, size_t i)
{
	(void)context;
	return words[i];
}

static void knows_the_nearest_word(void **state)
{
	static const struct {
		const char *word, *nearest;
	} cases[] = {
		{ "mesage", "message" },
		{ "lvel", "level" },
		{ "levle", "level" },
		{ "netwroks", "networks" },
		{ "netwok", "network" },
		{ "zzz", NULL },
		{ "", NULL },
		{ "pattern", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *nearest = pl_nearest(pl_str_of(cases[i].word), word_at, NULL);

		if (nearest != cases[i].nearest &&
		    (!nearest || !cases[i].nearest || strcmp(nearest, cases[i].nearest))) {
			print_error("'%s': wanted %s, got %s\n", cases[i].word,
				    cases[i].nearest ? cases[i].nearest : "none",
				    nearest ? nearest : "none");
			fail();
		}
	}
}

/* Whatever the text's last byte falls on, alone or with a place, once or twice over. */
static void a_long_text_is_cut_between_characters(void **state)
{
	struct pl_node node = { .file = "f", .line = 1, .column = 1 };
	char text[PL_ERR_BYTES + 8];

	(void)state;
	for (size_t lead = 0; lead < 8; lead++) {
		struct pl_err err = { 0 };

		memset(text, 'a', lead);
		for (size_t at = lead; at + 4 < sizeof(text); at += 4)
			memcpy(text + at, "🌧", 5);
		pl_fail(&err, PL_RULE, "%s", text);
		assert_int_equal(pl_utf8_check(pl_str_of(err.text)), strlen(err.text));
		assert_true(strlen(err.text) + 4 >= PL_ERR_BYTES - 1);
		pl_node_fail(&node, &err, "%s", text);
		assert_int_equal(pl_utf8_check(pl_str_of(err.text)), strlen(err.text));
	}
}

static void says_it_in_the_language_asked_for(void **state)
{
	struct pl_err english = { 0 }, french = { .french = true };

	(void)state;
	assert_false(pl_fail(&english, PL_NOFILE, "there is no such file"));
	assert_false(pl_fail(&french, PL_NOFILE, "there is no such file"));
	assert_string_equal(english.text, "there is no such file");
	assert_string_equal(french.text, "ce fichier n’existe pas");
	assert_false(pl_fail(NULL, PL_NOFILE, "nobody listens"));
}

static void long_texts_end_between_characters(void **state)
{
	struct pl_buf text = { 0 };
	struct pl_err err = { 0 };
	size_t len;

	(void)state;
	pl_buf_putc(&text, 'a');
	for (int i = 0; i < 600; i++)
		pl_buf_puts(&text, "é");
	pl_fail_at(&err, PL_RULE, text.at, 3, 4, "%s", text.at);
	len = strlen(err.file);
	assert_true(len > 100 && len < sizeof(err.file));
	assert_int_equal((unsigned char)err.file[len - 1], 0xA9);
	len = strlen(err.text);
	assert_true(len > 500 && len < sizeof(err.text));
	assert_int_equal((unsigned char)err.text[len - 1], 0xA9);
	assert_int_equal(err.line, 3);
	pl_buf_release(&text);
}

static void faults_are_all_kept(void **state)
{
	struct pl_faults faults = { 0 };

	(void)state;
	for (uint32_t i = 1; i <= 20; i++) {
		struct pl_err err = { 0 };

		pl_fail_at(&err, PL_RULE, "f", i, 1, "fault %u", i);
		pl_faults_add(&faults, &err);
	}
	assert_int_equal(faults.list.n, 20);
	assert_string_equal(faults.list.at[19].text, "fault 20");
	pl_faults_release(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_nearest_word),
		cmocka_unit_test(a_long_text_is_cut_between_characters),
		cmocka_unit_test(says_it_in_the_language_asked_for),
		cmocka_unit_test(long_texts_end_between_characters),
		cmocka_unit_test(faults_are_all_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
