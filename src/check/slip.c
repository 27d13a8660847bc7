/* Slips of the pen.  What one edit makes is asked of the table of common French words first,
 * which is quick, and of the dictionary when it is there. */
#include "check/slip.h"

#include <string.h>

#include "base/unicode.h"
#include "check/french.h"

enum { LONGEST = 24 };

/* A word letter by letter, in small letters. */
struct letters {
	uint32_t at[LONGEST + 2];
	size_t n;
	bool capital; /* it begins with one */
};

/* False: it is too long, or holds what is no letter of French. */
static bool spell_out(struct pl_str word, struct letters *letters)
{
	*letters = (struct letters){ 0 };
	for (size_t at = 0; at < word.len;) {
		uint32_t code = pl_utf8_next(word, &at);

		if (letters->n == LONGEST || !pl_is_letter(code) || code > 0x17F)
			return false;
		letters->capital |= !letters->n && pl_is_upper(code);
		letters->at[letters->n++] = pl_to_lower(code);
	}
	return letters->n > 0;
}

static void write_out(struct pl_buf *out, const struct letters *letters)
{
	pl_buf_cut(out, 0);
	for (size_t i = 0; i < letters->n; i++)
		pl_utf8_put(out,
			    i || !letters->capital ? letters->at[i] : pl_to_upper(letters->at[i]));
}

static bool ask(struct pl_slips *slips, const struct letters *letters)
{
	if (!slips->asks)
		return false;
	slips->asks--;
	write_out(&slips->written, letters);
	return !slips->written.failed && slips->knows(slips->context, pl_buf_str(&slips->written));
}

/* --- accents --------------------------------------------------------------------------------- */

/* Letters that accents tell apart. */
static const struct {
	uint32_t plain, others[5]; /* 0 ends */
} accents[] = {
	{ 'a', { 0xE0, 0xE2 } }, { 'c', { 0xE7 } }, { 'e', { 0xE9, 0xE8, 0xEA, 0xEB } },
	{ 'i', { 0xEE, 0xEF } }, { 'o', { 0xF4 } }, { 'u', { 0xFB, 0xF9, 0xFC } },
};

/* Its row, or -1. */
static int accents_of(uint32_t code)
{
	for (size_t i = 0; i < sizeof(accents) / sizeof(*accents); i++) {
		if (accents[i].plain == code)
			return (int)i;
		for (size_t j = 0; j < 5 && accents[i].others[j]; j++) {
			if (accents[i].others[j] == code)
				return (int)i;
		}
	}
	return -1;
}

/* The j-th way to write the letter; 0 behind the last. */
static uint32_t way(uint32_t code, size_t j)
{
	int row = accents_of(code);

	if (row < 0 || j > 5)
		return 0;
	return j ? accents[row].others[j - 1] : accents[row].plain;
}

/* Other accents on at most `most` letters from the i-th on make a known word. */
static bool mend_accents(struct pl_slips *slips, struct letters *letters, size_t from,
			 unsigned most)
{
	for (size_t i = from; most && i < letters->n; i++) {
		uint32_t code, was = letters->at[i];

		for (size_t j = 0; (code = way(was, j)); j++) {
			letters->at[i] = code;
			if (code != was &&
			    (ask(slips, letters) || mend_accents(slips, letters, i + 1, most - 1)))
				return true;
		}
		letters->at[i] = was;
	}
	return false;
}

/* --- one edit -------------------------------------------------------------------------------- */

enum edit { DROP, SWAP, ADD, REPLACE, N_EDITS };

enum { SHORTEST_NAME = 8 };

static bool make(const struct letters *word, enum edit edit, size_t i, uint32_t code,
		 struct letters *out)
{
	*out = *word;
	if (edit == SWAP) {
		if (i + 1 >= word->n || word->at[i] == word->at[i + 1])
			return false;
		out->at[i] = word->at[i + 1];
		out->at[i + 1] = word->at[i];
	} else if (edit == DROP) {
		memmove(out->at + i, out->at + i + 1, (word->n - i - 1) * sizeof(*out->at));
		out->n--;
	} else if (edit == ADD) {
		memmove(out->at + i + 1, out->at + i, (word->n - i) * sizeof(*out->at));
		out->at[i] = code;
		out->n++;
	} else {
		out->at[i] = code;
	}
	return true;
}

