/* Progress. */
#include "guide/headway.h"

#include <stdio.h>

#include "guide/tally.h"

static const char section[] = "exercises", placement[] = "placement";

bool pl_headway_is_done(const struct pl_store *store, struct pl_str exercise)
{
	const struct pl_str *how = pl_store_get(store, section, exercise);

	return how && pl_str_is(*how, "solved");
}

void pl_headway_put(struct pl_store *store, const struct pl_exercise *exercise, const char *how)
{
	if (!pl_headway_is_done(store, pl_ref_str(&exercise->name)))
		pl_store_put(store, section, pl_ref_str(&exercise->name), pl_str_of(how));
}

uint32_t pl_headway_start(const struct pl_store *store)
{
	const struct pl_str *word = pl_store_get(store, placement, PL_STR("start"));
	uint64_t stage = 0;

	return word && pl_str_number(*word, &stage) && stage < 64 ? (uint32_t)stage : 0;
}

void pl_headway_set_start(struct pl_store *store, uint32_t stage)
{
	char text[16];

	snprintf(text, sizeof(text), "%u", stage);
	pl_store_put(store, placement, PL_STR("start"), pl_str_of(text));
}

void pl_headway_reset(struct pl_store *store, struct pl_str exercise)
{
	pl_store_drop(store, section, exercise);
	if (exercise.len)
		return;
	pl_store_drop(store, placement, exercise);
	pl_store_drop(store, "quiz", exercise);
}

/* --- what comes next ---------------------------------------------------------------------------
 */

static bool is_done(const void *store, struct pl_str exercise)
{
	return pl_headway_is_done(store, exercise);
}

/* From where the placement test has put one; what lies before it comes last. */
const struct pl_exercise *pl_headway_next(const struct pl_walk *walk)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	uint32_t start = pl_headway_start(&walk->store);
	const struct pl_exercise *next = pl_path_next(shelf, start, is_done, &walk->store);

	return next ? next : pl_path_next(shelf, 0, is_done, &walk->store);
}

/* How often what the exercise is about was found in drafts. */
static uint32_t weight_of(const struct pl_walk *walk, const struct pl_exercise *exercise)
{
	const struct pl_ref *silent = PL_ROW(struct pl_ref, &exercise->silent);
	uint32_t weight = 0;

	for (uint32_t i = 0; i < exercise->silent.n; i++)
		weight += pl_tally_of(&walk->store, pl_ref_str(&silent[i]));
	return weight;
}

const struct pl_exercise *pl_headway_mine(const struct pl_walk *walk)
{
	const struct pl_exercise *exercise, *best = NULL;
	uint32_t most = 0;

	for (uint32_t i = 0; (exercise = pl_exercise_at(walk->setup.shelf, i)); i++) {
		uint32_t weight = weight_of(walk, exercise);

		if (weight > most && !is_done(&walk->store, pl_ref_str(&exercise->name))) {
			best = exercise;
			most = weight;
		}
	}
	return best;
}

bool pl_headway_is_about(struct pl_str own, struct pl_str practice, struct pl_str name)
{
	return pl_str_same(own, name) || pl_str_same(practice, name) ||
	       (name.len < own.len && own.at[name.len] == '/' &&
		pl_str_same(pl_str_cut(own, 0, name.len), name));
}

/* Does the exercise lie in what is called so, or is it about it? */
static bool is_in(const struct pl_exercise *exercise, struct pl_str name)
{
	const struct pl_ref *silent = PL_ROW(struct pl_ref, &exercise->silent);

	for (uint32_t i = 0; i < exercise->silent.n; i++) {
		if (pl_str_same(pl_ref_str(&silent[i]), name))
			return true;
	}
	return pl_headway_is_about(pl_ref_str(&exercise->name), pl_ref_str(&exercise->practice),
				   name);
}

const struct pl_exercise *pl_headway_named(const struct pl_walk *walk, struct pl_str name)
{
	const struct pl_exercise *exercise = pl_exercise_find(walk->setup.shelf, name);
	const struct pl_exercise *first = NULL;

	for (uint32_t i = 0; !exercise; i++) {
		const struct pl_exercise *other = pl_exercise_at(walk->setup.shelf, i);

		if (!other)
			return first;
		if (!is_in(other, name))
			continue;
		first = first ? first : other;
		if (!is_done(&walk->store, pl_ref_str(&other->name)))
			exercise = other;
	}
	return exercise;
}

/* --- telling ------------------------------------------------------------------------------------
 */

static void tell_stage(struct pl_walk *walk, uint32_t i, const struct pl_stage *stage)
{
	struct pl_headway progress = pl_path_progress(walk->setup.shelf, i, is_done, &walk->store);
	struct pl_view_block *block = pl_view_say(&walk->view, PL_VIEW_COUNT, N_("%u of %u solved"),
						  progress.done, progress.n);

	block->label = pl_text_in(&stage->title, walk->lang);
	if (progress.n && progress.done == progress.n)
		block->note = pl_str_of(pl_tr(walk->lang, N_("mastered")));
	else if (i < pl_headway_start(&walk->store))
		block->note = pl_str_of(pl_tr(walk->lang, N_("skipped by the placement test")));
}

static void tell_next(struct pl_walk *walk)
{
	const struct pl_exercise *next = pl_headway_next(walk);

	if (next)
		pl_view_item(&walk->view, pl_text_in(&next->title, walk->lang),
			     pl_ref_str(&next->name), true);
	else
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("Every exercise is solved: reset all begins anew."));
}

void pl_view_progress(struct pl_walk *walk)
{
	const struct pl_stage *stage;
	uint32_t done = 0, n = 0;

	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("Exercises"));
	for (uint32_t i = 0; (stage = pl_stage_at(walk->setup.shelf, i)); i++) {
		struct pl_headway progress =
			pl_path_progress(walk->setup.shelf, i, is_done, &walk->store);

		done += progress.done;
		n += progress.n;
		tell_stage(walk, i, stage);
	}
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("%u of %u exercises are solved."), done, n);
	pl_view_say(&walk->view, PL_VIEW_HEADING, N_("Next"));
	tell_next(walk);
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("exercise begins the next one, exercise GUIDE those of a guide, placement "
		       "finds where to start, quiz asks which post is better."));
}
