/* Lengths as twitter-text weighs them. */
#include "post/weigh.h"

#include "base/skim.h"
#include "post/entity.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* --- the three configurations of twitter-text 3.1.0 (config/v1.json, v2.json, v3.json,
 * 2021-10-21; X uses the third since October 2018) ------------------------------------------ */

static const struct pl_weight_range light[] = {
	{ 0x0000, 0x10FF, 100 },
	{ 0x2000, 0x200D, 100 },
	{ 0x2010, 0x201F, 100 },
	{ 0x2032, 0x2037, 100 },
};

const struct pl_weights pl_weights_v1 = { .limit = 140, .scale = 1, .initial = 1, .link = 23 };

const struct pl_weights pl_weights_v2 = {
	.limit = 280,
	.scale = 100,
	.initial = 200,
	.link = 23,
	.ranges = light,
	.n_ranges = N_OF(light),
};

const struct pl_weights pl_weights_v3 = {
	.limit = 280,
	.scale = 100,
	.initial = 200,
	.link = 23,
	.emoji_parsing = true,
	.ranges = light,
	.n_ranges = N_OF(light),
};

static uint32_t weight_of(const struct pl_weights *weights, uint32_t code)
{
	for (size_t i = 0; i < weights->n_ranges; i++) {
		if (code >= weights->ranges[i].first && code <= weights->ranges[i].last)
			return weights->ranges[i].weight;
	}
	return weights->initial;
}

/* --- normal form ------------------------------------------------------------------------------ */

/* No character of these is changed by NFC or joins another of them: most posts are
 * so, and need no copy (NFC_Quick_Check of DerivedNormalizationProps.txt, Unicode 15.0). */
static bool is_settled(struct pl_str text)
{
	static const struct pl_range settled[] = {
		{ 0x0000, 0x02FF }, { 0x2002, 0x20CF },   { 0x20E3, 0x20E3 }, { 0x2100, 0x2125 },
		{ 0x212C, 0x2328 }, { 0x232B, 0x2ADB },   { 0x3400, 0x9FFF }, { 0xAC00, 0xD7A3 },
		{ 0xFE0F, 0xFE0F }, { 0x1F000, 0x1FAFF },
	};

	for (size_t at = 0; at < text.len;) {
		/* Up to U+02FF by its bytes alone: all of French but a few signs. */
		if ((unsigned char)text.at[at] < 0xCC)
			at++;
		else if (!pl_in_ranges(settled, N_OF(settled), pl_utf8_next(text, &at)))
			return false;
	}
	return true;
}

bool pl_weigh_normal(struct pl_str *text, struct pl_buf *buf, struct pl_err *err)
{
	if (is_settled(*text))
		return true;
	if (!pl_nfc(buf, *text, err))
		return false;
	if (buf->failed)
		return pl_fail_nomem(err);
	*text = pl_buf_str(buf);
	return true;
}

/* --- weighing --------------------------------------------------------------------------------- */

/* One thing that is weighed as a whole. */
struct piece {
	size_t end;
	uint64_t weight;
	size_t units; /* UTF-16 */
	bool invalid; /* a character that makes the post so */
};

static void weigh_piece(const struct pl_weights *weights, struct pl_str text, size_t at,
			struct piece *piece)
{
	size_t end = at;
	uint32_t code;

	piece->invalid = false;
	piece->end = at;
	code = pl_utf8_next(text, &piece->end);
	if (weights->emoji_parsing && pl_may_be_emoji(text, code, piece->end))
		end = pl_emoji_end(text, at);
	if (end > at) {
		piece->end = end;
		piece->weight = weights->initial;
		piece->units = pl_utf16_units(pl_str_cut(text, at, end));
		return;
	}
	piece->weight = weight_of(weights, code);
	piece->units = code >= 0x10000 ? 2 : 1;
	piece->invalid = code == 0xFFFE || code == 0xFFFF || code == 0xFEFF;
}

struct sum {
	uint64_t weight;
	size_t units, valid_units;
	bool valid;
};

static void add_piece(struct sum *sum, const struct pl_weights *weights, const struct piece *piece)
{
	sum->weight += piece->weight;
	sum->units += piece->units;
	sum->valid = sum->valid && !piece->invalid;
	if (sum->valid && sum->weight <= (uint64_t)weights->limit * weights->scale)
		sum->valid_units = sum->units;
}

static void add_up(struct sum *sum, const struct pl_weights *weights, struct pl_str text)
{
	struct pl_links links = { .finder.text = text };
	struct pl_token link;
	bool more = pl_links_next(&links, &link);

	for (size_t at = 0; at < text.len;) {
		struct piece piece = { .weight = (uint64_t)weights->link * weights->scale };

		if (more && at == link.span.start) {
			piece.end = link.span.end;
			piece.units = pl_utf16_units(pl_str_in(text, link.span));
			more = pl_links_next(&links, &link);
		} else {
			weigh_piece(weights, text, at, &piece);
		}
		add_piece(sum, weights, &piece);
		at = piece.end;
	}
}

static uint32_t narrow(uint64_t number)
{
	return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

bool pl_weigh(const struct pl_weights *weights, struct pl_str text, struct pl_weighed *out,
	      struct pl_err *err)
{
	struct sum sum = { .valid = true };
	struct pl_buf buf = { 0 };
	size_t given = pl_utf16_units(text);
	uint64_t length;

	if (text.len > INT32_MAX)
		return pl_fail(err, PL_LIMIT, "the text has more than 2 GiB");
	if (!pl_weigh_normal(&text, &buf, err)) {
		pl_buf_release(&buf);
		return false;
	}
	add_up(&sum, weights, text);
	pl_buf_release(&buf);
	length = sum.weight / weights->scale;
	out->length = narrow(length);
	out->valid = sum.valid && length > 0 && length <= weights->limit;
	/* The library divides in floating point and rounds down; so must this. */
	out->permillage = (uint32_t)((double)out->length / weights->limit * 1000);
	out->display_start = out->valid_start = 0;
	out->display_end = given > 0 ? (int32_t)given - 1 : 0;
	/* It counts on the normal form and then shifts the end by as much as the whole text
	 * became shorter or longer. */
	out->valid_end = (int32_t)(sum.valid_units > 0 ? sum.valid_units - 1 : 0) + (int32_t)given -
			 (int32_t)sum.units;
	return true;
}

/* --- text without links ---------------------------------------------------------------------- */

bool pl_weigh_text(struct pl_str text, uint64_t *n, struct pl_err *err)
{
	struct pl_buf buf = { 0 };
	struct piece piece;
	bool ok = pl_weigh_normal(&text, &buf, err);

	*n = 0;
	for (size_t at = 0; ok && at < text.len; at = piece.end) {
		size_t plain = pl_plain_end(text, at);

		*n += (uint64_t)(plain - at) * pl_weights_v3.scale;
		piece = (struct piece){ .end = at = plain };
		if (at < text.len)
			weigh_piece(&pl_weights_v3, text, at, &piece);
		*n += piece.weight;
	}
	*n /= pl_weights_v3.scale;
	pl_buf_release(&buf);
	return ok;
}
