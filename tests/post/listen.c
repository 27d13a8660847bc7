/* What is heard of a post.  In the tables a piece that is troublesome has the word for its
 * trouble behind it, in brackets. */
#include "post/listen.h"

#include <stdlib.h>

#include "test.h"

struct listen_case {
	const char *draft, *heard;
};

static const struct listen_case french[] = {
	{ "Alerte orage.", "Alerte orage." },
	{ "", "" },
	/* Emoji. */
	{ "Feu 🔥 éteint", "Feu feu éteint" },
	{ "Feu🔥éteint", "Feu feu éteint" },
	{ "🔥🔥 deux", "feu, feu deux" },
	{ "🔥 🔥 🔥 trois", "feu, feu, feu [repeated] trois" },
	{ "🔥🔥🔥🔥🔥", "feu, 5 fois de suite [repeated]" },
	{ "🔥🚒🚨 rangée", "feu camion de pompier gyrophare [row] rangée" },
	{ "🔥🚒🚨🔔 plus", "feu camion de pompier gyrophare [row] cloche plus" },
	{ "🔥 a 🚒 b 🚨", "feu a camion de pompier b gyrophare" },
	{ "👍🏽 !", "pouce vers le haut\u202f: peau légèrement mate !" },
	{ "(🔥)", "(feu)" },
	{ "Bravo 🎉, merci", "Bravo cotillons, merci" },
	{ "5️⃣ gestes", "touches\u202f: 5 gestes" },
	/* Hashtags, mentions, addresses. */
	{ "#PlanDeVigilance", "dièse Plan De Vigilance" },
	{ "#plandevigilance", "dièse plandevigilance" },
	{ "#COVID19 #SNCFVoyageurs", "dièse COVID 19 dièse SNCF Voyageurs" },
	{ "#Plan_de_vigilance", "dièse Plan de vigilance" },
	{ "#JO2024Paris", "dièse JO 2024 Paris" },
	{ "Merci @Prefet30.", "Merci arobase Prefet 30." },
	{ "Voir https://www.gard.gouv.fr/a/b?c=d.", "Voir lien gard.gouv.fr." },
	{ "Voir gard.gouv.fr", "Voir lien gard.gouv.fr" },
	{ "Écrire à contact@gard.gouv.fr", "Écrire à lien contact arobase gard.gouv.fr" },
	/* Letters and signs. */
	{ "En 𝗴𝗿 !", "En mathématique gras sans empattement g, mathématique gras sans "
		     "empattement r [lookalike] !" },
	{ "Mˡˡᵉ Durand", "Mˡˡᵉ Durand" },
	{ "Gard → Lozère", "Gard flèche vers la droite Lozère" },
	{ "✓ Fait", "coche Fait" },
	{ "• Un\n• Deux", "puce Un\npuce Deux" },
	{ "À 18h30, le 3,5 % : « oui » – 12 € (n° 4)… 25 °C",
	  "À 18h30, le 3,5 % : « oui » – 12 € (n° 4)… 25 °C" },
	{ "№ 3", "numéro 3" },
	{ "*gras*", "astérisque gras astérisque" },
	{ "----------", "tiret, 10 fois de suite [signs]" },
	{ "a - b", "a - b" },
	{ "→→→→", "flèche vers la droite, 4 fois de suite [signs]" },
	{ "Quoi ???? !!!!", "Quoi ???? !!!!" },
	{ "administré·e·s", "administré point médian [middle-dot] e point médian s" },
	{ "tou·te·s, élu·es", "tou point médian [middle-dot] te point médian s, élu point médian "
			      "[middle-dot] es" },
	{ "A T T E N T I O N aux crues", "A T T E N T I O N [spaced] aux crues" },
	{ "A B C D", "A B C D" },
	{ "RESTEZ CHEZ VOUS ce soir", "RESTEZ CHEZ VOUS [capitals] ce soir" },
	{ "L’EAU MONTE VITE", "L’EAU MONTE VITE [capitals]" },
	{ "SNCF, RATP EDF GDF CGT", "SNCF, RATP EDF GDF CGT" },
	{ "ALERTE ROUGE DANS GARD.FR", "ALERTE ROUGE DANS [capitals] lien GARD.FR" },
	{ "####Gard", "dièse, dièse, dièse dièse Gard" },
	{ "① Un ░░░░", "1 cerclé Un bloc gris clair, 4 fois de suite [signs]" },
	{ "La SNCF et la RATP", "La SNCF et la RATP" },
	{ "vi\u200bgilance", "vi [invisible] gilance" },
	{ "vi\u200b\u200bgilance\u200b", "vi [invisible] gilance [invisible]" },
	{ "3·4 a· b", "3·4 a· b" },
	{ "RESTEZ-CHEZ-VOUS ce soir", "RESTEZ-CHEZ-VOUS [capitals] ce soir" },
	{ "L'EAU MONTE VITE", "L'EAU MONTE VITE [capitals]" },
	{ "oui \uFE0E\uFE0F!", "oui !" },
	{ "oui ☎︎", "oui téléphone" },
	/* Lines are pauses. */
	{ "Un.\nDeux.\n\nTrois.", "Un.\nDeux.\n\nTrois." },
	{ "Un.\r\n\r\nDeux.", "Un.\n\nDeux." },
	/* Media. */
	{ "---\nmédias:\n  - image: a.jpg\n    alt: Un pont coupé.\n---\nCrue",
	  "Crue\n\nimage\u00a0: Un pont coupé." },
	{ "---\nmédias:\n  - image: a.jpg\n    alt: Zone→🔥, (🚒)\n---\nCrue",
	  "Crue\n\nimage\u00a0: Zone flèche vers la droite feu, (camion de pompier)" },
	{ "---\nmédias:\n  - image: IMG_0123.jpg\n---\nCrue",
	  "Crue\n\nimage sans texte de remplacement, IMG_0123.jpg [no-alt]" },
	{ "---\nmédias:\n  - image: a.jpg\n    alt: décorative\n---\nCrue", "Crue" },
	{ "---\nmédias:\n  - video: a.mp4\n    sous-titres: non\n---\nCrue",
	  "Crue\n\nvidéo, a.mp4, sans sous-titres [no-captions]" },
	{ "---\nmédias:\n  - video: a.mp4\n    sous-titres: oui\n    alt: La crue\n---\nCrue",
	  "Crue\n\nvidéo\u00a0: La crue, avec sous-titres" },
};

