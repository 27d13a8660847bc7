/* Terminals: showing text that is not ours so that it cannot drive the screen. */
#include "base/term.h"

#include <string.h>

#include "base/unicode.h"

enum {
	JOINER = 0x200D,
	KEYCAP = 0x20E3,
	VARIATION_TEXT = 0xFE0E,
	VARIATION_EMOJI = 0xFE0F,
	BLACK_FLAG = 0x1F3F4,
	LIGHTEST_SKIN = 0x1F3FB,
	DARKEST_SKIN = 0x1F3FF,
	TAG_ZERO = 0xE0000,
	TAG_END = 0xE007F,
};

/* Characters of other categories than control and format that show nothing
 * (Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 15.0), and
 * those of private use, which show what the font likes. */
static const struct {
	uint32_t first, last;
} hidden[] = {
	{ 0x34F, 0x34F },     { 0x115F, 0x1160 },   { 0x17B4, 0x17B5 },     { 0x180B, 0x180F },
	{ 0x3164, 0x3164 },   { 0xE000, 0xF8FF },   { 0xFE00, 0xFE0F },     { 0xFFA0, 0xFFA0 },
	{ 0xE0100, 0xE01EF }, { 0xF0000, 0xFFFFD }, { 0x100000, 0x10FFFD },
};

static bool is_hidden(uint32_t code)
{
	if (code < 0x300)
		return pl_is_control(code);
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
		if (code >= hidden[i].first && code <= hidden[i].last)
			return true;
	}
	return pl_is_control(code);
}

/* --- what may be hidden inside an emoji --------------------------------------------- */

/* The character at `at`, which does not move; 0 at the end. */
static uint32_t peek(struct pl_str text, size_t at)
{
	return pl_utf8_next(text, &at);
}

/* The flags of Unicode's list that are spelled in tags (emoji-sequences.txt 15.0):
 * England, Scotland, Wales.  Any other spelling could carry a message unseen. */
static const char *const tag_flags[] = { "gbeng", "gbsct", "gbwls" };

static bool take_tags(struct pl_str text, size_t *at, const char *letters)
{
	size_t end = *at;

	for (; *letters; letters++) {
		if (pl_utf8_next(text, &end) != TAG_ZERO + (uint32_t)*letters)
			return false;
	}
	if (pl_utf8_next(text, &end) != TAG_END)
		return false;
	*at = end;
	return true;
}

static size_t skip_tags(struct pl_str text, size_t at)
{
	for (size_t i = 0; i < sizeof tag_flags / sizeof *tag_flags; i++) {
		if (take_tags(text, &at, tag_flags[i]))
			break;
	}
	return at;
}

/* Where the emoji without joiners ends that starts at `at`; `at` if none does. */
static size_t skip_simple_emoji(struct pl_str text, size_t at)
{
	size_t end = at;
	uint32_t first = pl_utf8_next(text, &end);
	uint32_t next = peek(text, end);

	if (!pl_is_pictographic(first) || pl_is_control(first))
		return at;
	if (next == VARIATION_TEXT || next == VARIATION_EMOJI ||
	    (next >= LIGHTEST_SKIN && next <= DARKEST_SKIN))
		pl_utf8_next(text, &end);
	else if (first == BLACK_FLAG)
		end = skip_tags(text, end);
	return end;
}

/* The same with what joiners tie to it: families, couples, trades. */
static size_t skip_emoji(struct pl_str text, size_t at)
{
	size_t end = skip_simple_emoji(text, at);

	while (end > at && peek(text, end) == JOINER) {
		size_t part = end, next;

		pl_utf8_next(text, &part);
		next = skip_simple_emoji(text, part);
		if (next == part)
			break;
		end = next;
	}
	return end;
}

/* Where the hidden part of a keycap ends, as in 1️⃣; its digit is before `at`. */
static size_t skip_keycap(struct pl_str text, size_t at)
{
	size_t end = at;

	if (!at || !strchr("0123456789#*", text.at[at - 1]) || !text.at[at - 1])
		return at;
	/* NOLINTNEXTLINE(misc-redundant-expression): each call moves on by a character. */
	if (pl_utf8_next(text, &end) != VARIATION_EMOJI || pl_utf8_next(text, &end) != KEYCAP)
		return at;
	return end;
}

/* --- showing --------------------------------------------------------------------- */

static void add_name(struct pl_buf *out, uint32_t code)
{
	if (code < 0x20 || code == 0x7F) {
		/* Control Pictures: ␀ to ␟, and ␡. */
		pl_utf8_put(out, code == 0x7F ? 0x2421 : 0x2400 + code);
		return;
	}
	pl_buf_puts(out, "‹");
	pl_code_name(out, code);
	pl_buf_puts(out, "›");
}

static bool is_plain(char c, unsigned flags)
{
	if (c == '\n' || c == '\t')
		return flags & PL_TERM_KEEP_LINES;
	return c >= ' ' && c < 0x7F;
}

