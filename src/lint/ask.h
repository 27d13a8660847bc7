/* A filter as it is once read, inside filter.c and ask.c only. */
#ifndef PL_LINT_ASK_H
#define PL_LINT_ASK_H

#include "base/regex.h"
#include "lint/filter.h"

enum pl_filter_type { PL_FILTER_TEXT, PL_FILTER_LIST, PL_FILTER_BOOL };

enum pl_filter_op {
	PL_FILTER_EQUAL,
	PL_FILTER_UNEQUAL,
	PL_FILTER_IN,
	PL_FILTER_CONTAINS,
	PL_FILTER_STARTS_WITH,
	PL_FILTER_ENDS_WITH,
	PL_FILTER_MATCHES
};

enum pl_filter_kind {
	PL_FILTER_LITERAL,
	PL_FILTER_ARRAY,
	PL_FILTER_FIELD,
	PL_FILTER_TRUTH,
	PL_FILTER_NOT,
	PL_FILTER_AND,
	PL_FILTER_OR,
	PL_FILTER_COMPARE
};

/* A piece of the expression. */
struct pl_filter_node {
	enum pl_filter_kind kind;
	enum pl_filter_type type;
	size_t at;              /* byte of the expression, for errors */
	struct pl_str text;     /* PL_FILTER_LITERAL */
	bool truth;             /* PL_FILTER_TRUTH; of PL_FILTER_COMPARE: it is negated */
	unsigned field;         /* PL_FILTER_FIELD, place in `fields` */
	enum pl_filter_op op;   /* PL_FILTER_COMPARE */
	struct pl_regex *regex; /* PL_FILTER_MATCHES */
	struct pl_filter_node *left, *right; /* of PL_FILTER_NOT only the left */
	struct pl_filter_node *first, *next; /* items of an PL_FILTER_ARRAY */
};

struct pl_filter {
	struct pl_arena arena;
	const struct pl_filter_node *root;
	struct pl_regex_work *work; /* NULL unless something is matched */
	PL_LIST(struct pl_regex *) regexes;
	bool asks_level;
};

/* The fields of a rule, `Name` and so on; ends with a NULL name. */
struct pl_filter_asked;
struct pl_filter_field {
	const char *name;
	/* NULL: it is a list, which only .Scope is. */
	struct pl_str (*text)(const struct pl_filter_asked *asked);
};
extern const struct pl_filter_field pl_filter_fields[];

#endif
