/* Front matter: where it stands, what it says, what is wrong with it. */
#include "test.h"

#include <stdio.h>

#include "post/front.h"
#include "post/networks.h"

static struct test_networks networks;

/* --- where it stands -------------------------------------------------------------------- */

static const struct {
	const char *text;
	const char *yaml, *body; /* NULL: no front matter */
} places[] = {
	{ "", NULL, NULL },
	{ "Bonjour", NULL, NULL },
	{ "---", NULL, NULL },
	{ "---\nBonjour", NULL, NULL },
	{ "----\na: 1\n----\nBonjour", NULL, NULL },
	{ "\n---\na: 1\n---\nBonjour", NULL, NULL },
	{ "--- a: 1\n---\nBonjour", NULL, NULL },
	{ "---\na: 1\n---\nBonjour", "a: 1\n", "Bonjour" },
	{ "---\na: 1\n...\nBonjour", "a: 1\n", "Bonjour" },
	{ "---\na: 1\n---", "a: 1\n", "" },
	{ "--- \t\na: 1\n---  \nBonjour", "a: 1\n", "Bonjour" },
	{ "---\r\na: 1\r\n---\r\nBonjour", "a: 1\r\n", "Bonjour" },
	{ "---\ra: 1\r---\rBonjour", "a: 1\r", "Bonjour" },
	{ "\xEF\xBB\xBF---\na: 1\n---\nBonjour", "a: 1\n", "Bonjour" },
	{ "---\n---\nBonjour", "", "Bonjour" },
	{ "---\na: 1\n---\nUn\n---\nDeux", "a: 1\n", "Un\n---\nDeux" },
};

static void test_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct pl_str text = pl_str_of(places[i].text);
		struct pl_span yaml = { 0, 0 };
		uint32_t body = 0;
		bool found = pl_front_find(text, &yaml, &body);

		if (found != (places[i].yaml != NULL) ||
		    (found && (!pl_str_is(pl_str_in(text, yaml), places[i].yaml) ||
			       !pl_str_is(pl_str_cut(text, body, text.len), places[i].body)))) {
			print_error("text: %s\ncame: %d, yaml '%.*s', body at %u\n", places[i].text,
				    found, PL_ARGS(pl_str_in(text, yaml)), body);
			fail();
		}
	}
}

/* --- what it says ------------------------------------------------------------------------- */

static struct pl_post post_of(const char *text)
{
	struct pl_hints hints = { .known = test_networks(&networks) };
	struct pl_err err = { 0 };
	struct pl_post post;

	if (!pl_post_init(&post, pl_str_of(text), &hints, &err)) {
		print_error("draft: %s\nerror: %s\n", text, err.text);
		fail();
	}
	return post;
}

static const struct {
	const char *yaml;
	uint64_t networks;
} named[] = {
	{ "réseaux: x", NET_X },
	{ "reseaux: [x, facebook]", NET_X | NET_FACEBOOK },
	{ "networks:\n  - Twitter\n  - BLUESKY", NET_X | NET_BLUESKY },
	{ "Réseau: x, facebook", NET_X | NET_FACEBOOK },
	{ "network: \"x\"", NET_X },
	{ "re\xCC\x81seaux: x", NET_X },
	{ "note: x", 0 },
};

static void test_networks_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++) {
		char draft[256];
		struct pl_post post;

		snprintf(draft, sizeof(draft), "---\n%s\n---\nBonjour", named[i].yaml);
		post = post_of(draft);
		if (post.networks != named[i].networks || post.n_remarks) {
			print_error("%s\nnetworks wanted: %x, came: %x, %zu remarks\n",
				    named[i].yaml, (unsigned)named[i].networks,
				    (unsigned)post.networks, post.n_remarks);
			fail();
		}
		pl_post_release(&post);
	}
}

#define FIELD(name) offsetof(struct pl_post, name)

static const struct {
	const char *yaml;
	size_t field;
	const char *value;
} fields[] = {
	{ "date: 2026-03-12", FIELD(date), "2026-03-12" },
	{ "note: à relire", FIELD(note), "à relire" },
	{ "langue: fr", FIELD(lang), "fr" },
	{ "lang: [fr, en]", FIELD(lang), "fr" },
	{ "campagne: octobre rose", FIELD(campaign), "octobre rose" },
	{ "campaign: no", FIELD(campaign), "no" },
	{ "titre: Alerte", FIELD(title), "Alerte" },
	{ "avertissement: images dures", FIELD(warning), "images dures" },
	{ "spoiler_text: crue", FIELD(warning), "crue" },
	{ "crédit: © Préfecture", FIELD(credit), "© Préfecture" },
	{ "lien: https://www.ain.gouv.fr/a", FIELD(link), "https://www.ain.gouv.fr/a" },
	{ "réponse: https://x.com/a/status/1", FIELD(reply), "https://x.com/a/status/1" },
	{ "type: alerte", FIELD(type), "alerte" },
	{ "type: Événement", FIELD(type), "evenement" },
	{ "type: event", FIELD(type), "evenement" },
	{ "type: question réponse", FIELD(type), "question-reponse" },
	{ "type: questions-réponses", FIELD(type), "question-reponse" },
	{ "type: vœux", FIELD(type), "voeux" },
	{ "type: thread", FIELD(type), "fil" },
	{ "date:", FIELD(date), "" },
};

