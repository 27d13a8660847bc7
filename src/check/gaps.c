/* gaps: the spaces around signs as a convention has them: of which kind, none, or one that
 * is missing.  Which convention is a matter of house and country, so it is all settings. */
#include "check/near.h"
#include "check/walk.h"

enum gap { GAP_KEEP, GAP_NONE, GAP_SPACE, GAP_NO_BREAK, GAP_NARROW };

static const char *const gap_words[] = { "keep", "none", "space", "no-break", "narrow", NULL };
static const char *const gap_texts[] = {
	[GAP_KEEP] = "",           [GAP_NONE] = "",         [GAP_SPACE] = " ",
	[GAP_NO_BREAK] = "\u00A0", [GAP_NARROW] = "\u202F",
};

struct gaps {
	uint8_t colon, marks, quotes, percent, dashes; /* enum gap */
	uint8_t stops, inside, apostrophes;            /* GAP_KEEP or GAP_NONE */
	uint8_t missing, lines, kinds;
};

enum {
	OPEN_SINGLE = 0x2039,
	CLOSE_SINGLE = 0x203A,
	OPEN_ENGLISH_SINGLE = 0x2018,
	APOSTROPHE = 0x2019,
	PER_MILLE = 0x2030,
	PER_TEN_THOUSAND = 0x2031,
	EN_DASH = 0x2013,
	EM_DASH = 0x2014,
	NO_WIDTH = 0xFEFF
};

static const struct gaps *settings_of(const struct pl_walk *walk)
{
	return walk->settings;
}

/* --- blanks ------------------------------------------------------------------------------ */

static bool is_line_end(uint32_t code)
{
	return code == '\n' || code == '\r';
}

static bool is_gap(const struct pl_walk *walk, uint32_t code)
{
	return code == NO_WIDTH ||
	       (pl_is_space(code) && (settings_of(walk)->lines || !is_line_end(code)));
}

static size_t gap_start(const struct pl_walk *walk, size_t at)
{
	size_t next = at;

	while (next && is_gap(walk, pl_utf8_prev(walk->text, &next)))
		at = next;
	return at;
}

static size_t gap_end(const struct pl_walk *walk, size_t at)
{
	size_t next = at;

	while (next < walk->text.len && is_gap(walk, pl_utf8_next(walk->text, &next)))
		at = next;
	return at;
}

/* Nothing stands there to be kept apart from. */
static bool is_edge(uint32_t code)
{
	return !code || is_line_end(code);
}

/* One blank that does not break: whoever wrote it meant it to be there. */
static bool is_meant(struct pl_str blanks)
{
	return pl_str_is(blanks, "\u00A0") || pl_str_is(blanks, "\u202F");
}

/* The blanks from start to end, beside the sign looked at, become what is wanted: the hit
 * that says so, or NULL when they are so. */
static struct pl_hit *set(struct pl_walk *walk, size_t start, size_t end, enum gap wanted)
{
	struct pl_str there = pl_str_cut(walk->text, start, end);
	struct pl_str sign = pl_str_cut(walk->text, walk->at, walk->next);
	struct pl_hit *hit;
	const char *text;

	if (wanted == GAP_NARROW && !walk->narrow)
		wanted = GAP_NO_BREAK;
	text = gap_texts[wanted];
	if (wanted == GAP_KEEP || pl_str_is(there, text) ||
	    (settings_of(walk)->kinds && !is_meant(there)))
		return NULL;
	hit = start == end ? pl_walk_tell(walk, walk->at, walk->next, sign)
			   : pl_walk_tell(walk, start, end, sign);
	pl_walk_mend(walk, hit, start, end, text);
	return hit;
}

/* A plain space behind the sign, told with what was told of it before. */
static void part(struct pl_walk *walk, struct pl_hit *hit, size_t end)
{
	if (hit)
		pl_walk_mend(walk, hit, end, end, gap_texts[GAP_SPACE]);
	else
		set(walk, end, end, GAP_SPACE);
}

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

/* 3 : 1 stays; 2016: 50 does not, where missing spaces are put in. */
static bool is_ratio(const struct pl_walk *walk, size_t start, size_t end)
{
	size_t on = gap_end(walk, end);

	return walk->code == ':' && pl_is_digit(pl_near_before(walk->text, start)) &&
	       pl_is_digit(pl_near_after(walk->text, on)) &&
	       (!settings_of(walk)->missing || (start < walk->at) == (on > end));
}

