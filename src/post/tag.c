/* Tags, comments and text of HTML, however broken. */
#include "post/tag.h"

#include <string.h>

/* --- bytes ------------------------------------------------------------------------------ */

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f';
}

static bool is_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static char to_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

static char byte_at(const struct pl_tags *tags, size_t at)
{
	return at < tags->html.len ? tags->html.at[at] : '\0';
}

static size_t find(const struct pl_tags *tags, char byte, size_t from)
{
	struct pl_str html = tags->html;
	const char *found = from < html.len ? memchr(html.at + from, byte, html.len - from) : NULL;

	return found ? (size_t)(found - html.at) : html.len;
}

static void skip_blanks(struct pl_tags *tags)
{
	while (tags->at < tags->html.len && is_blank(tags->html.at[tags->at]))
		tags->at++;
}

static struct pl_span span_of(size_t start, size_t end)
{
	return (struct pl_span){ (uint32_t)start, (uint32_t)end };
}

static bool finish(struct pl_tags *tags, struct pl_tag *tag, enum pl_tag_kind kind, size_t end)
{
	tag->kind = kind;
	tag->span.end = (uint32_t)end;
	tags->at = end;
	return true;
}

/* --- comments ---------------------------------------------------------------------------- */

/* The end of the comment's text, whose start is `at`, and `*end` behind the comment. */
static size_t comment_end(const struct pl_tags *tags, size_t at, size_t *end)
{
	struct pl_str html = tags->html;

	/* <!--> and <!---> are whole comments. */
	for (size_t i = 0; i < 2; i++) {
		if (byte_at(tags, at + i) == '>' && (!i || html.at[at] == '-')) {
			*end = at + i + 1;
			return at;
		}
	}
	for (size_t dash = find(tags, '-', at); dash < html.len; dash = find(tags, '-', dash + 1)) {
		size_t more = byte_at(tags, dash + 2) == '!' ? 3 : 2;

		if (byte_at(tags, dash + 1) == '-' && byte_at(tags, dash + more) == '>') {
			*end = dash + more + 1;
			return dash;
		}
	}
	*end = html.len;
	return html.len;
}

/* <!--…-->, <!doctype …>, and what is taken as a comment: <!…>, <?…>, </ …>. */
static bool read_comment(struct pl_tags *tags, struct pl_tag *tag, size_t at)
{
	struct pl_str rest = pl_str_cut(tags->html, at, tags->html.len);
	size_t end;

	if (pl_str_starts(rest, "<!--")) {
		tag->inside = span_of(at + 4, comment_end(tags, at + 4, &end));
		return finish(tags, tag, PL_TAG_COMMENT, end);
	}
	end = find(tags, '>', at + 2);
	tag->inside = span_of(at + 2, end);
	end += end < tags->html.len;
	if (pl_str_is_nocase(pl_str_cut(rest, 0, 9), "<!doctype"))
		return finish(tags, tag, PL_TAG_OTHER, end);
	return finish(tags, tag, PL_TAG_COMMENT, end);
}

/* --- tags ---------------------------------------------------------------------------------- */

static void read_name(struct pl_tags *tags, struct pl_tag *tag)
{
	for (; tags->at < tags->html.len; tags->at++) {
		char byte = tags->html.at[tags->at];

		if (is_blank(byte) || byte == '/' || byte == '>')
			return;
		if (tag->n < PL_TAG_NAME)
			tag->bytes[tag->n++] = to_lower(byte);
	}
}

static struct pl_span read_key(struct pl_tags *tags)
{
	size_t start = tags->at;

	for (; tags->at < tags->html.len; tags->at++) {
		char byte = tags->html.at[tags->at];

		if (is_blank(byte) || byte == '/')
			return span_of(start, tags->at++);
		if ((byte == '=' && tags->at > start) || byte == '>')
			break;
	}
	return span_of(start, tags->at);
}

static struct pl_span read_bare(struct pl_tags *tags)
{
	size_t start = tags->at;

	while (tags->at < tags->html.len && !is_blank(tags->html.at[tags->at]) &&
	       tags->html.at[tags->at] != '>')
		tags->at++;
	return span_of(start, tags->at);
}

static struct pl_span read_value(struct pl_tags *tags)
{
	size_t start;
	char quote;

	skip_blanks(tags);
	if (byte_at(tags, tags->at) != '=')
		return span_of(tags->at, tags->at);
	tags->at++;
	skip_blanks(tags);
	quote = byte_at(tags, tags->at);
	if (quote != '"' && quote != '\'')
		return read_bare(tags);
	start = tags->at + 1;
	tags->at = find(tags, quote, start);
	return span_of(start, tags->at < tags->html.len ? tags->at++ : tags->at);
}

