/* Mixed case, as hashtags of several words are written. */
#include "post/mixed.h"

#include "base/unicode.h"

/* Whether a word starts with `code`, between the characters before and after it: a capital
 * behind a small letter or a figure, the last of several before a small letter. */
static bool starts_word(uint32_t before, uint32_t code, uint32_t after, bool figures)
{
	if (!pl_is_word(before) || before == '_')
		return true;
	if (figures && pl_is_digit(before) != pl_is_digit(code))
		return true;
	return pl_is_upper(code) && (!pl_is_upper(before) || pl_is_lower(after));
}

void pl_mixed_words(struct pl_buf *out, struct pl_str name, bool figures)
{
	uint32_t before = 0;
	size_t first = out->len;

	for (size_t at = 0; at < name.len;) {
		uint32_t code = pl_utf8_next(name, &at);
		size_t next = at;

		if (pl_is_word(code) && code != '_') {
			if (out->len > first &&
			    starts_word(before, code, pl_utf8_next(name, &next), figures))
				pl_buf_putc(out, ' ');
			pl_utf8_put(out, pl_to_lower(code));
		}
		before = code;
	}
}

void pl_hashtag_of(struct pl_buf *out, struct pl_str phrase)
{
	bool starts = true;

	for (size_t at = 0; at < phrase.len;) {
		uint32_t code = pl_utf8_next(phrase, &at);
		bool word = pl_is_word(code) && code != '_';

		if (word)
			pl_utf8_put(out, starts ? pl_to_upper(code) : code);
		starts = !word;
	}
}
