/* Laws that everything in a table or a book keeps: both languages, a source with a
 * date, help, and names that lead somewhere. */
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"
#include "cli/command.h"
#include "guide/keys.h"
#include "guide/path.h"
#include "post/suppress.h"
#include "report/report.h"
#include "rule/config.h"
#include "rule/scope.h"

/* What is being judged, and how many kept all laws. */
struct court {
	const struct pl_ruleset *rules;
	const struct pl_shelf *shelf; /* NULL when none ships */
	const char *kind;
	struct pl_str name;
	bool broken;
	size_t passed, failed;
};

static void summon(struct court *court, const char *kind, struct pl_str name)
{
	court->kind = kind;
	court->name = name;
	court->broken = false;
}

static void dismiss(struct court *court)
{
	court->passed += !court->broken;
	court->failed += court->broken;
}

/* Tells when the law is not kept; `what` is about which part. */
static void law(struct court *court, bool kept, const char *law, struct pl_str what)
{
	if (kept)
		return;
	printf("failed: %s %.*s: %s%s%.*s\n", court->kind, PL_ARGS(court->name), law,
	       what.len ? ": " : "", PL_ARGS(what));
	court->broken = true;
}

/* --- what texts must be -------------------------------------------------------------------- */

static void law_translated(struct court *court, const char *text)
{
	if (text && *text)
		law(court, strcmp(pl_tr(PL_FR, text), text) != 0, "src/po/fr.po lacks",
		    pl_str_of(text));
}

static void law_help(struct court *court, const char *help, const char *what)
{
	law(court, help && *help, "it has no help", pl_str_of(what));
	law_translated(court, help);
}

/* One text under both names is one nobody has translated. */
static void law_text(struct court *court, const struct pl_text *text, const char *what)
{
	struct pl_str fr = pl_ref_str(&text->fr), en = pl_ref_str(&text->en);

	law(court, fr.len && en.len, "it lacks a language", pl_str_of(what));
	law(court, !fr.len || !pl_str_same(fr, en), "it is the same in both languages",
	    pl_str_of(what));
}

static void law_text_if_any(struct court *court, const struct pl_text *text, const char *what)
{
	if (text->fr.len || text->en.len)
		law_text(court, text, what);
}

static void law_length(struct court *court, const struct pl_text *text, size_t most,
		       const char *what)
{
	law(court, pl_code_points(pl_ref_str(&text->fr)) <= most, what, pl_ref_str(&text->fr));
	law(court, pl_code_points(pl_ref_str(&text->en)) <= most, what, pl_ref_str(&text->en));
}

/* [a-z0-9-]+, as often as wanted, with `sign` between. */
static bool is_name(struct pl_str name, char sign, size_t words)
{
	size_t letters = 0, n = 1;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];

		if (c == sign && letters) {
			letters = 0;
			n++;
		} else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') {
			letters++;
		} else {
			return false;
		}
	}
	return letters && n == words;
}

static bool is_number(struct pl_str text, uint64_t low, uint64_t high)
{
	uint64_t number;

	return pl_str_number(text, &number) && number >= low && number <= high;
}

/* 2014, 2014-12 or 2014-12-05. */
static bool is_date(struct pl_str date)
{
	if (date.len != 4 && date.len != 7 && date.len != 10)
		return false;
	return is_number(pl_str_cut(date, 0, 4), 1789, 2100) &&
	       (date.len < 7 || (date.at[4] == '-' && is_number(pl_str_cut(date, 5, 7), 1, 12))) &&
	       (date.len < 10 || (date.at[7] == '-' && is_number(pl_str_cut(date, 8, 10), 1, 31)));
}

static void law_sources(struct court *court, const struct pl_row *sources)
{
	const struct pl_citation *citations = PL_ROW(struct pl_citation, sources);

	law(court, sources->n > 0, "it has no source", PL_STR(""));
	for (uint32_t i = 0; i < sources->n; i++) {
		law(court, citations[i].title.len > 0, "a source has no title",
		    pl_ref_str(&citations[i].url));
		law(court, is_date(pl_ref_str(&citations[i].date)), "a source has no date",
		    pl_ref_str(&citations[i].title));
	}
}

