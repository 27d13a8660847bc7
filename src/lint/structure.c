/* Engine (b), structure: what can be found by the shape of a text alone, in C: runs of one
 * class of characters. */
#include "lint/engine.h"

/* A rule mostly looks for its one pattern again and again: it is read once. */
static const struct pl_run *run_of(const struct pl_search *search)
{
	const struct pl_book *book = search->hits->at.layer->book;
	const struct pl_expression *expressions = PL_ROW(struct pl_expression, &book->expressions);
	struct pl_hits *hits = search->hits;

	if (hits->run_of != search->pattern) {
		hits->run_of = search->pattern;
		hits->knows_run =
			pl_run_read(pl_ref_str(&expressions[search->pattern->expression].text),
				    search->pattern->flags, &hits->run_read);
	}
	return hits->knows_run ? &hits->run_read : NULL;
}

static bool answers(const struct pl_search *search)
{
	return run_of(search) != NULL;
}

static bool find(const struct pl_search *search, size_t from, struct pl_match *match)
{
	return pl_run_find(&search->hits->run_read, search->block->text, from, match);
}

const struct pl_engine pl_engine_structure = { PL_BY_RUNS, answers, find };
