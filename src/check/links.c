/* links: addresses that hide where they go, are too many, or were never meant. */
#include "check/bynetwork.h"
#include "check/expr.h"
#include "check/holds.h"
#include "check/near.h"

enum find { FIND_PATTERN, FIND_HOSTS, FIND_COUNT, FIND_GLUED, FIND_DEAD, FIND_HIDDEN, FIND_ANY };

static const char *const find_words[] = { "pattern", "hosts",  "count", "glued",
					  "dead",    "hidden", "any",   NULL };

static const char *const by_words[] = { [PL_BY_MAX] = "max", [PL_BY_NETWORK] = "network", NULL };

static const struct pl_by_limit by_limit = {
	.kind = PL_TOKEN_LINK,
	.key = "links",
	.most = offsetof(struct pl_network, links),
};

struct links {
	uint8_t find, by;
	uint8_t mends; /* `replace` is given, maybe as the empty text */
	struct pl_ref pattern, replace;
	struct pl_row hosts, list;
	uint32_t max;
	uint32_t number;      /* of the pattern */
	struct pl_dict names; /* of hosts */
};

#define AT(field) offsetof(struct links, field)

/* --- pattern --------------------------------------------------------------------- */

static void search(const struct links *links, const struct pl_block *block, struct pl_hits *hits)
{
	struct pl_match match;

	for (size_t from = 0; pl_expr_find(hits, links->number, block, &from, &match);) {
		struct pl_hit *hit = pl_hit_block(hits, block, match.group[0]);

		pl_hit_arg(hits, hit, pl_str_in(block->text, match.group[0]));
		if (links->mends)
			pl_hit_edit(hits, hit, hit->span,
				    pl_expr_fill(hits, pl_ref_str(&links->replace), block, &match));
	}
}

static void pattern(const struct links *links, const struct pl_post *post, struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_entities; i++) {
		struct pl_span span = post->entities[i].span;
		struct pl_block block = { .text = pl_str_in(post->text, span),
					  .start = span.start,
					  .media = -1,
					  .stretch = -1 };

		if (post->entities[i].kind == PL_TOKEN_LINK)
			search(links, &block, hits);
	}
}

/* --- hosts ----------------------------------------------------------------------- */

/* The host of an address: behind the protocol and a user's name, before the
 * port and the path. */
static struct pl_str host_of(struct pl_str link)
{
	size_t protocol = pl_str_find(link, PL_STR("://"), 0), end = 0;
	struct pl_str host = protocol == SIZE_MAX ? link : pl_str_cut(link, protocol + 3, link.len);

	while (end < host.len && host.at[end] != '/' && host.at[end] != '?' && host.at[end] != '#')
		end++;
	host = pl_str_cut(host, 0, end);
	for (size_t i = 0; i < host.len; i++) {
		if (host.at[i] == '@')
			return pl_str_cut(host, i + 1, host.len);
	}
	for (end = 0; end < host.len && host.at[end] != ':';)
		end++;
	return pl_str_cut(host, 0, end);
}

/* The host, or a domain above it, is among the names. */
static bool among(const struct pl_dict *names, struct pl_str host)
{
	while (host.len) {
		size_t dot = pl_str_find(host, PL_STR("."), 0);

		if (host.len <= names->longest && pl_dict_has(names, host))
			return true;
		host = dot == SIZE_MAX ? PL_STR("") : pl_str_cut(host, dot + 1, host.len);
	}
	return false;
}

static void hosts(const struct links *links, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_buf host = { 0 };

	for (size_t i = 0; i < post->n_entities; i++) {
		struct pl_str link = pl_str_in(post->text, post->entities[i].span);

		if (post->entities[i].kind != PL_TOKEN_LINK)
			continue;
		pl_buf_cut(&host, 0);
		if (!pl_fold(&host, host_of(link), NULL))
			pl_hits_arena(hits)->failed = true;
		else if (among(&links->names, pl_buf_str(&host)))
			pl_hit_arg(hits, pl_hit(hits, post->entities[i].span), link);
	}
	pl_buf_release(&host);
}

/* --- count ------------------------------------------------------------------------ */

static void count(const struct links *links, const struct pl_post *post, struct pl_hits *hits)
{
	if (links->by == PL_BY_NETWORK)
		pl_by_count(&by_limit, PL_BY_NETWORK, post, hits);
	else
		pl_by_max(PL_TOKEN_LINK, links->max, post, hits);
}

/* --- glued ------------------------------------------------------------------------- */

/* Where the next sentence starts in « demain.Info », which X counts as an address of 23
 * characters; 0 when the link is one.  People write Gouv.Fr or Exemple.Com too, so an
 * ending that is known for addresses does not count. */
static size_t glued_at(struct pl_str link)
{
	static const char *const endings[] = { "fr",  "com",  "org",   "net", "eu", "gouv",
					       "edu", "info", "paris", "bzh", NULL };
	size_t dot = pl_str_find(link, PL_STR("."), 0);
	struct pl_str ending;

	if (dot == SIZE_MAX || pl_str_find(link, PL_STR("."), dot + 1) != SIZE_MAX ||
	    pl_str_find(link, PL_STR("/"), 0) != SIZE_MAX)
		return 0;
	ending = pl_str_cut(link, dot + 1, link.len);
	if (!pl_is_lower(pl_near_before(link, dot)) || !pl_is_upper(pl_near_after(ending, 0)) ||
	    (pl_is_upper(pl_near_after(link, 0)) && pl_near_word(ending, endings)))
		return 0;
	return dot + 1;
}

