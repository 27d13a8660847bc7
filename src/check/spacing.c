/* spacing: French typography around signs.  Links, mentions, hashtags, e-mails
 * and cashtags are passed over; smileys, hours (14:30) and ratios (3 : 1) too. */
#include "check/check.h"
#include "check/near.h"

#include <limits.h>

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

enum {
	NO_BREAK = 0xA0,
	NARROW = 0x202F,
	OPEN = 0xAB,
	CLOSE = 0xBB,
	ELLIPSIS = 0x2026,
	OPEN_ENGLISH = 0x201C,
	CLOSE_ENGLISH = 0x201D
};

/* A walk over one block, character by character. */
struct walk {
	const struct pl_post *post;
	struct pl_hits *hits;
	struct pl_block block;
	struct pl_str text;
	size_t at, next; /* the character looked at; where to go on */
	uint32_t code;
	size_t token;    /* the first token of the post that does not end before `at` */
	uint32_t quoted; /* how many « are open */
	bool narrow;     /* U+202F may be used */
	bool english;    /* the line that ends at `line_end` is */
	size_t line_end; /* 0: not looked at yet */
};

static uint32_t before(const struct walk *walk)
{
	return pl_near_before(walk->text, walk->at);
}

static uint32_t after(const struct walk *walk)
{
	return pl_near_after(walk->text, walk->next);
}

static struct pl_hit *tell(const struct walk *walk, size_t start, size_t end, struct pl_str sign)
{
	struct pl_span span = { (uint32_t)start, (uint32_t)end };
	struct pl_hit *hit = pl_hit_block(walk->hits, &walk->block, span);

	pl_hit_arg(walk->hits, hit, sign);
	return hit;
}

/* Writes `text` over the bytes from start to end of the block. */
static void mend(const struct walk *walk, struct pl_hit *hit, size_t start, size_t end,
		 const char *text)
{
	struct pl_span span = { walk->block.start + (uint32_t)start,
				walk->block.start + (uint32_t)end };

	pl_hit_edit(walk->hits, hit, span, pl_str_of(text));
}

static struct pl_str sign_at(const struct walk *walk, size_t at)
{
	size_t end = at;

	pl_utf8_next(walk->text, &end);
	return pl_str_cut(walk->text, at, end);
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == NO_BREAK || code == NARROW;
}

static bool is_double(uint32_t code)
{
	return code == ';' || code == ':' || code == '!' || code == '?';
}

/* What goes before the sign: the Imprimerie nationale's no-break space before a
 * colon and inside guillemets, its narrow one before the others.  X counts the
 * narrow one as two characters, so there it is the wide one everywhere. */
static const char *gap(const struct walk *walk, uint32_t sign)
{
	return walk->narrow && sign != ':' && sign != CLOSE ? "\u202F" : "\u00A0";
}

/* The character can end a word or a group of words. */
static bool ends_words(uint32_t code)
{
	static const uint32_t signs[] = { ')',      ']', CLOSE,  CLOSE_ENGLISH,
					  ELLIPSIS, '%', 0x20AC, 0xB0 };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (code == signs[i])
			return true;
	}
	return pl_is_word(code);
}

/* The byte behind the marks that start at byte `at`. */
static size_t marks_end(struct pl_str text, size_t at)
{
	size_t next = at;

	while (is_double(pl_utf8_next(text, &next)))
		at = next;
	return at;
}

/* Marks that end at byte `end` are punctuation: not a smiley :-) nor an hour 14:30. */
static bool is_punctuation(const struct walk *walk, uint32_t sign, size_t end)
{
	uint32_t code = pl_near_after(walk->text, end);

	if (!code || pl_is_space(code) || code == CLOSE || code == CLOSE_ENGLISH ||
	    pl_is_pictographic(code))
		return true;
	return (sign == '!' || sign == '?') && (code == ')' || code == ']' || code == '"');
}

/* --- double signs ------------------------------------------------------------------- */

/* 3 : 1, and hours with blanks. */
static bool is_ratio(const struct walk *walk, uint32_t sign, size_t end)
{
	return sign == ':' && pl_is_digit(before(walk)) &&
	       pl_is_digit(pl_near_after(walk->text, pl_near_blanks_end(walk->text, end)));
}

