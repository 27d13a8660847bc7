/* What the suites of several networks share: a case, and how a section of cases is run. */
#ifndef PL_TESTS_CONFORMANCE_H
#define PL_TESTS_CONFORMANCE_H

#include "base/node.h"

/* A case: its text and what is expected, both written down in the same way. */
struct trial {
	struct pl_str text;
	const struct pl_node *node; /* the whole case */
	const struct pl_node *expected;
	struct pl_buf want, got;
};

/* Ends with a row whose name is NULL. */
struct section {
	const char *name;
	void (*run)(struct trial *trial);
};

extern const struct section bluesky_facets[], bluesky_length[], bluesky_newlines[],
	bluesky_handles[];
extern const struct section mastodon_length[], mastodon_tags[], mastodon_extract[],
	mastodon_urls[];
extern const struct section typography_jolitypo[], typography_typographer[], typography_fixer[];
extern const struct section hashtags_mixed_case[];

/* Writes down a verdict and the wanted one. */
void say(struct trial *trial, bool yes);
/* Writes down as wanted the value under each of the keys of each map in the list, `null` left
 * out, parted by blanks, a line each; a list in it is written a-b. */
void want_keys(struct trial *trial, const char *const *keys, size_t n);

#endif
