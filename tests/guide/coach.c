/* The coach: questions in order, drafts that fit, a front matter that nothing breaks. */
#include "guide/coach.h"

#include "guide/fill.h"

#include "test.h"

static const char questions[] =
	"questions:\n"
	"  - {question: reseaux, kind: networks, ask: a, help: h, default: \"x, instagram\"}\n"
	"  - {question: lien, kind: link, ask: a, help: h}\n"
	"  - {question: image, kind: media, ask: a, help: h}\n"
	"  - {question: alt, kind: alt, ask: a, help: h}\n"
	"  - {question: soustitres, kind: captions, ask: a, help: h}\n"
	"links:\n  - {networks: [instagram], text: \"Le lien est dans notre profil.\"}\n";

static const char template[] =
	"template: t\ntitle: {fr: T, en: U}\npurpose: p\ntype: alerte\n"
	"questions:\n  - reseaux\n  - {question: quoi, ask: q, help: h, needed: true}\n"
	"  - {question: lieu, kind: place, ask: q, help: h}\n"
	"  - {question: faire, kind: sentence, ask: q, help: h}\n"
	"  - lien\n  - image\n  - alt\n  - soustitres\n"
	"forms:\n  - networks: [x]\n    text: \"{quoi}{,lieu}. [{faire}] [Lisez : {lien}] fin "
	"{quoi}\"\n"
	"  - text: |-\n      {quoi}[{,lieu}].\n\n      [{faire}]\n\n      [Lisez : {lien}]\n"
	"      [{!lien}]\n";

struct coached {
	struct pl_buf bytes;
	struct pl_faults faults;
	struct pl_ruleset *rules;
	struct pl_coach coach;
};

static void read_template(struct coached *coached, const char *yaml)
{
	const struct pl_memory_file files[] = { { "modeles/questions.yml", pl_str_of(questions) },
						{ "modeles/t.yml", pl_str_of(yaml) },
						{ NULL, { 0 } } };
	struct pl_source source;

	pl_source_memory(&source, "guides", files);
	assert_true(pl_shelf_read(&source, &coached->bytes, &coached->faults));
}

static void start(struct coached *coached)
{
	read_template(coached, template);
	assert_int_equal(coached->faults.list.n, 0);
	coached->rules = pl_ruleset_new(NULL, 0, NULL);
	pl_coach_init(&coached->coach,
		      pl_template_find((const void *)coached->bytes.at, PL_STR("t")),
		      coached->rules, "2026-03-02", PL_EN);
}

static void stop(struct coached *coached)
{
	pl_coach_release(&coached->coach);
	pl_ruleset_free(coached->rules);
	pl_buf_release(&coached->bytes);
	pl_faults_release(&coached->faults);
}

static const char *asked(const struct coached *coached)
{
	const struct pl_question *question = pl_coach_question(&coached->coach);

	return question ? pl_ref_str(&question->name).at : "";
}

static void answer(struct coached *coached, const char *name, const char *typed)
{
	struct pl_err err = { 0 };

	if (!pl_coach_go(&coached->coach, pl_str_of(name)) ||
	    !pl_coach_answer(&coached->coach, pl_str_of(typed), &err))
		fail_msg("%s: %s: %s", name, typed, err.text);
}

static void draft_is(struct coached *coached, const char *network, const char *wanted)
{
	int place = pl_networks_find(&coached->rules->networks, pl_str_of(network));
	struct pl_buf draft = { 0 };

	assert_true(
		pl_coach_draft(&coached->coach, coached->rules->networks.at[place], &draft, NULL));
	assert_string_equal(draft.at, wanted);
	pl_buf_release(&draft);
}

static void questions_come_in_order_and_can_be_left(void **state)
{
	struct coached coached = { 0 };
	struct pl_coach *coach = &coached.coach;
	struct pl_err err = { 0 };

	(void)state;
	start(&coached);
	assert_string_equal(asked(&coached), "reseaux");
	assert_false(pl_coach_back(coach));
	assert_true(pl_str_is(pl_coach_default(coach), "x, instagram"));
	assert_true(pl_coach_answer(coach, PL_STR(""), NULL));
	assert_true(pl_str_is(pl_coach_answered(coach, "reseaux"), "x, instagram"));
	assert_string_equal(asked(&coached), "quoi");
	assert_true(pl_coach_answer(coach, PL_STR(" "), NULL)); /* no default: it skips */
	assert_string_equal(asked(&coached), "lieu");
	assert_true(pl_coach_back(coach));
	assert_true(pl_coach_answer(coach, PL_STR("Crue"), NULL));
	assert_true(pl_coach_back(coach));
	assert_true(pl_str_is(pl_coach_default(coach), "Crue")); /* an empty line keeps it */
	assert_true(pl_coach_answer(coach, PL_STR(""), NULL));
	assert_true(pl_str_is(pl_coach_answered(coach, "quoi"), "Crue"));
	pl_coach_skip(coach);
	pl_coach_skip(coach);
	assert_false(pl_coach_answer(coach, PL_STR("pas de lien"), &err));
	assert_int_equal(err.code, PL_INPUT);
	assert_string_equal(asked(&coached), "lien"); /* and it stays */
	stop(&coached);
}

