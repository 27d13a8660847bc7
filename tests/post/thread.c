/* Threads: where a draft is cut, what the numbers cost, and what the draft becomes. */
#include "post/thread.h"

#include "base/unicode.h"
#include "test.h"

#include "post/networks.h"

static struct test_networks networks;

static void init(struct pl_post *post, const char *draft)
{
	const struct pl_hints hints = { .known = &networks.known };
	struct pl_err err = { 0 };

	assert_true(pl_post_init(post, pl_str_of(draft), &hints, &err));
}

/* --- where it is cut -------------------------------------------------------------------------- */

#define A10 "aaaa aaaaa"

/* By graphemes, with | between the parts. */
static const struct {
	uint32_t limit;
	const char *draft, *parts;
} cases[] = {
	{ 20, "", "" },
	{ 20, "Un deux trois.", "Un deux trois." },
	/* Paragraphs first, then sentences, then clauses, then words. */
	{ 30, "Un deux.\n\nTrois quatre. Cinq six sept.", "Un deux.|Trois quatre. Cinq six sept." },
	{ 30, "Un deux trois quatre. Cinq, six sept huit.",
	  "Un deux trois quatre.|Cinq, six sept huit." },
	{ 30, "un deux trois quatre cinq, six sept huit neuf",
	  "un deux trois quatre cinq,|six sept huit neuf" },
	{ 30, "un deux trois quatre cinq six sept", "un deux trois quatre|cinq six sept" },
	{ 30, "- un deux trois\n- quatre cinq\n- six sept",
	  "- un deux trois|- quatre cinq\n- six sept" },
	/* Parts of like length, not one of two words at the end. */
	{ 40, A10 " " A10 " " A10 " " A10 " bb", A10 " " A10 "|" A10 " " A10 " bb" },
	/* A short title stays with what it is the title of. */
	{ 60, "Crue\n\nLa rivière monte vite, restez chez vous. Ne prenez pas la route.",
	  "Crue\n\nLa rivière monte vite, restez chez vous.|Ne prenez pas la route." },
	/* Three dashes stay behind what they follow: a line of them would be the end of a part. */
	{ 20, "un deux trois quatre ---\ncinq six", "un deux trois|quatre ---\ncinq six" },
	/* What belongs together. */
	{ 20, "rendez-vous le mardi 12 mars 2026", "rendez-vous le|mardi 12 mars 2026" },
	{ 20, "ouvert de midi a 18 h 30 demain", "ouvert de midi a|18 h 30 demain" },
	{ 20, "il y a de l’eau sur 120 km de route", "il y a de l’eau|sur 120 km de route" },
	{ 20, "le discours de Mme Marie Martin", "le discours de|Mme Marie Martin" },
	{ 20, "hier soir le préfet Paul Roux", "hier soir le|préfet Paul Roux" },
	{ 20, "les bureaux, du 12 au 14 mars", "les bureaux,|du 12 au 14 mars" },
	{ 20, "hier, le maire, M. Dupont, dit", "hier, le maire,|M. Dupont, dit" },
	{ 20, "appelez donc le 04 66 36 40 40", "appelez donc|le 04 66 36 40 40" },
	{ 20, "la voie est fermée : RN 106 sud", "la voie est fermée :|RN 106 sud" },
	{ 20, "restez tous à l’abri ! Ne sortez pas", "restez tous à|l’abri !|Ne sortez pas" },
	{ 24, "le préfet a dit : « ne sortez pas »", "le préfet a dit :|« ne sortez pas »" },
	{ 16, "« un deux trois quatre cinq »", "« un deux trois|quatre cinq »" },
	{ 17, "voir aussi https://a.fr/b-c, merci", "voir aussi|https://a.fr/b-c,|merci" },
	{ 22, "suivez #Une#Deux @moi #PlanDeVigilance", "suivez #Une#Deux @moi|#PlanDeVigilance" },
	/* Without blanks. */
	{ 8, "今日は雨です。明日は晴れるでしょう", "今日は雨です。|明日は晴れ|るでしょう" },
	{ 3, "👨‍👩‍👧👨‍👩‍👧🇫🇷🇫🇷",
	  "👨‍👩‍👧👨‍👩‍👧|🇫🇷🇫🇷" },
	/* Parts that are there stay. */
	{ 30, "Un.\n---\nDeux.", "Un.|Deux." },
	{ 30, "Un.\n---\nun deux trois quatre cinq six sept",
	  "Un.|un deux trois quatre|cinq six sept" },
	/* A part must not end in a line that would be read as something else. */
	{ 20, "un deux trois. quatre, cinq six", "un deux trois.|quatre, cinq six" },
	{ 20, "un deux trois --- quatre cinq six", "un deux trois|--- quatre cinq six" },
};

