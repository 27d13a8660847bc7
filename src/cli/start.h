/* What every program of plume does first, and handing over to another of them. */
#ifndef PL_CLI_START_H
#define PL_CLI_START_H

#include "cli/command.h"

/* Reads the command line of the program, NULL for plume itself: the language first, since
 * errors are told in it.  False when that was told. */
bool pl_start(struct pl_settings *settings, const char *program, int argc, char **argv);
/* The command, or its help, or the version. */
int pl_start_command(struct pl_settings *settings);

/* For `run` of commands that live in a program of their own: it takes this one's place, with
 * the same words.  It is looked for beside this one, then in PATH; comes back only when it
 * is not there. */
int pl_run_outside(struct pl_settings *settings);

#endif
