/* A run of one rule over one post: what stands behind pl_hits_* of check.h. */
#ifndef PL_LINT_HITS_H
#define PL_LINT_HITS_H

#include "rule/ruleset.h"

/* A stretch of text that patterns are run on and candidates are told for: a part
 * when it is short, a paragraph of it when it is long, at most 64 KiB; or an
 * alternative text. */
struct pl_stretch {
	struct pl_span span; /* of the draft; of the alternative text for media */
	int32_t media;       /* -1: the draft */
};

struct pl_hits {
	const struct pl_post *post;
	struct pl_rule_at at;
	enum pl_lang lang;
	enum pl_level level;     /* of the findings of this run */
	struct pl_arena *arena;
	struct pl_regex_work *work;
	const struct pl_stretch *stretches;
	size_t n_stretches;
	const uint64_t *seen;    /* per stretch, `words` words: bit r, rule r may match in it */
	size_t words;
	/* What the word engine found in each stretch: those of stretch s stand from
	 * first_word[s] to first_word[s + 1]; unsure[s]: ask PCRE2 there. */
	struct pl_words_hits found;
	const uint32_t *first_word;
	const bool *unsure;
	PL_LIST(struct pl_hit) list;
	struct pl_hit spare;     /* written to when memory has ended */
	bool failed;             /* memory ended */
	struct pl_err gave_up;   /* code set: a pattern ran too long or does not compile */
};

/* The stretches of a post, in the arena; NULL when memory ends. */
const struct pl_stretch *pl_stretches_of(const struct pl_post *post, struct pl_arena *arena,
					 size_t *n);
/* Is the pattern found anywhere in the post?  For `when` and `unless`. */
bool pl_hits_anywhere(struct pl_hits *hits, uint32_t pattern);

#endif
