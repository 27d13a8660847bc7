/* Bluesky's grammar.  The facts are those of packages/api/src/rich-text (detection.ts, util.ts,
 * sanitization.ts), of the specification of handles and of the app's toShortUrl, in
 * bluesky-social/atproto and social-app, 2026-08-20.
 *
 * Everything starts a word or stands behind a bracket that opens in one, so that words are
 * looked at one after the other. */
#include "post/bluesky.h"

#include <string.h>

enum {
	HANDLE_MOST = 253,
	LABEL_MOST = 63,
	TAG_GRAPHEMES = 64,
	TAG_BYTES = 640,
	TICKER_MOST = 5,
	PATH_MOST = 15, /* of a shortened address; a longer one keeps 13 and "..." */
	PATH_KEPT = 13,
};

static bool byte_is(struct pl_str text, size_t at, char c)
{
	return at < text.len && text.at[at] == c;
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
	return is_letter(c) || is_digit(c);
}

/* JavaScript's \s. */
static bool is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	return code == 0xFEFF || (code != 0x85 && code != 0x180E && pl_is_twitter_space(code));
}

/* What nobody sees ends a hashtag as white space does. */
static bool is_unseen(uint32_t code)
{
	return code == 0xAD || code == 0x2060 || (code >= 0x200B && code <= 0x200D) ||
	       code == 0x20E2;
}

static bool put(struct pl_token *token, enum pl_token_kind kind, size_t start, size_t end)
{
	*token = (struct pl_token){ .kind = (uint8_t)kind,
				    .span = { (uint32_t)start, (uint32_t)end } };
	return end > start;
}

/* --- handles ------------------------------------------------------------------------------------
 */

static bool is_label(struct pl_str label)
{
	if (label.len == 0 || label.len > LABEL_MOST || label.at[0] == '-' ||
	    label.at[label.len - 1] == '-')
		return false;
	for (size_t i = 0; i < label.len; i++) {
		if (!is_alnum(label.at[i]) && label.at[i] != '-')
			return false;
	}
	return true;
}

/* The label behind the last full stop. */
static struct pl_str last_label(struct pl_str name)
{
	size_t at = name.len;

	while (at > 0 && name.at[at - 1] != '.')
		at--;
	return pl_str_cut(name, at, name.len);
}

bool pl_bluesky_handle(struct pl_str text)
{
	struct pl_str last = last_label(text);

	if (text.len > HANDLE_MOST || last.len == text.len || last.len == 0 ||
	    !is_letter(last.at[0]))
		return false;
	for (size_t at = 0; at <= text.len;) {
		size_t dot = pl_str_find(text, PL_STR("."), at);
		size_t end = dot == SIZE_MAX ? text.len : dot;

		if (!is_label(pl_str_cut(text, at, end)))
			return false;
		at = end + 1;
	}
	return true;
}

/* The app compares with a list in lower case, and as it is written: exemple.COM is no link. */
static bool has_ending(struct pl_str domain)
{
	struct pl_str last = last_label(domain);

	for (size_t i = 0; i < last.len; i++) {
		if (last.at[i] >= 'A' && last.at[i] <= 'Z')
			return false;
	}
	return pl_is_tld_now(last);
}

/* --- one of each, at a place where it may start
 * ----------------------------------------------------
 */

static size_t mention_end(struct pl_str text, size_t at)
{
	size_t end = at + 1;
	struct pl_str handle;

	while (end < text.len &&
	       (is_alnum(text.at[end]) || text.at[end] == '.' || text.at[end] == '-'))
		end++;
	/* It ends with a word: before _ there is no such end. */
	if (byte_is(text, end, '_'))
		return at;
	while (end > at + 1 && !is_alnum(text.at[end - 1]))
		end--;
	handle = pl_str_cut(text, at + 1, end);
	if (!pl_bluesky_handle(handle) || (!has_ending(handle) && !pl_str_ends(handle, ".test")))
		return at;
	return end;
}

static size_t protocol_end(struct pl_str word)
{
	if (word.len >= 7 && pl_str_is_nocase(pl_str_cut(word, 0, 7), "http://"))
		return 7;
	return word.len >= 8 && pl_str_is_nocase(pl_str_cut(word, 0, 8), "https://") ? 8 : 0;
}

