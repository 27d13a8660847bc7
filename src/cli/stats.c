/* plume rules --stats: how often rules were right, as far as somebody has counted. */
#include "cli/truth.h"

#include "base/node.h"
#include "base/term.h"
#include "cli/command.h"
#include "rule/precision.h"

static void add_json(struct pl_buf *out, const struct pl_rule *rule,
		     const struct pl_precision *precision)
{
	pl_buf_puts(out, "{\"rule\":");
	pl_json_string(out, pl_ref_str(&rule->name));
	if (precision)
		pl_buf_printf(out, ",\"read\":%u,\"wrong\":%u,\"date\":\"%s\"}", precision->read,
			      precision->wrong, precision->date);
	else
		pl_buf_puts(out, ",\"read\":0,\"wrong\":0,\"date\":null}");
}

static void add_text(struct pl_buf *out, const struct pl_rule *rule,
		     const struct pl_precision *precision, enum pl_lang lang)
{
	unsigned right = precision->read - precision->wrong;

	pl_term_add(out, pl_ref_str(&rule->name), 0);
	pl_buf_printf(out, "%*s", rule->name.len < 42 ? (int)(42 - rule->name.len) : 1, "");
	pl_buf_printf(out, pl_tr(lang, "%u of %u right"), right, precision->read);
	if (precision->read)
		pl_buf_printf(out, pl_tr(lang, " (%u %%)"),
			      (right * 100 + precision->read / 2) / precision->read);
	pl_buf_printf(out, ", %s\n", precision->date);
}

int pl_list_stats(struct pl_buf *out, const struct pl_loaded *loaded,
		  const struct pl_settings *settings, bool json)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	size_t n = 0, uncounted = 0;

	if (json)
		pl_buf_puts(out, "{\"version\":1,\"stats\":[");
	while (pl_ruleset_next(loaded->rules, &walk, &at)) {
		/* What was counted was found by the rules that ship. */
		const struct pl_precision *precision =
			at.layer->own.len ? NULL : pl_precision_of(pl_ref_str(&at.rule->name));

		if (!pl_rule_matches(at.rule, settings))
			continue;
		uncounted += !precision;
		if (json) {
			pl_buf_puts(out, n++ ? ",\n" : "\n");
			add_json(out, at.rule, precision);
		} else if (precision) {
			add_text(out, at.rule, precision, settings->lang);
		}
	}
	if (json)
		pl_buf_puts(out, "]}\n");
	else if (uncounted)
		pl_buf_printf(out,
			      pl_tr_n(settings->lang,
				      "%zu rule has not been counted yet (CONTRIBUTING.md).\n",
				      "%zu rules have not been counted yet (CONTRIBUTING.md).\n",
				      uncounted),
			      uncounted);
	return PL_EXIT_CLEAN;
}
