/* A post: the model of a draft.  It does not change once made, so any number of
 * readers may share it.  Everything in it is owned by its arena; all spans are
 * half-open byte offsets into `text`, which is the whole draft. */
#ifndef PL_POST_POST_H
#define PL_POST_POST_H

#include "base/node.h"
#include "base/unicode.h"
#include "post/network.h"
#include "post/token.h"

enum pl_media_kind { PL_MEDIA_IMAGE, PL_MEDIA_VIDEO, PL_MEDIA_GIF, PL_MEDIA_DOCUMENT };

struct pl_media {
	enum pl_media_kind kind;
	struct pl_str file; /* as written; empty when not given */
	struct pl_str alt;  /* empty: missing */
	enum { PL_CAPTIONS_UNKNOWN, PL_CAPTIONS_NO, PL_CAPTIONS_YES } captions;
	bool decorative;      /* alt: decorative, décorative */
	bool from_front;      /* named by a front matter: the file should exist */
	bool absent;          /* the caller looked for the file and it is not there */
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
	struct pl_str text;    /* the draft, valid UTF-8 */
	struct pl_span body;   /* behind the front matter */
	struct pl_lines lines; /* of `text` */
	const struct pl_token *tokens;
	size_t n_tokens;
	const struct pl_part *parts; /* at least one */
	size_t n_parts;
	const struct pl_span *sentences; /* without white space at their ends */
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
	const struct pl_str *ignore; /* names of rules or styles */
	size_t n_ignore;
	const struct pl_err *remarks; /* faults of the front matter, to be told as warnings */
	size_t n_remarks;
};

/* Kinds of post that rules ask for, in French without accents; NULL-ended. */
extern const char *const pl_post_types[];
/* The same kind under one name: "Événement", "event" → "evenement".  A kind that
 * is not known comes back in lower case without accents.  Lives in the arena. */
struct pl_str pl_post_type_of(struct pl_arena *arena, struct pl_str written);

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
	void *exists_context;
	const struct pl_node *record;    /* the payload record it came from, or NULL */
};

/* Makes the post of `draft`, which is copied.  UTF-16 with a mark is converted;
 * bytes that are not UTF-8 are an error that tells the offset, and more than
 * 16 MiB are PL_LIMIT.  On error the post is empty and may be released. */
bool pl_post_init(struct pl_post *post, struct pl_str draft, const struct pl_hints *hints,
		  struct pl_err *err);
void pl_post_release(struct pl_post *post);

/* The token that holds the byte, or NULL; log time. */
const struct pl_token *pl_post_token_at(const struct pl_post *post, uint32_t offset);
/* The part in which the byte lies, or the nearest before it. */
const struct pl_part *pl_post_part_at(const struct pl_post *post, uint32_t offset);
/* The end of what a reader sees of the part before "see more". */
uint32_t pl_post_hook_end(const struct pl_post *post, const struct pl_part *part,
			  const struct pl_network *network);
/* Inside « », “ ” or " " of the same paragraph; log time. */
bool pl_post_quoted(const struct pl_post *post, uint32_t offset);
/* Words of a span: tokens that are words or numbers and lie in it whole. */
uint32_t pl_post_words(const struct pl_post *post, struct pl_span span);

#endif
