/* The insides of quotation marks. */
#include "post/quote.h"

#include "base/skim.h"
#include "base/unicode.h"

#include <string.h>

/* Opening marks that wait for theirs.  Deeper nesting is not language: the
 * outermost marks are forgotten then. */
struct open_quotes {
	uint32_t at[8];
	size_t n;
};

static void open_quote(struct open_quotes *open, uint32_t inside)
{
	if (open->n == sizeof(open->at) / sizeof(*open->at)) {
		memmove(open->at, open->at + 1, sizeof(open->at) - sizeof(*open->at));
		open->n--;
	}
	open->at[open->n++] = inside;
}

/* Keeps the list in order and without overlap: a quotation swallows those in it. */
static bool close_quote(struct pl_spans *quotes, struct open_quotes *open, uint32_t end)
{
	struct pl_span quote, *last;

	if (!open->n)
		return true;
	quote = (struct pl_span){ open->at[--open->n], end };
	while (quotes->list.n) {
		last = &quotes->list.at[quotes->list.n - 1];
		if (last->end < quote.start)
			break;
		if (last->start < quote.start)
			quote.start = last->start;
		quotes->list.n--;
	}
	last = PL_PUSH(&quotes->list);
	if (last)
		*last = quote;
	return last;
}

/* A paragraph that begins with « holds somebody's words to its end: the mark comes in another. */
static bool close_speech(struct pl_spans *quotes, struct open_quotes *french,
			 struct pl_span paragraph)
{
	if (!french->n || french->at[0] != paragraph.start + strlen("«"))
		return true;
	french->n = 1;
	return close_quote(quotes, french, paragraph.end);
}

bool pl_quotes_find(struct pl_spans *quotes, struct pl_str text, struct pl_span paragraph)
{
	struct open_quotes french = { 0 }, english = { 0 }, straight = { 0 };
	bool ok = true;

	text = pl_str_cut(text, 0, paragraph.end);
	for (size_t at = paragraph.start; ok && (at = pl_quote_from(text, at)) < text.len;) {
		uint32_t here = (uint32_t)at;
		uint32_t code = pl_utf8_next(text, &at);

		if (code == 0xAB)
			open_quote(&french, (uint32_t)at);
		else if (code == 0xBB)
			ok = close_quote(quotes, &french, here);
		else if (code == 0x201C)
			open_quote(&english, (uint32_t)at);
		else if (code == 0x201D)
			ok = close_quote(quotes, &english, here);
		else if (code == '"' && !straight.n)
			open_quote(&straight, (uint32_t)at);
		else if (code == '"')
			ok = close_quote(quotes, &straight, here);
	}
	return ok && close_speech(quotes, &french, paragraph);
}
