/* Options: one table says name, letter, argument and meaning; help is printed
 * from it and reading fills the settings by it. */
#ifndef PL_CLI_OPTION_H
#define PL_CLI_OPTION_H

#include "base/catalogue.h"
#include "base/err.h"

enum { PL_MOST_VALUES = 64 };

/* Values of an option that may be given more than once; ends with a NULL. */
struct pl_values {
	const char *at[PL_MOST_VALUES + 1];
	size_t n;
};

/* What the command line says.  Words point into argv. */
struct pl_settings {
	const struct pl_command *command;
	const char *program;   /* that runs, when it is not plume itself: it has its own commands only */
	char **argv;           /* all words, to hand them over */
	enum pl_lang lang;
	struct pl_values networks, rules, names, styles, operands, formats;
	const char *format, *level, *fail_on, *input, *stdin_name, *config, *profile, *language,
		*color, *column, *columns, *max_size, *rate, *now, *jobs;
	bool show_suppressed, no_config, verbose, kinds, help, version;
	bool number, no_number;
	const char *number_at, *media;
	bool plain, no_history, quiz, no_ignore, stats, stale, cost, no_cache, update_baseline, cache;
	bool brief; /* one small file is all there is to look at, see struct pl_source */
	/* Of fix and undo. */
	struct pl_values only;
	const char *lines;
	bool diff, dry_run, suggested, check, in_place, no_undo;
	/* Of gate and init. */
	const char *max_level, *timeout;
	bool fail_open, yes;
	/* As Vale spells it. */
	const char *output, *output_file, *baseline, *guides, *min_level, *ext, *glob, *filter;
	bool no_exit, ignore_syntax, no_global, no_color;
	bool sort, normalize, relative, no_wrap; /* nothing to do: it is always so */
	char stdin_as[32];     /* what standard input is called then */
	const char *text;      /* the draft itself, given as an operand; or NULL */
};

struct pl_option {
	const char *name;      /* without dashes */
	char letter;           /* 0: none */
	enum { PL_FLAG, PL_ONE, PL_MANY } type;
	size_t offset;         /* in the settings: bool, const char *, struct pl_values */
	const char *argument;  /* what the help calls the value; NULL for flags */
	const char *help;      /* a msgid */
	const char *words;     /* the values it may have, parted by blanks; NULL: any */
};

extern const struct pl_option pl_options_table[]; /* ends with a NULL name */

/* Reads the words behind the program's name: the command, if one is named first
 * (else `check`), options in any place, operands.  Errors name the nearest word
 * and show an example. */
bool pl_settings_read(struct pl_settings *settings, int argc, char **argv, struct pl_err *err);
/* Does the command take the option? */
bool pl_command_takes(const struct pl_command *command, const struct pl_option *option);
/* Does it take the option since Vale has it?  Help tells these apart. */
bool pl_option_is_vales(const struct pl_command *command, const struct pl_option *option);

/* The language for messages: `asked` ("fr", "en", or NULL), then PLUME_LANG, then the
 * locale's variables; French when none says.  `getenv_` looks variables up. */
enum pl_lang pl_lang_choose(const char *asked, char *(*getenv_)(const char *));

#endif
