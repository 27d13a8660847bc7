/* Showing a network whole: each of its facts with who says so and when. */
#include "cli/show.h"

#include "base/catalogue.h"
#include "base/term.h"
#include "guide/card.h"
#include "post/network.h"

#include <string.h>

enum { PAGE_COLUMNS = 78, INDENT = 4 };

static const char prefix[] = PL_CARD_PREFIX;

const char *pl_nearest_network(const struct pl_ruleset *rules, struct pl_str name)
{
	if (!pl_str_starts(name, prefix))
		return NULL;
	return pl_networks_nearest(&rules->networks,
				   pl_str_cut(name, sizeof(prefix) - 1, name.len));
}

void pl_list_networks(struct pl_buf *out, const struct pl_ruleset *rules)
{
	for (size_t i = 0; i < rules->networks.n; i++) {
		pl_buf_printf(out, "  %s", prefix);
		pl_term_add(out, pl_ref_str(&rules->networks.at[i]->name), 0);
		pl_buf_putc(out, '\n');
	}
}

/* --- text ------------------------------------------------------------------------------ */

static void add_wrapped(struct pl_buf *out, struct pl_str text)
{
	pl_buf_printf(out, "%*s", INDENT, "");
	pl_term_wrap(out, text,
		     (struct pl_wrap){ .column = INDENT, .indent = INDENT, .width = PAGE_COLUMNS });
	pl_buf_putc(out, '\n');
}

static const char *mark_words(struct pl_str mark)
{
	if (pl_str_is(mark, "certain"))
		return N_("certain");
	return pl_str_is(mark, "likely") ? N_("likely") : N_("old or in dispute");
}

/* Who says so; without a fact, the file that does. */
static void add_source(struct pl_buf *out, const struct pl_network *network,
		       const struct pl_fact *fact, enum pl_lang lang)
{
	struct pl_buf line = { 0 };

	if (!fact) {
		add_wrapped(out, pl_ref_str(&network->file));
		return;
	}
	pl_buf_printf(&line, "%s, %.*s%s%.*s", pl_tr(lang, mark_words(pl_ref_str(&fact->mark))),
		      PL_ARGS(pl_ref_str(&fact->date)), pl_tr(lang, ": "),
		      PL_ARGS(pl_ref_str(&fact->source)));
	add_wrapped(out, pl_buf_str(&line));
	out->failed = out->failed || line.failed;
	pl_buf_release(&line);
	pl_buf_printf(out, "%*s", INDENT, "");
	pl_term_add(out, pl_ref_str(&fact->url), 0);
	pl_buf_putc(out, '\n');
}

/* Titles and names are told at the head; a number that is 0 and of which nobody says anything
 * is not known. */
static bool is_told(const struct pl_param *param, struct pl_str value, const struct pl_fact *fact)
{
	if (!strcmp(param->name, "title") || !strcmp(param->name, "aliases"))
		return false;
	if (fact)
		return true;
	if (param->type == PL_PARAM_WORD)
		return !pl_str_is(value, param->words[0]) || !strcmp(param->name, "count");
	if (param->type == PL_PARAM_BOOL)
		return !pl_str_is(value, param->initial ? "true" : "false");
	return value.len > 0 && (param->type != PL_PARAM_UINT || !pl_str_is(value, "0"));
}

static void add_fact(struct pl_buf *out, const struct pl_network *network,
		     const struct pl_param *param, enum pl_lang lang)
{
	const struct pl_fact *fact = pl_network_fact(network, param->name);
	struct pl_buf value = { 0 };

	pl_network_value(&value, network, param);
	if (is_told(param, pl_buf_str(&value), fact)) {
		pl_buf_printf(out, "\n  %s: ", param->name);
		pl_term_add(out, pl_buf_str(&value), 0);
		pl_buf_putc(out, '\n');
		add_wrapped(out, pl_str_of(pl_tr(lang, param->help)));
		add_source(out, network, fact, lang);
	}
	out->failed = out->failed || value.failed;
	pl_buf_release(&value);
}

