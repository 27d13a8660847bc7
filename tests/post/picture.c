/* What pictures tell: made here, byte by byte, with nothing in them but what they tell. */
#include "post/picture.h"

#include <string.h>

#include "base/str.h"

#include "test.h"

/* --- making them -------------------------------------------------------------------------- */

static void put(struct pl_buf *out, uint32_t number, size_t n, bool little)
{
	for (size_t i = 0; i < n; i++)
		pl_buf_putc(out, (char)(number >> 8 * (little ? i : n - 1 - i) & 0xFF));
}

static void entry(struct pl_buf *out, uint32_t tag, uint32_t type, uint32_t count, uint32_t value,
		  bool little)
{
	put(out, tag, 2, little);
	put(out, type, 2, little);
	put(out, count, 4, little);
	put(out, value, 4, little);
}

struct told {
	const char *artist, *rights; /* or NULL */
	bool placed, zeros;          /* with a place; with one of zeros */
	bool little;
};

/* Folder at 8, of up to three entries; GPS folder and texts behind it. */
static void add_tiff(struct pl_buf *out, const struct told *told)
{
	uint32_t n = (told->artist ? 1U : 0U) + (told->rights ? 1U : 0U) +
		     (told->placed || told->zeros ? 1U : 0U);
	uint32_t behind = 8 + 2 + n * 12 + 4,
		 artist = told->artist ? (uint32_t)strlen(told->artist) + 1 : 0;
	uint32_t rights = told->rights ? (uint32_t)strlen(told->rights) + 1 : 0;
	uint32_t gps = behind + artist + rights;

	pl_buf_puts(out, told->little ? "II" : "MM");
	put(out, 42, 2, told->little);
	put(out, 8, 4, told->little);
	put(out, n, 2, told->little);
	if (told->artist)
		entry(out, 0x013B, 2, artist, behind, told->little);
	if (told->rights)
		entry(out, 0x8298, 2, rights, behind + artist, told->little);
	if (told->placed || told->zeros)
		entry(out, 0x8825, 4, 1, gps, told->little);
	put(out, 0, 4, told->little);
	pl_buf_add(out, (struct pl_str){ told->artist, artist });
	pl_buf_add(out, (struct pl_str){ told->rights, rights });
	if (!told->placed && !told->zeros)
		return;
	put(out, 1, 2, told->little);
	entry(out, 2, 5, 3, gps + 2 + 12 + 4, told->little);
	put(out, 0, 4, told->little);
	for (uint32_t i = 0; i < 3; i++) {
		put(out, told->placed ? 40 + i : 0, 4, told->little);
		put(out, 1, 4, told->little);
	}
}

static void add_jpeg(struct pl_buf *out, struct pl_str start, struct pl_str piece)
{
	pl_buf_add(out, PL_STR("\xFF\xD8\xFF\xE0\x00\x04oo\xFF\xFF\xE1"));
	put(out, (uint32_t)(2 + start.len + piece.len), 2, false);
	pl_buf_add(out, start);
	pl_buf_add(out, piece);
	pl_buf_add(out, PL_STR("\xFF\xDA\x00\x02pixels\xFF\xD9"));
}

static void add_chunk(struct pl_buf *out, const char *name, struct pl_str piece)
{
	put(out, (uint32_t)piece.len, 4, false);
	pl_buf_puts(out, name);
	pl_buf_add(out, piece);
	pl_buf_puts(out, "crc!");
}

static void add_png(struct pl_buf *out, const char *name, struct pl_str piece)
{
	pl_buf_puts(out, "\x89PNG\r\n\x1A\n");
	add_chunk(out, "IDAT", PL_STR("pixels"));
	add_chunk(out, name, piece);
	add_chunk(out, "IEND", PL_STR(""));
}

static void add_webp(struct pl_buf *out, const char *name, struct pl_str piece)
{
	pl_buf_add(out, PL_STR("RIFF\x40\x00\x00\x00WEBPVP8 \x03\x00\x00\x00pix\x00"));
	pl_buf_puts(out, name);
	put(out, (uint32_t)piece.len, 4, true);
	pl_buf_add(out, piece);
}

