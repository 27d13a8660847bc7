/* Previews: where a reader's view ends, and what lies behind. */
#include "post/preview.h"

#include "test.h"

#include "post/networks.h"

static struct test_networks networks;

/* What shows; then what of the essential lies behind, with | between. */
static const struct {
	const char *draft, *shown, *behind;
	uint32_t words;
	bool by_lines;
} cuts[] = {
	{ "Tout se voit ici.", "Tout se voit ici.", "", 0, false },
	{ "", "", "", 0, false },
	{ "Un\nDeux\nTrois\nQuatre #Crue", "Un\nDeux\nTrois", "#Crue", 1, true },
	{ "Voici quarante lettres, ni plus ni moins, mardi 12 mars à 18 h 30 sur https://a.fr/b",
	  "Voici quarante lettres, ni plus ni moins", "mardi 12 mars|18 h 30|https://a.fr/b", 8,
	  false },
	/* Cut in two is not seen. */
	{ "Voici trente-quatre lettres, ni plus #PlanDeVigilance",
	  "Voici trente-quatre lettres, ni plus #Pl", "#PlanDeVigilance", 0, false },
	{ "La réunion publique a lieu demain, mardi. #Ganges vient",
	  "La réunion publique a lieu demain, mardi", "#Ganges", 1, false },
};

static void init(struct pl_post *post, const char *draft)
{
	const struct pl_hints hints = { .known = test_networks(&networks) };

	networks.facebook.bare_links = false;
	assert_true(pl_post_init(post, pl_str_of(draft), &hints, NULL));
}

static void expect(const char *draft, const char *wanted, struct pl_str got)
{
	if (pl_str_is(got, wanted))
		return;
	print_error("draft:  %s\nwanted: %s\ngot:    %.*s\n", draft, wanted, PL_ARGS(got));
	fail();
}

static void test_cuts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cuts) / sizeof(*cuts); i++) {
		struct pl_buf behind = { 0 };
		struct pl_preview preview;
		struct pl_post post;

		init(&post, cuts[i].draft);
		assert_true(pl_preview_init(&preview, &post, 0, &networks.facebook, NULL));
		expect(cuts[i].draft, cuts[i].shown, pl_str_in(post.text, preview.shown));
		for (size_t at = 0; at < preview.behind.n; at++) {
			pl_buf_puts(&behind, at ? "|" : "");
			pl_buf_add(&behind, pl_str_in(post.text, preview.behind.at[at].span));
		}
		expect(cuts[i].draft, cuts[i].behind, pl_buf_str(&behind));
		assert_int_equal(preview.hidden_words, cuts[i].words);
		assert_int_equal(preview.by_lines, cuts[i].by_lines);
		pl_buf_release(&behind);
		pl_preview_release(&preview);
		pl_post_release(&post);
	}
}

static const struct {
	enum pl_card card;
	const char *draft;
	enum pl_card_fate fate;
	const char *link;
} cards[] = {
	{ PL_CARD_UNLESS_MEDIA, "Un.", PL_FATE_NO_LINK, "" },
	{ PL_CARD_UNLESS_MEDIA, "Un a.fr, deux", PL_FATE_NO_LINK, "" },
	{ PL_CARD_UNLESS_MEDIA, "https://a.fr https://b.fr", PL_FATE_SHOWN, "https://a.fr" },
	{ PL_CARD_UNLESS_MEDIA, "---\nlien: https://c.fr\n---\nUn.", PL_FATE_SHOWN,
	  "https://c.fr" },
	{ PL_CARD_UNLESS_MEDIA, "---\nmédias: [{image: a.png, alt: b}]\n---\nhttps://a.fr",
	  PL_FATE_HIDDEN, "https://a.fr" },
	{ PL_CARD_BUILT, "https://a.fr", PL_FATE_TO_BUILD, "https://a.fr" },
	{ PL_CARD_NEVER, "https://a.fr", PL_FATE_NEVER, "https://a.fr" },
	{ PL_CARD_UNKNOWN, "https://a.fr", PL_FATE_UNKNOWN, "https://a.fr" },
};

static void test_cards(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cards) / sizeof(*cards); i++) {
		struct pl_preview preview;
		struct pl_post post;

		init(&post, cards[i].draft);
		networks.facebook.card = (uint8_t)cards[i].card;
		assert_true(pl_preview_init(&preview, &post, 0, &networks.facebook, NULL));
		expect(cards[i].draft, cards[i].link, preview.link);
		assert_int_equal(preview.card, cards[i].fate);
		pl_preview_release(&preview);
		pl_post_release(&post);
	}
}

