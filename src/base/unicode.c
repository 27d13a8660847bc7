/* What characters are: categories, emoji, grapheme clusters, widths, normal forms. */
#include "base/unicode.h"

#include <utf8proc.h>

#include "base/letters.h"
#include "base/needed.h"
#include "base/skim.h"

struct range {
	uint32_t first, last;
};

#include "emoji.inc"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* Below U+0300 there is no mark, and nothing that joins what stands before it. */
enum { FIRST_MARK = 0x300, VARIATION_EMOJI = 0xFE0F };

/* --- the library ------------------------------------------------------------------ */

static struct {
	const utf8proc_property_t *(*get_property)(utf8proc_int32_t code);
	utf8proc_category_t (*category)(utf8proc_int32_t code);
	utf8proc_int32_t (*tolower)(utf8proc_int32_t code);
	utf8proc_int32_t (*toupper)(utf8proc_int32_t code);
	int (*charwidth)(utf8proc_int32_t code);
	utf8proc_bool (*grapheme_break_stateful)(utf8proc_int32_t one, utf8proc_int32_t other,
						 utf8proc_int32_t *state);
	utf8proc_ssize_t (*decompose_char)(utf8proc_int32_t code, utf8proc_int32_t *out,
					   utf8proc_ssize_t room, utf8proc_option_t options,
					   int *last_class);
	utf8proc_ssize_t (*decompose)(const utf8proc_uint8_t *text, utf8proc_ssize_t len,
				      utf8proc_int32_t *out, utf8proc_ssize_t room,
				      utf8proc_option_t options);
	utf8proc_ssize_t (*normalize_utf32)(utf8proc_int32_t *codes, utf8proc_ssize_t n,
					    utf8proc_option_t options);
	const char *(*version)(void);
} utf8proc;

static const struct pl_function functions[] = {
	PL_FUNCTION(utf8proc.get_property, utf8proc_get_property),
	PL_FUNCTION(utf8proc.category, utf8proc_category),
	PL_FUNCTION(utf8proc.tolower, utf8proc_tolower),
	PL_FUNCTION(utf8proc.toupper, utf8proc_toupper),
	PL_FUNCTION(utf8proc.charwidth, utf8proc_charwidth),
	PL_FUNCTION(utf8proc.grapheme_break_stateful, utf8proc_grapheme_break_stateful),
	PL_FUNCTION(utf8proc.decompose_char, utf8proc_decompose_char),
	PL_FUNCTION(utf8proc.decompose, utf8proc_decompose),
	PL_FUNCTION(utf8proc.normalize_utf32, utf8proc_normalize_utf32),
	PL_FUNCTION(utf8proc.version, utf8proc_version),
	{ 0 },
};
static struct pl_library library = { PL_SONAME_UTF8PROC, "libutf8proc2", functions, NULL, 0 };

/* Without the library, what it alone knows is as if it were not assigned: pl_unicode_need has
 * told of it before. */
static bool has_library(void)
{
	return pl_library_need(&library, NULL);
}

bool pl_unicode_need(struct pl_str text, struct pl_err *err)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.at[i];

		/* U+0300 is CC 80; from U+2000 to U+20BF all begin with E2 80 to E2 82. */
		if (byte >= 0xCC &&
		    (byte != 0xE2 || i + 1 == text.len || (unsigned char)text.at[i + 1] > 0x82))
			return pl_library_need(&library, err);
	}
	return true;
}

/* --- categories: sets of bits, one for each of utf8proc's ---------------------- */

#define CATEGORY(name) (1U << UTF8PROC_CATEGORY_##name)

enum {
	MARKS = CATEGORY(MN) | CATEGORY(MC) | CATEGORY(ME),
	UPPER = CATEGORY(LU) | CATEGORY(LT),
	LETTERS = UPPER | CATEGORY(LL) | CATEGORY(LM) | CATEGORY(LO),
	CONTROLS = CATEGORY(CC) | CATEGORY(CF) | CATEGORY(CS) | CATEGORY(CN) | CATEGORY(ZL) |
		   CATEGORY(ZP),
};

/* PL_TRAIT_…, or NULL for characters that the library is asked about. */
static const uint8_t *known_traits(uint32_t code)
{
	if (code < PL_LETTERS_END)
		return &pl_letter_traits[code];
	return code - PL_SIGNS < PL_SIGNS_END - PL_SIGNS ? &pl_sign_traits[code - PL_SIGNS] : NULL;
}

