/* A rule whose pattern runs away is stopped and named once; the others find what they find
 * without it. */
#include "lint/rules.h"

#include "base/slow.h"

static struct pl_memory_file files[] = {
	FILE_OF("t/mot.yml", "extends: existence\nmessage: m\ntokens: [mot]\n"),
	FILE_OF("t/deux.yml", "extends: repetition\nmessage: m\ntokens: ['\\w+']\n"),
	FILE_OF("t/change.yml", "extends: substitution\nmessage: m\nswap: {clef: cle}\n"),
	FILE_OF("t/long.yml", "extends: existence\nmessage: m\nnonword: true\nraw: ['\\w{4,}']\n"),
	{ NULL, { NULL, 0 } }, /* the one that runs away */
	{ NULL, { NULL, 0 } },
};

enum { BAD = 4, LONGEST = 20000 };

/* The rule with the pattern, spelt as YAML has it. */
static void put_rule(struct pl_buf *out, const char *pattern)
{
	pl_buf_puts(out, "extends: existence\nmessage: m\nnonword: true\nraw:\n  - '");
	for (; *pattern; pattern++)
		pl_buf_puts(out, *pattern == '\'' ? "''" : (char[]){ *pattern, 0 });
	pl_buf_puts(out, "'\n");
}

static void put_draft(struct pl_buf *out, size_t subject)
{
	size_t len = slow_subjects[subject].len;

	pl_buf_puts(out, "Le mot mot et la clef.\n\n");
	while (out->len < (len < LONGEST ? len : LONGEST))
		pl_buf_puts(out, slow_subjects[subject].piece);
	pl_buf_puts(out, "\n\nLe mot, la clef.");
}

/* What the ruleset finds, but for the one rule; how often that was stopped. */
static size_t find(const struct pl_ruleset *rules, struct pl_str draft, struct pl_buf *found)
{
	struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, NULL, NULL);
	size_t stopped;

	assert_non_null(findings);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		if (!pl_str_is(finding.rule, "t.slow"))
			pl_buf_printf(found, "%.*s %u-%u\n", PL_ARGS(finding.rule),
				      finding.span.start, finding.span.end);
	}
	stopped = findings->faults.list.n;
	for (size_t i = 0; i < stopped; i++) {
		assert_non_null(strstr(findings->faults.list.at[i].file, "slow.yml"));
		assert_int_not_equal(findings->faults.list.at[i].line, 0);
	}
	pl_findings_free(findings);
	return stopped;
}

static size_t run_beside(const struct pl_ruleset *good, const struct pl_ruleset *rules,
			 size_t subject)
{
	struct pl_buf draft = { 0 }, without = { 0 }, with = { 0 };
	size_t stopped;

	put_draft(&draft, subject);
	assert_int_equal(find(good, pl_buf_str(&draft), &without), 0);
	stopped = find(rules, pl_buf_str(&draft), &with);
	assert_true(stopped <= 1);
	assert_true(without.len > 0);
	assert_string_equal(without.at, with.at);
	pl_buf_release(&draft);
	pl_buf_release(&without);
	pl_buf_release(&with);
	return stopped;
}

static void others_find_what_they_find(void **state)
{
	struct pl_ruleset *good = rules_of(files);
	size_t stopped = 0;

	(void)state;
	assert_non_null(good);
	for (size_t i = 0; i < SLOW; i++) {
		struct pl_buf rule = { 0 };
		struct pl_ruleset *rules;

		put_rule(&rule, slow[i]);
		files[BAD] = (struct pl_memory_file){ "t/slow.yml", pl_buf_str(&rule) };
		rules = rules_of(files);
		assert_non_null(rules);
		for (size_t k = 0; k < SLOW_SUBJECTS; k++)
			stopped += run_beside(good, rules, k);
		files[BAD].name = NULL;
		pl_ruleset_free(rules);
		pl_buf_release(&rule);
	}
	pl_ruleset_free(good);
	assert_true(stopped > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_find_what_they_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
