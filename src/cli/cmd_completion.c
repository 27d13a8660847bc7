/* plume completion: what a shell asks for when Tab is pressed, written for that shell from
 * the tables of commands, options, formats and networks. */
#include "cli/completion.h"

#include "cli/tell.h"
#include "report/report.h"
#include "rule/ruleset.h"

#include <string.h>

/* --- what may stand where ---------------------------------------------------------------- */

static const char *const shells[] = { "bash", "zsh", "fish", NULL };

/* A word of what tables call a value or an operand, and what it stands for. */
static const struct {
	const char *word;
	enum pl_completes kind;
} meanings[] = {
	{ "FILE", PL_COMPLETES_FILES },       { "PATH", PL_COMPLETES_FILES },
	{ "FOLDER", PL_COMPLETES_FOLDERS },   { "FORMAT", PL_COMPLETES_FORMATS },
	{ "RULE", PL_COMPLETES_RULES },       { "NETWORK", PL_COMPLETES_NETWORKS },
	{ "COMMAND", PL_COMPLETES_COMMANDS }, { "SHELL", PL_COMPLETES_SHELLS },
};

static enum pl_completes meaning_of(const char *words)
{
	enum pl_completes kind = PL_COMPLETES_NOTHING;
	const char *first = NULL;

	for (size_t i = 0; words && i < sizeof(meanings) / sizeof(*meanings); i++) {
		const char *at = strstr(words, meanings[i].word);

		if (at && (!first || at < first)) {
			first = at;
			kind = meanings[i].kind;
		}
	}
	return kind;
}

/* Of options whose value is a NAME, the option says of what. */
enum pl_completes pl_completes_option(const struct pl_option *option)
{
	if (option->type == PL_FLAG)
		return PL_COMPLETES_FLAG;
	if (option->words)
		return PL_COMPLETES_WORDS;
	if (!strcmp(option->name, "network"))
		return PL_COMPLETES_NETWORKS;
	if (!strcmp(option->name, "rule"))
		return PL_COMPLETES_RULES;
	if (!strcmp(option->name, "style"))
		return PL_COMPLETES_STYLES;
	return meaning_of(option->argument);
}

enum pl_completes pl_completes_operands(const struct pl_command *command)
{
	return meaning_of(command->operands);
}

static void add_word(struct pl_buf *out, struct pl_str word)
{
	if (out->len)
		pl_buf_putc(out, ' ');
	pl_buf_add(out, word);
}

/* --- the words --------------------------------------------------------------------------- */

static bool find_words(struct pl_completion *completion, struct pl_err *err)
{
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, err);

	if (!rules)
		return false;
	for (size_t i = 0; i < rules->networks.n; i++)
		add_word(&completion->networks, pl_ref_str(&rules->networks.at[i]->name));
	pl_ruleset_free(rules);
	for (size_t i = 0; pl_formats[i]; i++)
		add_word(&completion->formats, pl_str_of(pl_formats[i]->name));
	for (size_t i = 0; pl_commands[i]; i++)
		add_word(&completion->commands, pl_str_of(pl_commands[i]->name));
	for (size_t i = 0; shells[i]; i++)
		add_word(&completion->shells, pl_str_of(shells[i]));
	return true;
}

struct pl_str pl_completion_words(const struct pl_completion *completion, enum pl_completes kind,
				  const struct pl_option *option)
{
	switch (kind) {
	case PL_COMPLETES_WORDS:
		return pl_str_of(option->words);
	case PL_COMPLETES_NETWORKS:
		return pl_buf_str(&completion->networks);
	case PL_COMPLETES_FORMATS:
		return pl_buf_str(&completion->formats);
	case PL_COMPLETES_COMMANDS:
		return pl_buf_str(&completion->commands);
	case PL_COMPLETES_SHELLS:
		return pl_buf_str(&completion->shells);
	default:
		return (struct pl_str){ 0 };
	}
}

void pl_completion_quote(struct pl_buf *out, const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'') {
			pl_buf_puts(out, "'\\''");
			continue;
		}
		if (strchr(special, *text))
			pl_buf_putc(out, '\\');
		pl_buf_putc(out, *text);
	}
}

/* --- the command ------------------------------------------------------------------------- */

static bool write_for(struct pl_completion *completion, const char *shell)
{
	if (!strcmp(shell, "bash"))
		pl_completion_bash(completion);
	else if (!strcmp(shell, "zsh"))
		pl_completion_zsh(completion);
	else if (!strcmp(shell, "fish"))
		pl_completion_fish(completion);
	else
		return false;
	return true;
}

static int run(struct pl_settings *settings)
{
	const char *shell = settings->operands.n == 1 ? settings->operands.at[0] : "";
	struct pl_completion completion = { .lang = settings->lang };
	struct pl_err err = { .french = settings->lang == PL_FR };
	bool ok = false;

	if (!find_words(&completion, &err))
		pl_tell(&err);
	else if (!write_for(&completion, shell))
		pl_tellf(pl_tr(settings->lang, "say for which shell: bash, zsh or fish, as in %s"),
			 settings->command->example);
	else
		ok = pl_print(&completion.out) || pl_pipe_closed();
	pl_buf_release(&completion.networks);
	pl_buf_release(&completion.formats);
	pl_buf_release(&completion.commands);
	pl_buf_release(&completion.shells);
	pl_buf_release(&completion.out);
	return ok ? PL_EXIT_CLEAN : PL_EXIT_TROUBLE;
}

const struct pl_command pl_command_completion = {
	.name = "completion",
	.operands = "SHELL",
	.help = N_("write what bash, zsh or fish needs to complete words of plume"),
	.example = "plume completion bash",
	.options = "",
	.run = run,
};
