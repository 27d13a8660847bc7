/* Patterns find what PCRE2 finds, and none of them takes longer than its budget. */
#include "base/regex.h"

#include <pthread.h>
#include <stdlib.h>

#include "slow.h"
#include "test.h"

#include <time.h>

static struct pl_regex_work *work;

static int begin(void **state)
{
	(void)state;
	work = pl_regex_work_new(NULL);
	return !work;
}

static int end(void **state)
{
	(void)state;
	pl_regex_work_free(work);
	return 0;
}

static struct pl_regex *compile(const char *pattern, unsigned flags)
{
	struct pl_err err = { 0 };
	struct pl_regex *regex = pl_regex_new(pl_str_of(pattern), flags, &err);

	if (!regex)
		fail_msg("'%s' did not compile: %s", pattern, err.text);
	return regex;
}

/* Makes the pattern read so much that it gets JIT code. */
static void warm(struct pl_regex *regex)
{
	static char text[8192];
	struct pl_match match;

	memset(text, '.', sizeof(text));
	pl_regex_work_begin(work);
	pl_regex_search(regex, work, (struct pl_str){ text, sizeof(text) }, 0, &match);
}

enum { I = PL_REGEX_NOCASE, M = PL_REGEX_MULTILINE };

static const struct {
	const char *pattern;
	unsigned flags;
	const char *subject;
	const char *found; /* all matches, separated by | ; NULL: none */
} searches[] = {
	{ "a", 0, "bab a", "a|a" },
	{ "A", 0, "a", NULL },
	{ "É", I, "été É", "é|é|É" },
	{ "^a", 0, "a\na", "a" },
	{ "^a", M, "a\na\r\na", "a|a|a" },
	{ "a$", M, "a\nba\na", "a|a|a" },
	{ "a$", 0, "a\nba", "a" },
	{ "\\w+", 0, "l’été, 12_x", "l|été|12_x" },
	{ "\\bété\\b", 0, "été étés l’été", "été|été" },
	{ "\\d", 0, "٣x3", "٣|3" },
	{ "\\s", 0, "a\xC2\xA0z", "\xC2\xA0" },
	{ "\\p{Lu}+", 0, "ÉCOLE de GUÉRET", "ÉCOLE|GUÉRET" },
	{ ".", 0, "é🌧\n", "é|🌧" },
	{ "x*", 0, "xé", "x||" },
	{ "(?<=é)a", 0, "éa a", "a" },
	{ "a\\Kb", 0, "ab b", "b" },
	{ "(?<q>[\"'])[^\\n]*?\\d\\k<q>", 0, "'a1' \"b\" \"c2\"", "'a1'|\"b\" \"c2\"" },
	{ "(?<n>a)|(?<n>b)", 0, "ab", "a|b" },
	{ "(a|aa)+$", 0, "aaaa", "aaaa" },
	{ ".*\\d", 0, "ab1c\nde\nf2", "ab1|f2" },
	{ "(?s).*\\d", 0, "ab1c\nf2x", "ab1c\nf2" },
	{ "[^.!?\\s][^.!?]*[.!?]", 0, "Un. Deux ? Trois", "Un.|Deux ?" },
	{ "(?i:la) (?=mairie)", 0, "La mairie, la préfecture", "La " },
	{ "", 0, "é", "|" },
	{ "$", 0, "", "" },
	{ "a", 0, "", NULL },
	{ "\\P{Lu}+?\\D", 0, "abcd", "ab|cd" },
	{ "\\D+\\p{^Lu}", 0, "abcd", "abcd" },
	{ "(\\w)\\1", 0, "allée donnée", "ll|nn" },
	{ "\\R", 0, "a\r\nb\xE2\x80\xA8", "\r\n|\xE2\x80\xA8" },
	{ "ſ", I, "sS", "s|S" },
};

static void gather(struct pl_regex *regex, struct pl_str subject, struct pl_buf *out)
{
	struct pl_match match;
	size_t from = 0, n = 0;

	pl_regex_work_begin(work);
	while (from <= subject.len &&
	       pl_regex_search(regex, work, subject, from, &match) == PL_FOUND) {
		struct pl_span span = match.group[0];

		pl_buf_puts(out, n++ ? "|" : "");
		pl_buf_add(out, pl_str_in(subject, span));
		from = span.end > span.start ? span.end : span.end + 1;
	}
	if (!n)
		pl_buf_puts(out, "(none)");
}

