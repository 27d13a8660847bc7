/* The coach: asks what a post is about, and builds it from the answers.
 *
 * It knows no terminal and no file: questions come out, answers go in, drafts come out, so that
 * a prompt and a page can both use it. */
#ifndef PL_GUIDE_COACH_H
#define PL_GUIDE_COACH_H

#include "guide/answer.h"
#include "lint/lint.h"

enum { PL_MOST_QUESTIONS = 32 };

/* What is known of one question. */
struct pl_answer {
	bool given;         /* else not asked yet, or skipped */
	struct pl_str text; /* as it stands in the post; may be empty: no picture */
};

/* Somebody's answers, in the order of the template's questions.  Read-only for others. */
struct pl_coach {
	const struct pl_template *template;
	const struct pl_ruleset *rules;
	const char *now;      /* as in struct pl_options; may be NULL */
	struct pl_date today; /* year 0: not known */
	int32_t minutes;      /* since midnight; -1: not known */
	char hour[16];        /* the same as an answer; empty: not known */
	enum pl_lang lang;
	/* Is there a file of that name beside the draft?  NULL: nobody knows. */
	bool (*exists)(void *context, struct pl_str file);
	void *context;
	uint32_t at;          /* the question that is asked; questions.n: all are */
	struct pl_answer answers[PL_MOST_QUESTIONS];
	struct pl_arena arena;
};

/* All is borrowed.  `now` as in struct pl_options, or NULL. */
void pl_coach_init(struct pl_coach *coach, const struct pl_template *template,
		   const struct pl_ruleset *rules, const char *now, enum pl_lang lang);
void pl_coach_release(struct pl_coach *coach);
/* What "tomorrow" and "now" mean from here on; drafts are checked as of `now` all the same. */
void pl_coach_set_clock(struct pl_coach *coach, struct pl_date today, int32_t minutes);

/* The question that is asked, or NULL when all are answered. */
const struct pl_question *pl_coach_question(const struct pl_coach *coach);
/* What an empty line answers: what was answered before, or the default; empty: it skips. */
struct pl_str pl_coach_default(const struct pl_coach *coach);
/* Appends what would stand in the post if that were answered; false with what would be right. */
bool pl_coach_read(const struct pl_coach *coach, struct pl_str typed, struct pl_buf *out,
		   struct pl_err *err);
/* Takes an answer and goes on to the next question; an empty one is the default.  False with what
 * would be right, and the question stays, when it is none. */
bool pl_coach_answer(struct pl_coach *coach, struct pl_str typed, struct pl_err *err);
/* Leaves the question without an answer and goes on. */
void pl_coach_skip(struct pl_coach *coach);
/* To the question before; false at the first. */
bool pl_coach_back(struct pl_coach *coach);
/* To a question by name, with all answers kept; false: none is called so. */
bool pl_coach_go(struct pl_coach *coach, struct pl_str name);
/* The answer to a question by name; empty when there is none. */
struct pl_str pl_coach_answered(const struct pl_coach *coach, const char *name);
/* The first needed question that has no answer, or NULL. */
const struct pl_question *pl_coach_missing(const struct pl_coach *coach);

/* The networks chosen, as bits of the ruleset's; those of the default when none were. */
uint64_t pl_coach_networks(const struct pl_coach *coach);
/* Appends the draft for one network: front matter and text, in the longest wording that fits.
 * What is needed and was not answered stands in it as [à compléter : name].  False when memory ends. */
bool pl_coach_draft(const struct pl_coach *coach, const struct pl_network *network,
		    struct pl_buf *out, struct pl_err *err);
/* What the rules say of a draft of one's making; NULL on error. */
struct pl_findings *pl_coach_check(const struct pl_coach *coach, struct pl_str draft,
				   struct pl_err *err);
/* What they say of the alternative text that was answered, and nothing else; NULL when there is
 * no picture, or on error. */
struct pl_findings *pl_coach_alt(const struct pl_coach *coach, struct pl_err *err);
/* Appends a name for the draft's file: alerte-redon.x.txt. */
void pl_coach_file(const struct pl_coach *coach, const struct pl_network *network,
		   struct pl_buf *out);

#endif
