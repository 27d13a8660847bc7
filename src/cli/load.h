/* What a command works with: rules, and what a configuration makes of them for the file
 * at hand.  A configuration is read once, whatever the number of its files. */
#ifndef PL_CLI_LOAD_H
#define PL_CLI_LOAD_H

#include "base/source.h"
#include "cli/setup.h"
#include "guide/guide.h"
#include "post/date.h"

/* The folder of a file, and what was found for it. */
struct pl_load_folder {
	const char *path;                 /* as it was given */
	struct pl_setup *setup;
	struct pl_str inside;             /* from the configuration to it, with a / behind;
					   * at NULL: it does not lie there */
};

enum { PL_TODAY = 16 }; /* bytes of a day as text: 2026-03-12 */

struct pl_loaded {
	/* For the file asked for last. */
	struct pl_ruleset *rules;
	struct pl_options options;        /* for pl_lint, from settings and configuration */
	uint64_t networks;                /* for drafts that name none */
	size_t max_size;                  /* bytes of a file */
	enum pl_level fail_on;
	bool vale;                        /* a .vale.ini holds */
	struct pl_markup markup;          /* what of a document is left out */
	struct pl_str ending;             /* as which the file is read: md */
	bool faulty;                      /* a fault was told: the status is 2 */
	const struct pl_shelf *shelf;     /* the guides: those of --guides, or those that ship */
	/* What the above points into. */
	struct pl_settings *settings;
	PL_LIST(struct pl_setup *) setups;
	PL_LIST(struct pl_load_folder) folders;
	PL_LIST(const char *) refused;    /* configurations that are someone else's, as told */
	struct pl_buf guides;             /* of --guides */
	char today[PL_TODAY];
	struct pl_arena arena, file;      /* for all; for the file at hand */
};

/* Reads configuration and rules as the settings say, for who works in this folder, and
 * tells every fault on standard error.  False when the command cannot go on. */
bool pl_load(struct pl_loaded *loaded, struct pl_settings *settings);
/* The same for the files that are the settings' operands; the first of them says the
 * language. */
bool pl_load_files(struct pl_loaded *loaded, struct pl_settings *settings);
/* What --ext asks for, with its dot; empty for Vale's default, which holds for no file. */
struct pl_str pl_asked_ending(const struct pl_settings *settings);
/* Makes ready for the file at `path`.  False when it cannot be checked, which was told. */
bool pl_load_for(struct pl_loaded *loaded, const char *path);
/* The day it is here; to ask takes a look at the time zone's file. */
struct pl_date pl_today(void);
void pl_write_today(char out[PL_TODAY]);
/* Puts it into the options, in which --now alone stands for it: for who does not ask draft by
 * draft, as pl_job_do does. */
void pl_load_today(struct pl_loaded *loaded);
void pl_clock(struct pl_date *today, int32_t *minutes);
void pl_loaded_release(struct pl_loaded *loaded);

#endif