/* Media and the front matter's link go with the first part alone. */
static void test_parts(void **state)
{
	struct pl_preview preview;
	struct pl_post post;

	(void)state;
	init(&post, "---\nlien: https://c.fr\nmédias: [{image: a.png, alt: b}]\n---\nUn.\n---\n"
		    "https://b.fr");
	networks.facebook.card = PL_CARD_UNLESS_MEDIA;
	assert_true(pl_preview_init(&preview, &post, 1, &networks.facebook, NULL));
	assert_int_equal(preview.card, PL_FATE_SHOWN);
	assert_false(preview.media);
	pl_preview_release(&preview);
	pl_post_release(&post);
}

static void test_telephones_and_warnings(void **state)
{
	struct pl_preview preview;
	struct pl_post post;

	(void)state;
	init(&post, "---\navertissement: Crue\n---\nUn deux trois quatre.");
	networks.facebook.hook_phone = 8;
	assert_true(pl_preview_init(&preview, &post, 0, &networks.facebook, NULL));
	expect("telephone", "Un deux",
	       pl_str_in(post.text, (struct pl_span){ preview.shown.start, preview.phone_end }));
	pl_preview_release(&preview);
	networks.facebook.count = PL_COUNT_MASTODON;
	assert_true(pl_preview_init(&preview, &post, 0, &networks.facebook, NULL));
	assert_true(preview.warned);
	assert_int_equal(preview.shown.start, preview.shown.end);
	assert_int_equal(preview.hidden_words, 4);
	pl_preview_release(&preview);
	pl_post_release(&post);
}

/* As the feed has it. */
static void test_text(void **state)
{
	static const struct {
		enum pl_grammar grammar;
		bool line_breaks;
		const char *draft, *text;
	} cases[] = {
		{ PL_GRAMMAR_TWITTER, true, "Un\r\ndeux\rtrois", "Un\ndeux\ntrois" },
		{ PL_GRAMMAR_TWITTER, false, "Un\n\ndeux \ntrois", "Un deux trois" },
		{ PL_GRAMMAR_TWITTER, true, "https://www.gard.gouv.fr/Actualites/Crue",
		  "https://www.gard.gouv.fr/Actualites/Crue" },
		{ PL_GRAMMAR_BLUESKY, true, "Voir https://www.gard.gouv.fr/Actualites/Crue !",
		  "Voir www.gard.gouv.fr/Actualites/C... !" },
		{ PL_GRAMMAR_BLUESKY, true, "https://gard.gouv.fr/Actualites/Crue-du-Gardon",
		  "gard.gouv.fr/Actualites/C..." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf text = { 0 };
		struct pl_preview preview;
		struct pl_post post;

		init(&post, cases[i].draft);
		networks.facebook.hook = networks.facebook.hook_lines = 0;
		networks.facebook.grammar = (uint8_t)cases[i].grammar;
		networks.facebook.line_breaks = cases[i].line_breaks;
		assert_true(pl_preview_init(&preview, &post, 0, &networks.facebook, NULL));
		pl_preview_text(&text, &preview, &post, &networks.facebook);
		expect(cases[i].draft, cases[i].text, pl_buf_str(&text));
		pl_buf_release(&text);
		pl_preview_release(&preview);
		pl_post_release(&post);
	}
}

static void test_memory_ends(void **state)
{
	struct pl_post post;
	bool ok = false;

	(void)state;
	init(&post, "Voici quarante lettres, ni plus ni moins, e\u0301te\u0301 le 12 mars #a "
		    "https://a.fr");
	networks.facebook.count = PL_COUNT_WEIGHTED;
	for (long n = 0; !ok; n++) {
		struct pl_preview preview;
		struct pl_err err = { 0 };

		pl_mem_fail_after(n, true);
		ok = pl_preview_init(&preview, &post, 0, &networks.facebook, &err);
		pl_mem_fail_after(-1, false);
		assert_int_equal(err.code, ok ? PL_OK : PL_NOMEM);
		if (ok)
			pl_preview_release(&preview);
	}
	pl_post_release(&post);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cuts),  cmocka_unit_test(test_cards),
		cmocka_unit_test(test_parts), cmocka_unit_test(test_telephones_and_warnings),
		cmocka_unit_test(test_text),  cmocka_unit_test(test_memory_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
