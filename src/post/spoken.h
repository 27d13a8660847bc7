/* How a screen reader says one thing: an emoji, a hashtag, an address, a sign. */
#ifndef PL_POST_SPOKEN_H
#define PL_POST_SPOKEN_H

#include "post/post.h"

/* A name of several words with a blank between them: PlanDeVigilance → Plan De Vigilance,
 * COVID19 → COVID 19, Prefet_30 → Prefet 30, SNCFVoyageurs → SNCF Voyageurs. */
void pl_spoken_words(struct pl_buf *out, struct pl_str name);

void pl_spoken_hashtag(struct pl_buf *out, struct pl_str hashtag, enum pl_lang lang);
void pl_spoken_mention(struct pl_buf *out, struct pl_str mention, enum pl_lang lang);
/* By its host, without www. */
void pl_spoken_link(struct pl_buf *out, struct pl_str link, enum pl_lang lang);
/* Where addresses are no links: all of it is read. */
void pl_spoken_address(struct pl_buf *out, struct pl_str link, enum pl_lang lang);
void pl_spoken_email(struct pl_buf *out, struct pl_str email, enum pl_lang lang);
/* Letters by what they are called, words parted by a comma. */
void pl_spoken_letters(struct pl_buf *out, struct pl_str text, enum pl_lang lang);
/* Plain text, emoji and signs by their names. */
void pl_spoken_text(struct pl_buf *out, struct pl_str text, enum pl_lang lang);
void pl_spoken_media(struct pl_buf *out, const struct pl_media *media, enum pl_lang lang);
/* The name, as often as it is written up to three times; then the number. */
void pl_spoken_times(struct pl_buf *out, struct pl_str name, uint32_t times, enum pl_lang lang);

/* Is the character a sign that is said by name?  Then appends the name, when `out` is
 * given.  `row`: it stands there four times or more, which makes some be said that are
 * silent alone. */
bool pl_spoken_sign(struct pl_buf *out, struct pl_str character, bool row, enum pl_lang lang);

/* Words of what is said.  The dots inside addresses are said as well. */
uint32_t pl_spoken_count(struct pl_str text);

/* Appends the blank that is wanted before what starts with `next`, if any is. */
void pl_spoken_part(struct pl_buf *out, struct pl_str next);

#endif
