/* Modes and verbs: where a walk can be, and what can be said there.
 *
 * A mode is a file mode_NAME.c, which defines pl_mode_NAME, and a line of list.h.  Only files
 * of the guide include this. */
#ifndef PL_GUIDE_MODE_H
#define PL_GUIDE_MODE_H

#include "guide/store.h"
#include "guide/walk.h"

struct pl_mode;

/* What completes the operand of a verb, together. */
enum {
	PL_WORDS_GUIDES = 1,    /* guides and chapters */
	PL_WORDS_PRACTICES = 2,
	PL_WORDS_RULES = 4,
	PL_WORDS_NETWORKS = 8,
	PL_WORDS_VERBS = 16,
	PL_WORDS_HASHTAGS = 32, /* that the guides and the draft use */
	PL_WORDS_FILES = 64,    /* which the program offers, not the walk */
	PL_WORDS_MODE = 128,    /* what the `words` of the verb's mode offers */
	PL_WORDS_TEMPLATES = 256,
};

/* A command of a walk.  Help is printed from these rows. */
struct pl_verb {
	const char *name;       /* English: open; NULL ends a table */
	const char *french;     /* ouvrir */
	const char *others;     /* other words for it, parted by blanks, or NULL */
	const char *operand;    /* a msgid, as help calls it: "[NUMBER|NAME]"; NULL: it takes none */
	const char *help;       /* a msgid, in a line */
	unsigned words;         /* PL_WORDS_… for completion */
	bool secret;            /* its operand may be a draft or an answer: no history keeps it */
	bool bare;              /* in a mode that listens it counts alone on its line, so that
				 * "next year" is an answer and "next" a command */
	/* `rest` is what stands behind the verb, trimmed. */
	void (*run)(struct pl_walk *walk, struct pl_str rest);
};

/* A place where a walk can be.  All functions but `enter` may be NULL; they write to
 * walk->view.  Memory that ends is remembered by the view: nobody asks here. */
struct pl_mode {
	const char *name;
	size_t size;            /* bytes of its state, all zero at first: pl_mode_state */
	bool listens;           /* what is typed here is an answer unless it is one of its own
				 * verbs; else a command unless there is none */
	bool obeys;             /* of those: a command alone on its line is one here too, since
				 * what is answered is no single word, or one of few */
	bool task;              /* is set out upon and left for good, to where it was set out from,
				 * with all tasks between */
	bool passing;           /* `back` does not come here again */
	const struct pl_verb *verbs; /* besides those that hold everywhere, and before them */
	/* Shows the place; `name` says which of its kind (a practice's name).  False, with
	 * nothing shown, when there is none of that name: the walk stays where it was. */
	bool (*enter)(struct pl_walk *walk, struct pl_str name);
	/* What was typed and is no command.  NULL: told as unknown. */
	void (*say)(struct pl_walk *walk, struct pl_str line);
	/* The end of input, or Ctrl-C.  NULL: the walk is over; Ctrl-C leaves a mode that
	 * listens, as `back` does. */
	void (*end)(struct pl_walk *walk);
	void (*stop)(struct pl_walk *walk);
	void (*leave)(struct pl_walk *walk);     /* before another mode is entered */
	/* Appends to "plume" what stands in the prompt, with a blank in front; NULL: the name
	 * of what is open. */
	void (*prompt)(const struct pl_walk *walk, struct pl_buf *out);
	/* What would be lost if the program died now, as the members of a JSON object
	 * ("\"draft\":…"), nothing when there is nothing; and going on from there, true when
	 * that could be done.  Kept after every line. */
	void (*keep)(const struct pl_walk *walk, struct pl_buf *json);
	bool (*resume)(struct pl_walk *walk, const struct pl_node *kept);
	/* Words for operands of its verbs that start with what was typed or do not. */
	void (*words)(const struct pl_walk *walk, void (*each)(void *context, struct pl_str word),
		      void *context);
	/* What can be said of a line while it is being typed, which changes nothing; false: nothing.
	 * NULL: never anything. */
	bool (*glance)(struct pl_walk *walk, struct pl_str line);
	/* What completes an answer, PL_WORDS_…, besides its verbs; NULL: hashtags, and its words. */
	unsigned (*offers)(const struct pl_walk *walk);
	void (*release)(void *state);            /* what the state owns */
};

enum pl_mode_number {
#define MODE(name) PL_MODE_##name,
#include "guide/list.h"
#undef MODE
	PL_N_MODES
};

#define MODE(name) extern const struct pl_mode pl_mode_##name;
#include "guide/list.h"
#undef MODE

extern const struct pl_mode *const pl_modes[]; /* in the order of their numbers */

/* Verbs that hold everywhere, in groups as help shows them: a file each, and a line of
 * verbs.c. */
struct pl_verb_group {
	const char *heading;    /* a msgid */
	const struct pl_verb *verbs;
};
extern const struct pl_verb_group pl_verb_groups[]; /* ends with a NULL heading */
extern const struct pl_verb pl_verbs_browsing[], pl_verbs_trying[], pl_verbs_practising[],
	pl_verbs_leaving[];
