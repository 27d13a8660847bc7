/* Documents: what is prose in Markdown and HTML, and where each byte of it stands. */
#include "post/document.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "test.h"

/* --- showing blocks ------------------------------------------------------------------- */

static const char *const words[] = {
	"text",       "heading", "h1",     "h2",   "h3",      "h4",     "h5",   "h6",  "list",
	"blockquote", "table",   "header", "cell", "caption", "figure", "attr", "alt",
};

/* One block a line, "list: its text"; without "text", which all have; "prose" runs. */
static void show_block(struct pl_buf *out, const struct pl_document *document,
		       const struct pl_prose *prose)
{
	struct pl_str text = pl_str_in(pl_buf_str(&document->text.text), prose->span);
	size_t start = out->len;

	for (size_t i = 1; i < sizeof words / sizeof *words; i++) {
		if (prose->within >> i & 1)
			pl_buf_printf(out, "%s%s", out->len > start ? "." : "", words[i]);
	}
	assert_int_equal(prose->running, prose->within == PL_IN_TEXT);
	if (prose->running)
		pl_buf_puts(out, "prose");
	pl_buf_puts(out, ": ");
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\n')
			pl_buf_puts(out, "\\n");
		else
			pl_buf_putc(out, text.at[i]);
	}
	pl_buf_putc(out, '\n');
}

/* --- what holds of every document ------------------------------------------------------- */

/* Pieces are in order and lie in the draft; those that are copies are the same bytes. */
static void check_pieces(const struct pl_map *map, struct pl_str text, struct pl_str draft)
{
	for (size_t i = 0; i < map->n; i++) {
		struct pl_piece piece = map->pieces[i];
		uint32_t end = i + 1 < map->n ? map->pieces[i + 1].at : map->len;

		assert_true(piece.at < end);
		assert_true(i ? piece.at > map->pieces[i - 1].at : !piece.at);
		assert_true(piece.from <= piece.from_end && piece.from_end <= draft.len);
		if (piece.from_end - piece.from == end - piece.at && !piece.stand_in)
			assert_memory_equal(text.at + piece.at, draft.at + piece.from,
					    end - piece.at);
	}
}

/* Blocks are in order, an empty line between them, without white space at their ends. */
static void check_blocks(const struct pl_document *document)
{
	struct pl_str text = pl_buf_str(&document->text.text);
	uint32_t at = 0;

	for (size_t i = 0; i < document->prose.n; i++) {
		struct pl_span span = document->prose.at[i].span;
		size_t first = span.start, last = span.end;

		assert_int_equal(span.start, i ? at + 2 : 0);
		assert_true(span.end > span.start);
		if (i)
			assert_memory_equal(text.at + at, "\n\n", 2);
		assert_false(pl_is_space(pl_utf8_next(text, &first)));
		assert_false(pl_is_space(pl_utf8_prev(text, &last)));
		at = span.end;
	}
	assert_int_equal(at, text.len);
	assert_int_equal(pl_utf8_check(text), text.len);
}

/* A byte that is copied leads to itself. */
static void check_bytes(const struct pl_map *map, struct pl_str text, struct pl_str draft)
{
	for (uint32_t at = 0; at < text.len; at++) {
		struct pl_span span = { at, at + 1 }, from = pl_map_span(map, span);

		assert_true(from.start <= from.end && from.end <= draft.len);
		if (pl_map_exact(map, span)) {
			assert_int_equal(from.end, from.start + 1);
			assert_int_equal(text.at[at], draft.at[from.start]);
		}
	}
}

static void check_all(const struct pl_document *document, struct pl_str draft)
{
	struct pl_map map = pl_mapping_map(&document->text);
	struct pl_str text = pl_buf_str(&document->text.text);

	check_pieces(&map, text, draft);
	check_blocks(document);
	check_bytes(&map, text, draft);
	for (size_t i = 0; i < document->comments.n; i++) {
		const struct pl_comment *comment = &document->comments.at[i];

		assert_true(comment->place.end <= draft.len);
		assert_true(comment->at <= text.len);
	}
}

