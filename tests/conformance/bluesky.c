/* The cases of Bluesky's own packages: facets, lengths, empty lines, handles. */
#include "post/bluesky.h"

#include "conformance/conformance.h"
#include "post/measure.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* --- facets ---------------------------------------------------------------------------------- */

/* What the protocol calls the facet, and its value, which is what it leads to. */
static void add_facet(struct pl_buf *out, const struct pl_token *facet, struct pl_str text)
{
	struct pl_str value = pl_str_in(text, facet->span);
	size_t sign = 0;

	pl_utf8_next(value, &sign);
	pl_buf_printf(out, "%s %u %u ",
		      facet->kind == PL_TOKEN_LINK      ? "link"
		      : facet->kind == PL_TOKEN_MENTION ? "mention"
							: "tag",
		      facet->span.start, facet->span.end);
	if (facet->kind == PL_TOKEN_LINK && facet->bare)
		pl_buf_puts(out, "https://");
	if (facet->kind == PL_TOKEN_MENTION || facet->kind == PL_TOKEN_HASHTAG)
		value = pl_str_cut(value, sign, value.len);
	for (size_t at = 0; at < value.len;) {
		uint32_t code = pl_utf8_next(value, &at);

		pl_utf8_put(out, facet->kind == PL_TOKEN_CASHTAG ? pl_to_upper(code) : code);
	}
	pl_buf_puts(out, " \n");
}

static void run_facets(struct trial *trial)
{
	static const char *const keys[] = {
		"type", "byteStart", "byteEnd", "handle", "uri", "tag"
	};
	struct pl_bluesky bluesky = { .text = trial->text };
	struct pl_token facet;

	while (pl_bluesky_next(&bluesky, &facet))
		add_facet(&trial->got, &facet, trial->text);
	want_keys(trial, keys, N_OF(keys));
}

/* --- the rest ----------------------------------------------------------------------------------
 */

static void run_length(struct trial *trial)
{
	static const struct pl_network bluesky = { .count = PL_COUNT_GRAPHEMES,
						   .grammar = PL_GRAMMAR_BLUESKY,
						   .conjuncts = 1,
						   .limit = 300,
						   .bytes = 3000 };
	struct pl_length length = { 0 };

	if (!pl_measure_all(&bluesky, trial->text, &length, NULL))
		return;
	pl_buf_printf(&trial->got, "%u %u", length.length, length.bytes);
	pl_buf_printf(&trial->want, "%.*s %.*s",
		      PL_ARGS(pl_node_text(pl_node_get(trial->expected, "graphemes"))),
		      PL_ARGS(pl_node_text(pl_node_get(trial->expected, "bytes"))));
}

static void run_newlines(struct trial *trial)
{
	pl_bluesky_newlines(&trial->got, trial->text);
	pl_buf_add(&trial->want, pl_node_text(trial->expected));
}

static void run_handle(struct trial *trial)
{
	say(trial, pl_bluesky_handle(trial->text));
}

const struct section bluesky_facets[] = {
	{ "mentions_and_links", run_facets },
	{ "tags", run_facets },
	{ "cashtags", run_facets },
	{ NULL, NULL },
};
const struct section bluesky_length[] = { { "graphemes", run_length }, { NULL, NULL } };
const struct section bluesky_newlines[] = { { "clean_newlines", run_newlines }, { NULL, NULL } };
const struct section bluesky_handles[] = { { "handle", run_handle }, { NULL, NULL } };
