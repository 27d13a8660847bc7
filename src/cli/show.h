/* Rules and practices in full, for people and for programs. */
#ifndef PL_CLI_SHOW_H
#define PL_CLI_SHOW_H

#include "guide/guide.h"
#include "lint/lint.h"

/* Whether JSON is asked for; text is told otherwise.  False when the settings name
 * another format, which is told. */
struct pl_settings;
bool pl_show_format(const struct pl_settings *settings, bool *json);

void pl_show_rule(struct pl_buf *out, const struct pl_shelf *shelf, const struct pl_rule *rule,
		  enum pl_lang lang);
void pl_show_practice(struct pl_buf *out, const struct pl_ruleset *rules,
		      const struct pl_practice *practice, enum pl_lang lang);
/* Networks, "network/NAME" each. */
struct pl_network;
/* The name nearest to what stands behind "network/", or NULL. */
const char *pl_nearest_network(const struct pl_ruleset *rules, struct pl_str name);
void pl_list_networks(struct pl_buf *out, const struct pl_ruleset *rules);
void pl_show_network(struct pl_buf *out, const struct pl_network *network, enum pl_lang lang);
void pl_show_network_json(struct pl_buf *out, const struct pl_network *network);
/* The objects of `plume rules --format json` and `plume explain --format json`. */
void pl_show_rule_json(struct pl_buf *out, const struct pl_rule *rule);
void pl_show_practice_json(struct pl_buf *out, const struct pl_practice *practice);

#endif
