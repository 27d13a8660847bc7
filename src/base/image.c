/* Building flat images and reading them where they lie. */
#include "base/image.h"

#include <string.h>

struct pl_str pl_text_in(const struct pl_text *text, enum pl_lang lang)
{
	const struct pl_ref *wanted = lang == PL_FR ? &text->fr : &text->en;
	const struct pl_ref *other = lang == PL_FR ? &text->en : &text->fr;

	return pl_ref_str(wanted->len ? wanted : other);
}

/* An image is addressed by 31 bits, since distances carry a sign. */
enum { LARGEST_IMAGE = 1 << 30 };

static void note_piece(struct pl_image *image, size_t start, size_t size, size_t align)
{
	struct pl_image_piece *piece = image->arranged ? PL_PUSH(&image->pieces) : NULL;

	if (piece)
		*piece = (struct pl_image_piece){ .start = (uint32_t)start,
						  .size = (uint32_t)size,
						  .align = (uint32_t)align,
						  .read = image->read };
	image->bytes.failed |= image->pieces.failed;
}

static void note_field(struct pl_image *image, uint32_t field)
{
	uint32_t *noted = image->arranged ? PL_PUSH(&image->fields) : NULL;

	if (noted)
		*noted = field;
	image->bytes.failed |= image->fields.failed;
}

static uint32_t take(struct pl_image *image, size_t size, size_t align)
{
	struct pl_buf *bytes = &image->bytes;
	size_t start = (bytes->len + align - 1) / align * align;

	if (size > LARGEST_IMAGE || start + size > LARGEST_IMAGE)
		bytes->failed = true;
	if (!pl_buf_grow(bytes, start + size - bytes->len))
		return 0;
	memset(bytes->at + bytes->len, 0, start + size - bytes->len);
	bytes->len = start + size;
	note_piece(image, start, size, align);
	return (uint32_t)start;
}

uint32_t pl_image_take(struct pl_image *image, size_t size)
{
	return take(image, size, 8);
}

static uint32_t take_as(struct pl_image *image, size_t size, size_t align, enum pl_read read)
{
	enum pl_read before = image->read;
	uint32_t at;

	image->read = read;
	at = take(image, size, align);
	image->read = before;
	return at;
}

uint32_t pl_image_take_first(struct pl_image *image, size_t size)
{
	return take_as(image, size, 8, PL_READ_ALWAYS);
}

void *pl_image_at(struct pl_image *image, uint32_t offset)
{
	return image->bytes.failed || offset >= image->bytes.len ? NULL : image->bytes.at + offset;
}

/* --- texts, each placed once ---------------------------------------------------- */

/* A placed text: its length before it, a NUL behind it. */
static struct pl_str placed(const struct pl_image *image, uint32_t offset)
{
	uint32_t len;

	memcpy(&len, image->bytes.at + offset - sizeof(len), sizeof(len));
	return (struct pl_str){ image->bytes.at + offset, len };
}

static uint32_t hash(struct pl_str text)
{
	uint32_t sum = 2166136261U;

	for (size_t i = 0; i < text.len; i++)
		sum = (sum ^ (unsigned char)text.at[i]) * 16777619U;
	return sum;
}

/* The slot of the text, or the empty one where it belongs. */
static uint32_t *slot_of(const struct pl_image *image, struct pl_str text)
{
	size_t mask = image->texts_room - 1, i = hash(text) & mask;

	while (image->texts[i] && !pl_str_same(placed(image, image->texts[i]), text))
		i = (i + 1) & mask;
	return &image->texts[i];
}

static bool make_room(struct pl_image *image)
{
	struct pl_image larger = *image;

	if (image->n_texts * 2 < image->texts_room)
		return true;
	larger.texts_room = image->texts_room ? image->texts_room * 2 : 1024;
	larger.texts = pl_alloc(larger.texts_room * sizeof(*larger.texts));
	if (!larger.texts)
		return false;
	for (size_t i = 0; i < image->texts_room; i++) {
		if (image->texts[i])
			*slot_of(&larger, placed(image, image->texts[i])) = image->texts[i];
	}
	pl_free(image->texts);
	*image = larger;
	return true;
}

/* Unless it is said otherwise a text waits for something to be found. */
static enum pl_read read_of_text(const struct pl_image *image)
{
	return image->read == PL_READ_SELDOM || image->read == PL_READ_TOLD ? image->read
									    : PL_READ_FOUND;
}

/* Somebody else reads the text, too. */
static void read_too(struct pl_image *image, uint32_t text)
{
	struct pl_image_piece *piece = image->arranged ? pl_image_piece_at(image, text) : NULL;

	if (piece && piece->read > read_of_text(image))
		piece->read = read_of_text(image);
}

static uint32_t place(struct pl_image *image, struct pl_str text)
{
	uint32_t len = (uint32_t)text.len, offset, *slot;

	if (image->bytes.failed || text.len > LARGEST_IMAGE || !make_room(image)) {
		image->bytes.failed = true;
		return 0;
	}
	slot = slot_of(image, text);
	if (*slot) {
		read_too(image, *slot);
		/* cppcheck-suppress identicalInnerCondition ; 0 is no place */
		return *slot;
	}
	offset = take_as(image, sizeof(len) + text.len + 1, 4, read_of_text(image));
	if (image->bytes.failed)
		return 0;
	memcpy(image->bytes.at + offset, &len, sizeof(len));
	memcpy(image->bytes.at + offset + sizeof(len), text.at, text.len);
	*slot = offset + (uint32_t)sizeof(len);
	image->n_texts++;
	return *slot;
}

void pl_image_ref(struct pl_image *image, uint32_t field, struct pl_str text)
{
	uint32_t target = text.len ? place(image, text) : 0;
	struct pl_ref *ref = pl_image_at(image, field);

	if (!ref)
		return;
	ref->away = text.len ? (int32_t)target - (int32_t)field : 0;
	ref->len = (uint32_t)text.len;
	note_field(image, field);
}

void pl_image_row(struct pl_image *image, uint32_t field, uint32_t target, size_t n)
{
	struct pl_row *row = pl_image_at(image, field);

	if (!row)
		return;
	row->away = n ? (int32_t)target - (int32_t)field : 0;
	row->n = (uint32_t)n;
	note_field(image, field);
}

void pl_image_offsets(struct pl_image *image, uint32_t field, const uint32_t *offsets, size_t n)
{
	uint32_t row = pl_image_take(image, n * sizeof(*offsets));
	void *at = pl_image_at(image, row);

	if (at && n)
		memcpy(at, offsets, n * sizeof(*offsets));
	pl_image_row(image, field, row, n);
}

void pl_image_release(struct pl_image *image)
{
	pl_buf_release(&image->bytes);
	pl_free(image->texts);
	PL_LIST_RELEASE(&image->pieces);
	PL_LIST_RELEASE(&image->fields);
	*image = (struct pl_image){ 0 };
}
