/* Finding addresses in a text as twitter-text 3.1.0 does (extractUrlsWithIndices.js,
 * 2021-10-21), with and without protocol.
 *
 * The library tries one large regular expression at every character.  Here each full stop is
 * looked at once: does a known top-level domain follow it, and where does the
 * domain before it start?  What has led nowhere is remembered, so that time is linear. */
#include "post/entity.h"

#include <string.h>

enum {
	ADDRESS_MOST = 4096,  /* UTF-16 units of an address, its protocol counted twice */
	SLUG_MOST = 40,       /* of an address of t.co */
	PROTOCOL_GUESSED = 8, /* "https://", for addresses without one */
};

/* --- path and query ----------------------------------------------------------------- */

/* What a path and a query may hold and end with. */
struct chars {
	bool (*path)(uint32_t code);
	bool (*path_end)(uint32_t code);
	bool (*query)(uint32_t code);
	bool (*query_end)(uint32_t code);
};

static bool is_query(uint32_t code)
{
	return pl_ascii_has(&pl_ascii_query, code);
}

static bool is_query_end(uint32_t code)
{
	return pl_ascii_has(&pl_ascii_query_end, code);
}

static const struct chars narrow = { pl_is_path_char, pl_is_path_end, is_query, is_query_end };
static const struct chars broad = { pl_is_wide_path_char, pl_is_wide_path_end,
				    pl_is_wide_query_char, pl_is_wide_query_end };

static size_t path_run(struct pl_str text, size_t at, const struct chars *chars)
{
	for (size_t next = at; at < text.len; at = next) {
		if (!chars->path(pl_utf8_next(text, &next)))
			break;
	}
	return at;
}

static bool byte_is(struct pl_str text, size_t at, char c)
{
	return at < text.len && text.at[at] == c;
}

/* The end of the parentheses that open at `at`, with at most one pair inside; `at`
 * when they do not close or hold nothing. */
static size_t parentheses_end(struct pl_str text, size_t at, const struct chars *chars)
{
	size_t end = path_run(text, at + 1, chars), inner;

	if (byte_is(text, end, ')'))
		return end > at + 1 ? end + 1 : at;
	if (!byte_is(text, end, '('))
		return at;
	inner = path_run(text, end + 1, chars);
	if (inner == end + 1 || !byte_is(text, inner, ')'))
		return at;
	end = path_run(text, inner + 1, chars);
	return byte_is(text, end, ')') ? end + 1 : at;
}

/* May the parentheses from `at` to `next` end the path, which could end at `end` so far?
 * "Film_(1990)" is whole; of "a,(b)," only "a" is.  On Mastodon "a,(b)" is, for Ruby
 * groups what JavaScript does not; what stands in them must then be of the narrow kind. */
static bool may_end(struct pl_str text, size_t at, size_t end, size_t next,
		    const struct chars *chars)
{
	return chars == &narrow ? at == end : parentheses_end(text, at, &narrow) == next;
}

/* A path goes on as long as it may and ends behind the last thing that may end it, so that
 * a sentence's full stop stays outside. */
static size_t path_end(struct pl_str text, size_t at, const struct chars *chars)
{
	size_t end = at;

	while (at < text.len) {
		size_t next = at;
		uint32_t code = pl_utf8_next(text, &next);

		if (code == '(') {
			next = parentheses_end(text, at, chars);
			if (next == at)
				break;
			if (may_end(text, at, end, next, chars))
				end = next;
		} else if (!chars->path(code)) {
			break;
		} else if (chars->path_end(code)) {
			end = next;
		}
		at = next;
	}
	return end;
}

size_t pl_query_end(struct pl_str text, size_t at, bool wide)
{
	const struct chars *chars = wide ? &broad : &narrow;
	size_t end = at, next = at + 1;

	if (!byte_is(text, at, '?'))
		return at;
	while (next < text.len) {
		uint32_t code = pl_utf8_next(text, &next);

		if (!chars->query(code))
			break;
		if (chars->query_end(code))
			end = next;
	}
	return end;
}

