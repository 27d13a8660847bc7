/* Where reports go: several at once, to standard output and to files. */
#ifndef PL_CLI_OUTPUTS_H
#define PL_CLI_OUTPUTS_H

#include "cli/option.h"
#include "base/save.h"
#include "report/report.h"

enum { PL_MOST_OUTPUTS = 8 };

struct pl_output {
	struct pl_report report;
	char *path;             /* NULL: standard output, or standard error when `aside` */
	bool aside;
	struct pl_save file;    /* open between start and finish */
	bool open;
	bool stream;            /* each draft is written as soon as nothing else is to be done */
};

struct pl_outputs {
	struct pl_output at[PL_MOST_OUTPUTS];
	size_t n;               /* at least one, once chosen */
	struct pl_arena arena;
	bool trouble;           /* something could not be written, which was told */
};

/* By --format NAME or NAME:FILE, each of which adds one, and --output FILE, which says where
 * the one without a file goes.  False when that was told to be wrong. */
bool pl_outputs_choose(struct pl_outputs *outputs, const struct pl_settings *settings);
/* Opens files and writes what stands in front.  False when one cannot be written. */
bool pl_outputs_start(struct pl_outputs *outputs);
void pl_outputs_draft(struct pl_outputs *outputs, const struct pl_told *told,
		      enum pl_level fail_on);
/* Writes what has come together when it is much, and, while nothing else is to be done, what
 * somebody may be waiting for.  False when nothing more need be written. */
bool pl_outputs_flush(struct pl_outputs *outputs, bool idle);
/* Writes what stands behind; files take their places. */
void pl_outputs_finish(struct pl_outputs *outputs);
void pl_outputs_release(struct pl_outputs *outputs);

#endif
