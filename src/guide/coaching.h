/* The coach in a walk: what its two modes share. */
#ifndef PL_GUIDE_COACHING_H
#define PL_GUIDE_COACHING_H

#include "guide/coach.h"
#include "guide/mode.h"

/* The state of mode coach. */
struct pl_coaching {
	struct pl_coach coach;
	bool begun;   /* a template is chosen */
	bool told;    /* advice was given about the answer: an empty line keeps it */
	bool changed; /* since the drafts were made */
};

struct pl_coaching *pl_coaching_of(struct pl_walk *walk);
/* Asks which kind of post it is; the question that is asked. */
void pl_coaching_show_templates(struct pl_walk *walk);
void pl_coaching_show_question(struct pl_walk *walk, struct pl_coaching *coaching);
/* Says what the rules find in the alternative text; false, and nothing is said: it will do. */
bool pl_coaching_advise(struct pl_walk *walk, const struct pl_coach *coach);
/* Says when the picture that was answered to that question does not lie beside the draft. */
void pl_coaching_look_for(struct pl_walk *walk, const struct pl_coach *coach, uint32_t asked);
/* What would come of an answer that is being typed; false: there is nothing to say. */
bool pl_coaching_glance(struct pl_walk *walk, const struct pl_coach *coach, struct pl_str typed);
/* Leaves without a post. */
void pl_coaching_give_up(struct pl_walk *walk, struct pl_str rest);

#endif
