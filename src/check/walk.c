/* Going through a block sign by sign. */
#include "check/walk.h"

#include "check/near.h"

#include <limits.h>
#include <string.h>

uint32_t pl_walk_before(const struct pl_walk *walk)
{
	return pl_near_before(walk->text, walk->at);
}

uint32_t pl_walk_after(const struct pl_walk *walk)
{
	return pl_near_after(walk->text, walk->next);
}

struct pl_str pl_walk_sign_at(const struct pl_walk *walk, size_t at)
{
	size_t end = at;

	pl_utf8_next(walk->text, &end);
	return pl_str_cut(walk->text, at, end);
}

struct pl_hit *pl_walk_tell(const struct pl_walk *walk, size_t start, size_t end,
			    struct pl_str sign)
{
	struct pl_span span = { (uint32_t)start, (uint32_t)end };
	struct pl_hit *hit = pl_hit_block(walk->hits, &walk->block, span);

	pl_hit_arg(walk->hits, hit, sign);
	return hit;
}

void pl_walk_mend(const struct pl_walk *walk, struct pl_hit *hit, size_t start, size_t end,
		  const char *text)
{
	struct pl_span span = { walk->block.start + (uint32_t)start,
				walk->block.start + (uint32_t)end };

	pl_hit_edit(walk->hits, hit, span, pl_str_of(text));
}

/* --- marks ---------------------------------------------------------------------------- */

bool pl_walk_is_mark(uint32_t code)
{
	return code == ';' || code == ':' || code == '!' || code == '?';
}

size_t pl_walk_marks_end(struct pl_str text, size_t at)
{
	size_t next = at;

	while (pl_walk_is_mark(pl_utf8_next(text, &next)))
		at = next;
	return at;
}

bool pl_walk_is_punctuation(const struct pl_walk *walk, uint32_t sign, size_t end)
{
	uint32_t code = pl_near_after(walk->text, end);

	if (!code || pl_is_space(code) || code == PL_CLOSE || code == PL_CLOSE_ENGLISH ||
	    pl_is_pictographic(code))
		return true;
	return (sign == '!' || sign == '?') && (code == ')' || code == ']' || code == '"');
}

bool pl_walk_ends_words(uint32_t code)
{
	static const uint32_t signs[] = { ')',         ']', PL_CLOSE, PL_CLOSE_ENGLISH,
					  PL_ELLIPSIS, '%', 0x20AC,   0xB0 };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (code == signs[i])
			return true;
	}
	return pl_is_word(code);
}

/* The semicolon of &eacute; belongs to what is wrong there, not to the sentence. */
static bool ends_entity(const struct pl_walk *walk)
{
	size_t at = walk->at;

	for (int i = 0; i < 10 && at && walk->text.at[at - 1] != '&'; i++, at--) {
		char c = walk->text.at[at - 1];

		if (c != '#' && !(c >= '0' && c <= '9') && !((c | 32) >= 'a' && (c | 32) <= 'z'))
			return false;
	}
	return at && walk->text.at[at - 1] == '&';
}

static bool ends_protocol(const struct pl_walk *walk)
{
	struct pl_str head = pl_str_cut(walk->text, 0, walk->at);

	return pl_str_ends(head, "http") || pl_str_ends(head, "https");
}

/* :name: is some markup's too: the word before the sign begins behind another. */
static bool starts_with_colon(const struct pl_walk *walk)
{
	size_t at = walk->at, start;

	do {
		start = at;
	} while (at && pl_is_word(pl_utf8_prev(walk->text, &at)));
	return start < walk->at && pl_near_before(walk->text, start) == ':';
}

bool pl_walk_is_notation(const struct pl_walk *walk)
{
	if (walk->code == ';')
		return ends_entity(walk);
	return walk->code == ':' && (ends_protocol(walk) || starts_with_colon(walk));
}

bool pl_walk_in_english(struct pl_walk *walk)
{
	return pl_near_english_line(&walk->line, walk->text, walk->at);
}

/* --- the walk ------------------------------------------------------------------------- */