/* --- blocks -------------------------------------------------------------------------------- */

struct block_case {
	const char *draft, *want;
};

static void read_or_fail(struct pl_document *document, struct pl_str draft, enum pl_form form,
			 const struct pl_markup *markup, struct pl_arena *arena)
{
	struct pl_err err = { 0 };

	assert_int_equal(pl_utf8_check(draft), draft.len);
	if (!pl_document_read(document, draft, 0, form, markup, arena, &err)) {
		print_error("%s\n", err.text);
		fail();
	}
	check_all(document, draft);
}

static void show(struct pl_buf *out, struct pl_str draft, enum pl_form form,
		 const struct pl_markup *markup)
{
	struct pl_document document = { 0 };
	struct pl_arena arena = { 0 };

	read_or_fail(&document, draft, form, markup, &arena);
	for (size_t i = 0; i < document.prose.n; i++)
		show_block(out, &document, &document.prose.at[i]);
	pl_document_release(&document);
	pl_arena_release(&arena);
}

static void try_case(const char *draft, const char *want, enum pl_form form,
		     const struct pl_markup *markup)
{
	struct pl_buf came = { 0 };

	show(&came, pl_str_of(draft), form, markup);
	if (!pl_str_is(pl_buf_str(&came), want)) {
		print_error("draft\n%s\nwanted\n%scame\n%s\n", draft, want, came.at ? came.at : "");
		fail();
	}
	pl_buf_release(&came);
}

#define TRY(cases, form, markup)                                     \
	for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
	try_case((cases)[i].draft, (cases)[i].want, (form), (markup))

