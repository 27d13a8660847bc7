/* utf8: the validator says what a second writing of Unicode's table 3-7 says, and what is
 * valid is read and written as it was. */
#include "fuzz.h"

/* The length of the well-formed sequence at the start, by the table; 0 for none. */
static size_t sequence(const uint8_t *at, size_t left)
{
	static const struct {
		uint8_t from, to, low, high;
		size_t len;
	} rows[] = {
		{ 0x00, 0x7F, 0, 0, 1 },       { 0xC2, 0xDF, 0x80, 0xBF, 2 },
		{ 0xE0, 0xE0, 0xA0, 0xBF, 3 }, { 0xE1, 0xEC, 0x80, 0xBF, 3 },
		{ 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
		{ 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 },
		{ 0xF4, 0xF4, 0x80, 0x8F, 4 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (at[0] < rows[i].from || at[0] > rows[i].to || rows[i].len > left)
			continue;
		if (rows[i].len > 1 && (at[1] < rows[i].low || at[1] > rows[i].high))
			return 0;
		for (size_t k = 2; k < rows[i].len; k++) {
			if ((at[k] & 0xC0) != 0x80)
				return 0;
		}
		return rows[i].len;
	}
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_str text = fuzz_text(data, size);
	size_t valid = 0, len, points = 0;
	struct pl_buf again = { 0 };

	while (valid < size && (len = sequence(data + valid, size - valid)) > 0)
		valid += len;
	FUZZ_CHECK(pl_utf8_check(text) == valid);
	text = pl_str_cut(text, 0, valid);
	for (size_t at = 0; at < text.len; points++)
		pl_utf8_put(&again, pl_utf8_next(text, &at));
	FUZZ_CHECK(again.failed || pl_str_same(pl_buf_str(&again), text));
	FUZZ_CHECK(pl_code_points(text) == points);
	for (size_t at = text.len; at > 0; points--) {
		size_t end = at, next;
		uint32_t code = pl_utf8_prev(text, &at);

		next = at;
		FUZZ_CHECK(at < end && pl_utf8_next(text, &next) == code && next == end);
	}
	FUZZ_CHECK(points == 0);
	for (size_t at = 0; at < text.len;) {
		size_t end = pl_grapheme_end(text, at);

		FUZZ_CHECK(end > at && end <= text.len && fuzz_on_border(text, end));
		at = end;
	}
	pl_buf_release(&again);
	return 0;
}
