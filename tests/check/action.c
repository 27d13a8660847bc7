/* Actions: what becomes of a match, as an argument of the message and as an edit. */
#include "check/kind.h"

/* A rule that finds the line, with an action. */
#define LINE(action) "nonword: true\ntokens: ['.+']\naction: " action

static const struct kind_case cases[] = {
	{ LINE("{name: replace, params: [b]}"), "a", "⟦a⟧", "<a><b>", "b" },
	{ LINE("{name: replace, params: b}"), "a", "⟦a⟧", "<a><b>", "b" },
	{ LINE("{name: replace, params: [b, c]}"), "a", "⟦a⟧", "<a><'b' or 'c'>", "b" },
	{ LINE("{name: replace, params: [b, c, d]}"), "a", "⟦a⟧", "<a><'b', 'c', or 'd'>", "b" },
	{ LINE("{name: replace}"), "a", "⟦a⟧", "<a><a>", "a" },
	{ LINE("{name: remove}"), "a", "⟦a⟧", "<a><>", "" },
	{ LINE("{name: suggest, params: [spellings]}"), "a", "⟦a⟧", "<a><a>", "a" },
	{ LINE("{name: suggest, params: [some.tengo]}"), "a", "⟦a⟧", "<a><a>", "a" },
	{ LINE("{name: convert, params: [simple]}"), "someName", "⟦someName⟧",
	  "<someName><some name>", "some name" },
	{ LINE("{name: convert, params: [simple]}"), "un--Deux.3", "⟦un--Deux.3⟧",
	  "<un--Deux.3><un deux 3>", "un deux 3" },
	{ LINE("{name: edit, params: [trim, '.,']}"), ".,a.b,.", "⟦.,a.b,.⟧", "<.,a.b,.><a.b>",
	  "a.b" },
	{ LINE("{name: edit, params: [trim_left, é]}"), "éaé", "⟦éaé⟧", "<éaé><aé>", "aé" },
	{ LINE("{name: edit, params: [trim_right, '.?!']}"), "Oui ?!", "⟦Oui ?!⟧", "<Oui ?!><Oui>",
	  "Oui" },
	{ LINE("{name: edit, params: [truncate, ' ']}"), "un deux", "⟦un deux⟧", "<un deux><un>",
	  "un" },
	{ LINE("{name: edit, params: [truncate, x]}"), "un", "⟦un⟧", "<un><un>", "un" },
	{ LINE("{name: edit, params: [split, ' ', '1']}"), "un deux trois", "⟦un deux trois⟧",
	  "<un deux trois><deux>", "deux" },
	{ LINE("{name: edit, params: [split, ' ', 2]}"), "un deux", "⟦un deux⟧",
	  "<un deux><un deux>", "un deux" },
	{ LINE("{name: edit, params: [split, '', 1]}"), "été", "⟦été⟧", "<été><t>", "t" },
	/* Regular expressions, and Go's templates. */
	{ LINE("{name: edit, params: [regex, '(-)', _]}"), "a-b-c", "⟦a-b-c⟧", "<a-b-c><a_b_c>",
	  "a_b_c" },
	{ LINE("{name: edit, params: [regex, '(a)(b)', '$2${1}x $$']}"), "abab", "⟦abab⟧",
	  "<abab><bax $bax $>", "bax $bax $" },
	{ LINE("{name: edit, params: [regex, '(a)', '[$1x]']}"), "a", "⟦a⟧", "<a><[]>", "[]" },
	{ LINE("{name: edit, params: [regex, '(?P<x>a)[(](?<yy>b)', '$yy-${x}$z']}"), "a(b",
	  "⟦a(b⟧", "<a(b><b-a>", "b-a" },
	{ LINE("{name: edit, params: [regex, '[[:alpha:]]', x]}"), "a1:", "⟦a1:⟧", "<a1:><x1:>",
	  "x1:" },
	{ LINE("{name: edit, params: [regex, '^', 'le ']}"), "un", "⟦un⟧", "<un><le un>", "le un" },
	{ LINE("{name: edit, params: [regex, 'x*', '-']}"), "axb", "⟦axb⟧", "<axb><-a-b->",
	  "-a-b-" },
	{ LINE("{name: edit, params: [regex, '^b', '-']}"), "ab", "⟦ab⟧", "<ab><ab>", "ab" },
	/* Of later versions. */
	{ LINE("{name: edit, params: [remove, ' ']}"), "a — b", "⟦a — b⟧", "<a — b><a—b>", "a—b" },
	{ LINE("{name: edit, params: [replace, '-', –]}"), "a-b-", "⟦a-b-⟧", "<a-b-><a–b–>",
	  "a–b–" },
	{ LINE("{name: edit, params: [wrap, '*']}"), "a", "⟦a⟧", "<a><a>", "a" },
	/* None at all. */
	{ "tokens: [a]\naction:", "a", "⟦a⟧", "<a><>", NULL },
	{ "tokens: [a]\naction: {name: ''}", "a", "⟦a⟧", "<a><>", NULL },
};

static void makes(void **state)
{
	(void)state;
	KIND_TRY("existence", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("existence", LINE("{name: remplace}"), "did you mean 'replace'?");
	kind_refuse("existence", LINE("{name: xyzzy}"), "there are replace, remove");
	kind_refuse("existence", LINE("{names: remove}"), "no 'names'");
	kind_refuse("existence", LINE("remove"), "{name: …, params: […]}");
	kind_refuse("existence", LINE("{name: edit}"), "an edit cannot ''");
	kind_refuse("existence", LINE("{name: edit, params: [tirm, a]}"), "did you mean 'trim'?");
	kind_refuse("existence", LINE("{name: edit, params: [trim]}"), "'trim' wants 2 params");
	kind_refuse("existence", LINE("{name: edit, params: [regex, a]}"),
		    "'regex' wants 3 params");
	kind_refuse("existence", LINE("{name: edit, params: [regex, '(a', b]}"), "(a");
	kind_refuse("existence", LINE("{name: edit, params: [split, a, b]}"), "number of a piece");
	kind_refuse("existence", LINE("{name: convert, params: [upper]}"), "one form, 'simple'");
	kind_refuse("existence", LINE("{name: convert}"), "one form, 'simple'");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(makes), cmocka_unit_test(refuses) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
