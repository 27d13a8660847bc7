/* plume test: do the rules find in their own examples what these say? */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/style.h"
#include "cli/tell.h"

#include "base/term.h"
#include "lint/trial.h"

#include <string.h>

struct testing {
	const struct pl_settings *settings;
	enum pl_lang lang;
	bool tap;
	struct pl_trial trial;
	struct pl_buf out;
	struct pl_buf faults; /* of the rule being tested */
	size_t first_layer;   /* rules of earlier ones are not asked for */
	size_t rules, untested, examples, failed, told;
};

/* --- for people ----------------------------------------------------------------------- */

static void add_text(struct pl_buf *out, const char *title, struct pl_str text, enum pl_lang lang)
{
	const char *word = pl_tr(lang, title);

	pl_buf_printf(out, "        %s ", word);
	if (text.len)
		pl_term_add(out, text, 0);
	else
		pl_buf_puts(out, pl_tr(lang, "nothing"));
	pl_buf_putc(out, '\n');
}

static void show_fault(struct testing *testing, const struct pl_rule *rule,
		       const struct pl_example *example)
{
	struct pl_buf *out = &testing->faults;

	pl_buf_puts(out, "    ");
	pl_term_add(out, pl_ref_str(&rule->file), 0);
	pl_buf_printf(out, ":%u: %s\n", example->line, pl_tr(testing->lang, testing->trial.fault));
	add_text(out, N_("draft: "), pl_ref_str(&example->draft), testing->lang);
	add_text(out, N_("wanted:"), testing->trial.wanted, testing->lang);
	add_text(out, N_("came:  "), testing->trial.got, testing->lang);
}

/* The rule's line goes before its faults, whose number is known behind them. */
static void show_rule(struct testing *testing, const struct pl_rule *rule, uint32_t failed)
{
	struct pl_buf *out = &testing->out;
	uint32_t n = rule->examples.n;

	pl_buf_puts(out, failed ? "not ok " : n ? "ok     " : "--     ");
	pl_term_add(out, pl_ref_str(&rule->name), 0);
	if (!n)
		pl_buf_puts(out, pl_tr(testing->lang, ": no examples"));
	else if (failed)
		pl_buf_printf(out,
			      pl_tr_n(testing->lang, ": %u of %u fails", ": %u of %u fail", failed),
			      failed, n);
	else
		pl_buf_printf(out, pl_tr_n(testing->lang, ": %u example", ": %u examples", n), n);
	pl_buf_putc(out, '\n');
	pl_buf_add(out, pl_buf_str(&testing->faults));
	out->failed = out->failed || testing->faults.failed;
	pl_buf_cut(&testing->faults, 0);
}

static void show_sum(struct testing *testing)
{
	struct pl_buf *out = &testing->out;
	enum pl_lang lang = testing->lang;

	if (testing->failed)
		pl_buf_printf(out,
			      pl_tr_n(lang, "%zu example of %zu fails.\n",
				      "%zu examples of %zu fail.\n", testing->failed),
			      testing->failed, testing->examples);
	else if (testing->examples)
		pl_buf_printf(out,
			      pl_tr_n(lang, "%zu example passed.\n", "%zu examples passed.\n",
				      testing->examples),
			      testing->examples);
	if (testing->untested)
		pl_buf_printf(out,
			      pl_tr_n(lang, "%zu rule has no examples.\n",
				      "%zu rules have no examples.\n", testing->untested),
			      testing->untested);
	if (!testing->examples)
		pl_buf_puts(out, pl_tr(lang, "A rule's examples stand in its file:\n"
					     "  examples:\n"
					     "    - {draft: \"a text that is found\", finds: "
					     "[\"found\"]}\n"
					     "    - {draft: \"one that is left alone\"}\n"));
}

/* --- TAP: https://testanything.org, version 13 ------------------------------------------ */

static void add_tap_text(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "  %s: ", key);
	pl_json_string(out, text);
	pl_buf_putc(out, '\n');
}

