/* Texts are cut into words, numbers, emoji and what machines read. */
#include "post/token.h"

#include <stdio.h>
#include <string.h>

#include "base/unicode.h"
#include "test.h"

/* W word, N number, L link, B link without protocol, E e-mail, M mention, H hashtag,
 * C cashtag, J emoji. */
static void show(struct pl_buf *out, const struct pl_token *token, struct pl_str text)
{
	char kind = "WNLEMHCJ"[token->kind];

	if (token->kind == PL_TOKEN_LINK && token->bare)
		kind = 'B';
	pl_buf_printf(out, "%s%c:%.*s", out->len ? " | " : "", kind,
		      PL_ARGS(pl_str_in(text, token->span)));
}

static const struct {
	const char *text, *tokens;
} cases[] = {
	{ "", "" },
	{ " \n", "" },
	/* words */
	{ "l’eau de l'État", "W:l’ | W:eau | W:de | W:l' | W:État" },
	{ "aujourd’hui Quelqu’un la presqu’île",
	  "W:aujourd’hui | W:Quelqu’un | W:la | W:presqu’île" },
	{ "aujourd'hui, quelqu'une", "W:aujourd'hui | W:quelqu'une" },
	{ "conseil de prud’hommes", "W:conseil | W:de | W:prud’hommes" },
	{ "d’aujourd’hui", "W:d’ | W:aujourd’hui" },
	{ "s’entr’ouvrir", "W:s’ | W:entr’ouvrir" },
	{ "main-d’œuvre", "W:main-d’œuvre" },
	{ "jusqu’à, qu’il", "W:jusqu’ | W:à | W:qu’ | W:il" },
	{ "d’« eau »", "W:d’ | W:eau" },
	{ "'mot' ‘mot’", "W:mot | W:mot" },
	{ "c’est-à-dire", "W:c’ | W:est-à-dire" },
	{ "a-t-il Île-de-France - non", "W:a-t-il | W:Île-de-France | W:non" },
	{ "COVID-19", "W:COVID-19" },
	{ "mot--mot mot-", "W:mot | W:mot | W:mot" },
	{ "agent·e·s", "W:agent·e·s" },
	{ "_mot_ un_mot", "W:mot | W:un_mot" },
	{ "e\xCC\x81te\xCC\x81", "W:e\xCC\x81te\xCC\x81" },
	{ "\xCC\x81 mot", "W:mot" },
	{ "日本語", "W:日本語" },
	/* numbers */
	{ "18h30 3,5 1.5 1er 2e", "N:18h30 | N:3,5 | N:1.5 | N:1er | N:2e" },
	{ "12 000 000", "N:12 | N:000 | N:000" },
	{ "fin 3. Puis 4, 5", "W:fin | N:3 | W:Puis | N:4 | N:5" },
	{ "10-12 20/11/2025", "N:10 | N:12 | N:20 | N:11 | N:2025" },
	{ "5 % n° 5 4G", "N:5 | W:n | N:5 | N:4G" },
	/* links */
	{ "https://www.gard.gouv.fr/a?b=1.", "L:https://www.gard.gouv.fr/a?b=1" },
	{ "Sur gard.gouv.fr/a, oui", "W:Sur | B:gard.gouv.fr/a | W:oui" },
	{ "fin.Demain", "W:fin | W:Demain" },
	{ "demain.Info", "B:demain.Info" },
	{ "l’example.fr", "W:l’ | B:example.fr" },
	{ "(http://example.fr/a_(b))", "L:http://example.fr/a_(b)" },
	/* e-mail addresses */
	{ "pref-contact@gard.gouv.fr.", "E:pref-contact@gard.gouv.fr" },
	{ "jean.fr.dupont@exemple.fr", "E:jean.fr.dupont@exemple.fr" },
	{ "a@préfecture.fr", "E:a@préfecture.fr" },
	{ "a@b a@b@c.fr", "W:a | W:b | W:a | W:b | W:c | W:fr" },
	{ "https://example.fr/a@b.fr", "L:https://example.fr/a@b.fr" },
	/* mentions, hashtags, cashtags */
	{ "@Prefet30, (@a/liste)", "M:@Prefet30 | M:@a/liste" },
	{ "l’@Prefet30 et d’#Eau", "W:l’ | M:@Prefet30 | W:et | W:d’ | H:#Eau" },
	{ "#Été2025 #2025 n#a", "H:#Été2025 | N:2025 | W:n | W:a" },
	{ "＃Été ＠Prefet30", "H:＃Été | M:＠Prefet30" },
	{ "$TEST.T $1", "C:$TEST.T | N:1" },
	{ "@user@server.social", "W:user | W:server | W:social" },
	/* emoji */
	{ "👍🏽👍", "J:👍🏽 | J:👍" },
	{ "⚠️ Feu", "J:⚠️ | W:Feu" },
	{ "14️⃣", "N:1 | J:4️⃣" },
	{ "🇫🇷🇫🇷", "J:🇫🇷 | J:🇫🇷" },
	{ "→ ★ © ™", "" },
};

