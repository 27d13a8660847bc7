/* Reading the command line by the tables of options and commands. */
#include "cli/command.h"

#include <string.h>

#define AT(field) offsetof(struct pl_settings, field)

const struct pl_option pl_options_table[] = {
	{ "network", 'n', PL_MANY, AT(networks), "NAME",
	  N_("the network it is for, when the draft does not say; may be repeated"), NULL },
	{ "level", 'l', PL_ONE, AT(level), "LEVEL", N_("what is shown (default suggestion)"),
	  "suggestion warning error" },
	{ "fail-on", 'f', PL_ONE, AT(fail_on), "LEVEL",
	  N_("from what level on the exit status is 1 (default warning)"),
	  "suggestion warning error" },
	{ "format", 'F', PL_MANY, AT(formats), "FORMAT[:FILE]",
	  N_("how it is told (default text on a terminal, else line), and where; check takes "
	     "several"),
	  NULL },
	{ "output", 'o', PL_ONE, AT(output), "FILE",
	  N_("the file to write to, whole or not at all; line, JSON and CLI are Vale's formats"),
	  NULL },
	{ "input", 0, PL_ONE, AT(input), "KIND",
	  N_("what the input is (default by the file's name)"),
	  "auto text markdown json jsonl csv" },
	{ "columns", 0, PL_ONE, AT(columns), "FIELD=NAME,…",
	  N_("which columns of a CSV hold what, such as text=Message,network=Canal"), NULL },
	{ "stdin-filename", 0, PL_ONE, AT(stdin_name), "PATH",
	  N_("the name that standard input stands for"), NULL },
	{ "rules", 0, PL_MANY, AT(rules), "FOLDER",
	  N_("a folder of rules to use besides; may be repeated"), NULL },
	{ "rule", 'r', PL_MANY, AT(names), "NAME", N_("only this rule; may be repeated"), NULL },
	{ "style", 's', PL_MANY, AT(styles), "NAME", N_("only this style; may be repeated"), NULL },
	{ "profile", 0, PL_ONE, AT(profile), "PROFILE",
	  N_("editor adds spelling, strict all rules that are kept out by default"),
	  "default editor strict" },
	{ "config", 0, PL_ONE, AT(config), "FILE",
	  N_("the configuration to use (default: .plume.yml or .vale.ini, found upwards)"), NULL },
	{ "no-config", 0, PL_FLAG, AT(no_config), NULL, N_("use no configuration"), NULL },
	{ "verbose", 'v', PL_FLAG, AT(verbose), NULL,
	  N_("say which configuration holds for which files"), NULL },
	{ "jobs", 'j', PL_ONE, AT(jobs), "N",
	  N_("threads to work in; 0: as many as there are processors (default 1)"), NULL },
	{ "baseline", 0, PL_ONE, AT(baseline), "FILE",
	  N_("findings that are known: only others are told, and count"), NULL },
	{ "guides", 0, PL_ONE, AT(guides), "FOLDER",
	  N_("guides to read in the place of those that ship: a copy of them, changed"), NULL },
	{ "cache", 0, PL_FLAG, AT(cache), NULL,
	  N_("do not look again at drafts that have not changed since the last time"), NULL },
	{ "no-cache", 0, PL_FLAG, AT(no_cache), NULL,
	  N_("neither use nor keep rules of yours as they were read last; PLUME_NO_CACHE does the "
	     "same"),
	  NULL },
	{ "update-baseline", 0, PL_FLAG, AT(update_baseline), NULL,
	  N_("write what is found to the file of --baseline"), NULL },
	{ "no-ignore", 0, PL_FLAG, AT(no_ignore), NULL,
	  N_("in folders, look at what .gitignore and .plumeignore name too"), NULL },
	{ "stats", 0, PL_FLAG, AT(stats), NULL,
	  N_("check: say at the end how many drafts were looked at, and how fast; rules: how often "
	     "each was right"),
	  NULL },
	{ "cost", 0, PL_FLAG, AT(cost), NULL,
	  N_("what each rule costs on the examples of all rules, the dearest first"), NULL },
	{ "stale", 0, PL_FLAG, AT(stale), NULL,
	  N_("the sources that should have been read again, today or at --now"), NULL },
	{ "diff", 0, PL_FLAG, AT(diff), NULL,
	  N_("write nothing but a diff, for patch -p1, on standard output"), NULL },
	{ "dry-run", 0, PL_FLAG, AT(dry_run), NULL, N_("say what would be done, and do nothing"),
	  NULL },
	{ "suggested", 0, PL_FLAG, AT(suggested), NULL,
	  N_("ask about each remedy that may change what is meant: y n a e w q ?"), NULL },
	{ "only", 0, PL_MANY, AT(only), "RULE",
	  N_("mend what this rule or style finds, and nothing else; may be repeated"), NULL },
	{ "lines", 0, PL_ONE, AT(lines), "FIRST:LAST",
	  N_("mend these lines alone; of a payload, the records that begin there"), NULL },
	{ "check", 0, PL_FLAG, AT(check), NULL,
	  N_("write nothing; the exit status is 1 when something would be mended"), NULL },
	{ "in-place", 0, PL_FLAG, AT(in_place), NULL,
	  N_("write into files that have several names (hard links), too"), NULL },
	{ "no-undo", 0, PL_FLAG, AT(no_undo), NULL, N_("keep nothing for plume undo"), NULL },
	{ "max-level", 0, PL_ONE, AT(max_level), "LEVEL",
	  N_("the gravest finding with which a draft may go out (default suggestion)"),
	  "none suggestion warning error" },
	{ "timeout", 0, PL_ONE, AT(timeout), "SECONDS",
	  N_("after how long the answer is no (default 10)"), NULL },
	{ "fail-open", 0, PL_FLAG, AT(fail_open), NULL,
	  N_("what cannot be judged may go out; by default it may not"), NULL },
	{ "yes", 'y', PL_FLAG, AT(yes), NULL, N_("ask nothing: take what is usual"), NULL },
	{ "max-size", 0, PL_ONE, AT(max_size), "MIB",
	  N_("largest file that is read, in MiB (default 16)"), NULL },
	{ "now", 0, PL_ONE, AT(now), "DATE",
	  N_("when drafts go out that do not say it, such as 2026-03-12 or \"2026-03-12 18:30\""),
	  NULL },
	{ "rate", 0, PL_ONE, AT(rate), "WPM",
	  N_("words a minute of the voice, from 80 to 450 (default 175)"), NULL },
	{ "column", 0, PL_ONE, AT(column), "UNIT",
	  N_("how columns of the line format are counted (default char)"), "byte char utf16" },
	{ "color", 0, PL_ONE, AT(color), "WHEN", N_("use colours (default auto)"),
	  "auto always never" },
	{ "show-suppressed", 0, PL_FLAG, AT(show_suppressed), NULL,
	  N_("tell what the draft silences too, and by what"), NULL },
	{ "number", 0, PL_FLAG, AT(number), NULL,
	  N_("number the parts, 1/3 and so on; the numbers count"), NULL },
	{ "no-number", 0, PL_FLAG, AT(no_number), NULL, N_("do not number the parts (default)"),
	  NULL },
	{ "number-at", 0, PL_ONE, AT(number_at), "PLACE",
	  N_("number the parts there (default end)"), "start end" },
	{ "media", 0, PL_ONE, AT(media), "HOW",
	  N_("the media go with the first part, or are spread over the parts (default first)"),
	  "first spread" },
	{ "plain", 0, PL_FLAG, AT(plain), NULL,
	  N_("no colours, no lines drawn, no paging: for screen readers (so does PLUME_PLAIN=1)"),
	  NULL },
	{ "no-history", 0, PL_FLAG, AT(no_history), NULL,
	  N_("keep nothing of what is typed, on disk or from moment to moment"), NULL },
	{ "quiz", 0, PL_FLAG, AT(quiz), NULL,
	  N_("begin with the question which of two posts is better, as plume guide exercise "
	     "--quiz"),
	  NULL },
	{ "kinds", 0, PL_FLAG, AT(kinds), NULL, N_("the kinds of rules and their keys"), NULL },
	{ "lang", 0, PL_ONE, AT(language), "LANGUAGE", N_("language of the messages"), "fr en" },
	/* Vale's, of 3.7.1 (cmd/vale/flag.go, read in 2026-11). */
	{ "minAlertLevel", 0, PL_ONE, AT(min_level), "LEVEL", N_("the same as --level"),
	  "suggestion warning error" },
	{ "no-exit", 0, PL_FLAG, AT(no_exit), NULL,
	  N_("the exit status is 0 whatever is found, and 2 on a fault"), NULL },
	{ "filter", 0, PL_ONE, AT(filter), "FILE|EXPR",
	  N_("only rules for which the expression holds, such as .Level in [\"error\"]"), NULL },
	{ "glob", 0, PL_ONE, AT(glob), "GLOB",
	  N_("only files whose path fits, such as *.{md,txt} or !drafts/*"), NULL },
	{ "ext", 0, PL_ONE, AT(ext), ".EXT",
	  N_("what standard input is, such as .md; it is called stdin.md then"), NULL },
	{ "ignore-syntax", 0, PL_FLAG, AT(ignore_syntax), NULL,
	  N_("read every file as plain text, whatever its name"), NULL },
	{ "no-global", 0, PL_FLAG, AT(no_global), NULL,
	  N_("no configuration of the user's own: none is ever read"), NULL },
	{ "no-color", 0, PL_FLAG, AT(no_color), NULL, N_("the same as --color never"), NULL },
	{ "sort", 0, PL_FLAG, AT(sort), NULL, N_("files by name: Vale's formats always do"), NULL },
	{ "normalize", 0, PL_FLAG, AT(normalize), NULL, N_("paths with slashes: they always have"),
	  NULL },
	{ "relative", 0, PL_FLAG, AT(relative), NULL,
	  N_("paths as they were given: they always are"), NULL },
	{ "no-wrap", 0, PL_FLAG, AT(no_wrap), NULL,
	  N_("long messages on one line: they always are"), NULL },
	{ "help", 'h', PL_FLAG, AT(help), NULL, N_("show this help"), NULL },
	{ "version", 'V', PL_FLAG, AT(version), NULL, N_("show the version"), NULL },
	{ 0 },
};

