/* A rule of one's own, kept in memory; the mended draft; and its length on X. */
#include <plume.h>
#include <stdio.h>
#include <string.h>

static const char sigle[] = "extends: substitution\n"
			    "level: error\n"
			    "message: \"Écrivez « %s » et non « %s ».\"\n"
			    "fix: safe\n"
			    "swap:\n"
			    "  PDA: Préfecture des Ardennes\n";

static int mend(const struct pl_ruleset *rules, struct pl_str draft, struct pl_err *err)
{
	const char *const networks[] = { "x", NULL };
	struct pl_options options = { .networks = networks, .level = PL_WARNING };
	struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, &options, err);
	struct pl_buf mended = { 0 };
	uint32_t length, limit;
	bool ok = findings && pl_fix(findings, draft, &mended, err) &&
		  pl_length(rules, "x", (struct pl_str){ mended.at, mended.len }, &length, &limit,
			    err);

	if (ok)
		printf("%s\n%u/%u\n", mended.at, length, limit);
	pl_buf_release(&mended);
	pl_findings_free(findings);
	return ok;
}

int main(int argc, char **argv)
{
	const struct pl_memory_file files[] = {
		{ "maison/sigles.yml", { sigle, sizeof(sigle) - 1 } },
		{ 0 },
	};
	const char *draft = argc > 1 ? argv[1] : "La PDA vous répond.";
	struct pl_err err = { .french = true };
	struct pl_source *source = pl_source_new_memory("maison", files, &err);
	const struct pl_source *layers[] = { source };
	struct pl_ruleset *rules = source ? pl_ruleset_new(layers, 1, &err) : NULL;
	const struct pl_err *fault = rules ? pl_ruleset_fault(rules, 0) : NULL;
	int ok = rules && mend(rules, (struct pl_str){ draft, strlen(draft) }, &err);

	if (fault)
		fprintf(stderr, "%s:%u: %s\n", fault->file, fault->line, fault->text);
	if (!ok)
		fprintf(stderr, "plume: %s\n", err.text);
	pl_ruleset_free(rules);
	pl_source_free(source);
	return ok && !fault ? 0 : 2;
}
