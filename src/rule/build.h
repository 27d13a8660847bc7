/* The making of a book, inside rule/ only. */
#ifndef PL_RULE_BUILD_H
#define PL_RULE_BUILD_H

#include "base/source.h"
#include "rule/book.h"

struct pl_build {
	struct pl_image image;
	struct pl_arena arena;              /* YAML trees, names, lists */
	struct pl_faults *faults;
	const struct pl_source *source;     /* being read */
	const struct pl_source *lists;      /* where else lists are looked for, or NULL */
	struct pl_networks networks;        /* known ones, see pl_build_networks */
	size_t n_known;                     /* of them, those of earlier layers */
	PL_LIST(uint32_t) rules;            /* offsets */
	PL_LIST(uint32_t) network_at;       /* offsets of networks read */
	PL_LIST(struct pl_wanted) patterns; /* number 0 is a filler */
	struct pl_scan_plan scan;
	struct pl_words_plan words;
	bool outside; /* a file that is no .yml was asked for */
};

/* A pattern before it has its place in the image. */
struct pl_wanted {
	struct pl_str text; /* in the build's arena */
	uint32_t flags, rule;
	struct pl_regex *regex; /* as it was compiled to see whether it can be; the build's */
	enum pl_engine_kind engine;
	unsigned groups;
	uint32_t first, n; /* its branches among the patterns */
	uint32_t parent;   /* of which it is a branch; 0: of none */
	bool known;        /* what it needs is: it is an owner of the scanner, or of words */
	bool calls;        /* its rule finds nothing where it is not found */
};

/* A rule being read. */
struct pl_rule_reading {
	struct pl_build *build;
	const struct pl_check *check;
	const struct pl_node *root;
	uint32_t rule;     /* offset in the image */
	uint32_t settings; /* likewise */
	uint32_t number;   /* of the rule in the book, should it be kept */
	bool failed;
};

struct pl_rule *pl_reading_rule(const struct pl_rule_reading *reading);
/* What the rule's check may ask for; for as long as the reading lasts. */
struct pl_prepare pl_reading_prepare(struct pl_rule_reading *reading);
/* Are the paragraphs of a part enough for the rule to look at, one by one? */
bool pl_reading_is_narrow(const struct pl_rule_reading *reading);
/* Leaves out the patterns from this number on. */
void pl_build_forget(struct pl_build *build, size_t pattern);
/* What is asked for before a pattern is tried: makes the scanner's wants for it, and
 * hands it over to the engine that suits it.  False when memory ends. */
bool pl_build_needs(struct pl_build *build, uint32_t pattern);
/* Once all rules are read: numbers who is asked for, and writes the patterns, the scanner
 * and the words into the image.  False when memory ends. */
bool pl_build_owners(struct pl_build *build);
/* Reads one rule file; faults are kept and the rule left out.  `name` is its
 * path in the source: STYLE/RULE.yml.  False when memory ends. */
bool pl_rule_read(struct pl_build *build, const char *name);
/* The `words:` of rules/lists/NAME.yml, or NULL with an error at `wanted`. */
const struct pl_node *pl_list_read(struct pl_build *build, struct pl_str name, struct pl_err *err);
/* The networks that rules may name: known ones, then those of the source itself.
 * They point into the image: ask anew whenever it may have grown. */
const struct pl_networks *pl_build_networks(struct pl_build *build);
/* Reads and parses a file of the source; NULL with a fault kept. */
const struct pl_node *pl_build_file(struct pl_build *build, const struct pl_source *source,
				    const char *name, struct pl_err *err);
/* The same for a rule of the source that is read, with Vale's leniency for Vale's. */
const struct pl_node *pl_build_rule(struct pl_build *build, const char *name, struct pl_err *err);

#endif
