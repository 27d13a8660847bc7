/* Guides as one flat image: guides, their chapters, their practices. */
#ifndef PL_GUIDE_GUIDE_H
#define PL_GUIDE_GUIDE_H

#include "base/source.h"
#include "rule/book.h"

enum { PL_SHELF_VERSION = 3 };

/* A piece of advice.  `good` and `bad` are examples, `by_hand` says what only a
 * person can judge. */
struct pl_practice {
	struct pl_ref name;          /* guide/chapter/practice */
	struct pl_text title, advice, why, good, bad, by_hand;
	struct pl_text words;        /* other words by which people look for it */
	struct pl_row rules;         /* pl_ref: names of the rules that check it */
	struct pl_row sources;       /* struct pl_citation */
	struct pl_ref since;         /* since when it is advised: 2014-12 */
	struct pl_ref provenance;    /* law, official-guide, charter, accessibility, usage */
};

struct pl_chapter {
	struct pl_ref name;          /* guide/chapter */
	struct pl_text title;
	uint32_t first, n;           /* practices of the shelf */
};

struct pl_guide {
	struct pl_ref name;
	struct pl_text title, tagline;
	uint32_t first, n;           /* chapters of the shelf */
	struct pl_ref file;
};

struct pl_shelf {
	char magic[8];               /* "plumesh" */
	uint32_t version, size;
	struct pl_row guides;        /* uint32_t: offsets of pl_guide */
	struct pl_row chapters;      /* uint32_t: offsets of pl_chapter */
	struct pl_row practices;     /* uint32_t: offsets of pl_practice */
	struct pl_row exercises;     /* uint32_t: offsets of pl_exercise */
	struct pl_row quizzes;       /* uint32_t: offsets of pl_quiz */
	struct pl_row stages;        /* uint32_t: offsets of pl_stage, in order */
	struct pl_row templates;     /* uint32_t: offsets of pl_template, in order of name */
};

extern const struct pl_param pl_guide_params[], pl_chapter_params[], pl_practice_params[];

/* What lies at the offset in that place of `row`, one of the shelf's; NULL behind the last. */
const void *pl_shelf_at(const struct pl_shelf *shelf, const struct pl_row *row, uint32_t i);

/* The one called so, of things that begin with their name; NULL: none is. */
const void *pl_shelf_named(const struct pl_shelf *shelf, const struct pl_row *row,
			   struct pl_str name);

/* What ships, made at build time. */
extern const unsigned char pl_builtin_shelf[];
extern const size_t pl_builtin_shelf_size;

/* The shelf that ships, or NULL in a program built without. */
const struct pl_shelf *pl_shelf_builtin(void);
uint32_t pl_shelf_guides(const struct pl_shelf *shelf);
const struct pl_guide *pl_shelf_guide(const struct pl_shelf *shelf, uint32_t i);
uint32_t pl_shelf_chapters(const struct pl_shelf *shelf);
const struct pl_chapter *pl_shelf_chapter(const struct pl_shelf *shelf, uint32_t i);
uint32_t pl_shelf_practices(const struct pl_shelf *shelf);
const struct pl_practice *pl_shelf_practice(const struct pl_shelf *shelf, uint32_t i);
/* By full name, or NULL. */
const struct pl_guide *pl_shelf_guide_named(const struct pl_shelf *shelf, struct pl_str name);
const struct pl_chapter *pl_shelf_chapter_named(const struct pl_shelf *shelf, struct pl_str name);
const struct pl_practice *pl_shelf_find(const struct pl_shelf *shelf, struct pl_str name);
/* The nearest name of a practice, or NULL. */
const char *pl_shelf_nearest(const struct pl_shelf *shelf, struct pl_str name);

/* Reads every guide of `source` (*.yml but annuaire.yml), the path through them (parcours.yml)
 * and the coach's templates (modeles/TYPE.yml) and appends the shelf to `out`.  Faults are
 * kept; false when memory ends. */
bool pl_shelf_read(const struct pl_source *source, struct pl_buf *out, struct pl_faults *faults);

#endif
