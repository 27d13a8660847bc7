/* Texts as a file writes them.  All three are read by the same walk over units: a byte, or
 * what stands for some. */
#include "post/raw.h"

#include <string.h>

#include "base/node.h"
#include "base/unicode.h"

struct unit {
	size_t len;    /* bytes of the file */
	size_t n;      /* bytes of the text */
	char bytes[4]; /* that they are */
};

static bool is_quoted(const struct pl_raw *raw)
{
	return raw->kind != PL_RAW_TEXT && pl_str_starts(raw->bytes, "\"");
}

/* Without the quotation marks around. */
static struct pl_str inside(const struct pl_raw *raw)
{
	struct pl_str bytes = raw->bytes;

	return is_quoted(raw) && bytes.len > 1 ? pl_str_cut(bytes, 1, bytes.len - 1) : bytes;
}

static uint32_t hex_of(const char *digits)
{
	uint32_t value = 0;

	for (int i = 0; i < 4; i++) {
		int c = (unsigned char)digits[i];

		value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return value;
}

/* \uXXXX, or the two of them that make one character. */
static struct unit unicode_escape(struct pl_str rest)
{
	struct unit unit = { .len = 6 };
	uint32_t code = rest.len >= 6 ? hex_of(rest.at + 2) : 0xFFFD;
	struct pl_buf character = { 0 };

	if (code >= 0xD800 && code < 0xDC00 && rest.len >= 12) {
		code = 0x10000 + ((code - 0xD800) << 10) + (hex_of(rest.at + 8) - 0xDC00);
		unit.len = 12;
	}
	pl_utf8_put(&character, code);
	unit.n = character.len < 4 ? character.len : 4;
	if (character.len)
		memcpy(unit.bytes, character.at, unit.n);
	pl_buf_release(&character);
	return unit;
}

static struct unit escape(struct pl_str rest)
{
	static const char written[] = "bfnrt", meant[] = "\b\f\n\r\t";
	const char *known = strchr(written, rest.at[1]);

	if (rest.at[1] == 'u')
		return unicode_escape(rest);
	return (struct unit){ 2, 1, { known && *known ? meant[known - written] : rest.at[1] } };
}

static struct unit unit_at(const struct pl_raw *raw, struct pl_str text, size_t at)
{
	struct pl_str rest = pl_str_cut(text, at, text.len);

	if (raw->kind == PL_RAW_JSON && rest.at[0] == '\\' && rest.len > 1)
		return escape(rest);
	if (raw->kind == PL_RAW_CSV && is_quoted(raw) && pl_str_starts(rest, "\"\""))
		return (struct unit){ 2, 1, "\"" };
	return (struct unit){ 1, 1, { rest.at[0] } };
}

void pl_raw_read(const struct pl_raw *raw, struct pl_buf *out)
{
	struct pl_str text = inside(raw);

	for (size_t at = 0; at < text.len;) {
		struct unit unit = unit_at(raw, text, at);

		pl_buf_add(out, (struct pl_str){ unit.bytes, unit.n });
		at += unit.len;
	}
}

/* A place in both. */
struct place {
	size_t file, text;
};

static void go_to(const struct pl_raw *raw, struct pl_str text, struct place *place, size_t to)
{
	while (place->text < to && place->file < text.len) {
		struct unit unit = unit_at(raw, text, place->file);

		place->file += unit.len;
		place->text += unit.n;
	}
}

size_t pl_raw_at(const struct pl_raw *raw, size_t at)
{
	struct place place = { 0, 0 };

	if (raw->kind == PL_RAW_TEXT)
		return at;
	go_to(raw, inside(raw), &place, at);
	return place.file + is_quoted(raw);
}

static void add_json(struct pl_str text, struct pl_buf *out)
{
	struct pl_buf string = { 0 };

	pl_json_string(&string, text);
	out->failed |= string.failed;
	pl_buf_add(out, pl_str_cut(pl_buf_str(&string), 1, string.len ? string.len - 1 : 0));
	pl_buf_release(&string);
}

static void add_doubled(struct pl_str text, struct pl_buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"')
			pl_buf_putc(out, '"');
		pl_buf_putc(out, text.at[i]);
	}
}

static void add_text(const struct pl_raw *raw, struct pl_str text, struct pl_buf *out)
{
	if (raw->kind == PL_RAW_JSON)
		add_json(text, out);
	else if (is_quoted(raw))
		add_doubled(text, out);
	else
		pl_buf_add(out, text);
}

static bool wants_quotes(const struct pl_raw *raw, struct pl_str field)
{
	for (size_t i = 0; i < field.len; i++) {
		if (field.at[i] == raw->separator || strchr("\"\r\n", field.at[i]))
			return true;
	}
	return false;
}

static void write_edited(const struct pl_raw *raw, const struct pl_edit *edits, size_t n,
			 struct pl_buf *out)
{
	struct pl_str text = inside(raw);
	struct place place = { 0, 0 };

	for (size_t i = 0; i < n; i++) {
		size_t from = place.file;

		go_to(raw, text, &place, edits[i].span.start);
		pl_buf_add(out, pl_str_cut(text, from, place.file));
		add_text(raw, edits[i].text, out);
		go_to(raw, text, &place, edits[i].span.end);
	}
	pl_buf_add(out, pl_str_cut(text, place.file, text.len));
}

/* A field without quotation marks gets some when it holds now what would end it. */
static void write_bare(const struct pl_raw *raw, const struct pl_edit *edits, size_t n,
		       struct pl_buf *out)
{
	struct pl_buf field = { 0 };

	write_edited(raw, edits, n, &field);
	out->failed |= field.failed;
	if (wants_quotes(raw, pl_buf_str(&field))) {
		pl_buf_putc(out, '"');
		add_doubled(pl_buf_str(&field), out);
		pl_buf_putc(out, '"');
	} else {
		pl_buf_add(out, pl_buf_str(&field));
	}
	pl_buf_release(&field);
}

void pl_raw_edit(const struct pl_raw *raw, const struct pl_edit *edits, size_t n,
		 struct pl_buf *out)
{
	if (raw->kind == PL_RAW_CSV && !is_quoted(raw)) {
		write_bare(raw, edits, n, out);
		return;
	}
	if (is_quoted(raw))
		pl_buf_putc(out, '"');
	write_edited(raw, edits, n, out);
	if (is_quoted(raw))
		pl_buf_putc(out, '"');
}