static void test_fields(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		char draft[256];
		struct pl_post post;
		const struct pl_str *value;

		snprintf(draft, sizeof(draft), "---\n%s\n---\nBonjour", fields[i].yaml);
		post = post_of(draft);
		value = (const struct pl_str *)(const void *)((const char *)&post +
							      fields[i].field);
		if (!pl_str_is(*value, fields[i].value) || post.n_remarks) {
			print_error("%s\nwanted: %s\ncame: %.*s, remark: %s\n", fields[i].yaml,
				    fields[i].value, PL_ARGS(*value),
				    post.n_remarks ? post.remarks[0].text : "none");
			fail();
		}
		pl_post_release(&post);
	}
}

static const struct {
	const char *yaml, *ignored; /* names, each with its reason and the place's text */
} ignored[] = {
	{ "ignore: [typographie.heure, ton]", "<typographie.heure><ton>" },
	{ "ignore: typographie.heure, ton", "<typographie.heure><ton>" },
	{ "ignorer: \"ton\"", "<ton>" },
	{ "ignore: [ton, ton]", "<ton><ton>" },
	{ "ignore: []", "" },
	{ "ignore:", "" },
	{ "ignore: {rule: ton, reason: citation}", "<ton: citation>" },
	{ "ignore: [{rule: t.mot, reason: citation}, ton]", "<t.mot: citation><ton>" },
	{ "ignore:\n  - règle: t.mot\n    raison: ' citation du maire '\n  - style: ton",
	  "<t.mot: citation du maire><ton>" },
};

static void test_ignore(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ignored) / sizeof(*ignored); i++) {
		struct pl_buf draft = { 0 }, came = { 0 };
		struct pl_post post;

		pl_buf_printf(&draft, "\xEF\xBB\xBF---\n%s\n---\nBonjour", ignored[i].yaml);
		post = post_of(draft.at);
		for (size_t j = 0; j < post.n_suppressions; j++) {
			const struct pl_suppression *one = &post.suppressions[j];

			assert_true(one->off && one->everywhere && one->by == PL_BY_FRONT);
			assert_true(pl_str_same(pl_str_in(post.draft, one->place), one->name));
			pl_buf_printf(&came, "<%.*s%s%.*s>", PL_ARGS(one->name),
				      one->reason.len ? ": " : "", PL_ARGS(one->reason));
		}
		if (!pl_str_is(pl_buf_str(&came), ignored[i].ignored) || post.n_remarks) {
			print_error("%s\nwanted: %s\ncame: %.*s\n", ignored[i].yaml,
				    ignored[i].ignored, PL_ARGS(pl_buf_str(&came)));
			fail();
		}
		pl_post_release(&post);
		pl_buf_release(&draft);
		pl_buf_release(&came);
	}
}

/* --- media ----------------------------------------------------------------------------------- */

