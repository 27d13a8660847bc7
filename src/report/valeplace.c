/* Placing findings as Vale 3.7.1 does (internal/core/file.go and internal/lint/lint.go, read
 * in 2026-11), to know what it drops. */
#include "report/valeplace.h"

#include <stdlib.h>
#include <string.h>

#include "report/valesearch.h"
#include "report/valesource.h"

/* A source shorter than SMALL is masked up to a match by words, too. */
enum { SMALL = 1000 };

/* Bytes and places to be looked at before the search is given up, and what is left is told
 * where it is: a second or two. */
static const uint64_t most_work = (uint64_t)1 << 31;

/* Places in the order of looking, besides the number of a step. */
static const uint32_t in_summary = UINT32_MAX - 2, in_raw = UINT32_MAX - 1, nowhere = UINT32_MAX;

struct entry {
	const struct pl_found_at *found;
	uint32_t step, i;
};

struct told {
	const struct pl_rule *rule;
	uint32_t line, column, i, order;
};

/* The block whose findings are being placed, as Vale has it. */
struct around {
	struct pl_haystack *hay; /* what it is looked for in */
	struct pl_str text;
	size_t line;   /* from 0; SIZE_MAX: none */
	bool look_up;  /* in all of the source; else first in that line */
	uint32_t lead; /* blanks that Vale has before it */
};

struct placing {
	const struct pl_findings *findings;
	struct pl_vale_place *places;
	bool piped;
	struct pl_vale_source source;
	struct pl_haystack raw; /* the source, never masked by the walk */
	struct pl_vale_guess guess;
	uint64_t work; /* besides that of the haystacks */
	PL_LIST(struct entry) entries;
	PL_LIST(struct told) told;
	struct pl_buf match, block, small, words;
};

/* --- one match ----------------------------------------------------------------------------------
 */

static uint32_t points_in(struct placing *p, struct pl_str text, size_t start, size_t end)
{
	p->work += end - start;
	return (uint32_t)pl_code_points(pl_str_cut(text, start, end));
}

/* `column` counts from 0; what goes on behind the line is cut at its end. */
static bool settle(struct placing *p, const struct pl_haystack *hay, size_t line, uint32_t column,
		   uint32_t length, struct pl_vale_place *place)
{
	struct pl_span span = pl_haystack_span(hay, line);
	uint32_t extent = points_in(p, hay->whole, span.start, span.end);

	place->line = (uint32_t)line + 1;
	place->first = column + 1;
	place->last = column + length < extent ? column + length : extent;
	if (place->last < 1)
		place->last = 1;
	return true;
}

/* A line that is guessed is told whole. */
static bool settle_guess(struct placing *p, const struct pl_haystack *hay, size_t start,
			 size_t line, uint32_t column, struct pl_vale_place *place)
{
	struct pl_span span = pl_haystack_span(hay, pl_haystack_line(hay, start));
	uint32_t length = points_in(p, hay->whole, span.start, span.end);

	return settle(p, hay, line, column, length - (hay->whole.at[span.end - 1] == '\n'), place);
}

static bool place_in_line(struct placing *p, const struct around *around, size_t line,
			  struct pl_str match, struct pl_vale_place *place)
{
	const struct pl_haystack *hay = around->hay;
	struct pl_span span = pl_haystack_span(hay, line);
	struct pl_vale_view view = { .text = { hay->text + span.start, span.end - span.start },
				     .work = &p->work };
	size_t at;

	pl_vale_begin(&view, around->text);
	at = pl_vale_search(&view, match);
	if (at != SIZE_MAX)
		return settle(p, hay, line, points_in(p, hay->whole, span.start, span.start + at),
			      (uint32_t)pl_code_points(match), place);
	at = pl_vale_guess(&p->guess, &view, around->text, match);
	return at != SIZE_MAX && settle_guess(p, hay, span.start, line, 0, place);
}

/* Masks the words of the source's start, of as many bytes as there are characters before the
 * match in its block, when the match stands there twice. */
