/* Views as text.  What a block is stands in its words and its indent: colour only repeats
 * it, nothing is drawn, and nothing moves. */
#include "cli/render.h"

#include "base/unicode.h"

enum { LEAST_COLUMNS = 20, MOST_COLUMNS = 100 };

/* How blocks of a kind are shown. */
struct manner {
	unsigned indent, behind; /* of the first line and of those behind it */
	enum pl_style style;     /* of the label when there is one, else of the text */
	bool tight;              /* no empty line between two of the kind */
	bool follows;            /* no empty line before it, whatever stands there */
};

static const struct manner manners[PL_N_VIEW_KINDS] = {
	[PL_VIEW_TITLE] = { 0, 0, PL_BOLD, false, false },
	[PL_VIEW_HEADING] = { 0, 0, PL_BOLD, false, false },
	[PL_VIEW_TEXT] = { 2, 2, PL_PLAIN, false, false },
	[PL_VIEW_ITEM] = { 2, 5, PL_BOLD, true, false },
	[PL_VIEW_QUOTE] = { 4, 6, PL_PLAIN, true, true },
	[PL_VIEW_GOOD] = { 2, 2, PL_GREEN, false, false },
	[PL_VIEW_BAD] = { 2, 2, PL_RED, false, false },
	[PL_VIEW_DRAFT] = { 0, 2, PL_BOLD, false, false },
	[PL_VIEW_FINDING] = { 0, 4, PL_YELLOW, false, false },
	[PL_VIEW_REMEDY] = { 4, 6, PL_GREEN, true, true },
	[PL_VIEW_COUNT] = { 2, 4, PL_PLAIN, true, false },
	[PL_VIEW_SOURCE] = { 2, 4, PL_PLAIN, true, false },
	[PL_VIEW_STATE] = { 0, 2, PL_PLAIN, true, false },
	[PL_VIEW_TROUBLE] = { 0, 2, PL_RED, true, false },
	[PL_VIEW_HINT] = { 0, 2, PL_DIM, true, false },
	[PL_VIEW_QUESTION] = { 0, 2, PL_BOLD, false, false },
};

static enum pl_style style_of(const struct pl_view_block *block)
{
	static const enum pl_style levels[] = {
		[PL_SUGGESTION] = PL_BLUE,
		[PL_WARNING] = PL_YELLOW,
		[PL_ERROR] = PL_RED,
	};

	return block->kind == PL_VIEW_FINDING ? levels[block->level] : manners[block->kind].style;
}

/* --- one block -------------------------------------------------------------------------- */

struct rendering {
	struct pl_buf *out;
	const struct pl_rendering *how;
	enum pl_lang lang;
	struct pl_buf line; /* the beginning of a block */
};

static unsigned width_of(const struct rendering *r)
{
	unsigned width = r->how->width < LEAST_COLUMNS ? LEAST_COLUMNS : r->how->width;

	return width < MOST_COLUMNS ? width : MOST_COLUMNS;
}

/* "1. ", or "- " for an item that cannot be opened and has no label. */
static void add_front(struct rendering *r, const struct pl_view_block *block)
{
	pl_buf_cut(&r->line, 0);
	pl_buf_printf(&r->line, "%*s", (int)manners[block->kind].indent, "");
	if (block->number)
		pl_buf_printf(&r->line, "%u. ", block->number);
	else if (block->kind == PL_VIEW_ITEM && !block->label.len)
		pl_buf_puts(&r->line, "- ");
	pl_buf_add(r->out, pl_buf_str(&r->line));
}

/* The label and a colon, the text, and the note behind it in parentheses. */
static struct pl_str body_of(const struct rendering *r, struct pl_buf *body,
			     const struct pl_view_block *block)
{
	if (block->label.len && block->kind == PL_VIEW_DRAFT) /* it begins in a line of its own */
		pl_buf_printf(body, "%.*s\n", PL_ARGS(block->label));
	else if (block->label.len)
		pl_buf_printf(body, "%.*s%s", PL_ARGS(block->label), pl_tr(r->lang, ": "));
	if (block->kind == PL_VIEW_QUOTE)
		pl_buf_printf(body, pl_tr(r->lang, N_("“%.*s”")), PL_ARGS(block->text));
	else
		pl_buf_add(body, block->text);
	if (block->note.len && block->kind == PL_VIEW_TITLE)
		pl_buf_printf(body, "\n%.*s", PL_ARGS(block->note));
	else if (block->note.len)
		pl_buf_printf(body, " (%.*s)", PL_ARGS(block->note));
	return pl_buf_str(body);
}

static void add_styled(struct pl_buf *out, struct pl_str lines, enum pl_style style)
{
	while (lines.len) {
		size_t end = pl_str_find(lines, PL_STR("\n"), 0);
		bool last = end == SIZE_MAX;

		pl_term_styled(out, pl_str_cut(lines, 0, last ? lines.len : end), style, true);
		pl_buf_puts(out, last ? "" : "\n");
		lines = pl_str_cut(lines, last ? lines.len : end + 1, lines.len);
	}
}

/* The label alone has the style, where there is one and it was not broken. */
static void add_lines(struct rendering *r, const struct pl_view_block *block, struct pl_str lines)
{
	enum pl_style style = style_of(block);
	size_t n = block->label.len;
	bool styled = r->how->color && style != PL_PLAIN;

	if (styled && !n) {
		add_styled(r->out, lines, style);
	} else if (styled && n <= lines.len && pl_str_same(pl_str_cut(lines, 0, n), block->label)) {
		pl_term_styled(r->out, block->label, style, true);
		pl_buf_add(r->out, pl_str_cut(lines, n, lines.len));
	} else {
		pl_buf_add(r->out, lines);
	}
}

static void add_body(struct rendering *r, const struct pl_view_block *block)
{
	struct pl_buf body = { 0 }, wrapped = { 0 };
	struct pl_wrap wrap = { .column = pl_width_all(pl_buf_str(&r->line)),
				.indent = manners[block->kind].behind,
				.width = width_of(r) };

	pl_term_wrap(&wrapped, body_of(r, &body, block), wrap);
	add_lines(r, block, pl_buf_str(&wrapped));
	pl_buf_putc(r->out, '\n');
	r->out->failed |= body.failed || wrapped.failed;
	pl_buf_release(&body);
	pl_buf_release(&wrapped);
}

/* An address is never broken: it would not open. */
static void add_address(struct rendering *r, const struct pl_view_block *block)
{
	if (block->kind != PL_VIEW_SOURCE || !block->ref.len)
		return;
	pl_buf_puts(r->out, "    ");
	pl_term_add(r->out, block->ref, 0);
	pl_buf_putc(r->out, '\n');
}

static void add_block(struct rendering *r, const struct pl_view_block *block)
{
	add_front(r, block);
	add_body(r, block);
	add_address(r, block);
}

/* --- all of them -------------------------------------------------------------------------- */

static bool is_parted(const struct pl_view_block *before, const struct pl_view_block *block)
{
	if (before->kind == PL_VIEW_HEADING || manners[block->kind].follows)
		return false;
	return before->kind != block->kind || !manners[block->kind].tight;
}

void pl_render(struct pl_buf *out, const struct pl_view *view, const struct pl_rendering *how)
{
	struct rendering r = { .out = out, .how = how, .lang = view->lang };

	for (size_t i = 0; i < view->blocks.n; i++) {
		const struct pl_view_block *block = &view->blocks.at[i];

		if (i && is_parted(block - 1, block))
			pl_buf_putc(out, '\n');
		add_block(&r, block);
	}
	out->failed |= r.line.failed;
	pl_buf_release(&r.line);
}