unsigned pl_traits_far(uint32_t code)
{
	const utf8proc_property_t *property;
	unsigned traits;

	if (!has_library())
		return UTF8PROC_CATEGORY_CN;
	property = utf8proc.get_property((utf8proc_int32_t)code);
	traits = (unsigned)utf8proc.category((utf8proc_int32_t)code);
	if (property->decomp_seqindex != UINT16_MAX)
		traits |= property->decomp_type ? PL_TRAIT_COMPAT : PL_TRAIT_MADE;
	if (property->boundclass == UTF8PROC_BOUNDCLASS_EXTEND ||
	    property->boundclass == UTF8PROC_BOUNDCLASS_ZWJ)
		traits |= PL_TRAIT_EXTENDS;
	return traits;
}

static unsigned traits_of(uint32_t code)
{
	const uint8_t *known = known_traits(code);

	return known ? *known : pl_traits_far(code);
}

static bool is_of(uint32_t code, unsigned categories)
{
	return categories >> (traits_of(code) & PL_TRAIT_CATEGORY) & 1;
}

static bool is_between(uint32_t code, uint32_t first, uint32_t last)
{
	return code - first <= last - first;
}

static bool is_ascii_letter(uint32_t code)
{
	return is_between(code | 0x20, 'a', 'z');
}

bool pl_is_letter_far(uint32_t code)
{
	return is_of(code, LETTERS | MARKS);
}

bool pl_is_upper_far(uint32_t code)
{
	return is_of(code, UPPER);
}

bool pl_is_lower_far(uint32_t code)
{
	return is_of(code, CATEGORY(LL));
}

bool pl_is_digit_far(uint32_t code)
{
	return is_of(code, CATEGORY(ND));
}

bool pl_is_number(uint32_t code)
{
	return code < 0x80 ? is_between(code, '0', '9')
			   : is_of(code, CATEGORY(ND) | CATEGORY(NL) | CATEGORY(NO));
}

bool pl_is_mark(uint32_t code)
{
	return code >= FIRST_MARK && is_of(code, MARKS);
}

bool pl_is_punct(uint32_t code)
{
	return is_of(code, CATEGORY(PC) | CATEGORY(PD) | CATEGORY(PS) | CATEGORY(PE) |
				   CATEGORY(PI) | CATEGORY(PF) | CATEGORY(PO));
}

bool pl_is_ordered(uint32_t code)
{
	/* Signs have none. */
	return code >= FIRST_MARK && !known_traits(code) && has_library() &&
	       utf8proc.get_property((utf8proc_int32_t)code)->combining_class != 0;
}

bool pl_is_extending(uint32_t code)
{
	return code >= FIRST_MARK && traits_of(code) & PL_TRAIT_EXTENDS;
}

/* White_Space of PropList.txt, Unicode 15.0. */
bool pl_is_space_far(uint32_t code)
{
	if (code < 0x1680)
		return code == 0x85 || code == 0xA0;
	return code == 0x1680 || is_between(code, 0x2000, 0x200A) ||
	       is_between(code, 0x2028, 0x2029) || code == 0x202F || code == 0x205F ||
	       code == 0x3000;
}

bool pl_is_blank(uint32_t code)
{
	return code != '\n' && code != '\r' && pl_is_space(code);
}

struct pl_span pl_span_trim(struct pl_str text, struct pl_span span)
{
	size_t start = span.start, end = span.end;

	text = pl_str_cut(text, 0, end);
	for (size_t at = start; at < end && pl_is_space(pl_utf8_next(text, &at)); start = at)
		;
	for (size_t at = end; at > start && pl_is_space(pl_utf8_prev(text, &at)); end = at)
		;
	return (struct pl_span){ (uint32_t)start, (uint32_t)end };
}

bool pl_is_word_far(uint32_t code)
{
	return is_of(code, LETTERS | MARKS | CATEGORY(ND));
}

bool pl_is_control(uint32_t code)
{
	return code < 0x80 ? code < 0x20 || code == 0x7F : is_of(code, CONTROLS);
}

/* Is the library to be asked for the other case?  A character that is known and of none of
 * the categories has none. */
static bool may_turn(uint32_t code, unsigned categories)
{
	const uint8_t *known = known_traits(code);

	return (!known || categories >> (*known & PL_TRAIT_CATEGORY) & 1) && has_library();
}

