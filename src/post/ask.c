/* What a post answers, once it is made: what lies where. */
#include "post/measure.h"
#include "post/post.h"

bool pl_post_is_document(const struct pl_post *post)
{
	return post->form == PL_FORM_MARKDOWN || post->form == PL_FORM_HTML;
}

struct pl_span pl_post_place(const struct pl_post *post, struct pl_span span)
{
	return pl_map_span(&post->map, span);
}

const struct pl_prose *pl_post_prose_at(const struct pl_post *post, uint32_t offset)
{
	size_t low = 0, high = post->n_prose;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (post->prose[middle].span.start <= offset)
			low = middle;
		else
			high = middle;
	}
	return post->n_prose ? &post->prose[low] : NULL;
}

/* The first of the tokens that ends behind `offset`. */
static size_t token_from(const struct pl_post *post, uint32_t offset)
{
	size_t low = 0, high = post->n_tokens;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->tokens[middle].span.end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct pl_token *pl_post_token_at(const struct pl_post *post, uint32_t offset)
{
	size_t i = token_from(post, offset);

	return i < post->n_tokens && post->tokens[i].span.start <= offset ? &post->tokens[i] : NULL;
}

/* Where the `n`-th line of the part ends, or the part itself. */
static uint32_t end_of_lines(const struct pl_post *post, const struct pl_part *part, uint32_t n)
{
	uint32_t line = pl_place_of(&post->lines, part->span.start, PL_BYTES).line;
	struct pl_span last;

	if (n > post->lines.starts.n - line)
		return part->span.end;
	last = pl_line_span(&post->lines, line + n - 1);
	return last.end < part->span.end ? last.end : part->span.end;
}

bool pl_post_hook_end(const struct pl_post *post, const struct pl_part *part,
		      const struct pl_network *network, uint32_t *end, struct pl_err *err)
{
	struct pl_str text = pl_str_in(post->text, part->span);
	size_t cut = text.len;

	*end = network->hook_lines ? end_of_lines(post, part, network->hook_lines) : part->span.end;
	if (network->hook && !pl_measure_cut(network, text, network->hook, &cut, err))
		return false;
	if (part->span.start + cut < *end)
		*end = part->span.start + (uint32_t)cut;
	return true;
}

bool pl_post_quoted(const struct pl_post *post, uint32_t offset)
{
	size_t low = 0, high = post->n_quotes;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->quotes[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < post->n_quotes && post->quotes[low].start <= offset;
}

struct pl_str pl_post_sentence_at(const struct pl_post *post, size_t *from, uint32_t offset)
{
	while (*from < post->n_sentences && post->sentences[*from].end <= offset)
		++*from;
	return *from < post->n_sentences && post->sentences[*from].start <= offset
		       ? pl_str_in(post->text, post->sentences[*from])
		       : PL_STR("");
}

uint32_t pl_post_words(const struct pl_post *post, struct pl_span span)
{
	const struct pl_token *end = post->tokens + post->n_tokens;
	const struct pl_token *token = post->tokens + token_from(post, span.start);
	uint32_t words = 0;

	if (token < end && token->span.start < span.start)
		token++;
	for (; token < end && token->span.end <= span.end; token++)
		words += token->kind == PL_TOKEN_WORD || token->kind == PL_TOKEN_NUMBER;
	return words;
}
