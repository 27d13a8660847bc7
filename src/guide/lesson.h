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

/* The network by its title; nothing when the name is empty. */
void pl_lesson_network(struct pl_walk *walk, struct pl_str name);
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

/* The commands of who practises, in exercises and quizzes: what each does there, and its help. */
/* NOLINTBEGIN(bugprone-macro-parentheses): they stand alone as what a member begins with. */
#define PL_LESSON_VERBS(next, next_help, why, stop, stop_help)                                    \
	{ .name = "skip", .french = "passer", .others = "next suivant", .help = next_help,         \
	  .bare = true, .run = next },                                                             \
	{ .name = "why", .french = "pourquoi", .help = N_("the practice that it is about"),        \
	  .bare = true, .run = why },                                                              \
	{ .name = "stop", .french = "arrêter", .others = "back retour", .help = stop_help,         \
	  .bare = true, .run = stop }
/* NOLINTEND(bugprone-macro-parentheses) */

#endif
