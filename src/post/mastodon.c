/* Mastodon's grammar: mentions, hashtags, further addresses, and what is counted of a text. */
#include "post/mastodon.h"

#include <string.h>

enum { HOST_MOST = 253, LABEL_MOST = 63, ZWNJ = 0x200C };

static bool byte_is(struct pl_str text, size_t at, char c)
{
	return at < text.len && text.at[at] == c;
}

/* The next `sign` from the finder's place on, which moves behind it. */
static bool next_sign(struct pl_finder *finder, char sign, size_t *at)
{
	struct pl_str text = finder->text;
	const char *found = finder->at < text.len
				    ? memchr(text.at + finder->at, sign, text.len - finder->at)
				    : NULL;

	*at = found ? (size_t)(found - text.at) : text.len;
	finder->at = found ? *at + 1 : text.len;
	return found != NULL;
}

static uint32_t code_before(struct pl_str text, size_t at)
{
	return at > 0 ? pl_utf8_prev(text, &at) : 0;
}

/* Ruby's [[:word:]]: letters, marks, decimal figures and connectors, of which _ is one. */
static bool is_word(uint32_t code)
{
	return pl_is_word(code) || code == 0x203F || code == 0x2040 || code == 0x2054 ||
	       (code >= 0xFE33 && code <= 0xFE34) || (code >= 0xFE4D && code <= 0xFE4F) ||
	       code == 0xFF3F;
}

static bool put(struct pl_token *token, enum pl_token_kind kind, size_t start, size_t end)
{
	*token = (struct pl_token){ .kind = (uint8_t)kind,
				    .span = { (uint32_t)start, (uint32_t)end } };
	return true;
}

/* --- mentions ----------------------------------------------------------------------------------
 */

static bool is_plain(uint32_t code)
{
	return pl_ascii_has(&pl_ascii_name, code);
}

/* In names of hosts the joiners of Indic scripts stand too, though the server has not heard. */
static bool is_host_char(uint32_t code)
{
	return is_word(code) || code == ZWNJ || code == PL_JOINER;
}

/* The end of runs of `is` joined by full stops and hyphens. */
static size_t joined_end(struct pl_str text, size_t at, bool (*is)(uint32_t))
{
	size_t end = at;

	for (size_t next = at; next < text.len;) {
		uint32_t code = pl_utf8_next(text, &next);

		if (is(code))
			end = next;
		else if ((code != '.' && code != '-') || end == at)
			break;
	}
	return end;
}

static size_t run_end(struct pl_str text, size_t at)
{
	while (at < text.len && is_plain((unsigned char)text.at[at]))
		at++;
	return at;
}

/* Names whose labels no domain can have are no hosts. */
static bool is_host(struct pl_str host)
{
	if (host.len > (size_t)HOST_MOST * 4 || pl_code_points(host) > HOST_MOST)
		return false;
	for (size_t at = 0; at <= host.len;) {
		size_t dot = pl_str_find(host, PL_STR("."), at);
		size_t end = dot == SIZE_MAX ? host.len : dot;

		if (pl_punycode_length(pl_str_cut(host, at, end), 0) - 1 >= LABEL_MOST)
			return false;
		at = end + 1;
	}
	return true;
}

/* The end of the longest beginning of the host that ends in a known top-level domain. */
static size_t known_end(struct pl_str text, size_t at, size_t end)
{
	size_t found = at, label = at, labels = 0;

	for (size_t next = at; next <= end; next++) {
		if (next < end && text.at[next] != '.')
			continue;
		if (labels++ > 0 && pl_is_tld_now(pl_str_cut(text, label, next)))
			found = next;
		label = next + 1;
	}
	return found;
}

