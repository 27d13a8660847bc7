/* The draft that lies on the table of a walk: tried, mended, saved. */
#ifndef PL_GUIDE_DRAFT_H
#define PL_GUIDE_DRAFT_H

#include "guide/mode.h"
#include "lint/mend.h"

struct pl_draft {
	struct pl_buf text, before;   /* before: what it was before the last remedies; or empty */
	struct pl_buf file;           /* where it came from or was saved last; or empty */
	struct pl_findings *findings; /* NULL: there is no draft */
	uint64_t networks;            /* that it is for, when it does not say */
	bool aimed;                   /* the person said so */
	bool mended;                  /* remedies were taken that are not saved */
	bool told;                    /* that was told when the person wanted to leave */
};

/* The draft of the walk, NULL when memory ends. */
struct pl_draft *pl_draft_of(struct pl_walk *walk);
/* Lays a text on the table and checks it; `file` is where it comes from, or empty.  False,
 * which is told, when it cannot be checked; the draft that lay there is still there then. */
bool pl_draft_set(struct pl_walk *walk, struct pl_str text, struct pl_str file);
/* Sets it and shows it; what is found is counted as the person's own habit. */
void pl_draft_try(struct pl_walk *walk, struct pl_str text, struct pl_str file);
/* The same for a text of the guides, which is nobody's habit. */
void pl_draft_example(struct pl_walk *walk, struct pl_str text);
/* What the rules say of a text as of the draft; `walk` as the context of pl_mend_how. */
struct pl_findings *pl_draft_look(void *walk, struct pl_str text, struct pl_err *err);
/* Takes remedies until the text comes to rest, or the one that is asked for; text and findings are
 * replaced.  How many; 0, and all is as it was, when there is none or it went wrong, which is
 * told. */
size_t pl_draft_mend(struct pl_walk *walk, const struct pl_mend_how *how, struct pl_buf *text,
		    struct pl_findings **findings);
/* Tells what the rules say of a text that is no draft yet; false when that cannot be known. */
bool pl_draft_glance(struct pl_walk *walk, struct pl_str text);
/* The finding that a number means, from 1 as pl_fixing counts; 0, which was told: none. */
size_t pl_draft_finding(struct pl_walk *walk, struct pl_str word);
/* Takes the safe remedies, that of a finding, all, or none and takes the last ones back. */
void pl_draft_fix(struct pl_walk *walk, struct pl_str rest);
void pl_draft_undo(struct pl_walk *walk, struct pl_str rest);
/* "OLD => NEW" changes it, which undo takes back; false: the line is no such change. */
bool pl_draft_change(struct pl_walk *walk, struct pl_str line);
/* Is there one?  Told when there is none. */
bool pl_draft_is_there(struct pl_walk *walk);
/* Writes it to its file at last: the person has said yes, or nothing is there. */
void pl_draft_write(struct pl_walk *walk, struct pl_str path);

#endif
