/* Threads of many drafts made by chance, the same ones every time: the parts fit, lose nothing
 * and split nothing that belongs together.  DRAFTS says how many: 100000 take half a minute. */
#include "post/thread.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "post/measure.h"
#include "test.h"

#include "post/networks.h"

enum { USUAL = 5000 };

/* --- chance ------------------------------------------------------------------------------- */

/* xorshift64* (Vigna 2014): small, and the same on every machine. */
static uint32_t chance(uint64_t *state, uint32_t n)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (uint32_t)((*state * UINT64_C(2685821657736338717)) >> 33) % n;
}

/* --- drafts -------------------------------------------------------------------------------- */

static const char *const words[] = {
	"la",     "préfecture",   "crue",        "à",           "l’eau",
	"alerte", "monte",        "aujourd’hui", "très",        "École",
	"restez", "chez",         "vous",        "e\u0301cole", "œuvre",
	"naïf",   "porte-parole", "agent·e",     "€",           "日本",
	"ที่นี่",     "العربية",      "(voir",       "ici)",        "mot\u200Dlié",
	"…",      "etc.",         "p. ex.",      "C’est",       "Un",
};
/* What must never be cut, whatever its blanks. */
static const char *const whole[] = {
	"12 mars 2026",
	"mardi 12 mars",
	"18 h 30",
	"8\u00A0h",
	"1er avril 2026",
	"12/03/2026",
	"March 12, 2026",
	"120 km",
	"3,5 millions",
	"10\u202F000\u00A0€",
	"5 %",
	"M. Dupont",
	"Mme Marie Martin",
	"Dr Roux",
	"04 66 36 40 40",
	"n° 12",
	"art. 5",
	"RN 106",
	"D 986",
	"https://www.herault.gouv.fr/crue/12",
	"gard.gouv.fr",
	"http://exemple.fr/a_(b)?c=d&e=f",
	"@Prefet34",
	"@prefet34@social.gouv.fr",
	"#PlanDeVigilance",
	"#日本",
	"＃Crue",
	"contact@herault.gouv.fr",
	"$EDF",
	"👨‍👩‍👧‍👦",
	"👩🏽‍🚒",
	"🇫🇷",
	"🏴󠁧󠁢󠁥󠁮󠁧󠁿",
	"5️⃣",
	"❤️‍🔥",
	"🚨",
	"« ne sortez pas »",
	"“stay in, please; do”",
	"\"restez là\"",
	"« oui, peut-être : non »",
};
static const char *const ends[] = { ".", " !", "…", " ?", ".", ",", " ;", " :", " –", "" };
static const char *const gaps[] = { " ",  " ",    " ",      " ",    " ",    "  ",
				    "\n", "\n\n", "\n\n\n", "\n- ", "\r\n", "\t" };

struct draft {
	uint64_t state;
	struct pl_buf text;
	struct pl_span kept[1024]; /* what must not be cut */
	size_t n_kept;
};

#define ONE_OF(draft, list) \
	(list)[chance(&(draft)->state, (uint32_t)(sizeof(list) / sizeof(*(list))))]

static void add_kept(struct draft *draft)
{
	uint32_t start = (uint32_t)draft->text.len;

	pl_buf_puts(&draft->text, ONE_OF(draft, whole));
	draft->kept[draft->n_kept++] = (struct pl_span){ start, (uint32_t)draft->text.len };
}

