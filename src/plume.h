/* plume: a linter for drafts of social-media posts, as a library.
 *
 * A ruleset is made once and read by any number of threads.  A draft and a ruleset give
 * findings; findings and the draft give the mended draft.  The whole of it:
 *
 *     struct pl_err err = { 0 };
 *     struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
 *     struct pl_findings *findings = pl_lint(rules, draft, strlen(draft), NULL, &err);
 *
 *     for (size_t i = 0; i < pl_findings_count(findings); i++) {
 *             struct pl_finding finding = pl_findings_at(findings, i);
 *
 *             printf("%u:%u: %.*s\n", finding.line, finding.column,
 *                    (int)finding.message.len, finding.message.at);
 *     }
 *     pl_findings_free(findings);
 *     pl_ruleset_free(rules);
 *
 * Ownership.  `_new` gives what `_free` takes back, and so does pl_lint with
 * pl_findings_free; a `struct pl_buf` is given back by pl_buf_release.  Everything else
 * borrows: texts in a finding live as long as the findings and the ruleset.  Giving back
 * NULL does nothing.
 *
 * Units.  Texts are UTF-8 and need not end in NUL.  Spans are half-open ranges of bytes of
 * the draft; lines count from 1, columns from 1 in code points (é may be one or two, an
 * emoji is one or more).  Lengths are in what each network counts.
 *
 * Errors.  What can fail returns a pointer or a bool and takes a `struct pl_err *` last,
 * which may be NULL.  When memory ends that is an error as any other; the library never
 * ends the program.  NULL for what an earlier call should have given is the caller's fault.
 *
 * Threads.  One ruleset may be used by any number of threads at once.  Findings, buffers
 * and errors belong to one thread at a time.  There are no globals to set up.
 *
 * What it does not do.  The library never prints, and knows no environment and no time but
 * the one it is given.  It opens no file that it was not asked to open, but for two things
 * of the system's: dictionaries, when a spelling rule first needs one, and libraries that
 * read YAML, JSON or Markdown, when one is first read. */
#ifndef PLUME_H
#define PLUME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PL_API __attribute__((visibility("default")))
#else
#define PL_API
#endif

/* --- texts ----------------------------------------------------------------------- */

/* Bytes that someone else owns; `{ 0 }` is the empty text.  Not ended by a NUL. */
struct pl_str {
	const char *at;
	size_t len;
};

/* A half-open range of byte offsets: `start` is in it, `end` is behind it. */
struct pl_span {
	uint32_t start, end;
};

/* Bytes that grow, and belong to whoever holds the buffer.  `{ 0 }` is the empty buffer;
 * what was written to is ended by a NUL that is not counted. */
struct pl_buf {
	char *at;
	size_t len, room;
	bool failed;                      /* memory ended, and something was lost */
};

/* Gives the bytes back and leaves an empty buffer. */
PL_API void pl_buf_release(struct pl_buf *buf);

/* --- errors ---------------------------------------------------------------------- */

/* What kind of thing went wrong, for programs. */
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

/* What is wrong and where, for people.  `file` may be empty; `line` and `column` count from
 * 1, columns in code points, and 0 means unknown.  `text` is one sentence without a final
 * newline, in French when the caller has set `french` beforehand, else in English. */
struct pl_err {
	enum pl_code code;
	bool french;
	char file[256];
	uint32_t line, column;
	char text[512];
};

/* --- rules ------------------------------------------------------------------------ */

/* Where rules are read from besides those that are built in: a tree of STYLE/RULE.yml, with
 * networks/NAME.yml and lists/NAME.yml, as plume-rule(5) describes. */
struct pl_source;

/* The files below a folder.  The path is copied; nothing is read yet.  NULL when memory
 * ends. */
PL_API struct pl_source *pl_source_new_folder(const char *path, struct pl_err *err);

/* A file in memory: its name in the tree, "maison/sigles.yml", and its bytes. */
struct pl_memory_file {
	const char *name;
	struct pl_str bytes;
};

