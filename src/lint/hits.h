/* A run of one rule over one post: what stands behind pl_hits_* of check.h. */
#ifndef PL_LINT_HITS_H
#define PL_LINT_HITS_H

#include "check/counts.h"
#include "rule/ruleset.h"

/* The longest text that a pattern is run on. */
enum { PL_LONGEST_SUBJECT = 65536 };

/* A long part is told twice: whole, for rules whose matches may cross an empty line
 * or that count in it, and by paragraphs, for all others. */
enum pl_reach { PL_STRETCH_BOTH, PL_STRETCH_WIDE, PL_STRETCH_NARROW };

/* A stretch of text that patterns are run on and candidates are told for: a part
 * when it is short, that and its paragraphs when it is long; a block of a document;
 * an alternative text.  At most 64 KiB. */
struct pl_stretch {
	struct pl_span span; /* of the post's text; of the alternative text for media */
	int32_t media;       /* -1: the post */
	enum pl_reach reach;
	uint32_t within;     /* of a block: PL_IN_… */
};

struct pl_silence;
struct pl_hits {
	const struct pl_post *post;
	const struct pl_ruleset *rules;
	struct pl_rule_at at;
	enum pl_lang lang;
	enum pl_level level;     /* of the findings of this run */
	struct pl_arena *arena;
	struct pl_regex_work *work;
	const struct pl_stretch *stretches;
	size_t n_stretches;
	const uint64_t *seen;    /* per stretch, `words` words: bit r, rule r may match in it */
	size_t words;
	/* Patterns of branches that may match in each stretch, in order: those of stretch s
	 * stand from first_branch[s] to first_branch[s + 1]; blind[s]: any may. */
	PL_LIST(uint32_t) branches;
	const uint32_t *first_branch;
	const bool *blind;
	/* What the word engine found in each stretch: those of stretch s stand from
	 * first_word[s] to first_word[s + 1]; unsure[s]: ask PCRE2 there. */
	struct pl_words_hits found;
	const uint32_t *first_word;
	const bool *unsure;
	const struct pl_stretch *raw; /* the draft as it was written, cut to what patterns can take */
	size_t n_raw;
	struct pl_mapping summary;    /* of a document, made when first asked for */
	struct pl_map summary_map;
	struct pl_counts counts;      /* of the summary, once `counted` */
	bool counted;
	const struct pl_options *options;
	struct pl_silence *silence; /* what of the post's suppressions concerns the rule */
	const bool *used;        /* which suppressions of the post silenced something */
	PL_LIST(struct pl_hit) list;
	struct pl_hit spare;     /* written to when memory has ended */
	size_t read;             /* bytes of blocks since the run's time began anew */
	bool failed;             /* memory ended */
	struct pl_err gave_up;   /* code set: a pattern ran too long or does not compile */
};

/* The stretches of a post, in the arena; NULL when memory ends. */
const struct pl_stretch *pl_stretches_of(const struct pl_post *post, struct pl_arena *arena,
					 size_t *n);
/* Makes `raw`, or `summary` unless it is there.  False when memory ends. */
bool pl_hits_raws(struct pl_hits *hits);
bool pl_hits_summary(struct pl_hits *hits);
/* Is the pattern found anywhere in the post?  For `when` and `unless`. */
bool pl_hits_anywhere(struct pl_hits *hits, uint32_t pattern);

#endif
