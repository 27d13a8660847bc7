/* twitter-text's single questions, as its own suite asks them: is this text a valid
 * name, list, hashtag or address, and which things of one kind does it hold? */
#include "post/entity.h"

#include <string.h>

static bool byte_is(struct pl_str text, size_t at, char c)
{
	return at < text.len && text.at[at] == c;
}

static size_t sign_end(struct pl_str text, uint32_t sign, uint32_t wide)
{
	size_t end = 0;
	uint32_t code = pl_utf8_next(text, &end);

	return code == sign || code == wide ? end : 0;
}

/* --- names and hashtags --------------------------------------------------------------------- */

/* The one mention or hashtag of the text is the whole text. */
static bool is_only(enum pl_token_kind kind, struct pl_str text, bool list)
{
	struct pl_entities entities;
	unsigned kinds = kind == PL_TOKEN_HASHTAG ? 1U << kind | 1U << PL_TOKEN_LINK : 1U << kind;
	struct pl_token token;

	pl_entities_begin(&entities, text, kinds);
	return pl_entities_next(&entities, &token) && token.kind == kind && token.span.start == 0 &&
	       token.span.end == text.len && (token.list > 0) == list;
}

/* --- addresses, by RFC 3986 with letters of every script ------------------------------------- */

static bool is_hex(struct pl_str text, size_t at)
{
	return at < text.len && ((text.at[at] >= '0' && text.at[at] <= '9') ||
				 ((text.at[at] | 0x20) >= 'a' && (text.at[at] | 0x20) <= 'f'));
}

/* All of `text` is of the set, Cyrillic, escaped by % or one of `more`. */
static bool is_all(struct pl_str text, const struct pl_ascii *set, const char *more)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (code == '%') {
			if (!is_hex(text, at) || !is_hex(text, at + 1))
				return false;
			at += 2;
		} else if (!pl_ascii_has(set, code) && !pl_is_cyrillic(code) &&
			   (code == 0 || code >= 0x80 || !strchr(more, (int)code))) {
			return false;
		}
	}
	return true;
}

/* One number up to 255 with a full stop behind it, or one figure at the end: the library
 * takes no more of the last one. */
static size_t octet_end(struct pl_str text, size_t at, bool last)
{
	uint32_t value = 0;
	size_t end = at;

	while (end < text.len && end - at < 3 && text.at[end] >= '0' && text.at[end] <= '9')
		value = value * 10 + (uint32_t)(text.at[end++] - '0');
	if (last)
		return end > at ? at + 1 : at;
	if (end == at || value > 255 || !byte_is(text, end, '.') ||
	    (text.at[at] == '0' && end > at + 1))
		return at;
	return end + 1;
}

static size_t ipv4_end(struct pl_str text)
{
	size_t at = 0;

	for (int i = 0; i < 4; i++) {
		size_t end = octet_end(text, at, i == 3);

		if (end == at)
			return 0;
		at = end;
	}
	return at;
}

static size_t ipv6_end(struct pl_str text)
{
	size_t end = 1;

	if (!byte_is(text, 0, '['))
		return 0;
	while (is_hex(text, end) || byte_is(text, end, ':') || byte_is(text, end, '.'))
		end++;
	return end > 1 && byte_is(text, end, ']') ? end + 1 : 0;
}

/* One label: letters, figures and hyphens, none at its ends; _ may stand inside those
 * before the last but one. */
static bool is_label(struct pl_str label, bool under, bool last)
{
	bool ok = false;

	for (size_t at = 0; at < label.len;) {
		bool first = at == 0;
		uint32_t code = pl_utf8_next(label, &at);
		bool letter = code >= 0x80 || pl_ascii_has(&pl_ascii_alnum, code);

		if (!letter && (first || (code != '-' && !(under && code == '_'))))
			return false;
		if (first && last && code <= '9') /* a figure, being a letter or one */
			return false;
		ok = letter;
	}
	return ok;
}

static bool is_domain(struct pl_str text)
{
	size_t at = 0, labels = 0;

	for (;; labels++) {
		size_t dot = pl_str_find(text, PL_STR("."), at);
		size_t next = dot == SIZE_MAX ? dot : pl_str_find(text, PL_STR("."), dot + 1);
		size_t end = dot == SIZE_MAX ? text.len : dot;

		if (!is_label(pl_str_cut(text, at, end), next != SIZE_MAX, dot == SIZE_MAX))
			return false;
		if (dot == SIZE_MAX)
			return labels > 0;
		at = dot + 1;
	}
}

