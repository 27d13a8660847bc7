/* Words that French joins, and the parts that a dictionary may know. */
#include "check/joined.h"

#include <string.h>

#include "base/unicode.h"
#include "check/near.h"

static bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == 0x2019 || code == 0x02BC;
}

static bool is_hyphen(uint32_t code)
{
	return code == '-' || code == 0x2010 || code == 0x2011;
}

/* What stands before the endings of the other gender and of the plural: agent·e·s. */
static bool is_point(uint32_t code)
{
	return code == '.' || code == 0xB7 || code == 0x2022 || code == 0x2027;
}

/* Signs of addresses, names of files and programs. */
static bool is_machines(uint32_t code)
{
	return pl_is_number(code) ||
	       (code && code < 0x80 && strchr("_@#\\=&~$%+<>{}|^*", (int)code));
}

/* Behind the letters and what joins them, from byte `at` on. */
static size_t end_of_word(struct pl_str text, size_t at)
{
	size_t end = at;

	while (end < text.len) {
		size_t next = end, behind;
		uint32_t code = pl_utf8_next(text, &next);

		behind = next;
		if (!pl_is_letter(code) &&
		    !((is_apostrophe(code) || is_hyphen(code) || is_point(code)) &&
		      pl_is_letter(pl_utf8_next(text, &behind))))
			break;
		end = next;
	}
	return end;
}

/* An ending in brackets or behind a stroke: inscrit(e)s, directeur/trice. */
static bool is_glued(struct pl_str text, size_t at)
{
	uint32_t code = pl_utf8_prev(text, &at);

	if (code != '(' && code != '/' && code != ')' && code != '[' && code != ']')
		return false;
	return pl_is_letter(pl_near_before(text, at));
}

bool pl_joined_next(struct pl_str text, size_t *at, struct pl_span *word)
{
	while (*at < text.len) {
		size_t start = *at, behind = start, end;

		if (!pl_is_letter(pl_utf8_next(text, &behind))) {
			*at = behind;
			continue;
		}
		*at = end = end_of_word(text, start);
		if (is_machines(pl_near_before(text, start)) ||
		    is_machines(pl_near_after(text, end)) || (start && is_glued(text, start)))
			continue;
		*word = (struct pl_span){ (uint32_t)start, (uint32_t)end };
		return true;
	}
	return false;
}

/* --- parts ------------------------------------------------------------------------------- */

/* What loses its vowel before another. */
static const char *const elided[] = { "l",      "d",      "j",      "m",     "t",        "s",
				      "n",      "c",      "qu",     "jusqu", "lorsqu",   "puisqu",
				      "quoiqu", "quelqu", "presqu", "entr",  "parce qu", NULL };

/* Behind the apostrophe that ends an elided word; `part->start` when there is none. */
static size_t behind_elision(struct pl_str word, struct pl_span part)
{
	for (size_t at = part.start; at < part.end;) {
		size_t start = at;

		if (is_apostrophe(pl_utf8_next(word, &at)) && at < part.end)
			return pl_near_word(pl_str_cut(word, part.start, start), elided) ? at
											 : SIZE_MAX;
	}
	return part.start;
}

/* The end of what stands before the next hyphen or point. */
static size_t end_of_piece(struct pl_str word, size_t at, bool points)
{
	size_t end = at;

	while (end < word.len) {
		size_t next = end;
		uint32_t code = pl_utf8_next(word, &next);

		if (is_hyphen(code) || (points && is_point(code)))
			break;
		end = next;
	}
	return end;
}

bool pl_joined_part(struct pl_str word, size_t *at, struct pl_span *part)
{
	while (*at < word.len) {
		size_t start = *at, piece = end_of_piece(word, start, false), behind;

		*at = piece;
		if (piece < word.len)
			pl_utf8_next(word, at);
		*part = (struct pl_span){ (uint32_t)start,
					  (uint32_t)end_of_piece(word, start, true) };
		behind = behind_elision(word, *part);
		while (behind != SIZE_MAX && behind > part->start) {
			part->start = (uint32_t)behind;
			behind = behind_elision(word, *part);
		}
		if (behind != SIZE_MAX && part->end > part->start)
			return true;
	}
	return false;
}
