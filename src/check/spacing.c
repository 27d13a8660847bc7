/* spacing: French typography around signs.  Links, mentions, hashtags, e-mails
 * and cashtags are passed over; smileys, hours (14:30) and ratios (3 : 1) too. */
#include "check/holds.h"
#include "check/near.h"
#include "check/walk.h"

enum find {
	FIND_BEFORE_DOUBLE,
	FIND_MISSING,
	FIND_BEFORE_COMMA,
	FIND_AFTER_COMMA,
	FIND_MANY,
	FIND_BRACKETS,
	FIND_QUOTES,
	FIND_INSIDE,
	FIND_DOTS,
	FIND_THREE_DOTS,
	FIND_MARKS
};

static const char *const find_words[] = {
	"before-double",  "missing-before-double",
	"before-comma",   "after-comma",
	"many",           "brackets",
	"quotes",         "inside-quotes",
	"dots",           "three-dots",
	"repeated-marks", NULL,
};

struct spacing {
	uint8_t find;
};

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == PL_NO_BREAK || code == PL_NARROW;
}

/* What goes before the sign: the Imprimerie nationale's no-break space before a
 * colon and inside guillemets, its narrow one before the others.  X counts the
 * narrow one as two characters, so there it is the wide one everywhere. */
static const char *gap(const struct pl_walk *walk, uint32_t sign)
{
	return sign != ':' && sign != PL_CLOSE && pl_walk_may_be_narrow(walk) ? "\u202F" : "\u00A0";
}

/* --- double signs ------------------------------------------------------------------- */

/* 3 : 1, and hours with blanks. */
static bool is_ratio(const struct pl_walk *walk, uint32_t sign, size_t end)
{
	return sign == ':' && pl_is_digit(pl_walk_before(walk)) &&
	       pl_is_digit(pl_near_after(walk->text, pl_near_blanks_end(walk->text, end)));
}

static void before_double(struct pl_walk *walk)
{
	uint32_t sign = pl_walk_after(walk), last = pl_walk_before(walk);
	size_t end;

	if (walk->code != ' ' || is_blank(sign))
		return;
	end = pl_walk_marks_end(walk->text, walk->next);
	if (last == PL_OPEN) {
		pl_walk_mend(walk, pl_walk_tell(walk, walk->at, walk->next, PL_STR("«")), walk->at,
			     walk->next, "\u00A0");
		return;
	}
	if (sign != PL_CLOSE &&
	    (!pl_walk_is_mark(sign) || !pl_walk_is_punctuation(walk, sign, end) ||
	     is_ratio(walk, sign, end)))
		return;
	if (!pl_walk_ends_words(last) && !pl_walk_is_mark(last) && !pl_is_pictographic(last) &&
	    last != 0xFE0F && !(sign == PL_CLOSE && last == '.'))
		return;
	pl_walk_mend(walk,
		     pl_walk_tell(walk, walk->at, walk->next, pl_walk_sign_at(walk, walk->next)),
		     walk->at, walk->next, gap(walk, sign));
}

static void missing(struct pl_walk *walk)
{
	size_t end = pl_walk_marks_end(walk->text, walk->at);
	uint32_t last = pl_walk_before(walk), on = pl_near_after(walk->text, end);
	struct pl_hit *hit;

	if (!pl_walk_is_mark(walk->code))
		return;
	walk->next = end;
	/* Two colons are some markup's. */
	if (pl_str_starts(pl_str_cut(walk->text, walk->at, end), "::"))
		return;
	if (pl_walk_is_notation(walk))
		return;
	if (!pl_is_word(last) && last != ')' && last != PL_CLOSE && last != '%' && last != 0x20AC)
		return;
	if (!pl_walk_is_punctuation(walk, walk->code, end) ||
	    (walk->code == ':' && (!on || is_ratio(walk, ':', end))))
		return;
	if (pl_walk_in_english(walk))
		return;
	hit = pl_walk_tell(walk, walk->at, end, pl_str_cut(walk->text, walk->at, end));
	pl_walk_mend(walk, hit, walk->at, walk->at, gap(walk, walk->code));
}

/* --- commas and blanks ------------------------------------------------------------------ */

/* A capital and small letters: « .Pensez » is a sentence without its blank, « .NET » a name. */
static bool begins_sentence(struct pl_str text, size_t at)
{
	return pl_is_upper(pl_utf8_next(text, &at)) && at < text.len &&
	       pl_is_lower(pl_near_after(text, at));
}

