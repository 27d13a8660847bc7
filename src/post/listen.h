/* A post as a screen reader says it: a row of pieces, each with the place of the draft that
 * it comes from, so that what is written and what is heard can stand side by side.
 *
 * There is not one screen reader.  What is a sign to be said and what is left to the voice
 * follows NVDA at its usual level of punctuation, "some" (source/locale/en/symbols.dic, read
 * in 2026-11): arrows, ticks, bullets and emoji are named, quotation marks, dashes and
 * brackets are not.  Numbers, hours and units stand as they are written: voices know them. */
#ifndef PL_POST_LISTEN_H
#define PL_POST_LISTEN_H

#include "post/post.h"

enum pl_heard_kind {
	PL_HEARD_TEXT,
	PL_HEARD_PAUSE,    /* the end of a line, of a paragraph */
	PL_HEARD_EMOJI,    /* one or several of the same */
	PL_HEARD_SIGN,     /* an arrow, a bullet; or several of the same */
	PL_HEARD_LETTERS,  /* that only look like letters */
	PL_HEARD_SPELT,    /* a word with a blank behind each letter */
	PL_HEARD_CAPITALS,
	PL_HEARD_HIDDEN,   /* characters nobody sees: an empty text */
	PL_HEARD_HASHTAG,
	PL_HEARD_MENTION,
	PL_HEARD_LINK,
	PL_HEARD_EMAIL,
	PL_HEARD_MEDIA,
	PL_N_HEARD,
};

/* What is troublesome about a piece for who listens. */
enum pl_trouble {
	PL_TROUBLE_NONE,
	PL_TROUBLE_REPEATED,    /* the same emoji again and again */
	PL_TROUBLE_ROW,         /* the third emoji in a row */
	PL_TROUBLE_LETTERS,
	PL_TROUBLE_SPELT,
	PL_TROUBLE_CAPITALS,
	PL_TROUBLE_HIDDEN,
	PL_TROUBLE_SIGNS,       /* a line of signs */
	PL_TROUBLE_MIDDLE_DOT,
	PL_TROUBLE_NO_CAPITALS, /* a hashtag of several words without capitals */
	PL_TROUBLE_SHORT_LINK,
	PL_TROUBLE_DEAD_LINK,   /* an address where none can be followed */
	PL_TROUBLE_NO_ALT,
	PL_TROUBLE_NO_CAPTIONS,
	PL_N_TROUBLES,
};

/* The word for a kind, the word for a trouble, and what it means: a msgid. */
extern const char *const pl_heard_names[PL_N_HEARD];
extern const struct pl_trouble_text {
	const char *name, *note;
} pl_trouble_texts[PL_N_TROUBLES];

struct pl_heard {
	uint8_t kind, trouble;
	int32_t media;       /* which of the post's; -1: none */
	uint32_t times;      /* how often the same is written: 1 or more */
	uint32_t words;      /* of what is said, repetitions and the dots of addresses included */
	struct pl_span span; /* of post->text; of a medium where the front matter names it */
	struct pl_str text;  /* what is said */
};

/* What others know of a place: which hashtags are several words, which links are short. */
struct pl_known_trouble {
	struct pl_span span;
	enum pl_trouble trouble;
};

struct pl_listen_options {
	enum pl_lang lang;                /* of the voice */
	const struct pl_network *network; /* whose order and links; NULL: text before media */
	const struct pl_known_trouble *known; /* in order of their places */
	size_t n_known;
};

/* What is heard of one part.  `{ 0 }` is nothing. */
struct pl_listening {
	struct pl_arena arena;
	PL_LIST(struct pl_heard) list;
	uint32_t words;
};

/* The language of the voice: that of the draft when it says so, else `usual`. */
enum pl_lang pl_listen_lang(const struct pl_post *post, enum pl_lang usual);
/* Listens to the part; media are heard with the first.  Linear.  Release what came, also
 * when memory ended, which is the only way to fail. */
bool pl_listen(struct pl_listening *listening, const struct pl_post *post, size_t part,
	       const struct pl_listen_options *options, struct pl_err *err);
void pl_listening_release(struct pl_listening *listening);

/* Appends the piece, behind a blank where what is there already needs one. */
void pl_heard_add(struct pl_buf *out, const struct pl_heard *heard);

/* Words a minute: what eSpeak NG, the voice that NVDA brings, does by itself (espeak-ng(1) of
 * 1.51, 2022-04: -s, default 175), and the bounds it has (speak_lib.h: 80 and 450).  Those
 * who listen every day go at twice the usual and more. */
enum { PL_RATE_USUAL = 175, PL_RATE_LEAST = 80, PL_RATE_MOST = 450 };
/* Seconds, rounded up. */
uint32_t pl_listening_seconds(const struct pl_listening *listening, uint32_t rate);

#endif
