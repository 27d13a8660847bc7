/* characters: letters that only look like letters, characters nobody sees, words
 * spelt with blanks. */
#include "check/check.h"
#include "check/near.h"
#include "check/expr.h"

enum find { FIND_LOOKALIKE, FIND_INVISIBLE, FIND_SPACED };

static const char *const find_words[] = { "lookalike", "invisible", "spaced", NULL };

struct characters {
	uint8_t find;
	uint32_t max;
};

#define AT(field) offsetof(struct characters, field)

/* --- look-alikes ----------------------------------------------------------------------- */

enum likeness {
	NOT_ALIKE,
	COMPATIBLE, /* NFKC knows the plain letter */
	ENCLOSED,   /* letters in circles and squares, in order of the alphabet from `plain` */
	SMALL,      /* small capitals, one by one */
	RAISED,     /* super- and subscript letters; NFKC knows them */
};

static const struct range {
	uint32_t first, last;
	uint8_t likeness;
	char plain;
} ranges[] = {
	{ 0x1D400, 0x1D7FF, COMPATIBLE, 0 }, /* mathematical alphanumeric symbols */
	{ 0xFF10, 0xFF19, COMPATIBLE, 0 },   /* full width */
	{ 0xFF21, 0xFF3A, COMPATIBLE, 0 },
	{ 0xFF41, 0xFF5A, COMPATIBLE, 0 },
	/* Letters that were there before the alphabets they fill up. */
	{ 0x210A, 0x2113, COMPATIBLE, 0 },
	{ 0x2115, 0x2115, COMPATIBLE, 0 },
	{ 0x2119, 0x211D, COMPATIBLE, 0 },
	{ 0x212C, 0x2131, COMPATIBLE, 0 },
	{ 0x2133, 0x2134, COMPATIBLE, 0 },
	{ 0x249C, 0x24B5, ENCLOSED, 'a' }, /* in brackets */
	{ 0x24B6, 0x24CF, ENCLOSED, 'A' }, /* circled */
	{ 0x24D0, 0x24E9, ENCLOSED, 'a' },
	{ 0x1F110, 0x1F129, ENCLOSED, 'A' }, /* in brackets */
	{ 0x1F130, 0x1F149, ENCLOSED, 'A' }, /* squared */
	{ 0x1F150, 0x1F169, ENCLOSED, 'A' }, /* white on black, circled and squared */
	{ 0x1F170, 0x1F189, ENCLOSED, 'A' },
	{ 0x02B0, 0x02B8, RAISED, 0 },
	{ 0x02E1, 0x02E3, RAISED, 0 },
	{ 0x1D2C, 0x1D6A, RAISED, 0 },
	{ 0x2071, 0x2071, RAISED, 0 },
	{ 0x207F, 0x207F, RAISED, 0 },
	{ 0x2090, 0x209C, RAISED, 0 },
};

/* Small capitals have no compatible form.  The order is that of the alphabet; s
 * and x are written plain, q borrows a letter with a tail. */
static const struct {
	uint32_t code;
	char plain;
} small[] = {
	{ 0x1D00, 'a' }, { 0x0299, 'b' }, { 0x1D04, 'c' }, { 0x1D05, 'd' }, { 0x1D07, 'e' },
	{ 0xA730, 'f' }, { 0x0262, 'g' }, { 0x029C, 'h' }, { 0x026A, 'i' }, { 0x1D0A, 'j' },
	{ 0x1D0B, 'k' }, { 0x029F, 'l' }, { 0x1D0D, 'm' }, { 0x0274, 'n' }, { 0x1D0F, 'o' },
	{ 0x1D18, 'p' }, { 0x01EB, 'q' }, { 0x0280, 'r' }, { 0xA731, 's' }, { 0x1D1B, 't' },
	{ 0x1D1C, 'u' }, { 0x1D20, 'v' }, { 0x1D21, 'w' }, { 0x028F, 'y' }, { 0x1D22, 'z' },
};

/* How the character is alike; `*plain` is set where NFKC does not know. */
static enum likeness likeness_of(uint32_t code, char *plain)
{
	if (code < 0x1EB)
		return NOT_ALIKE;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		if (code >= ranges[i].first && code <= ranges[i].last) {
			if (ranges[i].likeness == ENCLOSED)
				*plain = (char)(ranges[i].plain + (int)(code - ranges[i].first));
			return (enum likeness)ranges[i].likeness;
		}
	}
	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++) {
		if (small[i].code == code) {
			*plain = small[i].plain;
			return SMALL;
		}
	}
	return NOT_ALIKE;
}

