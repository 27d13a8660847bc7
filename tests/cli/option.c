/* The command line: what words mean, and what is said of words that mean nothing. */
#include "cli/command.h"

#include "test.h"

enum { MOST_WORDS = 100 };

/* Reads a line of words parted by blanks, after the program's name. */
static bool read_line(struct pl_settings *settings, char *line, struct pl_err *err)
{
	char *words[MOST_WORDS] = { (char *)(uintptr_t) "plume" };
	int n = 1;

	*settings = (struct pl_settings){ .lang = PL_EN };
	for (char *word = strtok(line, " "); word && n < MOST_WORDS; word = strtok(NULL, " "))
		words[n++] = word;
	return pl_settings_read(settings, n, words, err);
}

static void show(struct pl_buf *out, const struct pl_settings *is)
{
	pl_buf_puts(out, is->command->name);
	for (size_t i = 0; i < is->networks.n; i++)
		pl_buf_printf(out, " network=%s", is->networks.at[i]);
	pl_buf_printf(out, "%s%s", is->format ? " format=" : "", is->format ? is->format : "");
	pl_buf_printf(out, "%s%s", is->output ? " output=" : "", is->output ? is->output : "");
	pl_buf_printf(out, "%s%s", is->level ? " level=" : "", is->level ? is->level : "");
	pl_buf_printf(out, "%s%s%s", is->no_config ? " no-config" : "", is->help ? " help" : "",
		      is->version ? " version" : "");
	pl_buf_printf(out, "%s%s", is->no_exit ? " no-exit" : "", is->sort ? " sort" : "");
	for (size_t i = 0; i < is->operands.n; i++)
		pl_buf_printf(out, " <%s>", is->operands.at[i]);
}

static const struct {
	const char *line, *shown; /* or the error's beginning */
} cases[] = {
	{ "", "check" },
	{ "check a.txt", "check <a.txt>" },
	{ "a.txt b.txt", "check <a.txt> <b.txt>" },
	{ "- a", "check <-> <a>" },
	{ "check check", "check <check>" },
	{ "count -n x a", "count network=x <a>" },
	{ "check a --network x -n facebook -nlinkedin", "check network=x network=facebook "
							"network=linkedin <a>" },
	{ "check --format=json --level error a", "check format=json level=error <a>" },
	{ "--format json a", "check format=json <a>" },
	{ "check --format=a=b", "check format=a=b" },
	{ "check --no-config -hV a", "check no-config help version <a>" },
	{ "check -- --network -n", "check <--network> <-n>" },
	{ "--output=JSON a", "check output=JSON <a>" },
	{ "check --output json a", "check output=json <a>" },
	{ "count --output=JSON a", "plume count has no option --output" },
	{ "--minAlertlevel=error a",
	  "plume check has no option --minAlertlevel; did you mean --minAlertLevel?" },
	{ "check --no-exit=true --sort=false a", "check no-exit <a>" },
	{ "check --no-exit=yes a", "--no-exit takes no value" },
	{ "check --netwrok x", "plume check has no option --netwrok; did you mean --network? "
			       "Example: plume check" },
	{ "check --qqqqqq", "plume check has no option --qqqqqq. Example: plume check" },
	{ "count --level error", "plume count has no option --level" },
	{ "check -z", "plume check has no option -z" },
	{ "check --network", "--network wants a value: --network NAME" },
	{ "check --level eror",
	  "--level cannot be 'eror'; it is one of: suggestion warning error" },
	{ "check --level err", "--level cannot be 'err'" },
	{ "check --level=", "--level cannot be ''" },
	{ "check --no-config=yes", "--no-config takes no value" },
};

static void words_mean_what_they_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_settings settings;
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };
		char line[200];
		bool ok;

		strcpy(line, cases[i].line);
		ok = read_line(&settings, line, &err);
		if (ok)
			show(&out, &settings);
		else
			pl_buf_puts(&out, err.text);
		if (ok ? !pl_str_is(pl_buf_str(&out), cases[i].shown)
		       : !pl_str_starts(pl_buf_str(&out), cases[i].shown)) {
			print_error("plume %s\nwanted: %s\ncame:   %s\n", cases[i].line,
				    cases[i].shown, out.at);
			fail();
		}
		pl_buf_release(&out);
	}
}

static void too_many_values_are_an_error(void **state)
{
	struct pl_settings settings;
	struct pl_err err = { 0 };
	char line[400] = "check";

	(void)state;
	for (int i = 0; i <= PL_MOST_VALUES; i++)
		strcat(line, " -nx");
	assert_false(read_line(&settings, line, &err));
	assert_int_equal(err.code, PL_LIMIT);
}

/* The environment of the test: NAME=VALUE, ended by NULL. */
static const char *const *environment;

static char *lookup(const char *name)
{
	size_t len = strlen(name);

	for (const char *const *one = environment; *one; one++) {
		if (!strncmp(*one, name, len) && (*one)[len] == '=')
			return (char *)(uintptr_t)(*one + len + 1);
	}
	return NULL;
}

static void languages_are_chosen_in_order(void **state)
{
	static const struct {
		const char *asked;
		const char *variables[4];
		enum pl_lang lang;
	} languages[] = {
		{ NULL, { NULL }, PL_FR },
		{ NULL, { "LANG=C" }, PL_FR },
		{ NULL, { "LANG=de_DE.UTF-8" }, PL_FR },
		{ NULL, { "LANG=en_GB.UTF-8" }, PL_EN },
		{ NULL, { "LANG=en_GB.UTF-8", "LC_ALL=fr_FR.UTF-8" }, PL_FR },
		{ NULL, { "LANG=en_GB.UTF-8", "LC_ALL=" }, PL_EN },
		{ NULL, { "LC_MESSAGES=en_US", "LANG=fr_FR" }, PL_EN },
		{ NULL, { "LC_ALL=fr_FR", "PLUME_LANG=en" }, PL_EN },
		{ "fr", { "PLUME_LANG=en" }, PL_FR },
		{ "en", { "PLUME_LANG=fr", "LANG=fr_FR" }, PL_EN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		environment = languages[i].variables;
		if (pl_lang_choose(languages[i].asked, lookup) != languages[i].lang)
			fail_msg("case %zu: the other language came", i);
	}
}

static void options_are_in_the_table(const struct pl_command *command, const char *all)
{
	char names[600];

	strcpy(names, all);
	for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
		const struct pl_option *option = pl_options_table;

		while (option->name && strcmp(option->name, name) != 0)
			option++;
		if (!option->name)
			fail_msg("plume %s: no option %s", command->name, name);
		assert_true(pl_command_takes(command, option));
		assert_int_equal(pl_option_is_vales(command, option), all == command->as_vale);
	}
}

static void every_option_of_a_command_is_in_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; pl_commands[i]; i++) {
		options_are_in_the_table(pl_commands[i], pl_commands[i]->options);
		if (pl_commands[i]->as_vale)
			options_are_in_the_table(pl_commands[i], pl_commands[i]->as_vale);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_mean_what_they_say),
		cmocka_unit_test(too_many_values_are_an_error),
		cmocka_unit_test(languages_are_chosen_in_order),
		cmocka_unit_test(every_option_of_a_command_is_in_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
