/* Making the post of a draft; what it answers then is in ask.c. */
#include "post/post.h"

#include <stdlib.h>
#include <string.h>

#include "post/decode.h"
#include "post/document.h"
#include "post/front.h"
#include "post/lineends.h"
#include "post/measure.h"
#include "post/punkt.h"
#include "post/quote.h"
#include "post/sentence.h"
#include "post/suppress.h"

/* What grows while the post is made; then it is copied into the arena. */
struct making {
	struct pl_post *post;
	unsigned without; /* PL_WITHOUT_… */
	PL_LIST(struct pl_part) parts;
	struct pl_tokens tokens;
	struct pl_spans sentences, paragraphs, quotes;
};

/* --- networks --------------------------------------------------------------------------- */

/* name.x.txt, name.x.facebook.txt: what stands between the first dot and the last. */
static uint64_t networks_of_name(const struct pl_networks *known, struct pl_str name)
{
	size_t start = name.len, at;
	uint64_t networks = 0;

	while (start > 0 && name.at[start - 1] != '/' && name.at[start - 1] != '\\')
		start--;
	name = pl_str_cut(name, start, name.len);
	at = pl_str_find(name, PL_STR("."), 0);
	while (at < name.len) {
		size_t end = pl_str_find(name, PL_STR("."), at + 1);
		int place;

		if (end == SIZE_MAX)
			break;
		place = pl_networks_find(known, pl_str_cut(name, at + 1, end));
		if (place >= 0)
			networks |= UINT64_C(1) << place;
		at = end;
	}
	return networks;
}

static void choose_networks(struct pl_post *post, const struct pl_hints *hints)
{
	if (!post->networks && hints->known)
		post->networks = networks_of_name(hints->known, hints->name);
	if (!post->networks)
		post->networks = hints->networks;
}

/* --- parts ------------------------------------------------------------------------------- */

/* Sentences as Vale finds them, so that its rules do: in a text across empty lines too,
 * where a heading without a full stop goes on in what stands below. */
static bool find_vale_sentences(struct making *making, struct pl_span span)
{
	struct pl_spans found = { 0 };
	bool ok = making->without & PL_WITHOUT_SENTENCES ||
		  pl_punkt_find(&found, making->post->text, span);

	for (size_t i = 0; ok && i < found.list.n; i++) {
		struct pl_span sentence = pl_span_trim(making->post->text, found.list.at[i]), *kept;

		if (sentence.start == sentence.end)
			continue;
		kept = PL_PUSH(&making->sentences.list);
		if (kept)
			*kept = sentence;
		ok = kept;
	}
	PL_LIST_RELEASE(&found.list);
	return ok;
}

/* Those of the paragraphs and tokens from these numbers on. */
static bool find_sentences(struct making *making, size_t paragraph, size_t token)
{
	size_t n = making->tokens.list.n - token;
	const struct pl_token *tokens = n ? making->tokens.list.at + token : NULL;

	if (making->without & PL_WITHOUT_SENTENCES)
		return true;
	for (size_t i = paragraph; i < making->paragraphs.list.n; i++) {
		if (!pl_sentences_find(&making->sentences, making->post->text,
				       making->paragraphs.list.at[i], tokens, n))
			return false;
	}
	return true;
}

static bool find_tokens(struct making *making, struct pl_span span)
{
	return making->without & PL_WITHOUT_TOKENS ||
	       pl_tokens_find(&making->tokens, making->post->text, span);
}

/* Finds what the part holds and appends it to the lists. */
static bool fill_part(struct making *making, struct pl_part *part)
{
	struct pl_str text = making->post->text;
	size_t tokens = making->tokens.list.n, sentences = making->sentences.list.n,
	       paragraphs = making->paragraphs.list.n;

	if (!find_tokens(making, part->span) ||
	    !pl_paragraphs_find(&making->paragraphs, text, part->span))
		return false;
	if (!(making->post->form == PL_FORM_TEXT ? find_vale_sentences(making, part->span)
						 : find_sentences(making, paragraphs, tokens)))
		return false;
	part->first_token = (uint32_t)tokens;
	part->n_tokens = (uint32_t)(making->tokens.list.n - tokens);
	part->first_sentence = (uint32_t)sentences;
	part->n_sentences = (uint32_t)(making->sentences.list.n - sentences);
	part->first_paragraph = (uint32_t)paragraphs;
	part->n_paragraphs = (uint32_t)(making->paragraphs.list.n - paragraphs);
	return true;
}

