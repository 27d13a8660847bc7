/* Documents: where each byte of their prose stands, their comments, and strangers' bytes. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "post/blocks.h"

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

/* --- strangers' bytes ------------------------------------------------------------- */

static void nul_is_a_character(void **state)
{
	(void)state;
	read_in_all_forms(PL_STR("a\0b `\0` <b\0c=\0>d</b\0> ![\0](\0) &\0;\n\0\n"));
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
		cmocka_unit_test(places_lead_to_the_draft),
		cmocka_unit_test(comments_are_kept),
		cmocka_unit_test(blocks_are_counted),
		cmocka_unit_test(nul_is_a_character),
		cmocka_unit_test(long_drafts_are_read),
		cmocka_unit_test(memory_may_end),
		cmocka_unit_test(documents_of_others_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
