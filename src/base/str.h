/* Text: views, growing buffers, and the arena that most of it lives in.
 *
 * A `struct pl_str` only looks at bytes that something else owns; a `struct
 * pl_buf` and a `struct pl_arena` own theirs.  What is written to a buffer or
 * taken from an arena after memory has run out is lost, quietly: both remember
 * it in `failed`, so write freely and ask once, at the end. */
#ifndef PL_BASE_STR_H
#define PL_BASE_STR_H

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "plume.h"

#if defined(__GNUC__)
#define PL_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define PL_PRINTF(text, first)
#endif

/* A text written in the source, and how to hand a pl_str to printf. */
#define PL_STR(literal) ((struct pl_str){ "" literal, sizeof(literal) - 1 })
#define PL_ARGS(str) (int)(str).len, (str).at

/* `text` ends in NUL, or is NULL. */
static inline struct pl_str pl_str_of(const char *text)
{
	return (struct pl_str){ text ? text : "", text ? strlen(text) : 0 };
}
/* From byte `start` to byte `end`, as far as the text goes. */
static inline struct pl_str pl_str_cut(struct pl_str text, size_t start, size_t end)
{
	if (end > text.len)
		end = text.len;
	if (start > end)
		start = end;
	return (struct pl_str){ text.at ? text.at + start : "", end - start };
}
static inline struct pl_str pl_str_in(struct pl_str text, struct pl_span span)
{
	return pl_str_cut(text, span.start, span.end);
}
static inline bool pl_str_same(struct pl_str a, struct pl_str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.at, b.at, a.len));
}
bool pl_str_is(struct pl_str a, const char *word);
/* Without regard to the case of A to Z. */
bool pl_str_is_nocase(struct pl_str a, const char *word);
bool pl_str_starts(struct pl_str text, const char *start);
bool pl_str_ends(struct pl_str text, const char *end);
/* As memcmp, the shorter first when one begins the other. */
int pl_str_order(struct pl_str a, struct pl_str b);
/* FNV-1a, 64 bits (draft-eastlake-fnv, read 2026-11): tells texts apart that nobody makes alike
 * on purpose. */
uint64_t pl_str_hash(struct pl_str text);
/* Where `part` first stands in `text` from byte `from` on, or SIZE_MAX. */
size_t pl_str_find(struct pl_str text, struct pl_str part, size_t from);
/* Without the spaces, tabs and line ends of ASCII at both ends. */
struct pl_str pl_str_trim(struct pl_str text);
/* A whole number of decimal digits, nothing else; false when it is not one or
 * does not fit. */
bool pl_str_number(struct pl_str text, uint64_t *number);

/* Writing to a struct pl_buf, see plume.h. */
void pl_buf_add(struct pl_buf *buf, struct pl_str text);
static inline void pl_buf_puts(struct pl_buf *buf, const char *text)
{
	pl_buf_add(buf, pl_str_of(text));
}
void pl_buf_putc(struct pl_buf *buf, char c);
void pl_buf_number(struct pl_buf *buf, uint32_t number); /* in decimal digits */
void pl_buf_printf(struct pl_buf *buf, const char *format, ...) PL_PRINTF(2, 3);
void pl_buf_vprintf(struct pl_buf *buf, const char *format, va_list args) PL_PRINTF(2, 0);
/* Makes room for `more` bytes behind `len`; false (and failed) if it cannot. */
bool pl_buf_grow(struct pl_buf *buf, size_t more);
/* Forgets what is behind `len` bytes. */
void pl_buf_cut(struct pl_buf *buf, size_t len);
struct pl_str pl_buf_str(const struct pl_buf *buf);

/* Memory that is given back all at once.  `{ 0 }` is the empty arena. */
struct pl_arena {
	struct pl_chunk *chunk;
	bool failed;
};

/* Zeroed bytes, aligned for anything; NULL (and failed) when memory ends. */
void *pl_arena_take(struct pl_arena *arena, size_t size);
/* A copy that ends in NUL; the empty text when memory ends. */
struct pl_str pl_arena_str(struct pl_arena *arena, struct pl_str text);
struct pl_str pl_arena_printf(struct pl_arena *arena, const char *format, ...) PL_PRINTF(2, 3);
/* Empties the arena but keeps its largest chunk for what comes next. */
void pl_arena_reset(struct pl_arena *arena);
/* Bytes that were taken and not given back. */
size_t pl_arena_size(const struct pl_arena *arena);
void pl_arena_release(struct pl_arena *arena);

#define PL_NEW(arena, type) ((type *)pl_arena_take((arena), sizeof(type)))
#define PL_NEW_ARRAY(arena, type, n) ((type *)pl_arena_array((arena), sizeof(type), (n)))
/* As pl_arena_take, for `n` things of `size`; a product too large fails. */
void *pl_arena_array(struct pl_arena *arena, size_t size, size_t n);

/* The first place from `low` on, of those before `high`, whose number is not below `value`, in
 * numbers that rise; `high` when there is none. */
size_t pl_lower_bound(const uint32_t *sorted, size_t low, size_t high, size_t value);

/* Growing arrays, `struct { T *at; size_t n, room; bool failed; }`.
 * PL_PUSH gives a pointer to a zeroed new element, or NULL when memory ends. */
#define PL_LIST(type) struct { type *at; size_t n, room; bool failed; }
#define PL_PUSH(list)                                                                     \
	((list)->n < (list)->room || pl_list_grow((void **)&(list)->at, &(list)->room,    \
						  &(list)->failed, sizeof *(list)->at)    \
		 ? memset(&(list)->at[(list)->n++], 0, sizeof *(list)->at)                \
		 : NULL)
/* `compare` is qsort's, which takes no NULL, not even for nothing. */
#define PL_SORT(list, compare)                                                           \
	((list)->at ? qsort((list)->at, (list)->n, sizeof *(list)->at, compare) : (void)0)
#define PL_LIST_RELEASE(list) (pl_free((list)->at), (list)->at = NULL, (list)->n = (list)->room = 0)
/* Makes room for more things of `size` than there is for. */
bool pl_list_grow(void **at, size_t *room, bool *failed, size_t size);

/* The one door to the allocator.  Tests make it fail by pl_mem_fail_after. */
void *pl_alloc(size_t size); /* zeroed */
void *pl_realloc(void *at, size_t size);
void pl_free(void *at);
/* How many allocations of this thread have failed, ever: who must know whether any has among many
 * looks before and after. */
size_t pl_mem_refusals(void);
/* Has one of any thread? */
bool pl_mem_any_refused(void);
/* One has, of somebody who does not go through this door; pl_fail_nomem says so, too. */
void pl_mem_refuse(void);
/* The allocation after `n` more fails, and all that follow when `for_ever`;
 * a negative `n` ends that.  Not for threads: tests only. */
void pl_mem_fail_after(long n, bool for_ever);
/* Has one failed since then? */
bool pl_mem_refused(void);

#endif
