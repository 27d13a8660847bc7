/* A pool of threads that work on jobs and hand them back in the order in which they came. */
#ifndef PL_CLI_POOL_H
#define PL_CLI_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pl_pool;

enum { PL_MOST_JOBS = 256 };

/* How jobs are done.  `work` runs in a thread, numbered from 0; `done` in the thread that
 * adds jobs, one after the other in order; when it gives false no further job is handed back
 * but by `drop`, which takes what nobody wants any more. */
struct pl_pool_how {
	void (*work)(void *context, size_t thread, void *job);
	bool (*done)(void *context, void *job);
	void (*drop)(void *context, void *job);
	void *context;
};

/* NULL when memory ends or no thread can be had. */
struct pl_pool *pl_pool_new(size_t threads, const struct pl_pool_how *how);
/* Adds a job, which is the pool's from here on; waits where too many are on their way.  Hands
 * back what is done by then.  False when `done` has asked to stop. */
bool pl_pool_add(struct pl_pool *pool, void *job);
/* Waits for all jobs and hands them back.  False as above. */
bool pl_pool_drain(struct pl_pool *pool);
/* Drains it first; NULL is fine. */
void pl_pool_free(struct pl_pool *pool);

#endif