/* Those that hold in every mode that listens, besides its own. */
extern const struct pl_verb pl_verbs_out[];

/* A step of the way: the mode and what is open in it. */
struct pl_step {
	enum pl_mode_number mode;
	struct pl_str name;     /* in walk->way_texts */
};

struct pl_walk {
	struct pl_walk_setup setup;
	enum pl_lang lang;
	struct pl_view view;            /* in the making */
	struct pl_arena moment;         /* until the next line: the view's texts */
	struct pl_step here;
	PL_LIST(struct pl_step) way;    /* steps before, the last one last */
	struct pl_arena way_texts;
	PL_LIST(struct pl_str) listed;  /* what the numbers of the last list lead to */
	struct pl_arena listed_texts;
	struct pl_store store;          /* marks and progress */
	struct pl_buf prompt;
	PL_LIST(struct pl_str) notices; /* to be told first of all, in notice_texts */
	struct pl_arena notice_texts;
	struct pl_buf work;             /* what was kept of the moment, as it lies on disk */
	bool unkept;                    /* progress cannot be written, which was told */
	size_t refusals;                /* of memory, before this turn */
	void *states[PL_N_MODES];
	bool over;
};

/* Reads what was kept of earlier walks; keeps what has changed since. */
void pl_walk_remember(struct pl_walk *walk);
void pl_walk_keep(struct pl_walk *walk);

/* --- for modes --------------------------------------------------------------------------- */

/* Goes to another mode; the present one is put on the way unless it is passing.  False, and
 * nothing has changed, when there is nothing of that name there. */
bool pl_walk_go(struct pl_walk *walk, enum pl_mode_number mode, struct pl_str name);
/* One step back; false at the start. */
bool pl_walk_back(struct pl_walk *walk);
/* The same without showing the page again: it is what was shown last. */
void pl_walk_leave(struct pl_walk *walk);
/* The state of a mode, made when it is first asked for; NULL when memory ends. */
void *pl_mode_state(struct pl_walk *walk, enum pl_mode_number mode);
/* What the number of the last list leads to; empty when there is no such number. */
struct pl_str pl_walk_listed(const struct pl_walk *walk, uint64_t number);
/* Opens whatever is called so: a number of the last list, a guide, chapter, practice or rule;
 * what has it as a part of its name, when that is but one.  Else the nearest name is told. */
void pl_walk_open(struct pl_walk *walk, struct pl_str name);
/* The same for numbers and whole names alone; false, and nothing is told, for any other. */
bool pl_walk_open_exactly(struct pl_walk *walk, struct pl_str name);
/* What `open` calls the page of all networks. */
#define PL_NETWORKS "networks"
/* The page of a network, by any of its names, or of all; false, and nothing is told: none. */
bool pl_walk_open_network(struct pl_walk *walk, struct pl_str name);
/* Tells that no network is called so, with the nearest one. */
void pl_walk_unknown_network(struct pl_walk *walk, struct pl_str word);
/* Shows the pages that speak of it, or tells that none does. */
void pl_walk_search(struct pl_walk *walk, struct pl_str asked);
/* Has the practice been read? */
bool pl_walk_has_read(const struct pl_walk *walk, const struct pl_practice *practice);
/* The name of the i-th practice, chapter or guide of the shelf; empty behind the last. */
struct pl_str pl_shelf_name(const struct pl_shelf *shelf, enum pl_mode_number mode, uint32_t i);
/* Is there a file of that name, for checks?  NULL when the walk has no door to look through. */
bool (*pl_walk_exists(const struct pl_walk *walk))(void *walk, struct pl_str file);
/* Tells an error, with its file and place. */
void pl_walk_trouble(struct pl_walk *walk, const struct pl_err *err);
/* What a line may be that is no command: something to open, a draft, a word to search for, or a
 * command misspelt. */
void pl_walk_unknown(struct pl_walk *walk, struct pl_str line);
/* Tells that no command is called so, with the nearest one. */
void pl_walk_unknown_verb(struct pl_walk *walk, struct pl_str line);
/* Tells all verbs that can be said here, or about one of them. */
void pl_walk_help(struct pl_walk *walk, struct pl_str about);
/* Leaves, unless something would be lost that was not told yet. */
void pl_walk_quit(struct pl_walk *walk, struct pl_str rest);
/* Is it the one or the other word, whatever their case? */
bool pl_walk_said(struct pl_str rest, const char *en, const char *fr);
/* The name of a verb in the language of the walk. */
struct pl_str pl_verb_word(const struct pl_walk *walk, const struct pl_verb *verb);

/* The verb that the line begins with, in that mode, and what stands behind it; NULL: none.
 * In a mode that listens a colon in front makes it a command whatever it is: ":quit". */
const struct pl_verb *pl_verb_of(enum pl_mode_number mode, struct pl_str line, struct pl_str *rest);

#endif
