/* Finding mentions, hashtags, cashtags and e-mail addresses, and all kinds together
 * in order, as twitter-text 3.1.0 does (2021-10-21). */
#include "post/entity.h"

#include <string.h>

enum {
	NAME_MOST = 20, /* of a user, in texts: accounts have 15, older ones had 20 */
	LIST_MOST = 25,
};

/* --- signs, and what stands around them --------------------------------------------------- */

static bool byte_is(struct pl_str text, size_t at, char c)
{
	return at < text.len && text.at[at] == c;
}

static size_t find_byte(struct pl_str text, char byte, size_t from)
{
	/* cppcheck-suppress invalidFunctionArg ; the length is more than `from` here */
	const char *found = from < text.len ? memchr(text.at + from, byte, text.len - from) : NULL;

	return found ? (size_t)(found - text.at) : text.len;
}

/* U+FF00 with `last` as its last byte. */
static size_t find_wide(struct pl_str text, char last, size_t from)
{
	for (size_t at = find_byte(text, '\xEF', from);; at = find_byte(text, '\xEF', at + 1)) {
		if (text.len - at < 3)
			return text.len;
		if (text.at[at + 1] == '\xBC' && text.at[at + 2] == last)
			return at;
	}
}

/* The next sign: `sign`, or its full-width form with `wide` as last byte.  Gives its
 * length, 0 if there is none; the finder's place is then behind it.  What was found
 * too far on is kept, so that no byte is looked at for ever. */
static size_t next_sign(struct pl_finder *finder, char sign, char wide, size_t *place)
{
	struct pl_str text = finder->text;
	size_t len = 1;

	if (finder->sign <= finder->at)
		finder->sign = find_byte(text, sign, finder->at);
	*place = finder->sign;
	if (wide && finder->wide <= finder->at)
		finder->wide = find_wide(text, wide, finder->at);
	if (wide && finder->wide < *place) {
		*place = finder->wide;
		len = 3;
	}
	if (*place == text.len)
		len = 0;
	finder->at = *place + len;
	return len;
}

/* The character before `at`, when it may still be used. */
static bool code_before(const struct pl_finder *finder, size_t at, uint32_t *code)
{
	if (at <= finder->floor)
		return false;
	*code = pl_utf8_prev(finder->text, &at);
	return true;
}

static bool is_sign(uint32_t code, uint32_t sign, uint32_t wide)
{
	return code == sign || code == wide;
}

static size_t run_end(struct pl_str text, const struct pl_ascii *set, size_t at, size_t most)
{
	size_t end = at;

	while (end < text.len && end - at < most && pl_ascii_has(set, (unsigned char)text.at[end]))
		end++;
	return end;
}

static bool protocol_follows(struct pl_str text, size_t at)
{
	return byte_is(text, at, ':') && byte_is(text, at + 1, '/') && byte_is(text, at + 2, '/');
}

static bool put(struct pl_token *token, enum pl_token_kind kind, size_t start, size_t end)
{
	*token = (struct pl_token){ .kind = (uint8_t)kind,
				    .span = { (uint32_t)start, (uint32_t)end } };
	return true;
}

/* --- mentions --------------------------------------------------------------------------------- */

/* "rt@name", as people passed posts on before there was a button. */
static bool is_retweet(const struct pl_finder *finder, size_t at)
{
	struct pl_str text = finder->text;
	uint32_t code;

	if (at < finder->floor + 2 || (text.at[at - 1] | 0x20) != 't' ||
	    (text.at[at - 2] | 0x20) != 'r')
		return false;
	if (at == 2)
		return true;
	return code_before(finder, at - 2, &code) && !pl_ascii_has(&pl_ascii_no_retweet, code);
}

static bool may_mention(const struct pl_finder *finder, size_t at)
{
	uint32_t code;

	if (at == 0)
		return true;
	if (code_before(finder, at, &code) && !pl_ascii_has(&pl_ascii_no_mention, code) &&
	    code != PL_WIDE_AT)
		return true;
	return is_retweet(finder, at);
}

bool pl_mention_broken(struct pl_str text, size_t end)
{
	uint32_t code = pl_utf8_at(text, end);

	return is_sign(code, '@', PL_WIDE_AT) || pl_is_accented(code) ||
	       protocol_follows(text, end);
}

