/* A look at the bytes of JSON before jansson reads them. */
#include "base/jsonlook.h"

#include "base/unicode.h"

enum {
	MAX_DEPTH = 64,
	MAX_VALUES = 1000000,
};

bool pl_json_fail_at(const struct pl_json_look *look, size_t byte, enum pl_code code,
		     const char *text)
{
	struct pl_lines lines = { 0 };
	struct pl_place place;

	if (!pl_lines_init(&lines, pl_str_cut(look->bytes, 0, byte), look->err))
		return false;
	place = pl_place_of(&lines, byte, PL_POINTS);
	pl_lines_release(&lines);
	return pl_fail_at(look->err, code, look->file, place.line, place.column, "%s",
			  pl_err_tr(look->err, text));
}

/* --- strings -------------------------------------------------------------------------- */

static bool ends_piece(char c)
{
	return c == '"' || c == '\\' || (unsigned char)c < 0x20;
}

/* Bits of eight bytes: set where one is less than `least`, and perhaps in bytes behind it. */
static uint64_t below(uint64_t eight, uint64_t least)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	return (eight - ones * least) & ~eight & ones << 7;
}

size_t pl_json_piece_end(struct pl_str bytes, size_t at)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t eight;

	for (; bytes.len - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, bytes.at + at, sizeof eight);
		if (below(eight, 0x20) | below(eight ^ ones * '"', 1) |
		    below(eight ^ ones * '\\', 1))
			break;
	}
	while (at < bytes.len && !ends_piece(bytes.at[at]))
		at++;
	return at;
}

/* The value of four hexadecimal digits at `at`, or -1. */
static long four_digits(struct pl_str text, size_t at)
{
	long value = 0;

	for (size_t i = at; i < at + 4; i++) {
		static const char digits[] = "0123456789abcdef0123456789ABCDEF";
		const char *digit = i < text.len && text.at[i] ? strchr(digits, text.at[i]) : NULL;

		if (!digit)
			return -1;
		value = value * 16 + (digit - digits) % 16;
	}
	return value;
}

static bool is_first_half(long code)
{
	return code >= 0xD800 && code < 0xDC00;
}

size_t pl_json_escape_len(struct pl_str bytes, size_t at)
{
	if (at + 1 >= bytes.len || bytes.at[at + 1] != 'u')
		return 2;
	return is_first_half(four_digits(bytes, at + 2)) ? 12 : 6;
}

size_t pl_json_string_end(struct pl_str bytes, size_t at)
{
	for (at++; (at = pl_json_piece_end(bytes, at)) < bytes.len && bytes.at[at] != '"';)
		at += bytes.at[at] == '\\' ? 2 : 1;
	return at < bytes.len ? at + 1 : bytes.len;
}

/* The \u at look->at, or both of a pair; wrong digits are left to jansson. */
static bool look_at_unicode(struct pl_json_look *look)
{
	struct pl_str rest = pl_str_cut(look->bytes, look->at, look->bytes.len);
	long code = four_digits(rest, 2), low = -1;

	if (code == 0)
		return pl_json_fail_at(
			look, look->at, PL_SYNTAX,
			"\\u0000 stands for the character NUL, which no text can hold");
	if (code < 0xD800 || code > 0xDFFF) {
		look->at += code < 0 ? 2 : 6;
		return true;
	}
	if (is_first_half(code) && rest.len > 7 && rest.at[6] == '\\' && rest.at[7] == 'u')
		low = four_digits(rest, 8);
	if (low < 0xDC00 || low > 0xDFFF)
		return pl_json_fail_at(
			look, look->at, PL_SYNTAX,
			"this is half of a surrogate pair; a character beyond U+FFFF is "
			"written as \\uD8xx\\uDCxx, both together");
	look->at += 12;
	return true;
}

/* The brief has all up to byte `from`, and goes on at byte `to`. */
static void leave_out(struct pl_json_look *look, size_t from, size_t to)
{
	if (from == to)
		return;
	pl_buf_add(&look->brief, pl_str_cut(look->bytes, look->briefed, from));
	look->briefed = to;
}

