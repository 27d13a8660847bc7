/* Lengths as the networks count them. */
#include "post/measure.h"

#include "base/skim.h"
#include "post/bluesky.h"
#include "post/mastodon.h"

#include <string.h>

static uint32_t narrow(uint64_t number)
{
	return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

/* --- units --------------------------------------------------------------------------------------
 */

static bool count_weighted(const struct pl_network *network, struct pl_str text, uint64_t *n,
			   struct pl_err *err)
{
	(void)network;
	return pl_weigh_text(text, n, err);
}

static bool count_utf16(const struct pl_network *network, struct pl_str text, uint64_t *n,
			struct pl_err *err)
{
	(void)network, (void)err;
	*n = pl_utf16_units(text);
	return true;
}

static bool count_graphemes(const struct pl_network *network, struct pl_str text, uint64_t *n,
			    struct pl_err *err)
{
	(void)err;
	*n = network->conjuncts ? pl_conjuncts(text) : pl_graphemes(text);
	return true;
}

static bool count_points(const struct pl_network *network, struct pl_str text, uint64_t *n,
			 struct pl_err *err)
{
	(void)network, (void)err;
	*n = pl_code_points(text);
	return true;
}

static bool count_bytes(const struct pl_network *network, struct pl_str text, uint64_t *n,
			struct pl_err *err)
{
	(void)network, (void)err;
	*n = text.len;
	return true;
}

/* Characters, but an emoji for its bytes (Meta's reference, 2026-04-14). */
static bool count_threads(const struct pl_network *network, struct pl_str text, uint64_t *n,
			  struct pl_err *err)
{
	(void)network, (void)err;
	*n = 0;
	for (size_t at = 0; at < text.len;) {
		size_t next = at, end = at;
		uint32_t code = pl_utf8_next(text, &next);

		if (pl_may_be_emoji(text, code, next))
			end = pl_emoji_end(text, at);
		*n += end > at ? end - at : 1;
		at = end > at ? end : next;
	}
	return true;
}

typedef bool count_fn(const struct pl_network *network, struct pl_str text, uint64_t *n,
		      struct pl_err *err);

static count_fn *const counters[] = {
	[PL_COUNT_WEIGHTED] = count_weighted,   [PL_COUNT_UTF16] = count_utf16,
	[PL_COUNT_GRAPHEMES] = count_graphemes, [PL_COUNT_POINTS] = count_points,
	[PL_COUNT_BYTES] = count_bytes,         [PL_COUNT_THREADS] = count_threads,
	[PL_COUNT_MASTODON] = count_graphemes,
};

/* --- what counts otherwise than by its characters
 * ------------------------------------------------- */

/* Links, when they have a length of their own, and on Mastodon mentions: one after the other. */
struct fixed {
	const struct pl_network *network;
	struct pl_links links;
	struct pl_bluesky bluesky;
	struct pl_mastodon mastodon;
	struct pl_token token;
	bool more;
};

static bool next_token(struct fixed *fixed)
{
	if (fixed->network->grammar == PL_GRAMMAR_MASTODON)
		return pl_mastodon_next(&fixed->mastodon, &fixed->token);
	if (fixed->network->grammar == PL_GRAMMAR_BLUESKY)
		return pl_bluesky_next(&fixed->bluesky, &fixed->token);
	return pl_links_next(&fixed->links, &fixed->token);
}

static bool is_fixed(const struct fixed *fixed)
{
	const struct pl_token *token = &fixed->token;

	if (token->kind == PL_TOKEN_MENTION)
		return token->list > 0 && fixed->network->count == PL_COUNT_MASTODON;
	return token->kind == PL_TOKEN_LINK && fixed->network->link > 0 &&
	       (!token->bare || fixed->network->bare_links);
}

static void fixed_next(struct fixed *fixed)
{
	do
		fixed->more = next_token(fixed);
	while (fixed->more && !is_fixed(fixed));
}

static void fixed_begin(struct fixed *fixed, const struct pl_network *network, struct pl_str text)
{
	*fixed = (struct fixed){ .network = network,
				 .links.finder.text = text,
				 .bluesky.text = text };
	if (network->link == 0 && network->count != PL_COUNT_MASTODON)
		return;
	if (network->grammar == PL_GRAMMAR_MASTODON)
		pl_mastodon_begin(&fixed->mastodon, text, PL_MASTODON_SERVER);
	fixed_next(fixed);
}

/* A mention counts as its first half, which is ASCII. */
static uint32_t fixed_count(const struct fixed *fixed)
{
	const struct pl_token *token = &fixed->token;

	if (token->kind == PL_TOKEN_LINK)
		return fixed->network->link;
	return token->span.end - token->span.start - token->list;
}

/* --- lengths -------------------------------------------------------------------------------------
 */

static bool is_weighted(const struct pl_network *network)
{
	return network->count == PL_COUNT_WEIGHTED;
}

bool pl_measure(const struct pl_network *network, struct pl_str text, uint32_t *length,
		struct pl_err *err)
{
	struct pl_buf buf = { 0 };
	struct fixed fixed;
	uint64_t sum = 0, n;
	size_t at = 0;
	bool ok = !is_weighted(network) || pl_weigh_normal(&text, &buf, err);

	fixed_begin(&fixed, network, text);
	while (ok && at < text.len) {
		size_t end = fixed.more ? fixed.token.span.start : text.len;

		ok = counters[network->count](network, pl_str_cut(text, at, end), &n, err);
		sum += n;
		at = end;
		if (fixed.more) {
			at = fixed.token.span.end;
			sum += fixed_count(&fixed);
			fixed_next(&fixed);
		}
	}
	pl_buf_release(&buf);
	*length = narrow(sum);
	return ok;
}

/* --- cuts
 * ------------------------------------------------------------------------------------------ */

/* What a cut may stand before or behind: a link or mention that counts otherwise, a cluster; or
 * several plain ones at once, which count one each. */
struct piece {
	size_t end;
	uint64_t n;
	bool plain;
};

static size_t cluster_end(const struct pl_network *network, struct pl_str text, size_t at)
{
	return network->conjuncts ? pl_conjunct_end(text, at) : pl_grapheme_end(text, at);
}

static bool counts_emoji(const struct pl_network *network)
{
	return network->count == PL_COUNT_WEIGHTED || network->count == PL_COUNT_THREADS;
}

/* The end of the fewest clusters that hold whole what counts as one: behind a tone of skin that
 * stands alone a joiner joins a pictograph for a network, but not to a cluster, and flags are
 * paired otherwise. */
static size_t whole_end(const struct pl_network *network, struct pl_str text, size_t at)
{
	size_t end = cluster_end(network, text, at);

	while (counts_emoji(network) && at < end) {
		size_t emoji = pl_emoji_end(text, at);

		if (emoji > at)
			at = emoji;
		else
			pl_utf8_next(text, &at);
		while (end < at)
			end = cluster_end(network, text, end);
	}
	return end;
}

static bool piece_at(struct fixed *fixed, struct pl_str text, size_t at, struct piece *piece,
		     struct pl_err *err)
{
	const struct pl_network *network = fixed->network;
	size_t most = fixed->more ? fixed->token.span.start : text.len;

	if (at == most) {
		*piece = (struct piece){ fixed->token.span.end, fixed_count(fixed), false };
		fixed_next(fixed);
		return true;
	}
	piece->end = pl_plain_end(text, at);
	piece->plain = piece->end > at;
	if (!piece->plain)
		piece->end = whole_end(network, text, at);
	if (piece->end > most)
		piece->end = most;
	piece->n = piece->end - at;
	return piece->plain ||
	       counters[network->count](network, pl_str_cut(text, at, piece->end), &piece->n, err);
}

static bool cut_at(const struct pl_network *network, struct pl_str text, uint32_t limit,
		   size_t *cut, struct pl_err *err)
{
	struct fixed fixed;
	struct piece piece;
	uint64_t left = limit;
	size_t at = 0;

	fixed_begin(&fixed, network, text);
	for (; at < text.len; at = piece.end) {
		if (!piece_at(&fixed, text, at, &piece, err))
			return false;
		if (piece.n > left) {
			at += piece.plain ? left : 0;
			break;
		}
		left -= piece.n;
	}
	*cut = at;
	return true;
}

/* The place in `text` of a byte of its normal form.  Clusters are put in normal form one by
 * one: none joins its neighbour. */
static bool place_before(struct pl_str text, size_t normal, size_t *place, struct pl_err *err)
{
	struct pl_buf buf = { 0 };
	size_t at = 0, sum = 0;
	bool ok = true;

	while (ok && at < text.len && sum < normal) {
		size_t end = pl_grapheme_end(text, at);
		struct pl_str cluster = pl_str_cut(text, at, end);

		pl_buf_cut(&buf, 0);
		ok = pl_weigh_normal(&cluster, &buf, err);
		sum += cluster.len;
		if (sum <= normal)
			at = end;
	}
	pl_buf_release(&buf);
	*place = at;
	return ok;
}

bool pl_measure_cut(const struct pl_network *network, struct pl_str text, uint32_t limit,
		    size_t *cut, struct pl_err *err)
{
	struct pl_str normal = text;
	struct pl_buf buf = { 0 };
	bool ok = !is_weighted(network) || pl_weigh_normal(&normal, &buf, err);

	ok = ok && cut_at(network, normal, limit, cut, err);
	if (ok && normal.at != text.at)
		ok = place_before(text, *cut, cut, err);
	pl_buf_release(&buf);
	return ok;
}

/* --- all limits
 * -------------------------------------------------------------------------------------- */

/* The length with addresses as Bluesky's app shows them; not set when there are none. */
static bool measure_shown(const struct pl_network *network, struct pl_str text, uint32_t *length,
			  struct pl_err *err)
{
	struct pl_bluesky bluesky = { .text = text };
	struct pl_buf shown = { 0 };
	struct pl_token facet;
	size_t at = 0;
	bool ok;

	while (pl_bluesky_next(&bluesky, &facet)) {
		if (facet.kind != PL_TOKEN_LINK)
			continue;
		pl_buf_add(&shown, pl_str_cut(text, at, facet.span.start));
		pl_bluesky_shorten(&shown, pl_str_in(text, facet.span));
		at = facet.span.end;
	}
	if (at == 0) /* no link */
		return true;
	pl_buf_add(&shown, pl_str_cut(text, at, text.len));
	ok = !shown.failed || pl_fail_nomem(err);
	ok = ok && pl_measure(network, pl_buf_str(&shown), length, err);
	pl_buf_release(&shown);
	return ok;
}

bool pl_measure_all(const struct pl_network *network, struct pl_str text, struct pl_length *out,
		    struct pl_err *err)
{
	*out = (struct pl_length){ .limit = network->limit,
				   .bytes = narrow(text.len),
				   .most_bytes = network->bytes };
	if (!pl_measure(network, text, &out->length, err))
		return false;
	out->shown = out->length;
	if (network->grammar == PL_GRAMMAR_BLUESKY && network->link == 0 &&
	    !measure_shown(network, text, &out->shown, err))
		return false;
	out->over = (out->limit && out->length > out->limit) ||
		    (out->most_bytes && out->bytes > out->most_bytes);
	out->by_bytes =
		out->most_bytes && (!out->limit || (uint64_t)out->bytes * out->limit >
							   (uint64_t)out->length * out->most_bytes);
	return true;
}

static uint32_t part_of(uint32_t limit, uint32_t share)
{
	return narrow((uint64_t)limit * share / 100);
}

bool pl_measure_fit(const struct pl_network *network, struct pl_str text, uint32_t share,
		    size_t *cut, struct pl_err *err)
{
	uint32_t most = part_of(network->bytes, share);
	size_t at = 0, end;

	*cut = text.len;
	if (network->limit &&
	    !pl_measure_cut(network, text, part_of(network->limit, share), cut, err))
		return false;
	if (!network->bytes || *cut <= most)
		return true;
	for (; at < *cut && (end = pl_grapheme_end(text, at)) <= most; at = end)
		;
	*cut = at;
	return true;
}
