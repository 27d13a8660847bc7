/* Patterns written for regexp2 mean in PCRE2 what they meant there.  What is found was
 * asked of regexp2 1.4.0 with its option Multiline, as Vale sets it. */
#include "base/dotnet.h"

#include "base/regex.h"

#include <stdlib.h>

#include "test.h"

enum { I = PL_REGEX_NOCASE, M = PL_REGEX_MULTILINE };

struct translated {
	struct pl_arena arena;
	struct pl_err err;
	struct pl_str out;
	bool ok;
};

static struct translated translate(struct pl_str pattern, unsigned flags)
{
	struct translated translated = { 0 };

	translated.ok = pl_dotnet_to_pcre(&translated.arena, pattern, flags, &translated.out,
					  &translated.err);
	return translated;
}

/* All matches, separated by | */
static void find_all(struct pl_str pattern, unsigned flags, struct pl_str text, struct pl_buf *out)
{
	struct pl_err err = { 0 };
	struct pl_regex *regex = pl_regex_new(pattern, flags, &err);
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_match match;
	size_t n = 0;

	if (!regex)
		fail_msg("'%.*s' did not compile: %s", PL_ARGS(pattern), err.text);
	pl_regex_work_begin(work);
	for (size_t from = 0; pl_regex_search(regex, work, text, from, &match) == PL_FOUND;) {
		pl_buf_puts(out, n++ ? "|" : "");
		pl_buf_add(out, pl_str_in(text, match.group[0]));
		from = match.group[0].end + (match.group[0].end == match.group[0].start);
	}
	pl_regex_work_free(work);
	pl_regex_free(regex);
}

#define SELF "(?(DEFINE)(?<behind1_>(?^m:"

