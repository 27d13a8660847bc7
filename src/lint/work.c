#include "lint/work.h"

#include "base/regex.h"

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

void pl_chosen_release(struct pl_chosen *chosen)
{
	pl_free(chosen->known);
	pl_free(chosen->layers);
	pl_buf_release(&chosen->keys[0]);
	pl_buf_release(&chosen->keys[1]);
	*chosen = (struct pl_chosen){ 0 };
}

static void release_met(struct pl_met *met)
{
	PL_LIST_RELEASE(&met->patterns);
	PL_LIST_RELEASE(&met->starts);
}

void pl_lint_work_free(struct pl_lint_work *work)
{
	if (!work)
		return;
	pl_regex_work_free(work->regex);
	pl_arena_release(&work->scratch);
	PL_LIST_RELEASE(&work->shapes);
	pl_scan_places_release(&work->places);
	pl_words_hits_release(&work->words);
	pl_chosen_release(&work->chosen);
	release_met(&work->branches);
	release_met(&work->whole);
	PL_LIST_RELEASE(&work->hits);
	pl_free(work);
}
