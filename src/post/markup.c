/* Markdown to the HTML that Vale walks: what goldmark 1.5 writes for GitHub's dialect, with
 * raw HTML let through, but for what the walk does not look at (titles, alignment).  md4c
 * hands out slices of what it reads, so the map is where they stand. */
#include "base/needed.h"
#include "post/prepare.h"

#include <md4c.h>
#include <stdio.h>
#include <string.h>

static int (*parse)(const MD_CHAR *text, MD_SIZE size, const MD_PARSER *parser, void *userdata);

static const struct pl_function functions[] = { PL_FUNCTION(parse, md_parse), { 0 } };

static struct pl_library library = { PL_SONAME_MD4C, "libmd4c0", functions, NULL, 0 };

bool pl_markdown_possible(struct pl_err *err)
{
	return pl_library_need(&library, err);
}

struct rendering {
	struct pl_mapping *out;
	struct pl_str text;
	const struct pl_map *map; /* from the text to the draft */
	struct pl_notes *notes;
	bool in_code, in_cell;
	bool bracket;     /* the link that is open takes the bracket behind it */
	uint32_t written; /* what stands before it has been written */
	uint32_t place;   /* behind the last slice */
	unsigned images;  /* images that are open: their text is an attribute */
	size_t addresses; /* bytes of addresses that may still be written */
};

/* --- writing -------------------------------------------------------------------------- */

/* Writes what is made of the span of the text, or put in where it is empty. */
static void put_for(struct rendering *r, struct pl_str made, uint32_t start, uint32_t end)
{
	pl_mapping_make(r->out, made, pl_map_span(r->map, (struct pl_span){ start, end }));
}

static void put(struct rendering *r, const char *made)
{
	put_for(r, pl_str_of(made), r->place, r->place);
}

static void put_slice(struct rendering *r, uint32_t start, uint32_t end)
{
	pl_mapping_through(r->out, r->text, r->map, (struct pl_span){ start, end });
}

static const char *entity_for(char byte)
{
	return byte == '&' ? "&amp;" : byte == '<' ? "&lt;" : byte == '"' ? "&quot;" : NULL;
}

/* Writes what must not stand as it is, at `at`, and gives its end; `at` when it may. */
static uint32_t put_special(struct rendering *r, uint32_t at)
{
	const char *entity = entity_for(r->text.at[at]);
	const struct pl_note *note = NULL;
	char number[40];
	size_t end;

	if (entity) {
		put_for(r, pl_str_of(entity), at, at + 1);
		return at + 1;
	}
	/* In a cell the backslash of \| is none of the code's, for goldmark. */
	if (r->in_cell && r->in_code && pl_str_starts(pl_str_cut(r->text, at, at + 2), "\\|"))
		return at + 1;
	if (r->text.at[at] == '[' && !r->in_code && !r->images)
		note = pl_notes_at(r->notes, r->text, at, &end);
	if (!note)
		return at;
	snprintf(number, sizeof number, "<sup>%u</sup>", note->number);
	put_for(r, pl_str_of(number), at, (uint32_t)end);
	return (uint32_t)end;
}

static bool is_special(char byte)
{
	return byte == '[' || byte == '\\' || entity_for(byte);
}

/* A reference to a footnote may reach over several slices. */
static void put_text(struct rendering *r, struct pl_span span)
{
	uint32_t start = span.start < r->written ? r->written : span.start, at = start;

	while (at < span.end) {
		if (!is_special(r->text.at[at])) {
			at++;
			continue;
		}
		put_slice(r, start, at);
		start = put_special(r, at);
		at = start > at ? start : at + 1;
	}
	if (start < span.end)
		put_slice(r, start, span.end);
	r->written = at;
}

/* The line end that follows, blanks and a backslash before it left out: the line end of
 * md4c's own stands for it, be it LF, CRLF or CR. */
static void put_line_end(struct rendering *r, bool hard)
{
	struct pl_str text = r->text;
	uint32_t at = r->place;

	while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t' || text.at[at] == '\\'))
		at++;
	if (hard)
		put(r, "<br>");
	if (at >= text.len || (text.at[at] != '\n' && text.at[at] != '\r')) {
		put(r, "\n");
		return;
	}
	r->place = at + 1;
	if (text.at[at] == '\n')
		put_slice(r, at, at + 1);
	else if (r->place < text.len && text.at[r->place] == '\n')
		put_for(r, PL_STR("\n"), at, ++r->place);
	else
		pl_mapping_stand_in(r->out, PL_STR("\n"),
				    pl_map_span(r->map, (struct pl_span){ at, at + 1 }).start);
}

