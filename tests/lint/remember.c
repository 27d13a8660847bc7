/* Findings as bytes: they come back as they were, and bytes that are not theirs do no harm. */
#include "lint/remember.h"

#include "lint/others.h"
#include "lint/alike.h"
#include "lint/rules.h"

static const char *const drafts[] = {
	"Une phrase ordinaire.",
	"La Prefecture  du Gard , informe : #plandevigilance #a1 #b2 #c3 #d4 #e5",
	"---\nréseaux: [x, facebook]\nmédias: [{image: a.jpg}, {image: b.jpg, alt: \"Photo  de la "
	"Prefecture\"}]\n---\nVigilance orange ! Cliquez ici : https://bit.ly/abc\n---\nSuite , "
	"ici.",
	"Ce process en live, le reporting du week-end 1ère fois, Mr Dupont, @préfet30",
};

struct fixture {
	struct pl_ruleset *rules;
	struct pl_hints hints;
};

static struct pl_findings *findings_of(const struct fixture *fixture, const char *draft)
{
	struct pl_findings *findings =
		pl_findings_new(fixture->rules, pl_str_of(draft), &fixture->hints, NULL);

	assert_non_null(findings);
	return findings;
}

/* What was read, if anything, can be looked at whatever it is. */
static void look(const struct pl_findings *findings)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		assert_true(found.span.start <= found.span.end);
		for (size_t e = 0; e < pl_finding_edits(findings, i); e++)
			assert_true(pl_finding_edit(findings, i, e).span.end <=
				    findings->post.draft.len + findings->post.text.len);
	}
}

static void read_back(void **state)
{
	const struct fixture *fixture = *state;
	size_t found = 0;

	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++) {
		struct pl_findings *once = findings_of(fixture, drafts[i]);
		struct pl_findings *again = findings_of(fixture, drafts[i]);
		struct pl_buf bytes = { 0 };

		assert_true(pl_findings_run(once, NULL, NULL, NULL));
		assert_true(pl_remember_write(once, &bytes));
		assert_true(pl_remember_read(again, pl_buf_str(&bytes)));
		assert_alike(once, again);
		found += pl_findings_count(once);
		pl_findings_free(once);
		pl_findings_free(again);
		pl_buf_release(&bytes);
	}
	assert_true(found > 15);
}

static void damage_does_no_harm(void **state)
{
	const struct fixture *fixture = *state;
	const char *draft = drafts[2];
	struct pl_findings *once = findings_of(fixture, draft);
	struct pl_buf bytes = { 0 };

	assert_true(pl_findings_run(once, NULL, NULL, NULL));
	assert_true(pl_remember_write(once, &bytes));
	for (size_t i = 0; i < bytes.len; i++) {
		struct pl_findings *cut = findings_of(fixture, draft);
		struct pl_findings *bent = findings_of(fixture, draft);
		char kept = bytes.at[i];

		assert_false(pl_remember_read(cut, pl_str_cut(pl_buf_str(&bytes), 0, i)));
		assert_int_equal(pl_findings_count(cut), 0);
		bytes.at[i] = (char)(kept ^ (i % 2 ? 0xFF : 0x01));
		pl_remember_read(bent, pl_buf_str(&bytes));
		look(bent);
		bytes.at[i] = kept;
		pl_findings_free(cut);
		pl_findings_free(bent);
	}
	pl_findings_free(once);
	pl_buf_release(&bytes);
}

static void not_everything_is_kept(void **state)
{
	const struct fixture *fixture = *state;
	static const char *const no[] = {
		"La Prefecture.\n\n<!-- plume langue non: citation -->",
		"---\nréseau: [x]\nreseaux: 12\ntypo\n---\nLa Prefecture.",
	};

	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++) {
		struct pl_findings *findings = findings_of(fixture, no[i]);

		assert_false(pl_remember_may(&findings->post));
		pl_findings_free(findings);
	}
}

/* What another program found has no rule of ours to come back to. */
static void findings_of_others_are_not_kept(void **state)
{
	const struct fixture *fixture = *state;
	const struct pl_other other = { .by = "a", .sort = PL_STR("b"), .span = { 4, 10 } };
	struct pl_findings *findings = findings_of(fixture, drafts[0]);
	struct pl_buf bytes = { 0 };
	struct pl_others others;

	assert_true(pl_others_init(&others));
	assert_true(pl_findings_run(findings, NULL, NULL, NULL));
	assert_true(pl_remember_write(findings, &bytes));
	assert_true(pl_findings_add(findings, &others, &other));
	assert_false(pl_remember_write(findings, &bytes));
	pl_findings_free(findings);
	pl_others_release(&others);
	pl_buf_release(&bytes);
}

