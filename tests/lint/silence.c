/* Which suppression silences a finding: every condition of it turned by itself. */
#include "lint/rules.h"

#include "lint/silence.h"

static const struct pl_memory_file files[] = {
	FILE_OF("t/a.yml", "extends: existence\nmessage: m\ntokens: [mot]\n"),
	FILE_OF("k/limit.yml", "extends: existence\nmessage: m\nlimit: 1\ntokens: [un, deux]\n"),
	FILE_OF("k/least.yml", "extends: occurrence\nmessage: m\nmin: 1\ntoken: le\n"),
	FILE_OF("k/either.yml", "extends: consistency\nmessage: m\neither: {clef: cle}\n"),
	FILE_OF("k/first.yml", "extends: conditional\nmessage: m\nfirst: '\\b([A-Z]{3})\\b'\n"
			       "second: '\\(([A-Z]{3})\\)'\n"),
	FILE_OF("k/raw.yml", "extends: existence\nmessage: m\nscope: raw\nraw: ['brut']\n"),
	FILE_OF("k/sum.yml", "extends: conditional\nmessage: m\nscope: summary\n"
			     "first: '\\b([A-Z]{3})\\b'\nsecond: '\\(([A-Z]{3})\\)'\n"),
	{ NULL, { NULL, 0 } },
};

static struct pl_ruleset *rules;

