/* Checks: ways of looking at a post.  A check says where; it never sees levels,
 * messages, files or terminals. */
#ifndef PL_CHECK_CHECK_H
#define PL_CHECK_CHECK_H

#include "base/param.h"
#include "base/regex.h"
#include "post/post.h"

/* Where a rule looks.  Vale's scopes first, then ours. */
enum pl_scope {
	PL_SCOPE_TEXT,      /* the text of each part, all of it */
	PL_SCOPE_PARAGRAPH,
	PL_SCOPE_SENTENCE,
	PL_SCOPE_RAW,       /* the untouched draft */
	PL_SCOPE_POST,      /* all parts as one, without what only machines read */
	PL_SCOPE_PART,      /* each part without links, e-mails, mentions, hashtags */
	PL_SCOPE_FIRST, PL_SCOPE_LAST, /* the first or last part, likewise */
	PL_SCOPE_HOOK,      /* what shows of the first part before "see more" */
	PL_SCOPE_HASHTAG, PL_SCOPE_MENTION, PL_SCOPE_LINK, /* each such token, whole */
	PL_SCOPE_ALT,       /* each alternative text */
	PL_SCOPE_SUMMARY,   /* all running prose, items and quotations of a document, as one */
	PL_N_SCOPES
};

extern const char *const pl_scope_names[]; /* NULL-ended */

/* How accepted words are looked for. */
enum pl_accepted {
	PL_ACCEPTED,          /* as exceptions are: whole words, in their own case */
	PL_ACCEPTED_ANY_CASE, /* whole words, in any case */
	PL_ACCEPTED_INSIDE,   /* inside words too, in their own case */
	PL_ACCEPTED_LOOSELY,  /* inside words too, in any case */
	PL_N_ACCEPTED
};

/* Words that the rules in force accept or refuse; patterns, as written. */
struct pl_vocab {
	const struct pl_str *accept, *reject;
	size_t n_accept, n_reject;
	struct pl_accepteds {
		struct pl_regex **at;
		size_t n;
	} accepted[PL_N_ACCEPTED]; /* all that are accepted, in one pattern or several */
};

enum { PL_HIT_ARGS = 16, PL_HIT_EDITS = 2 };

/* One place that a check found.  Texts live in the arena of the hits. */
struct pl_hit {
	struct pl_span span;        /* of the draft, or of the alternative text */
	int32_t media;              /* whose alternative text, -1: the draft */
	bool whole;                 /* no place: about the post, or with `media` >= 0 that medium */
	bool in_draft;              /* `span` is of the draft as it was written (scope raw) */
	bool summed;                /* found in the summary, which no comment stands in */
	bool of_block;              /* with `whole`: it is about the block that starts at... */
	uint32_t block_at;          /* ...that byte of the text */
	struct pl_span block;       /* of the post's text, in which it was found... */
	enum pl_scope scope;        /* ...as one of this scope; none when that is empty */
	struct pl_str match;        /* what was found, when the span's text is not that */
	struct pl_str args[PL_HIT_ARGS]; /* for %s in the rule's message */
	const struct pl_str *choices; /* what Vale's action `replace` may write, when the check
				       * knows it and not the rule; texts in the arena */
	size_t n_choices;
	uint8_t n_args;
	const struct pl_str *others; /* what the one edit may write in place of its text, the
				      * likelier first; texts in the arena */
	size_t n_others;
	bool unsure;                /* the remedy is to be looked at, however safe the rule's is */
	bool doubtful;              /* rests on an old or disputed fact: never an error */
	uint8_t n_edits;            /* 0: nothing to mend it with */
	struct pl_edit edits[PL_HIT_EDITS];
};

/* A block of text to look at, and what to leave alone in it. */
struct pl_block {
	struct pl_str text;         /* what the pattern sees */
	uint32_t start;             /* byte of the post's text (or of the alt) where it starts */
	int32_t media;              /* index when text is an alternative text, else -1 */
	uint32_t index;             /* of its kind, from 0 */
	enum pl_scope scope;        /* of which it is one */
	int32_t stretch;            /* the engine's own number for it, -1: none */
	bool raw;                   /* it is of the post's `raw` */
	const struct pl_map *map;   /* from it to the post's text; NULL: it is a slice of that */
};

/* What a running check may use.  Opaque but for these functions. */
struct pl_hits;
struct pl_speller;
struct pl_counts;

/* Every block of the rule's scopes that may hold a match, one after the other:
 * start with `*at` 0.  False when there is none left. */
