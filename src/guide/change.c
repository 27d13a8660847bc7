/* Changing words by hand. */
#include "guide/change.h"

enum pl_changed pl_change(struct pl_str text, struct pl_str line, struct pl_str *old,
			  struct pl_buf *out)
{
	size_t arrow = pl_str_find(line, PL_STR("=>"), 0), at;

	if (arrow == SIZE_MAX)
		return PL_CHANGED_NOT;
	*old = pl_str_trim(pl_str_cut(line, 0, arrow));
	at = old->len ? pl_str_find(text, *old, 0) : SIZE_MAX;
	if (at == SIZE_MAX)
		return PL_CHANGED_MISSING;
	pl_buf_add(out, pl_str_cut(text, 0, at));
	pl_buf_add(out, pl_str_trim(pl_str_cut(line, arrow + 2, line.len)));
	pl_buf_add(out, pl_str_cut(text, at + old->len, text.len));
	return PL_CHANGED;
}
