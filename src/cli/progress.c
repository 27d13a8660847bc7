/* How far a long run is, and how fast it was. */
#include "cli/progress.h"

#include "cli/tell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Looking at the clock costs more than some drafts. */
enum { EVERY = 16 };

static double seconds(const struct pl_progress *progress)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - progress->start.tv_sec) +
	       (double)(now.tv_nsec - progress->start.tv_nsec) / 1e9;
}

void pl_progress_start(struct pl_progress *progress, enum pl_lang lang, bool plain)
{
	const char *terminal = getenv("TERM"), *quiet = getenv("PLUME_PLAIN");

	*progress = (struct pl_progress){ .lang = lang };
	progress->watched = !plain && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO) && terminal &&
			    strcmp(terminal, "dumb") != 0 && !(quiet && *quiet);
	clock_gettime(CLOCK_MONOTONIC, &progress->start);
}

void pl_progress_at(struct pl_progress *progress, size_t drafts)
{
	double now;

	if (!progress->watched || drafts % EVERY)
		return;
	now = seconds(progress);
	if (now < 1 || now < progress->last + 0.2)
		return;
	progress->last = now;
	progress->said = true;
	fprintf(stderr, "\r\033[K");
	fprintf(stderr, pl_tr_n(progress->lang, "%zu draft…", "%zu drafts…", drafts), drafts);
	fflush(stderr);
}

void pl_progress_end(struct pl_progress *progress)
{
	if (progress->said)
		fprintf(stderr, "\r\033[K");
	progress->said = false;
}

void pl_progress_sum(const struct pl_progress *progress, size_t drafts, size_t threads)
{
	double took = seconds(progress);
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	pl_tellf(pl_tr(progress->lang,
		       "drafts: %zu; seconds: %.2f; drafts a second: %.0f; threads: %zu; most "
		       "memory: %ld KiB"),
		 drafts, took, took > 0 ? (double)drafts / took : 0, threads, used.ru_maxrss);
}