/* The end of "exemple.fr" at the start of the word, whether or not its ending is known. */
static size_t domain_end(struct pl_str word)
{
	size_t at = 0, end = 0;

	if (word.len == 0 || !is_letter(word.at[0]))
		return 0;
	while (at < word.len && is_alnum(word.at[at])) {
		while (at < word.len && is_alnum(word.at[at]))
			at++;
		end = at;
		at += byte_is(word, at, '.');
	}
	return pl_str_find(pl_str_cut(word, 0, end), PL_STR("."), 0) == SIZE_MAX ? 0 : end;
}

/* The link goes to the end of the word, but for one mark of a sentence and a bracket that
 * it does not open. */
static size_t without_mark(struct pl_str link)
{
	size_t end = link.len;

	if (end > 0 && link.at[end - 1] != '\0' && strchr(".,;:!?", link.at[end - 1]))
		end--;
	if (end > 0 && link.at[end - 1] == ')' && !memchr(link.at, '(', end))
		end--;
	return end;
}

/* *tried: a link was looked at up to the end of the word, found or not. */
static size_t link_end(struct pl_str word, bool *bare, bool *tried)
{
	size_t protocol = protocol_end(word), domain = domain_end(word);

	*bare = protocol == 0 || protocol == word.len;
	*tried = !*bare || domain > 0;
	if (!*tried || (*bare && !has_ending(pl_str_cut(word, 0, domain))))
		return 0;
	return without_mark(word);
}

/* The tag without its sign, which ends at byte `at`. */
static size_t tag_end(struct pl_str word, size_t at)
{
	size_t next = at, end = at;
	bool told = false;
	uint32_t code;

	if (pl_utf8_at(word, at) == PL_EMOJI_STYLE)
		return at;
	while (next < word.len && !is_unseen(code = pl_utf8_next(word, &next))) {
		bool mark = pl_is_punct(code);

		told = told || (!mark && !(code < 0x80 && is_digit((char)code)));
		end = mark ? end : next;
	}
	if (!told || end - at > TAG_BYTES ||
	    pl_conjuncts(pl_str_cut(word, at, end)) > TAG_GRAPHEMES)
		return at;
	return end;
}

static size_t cashtag_end(struct pl_str text, size_t at)
{
	size_t end = at + 1;
	uint32_t code;

	if (end >= text.len || !is_letter(text.at[end]))
		return at;
	while (end < text.len && is_alnum(text.at[end]) && end - at <= TICKER_MOST)
		end++;
	if (end == text.len)
		return end;
	code = pl_utf8_at(text, end);
	return is_space(code) || code == 0x2019 ||
			       (code && code < 0x80 && strchr(".,;:!?)\"'", (int)code))
		       ? end
		       : at;
}

/* --- all of them ------------------------------------------------------------------------------ */

static size_t word_end(struct pl_str text, size_t at)
{
	for (size_t next = at; next < text.len; at = next) {
		if (is_space(pl_utf8_next(text, &next)))
			return at;
	}
	return at;
}

/* What starts at byte `at` of the text, up to the end of its word. */
static bool facet_at(struct pl_bluesky *bluesky, size_t at, struct pl_token *facet)
{
	struct pl_str text = bluesky->text, word = pl_str_cut(text, at, bluesky->word_end);
	bool first = at == bluesky->word, bare, tried = false;
	size_t end = 0, sign = 0;

	if (byte_is(text, at, '@'))
		return put(facet, PL_TOKEN_MENTION, at, mention_end(text, at));
	if (byte_is(text, at, '$'))
		return put(facet, PL_TOKEN_CASHTAG, at, cashtag_end(text, at));
	if (word.len && first) {
		uint32_t code = pl_utf8_next(word, &sign);

		if (code == '#' || code == PL_WIDE_HASH) {
			end = tag_end(word, sign);
			return end > sign && put(facet, PL_TOKEN_HASHTAG, at, at + end);
		}
	}
	if (at < bluesky->no_link)
		return false;
	end = link_end(word, &bare, &tried);
	if (tried)
		bluesky->no_link = bluesky->word_end;
	if (!put(facet, PL_TOKEN_LINK, at, at + end))
		return false;
	facet->bare = bare;
	return true;
}

