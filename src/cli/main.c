/* plume: the command line. */
#include "cli/start.h"
#include "cli/tell.h"

#include <sys/stat.h>

/* `plume chek`: a first word that is no file and looks like a command was one. */
static bool misspelt_command(const struct pl_settings *settings, const char *word)
{
	struct stat found;
	const char *nearest;

	if (!word || word[0] == '-' || pl_command_find(word) || !lstat(word, &found))
		return false;
	nearest = pl_command_nearest(word);
	if (!nearest)
		return false;
	pl_tellf(pl_tr(settings->lang, "no command is called '%s'; did you mean '%s'?"), word,
		 nearest);
	return true;
}

int main(int argc, char **argv)
{
	struct pl_settings settings = { 0 };

	if (!pl_start(&settings, NULL, argc, argv) || misspelt_command(&settings, argv[1]))
		return PL_EXIT_TROUBLE;
	return pl_start_command(&settings);
}
