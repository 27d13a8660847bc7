/* characters: letters that only look like letters, characters nobody sees, words
 * spelt with blanks. */
#include "base/skim.h"
#include "check/bynetwork.h"
#include "check/expr.h"
#include "check/holds.h"
#include "check/near.h"
#include "post/lookalike.h"

enum find {
	FIND_LOOKALIKE,
	FIND_INVISIBLE,
	FIND_SPACED,
	FIND_FORBIDDEN,
	FIND_RESERVED,
	FIND_BREAKS
};

static const char *const find_words[] = { "lookalike", "invisible", "spaced", "forbidden",
					  "reserved",  "breaks",    NULL };

struct characters {
	uint8_t find;
	uint32_t max;
};

#define AT(field) offsetof(struct characters, field)

/* --- look-alikes ----------------------------------------------------------------------- */

static void tell_lookalike(const struct pl_block *block, struct pl_span span, struct pl_hits *hits)
{
	struct pl_hit *hit = pl_hit_block(hits, block, span);
	struct pl_buf plain = { 0 };

	pl_lookalike_plain(&plain, pl_str_in(block->text, span));
	pl_hits_arena(hits)->failed |= plain.failed;
	pl_hit_arg(hits, hit, pl_buf_str(&plain));
	pl_hit_edit(hits, hit, hit->span, pl_buf_str(&plain));
	pl_buf_release(&plain);
}

