/* plume explain: everything about one rule, practice or network. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/show.h"
#include "cli/tell.h"

#include "base/term.h"
#include "guide/card.h"

/* With no name: what there is to explain. */
static void list_all(struct pl_buf *out, const struct pl_loaded *loaded, enum pl_lang lang)
{
	const struct pl_shelf *shelf = loaded->shelf;
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	pl_buf_puts(out,
		    pl_tr(lang, "plume explain NAME, where NAME is a practice of the guides:\n"));
	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		const struct pl_practice *practice = pl_shelf_practice(shelf, i);

		pl_buf_puts(out, "  ");
		pl_term_add(out, pl_ref_str(&practice->name), 0);
		pl_buf_putc(out, '\n');
	}
	pl_buf_puts(out, pl_tr(lang, "or a network:\n"));
	pl_list_networks(out, loaded->rules);
	pl_buf_puts(out, pl_tr(lang, "or a rule:\n"));
	while (pl_ruleset_next(loaded->rules, &walk, &at)) {
		pl_buf_puts(out, "  ");
		pl_term_add(out, pl_ref_str(&at.rule->name), 0);
		pl_buf_putc(out, '\n');
	}
}

static bool unknown(const struct pl_loaded *loaded, const char *name, enum pl_lang lang)
{
	struct pl_str word = pl_str_of(name);
	bool practice = pl_str_find(word, PL_STR("/"), 0) != SIZE_MAX;
	const char *network = pl_nearest_network(loaded->rules, word);
	const char *nearest = network    ? network
			      : practice ? pl_shelf_nearest(loaded->shelf, word)
					 : pl_ruleset_nearest(loaded->rules, word);

	if (nearest)
		pl_tellf(pl_tr(lang,
			       "no rule, practice or network is called '%s'; did you mean '%s'?"),
			 name, nearest);
	else
		pl_tellf(pl_tr(lang, "no rule, practice or network is called '%s'; plume rules "
				     "WORD searches, "
				     "plume explain lists"),
			 name);
	return false;
}

static bool explain(struct pl_buf *out, const struct pl_loaded *loaded, const char *name, bool json,
		    enum pl_lang lang)
{
	const struct pl_practice *practice = pl_shelf_find(loaded->shelf, pl_str_of(name));
	const struct pl_network *network = pl_card_find(loaded->rules, pl_str_of(name));
	struct pl_rule_at at;

	if (practice && json)
		pl_show_practice_json(out, practice);
	else if (practice)
		pl_show_practice(out, loaded->rules, practice, lang);
	else if (network && json)
		pl_show_network_json(out, network);
	else if (network)
		pl_show_network(out, network, lang);
	else if (!pl_ruleset_find(loaded->rules, pl_str_of(name), &at))
		return unknown(loaded, name, lang);
	else if (json)
		pl_show_rule_json(out, at.rule);
	else
		pl_show_rule(out, loaded->shelf, at.rule, lang);
	if (json)
		pl_buf_putc(out, '\n');
	return true;
}

static int run(struct pl_settings *settings)
{
	bool json;
	struct pl_loaded loaded;
	struct pl_buf out = { 0 };
	bool ok;

	if (!pl_show_format(settings, &json))
		return PL_EXIT_TROUBLE;
	ok = pl_load(&loaded, settings);
	if (ok && !settings->operands.n)
		list_all(&out, &loaded, settings->lang);
	for (size_t i = 0; ok && i < settings->operands.n; i++) {
		pl_buf_puts(&out, i && !json ? "\n" : "");
		ok = explain(&out, &loaded, settings->operands.at[i], json, settings->lang);
	}
	ok = (pl_print(&out) || pl_pipe_closed()) && ok && !loaded.faulty;
	pl_buf_release(&out);
	pl_loaded_release(&loaded);
	return ok ? PL_EXIT_CLEAN : PL_EXIT_TROUBLE;
}

const struct pl_command pl_command_explain = {
	.name = "explain",
	.operands = "[RULE|PRACTICE|NETWORK]…",
	.help = N_("everything about a rule, with its page of the guide; or about a practice or "
		   "network"),
	.example = "plume explain typographie.signe-colle",
	.options = "format guides rules config no-config verbose",
	.run = run,
};