/* The end of the server behind the @ at `at`; `at` when none can be meant. */
static size_t server_end(struct pl_str text, size_t at, enum pl_mastodon_as as)
{
	size_t end = at + 1;

	if (as == PL_MASTODON_WEB) {
		while (end < text.len &&
		       (pl_ascii_has(&pl_ascii_alnum, (unsigned char)text.at[end]) ||
			text.at[end] == '.' || text.at[end] == '-'))
			end++;
		while (end > at + 1 &&
		       !pl_ascii_has(&pl_ascii_alnum, (unsigned char)text.at[end - 1]))
			end--;
		/* Its expression wants two characters. */
		return end > at + 2 ? end : at;
	}
	end = joined_end(text, at + 1, as == PL_MASTODON_NEXT ? is_host_char : is_word);
	if (as == PL_MASTODON_NEXT)
		end = known_end(text, at + 1, end);
	return end > at + 1 ? end : at;
}

static bool may_mention(struct pl_str text, size_t at, enum pl_mastodon_as as)
{
	uint32_t code = code_before(text, at);

	if (at == 0)
		return true;
	if (as == PL_MASTODON_WEB) /* JavaScript's \w is of ASCII alone */
		return code != '/' && !is_plain(code);
	return code != '/' && code != '=' && !is_word(code);
}

/* The mention whose @ is at byte `at`; false when it is none, or counts whole. */
static bool mention_at(struct pl_finder *finder, size_t at, enum pl_mastodon_as as,
		       struct pl_token *mention)
{
	struct pl_str text = finder->text;
	size_t name, end;

	name = end = joined_end(text, at + 1, is_plain);
	if (name == at + 1 || !may_mention(text, at, as))
		return false;
	/* The composer's expression has no joints in names. */
	if (as == PL_MASTODON_WEB && run_end(text, at + 1) < name)
		return false;
	if (byte_is(text, name, '@'))
		end = server_end(text, name, as);
	finder->at = end;
	if (end > name && as != PL_MASTODON_WEB && !is_host(pl_str_cut(text, name + 1, end)))
		return false;
	if (as == PL_MASTODON_SERVER && pl_mention_broken(text, end))
		return false;
	put(mention, PL_TOKEN_MENTION, at, end);
	mention->list = (uint16_t)(end - name < UINT16_MAX ? end - name : UINT16_MAX);
	return true;
}

bool pl_mastodon_mentions_next(struct pl_finder *finder, enum pl_mastodon_as as,
			       struct pl_token *mention)
{
	size_t at;

	while (next_sign(finder, '@', &at)) {
		if (mention_at(finder, at, as, mention))
			return true;
	}
	return false;
}

/* --- hashtags ----------------------------------------------------------------------------------
 */

static bool is_joint(uint32_t code)
{
	return code == 0xB7 || code == 0x30FB || code == ZWNJ;
}

/* A name of three characters or more with a letter or a joint inside: behind the last of its
 * word characters. */
static size_t long_end(struct pl_str text, size_t at)
{
	size_t end = at, n = 0, told = 0, last_told = 0;

	for (size_t next = at; next < text.len;) {
		uint32_t code = pl_utf8_next(text, &next);
		bool word = is_word(code);

		if (!word && (!is_joint(code) || n == 0))
			break;
		n++;
		/* What tells must stand neither first nor last. */
		if (word) {
			end = next;
			told = last_told;
		}
		if (n > 1 && (is_joint(code) || code == '_' || pl_is_letter(code)))
			last_told = n;
	}
	return told ? end : at;
}

/* A name of word characters alone, one of them a letter. */
static size_t short_end(struct pl_str text, size_t at)
{
	bool letter = false;
	size_t end = at;

	for (size_t next = at; next < text.len; end = next) {
		uint32_t code = pl_utf8_next(text, &next);

		if (!is_word(code))
			break;
		letter = letter || pl_is_letter(code);
	}
	return letter ? end : at;
}

/* "#nomhttps://…": the protocol is not of the name. */
static size_t without_protocol(struct pl_str text, size_t at, size_t end)
{
	struct pl_str name = pl_str_cut(text, at, end);
	size_t cut;

	if (!byte_is(text, end, ':') || !byte_is(text, end + 1, '/') ||
	    !byte_is(text, end + 2, '/'))
		return end;
	cut = pl_str_ends(name, "https") ? 5 : pl_str_ends(name, "http") ? 4 : 0;
	return name.len > cut ? end - cut : end;
}

