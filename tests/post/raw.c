/* Edits of texts are edits of how files write them, and change nothing else. */
#include "post/raw.h"

#include <stdlib.h>

#include "test.h"

static void assert_text(const struct pl_buf *got, const char *wanted)
{
	if (got->failed || !pl_str_is(pl_buf_str(got), wanted))
		fail_msg("got '%.*s', not '%s'", PL_ARGS(pl_buf_str(got)), wanted);
}

static const struct {
	enum pl_raw_kind kind;
	const char *raw, *text;
	uint32_t start, end; /* of the text, to become `with` */
	const char *with, *edited;
} cases[] = {
	{ PL_RAW_TEXT, "a \"b\"", "a \"b\"", 2, 3, "«", "a «b\"" },
	{ PL_RAW_JSON, "\"\\u00e9t\\u00E9\"", "été", 2, 3, "T", "\"\\u00e9T\\u00E9\"" },
	{ PL_RAW_JSON, "\"\\ud83d\\ude00 x\"", "😀 x", 4, 5, "", "\"\\ud83d\\ude00x\"" },
	{ PL_RAW_JSON, "\"a\\/b\\n\"", "a/b\n", 3, 4, "\"\\\n", "\"a\\/b\\\"\\\\\\n\"" },
	{ PL_RAW_JSON, "\"\\b\\f\\n\\r\\t\\\\\\\"\"", "\b\f\n\r\t\\\"", 6, 7, "»",
	  "\"\\b\\f\\n\\r\\t\\\\»\"" },
	{ PL_RAW_JSON, "\"\"", "", 0, 0, "x", "\"x\"" },
	{ PL_RAW_CSV, "a b", "a b", 1, 2, "-", "a-b" },
	{ PL_RAW_CSV, "a b", "a b", 1, 2, ";", "\"a;b\"" },
	{ PL_RAW_CSV, "a b", "a b", 3, 3, "\"", "\"a b\"\"\"" },
	{ PL_RAW_CSV, "\"a \"\"b\"\"\"", "a \"b\"", 2, 3, "«", "\"a «b\"\"\"" },
	{ PL_RAW_CSV, "\"a\"", "a", 0, 1, "\"", "\"\"\"\"" },
	{ PL_RAW_CSV, "", "", 0, 0, "\n", "\"\n\"" },
};

static void edits_as_the_file_writes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_raw raw = { cases[i].kind, ';', pl_str_of(cases[i].raw) };
		struct pl_edit edit = { { cases[i].start, cases[i].end },
					pl_str_of(cases[i].with) };
		struct pl_buf text = { 0 }, edited = { 0 }, same = { 0 };

		pl_raw_read(&raw, &text);
		assert_text(&text, cases[i].text);
		pl_raw_edit(&raw, &edit, 1, &edited);
		assert_text(&edited, cases[i].edited);
		pl_raw_edit(&raw, NULL, 0, &same);
		assert_text(&same, cases[i].raw);
		pl_buf_release(&text);
		pl_buf_release(&edited);
		pl_buf_release(&same);
	}
}

static void knows_places(void **state)
{
	const struct pl_raw json = { PL_RAW_JSON, 0, PL_STR("\"\\u00e9t\\\"x\"") };
	const struct pl_raw csv = { PL_RAW_CSV, ',', PL_STR("\"\"\"x\"") };
	const struct pl_raw text = { .bytes = PL_STR("abc") };

	(void)state;
	assert_int_equal(pl_raw_at(&json, 0), 1);
	assert_int_equal(pl_raw_at(&json, 2), 7);
	assert_int_equal(pl_raw_at(&json, 4), 10);
	assert_int_equal(pl_raw_at(&csv, 1), 3);
	assert_int_equal(pl_raw_at(&text, 2), 2);
}

/* Reading what was edited gives the edited text: of random texts, edits and ways of writing. */
static void is_read_as_it_was_edited(void **state)
{
	static const char *const letters[] = { "a", "\"", "\\", "é", "\n", ";", "😀", "/" };
	static const char *const json[] = { "a",   "\\\"", "\\\\",           "\\u00e9",
					    "\\n", ";",    "\\uD83D\\uDE00", "\\/" };

	(void)state;
	srand(1);
	for (int round = 0; round < 3000; round++) {
		enum pl_raw_kind kind = round % 2 ? PL_RAW_JSON : PL_RAW_CSV;
		struct pl_buf text = { 0 }, raw = { 0 }, wanted = { 0 }, edited = { 0 },
			      read = { 0 };
		uint32_t borders[16], n = 1 + (uint32_t)rand() % 14, from, to;
		struct pl_edit edit;

		pl_buf_putc(&raw, '"');
		for (uint32_t i = 0; i < n; i++) {
			int letter = rand() % 8;
			const char *csv = letter == 1 ? "\"\"" : letters[letter];

			borders[i] = (uint32_t)text.len;
			pl_buf_puts(&text, letters[letter]);
			pl_buf_puts(&raw, kind == PL_RAW_CSV ? csv : json[letter]);
		}
		pl_buf_putc(&raw, '"');
		borders[n] = (uint32_t)text.len;
		from = (uint32_t)rand() % (n + 1);
		to = from + (uint32_t)rand() % (n + 1 - from);
		edit = (struct pl_edit){ { borders[from], borders[to] },
					 pl_str_of(letters[rand() % 8]) };
		pl_buf_add(&wanted, pl_str_cut(pl_buf_str(&text), 0, borders[from]));
		pl_buf_add(&wanted, edit.text);
		pl_buf_add(&wanted, pl_str_cut(pl_buf_str(&text), borders[to], text.len));
		pl_raw_edit(&(struct pl_raw){ kind, ';', pl_buf_str(&raw) }, &edit, 1, &edited);
		pl_raw_read(&(struct pl_raw){ kind, ';', pl_buf_str(&edited) }, &read);
		assert_text(&read, wanted.at);
		pl_buf_release(&text);
		pl_buf_release(&raw);
		pl_buf_release(&wanted);
		pl_buf_release(&edited);
		pl_buf_release(&read);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_as_the_file_writes),
		cmocka_unit_test(knows_places),
		cmocka_unit_test(is_read_as_it_was_edited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
