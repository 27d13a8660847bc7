/* What twitter-text 3.1.0 finds and takes for valid; its own suite is run by
 * tests/conformance.c, these are places where its cases are silent. */
#include "post/token.h"

#include "base/unicode.h"
#include "test.h"

static const struct {
	enum pl_token_kind kind;
	const char *text, *found; /* parted by a space */
} finds[] = {
	{ PL_TOKEN_LINK, "M.Dupont gouv.fr prefet.re", "M.Dupont gouv.fr prefet.re" },
	{ PL_TOKEN_LINK, "a.b fichier.pdf 3.5", "" },
	{ PL_TOKEN_LINK, "x@example.com -example.com _example.com /example.com .example.com", "" },
	{ PL_TOKEN_LINK, "@example.com #example.com $example.com", "" },
	{ PL_TOKEN_LINK, "foo_bar.example.com", "bar.example.com" },
	{ PL_TOKEN_LINK, "http://foo_bar.example.com", "http://foo_bar.example.com" },
	{ PL_TOKEN_LINK, "example.com:80 example.com?a=1 example.com:80/a?b=1",
	  "example.com example.com example.com:80/a?b=1" },
	{ PL_TOKEN_LINK, "http://example.com:80?a=1", "http://example.com:80?a=1" },
	{ PL_TOKEN_LINK, "http://x.com/a,(b) http://x.com/a(b)c, http://x.com/a(b(c)d)",
	  "http://x.com/a http://x.com/a(b)c http://x.com/a(b(c)d)" },
	{ PL_TOKEN_LINK, "http://x.com/a(b http://x.com/() http://x.com/(b)",
	  "http://x.com/a http://x.com/ http://x.com/(b)" },
	{ PL_TOKEN_LINK, "http://x.com/ы http://x.com/a–b http://x.com/日",
	  "http://x.com/ы http://x.com/a–b http://x.com/" },
	{ PL_TOKEN_LINK, "日本example.comです。example.jp/a語", "example.com example.jp/a" },
	/* The library's first character: see begins_later in post/link.c. */
	{ PL_TOKEN_LINK, "école.fr école.fr", "cole.fr école.fr" },
	{ PL_TOKEN_LINK, "www.example.РФ example.рф.com", "www.example.РФ example.рф" },
	{ PL_TOKEN_LINK, "http://example.рф.com", "http://example.рф.com" },
	{ PL_TOKEN_LINK, "http://example.中国語 http://example.xn--fiqs8s",
	  "http://example.中国 http://example.xn--fiqs8s" },
	{ PL_TOKEN_LINK, "a.com+b a.com-b a.com@b a.comb a.com.b a.com_b", "a.com a.com" },
	{ PL_TOKEN_LINK, "http://t.co/abc-d http://t.co/ t.co/abc-d",
	  "http://t.co/abc http://t.co/ t.co/abc-d" },
	{ PL_TOKEN_LINK, "http://t.co/abcdefghijklmnopqrstuvwxyzabcdefghijklmno", "" },
	{ PL_TOKEN_LINK, "HTTPS://EXAMPLE.COM", "HTTPS://EXAMPLE.COM" },
	{ PL_TOKEN_LINK, "\u2066example.com\u2069 \u202Ahttp://example.com\u202C",
	  "example.com http://example.com" },
	{ PL_TOKEN_MENTION, "@a rt@b RT:@c xrt@d é@e", "@a @b @c @e" },
	{ PL_TOKEN_MENTION, "@aé @a@ @a:// @a: @aœ", "@a" },
	{ PL_TOKEN_MENTION, "@abcdefghijklmnopqrstuvwxyz", "@abcdefghijklmnopqrst" },
	{ PL_TOKEN_MENTION, "@a/b-_1 @a/1 @a/ @a/-b", "@a/b-_1 @a @a @a" },
	{ PL_TOKEN_HASHTAG, "#a #b#c a#d &#e (#f) ##g", "#a #f #g" },
	{ PL_TOKEN_HASHTAG, "#l’eau #a-b #1 #1a #_ #·", "#l #a #1a" },
	{ PL_TOKEN_HASHTAG, "#a:// #a: #\uFE0F\u20E3", "#a" },
	{ PL_TOKEN_HASHTAG, "http://example.com/#a x.com#b", "" },
	{ PL_TOKEN_CASHTAG, "$ABCDEF $ABCDEFG $A1 $A. $A_BC $A.BCD $Aé", "$ABCDEF $A $A_BC $A" },
};

