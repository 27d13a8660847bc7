/* Cutting what was written as one word into the words it is made of: of all ways to read it
 * as a row of known words the likeliest, each word by how common it is. */
#include "check/cut.h"

#include "check/french.h"
#include "check/near.h"

enum { MOST_LETTERS = 64, LONG_WORD = 3, MOST_WAYS = 3 };

/* Costs, in eighths of a bit: see check/french.h.  Those of a list are as common as what
 * stands forty times in three million words; an unknown word is as rare as its letters are
 * many.  Measured on tests/hashtags/labelled.txt. */
enum {
	LISTED = 129,
	PLURAL = 13, /* of one in a list */
	ELIDED = 17, /* l’ and d’ */
	UNKNOWN = 104,
	LETTER = 23,    /* of an unknown word */
	AHEAD = 12,     /* of it, or nothing is told */
	FAR_AHEAD = 92, /* of all other ways, to be sure */
	NEVER = UINT16_MAX
};

/* A way to read the word from some letter on: its first piece, and how it goes on. */
struct way {
	uint32_t cost;
	uint8_t end;  /* letter behind the piece */
	uint8_t next; /* which of the ways from there */
};

/* The word letter by letter, folded, and the best ways from each of them. */
struct cutting {
	const struct pl_cut_by *by;
	struct pl_str word;
	struct pl_buf folded;
	size_t n;                      /* letters */
	size_t from[MOST_LETTERS + 1]; /* byte of `word` where a letter starts */
	size_t folded_from[MOST_LETTERS + 1];
	struct way ways[MOST_LETTERS + 1][MOST_WAYS]; /* the cheapest first */
	uint8_t n_ways[MOST_LETTERS + 1];
};