/* --- the language ------------------------------------------------------------------- */

static bool names_language(const char *word, enum pl_lang *lang)
{
	if (!word || !*word)
		return false;
	if (!strncmp(word, "fr", 2) || !strncmp(word, "en", 2)) {
		*lang = word[0] == 'f' ? PL_FR : PL_EN;
		return true;
	}
	return false;
}

enum pl_lang pl_lang_choose(const char *asked, char *(*getenv_)(const char *))
{
	static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	enum pl_lang lang = PL_FR;

	if (names_language(asked, &lang) || names_language(getenv_("PLUME_LANG"), &lang))
		return lang;
	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv_(variables[i]);

		/* The first that is set decides; what it does not say is French. */
		if (value && *value) {
			names_language(value, &lang);
			break;
		}
	}
	return lang;
}

/* --- words that are known --------------------------------------------------------------- */

static bool listed(const char *words, struct pl_str word)
{
	size_t at = 0;

	for (struct pl_str all = pl_str_of(words); (at = pl_str_find(all, word, at)) != SIZE_MAX;
	     at++) {
		bool starts = !at || words[at - 1] == ' ';
		char after = words[at + word.len];

		if (word.len && starts && (!after || after == ' '))
			return true;
	}
	return false;
}

bool pl_command_takes(const struct pl_command *command, const struct pl_option *option)
{
	return listed("lang help version", pl_str_of(option->name)) ||
	       listed(command->options, pl_str_of(option->name)) ||
	       pl_option_is_vales(command, option);
}

