/* Syllables, by the shapes of letters that make one more or one fewer. */
#include "check/syllables.h"

#include <string.h>

#include "base/unicode.h"

enum { LONGEST = 96 };

/* A word in small letters, a byte a character; what is not ASCII is `~`. */
struct letters {
	char at[LONGEST];
	size_t len;
};

/* --- words that have a count of their own ----------------------------------------------- */

/* By count, from 2 on; in order of the alphabet. */
static const char *const known[][26] = {
	{ "abed", "adieu", "cafe", "cafes", "chile", "chloe", "circe", "daphne", "jesse", "jukebox",
	  "maybe", "people", "phoebe", "shoreline", "zoe" },
	{ "abare", "acreage", "adame", "adobe", "apache", "coyote", "euterpe", "forever", "karate",
	  "machete", "recipe", "sesame", "simile", "syncope", "tamale" },
	{ "abalone", "abbruzzese", "abruzzese", "anemone", "aphrodite", "apostrophe", "ariadne",
	  "calliope", "catastrophe", "epitome", "eurydice", "facsimile", "gethsemane", "guacamole",
	  "hermione", "hyperbole", "penelope", "persephone", "yosemite" },
	{ "aborigine", "aborigines" },
};

static unsigned known_count(const struct letters *word)
{
	for (unsigned n = 0; n < sizeof(known) / sizeof(known[0]); n++) {
		for (size_t i = 0; known[n][i]; i++) {
			if (pl_str_is((struct pl_str){ word->at, word->len }, known[n][i]))
				return n + 2;
		}
	}
	return 0;
}

/* --- beginnings and ends that are syllables of their own --------------------------------- */

struct pieces {
	unsigned count; /* what the first that fits stands for */
	const char *const *at;
};

static const char *const long_beginnings[] = {
	"above", "anti",  "ante", "counter", "hyper", "afore", "agri",  "infra",
	"intra", "inter", "over", "semi",    "ultra", "under", "extra", "dia",
	"micro", "mega",  "kilo", "pico",    "nano",  "macro", NULL,
};
static const char *const beginnings[] = { "un",  "fore", "ware", "none", "non",  "out", "post",
					  "sub", "pre",  "pro",  "dis",  "side", NULL };
static const char *const longest_ends[] = { "ology", "ologist", "onomy", "onomist", NULL };
static const char *const long_ends[] = { "fully", "berry", "woman", "women", NULL };
static const char *const ends[] = {
	"ly",    "less",  "some",  "ful",   "er",     "ers",    "ness",   "cian", "cians",
	"ment",  "ments", "ette",  "ettes", "ville",  "villes", "ships",  "ship", "side",
	"sides", "port",  "ports", "shire", "shires", "tion",   "tioned", NULL,
};

static const struct pieces at_start[] = { { 2, long_beginnings }, { 1, beginnings }, { 0, NULL } };
static const struct pieces at_end[] = {
	{ 3, longest_ends }, { 2, long_ends }, { 1, ends }, { 0, NULL }
};

static bool cut_start(struct letters *word, const char *piece)
{
	size_t len = strlen(piece);

	if (word->len < len || memcmp(word->at, piece, len) != 0)
		return false;
	memmove(word->at, word->at + len, word->len - len);
	word->len -= len;
	return true;
}

static bool cut_end(struct letters *word, const char *piece)
{
	size_t len = strlen(piece);

	if (word->len < len || memcmp(word->at + word->len - len, piece, len) != 0)
		return false;
	word->len -= len;
	return true;
}

/* Takes off the first piece that fits; what it counts for. */
static unsigned cut(struct letters *word, const struct pieces *pieces,
		    bool (*cut_one)(struct letters *, const char *))
{
	for (; pieces->at; pieces++) {
		for (const char *const *piece = pieces->at; *piece; piece++) {
			if (cut_one(word, *piece))
				return pieces->count;
		}
	}
	return 0;
}

/* --- shapes ----------------------------------------------------------------------------- */

/* A set of letters, a bit each. */
#define BIT(letter) (1U << ((letter) - 'a'))

enum {
	VOWELS = BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u'),
	VOWELS_Y = VOWELS | BIT('y'),
	CONSONANTS = BIT('c') | BIT('g') | BIT('l') | BIT('t') | BIT('d') | BIT('b'),
};

static bool is_among(char c, unsigned letters)
{
	return c >= 'a' && c <= 'z' && (BIT(c) & letters);
}

/* A shape is written in small letters, ^ and $ for both ends, + for as often as may be,
 * and signs: any letter, one of some, or one that is none of some. */
static bool is_of(char sign, char c)
{
	switch (sign) {
	case 'A':
		return is_among(c, VOWELS);
	case 'E':
		return !is_among(c, VOWELS);
	case 'V':
		return is_among(c, VOWELS_Y);
	case 'C':
		return !is_among(c, VOWELS_Y);
	case 'M':
		return is_among(c, VOWELS_Y | BIT('m'));
	case 'N':
		return !is_among(c, VOWELS_Y | CONSONANTS);
	case 'G':
		return c != 'g' && c != 'q';
	case 'L':
		return c != 'l';
	case 'S':
		return c != 's';
	case '.':
		return true;
	default:
		return sign == c;
	}
}

