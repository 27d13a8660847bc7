/* A pool of threads that work on jobs and hand them back in order: a ring, whose jobs are
 * taken at one end and handed back at the other. */
#include "cli/pool.h"

#include "base/str.h"

#include <pthread.h>

enum {
	RING = 128,
	LOT_BYTES = 128 << 10,   /* of a lot, unless one job has more: small jobs gain by company */
	ON_THEIR_WAY = 64 << 20, /* bytes of all jobs, unless one has more */
};

struct slot {
	void *job;
	size_t bytes;
	bool finished;
};

struct pl_pool {
	struct pl_pool_how how;
	pthread_t threads[PL_MOST_JOBS];
	size_t n_threads;
	pthread_mutex_t lock;
	pthread_cond_t more, finished; /* jobs came; the awaited one is done */
	/* Numbers that only grow, taken modulo RING: the oldest on its way, the first that
	 * nobody works on, the next. */
	size_t oldest, waiting, next;
	size_t awaited; /* by the one that adds */
	size_t bytes;   /* of what is on its way */
	struct slot ring[RING];
	bool closed;
	bool stopped; /* `done` has had enough */
};

struct thread {
	struct pl_pool *pool;
	size_t number;
};

/* --- in the threads ---------------------------------------------------------------------- */

/* Takes jobs off the ring, fewer when there are few for all; 0: none waits. */
static size_t take(struct pl_pool *pool, size_t *first, void *jobs[PL_POOL_LOT])
{
	size_t share = pool->n_threads ? pool->n_threads : 1;
	size_t most = (pool->next - pool->waiting + share - 1) / share, n = 0, bytes = 0;

	*first = pool->waiting;
	while (n < most && n < PL_POOL_LOT && bytes < LOT_BYTES) {
		const struct slot *slot = &pool->ring[(*first + n) % RING];

		jobs[n++] = slot->job;
		bytes += slot->bytes;
	}
	pool->waiting += n;
	return n;
}

/* The same once there are some; 0: there will be none. */
static size_t wait_and_take(struct pl_pool *pool, size_t *first, void *jobs[PL_POOL_LOT])
{
	size_t n;

	pthread_mutex_lock(&pool->lock);
	while (pool->waiting == pool->next && !pool->closed)
		pthread_cond_wait(&pool->more, &pool->lock);
	n = take(pool, first, jobs);
	pthread_mutex_unlock(&pool->lock);
	return n;
}

static void give_back(struct pl_pool *pool, size_t first, size_t n)
{
	pthread_mutex_lock(&pool->lock);
	for (size_t i = first; i < first + n; i++) {
		pool->ring[i % RING].finished = true;
		if (i == pool->awaited)
			pthread_cond_signal(&pool->finished);
	}
	pthread_mutex_unlock(&pool->lock);
}

static void *run(void *argument)
{
	struct thread thread = *(struct thread *)argument;
	struct pl_pool *pool = thread.pool;
	void *jobs[PL_POOL_LOT];
	size_t first, n;

	pl_free(argument);
	while ((n = wait_and_take(pool, &first, jobs)) > 0) {
		pool->how.work(pool->how.context, thread.number, jobs, n);
		give_back(pool, first, n);
	}
	return NULL;
}

/* --- in the one that adds ------------------------------------------------------------------ */

/* Without threads: does what waits. */
static void do_here(struct pl_pool *pool)
{
	void *jobs[PL_POOL_LOT];
	size_t first, n;

	while ((n = take(pool, &first, jobs)) > 0) {
		pool->how.work(pool->how.context, 0, jobs, n);
		for (size_t i = first; i < first + n; i++)
			pool->ring[i % RING].finished = true;
	}
}

/* Waits for a job that is on its way. */
static void await(struct pl_pool *pool, size_t number)
{
	if (!pool->n_threads)
		do_here(pool);
	pthread_mutex_lock(&pool->lock);
	pool->awaited = number;
	while (!pool->ring[number % RING].finished)
		pthread_cond_wait(&pool->finished, &pool->lock);
	pthread_mutex_unlock(&pool->lock);
}

