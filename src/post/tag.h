/* Reading HTML, token by token, as golang.org/x/net/html reads it for Vale. */
#ifndef PL_POST_TAG_H
#define PL_POST_TAG_H

#include "base/str.h"

enum pl_tag_kind {
	PL_TAG_TEXT,
	PL_TAG_START,
	PL_TAG_END,
	PL_TAG_SINGLE, /* <br/> */
	PL_TAG_COMMENT,
	PL_TAG_OTHER, /* a doctype */
};

/* Names of more bytes are cut: no element that matters has one. */
enum { PL_TAG_NAME = 32 };

struct pl_tag {
	enum pl_tag_kind kind;
	bool raw;                        /* text without character references */
	struct pl_span span;             /* all of it */
	struct pl_span inside;           /* the text, or that of the comment */
	struct pl_span href, class, alt; /* values as written; empty when not there */
	struct pl_span id, src;
	char bytes[PL_TAG_NAME];         /* the name in lower case */
	size_t n;
};

/* A place in an HTML text.  `{ .html = … }` to start. */
struct pl_tags {
	struct pl_str html;
	size_t at;
	char raw[PL_TAG_NAME]; /* the element that only its own end tag ends, or "" */
};

/* The next token; false at the end, and in a tag that does not end.  Linear. */
bool pl_tags_next(struct pl_tags *tags, struct pl_tag *tag);
struct pl_str pl_tag_name(const struct pl_tag *tag);

#endif
