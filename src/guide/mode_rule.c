/* A rule: its page. */
#include "guide/mode.h"

#include "guide/page.h"

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	struct pl_rule_at at;

	if (!pl_ruleset_find(walk->setup.rules, name, &at))
		return false;
	pl_page_rule(&walk->view, walk->setup.shelf, at.rule);
	return true;
}

const struct pl_mode pl_mode_rule = {
	.name = "rule",
	.enter = enter,
};