static const struct block_case markdown[] = {
	{ "", "" },
	{ " \n\n", "" },
	{ "Un mot.", "prose: Un mot.\n" },
	{ "Deux\nlignes.\n\nEt une.", "prose: Deux\\nlignes.\nprose: Et une.\n" },
	{ "   retrait\n   fini  ", "prose: retrait\\nfini\n" },
	/* Inline elements join by a blank, but for points; what was apart stays so. */
	{ "Un *mot*, un **autre** mot.", "prose: Un mot, un autre mot.\n" },
	{ "un**believ**able", "prose: un believ able\n" },
	{ "**Fin** ! **Fin**\u00A0! « *a* »", "prose: Fin ! Fin\u00A0! « a »\n" },
	{ "**a**\n: b", "prose: a\\n: b\n" },
	{ "fin  \ndure\\\nfin", "prose: fin dure fin\n" },
	{ "~~barré~~ ~un~", "prose: barré un\n" },
	/* Headings, quotations, lists, tables. */
	{ "# A #\n\nB\n===\n\nC *d*\n---\n###### E",
	  "heading.h1: A\nheading.h1: B\nheading.h2: C d\nheading.h6: E\n" },
	{ "> Un\n> deux\n>\n> suite\n\n> > trois",
	  "blockquote: Un\\ndeux\nprose: suite\nblockquote: trois\n" },
	{ "- a\n- b *c*\n  - d\n    - e\n- f", "list: a\nlist: b c\\nd\\ne\nlist: f\n" },
	{ "1. a\n\n   suite\n2. b", "list: a\nprose: suite\nlist: b\n" },
	{ "- [ ] à faire\n- [x] fait", "list: à faire\nlist: fait\n" },
	{ "> - un\n> - deux", "blockquote: un\nlist: deux\n" },
	{ "| A | B |\n|---|:-:|\n| c | `d` *e* |\n| f |",
	  "table.header: A\ntable.header: B\ntable.cell: c\ntable.cell: * *\ntable.cell: f\n" },
	{ "|A|B|\n|---|---|\n|-|--|\n| - | c |\n\n|A|\n|-|",
	  "table.header: A\ntable.header: B\ntable.cell: -\ntable.cell: --\ntable.cell: -\n"
	  "table.cell: c\ntable.header: A\n" },
	{ "|`a\\|b\\`|c\\|d|\n|-|-|\n\n`a\\|b`",
	  "table.header: ****\ntable.header: c|d\nprose: ****\n" },
	{ "|A|\n|-|\n|b|", "table.header: A\ntable.cell: b\n" },
	{ "> a | b\n> -|:-:\n> c | d\n\n- | -",
	  "blockquote: a\ntable.header: b\ntable.cell: c\ntable.cell: d\nlist: | -\n" },
	/* Footnotes: a number where they are called, an item where they stand. */
	{ "Un[^1], deux[^n]. `[^1]` [^x]\n\n[^1]: La *note*\n  suite\n\n    fin\n[^n]: B",
	  "prose: Un 1, deux 2. **** [^x]\nlist: La note suite\nprose: fin\nlist: B\n" },
	{ "[^a*b*]x ![^a*b*](u) [^\n\n[^a*b*]:", "prose: 1 x [^\nattr.alt: ^ab\n" },
	/* Code is masked, character by character, or left out. */
	{ "Voir `é & <b>` ici, ``a ` b``.", "prose: Voir ******* ici, *****.\n" },
	{ "`a\nb`", "prose: ***\n" },
	{ "    code\n\n```c\ncode\n```\n\n~~~\nx", "" },
	{ "- a\n  ```\n  x\n  ```\n\n  b", "list: a\nprose: b\n" },
	/* Links; a text that is only its address is masked. */
	{ "[un](https://a.fr \"titre\") et [deux][r] et [r]\n\n[r]: b.html",
	  "prose: un et deux et r\n" },
	{ "<https://a.fr/b> https://a.fr/c www.a.fr a@b.fr",
	  "prose: ************** ************** www.a.fr a@b.fr\n" },
	{ "(http://a.fr/b). (http://a.fr/b), (http://a.fr). (http://a.fr/b) (x http://a.fr/b).",
	  "prose: ( **************. ( **************, ( *********** ). ( ************* ) "
	  "(x **************.\n" },
	{ "([a](http://a.fr/b)). <http://a.fr/b>).", "prose: ( a ). ************* ).\n" },
	{ "[https://é.fr](https://é.fr) [a&b](a&b)", "prose: https://é.fr ***\n" },
	{ "[]( ) [pas un lien] [^1]", "prose: [pas un lien] [^1]\n" },
	/* Alternative texts come last. */
	{ "![une *belle* \"vue\" & <b>](a.png \"t\") fin\n\n![](b.png)\n\nX",
	  "prose: fin\nprose: X\nattr.alt: une belle \"vue\" & <b>\n" },
	{ "[![alt](i.png)](l.html) ![a ![b](c) d](e)", "attr.alt: alt\nattr.alt: a b d\n" },
	/* References and escapes. */
	{ "&eacute;&#233;&#xE9;&nbsp;&lt;b&gt; &foo; &amp;lt; AT&T &copy x",
	  "prose: ééé\u00A0<b> &foo; &lt; AT&T &copy x\n" },
	{ "\\*a\\* \\\\ \\& &#0; &#128;", "prose: *a* \\ & \uFFFD €\n" },
	{ "&nbsp;a&nbsp;", "prose: a\n" },
	/* HTML in Markdown. */
	{ "un <b>deux</b> <span class=\"code\">trois</span> <kbd>A</kbd>",
	  "prose: un deux ***** *\n" },
	{ "<div class=\"x\">\nUn <em>deux</em>\n</div>\n\n<pre>x</pre>\n\nfin",
	  "prose: Un deux\nprose: fin\n" },
	{ "<p class=\"code\">non</p>\n\n<p>oui</p>", "prose: oui\n" },
	{ "a < b et 1 <2 <3", "prose: a < b et 1 <2 <3\n" },
	{ "a <!-- b --> c", "prose: a c\n" },
	{ "<br>\n\nseul <br> fin", "prose: seul fin\n" },
	{ "<ul><li>un\n<li>deux</ul>", "list: un\\ndeux\n" },
	{ "***\n\na", "prose: a\n" },
	/* Line ends, a byte order mark, front matter in TOML. */
	{ "# A\r\n\r\nb\r\nc\r\n", "heading.h1: A\nprose: b\\nc\n" },
	{ "> a  \r\n> b\r\n>\r\n> - c\r\n>   d", "blockquote: a b\nlist: c\\nd\n" },
	{ "a\rb", "prose: a\\nb\n" },
	{ "**a**\r: b", "prose: a\\n: b\n" },
	{ "\uFEFF# A", "heading.h1: A\n" },
	{ "+++\ntitle = 'x'\n+++\n# A", "heading.h1: A\n" },
	{ "+++\na", "prose: +++\\na\n" },
	{ "# cafe\u0301 👩‍👩‍👧 **é**",
	  "heading.h1: cafe\u0301 👩‍👩‍👧 é\n" },
};

