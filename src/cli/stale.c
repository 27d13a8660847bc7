/* plume rules --stale: sources that should have been read again. */
#include "cli/truth.h"

#include "base/node.h"
#include "base/term.h"
#include "cli/command.h"
#include "cli/tell.h"
#include "guide/review.h"

#include <stdlib.h>

/* A source that is overdue, and whose. */
struct overdue {
	struct pl_str name, what; /* a rule; or a network and its key */
	struct pl_str title, url, date;
	struct pl_str provenance;
	struct pl_date due;
};

struct stale {
	PL_LIST(struct overdue) list;
	struct pl_date now;
};

/* The only clock of plume's commands; nothing that is said of a draft depends on it. */
static void look_at(struct stale *stale, const struct overdue *source, struct pl_str by,
		    struct pl_str read)
{
	const struct pl_review_of of = { source->date, by, read, source->provenance };
	struct pl_date due;
	struct overdue *row;

	if (!pl_review_due(&of, &due) || pl_review_order(stale->now, due) <= 0)
		return;
	row = PL_PUSH(&stale->list);
	if (!row)
		return;
	*row = *source;
	row->due = due;
}

static struct pl_str provenance_of(const struct pl_rule *rule)
{
	const struct pl_practice *practice =
		pl_shelf_find(pl_shelf_builtin(), pl_ref_str(&rule->practice));

	return practice ? pl_ref_str(&practice->provenance) : PL_STR("usage");
}

static void look_at_rule(struct stale *stale, const struct pl_rule_at *at)
{
	const struct pl_citation *sources = PL_ROW(struct pl_citation, &at->rule->sources);
	bool ships = !at->layer->own.len;

	for (uint32_t i = 0; i < at->rule->sources.n; i++) {
		struct overdue source = { .name = pl_ref_str(&at->rule->name),
					  .title = pl_ref_str(&sources[i].title),
					  .url = pl_ref_str(&sources[i].url),
					  .date = pl_ref_str(&sources[i].date),
					  .provenance = provenance_of(at->rule) };

		look_at(stale, &source, pl_ref_str(&sources[i].review_by),
			ships ? pl_str_of(pl_review_read) : PL_STR(""));
	}
}

static void look_at_network(struct stale *stale, const struct pl_network *network)
{
	const struct pl_fact *facts = PL_ROW(struct pl_fact, &network->facts);
	bool ships = pl_str_starts(pl_ref_str(&network->file), "rules/networks/");

	for (uint32_t i = 0; i < network->facts.n; i++) {
		struct overdue source = { .name = pl_ref_str(&network->name),
					  .what = pl_ref_str(&facts[i].name),
					  .title = pl_ref_str(&facts[i].source),
					  .url = pl_ref_str(&facts[i].url),
					  .date = pl_ref_str(&facts[i].date),
					  .provenance = PL_STR("network") };

		look_at(stale, &source, PL_STR(""), ships ? pl_str_of(pl_review_read) : PL_STR(""));
	}
}

static int longest_due(const void *a, const void *b)
{
	const struct overdue *one = a, *other = b;
	int order = pl_review_order(one->due, other->due);

	order = order ? order : pl_str_order(one->name, other->name);
	order = order ? order : pl_str_order(one->what, other->what);
	return order ? order : pl_str_order(one->title, other->title);
}

static void add_key(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, ",\"%s\":", key);
	pl_json_string(out, text);
}

static void add_json(struct pl_buf *out, const struct overdue *row)
{
	pl_buf_printf(out, "{\"review-by\":\"%04u-%02u-%02u\"", row->due.year, row->due.month,
		      row->due.day);
	add_key(out, row->what.len ? "network" : "rule", row->name);
	if (row->what.len)
		add_key(out, "key", row->what);
	add_key(out, "title", row->title);
	add_key(out, "url", row->url);
	add_key(out, "date", row->date);
	add_key(out, "provenance", row->provenance);
	pl_buf_putc(out, '}');
}

static void add_text(struct pl_buf *out, const struct overdue *row)
{
	pl_buf_printf(out, "%04u-%02u-%02u  ", row->due.year, row->due.month, row->due.day);
	pl_term_add(out, row->name, 0);
	if (row->what.len) {
		pl_buf_putc(out, ' ');
		pl_term_add(out, row->what, 0);
	}
	pl_buf_puts(out, "\n            ");
	pl_term_add(out, row->title, 0);
	pl_buf_puts(out, " (");
	pl_term_add(out, row->date, 0);
	pl_buf_puts(out, ")\n");
}

static void collect(struct stale *stale, const struct pl_loaded *loaded,
		    const struct pl_settings *settings)
{
	const struct pl_networks *networks = &loaded->rules->networks;
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(loaded->rules, &walk, &at)) {
		if (pl_rule_matches(at.rule, settings))
			look_at_rule(stale, &at);
	}
	for (size_t i = 0; i < networks->n && !settings->styles.n && !settings->operands.n; i++)
		look_at_network(stale, networks->at[i]);
	PL_SORT(&stale->list, longest_due);
}

int pl_list_stale(struct pl_buf *out, const struct pl_loaded *loaded,
		  const struct pl_settings *settings, bool json)
{
	struct stale stale = { .now = pl_today() };
	int32_t minutes;
	size_t n;

	if (settings->now)
		pl_date_read(pl_str_of(settings->now), &stale.now, &minutes);
	collect(&stale, loaded, settings);
	n = stale.list.n;
	if (json)
		pl_buf_puts(out, "{\"version\":1,\"stale\":[");
	for (size_t i = 0; i < n; i++) {
		pl_buf_puts(out, json ? (i ? ",\n" : "\n") : "");
		(json ? add_json : add_text)(out, &stale.list.at[i]);
	}
	if (json)
		pl_buf_puts(out, "]}\n");
	else
		pl_buf_printf(out,
			      n ? pl_tr_n(settings->lang, "%zu source should be read again.\n",
					  "%zu sources should be read again.\n", n)
				: pl_tr(settings->lang, "No source is overdue.\n"),
			      n);
	out->failed = out->failed || stale.list.failed;
	PL_LIST_RELEASE(&stale.list);
	return n ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
}
