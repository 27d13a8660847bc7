/* Expressions: exceptions and accepted words, whatever the kind. */
#include "check/kind.h"

static const struct {
	const char *kind;
	struct kind_case one;
} cases[] = {
	{ "existence",
	  { "tokens: ['the \\w+']", "the foo, the bor", "the foo, ⟦the bor⟧", NULL, NULL } },
	{ "existence",
	  { "tokens: [FOO, bar, Bar, bars]", "FOO bar Bar bars", "FOO bar ⟦Bar⟧ ⟦bars⟧", NULL,
	    NULL } },
	{ "existence", { "tokens: [foo]\nvocab: false", "foo", "⟦foo⟧", NULL, NULL } },
	{ "existence", { "tokens: [x]\nexceptions: [x]\nvocab: false", "x", NULL, NULL, NULL } },
	{ "existence",
	  { "tokens: [' x ']\nnonword: true\nexceptions: ['^x$']", "a x b", NULL, NULL, NULL } },
	{ "substitution", { "swap: {foo: bar, fie: fee}", "foo fie", "foo ⟦fie⟧", NULL, NULL } },
	{ "substitution", { "swap: {foo: bar}\nvocab: no", "foo", "⟦foo⟧", NULL, NULL } },
	{ "repetition", { "tokens: ['[^\\s]+']", "foo foo la la", "foo foo ⟦la la⟧", NULL, NULL } },
	{ "conditional",
	  { "first: '\\b\\w+'\nsecond: '(x)'", "x foo y", "x foo ⟦y⟧", NULL, NULL } },
	/* Where words are accepted, they say how they are written. */
	{ "capitalization", { "match: $sentence\nthreshold: 1", "On macOS", NULL, NULL, NULL } },
	{ "capitalization",
	  { "match: $sentence\nthreshold: 1", "On macos", "⟦On macos⟧", "<On macos><On macOS>",
	    NULL } },
	{ "capitalization",
	  { "match: $sentence\nthreshold: 1", "The vale server here", "⟦The vale server here⟧",
	    "<The vale server here><The Vale Server here>", NULL } },
	{ "capitalization",
	  { "match: $sentence\nthreshold: 1", "The Vale Server here", NULL, NULL, NULL } },
	{ "capitalization",
	  { "match: $sentence\nthreshold: 1\nexceptions: [Azure]", "On azure", "⟦On azure⟧",
	    "<On azure><On Azure>", NULL } },
	{ "capitalization",
	  { "match: $title\nthreshold: 1", "Using macos", "⟦Using macos⟧",
	    "<Using macos><Using macOS>", NULL } },
	{ "capitalization",
	  { "match: $sentence\nthreshold: 1\nvocab: false", "On macOS", "⟦On macOS⟧",
	    "<On macOS><On macos>", NULL } },
};

static void excepts(void **state)
{
	const struct pl_str accepted[] = { PL_STR("Vale Server"), PL_STR("macOS"),
					   PL_STR("(?i)foo"), PL_STR("b[ae]r") };
	const struct pl_vocab vocab = { .accept = accepted, .n_accept = 4 };

	(void)state;
	kind_vocab = &vocab;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		kind_try(cases[i].kind, PL_FORM_POST, &cases[i].one);
	kind_vocab = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(excepts) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
