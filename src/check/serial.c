/* Numbers of parts. */
#include "check/serial.h"

#include "check/near.h"

#include <string.h>

/* Words that announce a number, in lower case. */
static const char *const number_words[] = { "fil",  "thread", "partie",  "part",
					    "post", "suite",  "message", NULL };

/* What machines read, or only eyes: it may stand between a number and the edge. */
static bool is_aside(const struct pl_post *post, const struct pl_token *token)
{
	switch (token->kind) {
	case PL_TOKEN_HASHTAG:
	case PL_TOKEN_LINK:
	case PL_TOKEN_EMOJI:
	case PL_TOKEN_MENTION:
		return true;
	case PL_TOKEN_WORD:
		return pl_near_word(pl_str_in(post->text, token->span), number_words);
	default:
		return false;
	}
}

static bool is_around(uint32_t code)
{
	return pl_is_space(code) || (code && code < 0x80 && strchr("()[]|:-", (int)code)) ||
	       code == 0x2013 || code == 0x2014;
}

/* Where the part starts to say something. */
static uint32_t first_of(const struct pl_post *post, struct pl_span span)
{
	size_t at = span.start;

	while (at < span.end) {
		const struct pl_token *token = pl_post_token_at(post, (uint32_t)at);
		size_t next = at;

		if (token && is_aside(post, token))
			next = token->span.end;
		else if (!is_around(pl_utf8_next(post->text, &next)))
			break;
		at = next;
	}
	return (uint32_t)at;
}

/* Where it ends to. */
static uint32_t last_of(const struct pl_post *post, struct pl_span span)
{
	size_t at = span.end;

	while (at > span.start) {
		const struct pl_token *token = pl_post_token_at(post, (uint32_t)at - 1);
		size_t next = at;

		if (token && is_aside(post, token))
			next = token->span.start;
		else if (!is_around(pl_utf8_prev(post->text, &next)))
			break;
		at = next;
	}
	return (uint32_t)at;
}

static bool is_figure(struct pl_str text, size_t at)
{
	return at < text.len && text.at[at] >= '0' && text.at[at] <= '9';
}

/* One or two figures at `*at`, which is moved behind them. */
static uint32_t read_figures(struct pl_str text, size_t *at)
{
	uint32_t n = 0;

	for (int i = 0; i < 2 && is_figure(text, *at); i++)
		n = n * 10 + (uint32_t)(text.at[(*at)++] - '0');
	return n;
}

/* Neither part of a word nor of a date or number. */
static bool stands_alone(struct pl_str text, struct pl_span span)
{
	uint32_t before = pl_near_before(text, span.start), after = pl_near_after(text, span.end);
	bool joins = after == '.' || after == ',';

	return !pl_is_word(before) && !pl_is_word(after) && after != '/' && after != '%' &&
	       (!before || before >= 0x80 || !strchr("/.,-+", (int)before)) &&
	       (!joins || !is_figure(text, span.end + 1));
}

static bool read_at(struct pl_str text, size_t at, struct pl_serial *serial)
{
	size_t start = at;

	serial->n = read_figures(text, &at);
	if (!serial->n || at >= text.len || text.at[at] != '/')
		return false;
	at++;
	serial->of = is_figure(text, at) ? read_figures(text, &at) : 0;
	serial->span = (struct pl_span){ (uint32_t)start, (uint32_t)at };
	return (!serial->of || (serial->of > 1 && serial->n <= serial->of)) &&
	       stands_alone(text, serial->span);
}

/* The same where it ends at byte `at`. */
static bool read_before(struct pl_str text, size_t least, size_t at, struct pl_serial *serial)
{
	size_t start = at;

	while (start > least && at - start < 5 &&
	       (is_figure(text, start - 1) || text.at[start - 1] == '/'))
		start--;
	return start < at && read_at(text, start, serial) && serial->span.end == at;
}

bool pl_serial_of(const struct pl_post *post, const struct pl_part *part, struct pl_serial *serial)
{
	struct pl_str text = pl_str_cut(post->text, 0, part->span.end);

	return read_at(text, first_of(post, part->span), serial) ||
	       read_before(text, part->span.start, last_of(post, part->span), serial);
}

struct pl_span pl_serial_rest(const struct pl_post *post, const struct pl_part *part)
{
	struct pl_str text = pl_str_cut(post->text, 0, part->span.end);
	struct pl_span rest = part->span;
	struct pl_serial serial;

	if (read_at(text, first_of(post, rest), &serial))
		rest.start = first_of(post, (struct pl_span){ serial.span.end, rest.end });
	if (rest.start < rest.end && read_before(text, rest.start, last_of(post, rest), &serial))
		rest.end = serial.span.start;
	return rest;
}