static void check_search(size_t i, struct pl_regex *regex, const char *how)
{
	const char *wanted = searches[i].found ? searches[i].found : "(none)";
	struct pl_buf came = { 0 };

	gather(regex, pl_str_of(searches[i].subject), &came);
	if (strcmp(came.at, wanted) != 0) {
		print_error("%s, %s in '%s'\nwanted %s\ncame   %s\n", searches[i].pattern, how,
			    searches[i].subject, wanted, came.at);
		fail();
	}
	pl_buf_release(&came);
}

static void finds_with_and_without_jit(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(searches) / sizeof(*searches); i++) {
		struct pl_regex *regex = compile(searches[i].pattern, searches[i].flags);

		check_search(i, regex, "interpreted");
		warm(regex);
		check_search(i, regex, "compiled");
		pl_regex_free(regex);
	}
}

/* Pieces repeated, so that a search takes many windows, must be found as often. */
static const struct {
	const char *pattern;
	unsigned flags;
	const char *piece;
	size_t n; /* matches in each */
} many[] = {
	{ "é", 0, "été ", 2 },
	{ "É", PL_REGEX_NOCASE, "été ", 2 },
	{ "\\bété\\b", 0, "été étés ", 1 },
	{ "\\w+", 0, "l’été, 12_x ", 3 },
	{ "(?<=🌧)a", 0, "🌧a a", 1 },
	{ "^a", PL_REGEX_MULTILINE, "a\r\n", 1 },
	{ "a$", PL_REGEX_MULTILINE, "aaa\n", 1 },
	{ ".*\\d", 0, "ab1c\nde\nf2\n", 2 },
	{ "(\\w)\\1", 0, "allée ", 1 },
	{ "(?i:la) (?=mairie)", 0, "La mairie, la préfecture. ", 1 },
	{ "(?:[^.!?\\s]+\\s+){3,}", 0, "Il y a un mot. ", 1 },
	{ "x(?=a*b)", 0, "xaaaaaaaaaaaaaaaaaaaab", 1 },
	{ "[A-Z]\\w*[.]", 0, "Aaaaaaaaaaaaaaaaaaa. ", 1 },
	{ "(?:a|aa)+b", 0, "aaaaaaaab", 1 },
};

static size_t count(struct pl_regex *regex, struct pl_str subject)
{
	struct pl_match match;
	size_t from = 0, n = 0;

	pl_regex_work_begin(work);
	while (pl_regex_search(regex, work, subject, from, &match) == PL_FOUND) {
		from = match.group[0].end;
		n++;
	}
	return n;
}

static void windows_lose_and_repeat_nothing(void **state)
{
	static const size_t sizes[] = { 3000, 60000 }; /* interpreted, and with JIT */

	(void)state;
	for (size_t i = 0; i < sizeof(many) / sizeof(*many); i++) {
		struct pl_regex *regex = compile(many[i].pattern, many[i].flags);

		for (size_t k = 0; k < 2; k++) {
			struct pl_buf text = { 0 };
			size_t wanted = 0, came;

			for (; text.len < sizes[k]; wanted += many[i].n)
				pl_buf_puts(&text, many[i].piece);
			came = count(regex, pl_buf_str(&text));
			if (came != wanted)
				fail_msg("%s in '%s' to %zu bytes: wanted %zu, came %zu",
					 many[i].pattern, many[i].piece, sizes[k], wanted, came);
			pl_buf_release(&text);
		}
		pl_regex_free(regex);
	}
}

static void tells_groups(void **state)
{
	struct pl_regex *regex = compile("(a)(b)?(?<é>c)", 0);
	struct pl_match match;

	(void)state;
	assert_int_equal(pl_regex_groups(regex), 3);
	assert_int_equal(pl_regex_search(regex, work, PL_STR("xac"), 0, &match), PL_FOUND);
	assert_int_equal(match.n, 4);
	assert_int_equal(match.group[0].start, 1);
	assert_int_equal(match.group[0].end, 3);
	assert_true(match.group[2].start > match.group[2].end);
	assert_int_equal(match.group[3].start, 2);
	assert_true(match.group[4].start > match.group[4].end);
	pl_regex_free(regex);

	regex = compile("(1)(2)(3)(4)(5)(6)(7)(8)(9)(0)(1)(2)", 0);
	assert_int_equal(pl_regex_groups(regex), 12);
	assert_int_equal(pl_regex_search(regex, work, PL_STR("123456789012"), 0, &match), PL_FOUND);
	assert_int_equal(match.n, PL_REGEX_GROUPS);
	assert_int_equal(match.group[9].end, 9);
	pl_regex_free(regex);
}

