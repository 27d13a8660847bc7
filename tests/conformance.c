/* Runs the cases of the networks' own suites, and of typographers, that lie in a folder:
 * CONFORMANCE, or ../shared/conformance.  EXCEPTIONS names another list of known failures. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/source.h"
#include "base/unicode.h"
#include "conformance/conformance.h"
#include "post/measure.h"
#include "post/token.h"

/* --- writing down what came and what was wanted, in the same way ------------------------------ */

static size_t utf16_at(struct pl_str text, size_t at)
{
	return pl_utf16_units(pl_str_cut(text, 0, at));
}

static size_t sign_len(const struct pl_token *token, struct pl_str text)
{
	size_t at = token->span.start;

	if (token->kind == PL_TOKEN_LINK)
		return 0;
	pl_utf8_next(text, &at);
	return at - token->span.start;
}

static void add_line(struct pl_buf *out, struct pl_str name, struct pl_str list)
{
	pl_buf_add(out, name);
	pl_buf_add(out, list);
	pl_buf_putc(out, '\n');
}

static struct pl_str name_of(const struct pl_token *token, struct pl_str text)
{
	return pl_str_cut(text, token->span.start + sign_len(token, text),
			  token->span.end - token->list);
}

enum how { NAMES, PLACES, PLACES_WITH_LISTS };

static void add_token(struct pl_buf *out, const struct pl_token *token, struct pl_str text,
		      enum how how)
{
	struct pl_str list = pl_str_cut(text, token->span.end - token->list, token->span.end);

	if (token->list > 0 && how != PLACES_WITH_LISTS)
		return;
	if (how != NAMES)
		pl_buf_printf(out, "%zu-%zu ", utf16_at(text, token->span.start),
			      utf16_at(text, token->span.end));
	add_line(out, name_of(token, text), list);
}

static void want_names(struct pl_buf *out, const struct pl_node *expected)
{
	for (const struct pl_node *item = expected->first; item; item = item->next)
		add_line(out, pl_node_text(item), PL_STR(""));
}

static void want_places(struct pl_buf *out, const struct pl_node *expected)
{
	static const char *const names[] = { "url", "hashtag", "cashtag", "screen_name",
					     "screenName" };

	for (const struct pl_node *item = expected->first; item; item = item->next) {
		const struct pl_node *indices = pl_node_get(item, "indices"), *name = NULL;
		const struct pl_node *list = pl_node_get(item, "list_slug");

		for (size_t i = 0; !name && i < sizeof names / sizeof *names; i++)
			name = pl_node_get(item, names[i]);
		if (!list)
			list = pl_node_get(item, "listSlug");
		if (indices && indices->n == 2)
			pl_buf_printf(out, "%.*s-%.*s ", PL_ARGS(pl_node_text(indices->first)),
				      PL_ARGS(pl_node_text(indices->first->next)));
		add_line(out, pl_node_text(name), pl_node_text(list));
	}
}

/* --- sections
 * -------------------------------------------------------------------------------------- */

static void add_value(struct pl_buf *out, const struct pl_node *value)
{
	for (const struct pl_node *item = value->first; item; item = item->next)
		pl_buf_printf(out, "%s%.*s", item == value->first ? "" : "-",
			      PL_ARGS(pl_node_text(item)));
	pl_buf_add(out, pl_node_text(value));
	pl_buf_putc(out, ' ');
}

void want_keys(struct trial *trial, const char *const *keys, size_t n)
{
	for (const struct pl_node *item = trial->expected->first; item; item = item->next) {
		for (size_t i = 0; i < n; i++) {
			const struct pl_node *value = pl_node_get(item, keys[i]);

			if (value)
				add_value(&trial->want, value);
		}
		pl_buf_putc(&trial->want, '\n');
	}
}

static void extract(struct trial *trial, enum pl_token_kind kind, enum how how)
{
	struct pl_tokens tokens = { 0 };

	pl_twitter_extract(kind, trial->text, &tokens);
	for (size_t i = 0; i < tokens.list.n; i++)
		add_token(&trial->got, &tokens.list.at[i], trial->text, how);
	pl_tokens_release(&tokens);
	(how == NAMES ? want_names : want_places)(&trial->want, trial->expected);
}

