/* plume rules: list and search rules, or show the kinds. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/show.h"
#include "cli/tell.h"
#include "cli/truth.h"

#include "base/term.h"
#include "rule/scope.h"
#include "base/unicode.h"

/* Case and accents do not matter to a search. */
static bool holds(struct pl_str text, struct pl_str word)
{
	struct pl_buf folded = { 0 }, wanted = { 0 };
	bool found = pl_fold(&folded, text, NULL) && pl_fold(&wanted, word, NULL) &&
		     pl_str_find(pl_buf_str(&folded), pl_buf_str(&wanted), 0) != SIZE_MAX;

	pl_buf_release(&folded);
	pl_buf_release(&wanted);
	return found;
}

bool pl_rule_matches(const struct pl_rule *rule, const struct pl_settings *settings)
{
	bool in_style = !settings->styles.n;

	for (size_t i = 0; i < settings->styles.n; i++)
		in_style = in_style || pl_str_is(pl_ref_str(&rule->style), settings->styles.at[i]);
	for (size_t i = 0; i < settings->operands.n; i++) {
		struct pl_str word = pl_str_of(settings->operands.at[i]);

		if (!holds(pl_ref_str(&rule->name), word) &&
		    !holds(pl_text_in(&rule->title, PL_FR), word) &&
		    !holds(pl_text_in(&rule->title, PL_EN), word) &&
		    !holds(pl_text_in(&rule->message, settings->lang), word))
			return false;
	}
	return in_style;
}

static void add_row(struct pl_buf *out, const struct pl_rule *rule, enum pl_lang lang)
{
	pl_term_add(out, pl_ref_str(&rule->name), 0);
	pl_buf_printf(out, "%*s", rule->name.len < 42 ? (int)(42 - rule->name.len) : 1, "");
	pl_buf_printf(out, "%-14s ", pl_tr(lang, pl_level_name((enum pl_level)rule->level)));
	pl_term_add(out, pl_text_in(&rule->title, lang), 0);
	if (rule->profile)
		pl_buf_printf(out, pl_tr(lang, " (profile %s)"),
			      pl_profile_name((enum pl_profile)rule->profile));
	pl_buf_putc(out, '\n');
}

static int list_rules(const struct pl_loaded *loaded, const struct pl_settings *settings, bool json,
		      struct pl_buf *out)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	size_t n = 0;

	if (json)
		pl_buf_puts(out, "{\"version\":1,\"rules\":[");
	while (pl_ruleset_next(loaded->rules, &walk, &at)) {
		if (!pl_rule_matches(at.rule, settings))
			continue;
		if (json) {
			pl_buf_puts(out, n ? ",\n" : "\n");
			pl_show_rule_json(out, at.rule);
		} else {
			add_row(out, at.rule, settings->lang);
		}
		n++;
	}
	if (json)
		pl_buf_puts(out, "]}\n");
	else if (n)
		pl_buf_printf(out,
			      pl_tr_n(settings->lang,
				      "%zu rule. plume explain NAME tells all about one.\n",
				      "%zu rules. plume explain NAME tells all about one.\n", n),
			      n);
	else
		pl_tellf("%s", pl_tr(settings->lang,
				     "no rule holds these words; plume rules lists them all"));
	return n ? PL_EXIT_CLEAN : PL_EXIT_FINDINGS;
}

static void add_scopes(struct pl_buf *out, enum pl_lang lang)
{
	pl_buf_puts(out, pl_tr(lang, "\nScopes:\n"));
	for (const struct pl_scope_word *word = pl_scope_words; word->name; word++) {
		if (word->help)
			pl_buf_printf(out, "  %-14s %s\n", word->name, pl_tr(lang, word->help));
	}
	pl_buf_puts(out, pl_tr(lang, "  Several in a list: any of them. heading.h2: both; ~table: "
				     "not within; text & ~alt: both.\n"));
}

static int list_kinds(enum pl_lang lang, struct pl_buf *out)
{
	pl_buf_puts(out, pl_tr(lang, "Keys of every rule:\n"));
	for (const struct pl_rule_key *key = pl_rule_keys; key->name; key++) {
		pl_key_tell(out, key->name, key->type, key->help, lang);
		pl_buf_putc(out, '\n');
	}
	pl_params_tell(out, pl_rule_params, lang);
	add_scopes(out, lang);
	for (size_t i = 0; pl_checks[i]; i++) {
		pl_buf_printf(out, "\n%s: %s\n", pl_checks[i]->name,
			      pl_tr(lang, pl_checks[i]->help));
		if (pl_checks[i]->args)
			pl_buf_printf(out, "  %%s: %s\n", pl_tr(lang, pl_checks[i]->args));
		pl_params_tell(out, pl_checks[i]->params, lang);
	}
	return PL_EXIT_CLEAN;
}

static int run(struct pl_settings *settings)
{
	bool json;
	struct pl_loaded loaded;
	struct pl_buf out = { 0 };
	int status = PL_EXIT_TROUBLE;

	if (!pl_show_format(settings, &json))
		return status;
	if (pl_load(&loaded, settings))
		status = settings->kinds   ? list_kinds(settings->lang, &out)
			 : settings->stale ? pl_list_stale(&out, &loaded, settings, json)
			 : settings->cost  ? pl_list_cost(&out, &loaded, settings, json)
			 : settings->stats ? pl_list_stats(&out, &loaded, settings, json)
					   : list_rules(&loaded, settings, json, &out);
	if ((!pl_print(&out) && !pl_pipe_closed()) || loaded.faulty)
		status = PL_EXIT_TROUBLE;
	pl_buf_release(&out);
	pl_loaded_release(&loaded);
	return status;
}

const struct pl_command pl_command_rules = {
	.name = "rules",
	.operands = "[WORD]…",
	.help = N_("list the rules, or those that hold the words"),
	.example = "plume rules accent",
	.options =
		"style format kinds stale stats cost now rules config no-config no-cache verbose",
	.run = run,
};
