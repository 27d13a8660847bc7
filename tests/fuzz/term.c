/* term: what goes to a terminal is text of which every character is seen, but those that an
 * emoji is made of; and whoever reads the names of what is hidden has the input again. */
#include "fuzz.h"

#include "base/term.h"

/* --- what may stand there --------------------------------------------------------------------- */

/* Format characters, and others that show nothing, by UnicodeData.txt and DerivedCoreProperties.txt
 * of Unicode 15.0, from the lowest to the highest.  Those that an emoji may hold are told by
 * `belongs`; the unassigned are asked of the library's tables. */
static bool is_unseen(uint32_t code)
{
	static const uint32_t unseen[][2] = {
		{ 0x00, 0x1F },        { 0x7F, 0x9F },       { 0xAD, 0xAD },
		{ 0x34F, 0x34F },      { 0x600, 0x605 },     { 0x61C, 0x61C },
		{ 0x6DD, 0x6DD },      { 0x70F, 0x70F },     { 0x890, 0x891 },
		{ 0x8E2, 0x8E2 },      { 0x115F, 0x1160 },   { 0x17B4, 0x17B5 },
		{ 0x180B, 0x180F },    { 0x200B, 0x200F },   { 0x2028, 0x202E },
		{ 0x2060, 0x206F },    { 0x3164, 0x3164 },   { 0xE000, 0xF8FF },
		{ 0xFE00, 0xFE0F },    { 0xFEFF, 0xFEFF },   { 0xFFA0, 0xFFA0 },
		{ 0xFFF0, 0xFFFB },    { 0x110BD, 0x110BD }, { 0x110CD, 0x110CD },
		{ 0x13430, 0x1343F },  { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
		{ 0xE0000, 0x10FFFF },
	};

	for (size_t i = 0; i < sizeof(unseen) / sizeof(*unseen); i++) {
		/* 13440 and what follows are marks; so is the first of these rows' neighbours. */
		if (code >= unseen[i][0] && code <= unseen[i][1])
			return true;
	}
	return false;
}

static bool is_sign_of_emoji(uint32_t code)
{
	return pl_is_pictographic(code) || (code >= 0x1F3FB && code <= 0x1F3FF);
}

/* Unseen, but as part of an emoji: between two, behind one, or in a flag's or a key's name. */
static bool belongs(struct pl_str shown, size_t at, uint32_t code, uint32_t before)
{
	size_t behind = at;
	uint32_t next = pl_utf8_next(shown, &behind);

	if (code == 0x200D)
		return (is_sign_of_emoji(before) || before == 0xFE0F || before == 0xFE0E ||
			before == 0xE007F) &&
		       pl_is_pictographic(next);
	if (code == 0xFE0F && next == 0x20E3 && before && before < 0x80 &&
	    strchr("0123456789#*", (int)before))
		return true;
	if (code == 0xFE0F || code == 0xFE0E)
		return pl_is_pictographic(before);
	if (code >= 0xE0020 && code <= 0xE007F)
		return before == 0x1F3F4 || (before >= 0xE0020 && before < 0xE007F);
	return false;
}

static void judge(struct pl_str shown, bool lines)
{
	uint32_t before = 0;

	FUZZ_CHECK(pl_utf8_check(shown) == shown.len);
	for (size_t at = 0; at < shown.len;) {
		uint32_t code = pl_utf8_next(shown, &at);

		FUZZ_CHECK(!is_unseen(code) || (lines && (code == '\n' || code == '\t')) ||
			   belongs(shown, at, code, before));
		before = code;
	}
}

/* --- back again ----------------------------------------------------------------------------------
 */

/* What stands between ‹ and ›: U+202E, or FF for a byte that was no text.  False for other text,
 * which was there before. */
static bool read_name(struct pl_str name, struct pl_buf *out)
{
	bool is_code = pl_str_starts(name, "U+");
	unsigned long value;
	char digits[8] = { 0 };

	if (is_code)
		name = pl_str_cut(name, 2, name.len);
	if (is_code ? name.len < 4 || name.len > 6 : name.len != 2)
		return false;
	memcpy(digits, name.at, name.len);
	if (strspn(digits, "0123456789ABCDEF") != name.len)
		return false;
	value = strtoul(digits, NULL, 16);
	if (is_code)
		pl_utf8_put(out, (uint32_t)value);
	else
		pl_buf_putc(out, (char)(unsigned char)value);
	return true;
}

static void read_back(struct pl_str shown, struct pl_buf *out)
{
	const struct pl_str open = PL_STR("‹"), close = PL_STR("›");

	for (size_t at = 0; at < shown.len;) {
		size_t start = at, end = pl_str_find(shown, close, at);
		uint32_t code = pl_utf8_next(shown, &at);

		if (code == 0x2039 && end != SIZE_MAX &&
		    read_name(pl_str_cut(shown, start + open.len, end), out))
			at = end + close.len;
		else if (code >= 0x2400 && code <= 0x2421)
			pl_buf_putc(out, code == 0x2421 ? 0x7F : (char)(code - 0x2400));
		else
			pl_buf_add(out, pl_str_cut(shown, start, at));
	}
}

/* A text that holds names, or signs for controls, cannot be told from what is shown for others. */
static bool is_told_apart(struct pl_str text)
{
	static const char *const signs[] = { "‹", "\xE2\x90" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (pl_str_find(text, pl_str_of(signs[i]), 0) != SIZE_MAX)
			return false;
	}
	return true;
}

/* Emoji of Unicode's list that are made with signs unseen stay as they are. */
static void keeps_emoji(struct pl_str shown, struct pl_str text)
{
	static const char *const emoji[] = { "👨‍👩‍👧‍👦",
					     "👩🏽‍🚒",
					     "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
					     "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
					     "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
					     "5️⃣",
					     "❤️" };

	for (size_t i = 0; i < sizeof(emoji) / sizeof(*emoji); i++) {
		if (pl_str_find(text, pl_str_of(emoji[i]), 0) != SIZE_MAX)
			FUZZ_CHECK(pl_str_find(shown, pl_str_of(emoji[i]), 0) != SIZE_MAX);
	}
}

static void comes_back(struct pl_str shown, struct pl_str text)
{
	struct pl_buf again = { 0 };

	if (is_told_apart(text)) {
		read_back(shown, &again);
		FUZZ_CHECK(!again.failed && pl_str_same(pl_buf_str(&again), text));
	}
	pl_buf_release(&again);
}

/* --- lines
 * ------------------------------------------------------------------------------------------ */

static void without_blanks(struct pl_str text, struct pl_buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] != ' ' && text.at[i] != '\n')
			pl_buf_putc(out, text.at[i]);
	}
}