static bool is_host(struct pl_str text)
{
	size_t ip = ipv4_end(text);

	if (!ip)
		ip = ipv6_end(text);
	return ip ? ip == text.len : is_domain(text);
}

static bool is_authority(struct pl_str text)
{
	size_t user = pl_str_find(text, PL_STR("@"), 0), port;

	if (user != SIZE_MAX) {
		if (!is_all(pl_str_cut(text, 0, user), &pl_ascii_authority, ""))
			return false;
		text = pl_str_cut(text, user + 1, text.len);
	}
	for (port = text.len; port > 0 && text.at[port - 1] >= '0' && text.at[port - 1] <= '9';)
		port--;
	if (port == 0 || port == text.len || text.at[port - 1] != ':')
		return is_host(text);
	return text.len - port <= 5 && is_host(pl_str_cut(text, 0, port - 1));
}

/* The first byte from `at` on that is one of `stops`, or the end. */
static size_t stop_at(struct pl_str text, size_t at, const char *stops)
{
	while (at < text.len && (text.at[at] == '\0' || !strchr(stops, text.at[at])))
		at++;
	return at;
}

/* Path, query and fragment. */
static bool is_rest(struct pl_str text)
{
	size_t path = stop_at(text, 0, "?#"), query = stop_at(text, path, "#");
	size_t start = path < query ? path + 1 : path, hash = query < text.len ? query + 1 : query;

	return is_all(pl_str_cut(text, 0, path), &pl_ascii_segment, "/") &&
	       is_all(pl_str_cut(text, start, query), &pl_ascii_segment, "/?") &&
	       is_all(pl_str_cut(text, hash, text.len), &pl_ascii_segment, "/?");
}

static bool is_address(struct pl_str text, bool protocol)
{
	size_t scheme = stop_at(text, 0, ":/?#"), start = 0, end;
	struct pl_str name = pl_str_cut(text, 0, scheme);

	if (scheme > 0 && byte_is(text, scheme, ':') && byte_is(text, scheme + 1, '/') &&
	    byte_is(text, scheme + 2, '/'))
		start = scheme + 3;
	if (protocol &&
	    (start == 0 || (!pl_str_is_nocase(name, "http") && !pl_str_is_nocase(name, "https"))))
		return false;
	end = stop_at(text, start, "/?#");
	return is_authority(pl_str_cut(text, start, end)) &&
	       is_rest(pl_str_cut(text, end, text.len));
}

bool pl_twitter_valid(enum pl_twitter what, struct pl_str text)
{
	switch (what) {
	case PL_TWITTER_USERNAME:
		return is_only(PL_TOKEN_MENTION, text, false);
	case PL_TWITTER_LIST:
		return is_only(PL_TOKEN_MENTION, text, true);
	case PL_TWITTER_HASHTAG:
		return is_only(PL_TOKEN_HASHTAG, text, false);
	case PL_TWITTER_URL:
		return is_address(text, true);
	case PL_TWITTER_BARE_URL:
		return is_address(text, false);
	}
	return false;
}

/* --- extractors ------------------------------------------------------------------------------- */

bool pl_twitter_extract(enum pl_token_kind kind, struct pl_str text, struct pl_tokens *out)
{
	struct pl_entities entities;
	unsigned kinds = 1U << kind;
	struct pl_token token;

	/* Hashtags give way to the links they lie in. */
	if (kind == PL_TOKEN_HASHTAG)
		kinds |= 1U << PL_TOKEN_LINK;
	pl_entities_begin(&entities, text, kinds);
	while (pl_entities_next(&entities, &token)) {
		struct pl_token *place = token.kind == kind ? PL_PUSH(&out->list) : NULL;

		if (place)
			*place = token;
	}
	return !out->list.failed;
}

struct pl_span pl_twitter_reply(struct pl_str text)
{
	size_t at = 0, next = 0, end;

	while (next < text.len && pl_is_twitter_space(pl_utf8_next(text, &next)))
		at = next;
	text = pl_str_cut(text, at, text.len);
	next = end = sign_end(text, '@', PL_WIDE_AT);
	while (next > 0 && end < text.len && end - next < 20 &&
	       pl_ascii_has(&pl_ascii_name, (unsigned char)text.at[end]))
		end++;
	if (end == next || pl_mention_broken(text, end))
		return (struct pl_span){ 0, 0 };
	return (struct pl_span){ (uint32_t)(at + next), (uint32_t)(at + end) };
}