static const struct {
	const char *pattern;
	unsigned flags;
	const char *wanted; /* NULL: the same */
	const char *text, *found;
} cases[] = {
	/* Most patterns are the same in both. */
	{ "\\b(?:colou?r|gr[ae]y)\\b", M, NULL, "color grey", "color|grey" },
	{ "^(?i:a)(?=b)(?!c)(?>d*)$|(?<n>[^]a-]+)\\k<n>{2,}?x{,3}", M, NULL, "Abd", "" },
	{ "(?i)a(?-i)b|(?#a comment)c", M, NULL, "Ab cB", "Ab|c" },
	{ "(?<=a|bc)(?<!(?:ab|cd)e)\\w", M, NULL, "ax bcy", "x|y" },
	{ "a{2}b{3,}c{1,2}{", M, NULL, "aabbbc{", "aabbbc{" },
	{ "\\x41\\x{42}\\cA?\\e?\\a?\\0?[\\b\\-\\x43]", M, NULL, "ABC AB-", "ABC|AB-" },
	{ "", M, NULL, "", "" },
	/* Lookbehinds: the left edge is needed the least number of times. */
	{ "(?<=a+b).", M, "(?<=ab).", "aabc abd bd", "c|d" },
	{ "(?<=a*b).", M, "(?<=b).", "aabc bd", "c|d" },
	{ "(?<=(?:a|bc)*d).", M, "(?<=d).", "abcde df", "e|f" },
	{ "(?<=a{2,}b).", M, "(?<=a{2}b).", "aaabc abd", "c" },
	{ "(?<=(?:x+y){1,3}z).", M, "(?<=(?:xy)z).", "xxyza", "a" },
	{ "(?<!a*)b", M, "(?<!)b", "b", "" },
	/* But not beyond an assertion, which stands for its place. */
	{ "(?<=^a*b).", M,
	  "(?=.)(?=(?<=(?=b)(?=(?&behind1_))b))." SELF "^|(?<=(?=a)(?=(?&behind1_))a))))",
	  "aabc\nxabd", "c" },
	{ "(?<=\\ba?b).", M, "(?<=\\bb|\\bab).", "abc xabd be", "c|e" },
	/* What has an end is written out. */
	{ "(?<=acts? |performs? ).", M, "(?<=act |acts |perform |performs ).", "acts a, perform b",
	  "a|b" },
	{ "(?<=x(?:ab|c)).", M, "(?<=xab|xc).", "xabd xce ce", "d|e" },
	{ "(?<=xa{1,3}).", M, "(?<=xa|xaa|xaaa).", "xaab ab", "a|b" },
	{ "(?<=x(?i:a)?).", M, "(?<=x|x(?:(?i:a))).", "xAb", "A|b" },
	{ "(?<=x(?i)a?b).", M, "(?<=x(?i:b)|x(?i:a)(?i:b)).", "xABc", "c" },
	{ "(?<=x(?<!ya?)b?).", M, "(?<=x(?<!y|ya)|x(?<!y|ya)b).", "xbc", "b|c" },
	{ "(?<=x\\b*a?(?=\\w)+).", M, "(?<=x(?=\\w)|xa(?=\\w)).", "xab x-", "a|b" },
	/* What has none is read from the right. */
	{ "(?<=ab*).", M, "(?=.)(?=(?=(?&behind1_)))." SELF "(?<=a)|(?<=(?=b)(?=(?&behind1_))b))))",
	  "abbc bd", "b|b|c" },
	{ "(?<!ab+)c", M,
	  "(?=c)(?!(?=(?&behind1_)))c" SELF "(?<=(?<=a)b)|(?<=(?=b)(?=(?&behind1_))b))))",
	  "ac abc abbc bc", "c|c" },
	{ "(?i)(?<=ab*)c", 0,
	  "(?i)(?=c)(?=(?=(?&behind1_)))c(?(DEFINE)(?<behind1_>(?^i:(?<=a)|(?<=(?=b)(?="
	  "(?&behind1_))b))))",
	  "ABbC", "C" },
	{ "(?<=x(?:ab|c)*)d", M,
	  "(?=d)(?=(?=(?&behind1_)))d" SELF
	  "(?<=x)|(?:(?<=(?=ab)(?=(?&behind1_))ab)|(?<=(?=c)(?=(?&behind1_))c)))))",
	  "xabcabd xd xad", "d|d" },
	/* Captures go, when nobody refers to them; the others keep their numbers. */
	{ "(?<=(a|bc))(d)\\2", M, "(?(DEFINE)())(?<=a|bc)(d)\\2", "add bcdd", "dd|dd" },
	{ "(?<=x(a)?)(d)\\2", M, "(?(DEFINE)())(?<=x|x(?:a))(d)\\2", "xadd", "dd" },
	/* Classes. */
	{ "[a-z-[aeiou]]+", M, "(?:(?![aeiou])[a-z])+", "abcde", "bcd" },
	{ "[^a-z-[\\s]]", M, "(?:(?![\\s])[^a-z])", "a B", "B" },
	{ "[a-z-[b-y-[m]]]", M, "(?:(?!(?:(?![m])[b-y]))[a-z])", "abmyz", "a|m|z" },
	{ "[]-[a]]", M, "(?:(?![a])[]])", "]-[a", "]" },
	{ "[-[a]", M, NULL, "-[a", "-|[|a" },
	{ "[\\W\\d]", M, "[\\W]", "a5 ", " " },
	{ "[\\d\\W]", M, NULL, "a5 ", "5| " },
	{ "[\\s\\W\\p{L}\\S\\P{L}]", M, "[\\s\\W\\S\\P{L}]", "a ", "a| " },
	{ "[\\S\\s]", M, NULL, "a ", "a| " },
	{ "[[:alpha:]]", M, "[\\[]", "a[:", "[" },
	{ "[[.a]", M, "[\\[.a]", "a[.", "a|[|." },
	{ "[\\u00e0-\\u00ff\\v\\777]", M, "[\\x{00e0}-\\x{00ff}\\x0B\\x{FF}]", "éÿ", "é|ÿ" },
	{ "[\\w-.]+", M, "[\\w\\-.]+", "a-.", "a-." },
	{ "[\\--a]+", M, "[\\-\\-a]+", "-a.", "-a" },
	{ "[\\w-][.][:;:]", M, "[\\w-][.][\\:;:]", "-.:", "-.:" },
	/* Characters. */
	{ "caf\\u00e9", M, "caf\\x{00e9}", "café", "café" },
	{ "\\v", M, "\\x0B", "\n\v", "\v" },
	{ "(a)\\10", M, "(a)\\x{8}", "a\b", "a\b" },
	{ "\\1012", M, "\\x{41}2", "A2", "A2" },
	{ "\\p{Latin}", M, "\\p{sc:Latin}", "a\u202f", "a" },
	{ "\\p{Lu}\\P{White_Space}", I, "\\p{L&}\\P{White_Space}", "ab", "ab" },
	{ "\\p{Lu}", M, NULL, "aB", "B" },
	/* Groups: names are counted last. */
	{ "(?<n>a)(b)\\1", M, "(?<n>a)(b)\\g{2}", "aba abb", "abb" },
	{ "(?<n>a)(b)\\2", M, "(?<n>a)(b)\\g{1}", "aba abb", "aba" },
	{ "(?<n>a)(?<m>b)\\2", M, NULL, "abb", "abb" },
	{ "(a)\\k<1>", M, "(a)\\g{1}", "aa", "aa" },
	{ "(?<n>a)\\<n>\\'n'\\<b>", M, "(?<n>a)\\k<n>\\k<n>\\<b>", "aaa<b>", "aaa<b>" },
	{ "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", M, "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\g{10}",
	  "abcdefghijj", "abcdefghijj" },
	{ "(?<n>a)?(?(n)b|c)", M, "(?<n>a)?(?(<n>)b|c)", "ab c", "ab|c" },
	{ "(?(a)ab|c)", M, "(?(?=a)ab|c)", "ab c", "ab|c" },
	{ "(a)?(?(1)b|c)", M, NULL, "ab c", "ab|c" },
	{ "(?(?<=x(a)?)b|c)", M, "(?(?=(?(DEFINE)())(?<=x|x(?:a)))b|c)", "xb xab c b", "b|b|c" },
	/* Assertions are repeated. */
	{ "^*a\\b?b${0,2}", M, "(?:^)*a(?:\\b)?b(?:$){0,2}", "ab", "ab" },
	{ "a+(?#lazy)?", M, "a+?", "aa", "a|a" },
	{ "a(?#two)+b(?#end)", M, "a+b(?#end)", "aab", "aab" },
	/* Options. */
	{ "(?I)a(?i+m)b", M, "(?i)a(?im)b", "AB", "AB" },
	{ "(?x) a b # c\n{2}", M, "ab{2}", "abb", "abb" },
	{ "(?x: [ ] \\  ( a ) \\1 0 {2)", M, "(?:[ ]\\ (a)\\g{1}0\\{2)", "  aa0{2", "  aa0{2" },
	{ "(?n)(a)(?<b>c)\\1", M, NULL, "acc", "acc" },
	/* What regexp2 refuses is PCRE2's. */
	{ "a++b", M, NULL, "aab", "aab" },
	{ "\\h\\v", M, NULL, " \n", " \n" },
	{ "a\\Kb", M, NULL, "ab", "b" },
	{ "(?|(a)|(b))\\1", M, NULL, "aa bb", "aa|bb" },
	{ "(a(?1)?b)", M, NULL, "aabb", "aabb" },
	{ "(*UCP)a", M, NULL, "a", "a" },
	{ "\\Qa.b\\E", M, NULL, "a.b", "a.b" },
	{ "\\pL\\p{^L}", M, NULL, "a1", "a1" },
};