/* Files in memory, ended by a NULL name.  `name` stands for the whole in messages.  Both are
 * borrowed until the source is given back.  NULL when memory ends. */
PL_API struct pl_source *pl_source_new_memory(const char *name, const struct pl_memory_file *files,
					      struct pl_err *err);
PL_API void pl_source_free(struct pl_source *source);

/* Rules ready for use; does not change any more.  With one's own rules, over those that are
 * built in:
 *
 *     const struct pl_memory_file files[] = {
 *             { "maison/sigles.yml", { rule, strlen(rule) } },
 *             { 0 },
 *     };
 *     struct pl_source *source = pl_source_new_memory("maison", files, &err);
 *     const struct pl_source *const layers[] = { source };
 *     struct pl_ruleset *rules = source ? pl_ruleset_new(layers, 1, &err) : NULL;
 *     const struct pl_err *fault = rules ? pl_ruleset_fault(rules, 0) : NULL;
 *
 *     if (fault)
 *             fprintf(stderr, "%s:%u: %s\n", fault->file, fault->line, fault->text);
 *     pl_source_free(source); */
struct pl_ruleset;

/* The rules that are built in, and over them those of the `n` `layers`, in order: the later
 * wins per rule name.  The sources are read now and not needed afterwards.  Files with
 * faults are left out and told by pl_ruleset_fault, in French when `err` asks for it.  NULL
 * when memory ends. */
PL_API struct pl_ruleset *pl_ruleset_new(const struct pl_source *const *layers, size_t n,
					 struct pl_err *err);
PL_API void pl_ruleset_free(struct pl_ruleset *rules);
/* The i-th fault met while reading, from 0; NULL behind the last.  Belongs to the ruleset. */
PL_API const struct pl_err *pl_ruleset_fault(const struct pl_ruleset *rules, size_t i);

/* --- linting ---------------------------------------------------------------------- */

/* The language of messages. */
enum pl_lang { PL_FR, PL_EN };
/* How bad it is. */
enum pl_level { PL_SUGGESTION, PL_WARNING, PL_ERROR };
/* Which rules run, each with those of the ones before it: editor adds what is too slow for
 * many drafts at once and is there while one is written, such as spelling; strict adds what
 * is not for everybody. */
enum pl_profile { PL_PROFILE_DEFAULT, PL_PROFILE_EDITOR, PL_PROFILE_STRICT };

/* What a configuration says of a rule or a whole style: of every draft, or of those for one
 * network or of one type, as the front matter has it, in lower case without accents.  A draft
 * for several networks is looked at by a rule that is off for one of them as if it were for
 * the others only; its level is the highest that one of these gives it. */
enum pl_switch_to { PL_SWITCH_OFF, PL_SWITCH_ON, PL_SWITCH_LEVEL };
struct pl_switch {
	const char *name;
	enum pl_switch_to to;
	enum pl_level level;              /* with PL_SWITCH_LEVEL */
	const char *network, *type;       /* NULL: whatever it is */
};

/* `{ 0 }` is a fair choice: French, all levels, every rule of the default profile, networks
 * as the draft says.  Lists end with a NULL.
 *
 *     const char *const networks[] = { "x", "mastodon", NULL };
 *     struct pl_options options = { .networks = networks, .lang = PL_EN,
 *                                   .level = PL_WARNING, .now = "2026-03-12 18:30" };
 *     struct pl_findings *found = pl_lint(rules, draft, strlen(draft), &options, &err);
 *
 *     pl_findings_free(found);
 *
 * Nothing in it is kept once pl_lint is back. */
