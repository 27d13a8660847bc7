/* Commands: one file each, one table. */
#ifndef PL_CLI_COMMAND_H
#define PL_CLI_COMMAND_H

#include "cli/option.h"

/* Exit statuses, the same for every command. */
enum { PL_EXIT_CLEAN = 0, PL_EXIT_FINDINGS = 1, PL_EXIT_TROUBLE = 2 };

struct pl_command {
	const char *name;
	const char *operands;  /* what follows the options: "[FILE|FOLDER|-]…" */
	const char *help;      /* one line, a msgid */
	const char *program;   /* that has it, such as plume-guide; NULL: plume itself */
	const char *example;   /* a whole command line */
	const char *options;   /* names of the options it takes, parted by blanks */
	const char *as_vale;   /* names of those that are spelt as Vale does; or NULL */
	int (*run)(struct pl_settings *settings);
};

/* Of the commands that plume-guide has. */
#define PL_GUIDE_OPTIONS \
	"network guides profile rules config no-config verbose now plain no-history quiz color"

#define COMMAND(name) extern const struct pl_command pl_command_##name;
#include "cli/list.h"
#undef COMMAND
extern const struct pl_command *const pl_commands[]; /* NULL-ended */
const struct pl_command *pl_command_find(const char *name);
/* The nearest name of a command, or NULL. */
const char *pl_command_nearest(const char *name);

#endif
