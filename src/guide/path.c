/* The path: reading its stages, walking along them. */
#include "guide/path.h"

#include "guide/making.h"

const struct pl_param pl_stage_params[] = {
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_stage, title),
	  .help = "What the stage teaches." },
	{ .name = "guides",
	  .type = PL_PARAM_LIST,
	  .offset = offsetof(struct pl_stage, guides),
	  .help = "The guides whose exercises it has, in order." },
	{ .name = "test",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_stage, test),
	  .help = "The exercise that shows whether one may skip the stage." },
	{ 0 },
};

bool pl_path_read(struct pl_making *making, const struct pl_node *root)
{
	const struct pl_node *stages = pl_making_list(making, root, "stages");

	for (const struct pl_node *item = stages ? stages->first : NULL; item; item = item->next)
		pl_making_keys(making, item, pl_stage_params,
			       pl_making_take(making, &making->stages, sizeof(struct pl_stage)),
			       (const char *const[]){ NULL });
	return pl_making_goes_on(making);
}

const struct pl_stage *pl_stage_at(const struct pl_shelf *shelf, uint32_t i)
{
	return shelf ? pl_shelf_at(shelf, &shelf->stages, i) : NULL;
}

/* The place of the exercise's guide among those of the stage, from 1; 0: it is none of them. */
static uint32_t place_in(const struct pl_stage *stage, const struct pl_exercise *exercise)
{
	const struct pl_ref *guides = PL_ROW(struct pl_ref, &stage->guides);
	struct pl_str name = pl_ref_str(&exercise->name);

	name = pl_str_cut(name, 0, pl_str_find(name, PL_STR("/"), 0));
	for (uint32_t i = 0; i < stage->guides.n; i++) {
		if (pl_str_same(pl_ref_str(&guides[i]), name))
			return i + 1;
	}
	return 0;
}

uint32_t pl_stage_of(const struct pl_shelf *shelf, const struct pl_exercise *exercise)
{
	const struct pl_stage *stage;

	for (uint32_t i = 0; (stage = pl_stage_at(shelf, i)); i++) {
		if (place_in(stage, exercise))
			return i;
	}
	return UINT32_MAX;
}

/* The first of the stage's exercises that is not done, guide by guide. */
static const struct pl_exercise *next_in(const struct pl_shelf *shelf, const struct pl_stage *stage,
					 pl_is_done *done, const void *context)
{
	const struct pl_exercise *exercise;

	for (uint32_t place = 1; place <= stage->guides.n; place++) {
		for (uint32_t i = 0; (exercise = pl_exercise_at(shelf, i)); i++) {
			if (place_in(stage, exercise) == place &&
			    !done(context, pl_ref_str(&exercise->name)))
				return exercise;
		}
	}
	return NULL;
}

const struct pl_exercise *pl_path_next(const struct pl_shelf *shelf, uint32_t stage,
				       pl_is_done *done, const void *context)
{
	const struct pl_exercise *next = NULL;
	const struct pl_stage *at;

	for (; !next && (at = pl_stage_at(shelf, stage)); stage++)
		next = next_in(shelf, at, done, context);
	return next;
}

uint32_t pl_path_start(const struct pl_shelf *shelf, uint64_t passed)
{
	uint32_t stage = 0;

	while (pl_stage_at(shelf, stage) && passed >> stage & 1)
		stage++;
	return stage;
}

struct pl_headway pl_path_progress(const struct pl_shelf *shelf, uint32_t stage, pl_is_done *done,
				   const void *context)
{
	const struct pl_stage *at = pl_stage_at(shelf, stage);
	struct pl_headway progress = { 0 };
	const struct pl_exercise *exercise;

	for (uint32_t i = 0; at && (exercise = pl_exercise_at(shelf, i)); i++) {
		if (!place_in(at, exercise))
			continue;
		progress.n++;
		progress.done += done(context, pl_ref_str(&exercise->name));
	}
	return progress;
}
