/* What md4c is kept from. */
#include "post/blocks.h"

/* md4c 0.4.8 ended the list where the code ends at byte 4 of 256. */
static void lists_go_on_wherever_they_stand(void **state)
{
	static const char *const tails[] = {
		"-   a\n\n    ```\n    code\n    ```\n\n    b\n\n    d\n-   c\n",
		"-   a\n\n\n    b\n\n    d\n-   c\n",
		"-   a\n\n    <div>\n    x</div>\n\n    b\n\n    d\n-   c\n",
	};

	(void)state;
	for (size_t i = 0; i < 256 * sizeof tails / sizeof *tails; i++) {
		struct pl_buf draft = { 0 }, came = { 0 };

		pl_buf_printf(&draft, "%0*d\n\n%s", (int)(1 + i % 256), 0, tails[i / 256]);
		show(&came, pl_buf_str(&draft), PL_FORM_MARKDOWN, NULL);
		if (!pl_str_ends(pl_buf_str(&came),
				 i < 512 ? "list: a\nprose: b\nprose: d\nlist: c\n"
					 : "list: a\nprose: x\nprose: b\nprose: d\nlist: c\n")) {
			print_error("draft\n%s\ncame\n%s\n", draft.at, came.at);
			fail();
		}
		pl_buf_release(&draft);
		pl_buf_release(&came);
	}
}

/* Longer paragraphs than people write are cut, between words or lines, and nothing of
 * them is lost. */
static void long_paragraphs_are_cut(void **state)
{
	static const char *const ends[] = { " ", "\n", "\n    ", "\n> " };
	enum { WORDS = 100000 };

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct pl_buf draft = { 0 }, came = { 0 };
		size_t n_words = 0, at = 0;

		for (size_t n = 0; n < WORDS; n++)
			pl_buf_printf(&draft, "mot%s", ends[i]);
		show(&came, pl_buf_str(&draft), PL_FORM_MARKDOWN, NULL);
		while ((at = pl_str_find(pl_buf_str(&came), PL_STR("mot"), at)) != SIZE_MAX) {
			n_words++;
			at += 3;
		}
		assert_int_equal(n_words, WORDS);
		assert_true(pl_str_find(pl_buf_str(&came), PL_STR("mot\n"), 0) < 200000);
		pl_buf_release(&draft);
		pl_buf_release(&came);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_go_on_wherever_they_stand),
		cmocka_unit_test(long_paragraphs_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
