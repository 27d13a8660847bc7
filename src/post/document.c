/* Documents: from the draft to blocks of prose. */
#include "post/document.h"

#include "post/decode.h"

/* Behind a front matter in TOML: from +++ to the next line that starts so. */
static uint32_t behind_toml(struct pl_str draft, uint32_t from)
{
	struct pl_str rest = pl_str_cut(draft, from, draft.len);
	size_t end;

	if (!pl_str_starts(rest, "+++\n") && !pl_str_starts(rest, "+++\r\n"))
		return from;
	end = pl_str_find(rest, PL_STR("\n+++"), 4);
	return end == SIZE_MAX ? from : from + (uint32_t)end + 4;
}

/* The Markdown as md4c gets it. */
static void prepare(struct pl_mapping *source, struct pl_str draft, uint32_t from)
{
	pl_mapping_copy(source, pl_str_cut(draft, from, draft.len), from);
	if (draft.len > from && draft.at[draft.len - 1] != '\n')
		pl_mapping_make(source, PL_STR("\n"),
				(struct pl_span){ (uint32_t)draft.len, (uint32_t)draft.len });
}

static bool read_markdown(struct pl_document *document, struct pl_str draft, uint32_t from,
			  const struct pl_markup *markup, struct pl_arena *arena)
{
	struct pl_mapping source = { 0 }, html = { 0 };
	struct pl_map map;
	bool ok;

	prepare(&source, draft, from);
	map = pl_mapping_map(&source);
	ok = !pl_mapping_failed(&source) && pl_markdown_html(pl_buf_str(&source.text), &map, &html);
	pl_mapping_release(&source);
	map = pl_mapping_map(&html);
	ok = ok && pl_html_read(document, pl_buf_str(&html.text), &map, markup, arena);
	pl_mapping_release(&html);
	return ok;
}

static bool read_html(struct pl_document *document, struct pl_str draft, uint32_t from,
		      const struct pl_markup *markup, struct pl_arena *arena)
{
	struct pl_piece whole = { .at = 0, .from = from, .from_end = (uint32_t)draft.len };
	struct pl_map map = { &whole, 1, (uint32_t)draft.len - from };

	return pl_html_read(document, pl_str_cut(draft, from, draft.len), &map, markup, arena);
}

bool pl_document_read(struct pl_document *document, struct pl_str draft, uint32_t from,
		      enum pl_form form, const struct pl_markup *markup, struct pl_arena *arena,
		      struct pl_err *err)
{
	bool ok;

	if (!from && pl_has_utf8_mark(draft))
		from = PL_BOM_LEN;
	if (form == PL_FORM_MARKDOWN) {
		from = behind_toml(draft, from);
		/* Vale makes a block of code of a front matter. */
		document->tallies[PL_TALLY_PRE] += from > PL_BOM_LEN;
		ok = read_markdown(document, draft, from, markup, arena);
	} else {
		ok = read_html(document, draft, from, markup, arena);
	}
	return ok || pl_fail_nomem(err);
}

void pl_document_release(struct pl_document *document)
{
	pl_mapping_release(&document->text);
	PL_LIST_RELEASE(&document->prose);
	PL_LIST_RELEASE(&document->comments);
}
