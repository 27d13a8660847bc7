/* A post: the model of a draft.  It does not change once made, so any number of
 * readers may share it.  Everything in it is owned by its arena.
 *
 * Checks look at `text`; all spans are half-open byte offsets into it.  It is the
 * whole draft, but for a document (Markdown, HTML): then it is the prose of its
 * blocks, one after the other with an empty line between them, and `map` leads back
 * to the draft, where places are told. */
#ifndef PL_POST_POST_H
#define PL_POST_POST_H

#include "base/node.h"
#include "base/unicode.h"
#include "post/date.h"
#include "post/map.h"
#include "post/network.h"
#include "post/picture.h"
#include "post/token.h"

enum { PL_POST_BYTES = 16 << 20 }; /* the most that a post may have */

/* How a draft is written, which says what of it is prose. */
enum pl_form {
	PL_FORM_POST,     /* plain text with a front matter and parts */
	PL_FORM_TEXT,     /* plain text and nothing else */
	PL_FORM_MARKDOWN, /* prose in Vale's sense; a post all the same when it names networks */
	PL_FORM_HTML,
};

/* What a block is within, by the words of Vale's scopes. */
enum pl_within {
	PL_IN_TEXT = 1 << 0,
	PL_IN_HEADING = 1 << 1,
	PL_IN_H1 = 1 << 2, /* H2 to H6 follow */
	PL_IN_H6 = 1 << 7,
	PL_IN_LIST = 1 << 8,
	PL_IN_BLOCKQUOTE = 1 << 9,
	PL_IN_TABLE = 1 << 10,
	PL_IN_HEADER = 1 << 11,
	PL_IN_CELL = 1 << 12,
	PL_IN_CAPTION = 1 << 13,
	PL_IN_FIGURE = 1 << 14,
	PL_IN_ATTR = 1 << 15,
	PL_IN_ALT = 1 << 16,
	PL_IN_TITLE = 1 << 17,
	PL_IN_PARAGRAPH = 1 << 18,
	PL_IN_SENTENCE = 1 << 19,
	PL_IN_SUMMARY = 1 << 20,
	PL_IN_RAW = 1 << 21,
};

/* A block of a document: a paragraph, a heading, an item, a cell, an alternative text. */
struct pl_prose {
	struct pl_span span; /* of post->text, without white space at its ends */
	uint32_t within;     /* PL_IN_… */
	bool running;        /* running prose: has paragraphs and sentences of its own */
};

/* A comment of a document, which may be meant for us. */
struct pl_comment {
	struct pl_str text;   /* its content, trimmed */
	struct pl_span place; /* of the draft, all of it */
	uint32_t at;          /* byte of post->text from which it acts */
};

/* Where a suppression was written. */
enum pl_suppressed_by { PL_BY_COMMENT, PL_BY_FRONT, PL_BY_TAIL, PL_BY_BASELINE };

/* A rule or style that the draft silences, or lets speak again.  In order of their
 * places, those of the front matter first. */
struct pl_suppression {
	struct pl_str name;     /* of a rule or style, as written; empty: all */
	struct pl_str match;    /* with `one_match`: only where exactly this was found */
	struct pl_str reason;
	struct pl_date until;   /* the last day on which it holds; day 0: for ever */
	enum pl_suppressed_by by;
	bool off;               /* else: speak again */
	bool one_match;
	bool everywhere;        /* in all of the draft; else from the start of `text` on */
	bool once;              /* up to the end of `text`; else until it is taken back */
	bool vale;              /* said as Vale has it, and so obeyed as Vale does */
	struct pl_span text;    /* of the post's text, where it acts */
	struct pl_span draft;   /* the same in the draft, for what stands apart in the text */
	struct pl_span place;   /* of the draft, where it was written; 0,0 in a payload */
};

/* Things of a document that metrics count, by Vale's names. */
enum pl_tally {
	PL_TALLY_H1, PL_TALLY_H2, PL_TALLY_H3, PL_TALLY_H4, PL_TALLY_H5, PL_TALLY_H6,
	PL_TALLY_LIST, PL_TALLY_BLOCKQUOTE, PL_TALLY_PRE, PL_TALLY_CELL,
	PL_N_TALLIES
};