static int read_rules(void **state)
{
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

/* The document: blocks of two bytes with an empty line between, the last one an
 * alternative text, which stands in the second block. */
#define TEXT  "aa\n\nbb\n\ncc\n\nii"
#define DRAFT "aa\n\n(ii) bb\n\ncc"
enum { A = 0, B = 4, C = 8, I = 12 };

static const struct pl_prose blocks[] = {
	{ .span = { A, A + 2 } },
	{ .span = { B, B + 2 } },
	{ .span = { C, C + 2 } },
	{ .span = { I, I + 2 }, .within = PL_IN_ATTR },
};
#define PIECE(place, start, end)                            \
	{                                                   \
		.at = place, .from = start, .from_end = end \
	}

static const struct pl_piece pieces[] = {
	PIECE(0, 0, 4),   PIECE(4, 9, 11),   PIECE(6, 11, 13),
	PIECE(8, 13, 15), PIECE(10, 15, 15), PIECE(12, 5, 7),
};

#define FROM(at, place) .text = { at, UINT32_MAX }, .draft = { place, UINT32_MAX }

/* Comments before the first block, before the second (behind its start is the image),
 * before the third, and behind all. */
#define TOP    FROM(A, 0)
#define SECOND FROM(B, 4)
#define INSIDE FROM(B, 8)
#define THIRD  FROM(C, 12)
#define END    FROM(C + 2, 15)

#define OFF         .off = true
#define ALL         .name = { NULL, 0 }
#define OWN         .name = { "t.a", 3 }
#define STYLE       .name = { "t", 1 }
#define OTHER       .name = { "t.b", 3 }
#define ONCE_SECOND .once = true, .text = { B, C }, .draft = { 4, 13 }
#define ON_MATCH    .one_match = true, .match = { "x", 1 }

enum { MOST = 4 };

static const struct {
	struct pl_suppression said[MOST]; /* ends with one that acts nowhere */
	struct pl_hit hit;
	const char *match;
	uint32_t by; /* the number, 0: it is heard */
} cases[] = {
	/* nothing is said */
	{ { { .off = false } }, { .span = { A, A + 1 }, .media = -1 }, "y", 0 },
	/* whose: all, the rule, its style, another */
	{ { { OFF, ALL, TOP } }, { .span = { A, A + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, TOP } }, { .span = { A, A + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, STYLE, TOP } }, { .span = { A, A + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OTHER, TOP } }, { .span = { A, A + 1 }, .media = -1 }, "y", 0 },
	/* where: behind the comment, and the whole of its block */
	{ { { OFF, OWN, SECOND } }, { .span = { A, A + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, SECOND } }, { .span = { A + 2, A + 2 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, SECOND } }, { .span = { B, B + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, INSIDE } }, { .span = { B, B + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, SECOND } }, { .span = { C + 1, C + 2 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, END } }, { .span = { C + 1, C + 2 }, .media = -1 }, "y", 0 },
	/* taken back */
	{ { { OFF, OWN, TOP }, { OWN, THIRD } }, { .span = { B, B + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, TOP }, { OWN, THIRD } }, { .span = { C, C + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, STYLE, TOP }, { OWN, THIRD } }, { .span = { C, C + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, TOP }, { STYLE, THIRD } }, { .span = { C, C + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, TOP }, { OTHER, THIRD } }, { .span = { C, C + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, TOP }, { OWN, SECOND }, { OFF, OWN, THIRD } },
	  { .span = { C, C + 1 }, .media = -1 },
	  "y",
	  3 },
	/* for all and for one do not touch each other */
	{ { { OFF, OWN, TOP }, { ALL, THIRD } }, { .span = { C, C + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, ALL, TOP }, { OWN, THIRD } }, { .span = { C, C + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, TOP }, { OFF, ALL, SECOND } },
	  { .span = { C, C + 1 }, .media = -1 },
	  "y",
	  2 },
	/* the next block only */
	{ { { OFF, OWN, ONCE_SECOND } }, { .span = { A, A + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, ONCE_SECOND } }, { .span = { B, B + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, ONCE_SECOND } }, { .span = { C, C + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, ONCE_SECOND }, { OFF, OWN, SECOND } },
	  { .span = { C, C + 1 }, .media = -1 },
	  "y",
	  2 },
	{ { { OFF, OWN, ONCE_SECOND }, { OWN, SECOND } },
	  { .span = { B, B + 1 }, .media = -1 },
	  "y",
	  1 },
	{ { { OFF, OWN, ONCE_SECOND }, { OFF, OWN, END } },
	  { .span = { C, C + 1 }, .media = -1 },
	  "y",
	  0 },
	/* the next block is the last: it has no end */
	{ { { OFF, OWN, .once = true, THIRD } }, { .span = { C, C + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, .once = true, THIRD } },
	  { .span = { C, C + 1 }, .media = -1, .summed = true },
	  "y",
	  0 },
	/* an alternative text stands where its image does */
	{ { { OFF, OWN, SECOND } }, { .span = { I, I + 1 }, .media = -1 }, "y", 1 },
	{ { { OFF, OWN, INSIDE } }, { .span = { I, I + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, TOP }, { OWN, SECOND } }, { .span = { I, I + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, THIRD } }, { .span = { I, I + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OWN, ONCE_SECOND } }, { .span = { I, I + 1 }, .media = -1 }, "y", 1 },
	/* one match only */
	{ { { OFF, OWN, TOP, ON_MATCH } }, { .span = { A, A + 1 }, .media = -1 }, "x", 1 },
	{ { { OFF, OWN, TOP, ON_MATCH } }, { .span = { A, A + 1 }, .media = -1 }, "y", 0 },
	{ { { OFF, OTHER, TOP, ON_MATCH } }, { .span = { A, A + 1 }, .media = -1 }, "x", 0 },
	{ { { OFF, OWN, TOP, ON_MATCH }, { OWN, SECOND, ON_MATCH } },
	  { .span = { B, B + 1 }, .media = -1 },
	  "x",
	  0 },
	{ { { OFF, OWN, TOP, ON_MATCH }, { OWN, SECOND } },
	  { .span = { B, B + 1 }, .media = -1 },
	  "x",
	  1 },
	{ { { OFF, OWN, TOP }, { OWN, SECOND, ON_MATCH } },
	  { .span = { B, B + 1 }, .media = -1 },
	  "x",
	  1 },
	/* the raw draft, the summary and the whole obey what is in force at the end, of
	 * Vale's words only `off` */
	{ { { OFF, ALL, END, .vale = true } },
	  { .span = { 0, 1 }, .media = -1, .in_draft = true },
	  "y",
	  1 },
	{ { { OFF, ALL, TOP, .vale = true }, { ALL, END, .vale = true } },
	  { .span = { 0, 1 }, .media = -1, .in_draft = true },
	  "y",
	  0 },
	{ { { OFF, OWN, TOP, .vale = true } },
	  { .span = { 0, 1 }, .media = -1, .in_draft = true },
	  "y",
	  0 },
	{ { { OFF, OWN, TOP } }, { .span = { 0, 1 }, .media = -1, .in_draft = true }, "y", 1 },
	{ { { OFF, OWN, TOP } }, { .span = { 0, 1 }, .media = -1, .summed = true }, "y", 1 },
	{ { { OFF, OWN, TOP, .vale = true } },
	  { .span = { 0, 1 }, .media = -1, .summed = true },
	  "y",
	  0 },
	{ { { OFF, OWN, END } }, { .media = -1, .whole = true }, "y", 1 },
	{ { { OFF, OWN, ONCE_SECOND } }, { .media = -1, .whole = true }, "y", 0 },
	{ { { OFF, OWN, TOP, ON_MATCH } }, { .media = -1, .whole = true }, "x", 1 },
	/* a block as a whole is that block */
	{ { { OFF, OWN, SECOND, .vale = true } },
	  { .media = -1, .whole = true, .in_draft = true, .of_block = true, .block_at = C },
	  "",
	  1 },
	{ { { OFF, OWN, SECOND } },
	  { .media = -1, .whole = true, .in_draft = true, .of_block = true, .block_at = A },
	  "",
	  0 },
	/* everywhere: before all others, and nothing takes it back */
	{ { { OFF, OWN, END }, { OFF, OWN, .everywhere = true } },
	  { .span = { A, A + 1 }, .media = -1 },
	  "y",
	  2 },
	{ { { OFF, OWN, .everywhere = true }, { OWN, TOP } },
	  { .span = { C, C + 1 }, .media = -1 },
	  "y",
	  1 },
	{ { { OFF, OWN, .everywhere = true } }, { .media = 0, .whole = true }, "y", 1 },
	/* alternative texts of media that no block holds obey the end, the first one's too */
	{ { { OFF, OWN, TOP }, { OWN, THIRD } }, { .span = { A, A + 1 }, .media = 0 }, "y", 0 },
	{ { { OFF, OWN, THIRD } }, { .span = { A, A + 1 }, .media = 0 }, "y", 1 },
	{ { { OFF, OWN, .everywhere = true }, { OFF, STYLE, .everywhere = true } },
	  { .span = { I, I + 1 }, .media = -1 },
	  "y",
	  1 },
};

static size_t n_of(const struct pl_suppression *said)
{
	size_t n = 0;

	while (n < MOST && (said[n].everywhere || said[n].text.end))
		n++;
	return n;
}

static void the_right_ones_are_silenced(void **state)
{
	struct pl_silence silence = { 0 };
	struct pl_rule_at at;

	(void)state;
	assert_true(pl_ruleset_find(rules, PL_STR("t.a"), &at));
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_post post = { .form = PL_FORM_MARKDOWN,
					.draft = PL_STR(DRAFT),
					.text = PL_STR(TEXT),
					.map = { pieces, 6, sizeof(TEXT) - 1 },
					.prose = blocks,
					.n_prose = 4,
					.suppressions = cases[i].said,
					.n_suppressions = n_of(cases[i].said) };
		struct pl_str match;
		uint32_t by;

		assert_true(pl_silence_set(&silence, &post, at.rule, NULL));
		match = pl_str_of(cases[i].match);
		by = pl_silence_of(&silence, &post, &cases[i].hit, &match);
		if (by != cases[i].by)
			fail_msg("case %zu: wanted %u, came %u", i, cases[i].by, by);
	}
	pl_silence_release(&silence);
}

