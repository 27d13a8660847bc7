/* Hits: the stretches that patterns see, and where what they find lies. */
#include "lint/rules.h"

#include "base/budget.h"
#include "base/dictionary.h"
#include "base/speller.h"
#include "lint/hits.h"

enum { SHORT = 4096, LONGEST = 65536 };

static struct pl_ruleset *rules;

static int read_rules(void **state)
{
	static const struct pl_memory_file files[] = {
		FILE_OF("t/mot.yml", "extends: existence\nmessage: m\ntokens: [mot]\n"),
		FILE_OF("t/alt.yml", "extends: existence\nmessage: m\nscope: alt\ntokens: [mot]\n"),
		FILE_OF("t/quoted.yml",
			"extends: existence\nmessage: m\nquoted: no\ntokens: [mot]\n"),
		{ NULL, { NULL, 0 } },
	};
	(void)state;
	rules = rules_of(files);
	return !rules;
}

static int free_rules(void **state)
{
	(void)state;
	pl_ruleset_free(rules);
	return 0;
}

/* Stretches cover the text in order, none is too long, no character is cut. */
static void check_stretches(struct pl_str text, size_t at_least)
{
	struct pl_hints hints = { .known = &rules->networks, .no_front = true };
	struct pl_arena arena = { 0 };
	struct pl_post post = { 0 };
	const struct pl_stretch *stretches;
	size_t n;
	uint32_t end = 0;

	assert_true(pl_post_init(&post, text, &hints, NULL));
	stretches = pl_stretches_of(&post, &arena, &n);
	assert_non_null(stretches);
	assert_true(n >= at_least);
	for (size_t i = 0; i < n; i++) {
		struct pl_span span = stretches[i].span;

		assert_true(span.end - span.start <= LONGEST);
		if (stretches[i].reach == PL_STRETCH_WIDE)
			continue;
		assert_true(span.start >= end && span.end >= span.start);
		for (uint32_t at = end; at < span.start; at++)
			assert_true(strchr(" \r\n", post.text.at[at]) != NULL);
		assert_true(span.start == post.text.len ||
			    ((unsigned char)post.text.at[span.start] & 0xC0) != 0x80);
		end = span.end;
	}
	pl_post_release(&post);
	pl_arena_release(&arena);
}

static void stretches_are_short_and_whole(void **state)
{
	static const struct {
		const char *piece;
		size_t times, at_least;
	} texts[] = {
		{ "court", 1, 1 },
		{ "une ligne de texte\n\n", 20, 1 },
		{ "une ligne de texte\n\n", 2 * SHORT / 20, 2 },
		{ "mot ", LONGEST, 4 },
		{ "é", LONGEST, 2 },
		{ "👩‍🚒", LONGEST / 4, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct pl_buf text = { 0 };

		for (size_t n = 0; n < texts[i].times; n++)
			pl_buf_puts(&text, texts[i].piece);
		check_stretches(pl_buf_str(&text), texts[i].at_least);
		pl_buf_release(&text);
	}
}

static void places_are_those_of_the_draft(void **state)
{
	static const char *const only[] = { "t.mot", NULL };
	struct pl_options options = { .only = only };
	struct pl_buf draft = { 0 };
	struct pl_findings *findings;

	(void)state;
	/* Far behind the first stretch, behind characters of several bytes. */
	for (int i = 0; i < 30000; i++)
		pl_buf_puts(&draft, i % 100 ? "été " : "été.\n\n");
	pl_buf_puts(&draft, "un mot ici");
	findings = pl_lint(rules, draft.at, draft.len, &options, NULL);
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), 1);
	assert_true(pl_str_is(pl_findings_at(findings, 0).match, "mot"));
	assert_int_equal(pl_findings_at(findings, 0).span.start, draft.len - 7);
	pl_findings_free(findings);
	pl_buf_release(&draft);
}

static void alternative_texts_are_texts_of_their_own(void **state)
{
	static const char *const only[] = { "t.alt", NULL };
	static const char draft[] = "---\nmédias:\n  - image: a.png\n    alt: rien\n"
				    "  - image: b.png\n    alt: voici un mot\n---\nun mot\n";
	struct pl_options options = { .only = only };
	struct pl_findings *findings = pl_lint(rules, draft, sizeof(draft) - 1, &options, NULL);
	struct pl_finding finding;

	(void)state;
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), 1);
	finding = pl_findings_at(findings, 0);
	assert_int_equal(finding.media, 1);
	assert_int_equal(finding.span.start, 9);
	assert_true(pl_str_is(finding.match, "mot"));
	assert_in_range(finding.line, 5, 6);
	pl_findings_free(findings);
}

static void quotations_are_left_alone_when_asked(void **state)
{
	static const char *const only[] = { "t.quoted", NULL };
	static const char draft[] = "un mot, « un mot » et un mot";
	struct pl_options options = { .only = only };
	struct pl_findings *findings = pl_lint(rules, draft, sizeof(draft) - 1, &options, NULL);

	(void)state;
	assert_non_null(findings);
	assert_int_equal(pl_findings_count(findings), 2);
	assert_int_equal(pl_findings_at(findings, 0).column, 4);
	assert_int_equal(pl_findings_at(findings, 1).column, 26);
	pl_findings_free(findings);
}

/* For a draft dictionaries are asked so often, and so long, for the nearest word. */
static void suggestions_end(void **state)
{
	static const struct {
		unsigned asked;
		int64_t took; /* ms */
		bool more;
	} cases[] = {
		{ 0, 0, true },
		{ 29, 199, true },
		{ 30, 0, false },
		{ 0, 200, false },
	};
	struct pl_spellers *spellers;
	struct dictionary dictionary;
	struct pl_speller *speller;
	char aff[128], dic[128];

	(void)state;
	if (!pl_speller_possible(NULL))
		skip();
	spellers = pl_spellers_new();
	dictionary_make(&dictionary);
	dictionary_path(aff, sizeof(aff), &dictionary, "plain", ".aff");
	dictionary_path(dic, sizeof(dic), &dictionary, "plain", ".dic");
	speller = pl_spellers_get(spellers, pl_str_of(aff), pl_str_of(dic), NULL);
	assert_non_null(speller);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_hits hits = { .suggested = cases[i].asked,
					.suggesting = cases[i].took * PL_MILLISECOND };
		struct pl_buf out = { 0 };

		assert_int_equal(pl_hits_suggest(&hits, speller, PL_STR("helo"), &out),
				 cases[i].more);
		assert_int_equal(out.len > 0, cases[i].more);
		assert_int_equal(hits.suggested, cases[i].asked + cases[i].more);
		assert_int_equal(hits.suggesting > cases[i].took * PL_MILLISECOND, cases[i].more);
		pl_buf_release(&out);
	}
	pl_spellers_free(spellers);
	dictionary_remove(&dictionary);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stretches_are_short_and_whole),
		cmocka_unit_test(places_are_those_of_the_draft),
		cmocka_unit_test(alternative_texts_are_texts_of_their_own),
		cmocka_unit_test(quotations_are_left_alone_when_asked),
		cmocka_unit_test(suggestions_end),
	};

	return cmocka_run_group_tests(tests, read_rules, free_rules);
}