/* Where what stands at `at` ends if it may be shown as it is; else `at`. */
static size_t skip_one(struct pl_str text, size_t at, unsigned flags)
{
	size_t end;

	if ((unsigned char)text.at[at] < 0x80)
		return at + is_plain(text.at[at], flags);
	end = skip_emoji(text, at);
	if (end == at)
		end = skip_keycap(text, at);
	if (end == at && !is_hidden(peek(text, at)))
		pl_utf8_next(text, &end);
	return end;
}

size_t pl_term_shown(struct pl_str text, size_t at)
{
	return skip_one(text, at, 0);
}

static size_t skip_shown(struct pl_str text, size_t at, unsigned flags)
{
	while (at < text.len) {
		size_t end = skip_one(text, at, flags);

		if (end == at)
			break;
		at = end;
	}
	return at;
}

static void add_valid(struct pl_buf *out, struct pl_str text, unsigned flags)
{
	size_t at = 0;

	while (at < text.len) {
		size_t end = skip_shown(text, at, flags);

		pl_buf_add(out, pl_str_cut(text, at, end));
		at = end;
		if (at < text.len)
			add_name(out, pl_utf8_next(text, &at));
	}
}

void pl_term_add(struct pl_buf *out, struct pl_str text, unsigned flags)
{
	while (text.len) {
		size_t valid = pl_utf8_check(text);

		add_valid(out, pl_str_cut(text, 0, valid), flags);
		if (valid == text.len)
			break;
		pl_buf_printf(out, "‹%02X›", (unsigned)(unsigned char)text.at[valid]);
		text = pl_str_cut(text, valid + 1, text.len);
	}
}

static bool stands_at(struct pl_str text, size_t at, const char *words)
{
	return pl_str_starts(pl_str_cut(text, at, text.len), words);
}

/* Behind the blanks before byte `at` a line begins, or the text: GitHub's runner takes them off. */
static bool begins_line(struct pl_str text, size_t at)
{
	while (at && (text.at[at - 1] == ' ' || text.at[at - 1] == '\t'))
		at--;
	return !at || text.at[at - 1] == '\n' || text.at[at - 1] == '\r';
}

size_t pl_term_command(struct pl_str text, size_t at)
{
	for (; at < text.len; at++) {
		if (text.at[at] == '#' &&
		    (stands_at(text, at, "##[") || stands_at(text, at, "##vso[") ||
		     (stands_at(text, at, "##teamcity[") && begins_line(text, at))))
			return at;
		if (text.at[at] == ':' && stands_at(text, at, "::") && begins_line(text, at))
			return at;
	}
	return SIZE_MAX;
}

bool pl_term_is_bracket(struct pl_str text, size_t at)
{
	struct pl_str before = pl_str_cut(text, 0, at);

	return text.at[at] == '[' && (pl_str_ends(before, "##") || pl_str_ends(before, "##vso"));
}

/* Select Graphic Rendition of ECMA-48; plain needs none. */
static const char *const codes[] = {
	[PL_BOLD] = "\033[1m",  [PL_DIM] = "\033[2m",    [PL_UNDERLINE] = "\033[4m",
	[PL_RED] = "\033[31m",  [PL_GREEN] = "\033[32m", [PL_YELLOW] = "\033[33m",
	[PL_BLUE] = "\033[34m",
};

void pl_term_styled(struct pl_buf *out, struct pl_str text, enum pl_style style, bool color)
{
	color = color && style != PL_PLAIN;
	if (color)
		pl_buf_puts(out, codes[style]);
	pl_term_add(out, text, 0);
	if (color)
		pl_buf_puts(out, "\033[0m");
}

/* --- lines -------------------------------------------------------------------------- */

/* A word; behind a line's end the indent comes first, which an empty line has not. */
static void add_word(struct pl_buf *out, struct pl_wrap *wrap, struct pl_str word, bool *broken)
{
	if (*broken && word.len) {
		pl_buf_printf(out, "%*s", (int)wrap->indent, "");
		*broken = false;
	}
	pl_buf_add(out, word);
	wrap->column += pl_width_all(word);
}

static void break_line(struct pl_buf *out, struct pl_wrap *wrap, bool *broken)
{
	pl_buf_putc(out, '\n');
	wrap->column = wrap->indent;
	*broken = true;
}

void pl_term_wrap(struct pl_buf *out, struct pl_str text, struct pl_wrap wrap)
{
	struct pl_buf safe = { 0 };
	struct pl_str rest;
	bool first = true, broken = false;

	pl_term_add(&safe, text, PL_TERM_KEEP_LINES);
	for (rest = pl_str_trim(pl_buf_str(&safe)); rest.len;) {
		size_t end = 0;

		while (end < rest.len && rest.at[end] != ' ' && rest.at[end] != '\n')
			end++;
		if (!first && wrap.column + 1 + pl_width_all(pl_str_cut(rest, 0, end)) > wrap.width)
			break_line(out, &wrap, &broken);
		else if (!first)
			add_word(out, &wrap, PL_STR(" "), &broken);
		add_word(out, &wrap, pl_str_cut(rest, 0, end), &broken);
		first = false;
		if (end < rest.len && rest.at[end] == '\n') {
			break_line(out, &wrap, &broken);
			first = true;
		}
		rest = pl_str_cut(rest, end + 1, rest.len);
	}
	out->failed = out->failed || safe.failed;
	pl_buf_release(&safe);
}
