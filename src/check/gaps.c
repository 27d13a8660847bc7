/* gaps: the spaces around signs as a convention has them: of which kind, none, or one that
 * is missing.  Which convention is a matter of house and country, so it is all settings. */
#include "check/gap.h"
#include "check/near.h"

static const char *const gap_words[] = { "keep", "none", "space", "no-break", "narrow", NULL };
enum {
	OPEN_SINGLE = 0x2039,
	CLOSE_SINGLE = 0x203A,
	OPEN_ENGLISH_SINGLE = 0x2018,
	APOSTROPHE = 0x2019,
	PER_MILLE = 0x2030,
	PER_TEN_THOUSAND = 0x2031,
	EN_DASH = 0x2013,
	EM_DASH = 0x2014
};

/* --- marks -------------------------------------------------------------------------------- */

/* One letter behind a sign that is free before: a smiley :p. */
static bool is_smiley(const struct pl_walk *walk, size_t end)
{
	size_t next = end;

	if (!pl_is_letter(pl_utf8_next(walk->text, &next)))
		return false;
	return !pl_is_word(pl_near_after(walk->text, next));
}

/* What follows the sign is a word or a figure that it does not belong to. */
static bool runs_on(const struct pl_walk *walk, size_t end, bool spaced)
{
	uint32_t last = pl_walk_before(walk), on = pl_near_after(walk->text, end);

	if (walk->code == ':' && !spaced && pl_is_digit(last) && pl_is_digit(on))
		return false;
	return pl_is_word(on) && on != '_' && !(spaced && is_smiley(walk, end));
}

static void mark(struct pl_walk *walk)
{
	const struct pl_gaps *gaps = pl_gaps_of(walk);
	enum pl_gap wanted = walk->code == ':' ? gaps->colon : gaps->marks;
	size_t start = pl_gap_start(walk, walk->at), end = pl_walk_marks_end(walk->text, walk->at);
	size_t tags = pl_gap_tags_start(walk);
	uint32_t last = pl_near_before(walk->text, start);
	bool spaced = start < walk->at, on;
	struct pl_hit *hit = NULL;

	walk->next = end;
	if (tags < walk->at) {
		pl_gap_behind_tags(walk, tags, end, wanted);
		return;
	}
	on = gaps->missing && runs_on(walk, end, spaced) && !pl_walk_in_english(walk);
	if (pl_gap_is_edge(last) || wanted == PL_GAP_KEEP || pl_walk_is_notation(walk) ||
	    (!on && !pl_walk_is_punctuation(walk, walk->code, end)) ||
	    pl_str_starts(pl_str_cut(walk->text, walk->at, end), "::"))
		return;
	if (!pl_walk_ends_words(last) && !pl_is_pictographic(last) && last != 0xFE0F &&
	    last != '.' && last != '"')
		return;
	if (spaced || (gaps->missing && !pl_walk_in_english(walk)))
		hit = pl_gap_set(walk, start, walk->at, wanted);
	if (on)
		pl_gap_part(walk, hit, end);
}

static void percent(struct pl_walk *walk)
{
	const struct pl_gaps *gaps = pl_gaps_of(walk);
	size_t start = pl_gap_start(walk, walk->at);
	uint32_t last = pl_near_before(walk->text, start), on = pl_walk_after(walk);
	bool spaced = start < walk->at;
	struct pl_hit *hit = NULL;

	/* A letter behind « %d » is a program's; nobody types it a space that does not break. */
	if (!pl_is_word(last) || (pl_walk_before(walk) == ' ' && pl_is_letter(on)) ||
	    gaps->percent == PL_GAP_KEEP)
		return;
	if (spaced || gaps->missing)
		hit = pl_gap_set(walk, start, walk->at, gaps->percent);
	if (gaps->missing && pl_is_letter(on))
		pl_gap_part(walk, hit, walk->next);
}

/* --- commas, full stops, ellipses --------------------------------------------------------- */

static bool can_follow_stop(const struct pl_walk *walk, size_t start, uint32_t on)
{
	/* 1 .2345 */
	if (walk->code == '.' && pl_is_digit(on))
		return pl_is_digit(pl_near_before(walk->text, start));
	if (walk->code == ',' && pl_is_letter(on))
		return true;
	return !on || pl_is_space(on) || on == ')' || on == ']' || on == PL_CLOSE ||
	       on == PL_CLOSE_ENGLISH || pl_walk_is_mark(on);
}

static void stop(struct pl_walk *walk)
{
	const struct pl_gaps *gaps = pl_gaps_of(walk);
	size_t start = pl_gap_start(walk, walk->at), end = walk->next;
	uint32_t last = pl_near_before(walk->text, start);

	while (walk->code == '.' && end < walk->text.len && walk->text.at[end] == '.')
		end++;
	walk->next = end;
	if (!pl_walk_ends_words(last) || gaps->stops != PL_GAP_NONE)
		return;
	if (start < walk->at && can_follow_stop(walk, start, pl_near_after(walk->text, end)))
		pl_gap_set(walk, start, walk->at, PL_GAP_NONE);
	if (gaps->missing && walk->code == PL_ELLIPSIS && start == walk->at &&
	    pl_is_letter(pl_near_after(walk->text, end)))
		pl_gap_set(walk, end, end, PL_GAP_SPACE);
}