static const struct listen_case english[] = {
	{ "Fire 🔥 out", "Fire fire out" },
	{ "🔥🔥🔥🔥", "fire, 4 times in a row [repeated]" },
	{ "#FloodWatch by @Prefet30", "hashtag Flood Watch by at Prefet 30" },
	{ "See https://example.org/x", "See link example.org" },
	{ "𝐀𝐛", "mathematical bold capital A, mathematical bold b [lookalike]" },
	{ "a ⇒ b ½", "a rightwards double arrow b ½" },
	{ "====", "equals, 4 times in a row [signs]" },
	{ "---\nmedia:\n  - image: a.jpg\n---\nFlood",
	  "Flood\n\nimage without an alternative text, a.jpg [no-alt]" },
	{ "---\nlangue: fr\n---\n🔥", "feu" },
};

/* All that is heard, with the words for troubles; false when memory ends. */
static bool hear(struct pl_buf *out, const struct pl_post *post, enum pl_lang lang,
		 const struct pl_known_trouble *known, const struct pl_network *network)
{
	struct pl_listen_options options = { .lang = pl_listen_lang(post, lang),
					     .network = network,
					     .known = known,
					     .n_known = known != NULL };
	struct pl_listening listening;
	bool ok = true;

	for (size_t part = 0; ok && part < post->n_parts; part++) {
		ok = pl_listen(&listening, post, part, &options, NULL);
		for (size_t i = 0; ok && i < listening.list.n; i++) {
			const struct pl_heard *heard = &listening.list.at[i];

			pl_heard_add(out, heard);
			if (heard->trouble)
				pl_buf_printf(out, " [%s]", pl_trouble_texts[heard->trouble].name);
		}
		pl_listening_release(&listening);
	}
	return ok;
}

static void open_post(struct pl_post *post, const char *draft)
{
	static const struct pl_networks none;
	struct pl_hints hints = { .known = &none };

	assert_true(pl_post_init(post, pl_str_of(draft), &hints, NULL));
}

static bool try_case(const struct listen_case *one, enum pl_lang lang)
{
	struct pl_post post;
	struct pl_buf out = { 0 };
	bool ok;

	open_post(&post, one->draft);
	ok = hear(&out, &post, lang, NULL, NULL) && pl_str_is(pl_buf_str(&out), one->heard);
	if (!ok)
		print_error("%s\nwanted %s\ncame   %s\n", one->draft, one->heard,
			    out.at ? out.at : "");
	pl_buf_release(&out);
	pl_post_release(&post);
	return ok;
}

static void in_french(void **state)
{
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < sizeof(french) / sizeof(*french); i++)
		ok = try_case(&french[i], PL_FR) && ok;
	assert_true(ok);
}

static void in_english(void **state)
{
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < sizeof(english) / sizeof(*english); i++)
		ok = try_case(&english[i], PL_EN) && ok;
	assert_true(ok);
}

