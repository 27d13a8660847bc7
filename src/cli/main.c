/* plume: the command line. */
#include "cli/command.h"
#include "cli/tell.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --lang must hold for errors about other options too, so it is looked for first. */
static const char *asked_language(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
		if (!strncmp(argv[i], "--lang=", 7))
			return argv[i] + 7;
		if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			return argv[i + 1];
	}
	return NULL;
}

/* `plume chek`: a first word that is no file and looks like a command was one. */
static bool misspelt_command(const struct pl_settings *settings, const char *word)
{
	const char *nearest = word && word[0] != '-' ? pl_command_nearest(word) : NULL;
	struct stat found;

	if (!nearest || pl_command_find(word) || !lstat(word, &found))
		return false;
	pl_tellf(pl_tr(settings->lang, "no command is called '%s'; did you mean '%s'?"), word,
		 nearest);
	return true;
}

static int run(struct pl_settings *settings)
{
	if (settings->version)
		return pl_command_find("version")->run(settings);
	if (settings->help) {
		settings->operands = (struct pl_values){ { settings->command->name }, 1 };
		return pl_command_find("help")->run(settings);
	}
	return settings->command->run(settings);
}

int main(int argc, char **argv)
{
	struct pl_settings settings = { 0 };
	struct pl_err err = { 0 };

	/* A reader that stops reading is told by write(2), and is no fault. */
	signal(SIGPIPE, SIG_IGN);
	settings.lang = pl_lang_choose(asked_language(argc, argv), getenv);
	if (!pl_settings_read(&settings, argc, argv, &err)) {
		pl_tell(&err);
		return PL_EXIT_TROUBLE;
	}
	if (misspelt_command(&settings, argv[1]))
		return PL_EXIT_TROUBLE;
	return run(&settings);
}