bool pl_option_is_vales(const struct pl_command *command, const struct pl_option *option)
{
	return command->as_vale && listed(command->as_vale, pl_str_of(option->name));
}

static const char *option_name(const void *command, size_t i)
{
	for (const struct pl_option *option = pl_options_table; option->name; option++) {
		if (pl_command_takes(command, option) && i-- == 0)
			return option->name;
	}
	return NULL;
}

static const struct pl_option *find_option(const struct pl_command *command, struct pl_str name)
{
	for (const struct pl_option *option = pl_options_table; option->name; option++) {
		if (pl_command_takes(command, option) && pl_str_is(name, option->name))
			return option;
	}
	return NULL;
}

static bool unknown_option(const struct pl_settings *settings, struct pl_str name,
			   struct pl_err *err)
{
	const struct pl_command *command = settings->command;
	const char *nearest = pl_nearest(name, option_name, command);

	return pl_fail(err, PL_INPUT,
		       pl_tr(settings->lang, "plume %s has no option --%.*s%s%s%s Example: %s"),
		       command->name, PL_ARGS(name),
		       nearest ? pl_tr(settings->lang, "; did you mean --") : "",
		       nearest ? nearest : "", nearest ? pl_tr(settings->lang, "?") : ".",
		       command->example);
}

/* --- one option --------------------------------------------------------------------------- */

static bool keep_value(struct pl_settings *settings, struct pl_values *values, const char *value,
		       struct pl_err *err)
{
	if (values->n == PL_MOST_VALUES)
		return pl_fail(err, PL_LIMIT, pl_tr(settings->lang, "more than %d values"),
			       PL_MOST_VALUES);
	values->at[values->n++] = value;
	return true;
}

