/* The table behind a substitution: its keys, their replacements, and how to find
 * which key it was that matched. */
#ifndef PL_CHECK_SWAP_H
#define PL_CHECK_SWAP_H

#include "check/action.h"

/* How replacements are shown in messages. */
enum pl_show {
	PL_SHOW_WRITTEN, /* as in the rule, | included */
	PL_SHOW_QUOTED,  /* 'a', 'b', or 'c': Vale's action `replace` */
	PL_SHOW_WORDS,   /* a, b ou c */
};

/* A key and what to write for it. */
struct pl_swap {
	struct pl_ref say;
	struct pl_ref start;  /* how a match begins, comparable; all of a plain key */
	uint32_t pattern;     /* of a key that is no plain text, else 0 */
	uint32_t same;        /* the replacement as a pattern, 0: it is plain text */
	uint32_t same_raised; /* the same with a capital, when the rule gives it one */
	uint32_t again;       /* the key alone, when Vale fills $1 by it, else 0 */
	uint32_t groups;      /* that it has */
};

/* Keys of one alternation: more would be too much for one expression of PCRE2.  What is beyond
 * are words, searched for apart. */
enum { PL_SWAP_JOINTS = 4, PL_SWAP_MOST = 1200 };

struct pl_substitution {
	struct pl_row swap, exceptions, list;
	struct pl_ref pos;
	struct pl_action action;
	uint8_t ignorecase, nonword, capitalize, vocab, beside, french;
	uint8_t show;               /* enum pl_show */
	uint32_t joint[PL_SWAP_JOINTS], excepted; /* numbers; a joint that is not needed is 0 */
	struct pl_row swaps;        /* struct pl_swap, in the order in which they are tried */
	struct pl_row plain;        /* uint32_t: the plain ones among them, in order of start */
};

/* The i-th swap, in the order in which they are tried. */
const struct pl_swap *pl_swap_at(const struct pl_substitution *substitution, uint32_t i);
/* Appends the text as matches are compared: in lower case when the rule ignores
 * case, with one kind of apostrophe and of blank. */
void pl_swap_comparable(struct pl_buf *out, struct pl_str text, bool ignorecase);
/* The replacement takes something from the match: $1. */
bool pl_swap_has_groups(struct pl_str say);
/* Appends the text with its first letter raised. */
void pl_swap_raise(struct pl_buf *out, struct pl_str text);
/* The match with every match of the key in it replaced, as .NET replaces: $1, ${1}, $&,
 * and $$ for a dollar; what names no group stays as it is.  In the arena of the hits. */
struct pl_str pl_swap_again(struct pl_hits *hits, const struct pl_swap *swap, struct pl_str say,
			    struct pl_str match);
/* Cuts the next alternative off `rest`. */
struct pl_str pl_swap_choice(struct pl_str *rest);
/* Fills the settings of a substitution: the check's `prepare`. */
bool pl_swap_prepare(struct pl_prepare *prepare, struct pl_err *err);

#endif
