/* Completion for fish: one line for each command, and for each option of each. */
#include "cli/completion.h"

#include <string.h>

static const char head[] =
	"# Completion of plume's words for fish, made by: plume completion fish\n"
	"\n"
	"function __plume_rules\n"
	"	plume rules 2>/dev/null | string match -r '^\\S+\\.\\S+'\n"
	"end\n"
	"\n"
	"function __plume_styles\n"
	"	__plume_rules | string replace -r '\\..*' '' | sort -u\n"
	"end\n"
	"\n";

/* -r: a value, files offered; -x: a value, and only those told. */
static void add_values(struct pl_completion *completion, enum pl_completes kind,
		       const struct pl_option *option)
{
	struct pl_buf *out = &completion->out;

	switch (kind) {
	case PL_COMPLETES_FLAG:
		pl_buf_puts(out, " -f");
		break;
	case PL_COMPLETES_NOTHING:
		pl_buf_puts(out, " -x");
		break;
	case PL_COMPLETES_FILES:
		pl_buf_puts(out, " -r -F");
		break;
	case PL_COMPLETES_FOLDERS:
		pl_buf_puts(out, " -x -a '(__fish_complete_directories)'");
		break;
	case PL_COMPLETES_RULES:
		pl_buf_puts(out, " -x -a '(__plume_rules)'");
		break;
	case PL_COMPLETES_STYLES:
		pl_buf_puts(out, " -x -a '(__plume_styles)'");
		break;
	default:
		pl_buf_printf(out, " -x -a '%.*s'",
			      PL_ARGS(pl_completion_words(completion, kind, option)));
	}
}

/* A line that holds where the condition does. */
static void begin(struct pl_completion *completion, const char *name)
{
	pl_buf_puts(&completion->out, "complete -c plume -n ");
	if (!strcmp(name, "check"))
		pl_buf_printf(&completion->out,
			      "'not __fish_seen_subcommand_from %.*s; or "
			      "__fish_seen_subcommand_from check'",
			      PL_ARGS(pl_buf_str(&completion->commands)));
	else
		pl_buf_printf(&completion->out, "'__fish_seen_subcommand_from %s'", name);
}

static void describe(struct pl_completion *completion, const char *help)
{
	struct pl_buf *out = &completion->out;

	pl_buf_puts(out, " -d '");
	/* Within quotes fish knows \' and \\ alone. */
	for (const char *at = pl_tr(completion->lang, help); *at; at++) {
		if (*at == '\'' || *at == '\\')
			pl_buf_putc(out, '\\');
		pl_buf_putc(out, *at);
	}
	pl_buf_puts(out, "'\n");
}

static void add_command(struct pl_completion *completion, const struct pl_command *command)
{
	enum pl_completes operands = pl_completes_operands(command);

	for (const struct pl_option *option = pl_options_table; option->name; option++) {
		if (!pl_command_takes(command, option))
			continue;
		begin(completion, command->name);
		if (option->letter)
			pl_buf_printf(&completion->out, " -s %c", option->letter);
		pl_buf_printf(&completion->out, " -l %s", option->name);
		add_values(completion, pl_completes_option(option), option);
		describe(completion, option->help);
	}
	if (operands == PL_COMPLETES_FILES)
		return;
	begin(completion, command->name);
	if (operands == PL_COMPLETES_NOTHING)
		pl_buf_puts(&completion->out, " -f");
	else
		add_values(completion, operands, NULL);
	pl_buf_putc(&completion->out, '\n');
}

void pl_completion_fish(struct pl_completion *completion)
{
	pl_buf_puts(&completion->out, head);
	for (size_t i = 0; pl_commands[i]; i++) {
		pl_buf_printf(&completion->out, "complete -c plume -n __fish_use_subcommand -a %s",
			      pl_commands[i]->name);
		describe(completion, pl_commands[i]->help);
	}
	for (size_t i = 0; pl_commands[i]; i++)
		add_command(completion, pl_commands[i]);
}