/* The same for a block of a document, which is one paragraph whatever it holds. */
static bool fill_block(struct making *making, const struct pl_part *block)
{
	struct pl_span *paragraph = PL_PUSH(&making->paragraphs.list);

	if (!paragraph)
		return false;
	*paragraph = block->span;
	return find_tokens(making, block->span) && find_vale_sentences(making, block->span);
}

/* Parts that hold nothing are none. */
static bool add_part(struct making *making, struct pl_span span)
{
	struct pl_part *part;

	span = pl_span_trim(making->post->text, span);
	if (span.start == span.end)
		return true;
	part = PL_PUSH(&making->parts);
	if (!part)
		return false;
	part->span = span;
	return fill_part(making, part);
}

/* The same without the lines at its end that are for plume. */
static bool add_own_part(struct making *making, struct pl_span span)
{
	span = pl_tail_take(making->post, span);
	pl_tail_remark_others(making->post, span);
	return add_part(making, span);
}

/* Each line --- of the body starts a part. */
static bool split(struct making *making)
{
	const struct pl_post *post = making->post;
	struct pl_span part = { post->body.start, post->body.start };
	uint32_t line = pl_place_of(&post->lines, post->body.start, PL_BYTES).line;

	for (; line <= post->lines.starts.n; line++) {
		struct pl_span span = pl_line_span(&post->lines, line);

		if (span.start < post->body.start)
			span.start = post->body.start;
		if (pl_is_fence(pl_str_in(post->text, span), "---")) {
			part.end = span.start;
			if (!add_own_part(making, part))
				return false;
			part.start = span.end;
		}
	}
	part.end = post->body.end;
	if (!add_own_part(making, part))
		return false;
	if (making->parts.n <= 1)
		pl_tail_widen(making->post);
	return true;
}

/* Each block of a document is a paragraph of its one part; alternative texts, which
 * stand behind all others, are read by themselves. */
static bool add_document(struct making *making)
{
	const struct pl_post *post = making->post;
	struct pl_part part = { .span = { 0, 0 } };
	struct pl_part *kept;

	for (size_t i = 0; i < post->n_prose && !(post->prose[i].within & PL_IN_ATTR); i++) {
		struct pl_part block = { .span = post->prose[i].span };

		if (!fill_block(making, &block))
			return false;
		part.span.end = block.span.end;
	}
	part.n_tokens = (uint32_t)making->tokens.list.n;
	part.n_sentences = (uint32_t)making->sentences.list.n;
	part.n_paragraphs = (uint32_t)making->paragraphs.list.n;
	kept = PL_PUSH(&making->parts);
	if (kept)
		*kept = part;
	return kept;
}

static bool find_parts(struct making *making, bool whole)
{
	struct pl_span body = making->post->body;
	struct pl_part *part;

	if (pl_post_is_document(making->post))
		return add_document(making);
	if (!(whole ? add_part(making, body) : split(making)))
		return false;
	if (making->parts.n)
		return true;
	part = PL_PUSH(&making->parts);
	if (part)
		part->span = (struct pl_span){ body.start, body.start };
	return part;
}

static bool find_all_quotes(struct making *making)
{
	for (size_t i = 0; i < making->paragraphs.list.n; i++) {
		if (!pl_quotes_find(&making->quotes, making->post->text,
				    making->paragraphs.list.at[i]))
			return false;
	}
	return true;
}

/* --- making ----------------------------------------------------------------------------------- */

static const void *keep(struct pl_arena *arena, const void *things, size_t size, size_t n)
{
	static const uint64_t none; /* so that nothing is somewhere, and may be counted from */
	void *kept = n ? pl_arena_array(arena, size, n) : NULL;

	if (!n)
		return &none;
	if (kept)
		memcpy(kept, things, size * n);
	return kept;
}

