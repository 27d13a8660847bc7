/* Books: rules and networks as one flat image, whoever made it: the build, for
 * what ships; the loader, for users' YAML.  Everything else only reads it. */
#ifndef PL_RULE_BOOK_H
#define PL_RULE_BOOK_H

#include "base/scan.h"
#include "base/words.h"
#include "check/check.h"
#include "rule/cite.h"
#include "rule/example.h"

/* The form of a book; raise it when any struct in this file, the settings of a
 * check or the scanner's tables change. */
enum { PL_BOOK_VERSION = 20 };

/* A selector of Vale's: what a block must be within, and must not. */
enum { PL_SELECTOR_NOTS = 4 };
struct pl_selector {
	uint32_t within;             /* PL_IN_…, all of them */
	uint32_t not_within[PL_SELECTOR_NOTS]; /* none of these sets whole; 0: no set */
	struct pl_ref not_ext[PL_SELECTOR_NOTS]; /* each in drafts of this format; empty: of any */
	struct pl_ref ext;           /* of this format only; empty: of any */
};

enum pl_fix_safety { PL_FIX_NONE, PL_FIX_SAFE, PL_FIX_SUGGESTED };

/* A rule, read where it lies.  Names are those of the YAML keys. */
struct pl_rule {
	struct pl_ref name;          /* style.rule */
	struct pl_ref style;
	struct pl_ref file;          /* as the source names it */
	struct pl_text title, message, why;
	struct pl_ref practice, description, link;
	struct pl_row sources;       /* struct pl_citation */
	struct pl_row networks;      /* pl_ref; none: everywhere */
	struct pl_row types, not_types; /* pl_ref, kinds of posts */
	struct pl_row examples;      /* struct pl_example */
	uint64_t network_mask;       /* `networks` among the ruleset's */
	uint32_t scopes;             /* bit s: enum pl_scope */
	struct pl_row scope;         /* pl_ref: the words of its scope, as written */
	struct pl_row selectors;     /* struct pl_selector: one must match; none: scopes say all */
	struct pl_ref action;        /* Vale's: replace, remove, suggest, convert, edit */
	struct pl_row action_params; /* pl_ref */
	uint32_t limit;              /* most findings a draft, 0: any number */
	uint32_t when, unless;       /* patterns that must, must not be found; 0: none */
	uint32_t settings;           /* of the check, from the start of the book */
	uint32_t line;               /* of `extends` in the file */
	uint8_t check;               /* place in pl_checks */
	uint8_t level, fix, profile; /* enum pl_level, pl_fix_safety, pl_profile */
	uint8_t quoted, grouped;
	uint8_t personal;            /* what it finds is somebody's, and not repeated */
	uint8_t yields;              /* not told where another rule offers a fix */
	uint8_t narrow;              /* no match crosses an empty line: a paragraph will do */
};

/* What finds a pattern.  All find the same as PCRE2, some of them faster. */
enum pl_engine_kind {
	PL_BY_PCRE,
	PL_BY_WORDS,                 /* it is a list of words: base/words */
	PL_BY_SHAPE,                 /* it is runs of classes of characters: base/run, base/chain, base/twice */
	PL_BY_BRANCHES,              /* its alternatives, those alone that may match here */
};

/* A regular expression of a rule; number 0 is never used. */
struct pl_pattern {
	uint32_t rule;               /* whose it is */
	uint32_t first, n;           /* patterns of its branches, in order of preference */
	uint32_t owner;              /* one more than its number among those that are asked for in
				      * a text; 0: it may match anywhere */
	uint32_t parent;             /* whose branch it is; 0: it is a whole pattern */
	uint32_t expression;         /* its place among the book's */
	uint8_t flags;               /* PL_REGEX_… */
	uint8_t engine;              /* enum pl_engine_kind */
	uint8_t calls;               /* its rule finds nothing where it is not found */
	uint8_t none;
};

/* What a pattern is compiled of. */
struct pl_expression {
	struct pl_ref text;
	struct pl_row code;          /* char: compiled, behind the book's head; none: not yet */
};

extern const struct pl_param pl_rule_params[]; /* keys that every rule may have */
/* Keys that every rule may have and that are read by functions of their own. */
struct pl_rule_reading;
struct pl_rule_key {
	const char *name; /* NULL ends */
	bool (*read)(struct pl_rule_reading *reading, const struct pl_node *value, struct pl_err *err);
	const char *type; /* what it holds, as help calls it */
	const char *help;
};
extern const struct pl_rule_key pl_rule_keys[];

struct pl_book {
	char magic[8];               /* "plumebk" */
	uint32_t version, size;      /* PL_BOOK_VERSION; bytes in all */
	struct pl_row rules;         /* uint32_t: offsets of pl_rule, in order of name */
	struct pl_row networks;      /* uint32_t: offsets of pl_network, in order of name */
	struct pl_row patterns;      /* struct pl_pattern */
	struct pl_row expressions;   /* struct pl_expression; those that texts call for most last */
	struct pl_row owners;        /* uint32_t: patterns that a text is asked for, in order: */
	uint32_t n_whole;            /* so many whole ones, then branches */
	uint32_t scan;               /* offset of the struct pl_scan, which tells owners */
	uint32_t words;              /* offset of the struct pl_words, which tells patterns */
	struct pl_row always;        /* uint32_t: branches that may match anywhere, in order */
	struct pl_row code_head;     /* char: what all compiled patterns begin with, see base/regex.h */
	uint32_t outside;            /* files that are no .yml were asked for when it was made */
	struct pl_row anyway;        /* uint64_t, bit r: rule r may find something anywhere */
};

const struct pl_rule *pl_book_rule(const struct pl_book *book, uint32_t i);
const struct pl_network *pl_book_network(const struct pl_book *book, uint32_t i);
const void *pl_book_settings(const struct pl_book *book, const struct pl_rule *rule);
/* False when the bytes are not a book of this version. */
bool pl_book_valid(const void *bytes, size_t size);

/* The expressions that were compiled while a book was read, to see that they are sound, by their
 * number in it; NULL for others, and for those that somebody took.  Owns them. */
struct pl_compiled {
	struct pl_regex **at;
	size_t n;
};

/* Reads every rules file of `source` (STYLE/RULE.yml, networks/NAME.yml, lists/NAME.yml)
 * and appends the book to `out`.  Rules may use networks of `known` besides the
 * source's own, and lists of `lists` (may be NULL) besides its own.  Files with
 * faults are left out, each fault kept.  `compiled` may be NULL.  False when memory ends. */
struct pl_source;
bool pl_book_read(const struct pl_source *source, const struct pl_source *lists,
		  const struct pl_networks *known, struct pl_buf *out,
		  struct pl_compiled *compiled, struct pl_faults *faults);
void pl_compiled_release(struct pl_compiled *compiled);

#endif
