/* Heads: where matches may begin, and that PCRE2 finds none that begins elsewhere. */
#include "base/head.h"

#include "base/regex.h"
#include "classes.h"

/* The places at which a match may begin, as "0 5". */
static void tell_places(struct pl_head *head, struct pl_str text, struct pl_buf *out)
{
	pl_buf_cut(out, 0);
	for (size_t at = 0; at < text.len; at++) {
		size_t last = at;

		if (((unsigned char)text.at[at] & 0xC0) != 0x80 &&
		    pl_head_find(head, text, at, &last) == at)
			pl_buf_printf(out, "%s%zu", out->len ? " " : "", at);
	}
}

static void places_are_those_of_heads(void **state)
{
	static const struct {
		const char *pattern, *text, *places;
		unsigned flags;
	} cases[] = {
		{ "\\w[ld]a (?:eau|école)", "vla eau, vda école, vla mer, la eau", "0 9", 0 },
		{ "\\b\\p{Lu}{3,}\\b", "ABCD ab AB É ÉTÉ", "0 1 14", 0 },
		{ "\\s-\\s", "a - b -c\u00A0- d", "1 8", 0 },
		{ "(?<!\\d)\\s[,.]", "a ,b .c. d", "1 4", 0 },
		{ "\\p{L}:\\s", ": é: a:b ::\nç:\n", "2 13", 0 }, /* the sign is looked for */
		{ "\\w\\w[!?]x", "ab!x ?x é!x éa?x a", "0 13", 0 },
		{ "\\d[€%]", "1% a2€ 3 4 é5%", "0 4 15", 0 }, /* of digits PCRE2 has no table */
		{ "\\w(?=[ ](?:demain|hier))", "a demain a hie", "0", 0 },
		{ "\\p{L}?[xy]z", "axz yz xy", "0 1 4 7", 0 },
		{ "\\w(?:ab){2}c", "_ababc _abc", "0", 0 },
		{ "\\w(?i)e(?-i)t", "aEt aET aet", "0 8", 0 },
		{ "\\w(?i:e)t", "aEt aET aet", "0 8", 0 },
		{ "\\w(?i)e|\\wx", "aE aX", "0 3", 0 },
		{ "\\we", "aE ae", "0 3", PL_REGEX_NOCASE },
		{ "\\w\\x{E9}", "aé ae aÉ", "0", 0 },
		{ "\\w\\x{00000000E9}", "aé ae aÉ", "0", 0 },
		{ "\\w\\xE9", "aé ae aÉ", "0", 0 },
		{ "\\w\\x{E9}", "aé ae aÉ", "0 7", PL_REGEX_NOCASE },
		{ "\\w[^\\W\\d]!", "ab! a1! a_!", "0 8", 0 },
		{ "\\wk\u2026", "ak\u2026 a\u212A\u2026", "0 6", PL_REGEX_NOCASE },
		{ "\\w[a-cx-]-", "aa- ax- a-- ad-", "0 4 8", 0 },
		{ "\\w[]a]-", "a]- aa- ab-", "0 4", 0 },
		{ ".\\n", "a\nb", "0", 0 },
		{ "[\\w-][\\P{L}]", "a- aa", "0 1", 0 },
		{ "\\w(?=a)[ab]c", "xac xbc", "0", 0 },
		{ "(?>\\w)(?<n>b)(?'o'c)(?P<p>d)", "abcd abdc", "0", 0 },
	};
	struct pl_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_head *head = pl_head_new(pl_str_of(cases[i].pattern), cases[i].flags);

		if (!head)
			fail_msg("%s is not understood", cases[i].pattern);
		tell_places(head, pl_str_of(cases[i].text), &out);
		if (!pl_str_is(pl_buf_str(&out), cases[i].places))
			fail_msg("%s in '%s': %.*s", cases[i].pattern, cases[i].text,
				 PL_ARGS(pl_buf_str(&out)));
		pl_free(head);
	}
	pl_buf_release(&out);
}

static void what_is_not_understood_has_none(void **state)
{
	static const char *const patterns[] = {
		"",
		"\\w*",
		"\\w(?R)?b",
		"(\\w)\\1b",
		"(?x)\\w b",
		"(?(1)a|b)",
		"\\w{,3}b",
		"\\w{x}b",
		"\\X\\wb",
		"\\w[[:alpha:]]b",
		"(*ACCEPT)\\wb",
		"\\wb)",
		"(\\wb",
		"\\w[b",
		"*\\wb",
		"\\wb\\",
		"\\w\\x{E9",
		"\\w(?#b)b",
		"\\w\\Qb\\E",
		"\\w[b-\\d]",
		"\\w\\p{Lu",
		"(?&n)\\wb",
		"a\\wb",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		if (pl_head_new(pl_str_of(patterns[i]), 0))
			fail_msg("%s has a head", patterns[i]);
	}
}