static void run_mentions(struct trial *trial)
{
	extract(trial, PL_TOKEN_MENTION, NAMES);
}

static void run_mention_places(struct trial *trial)
{
	extract(trial, PL_TOKEN_MENTION, PLACES);
}

static void run_list_places(struct trial *trial)
{
	extract(trial, PL_TOKEN_MENTION, PLACES_WITH_LISTS);
}

static void run_links(struct trial *trial)
{
	extract(trial, PL_TOKEN_LINK, NAMES);
}

static void run_link_places(struct trial *trial)
{
	extract(trial, PL_TOKEN_LINK, PLACES);
}

static void run_hashtags(struct trial *trial)
{
	extract(trial, PL_TOKEN_HASHTAG, NAMES);
}

static void run_hashtag_places(struct trial *trial)
{
	extract(trial, PL_TOKEN_HASHTAG, PLACES);
}

static void run_cashtags(struct trial *trial)
{
	extract(trial, PL_TOKEN_CASHTAG, NAMES);
}

static void run_cashtag_places(struct trial *trial)
{
	extract(trial, PL_TOKEN_CASHTAG, PLACES);
}

static void run_reply(struct trial *trial)
{
	struct pl_span name = pl_twitter_reply(trial->text);

	if (name.end > 0)
		pl_buf_add(&trial->got, pl_str_in(trial->text, name));
	/* JSON's null is a plain word to YAML's reader of texts. */
	if (trial->expected->quoted)
		pl_buf_add(&trial->want, pl_node_text(trial->expected));
}

void say(struct trial *trial, bool yes)
{
	pl_buf_puts(&trial->got, yes ? "true" : "false");
	pl_buf_add(&trial->want, pl_node_text(trial->expected));
}

static void run_username(struct trial *trial)
{
	say(trial, pl_twitter_valid(PL_TWITTER_USERNAME, trial->text));
}

static void run_list(struct trial *trial)
{
	say(trial, pl_twitter_valid(PL_TWITTER_LIST, trial->text));
}

static void run_hashtag(struct trial *trial)
{
	say(trial, pl_twitter_valid(PL_TWITTER_HASHTAG, trial->text));
}

static void run_url(struct trial *trial)
{
	say(trial, pl_twitter_valid(PL_TWITTER_URL, trial->text));
}

static void run_bare_url(struct trial *trial)
{
	say(trial, pl_twitter_valid(PL_TWITTER_BARE_URL, trial->text));
}

/* These cases are of the time of 140 characters, and two of them are false by today's
 * limit: they are run under the configuration that they were written for. */
static void run_tweet(struct trial *trial)
{
	struct pl_weighed weighed = { 0 };

	say(trial, pl_weigh(&pl_weights_v1, trial->text, &weighed, NULL) && weighed.valid);
}

static void weigh(struct trial *trial, const struct pl_weights *weights)
{
	struct pl_weighed weighed = { 0 };

	pl_weigh(weights, trial->text, &weighed, NULL);
	pl_buf_printf(&trial->got,
		      "displayRangeEnd=%d\ndisplayRangeStart=%d\npermillage=%u\nvalid=%s\n"
		      "validRangeEnd=%d\nvalidRangeStart=%d\nweightedLength=%u\n",
		      weighed.display_end, weighed.display_start, weighed.permillage,
		      weighed.valid ? "true" : "false", weighed.valid_end, weighed.valid_start,
		      weighed.length);
	for (const char *line = trial->got.at; *line; line = strchr(line, '\n') + 1) {
		char key[32] = { 0 };
		struct pl_str value;

		memcpy(key, line, (size_t)(strchr(line, '=') - line));
		value = pl_node_text(pl_node_get(trial->expected, key));
		pl_buf_printf(&trial->want, "%s=%.*s\n", key, PL_ARGS(value));
	}
}

static void run_weights_v2(struct trial *trial)
{
	weigh(trial, &pl_weights_v2);
}