static void show(struct pl_buf *out, const struct pl_thread *thread)
{
	pl_buf_cut(out, 0);
	for (size_t i = 0; i < thread->parts.n; i++) {
		pl_buf_puts(out, i ? "|" : "");
		pl_thread_text(out, thread, i);
	}
}

static void expect(const char *draft, const char *wanted, struct pl_str got)
{
	if (pl_str_is(got, wanted))
		return;
	print_error("draft:  %s\nwanted: %s\ngot:    %.*s\n", draft, wanted, PL_ARGS(got));
	fail();
}

static void test_cuts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf shown = { 0 };
		struct pl_err err = { 0 };
		struct pl_thread thread;
		struct pl_post post;

		networks.bluesky.limit = cases[i].limit;
		init(&post, cases[i].draft);
		if (!pl_thread_split(&thread, &post, NET_BLUESKY, PL_NUMBER_NONE, &err)) {
			print_error("%s: %s\n", cases[i].draft, err.text);
			fail();
		}
		show(&shown, &thread);
		expect(cases[i].draft, cases[i].parts, pl_buf_str(&shown));
		pl_buf_release(&shown);
		pl_thread_release(&thread);
		pl_post_release(&post);
	}
}

/* --- numbers, and the draft that comes out ---------------------------------------------------- */

static const struct {
	enum pl_numbering numbering;
	const char *draft, *thread;
} drafts[] = {
	{ PL_NUMBER_NONE, "Un deux.", "Un deux." },
	{ PL_NUMBER_END, "Un deux.", "Un deux." },
	{ PL_NUMBER_NONE, "---\nnote: a\n---\n" A10 ".\n\n" A10 ".\n",
	  "---\nnote: a\n---\n" A10 ".\n\n---\n\n" A10 ".\n" },
	{ PL_NUMBER_END, A10 ".\n\n" A10 ".\n", A10 ". 1/2\n\n---\n\n" A10 ". 2/2\n" },
	{ PL_NUMBER_START, A10 ".\n\n" A10 ".\n", "1/2 " A10 ".\n\n---\n\n2/2 " A10 ".\n" },
	{ PL_NUMBER_END, "Un.\n---\nDeux.", "Un. 1/2\n---\nDeux. 2/2" },
	{ PL_NUMBER_NONE, A10 " " A10 ".", A10 " \n---\n" A10 "." },
	{ PL_NUMBER_NONE, A10 ".\r\n\r\n" A10 ".\r\n", A10 ".\r\n\r\n---\r\n\r\n" A10 ".\r\n" },
	{ PL_NUMBER_NONE, A10 ".\n" A10 ".", A10 ".\n\n---\n" A10 "." },
	/* What is said to plume holds for each part. */
	{ PL_NUMBER_NONE, A10 ", " A10 ".\n<!-- plume a.b off -->\n",
	  A10 ", \n\n<!-- plume a.b off -->\n---\n" A10 ".\n<!-- plume a.b off -->\n" },
};

static void test_drafts(void **state)
{
	(void)state;
	networks.bluesky.limit = 20;
	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++) {
		struct pl_buf out = { 0 };
		struct pl_thread thread;
		struct pl_post post;

		init(&post, drafts[i].draft);
		assert_true(
			pl_thread_split(&thread, &post, NET_BLUESKY, drafts[i].numbering, NULL));
		pl_thread_draft(&out, &thread);
		expect(drafts[i].draft, drafts[i].thread, pl_buf_str(&out));
		assert_int_equal(pl_thread_changes(&thread),
				 strcmp(drafts[i].draft, drafts[i].thread) != 0);
		pl_buf_release(&out);
		pl_thread_release(&thread);
		pl_post_release(&post);
	}
}