/* The next byte of the word at which something may start; its end when nothing may. */
static size_t next_start(const struct pl_bluesky *bluesky)
{
	const char *bracket =
		memchr(bluesky->text.at + bluesky->at, '(', bluesky->word_end - bluesky->at);

	return bracket ? (size_t)(bracket - bluesky->text.at) + 1 : bluesky->word_end;
}

/* Goes to the next word; false behind the last. */
static bool next_word(struct pl_bluesky *bluesky)
{
	struct pl_str text = bluesky->text;
	size_t at = bluesky->word_end;

	for (size_t next = at; at < text.len; at = next) {
		if (!is_space(pl_utf8_next(text, &next)))
			break;
	}
	bluesky->at = bluesky->word = at;
	bluesky->word_end = word_end(text, at);
	return at < text.len;
}

bool pl_bluesky_next(struct pl_bluesky *bluesky, struct pl_token *facet)
{
	for (;;) {
		size_t at = bluesky->at;

		if (at >= bluesky->word_end) {
			if (!next_word(bluesky))
				return false;
			at = bluesky->at;
		} else {
			at = bluesky->at = next_start(bluesky);
		}
		if (at < bluesky->word_end && facet_at(bluesky, at, facet)) {
			bluesky->at = facet->span.end;
			return true;
		}
	}
}

/* --- what the app makes of a text
 * ------------------------------------------------------------------
 */

/* The blanks from `at` on, seen or not; *end: behind the last line end among them, *n: how many. */
static size_t blanks_end(struct pl_str text, size_t at, size_t *end, size_t *n)
{
	*end = at;
	*n = 0;
	for (size_t next = at; at < text.len; at = next) {
		uint32_t code = pl_utf8_next(text, &next);

		if (code == '\r' || code == '\n') {
			*end = next;
			++*n;
		} else if (!is_space(code) && (!is_unseen(code) || code == 0x20E2)) {
			break;
		}
	}
	return at;
}

static size_t line_end(struct pl_str text, size_t at)
{
	while (at < text.len && text.at[at] != '\r' && text.at[at] != '\n')
		at++;
	return at;
}

void pl_bluesky_newlines(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t line = line_end(text, at), end, n;
		size_t blanks = blanks_end(text, line, &end, &n);

		pl_buf_add(out, pl_str_cut(text, at, line));
		if (n > 2) {
			pl_buf_puts(out, "\n\n");
			pl_buf_add(out, pl_str_cut(text, end, blanks));
		} else {
			pl_buf_add(out, pl_str_cut(text, line, blanks));
		}
		at = blanks;
	}
}

/* Path, query and fragment as an address has them: other than ASCII is escaped. */
static void add_path(struct pl_buf *out, struct pl_str path)
{
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];

		if (c < 0x80)
			pl_buf_putc(out, (char)c);
		else
			pl_buf_printf(out, "%%%02X", c);
	}
}

void pl_bluesky_shorten(struct pl_buf *out, struct pl_str link)
{
	size_t host = protocol_end(link), path = host;
	struct pl_buf tail = { 0 };

	if (!host) {
		pl_buf_add(out, link);
		return;
	}
	while (path < link.len && !strchr("/?#", link.at[path]))
		path++;
	for (size_t i = host; i < path; i++)
		pl_buf_putc(out, link.at[i] >= 'A' && link.at[i] <= 'Z' ? (char)(link.at[i] | 0x20)
									: link.at[i]);
	if (path + 1 < link.len)
		add_path(&tail, pl_str_cut(link, path, link.len));
	pl_buf_add(out, tail.len > PATH_MOST ? pl_str_cut(pl_buf_str(&tail), 0, PATH_KEPT)
					     : pl_buf_str(&tail));
	if (tail.len > PATH_MOST)
		pl_buf_puts(out, "...");
	out->failed = out->failed || tail.failed;
	pl_buf_release(&tail);
}
