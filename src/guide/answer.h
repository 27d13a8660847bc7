/* Answers to the coach's questions: what was typed, made into what stands in a post. */
#ifndef PL_GUIDE_ANSWER_H
#define PL_GUIDE_ANSWER_H

#include "guide/template.h"
#include "post/date.h"
#include "post/network.h"

enum { PL_ANSWER_MOST = 4096 }; /* bytes */

/* What readers of answers know. */
struct pl_answering {
	const struct pl_networks *networks;
	struct pl_date today; /* year 0: not known */
	int32_t minutes;      /* since midnight; -1: not known */
};

/* Appends the answer to `question` that was typed, UTF-8: 16h40 becomes 16 h 40, "vigilance
 * orange" #VigilanceOrange, 2026-03-03 mardi 3 mars.  An answer may come out empty: no picture.
 * False with what would be right when it is no answer. */
bool pl_answer_read(const struct pl_question *question, const struct pl_answering *answering,
		    struct pl_str typed, struct pl_buf *out, struct pl_err *err);
/* Is the file that of a video, by its name? */
bool pl_is_video(struct pl_str file);

#endif