static void make_draft(struct draft *draft, uint64_t number)
{
	uint32_t pieces, signs;

	*draft = (struct draft){ .state = number * UINT64_C(0x9E3779B97F4A7C15) + 1 };
	chance(&draft->state, 2);
	pieces = chance(&draft->state, chance(&draft->state, 8) ? 120 : 600);
	/* Some have hardly a sign or a line end: words alone are left to cut at. */
	signs = chance(&draft->state, 2) ? 6 : 200;
	for (uint32_t i = 0; i < pieces; i++) {
		if (i)
			pl_buf_puts(&draft->text,
				    chance(&draft->state, signs) < 5 ? ONE_OF(draft, gaps) : " ");
		/* Between two that figures could join a word stands. */
		if (i % 2 && !chance(&draft->state, 3))
			add_kept(draft);
		else
			pl_buf_puts(&draft->text, ONE_OF(draft, words));
		if (!chance(&draft->state, signs))
			pl_buf_puts(&draft->text, ONE_OF(draft, ends));
	}
	assert_false(draft->text.failed);
}

/* --- what must hold -------------------------------------------------------------------------- */

static struct test_networks networks;

struct trial {
	struct draft draft;
	struct pl_post post;
	struct pl_thread thread;
	uint64_t named;
	const char *why;
};

static void init(struct pl_post *post, struct pl_str text)
{
	const struct pl_hints hints = { .known = &networks.known };
	struct pl_err err = { 0 };

	assert_true(pl_post_init(post, text, &hints, &err));
}

static bool parts_fit(struct trial *trial)
{
	struct pl_buf text = { 0 };
	bool ok = true;

	trial->why = "a part does not fit";
	for (size_t i = 0; ok && i < trial->thread.parts.n; i++) {
		pl_buf_cut(&text, 0);
		pl_thread_text(&text, &trial->thread, i);
		for (size_t n = 0; n < networks.known.n; n++) {
			const struct pl_network *network = networks.known.at[n];
			uint32_t length;

			assert_true(pl_measure(network, pl_buf_str(&text), &length, NULL));
			ok = ok && (!(trial->named >> n & 1) ||
				    (length <= network->limit &&
				     (!network->bytes || text.len <= network->bytes)));
		}
	}
	pl_buf_release(&text);
	return ok;
}

/* Without the lines that were put in, the thread is the draft. */
static bool joins_again(struct trial *trial)
{
	static const char *const lines[] = { "\r\n---\r\n", "\n---\n" };
	struct pl_buf thread = { 0 }, joined = { 0 };
	bool crlf, same;

	trial->why = "joined again it is another draft";
	pl_thread_draft(&thread, &trial->thread);
	crlf = pl_str_find(pl_buf_str(&thread), pl_str_of(lines[0]), 0) != SIZE_MAX;
	for (size_t at = 0, end; at <= thread.len; at = end + pl_str_of(lines[!crlf]).len) {
		end = pl_str_find(pl_buf_str(&thread), pl_str_of(lines[!crlf]), at);
		end = end == SIZE_MAX ? thread.len : end;
		pl_buf_add(&joined, pl_str_cut(pl_buf_str(&thread), at, end));
	}
	same = pl_str_same(pl_buf_str(&joined), pl_buf_str(&trial->draft.text));
	pl_buf_release(&thread);
	pl_buf_release(&joined);
	return same;
}

/* `plume check` reads the same parts, and in them the same tokens. */
static bool reads_the_same(struct trial *trial)
{
	struct pl_buf thread = { 0 }, text = { 0 };
	struct pl_post read;
	bool ok;

	pl_thread_draft(&thread, &trial->thread);
	init(&read, pl_buf_str(&thread));
	trial->why = "it is read as other parts";
	ok = read.n_parts == trial->thread.parts.n;
	for (size_t i = 0; ok && i < read.n_parts; i++) {
		pl_buf_cut(&text, 0);
		pl_thread_text(&text, &trial->thread, i);
		ok = pl_str_same(pl_buf_str(&text), pl_str_in(read.text, read.parts[i].span));
	}
	if (ok && trial->thread.numbering == PL_NUMBER_NONE) {
		trial->why = "it is read as other tokens";
		ok = read.n_tokens == trial->post.n_tokens;
	}
	for (size_t i = 0; ok && trial->thread.numbering == PL_NUMBER_NONE && i < read.n_tokens;
	     i++)
		ok = pl_str_same(pl_str_in(read.text, read.tokens[i].span),
				 pl_str_in(trial->post.text, trial->post.tokens[i].span)) &&
		     read.tokens[i].kind == trial->post.tokens[i].kind;
	pl_post_release(&read);
	pl_buf_release(&thread);
	pl_buf_release(&text);
	return ok;
}