static bool fold_letter(struct pl_buf *out, struct pl_str letter)
{
	char c = *letter.at;

	if (letter.len > 1)
		return pl_fold(out, letter, NULL);
	pl_buf_putc(out, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	return !out->failed;
}

static bool read_letters(struct cutting *cut)
{
	size_t at = 0;

	while (at < cut->word.len) {
		size_t start = at;

		if (cut->n == MOST_LETTERS)
			return false;
		cut->from[cut->n] = start;
		cut->folded_from[cut->n++] = cut->folded.len;
		pl_utf8_next(cut->word, &at);
		if (!fold_letter(&cut->folded, pl_str_cut(cut->word, start, at)))
			return false;
	}
	cut->from[cut->n] = at;
	cut->folded_from[cut->n] = cut->folded.len;
	return true;
}

static bool is_digit_at(const struct cutting *cut, size_t i)
{
	size_t at = cut->from[i];

	return i < cut->n && pl_is_digit(pl_utf8_next(cut->word, &at));
}

/* --- what words cost -------------------------------------------------------------------------- */

static struct pl_str piece_of(const struct cutting *cut, size_t start, size_t end)
{
	return pl_str_cut(pl_buf_str(&cut->folded), cut->folded_from[start], cut->folded_from[end]);
}

/* A piece that grows letter by letter, among the words that are known. */
struct stem {
	struct pl_french french;
	struct pl_dict_path listed;
	bool is_plural; /* of a listed one: lists hold singulars, the plural in s is as good */
};

/* How a piece is read: all of it, and what is behind its first letter when that may be an
 * article whose apostrophe was left out. */
struct reading {
	struct stem whole, rest;
	bool elided;
};

static void extend(const struct pl_cut_by *by, struct stem *stem, char letter)
{
	stem->is_plural = letter == 's' && stem->listed.len >= LONG_WORD &&
			  pl_dict_ends(by->dict, &stem->listed);
	pl_dict_step(by->dict, &stem->listed, letter);
	if (by->french)
		pl_french_step(&stem->french, letter);
}

static uint32_t listed_cost(const struct pl_cut_by *by, const struct stem *stem)
{
	if (stem->listed.len < 2)
		return NEVER;
	if (pl_dict_ends(by->dict, &stem->listed))
		return LISTED;
	if (stem->is_plural)
		return LISTED + (by->french ? PLURAL : 0);
	return NEVER;
}

static uint32_t word_cost(const struct pl_cut_by *by, const struct stem *stem)
{
	uint32_t listed = listed_cost(by, stem), common = NEVER;

	if (by->french && !pl_french_cost(&stem->french, &common))
		common = NEVER;
	return common < listed ? common : listed;
}

static bool may_be_elided(const struct cutting *cut, size_t i)
{
	struct pl_str letter = piece_of(cut, i, i + 1);

	return cut->by->french && (pl_str_is(letter, "l") || pl_str_is(letter, "d"));
}

static bool is_vowel(char letter)
{
	return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' ||
	       letter == 'y' || letter == 'h';
}

/* Hashtags have no apostrophe: l’eau and d’été are read as one word. */
static uint32_t piece_cost(const struct cutting *cut, struct pl_str piece,
			   const struct reading *reading)
{
	uint32_t whole = word_cost(cut->by, &reading->whole), elided = NEVER;

	if (reading->elided && piece.len > LONG_WORD && is_vowel(piece.at[1]))
		elided = word_cost(cut->by, &reading->rest);
	if (elided != NEVER)
		elided += ELIDED;
	return elided < whole ? elided : whole;
}

static bool may_go_on(const struct pl_cut_by *by, const struct stem *stem)
{
	return (by->french && !stem->french.lost) || pl_dict_begins(&stem->listed);
}

/* A longer piece than this may be known yet. */
static bool goes_on(const struct cutting *cut, const struct reading *reading)
{
	return may_go_on(cut->by, &reading->whole) ||
	       (reading->elided && may_go_on(cut->by, &reading->rest));
}

/* The piece from letter `i` grows by the letter before `end`, which may be two when folded. */
static void grow(const struct cutting *cut, size_t i, size_t end, struct reading *reading)
{
	struct pl_str more = piece_of(cut, end - 1, end);

	for (size_t k = 0; k < more.len; k++) {
		extend(cut->by, &reading->whole, more.at[k]);
		if (reading->elided && (end - 1 > i || k))
			extend(cut->by, &reading->rest, more.at[k]);
	}
}

/* --- ways ------------------------------------------------------------------------------------- */

/* Two short words in a row are mostly a part of a longer one: but for « de la », « on se ». */
static bool short_words_go(struct pl_str first, struct pl_str second)
{
	static const char *const firsts[] = { "de", "a",  "et", "en", "ou", "si", "ne",
					      "on", "ce", "je", "tu", "il", NULL };
	static const char *const seconds[] = { "la", "le", "un", "en", "ma", "sa",
					       "ta", "se", "ne", "te", "me", NULL };

	if (pl_str_is(second, "le") && (pl_str_is(first, "de") || pl_str_is(first, "a")))
		return false;
	return pl_near_word(first, firsts) && pl_near_word(second, seconds);
}

/* Can the piece stand before the way?  A lone « a » joins words of four letters or more. */
static bool goes_with(const struct cutting *cut, size_t i, size_t end, size_t next_end)
{
	size_t letters = end - i, behind = next_end - end;

	if (!cut->by->french || !behind || is_digit_at(cut, i) || is_digit_at(cut, end))
		return letters > 1 || is_digit_at(cut, i);
	if (letters < LONG_WORD && behind < LONG_WORD)
		return short_words_go(piece_of(cut, i, end), piece_of(cut, end, next_end));
	if (letters == 1)
		return i > 0 && behind > LONG_WORD;
	return behind > 1 || letters > LONG_WORD;
}

/* Keeps the way among the cheapest; of two that cost the same the one that came later,
 * whose first piece is longer. */
static void keep(struct cutting *cut, size_t i, struct way way)
{
	struct way *ways = cut->ways[i];
	size_t n = cut->n_ways[i], place = n;

	while (place > 0 && way.cost <= ways[place - 1].cost)
		place--;
	if (place == MOST_WAYS)
		return;
	n = n < MOST_WAYS ? n + 1 : n;
	for (size_t k = n - 1; k > place; k--)
		ways[k] = ways[k - 1];
	ways[place] = way;
	cut->n_ways[i] = (uint8_t)n;
}

static void add_piece(struct cutting *cut, size_t i, size_t end, uint32_t cost)
{
	for (uint8_t k = 0; k < cut->n_ways[end]; k++) {
		const struct way *next = &cut->ways[end][k];

		if (goes_with(cut, i, end, end < cut->n ? next->end : end))
			keep(cut, i, (struct way){ next->cost + cost, (uint8_t)end, k });
	}
}

/* Finds the best ways from letter `i`; those of letters behind are done. */
static void find_ways(struct cutting *cut, size_t i)
{
	size_t longest = cut->by->dict->longest + 1, end = i;
	struct reading reading = { .elided = may_be_elided(cut, i) };

	if (cut->by->french && longest < PL_FRENCH_LONGEST + 1)
		longest = PL_FRENCH_LONGEST + 1;
	if (is_digit_at(cut, i)) {
		while (is_digit_at(cut, end))
			end++;
		add_piece(cut, i, end, 0);
		return;
	}
	for (end = i + 1; end <= cut->n; end++) {
		struct pl_str piece = piece_of(cut, i, end);
		uint32_t cost;

		if (piece.len > longest)
			return;
		grow(cut, i, end, &reading);
		cost = cut->n_ways[end] ? piece_cost(cut, piece, &reading) : NEVER;
		if (cost != NEVER)
			add_piece(cut, i, end, cost);
		if (!goes_on(cut, &reading))
			return;
	}
}

/* --- is it worth telling? ----------------------------------------------------------------- */

struct pieces {
	size_t starts[MOST_LETTERS + 1], n; /* with the end behind the last */
};

static void follow(const struct cutting *cut, size_t which, struct pieces *pieces)
{
	size_t i = 0;

	pieces->n = 0;
	while (i < cut->n) {
		const struct way *way = &cut->ways[i][which];

		pieces->starts[pieces->n++] = i;
		i = way->end;
		which = way->next;
	}
	pieces->starts[pieces->n] = cut->n;
}

/* Words that begin or end longer ones more often than a hashtag of two. */
static bool joins(struct pl_str piece)
{
	static const char *const words[] = { "au",  "car",  "ce",  "de", "des", "en",  "entre",
					     "et",  "mi",   "mon", "ne", "non", "on",  "ou",
					     "par", "pour", "qui", "re", "se",  "son", "sous",
					     "sur", "ton",  "un",  "va", "vu",  NULL };

	return pl_near_word(piece, words);
}

static bool is_worth(const struct cutting *cut, const struct pieces *pieces)
{
	size_t words = 0, longs = 0, joining = 0;

	for (size_t k = 0; k < pieces->n; k++) {
		size_t start = pieces->starts[k], end = pieces->starts[k + 1];

		if (is_digit_at(cut, start))
			continue;
		words++;
		longs += end - start >= LONG_WORD;
		joining += joins(piece_of(cut, start, end));
	}
	return longs > 1 && !(cut->by->french && words == 2 && joining);
}

/* What it costs as one word that nobody knows. */
static uint32_t unknown_cost(const struct cutting *cut)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < cut->n; i++)
		letters += !is_digit_at(cut, i);
	return UNKNOWN + LETTER * letters;
}

