/* Runs of one class: which patterns are read as one, and that PCRE2 finds the same. */
#include "base/run.h"

#include "base/regex.h"
#include "classes.h"

static void only_what_is_one_is_read(void **state)
{
	static const struct {
		const char *pattern;
		unsigned flags;
		bool read;
	} cases[] = {
		{ "([^\\s]+)", 0, true },
		{ "\\S{40,}", 0, true },
		{ "(?:\\s{2,})", 0, true },
		{ "(?:[^.!?\\n]{180,})[.!?]", 0, true },
		{ "[ \\t]+$", 0, true },
		{ "[.:;!?…\\n]", 0, true },
		{ "[a-f0-9]{8}", 0, true },
		{ "[a-f0-9]{8}", PL_REGEX_NOCASE, false }, /* their other case */
		{ "[^a]+", PL_REGEX_NOCASE, false },
		{ "[é]+", PL_REGEX_NOCASE, false },
		{ "\\S+\\s", 0, false },      /* not asked: next is white */
		{ "[^.]{3,}[^,]", 0, false }, /* the run would give back */
		{ "[a-z]{3,}[a-c]", 0, false },
		{ "[a-z]{3,5}[.]", 0, false },
		{ "\\s+$", 0, false }, /* a line's end is white */
		{ "\\S*", 0, false },
		{ "\\S+?", 0, false },
		{ "\\S++", 0, false },
		{ "\\S{,3}", 0, false },
		{ "\\S{0,3}", 0, false },
		{ "\\S{99999999}", 0, false },
		{ "(\\S+)+", 0, false },
		{ "(?:\\S+)*", 0, false },
		{ "[[:alpha:]]+", 0, false },
		{ "[\\w]+", 0, false },
		{ "[\\s-x]+", 0, false },
		{ "[]a]+", 0, false },
		{ "[.a.]+", 0, false }, /* POSIX has another meaning for it */
		{ "[=a=]+", 0, false },
		{ "[=a]+[.]", 0, true },
		{ "[a&b]+", 0, false },
		{ "[a[]+", 0, false },
		{ "[’“]+", PL_REGEX_NOCASE, true },
		{ "[éèêëàâäîïôöùûüç]+", 0, false }, /* more than are kept */
		{ "[\\é]+", 0, false },
		{ "[\\q]+", 0, false },
		{ "[\\1]+", 0, false },
		{ "[\\]\\-]+", 0, true },
		{ "[\\.-x]+", 0, false },
		{ "[a-]+", 0, true },
		{ "[b-a]+", 0, false },
		{ "[.-a]+", 0, false },
		{ "[a-.]+", 0, false },
		{ "\\S{3", 0, false },
		{ "\\S{5,3}", 0, false },
		{ "\\S{0}", 0, false },
		{ "(\\S+(a))", 0, false },
		{ "(\\S+)\\)", 0, false },
		{ "[a", 0, false },
		{ "a+", 0, false },
		{ "", 0, false },
		{ "\\", 0, false },
		{ "[\\", 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_run run;
		bool read = pl_run_read(pl_str_of(cases[i].pattern),
					cases[i].flags | PL_REGEX_MULTILINE, &run);

		if (read != cases[i].read)
			fail_msg("%s", cases[i].pattern);
	}
}

/* Without (?m) a line's end is the text's. */
static void lines_are_asked_for(void **state)
{
	struct pl_run run;

	(void)state;
	assert_false(pl_run_read(PL_STR("[ ]+$"), 0, &run));
}

static struct pl_str random_pattern(struct pl_buf *out)
{
	static const char *const times[] = { "", "+", "{2,}", "{2}", "{1,3}", "{3,}", "{7,}" };
	static const char *const groups[] = { "", "(", "(?:" };
	const char *group = groups[any_of(3)];

	pl_buf_cut(out, 0);
	pl_buf_puts(out, group);
	put_class(out);
	PUT_ANY(out, times, 1);
	pl_buf_puts(out, *group ? ")" : "");
	if (!any_of(3))
		put_class(out);
	else if (!any_of(4))
		pl_buf_putc(out, '$');
	return pl_buf_str(out);
}

static void agree(const struct pl_run *run, struct pl_regex *regex, struct pl_regex_work *work,
		  struct pl_str pattern, struct pl_str text, size_t *found)
{
	for (size_t from = 0; from <= text.len; from++) {
		struct pl_match match, other;
		bool is, should;

		if (from < text.len && ((unsigned char)text.at[from] & 0xC0) == 0x80)
			continue;
		pl_regex_work_begin(work);
		is = pl_run_find(run, text, from, &match);
		should = pl_regex_search(regex, work, text, from, &other) == PL_FOUND;
		if (is != should ||
		    (is && (match.n != other.n || match.group[0].start != other.group[0].start ||
			    match.group[0].end != other.group[0].end ||
			    match.group[1].start != other.group[1].start ||
			    match.group[1].end != other.group[1].end)))
			fail_msg("'%.*s' in '%.*s' from %zu", PL_ARGS(pattern), PL_ARGS(text),
				 from);
		*found += is;
	}
}

static void finds_what_pcre2_finds(void **state)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf pattern = { 0 }, text = { 0 };
	size_t found = 0, read = 0;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		struct pl_str expression = random_pattern(&pattern);
		struct pl_regex *regex;
		struct pl_run run;

		if (!pl_run_read(expression, PL_REGEX_MULTILINE, &run))
			continue;
		read++;
		regex = pl_regex_new(expression, PL_REGEX_MULTILINE, NULL);
		if (!regex)
			fail_msg("%.*s does not compile", PL_ARGS(expression));
		for (int n = 0; n < 20; n++)
			agree(&run, regex, work, expression, random_text(&text, 24), &found);
		pl_regex_free(regex);
	}
	assert_true(read > 1000);
	assert_true(found > 10000);
	pl_buf_release(&pattern);
	pl_buf_release(&text);
	pl_regex_work_free(work);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_is_one_is_read),
		cmocka_unit_test(lines_are_asked_for),
		cmocka_unit_test(finds_what_pcre2_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
