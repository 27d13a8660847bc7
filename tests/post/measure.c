/* Lengths: the weighted one where twitter-text's suite is silent, and the networks' units. */
#include "post/measure.h"

#include "base/unicode.h"
#include "test.h"

static const struct pl_network x = {
	.count = PL_COUNT_WEIGHTED, .limit = 280, .link = 23, .bare_links = 1
};
static const struct pl_network facebook = { .count = PL_COUNT_UTF16, .limit = 63206 };
static const struct pl_network graphemes = { .count = PL_COUNT_GRAPHEMES, .link = 23 };
static const struct pl_network points = { .count = PL_COUNT_POINTS };

static const struct pl_network bytes = { .count = PL_COUNT_BYTES, .limit = 5000 };
static const struct pl_network threads = { .count = PL_COUNT_THREADS, .limit = 500 };
static const struct pl_network mastodon = {
	.count = PL_COUNT_MASTODON, .grammar = PL_GRAMMAR_MASTODON, .limit = 500, .link = 23
};
static const struct pl_network bluesky = { .count = PL_COUNT_GRAPHEMES,
					   .grammar = PL_GRAMMAR_BLUESKY,
					   .conjuncts = 1,
					   .bare_links = 1,
					   .limit = 300,
					   .bytes = 3000 };

static const struct {
	const char *text;
	uint32_t x, facebook, graphemes, points;
} lengths[] = {
	{ "", 0, 0, 0, 0 },
	{ "éœ«»’“”–—\u00A0", 10, 10, 10, 10 },
	/* What French writes and X counts twice. */
	{ "…€•‰→✓\u202F", 14, 7, 7, 7 },
	{ "M.Dupont", 23, 8, 8, 8 },
	{ "gouv.fr", 23, 7, 7, 7 },
	{ "a.b", 3, 3, 3, 3 },
	{ "Vu sur http://example.com/a !", 32, 29, 32, 29 },
	/* Newer than the library's emoji, whose own count would be 5 and 9. */
	{ "❤️‍🔥", 2, 5, 1, 4 },
	{ "🫱🏽‍🫲🏿", 2, 9, 1, 5 },
	{ "🇫🇷", 2, 4, 1, 2 },
	{ "5️⃣", 2, 3, 1, 3 },
	{ "☺", 2, 1, 1, 1 },
	/* A letter and its accent are one, but not for all. */
	{ "e\u0301", 1, 2, 1, 2 },
	{ "\u1112\u1161\u11AB", 2, 3, 1, 3 },
	{ "\u2126", 1, 1, 1, 1 }, /* ohm becomes omega */
};

static uint32_t length_on(const struct pl_network *network, const char *text)
{
	uint32_t length = UINT32_MAX;

	assert_true(pl_measure(network, pl_str_of(text), &length, NULL));
	return length;
}

static void expect(const char *text, const char *unit, uint32_t wanted, uint32_t got)
{
	if (wanted == got)
		return;
	print_error("%s in %s: wanted %u, got %u\n", text, unit, wanted, got);
	fail();
}

static void test_lengths(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		const char *text = lengths[i].text;

		expect(text, "weights", lengths[i].x, length_on(&x, text));
		expect(text, "UTF-16", lengths[i].facebook, length_on(&facebook, text));
		expect(text, "graphemes", lengths[i].graphemes, length_on(&graphemes, text));
		expect(text, "code points", lengths[i].points, length_on(&points, text));
	}
}

/* By the first, before any limit, the whole is allowed, by one less it is not, and the place is
 * never inside a cluster. */
static void test_cuts_agree_with_lengths(void **state)
{
	const struct pl_network *const networks[] = { &x, &facebook, &graphemes, &points };

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths) * 4; i++) {
		struct pl_str text = pl_str_of(lengths[i / 4].text);
		uint32_t length = length_on(networks[i % 4], text.at);
		size_t cut = SIZE_MAX;

		assert_true(pl_measure_cut(networks[i % 4], text, length, &cut, NULL));
		expect(text.at, "bytes, whole", (uint32_t)text.len, (uint32_t)cut);
		if (length == 0)
			continue;
		assert_true(pl_measure_cut(networks[i % 4], text, length - 1, &cut, NULL));
		assert_true(cut < text.len);
	}
}