/* Consonants that make no syllable with the e behind them: before ed, es and e. */
static const char *const silent[][42] = {
	{ "b",  "c",  "ch", "dg", "f",  "g",  "gh",  "gn", "k",  "l", "lch", "ll",
	  "lv", "m",  "mm", "n",  "nc", "ng", "nch", "nn", "p",  "r", "rc",  "rn",
	  "rs", "rv", "s",  "sc", "sk", "sl", "squ", "ss", "th", "v", "y",   "z" },
	{ "b",  "ch", "d",  "f",   "gh", "gn", "k", "l",  "lch", "ll", "lv",
	  "m",  "mm", "n",  "nch", "nn", "p",  "r", "rn", "rs",  "rv", "s",
	  "sc", "sk", "sl", "squ", "ss", "st", "t", "th", "v",   "y" },
	{ "b",  "c",  "ch", "d",   "dg", "f",  "g", "gh", "gn", "k",  "l",  "ll", "lv",
	  "m",  "mm", "n",  "nc",  "ng", "nn", "p", "r",  "rc", "rn", "rs", "rv", "s",
	  "sc", "sk", "sl", "squ", "ss", "st", "t", "th", "v",  "y",  "z" },
};

static size_t fit(const char *shape, const struct letters *word, size_t at);

/* A 1, 2 or 3 in a shape stands for one of those consonants. */
static size_t fit_silent(const char *shape, const struct letters *word, size_t at)
{
	for (const char *const *one = silent[*shape - '1']; *one; one++) {
		size_t len = strlen(*one);

		if (word->len - at >= len && memcmp(word->at + at, *one, len) == 0) {
			size_t end = fit(shape + 1, word, at + len);

			if (end)
				return end;
		}
	}
	return 0;
}

/* Where the shape ends that fits the word at this letter; 0: it does not. */
static size_t fit(const char *shape, const struct letters *word, size_t at)
{
	size_t most = at;

	if (!*shape)
		return at;
	if (*shape == '^')
		return at ? 0 : fit(shape + 1, word, at);
	if (*shape == '$')
		return at == word->len ? fit(shape + 1, word, at) : 0;
	if (*shape >= '1' && *shape <= '3')
		return fit_silent(shape, word, at);
	if (shape[1] != '+')
		return at < word->len && is_of(*shape, word->at[at]) ? fit(shape + 1, word, at + 1)
								     : 0;
	while (most < word->len && is_of(*shape, word->at[most]))
		most++;
	for (; most > at; most--) {
		size_t end = fit(shape + 2, word, most);

		if (end)
			return end;
	}
	return 0;
}

/* How often one of the shapes, NULL-ended, fits, none upon another. */
static int count(const struct letters *word, const char *const *shapes)
{
	int n = 0;

	for (size_t at = 0; at < word->len;) {
		size_t end = 0;

		for (const char *const *shape = shapes; *shape && !end; shape++)
			end = fit(*shape, word, at);
		n += end > 0;
		at = end > at ? end : at + 1;
	}
	return n;
}

static const char *const vowels[] = { "V+", NULL };
static const char *const fewer[] = { "cial", "cia$", "tia",   "cius",   "cious", "Egiu",    "VCion",
				     "iou",  "sia$", "eous$", "ogue$",  "ague$", ".NN+ed$", ".ely$",
				     "^jua", "uai",  "eau",   "^busi$", "V1ed$", "V2es$",   NULL };
static const char *const silent_e[] = { "V3e$", NULL };
static const char *const more_at_end[] = { "Cier$", "Ciest$", "Ciet$",  "Mbl$",   "eo$",   "ism$",
					   "asm$",  "thm$",   "dnt$",   "uity$",  "dea$",  "gean$",
					   "oa$",   "ua$",    "eing$",  "eings$", "Vser$", "Vses$",
					   "Vsed$", "Vsher$", "Vshes$", "Vshed$", NULL };
static const char *const more[] = { "GuaE",   "AAA",    "^ia",    "^mc", "^coad.",
				    "^coag.", "^coal.", "^coax.", NULL };
static const char *const more_within[] = { "Eya", "Eye", "Llien", "riet", "dien", "iu",  "io",
					   "ii",  "uen", "real",  "iell", "eoE",  "AyA", NULL };
static const char *const ia[] = { "Sia", NULL };

/* --- the whole --------------------------------------------------------------------------- */

/* The word's letters, and how many characters it has in all. */
static size_t fill(struct letters *letters, struct pl_str word)
{
	size_t n = 0;

	for (size_t at = 0; at < word.len; n++) {
		uint32_t code = pl_to_lower(pl_utf8_next(word, &at));

		if (n < LONGEST)
			letters->at[letters->len++] = code < 0x80 ? (char)code : '~';
	}
	return n;
}

unsigned pl_syllables(struct pl_str word)
{
	struct letters letters = { .len = 0 };
	size_t n = fill(&letters, word);
	unsigned known_n;
	int syllables;

	if (n < 3)
		return n > 0;
	known_n = known_count(&letters);
	if (known_n)
		return known_n;
	syllables = (int)cut(&letters, at_start, cut_start);
	syllables += (int)cut(&letters, at_end, cut_end);
	syllables += count(&letters, vowels) - count(&letters, fewer) - count(&letters, silent_e) +
		     count(&letters, more_at_end) + count(&letters, more) +
		     count(&letters, more_within) + count(&letters, ia);
	return syllables < 1 ? 1 : (unsigned)syllables;
}
