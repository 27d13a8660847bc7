/* Bluesky's facets where its suite, run by the conformance test, is silent; and what its app
 * makes of a text. */
#include "post/bluesky.h"

#include "test.h"

/* Facets as "kind:text" parted by blanks: l link, b without protocol, m, t, c. */
static void add_facets(struct pl_buf *out, const char *text)
{
	static const char kinds[PL_N_TOKENS] = { [PL_TOKEN_LINK] = 'l',
						 [PL_TOKEN_MENTION] = 'm',
						 [PL_TOKEN_HASHTAG] = 't',
						 [PL_TOKEN_CASHTAG] = 'c' };
	struct pl_bluesky bluesky = { .text = pl_str_of(text) };
	struct pl_token facet;

	while (pl_bluesky_next(&bluesky, &facet)) {
		struct pl_str value = pl_str_in(bluesky.text, facet.span);

		pl_buf_printf(out, "%s%c:%.*s", out->len ? " " : "",
			      facet.bare ? 'b' : kinds[facet.kind], PL_ARGS(value));
	}
}

static void test_facets(void **state)
{
	static const struct {
		const char *text, *facets;
	} cases[] = {
		{ "", "" },
		{ "rien du tout", "" },
		{ "Vigilance #orage, voir www.gard.gouv.fr.", "t:#orage b:www.gard.gouv.fr" },
		{ "(voir https://gouv.fr/a) et (gouv.fr)", "l:https://gouv.fr/a b:gouv.fr" },
		{ "https://fr.wikipedia.org/wiki/Alès_(Gard)",
		  "l:https://fr.wikipedia.org/wiki/Alès_(Gard)" },
		{ "fin de phrase.Info et M.Dupont", "" }, /* endings as they are written */
		{ "fichier.pdf", "" },
		{ "mon-site.fr", "" }, /* the app's expression has no hyphens */
		{ "site.fr\u00A0!", "b:site.fr" },
		{ "contact@gard.gouv.fr", "" },
		{ "merci @gard.gouv.fr", "m:@gard.gouv.fr" },
		{ "@gard.gouv.fr_ @-a.fr @a..fr @fr", "" },
		{ "@GARD.gouv.fr, (@a.fr)", "m:@GARD.gouv.fr m:@a.fr" },
		{ "#été #Été2026 #2026", "t:#été t:#Été2026" },
		{ "#l’été! #a-b", "t:#l’été t:#a-b" },
		{ "a#b (#c)", "" },
		{ "$CAC40 $cac $trop5678 ($ABC)", "c:$CAC40 c:$cac c:$ABC" },
		{ "https://", "" },
		{ "http://x", "l:http://x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf got = { 0 };

		add_facets(&got, cases[i].text);
		if (strcmp(got.at ? got.at : "", cases[i].facets) != 0) {
			print_error("%s\nwanted %s\ncame   %s\n", cases[i].text, cases[i].facets,
				    got.at ? got.at : "");
			fail();
		}
		pl_buf_release(&got);
	}
}

/* 64 graphemes and 640 bytes, both. */
static void test_long_tags(void **state)
{
	struct pl_buf text = { 0 }, got = { 0 };

	(void)state;
	pl_buf_putc(&text, '#');
	for (int i = 0; i < 64; i++)
		pl_buf_puts(&text, "é");
	add_facets(&got, text.at);
	assert_int_equal(got.len, 2 + text.len);
	pl_buf_puts(&text, "\u0301\u0301");
	for (int i = 0; i < 300; i++)
		pl_buf_puts(&text, "\u0301");
	pl_buf_cut(&got, 0);
	add_facets(&got, text.at);
	assert_int_equal(got.len, 0);
	pl_buf_release(&text);
	pl_buf_release(&got);
}

static void test_handles(void **state)
{
	(void)state;
	assert_true(pl_bluesky_handle(PL_STR("gard.gouv.fr")));
	assert_true(pl_bluesky_handle(PL_STR("8.cn")));
	assert_false(pl_bluesky_handle(PL_STR("")));
	assert_false(pl_bluesky_handle(PL_STR("fr")));
	assert_false(pl_bluesky_handle(PL_STR("préfet.fr")));
	assert_false(pl_bluesky_handle(PL_STR("a_b.fr")));
	assert_false(pl_bluesky_handle(PL_STR("gouv.4r")));
	assert_false(pl_bluesky_handle(PL_STR("gouv.fr.")));
}

static void test_what_the_app_makes(void **state)
{
	static const struct {
		const char *link, *shown;
	} links[] = {
		{ "https://www.gard.gouv.fr/", "www.gard.gouv.fr" },
		{ "https://Gard.Gouv.fr/Actu", "gard.gouv.fr/Actu" },
		{ "https://gouv.fr/123456789012345678", "gouv.fr/123456789012..." },
		{ "https://gouv.fr/12345678901234", "gouv.fr/12345678901234" },
		{ "https://gouv.fr?été", "gouv.fr?%C3%A9t%C3%A9" },
		{ "gouv.fr/123456789012345678", "gouv.fr/123456789012345678" },
	};
	struct pl_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++) {
		pl_buf_cut(&out, 0);
		pl_bluesky_shorten(&out, pl_str_of(links[i].link));
		assert_string_equal(out.at, links[i].shown);
	}
	pl_buf_cut(&out, 0);
	pl_bluesky_newlines(&out, PL_STR(" a \n \n\u200B\n  b\n\nc\n\n\n"));
	assert_string_equal(out.at, " a \n\n  b\n\nc\n\n");
	pl_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_facets),
		cmocka_unit_test(test_long_tags),
		cmocka_unit_test(test_handles),
		cmocka_unit_test(test_what_the_app_makes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