static size_t list_end(struct pl_str text, size_t at)
{
	size_t end = at + 1;

	if (!byte_is(text, at, '/') || end >= text.len || text.at[end] == '_' ||
	    (text.at[end] >= '0' && text.at[end] <= '9'))
		return at;
	while (end < text.len && end - at <= LIST_MOST &&
	       (pl_ascii_has(&pl_ascii_name, (unsigned char)text.at[end]) ||
		(text.at[end] == '-' && end > at + 1)))
		end++;
	return end > at + 1 ? end : at;
}

bool pl_mentions_next(struct pl_finder *finder, struct pl_token *mention)
{
	struct pl_str text = finder->text;
	size_t at, end;

	while (next_sign(finder, '@', '\xA0', &at)) {
		size_t name = run_end(text, &pl_ascii_name, finder->at, NAME_MOST);

		if (name == finder->at || !may_mention(finder, at))
			continue;
		end = list_end(text, name);
		finder->at = finder->floor = end;
		if (pl_mention_broken(text, end))
			continue;
		put(mention, PL_TOKEN_MENTION, at, end);
		mention->list = (uint16_t)(end - name);
		return true;
	}
	return false;
}

/* --- hashtags --------------------------------------------------------------------------------- */

static bool may_hashtag(const struct pl_finder *finder, size_t at)
{
	uint32_t code;

	if (at == 0)
		return true;
	return code_before(finder, at, &code) && (code == PL_TEXT_STYLE || code == PL_EMOJI_STYLE ||
						  (code != '&' && !pl_is_hashtag_char(code)));
}

/* The end of the hashtag's name that starts at `at`, or `at`: figures alone are none. */
static size_t hashtag_end(struct pl_str text, size_t at)
{
	uint32_t code = pl_utf8_at(text, at);
	bool letter = false;
	size_t end = at;

	/* #️⃣ is a key, no hashtag. */
	if (code == PL_EMOJI_STYLE || code == PL_KEYCAP)
		return at;
	for (size_t next = at; end < text.len; end = next) {
		code = pl_utf8_next(text, &next);
		if (!pl_is_hashtag_char(code))
			break;
		letter = letter || pl_is_letter(code);
	}
	return letter ? end : at;
}

bool pl_hashtags_next(struct pl_finder *finder, struct pl_token *hashtag)
{
	struct pl_str text = finder->text;
	size_t at, end;

	while (next_sign(finder, '#', '\x83', &at)) {
		if (!may_hashtag(finder, at))
			continue;
		end = hashtag_end(text, finder->at);
		if (end == finder->at)
			continue;
		finder->at = finder->floor = end;
		if (is_sign(pl_utf8_at(text, end), '#', PL_WIDE_HASH) ||
		    protocol_follows(text, end))
			continue;
		return put(hashtag, PL_TOKEN_HASHTAG, at, end);
	}
	return false;
}

/* --- cashtags --------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static size_t letters_end(struct pl_str text, size_t at)
{
	while (at < text.len && is_letter(text.at[at]))
		at++;
	return at;
}

static bool may_end(struct pl_str text, size_t at)
{
	return at >= text.len || pl_ends_cashtag(pl_utf8_at(text, at));
}

/* Up to six letters, then perhaps . or _ and up to two more. */
static size_t cashtag_end(struct pl_str text, size_t at)
{
	size_t end = letters_end(text, at);

	if (end == at || end - at > 6)
		return at;
	if (byte_is(text, end, '.') || byte_is(text, end, '_')) {
		size_t more = letters_end(text, end + 1);

		if (more > end + 1 && more - end <= 3 && may_end(text, more))
			return more;
	}
	return may_end(text, end) ? end : at;
}

bool pl_cashtags_next(struct pl_finder *finder, struct pl_token *cashtag)
{
	size_t at, end;
	uint32_t code;

	while (next_sign(finder, '$', 0, &at)) {
		if (at > 0 && (!code_before(finder, at, &code) || !pl_is_twitter_space(code)))
			continue;
		end = cashtag_end(finder->text, finder->at);
		if (end == finder->at)
			continue;
		finder->at = finder->floor = end;
		return put(cashtag, PL_TOKEN_CASHTAG, at, end);
	}
	return false;
}

/* --- e-mail addresses ---------------------------------------------------------------------------
 */

static size_t local_start(const struct pl_finder *finder, size_t at)
{
	size_t start = at;

	while (at > finder->floor) {
		uint32_t code = pl_utf8_prev(finder->text, &at);

		if (!pl_ascii_has(&pl_ascii_local, code) && (code < 0x80 || !pl_is_letter(code)))
			break;
		if (code != '.' && code != '-')
			start = at;
	}
	return start;
}

