/* Three networks made by hand, so that tests of posts need no rule files. */
#ifndef PL_TESTS_POST_NETWORKS_H
#define PL_TESTS_POST_NETWORKS_H

#include "post/network.h"

enum { NET_BLUESKY = 1, NET_FACEBOOK = 2, NET_X = 4 };

struct test_networks {
	struct pl_network bluesky, facebook, x;
	struct pl_ref twitter;
	char names[32];
	struct pl_networks known;
};

static inline void name_by(struct test_networks *networks, struct pl_ref *ref, size_t at,
			   const char *name)
{
	char *text = networks->names + at;

	strcpy(text, name);
	ref->away = (int32_t)(text - (char *)ref);
	ref->len = (uint32_t)strlen(name);
}

static inline const struct pl_networks *test_networks(struct test_networks *networks)
{
	struct pl_row *aliases = &networks->x.aliases;

	*networks = (struct test_networks){
		.bluesky = { .count = PL_COUNT_GRAPHEMES, .limit = 300 },
		.facebook = { .count = PL_COUNT_UTF16,
			      .limit = 63206,
			      .hook = 40,
			      .hook_lines = 3 },
		.x = { .count = PL_COUNT_WEIGHTED, .limit = 280, .link = 23, .hook = 280 },
	};
	name_by(networks, &networks->bluesky.name, 0, "bluesky");
	name_by(networks, &networks->facebook.name, 8, "facebook");
	name_by(networks, &networks->x.name, 17, "x");
	name_by(networks, &networks->twitter, 19, "twitter");
	*aliases = (struct pl_row){ (int32_t)((char *)&networks->twitter - (char *)aliases), 1 };
	networks->known = (struct pl_networks){
		.at = { &networks->bluesky, &networks->facebook, &networks->x }, .n = 3
	};
	return &networks->known;
}

#endif