static void markdown_has_blocks(void **state)
{
	(void)state;
	TRY(markdown, PL_FORM_MARKDOWN, NULL);
}

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

/* --- configuration --------------------------------------------------------------------------- */

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

/* --- places ------------------------------------------------------------------------------------
 */

/* What of the draft stands behind the first `part` in the prose. */
static const struct {
	const char *draft, *part, *from;
	bool exact;
} places[] = {
	{ "Un *mot* ici", "mot", "mot", true },
	{ "Un *mot* ici", "Un mot", "Un *mot", false },
	{ "Deux\nlignes", "Deux\nlignes", "Deux\nlignes", true },
	{ "Deux\r\nlignes", "x\nl", "x\r\nl", false },
	{ "> Deux\n> lignes", "x\nl", "x\n> l", false },
	{ "a **b** !", "b !", "b** !", false },
	{ "a **b**&nbsp;!", "\u00A0", "&nbsp;", false },
	{ "d&eacute;j&agrave; vu", "déjà", "d&eacute;j&agrave;", false },
	{ "AT&T", "AT&T", "AT&T", true },
	{ "a \\* b", "a * b", "a \\* b", false },
	{ "a \\* b", "*", "*", true },
	{ "a `xyz` b", "***", "xyz", false },
	{ "a `é` b", "* b", "é` b", false },
	{ "- un\n- deux", "deux", "deux", true },
	{ "| a | b |\n|---|---|\n| c | d |", "d", "d", true },
	{ "![une vue](a.png)", "une vue", "une vue", true },
	{ "![a \"b\"](c.png)", "\"b\"", "\"b\"", true },
	{ "[t][r]\n\n[r]: u", "t", "t", true },
	{ "a[^n]\n\n[^n]: b", "1", "[^n]", false },
	{ "a[^n]\n\n[^n]: b", "b", "b", true },
	{ "|a|\n|-|\n|b|", "b", "b", true },
	{ "<p>x &lt; y</p>\n", "x < y", "x &lt; y", false },
	{ "\uFEFFmot", "mot", "mot", true },
	{ "+++\na = 1\n+++\nmot", "mot", "mot", true },
};

static void places_lead_to_the_draft(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct pl_str draft = pl_str_of(places[i].draft), part = pl_str_of(places[i].part);
		struct pl_document document = { 0 };
		struct pl_arena arena = { 0 };
		struct pl_span span;
		struct pl_map map;

		read_or_fail(&document, draft, PL_FORM_MARKDOWN, NULL, &arena);
		map = pl_mapping_map(&document.text);
		span.start = (uint32_t)pl_str_find(pl_buf_str(&document.text.text), part, 0);
		span.end = span.start + (uint32_t)part.len;
		assert_int_not_equal(span.start, UINT32_MAX);
		if (!pl_str_is(pl_str_in(draft, pl_map_span(&map, span)), places[i].from) ||
		    pl_map_exact(&map, span) != places[i].exact) {
			print_error("draft %s\npart '%s' from '%.*s', exact %d\n", draft.at,
				    part.at, PL_ARGS(pl_str_in(draft, pl_map_span(&map, span))),
				    pl_map_exact(&map, span));
			fail();
		}
		pl_document_release(&document);
		pl_arena_release(&arena);
	}
}

