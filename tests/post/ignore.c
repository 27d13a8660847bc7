/* Patterns of a configuration for what is left out of a document. */
#include "post/blocks.h"

static void patterns_are_left_out(void **state)
{
	static const struct block_case md[] = {
		{ "a $b c$ d", "prose: a ***** d\n" },
		{ "a {{x $b$}} c", "prose: a *** c\n" },
		{ "a\n\n{% b\n\nc %}\n\nd", "prose: a\nprose: d\n" },
	};
	static const struct block_case html_cases[] = {
		{ "<p>a $b$ c</p>", "prose: a *** c\n" },
		{ "<p>a</p> {% <p>b</p> %} <p>c</p>", "prose: a\nprose: c\n" },
	};
	struct pl_regex *token[] = { pl_regex_new(PL_STR("(\\$[^$]+\\$)"), 0, NULL),
				     pl_regex_new(PL_STR("\\{\\{x (\\S*)\\}\\}|^$"), 0, NULL) },
			*block[] = { pl_regex_new(PL_STR("(?s)\\{%.*?%\\}"), 0, NULL) };
	struct pl_markup markup = { .token_ignores = { token, 2 }, .block_ignores = { block, 1 } };

	(void)state;
	TRY(md, PL_FORM_MARKDOWN, &markup);
	TRY(html_cases, PL_FORM_HTML, &markup);
	pl_regex_free(token[0]);
	pl_regex_free(token[1]);
	pl_regex_free(block[0]);
}

/* Searches go in windows; no match is lost or found twice between them. */
static void patterns_are_looked_for_everywhere(void **state)
{
	struct pl_regex *token[] = { pl_regex_new(PL_STR("(?<=é)\\$\\w+"), 0, NULL) };
	struct pl_markup markup = { .token_ignores = { token, 1 } };
	struct pl_buf draft = { 0 }, want = { 0 }, came = { 0 };

	(void)state;
	pl_buf_puts(&want, "prose: ");
	for (size_t i = 0; i < 20000; i++) {
		bool first = i % 1000 == 0;

		pl_buf_printf(&draft, "%sé$%05zu mot", first ? "\n\n" : " ", i);
		pl_buf_printf(&want, "%sé ****** mot", first ? i ? "\nprose: " : "" : " ");
	}
	pl_buf_puts(&want, "\n");
	show(&came, pl_buf_str(&draft), PL_FORM_MARKDOWN, &markup);
	assert_true(pl_str_same(pl_buf_str(&came), pl_buf_str(&want)));
	pl_buf_release(&draft);
	pl_buf_release(&want);
	pl_buf_release(&came);
	pl_regex_free(token[0]);
}

/* A pattern that never ends is given up, and it is said from where on. */
static void slow_patterns_are_given_up(void **state)
{
	struct pl_regex *token[] = { pl_regex_new(PL_STR("(?:x+x+)+y|\\$"), 0, NULL) };
	struct pl_markup markup = { .token_ignores = { token, 1 } };
	struct pl_document document = { 0 };
	struct pl_arena arena = { 0 };
	struct pl_buf draft = { 0 };

	(void)state;
	pl_buf_puts(&draft, "a $ b ");
	for (size_t i = 0; i < 5000; i++)
		pl_buf_putc(&draft, 'x');
	pl_buf_puts(&draft, " $");
	read_or_fail(&document, pl_buf_str(&draft), PL_FORM_MARKDOWN, &markup, &arena);
	assert_true(document.gave_up);
	assert_in_range(document.gave_up_at, 3, 6);
	assert_true(pl_str_starts(pl_buf_str(&document.text.text), "a * b xxx"));
	assert_true(pl_str_ends(pl_buf_str(&document.text.text), "xxx $"));
	pl_document_release(&document);
	pl_arena_release(&arena);
	pl_buf_release(&draft);
	pl_regex_free(token[0]);
}

static void configured_marks_are_comments(void **state)
{
	static const struct pl_str marks[] = { { "{/*", 3 }, { "*/}", 3 } };
	static const struct pl_markup markup = { .comment_marks = { marks, 2 } };
	struct pl_str draft = PL_STR("a {/* vale off */} b\n\n{/*x*/}\n");
	struct pl_document document = { 0 };
	struct pl_arena arena = { 0 };

	(void)state;
	read_or_fail(&document, draft, PL_FORM_MARKDOWN, &markup, &arena);
	assert_int_equal(document.comments.n, 2);
	assert_true(pl_str_is(document.comments.at[0].text, "vale off"));
	assert_true(pl_str_is(pl_str_in(draft, document.comments.at[0].place), "{/* vale off */}"));
	assert_true(pl_str_is(document.comments.at[1].text, "x"));
	pl_document_release(&document);
	pl_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_are_left_out),
		cmocka_unit_test(patterns_are_looked_for_everywhere),
		cmocka_unit_test(slow_patterns_are_given_up),
		cmocka_unit_test(configured_marks_are_comments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