static void add_names(struct pl_buf *out, const struct pl_network *network, enum pl_lang lang)
{
	const struct pl_ref *aliases = PL_ROW(struct pl_ref, &network->aliases);

	for (uint32_t i = 0; i < network->aliases.n; i++) {
		pl_buf_puts(out, i ? ", " : pl_tr(lang, "  also called "));
		pl_term_add(out, pl_ref_str(&aliases[i]), 0);
	}
	pl_buf_puts(out, network->aliases.n ? "\n" : "");
	if (!network->base.len)
		return;
	pl_buf_puts(out, pl_tr(lang, "  changes what is known of "));
	pl_term_add(out, pl_ref_str(&network->base), 0);
	pl_buf_puts(out, pl_tr(lang, ", in "));
	pl_term_add(out, pl_ref_str(&network->file), 0);
	pl_buf_putc(out, '\n');
}

void pl_show_network(struct pl_buf *out, const struct pl_network *network, enum pl_lang lang)
{
	pl_buf_puts(out, prefix);
	pl_term_add(out, pl_ref_str(&network->name), 0);
	pl_buf_puts(out, " – ");
	pl_term_add(out, pl_network_title(network, lang), 0);
	pl_buf_putc(out, '\n');
	add_names(out, network, lang);
	for (const struct pl_param *param = pl_network_params; param->name; param++)
		add_fact(out, network, param, lang);
}

/* --- JSON --------------------------------------------------------------------------------- */

static void add_json(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, "\"%s\":", key);
	pl_json_string(out, text);
}

static void add_json_fact(struct pl_buf *out, const struct pl_network *network,
			  const struct pl_param *param, const char *comma)
{
	const struct pl_fact *fact = pl_network_fact(network, param->name);
	struct pl_buf value = { 0 };

	pl_network_value(&value, network, param);
	pl_buf_printf(out, "%s{", comma);
	add_json(out, "name", pl_str_of(param->name));
	pl_buf_putc(out, ',');
	add_json(out, "value", pl_buf_str(&value));
	for (size_t i = 0; fact && i < 4; i++) {
		static const char *const keys[] = { "mark", "source", "date", "url" };
		const struct pl_ref *const refs[] = { &fact->mark, &fact->source, &fact->date,
						      &fact->url };

		pl_buf_putc(out, ',');
		add_json(out, keys[i], pl_ref_str(refs[i]));
	}
	pl_buf_putc(out, '}');
	out->failed = out->failed || value.failed;
	pl_buf_release(&value);
}

void pl_show_network_json(struct pl_buf *out, const struct pl_network *network)
{
	const struct pl_ref *aliases = PL_ROW(struct pl_ref, &network->aliases);
	const char *comma = "";

	pl_buf_putc(out, '{');
	add_json(out, "network", pl_ref_str(&network->name));
	pl_buf_puts(out, ",\"aliases\":[");
	for (uint32_t i = 0; i < network->aliases.n; i++) {
		pl_buf_puts(out, i ? "," : "");
		pl_json_string(out, pl_ref_str(&aliases[i]));
	}
	pl_buf_puts(out, "],\"title\":{");
	add_json(out, "fr", pl_network_title(network, PL_FR));
	pl_buf_putc(out, ',');
	add_json(out, "en", pl_network_title(network, PL_EN));
	pl_buf_puts(out, "},");
	add_json(out, "file", pl_ref_str(&network->file));
	pl_buf_puts(out, ",\"facts\":[");
	for (const struct pl_param *param = pl_network_params; param->name; param++) {
		if (!strcmp(param->name, "title") || !strcmp(param->name, "aliases"))
			continue;
		add_json_fact(out, network, param, comma);
		comma = ",";
	}
	pl_buf_puts(out, "]}");
}
