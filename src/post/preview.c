/* What a reader sees of a post before "see more". */
#include "post/preview.h"

#include "post/bluesky.h"
#include "post/measure.h"
#include "post/when.h"

struct previewing {
	struct pl_preview *preview;
	const struct pl_post *post;
	const struct pl_part *part;
	const struct pl_network *network;
};

/* --- the cut ----------------------------------------------------------------------------- */

/* Blanks at the cut are of neither side. */
static uint32_t trim_end(struct pl_str text, uint32_t start, uint32_t end)
{
	return pl_span_trim(text, (struct pl_span){ start, end }).end;
}

static bool cut(struct previewing *previewing, struct pl_err *err)
{
	struct pl_preview *preview = previewing->preview;
	const struct pl_network *network = previewing->network;
	struct pl_span part = previewing->part->span;
	struct pl_str text = previewing->post->text;
	size_t by_length = part.end - part.start;
	uint32_t end;

	if (!pl_post_hook_end(previewing->post, previewing->part, network, &end, err) ||
	    (network->hook &&
	     !pl_measure_cut(network, pl_str_in(text, part), network->hook, &by_length, err)))
		return false;
	if (preview->warned)
		end = part.start;
	preview->by_lines = end < part.start + by_length;
	preview->shown = (struct pl_span){ part.start, trim_end(text, part.start, end) };
	preview->hidden = pl_span_trim(text, (struct pl_span){ end, part.end });
	preview->hidden_words = pl_post_words(previewing->post, preview->hidden);
	return pl_measure(network, pl_str_in(text, preview->hidden), &preview->hidden_length, err);
}

static bool cut_on_phone(struct previewing *previewing, struct pl_err *err)
{
	struct pl_preview *preview = previewing->preview;
	struct pl_str shown = pl_str_in(previewing->post->text, preview->shown);
	size_t end = shown.len;

	if (previewing->network->hook_phone &&
	    !pl_measure_cut(previewing->network, shown, previewing->network->hook_phone, &end, err))
		return false;
	preview->phone_end = trim_end(previewing->post->text, preview->shown.start,
				      preview->shown.start + (uint32_t)end);
	return true;
}

/* --- the essential ------------------------------------------------------------------------- */

static bool is_link(const struct previewing *previewing, const struct pl_token *token)
{
	return token->kind == PL_TOKEN_LINK && (!token->bare || previewing->network->bare_links);
}

static bool push(struct previewing *previewing, enum pl_essential kind, struct pl_span span)
{
	struct pl_preview *preview = previewing->preview;
	struct pl_behind *behind;

	if (span.end <= preview->shown.end || preview->hidden.start >= preview->hidden.end)
		return true;
	behind = PL_PUSH(&preview->behind);
	if (behind)
		*behind = (struct pl_behind){ kind, span };
	return behind;
}

static bool find_behind(struct previewing *previewing)
{
	const struct pl_post *post = previewing->post;
	size_t end = previewing->part->first_token + previewing->part->n_tokens;

	for (size_t i = previewing->part->first_token, n; i < end; i += n ? n : 1) {
		const struct pl_token *token = &post->tokens[i];
		struct pl_span when = token->span;
		bool ok = true;

		n = pl_when(post, i);
		n = n > end - i ? end - i : n;
		if (n) {
			when.end = post->tokens[i + n - 1].span.end;
			ok = push(previewing, PL_ESSENTIAL_WHEN, when);
		} else if (is_link(previewing, token)) {
			ok = push(previewing, PL_ESSENTIAL_LINK, token->span);
		} else if (token->kind == PL_TOKEN_HASHTAG) {
			ok = push(previewing, PL_ESSENTIAL_HASHTAG, token->span);
		}
		if (!ok)
			return false;
	}
	return true;
}

/* --- the card -------------------------------------------------------------------------------- */

static struct pl_str first_link(const struct previewing *previewing)
{
	const struct pl_part *part = previewing->part;

	for (size_t i = 0; i < part->n_tokens; i++) {
		const struct pl_token *token = &previewing->post->tokens[part->first_token + i];

		if (is_link(previewing, token))
			return pl_str_in(previewing->post->text, token->span);
	}
	return PL_STR("");
}

static enum pl_card_fate fate_of_card(const struct previewing *previewing)
{
	bool media = previewing->preview->media;

	if (previewing->network->card == PL_CARD_NEVER)
		return PL_FATE_NEVER;
	if (!previewing->preview->link.len)
		return PL_FATE_NO_LINK;
	if (previewing->network->card == PL_CARD_UNKNOWN)
		return PL_FATE_UNKNOWN;
	if (media)
		return PL_FATE_HIDDEN;
	return previewing->network->card == PL_CARD_BUILT ? PL_FATE_TO_BUILD : PL_FATE_SHOWN;
}

/* Media and a link that the front matter names go with the first part. */
static void find_card(struct previewing *previewing, bool first)
{
	struct pl_preview *preview = previewing->preview;

	preview->media = first && previewing->post->n_media > 0;
	preview->link = first_link(previewing);
	if (!preview->link.len && first)
		preview->link = previewing->post->link;
	preview->card = fate_of_card(previewing);
}

bool pl_preview_init(struct pl_preview *preview, const struct pl_post *post, size_t part,
		     const struct pl_network *network, struct pl_err *err)
{
	struct previewing previewing = { preview, post, &post->parts[part], network };

	*preview = (struct pl_preview){ 0 };
	preview->warned = network->count == PL_COUNT_MASTODON && post->warning.len;
	find_card(&previewing, part == 0);
	if (!cut(&previewing, err) || !cut_on_phone(&previewing, err))
		return false;
	if (find_behind(&previewing))
		return true;
	pl_preview_release(preview);
	return pl_fail_nomem(err);
}

/* --- what the feed shows -------------------------------------------------------------------- */

static void add_lines(struct pl_buf *out, struct pl_str text, bool line_breaks)
{
	for (size_t i = 0; i < text.len; i++) {
		bool end = text.at[i] == '\n' || text.at[i] == '\r';

		if (text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n')
			continue;
		if (!end || line_breaks)
			pl_buf_putc(out, end ? '\n' : text.at[i]);
		else if (out->len && out->at[out->len - 1] != ' ')
			pl_buf_putc(out, ' ');
	}
}

static void add_shortened(struct pl_buf *out, struct pl_str text)
{
	struct pl_bluesky bluesky = { .text = text };
	struct pl_token facet;
	size_t at = 0;

	while (pl_bluesky_next(&bluesky, &facet)) {
		if (facet.kind != PL_TOKEN_LINK)
			continue;
		pl_buf_add(out, pl_str_cut(text, at, facet.span.start));
		pl_bluesky_shorten(out, pl_str_in(text, facet.span));
		at = facet.span.end;
	}
	pl_buf_add(out, pl_str_cut(text, at, text.len));
}

void pl_preview_text(struct pl_buf *out, const struct pl_preview *preview,
		     const struct pl_post *post, const struct pl_network *network)
{
	struct pl_str text =
		preview->warned ? post->warning : pl_str_in(post->text, preview->shown);
	struct pl_buf shown = { 0 };

	if (network->grammar == PL_GRAMMAR_BLUESKY)
		add_shortened(&shown, text);
	else
		pl_buf_add(&shown, text);
	add_lines(out, pl_buf_str(&shown), network->line_breaks);
	out->failed = out->failed || shown.failed;
	pl_buf_release(&shown);
}

void pl_preview_release(struct pl_preview *preview)
{
	PL_LIST_RELEASE(&preview->behind);
}
