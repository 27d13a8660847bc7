/* Completion for zsh: a function for each command, in the words of _arguments. */
#include "cli/completion.h"

static const char head[] = "#compdef plume\n"
			   "# Completion of plume's words for zsh, made by: plume completion zsh\n"
			   "\n"
			   "_plume_rules() {\n"
			   "	local -a names\n"
			   "	names=(${(f)\"$(" PL_COMPLETION_RULES ")\"})\n"
			   "	compadd -a names\n"
			   "}\n"
			   "\n"
			   "_plume_styles() {\n"
			   "	local -a names\n"
			   "	names=(${(f)\"$(" PL_COMPLETION_STYLES ")\"})\n"
			   "	compadd -a names\n"
			   "}\n";

/* What stands behind the second colon of a specification. */
static void add_action(struct pl_completion *completion, enum pl_completes kind,
		       const struct pl_option *option)
{
	struct pl_buf *out = &completion->out;

	switch (kind) {
	case PL_COMPLETES_FLAG:
	case PL_COMPLETES_NOTHING:
		pl_buf_puts(out, " ");
		break;
	case PL_COMPLETES_FILES:
		pl_buf_puts(out, "_files");
		break;
	case PL_COMPLETES_FOLDERS:
		pl_buf_puts(out, "_files -/");
		break;
	case PL_COMPLETES_RULES:
		pl_buf_puts(out, "_plume_rules");
		break;
	case PL_COMPLETES_STYLES:
		pl_buf_puts(out, "_plume_styles");
		break;
	default:
		pl_buf_printf(out, "(%.*s)",
			      PL_ARGS(pl_completion_words(completion, kind, option)));
	}
}

static void add_option(struct pl_completion *completion, const struct pl_option *option)
{
	const char *equals = option->type == PL_FLAG ? "" : "=";
	struct pl_buf *out = &completion->out;

	pl_buf_puts(out, " \\\n		");
	if (option->type == PL_MANY)
		pl_buf_puts(out, "'*'");
	else if (option->letter)
		pl_buf_printf(out, "'(-%c --%s)'", option->letter, option->name);
	if (option->letter)
		pl_buf_printf(out, "{-%c%s,--%s%s}'[", option->letter, *equals ? "+" : "",
			      option->name, equals);
	else
		pl_buf_printf(out, "'--%s%s[", option->name, equals);
	pl_completion_quote(out, pl_tr(completion->lang, option->help), "[]:\\");
	pl_buf_putc(out, ']');
	if (option->type != PL_FLAG) {
		pl_buf_putc(out, ':');
		pl_completion_quote(out, option->argument, ":");
		pl_buf_putc(out, ':');
		add_action(completion, pl_completes_option(option), option);
	}
	pl_buf_putc(out, '\'');
}

static void add_command(struct pl_completion *completion, const struct pl_command *command)
{
	struct pl_buf *out = &completion->out;

	pl_buf_printf(out, "\n_plume_%s() {\n	_arguments -s -S", command->name);
	for (const struct pl_option *option = pl_options_table; option->name; option++) {
		if (pl_command_takes(command, option))
			add_option(completion, option);
	}
	if (*command->operands) {
		pl_buf_puts(out, " \\\n		'*:");
		pl_completion_quote(out, command->operands, "[]:\\");
		pl_buf_putc(out, ':');
		add_action(completion, pl_completes_operands(command), NULL);
		pl_buf_putc(out, '\'');
	}
	pl_buf_puts(out, "\n}\n");
}

void pl_completion_zsh(struct pl_completion *completion)
{
	struct pl_buf *out = &completion->out;

	pl_buf_puts(out, head);
	for (size_t i = 0; pl_commands[i]; i++)
		add_command(completion, pl_commands[i]);
	pl_buf_puts(out, "\n_plume() {\n	local -a commands\n	commands=(\n");
	for (size_t i = 0; pl_commands[i]; i++) {
		pl_buf_printf(out, "		'%s:", pl_commands[i]->name);
		pl_completion_quote(out, pl_tr(completion->lang, pl_commands[i]->help), ":\\");
		pl_buf_puts(out, "'\n");
	}
	pl_buf_puts(out,
		    "	)\n"
		    "	if (( CURRENT > 2 && $+functions[_plume_$words[2]] )); then\n"
		    "		shift words\n"
		    "		(( CURRENT-- ))\n"
		    "		_plume_$words[1]\n"
		    "	elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
		    "		_describe -t commands command commands\n"
		    "		_files\n"
		    "	else\n"
		    "		_plume_check\n"
		    "	fi\n"
		    "}\n\n"
		    "# Read as a file it says what completes plume; found by compinit it does so.\n"
		    "if [ \"$funcstack[1]\" = _plume ]; then\n"
		    "	_plume \"$@\"\n"
		    "else\n"
		    "	compdef _plume plume\n"
		    "fi\n");
}