static void finds_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *wanted = cases[i].wanted ? cases[i].wanted : cases[i].pattern;
		struct pl_str pattern = pl_str_of(cases[i].pattern);
		struct translated translated = translate(pattern, cases[i].flags);
		struct pl_buf found = { 0 };

		if (!translated.ok)
			fail_msg("'%s': %s", cases[i].pattern, translated.err.text);
		if (!pl_str_is(translated.out, wanted))
			fail_msg("'%s' became '%.*s', not '%s'", cases[i].pattern,
				 PL_ARGS(translated.out), wanted);
		assert_true(cases[i].wanted || translated.out.at == pattern.at);
		find_all(translated.out, cases[i].flags, pl_str_of(cases[i].text), &found);
		if (!pl_str_is(pl_buf_str(&found), cases[i].found))
			fail_msg("'%s' found '%s' in '%s', not '%s'", cases[i].pattern,
				 found.at ? found.at : "", cases[i].text, cases[i].found);
		pl_buf_release(&found);
		pl_arena_release(&translated.arena);
	}
}

/* The patterns of public styles that PCRE2 10.42 does not take as they are. */
static const struct {
	const char *pattern;
	unsigned flags;
	const char *text, *found;
} styles[] = {
	/* Datadog.lists: a list's letter is looked for behind a newline and white space
	 * of any length, which is read one character at a time. */
	{ "(?m)(?:(?<=\\n\\s*)([a-z]\\.) )", 0, "x\n  a. b\nc. d e. f\n \n\tg. h a. b",
	  "a. |c. |g. " },
	/* Google.Colons: the text between the colon before and this one has no blank. */
	{ "(?m)(?:(?<!:[^ ]+?):\\s[A-Z])", 0, "One: Two, :three: Four, :a b: Five", ": T|: F" },
	/* RedHat.TermsSuggestions: `.*-` ends with a hyphen, wherever it begins. */
	{ "(?m)\\b(?:(?:(?<!.*-|program )operator)|(?:(?<!kernel.*)thread))\\b", M,
	  "the operator, pre-operator, program operator; kernel a thread\nthread",
	  "operator|thread" },
	/* RedHat.TermsWarnings: words of a few lengths. */
	{ "(?<!.-|acts? |performs? |behaves? )like", M, "acts like x, a-like, act like, I like",
	  "like" },
};