static const struct {
	const char *yaml;
	size_t n;
	enum pl_media_kind kind; /* of the first */
	const char *file, *alt, *place;
	int captions;
	bool decorative;
} media[] = {
	{ "médias: []", 0, 0, NULL, NULL, NULL, 0, false },
	{ "médias: aucun", 0, 0, NULL, NULL, NULL, 0, false },
	{ "médias: none", 0, 0, NULL, NULL, NULL, 0, false },
	{ "médias: Non", 0, 0, NULL, NULL, NULL, 0, false },
	{ "médias: no", 0, 0, NULL, NULL, NULL, 0, false },
	{ "médias: ''", 0, 0, NULL, NULL, NULL, 0, false },
	{ "médias: affiche.png", 1, PL_MEDIA_IMAGE, "affiche.png", "", "affiche.png", 0, false },
	{ "media: [film.MP4, b.gif]", 2, PL_MEDIA_VIDEO, "film.MP4", "", "film.MP4", 0, false },
	{ "médias:\n  - image: a.jpg\n    alt: La place", 1, PL_MEDIA_IMAGE, "a.jpg", "La place",
	  "image: a.jpg\n    alt: La place", 0, false },
	{ "médias: [{image: a.jpg, alt: \"\"}]", 1, PL_MEDIA_IMAGE, "a.jpg", "",
	  "{image: a.jpg, alt: \"\"}", 0, false },
	{ "médias: {image: a.jpg, alt: '  '}", 1, PL_MEDIA_IMAGE, "a.jpg", "",
	  "{image: a.jpg, alt: '  '}", 0, false },
	{ "médias: [{image: a.jpg, alt: décorative}]", 1, PL_MEDIA_IMAGE, "a.jpg", "",
	  "{image: a.jpg, alt: décorative}", 0, true },
	{ "médias: [{image: a.jpg, alt: Decorative}]", 1, PL_MEDIA_IMAGE, "a.jpg", "",
	  "{image: a.jpg, alt: Decorative}", 0, true },
	{ "médias: [{vidéo: a.mov, sous-titres: oui}]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{vidéo: a.mov, sous-titres: oui}", PL_CAPTIONS_YES, false },
	{ "médias: [{video: a.mov, captions: no}]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{video: a.mov, captions: no}", PL_CAPTIONS_NO, false },
	{ "médias: [{video: a.mov, sous-titres: sans-parole}]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{video: a.mov, sous-titres: sans-parole}", PL_CAPTIONS_YES, false },
	{ "médias: [{video: a.mov, sous-titres: a.srt}]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{video: a.mov, sous-titres: a.srt}", PL_CAPTIONS_YES, false },
	{ "médias: [{video: a.mov, sous-titres: a.vtt}]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{video: a.mov, sous-titres: a.vtt}", PL_CAPTIONS_YES, false },
	{ "médias: [{video: a.mov, sous-titres: }]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{video: a.mov, sous-titres: }", 0, false },
	{ "médias: [{video: a.mov, sous-titres: [a.srt]}]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{video: a.mov, sous-titres: [a.srt]}", PL_CAPTIONS_YES, false },
	{ "médias: [{video: a.mov, sous-titres: []}]", 1, PL_MEDIA_VIDEO, "a.mov", "",
	  "{video: a.mov, sous-titres: []}", PL_CAPTIONS_NO, false },
	{ "médias: [{document: a.pdf, crédit: Ville}]", 1, PL_MEDIA_DOCUMENT, "a.pdf", "",
	  "{document: a.pdf, crédit: Ville}", 0, false },
	{ "médias: [{gif: a.webp}]", 1, PL_MEDIA_GIF, "a.webp", "", "{gif: a.webp}", 0, false },
	{ "médias: [{fichier: a.pdf}]", 1, PL_MEDIA_DOCUMENT, "a.pdf", "", "{fichier: a.pdf}", 0,
	  false },
};

static bool is_medium(const struct pl_post *post, size_t i)
{
	const struct pl_media *first = post->media;

	if (!post->media_known || post->n_remarks || post->n_media != media[i].n)
		return false;
	return !media[i].n ||
	       (first->kind == media[i].kind && pl_str_is(first->file, media[i].file) &&
		pl_str_is(first->alt, media[i].alt) && (int)first->captions == media[i].captions &&
		first->decorative == media[i].decorative && first->from_front &&
		pl_str_is(pl_str_in(post->text, first->place), media[i].place));
}

static void check_media(size_t i, const char *mark)
{
	char draft[512];
	struct pl_post post;

	snprintf(draft, sizeof(draft), "%s---\nnote: é\n%s\n---\nBonjour", mark, media[i].yaml);
	post = post_of(draft);
	if (!is_medium(&post, i)) {
		struct pl_span place = post.n_media ? post.media->place : (struct pl_span){ 0, 0 };

		print_error("%s\ncame: %zu media, place '%.*s', remark: %s\n", draft, post.n_media,
			    PL_ARGS(pl_str_in(post.text, place)),
			    post.n_remarks ? post.remarks[0].text : "none");
		fail();
	}
	pl_post_release(&post);
}

static void test_media(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(media) / sizeof(*media); i++) {
		check_media(i, "");
		check_media(i, "\xEF\xBB\xBF");
	}
}

static void test_media_unknown(void **state)
{
	static const char *const drafts[] = { "Bonjour", "---\nnote: a\n---\nBonjour",
					      "---\nmédias:\n---\nBonjour" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct pl_post post = post_of(drafts[i]);

		assert_false(post.media_known);
		pl_post_release(&post);
	}
}

/* --- what is wrong with it -------------------------------------------------------------------- */