static void before_double(struct walk *walk)
{
	uint32_t sign = after(walk), last = before(walk);
	size_t end;

	if (walk->code != ' ' || is_blank(sign))
		return;
	end = marks_end(walk->text, walk->next);
	if (last == OPEN) {
		mend(walk, tell(walk, walk->at, walk->next, PL_STR("«")), walk->at, walk->next,
		     "\u00A0");
		return;
	}
	if (sign != CLOSE &&
	    (!is_double(sign) || !is_punctuation(walk, sign, end) || is_ratio(walk, sign, end)))
		return;
	if (!ends_words(last) && !is_double(last) && !pl_is_pictographic(last) && last != 0xFE0F &&
	    !(sign == CLOSE && last == '.'))
		return;
	mend(walk, tell(walk, walk->at, walk->next, sign_at(walk, walk->next)), walk->at,
	     walk->next, gap(walk, sign));
}

/* The semicolon of &eacute; belongs to what is wrong there, not to the sentence. */
static bool ends_entity(const struct walk *walk)
{
	size_t at = walk->at;

	for (int i = 0; i < 10 && at && walk->text.at[at - 1] != '&'; i++, at--) {
		char c = walk->text.at[at - 1];

		if (c != '#' && !(c >= '0' && c <= '9') && !((c | 32) >= 'a' && (c | 32) <= 'z'))
			return false;
	}
	return at && walk->text.at[at - 1] == '&';
}

static bool ends_protocol(const struct walk *walk)
{
	struct pl_str head = pl_str_cut(walk->text, 0, walk->at);

	return pl_str_ends(head, "http") || pl_str_ends(head, "https");
}

/* :name: is some markup's too: the word before the sign begins behind another. */
static bool starts_with_colon(const struct walk *walk)
{
	size_t at = walk->at, start;

	do {
		start = at;
	} while (at && pl_is_word(pl_utf8_prev(walk->text, &at)));
	return start < walk->at && pl_near_before(walk->text, start) == ':';
}

/* Asked once a line, or a long line of marks would be gone over for each of them. */
static bool in_english(struct walk *walk)
{
	if (walk->at >= walk->line_end) {
		size_t end = pl_str_find(walk->text, PL_STR("\n"), walk->at);

		walk->english = pl_near_english(walk->text, walk->at);
		walk->line_end = end < walk->text.len ? end : walk->text.len;
	}
	return walk->english;
}

static void missing(struct walk *walk)
{
	size_t end = marks_end(walk->text, walk->at);
	uint32_t last = before(walk), on = pl_near_after(walk->text, end);
	struct pl_hit *hit;

	if (!is_double(walk->code))
		return;
	walk->next = end;
	/* Two colons are some markup's. */
	if (pl_str_starts(pl_str_cut(walk->text, walk->at, end), "::"))
		return;
	if (walk->code == ':' && starts_with_colon(walk))
		return;
	if (!pl_is_word(last) && last != ')' && last != CLOSE && last != '%' && last != 0x20AC)
		return;
	if (!is_punctuation(walk, walk->code, end) || ends_protocol(walk) ||
	    (walk->code == ':' && (!on || is_ratio(walk, ':', end))) ||
	    (walk->code == ';' && ends_entity(walk)))
		return;
	if (in_english(walk))
		return;
	hit = tell(walk, walk->at, end, pl_str_cut(walk->text, walk->at, end));
	mend(walk, hit, walk->at, walk->at, gap(walk, walk->code));
}

/* --- commas and blanks ------------------------------------------------------------------ */

static void before_comma(struct walk *walk)
{
	size_t sign = pl_near_blanks_end(walk->text, walk->at), end = sign;
	uint32_t code = pl_utf8_next(walk->text, &end), on = pl_near_after(walk->text, end);
	uint32_t last = before(walk);
	struct pl_hit *hit;

	if (!is_blank(walk->code))
		return;
	walk->next = sign;
	if ((code != ',' && code != '.') || (on && !pl_is_space(on)) ||
	    (!pl_is_letter(last) && !pl_is_digit(last) && last != ')' && last != CLOSE))
		return;
	hit = tell(walk, walk->at, end, sign_at(walk, sign));
	mend(walk, hit, walk->at, sign, "");
}

static void after_comma(struct walk *walk)
{
	if (walk->code == ',' && pl_is_letter(before(walk)) && pl_is_letter(after(walk)))
		mend(walk, tell(walk, walk->at, walk->next, PL_STR(",")), walk->next, walk->next,
		     " ");
}

static void many(struct walk *walk)
{
	size_t end = walk->at, next = walk->at;
	const char *kept = " ";
	uint32_t last = before(walk), code, n = 0;

	if (!is_blank(walk->code))
		return;
	while (is_blank(code = pl_utf8_next(walk->text, &next))) {
		/* One that keeps words together is there for a reason. */
		if (*kept == ' ' && code != ' ')
			kept = code == NARROW ? "\u202F" : "\u00A0";
		end = next;
		n++;
	}
	walk->next = end;
	if (n < 2 || !last || pl_is_space(last) || !code || pl_is_space(code))
		return;
	mend(walk, tell(walk, walk->at, end, pl_str_cut(walk->text, walk->at, end)), walk->at, end,
	     kept);
}

