/* A .NET pattern as a tree, for base/dotnet.c and its neighbours: base/dotread.c
 * reads it, base/dotgroup.c its groups, base/dotclass.c its characters; base/dotbehind.c
 * and base/dotends.c make lookbehinds of any length. */
#ifndef PL_BASE_DOTNODE_H
#define PL_BASE_DOTNODE_H

#include "base/dotnet.h"

enum {
	PL_DOT_I = 1,
	PL_DOT_M = 2,
	PL_DOT_S = 4,
	PL_DOT_N = 8,
	PL_DOT_X = 16,
};

enum pl_dot_kind {
	PL_DOT_TEXT,    /* `n` characters */
	PL_DOT_ZERO,    /* an assertion such as ^ or \b */
	PL_DOT_NOTHING, /* an option or comment that stands alone */
	PL_DOT_REF,     /* a group's text again */
	PL_DOT_SEQUENCE,
	PL_DOT_EITHER, /* alternatives, each a sequence */
	PL_DOT_REPEAT, /* of `first`; `text` is the quantifier */
	PL_DOT_GROUP,  /* these hold an `either`; `text` opens them */
	PL_DOT_CAPTURE,
	PL_DOT_ATOMIC,
	PL_DOT_AHEAD,
	PL_DOT_BEHIND,
	PL_DOT_IF, /* a lookaround, maybe, then the `either` */
};

struct pl_dot {
	enum pl_dot_kind kind;
	struct pl_str text; /* as PCRE2 writes it */
	size_t at, end;     /* bytes of the pattern */
	struct pl_str name; /* of a capture; what is referred to */
	uint32_t n;         /* characters; number of a capture, as PCRE2 counts */
	uint32_t min, max;  /* times; UINT32_MAX: without end */
	unsigned options;   /* in force here */
	bool negated;       /* lookaround */
	struct pl_dot *first, *next;
};

enum {
	PL_DOT_MOST = 64 << 10, /* bytes to write, the pattern itself aside */
	PL_DOT_REFS = 1000,     /* references, and names asked for */
};

struct pl_dotnet {
	struct pl_arena *arena;
	struct pl_err *err;
	struct pl_str text;
	size_t at;
	unsigned options, depth;
	bool lost;                         /* not a pattern that regexp2 would take */
	bool failed;                       /* `err` is set */
	PL_LIST(struct pl_dot *) captures; /* in order of their brackets */
	PL_LIST(struct pl_dot *) slots;    /* captures as regexp2 counts them */
	PL_LIST(struct pl_dot *) refs;     /* PL_DOT_REF and PL_DOT_IF */
	struct pl_buf defined;             /* groups to call, for the end of the pattern */
	unsigned n_defined;
	size_t spent, work;  /* bytes written in lookbehinds, and to no avail */
	size_t n_asked;      /* whether there is a capture of some name */
	struct pl_dot spare; /* what a node is when memory has ended */
};

/* dotread.c: the whole pattern; NULL when lost or failed. */
struct pl_dot *pl_dot_read(struct pl_dotnet *dotnet);
struct pl_dot *pl_dot_new(struct pl_dotnet *dotnet, enum pl_dot_kind kind);
/* What was read since byte `at`, as it stands there. */
struct pl_dot *pl_dot_written(struct pl_dotnet *dotnet, enum pl_dot_kind kind, size_t at);
/* Ends the reading: PCRE2 is to have the pattern as it is. */
struct pl_dot *pl_dot_lose(struct pl_dotnet *dotnet);
/* Ends it with an error that shows the byte `at`. */
struct pl_dot *pl_dot_refuse(struct pl_dotnet *dotnet, size_t at, const char *why);
/* The byte at `ahead` from here, 0 behind the end; whether a text stands here, moving
 * behind it. */
char pl_dot_peek(const struct pl_dotnet *dotnet, size_t ahead);
bool pl_dot_take(struct pl_dotnet *dotnet, const char *text);
/* A name that stands here, moving behind it; empty when there is none. */
struct pl_str pl_dot_name(struct pl_dotnet *dotnet);
bool pl_dot_is_capture(struct pl_dotnet *dotnet, struct pl_str name);
/* Keeps a reference for when all captures are known. */
void pl_dot_note(struct pl_dotnet *dotnet, struct pl_dot *ref);

/* Alternatives, up to a bracket that closes or the end. */
struct pl_dot *pl_dot_either(struct pl_dotnet *dotnet);

/* dotgroup.c: at the bracket that opens a group, or says options, or a comment. */
struct pl_dot *pl_dot_group(struct pl_dotnet *dotnet);

/* dotclass.c: behind a backslash and behind `[`. */
struct pl_dot *pl_dot_escape(struct pl_dotnet *dotnet);
struct pl_dot *pl_dot_class(struct pl_dotnet *dotnet);
/* `\12` when there is no twelfth group: a character by its octal number, and what
 * follows that. */
void pl_dot_no_group(struct pl_dotnet *dotnet, struct pl_dot *node);

/* dotnet.c: appends the node as PCRE2 writes it.  With `inside`, it stands in a
 * lookbehind that is written anew: captures become plain groups, and characters
 * carry the options they were read under where these are not those of `inside`. */
void pl_dot_write(struct pl_dotnet *dotnet, const struct pl_dot *node, const struct pl_dot *inside,
		  struct pl_buf *out);

/* Whether a back reference or condition names the capture. */
bool pl_dot_is_referred(const struct pl_dotnet *dotnet, const struct pl_dot *capture);

/* A lookbehind that is written anew. */
struct pl_dot_behind {
	struct pl_dotnet *dotnet;
	const struct pl_dot *behind;
	const struct pl_dot *inside; /* whose options hold where it is written */
};

enum { PL_DOT_VARIES = -1 };

/* dotends.c: as an assertion that is read from the right; false when that is too long. */
bool pl_dot_ends(struct pl_dot_behind *behind, const struct pl_dot *either, struct pl_buf *out);

/* dotbehind.c: the length in characters, when it is fixed in the sense of PCRE2. */
int64_t pl_dot_length(const struct pl_dot *node);
/* The node as it is written in the lookbehind. */
struct pl_str pl_dot_wrote(struct pl_dot_behind *behind, const struct pl_dot *node);
/* Counts bytes that were made, of which some are thrown away; false when it is enough. */
bool pl_dot_spend(struct pl_dotnet *dotnet, size_t bytes);
/* A lookbehind, in whatever way PCRE2 can do it. */
void pl_dot_write_behind(struct pl_dotnet *dotnet, const struct pl_dot *behind,
			 const struct pl_dot *inside, struct pl_buf *out);
/* A few characters, always as many, and no lookaround: told at once. */
bool pl_dot_is_quick(const struct pl_dot *node);
/* Whether PCRE2 can do it as it is. */
bool pl_dot_is_easy(const struct pl_dot *behind);

#endif
