/* Documents as blocks of prose. */
#include "post/document.h"

#include "post/sentence.h"

bool pl_document_read(struct pl_document *document, struct pl_str draft, uint32_t from,
		      enum pl_form form, const struct pl_markup *markup, struct pl_arena *arena,
		      struct pl_err *err)
{
	struct pl_spans paragraphs = { 0 };
	bool ok = pl_paragraphs_find(&paragraphs, draft,
				     (struct pl_span){ from, (uint32_t)draft.len });

	(void)form;
	(void)markup;
	(void)arena;
	for (size_t i = 0; ok && i < paragraphs.list.n; i++) {
		struct pl_prose *prose = PL_PUSH(&document->prose);
		struct pl_span span = paragraphs.list.at[i];

		if (i)
			pl_mapping_make(&document->text, PL_STR("\n\n"),
					(struct pl_span){ span.start, span.start });
		ok = prose;
		if (prose)
			*prose = (struct pl_prose){ .within = PL_IN_TEXT, .running = true };
		if (prose)
			prose->span.start = (uint32_t)document->text.text.len;
		pl_mapping_copy(&document->text, pl_str_in(draft, span), span.start);
		if (prose)
			prose->span.end = (uint32_t)document->text.text.len;
	}
	PL_LIST_RELEASE(&paragraphs.list);
	return (ok && !pl_mapping_failed(&document->text)) || pl_fail_nomem(err);
}

void pl_document_release(struct pl_document *document)
{
	pl_mapping_release(&document->text);
	PL_LIST_RELEASE(&document->prose);
	PL_LIST_RELEASE(&document->comments);
}