/* --- what opens and closes ------------------------------------------------------------------ */

/* Inside the sign, of which one side is open. */
static void inside(struct pl_walk *walk, bool opens, enum pl_gap wanted)
{
	size_t start = opens ? walk->next : pl_gap_start(walk, walk->at);
	size_t end = opens ? pl_gap_end(walk, walk->next) : walk->at;
	uint32_t last = pl_near_before(walk->text, start), on = pl_near_after(walk->text, end);

	if (!pl_gap_is_edge(opens ? on : last))
		pl_gap_set(walk, start, end, wanted);
}

static void quote(struct pl_walk *walk)
{
	inside(walk, walk->code == PL_OPEN || walk->code == OPEN_SINGLE, pl_gaps_of(walk)->quotes);
}

enum { LONGEST_ENDING = 4, LONGEST_BRACKET = 120 }; /* bytes */

/* agent(e)s, fonction(): the bracket belongs to its word. */
static bool is_ending(const struct pl_walk *walk, size_t open)
{
	size_t last = open + 2 + LONGEST_ENDING;
	struct pl_str near =
		pl_str_cut(walk->text, open, last < walk->text.len ? last : walk->text.len);

	return pl_str_find(near, PL_STR(")"), 0) != SIZE_MAX;
}

static void open_bracket(struct pl_walk *walk)
{
	const struct pl_gaps *gaps = pl_gaps_of(walk);
	size_t end = pl_gap_end(walk, walk->next);
	uint32_t on = pl_near_after(walk->text, end);

	/* [ ] is a box to tick. */
	if (gaps->inside == PL_GAP_NONE && on != ')' && on != ']')
		inside(walk, true, PL_GAP_NONE);
	if (gaps->missing && walk->code == '(' && pl_is_letter(pl_walk_before(walk)) &&
	    !is_ending(walk, walk->at))
		pl_gap_set(walk, walk->at, walk->at, PL_GAP_SPACE);
}

/* The bracket that closes here opened behind a blank, so it does not belong to a word. */
static bool opened_free(const struct pl_walk *walk)
{
	size_t at = walk->at, least = at > LONGEST_BRACKET ? at - LONGEST_BRACKET : 0;

	while (at > least && walk->text.at[at - 1] != '(' && walk->text.at[at - 1] != '\n')
		at--;
	return at > least + 1 && walk->text.at[at - 1] == '(' &&
	       pl_is_space(pl_near_before(walk->text, at - 1));
}

static void close_bracket(struct pl_walk *walk)
{
	const struct pl_gaps *gaps = pl_gaps_of(walk);
	size_t start = pl_gap_start(walk, walk->at);
	uint32_t last = pl_near_before(walk->text, start);

	/* A bracket behind a sign may be a smiley. */
	if (gaps->inside == PL_GAP_NONE &&
	    (pl_walk_ends_words(last) || last == '.' || last == '!' || last == '?'))
		inside(walk, false, PL_GAP_NONE);
	if (gaps->missing && walk->code == ')' && pl_is_letter(pl_walk_after(walk)) &&
	    opened_free(walk))
		pl_gap_set(walk, walk->next, walk->next, PL_GAP_SPACE);
}

static void english_quote(struct pl_walk *walk)
{
	if (pl_gaps_of(walk)->inside == PL_GAP_NONE)
		inside(walk, walk->code != PL_CLOSE_ENGLISH, PL_GAP_NONE);
}

/* The sign also closes what ‘ has opened, and then it parts words. */
static bool closes_quotation(const struct pl_walk *walk)
{
	size_t at = walk->at;

	for (int i = 0; i < LONGEST_BRACKET && at; i++) {
		uint32_t code = pl_utf8_prev(walk->text, &at);

		if (code == OPEN_ENGLISH_SINGLE || pl_gap_is_line_end(code))
			return code == OPEN_ENGLISH_SINGLE;
	}
	return false;
}

static void apostrophe(struct pl_walk *walk)
{
	const struct pl_gaps *gaps = pl_gaps_of(walk);
	size_t start = pl_gap_start(walk, walk->at), end = pl_gap_end(walk, walk->next);
	bool closes = closes_quotation(walk);

	if (closes && gaps->inside == PL_GAP_NONE)
		inside(walk, false, PL_GAP_NONE);
	if (closes || gaps->apostrophes != PL_GAP_NONE ||
	    !pl_is_letter(pl_near_before(walk->text, start)))
		return;
	/* ’90 and ’tit begin with the sign. */
	if (start < walk->at && !pl_is_word(pl_walk_after(walk)))
		pl_gap_set(walk, start, walk->at, PL_GAP_NONE);
	else if (start == walk->at && pl_is_letter(pl_near_after(walk->text, end)))
		pl_gap_set(walk, walk->next, end, PL_GAP_NONE);
}

