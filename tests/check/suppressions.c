/* suppressions: what a draft says to the rules, and to no effect. */
#include "lint/rules.h"

static const struct pl_memory_file files[] = {
	FILE_OF("networks/n.yml", "title: N\ncount: weighted\nlimit: 20\n"),
	FILE_OF("t/mot.yml", "extends: existence\nmessage: m\ntokens: [mot]\n"),
	FILE_OF("t/n.yml", "extends: existence\nmessage: m\nnetworks: [n]\ntokens: [mot]\n"),
	FILE_OF("t/strict.yml", "extends: existence\nmessage: m\nprofile: strict\ntokens: [mot]\n"),
	FILE_OF("t/advice.yml",
		"extends: existence\nmessage: m\nlevel: suggestion\ntokens: [conseil]\n"),
	FILE_OF("z/unused.yml", "extends: suppressions\nmessage: '%s'\nfind: unused\n"),
	FILE_OF("z/unknown.yml", "extends: suppressions\nmessage: '%s%s'\nfind: unknown\n"),
	FILE_OF("y/why.yml", "extends: suppressions\nmessage: '%s'\nfind: unexplained\n"),
	{ NULL, { NULL, 0 } },
};

static struct pl_ruleset *rules;

static int read_rules(void **state)
{
	(void)state;
	rules = rules_of(files);
	return !rules;
}

static int free_rules(void **state)
{
	(void)state;
	pl_ruleset_free(rules);
	return 0;
}

#define FRONT(ignore, body) "---\nignore: " ignore "\n---\n" body

static const char *const styles[] = { "t", "z", NULL };
static const char *const of_n[] = { "n", NULL };
static const char *const only_z[] = { "z", NULL };
static const struct pl_switch off[] = { { .name = "t.mot", .to = PL_SWITCH_OFF }, { 0 } };
static const struct pl_switch no_z[] = { { .name = "z", .to = PL_SWITCH_OFF }, { 0 } };

static const char *const why[] = { "y.why", NULL };

#define WHY                                \
	{                                  \
		.only = why, .lang = PL_EN \
	}
#define USUAL                                   \
	{                                       \
		.styles = styles, .lang = PL_EN \
	}

static const struct {
	const char *draft;
	const char *found; /* of style z: messages at their places' texts, - when silenced */
	struct pl_options options;
} cases[] = {
	{ "mot", "", USUAL },
	{ FRONT("t.mot", "mot"), "", USUAL },
	{ FRONT("t.mot", "rien"), "<t.mot>", USUAL },
	{ FRONT("[t.mot, t.advice]", "mot"), "<t.advice>", USUAL },
	{ FRONT("t", "mot"), "", USUAL },
	{ FRONT("t", "rien"), "<t>", USUAL },
	/* used once is used */
	{ FRONT("t.mot", "mot mot"), "", USUAL },
	/* the first silences, so the second does nothing */
	{ FRONT("[t.mot, t]", "mot"), "<t>", USUAL },
	/* what did not run cannot tell */
	{ FRONT("t.n", "rien"), "", USUAL },
	{ FRONT("t.n", "rien"), "<t.n>", { .styles = styles, .lang = PL_EN, .networks = of_n } },
	{ FRONT("t.strict", "rien"), "", USUAL },
	{ FRONT("t.strict", "rien"),
	  "<t.strict>",
	  { .styles = styles, .lang = PL_EN, .profile = PL_PROFILE_STRICT } },
	{ FRONT("t.advice", "rien"), "", { .styles = styles, .lang = PL_EN, .level = PL_WARNING } },
	{ FRONT("t.mot", "rien"), "", { .styles = styles, .lang = PL_EN, .switches = off } },
	{ FRONT("t.mot", "rien"), "", { .only = only_z } },
	{ FRONT("t.mot", "rien"), "", { .styles = styles, .switches = no_z } },
	/* the tail */
	{ "rien\n<!-- plume t.mot off -->", "<t.mot>", USUAL },
	{ "mot\n<!-- plume t.mot off -->", "", USUAL },
	{ "mot\n<!-- plume off -->", "", USUAL },
	{ "rien\n<!-- plume off -->", "<<!-- plume off -->>", USUAL },
	{ "rien\n<!-- plume off -->", "", { .only = only_z } },
	{ "mot\n<!-- plume t.mot[\"mot\"] off -->", "", USUAL },
	{ "mot\n<!-- plume t.mot[\"rien\"] off -->", "<t.mot>", USUAL },
	{ "mot\n---\nrien\n<!-- plume t.mot off -->", "<t.mot>", USUAL },
	{ "rien\n---\nmot\n<!-- plume t.mot off -->", "", USUAL },
	/* unknown */
	{ FRONT("t.mots", "rien"), "<t.mots: t.mots; the nearest is “t.mot”>", USUAL },
	{ FRONT("quelconque", "rien"), "<quelconque: quelconque>", USUAL },
	{ "rien\n<!-- plume t.mots off -->", "<t.mots: t.mots; the nearest is “t.mot”>", USUAL },
	/* without a reason */
	{ FRONT("[t.mot, t]", "mot"), "<t.mot><t>", WHY },
	{ FRONT("{rule: t.mot, reason: r}", "mot"), "", WHY },
	{ "mot\n<!-- plume t.mot, t off -->", "<t.mot>", WHY },
	{ "mot\n<!-- plume t.mot, t off: r -->", "", WHY },
	{ "mot\n<!-- plume t.mot off -->\n<!-- plume t off -->", "<t.mot><t>", WHY },
	{ "mot\n<!-- plume t.mot off: r -->\n<!-- plume t off -->", "<t>", WHY },
	{ "mot\n<!-- plume off -->", "<<!-- plume off -->>", WHY },
	{ "mot\n<!-- vale t.mot = NO -->", "", WHY },
	/* itself: never unused, and obeyed */
	{ FRONT("z.unused", "rien"), "", USUAL },
	{ FRONT("[t.mot, z.unused]", "rien"), "<t.mot>-", USUAL },
	{ FRONT("[t.mots, z]", "rien"), "<t.mots: t.mots; the nearest is “t.mot”>-", USUAL },
};

