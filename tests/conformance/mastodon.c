/* Cases written from what Mastodon's own specification files state. */
#include "post/mastodon.h"

#include "conformance/conformance.h"
#include "post/measure.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

static const struct pl_network server = {
	.count = PL_COUNT_MASTODON, .grammar = PL_GRAMMAR_MASTODON, .limit = 500, .link = 23
};

/* --- lengths ---------------------------------------------------------------------------------- */

/* The warning counts too, as it is.  Where a case does not state the length, its verdict is
 * compared alone. */
static void run_server(struct trial *trial)
{
	struct pl_str warning = pl_node_text(pl_node_get(trial->node, "warning"));
	const struct pl_node *length = pl_node_get(trial->expected, "length");
	uint32_t n = 0;

	if (!pl_measure(&server, trial->text, &n, NULL))
		return;
	n += (uint32_t)pl_graphemes(warning);
	pl_buf_printf(&trial->got, "%s", n <= server.limit ? "true" : "false");
	pl_buf_add(&trial->want, pl_node_text(pl_node_get(trial->expected, "valid")));
	if (!length)
		return;
	pl_buf_printf(&trial->got, " %u", n);
	pl_buf_printf(&trial->want, " %.*s", PL_ARGS(pl_node_text(length)));
}

static void run_web(struct trial *trial)
{
	pl_mastodon_countable(&trial->got, trial->text, PL_MASTODON_WEB, server.link);
	pl_buf_add(&trial->want, pl_node_text(trial->expected));
}

static void run_web_next(struct trial *trial)
{
	pl_mastodon_countable(&trial->got, trial->text, PL_MASTODON_NEXT, server.link);
	pl_buf_add(&trial->want, pl_node_text(trial->expected));
}

/* --- tags ----------------------------------------------------------------------------------------
 */

static struct pl_str name_of(const struct pl_token *token, struct pl_str text)
{
	struct pl_str name = pl_str_in(text, token->span);
	size_t sign = 0;

	pl_utf8_next(name, &sign);
	return pl_str_cut(name, sign, name.len);
}

static void run_first_tag(struct trial *trial)
{
	struct pl_finder finder = { .text = trial->text };
	struct pl_token hashtag;

	if (pl_mastodon_hashtags_next(&finder, &hashtag))
		pl_buf_add(&trial->got, name_of(&hashtag, trial->text));
	if (trial->expected->quoted)
		pl_buf_add(&trial->want, pl_node_text(trial->expected));
}

static void run_normalise(struct trial *trial)
{
	bool shown = pl_node_is(pl_node_get(trial->node, "form"), "display_name");

	pl_mastodon_tag_name(&trial->got, trial->text, shown);
	pl_buf_add(&trial->want, pl_node_text(trial->expected));
}

/* --- what is found
 * --------------------------------------------------------------------------------
 */

static void add_place(struct pl_buf *out, const struct pl_token *token, struct pl_str text)
{
	pl_buf_printf(out, "%zu-%zu \n", pl_code_points(pl_str_cut(text, 0, token->span.start)),
		      pl_code_points(pl_str_cut(text, 0, token->span.end)));
}

static void run_mentions(struct trial *trial)
{
	static const char *const keys[] = { "screen_name", "indices" };
	struct pl_finder finder = { .text = trial->text };
	struct pl_token mention;

	while (pl_mastodon_mentions_next(&finder, PL_MASTODON_SERVER, &mention)) {
		pl_buf_add(&trial->got, name_of(&mention, trial->text));
		pl_buf_putc(&trial->got, ' ');
		add_place(&trial->got, &mention, trial->text);
	}
	want_keys(trial, keys, N_OF(keys));
}

static void run_remote(struct trial *trial)
{
	static const char *const keys[] = { "username", "host", "indices" };
	struct pl_mastodon mastodon;
	struct pl_token token;

	pl_mastodon_begin(&mastodon, trial->text, PL_MASTODON_NEXT);
	while (pl_mastodon_next(&mastodon, &token)) {
		uint32_t user = token.span.end - token.list;

		if (token.kind != PL_TOKEN_MENTION || token.list == 0)
			continue;
		pl_buf_add(&trial->got, pl_str_cut(trial->text, token.span.start + 1, user));
		pl_buf_putc(&trial->got, ' ');
		pl_buf_add(&trial->got, pl_str_cut(trial->text, user + 1, token.span.end));
		pl_buf_putc(&trial->got, ' ');
		add_place(&trial->got, &token, trial->text);
	}
	want_keys(trial, keys, N_OF(keys));
}

/* Sections are of one kind: what stands in the text of cashtags is no hashtag either. */
static void run_hashtags(struct trial *trial)
{
	static const char *const keys[] = { "hashtag", "indices" };
	struct pl_finder finder = { .text = trial->text };
	struct pl_token hashtag;

	while (pl_mastodon_hashtags_next(&finder, &hashtag)) {
		pl_buf_add(&trial->got, name_of(&hashtag, trial->text));
		pl_buf_putc(&trial->got, ' ');
		add_place(&trial->got, &hashtag, trial->text);
	}
	want_keys(trial, keys, N_OF(keys));
}

/* Links and the further addresses, whichever comes first. */
static void run_urls(struct trial *trial)
{
	struct pl_links links = { .finder.text = trial->text, .wide = true };
	struct pl_finder finder = { .text = trial->text };
	struct pl_token link = { 0 }, uri = { 0 };
	bool has_link, has_uri = pl_mastodon_uris_next(&finder, &uri);
	uint32_t end = 0;

	do
		has_link = pl_links_next(&links, &link);
	while (has_link && link.bare);
	while (has_link || has_uri) {
		bool first = has_link && (!has_uri || link.span.start < uri.span.start);
		struct pl_token one = first ? link : uri;

		if (one.span.start >= end) {
			pl_buf_add(&trial->got, pl_str_in(trial->text, one.span));
			pl_buf_putc(&trial->got, '\n');
			end = one.span.end;
		}
		if (!first)
			has_uri = pl_mastodon_uris_next(&finder, &uri);
		else
			do
				has_link = pl_links_next(&links, &link);
			while (has_link && link.bare);
	}
	for (const struct pl_node *item = trial->expected->first; item; item = item->next) {
		pl_buf_add(&trial->want, pl_node_text(item));
		pl_buf_putc(&trial->want, '\n');
	}
}

const struct section mastodon_length[] = {
	{ "server", run_server },
	{ "web_countable", run_web },
	{ "web_countable_next", run_web_next },
	{ NULL, NULL },
};
const struct section mastodon_tags[] = {
	{ "first_tag", run_first_tag },
	{ "normalise", run_normalise },
	{ NULL, NULL },
};
const struct section mastodon_extract[] = {
	{ "mentions_with_indices", run_mentions },
	{ "hashtags_with_indices", run_hashtags },
	{ "remote_mentions_next", run_remote },
	{ NULL, NULL },
};
const struct section mastodon_urls[] = { { "urls", run_urls }, { NULL, NULL } };