/* --- dashes ----------------------------------------------------------------------------------- */

static void dash(struct pl_walk *walk)
{
	const struct pl_gaps *gaps = pl_gaps_of(walk);
	size_t start = pl_gap_start(walk, walk->at), end = pl_gap_end(walk, walk->next);
	uint32_t last = pl_near_before(walk->text, start), on = pl_near_after(walk->text, end);
	const bool before = start < walk->at;
	const bool behind = end > walk->next;
	struct pl_hit *hit;

	/* At the ends of a line it is a list's or a dialogue's. */
	if (gaps->dashes == PL_GAP_KEEP || pl_gap_is_edge(last) || pl_gap_is_edge(on))
		return;
	if (pl_is_digit(last) && pl_is_digit(on)) {
		pl_gap_set(walk, start, walk->at, PL_GAP_NONE);
		pl_gap_set(walk, walk->next, end, PL_GAP_NONE);
		return;
	}
	if (before ? !pl_walk_ends_words(last) : !pl_is_letter(last) || !gaps->missing)
		return;
	hit = pl_gap_set(walk, start, walk->at, gaps->dashes);
	if (behind)
		pl_gap_set(walk, walk->next, end, PL_GAP_SPACE);
	else if (gaps->missing)
		pl_gap_part(walk, hit, end);
}

/* --- the walk ---------------------------------------------------------------------------
 */

static const struct {
	uint32_t code;
	void (*look)(struct pl_walk *walk);
} signs[] = {
	{ ':', mark },
	{ ';', mark },
	{ '!', mark },
	{ '?', mark },
	{ '%', percent },
	{ PER_MILLE, percent },
	{ PER_TEN_THOUSAND, percent },
	{ ',', stop },
	{ '.', stop },
	{ PL_ELLIPSIS, stop },
	{ PL_OPEN, quote },
	{ PL_CLOSE, quote },
	{ OPEN_SINGLE, quote },
	{ CLOSE_SINGLE, quote },
	{ '(', open_bracket },
	{ '[', open_bracket },
	{ ')', close_bracket },
	{ ']', close_bracket },
	{ PL_OPEN_ENGLISH, english_quote },
	{ OPEN_ENGLISH_SINGLE, english_quote },
	{ PL_CLOSE_ENGLISH, english_quote },
	{ APOSTROPHE, apostrophe },
	{ EN_DASH, dash },
	{ EM_DASH, dash },
};

/* The bytes with which they begin. */
static const struct pl_walk_signs starts = { .starts = ":;!?%,.()[]\xC2\xE2" };

static void look(struct pl_walk *walk)
{
	size_t i = 0;

	while (i < sizeof(signs) / sizeof(signs[0]) && signs[i].code != walk->code)
		i++;
	if (i < sizeof(signs) / sizeof(signs[0]))
		signs[i].look(walk);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	pl_walk(settings, post, hits, &starts, look);
}

/* NOLINTBEGIN(bugprone-macro-parentheses): a key names a field, and a text is one. */
#define GAP(key, text)                                                                        \
	{                                                                                     \
		.name = #key, .type = PL_PARAM_WORD, .offset = offsetof(struct pl_gaps, key), \
		.words = gap_words, .help = text                                              \
	}
#define YES(key, text)                                                                        \
	{                                                                                     \
		.name = #key, .type = PL_PARAM_BOOL, .offset = offsetof(struct pl_gaps, key), \
		.help = text                                                                  \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

static const struct pl_param params[] = {
	GAP(colon, "Before a colon: no space, a plain one, one that does not break, a narrow one "
		   "that does not break; keep: whatever is there."),
	GAP(marks, "Before ; ! and ?"),
	GAP(quotes, "Inside guillemets; where there is none it is put in."),
	GAP(percent, "Before %, ‰ and ‱."),
	GAP(dashes, "Before a dash between words, which a plain one follows; between figures "
		    "there is none."),
	GAP(stops, "Before a comma, a full stop, an ellipsis: none, or keep."),
	GAP(inside, "Inside brackets and English quotation marks: none, or keep."),
	GAP(apostrophes, "Around an apostrophe: none, or keep."),
	YES(missing, "Spaces that are missing are put in too, before signs and behind them."),
	YES(kinds, "Only spaces that do not break are looked at, whether they are of the right "
		   "kind: what is plain or missing is left to other rules."),
	YES(lines, "A sign that begins a line is drawn to the line before."),
	{ 0 },
};

const struct pl_check pl_check_gaps = {
	.name = "gaps",
	.help = "spaces around signs, by the convention of a house or a country",
	.args = "the sign",
	.params = params,
	.exact = true,
	.size = sizeof(struct pl_gaps),
	.run = run,
};
