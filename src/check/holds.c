#include "check/holds.h"

static void add_bytes(struct pl_str text, bool seen[256])
{
	for (size_t i = 0; i < text.len; i++)
		seen[(unsigned char)text.at[i]] = true;
}

struct pl_holds pl_holds_of(const struct pl_post *post)
{
	struct pl_holds holds = { 0 };
	bool seen[256] = { 0 };

	add_bytes(post->text, seen);
	for (size_t i = 0; i < post->n_media; i++)
		add_bytes(post->media[i].alt, seen);
	holds.media = post->n_media > 0;
	for (size_t byte = 0; byte < sizeof(seen); byte++)
		holds.bytes[byte / 64] |= (uint64_t)seen[byte] << byte % 64;
	for (size_t i = 0; i < post->n_tokens; i++)
		holds.tokens |= UINT64_C(1) << post->tokens[i].kind;
	return holds;
}

static bool holds_byte(const struct pl_holds *holds, unsigned char byte)
{
	return holds->bytes[byte / 64] >> byte % 64 & 1;
}

bool pl_holds_any(const struct pl_holds *holds, const char *bytes)
{
	while (*bytes && !holds_byte(holds, (unsigned char)*bytes))
		bytes++;
	return *bytes;
}

bool pl_holds_from(const struct pl_holds *holds, unsigned char first, unsigned char last)
{
	for (unsigned byte = first; byte <= last; byte++) {
		if (holds_byte(holds, (unsigned char)byte))
			return true;
	}
	return false;
}

bool pl_holds_token(const struct pl_holds *holds, enum pl_token_kind kind)
{
	return holds->tokens >> kind & 1;
}
