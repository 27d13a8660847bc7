/* substitution: Vale's kind, with lists and alternatives. */
#include "check/kind.h"

/* A rule with nothing of ours in it is read as Vale reads it. */
#define OURS "fix: suggested\n"

static const struct kind_case cases[] = {
	{ OURS "swap: {foo: bar}", "un foo", "un ⟦foo⟧", "<bar><foo>", "un bar" },
	{ OURS "swap: {foo: bar}", "Foo food", NULL, NULL, NULL },
	{ OURS "swap: {foo: bar}\nignorecase: true", "FOO", "⟦FOO⟧", "<bar><FOO>", "bar" },
	{ OURS "swap: {foo: bar}\nfrench: true", "The foo is for you\nUn foo",
	  "The foo is for you\nUn ⟦foo⟧", NULL, "The foo is for you\nUn bar" },
	{ OURS "swap: {foo: bar}\nnonword: true", "food", "⟦foo⟧d", NULL, "bard" },
	/* The longest key first, the first in the file among equals. */
	{ OURS "swap: {foo: short, foo bar: long}", "foo bar", "⟦foo bar⟧", "<long>", "long" },
	{ OURS "swap: {'f[o]o': first, 'fo[o]': second}", "foo", "⟦foo⟧", "<first>", "first" },
	{ OURS "swap: {foo: plain, 'f[o]+': regex}", "foo foooo", "⟦foo⟧ ⟦foooo⟧", "<regex>",
	  "regex regex" },
	{ OURS "swap: {'(?:f)oo': regex, foo: plain, fo: short}", "foo fo", "⟦foo⟧ ⟦fo⟧", "<regex>",
	  "regex short" },
	/* Groups of a key take no part, unless the replacement asks for them. */
	{ OURS "swap: {'fo(o)': a, '(b)ar': b}", "bar foo", "⟦bar⟧ ⟦foo⟧", "<b><bar>", "b a" },
	{ OURS "swap: {'(\\d+)ème': '$1e'}", "la 3ème", "la ⟦3ème⟧", "<3e><3ème>", "la 3e" },
	{ OURS "swap: {'(?<=le )foo': bar}", "le foo, un foo", "le ⟦foo⟧, un foo", NULL,
	  "le bar, un foo" },
	/* What stands there already is right. */
	/* C++ is no expression of regexp2's, hence a text; PCRE2 would find a C in it. */
	{ "swap: {'C plus': C++, 'C': C++}", "C plus, C", "⟦C plus⟧, ⟦C⟧", "<C++><C plus>", NULL },
	{ OURS "swap: {'(?i)foo': Foo}", "Foo foo", "Foo ⟦foo⟧", NULL, "Foo Foo" },
	{ OURS "swap: {'f\\w+': 'foo|fee'}", "foo fee fie", "foo fee ⟦fie⟧", "<foo ou fee><fie>",
	  "foo fee foo" },
	{ OURS "swap: {'f\\w+': 'a|b|c'}", "foo", "⟦foo⟧", "<a, b ou c><foo>", "a" },
	{ OURS "swap: {Mr: M.}", "Mr Dupont", "⟦Mr⟧ Dupont", "<M.><Mr>", "M. Dupont" },
	{ OURS "swap: {foo: ''}", "a foo b", "a ⟦foo⟧ b", NULL, "a  b" },
	{ OURS "swap: {foo: bar}\nexceptions: [oo]\nnonword: true", "foo", "⟦foo⟧", NULL, NULL },
	{ OURS "swap: {'foo \\w+': bar}\nexceptions: [fie]", "foo fie, foo fee",
	  "foo fie, ⟦foo fee⟧", NULL, "foo fie, bar" },
	{ OURS "swap: {'foo': bar}\nignorecase: true\ncapitalize: true", "Foo foo", "⟦Foo⟧ ⟦foo⟧",
	  "<Bar><Foo>", "Bar bar" },
	{ OURS "swap: {'etat': état}\nignorecase: true\ncapitalize: true", "Etat", "⟦Etat⟧",
	  "<État><Etat>", "État" },
	/* Lists: both apostrophes, any blank, more than a text as value. */
	{ OURS "list: mieux", "l’effet, l'effet, afin\u00A0de",
	  "⟦l’effet⟧, ⟦l'effet⟧, ⟦afin\u00A0de⟧", "<le but><l’effet>", "le but, le but, pour" },
	{ OURS "list: mieux", "la digitale", "la ⟦digitale⟧", "<numérique><digitale>",
	  "la numérique" },
	{ OURS "list: mieux\nignorecase: true",
	  "A l’aide bienveillante de, à l’aide de, a l'aide de",
	  "⟦A l’aide bienveillante de⟧, à l’aide de, ⟦a l'aide de⟧",
	  "<avec ou par><A l’aide bienveillante de>", "avec, à l’aide de, avec" },
	{ OURS "list: mieux\nswap: {prefet: préfète}", "le prefet", "le ⟦prefet⟧", "<préfète>",
	  NULL },
	/* Vale's own: a replacement is a pattern, and is shown as written. */
	{ "swap: {'f\\w+': 'fo+'}", "foo fie", "foo ⟦fie⟧", "<fo+><fie>", NULL },
	{ "swap: {'f\\w+': 'foo|fee'}", "foo fie", "foo ⟦fie⟧", "<foo|fee><fie>", NULL },
	{ "swap: {Mr: M.}", "Mr Dupont", NULL, NULL, NULL },
	{ "swap: {'f\\w+': 'a|b|c'}\naction: {name: replace}", "fie", "⟦fie⟧",
	  "<'a', 'b', or 'c'><fie>", NULL },
	{ "swap: {'f\\w+': 'a|b'}\naction: {name: replace}", "fie", "⟦fie⟧", "<'a' or 'b'><fie>",
	  NULL },
	{ "swap: {'f\\w+': 'a|b'}\naction: {name: replace, params: [x]}", "fie", "⟦fie⟧",
	  "<a|b><fie>", "x" },
	{ "swap: {'f\\w+': 'a|b'}\naction: {name: remove}", "fie", "⟦fie⟧", "<a|b><fie>", "" },
	{ "swap: {'f\\w+': 'a|b'}\naction: {name: replace}", "fie", "⟦fie⟧", NULL, "a" },
	/* Several maps are one, and the capital comes before what is taken from the match. */
	{ "swap: [{foo: bar}, {fie: fee}]", "foo fie", "⟦foo⟧ ⟦fie⟧", "<bar><foo>", NULL },
	{ "swap: {foo: bar}\nignorecase: true\ncapitalize: true", "Foo foo", "⟦Foo⟧ ⟦foo⟧",
	  "<Bar><Foo>", NULL },
	{ "swap: {'f(\\w+)': '$1'}\nignorecase: true\ncapitalize: true", "Foo", "⟦Foo⟧",
	  "<oo><Foo>", NULL },
	{ "swap: {foo: 'a|b'}\nignorecase: true\ncapitalize: true\naction: {name: replace}", "Foo",
	  "⟦Foo⟧", "<'A' or 'B'><Foo>", "A" },
	{ "swap: {foo: 'fo+|bar'}\nignorecase: true\ncapitalize: true", "Foo foo", NULL, NULL,
	  NULL },
	/* What is taken from the match is looked for in it again, alone. */
	{ "swap: {'(\\d+)(e)me': '$1$2'}", "la 3eme", "la ⟦3eme⟧", "<3e><3eme>", NULL },
	{ "swap: {'(?<=le )(f\\w+)': 'un $1'}", "le foo", NULL, NULL, NULL },
	{ "swap: {'(f)oo(?: (f)oo)?': '$1 $2 $3 $$ ${1} $&'}", "foo", "⟦foo⟧",
	  "<f $3 $ f foo><foo>", NULL },
	{ "swap: {foo: '$100'}", "foo", "⟦foo⟧", "<$100><foo>", NULL },
	/* Digits have no case, so they pass for a capital, as in Vale. */
	{ "swap: {'3d': three}\ncapitalize: true", "3d", "⟦3d⟧", "<Three><3d>", NULL },
	{ "swap: {foo: bar}\npos: NN", "foo", "⟦foo⟧", "<bar><foo>", NULL },
	{ "swap: {'f\\w+': 'a ('}", "fie", "⟦fie⟧", "<a (><fie>", NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("substitution", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("substitution", "ignorecase: true", "needs 'swap' or 'list'");
	kind_refuse("substitution", "swap: {'(a': b}", "(a");
	kind_refuse("substitution", "list: mieu", "mieu");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
