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
/* Leaves without a post. */
void pl_coaching_give_up(struct pl_walk *walk, struct pl_str rest);

#endif
