/* Flat images: structures that lie in one piece of memory and refer to each
 * other by distance, so that an image can be compiled into the program, mapped
 * from a file or copied anywhere, and is never parsed nor relocated.
 *
 * A reference holds the distance in bytes from itself to what it refers to.  So
 * a structure that holds references is read where it lies and never copied. */
#ifndef PL_BASE_IMAGE_H
#define PL_BASE_IMAGE_H

#include "base/err.h"

/* A text in the image, ended by NUL; all zero is the empty text. */
struct pl_ref {
	int32_t away;
	uint32_t len; /* bytes */
};

/* `n` things in a row; all zero is none. */
struct pl_row {
	int32_t away;
	uint32_t n;
};

/* A text in both languages of the program; either may be empty. */
struct pl_text {
	struct pl_ref fr, en;
};

static inline struct pl_str pl_ref_str(const struct pl_ref *ref)
{
	return ref->len ? (struct pl_str){ (const char *)ref + ref->away, ref->len } : PL_STR("");
}
/* The first of the things; the caller knows their type.  Of none: a place that is not read. */
static inline const void *pl_row_at(const struct pl_row *row)
{
	return (const char *)row + row->away;
}
#define PL_ROW(type, row) ((const type *)pl_row_at(row))
/* In that language, else in the other. */
struct pl_str pl_text_in(const struct pl_text *text, enum pl_lang lang);

/* How often what is in an image is read. */
enum pl_read {
	PL_READ_SOMETIMES,
	PL_READ_ALWAYS,
	PL_READ_TOLD,   /* when a report tells what was found */
	PL_READ_FOUND,  /* when something is found: texts, long rows */
	PL_READ_SELDOM, /* when somebody asks; of the last three the later are read less */
};

/* Bytes that were taken at once, and where they go. */
struct pl_image_piece {
	uint32_t start, size, align, moved;
	enum pl_read read;
};

/* An image in the making.  Everything is named by its offset, since the bytes
 * move while they grow; offset 0 is the image's first byte.  `{ 0 }` to start. */
struct pl_image {
	struct pl_buf bytes;
	uint32_t *texts; /* hash table of texts already placed, offsets */
	size_t n_texts, texts_room;
	/* What pl_image_arrange goes by; nothing is noted unless it is asked for. */
	bool arranged;
	enum pl_read read; /* what is taken now */
	PL_LIST(struct pl_image_piece) pieces;
	PL_LIST(uint32_t) fields;
};

/* `size` zeroed bytes at a multiple of 8; their offset. */
uint32_t pl_image_take(struct pl_image *image, size_t size);
/* The same for what is always read. */
uint32_t pl_image_take_first(struct pl_image *image, size_t size);
/* The bytes at `offset`, until the image next grows; NULL when memory ended. */
void *pl_image_at(struct pl_image *image, uint32_t offset);
/* Makes the pl_ref at `field` refer to `text`, which is placed once. */
void pl_image_ref(struct pl_image *image, uint32_t field, struct pl_str text);
/* Makes the pl_row at `field` refer to the `n` things at `target`. */
void pl_image_row(struct pl_image *image, uint32_t field, uint32_t target, size_t n);
/* Places the `n` offsets and makes the pl_row of uint32_t at `field` refer to them. */
void pl_image_offsets(struct pl_image *image, uint32_t field, const uint32_t *offsets, size_t n);

/* An image in the program is mapped page by page, as it is read.  This puts what is always
 * read first, and what is seldom read behind all else: so what is read lies in
 * few pages.  A text that several refer to goes by who reads it most.  `arranged` must have been
 * true from the first byte on.  Offsets that are held elsewhere change, as pl_image_moved says
 * from then on.  False when memory ends. */
bool pl_image_arrange(struct pl_image *image);
/* Of an image that is to be arranged: the piece in which the byte lies. */
struct pl_image_piece *pl_image_piece_at(const struct pl_image *image, uint32_t offset);
uint32_t pl_image_moved(const struct pl_image *image, uint32_t offset);

void pl_image_release(struct pl_image *image);

#endif
