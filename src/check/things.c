/* Things that a post may have. */
#include "check/things.h"

#include "base/catalogue.h"
#include "check/near.h"
#include "post/date.h"

static struct pl_str body(const struct pl_post *post)
{
	return pl_str_in(post->text, post->body);
}

static bool has_entity(const struct pl_post *post, uint8_t kind)
{
	for (size_t i = 0; i < post->n_entities; i++) {
		if (post->entities[i].kind == kind)
			return true;
	}
	return false;
}

static bool has_link(const struct pl_post *post)
{
	return post->link.len || has_entity(post, PL_TOKEN_LINK);
}

/* The host ends in .gouv.fr, or is one of those that the State has elsewhere. */
static bool is_official(struct pl_str link)
{
	static const char *const others[] = { "service-public.fr", "info.gouv.fr", "france.fr",
					      "sante.fr", "tabac-info-service.fr" };
	size_t start = pl_str_find(link, PL_STR("://"), 0), end;
	struct pl_str host;

	start = start == SIZE_MAX ? 0 : start + 3;
	for (end = start; end < link.len && link.at[end] != '/' && link.at[end] != '?';)
		end++;
	host = pl_str_cut(link, start, end);
	if (pl_str_is_nocase(host, "gouv.fr"))
		return true;
	if (host.len > 8 && pl_str_is_nocase(pl_str_cut(host, host.len - 8, host.len), ".gouv.fr"))
		return true;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		size_t len = pl_str_of(others[i]).len;

		if (pl_str_ends(host, others[i]) &&
		    /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): longer */
		    (host.len == len || host.at[host.len - len - 1] == '.'))
			return true;
	}
	return false;
}

static bool has_official(const struct pl_post *post)
{
	if (is_official(post->link))
		return true;
	for (size_t i = 0; i < post->n_entities; i++) {
		if (post->entities[i].kind == PL_TOKEN_LINK &&
		    is_official(pl_str_in(post->text, post->entities[i].span)))
			return true;
	}
	return false;
}

static bool has_hashtag(const struct pl_post *post)
{
	return has_entity(post, PL_TOKEN_HASHTAG);
}

static bool has_mention(const struct pl_post *post)
{
	return has_entity(post, PL_TOKEN_MENTION);
}

static bool has_email(const struct pl_post *post)
{
	return has_entity(post, PL_TOKEN_EMAIL);
}

/* Ten figures from 0 on, eleven from 33, or one of the short numbers of the plan de
 * numérotation (Arcep, décision n° 2022-1583): 112, 114, 3919, 116 006. */
static bool is_phone(const char *digits, size_t n)
{
	static const char *const shorts[] = { "112", "114", "115", "119", "196", "197", "191" };

	if ((n == 10 && digits[0] == '0') || (n == 11 && digits[0] == '3' && digits[1] == '3') ||
	    (n == 4 && digits[0] == '3') || (n == 6 && digits[0] == '1' && digits[1] == '1'))
		return true;
	for (size_t i = 0; n == 3 && i < sizeof(shorts) / sizeof(*shorts); i++) {
		if (pl_str_is((struct pl_str){ digits, n }, shorts[i]))
			return true;
	}
	return false;
}

enum { MOST_DIGITS = 12 };

/* The figures from byte `*at` on, with a blank, a dot or a hyphen between them. */
static bool phone_at(struct pl_str text, size_t *at)
{
	char digits[MOST_DIGITS];
	size_t n = 0, next = *at;

	for (size_t end = *at; end < text.len; end = next) {
		uint32_t code = pl_utf8_next(text, &next);

		if (code >= '0' && code <= '9') {
			*at = next;
			if (n == MOST_DIGITS)
				continue;
			digits[n++] = (char)code;
		} else if (!(pl_near_blank(code) || code == '.' || code == '-') ||
			   next >= text.len || text.at[next] < '0' || text.at[next] > '9') {
			break;
		}
	}
	return is_phone(digits, n) && !pl_is_word(pl_near_after(text, *at));
}

static bool has_phone(const struct pl_post *post)
{
	struct pl_str text = body(post);

	for (size_t at = 0; at < text.len; at++) {
		if (text.at[at] < '0' || text.at[at] > '9')
			continue;
		if (!pl_is_word(pl_near_before(text, at)) && phone_at(text, &at))
			return true;
	}
	return false;
}

static bool has_media(const struct pl_post *post)
{
	return post->n_media > 0;
}

