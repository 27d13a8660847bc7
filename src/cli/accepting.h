/* Words that a person accepts while plume asks about drafts: they go into the configuration
 * that holds for the draft, and no finding speaks of them any more. */
#ifndef PL_CLI_ACCEPTING_H
#define PL_CLI_ACCEPTING_H

#include "cli/option.h"
#include "lint/lint.h"

/* `{ 0 }` to start. */
struct pl_accepting {
	struct pl_arena arena;
	PL_LIST(struct pl_str) words;
};

/* May the words of a finding be accepted?  Where its rule obeys vocabularies. */
bool pl_accepting_may(const struct pl_found_at *found);
/* Adds the word to the .plume.yml that holds for the file at `path`, or to a new one in the
 * working folder, and says so.  False when that cannot be, with an error. */
bool pl_accepting_add(struct pl_accepting *accepting, const struct pl_settings *settings,
		      const char *path, struct pl_str word, struct pl_err *err);
bool pl_accepting_has(const struct pl_accepting *accepting, struct pl_str word);
/* Takes what is said of accepted words out of the findings. */
void pl_accepting_drop(const struct pl_accepting *accepting, struct pl_findings *findings);
void pl_accepting_release(struct pl_accepting *accepting);

#endif
