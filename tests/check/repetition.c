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
	/* What is passed over stands between all the same. */
	{ WORDS, "et #Dax et et", "et #Dax ⟦et et⟧", NULL, NULL },
	{ "tokens: ['\\w+']\nmax: 1", "et #Dax et #Pau et, et", NULL, NULL, NULL },
	{ WORDS "alpha: true", "𝗔 le « oui » le non non", "𝗔 le « oui » le ⟦non non⟧", NULL, NULL },
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

/* A text of pieces that a random sequence picks, some of which repeat across. */
static void write_text(struct pl_buf *text, uint32_t seed)
{
	static const char *const pieces[] = {
		"les",
		"Les",
		"LES",
		" ",
		" ",
		"  ",
		"\n",
		"été",
		"ÉTÉ",
		"l’",
		"-",
		", ",
		"les les",
		"\xC2\xA0",
		"\xE2\x80\xAF",
		"\xC2\x85",
		"\xE3\x80\x80",
		"\xE1\xA0\x8E",
		"\xC2\xB5",
		"việt",
		"日本",
		"ß",
		"ẞ",
		"ſ",
		"K",
		"k",
		"1",
		"🚨",
		"→",
		"€",
		"e\xCC\x81",
		"ⁿ",
		"« les »",
		"\xE2\x80\x8B",
		"ª",
		"Ⓐ",
		"ο",
	};

	for (unsigned n = 2 + (seed >> 28); n > 0; n--) {
		seed = seed * 1664525U + 1013904223U;
		pl_buf_puts(text, pieces[(seed >> 16) % (sizeof(pieces) / sizeof(*pieces))]);
	}
}

static size_t found_in(const struct pl_ruleset *rules, struct pl_str text, struct pl_buf *marked)
{
	struct pl_findings *findings = pl_lint(rules, text.at, text.len, NULL, NULL);
	size_t n = pl_findings_count(findings);

	kind_mark(marked, text, findings);
	pl_findings_free(findings);
	return n;
}

/* Texts that surely hold no repetition are not searched: those of an expression that says the
 * same otherwise are. */
static void finds_what_is_there(void **state)
{
	static const char *const more[] = { "alpha: true", "alpha: true\nignorecase: true",
					    "alpha: true\nignorecase: true\nmax: 1" };
	size_t found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++) {
		struct pl_buf one = { 0 }, other = { 0 }, text = { 0 };
		struct pl_ruleset *quick, *slow;

		pl_buf_printf(&one, WORDS "%s", more[i]);
		pl_buf_printf(&other, "tokens: ['(?:[^\\s]+)']\n%s", more[i]);
		quick = kind_rules("repetition", one.at);
		slow = kind_rules("repetition", other.at);
		for (uint32_t seed = 0; seed < 3000; seed++) {
			pl_buf_cut(&text, 0);
			pl_buf_cut(&one, 0);
			pl_buf_cut(&other, 0);
			write_text(&text, seed * 2654435761U);
			found += found_in(slow, pl_buf_str(&text), &other);
			found_in(quick, pl_buf_str(&text), &one);
			assert_string_equal(one.at, other.at);
		}
		pl_buf_release(&one);
		pl_buf_release(&other);
		pl_buf_release(&text);
		pl_ruleset_free(quick);
		pl_ruleset_free(slow);
	}
	assert_true(found > 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(refuses),
		cmocka_unit_test(finds_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
