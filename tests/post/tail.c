/* Lines at the end of a post that are for plume: what is text and what is not. */
#include "test.h"

#include "post/post.h"

static const struct {
	const char *draft;
	const char *parts; /* the texts of the parts, each in ⟦ ⟧ */
	const char *said;  /* the suppressions: names, ! everywhere */
	const char *remark;
} cases[] = {
	{ "un\n<!-- plume ton off -->", "⟦un⟧", "ton!", NULL },
	{ "un\n\n<!-- plume ton off -->\n\n", "⟦un⟧", "ton!", NULL },
	{ "un\r\n\r\n  <!-- plume ton off -->  \r\n", "⟦un⟧", "ton!", NULL },
	{ "un\n<!-- plume ton off -->\n<!-- plume langue off -->", "⟦un⟧", "langue! ton!", NULL },
	{ "un\n<!-- vale ton = NO -->", "⟦un⟧", "ton!", NULL },
	{ "un\n<!-- plume off -->", "⟦un⟧", "*!", NULL },
	{ "<!-- plume off -->", "⟦⟧", "*!", NULL },
	{ "", "⟦⟧", "", NULL },
	/* threads: for the part, or alone for all */
	{ "un\n<!-- plume ton off -->\n---\ndeux", "⟦un⟧⟦deux⟧", "ton", NULL },
	{ "un\n---\ndeux\n<!-- plume ton off -->", "⟦un⟧⟦deux⟧", "ton", NULL },
	{ "un\n---\ndeux\n---\n<!-- plume ton off -->", "⟦un⟧⟦deux⟧", "ton!", NULL },
	{ "un\n---\n<!-- plume ton off -->\n---\n", "⟦un⟧", "ton!", NULL },
	/* what is text */
	{ "un <!-- plume ton off -->", "⟦un <!-- plume ton off -->⟧", "", NULL },
	{ "un\n<!-- une note -->", "⟦un\n<!-- une note -->⟧", "", NULL },
	{ "un\n<!-- plumer off -->", "⟦un\n<!-- plumer off -->⟧", "", NULL },
	{ "un\n<!-- plume off --> deux -->", "⟦un\n<!-- plume off --> deux -->⟧", "", NULL },
	{ "un\n<!-- plume\noff -->", "⟦un\n<!-- plume\noff -->⟧", "", NULL },
	{ "un\n<!--->", "⟦un\n<!--->⟧", "", NULL },
	{ "<!-- plume ton off -->\nun", "⟦<!-- plume ton off -->\nun⟧", "",
	  "counts at the end of a post only" },
	{ "un\n  <!-- plume off -->\n\ndeux\n<!-- plume ton off -->",
	  "⟦un\n  <!-- plume off -->\n\ndeux⟧", "ton!", "counts at the end of a post only" },
	/* told */
	{ "un\n<!-- plume on -->", "⟦un⟧", "", "only 'off' has a meaning" },
	{ "un\n<!-- plume ton of -->", "⟦un⟧", "", "did you mean 'off'?" },
	{ "un\n<!-- vale ton=NO -->", "⟦un⟧", "", "this comment says nothing to plume" },
};

static void tell(struct pl_buf *out, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_parts; i++)
		pl_buf_printf(out, "⟦%.*s⟧", PL_ARGS(pl_str_in(post->text, post->parts[i].span)));
	pl_buf_puts(out, " ");
	for (size_t i = 0; i < post->n_suppressions; i++) {
		const struct pl_suppression *one = &post->suppressions[i];

		pl_buf_printf(out, "%s%.*s%s", i ? " " : "",
			      PL_ARGS(one->name.len ? one->name : PL_STR("*")),
			      one->everywhere ? "!" : "");
	}
}

static void the_end_is_not_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_hints hints = { 0 };
		struct pl_buf came = { 0 }, want = { 0 };
		struct pl_post post;
		const char *remark;

		assert_true(pl_post_init(&post, pl_str_of(cases[i].draft), &hints, NULL));
		tell(&came, &post);
		pl_buf_printf(&want, "%s %s", cases[i].parts, cases[i].said);
		remark = post.n_remarks ? post.remarks[0].text : NULL;
		if (!pl_str_same(pl_buf_str(&came), pl_buf_str(&want)) ||
		    !remark != !cases[i].remark || (remark && !strstr(remark, cases[i].remark))) {
			print_error("draft: %s\nwanted: %s\ncame: %s\nremark: %s\n", cases[i].draft,
				    want.at, came.at, remark ? remark : "none");
			fail();
		}
		assert_true(pl_str_is(post.draft, cases[i].draft));
		pl_post_release(&post);
		pl_buf_release(&came);
		pl_buf_release(&want);
	}
}

/* A payload goes out as it is, and plain text has no comments. */
static void elsewhere_all_is_text(void **state)
{
	static const struct pl_hints hints[] = { { .no_front = true }, { .form = PL_FORM_TEXT } };
	struct pl_str draft = PL_STR("un\n<!-- plume ton off -->");

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct pl_post post;

		assert_true(pl_post_init(&post, draft, &hints[i], NULL));
		assert_int_equal(post.n_suppressions, 0);
		assert_int_equal(post.parts[0].span.end, draft.len);
		pl_post_release(&post);
	}
}

/* Many lines, each looked at once. */
static void a_long_tail_is_read(void **state)
{
	struct pl_hints hints = { 0 };
	struct pl_buf draft = { 0 };
	struct pl_post post;

	(void)state;
	pl_buf_puts(&draft, "un\n");
	for (int i = 0; i < 20000; i++)
		pl_buf_puts(&draft, "<!-- plume ton off -->\n");
	assert_true(pl_post_init(&post, pl_buf_str(&draft), &hints, NULL));
	assert_int_equal(post.parts[0].span.end, 2);
	assert_int_equal(post.n_tail, 20000);
	pl_post_release(&post);
	pl_buf_release(&draft);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_end_is_not_text),
		cmocka_unit_test(elsewhere_all_is_text),
		cmocka_unit_test(a_long_tail_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
