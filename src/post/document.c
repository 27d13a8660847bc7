/* Documents: from the draft to blocks of prose. */
#include "post/document.h"

#include "post/decode.h"
#include "post/prepare.h"

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

struct reading {
	struct pl_document *document;
	const struct pl_markup *markup;
	struct pl_arena *arena;
};

static bool read_html(const struct reading *reading, const struct pl_mapping *html)
{
	struct pl_map map = pl_mapping_map(html);

	return pl_html_read(reading->document, pl_buf_str(&html->text), &map, reading->markup,
			    reading->arena);
}

static bool read_markdown(const struct reading *reading, const struct pl_mapping *source)
{
	struct pl_mapping prepared = { 0 }, html = { 0 };
	struct pl_map map = pl_mapping_map(source);
	struct pl_notes notes = { 0 };
	bool ok;

	pl_prepare_markdown(pl_buf_str(&source->text), &map, &prepared, &notes);
	map = pl_mapping_map(&prepared);
	ok = !pl_mapping_failed(&prepared) && !notes.list.failed &&
	     pl_markdown_html(pl_buf_str(&prepared.text), &map, &notes, &html) &&
	     read_html(reading, &html);
	pl_notes_release(&notes);
	pl_mapping_release(&prepared);
	pl_mapping_release(&html);
	return ok;
}

bool pl_document_read(struct pl_document *document, struct pl_str draft, uint32_t from,
		      enum pl_form form, const struct pl_markup *markup, struct pl_arena *arena,
		      struct pl_err *err)
{
	struct reading reading = { document, markup, arena };
	struct pl_mapping source = { 0 };
	bool ok;

	if (form == PL_FORM_MARKDOWN && !pl_markdown_possible(err))
		return false;
	if (!from && pl_has_utf8_mark(draft))
		from = PL_BOM_LEN;
	if (form == PL_FORM_MARKDOWN) {
		from = behind_toml(draft, from);
		/* Vale makes a block of code of a front matter. */
		document->tallies[PL_TALLY_PRE] += from > PL_BOM_LEN;
	}
	pl_mapping_copy(&source, pl_str_cut(draft, from, draft.len), from);
	ok = !pl_mapping_failed(&source) &&
	     pl_prepare_ignores(&source, document, markup, form, err) &&
	     (form == PL_FORM_MARKDOWN ? read_markdown(&reading, &source)
				       : read_html(&reading, &source));
	pl_mapping_release(&source);
	return ok || pl_fail_nomem(err);
}

void pl_document_release(struct pl_document *document)
{
	pl_mapping_release(&document->text);
	PL_LIST_RELEASE(&document->prose);
	PL_LIST_RELEASE(&document->comments);
}
