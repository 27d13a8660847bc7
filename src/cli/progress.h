/* How far a long run is, and how fast it was. */
#ifndef PL_CLI_PROGRESS_H
#define PL_CLI_PROGRESS_H

#include "base/catalogue.h"

#include <time.h>

struct pl_progress {
	enum pl_lang lang;
	bool watched;          /* somebody sees standard error, and nothing else is written there */
	struct timespec start;
	double last;           /* seconds from the start when it was said last */
	bool said;
};

/* `plain`: nothing that moves is to be shown. */
void pl_progress_start(struct pl_progress *progress, enum pl_lang lang, bool plain);
/* So many drafts are done: says so from the second second on, five times a second at most. */
void pl_progress_at(struct pl_progress *progress, size_t drafts);
/* Takes back what was said. */
void pl_progress_end(struct pl_progress *progress);
/* Tells what it came to, for --stats. */
void pl_progress_sum(const struct pl_progress *progress, size_t drafts, size_t threads);

#endif