/* --- rules ------------------------------------------------------------------------------------ */

static size_t count_verbs(struct pl_str message)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < message.len; i++) {
		if (message.at[i] != '%')
			continue;
		n += message.at[i + 1] != '%';
		i += message.at[i + 1] == '%';
	}
	return n;
}

/* A practice is told the rules that check it: both directions, or people get lost. */
static bool names_rule(const struct pl_practice *practice, struct pl_str name)
{
	const struct pl_ref *rules = PL_ROW(struct pl_ref, &practice->rules);

	for (uint32_t i = 0; i < practice->rules.n; i++) {
		if (pl_str_same(pl_ref_str(&rules[i]), name))
			return true;
	}
	return false;
}

static void judge_practice_of(struct court *court, struct pl_str name)
{
	const struct pl_practice *practice =
		court->shelf ? pl_shelf_find(court->shelf, name) : NULL;

	law(court, name.len > 0, "it belongs to no practice", PL_STR(""));
	law(court, !name.len || practice, "its practice is in no guide", name);
	law(court, !practice || names_rule(practice, court->name),
	    "its practice does not name it under check", name);
}

static void judge_rule(struct court *court, const struct pl_rule *rule)
{
	law(court, is_name(court->name, '.', 2), "its name is not of the form style.rule",
	    PL_STR(""));
	law_text(court, &rule->title, "title");
	law_text(court, &rule->message, "message");
	law_text(court, &rule->why, "why");
	law_length(court, &rule->title, 60, "its title has more than 60 characters");
	law_length(court, &rule->message, 160, "its message has more than 160 characters");
	law(court,
	    count_verbs(pl_ref_str(&rule->message.fr)) ==
		    count_verbs(pl_ref_str(&rule->message.en)),
	    "its message shows more in one language than in the other", PL_STR(""));
	judge_practice_of(court, pl_ref_str(&rule->practice));
	law_sources(court, &rule->sources);
}

static void judge_rules(struct court *court)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(court->rules, &walk, &at)) {
		summon(court, "rule", pl_ref_str(&at.rule->name));
		judge_rule(court, at.rule);
		dismiss(court);
	}
}

/* --- practices -------------------------------------------------------------------------------- */

static void judge_named_rules(struct court *court, const struct pl_practice *practice)
{
	for (uint32_t i = 0; i < practice->rules.n; i++) {
		struct pl_str name = pl_ref_str(PL_ROW(struct pl_ref, &practice->rules) + i);
		struct pl_rule_at at;
		bool known = pl_ruleset_find(court->rules, name, &at);

		law(court, known, "it names a rule that does not exist", name);
		law(court, !known || pl_str_same(pl_ref_str(&at.rule->practice), court->name),
		    "it names a rule that belongs to another practice", name);
	}
}

static bool is_provenance(struct pl_str word)
{
	static const char *const words[] = { "law", "official-guide", "charter", "accessibility",
					     "usage" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (pl_str_is(word, words[i]))
			return true;
	}
	return false;
}

/* A guide keeps what it asks for.  Only the form that a practice warns of may stand in it. */
static void law_clean(struct court *court, const struct pl_practice *practice,
		      const struct pl_text *text)
{
	const struct pl_options options = { .profile = PL_PROFILE_STRICT };
	struct pl_str french = pl_ref_str(&text->fr);
	struct pl_err err = { 0 };
	struct pl_findings *findings;

	if (!french.len)
		return;
	findings = pl_lint(court->rules, french.at, french.len, &options, &err);
	law(court, findings != NULL, "it cannot be checked", pl_str_of(err.text));
	for (size_t i = 0; findings && i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		law(court, finding.suppressed || names_rule(practice, finding.rule),
		    "a rule finds fault with what it says", finding.rule);
	}
	pl_findings_free(findings);
}

