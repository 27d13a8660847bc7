/* Exif is a TIFF without a picture: folders of entries that point into it.  XMP is XML, of
 * which a few names are looked for: nobody needs the rest. */
#include "post/exif.h"

#include <string.h>

#include "base/unicode.h"

enum { LONGEST_NAME = 200, MOST_ENTRIES = 256 };

/* --- names -------------------------------------------------------------------------------------
 */

/* What cameras and programs write when nobody has told them who owns them. */
static const char *const nobody[] = { "unknown", "user",      "owner",  "author",  "artist",
				      "admin",   "default",   "camera", "inconnu", "auteur",
				      "none",    "copyright", "picasa", NULL };

static bool is_nobody(struct pl_str name)
{
	for (size_t i = 0; nobody[i]; i++) {
		if (pl_str_is_nocase(name, nobody[i]))
			return true;
	}
	return pl_code_points(name) < 3;
}

/* Appends the characters of a text in UTF-8 or Latin 1, up to a NUL; controls are blanks. */
static void add_clean(struct pl_buf *out, struct pl_str text)
{
	bool utf8 = pl_utf8_check(text) == text.len;

	for (size_t at = 0; at < text.len && text.at[at] && out->len < LONGEST_NAME;) {
		uint32_t code = utf8 ? pl_utf8_next(text, &at) : (unsigned char)text.at[at++];

		pl_utf8_put(out, pl_is_control(code) ? ' ' : code);
	}
}

/* The name without blanks at its ends, in the arena; empty when it is nobody's. */
static struct pl_str name_of(struct pl_exif *exif, struct pl_str text)
{
	static const char *const marks[] = { "©", "(c)", "(C)", "Copyright", "copyright", NULL };
	struct pl_buf clean = { 0 };
	struct pl_str name;

	if (text.len > LONGEST_NAME)
		text.len = LONGEST_NAME;
	/* Not to cut a character in two. */
	while (text.len && pl_utf8_check(text) != text.len && text.len - pl_utf8_check(text) < 4)
		text.len = pl_utf8_check(text);
	add_clean(&clean, text);
	name = pl_str_trim(pl_buf_str(&clean));
	for (size_t i = 0; marks[i]; i++) {
		if (pl_str_starts(name, marks[i]))
			name = pl_str_trim(pl_str_cut(name, strlen(marks[i]), name.len));
	}
	name = is_nobody(name) ? PL_STR("") : pl_arena_str(exif->arena, name);
	pl_buf_release(&clean);
	return name;
}

void pl_exif_author(struct pl_exif *exif, struct pl_str name)
{
	if (!exif->picture->author.len)
		exif->picture->author = name_of(exif, name);
}

void pl_exif_rights(struct pl_exif *exif, struct pl_str name)
{
	if (!exif->rights.len)
		exif->rights = name_of(exif, name);
}

void pl_exif_end(struct pl_exif *exif)
{
	if (!exif->picture->author.len)
		exif->picture->author = exif->rights;
}

/* --- Exif ----------------------------------------------------------------------------------------
 */

struct tiff {
	struct pl_str bytes;
	bool little; /* the least byte of a number first */
};

/* The number of `n` bytes at byte `at`; 0 where there is none. */
static uint32_t number(const struct tiff *tiff, uint64_t at, size_t n)
{
	uint32_t value = 0;

	if (at > tiff->bytes.len || tiff->bytes.len - at < n)
		return 0;
	for (size_t i = 0; i < n; i++)
		value = value << 8 |
			(unsigned char)tiff->bytes.at[at + (tiff->little ? n - 1 - i : i)];
	return value;
}

/* An entry of a folder. */
struct entry {
	uint32_t tag, type, count;
	uint64_t value; /* where it is */
};

enum { ASCII = 2, LONG = 4, RATIONAL = 5 };

static struct entry entry_at(const struct tiff *tiff, uint64_t at)
{
	static const uint8_t sizes[] = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };
	struct entry entry = { number(tiff, at, 2), number(tiff, at + 2, 2),
			       number(tiff, at + 4, 4), at + 8 };
	uint64_t size = entry.type < sizeof(sizes) ? sizes[entry.type] : 1;

	/* What is longer than four bytes stands elsewhere. */
	if (size * entry.count > 4)
		entry.value = number(tiff, at + 8, 4);
	return entry;
}

