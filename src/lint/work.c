#include "lint/work.h"

#include <stdatomic.h>

#include "base/regex.h"
#include "rule/ruleset.h"

struct pl_lint_work *pl_lint_work_new(struct pl_err *err)
{
	struct pl_lint_work *work = pl_alloc(sizeof(*work));

	if (!work) {
		pl_fail_nomem(err);
		return NULL;
	}
	work->regex = pl_regex_work_new(err);
	if (work->regex)
		return work;
	pl_lint_work_free(work);
	return NULL;
}

static void end(void *work)
{
	pl_lint_work_free(work);
}

struct pl_lint_work *pl_lint_work_borrow(const struct pl_ruleset *rules, struct pl_err *err)
{
	struct pl_lint_work *left = atomic_exchange(&rules->spare->left, NULL);

	return left ? left : pl_lint_work_new(err);
}

/* One is enough: of threads that lint at once the others make theirs anew. */
void pl_lint_work_leave(const struct pl_ruleset *rules, struct pl_lint_work *work)
{
	void *none = NULL;

	atomic_store(&rules->spare->end, end);
	if (work && !atomic_compare_exchange_strong(&rules->spare->left, &none, work))
		pl_lint_work_free(work);
}

void pl_chosen_release(struct pl_chosen *chosen)
{
	pl_free(chosen->known);
	pl_free(chosen->layers);
	pl_buf_release(&chosen->keys[0]);
	pl_buf_release(&chosen->keys[1]);
	*chosen = (struct pl_chosen){ 0 };
}

static void release_met(struct pl_meeting *met)
{
	PL_LIST_RELEASE(&met->patterns);
	PL_LIST_RELEASE(&met->starts);
}

void pl_lint_work_free(struct pl_lint_work *work)
{
	if (!work)
		return;
	pl_regex_work_free(work->regex);
	pl_regex_free(work->word);
	pl_arena_release(&work->scratch);
	PL_LIST_RELEASE(&work->shapes);
	pl_memo_release(&work->memo);
	pl_scan_places_release(&work->places);
	pl_words_hits_release(&work->words);
	pl_chosen_release(&work->chosen);
	release_met(&work->branches);
	release_met(&work->whole);
	PL_LIST_RELEASE(&work->hits);
	pl_free(work->runs);
	pl_free(work);
}