/* --- addresses ------------------------------------------------------------------------- */

/* goldmark leaves these, %, letters and figures, and writes %XX for other bytes.  (URLEscape of
 * goldmark's util package, 1.5, read in 2026-11.) */
static bool is_address_byte(unsigned char byte)
{
	return byte > 0x20 && byte < 0x7F && !strchr("\"<>[\\]^`{|}", byte);
}

static void put_address_byte(struct pl_buf *out, unsigned char byte)
{
	if (byte == '&')
		pl_buf_puts(out, "&amp;");
	else if (is_address_byte(byte))
		pl_buf_putc(out, (char)byte);
	else
		pl_buf_printf(out, "%%%02X", byte);
}

static void put_attribute(struct pl_buf *out, const MD_ATTRIBUTE *attribute)
{
	for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
		MD_OFFSET at = attribute->substr_offsets[i], end = attribute->substr_offsets[i + 1];

		if (attribute->substr_types[i] == MD_TEXT_ENTITY) {
			pl_buf_add(out, (struct pl_str){ attribute->text + at, end - at });
			continue;
		}
		for (; at < end; at++)
			put_address_byte(out, (unsigned char)attribute->text[at]);
	}
}

static char byte_at(const struct rendering *r, size_t at)
{
	return at < r->text.len ? r->text.at[at] : '\n';
}

/* Is it an automatic link with a path, and what follows a bracket, a point and a blank?
 * goldmark takes the bracket into the link: "(http://a.fr/b)." */
static bool takes_bracket(const struct rendering *r, struct pl_str href)
{
	size_t host = pl_str_find(href, PL_STR("://"), 0), end = r->place + href.len;
	char point = byte_at(r, end + 1), next = byte_at(r, end + 2);

	if (host == SIZE_MAX || !pl_str_same(href, pl_str_cut(r->text, r->place, end)))
		return false;
	for (host += 3; host < href.len && !strchr("/#?", href.at[host]); host++)
		;
	return host < href.len && byte_at(r, end) == ')' && point && strchr("?!.,:", point) &&
	       (next == ' ' || next == '\n' || next == '\r');
}

/* The tag up to the value of its address, that, and what follows.  A definition may be long
 * and used often: what all uses together write is bounded.  An address matters only where it
 * is the link's text, too, and to Vale's search for places. */
static void put_address(struct rendering *r, const char *tag, const MD_ATTRIBUTE *address,
			const char *end)
{
	struct pl_buf made = { 0 };

	pl_buf_puts(&made, tag);
	if (address->size <= r->addresses) {
		r->addresses -= address->size;
		put_attribute(&made, address);
	}
	pl_buf_puts(&made, end);
	put_for(r, pl_buf_str(&made), r->place, r->place);
	r->out->text.failed = r->out->text.failed || made.failed;
	pl_buf_release(&made);
}

static void put_link(struct rendering *r, const MD_ATTRIBUTE *href)
{
	struct pl_str address = { href->text, href->size };

	r->bracket = address.len <= r->addresses && takes_bracket(r, address);
	put_address(r, "<a href=\"", href, r->bracket ? ")\">" : "\">");
}

/* --- md4c's calls ------------------------------------------------------------------------ */

struct tags {
	const char *start, *end;
};

static const struct tags block_tags[] = {
	[MD_BLOCK_DOC] = { "", "" },
	[MD_BLOCK_QUOTE] = { "<blockquote>", "</blockquote>" },
	[MD_BLOCK_UL] = { "<ul>", "</ul>" },
	[MD_BLOCK_OL] = { "<ol>", "</ol>" },
	[MD_BLOCK_LI] = { "<li>", "</li>" },
	[MD_BLOCK_HR] = { "<hr>", "" },
	[MD_BLOCK_H] = { "", "" },
	[MD_BLOCK_CODE] = { "<pre><code>", "</code></pre>" },
	[MD_BLOCK_HTML] = { "", "" },
	[MD_BLOCK_P] = { "<p>", "</p>" },
	[MD_BLOCK_TABLE] = { "<table>", "</table>" },
	[MD_BLOCK_THEAD] = { "<thead>", "</thead>" },
	[MD_BLOCK_TBODY] = { "<tbody>", "</tbody>" },
	[MD_BLOCK_TR] = { "<tr>", "</tr>" },
	[MD_BLOCK_TH] = { "<th>", "</th>" },
	[MD_BLOCK_TD] = { "<td>", "</td>" },
};
static const struct tags heading_tags[] = {
	{ "<h1>", "</h1>" }, { "<h2>", "</h2>" }, { "<h3>", "</h3>" },
	{ "<h4>", "</h4>" }, { "<h5>", "</h5>" }, { "<h6>", "</h6>" },
};
static const struct tags span_tags[] = {
	[MD_SPAN_EM] = { "<em>", "</em>" },       [MD_SPAN_STRONG] = { "<strong>", "</strong>" },
	[MD_SPAN_A] = { "<a>", "</a>" },          [MD_SPAN_IMG] = { "", "\">" },
	[MD_SPAN_CODE] = { "<code>", "</code>" }, [MD_SPAN_DEL] = { "<del>", "</del>" },
};

