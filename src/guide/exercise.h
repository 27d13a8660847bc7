/* Exercises: bad drafts to mend, which plume judges; quizzes: which of two posts is better.
 * They lie in the guides, chapter by chapter, and in the shelf. */
#ifndef PL_GUIDE_EXERCISE_H
#define PL_GUIDE_EXERCISE_H

#include "guide/guide.h"
#include "lint/lint.h"

/* What is mended: the draft, or the alternative text of its picture. */
enum pl_mends { PL_MENDS_TEXT, PL_MENDS_ALT };

/* Read where it lies. */
struct pl_exercise {
	struct pl_ref name;      /* guide/chapter/exercise */
	struct pl_ref practice;  /* guide/chapter/practice that it is about */
	struct pl_text title;
	struct pl_text picture;  /* what the picture shows, for who must describe it */
	struct pl_ref network;   /* empty: any */
	struct pl_ref draft;     /* what is to be mended; of PL_MENDS_ALT the post around it */
	struct pl_ref alt;       /* PL_MENDS_ALT: what is to be mended; may be empty */
	struct pl_ref answer;    /* one that is right, of many */
	struct pl_ref front;     /* whatever else is said, as lines of a front matter */
	struct pl_row silent;    /* pl_ref: rules that must have nothing to say in the end */
	struct pl_row keep;      /* pl_ref: words that must be there in the end; a|b: either */
	struct pl_row hints;     /* struct pl_text */
	uint8_t mends;           /* enum pl_mends */
};

/* Two posts, one better. */
struct pl_quiz {
	struct pl_ref name;      /* guide/chapter/quiz */
	struct pl_ref practice;
	struct pl_ref network;
	struct pl_ref better, worse;
	struct pl_ref front;     /* of both */
	struct pl_text why;
	struct pl_row rules;     /* pl_ref: what speaks of the worse and not of the better */
};

extern const struct pl_param pl_exercise_params[], pl_quiz_params[];

const struct pl_exercise *pl_exercise_at(const struct pl_shelf *shelf, uint32_t i);
const struct pl_exercise *pl_exercise_find(const struct pl_shelf *shelf, struct pl_str name);
const struct pl_quiz *pl_quiz_at(const struct pl_shelf *shelf, uint32_t i);
/* What a person begins with: the draft, or the alternative text. */
struct pl_str pl_exercise_start(const struct pl_exercise *exercise);

/* --- judging ------------------------------------------------------------------------------ */

/* What plume says of an attempt.  `{ 0 }` to start, to be released. */
struct pl_verdict {
	bool solved;
	struct pl_findings *findings; /* of `draft`, all of them */
	struct pl_buf draft;          /* the attempt with its front matter, as it was checked */
	struct pl_span typed;         /* of `draft`: the attempt; of PL_MENDS_ALT nothing */
	PL_LIST(struct pl_str) speak; /* rules that should be silent and are not; of the exercise */
	PL_LIST(struct pl_str) lost;  /* words that should be there and are not; of the exercise */
	size_t others;                /* findings of other rules: worth a look, no fault */
};

/* Judges an attempt, UTF-8: it is right when every rule of `silent` is silent, not silenced, and
 * every word of `keep` is there, whatever its accents, case, spaces and hyphens.  False when
 * it cannot be read or memory ends. */
bool pl_exercise_judge(const struct pl_exercise *exercise, const struct pl_ruleset *rules,
		       struct pl_str attempt, enum pl_lang lang, struct pl_verdict *out,
		       struct pl_err *err);
void pl_verdict_release(struct pl_verdict *verdict);
/* Is the word, or one of the words between |, in the text?  Runs of letters and of digits are
 * compared: 16h40 is 16 h 40, #VigilanceOrange is vigilance orange. */
bool pl_keeps(struct pl_str text, struct pl_str word, bool *kept, struct pl_err *err);
/* Findings of either post of a quiz, to show why; NULL on error. */
struct pl_findings *pl_quiz_findings(const struct pl_quiz *quiz, const struct pl_ruleset *rules,
				     bool better, enum pl_lang lang, struct pl_err *err);
/* Is the better post to be shown first?  By name and `seed`, so that it is no habit. */
bool pl_quiz_better_first(const struct pl_quiz *quiz, uint64_t seed);

#endif
