/* --cache: what was found in drafts that were checked before, so that those which have not
 * changed are not linted again.
 *
 * One file under $XDG_CACHE_HOME/plume, mode 0600.  It holds findings, not drafts; a draft is
 * known by a keyed hash of its bytes, of the rules and of the options.  What depends on more
 * than that (files beside the draft, exceptions that end, dictionaries) is always linted.  The
 * file may be removed at any time; one that is damaged, or another user's, is not read. */
#ifndef PL_CLI_CACHE_H
#define PL_CLI_CACHE_H

#include "base/siphash.h"
#include "cli/doors.h"
#include "lint/lint.h"

struct pl_cache_entry {
	struct pl_siphash hash;
	struct pl_str bytes;
	bool met;
};

struct pl_cache_rules {
	const struct pl_ruleset *rules;
	struct pl_siphash hash;
};

struct pl_cache {
	struct pl_doors doors;
	struct pl_buf path, file;
	struct pl_arena arena;
	struct pl_sipkey key;
	struct pl_siphash program;
	PL_LIST(struct pl_cache_entry) known; /* by hash */
	PL_LIST(struct pl_cache_entry) fresh; /* of this run */
	PL_LIST(struct pl_cache_rules) rules;
	size_t n_met;
};

/* Where a draft stands in the cache. */
struct pl_cache_place {
	struct pl_siphash rules;       /* see pl_cache_rules_of */
	struct pl_siphash hash;
	bool usable;                   /* what is found in it may be kept */
	struct pl_cache_entry *entry;  /* NULL: it is not known */
};

/* Reads the file.  False when none can be kept here, which was told. */
bool pl_cache_open(struct pl_cache *cache, enum pl_lang lang);
/* What tells these rules from others; not for threads. */
struct pl_siphash pl_cache_rules_of(struct pl_cache *cache, const struct pl_ruleset *rules);
/* Fills the findings of the draft when it is known.  `record` is what else the post was made of,
 * or NULL; place->rules is set.  For threads. */
bool pl_cache_find(const struct pl_cache *cache, struct pl_findings *findings,
		   const struct pl_node *record, const struct pl_options *options,
		   struct pl_cache_place *place);
/* Keeps what was found in it, or that it was met; not for threads. */
void pl_cache_keep(struct pl_cache *cache, const struct pl_findings *findings,
		   const struct pl_cache_place *place);
/* Writes the file, when there is something new; what cannot be written is told. */
void pl_cache_save(struct pl_cache *cache, enum pl_lang lang);
void pl_cache_release(struct pl_cache *cache);

#endif