static void finds_what_styles_look_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		struct translated translated =
			translate(pl_str_of(styles[i].pattern), styles[i].flags);
		struct pl_buf found = { 0 };

		assert_true(translated.ok);
		find_all(translated.out, styles[i].flags, pl_str_of(styles[i].text), &found);
		if (!pl_str_is(pl_buf_str(&found), styles[i].found))
			fail_msg("'%s' found '%s', not '%s'", styles[i].pattern,
				 found.at ? found.at : "", styles[i].found);
		pl_buf_release(&found);
		pl_arena_release(&translated.arena);
	}
}

static const struct {
	const char *pattern;
	uint32_t column;
	const char *text; /* part of the error */
} refused[] = {
	{ "é(?<a>x)(?<b-a>y)", 9, "balancing groups" },
	{ "a(?<-a>y)", 2, "balancing groups" },
	{ "(?<1>x)", 1, "cannot be a number" },
	{ "ab(?<=(a)?b)\\1", 3, "referred to" },
	{ "ab(?<=x(?<n>a)?b)\\k<n>", 3, "referred to" },
	{ "(?<=x(?:a?)*)", 1, "written out" },
	{ "(?<=x(?:a{60}){1,60}|y)(?<=x(?>a?)b)", 24, "written out" },
};

static void refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct translated translated = translate(pl_str_of(refused[i].pattern), M);

		if (translated.ok)
			fail_msg("'%s' became '%.*s'", refused[i].pattern, PL_ARGS(translated.out));
		assert_int_equal(translated.err.code, PL_SKIPPED);
		assert_int_equal(translated.err.column, refused[i].column);
		if (!strstr(translated.err.text, refused[i].text))
			fail_msg("'%s': %s", refused[i].pattern, translated.err.text);
		pl_arena_release(&translated.arena);
	}
}

static void compiles(void **state)
{
	struct pl_err err = { 0 };
	struct pl_regex *regex = pl_dotnet_compile(PL_STR("(?<=a+b)c"), 0, &err);

	(void)state;
	assert_non_null(regex);
	pl_regex_free(regex);
	assert_null(pl_dotnet_compile(PL_STR("(?<=a+b"), 0, &err));
	assert_int_equal(err.code, PL_PATTERN);
	assert_null(pl_dotnet_compile(PL_STR("(?<1>a)"), 0, &err));
	assert_int_equal(err.code, PL_SKIPPED);
}

static void tells_what_regexp2_takes(void **state)
{
	(void)state;
	assert_true(pl_dotnet_takes(PL_STR("Foo|Bar(?<a-b>c)?")));
	assert_false(pl_dotnet_takes(PL_STR("C++")));
	assert_false(pl_dotnet_takes(PL_STR("what (is it")));
}