/* Inside an opening bracket, and before a closing one. */
static void brackets(struct walk *walk)
{
	size_t end = pl_near_blanks_end(walk->text, walk->at), behind = end;
	uint32_t last = before(walk), code = pl_utf8_next(walk->text, &behind);

	if (!is_blank(walk->code))
		return;
	walk->next = end;
	if (last == '(' && pl_is_word(code))
		mend(walk, tell(walk, walk->at - 1, end, PL_STR("(")), walk->at, end, "");
	else if (code == ')' && (pl_is_word(last) || last == '.' || last == '!' || last == '?' ||
				 last == CLOSE || last == '%' || last == 0x20AC))
		mend(walk, tell(walk, walk->at, behind, PL_STR(")")), walk->at, end, "");
}

/* --- quotation marks ---------------------------------------------------------------------- */

enum { LONGEST_QUOTATION = 200 };

/* The byte at which the quotation that opens here closes in the same line; 0: nowhere
 * near. */
static size_t closing(const struct walk *walk, uint32_t sign)
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
static bool opens(const struct walk *walk)
{
	uint32_t last = before(walk), on = after(walk);

	return (walk->code == '"' || walk->code == OPEN_ENGLISH) && !pl_is_word(last) &&
	       last != '=' && on && !pl_is_space(on);
}

static void quotes(struct walk *walk)
{
	size_t close, end;
	struct pl_hit *hit;

	if (!opens(walk) || walk->quoted)
		return;
	close = end = closing(walk, walk->code == '"' ? '"' : CLOSE_ENGLISH);
	if (close < walk->next + 2 || pl_is_space(pl_near_before(walk->text, close)))
		return;
	pl_utf8_next(walk->text, &end);
	if (pl_is_word(pl_near_after(walk->text, end)))
		return;
	hit = tell(walk, walk->at, end, pl_str_cut(walk->text, walk->next, close));
	mend(walk, hit, walk->at, walk->next, "«\u00A0");
	mend(walk, hit, close, end, "\u00A0»");
	walk->next = end;
}

static void inside_quotes(struct walk *walk)
{
	uint32_t last = before(walk), on = after(walk);

	if (walk->code == OPEN && on && !pl_is_space(on))
		mend(walk, tell(walk, walk->at, walk->next, PL_STR("«")), walk->next, walk->next,
		     "\u00A0");
	else if (walk->code == CLOSE && last && !pl_is_space(last))
		mend(walk, tell(walk, walk->at, walk->next, PL_STR("»")), walk->at, walk->at,
		     "\u00A0");
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

static struct dots dots_at(const struct walk *walk)
{
	struct dots dots = { .end = walk->at, .etc = etc_before(walk->text, walk->at) };
	size_t next = walk->at;
	uint32_t code;

	while ((code = pl_utf8_next(walk->text, &next)) == '.' || code == ELLIPSIS) {
		dots.stops += code == '.';
		dots.ellipses += code == ELLIPSIS;
		dots.end = next;
	}
	return dots;
}

/* Paths (../a), ranges of numbers (1..10), markup at a line's start. */
static bool is_notation(const struct walk *walk, const struct dots *dots)
{
	uint32_t last = before(walk), on = pl_near_after(walk->text, dots->end);

	return !last || last == '\n' || last == '/' || on == '/' || last == '\\' || on == '\\' ||
	       (pl_is_digit(last) && pl_is_digit(on));
}

static void tell_dots(struct walk *walk, size_t start, const struct dots *dots, const char *text)
{
	struct pl_hit *hit = tell(walk, start, dots->end, pl_str_cut(walk->text, start, dots->end));

	/* Behind « etc » its blank goes too; the word stays as it was written. */
	mend(walk, hit, start < walk->at ? start + 3 : start, dots->end, text);
}

static void dots(struct walk *walk)
{
	struct dots dots;

	if (walk->code != '.' && walk->code != ELLIPSIS)
		return;
	dots = dots_at(walk);
	if (dots.etc != SIZE_MAX && (dots.ellipses || dots.stops > 1))
		tell_dots(walk, dots.etc, &dots, ".");
	else if (!dots.ellipses && dots.stops != 1 && dots.stops != 3 && !is_notation(walk, &dots))
		tell_dots(walk, walk->at, &dots, "…");
	walk->next = dots.end;
}

static void three_dots(struct walk *walk)
{
	struct dots dots;

	if (walk->code != '.')
		return;
	dots = dots_at(walk);
	if (dots.stops == 3 && !dots.ellipses && dots.etc == SIZE_MAX && !is_notation(walk, &dots))
		tell_dots(walk, walk->at, &dots, "…");
	walk->next = dots.end;
}

static void repeated_marks(struct walk *walk)
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
		mend(walk, tell(walk, walk->at, end, pl_str_cut(walk->text, walk->at, end)),
		     walk->at + 1, end, "");
}