/* --- comments and tallies ------------------------------------------------------------------------
 */

static void comments_are_kept(void **state)
{
	struct pl_str draft = PL_STR("a\n\n<!--  vale off -->\n\nb\n\n- c <!-- vale on --> d\n");
	struct pl_document document = { 0 };
	struct pl_arena arena = { 0 };

	(void)state;
	read_or_fail(&document, draft, PL_FORM_MARKDOWN, NULL, &arena);
	assert_int_equal(document.comments.n, 2);
	assert_true(pl_str_is(document.comments.at[0].text, "vale off"));
	assert_true(
		pl_str_is(pl_str_in(draft, document.comments.at[0].place), "<!--  vale off -->"));
	/* The first from b on, the second for the whole item in which it stands. */
	assert_in_range(document.comments.at[0].at, document.prose.at[0].span.end,
			document.prose.at[1].span.start);
	assert_int_equal(document.comments.at[1].at, document.prose.at[2].span.start);
	pl_document_release(&document);
	pl_arena_release(&arena);
}

static void blocks_are_counted(void **state)
{
	struct pl_str draft = PL_STR("# a\n\n## b\n\n## c\n\n- d\n- e\n\n> f\n\n```\ng\n```\n\n"
				     "|h|i|\n|---|---|\n|j|k|\n\n###### l\n");
	static const uint32_t want[PL_N_TALLIES] = {
		[PL_TALLY_H1] = 1,   [PL_TALLY_H2] = 2,         [PL_TALLY_H6] = 1,
		[PL_TALLY_LIST] = 2, [PL_TALLY_BLOCKQUOTE] = 1, [PL_TALLY_PRE] = 1,
		[PL_TALLY_CELL] = 2,
	};
	struct pl_document document = { 0 };
	struct pl_arena arena = { 0 };

	(void)state;
	read_or_fail(&document, draft, PL_FORM_MARKDOWN, NULL, &arena);
	assert_memory_equal(document.tallies, want, sizeof want);
	pl_document_release(&document);
	pl_arena_release(&arena);
}

/* --- strangers' bytes
 * ------------------------------------------------------------------------------ */

static void read_in_all_forms(struct pl_str draft)
{
	for (enum pl_form form = PL_FORM_MARKDOWN; form <= PL_FORM_HTML; form++) {
		struct pl_document document = { 0 };
		struct pl_arena arena = { 0 };

		read_or_fail(&document, draft, form, NULL, &arena);
		pl_document_release(&document);
		pl_arena_release(&arena);
	}
}

static void nul_is_a_character(void **state)
{
	(void)state;
	read_in_all_forms(PL_STR("a\0b `\0` <b\0c=\0>d</b\0> ![\0](\0) &\0;\n\0\n"));
}

/* Each case cut at each character. */
static void cut_drafts_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof markdown / sizeof *markdown; i++) {
		struct pl_str draft = pl_str_of(markdown[i].draft);

		for (size_t at = 0; at < draft.len; pl_utf8_next(draft, &at))
			read_in_all_forms(pl_str_cut(draft, 0, at));
	}
	for (size_t i = 0; i < sizeof html / sizeof *html; i++) {
		struct pl_str draft = pl_str_of(html[i].draft);

		for (size_t at = 0; at < draft.len; pl_utf8_next(draft, &at))
			read_in_all_forms(pl_str_cut(draft, 0, at));
	}
}

