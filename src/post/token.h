/* Tokens: the words, numbers and machine-read things of a text, by the rules of
 * twitter-text 3.1 (2021-10-21) where it has any. */
#ifndef PL_POST_TOKEN_H
#define PL_POST_TOKEN_H

#include "base/str.h"

enum pl_token_kind {
	PL_TOKEN_WORD,     /* letters, with inner apostrophes cut (l’ | eau), hyphens kept */
	PL_TOKEN_NUMBER,   /* digits with inner . , and letters: 18h30, 3,5, 1er */
	PL_TOKEN_LINK,     /* with or without protocol */
	PL_TOKEN_EMAIL,
	PL_TOKEN_MENTION,  /* @name, and @name/list */
	PL_TOKEN_HASHTAG,
	PL_TOKEN_CASHTAG,
	PL_TOKEN_EMOJI,    /* one sequence */
	PL_N_TOKENS
};

struct pl_token {
	uint8_t kind;
	uint8_t bare;           /* link: no protocol */
	uint16_t list;          /* mention: bytes of "/list" at its end; Mastodon: of "@server" */
	struct pl_span span;    /* bytes of the text */
};

struct pl_tokens {
	PL_LIST(struct pl_token) list; /* in order, not overlapping */
};

/* Appends the tokens of text[span].  False when memory ends. */
bool pl_tokens_find(struct pl_tokens *tokens, struct pl_str text, struct pl_span span);
void pl_tokens_release(struct pl_tokens *tokens);

/* twitter-text's single questions, each about a whole text. */
enum pl_twitter { PL_TWITTER_USERNAME, PL_TWITTER_LIST, PL_TWITTER_HASHTAG, PL_TWITTER_URL,
		  PL_TWITTER_BARE_URL };
bool pl_twitter_valid(enum pl_twitter what, struct pl_str text);

/* twitter-text's extractors, one kind at a time, as its own suite asks them:
 * extracting mentions alone also finds some that extracting everything does not. */
bool pl_twitter_extract(enum pl_token_kind kind, struct pl_str text, struct pl_tokens *out);
/* The name a text replies to (extractReplies), or an empty span. */
struct pl_span pl_twitter_reply(struct pl_str text);

/* The name ends in a top-level domain that is known (lower case or not, Unicode
 * or punycode): publicsuffix at build time. */
bool pl_is_tld(struct pl_str label);
/* The same without those that have left the root of the DNS, of which only X still makes links. */
bool pl_is_tld_now(struct pl_str label);

#endif
