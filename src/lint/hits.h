/* A run of one rule over one post: what stands behind pl_hits_* of check.h. */
#ifndef PL_LINT_HITS_H
#define PL_LINT_HITS_H

#include "check/counts.h"
#include "check/holds.h"
#include "check/signs.h"
#include "lint/measures.h"
#include "lint/work.h"
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

/* What is known of a stretch, see base/literal.h. */
enum pl_clarity {
	PL_CLEAR_NOT, /* anything may match */
	PL_CLEAR_WHAT,    /* which patterns may match, but not where: words are in disguise */
	PL_CLEAR_WHERE,
};

/* Patterns that may match in a stretch, in order, and from which byte of it to which their
 * matches may begin. */
struct pl_met {
	const uint32_t *patterns;
	const struct pl_span *starts;
};

/* What may match where, of one layer.  Those of a stretch s stand from first_…[s] to
 * first_…[s + 1] of the lists. */
struct pl_candidates {
	const uint64_t *rules;        /* of each stretch, `n_rules` words: bit r, rule r may */
	size_t n_rules;
	const uint64_t *whole;        /* of each stretch, `n_whole` words: bit i, the whole pattern
				       * that is owner i may */
	size_t n_whole;
	struct pl_met branches;       /* that may */
	struct pl_met wholes;         /* those whole patterns alone whose matches cannot begin
				       * anywhere */
	const struct pl_words_hit *words; /* of the word engine, by pattern and place */
	const uint32_t *first_branch, *first_whole, *first_word;
	const uint8_t *clear;         /* enum pl_clarity, of each stretch */
};

/* How a rule runs on a post. */
struct pl_rule_run {
	enum pl_level level; /* of its findings */
	uint64_t networks;   /* of the post, those that it looks at */
};

struct pl_silence;
struct pl_hits {
	const struct pl_post *post;
	const struct pl_ruleset *rules;
	struct pl_rule_at at;
	enum pl_lang lang;
	struct pl_rule_run run;
	struct pl_arena *arena;
	struct pl_lint_work *work;
	const struct pl_stretch *stretches;
	size_t n_stretches;
	struct pl_candidates candidates;
	const struct pl_stretch *raw; /* the draft as it was written, cut to what patterns can take */
	size_t n_raw;
	struct pl_mapping summary;    /* of a document, made when first asked for */
	struct pl_map summary_map;
	struct pl_counts counts;      /* of the summary, once `counted` */
	bool counted;
	struct pl_holds holds;        /* see may_find in run.c */
	struct pl_signs signs;        /* of the post's text, once asked for */
	struct pl_measures *measures; /* of the findings */
	const struct pl_options *options;
	struct pl_silence *silence; /* what of the post's suppressions concerns the rule */
	const bool *used;        /* which suppressions of the post silenced something */
	struct pl_hit spare;     /* written to when memory has ended */
	size_t entity;           /* of the post, near the place that was asked for last */
	bool asked_addresses, has_addresses; /* see in_address in hits.c */
	uint64_t looked;         /* bytes that the rule has read of this post, see struct pl_cost */
	size_t read;             /* bytes of blocks since the run's time began anew */
	bool failed;             /* memory ended */
	unsigned suggested;      /* how often a dictionary was asked for the nearest word... */
	int64_t suggesting;      /* ...and how long that took, nanoseconds */
	struct pl_err gave_up;   /* code set: a pattern ran too long or does not compile */
};

/* The stretches of a post, in the arena; NULL when memory ends. */
const struct pl_stretch *pl_stretches_of(const struct pl_post *post, struct pl_arena *arena,
					 size_t *n);
/* The text that the stretch is of. */
struct pl_str pl_hits_stretch(const struct pl_hits *hits, size_t stretch);
/* Makes `raw`, or `summary` unless it is there.  False when memory ends. */
bool pl_hits_raws(struct pl_hits *hits);
bool pl_hits_summary(struct pl_hits *hits);
/* Tells what may match where of the rules of a layer, and in `any` which rules may at
 * all.  False when memory ends. */
bool pl_hits_scan(struct pl_hits *hits, const struct pl_layer *layer, uint64_t *any);
/* Does \w match the character?  `with` are the hits; for base/words. */
bool pl_hits_is_word(void *with, struct pl_str character);
/* Is the pattern found anywhere in the post?  For `when` and `unless`. */
bool pl_hits_anywhere(struct pl_hits *hits, uint32_t pattern);

#endif
