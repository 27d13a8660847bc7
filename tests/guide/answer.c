/* Answers: what is typed, as it stands in a post. */
#include "guide/answer.h"

#include "rule/ruleset.h"

#include "test.h"

#define NB "\xC2\xA0"

static const struct {
	enum pl_asks kind;
	const char *typed, *answer;
} answers[] = {
	{ PL_ASKS_PHRASE, "  Incendie   de forêt. ", "Incendie de forêt" },
	{ PL_ASKS_PHRASE, "neige, verglas, etc.", "neige, verglas, etc." },
	{ PL_ASKS_PHRASE, "deux\nlignes\tet\x1B[31m un échappement",
	  "deux lignes et [31m un échappement" },
	{ PL_ASKS_PHRASE, "Prêts ?", "Prêts ?" },
	{ PL_ASKS_SENTENCE, "Fermez les fenêtres", "Fermez les fenêtres." },
	{ PL_ASKS_SENTENCE, "Fermez ! N’approchez pas…", "Fermez ! N’approchez pas…" },
	{ PL_ASKS_PLACE, "RD 568 à Martigues.", "RD 568 à Martigues" },
	{ PL_ASKS_HOUR, "16h40", "16" NB "h" NB "40" },
	{ PL_ASKS_HOUR, "16:40", "16" NB "h" NB "40" },
	{ PL_ASKS_HOUR, "à 7 heures", "7" NB "h" },
	{ PL_ASKS_HOUR, "midi", "12" NB "h" },
	{ PL_ASKS_HOUR, "9", "9" NB "h" },
	{ PL_ASKS_HOURS, "9h-17h", "de 9" NB "h à 17" NB "h" },
	{ PL_ASKS_HOURS, "9-17", "de 9" NB "h à 17" NB "h" },
	{ PL_ASKS_HOURS, "de 9 h 30 à 12 h", "de 9" NB "h" NB "30 à 12" NB "h" },
	{ PL_ASKS_HOURS, "18h30", "à 18" NB "h" NB "30" },
	{ PL_ASKS_HOURS, "dès 14h", "dès 14" NB "h" },
	{ PL_ASKS_DATE, "2026-03-14", "samedi 14" NB "mars" },
	{ PL_ASKS_DATE, "14/03/2026", "samedi 14" NB "mars" },
	{ PL_ASKS_DATE, "14 mars", "samedi 14" NB "mars" },
	{ PL_ASKS_DATE, "mardi 14 mars", "samedi 14" NB "mars" },
	{ PL_ASKS_DATE, "1er avril", "mercredi 1er" NB "avril" },
	{ PL_ASKS_DATE, "demain", "mardi 3" NB "mars" },
	{ PL_ASKS_DATE, "2027-03-14", "dimanche 14" NB "mars 2027" },
	{ PL_ASKS_DATE, "du 3 au 5 mars", "du 3 au 5 mars" },
	{ PL_ASKS_LINK, "www.gers.gouv.fr/eau", "https://www.gers.gouv.fr/eau" },
	{ PL_ASKS_LINK, " https://a.gouv.fr ", "https://a.gouv.fr" },
	{ PL_ASKS_HASHTAG, "vigilance orange", "#VigilanceOrange" },
	{ PL_ASKS_HASHTAG, "#VigilanceOrange", "#VigilanceOrange" },
	{ PL_ASKS_HASHTAG, "#Redon #Crue", "#Redon #Crue" },
	{ PL_ASKS_HASHTAG, "l’été", "#Lété" },
	{ PL_ASKS_NETWORKS, "twitter, fb", "x, facebook" },
	{ PL_ASKS_NETWORKS, "x et x; bsky", "x, bluesky" },
	{ PL_ASKS_MEDIA, "carte.jpg", "carte.jpg" },
	{ PL_ASKS_MEDIA, "Aucune", "" },
	{ PL_ASKS_MEDIA, "-", "" },
	{ PL_ASKS_ALT, "Une carte.", "Une carte." },
	{ PL_ASKS_CAPTIONS, "oui", "oui" },
	{ PL_ASKS_CAPTIONS, "No", "non" },
	{ PL_ASKS_DAY, "2026-03-12 18:30", "2026-03-12 18:30" },
	{ PL_ASKS_DAY, "12/03/2026", "2026-03-12" },
	{ PL_ASKS_DAY, "demain", "2026-03-03" },
};

static const struct {
	enum pl_asks kind;
	const char *typed, *fault;
} faults[] = {
	{ PL_ASKS_PHRASE, " \t", "an answer is wanted here" },
	{ PL_ASKS_PHRASE, "\xC3", "the text is not UTF-8" },
	{ PL_ASKS_HOUR, "bientôt", "an hour is wanted here, as in 16 h 40" },
	{ PL_ASKS_HOUR, "99", "an hour is wanted here, as in 16 h 40" },
	{ PL_ASKS_HOURS, "le soir", "hours are wanted here, as in 9 h - 17 h, or 18 h 30" },
	{ PL_ASKS_DATE, "un jour", "a date is wanted here" },
	{ PL_ASKS_LINK, "notre site", "an address is wanted here" },
	{ PL_ASKS_HASHTAG, "#2026", "a hashtag needs letters, as in #VigilanceOrange" },
	{ PL_ASKS_NETWORKS, "x, facebok",
	  "no network is called 'facebok'; the nearest is 'facebook'" },
	{ PL_ASKS_CAPTIONS, "peut-être", "yes or no is wanted here" },
	{ PL_ASKS_DAY, "bientôt", "a day is wanted here" },
};

static void read(const struct pl_ruleset *rules, enum pl_asks kind, const char *typed,
		 struct pl_buf *out, struct pl_err *err)
{
	const struct pl_question question = { .kind = (uint8_t)kind };
	const struct pl_answering answering = { &rules->networks, { 2026, 3, 2 }, 8 * 60 };

	if (!pl_answer_read(&question, &answering, pl_str_of(typed), out, err))
		assert_int_not_equal(err->code, PL_OK);
}

static void answers_become_what_stands_in_a_post(void **state)
{
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };

		read(rules, answers[i].kind, answers[i].typed, &out, &err);
		if (err.code || !pl_str_is(pl_buf_str(&out), answers[i].answer))
			fail_msg("%s: wanted %s, got %s %s", answers[i].typed, answers[i].answer,
				 out.at ? out.at : "", err.text);
		pl_buf_release(&out);
	}
	pl_ruleset_free(rules);
}

static void what_is_no_answer_says_what_would_be(void **state)
{
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };

		read(rules, faults[i].kind, faults[i].typed, &out, &err);
		if (!err.code || !pl_str_starts(pl_str_of(err.text), faults[i].fault))
			fail_msg("%s: wanted %s, got %s", faults[i].typed, faults[i].fault,
				 err.text);
		pl_buf_release(&out);
	}
	pl_ruleset_free(rules);
}

static void an_endless_answer_is_refused(void **state)
{
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);
	struct pl_buf typed = { 0 }, out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	for (size_t i = 0; i <= PL_ANSWER_MOST; i++)
		pl_buf_putc(&typed, 'a');
	read(rules, PL_ASKS_PHRASE, typed.at, &out, &err);
	assert_int_equal(err.code, PL_LIMIT);
	pl_buf_release(&typed);
	pl_buf_release(&out);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_become_what_stands_in_a_post),
		cmocka_unit_test(what_is_no_answer_says_what_would_be),
		cmocka_unit_test(an_endless_answer_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
