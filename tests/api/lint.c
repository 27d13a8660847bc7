/* Says what plume finds in the text given: cc lint.c $(pkg-config --cflags --libs plume) */
#include <plume.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	const char *draft = argc > 1 ? argv[1] : "Prefecture : ouvert a 8 h.";
	struct pl_err err = { .french = true };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct pl_findings *findings =
		rules ? pl_lint(rules, draft, strlen(draft), NULL, &err) : NULL;

	for (size_t i = 0; findings && i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		printf("%u:%u: %.*s\n", finding.line, finding.column, (int)finding.message.len,
		       finding.message.at);
	}
	if (!findings)
		fprintf(stderr, "plume: %s\n", err.text);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
	return findings ? 0 : 2;
}