/* In a post places are places, and a part's tail is about the part. */
static void parts_are_told_apart(void **state)
{
	static const struct pl_suppression said[] = {
		{ OFF, OWN, .once = true, .text = { 4, 8 }, .draft = { 4, 8 } },
	};
	static const struct {
		uint32_t at, by;
		bool in_draft;
	} places[] = { { 3, 0, false }, { 4, 1, false }, { 7, 1, true }, { 8, 0, false } };
	struct pl_post post = { .suppressions = said, .n_suppressions = 1 };
	struct pl_silence silence = { 0 };
	struct pl_rule_at at;

	(void)state;
	assert_true(pl_ruleset_find(rules, PL_STR("t.a"), &at));
	assert_true(pl_silence_set(&silence, &post, at.rule, NULL));
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct pl_hit hit = { .span = { places[i].at, places[i].at },
				      .media = -1,
				      .in_draft = places[i].in_draft };

		assert_int_equal(pl_silence_of(&silence, &post, &hit, NULL), places[i].by);
	}
	pl_silence_release(&silence);
}

/* What is said until a day holds on that day. */
static void what_is_over_is_heard(void **state)
{
	static const struct pl_suppression said[] = {
		{ OFF, OWN, TOP, .until = { 2026, 3, 12 } },
	};
	static const struct {
		const char *today;
		uint32_t by;
	} days[] = {
		{ "2026-03-11", 1 }, { "2026-03-12", 1 }, { "2026-03-13", 0 },
		{ "2027-01-01", 0 }, { NULL, 1 },         { "demain", 1 },
	};
	const struct pl_hit hit = { .span = { 0, 1 }, .media = -1 };
	struct pl_post post = { .suppressions = said, .n_suppressions = 1 };
	struct pl_silence silence = { 0 };
	struct pl_rule_at at;

	(void)state;
	assert_true(pl_ruleset_find(rules, PL_STR("t.a"), &at));
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		assert_true(pl_silence_set(&silence, &post, at.rule, days[i].today));
		assert_int_equal(pl_silence_of(&silence, &post, &hit, NULL), days[i].by);
	}
	pl_silence_release(&silence);
}