static void test_extract(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(finds) / sizeof(*finds); i++) {
		struct pl_str text = pl_str_of(finds[i].text);
		struct pl_tokens tokens = { 0 };
		struct pl_buf got = { 0 };

		assert_true(pl_twitter_extract(finds[i].kind, text, &tokens));
		for (size_t t = 0; t < tokens.list.n; t++)
			pl_buf_printf(&got, "%s%.*s", t ? " " : "",
				      PL_ARGS(pl_str_in(text, tokens.list.at[t].span)));
		if (!pl_str_is(pl_buf_str(&got), finds[i].found)) {
			print_error("in: %s\nwanted: %s\ngot: %s\n", finds[i].text, finds[i].found,
				    got.at ? got.at : "");
			fail();
		}
		pl_buf_release(&got);
		pl_tokens_release(&tokens);
	}
}

static const struct {
	enum pl_twitter what;
	bool valid;
	const char *text;
} valids[] = {
	{ PL_TWITTER_USERNAME, true, "@user" },
	{ PL_TWITTER_USERNAME, false, "user" },
	{ PL_TWITTER_USERNAME, false, "@user " },
	{ PL_TWITTER_USERNAME, false, "@user/list" },
	{ PL_TWITTER_USERNAME, false, "@abcdefghijklmnopqrstu" },
	{ PL_TWITTER_LIST, true, "@user/list" },
	{ PL_TWITTER_LIST, false, "@user" },
	{ PL_TWITTER_LIST, false, " @user/list" },
	{ PL_TWITTER_HASHTAG, true, "#été" },
	{ PL_TWITTER_HASHTAG, false, "#1" },
	{ PL_TWITTER_HASHTAG, false, "a.fr" },
	{ PL_TWITTER_HASHTAG, false, "#a b" },
	{ PL_TWITTER_HASHTAG, false, "#a #b" },
	{ PL_TWITTER_URL, true, "http://user:pw@example.com:80/a;b=1?c#d" },
	{ PL_TWITTER_URL, true, "http://a_b.example.com" },
	{ PL_TWITTER_URL, true, "http://127.0.0.1/" },
	{ PL_TWITTER_URL, true, "http://[::1]" },
	{ PL_TWITTER_URL, true, "http://example.com/%e2%82%ac" },
	{ PL_TWITTER_URL, false, "http://a.b_c.com" },
	{ PL_TWITTER_URL, false, "http://localhost" },
	{ PL_TWITTER_URL, false, "http://example.com/%2" },
	{ PL_TWITTER_URL, false, "http://example.com/é" },
	{ PL_TWITTER_URL, false, "http://example.com:123456" },
	{ PL_TWITTER_URL, false, "http://example.com#a\n" },
	{ PL_TWITTER_URL, false, "http://example.com#a\u2028" },
	{ PL_TWITTER_URL, false, "http://example.com?é" },
	{ PL_TWITTER_URL, false, "http://example.com/%-1" },
	{ PL_TWITTER_URL, false, "http://example.com/%2g" },
	{ PL_TWITTER_URL, false, "http://us<er@example.com" },
	{ PL_TWITTER_URL, false, "http://-a.com" },
	{ PL_TWITTER_URL, true, "http://a-b.com:80" },
	{ PL_TWITTER_URL, false, "http://a_b:80" },
	{ PL_TWITTER_URL, false, "http://a.2com" },
	{ PL_TWITTER_URL, false, "http://a..com" },
	{ PL_TWITTER_URL, true, "http://0.25.255.4" },
	{ PL_TWITTER_URL, false, "http://256.0.0.1" },
	{ PL_TWITTER_URL, false, "http://01.2.3.4" },
	{ PL_TWITTER_URL, false, "http://1.2.3." },
	{ PL_TWITTER_URL, true, "http://[1.2::f]" },
	{ PL_TWITTER_URL, false, "http://[]" },
	{ PL_TWITTER_URL, false, "http://[::1" },
	{ PL_TWITTER_URL, false, "http:example.com" },
	{ PL_TWITTER_URL, false, "http:/example.com" },
	{ PL_TWITTER_URL, false, "ftp://example.com" },
	{ PL_TWITTER_URL, false, "example.com" },
	{ PL_TWITTER_URL, false, "http://" },
	{ PL_TWITTER_URL, false, "" },
	{ PL_TWITTER_BARE_URL, true, "example.com" },
	{ PL_TWITTER_BARE_URL, true, "ftp://example.com" },
	{ PL_TWITTER_BARE_URL, false, "example" },
};

