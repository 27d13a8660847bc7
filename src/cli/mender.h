/* Mending drafts where they lie: in files, in the records of payloads, on their way from
 * standard input to standard output. */
#ifndef PL_CLI_MENDER_H
#define PL_CLI_MENDER_H

#include "cli/accepting.h"
#include "cli/drafts.h"
#include "cli/kept.h"
#include "cli/known.h"
#include "cli/outcome.h"
#include "lint/mend.h"

/* A draft of the file at hand. */
struct pl_mender_draft {
	struct pl_told told;
	enum pl_level fail_on;
	struct pl_mended mended; /* begun: told.findings is its `before` */
	bool begun;
	size_t at, len;          /* of the raw text in the file's UTF-8 */
};

struct pl_mender {
	const struct pl_settings *settings;
	struct pl_outcome *outcome;
	struct pl_kept kept;
	struct pl_accepting accepting;
	struct pl_known_file known; /* findings that are not new are left alone */
	struct pl_span lines;   /* of --lines, from 1; 0,0: all */
	bool diff, dry, check;  /* nothing is written */
	/* The file at hand. */
	const char *path;
	struct pl_str bytes;    /* as they were read; borrowed */
	struct pl_str text;     /* in UTF-8 */
	struct pl_arena arena;
	PL_LIST(struct pl_mender_draft) drafts;
	PL_LIST(struct pl_str) steps; /* remedies, a line each: told when they are written */
	size_t n_begun;         /* remedies */
	bool asked;             /* a person is, and told of each remedy as it is taken */
	bool refused;           /* it cannot be written, which was told */
	struct pl_buf swept;    /* folder that was looked through last */
	/* All in all. */
	size_t n_remedies, n_files;
	bool stopped;           /* by the person who was asked */
};

/* By the settings; false when one was told to be wrong. */
bool pl_mender_init(struct pl_mender *mender, const struct pl_settings *settings,
		    struct pl_outcome *outcome);
void pl_mender_release(struct pl_mender *mender);
/* A file is at hand: the bytes that were read. */
void pl_mender_begin(struct pl_mender *mender, const char *path, struct pl_str bytes);
/* The next of its drafts; takes the findings. */
bool pl_mender_add(struct pl_mender *mender, const struct pl_draft *draft);
/* Writes the file, and tells what is left of each draft. */
void pl_mender_end(struct pl_mender *mender);

#endif
