/* Markdown: what of it is prose, and in what blocks. */
#include "post/blocks.h"

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

static void cut_drafts_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof markdown / sizeof *markdown; i++)
		read_cut(pl_str_of(markdown[i].draft));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_has_blocks),
		cmocka_unit_test(cut_drafts_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