/* What the word costs by how common it is, without its accents; false: it is not common. */
static bool cost_of(struct pl_slips *slips, const struct letters *letters, uint32_t *cost)
{
	write_out(&slips->written, letters);
	pl_buf_cut(&slips->folded, 0);
	return pl_fold(&slips->folded, pl_buf_str(&slips->written), NULL) &&
	       pl_french_word(pl_buf_str(&slips->folded), cost);
}

/* One accent; two where that makes a common word, since there are ten times as many. */
static bool mend_any_accents(struct pl_slips *slips, struct letters *letters)
{
	uint32_t cost;

	return mend_accents(slips, letters, 0, 1) ||
	       (cost_of(slips, letters, &cost) && mend_accents(slips, letters, 0, 2));
}

/* A word with a capital and another accent is a name that is listed, or a common word. */
static bool mend_name(struct pl_slips *slips, struct letters *name)
{
	uint32_t cost;

	if (!mend_accents(slips, name, 0, 1) &&
	    !(cost_of(slips, name, &cost) && mend_accents(slips, name, 0, 2)))
		return false;
	if (cost_of(slips, name, &cost))
		return true;
	write_out(&slips->written, name);
	return slips->names(slips->context, pl_buf_str(&slips->written));
}

/* The shortest words in which the edit says that there was a slip: short ones are too near
 * to each other. */
static const size_t shortest[N_EDITS] = { [DROP] = 6, [SWAP] = 5, [ADD] = 5, [REPLACE] = 7 };

struct best {
	struct letters letters;
	uint32_t cost;
	bool found;
};

static void try_edit(struct pl_slips *slips, const struct letters *word, enum edit edit, size_t i,
		     uint32_t code, struct best *best)
{
	struct letters made;
	uint32_t cost;

	if (word->capital && (!i || i + 2 >= word->n))
		return;
	if (!make(word, edit, i, code, &made) || !cost_of(slips, &made, &cost) ||
	    (best->found && best->cost <= cost))
		return;
	if (ask(slips, &made) || (!word->capital && mend_accents(slips, &made, 0, 1)))
		*best = (struct best){ made, cost, true };
}

static void try_edits(struct pl_slips *slips, const struct letters *word, enum edit edit,
		      struct best *best)
{
	bool letters = edit == ADD || edit == REPLACE;

	if (word->n < (word->capital ? SHORTEST_NAME : shortest[edit]))
		return;
	for (size_t i = 0; i < word->n + (edit == ADD); i++) {
		for (uint32_t code = 'a'; code <= (letters ? 'z' : 'a'); code++)
			try_edit(slips, word, edit, i, code, best);
	}
}

/* A letter that is doubled or should be; these are looked for in the whole dictionary. */
static bool mend_double(struct pl_slips *slips, const struct letters *word, struct letters *out)
{
	if (word->n < shortest[DROP])
		return false;
	for (size_t i = 0; i < word->n; i++) {
		bool twice = i + 1 < word->n && word->at[i] == word->at[i + 1];

		if (make(word, twice ? DROP : ADD, i, word->at[i], out) && ask(slips, out))
			return true;
		if (twice)
			i++;
	}
	return false;
}

/* --- a space that is missing ----------------------------------------------------------------- */

static bool is_common(struct pl_slips *slips, const struct letters *word, size_t from, size_t end)
{
	struct letters part = { .n = end - from };
	uint32_t cost;

	memcpy(part.at, word->at + from, part.n * sizeof(*part.at));
	return cost_of(slips, &part, &cost) && ask(slips, &part);
}

static bool mend_space(struct pl_slips *slips, const struct letters *word, struct pl_buf *out)
{
	enum { SHORTEST_PART = 4 };
	struct letters part = { 0 };

	for (size_t i = SHORTEST_PART; i + SHORTEST_PART <= word->n; i++) {
		if (!is_common(slips, word, 0, i) || !is_common(slips, word, i, word->n))
			continue;
		part.n = i;
		memcpy(part.at, word->at, i * sizeof(*part.at));
		write_out(out, &part);
		pl_buf_putc(out, ' ');
		for (; i < word->n; i++)
			pl_utf8_put(out, word->at[i]);
		return true;
	}
	return false;
}

/* --- what is right all the same ----------------------------------------------------------------
 */

