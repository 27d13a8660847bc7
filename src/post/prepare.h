/* Sources of documents, made ready for those that read them. */
#ifndef PL_POST_PREPARE_H
#define PL_POST_PREPARE_H

#include "post/document.h"

/* A footnote's definition; `label` lies in the text that was prepared. */
struct pl_note {
	struct pl_str label;
	uint32_t number; /* 0: nothing has led to it yet */
};

/* The footnotes of a text, sorted by label, each once. */
struct pl_notes {
	PL_LIST(struct pl_note) list;
	uint32_t last; /* number given */
};

/* Appends the Markdown text, whose map leads to the draft, as md4c reads it right: it ends
 * in a line end, definitions of footnotes are items of a list, and lines under the head of
 * a table are as long as md4c 0.4.8 wants them.  The labels of `notes` lie in `text`. */
void pl_prepare_markdown(struct pl_str text, const struct pl_map *map, struct pl_mapping *out,
			 struct pl_notes *notes);
/* The footnote to which the reference `[^…]` at byte `at` leads, and its end; NULL when
 * there is none. */
struct pl_note *pl_notes_at(struct pl_notes *notes, struct pl_str text, size_t at, size_t *end);
void pl_notes_release(struct pl_notes *notes);

/* Writes what the configured patterns find in the text as code, which is masked or left
 * out, and the marks of comments as those of HTML.  A pattern that takes too long is given
 * up, and what it would find stays: the document says from where on.  False when memory
 * ends; `source` is then as good as any. */
bool pl_prepare_ignores(struct pl_mapping *source, struct pl_document *document,
			const struct pl_markup *markup, enum pl_form form, struct pl_err *err);

#endif