/* --- the walk --------------------------------------------------------------------------------- */

static bool machine_read(uint8_t kind)
{
	return kind == PL_TOKEN_LINK || kind == PL_TOKEN_EMAIL || kind == PL_TOKEN_MENTION ||
	       kind == PL_TOKEN_HASHTAG || kind == PL_TOKEN_CASHTAG;
}

static size_t first_token(const struct pl_post *post, uint32_t start)
{
	size_t low = 0, high = post->n_tokens;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->tokens[middle].span.end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Goes behind a token that only machines read, when one stands at `at`. */
static bool pass_token(struct walk *walk)
{
	const struct pl_post *post = walk->post;
	uint32_t place = walk->block.start + (uint32_t)walk->at;

	if (walk->block.media >= 0)
		return false;
	while (walk->token < post->n_tokens && post->tokens[walk->token].span.end <= place)
		walk->token++;
	if (walk->token == post->n_tokens || post->tokens[walk->token].span.start > place ||
	    !machine_read(post->tokens[walk->token].kind))
		return false;
	walk->at = post->tokens[walk->token].span.end - walk->block.start;
	return true;
}

static void follow_quotes(struct walk *walk)
{
	if (walk->code == OPEN)
		walk->quoted++;
	else if (walk->code == CLOSE && walk->quoted)
		walk->quoted--;
	else if (walk->code == '\n' && pl_near_after(walk->text, walk->next) == '\n')
		walk->quoted = 0;
}

/* Ways of looking, and the bytes with which what they look at begins: all others, most
 * of a text, are passed over.  C2 begins U+00A0 and guillemets, E2 all other blanks
 * and signs. */
static const struct {
	void (*look)(struct walk *walk);
	const char *starts;
} ways[] = {
	[FIND_BEFORE_DOUBLE] = { before_double, " " },
	[FIND_MISSING] = { missing, ";:!?" },
	[FIND_BEFORE_COMMA] = { before_comma, " \xC2\xE2" },
	[FIND_AFTER_COMMA] = { after_comma, "," },
	[FIND_MANY] = { many, " \xC2\xE2" },
	[FIND_BRACKETS] = { brackets, " \xC2\xE2" },
	[FIND_QUOTES] = { quotes, "\"\n\xC2\xE2" },
	[FIND_INSIDE] = { inside_quotes, "\xC2" },
	[FIND_DOTS] = { dots, ".\xE2" },
	[FIND_THREE_DOTS] = { three_dots, "." },
	[FIND_MARKS] = { repeated_marks, "!?" },
};

static void look_through(struct walk *walk, enum find find)
{
	bool starts[UCHAR_MAX + 1] = { 0 };

	for (const char *start = ways[find].starts; *start; start++)
		starts[(unsigned char)*start] = true;
	walk->text = walk->block.text;
	walk->at = 0;
	walk->quoted = 0;
	walk->line_end = 0;
	walk->token = first_token(walk->post, walk->block.start);
	while (walk->at < walk->text.len) {
		if (!starts[(unsigned char)walk->text.at[walk->at]]) {
			walk->at++;
			continue;
		}
		if (pass_token(walk))
			continue;
		walk->next = walk->at;
		walk->code = pl_utf8_next(walk->text, &walk->next);
		follow_quotes(walk);
		ways[find].look(walk);
		walk->at = walk->next;
	}
}

static bool narrow_is_free(const struct pl_post *post, const struct pl_hits *hits)
{
	uint64_t networks = pl_hits_networks(hits);

	for (size_t i = 0; post->known && i < post->known->n; i++) {
		if (networks >> i & 1 && post->known->at[i]->count == PL_COUNT_WEIGHTED)
			return false;
	}
	return true;
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct spacing *spacing = settings;
	struct walk walk = { .post = post, .hits = hits, .narrow = narrow_is_free(post, hits) };

	for (size_t at = 0; pl_hits_block(hits, &at, &walk.block);)
		look_through(&walk, (enum find)spacing->find);
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
	.run = run,
};