static void mask_words(struct placing *p, struct pl_vale_view *view, struct pl_str match,
		       uint32_t before)
{
	size_t first = view->text.len < SMALL ? pl_str_find(view->text, match, 0) : SIZE_MAX;
	struct pl_str field;

	if (first == SIZE_MAX || pl_str_find(view->text, match, first + match.len) == SIZE_MAX)
		return;
	pl_buf_cut(&p->small, 0);
	pl_buf_add(&p->small, view->text);
	pl_buf_cut(&p->words, 0);
	pl_buf_add(&p->words, pl_str_cut(view->text, 0, before));
	for (size_t at = 0; pl_next_field(pl_buf_str(&p->words), &at, &field);) {
		size_t found = pl_str_find(pl_buf_str(&p->small), field, 0);

		if (found != SIZE_MAX)
			memset(p->small.at + found, '@', field.len);
	}
	view->hay = NULL;
	view->text = pl_buf_str(&p->small);
}

/* The line in which the character of that number stands. */
static size_t line_of_point(const struct pl_haystack *hay, size_t point)
{
	size_t low = 0, high = hay->n_lines;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (hay->points[middle] <= point)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static bool place_anywhere(struct placing *p, const struct around *around, struct pl_str match,
			   uint32_t before, struct pl_vale_place *place)
{
	struct pl_haystack *hay = around->hay;
	struct pl_vale_view view = { .hay = hay,
				     .text = { hay->text, hay->whole.len },
				     .work = &p->work };
	size_t at, line;

	mask_words(p, &view, match, before);
	pl_vale_begin(&view, around->text);
	at = pl_vale_search(&view, match);
	if (at != SIZE_MAX) {
		line = pl_haystack_line(hay, at);
		return settle(p, hay, line, points_in(p, hay->whole, hay->lines[line], at),
			      (uint32_t)pl_code_points(match), place);
	}
	at = pl_vale_guess(&p->guess, &view, around->text, match);
	if (at == SIZE_MAX)
		return false;
	/* The number of the byte is taken for that of the character. */
	line = line_of_point(hay, at);
	return settle_guess(p, hay, at, line, (uint32_t)at - hay->points[line], place);
}

/* The first line before the block's in which the match stands where it does in the block,
 * characters counted as bytes; else the block's own, or SIZE_MAX. */
static size_t line_for(const struct around *around, struct pl_str match, uint32_t before)
{
	struct pl_haystack *hay = around->hay;
	size_t own = around->line < hay->n_lines ? around->line : SIZE_MAX;
	size_t at = pl_code_points(match) == match.len ? 0 : SIZE_MAX;

	while (at != SIZE_MAX && (at = pl_haystack_find(hay, match, at)) != SIZE_MAX) {
		size_t line = pl_haystack_line(hay, at);
		struct pl_span span = pl_haystack_span(hay, line);

		if (line >= own)
			break;
		if (at - span.start == before && span.end > at + match.len)
			return line;
		at++;
	}
	return own;
}

/* False when Vale would not find it. */
static bool place_match(struct placing *p, const struct around *around, struct pl_str match,
			uint32_t before, struct pl_vale_place *place)
{
	size_t line;

	if (around->look_up)
		return place_anywhere(p, around, match, before, place);
	line = line_for(around, match, before);
	if (line != SIZE_MAX)
		return place_in_line(p, around, line, match, place) ||
		       place_anywhere(p, around, match, before, place);
	/* Of a text of one line that no line end follows Vale finds no line, and tells where the
	 * match is in the block, if that is not its start. */
	place->looked = false;
	return before > 0;
}

/* --- blocks ----------------------------------------------------------------------------------- */

/* How many characters before it the match has in the block.  In a long text that is looked
 * through as one that matters to nothing. */
static uint32_t before_of(struct placing *p, const struct around *around,
			  const struct pl_found_at *found)
{
	const struct pl_post *post = &p->findings->post;
	bool raw = found->at == UINT32_MAX;
	uint32_t start = raw ? 0 : found->block.start, end = raw ? found->span.start : found->at;

	if (around->look_up && around->hay->whole.len >= SMALL)
		return 0;
	if (end < start)
		return around->lead;
	return around->lead + points_in(p, raw ? post->draft : post->text, start, end);
}

static void place_one(struct placing *p, const struct around *around, const struct entry *entry)
{
	const struct pl_found_at *found = entry->found;
	struct pl_vale_place *place = &p->places[entry->i];
	struct pl_str match = pl_unix_lines(&p->match, found->match);
	struct told *told;

	place->looked = true;
	place->dropped = !place_match(p, around, match, before_of(p, around, found), place);
	if (place->dropped)
		return;
	pl_haystack_hide(around->hay, match);
	told = place->looked ? PL_PUSH(&p->told) : NULL;
	if (told)
		*told = (struct told){ found->rule, place->line, place->first, entry->i,
				       (uint32_t)p->told.n };
}

/* Vale forgets what a rule found when the block has been looked at. */
static bool is_same_run(const struct entry *a, const struct entry *b)
{
	return a->step == b->step && a->found->rule == b->found->rule &&
	       a->found->scope == b->found->scope &&
	       (a->found->scope == PL_SCOPE_TEXT || a->found->scope == PL_SCOPE_RAW ||
		a->found->block.start == b->found->block.start);
}

/* A paragraph of plain text reaches from one empty line to behind the next. */
static struct pl_span widened(struct pl_str text, struct pl_span block)
{
	size_t end = pl_str_find(text, PL_STR("\n\n"), block.end);
	uint32_t start = block.start;

	while (start && !pl_str_ends(pl_str_cut(text, 0, start), "\n\n"))
		start--;
	return (struct pl_span){ start, end == SIZE_MAX ? (uint32_t)text.len : (uint32_t)end + 2 };
}

/* Sentences, and paragraphs of plain text, are blocks of their own. */
static struct around within(struct placing *p, const struct around *outer,
			    const struct pl_found_at *found)
{
	const struct pl_post *post = &p->findings->post;
	bool paragraph = found->scope == PL_SCOPE_PARAGRAPH && !pl_post_is_document(post);
	struct around around = *outer;

	if (!paragraph && found->scope != PL_SCOPE_SENTENCE)
		return around;
	around.text =
		pl_str_in(post->text, paragraph ? widened(post->text, found->block) : found->block);
	p->work += around.text.len;
	around.text = pl_unix_lines(&p->block, around.text);
	around.lead = 0;
	if (around.text.at == p->block.at)
		p->guess.block = (struct pl_str){ 0 };
	return around;
}

static bool goes_on(const struct placing *p)
{
	return p->work + p->source.hay.work + p->raw.work <= most_work;
}

/* Places the entries of the step, from `*at` on, which then moves behind them. */
static void place_all(struct placing *p, const struct around *outer, uint32_t step, size_t *at)
{
	for (; *at < p->entries.n && p->entries.at[*at].step == step; ++*at) {
		const struct entry *entry = &p->entries.at[*at];
		struct around around = within(p, outer, entry->found);

		if (goes_on(p))
			place_one(p, &around, entry);
		if (*at + 1 == p->entries.n || !is_same_run(entry, entry + 1))
			pl_haystack_show(around.hay);
	}
}

static void place_document(struct placing *p, size_t *at)
{
	const struct pl_step *step;

	while (goes_on(p) && (step = pl_vale_source_next(&p->source))) {
		bool lines = pl_str_find(step->text, PL_STR("\n"), 0) != SIZE_MAX;
		struct around around = {
			.hay = &p->source.hay,
			.text = step->text,
			.line = pl_vale_source_line(&p->source, step->text),
			.look_up = step->running && (lines || p->piped),
			.lead = pl_str_starts(step->text, " "),
		};

		place_all(p, &around, (uint32_t)p->source.step - 1, at);
	}
	while (*at < p->entries.n && p->entries.at[*at].step < in_summary)
		++*at;
}

static void place_text(struct placing *p, size_t *at)
{
	bool is_text = pl_str_is_nocase(p->findings->post.ext, "txt");
	struct around around = {
		.hay = &p->source.hay,
		.text = p->source.text,
		.line = SIZE_MAX,
		.look_up = p->source.hay.n_lines > 1 || p->piped || !is_text,
	};

	place_all(p, &around, 0, at);
}

static bool place_apart(struct placing *p, size_t *at)
{
	struct around summary = { .hay = &p->source.hay, .line = SIZE_MAX, .look_up = true };
	struct around raw = {
		.hay = &p->raw, .text = p->source.text, .line = SIZE_MAX, .look_up = true
	};

	place_all(p, &summary, in_summary, at);
	if (*at < p->entries.n && !pl_haystack_init(&p->raw, p->source.text, p->source.text))
		return false;
	place_all(p, &raw, in_raw, at);
	return true;
}

/* --- all findings ----------------------------------------------------------------------------- */

/* Paragraphs come first, then sentences, then what holds them. */
static int rank(const struct pl_found_at *found)
{
	return found->scope == PL_SCOPE_PARAGRAPH ? 0 : found->scope == PL_SCOPE_SENTENCE ? 1 : 2;
}

static int by_step(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	const struct pl_found_at *one = left->found, *other = right->found;

	if (left->step != right->step)
		return left->step < right->step ? -1 : 1;
	if (one->rule != other->rule)
		return one->rule < other->rule ? -1 : 1;
	if (rank(one) != rank(other))
		return rank(one) - rank(other);
	return (one->order > other->order) - (one->order < other->order);
}

static int by_told(const void *a, const void *b)
{
	const struct told *left = a, *right = b;

	if (left->rule != right->rule)
		return left->rule < right->rule ? -1 : 1;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	return (left->order > right->order) - (left->order < right->order);
}

/* When the finding is looked for; `steps` are those of the blocks. */
static uint32_t step_of(const struct pl_post *post, const uint32_t *steps,
			const struct pl_found_at *found)
{
	const struct pl_prose *prose;

	if (found->suppressed || found->media >= 0 || found->whole || !found->match.len ||
	    found->block.start == found->block.end)
		return nowhere;
	if (found->scope == PL_SCOPE_RAW)
		return in_raw;
	if (found->scope == PL_SCOPE_SUMMARY)
		return in_summary;
	if (found->scope != PL_SCOPE_TEXT && found->scope != PL_SCOPE_PARAGRAPH &&
	    found->scope != PL_SCOPE_SENTENCE)
		return nowhere;
	if (!pl_post_is_document(post))
		return 0;
	prose = pl_post_prose_at(post, found->at);
	return prose ? steps[prose - post->prose] : nowhere;
}

static void gather(struct placing *p, uint32_t *steps)
{
	const struct pl_findings *findings = p->findings;
	size_t n = findings->post.n_prose;

	for (size_t i = 0; i < n; i++)
		steps[i] = nowhere;
	for (size_t i = 0; i < p->source.steps.list.n; i++) {
		if (p->source.steps.list.at[i].prose < n)
			steps[p->source.steps.list.at[i].prose] = (uint32_t)i;
	}
	for (size_t i = 0; i < findings->list.n; i++) {
		const struct pl_found_at *found = &findings->list.at[i];
		uint32_t step = step_of(&findings->post, steps, found);
		struct entry *entry = step == nowhere ? NULL : PL_PUSH(&p->entries);

		if (entry)
			*entry = (struct entry){ found, step, (uint32_t)i };
	}
	PL_SORT(&p->entries, by_step);
}

static void drop_repeated(struct placing *p)
{
	PL_SORT(&p->told, by_told);
	for (size_t i = 1; i < p->told.n; i++) {
		const struct told *told = &p->told.at[i];

		if (told->rule == told[-1].rule && told->line == told[-1].line &&
		    told->column == told[-1].column)
			p->places[told->i].dropped = true;
	}
}

static bool place_findings(struct placing *p)
{
	uint32_t *steps = pl_alloc((p->findings->post.n_prose + 1) * sizeof *steps);
	size_t at = 0;
	bool ok = steps != NULL;

	if (ok)
		gather(p, steps);
	pl_free(steps);
	if (!ok || p->entries.failed)
		return false;
	if (pl_post_is_document(&p->findings->post))
		place_document(p, &at);
	else
		place_text(p, &at);
	if (!place_apart(p, &at))
		return false;
	drop_repeated(p);
	return true;
}

/* False when memory had ended. */
static bool release(struct placing *p)
{
	struct pl_buf *bufs[] = { &p->match, &p->block, &p->small, &p->words };
	bool ok = !p->told.failed && !p->source.hay.failed && !p->raw.failed;

	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++) {
		ok = ok && !bufs[i]->failed;
		pl_buf_release(bufs[i]);
	}
	pl_vale_guess_release(&p->guess);
	pl_vale_source_release(&p->source);
	pl_haystack_release(&p->raw);
	PL_LIST_RELEASE(&p->entries);
	PL_LIST_RELEASE(&p->told);
	return ok && !p->guess.failed;
}

bool pl_vale_places(const struct pl_findings *findings, bool piped, struct pl_vale_place **places)
{
	struct placing p = { .findings = findings, .piped = piped };
	bool ok;

	*places = NULL;
	if (findings->post.form == PL_FORM_POST || !findings->list.n)
		return true;
	p.places = pl_alloc(findings->list.n * sizeof *p.places);
	ok = p.places && pl_vale_source_init(&p.source, &findings->post) && place_findings(&p);
	ok = release(&p) && ok;
	if (ok)
		*places = p.places;
	else
		pl_free(p.places);
	return ok;
}