/* From ten parts on the numbers are longer, and there is less room. */
static void test_numbers_grow(void **state)
{
	struct pl_buf draft = { 0 };
	struct pl_thread thread;
	struct pl_post post;

	(void)state;
	networks.bluesky.limit = 20;
	for (int i = 0; i < 9 * 15; i++)
		pl_buf_puts(&draft, i % 15 == 14 ? " " : "b");
	pl_buf_puts(&draft, "bbbbbbbbbbbbbb b");
	init(&post, draft.at);
	assert_true(pl_thread_split(&thread, &post, NET_BLUESKY, PL_NUMBER_END, NULL));
	assert_int_equal(thread.parts.n, 11);
	for (size_t i = 0; i < thread.parts.n; i++) {
		struct pl_buf text = { 0 };

		pl_thread_text(&text, &thread, i);
		assert_true(pl_graphemes(pl_buf_str(&text)) <= 20);
		pl_buf_release(&text);
	}
	pl_thread_release(&thread);
	pl_post_release(&post);
	pl_buf_release(&draft);
}

/* --- faults
 * --------------------------------------------------------------------------------------- */

static void test_what_cannot_be_cut(void **state)
{
	struct pl_err err = { 0 };
	struct pl_thread thread;
	struct pl_post post;

	(void)state;
	networks.bluesky.limit = 20;
	init(&post, "Un.\n\n#Anticonstitutionnellement");
	assert_false(pl_thread_split(&thread, &post, NET_BLUESKY, PL_NUMBER_NONE, &err));
	assert_int_equal(err.code, PL_LIMIT);
	assert_int_equal(err.line, 3);
	assert_int_equal(err.column, 1);
	assert_non_null(strstr(err.text, "'#Anticonstitutionnellement'"));
	assert_non_null(strstr(err.text, " 6 "));
	pl_post_release(&post);
	networks.bluesky.limit = 4;
	init(&post, "Un deux trois");
	assert_false(pl_thread_split(&thread, &post, NET_BLUESKY, PL_NUMBER_END, &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_post_release(&post);
}

static void test_parts_with_numbers(void **state)
{
	static const struct {
		const char *draft;
		bool numbered;
	} numbered[] = {
		{ "Un 1/2\n---\nDeux 2/2", true },   { "1/2 Un\n---\nDeux (2/2)", true },
		{ "Un 1/2\n---\nDeux", false },      { "Un 1/3\n---\nDeux 2/3", false },
		{ "Un 11/2\n---\nDeux 2/2", false }, { "Un 1/1", false },
	};

	(void)state;
	networks.bluesky.limit = 20;
	for (size_t i = 0; i < sizeof(numbered) / sizeof(*numbered); i++) {
		struct pl_err err = { 0 };
		struct pl_thread thread;
		struct pl_post post;
		bool ok;

		init(&post, numbered[i].draft);
		ok = pl_thread_split(&thread, &post, NET_BLUESKY, PL_NUMBER_END, &err);
		assert_int_equal(err.code, numbered[i].numbered ? PL_INPUT : PL_OK);
		assert_int_equal(ok, !numbered[i].numbered);
		if (ok)
			pl_thread_release(&thread);
		pl_post_release(&post);
	}
}

static void test_memory_ends(void **state)
{
	struct pl_post post;
	bool ok = false;

	(void)state;
	networks.bluesky.limit = 20;
	init(&post, A10 ". « " A10 " », " A10 " le 12 mars 2026, " A10);
	for (long n = 0; !ok; n++) {
		struct pl_thread thread;
		struct pl_err err = { 0 };

		pl_mem_fail_after(n, true);
		ok = pl_thread_split(&thread, &post, NET_BLUESKY | NET_X, PL_NUMBER_END, &err);
		pl_mem_fail_after(-1, false);
		assert_int_equal(err.code, ok ? PL_OK : PL_NOMEM);
		if (ok)
			pl_thread_release(&thread);
	}
	pl_post_release(&post);
}

static int set_up(void **state)
{
	(void)state;
	test_networks(&networks);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_drafts),
		cmocka_unit_test(test_numbers_grow),
		cmocka_unit_test(test_what_cannot_be_cut),
		cmocka_unit_test(test_parts_with_numbers),
		cmocka_unit_test(test_memory_ends),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
