/* Patterns of a configuration for what is left out of a document: Vale (3.7.1, html.go, read
 * in 2026-11) writes what they find as code before the document is read, and so do we. */
#include "post/prepare.h"

/* A window is searched with what stands before it, for what looks behind; a match begins
 * in the window or is left to the next. */
enum { LONGEST_SUBJECT = 65536, BEFORE = 1024, WINDOW = 48 << 10 };

struct ignoring {
	struct pl_str text;
	const struct pl_map *map;
	struct pl_mapping *out;
	struct pl_document *document;
	struct pl_regex_work *work;
	struct pl_str open, close;
};

static size_t character_from(struct pl_str text, size_t at)
{
	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at++;
	return at < text.len ? at : text.len;
}

static size_t character_to(struct pl_str text, size_t at)
{
	while (at > 0 && at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at < text.len ? at : text.len;
}

/* The next match at `from` or behind, in offsets of the text. */
static enum pl_found find(const struct ignoring *ignoring, struct pl_regex *pattern, size_t from,
			  struct pl_match *match)
{
	struct pl_str text = ignoring->text;

	for (;;) {
		size_t start = character_to(text, from > BEFORE ? from - BEFORE : 0);
		size_t end = character_to(text, start + LONGEST_SUBJECT);
		size_t next = character_from(text, start + WINDOW);
		enum pl_found found = pl_regex_search(
			pattern, ignoring->work, pl_str_cut(text, start, end), from - start, match);

		for (unsigned i = 0; found == PL_FOUND && i < match->n; i++) {
			match->group[i].start += (uint32_t)start;
			match->group[i].end += (uint32_t)start;
		}
		if ((found != PL_FOUND && found != PL_ABSENT) || end == text.len ||
		    (found == PL_FOUND && match->group[0].start < next))
			return found;
		from = next;
	}
}

static void put_slice(const struct ignoring *ignoring, size_t start, size_t end)
{
	pl_mapping_through(ignoring->out, ignoring->text, ignoring->map,
			   (struct pl_span){ (uint32_t)start, (uint32_t)end });
}

static void put_made(const struct ignoring *ignoring, struct pl_str made, uint32_t at)
{
	pl_mapping_make(ignoring->out, made,
			pl_map_span(ignoring->map, (struct pl_span){ at, at }));
}

/* The first group, or all when there is none, as code. */
static void put_code(const struct ignoring *ignoring, const struct pl_match *match)
{
	struct pl_span code = match->group[0];

	if (match->n > 1 && match->group[1].start <= match->group[1].end)
		code = match->group[1];
	put_made(ignoring, ignoring->open, code.start);
	put_slice(ignoring, code.start, code.end);
	put_made(ignoring, ignoring->close, code.end);
}

static void give_up(const struct ignoring *ignoring, size_t at)
{
	struct pl_span here = { (uint32_t)at, (uint32_t)at };

	if (ignoring->document->gave_up)
		return;
	ignoring->document->gave_up = true;
	ignoring->document->gave_up_at = pl_map_span(ignoring->map, here).start;
}

/* Writes the text with all matches as code.  False when memory ends. */
static bool replace(const struct ignoring *ignoring, struct pl_regex *pattern)
{
	size_t at = 0, copied = 0;
	struct pl_match match;
	enum pl_found found;

	pl_regex_work_begin(ignoring->work);
	while ((found = find(ignoring, pattern, at, &match)) == PL_FOUND) {
		struct pl_span whole = match.group[0];

		at = whole.end;
		if (whole.end == whole.start && at++ >= ignoring->text.len)
			break;
		if (whole.end == whole.start) {
			at = character_from(ignoring->text, at);
			continue;
		}
		put_slice(ignoring, copied, whole.start);
		put_code(ignoring, &match);
		copied = whole.end;
	}
	put_slice(ignoring, copied, ignoring->text.len);
	if (found == PL_GAVE_UP)
		give_up(ignoring, copied);
	return found != PL_NO_ROOM && !pl_mapping_failed(ignoring->out);
}

static bool replace_all(struct pl_mapping *source, struct pl_document *document,
			struct pl_regexes patterns, struct pl_regex_work *work, struct pl_str open,
			struct pl_str close)
{
	bool ok = true;

	for (size_t i = 0; ok && i < patterns.n; i++) {
		struct pl_map map = pl_mapping_map(source);
		struct pl_mapping out = { 0 };
		struct ignoring ignoring = {
			pl_buf_str(&source->text), &map, &out, document, work, open, close,
		};

		ok = replace(&ignoring, patterns.at[i]);
		pl_mapping_release(source);
		*source = out;
	}
	return ok;
}

/* Writes each of the `mark`s as `comment`. */
static bool replace_mark(struct pl_mapping *source, struct pl_str mark, struct pl_str comment)
{
	struct pl_str text = pl_buf_str(&source->text);
	struct pl_map map = pl_mapping_map(source);
	struct pl_mapping out = { 0 };
	uint32_t copied = 0;
	size_t at;

	while (mark.len && (at = pl_str_find(text, mark, copied)) != SIZE_MAX) {
		struct pl_span span = { (uint32_t)at, (uint32_t)(at + mark.len) };

		pl_mapping_through(&out, text, &map, (struct pl_span){ copied, span.start });
		pl_mapping_make(&out, comment, pl_map_span(&map, span));
		copied = span.end;
	}
	pl_mapping_through(&out, text, &map, (struct pl_span){ copied, (uint32_t)text.len });
	pl_mapping_release(source);
	*source = out;
	return !pl_mapping_failed(source);
}

static bool replace_marks(struct pl_mapping *source, struct pl_strs marks)
{
	return marks.n != 2 || (replace_mark(source, marks.at[0], PL_STR("<!--")) &&
				replace_mark(source, marks.at[1], PL_STR("-->")));
}

static bool replace_patterns(struct pl_mapping *source, struct pl_document *document,
			     const struct pl_markup *markup, enum pl_form form, struct pl_err *err)
{
	bool markdown = form == PL_FORM_MARKDOWN, ok;
	struct pl_regex_work *work;

	if (!(markup->block_ignores.n + markup->token_ignores.n))
		return true;
	work = pl_regex_work_new(err);
	ok = work &&
	     replace_all(source, document, markup->block_ignores, work,
			 markdown ? PL_STR("\n```\n") : PL_STR("<pre>"),
			 markdown ? PL_STR("\n```\n") : PL_STR("</pre>")) &&
	     replace_all(source, document, markup->token_ignores, work,
			 markdown ? PL_STR("`") : PL_STR("<code>"),
			 markdown ? PL_STR("`") : PL_STR("</code>"));
	pl_regex_work_free(work);
	return ok;
}

bool pl_prepare_ignores(struct pl_mapping *source, struct pl_document *document,
			const struct pl_markup *markup, enum pl_form form, struct pl_err *err)
{
	return !markup || (replace_patterns(source, document, markup, form, err) &&
			   replace_marks(source, markup->comment_marks));
}