static void mark(struct pl_walk *walk)
{
	const struct gaps *gaps = settings_of(walk);
	enum gap wanted = walk->code == ':' ? gaps->colon : gaps->marks;
	size_t start = gap_start(walk, walk->at), end = pl_walk_marks_end(walk->text, walk->at);
	uint32_t last = pl_near_before(walk->text, start);
	bool spaced = start < walk->at, on;
	struct pl_hit *hit = NULL;

	walk->next = end;
	on = gaps->missing && !pl_walk_in_english(walk) && runs_on(walk, end, spaced);
	if (is_edge(last) || wanted == GAP_KEEP || pl_walk_is_notation(walk) ||
	    (!on && !pl_walk_is_punctuation(walk, walk->code, end)) || is_ratio(walk, start, end) ||
	    pl_str_starts(pl_str_cut(walk->text, walk->at, end), "::"))
		return;
	if (!pl_walk_ends_words(last) && !pl_is_pictographic(last) && last != 0xFE0F &&
	    last != '.' && last != '"')
		return;
	if (spaced || (gaps->missing && !pl_walk_in_english(walk)))
		hit = set(walk, start, walk->at, wanted);
	if (on)
		part(walk, hit, end);
}

static void percent(struct pl_walk *walk)
{
	const struct gaps *gaps = settings_of(walk);
	size_t start = gap_start(walk, walk->at);
	uint32_t last = pl_near_before(walk->text, start), on = pl_walk_after(walk);
	bool spaced = start < walk->at;
	struct pl_hit *hit = NULL;

	/* A letter behind « %d » is a program's; nobody types it a space that does not break. */
	if (!pl_is_word(last) || (pl_walk_before(walk) == ' ' && pl_is_letter(on)) ||
	    gaps->percent == GAP_KEEP)
		return;
	if (spaced || gaps->missing)
		hit = set(walk, start, walk->at, gaps->percent);
	if (gaps->missing && pl_is_letter(on))
		part(walk, hit, walk->next);
}

/* --- commas, full stops, ellipses --------------------------------------------------------- */

static bool can_follow_stop(const struct pl_walk *walk, size_t start, uint32_t on)
{
	/* 1 .2345 */
	if (walk->code == '.' && pl_is_digit(on))
		return pl_is_digit(pl_near_before(walk->text, start));
	return !on || pl_is_space(on) || on == ')' || on == ']' || on == PL_CLOSE ||
	       on == PL_CLOSE_ENGLISH || pl_walk_is_mark(on);
}

static void stop(struct pl_walk *walk)
{
	const struct gaps *gaps = settings_of(walk);
	size_t start = gap_start(walk, walk->at), end = walk->next;
	uint32_t last = pl_near_before(walk->text, start);

	while (walk->code == '.' && end < walk->text.len && walk->text.at[end] == '.')
		end++;
	walk->next = end;
	if (!pl_walk_ends_words(last) || gaps->stops != GAP_NONE)
		return;
	if (start < walk->at && can_follow_stop(walk, start, pl_near_after(walk->text, end)))
		set(walk, start, walk->at, GAP_NONE);
	if (gaps->missing && walk->code == PL_ELLIPSIS && start == walk->at &&
	    pl_is_letter(pl_near_after(walk->text, end)))
		set(walk, end, end, GAP_SPACE);
}

/* --- what opens and closes ------------------------------------------------------------------ */

/* Inside the sign, of which one side is open. */
static void inside(struct pl_walk *walk, bool opens, enum gap wanted)
{
	size_t start = opens ? walk->next : gap_start(walk, walk->at);
	size_t end = opens ? gap_end(walk, walk->next) : walk->at;
	uint32_t last = pl_near_before(walk->text, start), on = pl_near_after(walk->text, end);

	if (!is_edge(opens ? on : last))
		set(walk, start, end, wanted);
}

