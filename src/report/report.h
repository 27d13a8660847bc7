/* Reports: how findings are told.  One file a format, one table. */
#ifndef PL_REPORT_REPORT_H
#define PL_REPORT_REPORT_H

#include "base/catalogue.h"
#include "lint/lint.h"

struct pl_totals {
	size_t files, level[3], fixable, drafts_clean;
};

/* What a format keeps of a draft until all are known. */
struct pl_held {
	struct pl_str path, text; /* in the report's arena */
	size_t order;             /* of being told */
};

/* What a report is written with.  `out` collects; the caller empties it. */
struct pl_report {
	const struct pl_format *format;
	struct pl_buf out;
	enum pl_lang lang;
	enum pl_unit column;     /* how columns of the line format are counted */
	bool color;              /* colours may be used */
	bool hints;              /* a person reads: say what to type next */
	enum pl_level fail_on;   /* from what level on the draft told last fails */
	bool show_suppressed;    /* what the draft silences too, marked */
	unsigned width;          /* columns of the terminal */
	struct pl_totals totals;
	int gravest;             /* level told of the last draft, -1: nothing was told */
	struct pl_arena arena;   /* of what is held, until the report is finished */
	PL_LIST(struct pl_held) held;
	void *own;               /* what the format keeps, in the arena */
	size_t n;                /* drafts told so far */
	char explained[128];     /* a rule to name in the hint: the gravest so far */
	int explained_level;
};

/* A draft that was linted, or one that could not be: then `findings` is NULL and
 * `fault` says why. */
struct pl_told {
	const char *path;
	uint32_t record;         /* of a payload, from 1; 0: a file */
	struct pl_str id;
	const struct pl_findings *findings;
	const struct pl_err *fault;
};

struct pl_format {
	const char *name;
	const char *help;        /* a msgid of the catalogue */
	bool as_is; /* nothing in it is a command to who runs the job, but what is meant to be one */
	bool counts; /* it says how many findings are left out where a draft has too many */
	void (*start)(struct pl_report *report);  /* or NULL */
	void (*draft)(struct pl_report *report, const struct pl_told *told);
	void (*finish)(struct pl_report *report); /* or NULL */
};

extern const struct pl_format *const pl_formats[]; /* NULL-ended */
const struct pl_format *pl_format_find(const char *name);
/* The nearest name of a format, or NULL. */
const char *pl_format_nearest(const char *name);

/* A report in three steps, of which none may be left out; each draft is counted in the
 * totals. */
void pl_report_start(struct pl_report *report);
void pl_report_draft(struct pl_report *report, const struct pl_told *told);
void pl_report_finish(struct pl_report *report);

/* The next finding of the draft from `*i` on that is to be told; false when there is none. */
bool pl_report_next(const struct pl_report *report, const struct pl_told *told, size_t *i,
		    struct pl_finding *finding);
/* Appends text for XML and HTML, in content and in attributes: what XML 1.0 allows no document
 * to hold is shown by name. */
void pl_xml_add(struct pl_buf *out, struct pl_str text);
/* Appends a path as part of a URI: what is not unreserved, nor a slash, in percents. */
void pl_uri_add(struct pl_buf *out, const char *path);
/* Can a program that shows the report make a link of it?  Rules may name anything as theirs: only
 * http and https, in signs that end no link of Markdown. */
bool pl_is_web(struct pl_str link);
/* The message, with how many places it stands for. */
void pl_message_add(struct pl_buf *out, const struct pl_finding *finding, enum pl_lang lang);

/* A path, made safe for terminals and for runners of CI jobs. */
void pl_path_add(struct pl_buf *out, const char *path);
/* The word for a level in that language. */
const char *pl_level_word(enum pl_lang lang, enum pl_level level);
/* By what of the draft the finding is silenced, and why: "silenced by a comment, line 3:
 * reason". */
void pl_silenced_add(struct pl_buf *out, const struct pl_finding *finding, enum pl_lang lang);
/* Is it to be told? */
bool pl_report_shows(const struct pl_report *report, const struct pl_finding *finding);
/* What the fix of a finding does, as a sentence: Replace by « Préfecture ». */
void pl_fix_title(struct pl_buf *out, const struct pl_findings *findings, size_t i,
		  enum pl_lang lang);
/* The same for another text in place of that of its one edit. */
void pl_fix_other(struct pl_buf *out, struct pl_str text, enum pl_lang lang);
/* The name of its kind, a msgid. */
const char *pl_media_word(const struct pl_media *media);
/* Appends "[image quai.jpg: what it shows]", as readers who do not see it have it. */
void pl_medium_add(struct pl_buf *out, const struct pl_media *media, enum pl_lang lang);
/* Appends the network's name, and the lengths of the parts of the post there: "X 231/280".  Is
 * one of them too long? */
bool pl_length_add(struct pl_buf *out, const struct pl_post *post,
		   const struct pl_network *network, enum pl_lang lang);
/* " X 231/280 · Facebook 231/63,206": every network named by the draft, or all. */
void pl_lengths(struct pl_buf *out, const struct pl_findings *findings, enum pl_lang lang);

#endif