/* Vale's flags may be given as --sort=true, too. */
static bool set_flag(struct pl_settings *settings, const struct pl_option *option,
		     const char *value, struct pl_err *err)
{
	bool *field = (bool *)((char *)settings + option->offset);
	bool vales = pl_option_is_vales(settings->command, option);

	*field = !value || (vales && !strcmp(value, "true"));
	return *field || (vales && !strcmp(value, "false")) ||
	       pl_fail(err, PL_INPUT, pl_tr(settings->lang, "--%s takes no value"), option->name);
}

static bool set_option(struct pl_settings *settings, const struct pl_option *option,
		       const char *value, struct pl_err *err)
{
	void *field = (char *)settings + option->offset;

	if (option->type == PL_FLAG)
		return set_flag(settings, option, value, err);
	if (option->words && !listed(option->words, pl_str_of(value)))
		return pl_fail(err, PL_INPUT,
			       pl_tr(settings->lang, "--%s cannot be '%s'; it is one of: %s"),
			       option->name, value, option->words);
	if (option->type == PL_MANY)
		return keep_value(settings, field, value, err);
	*(const char **)field = value;
	return true;
}

/* The words not read yet. */
struct words {
	char **next, **end;
};

static bool take_value(struct pl_settings *settings, const struct pl_option *option,
		       const char *value, struct words *words, struct pl_err *err)
{
	if (option->type == PL_FLAG || value)
		return set_option(settings, option, value, err);
	if (words->next == words->end)
		return pl_fail(err, PL_INPUT, pl_tr(settings->lang, "--%s wants a value: --%s %s"),
			       option->name, option->name, option->argument);
	return set_option(settings, option, *words->next++, err);
}

static bool read_long(struct pl_settings *settings, const char *word, struct words *words,
		      struct pl_err *err)
{
	const char *equals = strchr(word, '=');
	struct pl_str name =
		equals ? (struct pl_str){ word, (size_t)(equals - word) } : pl_str_of(word);
	const struct pl_option *option = find_option(settings->command, name);

	if (!option)
		return unknown_option(settings, name, err);
	return take_value(settings, option, equals ? equals + 1 : NULL, words, err);
}

/* -n x, -nx, and flags together: -hV. */
static bool read_short(struct pl_settings *settings, const char *word, struct words *words,
		       struct pl_err *err)
{
	for (; *word; word++) {
		const struct pl_option *option = pl_options_table;

		while (option->name &&
		       (option->letter != *word || !pl_command_takes(settings->command, option)))
			option++;
		if (!option->name)
			return pl_fail(
				err, PL_INPUT,
				pl_tr(settings->lang, "plume %s has no option -%c. Example: %s"),
				settings->command->name, *word, settings->command->example);
		if (option->type != PL_FLAG)
			return take_value(settings, option, word[1] ? word + 1 : NULL, words, err);
		if (!set_option(settings, option, NULL, err))
			return false;
	}
	return true;
}

static bool read_words(struct pl_settings *settings, struct words *words, struct pl_err *err)
{
	bool only_operands = false;

	while (words->next < words->end) {
		const char *word = *words->next++;
		bool ok;

		/* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): argv has words. */
		if (!only_operands && !strcmp(word, "--")) {
			only_operands = true;
			continue;
		}
		if (only_operands || word[0] != '-' || !word[1])
			ok = keep_value(settings, &settings->operands, word, err);
		else if (word[1] == '-')
			ok = read_long(settings, word + 2, words, err);
		else
			ok = read_short(settings, word + 1, words, err);
		if (!ok)
			return false;
	}
	return true;
}

/* The command that is named first, if the program has it. */
static const struct pl_command *command_of(const struct pl_settings *settings, const char *word)
{
	const struct pl_command *command = word ? pl_command_find(word) : NULL;
	const char *program = command ? command->program : NULL;

	if (settings->program && (!program || strcmp(program, settings->program) != 0))
		return NULL;
	return command;
}

/* The command that is meant where none is named. */
static const struct pl_command *usual_command(const struct pl_settings *settings)
{
	for (size_t i = 0; settings->program && pl_commands[i]; i++) {
		if (command_of(settings, pl_commands[i]->name))
			return pl_commands[i];
	}
	return pl_command_find("check");
}

bool pl_settings_read(struct pl_settings *settings, int argc, char **argv, struct pl_err *err)
{
	struct words words = { argv + 1, argv + argc };

	if (argc < 1)
		return pl_fail(err, PL_INPUT, "no command line");
	settings->command = command_of(settings, argc > 1 ? argv[1] : NULL);
	if (settings->command)
		words.next++;
	else
		settings->command = usual_command(settings);
	if (!read_words(settings, &words, err))
		return false;
	settings->format =
		settings->formats.n ? settings->formats.at[settings->formats.n - 1] : NULL;
	return true;
}
