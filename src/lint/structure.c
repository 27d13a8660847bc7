/* Engine (b), structure: what can be found by the shape of a text alone, in C: runs of one
 * class of characters; and where many runs of two in turn or a word twice may be, which PCRE2
 * then looks at. */
#include "lint/engine.h"
#include "lint/work.h"

static void read_shape(const struct pl_search *search, struct pl_shape *shape)
{
	const struct pl_book *book = search->hits->at.layer->book;
	const struct pl_expression *expression =
		PL_ROW(struct pl_expression, &book->expressions) + search->pattern->expression;
	struct pl_str text = pl_ref_str(&expression->text);
	unsigned flags = search->pattern->flags;

	shape->pattern = search->pattern;
	shape->kind = PL_SHAPE_NONE;
	if (pl_run_read(text, flags, &shape->run))
		shape->kind = PL_SHAPE_RUN;
	else if (pl_chain_read(text, flags, &shape->chain))
		shape->kind = PL_SHAPE_CHAIN;
	else if (pl_twice_read(text, flags, &shape->twice))
		shape->kind = PL_SHAPE_TWICE;
}

/* Read when first asked for, and kept from post to post.  NULL when memory ends. */
static const struct pl_shape *shape_of(const struct pl_search *search)
{
	struct pl_lint_work *work = search->hits->work;
	unsigned serial = search->hits->rules->serial;
	struct pl_shape *shape;

	if (work->shapes_of != serial)
		work->shapes.n = 0;
	work->shapes_of = serial;
	for (size_t i = 0; i < work->shapes.n; i++) {
		if (work->shapes.at[i].pattern == search->pattern)
			return &work->shapes.at[i];
	}
	shape = PL_PUSH(&work->shapes);
	if (shape)
		read_shape(search, shape);
	return shape;
}

static bool answers(struct pl_search *search)
{
	search->shape = shape_of(search);
	return search->shape && search->shape->kind != PL_SHAPE_NONE;
}

static bool find_chain(const struct pl_search *search, size_t from, struct pl_match *match)
{
	size_t start = pl_chain_start(&search->shape->chain, search->block->text, from);

	return start != SIZE_MAX && pl_engine_patterns.find(search, start, match);
}

static bool find_twice(const struct pl_search *search, size_t from, struct pl_match *match)
{
	struct pl_search here = *search;
	struct pl_span starts;

	while (pl_twice_find(&search->shape->twice, search->block->text, from, &starts)) {
		bool is_last = starts.end == UINT32_MAX || starts.end >= search->last;

		here.last = is_last ? search->last : starts.end;
		if (pl_engine_patterns.find(&here, starts.start, match))
			return true;
		if (is_last)
			return false;
		from = starts.end;
		pl_utf8_next(search->block->text, &from);
	}
	return false;
}

static bool find(const struct pl_search *search, size_t from, struct pl_match *match)
{
	switch (search->shape->kind) {
	case PL_SHAPE_RUN:
		return pl_run_find(&search->shape->run, search->block->text, from, match);
	case PL_SHAPE_CHAIN:
		return find_chain(search, from, match);
	case PL_SHAPE_TWICE:
		return find_twice(search, from, match);
	case PL_SHAPE_NONE:
		break;
	}
	return false;
}

const struct pl_engine pl_engine_structure = { PL_BY_SHAPE, answers, find };
