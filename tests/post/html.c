/* HTML: what of it is prose, and in what blocks. */
#include "post/blocks.h"

static const struct block_case html[] = {
	{ "", "" },
	{ "<p>Un mot.</p><p>Deux</p>", "prose: Un mot.\nprose: Deux\n" },
	{ "<P CLASS=x>Un<BR>deux</P>", "prose: Un deux\n" },
	{ "sans balise", "prose: sans balise\n" },
	{ "<p>un<b>deux</b>trois, <i>a</i>; <u>b</u>c", "prose: un deux trois, a; b\nprose: c\n" },
	{ "<table><caption>a</caption><tr><th>b</th><td>c <b>d</b></td></tr></table>",
	  "table.caption: a\ntable.header: b\ntable.cell: c d\n" },
	{ "<figure><img alt=a><figcaption>b</figcaption></figure><figcaption>c</figcaption>",
	  "caption.figure: c\nattr.alt: a\n" },
	{ "<title>A &amp; <b></title><h2>B</h2>", "prose: A & <b>\nheading.h2: B\n" },
	{ "<script>if (a</b) '</p>'</script><style>p{}</style><noscript><p>x</noscript><p>a</p>",
	  "prose: a\n" },
	{ "<!doctype html><html><body><h1>A</h1></body></html>", "heading.h1: A\n" },
	/* What is left out for its class reaches to its own end. */
	{ "<div class='x code'>a<div>b</div>c</div><p>d</p>", "prose: d\n" },
	{ "<div class=problematic><p>a</p></div><p class='precode'>b</p>", "prose: b\n" },
	{ "<a href='a&amp;b'>a&amp;b</a> <a href=x>y</a>", "prose: *** y\n" },
	{ "<code>a</code> b <tt>é&amp;</tt> <code>c\nd</code>", "prose: * b ** *\\n*\n" },
	{ "<p>a\r\nb\rc &eacute;&nbsp;</p>", "prose: a\\nb\\nc é\n" },
	{ "<p>a</p>\n b \n<br/>\nc<br/>d", "prose: a\nprose: b\\nc\\nd\n" },
	{ "<p>a<input>b<hr>c</p>", "prose: a\\nb\\nc\n" },
	{ "<img alt=\" Une\n vue \" src=x><img alt=''><IMG ALT='deux &quot;2&quot;'/>",
	  "attr.alt: Une\\n vue\nattr.alt: deux \"2\"\n" },
	/* Broken. */
	{ "<p>a <b c=\"d", "prose: a\n" },
	{ "<p>a <b>c <p>d </x y", "prose: a c d\n" },
	{ "<p>a<!-- b", "prose: a\n" },
	{ "<p>a<!-->b<!--->c<!-- -- --!>d", "prose: abcd\n" },
	{ "a</>b<?c?>d<!e>f</ g>h<i", "prose: abdfh\n" },
	{ "<p =a b = c d='e>f' / g=\">\"h>x", "prose: x\n" },
	{ "<textarea>a</text>&lt;</textarea>b", "prose: a</text><\nprose: b\n" },
	{ "<script>a", "" },
	{ "<xmp>&lt;<b></xmp>", "prose: &lt;<b>\n" },
	{ "<plaintext>a</plaintext>", "prose: a</plaintext>\n" },
};

static void html_has_blocks(void **state)
{
	(void)state;
	TRY(html, PL_FORM_HTML, NULL);
}

static void configured_elements_are_left_out(void **state)
{
	static const struct pl_str skipped[] = { { "blockquote", 10 }, { "alt", 3 } },
				   ignored[] = { { "strong", 6 } }, classes[] = { { "nop", 3 } };
	static const struct pl_markup markup = {
		.skipped_scopes = { skipped, 2 },
		.ignored_scopes = { ignored, 1 },
		.ignored_classes = { classes, 1 },
	};
	static const struct block_case cases[] = {
		{ "a **b** `c`\n\n> d\n\n![e](f)", "prose: a * c\n" },
		{ "<p class=\"nop x\">\na\n</p>\n\n<span class=\"nop\">b</span> c",
		  "prose: * c\n" },
		{ "```\na\n```\n", "prose: a\n" },
	};

	(void)state;
	TRY(cases, PL_FORM_MARKDOWN, &markup);
}

static void cut_drafts_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof html / sizeof *html; i++)
		read_cut(pl_str_of(html[i].draft));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_has_blocks),
		cmocka_unit_test(configured_elements_are_left_out),
		cmocka_unit_test(cut_drafts_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
