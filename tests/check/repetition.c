/* repetition: Vale's kind. */
#include "check/kind.h"

#define WORDS "tokens: ['[^\\s]+']\n"

#define FIX "fix: suggested\n"

static const struct kind_case cases[] = {
	{ FIX WORDS, "dans les les deux sens", "dans ⟦les les⟧ deux sens", "<les>",
	  "dans les deux sens" },
	{ FIX WORDS, "les deux les", NULL, NULL, NULL },
	{ FIX WORDS, "Les les", NULL, NULL, NULL },
	{ FIX WORDS "ignorecase: true", "Les les", "⟦Les les⟧", "<les>", "Les" },
	{ FIX WORDS "ignorecase: true", "ÉTÉ été", "⟦ÉTÉ été⟧", "<été>", "ÉTÉ" },
	{ FIX WORDS "alpha: true", "12 12 à à", "12 12 ⟦à à⟧", "<à>", "12 12 à" },
	{ FIX WORDS, "les\nles", NULL, NULL, NULL },
	{ FIX WORDS "max: 1", "la la mi mi", "la la ⟦mi mi⟧", "<mi>", NULL },
	{ FIX WORDS "max: 1", "la la mi", NULL, NULL, NULL },
	{ FIX WORDS, "la la la", "⟦la la⟧ la", "<la>", NULL },
	/* What is found in both words, or between them, excepts. */
	{ FIX WORDS "exceptions: ['la la', '\\s\\p{Lu}\\w*']\nignorecase: true",
	  "la la Les Les les Les", "la la Les ⟦Les les⟧ Les", NULL, NULL },
	{ FIX "tokens: ['\\w+ ']", "la la la", "⟦la la ⟧la", "<la>", NULL },
	{ WORDS "action: {name: replace, params: [x]}", "la la", "⟦la la⟧", "<la><>", "x" },
	/* A repetition over a line end counts, but is not told. */
	{ WORDS "max: 1", "la\nla la", "la\n⟦la la⟧", NULL, NULL },
	{ FIX WORDS "exceptions: [nous, vous]", "nous nous les les", "nous nous ⟦les les⟧", "<les>",
	  "nous nous les" },
	/* A sign between the two may mean that both are wanted: nothing to mend. */
	{ FIX "tokens: ['\\w+']", "oui, oui", "⟦oui, oui⟧", "<oui>", "oui, oui" },
	{ FIX "tokens: [foo, bar]", "foo bar bar", "foo ⟦bar bar⟧", NULL, "foo bar" },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("repetition", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("repetition", "alpha: true", "needs 'tokens'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
