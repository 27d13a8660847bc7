/* Remembering a source as Vale does. */
#include "report/valesource.h"

#include <string.h>

#include "report/valesearch.h"

struct pl_str pl_unix_lines(struct pl_buf *out, struct pl_str text)
{
	if (pl_str_find(text, PL_STR("\r"), 0) == SIZE_MAX)
		return text;
	pl_buf_cut(out, 0);
	for (size_t at = 0; at < text.len; at++) {
		bool ends = text.at[at] == '\r';

		pl_buf_putc(out, ends ? '\n' : text.at[at]);
		at += ends && at + 1 < text.len && text.at[at + 1] == '\n';
	}
	return pl_buf_str(out);
}

/* --- what Markdown hides ------------------------------------------------------------------ */

static void star(struct pl_buf *text, size_t start, size_t end)
{
	memset(text->at + start, '*', end - start);
}

/* What stands behind three backticks or more on their line. */
static void star_fences(struct pl_buf *text)
{
	size_t ticks = 0;

	for (size_t at = 0; at < text->len; at++) {
		if (text->at[at] == '`')
			ticks++;
		else if (text->at[at] == '\n' || ticks < 3)
			ticks = 0;
		else
			text->at[at] = '*';
	}
}

/* The ] that ends what the [ at `at` begins, on its line; SIZE_MAX when there is none, or
 * nothing between. */
static size_t bracket_end(struct pl_str text, size_t at)
{
	size_t end = at + 1;

	while (end < text.len && text.at[end] != ']' && text.at[end] != '\n')
		end++;
	return end < text.len && text.at[end] == ']' && end > at + 1 ? end : SIZE_MAX;
}

/* Labels of links: `][label]` and `[label]:`. */
static void star_labels(struct pl_buf *text)
{
	struct pl_str all = pl_buf_str(text);
	size_t end = 0; /* of the brackets, for all [ before it */

	for (size_t at = 0; at < all.len; at++) {
		bool led = at && all.at[at - 1] == ']';

		if (all.at[at] != '[')
			continue;
		if (end == SIZE_MAX ? all.at[at] == '[' : end <= at)
			end = bracket_end(all, at);
		if (end != SIZE_MAX && end > at + 1 &&
		    (led || (end + 1 < all.len && all.at[end + 1] == ':')))
			star(text, at + 1, end);
	}
}

/* Numbers of lists. */
static void star_numbers(struct pl_buf *text)
{
	for (size_t at = 0; at < text->len;) {
		size_t end = at;

		while (end < text->len && text->at[end] >= '0' && text->at[end] <= '9')
			end++;
		if (end > at && end < text->len && text->at[end] == '.')
			star(text, at, end + 1);
		end = pl_str_find(pl_buf_str(text), PL_STR("\n"), end);
		at = end == SIZE_MAX ? text->len : end + 1;
	}
}

/* --- forgetting ----------------------------------------------------------------------------- */

static void forget(struct pl_vale_source *source, struct pl_str text)
{
	struct pl_str line, field;

	for (size_t at = 0; pl_next_line(text, &at, &line);) {
		if (pl_haystack_mask(&source->hay, line))
			continue;
		for (size_t in = 0; pl_next_field(line, &in, &field);)
			pl_haystack_mask(&source->hay, field);
	}
}

/* The texts of the block that has ended. */
static void forget_queue(struct pl_vale_source *source)
{
	for (; source->queued < source->step; source->queued++) {
		const struct pl_step *step = &source->steps.list.at[source->queued];

		if (step->kind == PL_STEP_TEXT)
			forget(source, step->text);
	}
}

/* --- walking ---------------------------------------------------------------------------------- */

/* Where the last line of the text stands first, or else its last word, if that is further on
 * than the walk. */
size_t pl_vale_source_line(struct pl_vale_source *source, struct pl_str block)
{
	size_t start = block.len, found, line;
	struct pl_str field;

	while (start && block.at[start - 1] != '\n')
		start--;
	found = pl_haystack_find(&source->hay, pl_str_cut(block, start, block.len), 0);
	if (found == SIZE_MAX) {
		for (size_t at = start; pl_next_field(block, &at, &field);)
			found = pl_haystack_find(&source->hay, field, 0);
	}
	line = found == SIZE_MAX ? 0 : pl_haystack_line(&source->hay, found);
	return line > source->line ? line : source->line;
}

const struct pl_step *pl_vale_source_next(struct pl_vale_source *source)
{
	const struct pl_step *steps = source->steps.list.at;

	if (source->step && steps[source->step - 1].kind == PL_STEP_BLOCK)
		forget_queue(source);
	while (source->step < source->steps.list.n) {
		const struct pl_step *step = &steps[source->step++];

		if (step->kind == PL_STEP_BLOCK || step->kind == PL_STEP_ALT)
			return step;
		if (step->kind == PL_STEP_TEXT)
			source->line = pl_vale_source_line(source, step->text);
		else
			forget(source, step->text);
	}
	return NULL;
}

/* A front matter, in YAML or TOML, is code to Vale. */
static void forget_front(struct pl_vale_source *source)
{
	struct pl_str text = source->text, front;
	size_t yaml, toml, end;

	if (!pl_str_starts(text, "---\n") && !pl_str_starts(text, "+++\n"))
		return;
	yaml = pl_str_find(text, PL_STR("\n---"), 5);
	toml = pl_str_find(text, PL_STR("\n+++"), 5);
	end = yaml < toml ? yaml : toml;
	if (end == SIZE_MAX)
		return;
	front = pl_str_trim(pl_str_cut(text, 4, end));
	source->line = pl_vale_source_line(source, front);
	forget(source, front);
}

bool pl_vale_source_init(struct pl_vale_source *source, const struct pl_post *post)
{
	struct pl_buf seen = { 0 };
	bool ok;

	*source = (struct pl_vale_source){ .post = post };
	source->text = pl_unix_lines(&source->own, post->draft);
	pl_buf_add(&seen, source->text);
	if (post->form == PL_FORM_MARKDOWN && !seen.failed) {
		star_fences(&seen);
		star_labels(&seen);
		star_numbers(&seen);
	}
	ok = !seen.failed && !source->own.failed &&
	     pl_haystack_init(&source->hay, source->text, pl_buf_str(&seen)) &&
	     (!pl_post_is_document(post) || pl_post_steps(post, &source->steps));
	pl_buf_release(&seen);
	if (ok && post->form == PL_FORM_MARKDOWN)
		forget_front(source);
	return ok;
}

void pl_vale_source_release(struct pl_vale_source *source)
{
	pl_buf_release(&source->own);
	pl_haystack_release(&source->hay);
	pl_steps_release(&source->steps);
}
