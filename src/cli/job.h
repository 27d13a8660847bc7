/* A draft on its way: what a thread needs to make its post and run the rules on it, away
 * from whoever reads the next one. */
#ifndef PL_CLI_JOB_H
#define PL_CLI_JOB_H

#include "cli/cache.h"
#include "cli/drafts.h"
#include "cli/pool.h"

struct pl_job {
	const struct pl_drafts *drafts;
	/* By the configuration of its file. */
	struct pl_ruleset *rules;
	struct pl_options options;
	char today[PL_TODAY];     /* that they point to, where it matters */
	enum pl_level fail_on;
	bool as_vale;             /* a text is nothing but text unless it says that it is a post */
	const char *path;
	struct pl_str bytes;      /* the draft */
	struct pl_hints hints;
	struct pl_markup markup;  /* that the hints point to */
	const struct pl_record *record; /* NULL: a file */
	struct pl_err fault;      /* code set: there is no draft, or none could be made */
	struct pl_cache_place cached;
	/* What comes of it. */
	struct pl_findings *findings;
	struct pl_err trouble;    /* code set: the rules could not run */
	/* When it is on its way in another thread it owns what it points to. */
	struct pl_record kept;
	struct pl_arena arena, file;
};

/* The ending of a file's name, without its dot. */
struct pl_str pl_ending_of(struct pl_str name);
/* Makes the posts of one to PL_POOL_LOT jobs and runs what the drafts, the same of all of them,
 * are to be run with. */
void pl_jobs_do(struct pl_job *const *jobs, size_t n, size_t thread);
/* The findings about another text in place of the job's; NULL with an error when it cannot be
 * linted.  `rules` false: the post alone is made. */
struct pl_findings *pl_job_again(const struct pl_job *job, struct pl_str text, bool rules,
				 struct pl_err *err);
/* Tells what is to be told, and hands it over; false: everything is to stop. */
bool pl_job_hand_over(struct pl_drafts *drafts, struct pl_job *job);
/* A copy that owns its texts, to be freed; `file` is taken. NULL when memory ends. */
struct pl_job *pl_job_keep(const struct pl_job *job, struct pl_arena *file);
void pl_job_free(struct pl_job *job);

#endif
