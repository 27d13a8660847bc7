/* What stands around a place in a text. */
#ifndef PL_CHECK_NEAR_H
#define PL_CHECK_NEAR_H

#include "post/post.h"

/* The code point before or behind byte `at`; 0 at the ends of the text. */
uint32_t pl_near_before(struct pl_str text, size_t at);
uint32_t pl_near_after(struct pl_str text, size_t at);
/* A blank inside a line: space, tab, no-break and other spaces. */
bool pl_near_blank(uint32_t code);
/* The text is empty or made of such blanks; with `lines`, of line ends too. */
bool pl_near_only_blanks(struct pl_str text, bool lines);
/* The end of the blanks that start at byte `at`. */
size_t pl_near_blanks_end(struct pl_str text, size_t at);
/* The start of the blanks that end at byte `at`. */
size_t pl_near_blanks_start(struct pl_str text, size_t at);
/* The span without white space at its ends. */
struct pl_span pl_near_trim(struct pl_str text, struct pl_span span);
/* The same but for the case of letters. */
bool pl_near_same(struct pl_str a, struct pl_str b);
/* One of the words, without case; `words` ends with NULL and is in lower case. */
bool pl_near_word(struct pl_str text, const char *const *words);
/* The end of the line in which byte `at` stands. */
size_t pl_near_line_end(struct pl_str text, size_t at);

/* Texts to be compared with each other, and whose they are. */
struct pl_same {
	struct pl_str text;
	uint32_t of;
};

/* Puts like beside like, each in order of `of`. */
void pl_same_sort(struct pl_same *texts, size_t n);
/* How many of the sorted texts from the first on are the same. */
size_t pl_same_run(const struct pl_same *texts, size_t n);
/* The first of the sorted ones that is the text; n when none is. */
size_t pl_same_find(const struct pl_same *texts, size_t n, struct pl_str text);
/* The text is among the sorted ones. */
bool pl_same_has(const struct pl_same *texts, size_t n, struct pl_str text);

/* Is the line around byte `at` English?  By its small words: a line that quotes
 * English follows English typography. */
bool pl_near_english(struct pl_str text, size_t at);
/* The same, asked once for each line of a text, or a long line would be gone over for each
 * place in it.  `{ 0 }` to start. */
struct pl_near_line {
	const char *of; /* the text */
	size_t start, end;
	bool english;
};
bool pl_near_english_line(struct pl_near_line *line, struct pl_str text, size_t at);
/* Appends a pattern that is found, in any case, wherever a line is English. */
void pl_near_english_words(struct pl_buf *out);

#endif
