/* Paragraphs and sentences of French text. */
#include "post/sentence.h"

#include <string.h>

#include "base/skim.h"
#include "base/unicode.h"
#include "post/abbrev.h"

/* --- spans and blanks -------------------------------------------------------------- */

static bool is_line_end(uint32_t code)
{
	return code == '\n' || code == '\r';
}

/* Behind the blanks at `at`; with `lines`, behind line ends too. */
static size_t skip_blanks(struct pl_str text, size_t at, bool lines)
{
	size_t behind = at;

	while (at < text.len) {
		uint32_t code = pl_utf8_next(text, &behind);

		if (!pl_is_space(code) || (!lines && is_line_end(code)))
			break;
		at = behind;
	}
	return at;
}

/* Appends text[start, end) without white space at its ends, if anything is left. */
static bool push_trimmed(struct pl_spans *out, struct pl_str text, size_t start, size_t end)
{
	struct pl_span *span;
	size_t before;

	text = pl_str_cut(text, 0, end);
	start = skip_blanks(text, start, true);
	for (before = end; end > start && pl_is_space(pl_utf8_prev(text, &before)); end = before)
		;
	if (start >= end)
		return true;
	span = PL_PUSH(&out->list);
	if (!span)
		return false;
	*span = (struct pl_span){ (uint32_t)start, (uint32_t)end };
	return true;
}

/* --- paragraphs ---------------------------------------------------------------------- */

static size_t after_line_end(struct pl_str text, size_t at)
{
	if (at < text.len && text.at[at] == '\r')
		at++;
	else if (at < text.len && text.at[at] == '\n')
		return at + 1;
	return at < text.len && text.at[at] == '\n' ? at + 1 : at;
}

bool pl_paragraphs_find(struct pl_spans *out, struct pl_str text, struct pl_span span)
{
	size_t start = span.start, at = span.start;

	text = pl_str_cut(text, 0, span.end);
	while (at < text.len) {
		size_t end = pl_line_end(text, at);
		bool blank = skip_blanks(pl_str_cut(text, 0, end), at, false) == end;

		if (blank && !push_trimmed(out, text, start, at))
			return false;
		at = after_line_end(text, end);
		if (blank)
			start = at;
	}
	return push_trimmed(out, text, start, text.len);
}

/* --- sentences ------------------------------------------------------------------------ */

struct scan {
	struct pl_str text; /* up to the end of the paragraph */
	const struct pl_token *tokens;
	size_t n_tokens, token; /* the first token that ends behind where we are */
	size_t start;           /* of the sentence in the making */
	bool in_quotes;         /* behind an odd number of straight quotation marks */
};

/* A run of ending signs and what belongs to it. */
struct stop {
	size_t at, end;     /* the signs, and the brackets and emoji that close with them */
	size_t next;        /* what comes then, behind white space */
	bool dot, ellipsis; /* one full stop; three or more, or the sign for it */
	bool line;          /* a line ends in between */
	bool in_quotes;     /* the scan's state at `end` */
};

static bool is_in(uint32_t code, const uint32_t *codes)
{
	while (*codes && *codes != code)
		codes++;
	return code && *codes;
}

/* . ! ? … ‼ ⁇ ⁈ ⁉ and the emoji that people put in their place: ❓ ❔ ❕ ❗ */
static const uint32_t signs[] = { '.',    '!',    '?',    0x2026, 0x203C, 0x2047, 0x2048,
				  0x2049, 0x2753, 0x2754, 0x2755, 0x2757, 0 };
static const uint32_t closers[] = {
	0xBB /* » */, 0x201D /* ” */, 0x2019, 0x203A, ')', ']', '}', 0
};
static const uint32_t openers[] = {
	0xAB /* « */, 0x201C /* “ */, 0x2018, 0x2039, '"', '(', '[', '{', '*', '_',
	'-',          0x2013,         0x2014, 0
};
/* What carries a sentence on, whatever stood before. */
static const uint32_t links[] = { ',', ';', ':',    ')', ']', '}', 0xBB, '.',
				  '!', '?', 0x2026, '%', '/', '=', '+',  0 };
static const uint32_t list_marks[] = { '-',    0x2013, 0x2014, '*',    '+',    '>',
				       0xB7,   0x2022, 0x25AA, 0x25AB, 0x25B6, 0x25B8,
				       0x25BA, 0x25CF, 0x25E6, 0x2023, 0x2043, 0x2192,
				       0x27A1, 0x2713, 0x2714, 0 };

