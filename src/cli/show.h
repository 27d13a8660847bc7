/* Rules and practices in full, for people and for programs. */
#ifndef PL_CLI_SHOW_H
#define PL_CLI_SHOW_H

#include "guide/guide.h"
#include "lint/lint.h"

/* Whether JSON is asked for; text is told otherwise.  False when the settings name
 * another format, which is told. */
struct pl_settings;
bool pl_show_format(const struct pl_settings *settings, bool *json);

void pl_show_rule(struct pl_buf *out, const struct pl_ruleset *rules, const struct pl_rule *rule,
		  enum pl_lang lang);
void pl_show_practice(struct pl_buf *out, const struct pl_ruleset *rules,
		      const struct pl_practice *practice, enum pl_lang lang);
/* The objects of `plume rules --format json` and `plume explain --format json`. */
void pl_show_rule_json(struct pl_buf *out, const struct pl_rule *rule);
void pl_show_practice_json(struct pl_buf *out, const struct pl_practice *practice);

#endif
