/* Putting what is seldom read of an image behind the rest. */
#include "base/image.h"

#include <string.h>

enum { LONG_ROW = 1024 }; /* bytes: no run reads all of them */

struct pl_image_piece *pl_image_piece_at(const struct pl_image *image, uint32_t offset)
{
	size_t low = 0, high = image->pieces.n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (image->pieces.at[middle].start <= offset)
			low = middle;
		else
			high = middle;
	}
	return &image->pieces.at[low];
}

uint32_t pl_image_moved(const struct pl_image *image, uint32_t offset)
{
	const struct pl_image_piece *piece = pl_image_piece_at(image, offset);

	return piece->moved + (offset - piece->start);
}

/* Appends the pieces that are read so often. */
static void move_pieces(struct pl_image *image, struct pl_buf *out, enum pl_read read)
{
	static const char zeros[8] = { 0 };

	for (size_t i = 0; i < image->pieces.n; i++) {
		struct pl_image_piece *piece = &image->pieces.at[i];
		size_t rest = out->len % piece->align;

		if (piece->read != read)
			continue;
		pl_buf_add(out, (struct pl_str){ zeros, rest ? piece->align - rest : 0 });
		piece->moved = (uint32_t)out->len;
		pl_buf_add(out, (struct pl_str){ image->bytes.at + piece->start, piece->size });
	}
}

/* References are distances, which change: both kinds of them begin with it. */
static void turn_fields(const struct pl_image *image, char *moved)
{
	for (size_t i = 0; i < image->fields.n; i++) {
		uint32_t field = image->fields.at[i], place = pl_image_moved(image, field);
		const int32_t *away = (const void *)(image->bytes.at + field);
		int32_t *turned = (void *)(moved + place);

		if (*away)
			/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): in bytes. */
			*turned = (int32_t)(pl_image_moved(image, field + (uint32_t)*away) - place);
	}
}

/* The same table, in which each text is looked for where it is now. */
static void turn_texts(struct pl_image *image)
{
	for (size_t i = 0; i < image->texts_room; i++) {
		if (image->texts[i])
			image->texts[i] = pl_image_moved(image, image->texts[i]);
	}
}

bool pl_image_arrange(struct pl_image *image)
{
	struct pl_buf moved = { 0 };

	for (size_t i = 0; i < image->pieces.n; i++) {
		struct pl_image_piece *piece = &image->pieces.at[i];

		if (piece->size >= LONG_ROW && piece->read < PL_READ_FOUND)
			piece->read = PL_READ_FOUND;
	}
	move_pieces(image, &moved, PL_READ_ALWAYS);
	move_pieces(image, &moved, PL_READ_SOMETIMES);
	move_pieces(image, &moved, PL_READ_TOLD);
	move_pieces(image, &moved, PL_READ_FOUND);
	move_pieces(image, &moved, PL_READ_SELDOM);
	if (moved.failed || image->bytes.failed) {
		pl_buf_release(&moved);
		return false;
	}
	turn_fields(image, moved.at);
	turn_texts(image);
	pl_buf_release(&image->bytes);
	image->bytes = moved;
	image->arranged = false;
	return true;
}