/* --- reading them -------------------------------------------------------------------------- */

static size_t read_bytes(void *context, uint64_t at, char *out, size_t n)
{
	const struct pl_str *bytes = context;
	size_t left = at < bytes->len ? bytes->len - (size_t)at : 0;

	n = n < left ? n : left;
	if (n)
		memcpy(out, bytes->at + at, n);
	return n;
}

static struct pl_picture tells(struct pl_str bytes, struct pl_arena *arena)
{
	const struct pl_picture_file file = { read_bytes, &bytes };
	struct pl_picture picture = { .placed = true };

	pl_picture_read(&file, arena, &picture);
	return picture;
}

static void expect(const char *what, const struct pl_buf *bytes, bool placed, const char *author)
{
	struct pl_arena arena = { 0 };
	struct pl_picture picture = tells(pl_buf_str(bytes), &arena);

	if (picture.placed != placed || !pl_str_is(picture.author, author))
		fail_msg("%s: placed %d, by '%.*s'; wanted %d, '%s'", what, picture.placed,
			 PL_ARGS(picture.author), placed, author);
	pl_arena_release(&arena);
}

static const struct {
	struct told told;
	bool placed;
	const char *author;
} cases[] = {
	{ { .little = true }, false, "" },
	{ { .placed = true, .little = true }, true, "" },
	{ { .placed = true }, true, "" },
	{ { .zeros = true }, false, "" },
	{ { .artist = "Jeanne Martin" }, false, "Jeanne Martin" },
	{ { .artist = "Jeanne Martin", .placed = true, .little = true }, true, "Jeanne Martin" },
	{ { .artist = "Jeanne", .rights = "(c) Agence" }, false, "Jeanne" },
	{ { .rights = "© Agence Exemple" }, false, "Agence Exemple" },
	{ { .artist = "unknown", .rights = "Copyright Agence" }, false, "Agence" },
	{ { .artist = "  ", .rights = "" }, false, "" },
	{ { .artist = "Ren\xE9 \x07 Dupr\xE9" }, false, "René   Dupré" },
};

static void reads_exif(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pl_buf tiff = { 0 }, jpeg = { 0 }, png = { 0 }, webp = { 0 };

		add_tiff(&tiff, &cases[i].told);
		add_jpeg(&jpeg, PL_STR("Exif\0\0"), pl_buf_str(&tiff));
		add_png(&png, "eXIf", pl_buf_str(&tiff));
		add_webp(&webp, "EXIF", pl_buf_str(&tiff));
		expect("jpeg", &jpeg, cases[i].placed, cases[i].author);
		expect("png", &png, cases[i].placed, cases[i].author);
		expect("webp", &webp, cases[i].placed, cases[i].author);
		pl_buf_release(&tiff);
		pl_buf_release(&jpeg);
		pl_buf_release(&png);
		pl_buf_release(&webp);
	}
}

static const struct {
	const char *xml;
	bool placed;
	const char *author;
} packets[] = {
	{ "<x exif:GPSLatitude=\"44,45.3N\"/>", true, "" },
	{ "<exif:GPSLatitude>48,51N</exif:GPSLatitude>", true, "" },
	{ "<x exif:GPSLatitude=\"0,0.0N\"/>", false, "" },
	{ "<dc:creator><rdf:Seq><rdf:li>Jeanne Martin</rdf:li></rdf:Seq></dc:creator>", false,
	  "Jeanne Martin" },
	{ "<dc:creator/></dc:x><dc:subject><rdf:li>Die</rdf:li></dc:subject>", false, "" },
	{ "<dc:rights><rdf:Alt><rdf:li xml:lang=\"fr\">Agence</rdf:li></rdf:Alt></dc:rights>",
	  false, "Agence" },
	{ "<dc:creator><rdf:li", false, "" },
	{ "exif:GPSLatitude", false, "" },
};

