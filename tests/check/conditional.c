/* conditional: Vale's kind. */
#include "check/kind.h"

#define RULE "first: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\n"

static const struct kind_case cases[] = {
	{ RULE, "the WHO said", "the ⟦WHO⟧ said", "<WHO>", NULL },
	{ RULE, "the World Health Organization (WHO) said; WHO did.", NULL, NULL, NULL },
	/* A definition counts in all of its own block, and from there on. */
	{ RULE, "WHO: the World Health Organization (WHO).", NULL, NULL, NULL },
	{ RULE "scope: paragraph", "WHO\n\nWorld Health Organization (WHO)\n\nWHO",
	  "⟦WHO⟧\n\nWorld Health Organization (WHO)\n\nWHO", NULL, NULL },
	{ RULE, "World Health Organization (WHO), NATO", "World Health Organization (WHO), ⟦NATO⟧",
	  "<NATO>", NULL },
	/* Every group of `second`, whichever side of a bar it is on. */
	{ "first: '[A-Z]{3,}'\nsecond: '([A-Z]+): [a-z]+|[a-z]+ \\(([A-Z]+)\\)'",
	  "abc (XYZ), DEF: def, DEF XYZ ABC", "abc (XYZ), DEF: def, DEF XYZ ⟦ABC⟧", NULL, NULL },
	{ RULE "exceptions: [WHO, 'N..O']", "WHO NATO ECHO", "WHO NATO ⟦ECHO⟧", NULL, NULL },
	{ RULE "exceptions: [who]\nignorecase: true", "WHO", "⟦WHO⟧", NULL, NULL },
	{ "first: 'b$'\nsecond: '(c)'", "b\nb", "b\n⟦b⟧", NULL, NULL },
	{ RULE "action: {name: remove}", "a WHO b", "a ⟦WHO⟧ b", "<WHO><>", "a  b" },
	/* More than a few definitions, in no order. */
	{ "first: '\\b[a-z]\\b'\nsecond: '([a-z])!'",
	  "q! c! z! a! m! b! y! d! x! e! w! q c z a m b y d x e w f",
	  "q! c! z! a! m! b! y! d! x! e! w! q c z a m b y d x e w ⟦f⟧", NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("conditional", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("conditional", "first: a", "needs 'second'");
	kind_refuse("conditional", "second: a", "needs 'first'");
	kind_refuse("conditional", "first: '(a'\nsecond: b", "(a");
	kind_refuse("conditional", RULE "thrid: x", "has no key 'thrid'");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(refuses) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