static void starts_where_it_is_told(void **state)
{
	struct pl_regex *regex = compile("é", 0);
	struct pl_match match;

	(void)state;
	assert_int_equal(pl_regex_search(regex, work, PL_STR("éé"), 0, &match), PL_FOUND);
	assert_int_equal(match.group[0].start, 0);
	assert_int_equal(pl_regex_search(regex, work, PL_STR("éé"), 1, &match), PL_FOUND);
	assert_int_equal(match.group[0].start, 2);
	assert_int_equal(pl_regex_search(regex, work, PL_STR("éé"), 4, &match), PL_ABSENT);
	assert_int_equal(pl_regex_search(regex, work, PL_STR("éé"), 5, &match), PL_ABSENT);
	assert_int_equal(pl_regex_search(regex, work, (struct pl_str){ 0 }, 0, &match), PL_ABSENT);
	pl_regex_free(regex);
}

static const struct {
	const char *pattern;
	uint32_t column;
	const char *says;
} faults[] = {
	{ "(a|b", 5, "missing closing parenthesis in the pattern '(a|b⟨here⟩'" },
	{ "é)a", 2, "unmatched closing parenthesis in the pattern 'é⟨here⟩)a'" },
	{ "[a", 3, "missing terminating ]" },
	/* PCRE2 stops within the character behind \\P: shown is all of it. */
	{ "é\\P\xEF\xBB\xBFx", 4, "sequence in the pattern 'é\\P⟨here⟩\xEF\xBB\xBFx'" },
	{ "*a", 1, "quantifier does not follow a repeatable item in the pattern '⟨here⟩*a'" },
	{ "a{2,1}", 6, "numbers out of order" },
	{ "\\C", 3, "\\C" },
	{ "(?<=a*)b", 1, "lookbehind assertion is not fixed length" },
	{ "\\p{Foo}", 8, "unknown property" },
	{ "(?<a>.)\\k<b>", 11, "reference to non-existent subpattern" },
	{ "a\xE9", 2, "UTF-8" },
	{ "ééééééééééééééééééééééééééééééééééééééééé(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 84,
	  "'…aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa⟨here⟩'" },
	{ ")ééééééééééééééééééééééééééééééééééééééééé", 1, "'⟨here⟩)ééééééééééééééé…'" },
};

static void shows_where_a_pattern_is_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct pl_err err = { .line = 7 };
		struct pl_regex *regex = pl_regex_new(pl_str_of(faults[i].pattern), 0, &err);

		if (regex || err.code != PL_PATTERN || err.column != faults[i].column ||
		    !strstr(err.text, faults[i].says)) {
			print_error("%s\nwanted %u: %s\ncame   %u: %s\n", faults[i].pattern,
				    faults[i].column, faults[i].says, err.column, err.text);
			fail();
		}
		assert_int_equal(err.line, 7);
	}
}

static void refuses_enormous_patterns(void **state)
{
	struct pl_buf pattern = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	for (int i = 0; i < 300000; i++)
		pl_buf_putc(&pattern, 'a');
	assert_null(pl_regex_new(pl_buf_str(&pattern), 0, &err));
	assert_int_equal(err.code, PL_PATTERN);
	pl_buf_cut(&pattern, 0);
	for (int i = 0; i < 1000; i++)
		pl_buf_putc(&pattern, '(');
	assert_null(pl_regex_new(pl_buf_str(&pattern), 0, &err));
	assert_int_equal(err.code, PL_PATTERN);
	pl_buf_release(&pattern);
}

/* Each over each text, interpreted and with JIT.  No time is asserted: see slow.h. */
static void none_runs_away(void **state)
{
	(void)state;
	for (size_t i = 0; i < SLOW; i++) {
		for (size_t k = 0; k < 2 * SLOW_SUBJECTS; k++) {
			const char *piece = slow_subjects[k / 2].piece;
			struct pl_regex *regex = compile(slow[i], 0);
			struct pl_buf text = { 0 };
			struct pl_match match;

			while (text.len < slow_subjects[k / 2].len)
				pl_buf_puts(&text, piece);
			if (k % 2)
				warm(regex);
			pl_regex_work_begin(work);
			if (pl_regex_search(regex, work, pl_buf_str(&text), 0, &match) == PL_FOUND)
				fail_msg("%s found in %zu bytes of %s", slow[i], text.len, piece);
			pl_buf_release(&text);
			pl_regex_free(regex);
		}
	}
}