static void run_weights_v3(struct trial *trial)
{
	weigh(trial, &pl_weights_v3);
}

static const struct section validate[] = {
	{ "tweets", run_tweet },
	{ "usernames", run_username },
	{ "lists", run_list },
	{ "hashtags", run_hashtag },
	{ "urls", run_url },
	{ "urls_without_protocol", run_bare_url },
	{ "WeightedTweetsCounterTest", run_weights_v2 },
	{ "WeightedTweetsWithDiscountedEmojiCounterTest", run_weights_v3 },
	{ "UnicodeDirectionalMarkerCounterTest", run_weights_v2 },
	{ NULL, NULL },
}, extraction[] = {
	{ "mentions", run_mentions },
	{ "mentions_with_indices", run_mention_places },
	{ "mentions_or_lists_with_indices", run_list_places },
	{ "replies", run_reply },
	{ "urls", run_links },
	{ "urls_with_indices", run_link_places },
	{ "urls_with_directional_markers", run_link_places },
	{ "tco_urls_with_params", run_links },
	{ "hashtags", run_hashtags },
	{ "hashtags_from_astral", run_hashtags },
	{ "hashtags_with_indices", run_hashtag_places },
	{ "cashtags", run_cashtags },
	{ "cashtags_with_indices", run_cashtag_places },
	{ NULL, NULL },
}, tlds[] = {
	{ "country", run_links },
	{ "generic", run_links },
	{ NULL, NULL },
};

static const struct file {
	const char *name;
	const struct section *sections;
} files[] = {
	{ "twitter-text/validate.yml", validate },
	{ "twitter-text/extract.yml", extraction },
	{ "twitter-text/tlds.yml", tlds },
	{ "bluesky/facets.yml", bluesky_facets },
	{ "bluesky/length.yml", bluesky_length },
	{ "bluesky/newlines.yml", bluesky_newlines },
	{ "bluesky/handles.yml", bluesky_handles },
	{ "mastodon/length.yml", mastodon_length },
	{ "mastodon/tags.yml", mastodon_tags },
	{ "mastodon/extract.yml", mastodon_extract },
	{ "mastodon/urls.yml", mastodon_urls },
	{ "typography/jolitypo.yml", typography_jolitypo },
	{ "typography/typographer-js.yml", typography_typographer },
	{ "typography/typography-fixer.yml", typography_fixer },
	{ "hashtags/mixed-case.yml", hashtags_mixed_case },
};

/* --- exceptions
 * ------------------------------------------------------------------------------------- */

struct tally {
	size_t cases, passed, exceptions, failed;
};

/* The reason why this case may fail; empty when it may not. */
static struct pl_str excuse(struct pl_str exceptions, const char *file, const char *section,
			    struct pl_str description)
{
	struct pl_buf start = { 0 };
	struct pl_str reason = PL_STR("");

	pl_buf_printf(&start, "%s\t%s\t%.*s\t", file, section, PL_ARGS(description));
	for (size_t at = 0; at < exceptions.len;) {
		size_t end = pl_str_find(exceptions, PL_STR("\n"), at);
		struct pl_str line;

		if (end == SIZE_MAX)
			end = exceptions.len;
		line = pl_str_cut(exceptions, at, end);
		if (pl_str_starts(line, start.at))
			reason = pl_str_cut(line, start.len, line.len);
		at = end + 1;
	}
	pl_buf_release(&start);
	return reason;
}

/* --- running
 * ---------------------------------------------------------------------------------------- */

static struct pl_str exceptions;

static void judge(const struct trial *trial, const char *file, const char *section,
		  struct pl_str description, struct tally *tally)
{
	struct pl_str reason = excuse(exceptions, file, section, description);
	bool passed = pl_str_same(pl_buf_str(&trial->want), pl_buf_str(&trial->got));

