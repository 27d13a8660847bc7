/* How a screen reader says one thing. */
#include "post/spoken.h"

#include "base/catalogue.h"
#include "post/chars.h"
#include "post/entity.h"
#include "post/lookalike.h"
#include "post/name.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* --- side by side ----------------------------------------------------------------------------- */

/* Signs that stand close to what is before them, and to what is behind. */
static bool closes(uint32_t code)
{
	return code == 0 || pl_is_space(code) || code == '.' || code == ',' || code == ')' ||
	       code == ']' || code == 0x2019 || code == '\'' || code == 0x2026 || code == 0xBB ||
	       code == 0x201D || code == '!' || code == '?' || code == ';' || code == ':';
}

static bool opens(uint32_t code)
{
	return code == 0 || pl_is_space(code) || code == '(' || code == '[' || code == 0xAB ||
	       code == 0x201C || code == 0x2019 || code == '\'';
}

void pl_spoken_part(struct pl_buf *out, struct pl_str next)
{
	size_t at = out->len;
	uint32_t last = at ? pl_utf8_prev(pl_buf_str(out), &at) : 0;

	if (!opens(last) && !closes(pl_utf8_at(next, 0)))
		pl_buf_putc(out, ' ');
}

/* --- names of several words ---------------------------------------------------------------- */

/* Does a word start with `code`, between the characters before and after it?  A capital
 * behind a small letter does, the last of several before a small one (SNCFVoyageurs), and a
 * figure beside a letter. */
static bool starts_word(uint32_t before, uint32_t code, uint32_t after)
{
	if (!pl_is_word(before) || !pl_is_word(code) || before == '_' || code == '_')
		return false;
	if (pl_is_digit(before) != pl_is_digit(code))
		return true;
	return pl_is_upper(code) &&
	       (pl_is_lower(before) || (pl_is_upper(before) && pl_is_lower(after)));
}

void pl_spoken_words(struct pl_buf *out, struct pl_str name)
{
	uint32_t before = 0;

	for (size_t at = 0; at < name.len;) {
		uint32_t code = pl_utf8_next(name, &at);

		if (starts_word(before, code, pl_utf8_at(name, at)))
			pl_buf_putc(out, ' ');
		if (code != '_')
			pl_utf8_put(out, code);
		else if (before && before != '_' && at < name.len)
			pl_buf_putc(out, ' ');
		before = code;
	}
}

/* The text without its first character, # or @ of whatever width. */
static struct pl_str without_sign(struct pl_str text)
{
	size_t at = 0;

	pl_utf8_next(text, &at);
	return pl_str_cut(text, at, text.len);
}

void pl_spoken_hashtag(struct pl_buf *out, struct pl_str hashtag, enum pl_lang lang)
{
	pl_buf_puts(out, pl_tr(lang, N_("hashtag ")));
	pl_spoken_words(out, without_sign(hashtag));
}

void pl_spoken_mention(struct pl_buf *out, struct pl_str mention, enum pl_lang lang)
{
	pl_buf_puts(out, pl_tr(lang, N_("at ")));
	pl_spoken_words(out, without_sign(mention));
}

/* --- addresses ------------------------------------------------------------------------------- */

/* The host of an address: behind the protocol and a user's name, before the port and the
 * path. */
static struct pl_str host_of(struct pl_str link)
{
	size_t start = pl_str_find(link, PL_STR("://"), 0), end, port;

	start = start == SIZE_MAX ? 0 : start + 3;
	for (end = start; end < link.len; end++) {
		char c = link.at[end];

		if (c == '/' || c == '?' || c == '#')
			break;
		if (c == '@')
			start = end + 1;
	}
	link = pl_str_cut(link, start, end);
	port = pl_str_find(link, PL_STR(":"), 0);
	return pl_str_cut(link, 0, port < link.len ? port : link.len);
}

void pl_spoken_link(struct pl_buf *out, struct pl_str link, enum pl_lang lang)
{
	struct pl_str host = host_of(link);

	if (host.len > 4 && pl_str_is_nocase(pl_str_cut(host, 0, 4), "www."))
		host = pl_str_cut(host, 4, host.len);
	pl_buf_puts(out, pl_tr(lang, N_("link ")));
	pl_buf_add(out, host);
}

void pl_spoken_address(struct pl_buf *out, struct pl_str link, enum pl_lang lang)
{
	size_t start = pl_str_find(link, PL_STR("://"), 0);

	pl_buf_puts(out, pl_tr(lang, N_("address ")));
	pl_buf_add(out, pl_str_cut(link, start == SIZE_MAX ? 0 : start + 3, link.len));
}

void pl_spoken_email(struct pl_buf *out, struct pl_str email, enum pl_lang lang)
{
	size_t at = pl_str_find(email, PL_STR("@"), 0);

	at = at == SIZE_MAX ? email.len : at;
	pl_buf_puts(out, pl_tr(lang, N_("link ")));
	pl_buf_add(out, pl_str_cut(email, 0, at));
	pl_buf_putc(out, ' ');
	pl_buf_puts(out, pl_tr(lang, N_("at ")));
	pl_buf_add(out, pl_str_cut(email, at + 1, email.len));
}

/* --- letters and signs --------------------------------------------------------------------- */

void pl_spoken_letters(struct pl_buf *out, struct pl_str text, enum pl_lang lang)
{
	size_t start = out->len;

	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (pl_likeness_of(code) == PL_NOT_ALIKE)
			continue;
		if (out->len > start)
			pl_buf_puts(out, ", ");
		pl_lookalike_name(out, code, lang);
	}
}