/* The first of each name counts. */
static void keep(const struct pl_tags *tags, struct pl_tag *tag, struct pl_span key,
		 struct pl_span value)
{
	struct pl_str name = pl_str_in(tags->html, key);
	struct pl_span *kept = pl_str_is_nocase(name, "href")    ? &tag->href
			       : pl_str_is_nocase(name, "class") ? &tag->class
			       : pl_str_is_nocase(name, "alt")   ? &tag->alt
			       : pl_str_is_nocase(name, "id")    ? &tag->id
			       : pl_str_is_nocase(name, "src")   ? &tag->src
								 : NULL;

	if (kept && !kept->end)
		*kept = value;
}

/* Elements whose content is text up to their end tag; in those after NULL with character
 * references. */
static const char *const raw_elements[] = {
	"iframe", "noembed", "noframes", "noscript", "plaintext",
	"script", "style",   "xmp",      "textarea", "title",
};
enum { N_RAW = sizeof raw_elements / sizeof *raw_elements, FIRST_DECODED = N_RAW - 2 };

static void begin_raw(struct pl_tags *tags, const struct pl_tag *tag)
{
	for (size_t i = 0; i < N_RAW; i++) {
		if (pl_str_is(pl_tag_name(tag), raw_elements[i]))
			memcpy(tags->raw, raw_elements[i], strlen(raw_elements[i]) + 1);
	}
}

static bool read_tag(struct pl_tags *tags, struct pl_tag *tag, bool starts)
{
	tags->at = tag->span.start + (starts ? 1 : 2);
	read_name(tags, tag);
	for (skip_blanks(tags); byte_at(tags, tags->at) != '>'; skip_blanks(tags)) {
		struct pl_span key, value;

		if (tags->at >= tags->html.len)
			return false;
		key = read_key(tags);
		value = read_value(tags);
		if (starts)
			keep(tags, tag, key, value);
	}
	if (!starts)
		return finish(tags, tag, PL_TAG_END, tags->at + 1);
	begin_raw(tags, tag);
	return finish(tags, tag, tags->html.at[tags->at - 1] == '/' ? PL_TAG_SINGLE : PL_TAG_START,
		      tags->at + 1);
}

/* --- text ------------------------------------------------------------------------------------ */

static bool put_text(struct pl_tags *tags, struct pl_tag *tag, size_t end)
{
	tag->inside = span_of(tag->span.start, end);
	return finish(tags, tag, PL_TAG_TEXT, end);
}

/* Does the end tag of the raw element stand at `at`? */
static bool ends_raw(const struct pl_tags *tags, size_t at)
{
	size_t n = strlen(tags->raw);
	char after = byte_at(tags, at + 2 + n);

	return byte_at(tags, at + 1) == '/' &&
	       pl_str_is_nocase(pl_str_cut(tags->html, at + 2, at + 2 + n), tags->raw) &&
	       (is_blank(after) || after == '/' || after == '>');
}

/* The text of a raw element; false when it has none. */
static bool read_raw(struct pl_tags *tags, struct pl_tag *tag)
{
	size_t end = find(tags, '<', tags->at);

	tag->raw = true;
	for (size_t i = FIRST_DECODED; i < N_RAW; i++)
		tag->raw = tag->raw && strcmp(tags->raw, raw_elements[i]) != 0;
	if (!strcmp(tags->raw, "plaintext"))
		end = tags->html.len;
	while (end < tags->html.len && !ends_raw(tags, end))
		end = find(tags, '<', end + 1);
	tags->raw[0] = '\0';
	return end > tags->at && put_text(tags, tag, end);
}

static bool starts_markup(const struct pl_tags *tags, size_t at)
{
	char next = byte_at(tags, at + 1);

	return is_letter(next) || next == '/' || next == '!' || next == '?';
}

static bool read_markup(struct pl_tags *tags, struct pl_tag *tag)
{
	size_t at = tags->at;

	if (is_letter(byte_at(tags, at + 1)))
		return read_tag(tags, tag, true);
	if (byte_at(tags, at + 1) == '/' && is_letter(byte_at(tags, at + 2)))
		return read_tag(tags, tag, false);
	return read_comment(tags, tag, at);
}

bool pl_tags_next(struct pl_tags *tags, struct pl_tag *tag)
{
	size_t end = tags->at;

	*tag = (struct pl_tag){ .span = span_of(end, end) };
	if (tags->raw[0] && read_raw(tags, tag))
		return true;
	if (end >= tags->html.len)
		return false;
	end = find(tags, '<', end);
	while (end < tags->html.len && !starts_markup(tags, end))
		end = find(tags, '<', end + 1);
	if (end > tags->at)
		return put_text(tags, tag, end);
	return read_markup(tags, tag);
}

struct pl_str pl_tag_name(const struct pl_tag *tag)
{
	return (struct pl_str){ tag->bytes, tag->n };
}