static void glued(const struct links *links, const struct pl_post *post, struct pl_hits *hits)
{
	(void)links;
	for (size_t i = 0; i < post->n_entities; i++) {
		const struct pl_token *token = &post->entities[i];
		struct pl_str link = pl_str_in(post->text, token->span);
		size_t at = token->kind == PL_TOKEN_LINK && token->bare ? glued_at(link) : 0;
		uint32_t place = token->span.start + (uint32_t)at;
		struct pl_hit *hit;

		if (!at)
			continue;
		hit = pl_hit(hits, token->span);
		pl_hit_arg(hits, hit, link);
		pl_hit_edit(hits, hit, (struct pl_span){ place, place }, PL_STR(" "));
	}
}

/* --- what networks do with them --------------------------------------------------------- */

static void add_title(struct pl_hits *hits, struct pl_hit *hit, const struct pl_network *network)
{
	pl_hit_arg(hits, hit, pl_network_title(network, pl_hits_lang(hits)));
}

/* Nobody can follow it there. */
static void dead(const struct links *links, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_network *network;

	(void)links;
	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		for (size_t i = 0; !network->clickable_links && i < post->n_entities; i++) {
			const struct pl_token *token = &post->entities[i];
			struct pl_hit *hit;

			if (token->kind != PL_TOKEN_LINK)
				continue;
			hit = pl_hit(hits, token->span);
			hit->doubtful = pl_network_doubts(network, "clickable-links");
			pl_hit_arg(hits, hit, pl_str_in(post->text, token->span));
			add_title(hits, hit, network);
		}
	}
}

/* The first link of the first part, when it stands behind "see more". */
static void hidden(const struct links *links, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_part *part = &post->parts[0];
	const struct pl_token *first = post->tokens + part->first_token;
	const struct pl_token *end = first + part->n_tokens;
	const struct pl_network *network;

	(void)links;
	while (first < end && first->kind != PL_TOKEN_LINK)
		first++;
	for (size_t at = 0; first < end && (network = pl_by_next(post, hits, &at));) {
		struct pl_hit *hit;
		uint32_t shown;

		pl_hits_arena(hits)->failed |= !pl_post_hook_end(post, part, network, &shown, NULL);
		if (!network->clickable_links || first->span.end <= shown)
			continue;
		hit = pl_hit(hits, first->span);
		hit->doubtful = true; /* no network says where it cuts */
		pl_hit_arg(hits, hit, pl_str_in(post->text, first->span));
		add_title(hits, hit, network);
	}
}

static void any(const struct links *links, const struct pl_post *post, struct pl_hits *hits)
{
	(void)links;
	for (size_t i = 0; i < post->n_entities; i++) {
		struct pl_span span = post->entities[i].span;

		if (post->entities[i].kind == PL_TOKEN_LINK)
			pl_hit_arg(hits, pl_hit(hits, span), pl_str_in(post->text, span));
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct links *, const struct pl_post *,
				    struct pl_hits *) = {
		[FIND_PATTERN] = pattern, [FIND_HOSTS] = hosts, [FIND_COUNT] = count,
		[FIND_GLUED] = glued,     [FIND_DEAD] = dead,   [FIND_HIDDEN] = hidden,
		[FIND_ANY] = any,
	};
	const struct links *links = settings;

	find[links->find](links, post, hits);
}

/* --- preparing ---------------------------------------------------------------------- */

static bool put_hosts(struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_words words = { 0 };
	bool ok = pl_words_add_row(&words, prepare, AT(hosts), err) &&
		  pl_words_add_lists(&words, prepare, AT(list), err);

	if (ok && !words.list.n)
		ok = pl_rule_wants(prepare, "hosts", err);
	ok = ok && pl_dict_place(prepare, AT(names), &words, err);
	pl_words_release(&words);
	return ok;
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct links *settings = PL_SETTINGS(prepare, struct links);

	if (!settings)
		return pl_fail_nomem(err);
	settings->mends = pl_node_get(prepare->rule, "replace") != NULL;
	if (settings->find == FIND_PATTERN)
		return pl_rule_wants(prepare, "pattern", err) &&
		       pl_expr_put_ref(prepare, AT(pattern), AT(number), err) &&
		       prepare->needs(prepare, PL_SETTINGS(prepare, struct links)->number, err);
	return settings->find != FIND_HOSTS || put_hosts(prepare, err);
}

static bool may(const void *settings, const struct pl_holds *holds)
{
	(void)settings;
	return pl_holds_token(holds, PL_TOKEN_LINK);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "A pattern, certain hosts, too many in a part, a full stop that made a link, "
		  "those "
		  "that nobody can follow on the network, the first when it stands behind \"see "
		  "more\", or any." },
	{ .name = "pattern",
	  .type = PL_PARAM_STRING,
	  .offset = AT(pattern),
	  .help = "A regular expression that is tried on each link (pattern)." },
	{ .name = "replace",
	  .type = PL_PARAM_STRING,
	  .offset = AT(replace),
	  .help = "What takes the place of the pattern's match; $1 is its first group." },
	{ .name = "hosts",
	  .type = PL_PARAM_LIST,
	  .offset = AT(hosts),
	  .help = "Names of hosts; names below them are meant too (hosts)." },
	{ .name = "list",
	  .type = PL_PARAM_LIST,
	  .offset = AT(list),
	  .help = "Word lists with names of hosts (hosts)." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "Most links in a part (count)." },
	{ .name = "by",
	  .type = PL_PARAM_WORD,
	  .offset = AT(by),
	  .words = by_words,
	  .help = "What they are counted against (count): max, or what each network allows." },
	{ 0 },
};

const struct pl_check pl_check_links = {
	.name = "links",
	.help = "links that go wrong or are too many",
	.args = "the link, or the pattern's match; with count: their number, the first "
		"too much; with by: then the network, its limit; with dead and hidden: the link, "
		"the network",
	.params = params,
	.size = sizeof(struct links),
	.prepare = prepare,
	.may = may,
	.run = run,
};
