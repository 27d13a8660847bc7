/* Strangers' bytes to UTF-8 text. */
#include "post/decode.h"

#include <string.h>

#include "base/unicode.h"

bool pl_has_utf8_mark(struct pl_str bytes)
{
	return pl_str_starts(bytes, "\xEF\xBB\xBF");
}

bool pl_has_utf16_mark(struct pl_str bytes)
{
	return pl_str_starts(bytes, "\xFF\xFE") || pl_str_starts(bytes, "\xFE\xFF");
}

/* --- UTF-16 -------------------------------------------------------------------------- */

static uint32_t unit_at(struct pl_str bytes, size_t at)
{
	bool big = (unsigned char)bytes.at[0] == 0xFE;
	uint32_t first = (unsigned char)bytes.at[at], second = (unsigned char)bytes.at[at + 1];

	return big ? first << 8 | second : second << 8 | first;
}

static bool is_lead(uint32_t unit)
{
	return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_trail(uint32_t unit)
{
	return unit >= 0xDC00 && unit < 0xE000;
}

/* One character; false when half of a surrogate pair is missing. */
static bool convert_one(struct pl_str bytes, size_t *at, struct pl_buf *out)
{
	uint32_t unit = unit_at(bytes, *at);

	*at += 2;
	if (is_trail(unit))
		return false;
	if (is_lead(unit)) {
		uint32_t trail = bytes.len - *at >= 2 ? unit_at(bytes, *at) : 0;

		if (!is_trail(trail))
			return false;
		*at += 2;
		unit = 0x10000 + ((unit - 0xD800) << 10) + (trail - 0xDC00);
	}
	pl_utf8_put(out, unit);
	return true;
}

static bool convert(struct pl_str bytes, struct pl_buf *out, struct pl_err *err)
{
	if (bytes.len % 2)
		return pl_fail(err, PL_INPUT, "UTF-16 with half a character at its end");
	for (size_t at = 2; at < bytes.len;) {
		size_t here = at;

		if (!unit_at(bytes, at))
			return pl_fail(err, PL_INPUT,
				       "binary, not text: a NUL character at byte %zu", here);
		if (!convert_one(bytes, &at, out))
			return pl_fail(err, PL_INPUT,
				       "UTF-16 with half a surrogate pair at byte %zu", here);
	}
	return !out->failed || pl_fail_nomem(err);
}

static bool decode_utf16(struct pl_arena *arena, struct pl_str bytes, struct pl_str *text,
			 struct pl_err *err)
{
	struct pl_buf converted = { 0 };
	bool ok = convert(bytes, &converted, err);

	if (ok)
		*text = pl_arena_str(arena, pl_buf_str(&converted));
	pl_buf_release(&converted);
	return ok;
}

/* --- what is not UTF-8 ---------------------------------------------------------------- */

/* Latin text in UTF-16 has a NUL in every other byte, always on the same side. */
static bool looks_like_utf16(struct pl_str bytes)
{
	size_t seen = bytes.len < 512 ? bytes.len & ~(size_t)1 : 512, nuls[2] = { 0, 0 };

	for (size_t i = 0; i < seen; i++)
		nuls[i % 2] += !bytes.at[i];
	return (!nuls[0] && nuls[1] * 4 > seen) || (!nuls[1] && nuls[0] * 4 > seen);
}

static bool fail_nul(struct pl_str bytes, size_t at, struct pl_err *err)
{
	if (looks_like_utf16(bytes))
		return pl_fail(err, PL_INPUT, "looks like UTF-16 without a mark: save it as UTF-8");
	return pl_fail(err, PL_INPUT, "binary, not text: a NUL at byte %zu", at);
}

static bool fail_byte(struct pl_str bytes, size_t at, struct pl_err *err)
{
	struct pl_lines lines = { 0 };
	struct pl_place place;

	if (!pl_lines_init(&lines, pl_str_cut(bytes, 0, at), err))
		return false;
	place = pl_place_of(&lines, at, PL_POINTS);
	pl_lines_release(&lines);
	return pl_fail_at(err, PL_INPUT, NULL, place.line, place.column,
			  "not UTF-8: byte %02X at offset %zu (line %u, column %u); "
			  "save it as UTF-8",
			  (unsigned)(unsigned char)bytes.at[at], at, place.line, place.column);
}

bool pl_decode_check(struct pl_str bytes, struct pl_err *err)
{
	const char *nul = bytes.len ? memchr(bytes.at, '\0', bytes.len) : NULL;
	size_t valid = pl_utf8_check(bytes);

	if (nul)
		return fail_nul(bytes, (size_t)(nul - bytes.at), err);
	return valid == bytes.len || fail_byte(bytes, valid, err);
}

bool pl_decode(struct pl_arena *arena, struct pl_str bytes, struct pl_str *text, struct pl_err *err)
{
	if (pl_has_utf16_mark(bytes)) {
		if (!decode_utf16(arena, bytes, text, err))
			return false;
	} else {
		if (!pl_decode_check(bytes, err))
			return false;
		*text = pl_arena_str(arena, bytes);
	}
	return !arena->failed || pl_fail_nomem(err);
}