static size_t port_end(struct pl_str text, size_t at)
{
	size_t end = at + 1;

	if (!byte_is(text, at, ':'))
		return at;
	while (end < text.len && text.at[end] >= '0' && text.at[end] <= '9')
		end++;
	return end > at + 1 ? end : at;
}

/* --- labels of a domain --------------------------------------------------------------- */

/* What stands between two full stops. */
struct label {
	size_t end;
	size_t plain; /* behind the last _ : only what follows may stand before an ending */
	bool ok;      /* begins and ends with a letter or the like, and a full stop follows */
};

static void read_label(struct label *label, struct pl_str text, size_t at)
{
	bool starts = pl_is_domain_char(pl_utf8_at(text, at)), ends = false;

	label->end = label->plain = at;
	for (size_t next = at; next < text.len; label->end = next) {
		uint32_t code = pl_utf8_next(text, &next);
		bool letter = pl_is_domain_char(code);

		if (!letter && code != '-' && code != '_')
			break;
		if (code == '_')
			label->plain = next;
		ends = letter;
	}
	label->ok = starts && ends && byte_is(text, label->end, '.');
}

/* The end of the longest domain whose first label starts at `at`; 0 if there is none. */
static size_t domain_ahead(struct pl_links *links, size_t at)
{
	struct pl_str text = links->finder.text;
	size_t found = 0;

	if (at < links->barren)
		return 0;
	for (;;) {
		struct label label;
		size_t end;

		read_label(&label, text, at);
		if (!label.ok)
			break;
		end = pl_tld_end(text, label.end + 1);
		if (end > label.end + 1 && label.plain == at)
			found = end;
		at = label.end + 1;
	}
	if (!found)
		links->barren = at + 1;
	return found;
}

size_t pl_domain_end(struct pl_str text, size_t at)
{
	struct pl_links links = { .finder.text = text };

	return domain_ahead(&links, at);
}

/* --- where an address starts ------------------------------------------------------------ */

/* The label before the full stop at `dot`, from `floor` on. */
static size_t label_start(struct pl_str text, size_t floor, size_t dot, size_t *plain)
{
	size_t at = dot;

	*plain = 0;
	while (at > floor) {
		size_t before = at;
		uint32_t code = pl_utf8_prev(text, &before);

		if (!pl_is_domain_char(code) && code != '-' && code != '_')
			break;
		if (code == '_' && *plain == 0)
			*plain = at;
		at = before;
	}
	return at;
}

static bool precedes(uint32_t code)
{
	return !pl_ascii_has(&pl_ascii_no_link, code) && code != PL_WIDE_AT &&
	       code != PL_WIDE_HASH && code != 0xFEFF && code != 0xFFFE && code != 0xFFFF;
}

bool pl_may_start_link(const struct pl_finder *finder, size_t at)
{
	if (at == 0)
		return true;
	return at > finder->floor && precedes(pl_utf8_prev(finder->text, &at));
}

/* A match of the library's expression. */
struct match {
	size_t start; /* of the protocol or domain */
	struct pl_span domain;
	size_t path, path_end; /* path_end == path: no path */
	size_t end;
	bool protocol;
	bool half; /* the domain starts inside a surrogate pair */
};

/* A domain that starts at `at`, behind a protocol: the start of the protocol, or
 * SIZE_MAX. */
static size_t protocol_before(const struct pl_finder *finder, size_t at, bool wide)
{
	/* The last are Mastodon's alone (twitter_regex.rb, 2026). */
	static const char *const protocols[] = { "http://", "https://",  "dat://",
						 "dweb://", "ipfs://",   "ipns://",
						 "ssb://",  "gopher://", "gemini://" };
	size_t n = wide ? sizeof protocols / sizeof *protocols : 2;

	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(protocols[i]);

		if (at >= finder->floor + len &&
		    pl_str_is_nocase(pl_str_cut(finder->text, at - len, at), protocols[i]) &&
		    pl_may_start_link(finder, at - len))
			return at - len;
	}
	return SIZE_MAX;
}

/* At the very start the library prefers a first character that precedes over one that
 * begins: of "école.fr" it takes "cole.fr". */
