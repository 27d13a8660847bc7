/* What is said for sure of a class of characters, beside PCRE2, of every character there is. */
#include "base/charclass.h"

#include "base/pattern.h"
#include "base/regex.h"
#include "base/unicode.h"
#include "test.h"

static const char *const classes[] = {
	"\\p{L}", "\\P{L}",          "\\w",         "\\W",       "\\s",
	"\\S",    "[^\\p{L}.!?\\n]", "[\\p{L}'’-]", "[\\w🌧]",
};

enum { CODES = 0x110000 };

/* Which characters the class holds, for PCRE2. */
static void ask_pcre(struct pl_str class, const struct pl_buf *all, uint8_t *holds)
{
	struct pl_regex *regex = pl_regex_new(class, 0, NULL);
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_str text = pl_buf_str(all);
	struct pl_match match;

	memset(holds, 0, CODES);
	for (size_t at = 0; at < text.len;) {
		size_t next = at;
		uint32_t code = pl_utf8_next(text, &next);

		pl_regex_work_begin(work);
		holds[code] = pl_regex_search(regex, work, pl_str_cut(text, at, next), 0, &match) ==
			      PL_FOUND;
		at = next;
	}
	pl_regex_free(regex);
	pl_regex_work_free(work);
}

static void what_is_sure_is_what_pcre_says(void **state)
{
	static uint8_t holds[CODES];
	struct pl_buf all = { 0 };
	size_t sure = 0;

	(void)state;
	for (uint32_t code = 0; code < CODES; code++) {
		/* Planes without a character are told by their beginnings. */
		if (code != 0xD800 && (code < 0xD800 || code > 0xDFFF) &&
		    (code < 0x20000 || (code & 0xFFFF) < 0x100))
			pl_utf8_put(&all, code);
	}
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		struct pl_str class = pl_str_of(classes[i]);
		struct pl_pattern_reader reader = { .text = class };
		struct pl_charclass read;
		struct pl_str text = pl_buf_str(&all);

		assert_true(pl_charclass_read(&reader, &read));
		ask_pcre(class, &all, holds);
		for (size_t at = 0; at < text.len;) {
			uint32_t code = pl_utf8_next(text, &at);
			unsigned may = pl_charclass_may(&read, code);

			if (!(may & (holds[code] ? PL_MAY_BE_IN : PL_MAY_BE_OUT)))
				fail_msg("%s: U+%04X", classes[i], code);
			sure += may != (PL_MAY_BE_IN | PL_MAY_BE_OUT);
		}
	}
	assert_true(sure > 100000);
	pl_buf_release(&all);
}

static unsigned may(const char *class, uint32_t code)
{
	struct pl_pattern_reader reader = { .text = pl_str_of(class) };
	struct pl_charclass read;

	assert_true(pl_charclass_read(&reader, &read));
	return pl_charclass_may(&read, code);
}

/* What posts are full of; else their texts go to PCRE2 as a whole. */
static void of_the_signs_of_posts_it_is_sure(void **state)
{
	static const uint32_t signs[] = {
		0x2019, 0x2022, 0x20AC, 0x26A0, 0x27A1, 0x1F449, 0x1F1EB
	};
	static const uint32_t joining[] = { 0x200D, 0x20E3, 0xFE0F, 0x1F3FD };

	(void)state;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		assert_int_equal(may("\\p{L}", signs[i]), PL_MAY_BE_OUT);
		assert_int_equal(may("\\w", signs[i]), PL_MAY_BE_OUT);
		assert_int_equal(may("\\W", signs[i]), PL_MAY_BE_IN);
	}
	for (size_t i = 0; i < sizeof(joining) / sizeof(*joining); i++)
		assert_int_equal(may("\\p{L}", joining[i]), PL_MAY_BE_OUT);
	/* A mark, which PCRE2 takes for part of a word from 10.43 on. */
	assert_int_equal(may("\\w", 0xFE0F), PL_MAY_BE_IN | PL_MAY_BE_OUT);
	assert_int_equal(may("\\p{L}", 0x430), PL_MAY_BE_IN | PL_MAY_BE_OUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_sure_is_what_pcre_says),
		cmocka_unit_test(of_the_signs_of_posts_it_is_sure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
