/* Sentences of English text. */
#include "post/punkt.h"

#include "test.h"

/* A bar stands at the end of each sentence but the last; the text is the row without. */
static const char *const cases[] = {
	"One. |Two.",
	"One! |Two? |Three.",
	"No sign at all",
	"A line\nthat goes on. |And ends.",
	"Mr. Smith met Dr. Jones. |They left.",
	"It costs 3.50 dollars. |Yes.",
	"He works for the U.S. government. |Really.",
	"He lives in the U.S. |The house is old.",
	"See e.g. the manual.",
	"J. Smith and J. R. Smith wrote it.",
	"Wait... |The end.",
	"Wait... and see.",
	"A. . . b",
	"(A sentence.) |And another.",
	"He said \"stop.\" |Then he left.",
	"He said \"stop!\" and left.",
	"Visit www.example.com. Now.",
	"Version 2.0. |It works.",
	"At 5 p.m. |He slept.",
	"At 5 p.m. on Sunday.",
	"Inc. and Ltd. are short.",
	"Ask Yahoo! about it.",
	"Voici l’été. |Il fait beau.",
	/* The last character is not ASCII: what stands behind the last white space is not
	 * looked at, which changes nothing. */
	"Is it “done?” |It is “done.”",
};

static void finds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_buf text = { 0 }, marked = { 0 };
		struct pl_spans found = { 0 };

		for (const char *c = cases[i]; *c; c++) {
			if (*c != '|')
				pl_buf_putc(&text, *c);
		}
		assert_true(pl_punkt_find(&found, pl_buf_str(&text),
					  (struct pl_span){ 0, (uint32_t)text.len }));
		for (size_t n = 0; n < found.list.n; n++) {
			struct pl_str sentence = pl_str_in(pl_buf_str(&text), found.list.at[n]);
			bool blank = n && sentence.len && sentence.at[0] == ' ';

			pl_buf_puts(&marked, n ? blank ? " |" : "|" : "");
			pl_buf_add(&marked, pl_str_cut(sentence, blank, sentence.len));
		}
		assert_string_equal(marked.at, cases[i]);
		PL_LIST_RELEASE(&found.list);
		pl_buf_release(&text);
		pl_buf_release(&marked);
	}
}

static void finds_in_a_part(void **state)
{
	struct pl_str text = PL_STR("One. Two. Three. ");
	struct pl_spans found = { 0 };

	(void)state;
	assert_true(pl_punkt_find(&found, text, (struct pl_span){ 5, 17 }));
	assert_int_equal(found.list.n, 2);
	assert_int_equal(found.list.at[0].start, 5);
	assert_int_equal(found.list.at[0].end, 9);
	assert_int_equal(found.list.at[1].end, 17);
	PL_LIST_RELEASE(&found.list);
	assert_true(pl_punkt_find(&found, text, (struct pl_span){ 5, 5 }));
	assert_int_equal(found.list.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(finds_in_a_part),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
