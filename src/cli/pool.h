/* A pool of threads that work on jobs, several at once, and hand them back in the order in which
 * they came. */
#ifndef PL_CLI_POOL_H
#define PL_CLI_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pl_pool;

enum {
	PL_MOST_JOBS = 256,
	PL_POOL_LOT = 16, /* jobs at once, at most */
};

/* How jobs are done.  `work` runs in a thread, numbered from 0, on a lot of jobs that were added
 * one after the other; `done` in the thread that adds jobs, one after the other in order; when
 * it gives false no further job is handed back but by `drop`, which takes what nobody wants any
 * more. */
struct pl_pool_how {
	void (*work)(void *context, size_t thread, void *const *jobs, size_t n);
	bool (*done)(void *context, void *job);
	void (*drop)(void *context, void *job);
	void *context;
};

/* Without threads `work` runs in the one that adds, as number 0, whenever a lot is full.  NULL
 * when memory ends or no thread can be had. */
struct pl_pool *pl_pool_new(size_t threads, const struct pl_pool_how *how);
/* Adds a job that holds so many bytes, which is the pool's from here on; waits where too many are on
 * their way.  Hands back what is done by then.  False when `done` has asked to stop. */
bool pl_pool_add(struct pl_pool *pool, void *job, size_t bytes);
/* Waits for all jobs and hands them back.  False as above. */
bool pl_pool_drain(struct pl_pool *pool);
/* Drains it first; NULL is fine. */
void pl_pool_free(struct pl_pool *pool);

#endif