static void quote(struct pl_walk *walk)
{
	inside(walk, walk->code == PL_OPEN || walk->code == OPEN_SINGLE, settings_of(walk)->quotes);
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
	const struct gaps *gaps = settings_of(walk);
	size_t end = gap_end(walk, walk->next);
	uint32_t on = pl_near_after(walk->text, end);

	/* [ ] is a box to tick. */
	if (gaps->inside == GAP_NONE && on != ')' && on != ']')
		inside(walk, true, GAP_NONE);
	if (gaps->missing && walk->code == '(' && pl_is_letter(pl_walk_before(walk)) &&
	    !is_ending(walk, walk->at))
		set(walk, walk->at, walk->at, GAP_SPACE);
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
	const struct gaps *gaps = settings_of(walk);
	size_t start = gap_start(walk, walk->at);
	uint32_t last = pl_near_before(walk->text, start);

	/* A bracket behind a sign may be a smiley. */
	if (gaps->inside == GAP_NONE &&
	    (pl_walk_ends_words(last) || last == '.' || last == '!' || last == '?'))
		inside(walk, false, GAP_NONE);
	if (gaps->missing && walk->code == ')' && pl_is_letter(pl_walk_after(walk)) &&
	    opened_free(walk))
		set(walk, walk->next, walk->next, GAP_SPACE);
}

static void english_quote(struct pl_walk *walk)
{
	if (settings_of(walk)->inside == GAP_NONE)
		inside(walk, walk->code != PL_CLOSE_ENGLISH, GAP_NONE);
}

/* The sign also closes what ‘ has opened, and then it parts words. */
static bool closes_quotation(const struct pl_walk *walk)
{
	size_t at = walk->at;

	for (int i = 0; i < LONGEST_BRACKET && at; i++) {
		uint32_t code = pl_utf8_prev(walk->text, &at);

		if (code == OPEN_ENGLISH_SINGLE || is_line_end(code))
			return code == OPEN_ENGLISH_SINGLE;
	}
	return false;
}

static void apostrophe(struct pl_walk *walk)
{
	const struct gaps *gaps = settings_of(walk);
	size_t start = gap_start(walk, walk->at), end = gap_end(walk, walk->next);
	bool closes = closes_quotation(walk);

	if (closes && gaps->inside == GAP_NONE)
		inside(walk, false, GAP_NONE);
	if (closes || gaps->apostrophes != GAP_NONE ||
	    !pl_is_letter(pl_near_before(walk->text, start)))
		return;
	/* ’90 and ’tit begin with the sign. */
	if (start < walk->at && !pl_is_word(pl_walk_after(walk)))
		set(walk, start, walk->at, GAP_NONE);
	else if (start == walk->at && pl_is_letter(pl_near_after(walk->text, end)))
		set(walk, walk->next, end, GAP_NONE);
}

/* --- dashes ----------------------------------------------------------------------------------- */

static void dash(struct pl_walk *walk)
{
	const struct gaps *gaps = settings_of(walk);
	size_t start = gap_start(walk, walk->at), end = gap_end(walk, walk->next);
	uint32_t last = pl_near_before(walk->text, start), on = pl_near_after(walk->text, end);
	const bool before = start < walk->at;
	const bool behind = end > walk->next;
	struct pl_hit *hit;

	/* At the ends of a line it is a list's or a dialogue's. */
	if (gaps->dashes == GAP_KEEP || is_edge(last) || is_edge(on))
		return;
	if (pl_is_digit(last) && pl_is_digit(on)) {
		set(walk, start, walk->at, GAP_NONE);
		set(walk, walk->next, end, GAP_NONE);
		return;
	}
	if (before ? !pl_walk_ends_words(last) : !pl_is_letter(last) || !gaps->missing)
		return;
	hit = set(walk, start, walk->at, gaps->dashes);
	if (behind)
		set(walk, walk->next, end, GAP_SPACE);
	else if (gaps->missing)
		part(walk, hit, end);
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
static const char starts[] = ":;!?%,.()[]\xC2\xE2";

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
	pl_walk(settings, post, hits, starts, look);
}

#define GAP(key, text)                                                                     \
	{                                                                                  \
		.name = #key, .type = PL_PARAM_WORD, .offset = offsetof(struct gaps, key), \
		.words = gap_words, .help = text                                           \
	}
#define YES(key, text)                                                                     \
	{                                                                                  \
		.name = #key, .type = PL_PARAM_BOOL, .offset = offsetof(struct gaps, key), \
		.help = text                                                               \
	}

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
	.size = sizeof(struct gaps),
	.run = run,
};
