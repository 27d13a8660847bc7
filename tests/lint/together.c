/* Drafts that are linted together have the findings that each has alone. */
#include "lint/lint.h"

#include "lint/alike.h"

static const char *const drafts[] = {
	"Une phrase ordinaire.",
	"",
	"La Prefecture  du Gard , informe : #plandevigilance #a1 #b2 #c3 #d4 #e5",
	"---\nréseaux: [x, facebook]\nmédias: [{image: a.jpg}, {image: b.jpg, alt: \"Photo  de la "
	"Prefecture\"}]\n---\nVigilance orange ! Cliquez ici : https://bit.ly/abc\n---\nSuite , "
	"ici.",
	"Ce process en live, le reporting du week-end 1ère fois, Mr Dupont, @préfet30",
	"<!-- plume off langue -->\nLa Prefecture ferme apres 16 h.\n<!-- plume on langue -->\n"
	"La Prefecture rouvre.",
	"---\nréseaux: [mastodon]\nplume: {off: [{rule: langue.accent-manquant, reason: essai}]}\n"
	"---\nLa Prefecture ferme apres 16 h !!",
	"𝗟𝗮 Prefecture 𝘧𝘦𝘳𝘮𝘦 e\xCC\x81te\xCC\x81 a\xE2\x80\x8B"
	"apres",
	"Pour toute question, appelez le 06 12 34 56 78 ou ecrivez à Jean.Dupont@gmail.com",
	"Les les pompiers interviennent, le le préfet aussi. Prefecture, prefecture, prefecture.",
};

enum { N = sizeof(drafts) / sizeof(*drafts), MOST = 64 };

static const char *const only[] = { "typographie", NULL };
static const struct pl_switch switches[] = {
	{ .name = "langue", .to = PL_SWITCH_OFF },
	{ .name = NULL },
};
static const struct pl_options choices[] = {
	{ .lang = PL_FR },
	{ .lang = PL_EN, .profile = PL_PROFILE_STRICT },
	{ .lang = PL_FR, .only = only },
	{ .lang = PL_FR, .switches = switches, .level = PL_WARNING },
};

enum { N_CHOICES = sizeof(choices) / sizeof(*choices) };

struct fixture {
	struct pl_ruleset *rules;
	struct pl_lint_work *work;
};

static struct pl_findings *made(const struct fixture *fixture, size_t draft)
{
	struct pl_hints hints = { .known = &fixture->rules->networks, .networks = 1 };
	struct pl_findings *findings =
		pl_findings_new(fixture->rules, pl_str_of(drafts[draft]), &hints, NULL);

	assert_non_null(findings);
	return findings;
}

/* All that findings are is the same; how many they are. */
static size_t assert_as_alone(const struct fixture *fixture, const struct pl_linting *linted,
			      size_t draft)
{
	struct pl_findings *alone = made(fixture, draft);
	size_t n = pl_findings_count(linted->findings);

	assert_false(linted->failed);
	assert_true(pl_findings_run(alone, linted->options, NULL, NULL));
	assert_alike(alone, linted->findings);
	for (size_t i = 0; i < alone->post.n_suppressions; i++)
		assert_int_equal(alone->used[i], linted->findings->used[i]);
	pl_findings_free(alone);
	return n;
}

/* `n` drafts from a random sequence, each with options that follow `spread` others. */
static size_t lint(const struct fixture *fixture, uint32_t seed, size_t n, size_t spread)
{
	struct pl_linting lot[MOST];
	size_t which[MOST], found = 0;

	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525U + 1013904223U;
		which[i] = (seed >> 16) % N;
		lot[i] = (struct pl_linting){ .findings = made(fixture, which[i]),
					      .options = &choices[i / spread % N_CHOICES] };
	}
	pl_lint_together(lot, n, fixture->work);
	for (size_t i = 0; i < n; i++) {
		found += assert_as_alone(fixture, &lot[i], which[i]);
		pl_findings_free(lot[i].findings);
	}
	return found;
}

static void as_alone(void **state)
{
	size_t found = 0;

	for (uint32_t seed = 0; seed < 8; seed++)
		found += lint(*state, seed, seed * 9 % MOST + 1, MOST);
	assert_true(found > 500);
}

/* Of drafts of several configurations those are gone through together that follow each other. */
static void options_are_each_ones_own(void **state)
{
	for (uint32_t seed = 0; seed < 6; seed++)
		assert_true(lint(*state, seed, 30, 1 + seed % 4) > 30);
}

static void none(void **state)
{
	const struct fixture *fixture = *state;

	pl_lint_together(NULL, 0, fixture->work);
}

/* When memory ends it is told of whom; the others have what they have alone. */
static void memory_ends(void **state)
{
	const struct fixture *fixture = *state;
	size_t failed_before = 1;

	for (long after = 0; failed_before; after += 7) {
		struct pl_linting lot[N];
		struct pl_err errs[N] = { 0 };

		for (size_t i = 0; i < N; i++)
			lot[i] = (struct pl_linting){ .findings = made(fixture, i),
						      .options = &choices[0],
						      .err = &errs[i] };
		pl_mem_fail_after(after, false);
		pl_lint_together(lot, N, fixture->work);
		failed_before = pl_mem_refused();
		pl_mem_fail_after(-1, false);
		for (size_t i = 0; i < N; i++) {
			assert_int_equal(errs[i].code, lot[i].failed ? PL_NOMEM : PL_OK);
			if (!lot[i].failed)
				assert_as_alone(fixture, &lot[i], i);
			pl_findings_free(lot[i].findings);
		}
	}
}

static int setup(void **state)
{
	static struct fixture fixture;

	fixture.rules = pl_ruleset_new(NULL, 0, NULL);
	fixture.work = pl_lint_work_new(NULL);
	*state = &fixture;
	return fixture.rules && fixture.work ? 0 : -1;
}

static int teardown(void **state)
{
	const struct fixture *fixture = *state;

	pl_lint_work_free(fixture->work);
	pl_ruleset_free(fixture->rules);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_alone),
		cmocka_unit_test(options_are_each_ones_own),
		cmocka_unit_test(none),
		cmocka_unit_test(memory_ends),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