#define KEEP(post, field, from)                                                         \
	((post)->field = keep(&(post)->arena, (from).at, sizeof(*(from).at), (from).n), \
	 (post)->n_##field = (from).n)

static bool is_entity(const struct pl_token *token)
{
	return token->kind == PL_TOKEN_LINK || token->kind == PL_TOKEN_EMAIL ||
	       token->kind == PL_TOKEN_MENTION || token->kind == PL_TOKEN_HASHTAG ||
	       token->kind == PL_TOKEN_CASHTAG;
}

static void keep_entities(struct pl_post *post)
{
	struct pl_token *entities;
	size_t n = 0;

	for (size_t i = 0; i < post->n_tokens; i++)
		n += is_entity(&post->tokens[i]);
	entities = PL_NEW_ARRAY(&post->arena, struct pl_token, n);
	if (!entities)
		return;
	for (size_t i = 0; i < post->n_tokens; i++) {
		if (is_entity(&post->tokens[i]))
			entities[post->n_entities++] = post->tokens[i];
	}
	post->entities = entities;
}

static void keep_all(struct making *making)
{
	struct pl_post *post = making->post;

	KEEP(post, parts, making->parts);
	KEEP(post, tokens, making->tokens.list);
	KEEP(post, sentences, making->sentences.list);
	KEEP(post, paragraphs, making->paragraphs.list);
	KEEP(post, quotes, making->quotes.list);
	if (!post->arena.failed)
		keep_entities(post);
}

static bool read_text(struct pl_post *post, const struct pl_hints *hints, struct pl_err *err)
{
	struct making making = { .post = post, .without = hints->without };
	bool whole = hints->no_front || post->form == PL_FORM_TEXT;
	bool ok = find_parts(&making, whole) &&
		  (hints->without & PL_WITHOUT_QUOTES || find_all_quotes(&making));

	if (ok)
		keep_all(&making);
	PL_LIST_RELEASE(&making.parts);
	pl_tokens_release(&making.tokens);
	PL_LIST_RELEASE(&making.sentences.list);
	PL_LIST_RELEASE(&making.paragraphs.list);
	PL_LIST_RELEASE(&making.quotes.list);
	return (ok && !post->arena.failed) || pl_fail_nomem(err);
}

/* The media are still ours to write: the post is being made. */
static void look_for_files(struct pl_post *post, const struct pl_hints *hints)
{
	struct pl_media *media = (struct pl_media *)post->media;

	for (size_t i = 0; hints->exists && i < post->n_media; i++) {
		if (media[i].from_front && media[i].file.len)
			media[i].absent = !hints->exists(hints->exists_context, media[i].file);
		if (hints->picture && media[i].kind == PL_MEDIA_IMAGE && media[i].from_front &&
		    media[i].file.len && !media[i].absent)
			hints->picture(hints->exists_context, media[i].file, &post->arena,
				       &media[i].picture);
	}
}

/* A Markdown draft that names networks is a post; any other is a document, whose
 * front matter is that of a site and may say what it likes. */
static void choose_form(struct pl_post *post, const struct pl_hints *hints)
{
	static const char *const exts[] = { "txt", "txt", "md", "html" };

	if (post->form == PL_FORM_MARKDOWN && post->networks)
		post->form = PL_FORM_POST;
	post->ext = pl_arena_str(&post->arena,
				 hints->ext.len ? hints->ext : pl_str_of(exts[post->form]));
	if (pl_post_is_document(post))
		post->n_remarks = 0;
}

static bool has_front(const struct pl_post *post, const struct pl_hints *hints)
{
	return !hints->no_front && (post->form == PL_FORM_POST || post->form == PL_FORM_MARKDOWN);
}

static bool read_head(struct pl_post *post, const struct pl_hints *hints, struct pl_err *err)
{
	uint32_t body = 0;

	post->form = hints->form;
	post->french = hints->french;
	post->payload = hints->no_front || hints->record;
	if (has_front(post, hints) && !pl_front_parse(post, &body, err))
		return false;
	if (hints->record && !pl_front_read(post, hints->record, true, err))
		return false;
	post->body = (struct pl_span){ body, (uint32_t)post->text.len };
	look_for_files(post, hints);
	choose_networks(post, hints);
	choose_form(post, hints);
	return true;
}

/* --- documents ---------------------------------------------------------------------------------
 */

/* Patterns expect line ends to be line feeds, wherever they look at all there is: in the
 * raw draft, and in what is nothing but text. */
static bool read_line_ends(struct pl_post *post, struct pl_err *err)
{
	struct pl_mapping plain = { 0 };
	struct pl_map map;
	bool ok;

	post->raw = post->draft;
	if (!pl_line_ends_differ(post->draft))
		return true;
	pl_line_ends_plain(&plain, post->draft);
	map = pl_mapping_map(&plain);
	post->raw = pl_arena_str(&post->arena, pl_buf_str(&plain.text));
	post->raw_map = (struct pl_map){ keep(&post->arena, map.pieces, sizeof(*map.pieces), map.n),
					 map.n, map.len };
	if (post->form == PL_FORM_TEXT) {
		post->text = post->raw;
		post->map = post->raw_map;
		post->body = (struct pl_span){ 0, (uint32_t)post->text.len };
	}
	ok = !pl_mapping_failed(&plain) && !post->arena.failed;
	pl_mapping_release(&plain);
	return ok || pl_fail_nomem(err);
}

static void keep_document(struct pl_post *post, const struct pl_document *document)
{
	struct pl_map map = pl_mapping_map(&document->text);

	post->text = pl_arena_str(&post->arena, pl_buf_str(&document->text.text));
	post->map = (struct pl_map){ keep(&post->arena, map.pieces, sizeof(*map.pieces), map.n),
				     map.n, map.len };
	KEEP(post, prose, document->prose);
	KEEP(post, comments, document->comments);
	memcpy(post->tallies, document->tallies, sizeof(post->tallies));
	post->body = (struct pl_span){ 0, (uint32_t)post->text.len };
}

static bool read_document(struct pl_post *post, const struct pl_hints *hints, struct pl_err *err)
{
	struct pl_document document = { 0 };
	bool ok;

	if (!pl_post_is_document(post))
		return true;
	ok = pl_document_read(&document, post->draft, post->body.start, post->form, hints->markup,
			      &post->arena, err);
	if (ok) {
		post->front_end = post->body.start;
		post->markup = hints->markup;
		keep_document(post, &document);
		if (document.gave_up)
			pl_draft_remark(post, document.gave_up_at,
					"a pattern for what is left out takes too long: from here "
					"on all is looked at");
		pl_suppress_document(post);
	}
	pl_document_release(&document);
	return ok;
}

bool pl_post_steps(const struct pl_post *post, struct pl_steps *steps)
{
	struct pl_document document = { .steps = steps };
	struct pl_arena arena = { 0 };
	bool ok = pl_document_read(&document, post->draft, post->front_end, post->form,
				   post->markup, &arena, NULL);

	pl_document_release(&document);
	pl_arena_release(&arena);
	return ok && !pl_steps_failed(steps);
}

static int by_line(const void *a, const void *b)
{
	const struct pl_err *left = a, *right = b;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return left->column < right->column ? -1 : left->column > right->column;
}

/* What stands at the ends of parts is read from the end on. */
static void sort_remarks(struct pl_post *post)
{
	if (post->n_remarks)
		qsort((struct pl_err *)post->remarks, post->n_remarks, sizeof(*post->remarks),
		      by_line);
}

static bool fits(struct pl_str text, struct pl_err *err)
{
	return text.len <= PL_POST_BYTES ||
	       pl_fail(err, PL_LIMIT, "the post has %zu bytes; %d are the most", text.len,
		       (int)PL_POST_BYTES);
}

/* What is not in the program is known of all characters, or said to be missing. */
static bool know_characters(const struct pl_post *post, struct pl_err *err)
{
	bool ok = pl_unicode_need(post->draft, err);

	for (size_t i = 0; ok && i < post->n_media; i++)
		ok = pl_unicode_need(post->media[i].alt, err);
	return ok;
}

bool pl_post_init(struct pl_post *post, struct pl_str draft, const struct pl_hints *hints,
		  struct pl_err *err)
{
	*post = (struct pl_post){ .known = hints->known };
	if (fits(draft, err) && pl_decode(&post->arena, draft, &post->draft, err) &&
	    fits(post->draft, err) && pl_lines_init(&post->lines, post->draft, err)) {
		post->text = post->draft;
		if (read_head(post, hints, err) && know_characters(post, err) &&
		    read_line_ends(post, err) && read_document(post, hints, err) &&
		    read_text(post, hints, err)) {
			sort_remarks(post);
			return true;
		}
	}
	pl_post_release(post);
	return false;
}

void pl_post_release(struct pl_post *post)
{
	pl_lines_release(&post->lines);
	pl_arena_release(&post->arena);
	*post = (struct pl_post){ 0 };
}