static bool keeps_whole(struct trial *trial)
{
	const struct pl_thread *thread = &trial->thread;
	size_t kept = 0;

	trial->why = "something that belongs together is cut";
	for (size_t i = 0; i < thread->parts.n; i++) {
		struct pl_span part = thread->parts.at[i].span;

		for (; kept < trial->draft.n_kept && trial->draft.kept[kept].start < part.end;
		     kept++) {
			if (trial->draft.kept[kept].end > part.end)
				return false;
		}
	}
	return true;
}

/* No part is of a few words while all others are full. */
static bool is_balanced(struct trial *trial)
{
	const struct pl_thread *thread = &trial->thread;

	trial->why = "a part is empty";
	for (size_t i = 0; i < thread->parts.n; i++) {
		if (thread->parts.at[i].span.start >= thread->parts.at[i].span.end)
			return trial->draft.text.len == 0 || trial->post.n_tokens == 0;
	}
	return true;
}

static void expect(struct trial *trial, uint64_t number, bool ok)
{
	struct pl_buf thread = { 0 };

	if (ok)
		return;
	pl_thread_draft(&thread, &trial->thread);
	print_error("draft %llu: %s\n%.*s\n", (unsigned long long)number, trial->why,
		    PL_ARGS(pl_buf_str(&thread)));
	fail();
}

/* Limits and networks by chance, too. */
static void choose(struct trial *trial, uint64_t number)
{
	static const enum pl_count counts[] = { PL_COUNT_UTF16, PL_COUNT_POINTS, PL_COUNT_BYTES,
						PL_COUNT_THREADS, PL_COUNT_MASTODON };
	uint64_t state = number + 99;
	uint32_t limit = 120 + chance(&state, 400);

	networks.x.limit = chance(&state, 3) ? 280 : limit;
	networks.bluesky.limit = chance(&state, 3) ? 300 : limit;
	networks.bluesky.bytes = chance(&state, 2) ? 0 : 4 * limit;
	networks.facebook.limit = limit;
	networks.facebook.count = (uint8_t)counts[chance(&state, 5)];
	networks.facebook.link = chance(&state, 2) ? 0 : 23;
	trial->named = 1 + chance(&state, 7);
}

static void try_one(uint64_t number, enum pl_numbering numbering)
{
	struct trial trial = { 0 };
	struct pl_err err = { 0 };

	choose(&trial, number);
	make_draft(&trial.draft, number);
	init(&trial.post, pl_buf_str(&trial.draft.text));
	if (!pl_thread_split(&trial.thread, &trial.post, trial.named, numbering, &err)) {
		print_error("draft %llu: %s\n", (unsigned long long)number, err.text);
		fail();
	}
	expect(&trial, number, parts_fit(&trial));
	if (trial.thread.numbering == PL_NUMBER_NONE)
		expect(&trial, number, joins_again(&trial));
	expect(&trial, number, reads_the_same(&trial));
	expect(&trial, number, keeps_whole(&trial));
	expect(&trial, number, is_balanced(&trial));
	pl_thread_release(&trial.thread);
	pl_post_release(&trial.post);
	pl_buf_release(&trial.draft.text);
}

static void test_drafts(void **state)
{
	const char *asked = getenv("DRAFTS");
	unsigned long n = asked ? strtoul(asked, NULL, 10) : USUAL;

	(void)state;
	test_networks(&networks);
	for (unsigned long i = 0; i < n; i++)
		try_one(i, (enum pl_numbering)(i % 3));
	printf("thread_drafts: %lu cases, %lu passed\n", n, n);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_drafts) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