/* The sign that starts at or behind the finder's place: #, or its full-width form. */
static bool next_hash(struct pl_finder *finder, size_t *at)
{
	struct pl_str text = finder->text;

	while (finder->at < text.len) {
		char c = text.at[ *at = finder->at];

		finder->at++;
		if (c == '#')
			return true;
		if (c == '\xEF' && pl_utf8_at(text, *at) == PL_WIDE_HASH) {
			finder->at += 2;
			return true;
		}
	}
	return false;
}

bool pl_mastodon_hashtags_next(struct pl_finder *finder, struct pl_token *hashtag)
{
	struct pl_str text = finder->text;
	size_t at, end;

	while (next_hash(finder, &at)) {
		size_t name = finder->at;

		if (at > 0 && !pl_is_space(code_before(text, at)))
			continue;
		end = long_end(text, name);
		if (end == name)
			end = short_end(text, name);
		if (end == name)
			continue;
		finder->at = end;
		return put(hashtag, PL_TOKEN_HASHTAG, at, without_protocol(text, name, end));
	}
	return false;
}

/* --- further addresses ---------------------------------------------------------------------------
 */

static size_t set_end(struct pl_str text, size_t at, const char *more)
{
	while (at < text.len && text.at[at] &&
	       (pl_ascii_has(&pl_ascii_name, (unsigned char)text.at[at]) ||
		strchr(more, text.at[at])))
		at++;
	return at;
}

/* Behind "name@", or `at`. */
static size_t user_end(struct pl_str text, size_t at)
{
	size_t end = set_end(text, at, "-.~%!$()*+,;=");

	return end > at && byte_is(text, end, '@') ? end + 1 : at;
}

static size_t xmpp_end(struct pl_str text, size_t at)
{
	size_t end = at, domain;

	if (byte_is(text, at, '/') && byte_is(text, at + 1, '/')) {
		end = user_end(text, at + 2);
		domain = end > at + 2 ? pl_domain_end(text, end) : 0;
		if (!domain || !byte_is(text, domain, '/'))
			return at;
		end = domain + 1;
	}
	domain = pl_domain_end(text, user_end(text, end));
	if (!domain)
		return at;
	if (byte_is(text, domain, '/'))
		domain = set_end(text, domain + 1, "-.~%!$&'()*+,;=");
	return pl_query_end(text, domain, true);
}

bool pl_mastodon_uris_next(struct pl_finder *finder, struct pl_token *uri)
{
	struct pl_str text = finder->text;
	size_t colon, end;

	while (next_sign(finder, ':', &colon)) {
		bool magnet = colon >= 6 &&
			      pl_str_is_nocase(pl_str_cut(text, colon - 6, colon), "magnet");
		size_t start = colon - (magnet ? 6 : 4);

		if (!magnet &&
		    (colon < 4 || !pl_str_is_nocase(pl_str_cut(text, start, colon), "xmpp")))
			continue;
		if (start < finder->floor || !pl_may_start_link(finder, start))
			continue;
		end = magnet ? pl_query_end(text, colon + 1, true) : xmpp_end(text, colon + 1);
		if (end == colon + 1)
			continue;
		finder->at = finder->floor = end;
		return put(uri, PL_TOKEN_LINK, start, end);
	}
	return false;
}

/* --- links and mentions together
 * ------------------------------------------------------------------
 */

/* The server wants a protocol, of which the composer that is out knows but two. */
static bool is_link(const struct pl_mastodon *mastodon)
{
	struct pl_str link = pl_str_in(mastodon->links.finder.text, mastodon->link.span);

	if (mastodon->as == PL_MASTODON_NEXT)
		return true;
	return !mastodon->link.bare &&
	       (mastodon->as == PL_MASTODON_SERVER ||
		pl_str_is_nocase(pl_str_cut(link, 0, strlen("http")), "http"));
}