static void a_picture_is_described_and_a_video_is_not(void **state)
{
	struct coached coached = { 0 };

	(void)state;
	start(&coached);
	answer(&coached, "image", "non");
	assert_string_equal(asked(&coached), "");
	assert_true(pl_coach_back(&coached.coach));
	assert_string_equal(asked(&coached), "image");
	answer(&coached, "image", "a.jpg");
	assert_string_equal(asked(&coached), "alt");
	answer(&coached, "image", "a.MP4");
	assert_string_equal(asked(&coached), "soustitres");
	stop(&coached);
}

static void drafts_are_made_for_their_network(void **state)
{
	struct coached coached = { 0 };

	(void)state;
	start(&coached);
	assert_string_equal(pl_ref_str(&pl_coach_missing(&coached.coach)->name).at, "quoi");
	draft_is(&coached, "facebook",
		 "---\nréseaux: facebook\ntype: alerte\n---\n[à compléter\xC2\xA0: quoi].\n");
	answer(&coached, "quoi", "crue rapide");
	assert_null(pl_coach_missing(&coached.coach));
	answer(&coached, "lieu", "À Redon");
	answer(&coached, "faire", "Montez !");
	answer(&coached, "lien", "a.gouv.fr");
	draft_is(&coached, "facebook",
		 "---\nréseaux: facebook\ntype: alerte\n---\nCrue rapide à Redon.\n\nMontez !\n\n"
		 "Lisez : https://a.gouv.fr\n");
	draft_is(&coached, "instagram",
		 "---\nréseaux: instagram\ntype: alerte\nnote: \"Link to attach: "
		 "https://a.gouv.fr\"\n---\nCrue rapide à Redon.\n\nMontez !\n\nLe lien est dans "
		 "notre profil.\n");
	draft_is(&coached, "tiktok",
		 "---\nréseaux: tiktok\ntype: alerte\n---\nCrue rapide à Redon. Montez ! Lisez : "
		 "https://a.gouv.fr\n");
	answer(&coached, "lieu", "Redon");
	draft_is(&coached, "x",
		 "---\nréseaux: x\ntype: alerte\n---\nCrue rapide, Redon. Montez ! Lisez : "
		 "https://a.gouv.fr fin crue rapide\n");
	stop(&coached);
}

/* The first wording that fits is taken, with room to spare, else the last. */
static void what_is_too_long_is_said_shorter(void **state)
{
	struct coached coached = { 0 };
	struct pl_buf typed = { 0 };

	(void)state;
	start(&coached);
	for (size_t i = 0; i < 130; i++)
		pl_buf_puts(&typed, i ? "a" : "A");
	answer(&coached, "quoi", typed.at);
	{
		struct pl_buf wanted = { 0 };

		pl_buf_printf(&wanted, "---\nréseaux: x\ntype: alerte\n---\n%s.\n", typed.at);
		draft_is(&coached, "x", wanted.at);
		pl_buf_release(&wanted);
	}
	pl_buf_release(&typed);
	stop(&coached);
}

static const char *const nasty[] = {
	"a\"b",       "a: b", "# a", "- a",  "</script>",  "{a}",      "\"}]\n---", "null",
	"yes",        "1e3",  "'",   "\\",   "%a",         "*a &a !a", "[a]",       "\xE2\x80\xA8",
	"é\xC2\xA0à", "|",    "~",   "a #b", "<!-- x -->", "@a",       "`a`",       "=",
};

/* Whatever is answered, the front matter says it again, and the text stays behind it. */
static void answers_break_no_front_matter(void **state)
{
	struct coached coached = { 0 };
	const struct pl_network *network;

	(void)state;
	start(&coached);
	network = coached.rules->networks.at[0];
	for (size_t i = 0; i < sizeof(nasty) / sizeof(*nasty); i++) {
		struct pl_buf draft = { 0 };
		struct pl_findings *findings;
		struct pl_str alt;

		answer(&coached, "quoi", "crue");
		answer(&coached, "image", "a: \"#.jpg");
		assert_true(pl_coach_go(&coached.coach, PL_STR("alt")));
		if (!pl_coach_answer(&coached.coach, pl_str_of(nasty[i]), NULL))
			continue;
		alt = pl_coach_answered(&coached.coach, "alt");
		assert_true(pl_coach_draft(&coached.coach, network, &draft, NULL));
		findings = pl_coach_check(&coached.coach, pl_buf_str(&draft), NULL);
		assert_non_null(findings);
		assert_int_equal(findings->post.n_remarks, 0);
		assert_int_equal(findings->post.n_media, 1);
		assert_true(pl_str_is(findings->post.media[0].file, "a: \"#.jpg"));
		if (!pl_str_same(findings->post.media[0].alt, alt))
			fail_msg("'%s' came back as '%.*s'", nasty[i],
				 PL_ARGS(findings->post.media[0].alt));
		assert_int_equal(findings->post.n_parts, 1);
		pl_findings_free(findings);
		pl_buf_release(&draft);
	}
	stop(&coached);
}