static void test_cuts(void **state)
{
	static const struct {
		const struct pl_network *network;
		const char *text;
		uint32_t limit;
		size_t cut;
	} cuts[] = {
		{ &x, "abc", 2, 2 },
		{ &x, "ab…", 3, 2 },
		{ &x, "a http://example.com b", 24, 2 },
		{ &x, "a http://example.com b", 25, 20 },
		{ &x, "a❤️‍🔥b", 2, 1 },
		{ &x, "e\u0301e\u0301", 1, 3 },
		/* The domain ends otherwise once in normal form. */
		{ &x, "gouv.fr\u0301", 7, 9 },
		/* An address may begin inside a cluster (place_before: sum <= normal). */
		{ &x, "e\u0301\u0600https://gouv.fr", 3, 3 },
		{ &facebook, "a👍🏽b", 4, 1 },
		{ &graphemes, "a👍🏽b", 2, 9 },
		{ &points, "a\r\nb", 2, 1 },
		{ &mastodon, "a @b@gouv.fr c", 4, 12 },
		{ &mastodon, "a @b@gouv.fr c", 3, 2 },
		{ &threads, "a😀b", 4, 1 },
		{ &threads, "a😀b", 5, 5 },
		{ &bytes, "éé", 3, 2 },
		{ &bluesky, "स्त्री", 0, 0 },
		/* What X counts as one thing is no cluster: a lone tone joined, a flag of the
		 * second and third of four letters. */
		{ &x, "🏽\u200D🚒b", 2, 11 },
		{ &x, "🇦🇦🇫🇦", 6, 16 },
		{ &x, "🇦🇦🇫🇦", 5, 0 },
		{ &threads, "🏽\u200D🚒b", 11, 11 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cuts) / sizeof(*cuts); i++) {
		size_t cut = SIZE_MAX;

		assert_true(pl_measure_cut(cuts[i].network, pl_str_of(cuts[i].text), cuts[i].limit,
					   &cut, NULL));
		expect(cuts[i].text, "bytes", (uint32_t)cuts[i].cut, (uint32_t)cut);
	}
}

/* --- networks with rules of their own ----------------------------------------------------------
 */

