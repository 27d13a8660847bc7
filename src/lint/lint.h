/* Linting: whether what the checks found counts, and how bad it is. */
#ifndef PL_LINT_LINT_H
#define PL_LINT_LINT_H

#include "lint/hits.h"

/* A finding as it is kept: what the public one is made of. */
struct pl_found_at {
	const struct pl_rule *rule;
	struct pl_str message, description; /* Vale lets both show what was found */
	struct pl_span span;          /* of the draft, or of the alternative text */
	uint32_t at;                  /* where in the post's text; UINT32_MAX: found in the raw draft */
	struct pl_str match;
	struct pl_str told;           /* the same, or what may be told of it: lint/veil.h */
	struct pl_span block;         /* as of the hit */
	enum pl_scope scope;
	int32_t media;
	enum pl_level level;          /* the rule's, or what a configuration made it */
	bool whole;
	const struct pl_suppression *suppressed; /* what the draft silences it by, or NULL */
	uint32_t times;
	uint32_t shown;               /* byte of the draft at which people look for it */
	uint32_t order;               /* of being found, for ties */
	const struct pl_str *choices; /* as of the hit */
	size_t n_choices;
	const struct pl_str *others; /* as of the hit */
	size_t n_others;
	bool unsure;
	const struct pl_edit *edits;
	size_t n_edits;
};

/* What a rule has cost: work that is the same on every machine. */
struct pl_cost {
	uint64_t drafts;              /* that it ran on */
	uint64_t bytes;               /* that it read: blocks it went through, texts searched by PCRE2 */
};

struct pl_findings {
	struct pl_arena arena;
	struct pl_post post;          /* owned; texts of findings point into it */
	const struct pl_ruleset *rules;
	PL_LIST(struct pl_found_at) list;
	size_t n_suppressed;          /* of those in the list */
	size_t n_heard[PL_ERROR + 1]; /* the others, by level, while rules run */
	size_t left_out;              /* beyond the most that a draft may have */
	struct pl_measures measures;  /* that rules have made */
	bool *used;                   /* which of the post's suppressions silenced something */
	struct pl_faults faults;      /* rules that could not do their work */
	struct pl_cost *costs;        /* added to: a place for each rule of each layer; or NULL */
};

/* As pl_lint, for a draft whose hints the caller knows (a payload's record).
 * `work` may be NULL, or kept from call to call to save time. */
struct pl_findings *pl_lint_with(const struct pl_ruleset *rules, struct pl_str draft,
				 const struct pl_hints *hints, const struct pl_options *options,
				 struct pl_lint_work *work, struct pl_err *err);
/* In two steps, for a caller that must look at the post between them (do the
 * files it names exist?): made without findings, then run. */
struct pl_findings *pl_findings_new(const struct pl_ruleset *rules, struct pl_str draft,
				    const struct pl_hints *hints, struct pl_err *err);
bool pl_findings_run(struct pl_findings *findings, const struct pl_options *options,
		     struct pl_lint_work *work, struct pl_err *err);

/* One of several drafts that are linted together. */
struct pl_linting {
	struct pl_findings *findings;     /* made, not yet run */
	const struct pl_options *options; /* never NULL */
	struct pl_err *err;               /* may be NULL */
	bool failed;                      /* set when memory ended, which `err` says */
};

/* Finds in each what pl_findings_run finds in it alone, in less time. */
void pl_lint_together(struct pl_linting *drafts, size_t n, struct pl_lint_work *work);

/* Makes findings of what the rule that ran on the post has found. */
void pl_findings_keep(struct pl_findings *findings, struct pl_hits *hits);

/* `format` with %s, %[2]s and %% filled from the arguments; line ends become blanks, and
 * blanks in a row one unless `exact`.  Go's verbs as Vale's messages use them.  In the arena, or
 * `format` itself where that says it all. */
struct pl_str pl_message(struct pl_arena *arena, struct pl_str format, const struct pl_str *args,
			 size_t n_args, bool exact);

/* As pl_findings_at, but without lines and columns, and not by what it is silenced: for those who
 * only count, or name. */
struct pl_finding pl_findings_unplaced(const struct pl_findings *findings, size_t i);
/* In the order in which they are told. */
void pl_findings_sort(struct pl_findings *findings);
/* Drops what rules found that yield, where another rule's finding would write the place
 * anew, told or silenced. */
void pl_findings_yield(struct pl_findings *findings);

/* PL_WITHOUT_…: what the rules that these options choose will not ask a post for.  Only
 * looked into where options narrow the rules to some styles. */
unsigned pl_rules_without(const struct pl_ruleset *rules, const struct pl_options *options);

/* The word for a level: suggestion, warning, error. */
const char *pl_level_name(enum pl_level level);
/* The word for a profile: default, editor, strict. */
const char *pl_profile_name(enum pl_profile profile);
/* The rule's own level, or what the last switch for all drafts that gives it one says. */
enum pl_level pl_rule_level(const struct pl_rule *rule, const struct pl_switch *switches);
/* Does the rule run on drafts of which nothing is known, and at what level?  A rule that is
 * asked for by name runs whatever its profile and level. */
bool pl_rule_wanted(const struct pl_rule *rule, const struct pl_options *options,
		    enum pl_level *level);
/* May it run on some draft?  A configuration may want it for one network alone. */
bool pl_rule_may_run(const struct pl_rule *rule, const struct pl_options *options);
/* `name` is that of the rule or of its style. */
bool pl_rule_is(const struct pl_rule *rule, struct pl_str name);
/* Is the rule about such a post, and about which of its networks? */
bool pl_rule_concerns(const struct pl_rule *rule, const struct pl_post *post,
		      struct pl_rule_run *run);
/* Does the rule run on the post, and how? */
bool pl_rule_runs(const struct pl_rule *rule, const struct pl_post *post,
		  const struct pl_options *options, struct pl_rule_run *run);

#endif