/* Rules are other ones with other words to accept. */
static void words_make_other_rules(void **state)
{
	static const struct pl_str words[] = { { "un", 2 }, { "deux", 4 } };
	struct pl_buf told[3] = { { 0 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct pl_vocab vocab = { .accept = words, .n_accept = i };
		struct pl_ruleset *rules = pl_ruleset_with(NULL, 0, &vocab, NULL);

		assert_non_null(rules);
		pl_remember_rules(rules, &told[i]);
		pl_ruleset_free(rules);
		for (size_t k = 0; k < i; k++)
			assert_false(pl_str_same(pl_buf_str(&told[i]), pl_buf_str(&told[k])));
	}
	for (size_t i = 0; i < 3; i++)
		pl_buf_release(&told[i]);
}

/* A rule that gave up may find something the next time. */
static void what_gave_up_is_not_kept(void **state)
{
	static const struct pl_memory_file files[] = {
		FILE_OF("u/slow.yml", "extends: existence\nmessage: m\nraw: ['(a+)+$']\n"),
		{ NULL, { NULL, 0 } },
	};
	struct pl_ruleset *rules = rules_of(files);
	struct pl_findings *findings;
	struct pl_buf bytes = { 0 };

	(void)state;
	assert_non_null(rules);
	findings =
		pl_lint(rules, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", 47, NULL, NULL);
	assert_non_null(findings);
	assert_int_equal(findings->faults.list.n, 1);
	assert_false(pl_remember_write(findings, &bytes));
	pl_findings_free(findings);
	pl_buf_release(&bytes);
	pl_ruleset_free(rules);
}

/* Every option that changes what is found makes other circumstances. */
static void circumstances_differ(void **state)
{
	static const char *const x[] = { "x", NULL }, *const none[] = { NULL };
	static const struct pl_switch on[] = { { .name = "x", .to = PL_SWITCH_ON }, { 0 } };
	static const struct pl_switch off[] = { { .name = "x", .to = PL_SWITCH_OFF }, { 0 } };
	static const struct pl_switch there[] = {
		{ .name = "x", .to = PL_SWITCH_ON, .network = "x" }, { 0 }
	};
	static const struct pl_switch then[] = {
		{ .name = "x", .to = PL_SWITCH_ON, .type = "alerte" }, { 0 }
	};
	static const struct pl_options all[] = {
		{ 0 },
		{ .lang = PL_EN },
		{ .level = PL_ERROR },
		{ .profile = PL_PROFILE_STRICT },
		{ .now = "2026-03-12" },
		{ .only = x },
		{ .styles = x },
		{ .styles = none },
		{ .switches = on },
		{ .switches = off },
		{ .switches = there },
		{ .switches = then },
	};
	enum { N = sizeof(all) / sizeof(*all) };
	const struct fixture *fixture = *state;
	struct pl_findings *findings = findings_of(fixture, drafts[2]);
	struct pl_buf told[N] = { { 0 } };

	for (size_t i = 0; i < N; i++) {
		pl_remember_circumstances(&findings->post, &all[i], &told[i]);
		for (size_t k = 0; k < i; k++) {
			if (pl_str_same(pl_buf_str(&told[i]), pl_buf_str(&told[k])))
				fail_msg("options %zu and %zu are the same", k, i);
		}
	}
	for (size_t i = 0; i < N; i++)
		pl_buf_release(&told[i]);
	pl_findings_free(findings);
}

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture.rules = pl_ruleset_new(NULL, 0, NULL);
	if (!fixture.rules)
		return -1;
	fixture.hints.known = &fixture.rules->networks;
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	pl_ruleset_free(fixture->rules);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_back),
		cmocka_unit_test(damage_does_no_harm),
		cmocka_unit_test(not_everything_is_kept),
		cmocka_unit_test(findings_of_others_are_not_kept),
		cmocka_unit_test(circumstances_differ),
		cmocka_unit_test(words_make_other_rules),
		cmocka_unit_test(what_gave_up_is_not_kept),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
