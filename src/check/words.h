/* Words of rules and word lists while a rule is read, and dictionaries made of
 * them for when it runs. */
#ifndef PL_CHECK_WORDS_H
#define PL_CHECK_WORDS_H

#include "check/check.h"

struct pl_word {
	struct pl_str key, say;     /* what is found; what to write, empty in a list */
	const struct pl_node *node; /* for places in errors; may be NULL */
	uint32_t order;             /* in which it was read */
	bool listed;                /* from a word list */
};

/* Owns its words' texts.  `{ 0 }` to start. */
struct pl_words {
	PL_LIST(struct pl_word) list;
	struct pl_arena arena;
};

/* Appends the texts of the row of pl_ref, or the pairs of the row of pl_pair, that stands
 * at `field` of the settings.  False when memory ends. */
bool pl_words_add_row(struct pl_words *words, struct pl_prepare *prepare, size_t field,
		      struct pl_err *err);
bool pl_words_add_map(struct pl_words *words, struct pl_prepare *prepare, size_t field,
		      struct pl_err *err);
/* Appends the words of the lists whose names stand at `field`.  A value that is
 * a map holds its text under `say`. */
bool pl_words_add_lists(struct pl_words *words, struct pl_prepare *prepare, size_t field,
			struct pl_err *err);
/* The longest first, in bytes; those of one length in the order they were read. */
void pl_words_sort(struct pl_words *words);
void pl_words_release(struct pl_words *words);

enum { PL_LETTERS = 26 };

/* Words in the image, folded and in order. */
struct pl_dict {
	struct pl_row words; /* struct pl_ref */
	uint32_t longest;    /* bytes */
	uint32_t from[PL_LETTERS + 1]; /* which is the first that begins with a letter, a to z, or a later one */
};

/* Places the words as a dictionary at `field` of the settings. */
bool pl_dict_place(struct pl_prepare *prepare, size_t field, const struct pl_words *words,
		   struct pl_err *err);
/* Is the word among the texts of a row of pl_ref that is in order? */
bool pl_words_in(const struct pl_row *sorted, struct pl_str word);
/* `folded` is as pl_fold gives it. */
bool pl_dict_has(const struct pl_dict *dict, struct pl_str folded);
/* The words that begin as what was read letter by letter: `{ 0 }` is before the first. */
struct pl_dict_path {
	uint32_t first, end;
	uint32_t len; /* bytes read */
};
/* Goes on by a byte; false when no word begins so. */
bool pl_dict_step(const struct pl_dict *dict, struct pl_dict_path *path, char letter);
/* A word begins so, a word ends there. */
bool pl_dict_begins(const struct pl_dict_path *path);
bool pl_dict_ends(const struct pl_dict *dict, const struct pl_dict_path *path);

/* The settings at hand, until the image next grows; NULL when memory has ended. */
#define PL_SETTINGS(prepare, type) ((type *)pl_image_at((prepare)->image, (prepare)->settings))
/* The rule says something that Vale does not know, so it is written for plume. */
bool pl_rule_is_ours(const struct pl_node *rule);
/* The check needs the key; false with an error when the rule lacks it. */
bool pl_rule_wants(const struct pl_prepare *prepare, const char *key, struct pl_err *err);

#endif
