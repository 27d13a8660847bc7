/* A ruleset: books in layers, the later over the earlier, and what running
 * them needs: the networks in force and the compiled patterns. */
#ifndef PL_RULE_RULESET_H
#define PL_RULE_RULESET_H

#include "base/source.h"
#include "rule/book.h"

/* Patterns of a shelf: of the thousands that there are few are ever compiled. */
enum { PL_SHELF = 64 };

/* A book in use.  Patterns are compiled on first need, by whoever comes first. */
struct pl_layer {
	const struct pl_book *book;
	struct pl_str own;                   /* the book's bytes; none: it is part of the program */
	struct pl_buf made;                  /* that hold them, */
	struct pl_loan kept;                 /* or this does */
	/* By number of expression, shelf by shelf; NULL: not compiled yet, none of them. */
	struct pl_regex *_Atomic *_Atomic *shelves;
	uint64_t *hidden;                    /* bit r: rule r is replaced by a later layer; or NULL */
};

/* What those who use a ruleset leave in it for the next who does, from whichever thread. */
struct pl_spare {
	void *_Atomic left;         /* or NULL; taken out, and put back, as a whole */
	void (*_Atomic end)(void *); /* frees it */
};

struct pl_ruleset {
	struct pl_layer *layers;
	size_t n_layers;
	struct pl_networks networks;
	struct pl_vocab vocab;
	struct pl_arena arena;               /* the vocabulary's texts */
	struct pl_spellers *spellers;        /* dictionaries in use, see base/speller.h */
	struct pl_faults faults;
	struct pl_spare *spare;
	unsigned serial;                     /* of all that were made, to tell them apart */
};

/* As pl_ruleset_new, with words that all rules accept and refuse: patterns, copied.
 * One that does not compile is a fault. */
struct pl_ruleset *pl_ruleset_with(const struct pl_source *const *layers, size_t n,
				   const struct pl_vocab *vocab, struct pl_err *err);

/* A rule and where it lives. */
struct pl_rule_at {
	const struct pl_rule *rule;
	const struct pl_layer *layer;
	uint32_t index;                      /* in the layer's book */
};

/* The rules in force, one after the other, layer by layer: start with `*at` {0}. */
struct pl_rule_walk {
	size_t layer;
	uint32_t index;
};
bool pl_ruleset_next(const struct pl_ruleset *rules, struct pl_rule_walk *walk,
		     struct pl_rule_at *at);
bool pl_ruleset_find(const struct pl_ruleset *rules, struct pl_str name, struct pl_rule_at *at);
/* Takes a rule out of force, as if a later layer had replaced it by nothing; the ruleset
 * must not be in use.  False when memory ends. */
bool pl_ruleset_hide(struct pl_ruleset *rules, const struct pl_rule_at *at);
/* The nearest name of a rule or style, or NULL. */
const char *pl_ruleset_nearest(const struct pl_ruleset *rules, struct pl_str name);
/* The pattern, compiled; NULL with an error that names the rule's file. */
struct pl_regex *pl_layer_pattern(const struct pl_layer *layer, uint32_t number,
				  struct pl_err *err);

/* What ships, made at build time; a program without it has an empty book. */
extern const unsigned char pl_builtin_book[];
extern const size_t pl_builtin_book_size;

#endif