/* Signs of ASCII that are said by name; those of `row` only when they make a line. */
static const struct {
	char sign;
	bool row;
	const char *name;
} signs[] = {
	{ '#', false, N_("number sign") }, { '@', false, N_("at sign") },
	{ '*', false, N_("star") },        { '<', false, N_("less") },
	{ '>', false, N_("greater") },     { '=', false, N_("equals") },
	{ '-', true, N_("dash") },         { '_', true, N_("line") },
	{ '~', true, N_("tilde") },        { '|', true, N_("bar") },
	{ '+', true, N_("plus") },         { '/', true, N_("slash") },
	{ '\\', true, N_("backslash") },   { '^', true, N_("caret") },
};

static bool add_ascii(struct pl_buf *out, char sign, bool row, enum pl_lang lang)
{
	for (size_t i = 0; i < N_OF(signs); i++) {
		if (signs[i].sign != sign || (signs[i].row && !row))
			continue;
		if (out)
			pl_buf_puts(out, pl_tr(lang, signs[i].name));
		return true;
	}
	return false;
}

/* Signs with a name that are silent, or that voices say as a part of what they stand in:
 * quotation marks, dashes, money, degrees. */
static bool is_left_to_voice(uint32_t code)
{
	static const struct pl_range left[] = {
		{ 0x80, 0xA8 },     { 0xAA, 0xAD },     { 0xAF, 0x2021 },   { 0x2024, 0x2042 },
		{ 0x2044, 0x20CF }, { 0x2212, 0x2212 }, { 0x3000, 0x301F }, { 0xFE0E, 0xFE0F },
	};

	return pl_in_ranges(left, N_OF(left), code);
}

bool pl_spoken_sign(struct pl_buf *out, struct pl_str character, bool row, enum pl_lang lang)
{
	uint32_t code = pl_utf8_at(character, 0);

	if (code < 0x80)
		return add_ascii(out, (char)code, row, lang);
	if (is_left_to_voice(code) || pl_is_letter(code))
		return false;
	return out ? pl_name_add(out, character, lang) : pl_name_has(character);
}

void pl_spoken_times(struct pl_buf *out, struct pl_str name, uint32_t times, enum pl_lang lang)
{
	enum { MOST = 3 };

	if (times > MOST) {
		pl_buf_printf(out, pl_tr(lang, N_("%.*s, %u times in a row")), PL_ARGS(name),
			      times);
		return;
	}
	for (uint32_t i = 0; i < times; i++) {
		if (i)
			pl_buf_puts(out, ", ");
		pl_buf_add(out, name);
	}
}

/* The end of the emoji or sign at byte `at`, whose name is appended to `name`; `at` when
 * there is none. */
static size_t named_end(struct pl_buf *name, struct pl_str text, size_t at, enum pl_lang lang)
{
	size_t end = pl_emoji_end(text, at), next = at;

	if (end > at)
		return pl_name_add(name, pl_str_cut(text, at, end), lang) ? end : at;
	pl_utf8_next(text, &next);
	return pl_spoken_sign(name, pl_str_cut(text, at, next), false, lang) ? next : at;
}

void pl_spoken_text(struct pl_buf *out, struct pl_str text, enum pl_lang lang)
{
	struct pl_buf name = { 0 };
	bool named = false;

	for (size_t at = 0, next; at < text.len; at = next) {
		next = named_end(&name, text, at, lang);
		if (next > at || named)
			pl_spoken_part(out, next > at ? pl_buf_str(&name)
						      : pl_str_cut(text, at, text.len));
		named = next > at;
		if (!named)
			pl_utf8_next(text, &next);
		pl_buf_add(out, named ? pl_buf_str(&name) : pl_str_cut(text, at, next));
		pl_buf_cut(&name, 0);
	}
	out->failed |= name.failed;
	pl_buf_release(&name);
}

/* --- media ----------------------------------------------------------------------------------- */

/* What each kind is called, with a text and without. */
static const struct {
	const char *with, *without;
} media_words[] = {
	[PL_MEDIA_IMAGE] = { N_("image: "), N_("image without an alternative text") },
	[PL_MEDIA_VIDEO] = { N_("video: "), N_("video") },
	[PL_MEDIA_GIF] = { N_("animated picture: "),
			   N_("animated picture without an alternative text") },
	[PL_MEDIA_DOCUMENT] = { N_("document: "), N_("document without a title") },
};

void pl_spoken_media(struct pl_buf *out, const struct pl_media *media, enum pl_lang lang)
{
	struct pl_str alt = pl_str_trim(media->alt);

	if (alt.len) {
		pl_buf_puts(out, pl_tr(lang, media_words[media->kind].with));
		pl_spoken_text(out, alt, lang);
	} else {
		pl_buf_puts(out, pl_tr(lang, media_words[media->kind].without));
		if (media->file.len) {
			pl_buf_puts(out, ", ");
			pl_buf_add(out, media->file);
		}
	}
	if (media->kind == PL_MEDIA_VIDEO && media->captions == PL_CAPTIONS_YES)
		pl_buf_puts(out, pl_tr(lang, N_(", with captions")));
	if (media->kind == PL_MEDIA_VIDEO && media->captions == PL_CAPTIONS_NO)
		pl_buf_puts(out, pl_tr(lang, N_(", without captions")));
}

/* --- counting -------------------------------------------------------------------------------- */

uint32_t pl_spoken_count(struct pl_str text)
{
	uint32_t words = 0, before = ' ';

	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);
		bool inside = pl_is_word(code);

		words += inside && !pl_is_word(before);
		/* gard.gouv.fr: five words; 12.5 and "fin." are what they were. */
		words += code == '.' && pl_is_letter(before) && pl_is_letter(pl_utf8_at(text, at));
		before = code;
	}
	return words;
}