static void tell(struct pl_buf *out, const struct pl_findings *findings, struct pl_finding finding)
{
	struct pl_str match = finding.match;

	if (!pl_str_starts(finding.rule, "z.") && !pl_str_starts(finding.rule, "y."))
		return;
	assert_true(pl_str_same(pl_str_in(findings->post.draft, finding.span), match));
	pl_buf_printf(out, "<%.*s", PL_ARGS(match));
	if (!pl_str_same(match, finding.message) || pl_str_is(finding.rule, "z.unknown"))
		pl_buf_printf(out, ": %.*s", PL_ARGS(finding.message));
	pl_buf_printf(out, ">%s", finding.suppressed ? "-" : "");
}

static void those_without_effect_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_findings *findings = pl_lint(
			rules, cases[i].draft, strlen(cases[i].draft), &cases[i].options, NULL);
		struct pl_buf came = { 0 };

		assert_non_null(findings);
		for (size_t j = 0; j < pl_findings_count(findings); j++)
			tell(&came, findings, pl_findings_at(findings, j));
		if (!pl_str_is(pl_buf_str(&came), cases[i].found)) {
			print_error("case %zu: %s\nwanted: %s\ncame:   %.*s\n", i, cases[i].draft,
				    cases[i].found, PL_ARGS(pl_buf_str(&came)));
			fail();
		}
		pl_buf_release(&came);
		pl_findings_free(findings);
	}
}

/* A flood of them is cut. */
static void there_is_a_most(void **state)
{
	struct pl_options options = USUAL;
	struct pl_buf draft = { 0 };
	struct pl_findings *findings;

	(void)state;
	pl_buf_puts(&draft, "---\nignore:\n");
	for (int i = 0; i < 500; i++)
		pl_buf_puts(&draft, "- t.mots\n- t.mot\n");
	pl_buf_puts(&draft, "---\nrien");
	findings = pl_lint(rules, draft.at, draft.len, &options, NULL);
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), 100);
	pl_findings_free(findings);
	pl_buf_release(&draft);
}

/* In a payload there is no place to show: it is about the post. */
static void in_a_payload_it_is_about_the_whole(void **state)
{
	struct pl_arena arena = { 0 };
	const struct pl_node *record = pl_json_read(
		&arena, PL_STR("{\"text\": \"rien\", \"ignore\": \"t.mot\"}"), 1000, "", NULL);
	struct pl_hints hints = { .known = &rules->networks, .no_front = true, .record = record };
	struct pl_options options = USUAL;
	struct pl_findings *findings =
		pl_lint_with(rules, PL_STR("rien"), &hints, &options, NULL, NULL);
	struct pl_finding finding;

	(void)state;
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), 1);
	finding = pl_findings_at(findings, 0);
	assert_true(finding.whole && pl_str_is(finding.match, ""));
	pl_findings_free(findings);
	pl_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_without_effect_are_found),
		cmocka_unit_test(there_is_a_most),
		cmocka_unit_test(in_a_payload_it_is_about_the_whole),
	};

	return cmocka_run_group_tests(tests, read_rules, free_rules);
}