static bool begins_later(const struct pl_finder *finder, size_t second, size_t dot, uint32_t code)
{
	return precedes(code) && second < dot &&
	       pl_is_domain_char(pl_utf8_at(finder->text, second));
}

/* The first place in [at, dot) where an address without protocol may start. */
static bool find_start(const struct pl_links *links, size_t at, size_t dot, struct match *match)
{
	const struct pl_finder *finder = &links->finder;

	for (size_t next = at; at < dot; at = next) {
		uint32_t code = pl_utf8_next(finder->text, &next);

		if (!pl_is_domain_char(code))
			continue;
		match->start = at;
		/* The library sees UTF-16 units: the first half of a character beyond the
		 * basic plane precedes, and the domain starts with the second one. */
		match->half = !links->wide && code >= 0x10000 &&
			      (at == 0 || !pl_may_start_link(finder, at));
		if (at == 0 && !match->half && !links->wide &&
		    begins_later(finder, next, dot, code))
			continue;
		if (match->half || pl_may_start_link(finder, at))
			return true;
	}
	return false;
}

static void find_tail(const struct pl_links *links, struct match *match)
{
	struct pl_str text = links->finder.text;

	match->path = match->path_end = match->end = port_end(text, match->domain.end);
	if (byte_is(text, match->path, '/'))
		match->path_end = match->end =
			path_end(text, match->path + 1, links->wide ? &broad : &narrow);
	match->end = pl_query_end(text, match->end, links->wide);
}

/* The match whose domain has the full stop `dot` behind its first label. */
static bool match_at(struct pl_links *links, size_t dot, struct match *match)
{
	const struct pl_finder *finder = &links->finder;
	struct pl_str text = finder->text;
	size_t plain, start, last = dot, end, near;

	if (dot == finder->floor || dot + 1 >= text.len ||
	    !pl_is_domain_char(pl_utf8_at(text, dot + 1)) ||
	    !pl_is_domain_char(pl_utf8_prev(text, &last)))
		return false;
	near = pl_tld_end(text, dot + 1);
	end = domain_ahead(links, dot + 1);
	if (near == dot + 1 && !end)
		return false;
	start = label_start(text, finder->floor, dot, &plain);
	match->start =
		end || start >= plain ? protocol_before(finder, start, links->wide) : SIZE_MAX;
	match->protocol = match->start != SIZE_MAX && pl_is_domain_char(pl_utf8_at(text, start));
	match->half = false;
	match->domain.start = (uint32_t)start;
	if (!match->protocol) {
		if (!find_start(links, !end && plain > start ? plain : start, dot, match))
			return false;
		match->domain.start = (uint32_t)match->start;
	}
	match->domain.end = (uint32_t)(end ? end : near);
	find_tail(links, match);
	return true;
}

/* --- whether it is one -------------------------------------------------------------------- */

/* The links inside a domain without protocol: only ASCII and accented Latin letters, so that
 * text without spaces around an address stays outside. */
static bool next_latin(struct pl_str text, size_t from, struct pl_span *found)
{
	size_t at = from, start = from;
	uint32_t best = 0;

	while (at < text.len) {
		size_t next = at, end;
		uint32_t code = pl_utf8_next(text, &next);

		if (code == '-' || pl_ascii_has(&pl_ascii_alnum, code) ||
		    pl_is_accented_nocase(code)) {
			at = next;
			continue;
		}
		end = code == '.' && at > start && text.at[at - 1] != '.' ? pl_tld_end(text, next)
									  : next;
		if (end > next)
			best = (uint32_t)end;
		if (code != '.' || at == start || text.at[at - 1] == '.') {
			if (best)
				break;
			start = next;
		}
		at = next;
	}
	*found = (struct pl_span){ (uint32_t)start, best };
	return best > 0;
}

static bool labels_fit(struct pl_str domain, uint32_t first)
{
	for (size_t at = 0; at <= domain.len;) {
		size_t dot = pl_str_find(domain, PL_STR("."), at), end;

		end = dot == SIZE_MAX ? domain.len : dot;
		if (pl_punycode_length(pl_str_cut(domain, at, end), first) - 1 >= 63)
			return false;
		first = 0;
		at = end + 1;
	}
	return true;
}