/* Put before any word, with or without a hyphen. */
static const char *const before[] = {
	"agro",   "anti",   "archi", "auto",  "bi",     "bio",   "co",    "cyber", "dé",
	"dés",    "éco",    "ex",    "extra", "franco", "géo",   "hyper", "inter", "intra",
	"macro",  "méga",   "micro", "mini",  "mono",   "multi", "néo",   "neuro", "non",
	"para",   "photo",  "pluri", "poly",  "post",   "pré",   "primo", "pro",   "pseudo",
	"psycho", "radio",  "re",    "ré",    "semi",   "socio", "sous",  "super", "sur",
	"télé",   "thermo", "trans", "ultra", "vidéo",  NULL,
};

static bool has_prefix(struct pl_slips *slips, const struct letters *word)
{
	enum { SHORTEST_REST = 4 };
	struct letters rest = { 0 };

	write_out(&slips->folded, word);
	for (size_t i = 0; before[i]; i++) {
		size_t n = pl_code_points(pl_str_of(before[i]));

		if (!pl_str_starts(pl_buf_str(&slips->folded), before[i]) ||
		    word->n < n + SHORTEST_REST)
			continue;
		rest.n = word->n - n;
		memcpy(rest.at, word->at + n, rest.n * sizeof(*rest.at));
		if (ask(slips, &rest))
			return true;
		write_out(&slips->folded, word);
	}
	return false;
}

/* The reform of 1990 takes the circumflex from i and u, and has è for é before a syllable
 * that is not heard. */
static bool is_reformed(struct pl_slips *slips, const struct letters *word)
{
	struct letters old = *word;

	for (size_t i = 0; i < word->n; i++) {
		bool known = false;

		old.at[i] = word->at[i] == 'i'    ? 0xEE
			    : word->at[i] == 'u'  ? 0xFB
			    : word->at[i] == 0xE8 ? 0xE9
						  : word->at[i];
		known = old.at[i] != word->at[i] && ask(slips, &old);
		old.at[i] = word->at[i];
		if (known)
			return true;
	}
	return false;
}

/* oe for œ. */
static bool has_ligature(struct pl_slips *slips, const struct letters *word)
{
	for (size_t i = 0; i + 1 < word->n; i++) {
		struct letters one;

		if (word->at[i] != 'o' || word->at[i + 1] != 'e')
			continue;
		make(word, DROP, i, 0, &one);
		one.at[i] = 0x153;
		return ask(slips, &one);
	}
	return false;
}

static bool has_bare_capital(struct pl_slips *slips, const struct letters *word)
{
	struct letters accented = *word;
	uint32_t code;

	for (size_t j = 1; word->capital && (code = way(word->at[0], j)); j++) {
		accented.at[0] = code;
		if (ask(slips, &accented))
			return true;
	}
	return false;
}

bool pl_slip_none(struct pl_slips *slips, struct pl_str word)
{
	struct letters letters, small;

	if (!spell_out(word, &letters))
		return true;
	small = letters;
	small.capital = false;
	return has_bare_capital(slips, &letters) || has_ligature(slips, &letters) ||
	       is_reformed(slips, &small) || has_prefix(slips, &small);
}

/* --- the whole ----------------------------------------------------------------------------------
 */

static bool find(struct pl_slips *slips, const struct letters *word, struct letters *out)
{
	struct best best = { 0 };

	*out = *word;
	if (word->capital ? mend_name(slips, out)
			  : mend_any_accents(slips, out) || mend_double(slips, word, out))
		return true;
	try_edits(slips, word, SWAP, &best);
	try_edits(slips, word, DROP, &best);
	try_edits(slips, word, ADD, &best);
	if (!best.found && !word->capital)
		try_edits(slips, word, REPLACE, &best);
	*out = best.letters;
	return best.found;
}

bool pl_slip_find(struct pl_slips *slips, struct pl_str word, struct pl_buf *out)
{
	struct letters letters, meant;

	pl_buf_cut(out, 0);
	if (!spell_out(word, &letters))
		return false;
	if (!find(slips, &letters, &meant))
		return !letters.capital && mend_space(slips, &letters, out);
	write_out(out, &meant);
	return true;
}

void pl_slips_release(struct pl_slips *slips)
{
	pl_buf_release(&slips->written);
	pl_buf_release(&slips->folded);
}