enum pl_media_kind { PL_MEDIA_IMAGE, PL_MEDIA_VIDEO, PL_MEDIA_GIF, PL_MEDIA_DOCUMENT };

struct pl_media {
	enum pl_media_kind kind;
	struct pl_str file; /* as written; empty when not given */
	struct pl_str alt;  /* empty: missing */
	uint32_t alt_at;    /* byte of the draft where it stands in the same bytes, on one line;
			     * 0: nowhere, since it is escaped or comes with a payload */
	enum { PL_CAPTIONS_UNKNOWN, PL_CAPTIONS_NO, PL_CAPTIONS_YES } captions;
	bool decorative;      /* alt: decorative, décorative */
	bool from_front;      /* named by a front matter: the file should exist */
	bool absent;          /* the caller looked for the file and it is not there */
	struct pl_picture picture; /* what the file itself tells, if the caller had it read */
	struct pl_str credit; /* whose it is, as the draft says of this one */
	struct pl_span place; /* its entry in the front matter; 0,0 in a payload */
};

/* A part of a thread: what goes out as one post. */
struct pl_part {
	struct pl_span span; /* without white space at its ends */
	uint32_t first_token, n_tokens;
	uint32_t first_sentence, n_sentences;
	uint32_t first_paragraph, n_paragraphs;
};

struct pl_post {
	struct pl_arena arena;
	struct pl_str draft;   /* valid UTF-8 */
	struct pl_str text;    /* the draft, or the prose of a document */
	struct pl_map map;     /* from text to draft */
	struct pl_str raw;     /* the draft, with a line feed for each line end */
	struct pl_map raw_map; /* from raw to draft */
	enum pl_form form;     /* a Markdown draft that names networks is a POST */
	struct pl_str ext;     /* Vale's name of the format: md, html, txt */
	struct pl_span body;   /* of the text, behind the front matter */
	uint32_t front_end;    /* of a document: byte of the draft behind the front matter */
	struct pl_lines lines; /* of the draft */
	const struct pl_markup *markup; /* of the hints; borrowed */
	const struct pl_prose *prose; /* blocks of a document, in order, alternative texts last */
	size_t n_prose;
	const struct pl_comment *comments;
	size_t n_comments;
	uint32_t tallies[PL_N_TALLIES];
	const struct pl_token *tokens;
	size_t n_tokens;
	/* Those of the tokens that only machines read: links, e-mails, mentions, hashtags and
	 * cashtags. */
	const struct pl_token *entities;
	size_t n_entities;
	const struct pl_part *parts; /* at least one */
	size_t n_parts;
	const struct pl_span *sentences; /* without white space at their ends; of all but posts
					  * those that Vale finds: post/punkt.h */
	size_t n_sentences;
	const struct pl_span *paragraphs; /* runs of lines between empty lines */
	size_t n_paragraphs;
	const struct pl_media *media;
	size_t n_media;
	bool media_known;                /* the draft says what media it has, if any */
	bool french; /* language of the remarks */
	bool payload;                    /* came as a record of a payload: no front matter */
	const struct pl_networks *known; /* borrowed */
	uint64_t networks;               /* bit i: known->at[i]; 0: none named */
	const struct pl_span *quotes;    /* insides of « », “ ” and " " pairs, in order */
	size_t n_quotes;
	/* What the front matter says; each empty when it does not.  `type` is one of
	 * pl_post_types, or what was written, without case and accents. */
	struct pl_str type, campaign, lang, date, note;
	struct pl_str title, credit, link, reply, quote, phase;
	struct pl_str warning;           /* what hides the text until it is asked for (Mastodon) */
	const struct pl_suppression *suppressions;
	size_t n_suppressions;
	bool too_many_suppressions;      /* some are left out */
	uint32_t n_tail;                 /* lines at the ends of parts that are for plume */
	const struct pl_err *remarks; /* faults of front matter and comments, to be told as warnings */
	size_t n_remarks;
};