static void add_plain(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		char plain = 0;
		enum likeness likeness = likeness_of(pl_utf8_next(text, &at), &plain);

		if (likeness == ENCLOSED || likeness == SMALL)
			pl_buf_putc(out, plain);
		else if (!pl_nfkc(out, pl_str_cut(text, start, at), NULL))
			out->failed = true;
	}
}

/* A run of look-alikes, blanks between them included. */
struct run {
	size_t end;
	uint32_t letters, raised;
};

static struct run run_at(struct pl_str text, size_t at)
{
	struct run run = { .end = at };
	char plain;

	while (at < text.len) {
		uint32_t code = pl_utf8_next(text, &at);
		enum likeness likeness = likeness_of(code, &plain);

		if (likeness == NOT_ALIKE && !pl_near_blank(code))
			break;
		if (likeness == NOT_ALIKE)
			continue;
		run.letters++;
		run.raised += likeness == RAISED;
		run.end = at;
	}
	return run;
}

/* French raises up to three letters rightly: Mˡˡᵉ, 1ʳᵉ, nᵒˢ. */
enum { FEWEST_LETTERS = 2, FEWEST_RAISED = 4 };

static bool is_fancy(const struct run *run)
{
	return run->letters >= FEWEST_LETTERS &&
	       (run->raised < run->letters || run->letters >= FEWEST_RAISED);
}

static void tell_lookalike(const struct pl_block *block, struct pl_span span, struct pl_hits *hits)
{
	struct pl_hit *hit = pl_hit_block(hits, block, span);
	struct pl_buf plain = { 0 };

	add_plain(&plain, pl_str_in(block->text, span));
	pl_hits_arena(hits)->failed |= plain.failed;
	pl_hit_arg(hits, hit, pl_buf_str(&plain));
	pl_hit_edit(hits, hit, hit->span, pl_buf_str(&plain));
	pl_buf_release(&plain);
}

static void lookalike(const struct characters *characters, const struct pl_post *post,
		      const struct pl_block *block, struct pl_hits *hits)
{
	(void)characters, (void)post;
	for (size_t at = 0; at < block->text.len;) {
		size_t start = at;
		struct run run;
		char plain;

		if (likeness_of(pl_utf8_next(block->text, &at), &plain) == NOT_ALIKE)
			continue;
		run = run_at(block->text, start);
		if (is_fancy(&run))
			tell_lookalike(block,
				       (struct pl_span){ (uint32_t)start, (uint32_t)run.end },
				       hits);
		at = run.end;
	}
}

/* --- invisible -------------------------------------------------------------------------- */

static bool is_joiner(uint32_t code)
{
	return code == 0x200C || code == 0x200D;
}

static bool is_invisible(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} hidden[] = {
		{ 0x00AD, 0x00AD }, { 0x034F, 0x034F },   { 0x061C, 0x061C }, { 0x115F, 0x1160 },
		{ 0x17B4, 0x17B5 }, { 0x180B, 0x180F },   { 0x200B, 0x200F }, { 0x202A, 0x202E },
		{ 0x2060, 0x206F }, { 0x3164, 0x3164 },   { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 },
		{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
	};

	for (size_t i = 0; code >= 0xAD && i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		if (code >= hidden[i].first && code <= hidden[i].last)
			return true;
	}
	return false;
}

/* Scripts in which joiners are spelling: Arabic and its neighbours, India's. */
static bool joins(uint32_t code)
{
	return code >= 0x0600 && code <= 0x109F;
}

/* What is hidden at byte `at` has work to do there. */
static bool is_at_work(const struct pl_post *post, const struct pl_block *block, size_t at,
		       uint32_t code)
{
	const struct pl_token *token =
		block->media < 0 ? pl_post_token_at(post, block->start + (uint32_t)at) : NULL;

	if (token && token->kind == PL_TOKEN_EMOJI)
		return true;
	if (block->media >= 0 && (code == 0x200D || code >= 0xE0000) &&
	    !pl_is_letter(pl_near_before(block->text, at)))
		return true;
	return is_joiner(code) && joins(pl_near_before(block->text, at));
}