static enum pl_found search_repeated(struct pl_regex *regex, char c, size_t n)
{
	struct pl_buf text = { 0 };
	struct pl_match match;
	enum pl_found found;

	for (size_t i = 0; i < n; i++)
		pl_buf_putc(&text, c);
	found = pl_regex_search(regex, work, pl_buf_str(&text), 0, &match);
	pl_buf_release(&text);
	return found;
}

/* What a rule does between its searches is not theirs to pay: a dictionary takes its time. */
static void charges_searches_only(void **state)
{
	struct pl_regex *good = compile("b", 0);
	struct pl_match match;
	clock_t start = clock();

	(void)state;
	pl_regex_work_begin(work);
	assert_int_equal(pl_regex_search(good, work, PL_STR("b"), 0, &match), PL_FOUND);
	while (clock() - start < CLOCKS_PER_SEC / 10)
		;
	assert_int_equal(pl_regex_search(good, work, PL_STR("b"), 0, &match), PL_FOUND);
	pl_regex_free(good);
}

static void gives_up_until_begun_anew(void **state)
{
	struct pl_regex *bad = compile("(a+)+(a+)+$b?\\d", 0), *good = compile("b", 0);
	struct pl_match match;

	(void)state;
	pl_regex_work_begin(work);
	while (search_repeated(bad, 'a', 300) == PL_GAVE_UP) {
		if (pl_regex_search(good, work, PL_STR("b"), 0, &match) == PL_GAVE_UP)
			break;
	}
	assert_int_equal(pl_regex_search(good, work, PL_STR("b"), 0, &match), PL_GAVE_UP);
	pl_regex_work_begin(work);
	assert_int_equal(pl_regex_search(good, work, PL_STR("b"), 0, &match), PL_FOUND);
	pl_regex_free(bad);
	pl_regex_free(good);
}

/* Searches a line of `n` letters that holds no match, and has all the time it needs. */
static void assert_honest(struct pl_regex *regex, const char *pattern, size_t n)
{
	pl_regex_work_allow(work, 600000);
	pl_regex_work_begin(work);
	if (search_repeated(regex, 'a', n) != PL_ABSENT)
		fail_msg("%s gave up on a line of %zu letters", pattern, n);
	pl_regex_work_allow(work, 50);
	pl_regex_work_begin(work);
}

static void long_but_honest_searches_end(void **state)
{
	static const char *const patterns[] = { ".*\\d", "^.*\\d", "a(?:b|c)*d", "\\Ba{3,90}\\b." };

	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		struct pl_regex *regex = compile(patterns[i], 0);

		assert_honest(regex, patterns[i], 65536);
		assert_honest(regex, patterns[i], 2000);
		pl_regex_free(regex);
	}
}

static void a_large_alternation_works(void **state)
{
	struct pl_buf pattern = { 0 };
	struct pl_regex *regex;
	struct pl_match match;

	(void)state;
	pl_buf_puts(&pattern, "\\b(?:");
	for (int i = 0; i < 2500; i++)
		pl_buf_printf(&pattern, "mot%dx|", i);
	pl_buf_puts(&pattern, "fin)\\b");
	regex = compile(pattern.at, PL_REGEX_NOCASE);
	for (int i = 0; i < 2; i++) {
		pl_regex_work_begin(work);
		assert_int_equal(
			pl_regex_search(regex, work,
					PL_STR("Un mot2499 de plus, mot2499X, puis la fin."), 0,
					&match),
			PL_FOUND);
		assert_int_equal(match.group[0].end - match.group[0].start, 8);
		warm(regex);
	}
	pl_regex_free(regex);
	pl_buf_release(&pattern);
}

static void *search_much(void *context)
{
	struct pl_regex *const *shared = context;
	struct pl_regex_work *own = pl_regex_work_new(NULL);
	struct pl_match match;
	size_t found = 0;

	for (int i = 0; own && i < 2000; i++) {
		pl_regex_work_begin(own);
		found += pl_regex_search(shared[i % 2], own, PL_STR("la préfecture du Gard"), 0,
					 &match) == PL_FOUND;
	}
	pl_regex_work_free(own);
	return (void *)found;
}