static void reads_xmp(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(packets) / sizeof(packets[0]); i++) {
		struct pl_str xml = pl_str_of(packets[i].xml);
		struct pl_buf jpeg = { 0 }, png = { 0 }, webp = { 0 }, text = { 0 };

		add_jpeg(&jpeg, PL_STR("http://ns.adobe.com/xap/1.0/\0"), xml);
		pl_buf_add(&text, PL_STR("XML:com.adobe.xmp\0\0\0\0\0"));
		pl_buf_add(&text, xml);
		add_png(&png, "iTXt", pl_buf_str(&text));
		add_webp(&webp, "XMP ", xml);
		expect("jpeg", &jpeg, packets[i].placed, packets[i].author);
		expect("png", &png, packets[i].placed, packets[i].author);
		expect("webp", &webp, packets[i].placed, packets[i].author);
		pl_buf_release(&jpeg);
		pl_buf_release(&png);
		pl_buf_release(&webp);
		pl_buf_release(&text);
	}
}

static void reads_texts_of_png(void **state)
{
	struct pl_buf png = { 0 };

	(void)state;
	add_png(&png, "tEXt", PL_STR("Author\0Ren\xE9 Martin"));
	expect("tEXt", &png, false, "René Martin");
	pl_buf_cut(&png, 0);
	add_png(&png, "tEXt", PL_STR("Comment\0Jeanne Martin"));
	expect("other text", &png, false, "");
	pl_buf_release(&png);
}

/* Whatever stands in a file, reading it ends, says nothing but valid text, and stays within
 * its bytes, which the sanitizers watch. */
static void try_broken(struct pl_str bytes)
{
	struct pl_arena arena = { 0 };
	char *copy = pl_alloc(bytes.len + 1);

	assert_non_null(copy);
	for (size_t i = 0; i < bytes.len; i++) {
		static const unsigned char flips[] = { 0x00, 0xFF, 0x80, 0x01 };

		tells(pl_str_cut(bytes, 0, i), &arena);
		for (size_t f = 0; f < sizeof(flips); f++) {
			struct pl_picture picture;

			memcpy(copy, bytes.at, bytes.len);
			copy[i] = (char)(f < 2 ? flips[f] : (unsigned char)copy[i] ^ flips[f]);
			picture = tells((struct pl_str){ copy, bytes.len }, &arena);
			assert_true(picture.author.len <= 210);
		}
		pl_arena_reset(&arena);
	}
	pl_free(copy);
	pl_arena_release(&arena);
}

static void survives(void **state)
{
	static const struct told told = { .artist = "Jeanne Martin",
					  .rights = "Agence",
					  .placed = true };
	struct pl_buf tiff = { 0 }, file = { 0 };

	(void)state;
	add_tiff(&tiff, &told);
	add_jpeg(&file, PL_STR("Exif\0\0"), pl_buf_str(&tiff));
	try_broken(pl_buf_str(&file));
	pl_buf_cut(&file, 0);
	add_png(&file, "eXIf", pl_buf_str(&tiff));
	try_broken(pl_buf_str(&file));
	pl_buf_cut(&file, 0);
	add_webp(&file, "EXIF", pl_buf_str(&tiff));
	try_broken(pl_buf_str(&file));
	pl_buf_release(&tiff);
	pl_buf_release(&file);
}

struct counted {
	struct pl_str start;
	size_t reads;
};

/* A file of such pieces without end. */
static size_t read_endless(void *context, uint64_t at, char *out, size_t n)
{
	struct counted *counted = context;

	counted->reads++;
	for (size_t i = 0; i < n; i++)
		out[i] = at + i < counted->start.len ? counted->start.at[at + i] : '\0';
	return n;
}

static void ends(void **state)
{
	static const char *const starts[] = { "\x89PNG\r\n\x1A\n", "RIFF....WEBP",
					      "\xFF\xD8\xFF\xFF\xFF\xFF" };

	(void)state;
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		struct counted counted = { pl_str_of(starts[i]), 0 };
		const struct pl_picture_file file = { read_endless, &counted };
		struct pl_picture picture;
		struct pl_arena arena = { 0 };

		pl_picture_read(&file, &arena, &picture);
		assert_false(picture.placed);
		assert_true(counted.reads < 10000);
		pl_arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_exif),
		cmocka_unit_test(reads_xmp),
		cmocka_unit_test(reads_texts_of_png),
		cmocka_unit_test(survives),
		cmocka_unit_test(ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