static void judge_practice(struct court *court, const struct pl_practice *practice)
{
	const struct pl_text *const texts[] = { &practice->title, &practice->advice, &practice->why,
						&practice->good, &practice->by_hand };

	law(court, is_name(court->name, '/', 3),
	    "its name is not of the form guide/chapter/practice", PL_STR(""));
	law_text(court, &practice->title, "title");
	law_text(court, &practice->advice, "advice");
	law_text(court, &practice->why, "why");
	law_text_if_any(court, &practice->by_hand, "by-hand");
	law(court, !practice->since.len || is_date(pl_ref_str(&practice->since)),
	    "since when is no date", pl_ref_str(&practice->since));
	law(court, is_provenance(pl_ref_str(&practice->provenance)),
	    "its provenance is not one of ours", pl_ref_str(&practice->provenance));
	law_sources(court, &practice->sources);
	judge_named_rules(court, practice);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		law_clean(court, practice, texts[i]);
}

static void judge_practices(struct court *court)
{
	uint32_t n = court->shelf ? pl_shelf_practices(court->shelf) : 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct pl_practice *practice = pl_shelf_practice(court->shelf, i);

		summon(court, "practice", pl_ref_str(&practice->name));
		judge_practice(court, practice);
		dismiss(court);
	}
}

/* --- networks --------------------------------------------------------------------------------- */

/* What a fact says of a number is what the program goes by. */
static void judge_fact(struct court *court, const struct pl_network *network,
		       const struct pl_fact *fact)
{
	struct pl_str name = pl_ref_str(&fact->name);
	const struct pl_param *param = pl_param_find(pl_network_params, name);
	struct pl_buf value = { 0 };

	law(court, param != NULL, "a fact is about no key", name);
	if (param)
		pl_network_value(&value, network, param);
	law(court, !param || pl_str_same(pl_buf_str(&value), pl_ref_str(&fact->value)),
	    "a fact says another value", name);
	law(court, pl_str_starts(pl_ref_str(&fact->url), "https://"), "a fact has no address",
	    name);
	pl_buf_release(&value);
}

static void judge_networks(struct court *court)
{
	for (size_t i = 0; i < court->rules->networks.n; i++) {
		const struct pl_network *network = court->rules->networks.at[i];
		const struct pl_fact *facts = PL_ROW(struct pl_fact, &network->facts);

		summon(court, "network", pl_ref_str(&network->name));
		law(court, network->facts.n > 0, "it tells no facts", PL_STR(""));
		for (uint32_t f = 0; f < network->facts.n; f++) {
			law(court, facts[f].source.len > 0, "a fact has no source",
			    pl_ref_str(&facts[f].name));
			law(court, is_date(pl_ref_str(&facts[f].date)), "a fact has no date",
			    pl_ref_str(&facts[f].name));
			judge_fact(court, network, &facts[f]);
		}
		dismiss(court);
	}
}

/* --- checks ----------------------------------------------------------------------------------- */

static bool is_used(const struct pl_ruleset *rules, size_t check)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(rules, &walk, &at)) {
		if (at.rule->check == check)
			return true;
	}
	return false;
}

static void judge_params(struct court *court, const struct pl_param *params)
{
	for (; params->name; params++) {
		summon(court, "key", pl_str_of(params->name));
		law_help(court, params->help, "");
		dismiss(court);
	}
}

static void judge_keys(struct court *court)
{
	for (const struct pl_rule_key *key = pl_rule_keys; key->name; key++) {
		summon(court, "key", pl_str_of(key->name));
		law_help(court, key->help, "");
		dismiss(court);
	}
	judge_params(court, pl_rule_params);
	judge_params(court, pl_config_params);
	judge_params(court, pl_section_params);
	judge_params(court, pl_network_params);
	for (const struct pl_guide_keys *keys = pl_guide_keys; keys->title; keys++) {
		summon(court, "keys", pl_str_of(keys->title));
		law_translated(court, keys->title);
		dismiss(court);
		judge_params(court, keys->params);
		if (keys->lists)
			judge_params(court, keys->lists);
	}
}

