/* The table of commands. */
#include "cli/command.h"

#include <string.h>

const struct pl_command *const pl_commands[] = {
#define COMMAND(name) &pl_command_##name,
#include "cli/list.h"
#undef COMMAND
	NULL,
};

const struct pl_command *pl_command_find(const char *name)
{
	for (size_t i = 0; pl_commands[i]; i++) {
		if (!strcmp(pl_commands[i]->name, name))
			return pl_commands[i];
	}
	return NULL;
}

static const char *command_name(const void *context, size_t i)
{
	(void)context;
	return pl_commands[i] ? pl_commands[i]->name : NULL;
}

const char *pl_command_nearest(const char *name)
{
	return pl_nearest(pl_str_of(name), command_name, NULL);
}