static size_t first_entity(const struct pl_post *post, uint32_t start)
{
	size_t low = 0, high = post->n_entities;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->entities[middle].span.end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Goes behind an entity, when one stands at `at`. */
static bool pass_entity(struct pl_walk *walk)
{
	const struct pl_post *post = walk->post;
	uint32_t place = walk->block.start + (uint32_t)walk->at;

	if (walk->block.media >= 0)
		return false;
	while (walk->entity < post->n_entities && post->entities[walk->entity].span.end <= place)
		walk->entity++;
	if (walk->entity == post->n_entities || post->entities[walk->entity].span.start > place)
		return false;
	walk->at = post->entities[walk->entity].span.end - walk->block.start;
	return true;
}

static void follow_quotes(struct pl_walk *walk)
{
	if (walk->code == PL_OPEN)
		walk->quoted++;
	else if (walk->code == PL_CLOSE && walk->quoted)
		walk->quoted--;
	else if (walk->code == '\n' && pl_near_after(walk->text, walk->next) == '\n')
		walk->quoted = 0;
}

static bool is_among(const char *bytes, char byte)
{
	return byte && strchr(bytes, byte);
}

/* What may stand behind a space that is looked at, unless it is named: all but signs and letters
 * of ASCII, and those from à to ÿ. */
static bool may_follow(unsigned char byte)
{
	return byte <= ' ' || (byte >= 0x80 && byte != 0xC3);
}

/* Most spaces stand between two words, where nobody has anything to say of them. */
static bool is_dull(const struct pl_walk_signs *signs, struct pl_str text, size_t at)
{
	if (at + 1 == text.len || may_follow((unsigned char)text.at[at + 1]))
		return false;
	return !is_among(signs->after, text.at[at + 1]) &&
	       !(at && is_among(signs->before, text.at[at - 1]));
}

static inline bool is_start(const struct pl_walk *walk, size_t at)
{
	char byte = walk->text.at[at];

	return walk->kinds & pl_sign_kinds[(unsigned char)byte] &&
	       (byte != ' ' || !is_dull(walk->starts, walk->text, at));
}

/* The next of the post's signs that is a start. */
static size_t next_sign(struct pl_walk *walk)
{
	size_t base = walk->block.start, end = base + walk->text.len, sign = walk->sign;
	const struct pl_signs *signs = walk->signs;
	size_t at = walk->text.len;

	for (; sign < signs->n && signs->at[sign] < end; sign++) {
		at = signs->at[sign] - base;
		if (at >= walk->at && is_start(walk, at))
			break;
		at = walk->text.len;
	}
	walk->sign = sign;
	return at;
}

static size_t next_start(struct pl_walk *walk)
{
	size_t at = walk->at;

	if (walk->signs)
		return next_sign(walk);
	while (at < walk->text.len && !is_start(walk, at))
		at++;
	return at;
}

/* Of a block that is no piece of the post's text nothing is known. */
static const struct pl_signs *signs_of(const struct pl_walk *walk)
{
	const struct pl_block *block = &walk->block;

	return block->media < 0 && !block->raw && !block->map ? pl_hits_signs(walk->hits) : NULL;
}

static void look_through(struct pl_walk *walk, void (*look)(struct pl_walk *walk))
{
	walk->text = walk->block.text;
	walk->at = 0;
	walk->quoted = 0;
	walk->signs = signs_of(walk);
	walk->sign = walk->signs
			     ? pl_lower_bound(walk->signs->at, 0, walk->signs->n, walk->block.start)
			     : 0;
	walk->entity = first_entity(walk->post, walk->block.start);
	while ((walk->at = next_start(walk)) < walk->text.len) {
		if (pass_entity(walk))
			continue;
		walk->next = walk->at;
		walk->code = pl_utf8_next(walk->text, &walk->next);
		follow_quotes(walk);
		look(walk);
		walk->at = walk->next;
	}
}

bool pl_walk_may_be_narrow(const struct pl_walk *walk)
{
	const struct pl_networks *known = walk->post->known;
	uint64_t networks = pl_hits_networks(walk->hits);

	for (size_t i = 0; known && i < known->n; i++) {
		if (networks >> i & 1 && known->at[i]->count == PL_COUNT_WEIGHTED)
			return false;
	}
	return true;
}

void pl_walk(const void *settings, const struct pl_post *post, struct pl_hits *hits,
	     const struct pl_walk_signs *signs, void (*look)(struct pl_walk *walk))
{
	struct pl_walk walk = { .post = post,
				.hits = hits,
				.settings = settings,
				.starts = signs,
				.kinds = pl_signs_kinds(signs->starts) };

	for (size_t at = 0; pl_hits_block(hits, &at, &walk.block);)
		look_through(&walk, look);
}
