/* The path through the guides: stages in order, each with the exercise that tells whether one
 * may skip it.  guides/parcours.yml says them. */
#ifndef PL_GUIDE_PATH_H
#define PL_GUIDE_PATH_H

#include "guide/exercise.h"

/* Read where it lies. */
struct pl_stage {
	struct pl_text title;
	struct pl_row guides;    /* pl_ref: names of guides, in order */
	struct pl_ref test;      /* name of the exercise of the placement test */
};

extern const struct pl_param pl_stage_params[];

const struct pl_stage *pl_stage_at(const struct pl_shelf *shelf, uint32_t i);
/* The stage in which the exercise lies; UINT32_MAX when in none. */
uint32_t pl_stage_of(const struct pl_shelf *shelf, const struct pl_exercise *exercise);

/* What is known of an exercise of one's own, by its name. */
typedef bool pl_is_done(const void *context, struct pl_str exercise);

/* The first exercise, in the order of the path, of a stage from `stage` on that is not done; NULL
 * when all are. */
const struct pl_exercise *pl_path_next(const struct pl_shelf *shelf, uint32_t stage,
				       pl_is_done *done, const void *context);
/* Where to begin after a placement test, bit i of `passed` saying that the test of stage i was
 * mended: the first stage that was not; the number of stages when all were. */
uint32_t pl_path_start(const struct pl_shelf *shelf, uint64_t passed);

/* How many exercises of a stage there are, and are done. */
struct pl_headway {
	uint32_t n, done;
};
struct pl_headway pl_path_progress(const struct pl_shelf *shelf, uint32_t stage,
				    pl_is_done *done, const void *context);

#endif
