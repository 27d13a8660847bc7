/* A spelling rule, as it was read: for when it runs. */
#ifndef PL_CHECK_SPELLING_H
#define PL_CHECK_SPELLING_H

#include "check/check.h"

/* Most dictionaries that a rule may use. */
enum { PL_SPELLING_BOOKS = 64 };

/* Read where it lies. */
struct pl_spelling {
	struct pl_row dictionaries, ignore, filters, exceptions, lists;
	struct pl_ref dicpath, aff, dic;
	struct pl_row books;   /* struct pl_spelling_book */
	struct pl_row ignored; /* pl_ref, sorted by bytes */
	uint32_t filter;       /* pattern */
	uint8_t custom, append, slips;
	uint8_t suggests; /* the action asks for spellings */
	uint8_t american; /* with the dictionary that stands for Vale's own */
};

/* The two files of a dictionary; without `aff`, the name of one of the system's. */
struct pl_spelling_book {
	struct pl_ref aff, dic;
};

/* Finds the dictionaries and gathers the words and filters that the rule names. */
bool pl_spelling_prepare(struct pl_prepare *prepare, struct pl_err *err);

#endif
