/* Mastodon's grammar where the cases of the conformance test are silent. */
#include "post/mastodon.h"

#include "test.h"

static void expect(const char *text, const char *wanted, const struct pl_buf *got)
{
	if (strcmp(got->at ? got->at : "", wanted) == 0)
		return;
	print_error("%s\nwanted %s\ncame   %s\n", text, wanted, got->at ? got->at : "");
	fail();
}

static void test_countable(void **state)
{
	static const struct {
		const char *text, *server, *web, *next;
	} cases[] = {
		{ "", "", "", "" },
		{ "voir https://gouv.fr/été/ici.", "voir xxx.", "voir xxx.", "voir xxx." },
		{ "voir gouv.fr", "voir gouv.fr", "voir gouv.fr", "voir xxx" },
		/* Brackets end a path, but with letters of twitter-text's own only. */
		{ "https://a.fr/b,(c).", "xxx.", "xxx.", "xxx." },
		{ "https://a.fr/b_(日).", "xxx(日).", "xxx(日).", "xxx(日)." },
		{ "@ab@क्\u200Dष.com", "@ab\u200Dष.com", "@ab@क्\u200Dष.com", "@ab" },
		{ "ipfs://gouv.fr/a", "xxx", "ipfs://gouv.fr/a", "xxx" },
		{ "@ab@gouv.fr @ab", "@ab @ab", "@ab @ab", "@ab @ab" },
		{ "@a.b-c@gouv.fr.", "@a.b-c.", "@a.b-c@gouv.fr.", "@a.b-c." },
		/* The expression of the composer that is out stops at the accent. */
		{ "@ab@préfet.fr", "@ab", "@abéfet.fr", "@ab" },
		{ "@ab@localhost", "@ab", "@ab", "@ab@localhost" },
		{ "x@ab@gouv.fr", "x@ab@gouv.fr", "x@ab@gouv.fr", "x@ab@gouv.fr" },
		{ "é@ab@gouv.fr", "é@ab@gouv.fr", "é@ab", "é@ab@gouv.fr" },
		{ "/@ab@gouv.fr", "/@ab@gouv.fr", "/@ab@gouv.fr", "/@ab@gouv.fr" },
		{ "https://gouv.fr/@ab@gouv.fr", "xxx", "xxx", "xxx" },
		{ "=@ab@gouv.fr", "=@ab@gouv.fr", "=@ab", "=@ab@gouv.fr" },
		{ "@ab@gouv.fr- @ab@-", "@ab- @ab@-", "@ab- @ab@-", "@ab- @ab@-" },
		{ "@ab@rien.zzz @ab@gouv.fr.rien", "@ab @ab", "@ab @ab", "@ab@rien.zzz @ab.rien" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *const wanted[] = { cases[i].server, cases[i].web, cases[i].next };

		for (int as = 0; as < 3; as++) {
			struct pl_buf got = { 0 };

			pl_mastodon_countable(&got, pl_str_of(cases[i].text),
					      (enum pl_mastodon_as)as, 3);
			expect(cases[i].text, wanted[as], &got);
			pl_buf_release(&got);
		}
	}
}

static void test_hashtags(void **state)
{
	static const struct {
		const char *text, *tags;
	} cases[] = {
		{ "#orage #Été2026 #2026", "#orage #Été2026" },
		{ "(#orage) a#b", "" },
		{ "a\n#b", "#b" },
		{ "#a·b #1·2 #1· #ab·", "#a·b #1·2 #ab" },
		{ "#1_2 #1_ #_a", "#1_2 #_a" },
		{ "#a-b #c’d", "#a #c" },
		{ "＃orage", "＃orage" },
		{ "#orage#pluie", "#orage" },
		{ "# orage", "" },
		/* Connectors are of words, as Ruby has it, and no brackets of the same block. */
		{ "#a‿b #a⁀b #a⁔b #a︳b #a﹏b #a＿b", "#a‿b #a⁀b #a⁔b #a︳b #a﹏b #a＿b" },
		{ "#a︵b #a﹐b #a︲b", "#a #a #a" },
		{ "#orageshttps://a.fr #oragehttp://a.fr #https://a.fr #ab://c #a:b #a:/b",
		  "#orages #orage #https #ab #a #a" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_finder finder = { .text = pl_str_of(cases[i].text) };
		struct pl_token tag;
		struct pl_buf got = { 0 };

		while (pl_mastodon_hashtags_next(&finder, &tag)) {
			pl_buf_puts(&got, got.len ? " " : "");
			pl_buf_add(&got, pl_str_in(finder.text, tag.span));
		}
		expect(cases[i].text, cases[i].tags, &got);
		pl_buf_release(&got);
	}
}

static void test_names(void **state)
{
	static const struct {
		const char *tag, *shown, *kept;
	} cases[] = {
		{ "#Été", "Été", "ete" },
		{ "Ｐｌｕｉｅ", "Ｐｌｕｉｅ", "pluie" },
		{ "a·b_c!", "a·b_c", "a·b_c" },
		{ "がく", "がく", "がく" },
		{ "#ŒuvreÆß", "ŒuvreÆß", "œuvreæß" },
		/* Marks of Thai are kept, accents that could be left out are not. */
		{ "ก่า\xEF\xB8\x8F", "ก่า", "ก่า" },
		{ "a\u20DDb", "ab", "ab" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf shown = { 0 }, kept = { 0 };

		pl_mastodon_tag_name(&shown, pl_str_of(cases[i].tag), true);
		pl_mastodon_tag_name(&kept, pl_str_of(cases[i].tag), false);
		expect(cases[i].tag, cases[i].shown, &shown);
		expect(cases[i].tag, cases[i].kept, &kept);
		pl_buf_release(&shown);
		pl_buf_release(&kept);
	}
}

static void test_uris(void **state)
{
	static const char text[] = "xmpp:a@gouv.fr/r?join, MAGNET:?xt=é xmpp:rien axmpp:a@gouv.fr "
				   "xmpp://u@gouv.fr/a@gouv.fr xmpp://gouv.fr/a xmpp://u@rien/a "
				   "xmpp://u@gouv.fr xmpp:/a : xmpp:u@gouv.fr/r~%!?";
	struct pl_finder finder = { .text = pl_str_of(text) };
	struct pl_token uri;
	struct pl_buf got = { 0 };

	(void)state;
	while (pl_mastodon_uris_next(&finder, &uri)) {
		pl_buf_add(&got, pl_str_in(finder.text, uri.span));
		pl_buf_putc(&got, '|');
	}
	expect(text,
	       "xmpp:a@gouv.fr/r?join|MAGNET:?xt=é|xmpp://u@gouv.fr/a@gouv.fr|"
	       "xmpp:u@gouv.fr/r~%!|",
	       &got);
	pl_buf_release(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_countable),
		cmocka_unit_test(test_hashtags),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_uris),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
