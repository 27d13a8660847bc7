/* Templates: what the coach asks for a kind of post, and how the answers become one.  A file of
 * guides/modeles each; the questions that they share are in questions.yml beside them. */
#ifndef PL_GUIDE_TEMPLATE_H
#define PL_GUIDE_TEMPLATE_H

#include "guide/guide.h"

/* What an answer is, and so how it is read and written: guide/answer.h. */
enum pl_asks {
	PL_ASKS_PHRASE,   /* a few words of a sentence */
	PL_ASKS_SENTENCE, /* whole sentences */
	PL_ASKS_PLACE,
	PL_ASKS_HOUR,     /* 16 h 40 */
	PL_ASKS_HOURS,    /* de 9 h à 17 h, or à 18 h 30 */
	PL_ASKS_DATE,     /* mardi 3 mars */
	PL_ASKS_LINK,
	PL_ASKS_HASHTAG,
	PL_ASKS_NETWORKS, /* where it goes out */
	PL_ASKS_MEDIA,    /* the file of a picture or video */
	PL_ASKS_ALT,      /* what the picture shows */
	PL_ASKS_CAPTIONS, /* has the video captions? */
	PL_ASKS_DAY,      /* when it goes out: 2026-03-12 */
};

/* Read where they lie. */
struct pl_question {
	struct pl_ref name;
	struct pl_text ask, help;
	struct pl_ref example;   /* an answer, in French */
	struct pl_ref initial;   /* the default, taken when nothing is typed; empty: it is skipped */
	uint8_t kind;            /* enum pl_asks */
	uint8_t needed;          /* the post is incomplete without */
};

/* How the answers become a post.  In `text`, {name} is the answer, {,name} one that a comma joins
 * unless it goes on by itself ("à Redon"); what stands in [ ] is left out unless all that is named
 * in it was answered; {?name} shows nothing, but must be answered; {!link} is what stands for a
 * link where none is shown. */
struct pl_wording {
	struct pl_row networks;  /* pl_ref: for these; none: for all */
	struct pl_ref text;
};

struct pl_template {
	struct pl_ref name;
	struct pl_text title, purpose;
	struct pl_ref type, phase; /* as a front matter has them; may be empty */
	struct pl_row questions;   /* struct pl_question, in order */
	struct pl_row forms;       /* struct pl_wording, the longest first */
	struct pl_row links;       /* struct pl_wording: what is said instead of a link, and where */
};

extern const struct pl_param pl_template_params[], pl_question_params[], pl_wording_params[];

/* Is the wording for the network of that name? */
bool pl_wording_is_for(const struct pl_wording *wording, struct pl_str network);
const struct pl_template *pl_template_at(const struct pl_shelf *shelf, uint32_t i);
/* By its name or title, without regard to case, accents and what stands between words: « évènement »,
 * "event". */
const struct pl_template *pl_template_find(const struct pl_shelf *shelf, struct pl_str name);
/* The nearest name, or NULL. */
const char *pl_template_nearest(const struct pl_shelf *shelf, struct pl_str name);
/* The place of a question by name, or UINT32_MAX. */
uint32_t pl_template_question(const struct pl_template *template, struct pl_str name);

#endif
