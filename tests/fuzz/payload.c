/* payload: JSON, JSON Lines and tables.  Records are numbered in a row; where one says that its
 * text is written, a second reading of the escapes finds just that text, byte by byte; an edit
 * that is written there is read as what was meant, and changes no other record; line by line
 * comes the same as all at once. */
#include "fuzz.h"

#include "post/payload.h"

/* --- a second reading of what is written ---------------------------------------------------- */

static unsigned hex(struct pl_str bytes, size_t at)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	unsigned value = 0;

	FUZZ_CHECK(at + 4 <= bytes.len);
	for (size_t i = at; i < at + 4; i++) {
		const char *digit = memchr(digits, bytes.at[i], sizeof(digits) - 1);

		FUZZ_CHECK(digit);
		value = value << 4 | ((unsigned)(digit - digits) & 15);
	}
	return value;
}

/* RFC 8259, section 7: what stands at `*at` in a string, which moves behind it. */
static void read_escape(struct pl_str bytes, size_t *at, struct pl_buf *out)
{
	static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *name;
	unsigned code;

	FUZZ_CHECK(*at + 1 < bytes.len);
	if (bytes.at[*at + 1] != 'u') {
		name = memchr(names, bytes.at[*at + 1], sizeof(names) - 1);
		FUZZ_CHECK(name);
		pl_buf_putc(out, meant[name - names]);
		*at += 2;
		return;
	}
	code = hex(bytes, *at + 2);
	*at += 6;
	if (code >= 0xD800 && code < 0xE000) {
		FUZZ_CHECK(*at + 6 <= bytes.len && bytes.at[*at] == '\\');
		code = 0x10000 + (code - 0xD800) * 0x400 + (hex(bytes, *at + 2) - 0xDC00);
		*at += 6;
	}
	pl_utf8_put(out, code);
}

/* From `at` on to the end of what is written: a string or a field, with its last quotation
 * mark, if it begins with one. */
static void slow_read(const struct pl_raw *raw, struct pl_str bytes, size_t at, bool quoted,
		      struct pl_buf *out)
{
	size_t end = bytes.len - quoted;

	FUZZ_CHECK(bytes.len >= 2 * (size_t)quoted && (!quoted || bytes.at[end] == '"'));
	while (at < end) {
		if (raw->kind == PL_RAW_JSON && quoted && bytes.at[at] == '\\') {
			read_escape(bytes, &at, out);
			continue;
		}
		if (raw->kind == PL_RAW_CSV && quoted && bytes.at[at] == '"') {
			FUZZ_CHECK(at + 1 < end && bytes.at[at + 1] == '"');
			at++;
		}
		pl_buf_putc(out, bytes.at[at++]);
	}
	FUZZ_CHECK(at == end && !out->failed);
}

/* --- records -------------------------------------------------------------------------------- */

struct seen {
	struct pl_buf all;   /* all that is told, as text */
	struct pl_str bytes; /* of the payload; empty: they do not come at once */
	uint32_t n, lines;
	uint32_t wanted; /* the number of a record of which is kept: */
	struct pl_buf text;
	struct pl_raw raw;
	size_t raw_at;
	bool is_there;
};

static uint32_t line_at(struct pl_str bytes, size_t to)
{
	uint32_t line = 1;

	for (size_t i = 0; i < to; i++)
		line += bytes.at[i] == '\n' ||
			(bytes.at[i] == '\r' && (i + 1 == bytes.len || bytes.at[i + 1] != '\n'));
	return line;
}

/* Where it stands is what it is. */
static void is_written(const struct seen *seen, const struct pl_record *record)
{
	struct pl_str raw = record->raw.bytes;
	bool quoted = raw.len && raw.at[0] == '"' && record->raw.kind != PL_RAW_TEXT;
	struct pl_buf text = { 0 };

	FUZZ_CHECK(record->raw_at <= seen->bytes.len &&
		   raw.len <= seen->bytes.len - record->raw_at);
	FUZZ_CHECK(pl_str_same(raw,
			       pl_str_cut(seen->bytes, record->raw_at, record->raw_at + raw.len)));
	slow_read(&record->raw, raw, quoted, quoted, &text);
	FUZZ_CHECK(pl_str_same(pl_buf_str(&text), record->text));
	/* Of some bytes of the text, each where it is written. */
	for (size_t at = 0; at < record->text.len; at += 1 + record->text.len / 64) {
		pl_buf_cut(&text, 0);
		if (!fuzz_on_border(record->text, at))
			continue;
		slow_read(&record->raw, raw, pl_raw_at(&record->raw, at), quoted, &text);
		FUZZ_CHECK(pl_str_same(pl_buf_str(&text),
				       pl_str_cut(record->text, at, record->text.len)));
	}
	FUZZ_CHECK(record->line >= 1 && record->line <= line_at(seen->bytes, record->raw_at));
	pl_buf_release(&text);
}

