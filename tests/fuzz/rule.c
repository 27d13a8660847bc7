/* rule: a rule file is either a rule, which looks at drafts without harm, or a fault with a
 * place inside of the file. */
#include "fuzz.h"

#include "base/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char draft[] = "La Prefecture du Gard, 12 h 30 : #un @deux https://a.fr/b. "
				    "« Oui » !\n\nUn deux deux, ÉTÉ 🌧️ l'eau.";
	struct pl_memory_file files[] = { { "f/f.yml", fuzz_text(data, size) }, { NULL, { 0 } } };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	const char *only[] = { "f", NULL };
	struct pl_options options = { .only = only };
	struct pl_ruleset *rules;
	const struct pl_err *fault;
	size_t lines = 1;

	pl_source_memory(&source, "fuzz", files);
	rules = pl_ruleset_new(layers, 1, NULL);
	FUZZ_CHECK(rules);
	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n' || data[i] == '\r';
	fault = pl_ruleset_fault(rules, 0);
	if (fault)
		FUZZ_CHECK(fault->text[0] && fault->line <= lines + 1);
	pl_findings_free(pl_lint(rules, draft, sizeof(draft) - 1, &options, NULL));
	pl_ruleset_free(rules);
	return 0;
}
