/* Mending a text round by round, until its rules have nothing more to mend. */
#ifndef PL_LINT_MEND_H
#define PL_LINT_MEND_H

#include "lint/fix.h"
#include "post/raw.h"

enum { PL_MEND_ROUNDS = 10 }; /* at most; rules that want more do not come to rest */

/* One remedy that was taken. */
struct pl_mend_step {
	size_t finding;              /* of the findings of its round */
	struct pl_str rule;          /* of the ruleset */
	struct pl_str before, after; /* of its first edit; in the arena */
	size_t n;                    /* edits */
	size_t at;                   /* byte of the text as it was at first */
};

struct pl_mend_how {
	struct pl_fixing fixing;  /* of the draft: media is -1 */
	/* The findings about the text as it is now; NULL: it cannot be linted. */
	struct pl_findings *(*again)(void *context, struct pl_str text, struct pl_err *err);
	/* Called for each remedy; `text` is what the findings are about, `alone` the same with
	 * that remedy and no other, empty for all of a round whose remedies are too many for a
	 * text of that length.  NULL: nobody asks. */
	void (*step)(void *context, const struct pl_findings *findings,
		     const struct pl_mend_step *step, struct pl_str text, struct pl_str alone);
	void *context;
};

/* What a round has changed. */
struct pl_mend_round {
	struct pl_fix_edits edits;
	uint64_t hash; /* of the text before */
};

/* A text on its way.  Release it in any case. */
struct pl_mended {
	struct pl_raw raw;              /* as the file writes it; the bytes are `written` once changed */
	struct pl_buf text, written;
	struct pl_findings *before;     /* about the text as it was; owned */
	struct pl_findings *after;      /* about the text as it is; owned, may be the same */
	struct pl_span within;          /* of the fixing, as it is now */
	PL_LIST(struct pl_mend_step) steps;
	PL_LIST(struct pl_mend_round) rounds;
	struct pl_arena arena;
};

/* Takes the findings, which are about `text`; `raw` is how the file writes it, borrowed. */
bool pl_mended_init(struct pl_mended *mended, struct pl_findings *findings, struct pl_str text,
		    const struct pl_raw *raw, struct pl_err *err);
void pl_mended_release(struct pl_mended *mended);
bool pl_mended_changed(const struct pl_mended *mended);
/* Nothing was mended: its findings are those of the beginning. */
void pl_mended_forget(struct pl_mended *mended);

/* Mends it round by round.  False when it cannot be linted any more, or when rules undo each
 * other, which is told as PL_RULE with their names; then its text is of no use. */
bool pl_mend(struct pl_mended *mended, const struct pl_mend_how *how, struct pl_err *err);
/* One round: these edits, which were chosen among the findings as they are. */
bool pl_mend_edit(struct pl_mended *mended, const struct pl_mend_how *how,
		  const struct pl_fix_edits *edits, struct pl_err *err);

#endif