/* Every scope that the engine knows has a word that people are told. */
static void judge_scopes(struct court *court)
{
	uint32_t told = 0;

	for (const struct pl_scope_word *word = pl_scope_words; word->name; word++) {
		summon(court, "scope", pl_str_of(word->name));
		law(court, word->within || word->scopes, "it is nothing", PL_STR(""));
		if (word->help)
			law_help(court, word->help, "");
		told |= word->scopes;
		dismiss(court);
	}
	for (uint32_t i = 0; i < PL_N_SCOPES; i++) {
		summon(court, "scope", pl_str_of(pl_scope_names[i] ? pl_scope_names[i] : "?"));
		law(court, told >> i & 1, "src/rule/scope.c has no word for it", PL_STR(""));
		dismiss(court);
	}
}

/* Kinds of Vale that are there for other people's styles. */
static bool is_for_others(const char *name)
{
	static const char *const names[] = { "capitalization", "conditional", "consistency",
					     "metric",         "readability", "sequence",
					     "spelling" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(name, names[i]) == 0)
			return true;
	}
	return false;
}

static void judge_checks(struct court *court)
{
	for (size_t i = 0; pl_checks[i]; i++) {
		const struct pl_check *check = pl_checks[i];

		summon(court, "check", pl_str_of(check->name));
		law_help(court, check->help, "");
		law_help(court, check->args, "what %s stands for");
		for (const struct pl_param *param = check->params; param->name; param++)
			law_help(court, param->help, param->name);
		law(court, is_used(court->rules, i) || is_for_others(check->name),
		    "no rule uses it", PL_STR(""));
		dismiss(court);
	}
}

static void judge_verbs(struct court *court)
{
	for (const struct pl_suppress_verb *verb = pl_suppress_verbs; verb->en; verb++) {
		summon(court, "verb", pl_str_of(verb->en));
		law_help(court, verb->help, "");
		law(court, verb->fr && strcmp(verb->fr, verb->en) != 0, "it has no French word",
		    PL_STR(""));
		dismiss(court);
	}
}

/* --- the command line ---------------------------------------------------------------------------
 */

static void judge_options(struct court *court)
{
	for (const struct pl_option *option = pl_options_table; option->name; option++) {
		bool taken = false;

		summon(court, "option", pl_str_of(option->name));
		law_help(court, option->help, "");
		law(court, (option->type == PL_FLAG) == !option->argument,
		    "the help must name its value, and only then", PL_STR(""));
		for (size_t i = 0; pl_commands[i]; i++)
			taken = taken || pl_command_takes(pl_commands[i], option);
		law(court, taken, "no command takes it", PL_STR(""));
		dismiss(court);
	}
}

static void judge_commands(struct court *court)
{
	for (size_t i = 0; pl_commands[i]; i++) {
		const struct pl_command *command = pl_commands[i];

		summon(court, "command", pl_str_of(command->name));
		law_help(court, command->help, "");
		law(court, command->example && *command->example, "it has no example", PL_STR(""));
		dismiss(court);
	}
}

static void judge_formats(struct court *court)
{
	for (size_t i = 0; pl_formats[i]; i++) {
		summon(court, "format", pl_str_of(pl_formats[i]->name));
		law_help(court, pl_formats[i]->help, "");
		dismiss(court);
	}
}

/* --- all of them -------------------------------------------------------------------------------
 */

static const struct {
	const char *name;
	void (*judge)(struct court *court);
} sessions[] = {
	{ "rules", judge_rules },       { "practices", judge_practices },
	{ "networks", judge_networks }, { "keys", judge_keys },
	{ "scopes", judge_scopes },     { "checks", judge_checks },
	{ "options", judge_options },   { "commands", judge_commands },
	{ "formats", judge_formats },   { "verbs", judge_verbs },
};

int main(void)
{
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct court court = { .rules = rules, .shelf = pl_shelf_builtin() };

	if (!rules) {
		printf("failed: %s\n", err.text);
		return 1;
	}
	for (size_t i = 0; i < sizeof(sessions) / sizeof(*sessions); i++) {
		size_t passed = court.passed, failed = court.failed;

		sessions[i].judge(&court);
		printf("%s: %zu passed, %zu failed\n", sessions[i].name, court.passed - passed,
		       court.failed - failed);
	}
	pl_ruleset_free(rules);
	printf("%zu passed, %zu failed\n", court.passed, court.failed);
	return court.failed > 0;
}
