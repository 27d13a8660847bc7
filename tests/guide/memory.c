/* Memory that ends in a walk: each allocation of a turn fails in turn, once and for ever.  The turn
 * is the same as ever, or is said to have failed; and the walk goes on. */
#include "guide/walk.h"

#include <stdio.h>

#include "test.h"

/* More allocations than any turn makes. */
enum { FAR_TOO_MANY = 100000, MOST_BEFORE = 6 };

/* Lines that lead to where a turn is tried, and the turn. */
static const struct {
	const char *before[MOST_BEFORE + 1];
	const char *line;
} turns[] = {
	{ { NULL }, "open facebook/texte/aerer" },
	{ { NULL }, "open langue.accent-manquant" },
	{ { NULL }, "open accroche" },
	{ { NULL }, "open nothing of that name" },
	{ { NULL }, "networks x" },
	{ { NULL }, "help" },
	{ { NULL }, "search carte" },
	{ { NULL }, "exercises" },
	{ { "open facebook/texte/aerer", NULL }, "next" },
	{ { "open facebook/texte/aerer", NULL }, "related" },
	{ { "open facebook/texte/aerer", NULL }, "mark" },
	{ { NULL }, "try Crue : tres grave!!" },
	{ { "try Crue : tres grave!!", NULL }, "fix" },
	{ { "try Crue : tres grave!!", "fix", NULL }, "undo" },
	{ { "try Crue : tres grave!!", NULL }, "for x" },
	{ { "try Crue : tres grave!!", NULL }, "count" },
	{ { "try Crue : tres grave!!", NULL }, "why 1" },
	{ { "try", "Crue : tres grave!!", NULL }, "." },
	{ { ":exercise twitter/fils/fil-sans-annonce", "again", NULL }, "hint" },
	{ { ":exercise twitter/fils/fil-sans-annonce", "again", "La saison.", NULL }, "." },
	{ { ":quiz crise", NULL }, "3" },
	{ { "new alerte", "cancel", NULL }, "new alerte" },
	{ { "new alerte", "cancel", "new alerte", "x", NULL }, "explain" },
	{ { "new alerte", "cancel", "new alerte", "x", "Incendie", "Martigues", NULL }, "16h40" },
	{ { "new alerte", "cancel", "new alerte", "x", "Incendie", NULL }, "done" },
};

struct visit {
	struct pl_ruleset *rules;
	struct pl_options options;
	struct pl_walk *walk;
	struct pl_buf wanted, shown;
};

static void write_view(struct pl_buf *out, const struct pl_view *view)
{
	pl_buf_cut(out, 0);
	for (size_t i = 0; view && i < view->blocks.n; i++) {
		const struct pl_view_block *block = &view->blocks.at[i];

		pl_buf_printf(out, "%d %u %.*s: %.*s (%.*s) %.*s\n", (int)block->kind,
			      block->number, PL_ARGS(block->label), PL_ARGS(block->text),
			      PL_ARGS(block->note), PL_ARGS(block->ref));
	}
}

/* Where every turn begins, whatever became of the one before. */
static void prepare(struct visit *visit, size_t i)
{
	const struct pl_view *view = pl_walk_line(visit->walk, PL_STR(":contents"), NULL);

	assert_non_null(view);
	assert_true(pl_str_is(view->blocks.at[0].text, "The guides of plume"));
	for (size_t k = 0; turns[i].before[k]; k++)
		assert_non_null(pl_walk_line(visit->walk, pl_str_of(turns[i].before[k]), NULL));
}

static void try_turn(struct visit *visit, size_t i, long n, bool for_ever)
{
	struct pl_err err = { 0 };
	const struct pl_view *view;

	prepare(visit, i);
	pl_mem_fail_after(n, for_ever);
	view = pl_walk_line(visit->walk, pl_str_of(turns[i].line), &err);
	pl_mem_fail_after(-1, false);
	if (!view) {
		assert_int_equal(err.code, PL_NOMEM);
		return;
	}
	write_view(&visit->shown, view);
	if (pl_str_same(pl_buf_str(&visit->shown), pl_buf_str(&visit->wanted)))
		return;
	print_error("'%s', allocation %ld%s: wanted\n%.*s\nor that memory has ended; came\n%.*s\n",
		    turns[i].line, n, for_ever ? " and all behind it" : "",
		    PL_ARGS(pl_buf_str(&visit->wanted)), PL_ARGS(pl_buf_str(&visit->shown)));
	fail();
}

static void begin(struct visit *visit)
{
	visit->rules = pl_ruleset_new(NULL, 0, NULL);
	visit->options = (struct pl_options){ .lang = PL_EN, .now = "2026-03-02 08:00" };
	const struct pl_walk_setup setup = { .shelf = pl_shelf_builtin(),
					     .rules = visit->rules,
					     .options = &visit->options };

	visit->walk = pl_walk_new(&setup, NULL);
	assert_non_null(visit->walk);
	assert_non_null(pl_walk_start(visit->walk, NULL));
}

static void end(struct visit *visit)
{
	pl_walk_free(visit->walk);
	pl_ruleset_free(visit->rules);
	pl_buf_release(&visit->wanted);
	pl_buf_release(&visit->shown);
}

static void turns_are_whole_or_fail(void **state)
{
	struct visit visit = { 0 };
	long all = 0;

	(void)state;
	begin(&visit);
	for (size_t i = 0; i < sizeof(turns) / sizeof(*turns); i++) {
		for (int warm = 0; warm < 2; warm++) {
			prepare(&visit, i);
			write_view(&visit.wanted,
				   pl_walk_line(visit.walk, pl_str_of(turns[i].line), NULL));
		}
		for (int for_ever = 0; for_ever < 2; for_ever++) {
			long n = 0;

			do
				try_turn(&visit, i, n++, for_ever);
			while (n < FAR_TOO_MANY && pl_mem_refused());
			assert_in_range(n, 2, FAR_TOO_MANY - 1);
			all += n - 1;
		}
	}
	printf("allocations of %zu turns: %ld cases\n", sizeof(turns) / sizeof(*turns), all);
	end(&visit);
}

static void a_walk_begins_or_not(void **state)
{
	struct visit visit = { 0 };
	const struct pl_walk_setup setup = { .shelf = pl_shelf_builtin(),
					     .options = &visit.options };
	long n = 0;

	(void)state;
	visit.rules = pl_ruleset_new(NULL, 0, NULL);
	do {
		struct pl_walk_setup own = setup;
		struct pl_err err = { 0 };

		own.rules = visit.rules;
		pl_mem_fail_after(n++, true);
		visit.walk = pl_walk_new(&own, &err);
		if (!visit.walk || !pl_walk_start(visit.walk, &err))
			assert_int_equal(err.code, PL_NOMEM);
		pl_mem_fail_after(-1, false);
		pl_walk_free(visit.walk);
	} while (n < FAR_TOO_MANY && pl_mem_refused());
	visit.walk = NULL;
	end(&visit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_are_whole_or_fail),
		cmocka_unit_test(a_walk_begins_or_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
