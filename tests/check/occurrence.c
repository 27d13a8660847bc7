/* occurrence: Vale's kind. */
#include "check/kind.h"

static const struct kind_case cases[] = {
	{ "token: '!'\nmax: 2", "Non ! Si ! Non !", "Non ⟦!⟧ Si ! Non !", "<3>", NULL },
	{ "token: '!'\nmax: 2", "Non ! Si !", NULL, NULL, NULL },
	{ "token: '!'\nmax: 1\nscope: sentence", "Ah ! Bon ! Quoi !! Fin.",
	  "Ah ! Bon ! Quoi ⟦!⟧! Fin.", "<2>", NULL },
	{ "token: foo\nmax: 1", "Foo foo", NULL, NULL, NULL },
	{ "token: foo\nmax: 1\nignorecase: true", "Foo xfoo", "⟦Foo⟧ xfoo", "<2>", NULL },
	{ "token: '\\d'\nmin: 2", "le 1 mars", "le ⟦1⟧ mars", "<1>", NULL },
	{ "token: '\\d'\nmin: 2", "le 12 mars", NULL, NULL, NULL },
	{ "token: '\\d'\nmin: 1", "mars", "mars⟦whole⟧", "<0>", NULL },
	{ "token: '\\w'\nmin: 3\nscope: alt", "---\nmedia: [{image: a.png, alt: ab}]\n---\nabc",
	  "---\nmedia: [{image: a.png, alt: ab}]\n---\nabc⟦0: a⟧", "<2>", NULL },
	{ "token: '\\d'\nmin: 1\nscope: alt", "---\nmedia: [{image: a.png, alt: ab}]\n---\n1",
	  "---\nmedia: [{image: a.png, alt: ab}]\n---\n1⟦0: ab⟧", "<0>", NULL },
	/* Missing everywhere, it is told once; matches of nothing count, but have no place. */
	{ "token: '\\d'\nmin: 1\nscope: paragraph", "a\n\nb\n\n1", "a\n\nb\n\n1⟦whole⟧", "<0>",
	  NULL },
	{ "token: '\\b'\nmax: 3", "a b", NULL, NULL, NULL },
	{ "token: 'x|\\b'\nmax: 4", "a b x", "a b ⟦x⟧", "<6>", NULL },
	{ "token: '^a'\nmax: 1", "a\na", "⟦a⟧\na", NULL, NULL },
	/* Nothing is shown on masked code nor on blanks. */
	{ "token: '[*]'\nmax: 1", "a ** b", NULL, NULL, NULL },
	{ "token: '[ x]'\nmax: 1", "a b x", "a b ⟦x⟧", "<3>", NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("occurrence", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("occurrence", "max: 1", "needs 'token'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
