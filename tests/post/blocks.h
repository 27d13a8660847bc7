/* Trying documents: a draft, and its blocks as lines of text.  Whatever is read is held
 * against what is true of every document. */
#ifndef PL_TESTS_POST_BLOCKS_H
#define PL_TESTS_POST_BLOCKS_H

#include "test.h"

#include "base/unicode.h"
#include "post/document.h"

/* --- showing blocks ------------------------------------------------------------------- */

static const char *const block_words[] = {
	"text",       "heading", "h1",     "h2",   "h3",      "h4",     "h5",   "h6",  "list",
	"blockquote", "table",   "header", "cell", "caption", "figure", "attr", "alt",
};

/* One block a line, "list: its text"; without "text", which all have; "prose" runs. */
static inline void show_block(struct pl_buf *out, const struct pl_document *document,
		       const struct pl_prose *prose)
{
	struct pl_str text = pl_str_in(pl_buf_str(&document->text.text), prose->span);
	size_t start = out->len;

	for (size_t i = 1; i < sizeof block_words / sizeof *block_words; i++) {
		if (prose->within >> i & 1)
			pl_buf_printf(out, "%s%s", out->len > start ? "." : "", block_words[i]);
	}
	assert_int_equal(prose->running, prose->within == PL_IN_TEXT);
	if (prose->running)
		pl_buf_puts(out, "prose");
	pl_buf_puts(out, ": ");
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\n')
			pl_buf_puts(out, "\\n");
		else
			pl_buf_putc(out, text.at[i]);
	}
	pl_buf_putc(out, '\n');
}

/* --- what holds of every document ------------------------------------------------------- */

/* Pieces are in order and lie in the draft; those that are copies are the same bytes. */
static inline void check_pieces(const struct pl_map *map, struct pl_str text, struct pl_str draft)
{
	for (size_t i = 0; i < map->n; i++) {
		struct pl_piece piece = map->pieces[i];
		uint32_t end = i + 1 < map->n ? map->pieces[i + 1].at : map->len;

		assert_true(piece.at < end);
		assert_true(i ? piece.at > map->pieces[i - 1].at : !piece.at);
		assert_true(piece.from <= piece.from_end && piece.from_end <= draft.len);
		if (piece.from_end - piece.from == end - piece.at && !piece.stand_in)
			assert_memory_equal(text.at + piece.at, draft.at + piece.from,
					    end - piece.at);
	}
}

/* Blocks are in order, an empty line between them, without white space at their ends. */
static inline void check_blocks(const struct pl_document *document)
{
	struct pl_str text = pl_buf_str(&document->text.text);
	uint32_t at = 0;

	for (size_t i = 0; i < document->prose.n; i++) {
		struct pl_span span = document->prose.at[i].span;
		size_t first = span.start, last = span.end;

		assert_int_equal(span.start, i ? at + 2 : 0);
		assert_true(span.end > span.start);
		if (i)
			assert_memory_equal(text.at + at, "\n\n", 2);
		assert_false(pl_is_space(pl_utf8_next(text, &first)));
		assert_false(pl_is_space(pl_utf8_prev(text, &last)));
		at = span.end;
	}
	assert_int_equal(at, text.len);
	assert_int_equal(pl_utf8_check(text), text.len);
}

/* A byte that is copied leads to itself. */
static inline void check_bytes(const struct pl_map *map, struct pl_str text, struct pl_str draft)
{
	for (uint32_t at = 0; at < text.len; at++) {
		struct pl_span span = { at, at + 1 }, from = pl_map_span(map, span);

		assert_true(from.start <= from.end && from.end <= draft.len);
		if (pl_map_exact(map, span)) {
			assert_int_equal(from.end, from.start + 1);
			assert_int_equal(text.at[at], draft.at[from.start]);
		}
	}
}

static inline void check_all(const struct pl_document *document, struct pl_str draft)
{
	struct pl_map map = pl_mapping_map(&document->text);
	struct pl_str text = pl_buf_str(&document->text.text);

	check_pieces(&map, text, draft);
	check_blocks(document);
	check_bytes(&map, text, draft);
	for (size_t i = 0; i < document->comments.n; i++) {
		const struct pl_comment *comment = &document->comments.at[i];

		assert_true(comment->place.end <= draft.len);
		assert_true(comment->at <= text.len);
	}
}

/* --- blocks -------------------------------------------------------------------------------- */

struct block_case {
	const char *draft, *want;
};

static inline void read_or_fail(struct pl_document *document, struct pl_str draft, enum pl_form form,
			 const struct pl_markup *markup, struct pl_arena *arena)
{
	struct pl_err err = { 0 };

	assert_int_equal(pl_utf8_check(draft), draft.len);
	if (!pl_document_read(document, draft, 0, form, markup, arena, &err)) {
		print_error("%s\n", err.text);
		fail();
	}
	check_all(document, draft);
}

static inline void show(struct pl_buf *out, struct pl_str draft, enum pl_form form,
		 const struct pl_markup *markup)
{
	struct pl_document document = { 0 };
	struct pl_arena arena = { 0 };

	read_or_fail(&document, draft, form, markup, &arena);
	for (size_t i = 0; i < document.prose.n; i++)
		show_block(out, &document, &document.prose.at[i]);
	pl_document_release(&document);
	pl_arena_release(&arena);
}

static inline void try_case(const char *draft, const char *want, enum pl_form form,
		     const struct pl_markup *markup)
{
	struct pl_buf came = { 0 };

	show(&came, pl_str_of(draft), form, markup);
	if (!pl_str_is(pl_buf_str(&came), want)) {
		print_error("draft\n%s\nwanted\n%scame\n%s\n", draft, want, came.at ? came.at : "");
		fail();
	}
	pl_buf_release(&came);
}

static inline void read_in_all_forms(struct pl_str draft)
{
	for (enum pl_form form = PL_FORM_MARKDOWN; form <= PL_FORM_HTML; form++) {
		struct pl_document document = { 0 };
		struct pl_arena arena = { 0 };

		read_or_fail(&document, draft, form, NULL, &arena);
		pl_document_release(&document);
		pl_arena_release(&arena);
	}
}

/* Reads each beginning of the draft. */
static inline void read_cut(struct pl_str draft)
{
	for (size_t at = 0; at < draft.len; pl_utf8_next(draft, &at))
		read_in_all_forms(pl_str_cut(draft, 0, at));
}

#define TRY(cases, form, markup)                                     \
	for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
	try_case((cases)[i].draft, (cases)[i].want, (form), (markup))

#endif
