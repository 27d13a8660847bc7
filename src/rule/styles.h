/* Styles: of a folder of styles in Vale's form only what is asked for, and the style
 * `Vale`, which is made from a vocabulary. */
#ifndef PL_RULE_STYLES_H
#define PL_RULE_STYLES_H

#include "base/source.h"
#include "check/check.h"

/* What is read of a folder of styles.  Lists end with a NULL; all is borrowed. */
struct pl_styles {
	const char *path;              /* of the folder */
	const char *const *whole;      /* styles: STYLE/…/RULE.yml */
	const char *const *alone;      /* single rules: STYLE/RULE.yml */
	const struct pl_memory_file *made; /* in place of the folder's; NULL: none */
	const char *word_template;     /* for pl_source; or NULL */
};

/* A source that shows these. */
void pl_source_styles(struct pl_source *source, const struct pl_styles *styles);

/* Names that are no styles: those with a slash or a dot in front, and `config`. */
bool pl_style_named(struct pl_str name);

/* The words of a vocabulary, as written; `{ 0 }` to start. */
struct pl_word_list {
	PL_LIST(struct pl_str) accept, reject; /* texts in the arena */
	struct pl_arena arena;
};

/* Adds the words of PATH/config/vocabularies/NAME (in older folders PATH/Vocab/NAME),
 * accept.txt and reject.txt.  False when there is no such vocabulary or a file cannot be
 * read. */
bool pl_vocab_read(struct pl_word_list *words, const char *path, struct pl_str name,
		   struct pl_err *err);
void pl_word_list_release(struct pl_word_list *words);

/* The built-in style Vale: Terms and Avoid from the words, where there are any, and with
 * `all` Repetition and Spelling, which uses the dictionaries and words of the folder of
 * styles `path` (may be NULL).  Texts in the arena; NULL when memory ends. */
const struct pl_memory_file *pl_vale_style(const struct pl_vocab *vocab, bool all, const char *path,
					   struct pl_arena *arena);

#endif