static bool is_address(struct pl_str text, const struct match *match)
{
	struct pl_str domain = pl_str_in(text, match->domain);
	size_t protocol = match->protocol ? match->domain.start - match->start : PROTOCOL_GUESSED;
	struct pl_str whole = pl_str_cut(text, match->start, match->end);
	struct pl_span latin;
	uint32_t first = 0;

	/* A punycode name is all ASCII. */
	if (pl_str_starts(domain, "xn--") && !next_latin(domain, 0, &latin))
		return false;
	if (match->half)
		first = 0xDC00 | (pl_utf8_at(domain, 0) & 0x3FF);
	return labels_fit(domain, first) &&
	       protocol + pl_utf16_units(whole) - match->half <= ADDRESS_MOST;
}

static bool put(struct pl_token *link, size_t start, size_t end, bool bare)
{
	*link = (struct pl_token){ .kind = PL_TOKEN_LINK,
				   .bare = bare,
				   .span = { (uint32_t)start, (uint32_t)end } };
	return true;
}

/* The part of an address that t.co's own addresses can have: nothing follows the slug but a
 * query.  False when the slug is too long to be one. */
static bool cut_shortened(struct pl_str text, struct match *match)
{
	struct pl_str whole = pl_str_cut(text, 0, match->end);
	size_t at = match->path + 1, end = at;

	if (!pl_str_is_nocase(pl_str_in(text, match->domain), "t.co") ||
	    match->path != match->domain.end || match->path_end == match->path)
		return true;
	while (end < whole.len && pl_ascii_has(&pl_ascii_alnum, (unsigned char)whole.at[end]))
		end++;
	if (end == at)
		return true;
	if (end - at > SLUG_MOST)
		return false;
	match->end = pl_query_end(whole, end, false);
	return true;
}

/* --- one after the other ------------------------------------------------------------------ */

static bool cut_next(struct pl_links *links)
{
	struct pl_str domain = pl_str_cut(links->finder.text, 0, links->domain.end);
	struct pl_span latin;

	links->cutting = next_latin(domain, links->domain.start, &latin);
	if (!links->cutting)
		return false;
	links->domain.start = latin.end;
	return put(&links->ahead, latin.start, latin.end, true);
}

/* Gives the link that is ready; the last one of a domain has its path. */
static bool give_ahead(struct pl_links *links, struct pl_token *link)
{
	*link = links->ahead;
	if (!cut_next(links) && links->tail)
		link->span.end = (uint32_t)links->tail;
	return true;
}

static bool begins_bare(struct pl_str text, const struct match *match)
{
	size_t before = match->start;
	uint32_t code;

	if (match->half || match->start == 0)
		return true;
	code = pl_utf8_prev(text, &before);
	return code != '-' && code != '_' && code != '.' && code != '/';
}

static bool give_match(struct pl_links *links, struct match *match, struct pl_token *link)
{
	struct pl_str text = links->finder.text;

	if (!is_address(text, match))
		return false;
	if (match->protocol)
		return (links->wide || cut_shortened(text, match)) &&
		       put(link, match->start, match->end, false);
	if (!begins_bare(text, match))
		return false;
	if (links->wide)
		return put(link, match->start, match->end, true);
	links->domain = match->domain;
	links->tail = match->path_end > match->path ? match->end : 0;
	return cut_next(links) && give_ahead(links, link);
}

bool pl_links_next(struct pl_links *links, struct pl_token *link)
{
	struct pl_finder *finder = &links->finder;
	struct match match;

	if (links->cutting)
		return give_ahead(links, link);
	while (finder->at < finder->text.len) {
		const char *dot =
			memchr(finder->text.at + finder->at, '.', finder->text.len - finder->at);
		size_t at = dot ? (size_t)(dot - finder->text.at) : finder->text.len;

		finder->at = at + 1;
		if (!dot || !match_at(links, at, &match))
			continue;
		finder->at = finder->floor = match.end;
		if (give_match(links, &match, link))
			return true;
	}
	return false;
}
