/* Drafts named on the command line: files, folders and standard input, each
 * handed over with its post made. */
#ifndef PL_CLI_DRAFTS_H
#define PL_CLI_DRAFTS_H

#include "cli/load.h"
#include "lint/lint.h"
#include "post/payload.h"

struct pl_cache;
struct pl_pool;
struct pl_job;

/* A draft that is handed over. */
struct pl_draft {
	const char *path;
	const struct pl_record *record;  /* of a payload; NULL: a file */
	struct pl_findings *findings;    /* the post, and what `run` found; the callee's.  NULL when
					  * a record could not be read, then `fault` says why */
	const struct pl_err *fault;
	const struct pl_err *trouble;    /* why `run` failed; NULL: it did not */
	enum pl_level fail_on;           /* by the configuration of its file */
	const struct pl_job *job;        /* how it was made; lives until `each` returns */
};

struct pl_drafts {
	struct pl_loaded *loaded;
	const struct pl_settings *settings;
	/* Called for each draft in the order of the operands, in one thread.  False stops
	 * everything. */
	bool (*each)(void *context, const struct pl_draft *draft);
	/* Called before that, for one draft or more at once, in the thread of that number below
	 * `jobs`; NULL: nothing is. */
	void (*run)(void *context, size_t thread, struct pl_linting *drafts, size_t n);
	/* Called when a file has been read, and when no line of one has come yet: what there is to
	 * say is said.  False stops everything; NULL: nothing is. */
	bool (*idle)(void *context);
	/* Called around the drafts of each file, with its bytes as they were read, and the
	 * path by which its drafts are told; after them with none.  JSON Lines are read at once
	 * then.  NULL: nothing is. */
	void (*file)(void *context, const char *path, const struct pl_str *bytes);
	void *context;
	struct pl_cache *cache;  /* what is known of drafts that were linted before; or NULL */
	size_t jobs;             /* threads; 1: none but this one; 0: none either, and each draft is
				  * handed over before the next is read */
	bool payloads;           /* what begins like JSON must be JSON */
	bool rules_only;         /* rules alone look at the posts: what none asks for is not made */
	bool pictures;           /* what pictures tell is read, of those that a front matter names */
	bool trouble;            /* something was told that makes the status 2 */
	bool stopped;
	size_t n;                /* drafts handed over */
	struct pl_pool *pool;    /* inside a walk, with several jobs or drafts */
	bool any;                /* one was sent */
};

/* Walks all operands of the settings; what cannot be read is told, and the rest
 * goes on. */
void pl_drafts_walk(struct pl_drafts *drafts);

#endif