static void tell_invisible(const struct pl_block *block, struct pl_span span, struct pl_hits *hits)
{
	struct pl_hit *hit = pl_hit_block(hits, block, span);
	struct pl_buf names = { 0 };
	uint32_t last = 0;

	for (size_t at = span.start; at < span.end;) {
		uint32_t code = pl_utf8_next(block->text, &at);

		if (code == last)
			continue;
		pl_buf_printf(&names, "%sU+%04X", last ? ", " : "", (unsigned)code);
		last = code;
	}
	pl_hits_arena(hits)->failed |= names.failed;
	pl_hit_arg(hits, hit, pl_buf_str(&names));
	pl_hit_edit(hits, hit, hit->span, PL_STR(""));
	pl_buf_release(&names);
}

static void invisible(const struct characters *characters, const struct pl_post *post,
		      const struct pl_block *block, struct pl_hits *hits)
{
	size_t start = SIZE_MAX, at = 0;

	(void)characters;
	while (at <= block->text.len) {
		size_t here = at;
		uint32_t code = pl_utf8_next(block->text, &at);
		bool hidden = is_invisible(code) && !is_at_work(post, block, here, code) &&
			      (code != 0xFEFF || block->start + here > 0);

		if (hidden && start == SIZE_MAX)
			start = here;
		if (!hidden && start != SIZE_MAX) {
			tell_invisible(block, (struct pl_span){ (uint32_t)start, (uint32_t)here },
				       hits);
			start = SIZE_MAX;
		}
		if (here == block->text.len)
			break;
	}
}

/* --- spelt with blanks -------------------------------------------------------------------- */

/* The end of the capitals that start at byte `at` with one blank between each. */
static size_t spaced_end(struct pl_str text, size_t at, uint32_t *letters)
{
	size_t end = at;

	*letters = 0;
	while (pl_is_upper(pl_near_after(text, at))) {
		size_t next = at;

		pl_utf8_next(text, &next);
		if (pl_is_word(pl_near_after(text, next)))
			break;
		end = next;
		++*letters;
		if (!pl_near_blank(pl_utf8_next(text, &next)))
			break;
		at = next;
	}
	return end;
}

static void tell_spaced(const struct pl_block *block, struct pl_span span, struct pl_hits *hits)
{
	struct pl_str text = pl_str_in(block->text, span);
	struct pl_hit *hit = pl_hit_block(hits, block, span);
	struct pl_buf joined = { 0 };

	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (!pl_near_blank(code))
			pl_utf8_put(&joined, code);
	}
	pl_hits_arena(hits)->failed |= joined.failed;
	pl_hit_arg(hits, hit, text);
	pl_hit_edit(hits, hit, hit->span, pl_buf_str(&joined));
	pl_buf_release(&joined);
}

static void spaced(const struct characters *characters, const struct pl_post *post,
		   const struct pl_block *block, struct pl_hits *hits)
{
	(void)post;
	for (size_t at = 0; at < block->text.len;) {
		size_t start = at, end;
		uint32_t code = pl_utf8_next(block->text, &at), letters;

		if (!pl_is_upper(code) || pl_is_word(pl_near_before(block->text, start)))
			continue;
		end = spaced_end(block->text, start, &letters);
		if (letters > characters->max)
			tell_spaced(block, (struct pl_span){ (uint32_t)start, (uint32_t)end },
				    hits);
		at = end > at ? end : at;
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct characters *, const struct pl_post *,
				    const struct pl_block *, struct pl_hits *) = {
		[FIND_LOOKALIKE] = lookalike,
		[FIND_INVISIBLE] = invisible,
		[FIND_SPACED] = spaced,
	};
	const struct characters *characters = settings;
	struct pl_block block;

	for (size_t at = 0; pl_hits_block(hits, &at, &block);)
		find[characters->find](characters, post, &block, hits);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "Letters that only look like letters, characters that nobody sees, or words "
		  "with a blank behind each letter." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .initial = 4,
	  .help = "Most single capitals in a row (spaced)." },
	{ 0 },
};

const struct pl_check pl_check_characters = {
	.name = "characters",
	.help = "characters that are not what they seem",
	.args = "with lookalike: the plain text; with invisible: the names of the characters; with "
		"spaced: the letters",
	.params = params,
	.size = sizeof(struct characters),
	.run = run,
};