static uint32_t code_at(struct pl_str text, size_t at)
{
	return pl_utf8_next(text, &at);
}

/* The token that starts at or holds byte `at`, which lies a few tokens behind the
 * scan's place at most: the way there is walked each time. */
static const struct pl_token *token_at(const struct scan *scan, size_t at)
{
	size_t i = scan->token;

	while (i < scan->n_tokens && scan->tokens[i].span.end <= at)
		i++;
	if (i < scan->n_tokens && scan->tokens[i].span.start <= at)
		return &scan->tokens[i];
	return NULL;
}

static bool is_token(const struct scan *scan, size_t at, enum pl_token_kind kind)
{
	const struct pl_token *token = token_at(scan, at);

	return token && token->kind == kind;
}

/* Behind the run of signs at `at`; French puts blanks between "?" and "!". */
static size_t after_signs(struct pl_str text, size_t at)
{
	while (at < text.len) {
		size_t behind = at;
		uint32_t code = pl_utf8_next(text, &behind);

		if (!is_in(code, signs) && code != 0xFE0F) {
			behind = skip_blanks(text, at, false);
			code = pl_utf8_next(text, &behind);
			if (code != '!' && code != '?')
				return at;
		}
		at = behind;
	}
	return at;
}

/* Behind the closing marks and emoji that follow the signs on the same line; a few
 * of them only, so that a wall of emoji is not walked again from every one. */
static size_t after_closers(const struct scan *scan, size_t at, bool *in_quotes)
{
	for (int i = 0; i < 16; i++) {
		size_t next = skip_blanks(scan->text, at, false), behind = next;
		uint32_t code = pl_utf8_next(scan->text, &behind);
		const struct pl_token *token = token_at(scan, next);

		if (token && token->kind == PL_TOKEN_EMOJI) {
			at = token->span.end;
		} else if (is_in(code, closers) && (next == at || code == 0xBB)) {
			at = behind;
		} else if (code == '"' && *in_quotes && next == at) {
			*in_quotes = false;
			at = behind;
		} else {
			break;
		}
	}
	return at;
}

static bool has_line_end(struct pl_str text, size_t start, size_t end)
{
	while (start < end && !is_line_end((unsigned char)text.at[start]))
		start++;
	return start < end;
}

static struct stop read_stop(const struct scan *scan, size_t at)
{
	struct stop stop = { .at = at, .in_quotes = scan->in_quotes };
	size_t signs_end = after_signs(scan->text, at);
	struct pl_str run = pl_str_cut(scan->text, at, signs_end);

	stop.dot = pl_str_is(run, ".");
	stop.ellipsis = pl_str_starts(run, "..") || pl_str_starts(run, "\xE2\x80\xA6");
	stop.end = after_closers(scan, signs_end, &stop.in_quotes);
	stop.next = skip_blanks(scan->text, stop.end, true);
	stop.line = has_line_end(scan->text, stop.end, stop.next);
	return stop;
}

/* [...] and (…) stand for something left out, not for an end. */
static bool is_omission(const struct scan *scan, const struct stop *stop)
{
	size_t before = stop->at;
	uint32_t code;

	if (!stop->ellipsis || stop->at == scan->start)
		return false;
	code = pl_utf8_prev(scan->text, &before);
	return code == '[' || code == '(';
}

/* The first letter or sign of what starts at `at`, behind opening marks.  A few
 * steps only: more opening marks than that are not text. */
static size_t behind_openers(struct pl_str text, size_t at)
{
	for (int i = 0; i < 8 && is_in(code_at(text, at), openers); i++) {
		pl_utf8_next(text, &at);
		at = skip_blanks(text, at, false);
	}
	return at;
}

/* A hashtag, a name or a link opens a sentence whatever its case. */
static bool is_machine_read(const struct scan *scan, size_t at)
{
	const struct pl_token *token = token_at(scan, at);

	return token && token->span.start == at && token->kind >= PL_TOKEN_LINK;
}