uint32_t pl_to_lower_far(uint32_t code)
{
	if (code < 0x100)
		return is_between(code, 0xC0, 0xDE) && code != 0xD7 ? code + 0x20 : code;
	return may_turn(code, UPPER) ? (uint32_t)utf8proc.tolower((utf8proc_int32_t)code) : code;
}

uint32_t pl_to_upper(uint32_t code)
{
	if (code < 0x80)
		return is_between(code, 'a', 'z') ? code - 0x20 : code;
	if (is_between(code, 0xE0, 0xFE))
		return code == 0xF7 ? code : code - 0x20;
	return may_turn(code, CATEGORY(LL) | CATEGORY(LT))
		       ? (uint32_t)utf8proc.toupper((utf8proc_int32_t)code)
		       : code;
}

void pl_code_name(struct pl_buf *out, uint32_t code)
{
	pl_buf_printf(out, "U+%04X", (unsigned)code);
}

/* --- emoji --------------------------------------------------------------------- */

static bool is_in(const struct range *ranges, size_t n, uint32_t code)
{
	size_t low = 0, high = n;

	if (code < ranges[0].first)
		return false;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (ranges[middle].first <= code)
			low = middle;
		else
			high = middle;
	}
	return code <= ranges[low].last;
}

bool pl_is_pictographic(uint32_t code)
{
	return is_in(pictographic, N_OF(pictographic), code);
}

bool pl_is_emoji_shown(uint32_t code)
{
	return is_in(emoji_shown, N_OF(emoji_shown), code);
}

bool pl_is_emoji_base(uint32_t code)
{
	return is_in(emoji_base, N_OF(emoji_base), code);
}

static bool is_flag_letter(uint32_t code)
{
	return is_between(code, 0x1F1E6, 0x1F1FF);
}

/* --- grapheme clusters --------------------------------------------------------- */

/* Between two of these there is a border, but inside CRLF: the first blocks have
 * nothing that extends, and so have French punctuation’s dashes and quotes. */
static bool stands_alone(uint32_t code)
{
	return code < FIRST_MARK || is_between(code, 0x2010, 0x2027);
}

/* What stands for a character when the library is asked for borders: it knows no class of what is
 * reserved.  To Unicode these are controls, as U+200B is, or pictographs, as U+1F300 is (15.0,
 * GraphemeBreakProperty.txt and emoji-data.txt). */
static utf8proc_int32_t classed(uint32_t code)
{
	if (code == 0x2065 || is_between(code, 0xFFF0, 0xFFF8) || code == 0xE0000 ||
	    is_between(code, 0xE0002, 0xE001F) || is_between(code, 0xE0080, 0xE00FF) ||
	    is_between(code, 0xE01F0, 0xE0FFF))
		return 0x200B;
	return code >= 0x1F000 && pl_is_pictographic(code) ? 0x1F300 : (utf8proc_int32_t)code;
}

/* Where the cluster ends whose first character `code` ends at byte `at`. */
static size_t cluster_end(struct pl_str text, size_t at, uint32_t code)
{
	utf8proc_int32_t state = 0;
	utf8proc_int32_t last = classed(code);

	if (!has_library())
		return at;
	/* From a line feed there is always a border: this only sets `state`, which
	 * pairs of flag letters need from their first one on. */
	utf8proc.grapheme_break_stateful('\n', last, &state);
	while (at < text.len) {
		size_t end = at;
		utf8proc_int32_t next = classed(pl_utf8_next(text, &end));

		if (utf8proc.grapheme_break_stateful(last, next, &state))
			break;
		last = next;
		at = end;
	}
	return at;
}

size_t pl_grapheme_end(struct pl_str text, size_t at)
{
	uint32_t code, next;
	size_t end;

	if (at >= text.len)
		return text.len;
	code = pl_utf8_next(text, &at);
	end = at;
	next = pl_utf8_next(text, &end);
	if (code == '\r' && next == '\n')
		return end;
	if (stands_alone(code) && stands_alone(next))
		return at;
	return cluster_end(text, at, code);
}

size_t pl_graphemes(struct pl_str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		size_t end = pl_plain_end(text, at);

		n += end > at ? end - at : 1;
		at = end > at ? end : pl_grapheme_end(text, at);
	}
	return n;
}

/* --- widths -------------------------------------------------------------------- */

static unsigned code_width(uint32_t code)
{
	if (code < 0x80)
		return !pl_is_control(code);
	if (is_of(code, MARKS | CONTROLS))
		return 0;
	return has_library() ? (unsigned)utf8proc.charwidth((utf8proc_int32_t)code) : 1;
}