static void test_valid(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(valids) / sizeof(*valids); i++) {
		if (pl_twitter_valid(valids[i].what, pl_str_of(valids[i].text)) == valids[i].valid)
			continue;
		print_error("'%s' should be %s as %d\n", valids[i].text,
			    valids[i].valid ? "valid" : "invalid", (int)valids[i].what);
		fail();
	}
}

static void test_reply(void **state)
{
	static const struct {
		const char *text, *name;
	} replies[] = {
		{ "@user bonjour", "user" },
		{ "\u3000\n＠user", "user" },
		{ "a @user", "" },
		{ "@useré", "" },
		{ "@user://", "" },
		{ "@abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst" },
		{ "@", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(replies) / sizeof(*replies); i++) {
		struct pl_str text = pl_str_of(replies[i].text);
		struct pl_str name = pl_str_in(text, pl_twitter_reply(text));

		if (pl_str_is(name, replies[i].name))
			continue;
		print_error("of: %s\nwanted: %s\ngot: %.*s\n", replies[i].text, replies[i].name,
			    PL_ARGS(name));
		fail();
	}
}

/* A label of a domain has at most 63 bytes in punycode, an address 4,096 UTF-16 units. */
static void test_long_addresses_are_none(void **state)
{
	static const struct {
		const char *unit;
		size_t n;
		const char *rest;
		size_t found;
	} longs[] = {
		{ "a", 63, ".com", 1 },
		{ "a", 64, ".com", 0 },
		{ "あいうえおかきくけこ", 5, "あい.com", 1 },
		{ "あいうえおかきくけこ", 5, "あいう.com", 0 },
		{ "é", 50, ".com", 1 },
		{ "é", 64, ".com", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(longs) / sizeof(*longs); i++) {
		struct pl_buf text = { 0 };
		struct pl_tokens tokens = { 0 };

		pl_buf_puts(&text, "http://");
		for (size_t n = 0; n < longs[i].n; n++)
			pl_buf_puts(&text, longs[i].unit);
		pl_buf_puts(&text, longs[i].rest);
		assert_true(pl_twitter_extract(PL_TOKEN_LINK, pl_buf_str(&text), &tokens));
		if (tokens.list.n != longs[i].found) {
			print_error("%zu times '%s': %zu links\n", longs[i].n, longs[i].unit,
				    tokens.list.n);
			fail();
		}
		pl_tokens_release(&tokens);
		pl_buf_release(&text);
	}
}

static void test_4096_units_at_most(void **state)
{
	struct pl_buf text = { 0 };
	struct pl_tokens tokens = { 0 };

	(void)state;
	/* The protocol counts twice: 7 + 7 + 6 + 4,076. */
	pl_buf_puts(&text, "http://a.com/");
	while (text.len < 4089)
		pl_buf_putc(&text, 'a');
	pl_twitter_extract(PL_TOKEN_LINK, pl_buf_str(&text), &tokens);
	assert_int_equal(tokens.list.n, 1);
	pl_buf_putc(&text, 'a');
	pl_twitter_extract(PL_TOKEN_LINK, pl_buf_str(&text), &tokens);
	assert_int_equal(tokens.list.n, 1);
	pl_tokens_release(&tokens);
	pl_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_extract),
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_reply),
		cmocka_unit_test(test_long_addresses_are_none),
		cmocka_unit_test(test_4096_units_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