static void tap(struct testing *testing, const struct pl_rule *rule,
		const struct pl_example *example)
{
	struct pl_buf *out = &testing->out;
	const struct pl_trial *trial = &testing->trial;

	pl_buf_printf(out, "%s %zu - ", trial->fault ? "not ok" : "ok", ++testing->told);
	pl_term_add(out, pl_ref_str(&rule->name), 0);
	if (!example) {
		pl_buf_puts(out, " # SKIP no examples\n");
		return;
	}
	pl_buf_printf(out, " line %u\n", example->line);
	if (!trial->fault)
		return;
	pl_buf_puts(out, "  ---\n");
	add_tap_text(out, "message", pl_str_of(pl_tr(testing->lang, trial->fault)));
	add_tap_text(out, "file", pl_ref_str(&rule->file));
	add_tap_text(out, "draft", pl_ref_str(&example->draft));
	add_tap_text(out, "wanted", trial->wanted);
	add_tap_text(out, "got", trial->got);
	pl_buf_puts(out, "  ...\n");
}

/* --- the rules ---------------------------------------------------------------------------- */

static bool test_rule(struct testing *testing, const struct pl_rule *rule, struct pl_err *err)
{
	const struct pl_example *examples = PL_ROW(struct pl_example, &rule->examples);
	struct pl_trial *trial = &testing->trial;
	uint32_t failed = 0;

	trial->fault = NULL;
	if (testing->tap && !rule->examples.n)
		tap(testing, rule, NULL);
	for (uint32_t i = 0; i < rule->examples.n; i++) {
		if (!pl_trial_run(trial, rule, &examples[i], err))
			return false;
		failed += trial->fault != NULL;
		if (testing->tap)
			tap(testing, rule, &examples[i]);
		else if (trial->fault)
			show_fault(testing, rule, &examples[i]);
	}
	if (!testing->tap)
		show_rule(testing, rule, failed);
	testing->rules++;
	testing->untested += !rule->examples.n;
	testing->examples += rule->examples.n;
	testing->failed += failed;
	return true;
}

static bool named(const struct pl_rule *rule, const struct pl_values *names)
{
	for (size_t i = 0; i < names->n; i++) {
		if (pl_rule_is(rule, pl_str_of(names->at[i])))
			return true;
	}
	return false;
}

/* Rules of one's own are; those that ship unless a configuration leaves them out. */
static bool in_force(const struct testing *testing, const struct pl_rule_at *at)
{
	struct pl_options options = { 0 };
	enum pl_level level;

	if (testing->trial.options)
		options = *testing->trial.options;
	options.only = NULL;
	options.profile = PL_PROFILE_STRICT;
	options.level = PL_SUGGESTION;
	return at->layer->own.len || pl_rule_wanted(at->rule, &options, &level);
}

static bool asked_for(const struct testing *testing, const struct pl_rule_at *at)
{
	const struct pl_settings *settings = testing->settings;

	if ((size_t)(at->layer - testing->trial.rules->layers) < testing->first_layer)
		return false;
	if (!settings->names.n && !settings->styles.n)
		return in_force(testing, at);
	return named(at->rule, &settings->names) || named(at->rule, &settings->styles);
}

static bool nothing_to_test(const struct testing *testing, struct pl_err *err)
{
	const struct pl_settings *settings = testing->settings;
	const char *name = settings->names.n    ? settings->names.at[0]
			   : settings->styles.n ? settings->styles.at[0]
						: NULL;
	const char *nearest =
		name ? pl_ruleset_nearest(testing->trial.rules, pl_str_of(name)) : NULL;

	if (!name)
		return pl_fail(err, PL_INPUT, "there are no rules to test: STYLE/RULE.yml");
	return pl_fail(err, PL_INPUT, "there is no rule or style '%s' to test%s%s%s", name,
		       nearest ? pl_err_tr(err, "; did you mean '") : "", nearest ? nearest : "",
		       nearest ? pl_err_tr(err, "'?") : "");
}

