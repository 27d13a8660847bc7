/* An exercise while a person works on it. */
#ifndef PL_GUIDE_LESSON_H
#define PL_GUIDE_LESSON_H

#include "guide/headway.h"

/* The placement test goes through the same mode, one try each. */
struct pl_lesson {
	const struct pl_exercise *exercise;
	struct pl_buf typed;   /* of an attempt of several lines */
	struct pl_buf attempt; /* the last one; at first what it begins with */
	uint32_t hints;        /* that were given */
	bool solved, shown;    /* shown: the model answer was */
	bool test;             /* it is one of the placement test */
	uint32_t stage;        /* of the test */
	uint64_t passed;       /* bit i: the test of stage i was */
};

/* The exercise as it is given, and what is asked for. */
void pl_lesson_show(struct pl_walk *walk, const struct pl_lesson *lesson);
void pl_lesson_ask(struct pl_walk *walk, const struct pl_exercise *exercise);
/* Does an attempt have several lines?  Then a line with a full stop alone ends it. */
bool pl_lesson_is_long(const struct pl_exercise *exercise);
/* It is solved: that is kept, and why it is right is told. */
void pl_lesson_solved(struct pl_walk *walk, struct pl_lesson *lesson,
		      const struct pl_verdict *verdict);
/* It is not: which rules still speak, which words were lost. */
void pl_lesson_not_yet(struct pl_walk *walk, const struct pl_verdict *verdict);

#endif