/* What a parser that recurses or looks back would not survive. */
static void long_drafts_are_read(void **state)
{
	static const char *const units[] = {
		"> ",    "- ",    "[",         "![",      "*a ",       "`",  "<b>",    "<a href=\"",
		"<!-- ", "&amp;", "[a](b) ",   "a\n\n",   "- a\n",     "</", "|a",     "<div>\n\n",
		"\\",    "_*",    "<pre>",     "- a\n  ", "[a]:b\n",   "](", "<a b='", "</script",
		"a&",    "<!",    "<![CDATA[", "~~a",     "http://a ", "\r",
	};
	enum { LENGTH = 1 << 16 };

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct pl_buf draft = { 0 };

		while (draft.len < LENGTH)
			pl_buf_puts(&draft, units[i]);
		read_in_all_forms(pl_buf_str(&draft));
		pl_buf_release(&draft);
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

static bool try_memory(enum pl_form form, const struct pl_markup *markup, long n, bool for_ever)
{
	static const char draft[] =
		"# a *b* `c`\n\n- d &amp; <!-- vale off -->\n\n![e](f) g [h](h)\n";
	struct pl_document document = { 0 };
	struct pl_arena arena = { 0 };
	struct pl_err err = { 0 };
	bool ok;

	pl_mem_fail_after(n, for_ever);
	ok = pl_document_read(&document, pl_str_of(draft), 0, form, markup, &arena, &err);
	pl_mem_fail_after(-1, false);
	if (ok)
		check_all(&document, pl_str_of(draft));
	else
		assert_int_equal(err.code, PL_NOMEM);
	pl_document_release(&document);
	pl_arena_release(&arena);
	return ok;
}

static void memory_may_end(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		enum pl_form form = i & 1 ? PL_FORM_HTML : PL_FORM_MARKDOWN;
		struct pl_regex *block[] = { pl_regex_new(PL_STR("(?i)^# (a)"), 0, NULL) };
		struct pl_markup markup = { .block_ignores = { block, 1 } };
		long n = 0, m = 0;

		while (n < 1000 && !try_memory(form, NULL, n, i & 2))
			n++;
		assert_in_range(n, 3, 999);
		while (m < 1000 && !try_memory(form, &markup, m, i & 2))
			m++;
		assert_in_range(m, n, 999);
		pl_regex_free(block[0]);
	}
}

/* --- others' documents ------------------------------------------------------------- */

static void read_file(const char *path, const char *name)
{
	char whole[1024];
	struct pl_buf draft = { 0 };
	FILE *file;
	size_t n;

	snprintf(whole, sizeof whole, "%s/%s", path, name);
	file = fopen(whole, "rb");
	assert_non_null(file);
	while (pl_buf_grow(&draft, 65536) && (n = fread(draft.at + draft.len, 1, 65536, file)) > 0)
		draft.len += n;
	fclose(file);
	read_in_all_forms(pl_buf_str(&draft));
	pl_buf_release(&draft);
}

static void documents_of_others_are_read(void **state)
{
	const char *data = getenv("VALE_COMPAT");
	char path[512];
	struct dirent *entry;
	size_t n = 0;
	DIR *folder;

	(void)state;
	snprintf(path, sizeof path, "%s/oracle/in", data ? data : "../shared/vale-compat");
	folder = opendir(path);
	if (!folder) {
		print_message("document: skipped, there is no folder %s\n", path);
		return;
	}
	while ((entry = readdir(folder))) {
		if (pl_str_ends(pl_str_of(entry->d_name), ".md") && ++n)
			read_file(path, entry->d_name);
	}
	closedir(folder);
	assert_true(n > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_has_blocks),
		cmocka_unit_test(lists_go_on_wherever_they_stand),
		cmocka_unit_test(html_has_blocks),
		cmocka_unit_test(configured_elements_are_left_out),
		cmocka_unit_test(configured_marks_are_comments),
		cmocka_unit_test(slow_patterns_are_given_up),
		cmocka_unit_test(patterns_are_left_out),
		cmocka_unit_test(patterns_are_looked_for_everywhere),
		cmocka_unit_test(places_lead_to_the_draft),
		cmocka_unit_test(comments_are_kept),
		cmocka_unit_test(blocks_are_counted),
		cmocka_unit_test(nul_is_a_character),
		cmocka_unit_test(cut_drafts_are_read),
		cmocka_unit_test(long_drafts_are_read),
		cmocka_unit_test(long_paragraphs_are_cut),
		cmocka_unit_test(memory_may_end),
		cmocka_unit_test(documents_of_others_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