/* Of a post with so many suppressions each allocation fails in turn; how many there are. */
static size_t fail_each(const struct pl_suppression *said, size_t n_said,
			const struct pl_rule *rule)
{
	struct pl_post post = { .suppressions = said, .n_suppressions = n_said };

	for (long n = 0;; n++) {
		struct pl_silence silence = { 0 };
		bool done, refused;

		pl_mem_fail_after(n, false);
		done = pl_silence_set(&silence, &post, rule, NULL);
		refused = pl_mem_refused();
		pl_mem_fail_after(-1, false);
		pl_silence_release(&silence);
		assert_int_equal(done, !refused);
		if (done)
			return (size_t)n;
	}
}

/* Lists of all lengths, so that each step of one is once the first for which there is no room. */
static void memory_may_end(void **state)
{
	enum { MANY = 40 };
	static const struct pl_suppression kinds[] = {
		{ OFF, OWN, TOP },
		{ OFF, OWN, ONCE_SECOND },
		{ OFF, OWN, TOP, ON_MATCH },
	};
	struct pl_suppression said[MANY];
	struct pl_rule_at at;
	size_t n = 0;

	(void)state;
	assert_true(pl_ruleset_find(rules, PL_STR("t.a"), &at));
	for (size_t kind = 0; kind < sizeof(kinds) / sizeof(*kinds); kind++) {
		for (size_t i = 0; i < MANY; i++) {
			said[i] = kinds[i % 3 ? kind : 0];
			said[i].text.start = (uint32_t)(10 * i);
			said[i].text.end = said[i].once ? said[i].text.start + 5 : UINT32_MAX;
			n += fail_each(said, i + 1, at.rule);
		}
	}
	assert_true(n > MANY);
}

/* --- documents, from their bytes on ----------------------------------------------------------- */

#define SAID(what) "<!-- " what " -->\n\n"