static bool see(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	struct seen *seen = context;

	FUZZ_CHECK(record->number == ++seen->n);
	FUZZ_CHECK(pl_utf8_check(record->text) == record->text.len);
	FUZZ_CHECK(!seen->lines || record->line <= seen->lines);
	if (fault)
		FUZZ_CHECK(fault->text[0] && (!seen->lines || fault->line <= seen->lines));
	if (seen->bytes.len && record->raw.bytes.len && !fault)
		is_written(seen, record);
	if (record->number == seen->wanted && record->raw.bytes.len && !fault) {
		seen->is_there = true;
		seen->raw = record->raw;
		seen->raw_at = record->raw_at;
		pl_buf_add(&seen->text, record->text);
	}
	pl_buf_printf(&seen->all, "%u|%u|%.*s|%.*s|%s\n", record->number, record->line,
		      PL_ARGS(record->id), PL_ARGS(record->text), fault ? fault->text : "");
	return seen->n < 2000;
}

static void release(struct seen *seen)
{
	pl_buf_release(&seen->all);
	pl_buf_release(&seen->text);
}

/* --- edits ------------------------------------------------------------------------------------ */

static size_t border(struct pl_str text, size_t at)
{
	while (at && !fuzz_on_border(text, at))
		at--;
	return at;
}

/* An edit of one record's text, written into the payload, is what is read there then. */
static void edit_one(enum pl_input input, struct pl_str bytes, unsigned choice)
{
	static const char *const texts[] = { "",          "été",     "\"a\"b\"", "x,y;z\tw",
					     "1\n2\r\n3", "\\u0041", "\x01\x7F", "🌧️" };
	struct seen seen = { .bytes = bytes, .wanted = 1 + choice % 3 }, again = seen;
	struct pl_buf wanted = { 0 }, written = { 0 };
	struct pl_str text;
	struct pl_edit edit;
	size_t end;

	pl_payload_walk(input, bytes, PL_STR(""), "f", see, &seen, NULL);
	text = pl_buf_str(&seen.text);
	if (!seen.is_there || (seen.raw.kind == PL_RAW_JSON && bytes.at[seen.raw_at] != '"')) {
		release(&seen);
		return;
	}
	edit.span.start = (uint32_t)border(text, choice * 7 % (text.len + 1));
	edit.span.end = (uint32_t)border(text, edit.span.start + choice % 4);
	if (edit.span.end < edit.span.start)
		edit.span.end = edit.span.start;
	edit.text = pl_str_of(texts[choice / 4 % 8]);
	pl_buf_add(&wanted, pl_str_cut(text, 0, edit.span.start));
	pl_buf_add(&wanted, edit.text);
	pl_buf_add(&wanted, pl_str_cut(text, edit.span.end, text.len));

	end = seen.raw_at + seen.raw.bytes.len;
	pl_buf_add(&written, pl_str_cut(bytes, 0, seen.raw_at));
	/* The bytes of the record's own are gone with the walk. */
	seen.raw.bytes = pl_str_cut(bytes, seen.raw_at, end);
	pl_raw_edit(&seen.raw, &edit, 1, &written);
	pl_buf_add(&written, pl_str_cut(bytes, end, bytes.len));
	again.bytes = pl_buf_str(&written);
	pl_payload_walk(input, again.bytes, PL_STR(""), "f", see, &again, NULL);
	if (wanted.len) {
		FUZZ_CHECK(again.is_there && again.n == seen.n);
		FUZZ_CHECK(pl_str_same(pl_buf_str(&again.text), pl_buf_str(&wanted)));
	}
	release(&seen);
	release(&again);
	pl_buf_release(&wanted);
	pl_buf_release(&written);
}

/* --- line by line ------------------------------------------------------------------------------
 */

static void line_by_line(struct pl_str bytes, struct seen *seen)
{
	struct pl_payload_lines *lines = pl_payload_lines_new("f", false, see, seen);

	FUZZ_CHECK(lines);
	while (bytes.len) {
		size_t end = pl_str_find(bytes, PL_STR("\n"), 0);

		end = end == SIZE_MAX ? bytes.len : end;
		if (!pl_payload_lines_add(lines, pl_str_cut(bytes, 0, end)))
			break;
		bytes = pl_str_cut(bytes, end + 1, bytes.len);
	}
	FUZZ_CHECK(pl_payload_lines_end(lines, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum pl_input inputs[] = { PL_INPUT_JSON, PL_INPUT_JSONL, PL_INPUT_CSV };
	unsigned choice = fuzz_choice(&data, &size);
	enum pl_input input = inputs[choice % 3];
	struct pl_str bytes = fuzz_text(data, size);
	bool is_utf8 = pl_utf8_check(bytes) == bytes.len;
	struct seen seen = { 0 }, again = { 0 };
	struct pl_err err = { 0 };
	bool ok;

	if (is_utf8) {
		seen.bytes = bytes;
		seen.lines = line_at(bytes, bytes.len);
	}
	ok = pl_payload_walk(input, bytes, PL_STR(""), "f", see, &seen, &err);
	FUZZ_CHECK(ok || err.text[0]);
	FUZZ_CHECK(ok || !is_utf8 || err.line <= seen.lines);
	pl_input_guess(bytes);
	if (is_utf8 && ok)
		edit_one(input, bytes, choice / 3);
	if (input == PL_INPUT_JSONL && size > 2 && data[0] < 0x80) {
		line_by_line(bytes, &again);
		FUZZ_CHECK(pl_str_same(pl_buf_str(&seen.all), pl_buf_str(&again.all)));
	}
	release(&seen);
	release(&again);
	return 0;
}
