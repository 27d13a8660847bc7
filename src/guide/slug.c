/* Texts as names. */
#include "guide/slug.h"

#include "base/unicode.h"

enum { MOST = 40 };

void pl_slug(struct pl_buf *out, struct pl_str text)
{
	struct pl_buf folded = { 0 };
	size_t start = out->len;

	out->failed |= !pl_fold(&folded, text, NULL);
	for (size_t i = 0; i < folded.len && out->len - start < MOST; i++) {
		char c = folded.at[i];
		bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (word)
			pl_buf_putc(out, c);
		else if (out->len > start && out->at[out->len - 1] != '-')
			pl_buf_putc(out, '-');
	}
	while (out->len > start && out->at[out->len - 1] == '-')
		pl_buf_cut(out, out->len - 1);
	pl_buf_release(&folded);
}
