/* What a command works with: the configuration and the ruleset, faults told. */
#ifndef PL_CLI_LOAD_H
#define PL_CLI_LOAD_H

#include "base/source.h"
#include "cli/option.h"
#include "rule/config.h"
#include "rule/ruleset.h"

struct pl_loaded {
	struct pl_ruleset *rules;
	struct pl_options options;        /* for pl_lint, from settings and configuration */
	uint64_t networks;                /* for drafts that name none */
	size_t max_size;                  /* bytes of a file */
	enum pl_level fail_on;
	bool faulty;                      /* a fault was told: the status is 2 */
	/* What the above points into. */
	struct pl_image config_image;
	struct pl_arena arena;
	const char *only[2 * PL_MOST_VALUES + 1];
};

/* Reads configuration and rules as the settings say, and tells every fault on
 * standard error.  False when the command cannot go on. */
bool pl_load(struct pl_loaded *loaded, struct pl_settings *settings);
void pl_loaded_release(struct pl_loaded *loaded);

#endif
