/* Documents: Markdown and HTML as blocks of prose, each byte of which knows where
 * in the draft it stands.  What is prose, what is left out and how inline elements
 * join is as Vale does it (3.7.1, read in 2026-11), so that its rules find the same. */
#ifndef PL_POST_DOCUMENT_H
#define PL_POST_DOCUMENT_H

#include "base/regex.h"
#include "post/post.h"
#include "post/steps.h"

/* Texts that a configuration gives; borrowed. */
struct pl_strs {
	const struct pl_str *at;
	size_t n;
};
struct pl_regexes {
	struct pl_regex *const *at;
	size_t n;
};

/* What of a document is left out. */
struct pl_markup {
	struct pl_strs skipped_scopes;  /* elements left out whole; none: script, style, pre,
					 * figure, noscript, iframe */
	struct pl_strs ignored_scopes;  /* inline elements masked with *; none: tt, code, kbd */
	struct pl_strs ignored_classes; /* besides problematic, pre, code */
	struct pl_regexes token_ignores, block_ignores;
	struct pl_strs comment_marks; /* two, read as <!-- and -->; or none */
};

/* A document while it is read.  `{ 0 }` to start. */
struct pl_document {
	struct pl_mapping text; /* of all blocks; an empty line between any two */
	PL_LIST(struct pl_prose) prose;
	PL_LIST(struct pl_comment) comments; /* texts in the arena given */
	uint32_t tallies[PL_N_TALLIES];
	bool gave_up;        /* a pattern of `markup` took too long … */
	uint32_t gave_up_at; /* … and was not looked for from this byte of the draft on */
	struct pl_steps *steps; /* where to keep the steps of the walk; NULL: nowhere */
};

/* Reads the draft from byte `from` on (behind a front matter).  `form` is MARKDOWN or
 * HTML; `markup` may be NULL.  False when memory ends. */
bool pl_document_read(struct pl_document *document, struct pl_str draft, uint32_t from,
		      enum pl_form form, const struct pl_markup *markup, struct pl_arena *arena,
		      struct pl_err *err);
void pl_document_release(struct pl_document *document);

/* --- for the files that read documents --------------------------------------------- */

/* Can Markdown be read by this program, on this system? */
bool pl_markdown_possible(struct pl_err *err);
/* Appends the HTML of the Markdown text (see post/prepare.h), whose map leads to the draft;
 * so does that of `out`.  References to the footnotes become their numbers.  The text ends
 * in a line end, and a NUL stands behind it: md4c 0.4.8 looks one byte too far in an open
 * link.  False when memory ends. */
struct pl_notes;
bool pl_markdown_html(struct pl_str markdown, const struct pl_map *map, struct pl_notes *notes,
		      struct pl_mapping *out);
/* Reads HTML, whose map leads to the draft, into blocks. */
bool pl_html_read(struct pl_document *document, struct pl_str html, const struct pl_map *map,
		  const struct pl_markup *markup, struct pl_arena *arena);
/* The bytes that a character reference stands for (`&eacute;`, `&#233;`, `&#xE9;`, at
 * the start of `text`), written to `out`, and its own length; 0 when there is none.
 * Names are those of HTML 4.01 and &apos;. */
size_t pl_charref(struct pl_str text, char out[8], size_t *len);

#endif