/* What a comma may stand behind. */
static bool ends_words(uint32_t code)
{
	return pl_is_letter(code) || pl_is_digit(code) || code == ')' || code == PL_CLOSE ||
	       code == '%' || code == 0x20AC /* € */ || code == 0xB0 /* ° */ || code == 0x201D;
}

static void before_comma(struct pl_walk *walk)
{
	size_t sign = pl_near_blanks_end(walk->text, walk->at), end = sign;
	uint32_t code = pl_utf8_next(walk->text, &end), on = pl_near_after(walk->text, end);
	uint32_t last = pl_walk_before(walk);
	struct pl_hit *hit;

	if (!is_blank(walk->code))
		return;
	walk->next = sign;
	if ((code != ',' && code != '.') ||
	    (on && !pl_is_space(on) && !(code == ',' && pl_is_letter(on)) &&
	     !(code == '.' && begins_sentence(walk->text, end))) ||
	    !ends_words(last))
		return;
	hit = pl_walk_tell(walk, walk->at, end, pl_walk_sign_at(walk, sign));
	if (code == '.' && on && !pl_is_space(on))
		pl_walk_mend(walk, hit, walk->at, end, ". ");
	else
		pl_walk_mend(walk, hit, walk->at, sign, "");
}

static void after_comma(struct pl_walk *walk)
{
	if (walk->code == ',' && pl_is_letter(pl_walk_before(walk)) &&
	    pl_is_letter(pl_walk_after(walk)))
		pl_walk_mend(walk, pl_walk_tell(walk, walk->at, walk->next, PL_STR(",")),
			     walk->next, walk->next, " ");
}

static void many(struct pl_walk *walk)
{
	size_t end = walk->at, next = walk->at;
	const char *kept = " ";
	uint32_t last = pl_walk_before(walk), code, n = 0;

	if (!is_blank(walk->code))
		return;
	while (is_blank(code = pl_utf8_next(walk->text, &next))) {
		/* One that keeps words together is there for a reason. */
		if (*kept == ' ' && code != ' ')
			kept = code == PL_NARROW ? "\u202F" : "\u00A0";
		end = next;
		n++;
	}
	walk->next = end;
	if (n < 2 || !last || pl_is_space(last) || !code || pl_is_space(code))
		return;
	pl_walk_mend(walk, pl_walk_tell(walk, walk->at, end, pl_str_cut(walk->text, walk->at, end)),
		     walk->at, end, kept);
}

/* Inside an opening bracket, and before a closing one. */
static void brackets(struct pl_walk *walk)
{
	size_t end = pl_near_blanks_end(walk->text, walk->at), behind = end;
	uint32_t last = pl_walk_before(walk), code = pl_utf8_next(walk->text, &behind);

	if (!is_blank(walk->code))
		return;
	walk->next = end;
	if (last == '(' && pl_is_word(code))
		pl_walk_mend(walk, pl_walk_tell(walk, walk->at - 1, end, PL_STR("(")), walk->at,
			     end, "");
	else if (code == ')' && (pl_is_word(last) || last == '.' || last == '!' || last == '?' ||
				 last == PL_CLOSE || last == '%' || last == 0x20AC))
		pl_walk_mend(walk, pl_walk_tell(walk, walk->at, behind, PL_STR(")")), walk->at, end,
			     "");
}

/* --- quotation marks ---------------------------------------------------------------------- */

enum { LONGEST_QUOTATION = 200 };

/* The byte at which the quotation that opens here closes in the same line; 0: nowhere
 * near. */
static size_t closing(const struct pl_walk *walk, uint32_t sign)
{
	size_t at = walk->next;

	for (int i = 0; i < LONGEST_QUOTATION; i++) {
		size_t here = at;
		uint32_t code = pl_utf8_next(walk->text, &at);

		if (!code || code == '\n' || code == '\r')
			return 0;
		if (code == sign)
			return here;
	}
	return 0;
}

/* Not the inches of 15" nor an attribute's ="value". */
static bool opens(const struct pl_walk *walk)
{
	uint32_t last = pl_walk_before(walk);

	return (walk->code == '"' || walk->code == PL_OPEN_ENGLISH) && !pl_is_word(last) &&
	       last != '=' && pl_walk_after(walk);
}