/* The pieces again as one word, a capital on each. */
static struct pl_str joined(const struct cutting *cut, const struct pieces *pieces,
			    struct pl_arena *arena)
{
	struct pl_buf out = { 0 };
	struct pl_str text;

	for (size_t k = 0; k < pieces->n; k++) {
		size_t at = cut->from[pieces->starts[k]];

		pl_utf8_put(&out, pl_to_upper(pl_utf8_next(cut->word, &at)));
		pl_buf_add(&out, pl_str_cut(cut->word, at, cut->from[pieces->starts[k + 1]]));
	}
	arena->failed |= out.failed;
	text = pl_arena_str(arena, pl_buf_str(&out));
	pl_buf_release(&out);
	return text;
}

static void tell(const struct cutting *cutting, struct pl_arena *arena, struct pl_cut *cut)
{
	const struct way *ways = cutting->ways[0];
	uint32_t other = cutting->by->french ? unknown_cost(cutting) : UINT32_MAX;
	struct pieces pieces;

	follow(cutting, 0, &pieces);
	if (!is_worth(cutting, &pieces) || ways[0].cost + AHEAD > other)
		return;
	for (size_t k = 0; k < cutting->n_ways[0]; k++) {
		follow(cutting, k, &pieces);
		if (is_worth(cutting, &pieces))
			cut->texts[cut->n++] = joined(cutting, &pieces, arena);
	}
	if (cutting->n_ways[0] > 1 && ways[1].cost < other)
		other = ways[1].cost;
	cut->sure = cutting->by->french && ways[0].cost + FAR_AHEAD <= other;
}

void pl_cut_words(struct pl_arena *arena, const struct pl_cut_by *by, struct pl_str word,
		  struct pl_cut *cut)
{
	struct cutting cutting = { .by = by, .word = word };

	*cut = (struct pl_cut){ 0 };
	if (read_letters(&cutting) && cutting.n) {
		cutting.n_ways[cutting.n] = 1;
		for (size_t i = cutting.n; i-- > 0;)
			find_ways(&cutting, i);
		if (cutting.n_ways[0])
			tell(&cutting, arena, cut);
	}
	arena->failed |= cutting.folded.failed;
	pl_buf_release(&cutting.folded);
}

/* A sign for `sure`, and each text behind a blank, which none of them holds. */
void pl_cut_write(const struct pl_cut *cut, struct pl_buf *out)
{
	pl_buf_putc(out, cut->sure ? '!' : '?');
	for (size_t i = 0; i < cut->n; i++) {
		pl_buf_putc(out, ' ');
		pl_buf_add(out, cut->texts[i]);
	}
}

void pl_cut_read(struct pl_str line, struct pl_cut *cut)
{
	size_t start = 2, end;

	*cut = (struct pl_cut){ .sure = line.at[0] == '!' };
	for (; start < line.len && cut->n < PL_CUTS; start = end + 1) {
		end = pl_str_find(line, PL_STR(" "), start);
		end = end == SIZE_MAX ? line.len : end;
		cut->texts[cut->n++] = pl_str_cut(line, start, end);
	}
}
