/* Drafts that ended too early or were spoilt on their way: every example of the rules, cut at a
 * byte, and with a byte that is another.  What is refused is told, what is linted has
 * well-formed findings.  SHAKE=1 takes every byte (make shake), 7 each seventh. */
#include "sound.h"

#include <stdio.h>
#include <stdlib.h>

#include "rule/example.h"
#include "rule/ruleset.h"

enum { MOST_SHOWN = 20 };

struct shake {
	const struct pl_ruleset *rules;
	struct pl_lint_work *work;
	size_t step, linted, refused, failed;
};

static void try_draft(struct shake *shake, struct pl_str draft, const char *how)
{
	struct pl_hints hints = { .known = &shake->rules->networks, .networks = 1 };
	const struct pl_options options = { 0 };
	struct pl_err err = { 0 };
	struct pl_findings *findings =
		pl_lint_with(shake->rules, draft, &hints, &options, shake->work, &err);
	const char *fault = findings || err.text[0] ? NULL : "it is refused without a word";
	const char *rule = "";

	for (size_t i = 0; findings && !fault && i < pl_findings_count(findings); i++) {
		fault = fault_of(findings, i);
		if (fault)
			rule = pl_findings_at(findings, i).rule.at;
	}
	if (findings && findings->faults.list.n)
		fault = findings->faults.list.at[0].text;
	shake->linted += findings && !fault;
	shake->refused += !findings && !fault;
	if (fault && shake->failed++ < MOST_SHOWN)
		printf("failed: %s: %s %s:\n%.*s\n", how, rule, fault, PL_ARGS(draft));
	pl_findings_free(findings);
}

static void bend(struct shake *shake, struct pl_str draft, size_t at)
{
	static const char others[] = "\"'\n\r\t:#-\\<{[\x7F\x80\xC3\xE2\xFF\0 ";
	struct pl_buf bent = { 0 };

	pl_buf_add(&bent, draft);
	if (at < bent.len) {
		bent.at[at] = others[(at * 31 + draft.len) % (sizeof(others) - 1)];
		try_draft(shake, pl_buf_str(&bent), "with another byte");
	}
	pl_buf_release(&bent);
}

static void shake_example(struct shake *shake, const struct pl_example *example)
{
	struct pl_buf draft = { 0 };

	if (example->front.len)
		pl_buf_printf(&draft, "---\n%.*s---\n", PL_ARGS(pl_ref_str(&example->front)));
	pl_buf_add(&draft, pl_ref_str(&example->draft));
	for (size_t at = draft.len % shake->step; at < draft.len; at += shake->step) {
		try_draft(shake, pl_str_cut(pl_buf_str(&draft), 0, at), "cut");
		bend(shake, pl_buf_str(&draft), at);
	}
	pl_buf_release(&draft);
}

int main(void)
{
	const char *step = getenv("SHAKE");
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct shake shake = { .rules = rules, .work = pl_lint_work_new(&err) };
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	shake.step = step && *step ? strtoul(step, NULL, 10) : 7;
	shake.step += !shake.step;
	while (rules && shake.work && pl_ruleset_next(rules, &walk, &at)) {
		const struct pl_example *examples = PL_ROW(struct pl_example, &at.rule->examples);

		for (uint32_t i = 0; i < at.rule->examples.n; i++)
			shake_example(&shake, &examples[i]);
	}
	printf("%zu drafts were linted, %zu refused\n", shake.linted, shake.refused);
	printf("%zu passed, %zu failed\n", shake.linted + shake.refused, shake.failed);
	pl_lint_work_free(shake.work);
	pl_ruleset_free(rules);
	return shake.failed > 0 || !shake.linted || !shake.refused;
}
