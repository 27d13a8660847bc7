/* plume card: a network on one screen, its limits and what the guides advise there. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/show.h"
#include "cli/tell.h"

#include "base/catalogue.h"
#include "base/term.h"
#include "base/unicode.h"
#include "guide/card.h"

/* A screen, of which the prompt takes a line. */
enum { LINES = 24, COLUMNS = 78, LABEL = 13, FOOT = 2, MOST_ADVICE = 9 };

struct card {
	const struct pl_network *network;
	const struct pl_ruleset *rules;
	const struct pl_shelf *shelf;
	enum pl_lang lang;
	bool color;
	struct pl_buf out;
};

static void add_row(void *context, struct pl_str label, struct pl_str text)
{
	struct card *card = context;

	pl_term_styled(&card->out, label, PL_BOLD, card->color);
	pl_buf_printf(&card->out, "%*s", (int)(LABEL - pl_width_all(label)), "");
	pl_term_wrap(&card->out, text, (struct pl_wrap){ LABEL, LABEL, COLUMNS });
	pl_buf_putc(&card->out, '\n');
}

static unsigned lines_of(const struct pl_buf *out)
{
	unsigned n = 0;

	for (size_t i = 0; i < out->len; i++)
		n += out->at[i] == '\n';
	return n;
}

/* By which `plume explain` knows a practice, where the line has room. */
static void add_name(struct card *card, unsigned column, struct pl_str name)
{
	if (column + name.len + 3 <= COLUMNS)
		pl_buf_printf(&card->out, "%*s(%.*s)", (int)(COLUMNS - 2 - column - name.len), "",
			      PL_ARGS(name));
}

static void add_advice(struct card *card)
{
	const struct pl_practice *list[MOST_ADVICE];
	size_t n = MOST_ADVICE;

	card->out.failed |= !pl_card_advice(card->rules, card->shelf, card->network, list, &n);
	pl_buf_puts(&card->out, n ? "\n" : "");
	for (size_t i = 0; i < n && lines_of(&card->out) + FOOT < LINES - 1; i++) {
		struct pl_str title = pl_text_in(&list[i]->title, card->lang);

		pl_buf_puts(&card->out, "- ");
		pl_term_add(&card->out, title, 0);
		add_name(card, pl_width_all(title) + 2, pl_ref_str(&list[i]->name));
		pl_buf_putc(&card->out, '\n');
	}
}

/* --- the command -------------------------------------------------------------------------------
 */

static void make(struct card *card)
{
	pl_term_styled(&card->out, pl_network_title(card->network, card->lang), PL_BOLD,
		       card->color);
	pl_buf_putc(&card->out, '\n');
	card->out.failed |= !pl_card_rows(card->network, card->lang, add_row, card);
	add_advice(card);
	pl_buf_printf(&card->out, pl_tr(card->lang, "\nEach fact with its source: %s%.*s\n"),
		      "plume explain network/", PL_ARGS(pl_ref_str(&card->network->name)));
}

static bool find(struct card *card, const struct pl_values *operands)
{
	struct pl_str name = operands->n ? pl_str_of(operands->at[0]) : PL_STR("");
	const char *nearest;

	if (operands->n == 1)
		card->network = pl_card_find(card->rules, name);
	if (card->network)
		return true;
	if (operands->n != 1) {
		pl_tellf("%s", pl_tr(card->lang, "card wants one network, as in plume card x"));
		return false;
	}
	nearest = pl_networks_nearest(&card->rules->networks, name);
	if (nearest)
		pl_tellf(pl_tr(card->lang, "no network is called '%.*s'; did you mean '%s'?"),
			 PL_ARGS(name), nearest);
	else
		pl_tellf(pl_tr(card->lang, "no network is called '%.*s'; ask plume explain for "
					   "their names"),
			 PL_ARGS(name));
	return false;
}

static int run(struct pl_settings *settings)
{
	struct card card = { 0 };
	struct pl_loaded loaded;
	int status = PL_EXIT_TROUBLE;

	if (pl_load(&loaded, settings)) {
		card.rules = loaded.rules;
		card.shelf = loaded.shelf;
		card.lang = settings->lang;
		card.color = pl_color(settings);
		if (find(&card, &settings->operands)) {
			make(&card);
			if ((pl_print(&card.out) || pl_pipe_closed()) && !loaded.faulty)
				status = PL_EXIT_CLEAN;
		}
	}
	pl_buf_release(&card.out);
	pl_loaded_release(&loaded);
	return status;
}

const struct pl_command pl_command_card = {
	.name = "card",
	.operands = "NETWORK",
	.help = N_("a network on one screen: its limits and what the guides advise"),
	.example = "plume card mastodon",
	.options = "guides rules config no-config verbose color",
	.run = run,
};