/* As many as PCRE2 bears, and no more than this can go through. */
static void large_patterns_end(void **state)
{
	static const struct {
		const char *open, *middle, *close;
		int times;
	} cases[] = {
		{ "(?:", "\\wb", ")", 150 },  { "(?:\\w", "b", "){1,16}", 90 },
		{ "(?:\\w?", "b", ")*", 90 }, { "\\w|", "b", "", 5000 },
		{ "\\w", "b", "", 30000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf pattern = { 0 };

		for (int k = 0; k < cases[i].times; k++)
			pl_buf_puts(&pattern, cases[i].open);
		pl_buf_puts(&pattern, cases[i].middle);
		for (int k = 0; k < cases[i].times; k++)
			pl_buf_puts(&pattern, cases[i].close);
		pl_free(pl_head_new(pl_buf_str(&pattern), 0));
		pl_buf_release(&pattern);
	}
}

static struct pl_str random_pattern(struct pl_buf *out)
{
	static const char *const pieces[] = {
		"a",        "b",
		"é",        "É",
		"x",        "\\d",
		"\\p{Lu}",  "\\p{Ll}",
		"[^a-c]",   "[à-ý]",
		".",        "(?:a|b )",
		"(a|é|)",   "(?=a)",
		"(?!a)",    "(?<=a)",
		"(?<!\\w)", "\\b",
		"^",        "$",
		"(?i)",     "(?i:é)",
		"(?-i)",    "|",
		"\\x{A0}",  "[ \\x{A0}\\x{202F}]",
		"\\h",      "\\v",
		"\\D",      "(?:ab){2,3}",
		"ſ",        "ß",
	};
	static const char *const times[] = { "",  "",    "",       "",     "+", "*",
					     "?", "{2}", "{1,3}?", "{2,}", "++" };

	pl_buf_cut(out, 0);
	for (uint32_t n = 1 + any_of(4); n; n--) {
		if (any_of(3))
			PUT_ANY(out, pieces, 1);
		else
			put_class(out);
		PUT_ANY(out, times, 1);
	}
	return pl_buf_str(out);
}

/* No match begins where none may. */
static void agree(struct pl_head *head, struct pl_regex *regex, struct pl_regex_work *work,
		  struct pl_str pattern, struct pl_str text, size_t *found, size_t *spared)
{
	for (size_t at = 0; at < text.len; at++) {
		size_t last = at;
		struct pl_match match;
		bool may;

		if (((unsigned char)text.at[at] & 0xC0) == 0x80)
			continue;
		may = pl_head_find(head, text, at, &last) == at;
		*spared += !may;
		pl_regex_work_begin(work);
		if (pl_regex_here(regex, work, text, at, &match) != PL_FOUND)
			continue;
		++*found;
		if (!may)
			fail_msg("'%.*s' in '%.*s' at %zu", PL_ARGS(pattern), PL_ARGS(text), at);
	}
}

static void no_match_begins_elsewhere(void **state)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf pattern = { 0 }, text = { 0 };
	size_t found = 0, spared = 0, read = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct pl_str expression = random_pattern(&pattern);
		unsigned flags = PL_REGEX_MULTILINE | (any_of(3) ? 0U : (unsigned)PL_REGEX_NOCASE);
		struct pl_regex *regex = pl_regex_new(expression, flags, NULL);
		struct pl_head *head = regex ? pl_head_new(expression, flags) : NULL;

		for (int k = 0; k < 4 && head; k++)
			agree(head, regex, work, expression, random_text(&text, 12), &found,
			      &spared);
		read += head != NULL;
		pl_free(head);
		pl_regex_free(regex);
	}
	assert_true(read > 1000 && found > 2000 && spared > 10000);
	pl_buf_release(&pattern);
	pl_buf_release(&text);
	pl_regex_work_free(work);
}

/* Places that follow close are told as one; where there are many, nothing is spared. */
static void it_is_known_whether_it_pays(void **state)
{
	struct pl_head *head = pl_head_new(PL_STR("\\w+!"), 0);
	struct pl_buf text = { 0 };
	size_t last = SIZE_MAX;

	(void)state;
	assert_non_null(head);
	for (int i = 0; i < 500; i++)
		pl_buf_puts(&text, i == 100 || i == 103 ? "a!" : "a  ,  ");
	assert_int_equal(pl_head_find(head, pl_buf_str(&text), 0, &last), 600);
	assert_int_equal(last, 614);
	last = SIZE_MAX;
	assert_int_equal(pl_head_find(head, pl_buf_str(&text), 615, &last), SIZE_MAX);
	assert_true(pl_head_pays(head));
	pl_buf_cut(&text, 0);
	for (int i = 0; i < 5000; i++)
		pl_buf_puts(&text, "a");
	last = SIZE_MAX;
	assert_int_equal(pl_head_find(head, pl_buf_str(&text), 0, &last), 0);
	assert_int_equal(last, 4998);
	assert_false(pl_head_pays(head));
	pl_buf_release(&text);
	pl_free(head);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_those_of_heads),
		cmocka_unit_test(what_is_not_understood_has_none),
		cmocka_unit_test(large_patterns_end),
		cmocka_unit_test(no_match_begins_elsewhere),
		cmocka_unit_test(it_is_known_whether_it_pays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
