/* plume help: printed from the tables of commands, options and formats. */
#include "cli/command.h"
#include "cli/tell.h"
#include "post/suppress.h"
#include "report/report.h"

#include "base/unicode.h"

static void add_row(struct pl_buf *out, const char *left, const char *right)
{
	unsigned width = pl_width_all(pl_str_of(left));

	pl_buf_printf(out, "  %s%*s  %s\n", left, width < 24 ? (int)(24 - width) : 0, "", right);
}

static void add_option(struct pl_buf *out, const struct pl_option *option, enum pl_lang lang)
{
	struct pl_buf left = { 0 };

	if (option->letter)
		pl_buf_printf(&left, "-%c, ", option->letter);
	pl_buf_printf(&left, "--%s", option->name);
	if (option->argument)
		pl_buf_printf(&left, " %s", option->argument);
	add_row(out, left.at ? left.at : "", pl_tr(lang, option->help));
	pl_buf_release(&left);
}

static void add_options(struct pl_buf *out, const struct pl_command *command, bool as_vale,
			enum pl_lang lang)
{
	for (const struct pl_option *option = pl_options_table; option->name; option++) {
		if (pl_command_takes(command, option) &&
		    pl_option_is_vales(command, option) == as_vale)
			add_option(out, option, lang);
	}
}

static void add_formats(struct pl_buf *out, enum pl_lang lang)
{
	pl_buf_puts(out, pl_tr(lang, "\nFormats:\n"));
	for (size_t i = 0; pl_formats[i]; i++)
		add_row(out, pl_formats[i]->name, pl_tr(lang, pl_formats[i]->help));
}

/* What a draft may say to the rules itself. */
static void add_verbs(struct pl_buf *out, enum pl_lang lang)
{
	pl_buf_puts(out, pl_tr(lang, "\nIn a draft <!-- plume RULE off: reason --> silences a rule "
				     "or a style; the words:\n"));
	for (const struct pl_suppress_verb *verb = pl_suppress_verbs; verb->en; verb++) {
		struct pl_buf words = { 0 };

		pl_buf_printf(&words, "%s, %s", verb->en, verb->fr);
		add_row(out, words.at ? words.at : "", pl_tr(lang, verb->help));
		pl_buf_release(&words);
	}
}

static void help_command(struct pl_buf *out, const struct pl_command *command, enum pl_lang lang)
{
	struct pl_option format = { .name = "format" };

	pl_buf_printf(out, pl_tr(lang, "Usage: plume %s [OPTION]… %s\n\n%s.\n\nOptions:\n"),
		      command->name, command->operands, pl_tr(lang, command->help));
	add_options(out, command, false, lang);
	if (command->as_vale) {
		pl_buf_puts(out, pl_tr(lang, "\nAs Vale spells it:\n"));
		add_options(out, command, true, lang);
	}
	if (command == pl_command_find("check") && pl_command_takes(command, &format)) {
		add_formats(out, lang);
		add_verbs(out, lang);
	}
	pl_buf_printf(out, pl_tr(lang, "\nExample: %s\n"), command->example);
}

static void help_all(struct pl_buf *out, enum pl_lang lang)
{
	pl_buf_puts(
		out,
		pl_tr(lang,
		      "plume reads drafts of posts before they are published.\n\n"
		      "Usage: plume COMMAND [OPTION]… [FILE|FOLDER|-]…\n"
		      "       plume FILE…          the same as plume check FILE…\n\nCommands:\n"));
	for (size_t i = 0; pl_commands[i]; i++)
		add_row(out, pl_commands[i]->name, pl_tr(lang, pl_commands[i]->help));
	pl_buf_puts(out, pl_tr(lang, "\nplume help COMMAND shows its options.\n"
				     "Exit status: 0 nothing to mend, 1 findings, 2 the job could "
				     "not be done.\n"));
}

static int run(struct pl_settings *settings)
{
	const char *name = settings->operands.n ? settings->operands.at[0] : NULL;
	const struct pl_command *command = name ? pl_command_find(name) : NULL;
	const char *nearest = name ? pl_command_nearest(name) : NULL;
	struct pl_buf out = { 0 };
	bool ok;

	if (name && !command) {
		pl_tellf(pl_tr(settings->lang, "no command is called '%s'; did you mean '%s'?"),
			 name, nearest ? nearest : "check");
		return PL_EXIT_TROUBLE;
	}
	if (command)
		help_command(&out, command, settings->lang);
	else
		help_all(&out, settings->lang);
	ok = pl_print(&out);
	pl_buf_release(&out);
	return ok || pl_pipe_closed() ? PL_EXIT_CLEAN : PL_EXIT_TROUBLE;
}

const struct pl_command pl_command_help = {
	.name = "help",
	.operands = "[COMMAND]",
	.help = N_("show the commands, or one with its options"),
	.example = "plume help check",
	.options = "",
	.run = run,
};