bool pl_hits_block(struct pl_hits *hits, size_t *at, struct pl_block *block);
/* The next match of the pattern in the block from byte `from` of block->text on,
 * passing over matches that touch what the rule leaves alone (links and so on in
 * our own scopes, quotations with `quoted: false`). False: none, or given up. */
bool pl_hits_search(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		    size_t from, struct pl_match *match);
/* The match of the pattern that starts at byte `at` of the block and nowhere else. */
bool pl_hits_here(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block, size_t at,
		  struct pl_match *match);
/* A search of this run was given up: what was not found may be there all the same. */
bool pl_hits_stopped(const struct pl_hits *hits);
/* Records a place.  The result may be filled further until the next call; never
 * NULL (when memory has ended it is a place that nobody reads). */
struct pl_hit *pl_hit(struct pl_hits *hits, struct pl_span span);
struct pl_hit *pl_hit_block(struct pl_hits *hits, const struct pl_block *block,
			    struct pl_span in_block);
struct pl_hit *pl_hit_whole(struct pl_hits *hits);
void pl_hit_arg(struct pl_hits *hits, struct pl_hit *hit, struct pl_str text);
void pl_hit_argf(struct pl_hits *hits, struct pl_hit *hit, const char *format, ...) PL_PRINTF(3, 4);
/* An edit in the hit's own text (draft or alternative text). */
void pl_hit_edit(struct pl_hits *hits, struct pl_hit *hit, struct pl_span span, struct pl_str text);
struct pl_arena *pl_hits_arena(struct pl_hits *hits);
/* What the rule kept about this text when it stood in another post, or earlier in this one, and
 * which depends on the text alone; valid until it keeps something.  False: nothing, any more. */
bool pl_hits_recall(const struct pl_hits *hits, struct pl_str about, struct pl_str *known);
void pl_hits_keep(struct pl_hits *hits, struct pl_str about, struct pl_str known);
/* What is counted in the summary of a document, once for all rules; NULL when there is
 * none, or memory has ended. */
const struct pl_counts *pl_hits_counts(struct pl_hits *hits);
/* The words that are accepted and refused; never NULL. */
const struct pl_vocab *pl_hits_vocab(const struct pl_hits *hits);
/* One of the accepted words is found somewhere in the text. */
bool pl_hits_accepted(struct pl_hits *hits, struct pl_str text);
/* The first place from byte `from` on where one of them is found in that way. */
bool pl_hits_accepted_at(struct pl_hits *hits, enum pl_accepted how, struct pl_str text,
			 size_t from, struct pl_match *match);
/* The dictionary whose two files these are, see base/speller.h; NULL: it cannot be had,
 * and the run is told to have been stopped. */
struct pl_speller *pl_hits_speller(struct pl_hits *hits, struct pl_str aff, struct pl_str dic);
/* As pl_speller_suggest, as long as all rules have asked for this draft no more than 30 times and
 * for 200 ms of the processor's time; then false. */
bool pl_hits_suggest(struct pl_hits *hits, struct pl_speller *speller, struct pl_str word,
		     struct pl_buf *out);
/* The system's dictionary of that name, looked for now; NULL likewise. */
struct pl_speller *pl_hits_dictionary(struct pl_hits *hits, struct pl_str name);
/* The rule leaves quotations alone, and byte `at` of the block stands in one. */
/* The signs of the post's text; NULL when memory ends. */
struct pl_signs;
const struct pl_signs *pl_hits_signs(struct pl_hits *hits);
bool pl_hits_quoted(const struct pl_hits *hits, const struct pl_block *block, size_t at);
/* The networks that this run is about: those of the post that the rule is for. */
uint64_t pl_hits_networks(const struct pl_hits *hits);
enum pl_lang pl_hits_lang(const struct pl_hits *hits);
/* What a part of the post takes on the network, known to those who tell of it.  False when
 * memory ends. */
struct pl_length;
bool pl_hits_measure(struct pl_hits *hits, const struct pl_network *network, struct pl_span part,
		     struct pl_length *length);
/* When the post goes out, as it is written (post/date.h reads it): by the draft, else by the
 * caller's options; empty when neither says. */
struct pl_str pl_hits_now(const struct pl_hits *hits);
/* The draft silences whatever the rule finds in the block: what stands there is not to be
 * remembered for other blocks, as in Vale, where the rule does not see it. */