/* ❤ is narrow and ❤️ is wide, as are 1️⃣ and a pair of flag letters. */
static bool makes_wide(uint32_t first, uint32_t next)
{
	if (next == VARIATION_EMOJI)
		return first < 0x80 ? !is_ascii_letter(first) : pl_is_pictographic(first);
	return is_flag_letter(first) && is_flag_letter(next);
}

unsigned pl_width(struct pl_str cluster)
{
	size_t at = 0;
	uint32_t first = pl_utf8_next(cluster, &at);
	unsigned width = cluster.len ? code_width(first) : 0;

	while (at < cluster.len && width < 2) {
		uint32_t next = pl_utf8_next(cluster, &at);
		unsigned wide = makes_wide(first, next) ? 2 : code_width(next);

		width = wide > width ? wide : width;
	}
	return width;
}

unsigned pl_width_all(struct pl_str text)
{
	unsigned width = 0;

	for (size_t at = 0; at < text.len;) {
		size_t end = pl_grapheme_end(text, at);

		width += pl_width(pl_str_cut(text, at, end));
		at = end;
	}
	return width;
}

/* --- normal forms -------------------------------------------------------------- */

/* Text is made normal in pieces: a character and those behind it that may join
 * it.  No piece changes another, so most of a text is copied as it stands. */
struct piece {
	size_t start, end;
	size_t joining;
};

enum {
	MOST_JOINING = 32,
	MOST_PARTS = 18, /* of one character: U+FDFA in NFKC; Unicode 15.0 */
	COMPOSE = UTF8PROC_STABLE | UTF8PROC_COMPOSE,
};

/* The characters that one character is made of; how many. */
static size_t parts_of(uint32_t code, utf8proc_int32_t parts[MOST_PARTS], unsigned form)
{
	int last_class = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t n =
		has_library() ? utf8proc.decompose_char((utf8proc_int32_t)code, parts, MOST_PARTS,
							(utf8proc_option_t)form, &last_class)
			      : 0;

	return n > 0 && n <= MOST_PARTS ? (size_t)n : 0;
}

/* True when the character alone is its own normal form. */
static bool is_normal(uint32_t code, unsigned form)
{
	unsigned traits = traits_of(code);

	return !(traits & PL_TRAIT_MADE) && !(traits & PL_TRAIT_COMPAT && form & UTF8PROC_COMPAT);
}

/* Marks join what is before them, as do the vowels and finals of Hangul; in NFKC
 * also the half-width forms of both. */
static bool joins(uint32_t code, unsigned form)
{
	utf8proc_int32_t parts[MOST_PARTS] = { 0 };

	if (code < FIRST_MARK)
		return false;
	if (form & UTF8PROC_COMPAT && !is_normal(code, form) && parts_of(code, parts, form))
		code = (uint32_t)parts[0];
	return is_between(code, 0x1160, 0x11FF) || pl_is_mark(code);
}

/* Takes the piece at `at`; true when it has to be worked on. */
static bool take_piece(struct pl_str text, size_t at, unsigned form, struct piece *piece)
{
	uint32_t first = pl_utf8_next(text, &at);

	piece->end = at;
	piece->joining = 0;
	while (at < text.len && joins(pl_utf8_next(text, &at), form)) {
		piece->end = at;
		piece->joining++;
	}
	if (piece->joining)
		return piece->joining <= MOST_JOINING;
	return !is_normal(first, form);
}

static void add_normal(struct pl_buf *out, struct pl_str piece, unsigned form)
{
	utf8proc_int32_t codes[(1 + MOST_JOINING) * MOST_PARTS];
	utf8proc_ssize_t n = !has_library() ? -1
					    : utf8proc.decompose((const utf8proc_uint8_t *)piece.at,
								 (utf8proc_ssize_t)piece.len, codes,
								 (utf8proc_ssize_t)N_OF(codes),
								 (utf8proc_option_t)form);

	if (n < 0 || n > (utf8proc_ssize_t)N_OF(codes)) {
		pl_buf_add(out, piece);
		return;
	}
	n = utf8proc.normalize_utf32(codes, n, (utf8proc_option_t)form);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		pl_utf8_put(out, (uint32_t)codes[i]);
}

/* Where the next piece starts that may need work: at or behind the character
 * before the first byte that is at least `lead`. */
static size_t next_candidate(struct pl_str text, size_t at, unsigned char lead)
{
	size_t start = at;

	while (at < text.len && (unsigned char)text.at[at] < lead)
		at++;
	if (at > start && at < text.len)
		pl_utf8_prev(text, &at);
	return at;
}