/* Goes to the quotation mark that closes the string, or to what jansson refuses. */
static bool look_at_inside(struct pl_json_look *look)
{
	struct pl_str bytes = look->bytes;

	for (;;) {
		size_t end = pl_json_piece_end(bytes, look->at);

		leave_out(look, look->at, end);
		look->at = end;
		if (end == bytes.len || bytes.at[end] == '"' || !bytes.at[end])
			return true;
		if (bytes.at[end] != '\\' || end + 1 == bytes.len)
			look->at++;
		else if (bytes.at[end + 1] != 'u')
			look->at += 2;
		else if (!look_at_unicode(look))
			return false;
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool names_a_value(const struct pl_json_look *look)
{
	size_t at = look->at;

	while (at < look->bytes.len && is_blank(look->bytes.at[at]))
		at++;
	return at < look->bytes.len && look->bytes.at[at] == ':';
}

/* The string whose opening quotation mark is at look->at.  Keys stay whole, so that jansson
 * sees which are the same. */
static bool look_at_string(struct pl_json_look *look)
{
	size_t start = ++look->at, briefed = look->briefed, len = look->brief.len;
	struct pl_span *inside;

	if (!look_at_inside(look))
		return false;
	if (look->at == look->bytes.len || !look->bytes.at[look->at])
		return true; /* not JSON: told by who comes next */
	look->at++;
	if (names_a_value(look)) {
		pl_buf_cut(&look->brief, len);
		look->briefed = briefed;
		return true;
	}
	inside = PL_PUSH(&look->strings);
	if (inside)
		*inside = (struct pl_span){ (uint32_t)start, (uint32_t)(look->at - 1) };
	return true;
}

/* --- all ------------------------------------------------------------------------------ */

static bool look_at_byte(struct pl_json_look *look)
{
	switch (look->bytes.at[look->at]) {
	case '\0':
		return pl_json_fail_at(look, look->at, PL_SYNTAX,
				       "the character NUL stands here, which no text holds");
	case '"':
		return look_at_string(look);
	case '[':
	case '{':
		if (++look->depth > MAX_DEPTH)
			return pl_json_fail_at(
				look, look->at, PL_LIMIT,
				"lists and objects stand more than 64 deep in each other "
				"here");
		look->n_values++;
		break;
	case ']':
	case '}':
		look->depth -= look->depth > 0;
		break;
	case ',':
		look->n_values++;
		break;
	}
	look->at++;
	if (look->n_values > MAX_VALUES)
		return pl_json_fail_at(look, look->at, PL_LIMIT,
				       "the file has more than the 1,000,000 values allowed");
	return true;
}

static bool check_encoding(const struct pl_json_look *look)
{
	size_t valid;

	if (pl_str_starts(look->bytes, "\xFF\xFE") || pl_str_starts(look->bytes, "\xFE\xFF"))
		return pl_json_fail_at(look, 0, PL_SYNTAX, "this is UTF-16; JSON is UTF-8");
	valid = pl_utf8_check(look->bytes);
	return valid == look->bytes.len ||
	       pl_json_fail_at(look, valid, PL_SYNTAX,
			       "the bytes from here on are not UTF-8, which JSON must be");
}

bool pl_json_look(struct pl_json_look *look, size_t max_bytes)
{
	struct pl_str bytes = look->bytes;

	if (bytes.len > max_bytes)
		return pl_fail_at(look->err, PL_LIMIT, look->file, 1, 1,
				  "these %zu bytes of JSON are more than the %zu allowed",
				  bytes.len, max_bytes);
	if (!check_encoding(look))
		return false;
	/* RFC 8259, section 8.1, lets a reader pass over a byte order mark. */
	look->start = pl_str_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
	look->at = look->briefed = look->start;
	while (look->at < bytes.len) {
		if (!look_at_byte(look))
			return false;
	}
	leave_out(look, bytes.len, bytes.len + 1);
	return (!look->brief.failed && !look->strings.failed) || pl_fail_nomem(look->err);
}

void pl_json_look_release(struct pl_json_look *look)
{
	pl_buf_release(&look->brief);
	PL_LIST_RELEASE(&look->strings);
}
