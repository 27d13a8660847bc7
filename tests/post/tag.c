/* Tags, comments and text of HTML, however broken. */
#include "post/tag.h"

#include "test.h"

/* One token each: its kind, its name, what is inside, and its attributes. */
static void show(struct pl_buf *out, struct pl_str html, const struct pl_tag *tag)
{
	static const char kinds[] = "t<>/c!";

	pl_buf_printf(out, "%s%c%.*s", out->len ? " " : "", kinds[tag->kind],
		      PL_ARGS(pl_tag_name(tag)));
	if (tag->kind == PL_TAG_TEXT || tag->kind == PL_TAG_COMMENT)
		pl_buf_printf(out, "[%.*s]%s", PL_ARGS(pl_str_in(html, tag->inside)),
			      tag->raw ? "raw" : "");
	if (tag->href.end)
		pl_buf_printf(out, " href=%.*s", PL_ARGS(pl_str_in(html, tag->href)));
	if (tag->class.end)
		pl_buf_printf(out, " class=%.*s", PL_ARGS(pl_str_in(html, tag->class)));
	if (tag->alt.end)
		pl_buf_printf(out, " alt=%.*s", PL_ARGS(pl_str_in(html, tag->alt)));
}

static const struct {
	const char *html, *want;
} cases[] = {
	{ "", "" },
	{ "a < b <3 <", "t[a < b <3 <]" },
	{ "<P>a</P >", "<p t[a] >p" },
	{ "<br/><br /><a href=x/>", "/br /br /a href=x/" },
	{ "<a HREF = 'x y' class=b href=z>", "<a href=x y class=b" },
	{ "<img alt=\"a > b\" =c d>", "<img alt=a > b" },
	{ "<a b='\">c", "" },
	{ "</a href=x>", ">a" },
	{ "<!-- a --><!--><!---><!-- b --!>c<!-- d", "c[ a ] c[] c[] c[ b ] t[c] c[ d]" },
	{ "<!doctype html><!x><?y?></ z></>", "! c[x] c[y?] c[ z] c[]" },
	{ "<script>a</b</script x>", "<script t[a</b]raw >script" },
	{ "<TITLE>a<b></title>", "<title t[a<b>] >title" },
	{ "<style></style>a", "<style >style t[a]" },
	{ "<xmp>a</xm", "<xmp t[a</xm]raw" },
	{ "<plaintext>a</plaintext>", "<plaintext t[a</plaintext>]raw" },
	{ "<abcdefghijklmnopqrstuvwxyz0123456789>", "<abcdefghijklmnopqrstuvwxyz012345" },
};

static void tokens_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pl_tags tags = { .html = pl_str_of(cases[i].html) };
		struct pl_buf came = { 0 };
		uint32_t end = 0;
		struct pl_tag tag;

		pl_buf_puts(&came, "");
		while (pl_tags_next(&tags, &tag)) {
			assert_int_equal(tag.span.start, end);
			end = tag.span.end;
			show(&came, tags.html, &tag);
		}
		if (!pl_str_is(pl_buf_str(&came), cases[i].want)) {
			print_error("%s\nwanted %s\ncame   %s\n", cases[i].html, cases[i].want,
				    came.at ? came.at : "");
			fail();
		}
		pl_buf_release(&came);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(tokens_are_read) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