/* The oldest job when it is done; NULL: it is not, or there is none. */
static void *oldest_done(struct pl_pool *pool)
{
	struct slot *slot = &pool->ring[pool->oldest % RING];
	void *job = NULL;

	pthread_mutex_lock(&pool->lock);
	if (pool->oldest != pool->next && slot->finished) {
		job = slot->job;
		pool->bytes -= slot->bytes;
		*slot = (struct slot){ 0 };
		pool->oldest++;
	}
	pthread_mutex_unlock(&pool->lock);
	return job;
}

static void hand_back(struct pl_pool *pool, void *job)
{
	if (pool->stopped)
		pool->how.drop(pool->how.context, job);
	else
		pool->stopped = !pool->how.done(pool->how.context, job);
}

static void hand_back_all(struct pl_pool *pool)
{
	void *done;

	while ((done = oldest_done(pool)) != NULL)
		hand_back(pool, done);
}

static bool is_full(const struct pl_pool *pool)
{
	return pool->next - pool->oldest == RING;
}

/* One that has more goes alone. */
static bool is_too_much(const struct pl_pool *pool, size_t bytes)
{
	return pool->next != pool->oldest &&
	       (pool->bytes > ON_THEIR_WAY || bytes > ON_THEIR_WAY - pool->bytes);
}

static bool is_lot(const struct pl_pool *pool)
{
	size_t bytes = 0;

	for (size_t i = pool->waiting; i < pool->next; i++)
		bytes += pool->ring[i % RING].bytes;
	return pool->next - pool->waiting >= PL_POOL_LOT || bytes >= LOT_BYTES;
}

bool pl_pool_add(struct pl_pool *pool, void *job, size_t bytes)
{
	/* Once there is no room the threads do half of it undisturbed: one that woke for each
	 * job would take a processor from them each time. */
	if (is_full(pool))
		await(pool, pool->oldest + RING / 2);
	hand_back_all(pool);
	while (is_full(pool) || is_too_much(pool, bytes)) {
		await(pool, pool->oldest);
		hand_back_all(pool);
	}
	pthread_mutex_lock(&pool->lock);
	pool->ring[pool->next % RING] = (struct slot){ job, bytes, false };
	pool->next++;
	pool->bytes += bytes;
	pthread_cond_signal(&pool->more);
	pthread_mutex_unlock(&pool->lock);
	if (!pool->n_threads && is_lot(pool)) {
		do_here(pool);
		hand_back_all(pool);
	}
	return !pool->stopped;
}

bool pl_pool_drain(struct pl_pool *pool)
{
	while (pool->oldest != pool->next) {
		await(pool, pool->oldest);
		hand_back_all(pool);
	}
	return !pool->stopped;
}

/* --- making and ending --------------------------------------------------------------------- */

static bool start(struct pl_pool *pool)
{
	struct thread *thread = pl_alloc(sizeof(*thread));

	if (!thread)
		return false;
	*thread = (struct thread){ pool, pool->n_threads };
	if (pthread_create(&pool->threads[pool->n_threads], NULL, run, thread)) {
		pl_free(thread);
		return false;
	}
	pool->n_threads++;
	return true;
}

struct pl_pool *pl_pool_new(size_t threads, const struct pl_pool_how *how)
{
	struct pl_pool *pool = pl_alloc(sizeof(*pool));

	if (!pool)
		return NULL;
	pool->how = *how;
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->more, NULL);
	pthread_cond_init(&pool->finished, NULL);
	pthread_mutex_lock(&pool->lock); /* until all are counted */
	while (pool->n_threads < threads && pool->n_threads < PL_MOST_JOBS && start(pool))
		continue;
	pthread_mutex_unlock(&pool->lock);
	if (pool->n_threads || !threads)
		return pool;
	pl_pool_free(pool);
	return NULL;
}

void pl_pool_free(struct pl_pool *pool)
{
	if (!pool)
		return;
	pl_pool_drain(pool);
	pthread_mutex_lock(&pool->lock);
	pool->closed = true;
	pthread_cond_broadcast(&pool->more);
	pthread_mutex_unlock(&pool->lock);
	for (size_t i = 0; i < pool->n_threads; i++)
		pthread_join(pool->threads[i], NULL);
	pthread_cond_destroy(&pool->more);
	pthread_cond_destroy(&pool->finished);
	pthread_mutex_destroy(&pool->lock);
	pl_free(pool);
}