static void test_tokens(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		struct pl_tokens tokens = { 0 };
		struct pl_buf got = { 0 };

		assert_true(
			pl_tokens_find(&tokens, text, (struct pl_span){ 0, (uint32_t)text.len }));
		for (size_t t = 0; t < tokens.list.n; t++)
			show(&got, &tokens.list.at[t], text);
		if (!pl_str_is(pl_buf_str(&got), cases[i].tokens)) {
			print_error("of: %s\nwanted: %s\ngot: %s\n", cases[i].text, cases[i].tokens,
				    got.at ? got.at : "");
			fail();
		}
		pl_buf_release(&got);
		pl_tokens_release(&tokens);
	}
}

static void test_a_span_is_a_text_of_its_own(void **state)
{
	struct pl_str text = PL_STR("x@user un #mot fin");
	struct pl_tokens tokens = { 0 };

	(void)state;
	assert_true(pl_tokens_find(&tokens, text, (struct pl_span){ 1, 13 }));
	assert_int_equal(tokens.list.n, 3);
	assert_int_equal(tokens.list.at[0].kind, PL_TOKEN_MENTION);
	assert_int_equal(tokens.list.at[0].span.start, 1);
	assert_int_equal(tokens.list.at[2].kind, PL_TOKEN_HASHTAG);
	assert_int_equal(tokens.list.at[2].span.end, 13);
	pl_tokens_release(&tokens);
}

static void test_lists_are_measured(void **state)
{
	struct pl_str text = PL_STR("@user/liste");
	struct pl_tokens tokens = { 0 };

	(void)state;
	assert_true(pl_tokens_find(&tokens, text, (struct pl_span){ 0, 11 }));
	assert_int_equal(tokens.list.at[0].list, 6);
	pl_tokens_release(&tokens);
}

static void test_memory_may_end(void **state)
{
	struct pl_str text = PL_STR("un mot #mot");
	struct pl_tokens tokens = { 0 };

	(void)state;
	pl_mem_fail_after(0, true);
	assert_false(pl_tokens_find(&tokens, text, (struct pl_span){ 0, 11 }));
	pl_mem_fail_after(-1, false);
	pl_tokens_release(&tokens);
}

/* Things over and over of which each could lead far on: looked at from each anew, a
 * megabyte would take minutes. */
static void test_hostile_texts_are_cut_at_once(void **state)
{
	static const char *const units[] = {
		"é.",      "a.b_",    "@a",    "#1",      "http://a.",      "x.com/((a",
		"a.fr.x",  "a@",      "＠",    "👨\u200d", "🏴\U000E0067", "a.com/!",
		"x.com?!", "l'",      "entr’", "1.",      "a.中",           "xn--.",
		"a-",      "x.com/(", "#a://", "日本.",   "\xCC\x81",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct pl_buf buf = { 0 };
		struct pl_tokens tokens = { 0 };

		while (buf.len < 1000000)
			pl_buf_puts(&buf, units[i]);
		assert_true(pl_tokens_find(&tokens, pl_buf_str(&buf),
					   (struct pl_span){ 0, (uint32_t)buf.len }));
		for (size_t t = 1; t < tokens.list.n; t++)
			assert_true(tokens.list.at[t].span.start >= tokens.list.at[t - 1].span.end);
		pl_tokens_release(&tokens);
		pl_buf_release(&buf);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tokens),
		cmocka_unit_test(test_a_span_is_a_text_of_its_own),
		cmocka_unit_test(test_lists_are_measured),
		cmocka_unit_test(test_memory_may_end),
		cmocka_unit_test(test_hostile_texts_are_cut_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
