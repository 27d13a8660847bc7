/* Views in the making. */
#include "guide/view.h"

struct pl_view_block *pl_view_add(struct pl_view *view, enum pl_view_kind kind, struct pl_str text)
{
	struct pl_view_block *block = PL_PUSH(&view->blocks);

	if (!block) {
		view->spare = (struct pl_view_block){ 0 };
		block = &view->spare;
	}
	block->kind = kind;
	block->text = pl_view_keep(view, text);
	if (kind == PL_VIEW_TROUBLE)
		block->label = pl_str_of(pl_tr(view->lang, N_("Problem")));
	return block;
}

struct pl_view_block *pl_view_say(struct pl_view *view, enum pl_view_kind kind, const char *format,
				  ...)
{
	struct pl_buf text = { 0 };
	struct pl_view_block *block;
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&text, pl_tr(view->lang, format), args);
	va_end(args);
	view->blocks.failed |= text.failed;
	block = pl_view_add(view, kind, pl_buf_str(&text));
	pl_buf_release(&text);
	return block;
}

void pl_view_labelled(struct pl_view *view, enum pl_view_kind kind, const char *label,
		      struct pl_str text)
{
	if (text.len)
		pl_view_add(view, kind, text)->label = pl_str_of(pl_tr(view->lang, label));
}

struct pl_view_block *pl_view_item(struct pl_view *view, struct pl_str text, struct pl_str ref,
				   bool shown)
{
	struct pl_view_block *block = pl_view_add(view, PL_VIEW_ITEM, text);

	block->ref = pl_view_keep(view, ref);
	if (shown)
		block->note = block->ref;
	return block;
}

struct pl_str pl_view_keep(struct pl_view *view, struct pl_str text)
{
	return text.len ? pl_arena_str(view->arena, text) : PL_STR("");
}

bool pl_view_failed(const struct pl_view *view)
{
	return view->blocks.failed || view->arena->failed;
}

void pl_view_clear(struct pl_view *view)
{
	view->blocks.n = 0;
}

void pl_view_release(struct pl_view *view)
{
	PL_LIST_RELEASE(&view->blocks);
}
