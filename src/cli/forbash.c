/* Completion for bash: one function, that looks at the word before and at the command. */
#include "cli/completion.h"

#include <string.h>

static const char head[] =
	"# Completion of plume's words for bash, made by: plume completion bash\n"
	"\n"
	"_plume_offer() { # one a line, so that names may have blanks\n"
	"	local found\n"
	"	found=$(compgen \"$@\" -- \"$word\") && mapfile -t COMPREPLY <<<\"$found\"\n"
	"}\n"
	"\n"
	"_plume_files() { # $1: -f files, or -d folders\n"
	"	compopt -o filenames 2>/dev/null\n"
	"	_plume_offer \"$1\"\n"
	"}\n"
	"\n"
	"_plume_words() { # $1: words parted by blanks or line ends\n"
	"	_plume_offer -W \"$1\"\n"
	"}\n"
	"\n"
	"_plume_rules() {\n"
	"	" PL_COMPLETION_RULES "\n"
	"}\n"
	"\n"
	"_plume_styles() {\n"
	"	" PL_COMPLETION_STYLES "\n"
	"}\n"
	"\n"
	"_plume() {\n"
	"	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
	"	local command= options= i\n"
	"	COMPREPLY=()\n"
	"	# bash parts --option=value and FORMAT:FILE into three words.\n"
	"	if [ \"$word\" = = ] || [ \"$word\" = : ]; then\n"
	"		[ \"$word\" = = ] || before=:\n"
	"		word=\n"
	"	elif [ \"$before\" = = ]; then\n"
	"		before=${COMP_WORDS[COMP_CWORD-2]}\n"
	"	fi\n";

static void add_values(struct pl_completion *completion, enum pl_completes kind,
		       const struct pl_option *option)
{
	struct pl_buf *out = &completion->out;

	switch (kind) {
	case PL_COMPLETES_FLAG:
	case PL_COMPLETES_NOTHING:
		pl_buf_puts(out, ":");
		break;
	case PL_COMPLETES_FILES:
		pl_buf_puts(out, "_plume_files -f");
		break;
	case PL_COMPLETES_FOLDERS:
		pl_buf_puts(out, "_plume_files -d");
		break;
	case PL_COMPLETES_RULES:
		pl_buf_puts(out, "_plume_words \"$(_plume_rules)\"");
		break;
	case PL_COMPLETES_STYLES:
		pl_buf_puts(out, "_plume_words \"$(_plume_styles)\"");
		break;
	default:
		pl_buf_printf(out, "_plume_words '%.*s'",
			      PL_ARGS(pl_completion_words(completion, kind, option)));
	}
}

/* Behind an option that has a value comes its value, whatever the command. */
static void add_option_values(struct pl_completion *completion)
{
	struct pl_buf *out = &completion->out;

	pl_buf_puts(out, "	case $before in\n	:) _plume_files -f; return ;;\n");
	for (const struct pl_option *option = pl_options_table; option->name; option++) {
		if (option->type == PL_FLAG)
			continue;
		pl_buf_puts(out, "	");
		if (option->letter)
			pl_buf_printf(out, "-%c | ", option->letter);
		pl_buf_printf(out, "--%s) ", option->name);
		add_values(completion, pl_completes_option(option), option);
		pl_buf_puts(out, "; return ;;\n");
	}
	pl_buf_puts(out, "	esac\n");
}

static void add_find_command(struct pl_completion *completion)
{
	struct pl_buf *out = &completion->out;

	pl_buf_puts(out, "	for ((i = 1; i < COMP_CWORD; i++)); do\n"
			 "		case ${COMP_WORDS[i]} in\n		");
	for (size_t i = 0; pl_commands[i]; i++)
		pl_buf_printf(out, "%s%s", i ? " | " : "", pl_commands[i]->name);
	pl_buf_puts(out, ") command=${COMP_WORDS[i]}; break ;;\n"
			 "		esac\n"
			 "	done\n");
}

static void add_command_options(struct pl_completion *completion)
{
	struct pl_buf *out = &completion->out;

	pl_buf_puts(out, "	case ${command:-check} in\n");
	for (size_t i = 0; pl_commands[i]; i++) {
		pl_buf_printf(out, "	%s) options='", pl_commands[i]->name);
		for (const struct pl_option *option = pl_options_table; option->name; option++) {
			if (pl_command_takes(pl_commands[i], option))
				pl_buf_printf(out, "--%s ", option->name);
		}
		pl_buf_puts(out, "' ;;\n");
	}
	pl_buf_puts(out, "	esac\n"
			 "	case $word in\n"
			 "	-*) _plume_words \"$options\"; return ;;\n"
			 "	esac\n");
}

/* With no command, a word is one, or a draft to be checked. */
static void add_operands(struct pl_completion *completion)
{
	struct pl_buf *out = &completion->out;

	pl_buf_printf(out,
		      "	if [ -z \"$command\" ]; then\n"
		      "		_plume_files -f\n"
		      "		COMPREPLY+=($(compgen -W '%.*s' -- \"$word\"))\n"
		      "		return\n"
		      "	fi\n"
		      "	case $command in\n",
		      PL_ARGS(pl_buf_str(&completion->commands)));
	for (size_t i = 0; pl_commands[i]; i++) {
		enum pl_completes kind = pl_completes_operands(pl_commands[i]);

		if (kind == PL_COMPLETES_NOTHING)
			continue;
		pl_buf_printf(out, "	%s) ", pl_commands[i]->name);
		add_values(completion, kind, NULL);
		pl_buf_puts(out, " ;;\n");
	}
	pl_buf_puts(out, "	esac\n");
}

void pl_completion_bash(struct pl_completion *completion)
{
	pl_buf_puts(&completion->out, head);
	add_option_values(completion);
	add_find_command(completion);
	add_command_options(completion);
	add_operands(completion);
	pl_buf_puts(&completion->out, "}\ncomplete -F _plume plume\n");
}