/* Appends `text` in `form`.  Characters whose first byte is below `lead` are their
 * own normal form and join nothing. */
static bool normalise(struct pl_buf *out, struct pl_str text, unsigned form, unsigned char lead)
{
	size_t kept = 0;

	for (size_t at = 0; at < text.len;) {
		struct piece piece = { .start = next_candidate(text, at, lead) };

		if (piece.start == text.len)
			break;
		if (take_piece(text, piece.start, form, &piece)) {
			pl_buf_add(out, pl_str_cut(text, kept, piece.start));
			add_normal(out, pl_str_cut(text, piece.start, piece.end), form);
			kept = piece.end;
		}
		at = piece.end;
	}
	pl_buf_add(out, pl_str_cut(text, kept, text.len));
	return !out->failed;
}

bool pl_nfc(struct pl_buf *out, struct pl_str text, struct pl_err *err)
{
	/* U+0300 is CC 80. */
	return normalise(out, text, COMPOSE, 0xCC) || pl_fail_nomem(err);
}

bool pl_nfkc(struct pl_buf *out, struct pl_str text, struct pl_err *err)
{
	/* Only ASCII is sure to stay: U+00A0 is a space. */
	return normalise(out, text, COMPOSE | UTF8PROC_COMPAT, 0x80) || pl_fail_nomem(err);
}

/* --- folding ------------------------------------------------------------------- */

/* Letters that Unicode does not take apart but people's keyboards do. */
static const struct {
	uint32_t code;
	const char *plain;
} plain_letters[] = {
	{ 0xE6, "ae" }, { 0xF0, "d" },  { 0xF8, "o" },  { 0xFE, "th" },
	{ 0x111, "d" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" },
};

static const char *plain_letter(uint32_t code)
{
	for (size_t i = 0; i < N_OF(plain_letters); i++) {
		if (plain_letters[i].code == code)
			return plain_letters[i].plain;
	}
	return NULL;
}

static void put_folded(struct pl_buf *out, uint32_t code)
{
	const char *plain = plain_letter(code);

	if (plain)
		pl_buf_puts(out, plain);
	else
		pl_utf8_put(out, code);
}

/* What is left of the character in lower case without marks; how many. */
static size_t folded_parts(uint32_t code, utf8proc_int32_t parts[MOST_PARTS])
{
	size_t n = parts_of(code, parts, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD), left = 0;

	for (size_t i = 0; i < n; i++) {
		if (parts[i] < FIRST_MARK || !is_of((uint32_t)parts[i], CATEGORY(MN)))
			parts[left++] = parts[i];
	}
	return left;
}

unsigned pl_folded_far(uint32_t code)
{
	utf8proc_int32_t parts[MOST_PARTS];

	return folded_parts(code, parts) == 1 && parts[0] <= UINT16_MAX ? (unsigned)parts[0] : 0;
}

static void fold_code(struct pl_buf *out, uint32_t code)
{
	utf8proc_int32_t parts[MOST_PARTS];
	const uint8_t *known = known_traits(code);
	size_t n;

	if (code < PL_LETTERS_END && pl_folded_letters[code]) {
		put_folded(out, pl_folded_letters[code]);
		return;
	}
	/* Signs have no case, and none of them is a mark. */
	if (code >= PL_LETTERS_END && known && !(*known & PL_TRAIT_MADE)) {
		put_folded(out, code);
		return;
	}
	n = folded_parts(code, parts);
	for (size_t i = 0; i < n; i++)
		put_folded(out, (uint32_t)parts[i]);
}

static size_t fold_ascii(struct pl_buf *out, struct pl_str text, size_t at)
{
	size_t end = at, from = out->len;

	while (end < text.len && (unsigned char)text.at[end] < 0x80)
		end++;
	pl_buf_add(out, pl_str_cut(text, at, end));
	for (size_t i = from; i < out->len; i++)
		out->at[i] = (char)pl_to_lower((unsigned char)out->at[i]);
	return end;
}

bool pl_fold(struct pl_buf *out, struct pl_str text, struct pl_err *err)
{
	size_t at = 0;

	while ((at = fold_ascii(out, text, at)) < text.len)
		fold_code(out, pl_utf8_next(text, &at));
	return !out->failed || pl_fail_nomem(err);
}

const char *pl_unicode_version(void)
{
	return has_library() ? utf8proc.version() : "-";
}