/* Another straight mark stands near in the line, before it or behind byte `end`: then
 * nobody knows which of them belong together. */
static bool is_crowded(const struct pl_walk *walk, size_t end)
{
	size_t at = walk->at;

	for (int i = 0; i < LONGEST_QUOTATION && at && walk->text.at[at - 1] != '\n'; i++) {
		if (walk->text.at[--at] == '"')
			return true;
	}
	for (int i = 0; i < LONGEST_QUOTATION && end < walk->text.len; i++, end++) {
		if (walk->text.at[end] == '"' || walk->text.at[end] == '\n')
			return walk->text.at[end] == '"';
	}
	return false;
}

static void mend_quotes(struct pl_walk *walk, size_t inner, size_t inner_end, size_t end)
{
	struct pl_hit *hit =
		pl_walk_tell(walk, walk->at, end, pl_str_cut(walk->text, inner, inner_end));

	pl_walk_mend(walk, hit, walk->at, inner, "«\u00A0");
	pl_walk_mend(walk, hit, inner_end, end, "\u00A0»");
	walk->next = end;
}

static void quotes(struct pl_walk *walk)
{
	size_t close, end, inner, inner_end;
	bool spaced;

	if (!opens(walk) || walk->quoted)
		return;
	close = end = closing(walk, walk->code == '"' ? '"' : PL_CLOSE_ENGLISH);
	if (close < walk->next + 2)
		return;
	pl_utf8_next(walk->text, &end);
	inner = pl_near_blanks_end(walk->text, walk->next);
	inner_end = pl_near_blanks_start(walk->text, close);
	spaced = inner > walk->next;
	if (inner >= inner_end || spaced != (inner_end < close) ||
	    pl_is_word(pl_near_after(walk->text, end)))
		return;
	/* Marks in a row are no quotation: mended from the inside they would never end. */
	if (walk->code == '"' &&
	    (pl_walk_before(walk) == '"' || pl_near_after(walk->text, end) == '"'))
		return;
	if (!spaced || (walk->code == '"' && !is_crowded(walk, end)))
		mend_quotes(walk, inner, inner_end, end);
}

static void inside_quotes(struct pl_walk *walk)
{
	uint32_t last = pl_walk_before(walk), on = pl_walk_after(walk);

	if (walk->code == PL_OPEN && on && !pl_is_space(on))
		pl_walk_mend(walk, pl_walk_tell(walk, walk->at, walk->next, PL_STR("«")),
			     walk->next, walk->next, "\u00A0");
	else if (walk->code == PL_CLOSE && last && !pl_is_space(last))
		pl_walk_mend(walk, pl_walk_tell(walk, walk->at, walk->next, PL_STR("»")), walk->at,
			     walk->at, "\u00A0");
}

/* --- dots and marks -------------------------------------------------------------------------- */

/* A run of full stops and ellipses, and what it follows. */
struct dots {
	size_t end;
	uint32_t stops, ellipses;
	size_t etc; /* where the « etc » before it starts; SIZE_MAX: none is there */
};

static size_t etc_before(struct pl_str text, size_t at)
{
	size_t end = pl_near_blanks_start(text, at), start;

	if (end < 3)
		return SIZE_MAX;
	start = end - 3;
	return pl_str_is_nocase(pl_str_cut(text, start, end), "etc") &&
			       !pl_is_word(pl_near_before(text, start))
		       ? start
		       : SIZE_MAX;
}

static struct dots dots_at(const struct pl_walk *walk)
{
	struct dots dots = { .end = walk->at, .etc = etc_before(walk->text, walk->at) };
	size_t next = walk->at;
	uint32_t code;

	while ((code = pl_utf8_next(walk->text, &next)) == '.' || code == PL_ELLIPSIS) {
		dots.stops += code == '.';
		dots.ellipses += code == PL_ELLIPSIS;
		dots.end = next;
	}
	return dots;
}

/* Paths (../a), ranges of numbers (1..10), markup at a line's start. */
static bool is_notation(const struct pl_walk *walk, const struct dots *dots)
{
	uint32_t last = pl_walk_before(walk), on = pl_near_after(walk->text, dots->end);

	return !last || last == '\n' || last == '/' || on == '/' || last == '\\' || on == '\\' ||
	       (pl_is_digit(last) && pl_is_digit(on));
}

