/* Things that a post may have: a link, a date, a phone number. */
#ifndef PL_CHECK_THINGS_H
#define PL_CHECK_THINGS_H

#include "check/check.h"

enum pl_thing {
	PL_THING_LINK, PL_THING_OFFICIAL, PL_THING_HASHTAG, PL_THING_MENTION, PL_THING_EMAIL,
	PL_THING_PHONE, PL_THING_MEDIA, PL_THING_ALBUM, PL_THING_DATE, PL_THING_HOUR, PL_THING_PERIOD,
	PL_THING_NUMBER, PL_THING_THREAD, PL_THING_QUOTE, PL_THING_REPLY, PL_THING_CAMPAIGN,
	PL_THING_ENGLISH,
	PL_N_THINGS
};

/* Its name in rules. */
const char *pl_thing_name(enum pl_thing thing);
/* What a message calls it, with its article: "the date"; a msgid. */
const char *pl_thing_said(enum pl_thing thing);
/* The thing with that name, PL_N_THINGS when there is none. */
enum pl_thing pl_thing_find(struct pl_str name);
/* The post has it. */
bool pl_thing_in(enum pl_thing thing, const struct pl_post *post);

#endif