static void threads_share_a_pattern(void **state)
{
	struct pl_regex *shared[] = { compile("préf\\w+", 0), compile("(\\w+ )+Gard", 0) };
	pthread_t threads[4];
	void *found;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, search_much, shared), 0);
	for (size_t i = 0; i < 4; i++) {
		pthread_join(threads[i], &found);
		assert_int_equal((size_t)found, 2000);
	}
	pl_regex_free(shared[0]);
	pl_regex_free(shared[1]);
}

/* Everything from compiling to giving up; true when no allocation failed. */
static bool whole_life(struct pl_err *err)
{
	struct pl_regex *regex = pl_regex_new(PL_STR("(a+)+\\d"), 0, err);
	struct pl_regex_work *own = pl_regex_work_new(err);
	struct pl_match match;
	char text[5000];
	bool ok = regex && own;

	memset(text, 'a', sizeof(text));
	if (ok) {
		pl_regex_search(regex, own, (struct pl_str){ text, 20 }, 0, &match);
		pl_regex_search(regex, own, (struct pl_str){ text, sizeof(text) }, 0, &match);
	}
	pl_regex_work_free(own);
	pl_regex_free(regex);
	return ok;
}

static void any_allocation_may_fail(void **state)
{
	(void)state;
	for (int for_ever = 0; for_ever < 2; for_ever++) {
		int lived = 0;

		for (long n = 0; lived < 20; n++) {
			struct pl_err err = { 0 };

			pl_mem_fail_after(n, for_ever);
			if (whole_life(&err))
				lived++;
			else
				assert_int_equal(err.code, PL_NOMEM);
			pl_mem_fail_after(-1, false);
			assert_true(n < 200);
		}
	}
}

/* --- saved ------------------------------------------------------------------------------ */

static const char *const saved_patterns[] = { "a+b", "(?i)\\bé(\\w*)", "[^\\s]{2,}(?=x)", "",
					      NULL };

static void saved_finds_the_same(void **state)
{
	struct pl_str text = PL_STR("aab Été xyzx é");

	(void)state;
	for (size_t i = 0; saved_patterns[i]; i++) {
		struct pl_str pattern = pl_str_of(saved_patterns[i]);
		struct pl_regex *made = pl_regex_new(pattern, PL_REGEX_MULTILINE, NULL), *loaded;
		struct pl_buf head = { 0 }, code = { 0 };
		struct pl_match one = { 0 }, other = { 0 };

		assert_true(pl_regex_save(made, &head, &code));
		loaded = pl_regex_load(pattern, PL_REGEX_MULTILINE, pl_buf_str(&head),
				       pl_buf_str(&code));
		assert_non_null(loaded);
		assert_int_equal(pl_regex_groups(loaded), pl_regex_groups(made));
		for (size_t from = 0; from <= text.len; from++) {
			assert_int_equal(pl_regex_search(made, work, text, from, &one),
					 pl_regex_search(loaded, work, text, from, &other));
			assert_memory_equal(&one, &other, sizeof(one));
		}
		pl_regex_free(made);
		pl_regex_free(loaded);
		pl_buf_release(&head);
		pl_buf_release(&code);
	}
}

/* What another PCRE2 made says so in its first bytes. */
static void saved_elsewhere_is_refused(void **state)
{
	struct pl_regex *made = pl_regex_new(PL_STR("ab"), 0, NULL);
	struct pl_buf head = { 0 }, code = { 0 };

	(void)state;
	assert_true(pl_regex_save(made, &head, &code));
	head.at[4] ^= 1; /* the version */
	assert_null(pl_regex_load(PL_STR("ab"), 0, pl_buf_str(&head), pl_buf_str(&code)));
	pl_regex_free(made);
	pl_buf_release(&head);
	pl_buf_release(&code);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_with_and_without_jit),
		cmocka_unit_test(windows_lose_and_repeat_nothing),
		cmocka_unit_test(tells_groups),
		cmocka_unit_test(starts_where_it_is_told),
		cmocka_unit_test(shows_where_a_pattern_is_wrong),
		cmocka_unit_test(refuses_enormous_patterns),
		cmocka_unit_test(none_runs_away),
		cmocka_unit_test(gives_up_until_begun_anew),
		cmocka_unit_test(charges_searches_only),
		cmocka_unit_test(long_but_honest_searches_end),
		cmocka_unit_test(a_large_alternation_works),
		cmocka_unit_test(threads_share_a_pattern),
		cmocka_unit_test(any_allocation_may_fail),
		cmocka_unit_test(saved_finds_the_same),
		cmocka_unit_test(saved_elsewhere_is_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