static struct pl_str text_of(const struct tiff *tiff, const struct entry *entry)
{
	if (entry->type != ASCII || entry->value > tiff->bytes.len)
		return PL_STR("");
	return pl_str_cut(tiff->bytes, (size_t)entry->value,
			  (size_t)entry->value +
				  (entry->count < LONGEST_NAME ? entry->count : LONGEST_NAME));
}

/* Degrees, minutes and seconds of which one is not nothing: programs that take the place out
 * leave zeros behind. */
static bool is_place(const struct tiff *tiff, const struct entry *entry)
{
	enum { LATITUDE = 2, LONGITUDE = 4 };

	if ((entry->tag != LATITUDE && entry->tag != LONGITUDE) || entry->type != RATIONAL ||
	    entry->count != 3)
		return false;
	for (uint64_t i = 0; i < 3; i++) {
		if (number(tiff, entry->value + i * 8, 4) &&
		    number(tiff, entry->value + i * 8 + 4, 4))
			return true;
	}
	return false;
}

static void read_gps(struct pl_exif *exif, const struct tiff *tiff, uint64_t at)
{
	uint32_t n = number(tiff, at, 2);

	for (uint32_t i = 0; i < n && i < MOST_ENTRIES; i++) {
		struct entry entry = entry_at(tiff, at + 2 + i * UINT64_C(12));

		exif->picture->placed |= is_place(tiff, &entry);
	}
}

void pl_exif_tiff(struct pl_exif *exif, struct pl_str bytes)
{
	enum { ARTIST = 0x013B, COPYRIGHT = 0x8298, GPS = 0x8825 };
	struct tiff tiff = { bytes, pl_str_starts(bytes, "II") };
	uint64_t folder = number(&tiff, 4, 4);
	uint32_t n;

	if ((!tiff.little && !pl_str_starts(bytes, "MM")) || number(&tiff, 2, 2) != 42)
		return;
	n = number(&tiff, folder, 2);
	for (uint32_t i = 0; i < n && i < MOST_ENTRIES; i++) {
		struct entry entry = entry_at(&tiff, folder + 2 + i * UINT64_C(12));

		if (entry.tag == ARTIST)
			pl_exif_author(exif, text_of(&tiff, &entry));
		else if (entry.tag == COPYRIGHT)
			pl_exif_rights(exif, text_of(&tiff, &entry));
		else if (entry.tag == GPS && entry.type == LONG)
			read_gps(exif, &tiff, number(&tiff, entry.value, 4));
	}
}

/* --- XMP
 * ------------------------------------------------------------------------------------------- */

/* The text of the first item of the element, between its marks. */
static struct pl_str item_of(struct pl_str xml, const char *element)
{
	size_t start = pl_str_find(xml, pl_str_of(element), 0), end;

	if (start == SIZE_MAX)
		return PL_STR("");
	end = pl_str_find(xml, PL_STR("</dc:"), start);
	xml = pl_str_cut(xml, start, end == SIZE_MAX ? xml.len : end);
	start = pl_str_find(xml, PL_STR("<rdf:li"), 0);
	start = start == SIZE_MAX ? start : pl_str_find(xml, PL_STR(">"), start);
	if (start == SIZE_MAX)
		return PL_STR("");
	end = pl_str_find(xml, PL_STR("<"), start);
	return pl_str_cut(xml, start + 1, end == SIZE_MAX ? xml.len : end);
}

/* A latitude that says a figure other than 0: as an attribute or an element. */
static bool says_place(struct pl_str xml)
{
	static const char name[] = "exif:GPSLatitude";
	size_t at = pl_str_find(xml, pl_str_of(name), 0);

	for (at = at == SIZE_MAX ? xml.len : at + sizeof(name) - 1; at < xml.len; at++) {
		if (xml.at[at] >= '1' && xml.at[at] <= '9')
			return true;
		if (!strchr("=\"'>0,. ", xml.at[at]))
			return false;
	}
	return false;
}

void pl_exif_xmp(struct pl_exif *exif, struct pl_str bytes)
{
	exif->picture->placed |= says_place(bytes);
	pl_exif_author(exif, item_of(bytes, "<dc:creator"));
	pl_exif_rights(exif, item_of(bytes, "<dc:rights"));
}
