/* Abbreviations of French text: full stops that do not end a sentence. */
#include "post/abbrev.h"

#include <string.h>

#include "base/unicode.h"

enum goes_on {
	ALWAYS,      /* something always follows: M. Dupont, bd. Victor-Hugo */
	WITH_NUMBER, /* only before a number: art. 3, chap. IV; else it is a word or an end */
	BY_CASE,     /* ends the sentence unless a lower-case letter follows: etc. */
};

/* As written, or with its first letter as a capital where it is in lower case
 * here.  Titles keep their case: "m." is a metre and "me." a pronoun.  Words that
 * are whole words too (vol, fig, sept) go on with a number only. */
static const struct abbreviation {
	const char *word;
	enum goes_on goes_on;
} abbreviations[] = {
	{ "M", ALWAYS },         { "MM", ALWAYS },        { "Mme", ALWAYS },
	{ "Mmes", ALWAYS },      { "Mlle", ALWAYS },      { "Mlles", ALWAYS },
	{ "Mr", ALWAYS },        { "Mrs", ALWAYS },       { "Dr", ALWAYS },
	{ "Drs", ALWAYS },       { "Pr", ALWAYS },        { "Prs", ALWAYS },
	{ "Prof", ALWAYS },      { "Me", ALWAYS },        { "Mes", ALWAYS },
	{ "Mgr", ALWAYS },       { "St", ALWAYS },        { "Ste", ALWAYS },
	{ "Sts", ALWAYS },       { "Gal", ALWAYS },       { "Gén", ALWAYS },
	{ "Col", ALWAYS },       { "Cdt", ALWAYS },       { "Cne", ALWAYS },
	{ "Lt", ALWAYS },        { "Adj", ALWAYS },       { "Jr", BY_CASE },
	{ "al", ALWAYS },        { "p", ALWAYS },         { "pp", ALWAYS },
	{ "cf", ALWAYS },        { "env", ALWAYS },       { "av", ALWAYS },
	{ "bd", ALWAYS },        { "boul", ALWAYS },      { "apr", ALWAYS },
	{ "ex", ALWAYS },        { "p.ex", ALWAYS },      { "c.-à-d", ALWAYS },
	{ "c-à-d", ALWAYS },     { "i.e", ALWAYS },       { "e.g", ALWAYS },
	{ "ibid", ALWAYS },      { "op", ALWAYS },        { "tél", ALWAYS },
	{ "tel", ALWAYS },       { "resp", ALWAYS },      { "coord", ALWAYS },
	{ "trad", ALWAYS },      { "vs", ALWAYS },        { "rte", ALWAYS },
	{ "pl", ALWAYS },        { "réf", ALWAYS },       { "adr", ALWAYS },
	{ "art", WITH_NUMBER },  { "arts", WITH_NUMBER }, { "vol", WITH_NUMBER },
	{ "chap", WITH_NUMBER }, { "ch", WITH_NUMBER },   { "t", WITH_NUMBER },
	{ "fig", WITH_NUMBER },  { "n°", WITH_NUMBER },   { "nº", WITH_NUMBER },
	{ "no", WITH_NUMBER },   { "nos", WITH_NUMBER },  { "n", WITH_NUMBER },
	{ "éd", WITH_NUMBER },   { "dép", WITH_NUMBER },  { "min", WITH_NUMBER },
	{ "max", WITH_NUMBER },  { "alin", WITH_NUMBER }, { "ann", WITH_NUMBER },
	{ "v", WITH_NUMBER },    { "sect", WITH_NUMBER }, { "par", WITH_NUMBER },
	{ "janv", WITH_NUMBER }, { "févr", WITH_NUMBER }, { "sept", WITH_NUMBER },
	{ "oct", WITH_NUMBER },  { "nov", WITH_NUMBER },  { "déc", WITH_NUMBER },
	{ "lun", WITH_NUMBER },  { "mar", WITH_NUMBER },  { "mer", WITH_NUMBER },
	{ "jeu", WITH_NUMBER },  { "ven", WITH_NUMBER },  { "sam", WITH_NUMBER },
	{ "dim", WITH_NUMBER },  { "etc", BY_CASE },      { "hab", BY_CASE },
	{ "suiv", BY_CASE },     { "sq", BY_CASE },       { "préf", BY_CASE },
	{ "arr", BY_CASE },
};

/* Capitalised words that begin a sentence rather than a surname, for the full
 * stop after one letter: "du plan B. Elle" ends, "de J. Dupont" does not. */
static const char *const openings[] = {
	"Le",     "La",      "Les",     "Un",        "Une",    "Des",    "Du",    "Ce",    "Cet",
	"Cette",  "Ces",     "Cela",    "Il",        "Elle",   "Ils",    "Elles", "On",    "Je",
	"Nous",   "Vous",    "Son",     "Sa",        "Ses",    "Leur",   "Leurs", "Notre", "Nos",
	"Votre",  "Vos",     "En",      "Dans",      "Pour",   "Par",    "Sur",   "À",     "A",
	"Au",     "Aux",     "Avec",    "Sans",      "Mais",   "Et",     "Or",    "Donc",  "Car",
	"Si",     "Quand",   "Comme",   "Depuis",    "Après",  "Avant",  "Selon", "Plus",  "Tous",
	"Toutes", "Qui",     "Que",     "Quel",      "Quelle", "Ne",     "Ainsi", "Alors", "Puis",
	"Lors",   "Lorsque", "Pendant", "Cependant", "Aucun",  "Aucune",
};