/* No line is wider than asked for, but one of a single word, and no word is lost. */
static void is_wrapped(struct pl_str wrapped, struct pl_str kept, unsigned width)
{
	struct pl_buf one = { 0 }, other = { 0 };
	struct pl_str rest = wrapped;

	while (rest.len) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0);
		struct pl_str line = pl_str_cut(rest, 0, end);

		FUZZ_CHECK(pl_width_all(line) <= width ||
			   pl_str_find(pl_str_trim(line), PL_STR(" "), 0) == SIZE_MAX);
		rest = pl_str_cut(rest, line.len + 1, rest.len);
	}
	without_blanks(wrapped, &one);
	without_blanks(pl_str_trim(kept), &other);
	FUZZ_CHECK(pl_str_same(pl_buf_str(&one), pl_buf_str(&other)));
	pl_buf_release(&one);
	pl_buf_release(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned width = 1 + fuzz_choice(&data, &size) % 100;
	struct pl_str text = fuzz_text(data, size);
	struct pl_buf plain = { 0 }, kept = { 0 }, wrapped = { 0 };

	pl_term_add(&plain, text, 0);
	judge(pl_buf_str(&plain), false);
	comes_back(pl_buf_str(&plain), text);
	keeps_emoji(pl_buf_str(&plain), text);
	pl_term_add(&kept, text, PL_TERM_KEEP_LINES);
	judge(pl_buf_str(&kept), true);
	comes_back(pl_buf_str(&kept), text);
	pl_term_wrap(&wrapped, text, (struct pl_wrap){ 0, 2, width });
	judge(pl_buf_str(&wrapped), true);
	is_wrapped(pl_buf_str(&wrapped), pl_buf_str(&kept), width);
	pl_buf_release(&plain);
	pl_buf_release(&kept);
	pl_buf_release(&wrapped);
	return 0;
}
