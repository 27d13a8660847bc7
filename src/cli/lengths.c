/* Lengths of a text on several networks, as JSON. */
#include "cli/lengths.h"

#include "cli/tell.h"

#include "base/unicode.h"

uint64_t pl_networks_of(const struct pl_post *post)
{
	uint64_t all = post->known->n < 64 ? (UINT64_C(1) << post->known->n) - 1 : UINT64_MAX;

	return post->networks ? post->networks : all;
}

/* As in the files of networks. */
static const char *const units[] = {
	[PL_COUNT_WEIGHTED] = "weighted",   [PL_COUNT_UTF16] = "utf16",
	[PL_COUNT_GRAPHEMES] = "graphemes", [PL_COUNT_POINTS] = "points",
	[PL_COUNT_BYTES] = "bytes",         [PL_COUNT_THREADS] = "threads",
	[PL_COUNT_MASTODON] = "mastodon",
};

static void add_length(struct pl_buf *out, const struct pl_network *network,
		       const struct pl_length *length)
{
	pl_buf_puts(out, "{\"network\":");
	pl_json_string(out, pl_ref_str(&network->name));
	pl_buf_printf(out, ",\"length\":%u", length->length);
	if (length->limit)
		pl_buf_printf(out, ",\"limit\":%u,\"left\":%lld", length->limit,
			      (long long)length->limit - length->length);
	if (length->most_bytes)
		pl_buf_printf(out, ",\"bytes\":%u,\"byte_limit\":%u", length->bytes,
			      length->most_bytes);
	if (length->shown != length->length)
		pl_buf_printf(out, ",\"shortened\":%u", length->shown);
	pl_buf_printf(out, ",\"unit\":\"%s\",\"over\":%s}", units[network->count],
		      length->over ? "true" : "false");
}

bool pl_lengths_json(struct pl_buf *out, const struct pl_post *post, uint64_t networks,
		     struct pl_str text, bool *over)
{
	struct pl_err err = { .french = post->french };
	const char *comma = "";

	pl_buf_puts(out, ",\"lengths\":[");
	for (size_t n = 0; n < post->known->n; n++) {
		struct pl_length length;

		if (!(networks >> n & 1))
			continue;
		if (!pl_post_measure(post, post->known->at[n], text, &length, &err)) {
			pl_tell(&err);
			return false;
		}
		pl_buf_puts(out, comma);
		add_length(out, post->known->at[n], &length);
		*over = *over || length.over;
		comma = ",";
	}
	pl_buf_putc(out, ']');
	return true;
}

/* --- titles ------------------------------------------------------------------------------ */

bool pl_title_length(const struct pl_post *post, const struct pl_network *network,
		     struct pl_length *length)
{
	uint32_t n = (uint32_t)pl_utf16_units(post->title);

	*length = (struct pl_length){ .length = n,
				      .shown = n,
				      .limit = network->title_limit,
				      .over = n > network->title_limit };
	return post->title.len && network->title_limit;
}

void pl_titles_json(struct pl_buf *out, const struct pl_post *post, uint64_t networks, bool *over)
{
	bool any = false;

	for (size_t n = 0; n < post->known->n; n++) {
		const struct pl_network *network = post->known->at[n];
		struct pl_length length;

		if (!(networks >> n & 1) || !pl_title_length(post, network, &length))
			continue;
		pl_buf_printf(out, "%s{\"network\":", any ? "," : ",\"titles\":[");
		pl_json_string(out, pl_ref_str(&network->name));
		pl_buf_printf(out, ",\"length\":%u,\"limit\":%u,\"left\":%lld,\"over\":%s}",
			      length.length, length.limit, (long long)length.limit - length.length,
			      length.over ? "true" : "false");
		*over = *over || length.over;
		any = true;
	}
	if (any)
		pl_buf_putc(out, ']');
}