static void test_other_units(void **state)
{
	static const struct {
		const char *text;
		uint32_t bytes, threads, mastodon, bluesky;
	} cases[] = {
		{ "", 0, 0, 0, 0 },
		{ "été…", 8, 4, 4, 4 },
		{ "😀", 4, 4, 1, 1 },
		{ "👨‍👩‍👧‍👦", 25, 25, 1, 1 },
		{ "5️⃣ ☺ 5", 7 + 4 + 2, 7 + 1 + 3 + 1 + 1, 5, 5 },
		{ "é", 3, 2, 1, 1 },
		{ "नमस्ते", 18, 6, 4, 3 },
		{ "https://gouv.fr/a/b", 19, 19, 23, 19 },
		{ "gouv.fr", 7, 7, 7, 7 },
		{ "@prefet@social.gouv.fr oui", 26, 26, 11, 26 },
		{ "@prefet#orage", 13, 13, 13, 13 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *text = cases[i].text;

		expect(text, "bytes", cases[i].bytes, length_on(&bytes, text));
		expect(text, "Threads' characters", cases[i].threads, length_on(&threads, text));
		expect(text, "Mastodon's characters", cases[i].mastodon,
		       length_on(&mastodon, text));
		expect(text, "Bluesky's graphemes", cases[i].bluesky, length_on(&bluesky, text));
	}
}

static struct pl_length all_of(const struct pl_network *network, const char *text)
{
	struct pl_length length = { 0 };

	assert_true(pl_measure_all(network, pl_str_of(text), &length, NULL));
	return length;
}

static size_t fit_of(const struct pl_network *network, const char *text, uint32_t share)
{
	size_t cut = SIZE_MAX;

	assert_true(pl_measure_fit(network, pl_str_of(text), share, &cut, NULL));
	return cut;
}

/* One limit alone: what fits ends there, and a text that is shorter fits whole. */
static void test_a_single_limit_decides(void **state)
{
	struct pl_network limited = { .count = PL_COUNT_POINTS, .limit = 40 };
	struct pl_network octets = { .count = PL_COUNT_POINTS, .bytes = 40 };
	const char *text = "Vigilance orange : évitez de vous déplacer ce soir.";
	size_t whole = strlen(text);

	(void)state;
	assert_int_equal(fit_of(&limited, text, 100), 42);
	assert_int_equal(fit_of(&limited, text, 50), 21);
	assert_int_equal(fit_of(&limited, "court", 100), 5);
	assert_int_equal(fit_of(&octets, text, 100), 40);
	/* « é » would end behind the twentieth byte. */
	assert_int_equal(fit_of(&octets, text, 50), 19);
	assert_int_equal(fit_of(&octets, "court", 100), 5);
	assert_int_equal(fit_of(&points, text, 100), whole);
}

/* A family is one grapheme of 25 bytes. */
static void test_the_stricter_limit_decides(void **state)
{
	struct pl_buf text = { 0 };
	struct pl_length length;

	(void)state;
	for (int i = 0; i < 120; i++)
		pl_buf_puts(&text, "👨‍👩‍👧‍👦");
	length = all_of(&bluesky, text.at);
	assert_int_equal(length.length, 120);
	assert_int_equal(length.bytes, 3000);
	assert_true(length.by_bytes);
	assert_false(length.over);
	assert_int_equal(fit_of(&bluesky, text.at, 100), 3000);
	assert_int_equal(fit_of(&bluesky, text.at, 50), 1500);
	pl_buf_puts(&text, "👨‍👩‍👧‍👦");
	assert_true(all_of(&bluesky, text.at).over);
	assert_int_equal(fit_of(&bluesky, text.at, 100), 3000);
	pl_buf_cut(&text, 0);
	for (int i = 0; i < 301; i++)
		pl_buf_putc(&text, 'a');
	length = all_of(&bluesky, text.at);
	assert_true(length.over);
	assert_false(length.by_bytes);
	assert_int_equal(fit_of(&bluesky, text.at, 100), 300);
	pl_buf_release(&text);
}

static void test_as_the_app_shows_it(void **state)
{
	static const char text[] =
		"Voir https://www.gard.gouv.fr/Actualites/Vigilance-orange et gard.gouv.fr/abc";
	struct pl_length length = all_of(&bluesky, text);

	(void)state;
	assert_int_equal(length.length, sizeof(text) - 1);
	assert_int_equal(length.shown, sizeof(text) - 1 - strlen("https://") -
					       strlen("igilance-orange") + strlen("..."));
	assert_int_equal(all_of(&mastodon, text).shown, all_of(&mastodon, text).length);
}

static void test_weighed(void **state)
{
	static const struct {
		const struct pl_weights *weights;
		const char *text;
		struct pl_weighed weighed;
	} cases[] = {
		{ &pl_weights_v3, "", { 0, 0, false, 0, 0, 0, 0 } },
		{ &pl_weights_v3, "a", { 1, 3, true, 0, 0, 0, 0 } },
		{ &pl_weights_v3, "a\uFEFFb", { 4, 14, false, 0, 2, 0, 0 } },
		{ &pl_weights_v3, "👍🏽", { 2, 7, true, 0, 3, 0, 3 } },
		{ &pl_weights_v2, "👍🏽", { 4, 14, true, 0, 3, 0, 3 } },
		{ &pl_weights_v1, "👍🏽", { 2, 14, true, 0, 3, 0, 3 } },
		{ &pl_weights_v3, "e\u0301", { 1, 3, true, 0, 1, 0, 1 } },
		{ &pl_weights_v3, "\uFB2C", { 3, 10, true, 0, 0, 0, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct pl_weighed *want = &cases[i].weighed;
		struct pl_weighed got = { 0 };

		assert_true(pl_weigh(cases[i].weights, pl_str_of(cases[i].text), &got, NULL));
		expect(cases[i].text, "weights", want->length, got.length);
		expect(cases[i].text, "permillage", want->permillage, got.permillage);
		expect(cases[i].text, "valid", want->valid, got.valid);
		expect(cases[i].text, "display end", (uint32_t)want->display_end,
		       (uint32_t)got.display_end);
		expect(cases[i].text, "valid end", (uint32_t)want->valid_end,
		       (uint32_t)got.valid_end);
	}
}

/* What has as many as it may have is not over. */
static void test_a_full_text_is_not_over(void **state)
{
	struct pl_buf text = { 0 };

	(void)state;
	for (uint32_t i = 0; i < threads.limit; i++)
		pl_buf_putc(&text, 'a');
	assert_false(all_of(&threads, text.at).over);
	pl_buf_putc(&text, 'a');
	assert_true(all_of(&threads, text.at).over);
	pl_buf_release(&text);
}

/* --- each condition decides by itself -------------------------------------------------------- */

#define FAR UINT32_MAX

struct measured {
	uint32_t length, shown;
	bool over, by_bytes;
};

/* A function and one of its conditions, then a post where that is true and one where it is false;
 * between them nothing else of that decision differs, but what came out does. */
static const struct {
	const char *condition;
	struct {
		struct pl_network network;
		const char *text;
		struct measured want;
	} posts[2];
} pairs[] = {
	{ "narrow: number < UINT32_MAX",
	  { { { .count = PL_COUNT_POINTS, .link = 23 }, "a https://gouv.fr", { 25, .shown = 25 } },
	    { { .count = PL_COUNT_POINTS, .link = FAR },
	      "a https://gouv.fr",
	      { FAR, .shown = FAR } } } },
	{ "next_token: grammar == PL_GRAMMAR_BLUESKY",
	  { { { .grammar = PL_GRAMMAR_BLUESKY, .count = PL_COUNT_POINTS, .link = 23 },
	      "https://localhost/a",
	      { 23, .shown = 23 } },
	    { { .count = PL_COUNT_POINTS, .link = 23 },
	      "https://localhost/a",
	      { 19, .shown = 19 } } } },
	{ "is_fixed: count == PL_COUNT_MASTODON",
	  { { { .grammar = PL_GRAMMAR_MASTODON, .count = PL_COUNT_MASTODON, .link = 23 },
	      "@prefet@gouv.fr",
	      { 7, .shown = 7 } },
	    { { .grammar = PL_GRAMMAR_MASTODON, .count = PL_COUNT_POINTS, .link = 23 },
	      "@prefet@gouv.fr",
	      { 15, .shown = 15 } } } },
	{ "is_fixed: kind == PL_TOKEN_LINK",
	  { { { .grammar = PL_GRAMMAR_BLUESKY, .count = PL_COUNT_POINTS, .link = 23 },
	      "https://a.fr",
	      { 23, .shown = 23 } },
	    { { .grammar = PL_GRAMMAR_BLUESKY, .count = PL_COUNT_POINTS, .link = 23 },
	      "#été",
	      { 4, .shown = 4 } } } },
	{ "is_fixed: link > 0",
	  { { { .grammar = PL_GRAMMAR_MASTODON, .count = PL_COUNT_MASTODON, .link = 23 },
	      "https://a.fr",
	      { 23, .shown = 23 } },
	    { { .grammar = PL_GRAMMAR_MASTODON, .count = PL_COUNT_MASTODON },
	      "https://a.fr",
	      { 12, .shown = 12 } } } },
	{ "fixed_begin: count != PL_COUNT_MASTODON",
	  { { { .grammar = PL_GRAMMAR_MASTODON, .count = PL_COUNT_POINTS },
	      "@prefet@gouv.fr",
	      { 15, .shown = 15 } },
	    { { .grammar = PL_GRAMMAR_MASTODON, .count = PL_COUNT_MASTODON },
	      "@prefet@gouv.fr",
	      { 7, .shown = 7 } } } },
	{ "measure_shown: kind != PL_TOKEN_LINK",
	  { { { .grammar = PL_GRAMMAR_BLUESKY, .count = PL_COUNT_POINTS },
	      "#orage",
	      { 6, .shown = 6 } },
	    { { .grammar = PL_GRAMMAR_BLUESKY, .count = PL_COUNT_POINTS },
	      "https://a.fr",
	      { 12, .shown = 4 } } } },
	{ "pl_measure_all: link == 0",
	  { { { .grammar = PL_GRAMMAR_BLUESKY, .count = PL_COUNT_POINTS },
	      "https://a.fr",
	      { 12, .shown = 4 } },
	    { { .grammar = PL_GRAMMAR_BLUESKY, .count = PL_COUNT_POINTS, .link = 23 },
	      "https://a.fr",
	      { 23, .shown = 23 } } } },
	{ "pl_measure_all: limit, for what is over",
	  { { { .count = PL_COUNT_POINTS, .limit = 2 }, "abc", { 3, .shown = 3, .over = true } },
	    { { .count = PL_COUNT_POINTS }, "abc", { 3, .shown = 3 } } } },
	/* « été » : three of five points, and five of forty bytes. */
	{ "pl_measure_all: limit, for what decides",
	  { { { .count = PL_COUNT_POINTS, .limit = 5, .bytes = 40 }, "été", { 3, .shown = 3 } },
	    { { .count = PL_COUNT_POINTS, .bytes = 40 },
	      "été",
	      { 3, .shown = 3, .by_bytes = true } } } },
};

static void test_each_condition_decides(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * sizeof(pairs) / sizeof(*pairs); i++) {
		const struct measured *want = &pairs[i / 2].posts[i % 2].want;
		struct pl_length got =
			all_of(&pairs[i / 2].posts[i % 2].network, pairs[i / 2].posts[i % 2].text);
		const char *condition = pairs[i / 2].condition;

		expect(condition, "length", want->length, got.length);
		expect(condition, "length shown", want->shown, got.shown);
		expect(condition, "over", want->over, got.over);
		expect(condition, "by bytes", want->by_bytes, got.by_bytes);
	}
}

/* --- memory --------------------------------------------------------------------------------- */

/* Letters and their accents, which are put in normal form, and an address. */
#define ACCENTS "x\u0301e\u0301 https://www.gard.gouv.fr/Actualites/Vigilance e\u0301"

static bool lengths_of(struct pl_err *err)
{
	uint32_t length;

	return pl_measure(&x, PL_STR(ACCENTS), &length, err);
}

static bool cut_of(struct pl_err *err)
{
	size_t cut;

	return pl_measure_cut(&x, PL_STR(ACCENTS), 27, &cut, err);
}

static bool fits_of(struct pl_err *err)
{
	size_t cut;

	return pl_measure_fit(&x, PL_STR(ACCENTS), 50, &cut, err);
}

static bool all_on_x(struct pl_err *err)
{
	struct pl_length length;

	return pl_measure_all(&x, PL_STR(ACCENTS), &length, err);
}

static bool all_on_bluesky(struct pl_err *err)
{
	struct pl_length length;

	return pl_measure_all(&bluesky, PL_STR(ACCENTS), &length, err);
}

/* What Bluesky shows, weighed. */
static bool all_that_is_shown(struct pl_err *err)
{
	static const struct pl_network weighed = { .count = PL_COUNT_WEIGHTED,
						   .grammar = PL_GRAMMAR_BLUESKY };
	struct pl_length length;

	return pl_measure_all(&weighed, PL_STR(ACCENTS), &length, err);
}

static bool weights_of(struct pl_err *err)
{
	struct pl_weighed weighed;

	return pl_weigh(&pl_weights_v3, PL_STR(ACCENTS), &weighed, err);
}

/* Each allocation fails in turn, alone and with all behind it: that is said, and nothing else. */
static void test_memory_may_end(void **state)
{
	static bool (*const jobs[])(struct pl_err * err) = {
		lengths_of, cut_of, fits_of, all_on_x, all_on_bluesky, all_that_is_shown, weights_of
	};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(jobs) / sizeof(*jobs); i++) {
		struct pl_err err = { 0 };
		bool done = false;

		for (long n = 0; !done; n++) {
			pl_mem_fail_after(n, i % 2);
			done = jobs[i / 2](&err);
			assert_int_equal(done, !pl_mem_refused());
			pl_mem_fail_after(-1, false);
			assert_int_equal(err.code, done && !n ? PL_OK : PL_NOMEM);
		}
		assert_int_equal(err.code, PL_NOMEM); /* it asks for memory at all */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_cuts_agree_with_lengths),
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_other_units),
		cmocka_unit_test(test_a_single_limit_decides),
		cmocka_unit_test(test_the_stricter_limit_decides),
		cmocka_unit_test(test_as_the_app_shows_it),
		cmocka_unit_test(test_weighed),
		cmocka_unit_test(test_a_full_text_is_not_over),
		cmocka_unit_test(test_each_condition_decides),
		cmocka_unit_test(test_memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