static const struct {
	const char *draft;
	uint32_t line, column;
	const char *text; /* that the remark holds */
} remarks[] = {
	{ "---\nnote: a\n  \nmedai: []\n---\nB", 4, 1,
	  "front matter: no key is called 'medai'; the nearest is 'médias'" },
	{ "---\nreseuax: x\n---\nB", 2, 1, "the nearest is 'réseaux'" },
	{ "---\nfoobarbaz: x\n---\nB", 2, 1, "no key is called 'foobarbaz'" },
	{ "---\nréseaux: [x, facebok]\n---\nB", 2, 14,
	  "no network is called 'facebok'; the nearest is 'facebook'" },
	{ "---\ntype: alrete\n---\nB", 2, 7,
	  "no type is called 'alrete'; the nearest is 'alerte'" },
	{ "---\ntype: autre chose\n---\nB", 2, 7, "no rule knows the type 'autre chose'" },
	{ "---\ndate: [1, 2]\n---\nB", 2, 7, "'date' wants one text" },
	{ "---\nmédias:\n- image: a.jpg\n  atl: La place\n---\nB", 4, 3,
	  "media have no key 'atl'; the nearest is 'alt'" },
	{ "---\nmédias:\n- video: a.mp4\n  sous-titres: peut-être\n---\nB", 4, 16,
	  "'peut-être' says neither yes nor no" },
	{ "---\na: [1\n---\nB", 2, 4, "front matter: " },
	{ "---\nnote: *a\n---\nB", 2, 7, "aliases" },
	{ "\xEF\xBB\xBF---\r\nnote: &a b\r\n---\r\nB", 2, 7, "anchors" },
	{ "---\nnote: a\nnote: b\n---\nB", 3, 1, "note" },
	{ "---\nUn texte seul\n---\nB", 2, 1, "'key: value' are wanted here" },
	{ "---\n- un\n- deux\n---\nB", 2, 1, "'key: value' are wanted here" },
};

static void test_remarks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(remarks) / sizeof(*remarks); i++) {
		struct pl_post post = post_of(remarks[i].draft);
		const struct pl_err *remark = post.remarks;

		if (post.n_remarks != 1 || remark->line != remarks[i].line ||
		    remark->column != remarks[i].column || remark->code != PL_RULE ||
		    *remark->file || !strstr(remark->text, remarks[i].text) ||
		    !pl_str_is(pl_str_in(post.text, post.parts[0].span), "B")) {
			print_error("%s\nwanted: %u:%u %s\ncame: %zu, %u:%u %s\n", remarks[i].draft,
				    remarks[i].line, remarks[i].column, remarks[i].text,
				    post.n_remarks, remark ? remark->line : 0,
				    remark ? remark->column : 0, remark ? remark->text : "nothing");
			fail();
		}
		pl_post_release(&post);
	}
}

static void test_nothing_wrong(void **state)
{
	static const char *const drafts[] = { "---\n---\nB", "---\n\n---\nB",
					      "---\n# rien\n---\nB" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct pl_post post = post_of(drafts[i]);

		assert_int_equal(post.n_remarks, 0);
		assert_true(pl_str_is(pl_str_in(post.text, post.parts[0].span), "B"));
		pl_post_release(&post);
	}
}

/* A thousand unknown keys make twenty remarks, not a thousand. */
static void test_remarks_end(void **state)
{
	struct pl_buf draft = { 0 };
	struct pl_post post;

	(void)state;
	pl_buf_puts(&draft, "---\n");
	for (int i = 0; i < 1000; i++)
		pl_buf_printf(&draft, "inconnue%d: x\n", i);
	pl_buf_puts(&draft, "---\nBonjour");
	post = post_of(draft.at);
	assert_int_equal(post.n_remarks, 20);
	pl_post_release(&post);
	pl_buf_release(&draft);
}

/* Every key can be written in French and in English, and says what it is for. */
static void test_keys(void **state)
{
	(void)state;
	for (const struct pl_front_key *key = pl_front_keys; key->fr; key++) {
		const char *const names[] = { key->fr, key->en };

		assert_true(key->help && *key->help);
		for (int i = 0; i < 2; i++) {
			char draft[128];
			struct pl_post post;

			snprintf(draft, sizeof(draft), "---\n%s:\n---\nB", names[i]);
			post = post_of(draft);
			if (post.n_remarks) {
				print_error("%s: %s\n", names[i], post.remarks[0].text);
				fail();
			}
			pl_post_release(&post);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),      cmocka_unit_test(test_networks_named),
		cmocka_unit_test(test_fields),      cmocka_unit_test(test_ignore),
		cmocka_unit_test(test_media),       cmocka_unit_test(test_media_unknown),
		cmocka_unit_test(test_remarks),     cmocka_unit_test(test_nothing_wrong),
		cmocka_unit_test(test_remarks_end), cmocka_unit_test(test_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
