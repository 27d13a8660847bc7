/* Line ends: a text in which each is a line feed, as patterns expect them. */
#include "post/lineends.h"

#include "post/decode.h"

#include <string.h>

bool pl_line_ends_differ(struct pl_str text)
{
	return pl_has_utf8_mark(text) || (text.len && memchr(text.at, '\r', text.len));
}

/* Where the next carriage return is from `at` on, or the end. */
static size_t next_return(struct pl_str text, size_t at)
{
	const char *found = at < text.len ? memchr(text.at + at, '\r', text.len - at) : NULL;

	return found ? (size_t)(found - text.at) : text.len;
}

void pl_line_ends_plain(struct pl_mapping *out, struct pl_str text)
{
	size_t at = pl_has_utf8_mark(text) ? PL_BOM_LEN : 0;

	while (at < text.len) {
		size_t end = next_return(text, at), behind = end + 1;

		pl_mapping_copy(out, pl_str_cut(text, at, end), (uint32_t)at);
		if (end == text.len)
			return;
		behind += behind < text.len && text.at[behind] == '\n';
		if (behind == end + 1)
			pl_mapping_stand_in(out, PL_STR("\n"), (uint32_t)end);
		else
			pl_mapping_make(out, PL_STR("\n"),
					(struct pl_span){ (uint32_t)end, (uint32_t)behind });
		at = behind;
	}
}
