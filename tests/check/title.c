/* Titles and sentences, without exceptions and with words of a form of their own. */
#include "check/title.h"

#include "test.h"

static bool no_form(const struct pl_forms *forms, struct pl_str word, struct pl_str *form)
{
	(void)forms, (void)word, (void)form;
	return false;
}

static bool knows_ios(const struct pl_forms *forms, struct pl_str word, struct pl_str *form)
{
	(void)forms;
	*form = PL_STR("iOS");
	return pl_str_is_nocase(word, "ios");
}

static void expect(const char *what, const char *text, const char *wanted, struct pl_buf *came)
{
	if (!pl_str_is(pl_buf_str(came), wanted))
		fail_msg("%s of '%s': wanted '%s', came '%s'", what, text, wanted, came->at);
	pl_buf_release(came);
}

static void makes_titles(void **state)
{
	static const struct {
		const char *text, *ap, *chicago;
	} titles[] = {
		{ "the end of the road", "The End of the Road", "The End of the Road" },
		{ "a walk through the woods", "A Walk Through the Woods",
		  "A Walk through the Woods" },
		{ "what we stand for", "What We Stand For", "What We Stand For" },
		{ "rome: the city", "Rome: The City", "Rome: The City" },
		{ "an up-to-date list", "An Up-to-Date List", "An Up-to-Date List" },
		{ "and/or", "And/Or", "And/Or" },
		{ "yes - or no", "Yes - Or No", "Yes - Or No" },
		{ "NASA of today", "NASA of Today", "NASA of Today" },
		{ "of  two\tblanks", "Of  Two\tBlanks", "Of  Two\tBlanks" },
		{ "l’été à paris", "L’été À Paris", "L’été À Paris" },
		{ "“on” the dot", "“On” the Dot", "“On” the Dot" },
		{ "3rd of may", "3rd of May", "3rd of May" },
		{ "how to go", "How to Go", "How to Go" },
		{ "how To go", "How To Go", "How to Go" },
		{ "ios on top", "iOS on Top", "iOS on Top" },
		{ "", "", "" },
		{ "—", "—", "—" },
	};
	const struct pl_forms forms = { knows_ios };

	(void)state;
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
		struct pl_buf ap = { 0 }, chicago = { 0 };

		pl_title(&ap, pl_str_of(titles[i].text), false, &forms);
		pl_title(&chicago, pl_str_of(titles[i].text), true, &forms);
		expect("AP", titles[i].text, titles[i].ap, &ap);
		expect("Chicago", titles[i].text, titles[i].chicago, &chicago);
	}
}

/* The words as blanks part them. */
static size_t words_of(struct pl_str text, struct pl_span *words)
{
	size_t n = 0;

	for (size_t at = 0, end; at < text.len; at = end + 1) {
		end = pl_str_find(text, PL_STR(" "), at);
		end = end == SIZE_MAX ? text.len : end;
		words[n++] = (struct pl_span){ (uint32_t)at, (uint32_t)end };
	}
	return n;
}

static void makes_sentences(void **state)
{
	static const struct {
		const char *text, *sentence;
	} sentences[] = {
		{ "The Quick Fox", "The quick fox" },
		{ "ÉTÉ À Paris", "Été à paris" },
		{ "1. The FOX", "1. The fox" },
		{ "Step 1. The", "Step 1. the" },
		{ "One Two", "One two" },
		{ "", "" },
	};
	const struct pl_forms forms = { no_form };

	(void)state;
	for (size_t i = 0; i < sizeof(sentences) / sizeof(*sentences); i++) {
		struct pl_str text = pl_str_of(sentences[i].text);
		struct pl_span words[8];
		size_t n = words_of(text, words);
		struct pl_buf came = { 0 };

		pl_buf_puts(&came, "");
		pl_sentence(&came, text, words, n, NULL, 0, &forms);
		expect("sentence", sentences[i].text, sentences[i].sentence, &came);
	}
}

static void raises_words(void **state)
{
	struct pl_buf came = { 0 };

	(void)state;
	pl_capitals(&came, PL_STR("top-level état d'âme_x 3d a\u00A0b"));
	expect("capitals", "…", "Top-Level État D'Âme_x 3d A\u00A0B", &came);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_titles),
		cmocka_unit_test(makes_sentences),
		cmocka_unit_test(raises_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
