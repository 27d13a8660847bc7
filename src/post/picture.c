/* Pictures as boxes of pieces, of which a few tell how the picture was taken. */
#include "post/picture.h"

#include <string.h>

#include "post/exif.h"

enum { MOST_PIECES = 4096, MOST_BYTES = 1 << 16 };

/* A file being read. */
struct opened {
	const struct pl_picture_file *file;
	struct pl_exif *exif;
	struct pl_buf piece; /* the one at hand */
	uint64_t at;         /* behind it */
};

static bool read_at(const struct opened *opened, uint64_t at, char *out, size_t n)
{
	return opened->file->read(opened->file->context, at, out, n) == n;
}

static uint32_t big(const char *at, size_t n)
{
	uint32_t number = 0;

	for (size_t i = 0; i < n; i++)
		number = number << 8 | (unsigned char)at[i];
	return number;
}

static uint32_t little(const char *at)
{
	return (uint32_t)(unsigned char)at[0] | (uint32_t)(unsigned char)at[1] << 8 |
	       (uint32_t)(unsigned char)at[2] << 16 | (uint32_t)(unsigned char)at[3] << 24;
}

/* The `n` bytes from `at` on; the empty text when they are too many or not there. */
static struct pl_str take(struct opened *opened, uint64_t at, size_t n)
{
	pl_buf_cut(&opened->piece, 0);
	if (!n || n > MOST_BYTES || !pl_buf_grow(&opened->piece, n) ||
	    !read_at(opened, at, opened->piece.at, n))
		return PL_STR("");
	return (struct pl_str){ opened->piece.at, n };
}

/* Without the words that it begins with, which may hold NUL; false when it does not. */
static bool strip(struct pl_str *text, const char *start, size_t n)
{
	if (text->len < n || memcmp(text->at, start, n) != 0)
		return false;
	*text = pl_str_cut(*text, n, text->len);
	return true;
}

#define STRIP(text, start) strip((text), (start), sizeof(start) - 1)

/* --- JPEG: segments, up to the picture itself ------------------------------------------------ */

static bool next_segment(struct opened *opened)
{
	enum { APP1 = 0xE1, START_OF_SCAN = 0xDA, END = 0xD9 };
	char head[4];
	struct pl_str piece;
	uint32_t len;

	if (!read_at(opened, opened->at, head, 4) || (unsigned char)head[0] != 0xFF)
		return false;
	if ((unsigned char)head[1] == 0xFF) { /* a byte that fills */
		opened->at++;
		return true;
	}
	len = big(head + 2, 2);
	if ((unsigned char)head[1] == START_OF_SCAN || (unsigned char)head[1] == END || len < 2)
		return false;
	if ((unsigned char)head[1] == APP1) {
		piece = take(opened, opened->at + 4, len - 2);
		if (STRIP(&piece, "Exif\0\0"))
			pl_exif_tiff(opened->exif, piece);
		else if (STRIP(&piece, "http://ns.adobe.com/xap/1.0/\0"))
			pl_exif_xmp(opened->exif, piece);
	}
	opened->at += 2 + len;
	return true;
}

/* --- PNG: chunks, also behind the picture ----------------------------------------------------- */

static void take_text(struct opened *opened, struct pl_str piece)
{
	if (STRIP(&piece, "Author\0"))
		pl_exif_author(opened->exif, piece);
	else if (STRIP(&piece, "Copyright\0"))
		pl_exif_rights(opened->exif, piece);
}

static bool next_chunk(struct opened *opened)
{
	struct pl_str piece;
	char head[8];
	uint32_t len;

	if (!read_at(opened, opened->at, head, 8) || !memcmp(head + 4, "IEND", 4))
		return false;
	len = big(head, 4);
	if (!memcmp(head + 4, "eXIf", 4)) {
		pl_exif_tiff(opened->exif, take(opened, opened->at + 8, len));
	} else if (!memcmp(head + 4, "tEXt", 4)) {
		take_text(opened, take(opened, opened->at + 8, len));
	} else if (!memcmp(head + 4, "iTXt", 4)) {
		piece = take(opened, opened->at + 8, len);
		/* Not compressed, of no language. */
		if (STRIP(&piece, "XML:com.adobe.xmp\0\0\0\0\0"))
			pl_exif_xmp(opened->exif, piece);
		else if (STRIP(&piece, "Author\0\0\0\0\0"))
			pl_exif_author(opened->exif, piece);
	}
	opened->at += 12 + (uint64_t)len;
	return true;
}

/* --- WebP: chunks of RIFF ------------------------------------------------------------------------
 */

static bool next_riff(struct opened *opened)
{
	struct pl_str piece;
	char head[8];
	uint32_t len;

	if (!read_at(opened, opened->at, head, 8))
		return false;
	len = little(head + 4);
	if (!memcmp(head, "EXIF", 4)) {
		piece = take(opened, opened->at + 8, len);
		STRIP(&piece, "Exif\0\0"); /* some write it, as in JPEG */
		pl_exif_tiff(opened->exif, piece);
	} else if (!memcmp(head, "XMP ", 4)) {
		pl_exif_xmp(opened->exif, take(opened, opened->at + 8, len));
	}
	opened->at += 8 + (uint64_t)len + (len & 1);
	return true;
}

/* --- the whole
 * ------------------------------------------------------------------------------------- */

static const struct {
	const char *magic, *then; /* at the start, and at byte 8 */
	size_t n, first;          /* bytes of `magic`; where the first piece starts */
	bool (*next)(struct opened *opened);
} kinds[] = {
	{ "\xFF\xD8\xFF", "", 3, 2, next_segment },
	{ "\x89PNG\r\n\x1A\n", "", 8, 8, next_chunk },
	{ "RIFF", "WEBP", 4, 12, next_riff },
};

void pl_picture_read(const struct pl_picture_file *file, struct pl_arena *arena,
		     struct pl_picture *out)
{
	struct pl_exif exif = { .arena = arena, .picture = out };
	struct opened opened = { .file = file, .exif = &exif };
	char head[12];

	*out = (struct pl_picture){ 0 };
	if (!read_at(&opened, 0, head, sizeof(head)))
		return;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (memcmp(head, kinds[i].magic, kinds[i].n) != 0 ||
		    memcmp(head + 8, kinds[i].then, strlen(kinds[i].then)) != 0)
			continue;
		opened.at = kinds[i].first;
		for (size_t n = 0; n < MOST_PIECES && kinds[i].next(&opened);)
			n++;
		break;
	}
	pl_exif_end(&exif);
	pl_buf_release(&opened.piece);
}
