/* A space beside a sign, and what a convention wants there. */
#include "check/gap.h"

#include "check/near.h"

enum { NO_WIDTH = 0xFEFF };

static const char *const gap_texts[] = {
	[PL_GAP_KEEP] = "",           [PL_GAP_NONE] = "",         [PL_GAP_SPACE] = " ",
	[PL_GAP_NO_BREAK] = "\u00A0", [PL_GAP_NARROW] = "\u202F",
};

const struct pl_gaps *pl_gaps_of(const struct pl_walk *walk)
{
	return walk->settings;
}

/* --- blanks ------------------------------------------------------------------------------ */

bool pl_gap_is_line_end(uint32_t code)
{
	return code == '\n' || code == '\r';
}

static bool is_gap(const struct pl_walk *walk, uint32_t code)
{
	return code == NO_WIDTH ||
	       (pl_is_space(code) && (pl_gaps_of(walk)->lines || !pl_gap_is_line_end(code)));
}

size_t pl_gap_start(const struct pl_walk *walk, size_t at)
{
	size_t next = at;

	while (next && is_gap(walk, pl_utf8_prev(walk->text, &next)))
		at = next;
	return at;
}

size_t pl_gap_end(const struct pl_walk *walk, size_t at)
{
	size_t next = at;

	while (next < walk->text.len && is_gap(walk, pl_utf8_next(walk->text, &next)))
		at = next;
	return at;
}

bool pl_gap_is_edge(uint32_t code)
{
	return !code || pl_gap_is_line_end(code);
}

/* One blank that does not break: whoever wrote it meant it to be there. */
static bool is_meant(struct pl_str blanks)
{
	return pl_str_is(blanks, "\u00A0") || pl_str_is(blanks, "\u202F");
}

struct pl_hit *pl_gap_set(struct pl_walk *walk, size_t start, size_t end, enum pl_gap wanted)
{
	struct pl_str there = pl_str_cut(walk->text, start, end);
	struct pl_str sign = pl_str_cut(walk->text, walk->at, walk->next);
	struct pl_hit *hit;
	const char *text;

	if (wanted == PL_GAP_NARROW && !pl_walk_may_be_narrow(walk))
		wanted = PL_GAP_NO_BREAK;
	text = gap_texts[wanted];
	if (wanted == PL_GAP_KEEP || pl_str_is(there, text) ||
	    (pl_gaps_of(walk)->kinds && !is_meant(there)))
		return NULL;
	hit = start == end ? pl_walk_tell(walk, walk->at, walk->next, sign)
			   : pl_walk_tell(walk, start, end, sign);
	pl_walk_mend(walk, hit, start, end, text);
	return hit;
}

void pl_gap_part(struct pl_walk *walk, struct pl_hit *hit, size_t end)
{
	if (hit)
		pl_walk_mend(walk, hit, end, end, gap_texts[PL_GAP_SPACE]);
	else
		pl_gap_set(walk, end, end, PL_GAP_SPACE);
}

/* --- marks behind tags of HTML -------------------------------------------------------------- */

enum { LONGEST_TAG = 200 }; /* bytes */

/* The byte of the < of the tag that ends at byte `end`; SIZE_MAX: it is none. */
static size_t tag_open(struct pl_str text, size_t end)
{
	size_t least = end > LONGEST_TAG ? end - LONGEST_TAG : 0, at = end - 1;

	if (text.at[at] != '>')
		return SIZE_MAX;
	while (at > least && text.at[at - 1] != '<' && text.at[at - 1] != '>')
		at--;
	if (at == least || text.at[at - 1] != '<')
		return SIZE_MAX;
	return text.at[at] == '/' || pl_is_letter(pl_near_after(text, at)) ? at - 1 : SIZE_MAX;
}

size_t pl_gap_tags_start(const struct pl_walk *walk)
{
	size_t start = walk->at, end;

	while ((end = pl_gap_start(walk, start)) > 0) {
		size_t open = tag_open(walk->text, end);

		if (open == SIZE_MAX)
			break;
		start = open;
	}
	return start < walk->at ? end : walk->at;
}

/* Whoever writes tags writes a blank that nobody sees by its number. */
static const char *reference_of(enum pl_gap wanted)
{
	static const char *const references[] = {
		[PL_GAP_SPACE] = " ", [PL_GAP_NO_BREAK] = "&#160;", [PL_GAP_NARROW] = "&#8239;"
	};

	return references[wanted];
}

void pl_gap_behind_tags(struct pl_walk *walk, size_t start, size_t end, enum pl_gap wanted)
{
	bool spaced = false, missing = pl_gaps_of(walk)->missing && !pl_gaps_of(walk)->kinds;
	struct pl_str sign = pl_str_cut(walk->text, walk->at, end);

	if (wanted == PL_GAP_KEEP || !pl_walk_ends_words(pl_near_before(walk->text, start)) ||
	    (!pl_walk_is_punctuation(walk, walk->code, end) &&
	     pl_near_after(walk->text, end) != '<'))
		return;
	for (size_t at = start; at < walk->at;) {
		size_t blank = pl_gap_end(walk, at),
		       tag = pl_str_find(walk->text, PL_STR(">"), blank);

		if (blank > at)
			spaced = pl_gap_set(walk, at, blank, PL_GAP_NONE) || spaced;
		at = blank < walk->at ? tag + 1 : walk->at;
	}
	if ((spaced || missing) && wanted != PL_GAP_NONE)
		pl_walk_mend(walk, pl_walk_tell(walk, walk->at, end, sign), walk->at, walk->at,
			     reference_of(wanted));
}
