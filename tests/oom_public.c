/* Memory that ends under a program that knows src/plume.h alone: the n-th allocation fails, for
 * every n, once and for ever, from the first source to the length of the mended draft.  What
 * must come is the whole answer, or an error that says so. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "plume.h"

#include "test.h"

/* More allocations than the job makes. */
enum { FAR_TOO_MANY = 100000 };

static char folder[] = "/tmp/plume-oom-XXXXXX";
static const struct pl_memory_file files[] = {
	FILE_OF("o/slow.yml", "extends: existence\nmessage: m\nraw: ['(a+)+$']\n"),
	FILE_OF("o/bad.yml", "extends: existence\nmesage: x\n"),
	{ NULL, { NULL, 0 } },
};
static const char draft[] = "La PDA : aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
static const char wanted[] = "La préfecture : aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";

/* What the job came to. */
struct outcome {
	uint32_t length;
	bool rule_fault, draft_fault; /* the rule that is bad, the one that is slow: told */
	bool nomem;                   /* told among the faults */
};

static int make_folder(void **state)
{
	char path[sizeof(folder) + sizeof("/m/word.yml")];
	FILE *file;

	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/m", folder);
	if (mkdir(path, 0700))
		return -1;
	snprintf(path, sizeof(path), "%s/m/word.yml", folder);
	file = fopen(path, "w");
	return !file ||
	       fputs("extends: substitution\nmessage: '%s'\nfix: safe\nswap: {PDA: préfecture}\n",
		     file) < 0 ||
	       fclose(file);
}

static int remove_folder(void **state)
{
	char path[sizeof(folder) + sizeof("/m/word.yml")];

	(void)state;
	snprintf(path, sizeof(path), "%s/m/word.yml", folder);
	remove(path);
	snprintf(path, sizeof(path), "%s/m", folder);
	return rmdir(path) || rmdir(folder);
}

/* The faults of a draft, by pl_findings_fault. */
static void look_at_faults(const struct pl_findings *findings, struct outcome *outcome)
{
	const struct pl_err *fault;

	for (size_t i = 0; (fault = pl_findings_fault(findings, i)); i++) {
		assert_true(fault->text[0]);
		outcome->draft_fault |= fault->code == PL_PATTERN;
		outcome->nomem |= fault->code == PL_NOMEM;
	}
}

static bool look_at_findings(const struct pl_findings *findings)
{
	bool edits = false;

	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		assert_true(finding.rule.len && finding.message.len);
		for (size_t k = 0; k < pl_finding_edits(findings, i); k++)
			edits |= pl_finding_edit(findings, i, k).text.len > 0;
	}
	return edits;
}

static bool mend(const struct pl_ruleset *rules, struct outcome *outcome, struct pl_err *err)
{
	const char *const only[] = { "o", "m", NULL };
	struct pl_options options = { .only = only };
	struct pl_findings *findings = pl_lint(rules, draft, sizeof(draft) - 1, &options, err);
	struct pl_buf mended = { 0 };
	uint32_t limit = 0;
	bool ok = findings &&
		  pl_fix(findings, (struct pl_str){ draft, sizeof(draft) - 1 }, &mended, err);

	if (findings)
		look_at_faults(findings, outcome);
	if (ok && !outcome->nomem) {
		assert_true(look_at_findings(findings));
		assert_string_equal(mended.at, wanted);
	}
	ok = ok && pl_length(rules, "twitter", (struct pl_str){ mended.at, mended.len },
			     &outcome->length, &limit, err);
	assert_true(!ok || limit);
	pl_buf_release(&mended);
	pl_findings_free(findings);
	return ok;
}

static bool whole_job(struct outcome *outcome, struct pl_err *err)
{
	struct pl_source *memory = pl_source_new_memory("mine", files, err);
	struct pl_source *read = memory ? pl_source_new_folder(folder, err) : NULL;
	const struct pl_source *layers[] = { memory, read };
	struct pl_ruleset *rules = read ? pl_ruleset_new(layers, 2, err) : NULL;
	const struct pl_err *fault;
	bool ok = rules && mend(rules, outcome, err);

	for (size_t i = 0; rules && (fault = pl_ruleset_fault(rules, i)); i++)
		outcome->rule_fault |= fault->code == PL_RULE;
	pl_ruleset_free(rules);
	pl_source_free(read);
	pl_source_free(memory);
	return ok;
}

static void try_job(long n, bool for_ever, const struct outcome *whole)
{
	struct outcome outcome = { 0 };
	struct pl_err err = { 0 };
	bool ok;

	pl_mem_fail_after(n, for_ever);
	ok = whole_job(&outcome, &err);
	pl_mem_fail_after(-1, false);
	if (!ok && (err.code != PL_NOMEM || !err.text[0]))
		fail_msg("allocation %ld: code %d '%s'", n, err.code, err.text);
	if (!ok || outcome.nomem)
		return;
	assert_int_equal(outcome.length, whole->length);
	if (!outcome.rule_fault || !outcome.draft_fault)
		fail_msg("allocation %ld: a fault was lost: of a rule %d, of the draft %d", n,
			 !outcome.rule_fault, !outcome.draft_fault);
}

static void the_answer_is_whole_or_an_error(void **state)
{
	struct outcome whole = { 0 };

	(void)state;
	assert_true(whole_job(&whole, NULL));
	assert_true(whole.rule_fault && whole.draft_fault && !whole.nomem);
	for (int for_ever = 0; for_ever < 2; for_ever++) {
		long n = 0;

		do
			try_job(n++, for_ever, &whole);
		while (n < FAR_TOO_MANY && pl_mem_refused());
		print_message("public interface: %ld allocations\n", n - 1);
		assert_in_range(n, 10, FAR_TOO_MANY - 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_answer_is_whole_or_an_error, make_folder,
						remove_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
