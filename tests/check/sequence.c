/* sequence: Vale's kind, without parts of speech. */
#include "check/kind.h"

#include <string.h>

static const struct kind_case cases[] = {
	{ "tokens:\n- pattern: of\n- pattern: all\n- pattern: times",
	  "The best of all times. Of all.", "The best ⟦of all times⟧. Of all.", "<of><all><times>",
	  NULL },
	{ "tokens:\n- pattern: of\n- pattern: all", "of all, of all, of none",
	  "⟦of all⟧, ⟦of all⟧, of none", NULL, NULL },
	/* The words of one sentence only. */
	{ "tokens:\n- pattern: all\n- pattern: imes", "That is all. Times are hard.", NULL, NULL,
	  NULL },
	{ "tokens:\n- pattern: Of\n- pattern: all", "of all", NULL, NULL, NULL },
	/* A word without a pattern is no word to look for. */
	{ "tokens:\n- {}", "of all", NULL, NULL, NULL },
	{ "ignorecase: true\ntokens:\n- pattern: Of\n- pattern: all", "of all", "⟦of all⟧", NULL,
	  NULL },
	/* Found anywhere in a word, unless the pattern says otherwise. */
	{ "tokens:\n- pattern: a\n- pattern: b", "cat cub", "⟦cat cub⟧", "<cat><cub>", NULL },
	{ "tokens:\n- pattern: '\\ba\\b'\n- pattern: b", "cat cub a cub", "cat cub ⟦a cub⟧",
	  "<a><cub>", NULL },
	{ "tokens:\n- pattern: '[A-Z]{2,}'\n- pattern: \"'s\"", "Two API's here",
	  "Two ⟦API's⟧ here", "<API><'s>", NULL },
	/* What must not be found. */
	{ "tokens:\n- pattern: not\n- pattern: only\n  negate: true", "not only, not that",
	  "not only, ⟦not that⟧", "<not><that>", NULL },
	{ "tokens:\n- pattern: very\n  negate: true\n- pattern: good", "very good, so good",
	  "very good, ⟦so good⟧", "<so><good>", NULL },
	{ "tokens:\n- pattern: only\n  negate: true", "what else", NULL, NULL, NULL },
	/* Nothing on the side where something is wanted. */
	{ "tokens:\n- pattern: so\n- pattern: good", "good so", NULL, NULL, NULL },
	/* Up to so many words between. */
	{ "tokens:\n- pattern: as\n- pattern: as\n  skip: 2",
	  "as good as, as very good as, as x y z as",
	  "⟦as good as⟧, ⟦as very good as⟧, as x y z as", "<as><good><as>", NULL },
	{ "tokens:\n- pattern: if\n  skip: 2\n- pattern: then", "if so then, if that is then, then",
	  "⟦if⟧ so then, ⟦if⟧ that is then, then", "<if>", NULL },
	{ "tokens:\n- skip: 1\n- pattern: then", "so then", "⟦so then⟧", "<so><then>", NULL },
	/* Signs are words of their own. */
	{ "tokens:\n- pattern: ','\n- pattern: and", "this, and that", "this⟦, and⟧ that",
	  "<,><and>", NULL },
	{ "scope: heading\ntokens:\n- pattern: of\n- pattern: all", "of all", "⟦of all⟧", NULL,
	  NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("sequence", cases);
}

/* In documents: sentences of paragraphs, across marks. */
static const struct kind_case documents[] = {
	{ "tokens:\n- pattern: of\n- pattern: all", "# of all\n\nBest **of** all.\n\n- of all\n",
	  "# of all\n\nBest **⟦of** all⟧.\n\n- of all\n", "<of><all>", NULL },
};

static void finds_in_documents(void **state)
{
	(void)state;
	KIND_TRY_AS(PL_FORM_MARKDOWN, "sequence", documents);
}

static void refuses(void **state)
{
	struct pl_ruleset *rules;

	(void)state;
	kind_refuse("sequence", "ignorecase: true", "needs 'tokens'");
	kind_refuse("sequence", "tokens: a", "'tokens' is a list");
	kind_refuse("sequence", "tokens: [a]", "a token of a sequence is");
	kind_refuse("sequence", "tokens:\n- patern: a", "no key 'patern'; did you mean 'pattern'?");
	kind_refuse("sequence", "tokens:\n- pattern: '('", "(");
	kind_refuse("sequence", "tokens:\n- pattern: a\n  skip: 101", "100");
	rules = kind_read("sequence", "tokens:\n- pattern: a\n- tag: NN");
	assert_non_null(pl_ruleset_fault(rules, 0));
	assert_int_equal(pl_ruleset_fault(rules, 0)->code, PL_SKIPPED);
	assert_int_equal(pl_ruleset_fault(rules, 0)->line, 5);
	pl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(finds_in_documents),
		cmocka_unit_test(refuses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
