/* How single things are said. */
#include "post/spoken.h"

#include "test.h"

enum what { WORDS, HASHTAG, MENTION, LINK, ADDRESS, EMAIL, TEXT };

static const struct {
	enum what what;
	const char *text, *said; /* in French */
} cases[] = {
	{ WORDS, "PlanDeVigilance", "Plan De Vigilance" },
	{ WORDS, "plandevigilance", "plandevigilance" },
	{ WORDS, "JournéeÀThème", "Journée À Thème" },
	{ WORDS, "SNCFVoyageurs", "SNCF Voyageurs" },
	{ WORDS, "SNCF", "SNCF" },
	{ WORDS, "COVID19", "COVID 19" },
	{ WORDS, "2024Paris", "2024 Paris" },
	{ WORDS, "prefet_30_", "prefet 30" },
	{ WORDS, "_a__b", "a b" },
	{ WORDS, "", "" },
	{ WORDS, "日B2日", "日B 2 日" },
	{ HASHTAG, "#ÉtatDurgence", "dièse État Durgence" },
	{ HASHTAG, "＃Gard", "dièse Gard" },
	{ MENTION, "@Prefet30", "arobase Prefet 30" },
	{ MENTION, "@gouv/prefets", "arobase gouv/prefets" },
	{ LINK, "https://www.gard.gouv.fr/a?b#c", "lien gard.gouv.fr" },
	{ LINK, "HTTP://WWW.Gard.gouv.fr", "lien Gard.gouv.fr" },
	{ LINK, "https://exemple.fr:8080/", "lien exemple.fr" },
	{ LINK, "https://qui@exemple.fr/", "lien exemple.fr" },
	{ LINK, "https://qui:secret@exemple.fr/", "lien exemple.fr" },
	{ LINK, "gard.gouv.fr?x=@y", "lien gard.gouv.fr" },
	{ LINK, "https://gard.gouv.fr#a@b", "lien gard.gouv.fr" },
	{ ADDRESS, "https://gard.gouv.fr/a", "adresse gard.gouv.fr/a" },
	{ ADDRESS, "gard.gouv.fr/a", "adresse gard.gouv.fr/a" },
	{ EMAIL, "un.deux@gard.gouv.fr", "lien un.deux arobase gard.gouv.fr" },
	{ TEXT, "Carte🔥(✓)", "Carte feu (coche)" },
	{ TEXT, "« 12 € » – 3 %", "« 12 € » – 3 %" },
	{ TEXT, "", "" },
};

static void say(struct pl_buf *out, enum what what, struct pl_str text)
{
	switch (what) {
	case WORDS:
		pl_spoken_words(out, text);
		break;
	case HASHTAG:
		pl_spoken_hashtag(out, text, PL_FR);
		break;
	case MENTION:
		pl_spoken_mention(out, text, PL_FR);
		break;
	case LINK:
		pl_spoken_link(out, text, PL_FR);
		break;
	case ADDRESS:
		pl_spoken_address(out, text, PL_FR);
		break;
	case EMAIL:
		pl_spoken_email(out, text, PL_FR);
		break;
	case TEXT:
		pl_spoken_text(out, text, PL_FR);
		break;
	}
}

static void one_thing(void **state)
{
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf out = { 0 };

		say(&out, cases[i].what, pl_str_of(cases[i].text));
		if (!pl_str_is(pl_buf_str(&out), cases[i].said)) {
			print_error("%s: wanted '%s', came '%s'\n", cases[i].text, cases[i].said,
				    out.at ? out.at : "");
			ok = false;
		}
		pl_buf_release(&out);
	}
	assert_true(ok);
}

static void signs(void **state)
{
	(void)state;
	assert_true(pl_spoken_sign(NULL, PL_STR("→"), false, PL_FR));
	assert_true(pl_spoken_sign(NULL, PL_STR("#"), false, PL_FR));
	assert_false(pl_spoken_sign(NULL, PL_STR("-"), false, PL_FR));
	assert_true(pl_spoken_sign(NULL, PL_STR("-"), true, PL_FR));
	assert_false(pl_spoken_sign(NULL, PL_STR("!"), true, PL_FR));
	assert_false(pl_spoken_sign(NULL, PL_STR("…"), false, PL_FR));
	assert_false(pl_spoken_sign(NULL, PL_STR("€"), false, PL_FR));
	assert_false(pl_spoken_sign(NULL, PL_STR("é"), false, PL_FR));
	assert_false(pl_spoken_sign(NULL, PL_STR("日"), false, PL_FR));
}

/* What stands close to its neighbour is written so; everything else has a blank. */
static void signs_stand_close(void **state)
{
	static const char *const closing[] = { "",  " ", ".", ",", ")", "]", "’", "'",
					       "…", "»", "”", "!", "?", ";", ":" };
	static const char *const opening[] = { "", "a ", "(", "[", "«", "“", "’", "'" };

	(void)state;
	for (size_t i = 0; i < sizeof(closing) / sizeof(*closing); i++) {
		struct pl_buf out = { 0 };

		pl_buf_puts(&out, "a");
		pl_spoken_part(&out, pl_str_of(closing[i]));
		assert_string_equal(out.at, "a");
		pl_spoken_part(&out, PL_STR("b"));
		assert_string_equal(out.at, "a ");
		pl_buf_release(&out);
	}
	for (size_t i = 0; i < sizeof(opening) / sizeof(*opening); i++) {
		struct pl_buf out = { 0 };

		pl_buf_puts(&out, opening[i]);
		pl_spoken_part(&out, PL_STR("b"));
		assert_true(pl_str_is(pl_buf_str(&out), opening[i]));
		pl_buf_release(&out);
	}
}

static void counting(void **state)
{
	(void)state;
	assert_int_equal(pl_spoken_count(PL_STR("")), 0);
	assert_int_equal(pl_spoken_count(PL_STR("un deux, trois.")), 3);
	assert_int_equal(pl_spoken_count(PL_STR("lien gard.gouv.fr")), 6);
	assert_int_equal(pl_spoken_count(PL_STR("à 18h30 !")), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_thing),
		cmocka_unit_test(signs),
		cmocka_unit_test(signs_stand_close),
		cmocka_unit_test(counting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