static void next_link(struct pl_mastodon *mastodon)
{
	do
		mastodon->has_link = pl_links_next(&mastodon->links, &mastodon->link);
	while (mastodon->has_link && !is_link(mastodon));
}

static void next_mention(struct pl_mastodon *mastodon)
{
	mastodon->has_mention =
		pl_mastodon_mentions_next(&mastodon->mentions, mastodon->as, &mastodon->mention);
}

void pl_mastodon_begin(struct pl_mastodon *mastodon, struct pl_str text, enum pl_mastodon_as as)
{
	*mastodon = (struct pl_mastodon){
		.links = { .finder.text = text, .wide = true },
		.mentions.text = text,
		.as = as,
	};
	next_link(mastodon);
	next_mention(mastodon);
}

bool pl_mastodon_next(struct pl_mastodon *mastodon, struct pl_token *token)
{
	while (mastodon->has_link || mastodon->has_mention) {
		bool link = mastodon->has_link &&
			    (!mastodon->has_mention ||
			     mastodon->link.span.start <= mastodon->mention.span.start);

		*token = link ? mastodon->link : mastodon->mention;
		(link ? next_link : next_mention)(mastodon);
		if (token->span.start < mastodon->end)
			continue;
		mastodon->end = token->span.end;
		return true;
	}
	return false;
}

/* --- what is counted, and what is kept
 * --------------------------------------------------------------
 */

void pl_mastodon_countable(struct pl_buf *out, struct pl_str text, enum pl_mastodon_as as,
			   uint32_t link)
{
	struct pl_mastodon mastodon;
	struct pl_token token;
	size_t at = 0;

	pl_mastodon_begin(&mastodon, text, as);
	while (pl_mastodon_next(&mastodon, &token)) {
		pl_buf_add(out, pl_str_cut(text, at, token.span.start));
		if (token.kind == PL_TOKEN_MENTION)
			pl_buf_add(out,
				   pl_str_cut(text, token.span.start, token.span.end - token.list));
		for (uint32_t i = 0; token.kind == PL_TOKEN_LINK && i < link; i++)
			pl_buf_putc(out, 'x');
		at = token.span.end;
	}
	pl_buf_add(out, pl_str_cut(text, at, text.len));
}

/* Ruby's [[:alnum:]] with the joints and the marks of Thai: of the other marks only those that
 * a letter cannot be without, roughly those that have no combining class. */
static bool is_kept(uint32_t code)
{
	bool mark = pl_is_mark(code);

	if (code >= 0xFE00 && code <= 0xFE0F)
		return false;
	return code == '_' || is_joint(code) || pl_is_digit(code) ||
	       (code >= 0x0E47 && code <= 0x0E4E) ||
	       (mark ? !pl_is_ordered(code) && code < 0x20D0 : pl_is_letter(code));
}

/* The server compares small letters, and those of Latin-1 and Latin Extended-A without accents
 * when one of ASCII stands for them. */
static void put_plain(struct pl_buf *out, uint32_t code, struct pl_str letter)
{
	size_t start = out->len;

	if (code >= 0xC0 && code < 0x180 && pl_fold(out, letter, NULL) && out->len == start + 1)
		return;
	pl_buf_cut(out, start);
	pl_utf8_put(out, pl_to_lower(code));
}

void pl_mastodon_tag_name(struct pl_buf *out, struct pl_str tag, bool shown)
{
	struct pl_buf normal = { 0 };

	if (!shown) {
		if (!pl_nfkc(&normal, tag, NULL))
			out->failed = true;
		tag = pl_buf_str(&normal);
	}
	for (size_t at = 0; at < tag.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(tag, &at);

		if (is_kept(code) && shown)
			pl_utf8_put(out, code);
		else if (is_kept(code))
			put_plain(out, code, pl_str_cut(tag, start, at));
	}
	pl_buf_release(&normal);
}