/* No abbreviation is longer, so that looking back costs the same for any text. */
enum { LONGEST = 16 };

static bool in_abbreviation(uint32_t code)
{
	return pl_is_letter(code) || pl_is_digit(code) || code == '.' || code == '-' ||
	       code == 0xB0 /* ° */ || code == 0xBA /* º */;
}

/* The word that ends at `dot`; empty when there is none or it is too long. */
static struct pl_str word_before(struct pl_str text, size_t start, size_t dot)
{
	size_t at = dot, before = dot;

	while (at > start && in_abbreviation(pl_utf8_prev(text, &before))) {
		at = before;
		if (dot - at > LONGEST)
			return pl_str_cut(text, dot, dot);
	}
	return pl_str_cut(text, at, dot);
}

static struct pl_str word_after(struct pl_str text, size_t at)
{
	size_t end = at, behind = at;

	while (end < text.len && end - at <= LONGEST && pl_is_letter(pl_utf8_next(text, &behind)))
		end = behind;
	return pl_str_cut(text, at, end);
}

/* The same word, the first letter of `written` in lower case if need be. */
static bool is_word(struct pl_str written, const char *word)
{
	size_t a = 0, b = 0;
	struct pl_str wanted = pl_str_of(word);
	uint32_t code = pl_utf8_next(written, &a), first = pl_utf8_next(wanted, &b);

	return (code == first || pl_to_lower(code) == first) &&
	       pl_str_same(pl_str_cut(written, a, written.len), pl_str_cut(wanted, b, wanted.len));
}

/* Most words differ in their first letter, which is cheap to see in ASCII. */
static const struct abbreviation *find(struct pl_str word)
{
	char lead = word.len ? (char)(word.at[0] | 0x20) : 0;

	for (size_t i = 0; word.len && i < sizeof(abbreviations) / sizeof(*abbreviations); i++) {
		char first = abbreviations[i].word[0];

		if (((first | 0x20) == lead || ((first | lead) & 0x80)) &&
		    is_word(word, abbreviations[i].word))
			return &abbreviations[i];
	}
	return NULL;
}

static bool is_roman(struct pl_str word)
{
	for (size_t i = 0; i < word.len; i++) {
		if (!strchr("IVXLC", word.at[i]))
			return false;
	}
	return word.len > 0;
}

/* 3, IV, or the letter of a numbering: art. L. 511-1. */
static bool starts_number(struct pl_str text, size_t at)
{
	struct pl_str word = word_after(text, at);
	size_t behind = at;

	if (pl_is_digit(pl_utf8_next(text, &behind)))
		return true;
	behind = at + word.len;
	return is_roman(word) || (word.len == 1 && pl_utf8_next(text, &behind) == '.');
}

/* One capital letter, perhaps the last of several (A.-M, S.N.C.F), or one of the
 * pairs that French first names are cut to. */
static bool is_initial(struct pl_str word)
{
	static const char *const pairs[] = { "Ch", "Ph", "Th", "Chr", "Fr" };
	size_t start = word.len;
	uint32_t code;

	while (start > 0 && word.at[start - 1] != '.' && word.at[start - 1] != '-')
		start--;
	word = pl_str_cut(word, start, word.len);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		if (pl_str_is(word, pairs[i]))
			return true;
	}
	start = 0;
	code = pl_utf8_next(word, &start);
	return pl_is_upper(code) && start == word.len;
}

/* "Le" begins a sentence, but "Le Pen" is a name. */
static bool is_surname(struct pl_str text, size_t at, struct pl_str word)
{
	size_t behind = at + word.len;

	if (word.len > 3 || pl_utf8_next(text, &behind) != ' ')
		return false;
	return pl_is_upper(pl_utf8_next(text, &behind));
}

static bool opens_sentence(struct pl_str text, size_t at)
{
	struct pl_str word = word_after(text, at);
	size_t behind = at + word.len;
	uint32_t sign = pl_utf8_next(text, &behind);

	if (sign == '\'' || sign == 0x2019)
		return true;
	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		if (pl_str_is(word, openings[i]))
			return !is_surname(text, at, word);
	}
	return false;
}

/* 12, IV or B, alone at the head of a sentence. */
static bool is_numbering(struct pl_str word)
{
	uint64_t number;
	size_t at = 0;

	if (pl_str_number(word, &number))
		return word.len <= 3;
	pl_utf8_next(word, &at);
	return is_roman(word) || (word.len && at == word.len);
}

bool pl_abbrev_goes_on(struct pl_str text, size_t start, size_t dot, size_t next)
{
	struct pl_str word = word_before(text, start, dot);
	const struct abbreviation *known = find(word);

	if (!word.len)
		return false;
	if (dot - start == word.len && is_numbering(word))
		return true;
	if (known && known->goes_on == ALWAYS)
		return true;
	if (known && known->goes_on == WITH_NUMBER && starts_number(text, next))
		return true;
	return is_initial(word) && !opens_sentence(text, next);
}

bool pl_abbrev_known(struct pl_str text, size_t start, size_t dot)
{
	return find(word_before(text, start, dot)) != NULL;
}
