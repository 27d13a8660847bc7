/* How far a person has come with the exercises, and which one comes next. */
#ifndef PL_GUIDE_HEADWAY_H
#define PL_GUIDE_HEADWAY_H

#include "guide/mode.h"
#include "guide/path.h"

/* Solved, by oneself. */
bool pl_headway_is_done(const struct pl_store *store, struct pl_str exercise);
/* `how`: "solved", or "shown" when the model answer was looked at first. */
void pl_headway_put(struct pl_store *store, const struct pl_exercise *exercise, const char *how);
/* The stage at which a placement test has said to begin; 0 when there was none. */
uint32_t pl_headway_start(const struct pl_store *store);
void pl_headway_set_start(struct pl_store *store, uint32_t stage);
/* Forgets one exercise, or all and the placement when the name is empty. */
void pl_headway_reset(struct pl_store *store, struct pl_str exercise);

/* The exercise that comes next on the path; NULL when all are done. */
const struct pl_exercise *pl_headway_next(const struct pl_walk *walk);
/* The next one about what is most often found in one's own drafts; NULL when there is none. */
const struct pl_exercise *pl_headway_mine(const struct pl_walk *walk);
/* The exercise of that name; of that practice, rule, chapter or guide the first that is not done, else
 * the first; NULL: none. */
const struct pl_exercise *pl_headway_named(const struct pl_walk *walk, struct pl_str name);
/* Is what has that name, about that practice, in the guide or chapter called so, or about it? */
bool pl_headway_is_about(struct pl_str own, struct pl_str practice, struct pl_str name);
/* Tells stage by stage what is done, what is mastered, and what comes next. */
void pl_view_progress(struct pl_walk *walk);

#endif
