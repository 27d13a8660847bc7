/* existence: Vale's kind, with lists and replacements. */
#include "check/kind.h"

#define FIX "fix: suggested\n"

static const struct kind_case cases[] = {
	{ FIX "tokens: [foo, 'ba[rz]']", "a foo and a baz", "a ⟦foo⟧ and a ⟦baz⟧", "<foo>", NULL },
	{ FIX "tokens: [école]", "écoles, l’école, préécole", "écoles, l’⟦école⟧, préécole", NULL,
	  NULL },
	{ FIX "tokens: [foo]\nnonword: true", "xfoox", "x⟦foo⟧x", NULL, NULL },
	{ FIX "tokens: [foo]", "FOO", NULL, NULL, NULL },
	{ FIX "tokens: [été]\nignorecase: true", "l’ÉTÉ", "l’⟦ÉTÉ⟧", "<ÉTÉ>", NULL },
	{ FIX "raw: ['\\d+', ' ']\ntokens: [m, km]", "5 km, 6 kg", "⟦5 km⟧, 6 kg", NULL, NULL },
	{ FIX "raw: [x]\ntokens: ['\\d']\nappend: true", "1x x1 1", NULL, NULL, NULL },
	{ FIX "raw: [' x']\ntokens: ['\\d']\nappend: true", "1 x x1", "⟦1 x⟧ x1", NULL, NULL },
	{ FIX "tokens: [foo, '  ', '']", "a foo b", "a ⟦foo⟧ b", NULL, NULL },
	/* An exception is found anywhere in the match, in its own case. */
	{ FIX "tokens: ['very \\w+']\nexceptions: [good]", "very good, very bad",
	  "very good, ⟦very bad⟧", NULL, NULL },
	{ FIX "tokens: ['very \\w+']\nignorecase: true\nexceptions: [Good]", "very good",
	  "⟦very good⟧", NULL, NULL },
	{ FIX "tokens: ['very \\w+']\nexceptions: ['(?i)Good']", "very good", NULL, NULL, NULL },
	{ FIX "tokens: ['very \\w+']\nexceptions: [goo]", "very good", "⟦very good⟧", NULL, NULL },
	/* The pattern sees line ends as Vale's does. */
	{ FIX "raw: ['^b']", "a\nb", "a\n⟦b⟧", NULL, NULL },
	{ FIX "raw: ['x*']", "ab", NULL, NULL, NULL },
	/* Nor does it matter that `raw` stands before the template: all of it is told lines. */
	{ "raw: ['^b']", "a\nb", "a\n⟦b⟧", NULL, NULL },
	{ "raw: ['^b']", "b\na", "⟦b⟧\na", NULL, NULL },
	{ "raw: ['^b ']\ntokens: [c$]", "b c\na", "⟦b c⟧\na", NULL, NULL },
	{ "raw: [b$]\nappend: true", "b\nb", "⟦b⟧\n⟦b⟧", NULL, NULL },
	{ "tokens: [^b]", "a\nb", "a\n⟦b⟧", NULL, NULL },
	{ "raw: [b, c]", "bc b c", "⟦bc⟧ b c", NULL, NULL },
	{ "tokens: [b]\nlimit: 2", "b b b", "⟦b⟧ ⟦b⟧ b", NULL, NULL },
	{ "tokens: b", "b", "⟦b⟧", NULL, NULL },
	/* Ours. */
	{ FIX "tokens: [foo]\nreplace: bar", "foo foo", "⟦foo⟧ ⟦foo⟧", NULL, "bar bar" },
	{ FIX "raw: ['(\\d+) ?h ?(\\d\\d)']\nreplace: '$1 h ${2}'", "à 18h30", "à ⟦18h30⟧", NULL,
	  "à 18 h 30" },
	{ FIX "tokens: [' foo']\nnonword: true\nreplace: ''", "a foo", "a⟦ foo⟧", NULL, "a" },
	{ FIX "tokens: [foo]", "foo", "⟦foo⟧", NULL, "foo" },
	{ FIX "list: mots", "la route", "⟦la⟧ ⟦route⟧", NULL, NULL },
	{ FIX "tokens: [foo]\nscope: part", "foo https://foo.fr/foo #foo @foo",
	  "⟦foo⟧ https://foo.fr/foo "
	  "#foo @foo",
	  NULL, NULL },
	{ FIX "tokens: [foo]\nquoted: false", "foo « foo » foo", "⟦foo⟧ « foo » ⟦foo⟧", NULL,
	  NULL },
	{ FIX "tokens: [foo]\nscope: hashtag\nnonword: true", "foo #foo", "foo #⟦foo⟧", NULL,
	  NULL },
	{ FIX "tokens: [foo]\nscope: alt\nreplace: bar",
	  "---\nmedia: [{image: a.png, alt: le foo}]\n---\nfoo",
	  "---\nmedia: [{image: a.png, alt: le foo}]\n---\nfoo⟦0: foo⟧", NULL, "le bar" },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("existence", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("existence", "ignorecase: true", "needs 'tokens', 'raw' or 'list'");
	kind_refuse("existence", "tokens: ['(']", "");
	kind_refuse("existence", "list: mot", "mot");
	kind_refuse("existence", "token: [a]", "tokens");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