bool pl_hits_silenced(const struct pl_hits *hits, const struct pl_block *block);
/* The post's own suppressions that do nothing, one after the other: start with `*at` 0.
 * Unused: what it names ran and had nothing to be silenced; only for checks that run last.
 * `place` is of the draft, 0,0 when it has none.  False when there is none left. */
bool pl_hits_unused(const struct pl_hits *hits, size_t *at, struct pl_span *place,
		    struct pl_str *what);
/* Unexplained: no reason is given where one could be, told once for each comment. */
bool pl_hits_unexplained(const struct pl_hits *hits, size_t *at, struct pl_span *place,
			 struct pl_str *what);
/* Unknown: no rule or style is called so; `nearest` is the nearest that is, or NULL. */
bool pl_hits_unknown(const struct pl_hits *hits, size_t *at, struct pl_span *place,
		     struct pl_str *what, const char **nearest);

/* With the flags of base/regex.h. */
enum {
	PL_PATTERN_RE2 = 1 << 8,  /* it is in Go's own syntax, not in .NET's */
	PL_PATTERN_HERE = 1 << 9, /* it is only tried at places that are known (pl_hits_here):
				   * no text need be asked for what it needs */
};

/* While a rule is read: what a check may do with its settings. */
struct pl_prepare {
	struct pl_image *image;
	uint32_t settings;              /* offset of the struct in the image */
	const struct pl_node *rule;     /* the whole file, for places in errors */
	/* Numbers a pattern of the rule; 0 with an error that shows it and names the
	 * line of `node` (the rule's when NULL). */
	uint32_t (*pattern)(struct pl_prepare *prepare, struct pl_str pattern, unsigned flags,
			    const struct pl_node *node, struct pl_err *err);
	/* Tells that the rule finds nothing in a post where this pattern matches nowhere:
	 * then the post need not be looked at unless the pattern's literals are in it. */
	bool (*needs)(struct pl_prepare *prepare, uint32_t pattern, struct pl_err *err);
	/* The bytes of a file that the rule names, looked for in the source as NAME,
	 * STYLE/NAME, config/NAME, config/ignore/NAME and config/dictionaries/NAME; in an
	 * arena that lives while the rule is read.  False with an error when there is none. */
	bool (*file)(struct pl_prepare *prepare, struct pl_str name, struct pl_str *bytes,
		     struct pl_err *err);
	/* What stands around the words of a rule, with one %s; empty: \b(?:%s)\b. */
	struct pl_str word_template;
	/* The source's own path, where libraries that open files themselves may look. */
	const char *folder;
	const char *dictionaries; /* another such folder, or NULL */
	bool built_in;            /* the rule will run elsewhere: no such folder counts */
	/* The `words:` of rules/lists/NAME.yml, a map or a list; NULL with an error that
	 * names the nearest list. */
	const struct pl_node *(*list)(struct pl_prepare *prepare, struct pl_str name,
				      struct pl_err *err);
	void *context;
};

/* A way of looking: the value of a rule's `extends`. */
struct pl_holds;
struct pl_check {
	const char *name;
	const char *help;               /* one line, a msgid of the catalogue */
	const char *args;               /* what %s stands for in messages, in order; a msgid */
	const struct pl_param *params;
	bool open;                      /* other keys than those of `params` are passed over */
	bool quotes;                    /* with a bare action `replace` it lists words in quotes */
	bool exact;                     /* it is about blanks: messages show them as they are */
	bool blocks;                    /* it looks at its blocks and their sentences, at no token */
	bool alone;                     /* its matches stand alone: blocks may be cut to paragraphs */
	uint32_t scopes;                /* the scopes it has whatever the rule says, a bit each; 0 */
	bool spells;                    /* it speaks of words that a vocabulary may accept, whatever
					 * the rule says of `vocab` */
	/* May it find anything in such a post?  NULL: it may in all.  A rule about the draft as it
	 * was written, or about a document, is not asked. */
	bool (*may)(const void *settings, const struct pl_holds *holds);
	bool last;                      /* it runs when all others have, and looks at no text */
	size_t size;                    /* of the settings */
	bool (*prepare)(struct pl_prepare *prepare, struct pl_err *err); /* or NULL */
	void (*run)(const void *settings, const struct pl_post *post, struct pl_hits *hits);
};

extern const struct pl_check *const pl_checks[]; /* NULL-ended, in order of list.h */
extern const size_t pl_n_checks;
/* The place in the table, or -1. */
int pl_check_find(struct pl_str name);

#endif