static void tell_dots(struct pl_walk *walk, size_t start, const struct dots *dots, const char *text)
{
	struct pl_hit *hit =
		pl_walk_tell(walk, start, dots->end, pl_str_cut(walk->text, start, dots->end));

	/* Behind « etc » its blank goes too; the word stays as it was written. */
	pl_walk_mend(walk, hit, start < walk->at ? start + 3 : start, dots->end, text);
}

static void dots(struct pl_walk *walk)
{
	struct dots dots;

	if (walk->code != '.' && walk->code != PL_ELLIPSIS)
		return;
	dots = dots_at(walk);
	if (dots.etc != SIZE_MAX && (dots.ellipses || dots.stops > 1))
		tell_dots(walk, dots.etc, &dots, ".");
	else if (!dots.ellipses && dots.stops != 1 && dots.stops != 3 && !is_notation(walk, &dots))
		tell_dots(walk, walk->at, &dots, "…");
	walk->next = dots.end;
}

static void three_dots(struct pl_walk *walk)
{
	struct dots dots;

	if (walk->code != '.')
		return;
	dots = dots_at(walk);
	if (dots.stops == 3 && !dots.ellipses && dots.etc == SIZE_MAX && !is_notation(walk, &dots))
		tell_dots(walk, walk->at, &dots, "…");
	walk->next = dots.end;
}

static void repeated_marks(struct pl_walk *walk)
{
	size_t end = walk->at;
	uint32_t exclamations = 0, questions = 0;

	while (end < walk->text.len && (walk->text.at[end] == '!' || walk->text.at[end] == '?')) {
		exclamations += walk->text.at[end] == '!';
		questions += walk->text.at[end] == '?';
		end++;
	}
	if (end == walk->at)
		return;
	walk->next = end;
	if (exclamations + questions > 2 || exclamations == 2 || questions == 2)
		pl_walk_mend(
			walk,
			pl_walk_tell(walk, walk->at, end, pl_str_cut(walk->text, walk->at, end)),
			walk->at + 1, end, "");
}

/* --- the walk --------------------------------------------------------------------------------- */

/* Ways of looking, and the bytes with which what they look at begins: all others, most
 * of a text, are passed over.  C2 begins U+00A0 and guillemets, E2 all other blanks
 * and signs; AB ends a guillemet. */
static const struct {
	void (*look)(struct pl_walk *walk);
	struct pl_walk_signs signs;
} ways[] = {
	[FIND_BEFORE_DOUBLE] = { before_double, { " ", ";:!?", "\xAB" } },
	[FIND_MISSING] = { missing, { .starts = ";:!?" } },
	[FIND_BEFORE_COMMA] = { before_comma, { " \xC2\xE2", ",.", "" } },
	[FIND_AFTER_COMMA] = { after_comma, { .starts = "," } },
	[FIND_MANY] = { many, { " \xC2\xE2", "", "" } },
	[FIND_BRACKETS] = { brackets, { " \xC2\xE2", ")", "(" } },
	[FIND_QUOTES] = { quotes, { .starts = "\"\n\xC2\xE2" } },
	[FIND_INSIDE] = { inside_quotes, { .starts = "\xC2" } },
	[FIND_DOTS] = { dots, { .starts = ".\xE2" } },
	[FIND_THREE_DOTS] = { three_dots, { .starts = "." } },
	[FIND_MARKS] = { repeated_marks, { .starts = "!?" } },
};

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct spacing *spacing = settings;

	pl_walk(settings, post, hits, &ways[spacing->find].signs, ways[spacing->find].look);
}

static bool may(const void *settings, const struct pl_holds *holds)
{
	const struct spacing *spacing = settings;

	return pl_holds_any(holds, ways[spacing->find].signs.starts);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = offsetof(struct spacing, find),
	  .words = find_words,
	  .help = "What is looked for: a plain space where ; : ! ? » or « want one that does not "
		  "break, none at all there, a space before a comma or full stop, none behind a "
		  "comma, several spaces, spaces inside brackets, quotation marks that are not "
		  "French, words that touch them, dots that are not three, three that are not one "
		  "character, or several marks in a row." },
	{ 0 },
};

const struct pl_check pl_check_spacing = {
	.name = "spacing",
	.help = "French typography around signs",
	.args = "the sign; with many, quotes, dots, three-dots and repeated-marks: the text",
	.params = params,
	.exact = true,
	.size = sizeof(struct spacing),
	.may = may,
	.run = run,
};