/* A pattern of many parts: what `unit` says, `n` times, between two others. */
static void add_many(struct pl_buf *buf, const char *start, const char *unit, size_t n,
		     const char *end)
{
	pl_buf_puts(buf, start);
	while (n--)
		pl_buf_puts(buf, unit);
	pl_buf_puts(buf, end);
}

static const struct {
	const char *start, *unit, *end;
	size_t n;
} hostile[] = {
	{ "", "(", "", 100000 },
	{ "", "(?<=", "", 50000 },
	{ "", "[a-[", "", 50000 },
	{ "", "(?<=a?", ")))", 60 },
	{ "(?<=x", "(?:a?", ")", 150 },
	{ "(?<=x", "(a|b?)", ")", 40 },
	{ "(?<=x", "(?:a|b)*", ")", 5000 },
	{ "(?<=x", "a*", ")", 20000 },
	{ "", "(?<=xa*)", "", 20000 },
	{ "", "(?<n>a)", "\\1", 30000 },
	{ "", "(a)", "\\9999", 60000 },
	{ "(a)", "\\1", "", 60000 },
	{ "(?<a>b)", "\\<a>", "", 60000 },
	{ "", "(?(a)", "", 50000 },
	{ "", "\\<a>", "", 60000 },
	{ "(?<=", "a{9}", "b?c)", 30000 },
	{ "(?<=x", "(?:(?<=y?(?:a{0,64}))b){0,64}", ")", 4000 },
};

static void survives_anything(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		struct pl_buf pattern = { 0 };
		struct translated translated;

		add_many(&pattern, hostile[i].start, hostile[i].unit, hostile[i].n, hostile[i].end);
		translated = translate(pl_buf_str(&pattern), M);
		assert_true(translated.ok || translated.err.code == PL_SKIPPED);
		pl_arena_release(&translated.arena);
		pl_buf_release(&pattern);
	}
}

/* Groups in groups, each with a lookbehind that multiplies what is in it. */
static void survives_nesting(void **state)
{
	struct pl_buf pattern = { 0 };
	struct translated translated;

	(void)state;
	add_many(&pattern, "", "(?<=x(?:", 90, "a");
	add_many(&pattern, "", "b){0,64})", 90, "");
	translated = translate(pl_buf_str(&pattern), M);
	assert_false(translated.ok);
	assert_int_equal(translated.err.code, PL_SKIPPED);
	pl_arena_release(&translated.arena);
	pl_buf_release(&pattern);
}

static void any_allocation_may_fail(void **state)
{
	struct pl_str pattern =
		PL_STR("(?x)(?<n>[a-z-[b]])(c) (?<=x(a)?|y(?:b|cd)*)\\1(?(n)\\p{Greek})");
	struct translated whole = translate(pattern, M);
	bool done = false;

	(void)state;
	assert_true(whole.ok);
	for (long n = 0; !done; n++) {
		struct translated part;

		pl_mem_fail_after(n, true);
		part = translate(pattern, M);
		pl_mem_fail_after(-1, false);
		done = part.ok;
		if (done)
			assert_true(pl_str_same(part.out, whole.out));
		else
			assert_int_equal(part.err.code, PL_NOMEM);
		pl_arena_release(&part.arena);
		assert_true(n < 5000);
	}
	pl_arena_release(&whole.arena);
}

/* Cut anywhere, nothing is read behind the end. */
static void survives_cuts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_str whole = pl_str_of(cases[i].pattern);

		for (size_t end = 0; end < whole.len; end++) {
			char *part = malloc(end + 1);
			struct translated translated;

			memcpy(part, whole.at, end);
			translated = translate((struct pl_str){ part, end }, cases[i].flags);
			assert_true(translated.ok || translated.err.code == PL_SKIPPED);
			pl_arena_release(&translated.arena);
			free(part);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_same),
		cmocka_unit_test(finds_what_styles_look_for),
		cmocka_unit_test(refuses),
		cmocka_unit_test(compiles),
		cmocka_unit_test(tells_what_regexp2_takes),
		cmocka_unit_test(survives_anything),
		cmocka_unit_test(survives_nesting),
		cmocka_unit_test(survives_cuts),
		cmocka_unit_test(any_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
