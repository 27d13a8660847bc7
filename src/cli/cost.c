/* plume rules --cost: what rules cost, by work that is the same on every machine. */
#include "cli/truth.h"

#include "base/node.h"
#include "base/term.h"
#include "cli/command.h"
#include "cli/tell.h"
#include "lint/lint.h"
#include "rule/example.h"

#include <stdlib.h>

/* A rule and what it cost. */
struct priced {
	const struct pl_rule *rule;
	const char *engine;
	bool always; /* nothing that a draft lacks keeps it from running */
	struct pl_cost cost;
};

struct pricing {
	const struct pl_ruleset *rules;
	struct pl_cost *costs;
	uint64_t drafts, bytes;
	PL_LIST(struct priced) list;
};

/* --- measuring ------------------------------------------------------------------------------ */

static bool measure(struct pricing *pricing, struct pl_lint_work *work, struct pl_str draft,
		    struct pl_err *err)
{
	struct pl_hints hints = { .known = &pricing->rules->networks };
	struct pl_options options = { .profile = PL_PROFILE_STRICT };
	struct pl_findings *findings = pl_findings_new(pricing->rules, draft, &hints, err);
	bool ok = findings != NULL;

	if (ok) {
		findings->costs = pricing->costs;
		ok = pl_findings_run(findings, &options, work, err);
	}
	pl_findings_free(findings);
	pricing->drafts += ok;
	pricing->bytes += ok ? draft.len : 0;
	return ok;
}

/* On the drafts that are the examples of all rules: there is nothing that some rule does not
 * look for. */
static bool measure_all(struct pricing *pricing, struct pl_err *err)
{
	struct pl_lint_work *work = pl_lint_work_new(err);
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	bool ok = work != NULL;

	while (ok && pl_ruleset_next(pricing->rules, &walk, &at)) {
		const struct pl_example *examples = PL_ROW(struct pl_example, &at.rule->examples);

		for (uint32_t i = 0; ok && i < at.rule->examples.n; i++)
			ok = measure(pricing, work, pl_ref_str(&examples[i].draft), err);
	}
	pl_lint_work_free(work);
	return ok;
}

/* --- what is known of a rule ------------------------------------------------------------------ */

/* Words by their table, signs and lengths in C over what the post is made of, all else by PCRE2. */
static const char *engine_of(const struct pl_rule_at *at)
{
	const struct pl_row *row = &at->layer->book->patterns;
	const struct pl_pattern *patterns = PL_ROW(struct pl_pattern, row);
	const char *engine = N_("structure");

	for (uint32_t i = 1; i < row->n; i++) {
		if (patterns[i].rule != at->index)
			continue;
		if (patterns[i].engine == PL_BY_PCRE)
			return N_("patterns");
		if (patterns[i].engine == PL_BY_WORDS)
			engine = N_("words");
	}
	return engine;
}

static bool is_always(const struct pl_rule_at *at)
{
	return pl_scan_has(PL_ROW(uint64_t, &at->layer->book->anyway), at->index);
}

static int dearest_first(const void *a, const void *b)
{
	const struct priced *one = a, *other = b;

	if (one->cost.bytes != other->cost.bytes)
		return one->cost.bytes > other->cost.bytes ? -1 : 1;
	if (one->cost.drafts != other->cost.drafts)
		return one->cost.drafts > other->cost.drafts ? -1 : 1;
	return pl_str_order(pl_ref_str(&one->rule->name), pl_ref_str(&other->rule->name));
}

static bool gather(struct pricing *pricing, const struct pl_settings *settings)
{
	const struct pl_cost *costs = pricing->costs;
	const struct pl_layer *layer = pricing->rules->layers;
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(pricing->rules, &walk, &at)) {
		struct priced *priced;

		for (; layer < at.layer; layer++)
			costs += layer->book->rules.n;
		priced = pl_rule_matches(at.rule, settings) ? PL_PUSH(&pricing->list) : NULL;
		if (priced)
			*priced = (struct priced){
				at.rule, engine_of(&at), is_always(&at),
				/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference):
				 * no room for them has ended it before. */
				costs[at.index]
			};
	}
	PL_SORT(&pricing->list, dearest_first);
	return !pricing->list.failed;
}

