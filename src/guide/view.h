/* Views: what the guide has to show, in blocks.
 *
 * A view knows no terminal, no width and no colour: the prompt, `plume explain`, an
 * editor's hover and a web page show it each in its own way.  What a block is, it says in
 * words, in its label. */
#ifndef PL_GUIDE_VIEW_H
#define PL_GUIDE_VIEW_H

#include "base/catalogue.h"
#include "base/str.h"

enum pl_view_kind {
	PL_VIEW_TITLE,    /* of the view, in front; its note: what it is, or its name */
	PL_VIEW_HEADING,  /* of what follows, up to the next one */
	PL_VIEW_TEXT,     /* a paragraph */
	PL_VIEW_ITEM,     /* of a list */
	PL_VIEW_QUOTE,    /* words that are quoted: an example, a place in a draft */
	PL_VIEW_GOOD,     /* an example to follow */
	PL_VIEW_BAD,      /* an example to avoid */
	PL_VIEW_DRAFT,    /* a draft, whose lines stay as they are */
	PL_VIEW_FINDING,  /* label: its level; note: the rule */
	PL_VIEW_REMEDY,   /* of the finding above */
	PL_VIEW_COUNT,    /* label: of what; text: how much, of how much */
	PL_VIEW_SOURCE,   /* who says so; note: the date; ref: the address */
	PL_VIEW_STATE,    /* what was done, or how things stand */
	PL_VIEW_TROUBLE,  /* what could not be done, and what would be right */
	PL_VIEW_HINT,     /* what to type next */
	PL_VIEW_QUESTION, /* what is asked; note: the answer that an empty line gives */
	PL_N_VIEW_KINDS
};

/* Texts are the view's, in the language that was asked for.  All but `text` may be empty. */
struct pl_view_block {
	enum pl_view_kind kind;
	enum pl_level level;      /* of a finding */
	unsigned number;          /* by which it is named, from 1; 0: it has none */
	struct pl_str label;      /* stands before the text, a colon between them */
	struct pl_str text;       /* may have lines */
	struct pl_str note;       /* stands behind the text: a name, "read", a date */
	struct pl_str ref;        /* what `open` takes to lead there; of a source, its address */
};

/* `{ .arena = … }` to start: the arena owns the texts, the list is released. */
struct pl_view {
	struct pl_arena *arena;
	enum pl_lang lang;
	PL_LIST(struct pl_view_block) blocks;
	struct pl_view_block spare;    /* written to when memory has ended */
};

/* Adds a block with a copy of the text, and gives it, never NULL, until the next is added. */
struct pl_view_block *pl_view_add(struct pl_view *view, enum pl_view_kind kind, struct pl_str text);
/* The same for a msgid with what it wants. */
struct pl_view_block *pl_view_say(struct pl_view *view, enum pl_view_kind kind, const char *format, ...)
	PL_PRINTF(3, 4);
/* The same with a label, a msgid without its colon; no block when the text is empty. */
void pl_view_labelled(struct pl_view *view, enum pl_view_kind kind, const char *label,
		      struct pl_str text);
/* An item that leads somewhere: `ref` is what `open` takes, which also is its note when
 * `shown`.  Whoever shows the view numbers such items.  Never NULL, until the next one. */
struct pl_view_block *pl_view_item(struct pl_view *view, struct pl_str text, struct pl_str ref,
				   bool shown);
/* A copy of the text in the view's arena, for the other fields of a block. */
struct pl_str pl_view_keep(struct pl_view *view, struct pl_str text);
/* Did memory end while it was made? */
bool pl_view_failed(const struct pl_view *view);
/* Takes all blocks out; the arena is its owner's to reset. */
void pl_view_clear(struct pl_view *view);
void pl_view_release(struct pl_view *view);

#endif
