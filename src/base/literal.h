/* Literals: what a text must hold before a pattern can match in it, read out of
 * the pattern, and one pass over the text that tells which patterns might. */
#ifndef PL_BASE_LITERAL_H
#define PL_BASE_LITERAL_H

#include "base/image.h"

/* A string of a pattern.  Where it opens, no word character stands before it if
 * it begins with one itself; where it closes, none behind it if it ends with one.
 * An empty one that does both is a \b, or what has the same effect. */
struct pl_phrase {
	struct pl_str text;
	bool opens, closes;
};

/* One of these must occur in any text that the pattern matches: in the text as it is when
 * the literals are exact, else in the folded one (see pl_literal_fold), as they are folded
 * themselves.  None is empty. */
struct pl_literal_set {
	const struct pl_phrase *phrases;
	size_t n;
	/* A match begins at one of them, or so many bytes before it, or behind where it begins,
	 * at most; PL_LITERAL_FAR: anywhere there. */
	uint32_t reach, ahead;
};

#define PL_LITERAL_FAR UINT32_MAX


enum { PL_LITERAL_SETS = 3, PL_LITERAL_OUTLINES = 2 };

/* Sets, all of which must be met; none when nothing is known. */
struct pl_literals {
	struct pl_literal_set sets[PL_LITERAL_SETS];
	size_t n_sets;
	/* To be met in the outline of the text (base/outline.h), where the others are not
	 * rare; of phrases of two bytes or more. */
	struct pl_literal_set outlines[PL_LITERAL_OUTLINES];
	size_t n_outlines;
	bool exact; /* they are as the pattern spells them, and must stand so in the text */
	bool digits; /* some of it was \d, of which those of ASCII alone are looked for */
	/* The pattern's whole language when it is a finite list of strings, in the
	 * order PCRE2 prefers them and as the pattern spells them; NULL when it is
	 * not, or longer than 4,096. */
	const struct pl_str *words;
	size_t n_words;
	bool nocase;  /* the words are to be compared without case */
	bool bounded; /* there is a \b at both ends of every word; else at none */
};

/* Reads a PCRE2 pattern; `regex_flags` are those of base/regex.h.  Never wrong,
 * often silent: what it does not know it takes for "anything".  Results live in
 * the arena.  False only when memory ends. */
bool pl_literals_of(struct pl_arena *arena, struct pl_str pattern, unsigned regex_flags,
		    struct pl_literals *out);

/* The worst first. */
enum pl_folded {
	PL_FOLD_UNSURE,    /* a pattern may take one of its characters for another than folding does */
	PL_FOLD_DISGUISED, /* no other than those that pl_literal_unmask knows */
	PL_FOLD_DIGITS,    /* \d matches some that are not of ASCII; all else is known */
	PL_FOLD_KNOWN,
};

static inline bool pl_is_folded(enum pl_folded folded)
{
	return folded >= PL_FOLD_DIGITS;
}
/* Byte for byte, lengths kept: A-Z and the Latin-1, Œ and Ÿ capitals in lower case; letters
 * that have another case but are none of these (Ł, Ж) stay as they are.  UNSURE: every pattern
 * must be tried.  `out` has room for text.len bytes and is filled in any case. */
enum pl_folded pl_literal_fold(struct pl_str text, char *out);
/* Writes the text with letters that a pattern without case takes for one that folding knows as
 * that one: s for ſ, k and å for the signs of kelvin and ångström, ß for ẞ.  What a pattern that
 * matches in the text needs is there, though elsewhere.  How many bytes; `out` has room for
 * text.len. */
size_t pl_literal_unmask(struct pl_str text, char *out);
/* Whether a pattern without case takes for this character just what folding makes the same. */
bool pl_literal_knows(uint32_t code);
/* Whether folding knows all characters from `first` to `last`, which lie beyond
 * U+017F, and leaves them as they are. */
bool pl_literal_is_caseless(uint32_t first, uint32_t last);

/* Sets gathered for a scanner, each under the number of who asks; what the
 * literals refer to must live until pl_scan_build has returned.  An owner that
 * asks several times is a candidate as soon as one of its wants is met. */
struct pl_scan_want {
	struct pl_literals literals;
	uint32_t owner;
};

struct pl_scan_plan {
	PL_LIST(struct pl_scan_want) wants;
	const struct pl_sample *sample; /* of the texts, or NULL */
};

/* Is anything known that a text must hold? */
static inline bool pl_literals_known(const struct pl_literals *literals)
{
	return literals->n_sets || literals->n_outlines;
}

/* Writes the scanner into the image at the returned offset.  Owners are
 * numbered from 0; a want without sets is met by any text, and who wants nothing is never
 * a candidate.  0 on failure: no
 * memory, or an owner that is not below `n_owners`.  Something must lie before
 * it in the image, since 0 is no answer. */
uint32_t pl_scan_build(const struct pl_scan_plan *plan, uint32_t n_owners, struct pl_image *image);

struct pl_scan; /* in the image, read where it lies */

enum pl_scanned {
	PL_SCAN_NOMEM, /* all bits are set */
	PL_SCAN_DONE,
	PL_SCAN_UNSURE, /* folding does not know a character: all bits are set */
	PL_SCAN_DISGUISED, /* likewise; but pl_literal_unmask knows it */
};

/* Where matches of the owners begin, if there are any.  Kept from text to text; { 0 } to
 * start with. */
struct pl_scan_places {
	uint64_t *known;   /* bit i: owner i has a number */
	uint16_t *numbers; /* of each owner, in `starts` */
	size_t room;       /* owners that there is room for */
	PL_LIST(struct pl_span) starts;
};

/* Sets the bit of each owner that may match in `text`: bit i % 64 of
 * seen[i / 64].  `seen` has room for all owners, rounded up to 64; it and `places` are
 * overwritten, and `places` holds for those that are seen. */
enum pl_scanned pl_scan_run(const struct pl_scan *scan, struct pl_str text,
			    struct pl_arena *scratch, uint64_t *seen,
			    struct pl_scan_places *places);
/* The first and the last byte at which a match of the owner may begin; false when it may
 * anywhere. */
bool pl_scan_starts(const struct pl_scan_places *places, uint32_t owner, struct pl_span *starts);
void pl_scan_places_release(struct pl_scan_places *places);

#endif
