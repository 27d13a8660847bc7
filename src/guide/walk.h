/* A walk: one person's way through the guides.
 *
 * A state machine without a terminal: what is typed goes in, a view comes out.  It opens no
 * file and knows no clock: what it needs of the world comes through its doors. */
#ifndef PL_GUIDE_WALK_H
#define PL_GUIDE_WALK_H

#include "guide/guide.h"
#include "guide/view.h"
#include "lint/lint.h"

/* The ways out of a walk.  Any may be NULL: then it says that this cannot be done here.
 * Errors are told to the person, and are never the end of the walk. */
struct pl_walk_doors {
	void *context;
	/* A file of the person's: appends its bytes; is there something at the path; writes
	 * it whole or not at all. */
	bool (*read)(void *context, const char *path, struct pl_buf *out, struct pl_err *err);
	bool (*exists)(void *context, const char *path);
	bool (*save)(void *context, const char *path, struct pl_str bytes, struct pl_err *err);
	/* Files of the walk's own, by a name such as progress.json: appends the bytes, none
	 * when it is not there; replaces it, whole or not at all, or removes it when there
	 * are no bytes; moves it out of the way and says how it is called then. */
	bool (*load)(void *context, const char *name, struct pl_buf *out, struct pl_err *err);
	bool (*keep)(void *context, const char *name, struct pl_str bytes, struct pl_err *err);
	bool (*aside)(void *context, const char *name, struct pl_buf *path, struct pl_err *err);
	/* What day it is, and the minute of it: what "tomorrow" and "now" mean to the coach. */
	void (*clock)(void *context, struct pl_date *today, int32_t *minutes);
};

/* All is borrowed and outlives the walk. */
struct pl_walk_setup {
	const struct pl_shelf *shelf;
	const struct pl_ruleset *rules;
	const struct pl_options *options; /* for checking drafts; its language is the walk's */
	uint64_t networks;                /* for drafts that name none */
	struct pl_walk_doors doors;
	bool scripted; /* lines come from a file: an empty one is part of a draft */
	bool glances;  /* pl_walk_glance is asked for by the Tab key: that is told where it helps */
	bool once;     /* one page is asked for, and nothing about the time before */
	bool traceless; /* a draft that is worked on is not kept from moment to moment */
};

struct pl_walk;

/* NULL when memory ends.  What was kept of earlier walks is read; a file that cannot be is
 * put aside, which the first view tells. */
struct pl_walk *pl_walk_new(const struct pl_walk_setup *setup, struct pl_err *err);
void pl_walk_free(struct pl_walk *walk);

/* Each gives the view to show, which lasts until the next call; NULL when memory ends, after
 * which the walk may go on.  The first view; a line that was typed, or several that were
 * pasted; the end of input; the wish to be back at the prompt (Ctrl-C). */
const struct pl_view *pl_walk_start(struct pl_walk *walk, struct pl_err *err);
const struct pl_view *pl_walk_line(struct pl_walk *walk, struct pl_str line, struct pl_err *err);
const struct pl_view *pl_walk_end(struct pl_walk *walk, struct pl_err *err);
const struct pl_view *pl_walk_break(struct pl_walk *walk, struct pl_err *err);
/* What can be said of a line that is still being typed: advice, what the rules find in a draft so
 * far.  Nothing is taken or kept.  NULL: there is nothing to say. */
const struct pl_view *pl_walk_glance(struct pl_walk *walk, struct pl_str line);
/* Has the person left? */
bool pl_walk_is_over(const struct pl_walk *walk);

/* Where the person is, in a few words without blanks at the end: "plume accroche".
 * Until the next call that changes the walk. */
struct pl_str pl_walk_prompt(const struct pl_walk *walk);
/* Is what is typed next a draft or an answer, rather than a command? */
bool pl_walk_listens(const struct pl_walk *walk);
/* May a history keep this line, asked before it is handed over?  Only commands, and none
 * with words of a draft, nor one behind a blank. */
bool pl_walk_keeps(const struct pl_walk *walk, struct pl_str line);

/* What the person has set in walks, such as "history" to "off"; NULL: nothing. */
const struct pl_str *pl_walk_setting(const struct pl_walk *walk, const char *name);

/* What may stand in place of the last word of `line`, which starts at byte `*start`: calls
 * `each` for every candidate, once.  `*files` becomes true when the name of a file may stand
 * there too, which is the caller's to find. */
void pl_walk_complete(const struct pl_walk *walk, struct pl_str line, size_t *start, bool *files,
		      void (*each)(void *context, struct pl_str word), void *context);

#endif