static bool is_word_code(uint32_t code)
{
	return pl_ascii_has(&pl_ascii_alnum, code) || (code >= 0x80 && pl_is_letter(code));
}

/* The end of a domain of two labels or more, the last without figures; `at` if there
 * is none.  Its ending need not be known: the address may still be meant. */
static size_t email_end(struct pl_str text, size_t at)
{
	size_t end = at, label = at, letters = 0;

	for (size_t next = at; next < text.len;) {
		size_t here = next;
		uint32_t code = pl_utf8_next(text, &next);

		if (code == '.' && here > label) {
			label = next;
			letters = 0;
		} else if (code == '-' && here > label) {
			letters = 0;
		} else if (is_word_code(code)) {
			letters = code >= '0' && code <= '9' ? 0 : letters + 1;
			if (label > at && letters >= 2)
				end = next;
		} else {
			return code == '@' ? at : end;
		}
	}
	return end;
}

bool pl_emails_next(struct pl_finder *finder, struct pl_token *email)
{
	struct pl_str text = finder->text;
	size_t at, end;
	uint32_t code;

	while (next_sign(finder, '@', 0, &at)) {
		size_t start = local_start(finder, at);

		if (start == at || (code_before(finder, start, &code) && code == '@'))
			continue;
		end = email_end(text, finder->at);
		if (end == finder->at)
			continue;
		finder->at = finder->floor = end;
		return put(email, PL_TOKEN_EMAIL, start, end);
	}
	return false;
}

/* --- all together -------------------------------------------------------------------------------
 */

/* In the order in which the library lists them, which decides between two that start at the
 * same place; e-mail addresses, which it does not know, come first. */
static const enum pl_token_kind kinds_in_order[] = {
	PL_TOKEN_EMAIL, PL_TOKEN_LINK, PL_TOKEN_MENTION, PL_TOKEN_HASHTAG, PL_TOKEN_CASHTAG,
};

enum { N_KINDS = sizeof kinds_in_order / sizeof *kinds_in_order };

static bool next_of(struct pl_entities *entities, enum pl_token_kind kind)
{
	static bool (*const next[PL_N_TOKENS])(struct pl_finder *, struct pl_token *) = {
		[PL_TOKEN_EMAIL] = pl_emails_next,
		[PL_TOKEN_MENTION] = pl_mentions_next,
		[PL_TOKEN_HASHTAG] = pl_hashtags_next,
		[PL_TOKEN_CASHTAG] = pl_cashtags_next,
	};

	if (kind == PL_TOKEN_LINK)
		return pl_links_next(&entities->links, &entities->heads[kind]);
	return next[kind](&entities->finders[kind], &entities->heads[kind]);
}

static void advance(struct pl_entities *entities, enum pl_token_kind kind)
{
	if (!next_of(entities, kind))
		entities->live &= ~(1U << kind);
}

void pl_entities_begin(struct pl_entities *entities, struct pl_str text, unsigned kinds)
{
	*entities = (struct pl_entities){ .links.finder.text = text, .live = kinds };
	for (size_t i = 0; i < N_KINDS; i++) {
		enum pl_token_kind kind = kinds_in_order[i];

		entities->finders[kind].text = text;
		if (kinds >> kind & 1)
			advance(entities, kind);
	}
}

/* The kind of which one starts first; PL_N_TOKENS when there is none. */
static enum pl_token_kind first_kind(const struct pl_entities *entities)
{
	enum pl_token_kind first = PL_N_TOKENS;

	for (size_t i = 0; i < N_KINDS; i++) {
		enum pl_token_kind kind = kinds_in_order[i];

		if (entities->live >> kind & 1 &&
		    (first == PL_N_TOKENS ||
		     entities->heads[kind].span.start < entities->heads[first].span.start))
			first = kind;
	}
	return first;
}

bool pl_entities_next(struct pl_entities *entities, struct pl_token *entity)
{
	for (;;) {
		enum pl_token_kind kind = first_kind(entities);

		if (kind == PL_N_TOKENS)
			return false;
		*entity = entities->heads[kind];
		advance(entities, kind);
		if (entity->span.start < entities->end)
			continue;
		entities->end = entity->span.end;
		return true;
	}
}