/* What rules know of a place is told there. */
static void known_troubles(void **state)
{
	static const struct pl_known_trouble known = { { 4, 20 }, PL_TROUBLE_NO_CAPITALS };
	struct pl_post post;
	struct pl_buf out = { 0 };

	(void)state;
	open_post(&post, "#Un #plandevigilance #Trois");
	assert_true(hear(&out, &post, PL_FR, &known, NULL));
	assert_string_equal(out.at, "dièse Un dièse plandevigilance [no-capitals] dièse Trois");
	pl_buf_release(&out);
	pl_post_release(&post);
}

/* Where a post is made of its media they come first; and where addresses are no links, all
 * of them is read. */
static void as_the_network_has_it(void **state)
{
	static const char draft[] = "---\nmédias:\n  - image: a.jpg\n    alt: Un pont\n---\n"
				    "Voir https://gard.gouv.fr/crue\n---\nSuite";
	static const struct {
		struct pl_network network;
		const char *heard;
	} ways[] = {
		{ { .clickable_links = 1 },
		  "Voir lien gard.gouv.fr\n\nimage\u00a0: Un pont Suite" },
		{ { .clickable_links = 1, .media_required = 1 },
		  "image\u00a0: Un pont\n\nVoir lien gard.gouv.fr Suite" },
		{ { .media_required = 1 },
		  "image\u00a0: Un pont\n\nVoir adresse gard.gouv.fr/crue [dead-link] Suite" },
	};
	struct pl_post post;

	(void)state;
	open_post(&post, draft);
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		struct pl_buf out = { 0 };

		assert_true(hear(&out, &post, PL_FR, NULL, &ways[i].network));
		assert_string_equal(out.at, ways[i].heard);
		pl_buf_release(&out);
	}
	pl_post_release(&post);
}

/* Pieces come from places in order, which do not overlap and leave out only blanks. */
static void spans_cover(void **state)
{
	static const char draft[] = "Un 🔥🔥 #DeuxTrois\n\n• @quatre, https://a.fr 𝗮𝗯 RESTEZ CHEZ "
				    "VOUS ---- fin";
	struct pl_listen_options options = { .lang = PL_FR };
	struct pl_listening listening;
	struct pl_post post;
	uint32_t end = 0;

	(void)state;
	open_post(&post, draft);
	assert_true(pl_listen(&listening, &post, 0, &options, NULL));
	for (size_t i = 0; i < listening.list.n; i++) {
		struct pl_span span = listening.list.at[i].span;

		assert_true(span.start >= end && span.end > span.start);
		for (; end < span.start; end++)
			assert_int_equal(draft[end], ' ');
		end = span.end;
	}
	assert_int_equal(end, strlen(draft));
	pl_listening_release(&listening);
	pl_post_release(&post);
}

static void takes_time(void **state)
{
	struct pl_listen_options options = { .lang = PL_FR };
	struct pl_listening listening;
	struct pl_post post;

	(void)state;
	open_post(&post, "Un deux 🔥🔥🔥🔥🔥 gard.gouv.fr");
	assert_true(pl_listen(&listening, &post, 0, &options, NULL));
	/* Each 🔥 is said; "lien", and the dots of the host. */
	assert_int_equal(listening.words, 2 + 5 + 1 + 5);
	assert_int_equal(pl_listening_seconds(&listening, 60), 13);
	assert_int_equal(pl_listening_seconds(&listening, 175), 5);
	pl_listening_release(&listening);
	pl_post_release(&post);
}

/* The n-th allocation fails, for every n: an error, or all of the speech. */
static void survives_no_memory(void **state)
{
	static const char draft[] = "---\nmédias:\n  - image: a_b.jpg\n---\nFeu 🔥🔥 #UnDeux 𝗮𝗯\n"
				    "→ @a https://b.fr c@d.fr A B C D E F";
	struct pl_post post;
	struct pl_buf whole = { 0 };

	(void)state;
	open_post(&post, draft);
	assert_true(hear(&whole, &post, PL_FR, NULL, NULL));
	for (int for_ever = 0; for_ever <= 1; for_ever++) {
		bool ok = false;

		for (long n = 0; !ok; n++) {
			struct pl_buf out = { 0 };

			pl_mem_fail_after(n, for_ever);
			ok = hear(&out, &post, PL_FR, NULL, NULL) && !out.failed;
			pl_mem_fail_after(-1, false);
			if (ok)
				assert_string_equal(out.at, whole.at);
			pl_buf_release(&out);
		}
	}
	pl_buf_release(&whole);
	pl_post_release(&post);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_french),          cmocka_unit_test(in_english),
		cmocka_unit_test(known_troubles),     cmocka_unit_test(spans_cover),
		cmocka_unit_test(takes_time),         cmocka_unit_test(as_the_network_has_it),
		cmocka_unit_test(survives_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