/* Two pictures or more. */
static bool has_album(const struct pl_post *post)
{
	size_t n = 0;

	for (size_t i = 0; i < post->n_media; i++)
		n += post->media[i].kind == PL_MEDIA_IMAGE;
	return n > 1;
}

static bool has_date(const struct pl_post *post)
{
	struct pl_dated dated;
	size_t from = 0;

	return pl_date_next(body(post), &from, &dated);
}

static bool has_hour(const struct pl_post *post)
{
	struct pl_hour hour;
	size_t from = 0;

	return pl_hour_next(body(post), &from, &hour);
}

/* From an hour to another. */
static bool has_period(const struct pl_post *post)
{
	struct pl_hour hour;
	size_t from = 0;

	/* NOLINTNEXTLINE(misc-redundant-expression): each call moves on behind an hour. */
	return pl_hour_next(body(post), &from, &hour) && pl_hour_next(body(post), &from, &hour);
}

static bool has_number(const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_tokens; i++) {
		if (post->tokens[i].kind == PL_TOKEN_NUMBER)
			return true;
	}
	return false;
}

static bool has_thread(const struct pl_post *post)
{
	return post->n_parts > 1;
}

static bool has_quote(const struct pl_post *post)
{
	return post->quote.len > 0;
}

static bool has_reply(const struct pl_post *post)
{
	return post->reply.len > 0;
}

static bool has_campaign(const struct pl_post *post)
{
	return post->campaign.len > 0;
}

/* A line that opens with a quotation mark names a work by its title. */
static bool opens_quoted(struct pl_str line)
{
	for (size_t at = 0; at < line.len;) {
		uint32_t code = pl_utf8_next(line, &at);

		if (code == '"' || code == 0x201C || code == 0xAB)
			return true;
		if (pl_is_letter(code) || pl_is_digit(code))
			return false;
	}
	return false;
}

/* More than half of it, in bytes of lines, and the draft does not say that it is so. */
static bool has_english(const struct pl_post *post)
{
	size_t all = 0, english = 0;

	if (post->lang.len && pl_near_same(pl_str_cut(post->lang, 0, 2), PL_STR("en")))
		return false;
	for (size_t at = post->body.start, end; at < post->body.end; at = end + 1) {
		end = pl_near_line_end(post->text, at);
		all += end - at;
		if (pl_near_english(post->text, at) &&
		    !opens_quoted(pl_str_cut(post->text, at, end)))
			english += end - at;
	}
	return english * 2 > all;
}

static const struct {
	const char *name, *said;
	bool (*in)(const struct pl_post *post);
} things[PL_N_THINGS] = {
	[PL_THING_LINK] = { "link", N_("a link"), has_link },
	[PL_THING_OFFICIAL] = { "official-link", N_("the official link"), has_official },
	[PL_THING_HASHTAG] = { "hashtag", N_("the hashtag"), has_hashtag },
	[PL_THING_MENTION] = { "mention", N_("a mention"), has_mention },
	[PL_THING_EMAIL] = { "email", N_("an e-mail address"), has_email },
	[PL_THING_PHONE] = { "phone", N_("a phone number"), has_phone },
	[PL_THING_MEDIA] = { "media", N_("a picture or video"), has_media },
	[PL_THING_ALBUM] = { "album", N_("several pictures"), has_album },
	[PL_THING_DATE] = { "date", N_("the date"), has_date },
	[PL_THING_HOUR] = { "hour", N_("the hour"), has_hour },
	[PL_THING_PERIOD] = { "period", N_("the hours of beginning and end"), has_period },
	[PL_THING_NUMBER] = { "number", N_("a number"), has_number },
	[PL_THING_THREAD] = { "thread", N_("a thread"), has_thread },
	[PL_THING_QUOTE] = { "quote", N_("a quoted post"), has_quote },
	[PL_THING_REPLY] = { "reply", N_("the post that is answered"), has_reply },
	[PL_THING_CAMPAIGN] = { "campaign", N_("the campaign"), has_campaign },
	[PL_THING_ENGLISH] = { "english", N_("a text in English"), has_english },
};

const char *pl_thing_name(enum pl_thing thing)
{
	return things[thing].name;
}

const char *pl_thing_said(enum pl_thing thing)
{
	return things[thing].said;
}

enum pl_thing pl_thing_find(struct pl_str name)
{
	size_t i = 0;

	while (i < PL_N_THINGS && !pl_str_is_nocase(name, things[i].name))
		i++;
	return (enum pl_thing)i;
}

bool pl_thing_in(enum pl_thing thing, const struct pl_post *post)
{
	return things[thing].in(post);
}