/* --- telling ---------------------------------------------------------------------------------- */

static void add_text(struct pl_buf *out, const struct priced *priced, const struct pricing *pricing,
		     enum pl_lang lang)
{
	struct pl_str name = pl_ref_str(&priced->rule->name);
	uint64_t n = pricing->drafts ? pricing->drafts : 1;

	pl_term_add(out, name, 0);
	pl_buf_printf(out, "%*s%-12s %5.1f %% %8.1f  %s\n",
		      name.len < 42 ? (int)(42 - name.len) : 1, "", pl_tr(lang, priced->engine),
		      100 * (double)priced->cost.drafts / (double)n,
		      (double)priced->cost.bytes / (double)n,
		      priced->always ? pl_tr(lang, "every draft") : "");
}

static void add_json(struct pl_buf *out, const struct priced *priced)
{
	pl_buf_puts(out, "{\"rule\":");
	pl_json_string(out, pl_ref_str(&priced->rule->name));
	pl_buf_printf(out, ",\"engine\":\"%s\",\"always\":%s,\"drafts\":%llu,\"bytes\":%llu}",
		      priced->engine, priced->always ? "true" : "false",
		      (unsigned long long)priced->cost.drafts,
		      (unsigned long long)priced->cost.bytes);
}

static void tell(struct pl_buf *out, const struct pricing *pricing, enum pl_lang lang, bool json)
{
	size_t always = 0;

	if (json)
		pl_buf_printf(out, "{\"version\":1,\"drafts\":%llu,\"bytes\":%llu,\"costs\":[",
			      (unsigned long long)pricing->drafts,
			      (unsigned long long)pricing->bytes);
	for (size_t i = 0; i < pricing->list.n; i++) {
		always += pricing->list.at[i].always;
		if (json) {
			pl_buf_puts(out, i ? ",\n" : "\n");
			add_json(out, &pricing->list.at[i]);
		} else {
			add_text(out, &pricing->list.at[i], pricing, lang);
		}
	}
	if (json)
		pl_buf_puts(out, "]}\n");
	else
		pl_buf_printf(out,
			      pl_tr(lang,
				    "On %llu drafts of %llu bytes: the share of them that a "
				    "rule ran on, and bytes read for each. %zu of %zu rules have "
				    "nothing by which a draft could be passed over.\n"),
			      (unsigned long long)pricing->drafts,
			      (unsigned long long)pricing->bytes, always, pricing->list.n);
}

static size_t count_rules(const struct pl_ruleset *rules)
{
	size_t n = 0;

	for (size_t i = 0; i < rules->n_layers; i++)
		n += rules->layers[i].book->rules.n;
	return n;
}

int pl_list_cost(struct pl_buf *out, const struct pl_loaded *loaded,
		 const struct pl_settings *settings, bool json)
{
	struct pricing pricing = { .rules = loaded->rules };
	struct pl_err err = { .french = settings->lang == PL_FR };
	bool ok;

	pricing.costs = pl_alloc((count_rules(loaded->rules) + 1) * sizeof(*pricing.costs));
	ok = pricing.costs ? measure_all(&pricing, &err) &&
				     (gather(&pricing, settings) || pl_fail_nomem(&err))
			   : pl_fail_nomem(&err);
	if (ok)
		tell(out, &pricing, settings->lang, json);
	else
		pl_tell(&err);
	pl_free(pricing.costs);
	PL_LIST_RELEASE(&pricing.list);
	return ok ? PL_EXIT_CLEAN : PL_EXIT_TROUBLE;
}