	/* Many cases share a description, or have none: then they are named by their text. */
	if (!reason.len)
		reason = excuse(exceptions, file, section, description = trial->text);
	tally->cases++;
	tally->passed += passed;
	tally->exceptions += !passed && reason.len > 0;
	tally->failed += passed == (reason.len > 0);
	if (reason.len > 0)
		printf("exception: %s, %s: %.*s: %.*s%s\n", file, section, PL_ARGS(description),
		       PL_ARGS(reason), passed ? ": but it passes" : "");
	else if (!passed)
		printf("failed: %s, %s: %.*s\n  text: %.*s\n  wanted: %s\n  got: %s\n", file,
		       section, PL_ARGS(description), PL_ARGS(trial->text),
		       trial->want.at ? trial->want.at : "", trial->got.at ? trial->got.at : "");
}

static void run_case(const struct file *file, const struct section *section,
		     const struct pl_node *node, struct tally *tally)
{
	struct trial trial = { .text = pl_node_text(pl_node_get(node, "text")),
			       .node = node,
			       .expected = pl_node_get(node, "expected") };
	struct pl_str description = pl_node_text(pl_node_get(node, "description"));

	if (trial.expected)
		section->run(&trial);
	else
		pl_buf_puts(&trial.want, "(the case does not say what is expected)");
	judge(&trial, file->name, section->name, description, tally);
	pl_buf_release(&trial.want);
	pl_buf_release(&trial.got);
}

static void run_section(const struct file *file, const struct pl_node *cases, struct tally *tally)
{
	const struct section *section = file->sections;

	while (section->name && !pl_str_is(cases->key->text, section->name))
		section++;
	if (!section->name) {
		printf("failed: %s: no one knows how to run the section %.*s\n", file->name,
		       PL_ARGS(cases->key->text));
		tally->cases += cases->n;
		tally->failed += cases->n;
		return;
	}
	for (const struct pl_node *node = cases->first; node; node = node->next)
		run_case(file, section, node, tally);
}

static bool read_file(const struct file *file, const char *folder, struct pl_buf *bytes,
		      struct pl_err *err)
{
	struct pl_buf path = { 0 };
	bool ok;

	pl_buf_printf(&path, "%s/%s", folder, file->name);
	ok = pl_file_read(path.at, 1 << 20, bytes, err);
	pl_buf_release(&path);
	return ok;
}

static void run_file(const struct file *file, struct pl_str bytes, struct tally *total)
{
	struct pl_arena arena = { 0 };
	struct pl_err err = { 0 };
	const struct pl_node *root = pl_yaml_read(&arena, bytes, file->name, &err);
	const struct pl_node *tests = pl_node_get(root, "tests");
	struct tally tally = { 0 };

	if (!tests) {
		printf("failed: %s:%u:%u: %s\n", file->name, err.line, err.column,
		       root ? "no tests" : err.text);
		tally.failed++;
	}
	for (const struct pl_node *cases = tests ? tests->first : NULL; cases; cases = cases->next)
		run_section(file, cases, &tally);
	printf("%s: %zu cases, %zu passed, %zu exceptions\n", file->name, tally.cases, tally.passed,
	       tally.exceptions);
	total->cases += tally.cases;
	total->passed += tally.passed;
	total->failed += tally.failed;
	pl_arena_release(&arena);
}

static const char *named(const char *variable, const char *otherwise)
{
	const char *value = getenv(variable);

	return value && *value ? value : otherwise;
}

int main(void)
{
	const char *folder = named("CONFORMANCE", "../shared/conformance");
	struct pl_buf list = { 0 };
	struct tally total = { 0 };

	pl_file_read(named("EXCEPTIONS", "tests/conformance-exceptions.tsv"), 1 << 20, &list, NULL);
	exceptions = pl_buf_str(&list);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct pl_buf bytes = { 0 };
		struct pl_err err = { 0 };

		if (read_file(&files[i], folder, &bytes, &err))
			run_file(&files[i], pl_buf_str(&bytes), &total);
		else
			printf("skipped: no conformance data at %s/%s\n", folder, files[i].name);
		pl_buf_release(&bytes);
	}
	pl_buf_release(&list);
	if (total.cases + total.failed == 0) {
		printf("skipped: no conformance data at %s\n", folder);
		return 0;
	}
	printf("%zu passed, %zu failed\n", total.passed, total.failed);
	return total.failed > 0;
}
