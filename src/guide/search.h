/* Searching guides and rules for words, without regard to case and accents. */
#ifndef PL_GUIDE_SEARCH_H
#define PL_GUIDE_SEARCH_H

#include "guide/guide.h"
#include "rule/ruleset.h"

enum pl_hit_kind { PL_HIT_PRACTICE, PL_HIT_CHAPTER, PL_HIT_GUIDE, PL_HIT_RULE };

struct pl_search_hit {
	enum pl_hit_kind kind;
	struct pl_str name, title; /* of the shelf and the rules */
	uint32_t score, order;     /* the best first; of equals, the first met */
};

struct pl_search {
	PL_LIST(struct pl_search_hit) hits;
	bool any;            /* no page has all the words: these have some of them */
	struct pl_str nearest; /* nothing has any: a word that is like one that was asked for */
	struct pl_arena arena;
};

/* Finds what has all words of `asked` in its title, advice, reason or examples, or as the
 * beginning of a word there; a title weighs more than the rest.  False when memory ends;
 * release it all the same. */
bool pl_search_make(struct pl_search *search, const struct pl_shelf *shelf,
		    const struct pl_ruleset *rules, struct pl_str asked, enum pl_lang lang,
		    struct pl_err *err);
void pl_search_release(struct pl_search *search);

#endif