static const struct tags *tags_of(MD_BLOCKTYPE type, const void *detail)
{
	if (type == MD_BLOCK_H)
		return &heading_tags[((const MD_BLOCK_H_DETAIL *)detail)->level - 1];
	return &block_tags[type];
}

/* What stops md4c when memory has ended. */
static int go_on(const struct rendering *r)
{
	return pl_mapping_failed(r->out);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
	struct rendering *r = userdata;

	r->in_cell = type == MD_BLOCK_TH || type == MD_BLOCK_TD;
	put(r, tags_of(type, detail)->start);
	if (type == MD_BLOCK_LI && ((MD_BLOCK_LI_DETAIL *)detail)->is_task)
		put(r, "<input> ");
	return go_on(r);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
	struct rendering *r = userdata;

	put(r, tags_of(type, detail)->end);
	return go_on(r);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *userdata)
{
	struct rendering *r = userdata;

	if (type == MD_SPAN_IMG && r->images++)
		return 0;
	if (r->images && type != MD_SPAN_IMG)
		return 0;
	if (type == MD_SPAN_A)
		put_link(r, &((MD_SPAN_A_DETAIL *)detail)->href);
	else if (type == MD_SPAN_IMG)
		put_address(r, "<img src=\"", &((MD_SPAN_IMG_DETAIL *)detail)->src, "\" alt=\"");
	else
		put(r, span_tags[type].start);
	return go_on(r);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *userdata)
{
	struct rendering *r = userdata;

	(void)detail;
	if (type == MD_SPAN_IMG && --r->images)
		return 0;
	if (r->images)
		return 0;
	if (type == MD_SPAN_A && r->bracket) {
		put_slice(r, r->place, r->place + 1);
		r->written = ++r->place;
		r->bracket = false;
	}
	put(r, span_tags[type].end);
	return go_on(r);
}

/* Texts that md4c makes itself: a blank for a line end in code, indentation, U+0000. */
static void put_made(struct rendering *r, MD_TEXTTYPE type, struct pl_str made)
{
	if (type == MD_TEXT_NULLCHAR) {
		bool here = r->place < r->text.len && !r->text.at[r->place];

		put_for(r, PL_STR("\xEF\xBF\xBD"), r->place, r->place + here);
		r->place += here;
	} else if (pl_str_is(made, "\n")) {
		put_line_end(r, false);
	} else {
		put_for(r, made, r->place, r->place);
	}
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE len, void *userdata)
{
	struct rendering *r = userdata;
	uintptr_t start = (uintptr_t)at - (uintptr_t)r->text.at;
	struct pl_span span;

	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
		put_line_end(r, type == MD_TEXT_BR && !r->images);
		return go_on(r);
	}
	if ((uintptr_t)at < (uintptr_t)r->text.at || start + len > r->text.len ||
	    type == MD_TEXT_NULLCHAR) {
		put_made(r, type, (struct pl_str){ at, len });
		return go_on(r);
	}
	span = (struct pl_span){ (uint32_t)start, (uint32_t)(start + len) };
	r->place = span.end;
	r->in_code = type == MD_TEXT_CODE;
	if (type == MD_TEXT_HTML || type == MD_TEXT_ENTITY)
		put_slice(r, span.start, span.end);
	else
		put_text(r, span);
	return go_on(r);
}

bool pl_markdown_html(struct pl_str markdown, const struct pl_map *map, struct pl_notes *notes,
		      struct pl_mapping *out)
{
	static const MD_PARSER parser = {
		.flags = MD_DIALECT_GITHUB,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = text,
	};
	struct rendering r = { .out = out,
			       .text = markdown,
			       .map = map,
			       .notes = notes,
			       .addresses = 65536 + 2 * markdown.len };

	/* md4c has no other fault than memory's end. */
	return pl_markdown_possible(NULL) &&
	       !parse(markdown.at, (MD_SIZE)markdown.len, &parser, &r) && !pl_mapping_failed(out);
}
