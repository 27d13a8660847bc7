/* What utf8proc says of the characters that nearly every post has, as tables of the program,
 * so that the library is loaded for the others alone: made when the program is, by
 * src/gen/letters.c, of what base/unicode.c says. */
#ifndef PL_BASE_LETTERS_H
#define PL_BASE_LETTERS_H

#include "base/unicode.h"

enum {
	PL_LETTERS_END = 0x300, /* all before it: ASCII, Latin and phonetic letters */
	PL_SIGNS = 0x2000,      /* punctuation, raised and lowered digits, currencies */
	PL_SIGNS_END = 0x20C0,
};

/* Beside the category, which has the lowest five bits. */
enum {
	PL_TRAIT_CATEGORY = 31,
	PL_TRAIT_MADE = 32,     /* made of others, which it is the same as */
	PL_TRAIT_COMPAT = 64,   /* made of others, which it only stands for */
	PL_TRAIT_EXTENDS = 128, /* Grapheme_Cluster_Break=Extend, or the joiner */
};

extern const uint8_t pl_letter_traits[PL_LETTERS_END];
extern const uint8_t pl_sign_traits[PL_SIGNS_END - PL_SIGNS];
/* The one character that is left of it by pl_fold; 0: there are several, or none. */
extern const uint16_t pl_folded_letters[PL_LETTERS_END];

/* The library's own answers. */
unsigned pl_traits_far(uint32_t code);
unsigned pl_folded_far(uint32_t code);

#endif
