/* Each network finds in a text what it makes of it, and counts that. */
#include "post/grammar.h"

#include "test.h"

static const struct pl_network networks[] = {
	[PL_GRAMMAR_TWITTER] = { .grammar = PL_GRAMMAR_TWITTER },
	[PL_GRAMMAR_BLUESKY] = { .grammar = PL_GRAMMAR_BLUESKY },
	[PL_GRAMMAR_MASTODON] = { .grammar = PL_GRAMMAR_MASTODON },
};

static void test_walks(void **state)
{
	static const char text[] = "@ab@gouv.fr (#a) #b-c $ABC https://a.fr/#d é.fr b.fr #1·2";
	static const char *const found[] = {
		[PL_GRAMMAR_TWITTER] = "#a|#b|$ABC|https://a.fr/#d|é.fr|b.fr",
		[PL_GRAMMAR_BLUESKY] = "#b-c|$ABC|https://a.fr/#d|b.fr",
		[PL_GRAMMAR_MASTODON] = "@ab@gouv.fr|#b|https://a.fr/#d|#1·2",
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct pl_grammar_walk walk;
		struct pl_token token;
		struct pl_buf got = { 0 };

		pl_grammar_begin(&walk, &networks[i], pl_str_of(text));
		while (pl_grammar_next(&walk, &token)) {
			pl_buf_puts(&got, got.len ? "|" : "");
			pl_buf_add(&got, pl_str_in(pl_str_of(text), token.span));
		}
		assert_string_equal(got.at, found[i]);
		pl_buf_release(&got);
	}
}

static void test_counts(void **state)
{
	static const char text[] = "https://a.fr https://a.fr https://b.fr #a #a";
	struct pl_span beyond;

	(void)state;
	assert_int_equal(pl_grammar_count(&networks[0], pl_str_of(text), PL_TOKEN_LINK, 1, &beyond),
			 2);
	assert_true(pl_str_is(pl_str_in(pl_str_of(text), beyond), "https://b.fr"));
	assert_int_equal(
		pl_grammar_count(&networks[0], pl_str_of(text), PL_TOKEN_HASHTAG, 2, &beyond), 2);
	assert_int_equal(beyond.end, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walks),
		cmocka_unit_test(test_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
