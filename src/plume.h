/* plume: a linter for social-media drafts, as a library.
 *
 * A ruleset is made once and read by any number of threads.  A draft and a
 * ruleset give findings; findings and the draft give the mended draft.  The
 * library never prints, never exits, opens no file that it was not asked to
 * open, and knows no time but the one it is given.
 *
 * Ownership: `_new` gives what `_free` takes back; everything else borrows.
 * What can fail returns bool or a pointer and takes a `struct pl_err *` last,
 * which may be NULL.  All texts are UTF-8; all offsets are bytes of the draft
 * unless said otherwise. */
#ifndef PLUME_H
#define PLUME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define PL_API __attribute__((visibility("default")))
#else
#define PL_API
#endif

/* Bytes that someone else owns; `{ 0 }` is the empty text. */
struct pl_str {
	const char *at;
	size_t len;
};

/* A half-open range of byte offsets. */
struct pl_span {
	uint32_t start, end;
};

enum pl_code {
	PL_OK,
	PL_NOMEM,   /* memory ended */
	PL_NOFILE,  /* no such file, or it cannot be read */
	PL_INPUT,   /* the draft or payload is not what it should be */
	PL_SYNTAX,  /* YAML or JSON does not parse */
	PL_RULE,    /* a rule, guide or configuration says something impossible */
	PL_LIMIT,   /* larger or deeper than allowed */
	PL_PATTERN, /* a regular expression does not compile, or runs too long */
	PL_SKIPPED, /* a rule is left out, since it asks for what plume does not do: a warning */
};

/* What is wrong and where.  `line` and `column` count from 1, columns in code
 * points; 0 means unknown.  `text` is one sentence without a final newline.  The
 * caller may set `french` beforehand for the language of the text. */
struct pl_err {
	enum pl_code code;
	bool french;
	char file[256];
	uint32_t line, column;
	char text[512];
};

enum pl_lang { PL_FR, PL_EN };
enum pl_level { PL_SUGGESTION, PL_WARNING, PL_ERROR };
/* Which rules run, each with those of the ones before it: editor adds what is too slow for
 * many drafts at once and is there while one is written, such as spelling; strict adds what
 * is not for everybody. */
enum pl_profile { PL_PROFILE_DEFAULT, PL_PROFILE_EDITOR, PL_PROFILE_STRICT };

/* --- rulesets ------------------------------------------------------------------ */

struct pl_ruleset;
struct pl_source; /* a tree of rule files: base/source.h makes them */

/* The rules that are built in, and over them those of `layers`, in order: the
 * later wins per rule name.  Files with faults are left out and told by
 * pl_ruleset_fault.  NULL when memory ends. */
PL_API struct pl_ruleset *pl_ruleset_new(const struct pl_source *const *layers, size_t n,
					 struct pl_err *err);
PL_API void pl_ruleset_free(struct pl_ruleset *rules);
/* Faults met while reading, NULL behind the last. */
PL_API const struct pl_err *pl_ruleset_fault(const struct pl_ruleset *rules, size_t i);

/* --- linting --------------------------------------------------------------------- */

/* What a configuration says of a rule or a whole style. */
enum pl_switch_to { PL_SWITCH_OFF, PL_SWITCH_ON, PL_SWITCH_LEVEL };
struct pl_switch {
	const char *name;
	enum pl_switch_to to;
	enum pl_level level;              /* with PL_SWITCH_LEVEL */
};

/* `{ 0 }` is a fair choice: French, all levels, every rule of the default
 * profile, networks as the draft says.  Lists end with a NULL. */
struct pl_options {
	const char *name;                 /* of the draft's file; may name the network */
	const char *const *networks;      /* for a draft that names none */
	const char *const *only;          /* names of rules or styles: these alone */
	const char *const *styles;        /* these alone, and rules switched on; NULL: all */
	const struct pl_switch *switches; /* later ones win; ends with a NULL name */
	enum pl_lang lang;
	enum pl_level level;              /* findings below are left out */
	enum pl_profile profile;
	const char *now;                  /* when a draft goes out that does not say it: 2026-03-12,
					   * or with an hour, 2026-03-12 18:30; NULL: not known */
};

struct pl_findings;

/* What the rules say about a draft.  NULL when it cannot be read (not UTF-8,
 * too large) or memory ends. */
PL_API struct pl_findings *pl_lint(const struct pl_ruleset *rules, const char *draft, size_t len,
				   const struct pl_options *options, struct pl_err *err);
PL_API void pl_findings_free(struct pl_findings *findings);
PL_API size_t pl_findings_count(const struct pl_findings *findings);

/* One finding; its texts live as long as the findings and the ruleset. */
struct pl_finding {
	struct pl_str rule;           /* style.rule */
	enum pl_level level;
	struct pl_str message;        /* in the language asked for */
	struct pl_str practice, url;  /* empty when there is none */
	bool whole;                   /* about the post as a whole: no span */
	int32_t media;                /* the span is of that medium's alternative text; -1: of the draft */
	struct pl_span span;
	uint32_t line, column;        /* of its start: from 1, in code points */
	uint32_t end_line, end_column; /* behind its end */
	struct pl_str match;          /* the text of the span; in a document as a reader sees it */
	bool suppressed;              /* the draft asks to leave it out */
	const char *suppressed_by;    /* then: "comment", "front matter", "remark" or
				       * "baseline"; else NULL */
	uint32_t suppressed_line;     /* where it asks so; 0: in a payload */
	struct pl_str reason;         /* that it gives, if any */
	uint32_t times;               /* places told by this finding, at least 1 */
	bool has_fix, safe;           /* a mend is known; and its meaning cannot change */
};

PL_API struct pl_finding pl_findings_at(const struct pl_findings *findings, size_t i);

/* An edit: the span is replaced by the text. */
struct pl_edit {
	struct pl_span span;
	struct pl_str text;
};

PL_API size_t pl_finding_edits(const struct pl_findings *findings, size_t i);
PL_API struct pl_edit pl_finding_edit(const struct pl_findings *findings, size_t i, size_t edit);

/* The version, as 0.1.0. */
PL_API const char *pl_version(void);

#endif