static void advice_is_about_the_picture_alone(void **state)
{
	struct coached coached = { 0 };
	struct pl_findings *findings;

	(void)state;
	start(&coached);
	answer(&coached, "quoi", "Scènes de guerre !!!!");
	assert_null(pl_coach_alt(&coached.coach, NULL));
	answer(&coached, "image", "a.jpg");
	answer(&coached, "alt", "IMG_2034.jpg");
	findings = pl_coach_alt(&coached.coach, NULL);
	assert_true(pl_findings_count(findings) > 0);
	for (size_t i = 0; i < pl_findings_count(findings); i++)
		assert_true(pl_str_starts(pl_findings_at(findings, i).rule, "accessibilite.alt-"));
	pl_findings_free(findings);
	answer(&coached, "alt", "Carte de la crue : Redon est bleu foncé.");
	findings = pl_coach_alt(&coached.coach, NULL);
	assert_int_equal(pl_findings_count(findings), 0);
	pl_findings_free(findings);
	stop(&coached);
}

static void a_draft_has_a_name(void **state)
{
	struct coached coached = { 0 };
	struct pl_buf name = { 0 };
	int x;

	(void)state;
	start(&coached);
	x = pl_networks_find(&coached.rules->networks, PL_STR("x"));
	answer(&coached, "lieu", "RD 568 / l’Étang-de-Berre ../..");
	pl_coach_file(&coached.coach, coached.rules->networks.at[x], &name);
	assert_string_equal(name.at, "t-rd-568-l-etang-de-berre.x.txt");
	pl_buf_release(&name);
	stop(&coached);
}

static const struct {
	const char *yaml, *fault;
} bad[] = {
	{ "template: t\ntitle: t\nforms: []\n", "t.yml:1:1: 'questions' wants a list" },
	{ "template: t\nquestions: [ou]\nforms: []\n",
	  "t.yml:2:13: no question is called 'ou' in modeles/questions.yml" },
	{ "template: t\nquestions: [{question: q, kind: fraze}]\nforms: []\n", "t.yml:2:" },
	{ "template: t\nquestion: []\nquestions: []\nforms: []\n",
	  "t.yml:2:1: no key is called 'question' here; did you mean 'questions'?" },
};

static void faults_say_what_would_be_right(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct coached coached = { 0 };
		struct pl_buf said = { 0 };

		read_template(&coached, bad[i].yaml);
		assert_true(coached.faults.list.n > 0);
		pl_buf_printf(&said, "%s:%u:%u: %s", coached.faults.list.at[0].file,
			      coached.faults.list.at[0].line, coached.faults.list.at[0].column,
			      coached.faults.list.at[0].text);
		if (!strstr(said.at, bad[i].fault))
			fail_msg("wanted %s\ngot %s", bad[i].fault, said.at);
		pl_buf_release(&said);
		pl_buf_release(&coached.bytes);
		pl_faults_release(&coached.faults);
	}
}

static void wordings_are_checked(void **state)
{
	struct coached coached = { 0 };
	struct pl_err err = { 0 };
	const struct pl_wording *wordings;

	(void)state;
	read_template(&coached, "template: t\nquestions: [lien]\nforms:\n  - text: \"{lieu}\"\n"
				"  - text: \"[a [b] c]\"\n  - text: \"[{lien}\"\n"
				"  - text: \"[{?lien}a] {!lien}\"\n");
	{
		const struct pl_template *made =
			pl_template_find((const void *)coached.bytes.at, PL_STR("t"));

		wordings = PL_ROW(struct pl_wording, &made->forms);
		assert_false(pl_fill_check(made, &wordings[0], &err));
		assert_string_equal(err.text, "'{lieu}' names no question of the template");
		assert_false(pl_fill_check(made, &wordings[1], &err));
		assert_false(pl_fill_check(made, &wordings[2], &err));
		assert_true(pl_fill_check(made, &wordings[3], &err));
	}
	pl_buf_release(&coached.bytes);
	pl_faults_release(&coached.faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions_come_in_order_and_can_be_left),
		cmocka_unit_test(a_picture_is_described_and_a_video_is_not),
		cmocka_unit_test(drafts_are_made_for_their_network),
		cmocka_unit_test(what_is_too_long_is_said_shorter),
		cmocka_unit_test(answers_break_no_front_matter),
		cmocka_unit_test(advice_is_about_the_picture_alone),
		cmocka_unit_test(a_draft_has_a_name),
		cmocka_unit_test(faults_say_what_would_be_right),
		cmocka_unit_test(wordings_are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