static const struct {
	const char *draft;
	const char *rule;
	const char *found; /* line:match, - when silenced */
} documents[] = {
	{ "mot\n\nmot\n", "t.a", "1:mot 3:mot" },
	{ SAID("vale off") "mot\n\n" SAID("vale on") "mot\n", "t.a", "3:mot- 7:mot" },
	{ SAID("vale t.a = NO") "mot\n\n" SAID("vale t.a = YES") "mot\n", "t.a", "3:mot- 7:mot" },
	{ SAID("plume t non: citation") "mot\n\n" SAID("plume t oui") "mot\n", "t.a",
	  "3:mot- 7:mot" },
	{ SAID("plume next t.a") "mot *mot*\n\nmot\n", "t.a", "3:mot- 3:mot- 5:mot" },
	{ SAID("plume t.a[\"mot\"] off") "mot\n", "t.a", "3:mot-" },
	/* in lists, and in the middle of a block, which obeys as a whole */
	{ "- mot\n<!-- vale off -->\n- mot\n<!-- vale on -->\n- mot\n", "t.a",
	  "1:mot 3:mot- 5:mot" },
	{ "mot <!-- vale off --> mot\n\nmot\n", "t.a", "1:mot- 1:mot- 3:mot-" },
	/* alternative texts stand where their images do */
	{ "![mot](a.png)\n\n" SAID("vale off") "![mot](b.png)\n", "t.a", "1:mot 5:mot-" },
	/* limits count what is heard */
	{ "un\n\ndeux\n", "k.limit", "1:un" },
	{ SAID("vale off") "un\n\n" SAID("vale on") "deux\n", "k.limit", "3:un- 7:deux" },
	/* what is missing is missing in its block */
	{ "rien\n\nrien\n", "k.least", "1:" },
	{ SAID("vale k.least = NO") "rien\n", "k.least", "1:-" },
	{ SAID("vale k.least = NO") "rien\n\n" SAID("vale k.least = YES") "rien\n", "k.least",
	  "1:- 1:" },
	{ SAID("vale k.least = NO") "rien\n\n" SAID("vale k.least = YES") "le\n", "k.least",
	  "1:-" },
	/* what is silenced is not remembered */
	{ "clef\n\ncle\n", "k.either", "3:cle" },
	{ SAID("vale off") "clef\n\n" SAID("vale on") "cle\n", "k.either", "" },
	{ "cle\n\n" SAID("vale off") "clef\n", "k.either", "5:clef-" },
	{ "(ABC)\n\nABC\n", "k.first", "" },
	{ SAID("vale off") "(ABC)\n\n" SAID("vale on") "ABC\n", "k.first", "3:ABC- 7:ABC" },
	/* the summary obeys the end (pl_hits_silenced: map != NULL) */
	{ SAID("plume k.sum off") "(ABC)\n\n" SAID("plume k.sum on") "ABC\n", "k.sum", "" },
	{ "(ABC)\n\nABC\n\n" SAID("plume k.sum off"), "k.sum", "1:ABC- 3:ABC-" },
	/* the raw draft obeys the end */
	{ SAID("vale off") "brut\n\n" SAID("vale on"), "k.raw", "3:brut" },
	{ "brut\n\n" SAID("vale off"), "k.raw", "1:brut-" },
	{ "brut\n\n" SAID("vale k.raw = NO"), "k.raw", "1:brut" },
	{ "brut\n\n" SAID("plume k.raw off"), "k.raw", "1:brut-" },
	/* the front matter of a document too */
	{ "---\nignore: t.a\n---\nmot\n", "t.a", "4:mot-" },
};

static void documents_obey(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(documents) / sizeof(*documents); i++) {
		const char *only[] = { documents[i].rule, NULL };
		struct pl_options options = { .only = only };
		struct pl_hints hints = { .known = &rules->networks, .form = PL_FORM_MARKDOWN };
		struct pl_findings *findings = pl_lint_with(rules, pl_str_of(documents[i].draft),
							    &hints, &options, NULL, NULL);
		struct pl_buf came = { 0 };

		assert_non_null(findings);
		for (size_t j = 0; j < pl_findings_count(findings); j++) {
			struct pl_finding found = pl_findings_at(findings, j);

			pl_buf_printf(&came, "%s%u:%.*s%s", j ? " " : "", found.line,
				      PL_ARGS(found.match), found.suppressed ? "-" : "");
		}
		if (!pl_str_is(pl_buf_str(&came), documents[i].found)) {
			print_error("case %zu:\n%swanted: %s\ncame:   %.*s\n", i,
				    documents[i].draft, documents[i].found,
				    PL_ARGS(pl_buf_str(&came)));
			fail();
		}
		pl_findings_free(findings);
		pl_buf_release(&came);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_obey),
		cmocka_unit_test(the_right_ones_are_silenced),
		cmocka_unit_test(parts_are_told_apart),
		cmocka_unit_test(what_is_over_is_heard),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, read_rules, free_rules);
}