static bool ends_sentence(const struct scan *scan, const struct stop *stop)
{
	size_t letter = behind_openers(scan->text, stop->next);
	uint32_t code = code_at(scan->text, letter);

	if (stop->next == scan->text.len)
		return true;
	if (stop->at == scan->start || stop->next == stop->end || is_omission(scan, stop))
		return false;
	if (stop->dot && pl_abbrev_goes_on(scan->text, scan->start, stop->at, letter))
		return false;
	if (is_in(code, links))
		return false;
	if (!pl_is_lower(code) || is_machine_read(scan, letter))
		return true;
	return stop->line && !stop->ellipsis &&
	       !(stop->dot && pl_abbrev_known(scan->text, scan->start, stop->at));
}

/* 1. 12) a) at the head of a line. */
static bool is_numbered(struct pl_str text, size_t at)
{
	size_t start = at;
	uint32_t code = pl_utf8_next(text, &at), sign;

	if (!pl_is_digit(code) && !pl_is_letter(code))
		return false;
	if (pl_is_digit(code) && pl_is_digit(code_at(text, at)))
		pl_utf8_next(text, &at);
	sign = pl_utf8_next(text, &at);
	return (sign == ')' || (sign == '.' && pl_is_digit(code_at(text, start)))) &&
	       pl_is_space(code_at(text, at));
}

static bool is_list_mark(const struct scan *scan, size_t at)
{
	size_t behind = at;
	uint32_t code = pl_utf8_next(scan->text, &behind);

	if (is_token(scan, at, PL_TOKEN_EMOJI) || is_numbered(scan->text, at))
		return true;
	return is_in(code, list_marks) && pl_is_space(code_at(scan->text, behind));
}

/* The line that ends at `end` is a sentence, though no sign says so. */
static bool line_ends_sentence(const struct scan *scan, size_t end)
{
	size_t next = skip_blanks(scan->text, end, true), letter, before = end;

	if (next == scan->text.len || is_list_mark(scan, next) ||
	    is_token(scan, next, PL_TOKEN_HASHTAG))
		return true;
	if (is_in(pl_utf8_prev(scan->text, &before), signs))
		return false;
	letter = behind_openers(scan->text, next);
	return pl_is_upper(code_at(scan->text, letter)) && !is_token(scan, letter, PL_TOKEN_LINK);
}

/* The sentence ends at `end`; `*at` moves to where the next one starts. */
static bool close_sentence(struct scan *scan, struct pl_spans *out, size_t end, size_t *at)
{
	bool ok = push_trimmed(out, scan->text, scan->start, end);

	scan->start = *at = skip_blanks(scan->text, end, true);
	return ok;
}

/* Moves over one token, sign or character. */
static bool step(struct scan *scan, struct pl_spans *out, size_t *at)
{
	const struct pl_token *token = token_at(scan, *at);
	size_t here = *at;
	uint32_t code = pl_utf8_next(scan->text, at);

	if (token && pl_is_word(code)) {
		*at = token->span.end;
		return true;
	}
	if (!token && code == ' ')
		return true;
	if (is_in(code, signs) && (!token || token->kind == PL_TOKEN_EMOJI)) {
		struct stop stop = read_stop(scan, here);

		if (!ends_sentence(scan, &stop)) {
			*at = after_signs(scan->text, here);
			return true;
		}
		scan->in_quotes = stop.in_quotes;
		return close_sentence(scan, out, stop.end, at);
	}
	if (token) {
		*at = token->span.end;
	} else if (is_line_end(code)) {
		if (line_ends_sentence(scan, here))
			return close_sentence(scan, out, here, at);
	} else if (code == '"') {
		scan->in_quotes = !scan->in_quotes;
	}
	return true;
}

/* The first of the tokens that ends behind `at`. */
static size_t first_token(const struct pl_token *tokens, size_t n, size_t at)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;

		if (tokens[middle].span.end <= at)
			low = middle + 1;
		else
			n = middle;
	}
	return low;
}

bool pl_sentences_find(struct pl_spans *out, struct pl_str text, struct pl_span paragraph,
		       const struct pl_token *tokens, size_t n_tokens)
{
	struct scan scan = {
		.text = pl_str_cut(text, 0, paragraph.end),
		.tokens = tokens,
		.n_tokens = n_tokens,
		.token = first_token(tokens, n_tokens, paragraph.start),
		.start = paragraph.start,
	};
	size_t at = paragraph.start;

	while (at < scan.text.len) {
		while (scan.token < n_tokens && tokens[scan.token].span.end <= at)
			scan.token++;
		if (!step(&scan, out, &at))
			return false;
	}
	return push_trimmed(out, scan.text, scan.start, scan.text.len);
}