/* Kinds of post that rules ask for, in French without accents; NULL-ended. */
extern const char *const pl_post_types[];
/* The same kind under one name: "Événement", "event" → "evenement".  A kind that
 * is not known comes back in lower case without accents.  Lives in the arena. */
struct pl_str pl_post_type_of(struct pl_arena *arena, struct pl_str written);
/* Is it one of pl_post_types?  And the nearest of these, or NULL. */
bool pl_post_type_known(struct pl_str type);
const char *pl_post_type_nearest(struct pl_str type);

enum { PL_WITHOUT_TOKENS = 1, PL_WITHOUT_SENTENCES = 2, PL_WITHOUT_QUOTES = 4 };

/* What is known beside the bytes.  Texts are borrowed for the call. */
struct pl_hints {
	struct pl_str name;              /* file name: name.x.txt names the network; may be empty */
	const struct pl_networks *known; /* must outlive the post */
	uint64_t networks;               /* for when the draft names none */
	bool french; /* language of the remarks */
	bool no_front;                   /* a payload's text: no front matter, no parts */
	/* Is the file there that a front matter names?  NULL: nobody looks.  The library
	 * itself opens nothing. */
	bool (*exists)(void *context, struct pl_str file);
	void *exists_context;            /* of both */
	/* Reads what a picture tells that a front matter names (post/picture.h) and that is there;
	 * NULL: nobody looks. */
	void (*picture)(void *context, struct pl_str file, struct pl_arena *arena,
			struct pl_picture *out);
	const struct pl_node *record;    /* the payload record it came from, or NULL */
	enum pl_form form;
	struct pl_str ext;               /* empty: that of the form */
	const struct pl_markup *markup;  /* what of a document is left out; must outlive the
					  * post; NULL: the usual */
	unsigned without;                /* PL_WITHOUT_…: what nobody will ask for is not made */
};

/* Is it a document, whose text is made of blocks? */
bool pl_post_is_document(const struct pl_post *post);
/* The block that holds the byte of post->text, or the nearest before it; NULL when
 * there are none.  Log time. */
const struct pl_prose *pl_post_prose_at(const struct pl_post *post, uint32_t offset);
/* Reads the document again, for the steps of the walk over it.  False when memory ends. */
struct pl_steps;
bool pl_post_steps(const struct pl_post *post, struct pl_steps *steps);
/* The place in the draft of a span of the text. */
struct pl_span pl_post_place(const struct pl_post *post, struct pl_span span);

/* Makes the post of `draft`, which is copied.  UTF-16 with a mark is converted;
 * bytes that are not UTF-8 are an error that tells the offset, and more than
 * 16 MiB are PL_LIMIT.  On error the post is empty and may be released. */
bool pl_post_init(struct pl_post *post, struct pl_str draft, const struct pl_hints *hints,
		  struct pl_err *err);
void pl_post_release(struct pl_post *post);

/* The token that holds the byte, or NULL; log time. */
const struct pl_token *pl_post_token_at(const struct pl_post *post, uint32_t offset);
/* The end of what a reader sees of the part before "see more".  False when memory ends. */
bool pl_post_hook_end(const struct pl_post *post, const struct pl_part *part,
		      const struct pl_network *network, uint32_t *end, struct pl_err *err);
/* pl_measure_all and pl_measure_fit of a part's text, with the post's warning where the network
 * counts it as well. */
struct pl_length;
bool pl_post_measure(const struct pl_post *post, const struct pl_network *network,
		     struct pl_str text, struct pl_length *out, struct pl_err *err);
bool pl_post_fit(const struct pl_post *post, const struct pl_network *network, struct pl_str text,
		 uint32_t share, size_t *cut, struct pl_err *err);
/* Inside « », “ ” or " " of the same paragraph; log time. */
bool pl_post_quoted(const struct pl_post *post, uint32_t offset);
/* The sentence that holds the byte, empty between two; `*from` starts as 0 and is kept
 * from call to call, which come in order of place. */
struct pl_str pl_post_sentence_at(const struct pl_post *post, size_t *from, uint32_t offset);
/* Words of a span: tokens that are words or numbers and lie in it whole. */
uint32_t pl_post_words(const struct pl_post *post, struct pl_span span);

#endif