static bool test_rules(struct testing *testing, struct pl_err *err)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	bool ok = true;

	if (testing->tap)
		pl_buf_puts(&testing->out, "TAP version 13\n");
	while (ok && pl_ruleset_next(testing->trial.rules, &walk, &at)) {
		if (asked_for(testing, &at))
			ok = test_rule(testing, at.rule, err);
	}
	if (!ok || (!testing->rules && !nothing_to_test(testing, err)))
		return false;
	if (testing->tap)
		pl_buf_printf(&testing->out, "1..%zu\n", testing->told);
	else
		show_sum(testing);
	return true;
}

static int test_all(struct testing *testing, const struct pl_ruleset *rules,
		    const struct pl_options *options, bool faulty)
{
	struct pl_err err = { .french = testing->lang == PL_FR };
	bool ok;

	testing->trial.rules = rules;
	testing->trial.options = options;
	ok = test_rules(testing, &err);
	if (!ok)
		pl_tell(&err);
	if (!pl_print(&testing->out) && !pl_pipe_closed())
		ok = false;
	if (!ok || faulty)
		return PL_EXIT_TROUBLE;
	return testing->failed ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
}

/* --- where they come from ------------------------------------------------------------------ */

static int test_loaded(struct testing *testing, struct pl_settings *settings)
{
	struct pl_loaded loaded;
	int status = PL_EXIT_TROUBLE;

	if (pl_load(&loaded, settings)) {
		pl_load_today(&loaded);
		status = test_all(testing, loaded.rules, &loaded.options, loaded.faulty);
	}
	pl_loaded_release(&loaded);
	return status;
}

/* What could not be read of the rules.  True when a rule is wrong, not only left out. */
static bool tell_faults(const struct pl_ruleset *rules)
{
	const struct pl_err *fault;
	bool faulty = false;

	for (size_t i = 0; (fault = pl_ruleset_fault(rules, i)); i++) {
		pl_tell(fault);
		faulty = faulty || fault->code != PL_SKIPPED;
	}
	return faulty;
}

static int test_folders(struct testing *testing, const struct pl_values *operands)
{
	struct pl_style_folder folders[PL_MOST_VALUES];
	const struct pl_source *layers[PL_MOST_VALUES];
	struct pl_err err = { .french = testing->lang == PL_FR };
	struct pl_ruleset *rules = NULL;
	bool ok = true;
	size_t n = 0;
	int status = PL_EXIT_TROUBLE;

	while (ok && n < operands->n) {
		ok = pl_style_folder_init(&folders[n], operands->at[n], &err);
		layers[n] = &folders[n].source;
		n++;
	}
	if (ok)
		rules = pl_ruleset_new(layers, n, &err);
	if (rules) {
		testing->first_layer = rules->n_layers - n;
		status = test_all(testing, rules, NULL, tell_faults(rules));
	} else {
		pl_tell(&err);
	}
	pl_ruleset_free(rules);
	while (n--)
		pl_style_folder_release(&folders[n]);
	return status;
}

static int run(struct pl_settings *settings)
{
	struct testing testing = { .settings = settings, .lang = settings->lang };
	const char *format = settings->format ? settings->format : "text";
	int status;

	testing.tap = !strcmp(format, "tap");
	if (!testing.tap && strcmp(format, "text") != 0) {
		pl_tellf(pl_tr(settings->lang, "no format is called '%s'; did you mean '%s'?"),
			 format, format[0] == 't' && format[1] == 'a' ? "tap" : "text");
		return PL_EXIT_TROUBLE;
	}
	status = settings->operands.n ? test_folders(&testing, &settings->operands)
				      : test_loaded(&testing, settings);
	pl_trial_release(&testing.trial);
	pl_buf_release(&testing.out);
	pl_buf_release(&testing.faults);
	return status;
}

const struct pl_command pl_command_test = {
	.name = "test",
	.operands = "[FOLDER]…",
	.help = N_(
		"try the examples in rule files: those of the folders, or of all rules in force"),
	.example = "plume test styles/MyStyle",
	.options = "rule style format rules config no-config no-cache",
	.run = run,
};