static void lookalike(const struct characters *characters, const struct pl_post *post,
		      const struct pl_block *block, struct pl_hits *hits)
{
	(void)characters, (void)post;
	for (size_t at = 0; (at = pl_latin_end(block->text, at)) < block->text.len;) {
		size_t start = at;
		struct pl_lookalikes run;

		if (pl_likeness_of(pl_utf8_next(block->text, &at)) == PL_NOT_ALIKE)
			continue;
		run = pl_lookalikes_at(block->text, start);
		if (pl_lookalikes_fancy(&run))
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
		size_t here = start == SIZE_MAX ? at = pl_latin_end(block->text, at) : at;
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
	for (size_t at = 0; (at = pl_capital_from(block->text, at)) < block->text.len;) {
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

/* --- what a network refuses, or wants escaped ----------------------------------------------- */

static bool holds(struct pl_str set, uint32_t wanted)
{
	for (size_t at = 0; at < set.len;) {
		if (pl_utf8_next(set, &at) == wanted)
			return true;
	}
	return false;
}

static void add_title(struct pl_hits *hits, struct pl_hit *hit, const struct pl_network *network)
{
	pl_hit_arg(hits, hit, pl_network_title(network, pl_hits_lang(hits)));
}

static void forbidden(const struct characters *characters, const struct pl_post *post,
		      const struct pl_block *block, struct pl_hits *hits)
{
	const struct pl_network *network;

	(void)characters;
	for (size_t n = 0; (network = pl_by_next(post, hits, &n));) {
		struct pl_str set = pl_ref_str(&network->forbidden);

		for (size_t at = 0; set.len && at < block->text.len;) {
			size_t start = at;
			struct pl_span span;
			struct pl_hit *hit;

			if (!holds(set, pl_utf8_next(block->text, &at)))
				continue;
			span = (struct pl_span){ (uint32_t)start, (uint32_t)at };
			hit = pl_hit_block(hits, block, span);
			hit->doubtful = pl_network_doubts(network, "forbidden");
			pl_hit_arg(hits, hit, pl_str_in(block->text, span));
			add_title(hits, hit, network);
		}
	}
}

/* Such characters are ASCII. */
static bool wants_escape(const struct pl_network *network, char c)
{
	return (unsigned char)c < 0x80 && holds(pl_ref_str(&network->reserved), (unsigned char)c);
}

enum { LONGEST_ELEMENT = 512 };

/* Behind the element that starts at byte `at`: {hashtag|\#|crue}, @[name](urn:…); `at` itself when
 * none does. */
static size_t element_end(struct pl_str text, size_t at)
{
	struct pl_str rest = pl_str_cut(text, at, at + LONGEST_ELEMENT);
	size_t end = SIZE_MAX;

	if (pl_str_starts(rest, "{hashtag|")) {
		end = pl_str_find(rest, PL_STR("}"), 0);
	} else if (pl_str_starts(rest, "@[")) {
		end = pl_str_find(rest, PL_STR("](urn:"), 0);
		end = end == SIZE_MAX ? end : pl_str_find(rest, PL_STR(")"), end);
	}
	return end == SIZE_MAX ? at : at + end + 1;
}

/* The next reserved character from byte `at` on that is neither escaped nor part of what is
 * meant to be an element, a link, a hashtag or a mention. */
static size_t next_reserved(const struct pl_network *network, const struct pl_post *post,
			    const struct pl_block *block, size_t at)
{
	while (at < block->text.len) {
		char c = block->text.at[at];
		size_t end = element_end(block->text, at);
		const struct pl_token *token;

		if (end > at) {
			at = end;
			continue;
		}
		if (c == '\\' && at + 1 < block->text.len &&
		    wants_escape(network, block->text.at[at + 1])) {
			at += 2;
			continue;
		}
		token = wants_escape(network, c)
				? pl_post_token_at(post, block->start + (uint32_t)at)
				: NULL;
		if (token && (token->kind == PL_TOKEN_LINK || token->kind == PL_TOKEN_HASHTAG ||
			      token->kind == PL_TOKEN_MENTION || token->kind == PL_TOKEN_EMAIL))
			at = token->span.end - block->start;
		else if (wants_escape(network, c))
			break;
		else
			at++;
	}
	return at;
}

/* Only what is sent by interface: people who type never meet this. */
static void reserved(const struct characters *characters, const struct pl_post *post,
		     const struct pl_block *block, struct pl_hits *hits)
{
	const struct pl_network *network;

	(void)characters;
	for (size_t n = 0; post->payload && (network = pl_by_next(post, hits, &n));) {
		size_t first = next_reserved(network, post, block, 0), count = 0;
		struct pl_span span = { (uint32_t)first, (uint32_t)first + 1 };
		struct pl_hit *hit;

		for (size_t at = first; at < block->text.len; count++)
			at = next_reserved(network, post, block, at + 1);
		if (!count)
			continue;
		hit = pl_hit_block(hits, block, span);
		hit->doubtful = pl_network_doubts(network, "reserved");
		pl_hit_arg(hits, hit, pl_str_in(block->text, span));
		pl_hit_argf(hits, hit, "%zu", count);
		add_title(hits, hit, network);
	}
}

/* The second line: what it will stand behind. */
static void breaks(const struct characters *characters, const struct pl_post *post,
		   const struct pl_block *block, struct pl_hits *hits)
{
	size_t end = pl_near_line_end(block->text, 0);
	const struct pl_network *network;

	(void)characters, (void)post;
	while (end < block->text.len && pl_is_space(pl_near_after(block->text, end)))
		pl_utf8_next(block->text, &end);
	if (end >= block->text.len)
		return;
	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		struct pl_span line = { (uint32_t)end,
					(uint32_t)pl_near_line_end(block->text, end) };
		struct pl_hit *hit;

		if (network->line_breaks)
			continue;
		hit = pl_hit_block(hits, block, pl_near_trim(block->text, line));
		hit->doubtful = pl_network_doubts(network, "line-breaks");
		pl_hit_arg(hits, hit, pl_str_in(block->text, pl_near_trim(block->text, line)));
		add_title(hits, hit, network);
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct characters *, const struct pl_post *,
				    const struct pl_block *, struct pl_hits *) = {
		[FIND_LOOKALIKE] = lookalike, [FIND_INVISIBLE] = invisible, [FIND_SPACED] = spaced,
		[FIND_FORBIDDEN] = forbidden, [FIND_RESERVED] = reserved,   [FIND_BREAKS] = breaks,
	};
	const struct characters *characters = settings;
	struct pl_block block;

	for (size_t at = 0; pl_hits_block(hits, &at, &block);)
		find[characters->find](characters, post, &block, hits);
}

/* Letters that look like others, and what nobody sees, are beyond U+00FF but for U+00AD. */
static bool may(const void *settings, const struct pl_holds *holds)
{
	const struct characters *characters = settings;

	switch (characters->find) {
	case FIND_LOOKALIKE:
	case FIND_INVISIBLE:
		return pl_holds_any(holds, "\xC2") || pl_holds_from(holds, 0xC4, 0xFF);
	case FIND_BREAKS:
		return pl_holds_any(holds, "\n\r");
	default:
		return true;
	}
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "Letters that only look like letters, characters that nobody sees, words "
		  "with a blank behind each letter, characters that the network refuses or that "
		  "its "
		  "interface wants escaped, or line ends where it ignores them." },
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
		"spaced: the letters; with forbidden and breaks: the character or line, the "
		"network; with reserved: the first character, how many there are, the network",
	.params = params,
	.size = sizeof(struct characters),
	.may = may,
	.run = run,
};