struct pl_options {
	const char *name;                 /* of the draft's file; may name the network */
	const char *const *networks;      /* for a draft that names none */
	const char *const *only;          /* names of rules or styles: these alone */
	const char *const *styles;        /* these alone, and rules switched on; NULL: all */
	const struct pl_switch *switches; /* later ones win; ends with a NULL name */
	enum pl_lang lang;
	enum pl_level level;              /* findings below are left out */
	enum pl_profile profile;
	const char *today;                /* 2026-03-12: exceptions of a draft that end before are
					   * over; NULL: none ever ends */
	const char *now;                  /* when a draft goes out that does not say it: 2026-03-12,
					   * or with an hour, 2026-03-12 18:30; NULL: not known */
};

/* What was found in one draft, in the order in which it stands there. */
struct pl_findings;

/* What the rules say about a draft of `len` bytes, which is copied.  `options` may be NULL.
 * NULL when the draft cannot be read (it is not UTF-8, or too large) or memory ends. */
PL_API struct pl_findings *pl_lint(const struct pl_ruleset *rules, const char *draft, size_t len,
				   const struct pl_options *options, struct pl_err *err);
PL_API void pl_findings_free(struct pl_findings *findings);
/* How many there are, suppressed ones and all. */
PL_API size_t pl_findings_count(const struct pl_findings *findings);
/* The i-th rule that could not do its work on this draft, from 0; NULL behind the last. */
PL_API const struct pl_err *pl_findings_fault(const struct pl_findings *findings, size_t i);

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
	struct pl_str told;           /* the same for reports: personal data are cut short */
	bool suppressed;              /* the draft asks to leave it out */
	const char *suppressed_by;    /* then: "comment", "front matter", "remark" or
				       * "baseline"; else NULL */
	uint32_t suppressed_line;     /* where it asks so; 0: in a payload */
	struct pl_str reason;         /* that it gives, if any */
	uint32_t times;               /* places told by this finding, at least 1 */
	bool has_fix, safe;           /* a mend is known; and its meaning cannot change */
};

/* The finding at `i`, which must be less than pl_findings_count. */
PL_API struct pl_finding pl_findings_at(const struct pl_findings *findings, size_t i);

/* --- mending ---------------------------------------------------------------------- */

/* An edit: the span of the draft (or of the medium's alternative text) is replaced by the
 * text. */
struct pl_edit {
	struct pl_span span;
	struct pl_str text;
};

/* How many edits the remedy of finding `i` is made of, 0: there is none; and each of them.
 * They are made all or none. */
PL_API size_t pl_finding_edits(const struct pl_findings *findings, size_t i);
PL_API struct pl_edit pl_finding_edit(const struct pl_findings *findings, size_t i, size_t edit);

/* Appends the draft with the safe remedies of its findings.  Of remedies that overlap the
 * first is taken; the others wait for the next round, which the caller makes of the mended
 * draft.  What is suppressed is left alone.  `draft` must be the bytes that the findings
 * were made from.  False when memory ends.
 *
 *     struct pl_buf mended = { 0 };
 *
 *     if (pl_fix(findings, (struct pl_str){ draft, strlen(draft) }, &mended, &err))
 *             fwrite(mended.at, 1, mended.len, stdout);
 *     pl_buf_release(&mended); */
PL_API bool pl_fix(const struct pl_findings *findings, struct pl_str draft, struct pl_buf *out,
		   struct pl_err *err);

/* --- lengths ---------------------------------------------------------------------- */

/* How long a text is on a network, in what that network counts: for a counter beside a field
 * in which somebody types.  `*limit` is what one post may have, 0: no limit is known.
 * `network` is a name or another name of it: x, twitter.  False when none is called so (the
 * error names the nearest) or memory ends.
 *
 *     uint32_t length, limit;
 *
 *     if (pl_length(rules, "x", text, &length, &limit, &err) && limit && length > limit)
 *             printf("%u too many\n", length - limit); */
PL_API bool pl_length(const struct pl_ruleset *rules, const char *network, struct pl_str text,
		      uint32_t *length, uint32_t *limit, struct pl_err *err);

/* --- the library ------------------------------------------------------------------ */

/* The version, as 0.1.0. */
PL_API const char *pl_version(void);

#ifdef __cplusplus
}
#endif

#endif
