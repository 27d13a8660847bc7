/* Outlines: what kind of character stands where.  « Le 3 mai » is "Aa 0 a": capitals and
 * digits are told one by one, small letters by the run, since what a pattern says of them
 * is seldom how many.  Where a pattern has no literal it often has an outline: four
 * digits in a row, initials with full stops. */
#ifndef PL_BASE_OUTLINE_H
#define PL_BASE_OUTLINE_H

#include "base/str.h"

/* A small letter, a capital, a digit, a blank; an apostrophe of either kind.  All other
 * characters stand for themselves.  Letters are those of ASCII and Latin-1, œ, Œ and Ÿ. */
enum {
	PL_OUTLINE_SMALL = 'a',
	PL_OUTLINE_CAPITAL = 'A',
	PL_OUTLINE_DIGIT = '0',
	PL_OUTLINE_BLANK = ' ',
	PL_OUTLINE_APOSTROPHE = '\'',
};

/* What stands for the character; 0: it stands for itself. */
char pl_outline_of(uint32_t code);
/* Writes the outline of valid UTF-8, at most text.len bytes, and returns its length.  A
 * run of small letters is one; line ends stay. */
size_t pl_outline(struct pl_str text, char *out);

/* How likely it is that a place of the outline of an ordinary French text starts so. */
double pl_outline_chance(struct pl_str outline);

#endif
