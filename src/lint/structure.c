/* Engine (b), structure: what can be found by the shape of a text alone, in C: runs of one
 * class of characters; and where many runs of two in turn may be, which PCRE2 then looks at. */
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

static bool find(const struct pl_search *search, size_t from, struct pl_match *match)
{
	const struct pl_shape *shape = search->shape;
	struct pl_str text = search->block->text;
	size_t start;

	if (shape->kind == PL_SHAPE_RUN)
		return pl_run_find(&shape->run, text, from, match);
	start = pl_chain_start(&shape->chain, text, from);
	return start != SIZE_MAX && pl_engine_patterns.find(search, start, match);
}

const struct pl_engine pl_engine_structure = { PL_BY_SHAPE, answers, find };
