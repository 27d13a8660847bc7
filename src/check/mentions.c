/* mentions: too many accounts, names that cannot be accounts, a post that starts
 * with one. */
#include "check/bynetwork.h"
#include "check/holds.h"
#include "check/near.h"
#include "post/grammar.h"

enum find { FIND_COUNT, FIND_INVALID, FIND_LEAD, FIND_ANY };

static const char *const find_words[] = { "count", "invalid", "lead", "any", NULL };

static const char *const by_words[] = { [PL_BY_MAX] = "max", [PL_BY_NETWORK] = "network", NULL };

static const struct pl_by_limit by_limit = {
	.kind = PL_TOKEN_MENTION,
	.key = "mentions",
	.most = offsetof(struct pl_network, mentions),
};

struct mentions {
	uint8_t find, by;
	uint32_t max;
};

#define AT(field) offsetof(struct mentions, field)

static void count(const struct mentions *mentions, const struct pl_post *post, struct pl_hits *hits)
{
	if (mentions->by == PL_BY_NETWORK)
		pl_by_count(&by_limit, PL_BY_NETWORK, post, hits);
	else
		pl_by_max(PL_TOKEN_MENTION, mentions->max, post, hits);
}

/* --- invalid ----------------------------------------------------------------------- */

/* The end of what someone meant as a name at byte `at`: word characters, and
 * hyphens between letters; `*wrong` tells whether no account can have it. */
static size_t name_end(struct pl_str text, size_t at, bool *wrong)
{
	*wrong = false;
	for (;;) {
		size_t next = at;
		uint32_t code = pl_utf8_next(text, &next);
		bool hyphen = code == '-' && pl_is_letter(pl_near_after(text, next)) &&
			      pl_is_word(pl_near_before(text, at));

		if (!hyphen && !pl_is_word(code))
			return at;
		*wrong |= hyphen || (code >= 0x80 && pl_is_letter(code));
		at = next;
	}
}

static bool in_other_token(const struct pl_post *post, size_t at)
{
	const struct pl_token *token = pl_post_token_at(post, (uint32_t)at);

	return token && token->kind != PL_TOKEN_MENTION && token->kind != PL_TOKEN_WORD;
}

static void look_at(const struct pl_post *post, size_t at, struct pl_hits *hits)
{
	struct pl_str text = pl_str_cut(post->text, 0, post->body.end);
	uint32_t before = pl_near_before(text, at);
	struct pl_span span = { (uint32_t)at, 0 };
	bool wrong;

	if (pl_is_word(before) || before == '.' || before == '@' || in_other_token(post, at) ||
	    !pl_is_letter(pl_near_after(text, at + 1)))
		return;
	span.end = (uint32_t)name_end(text, at + 1, &wrong);
	if (wrong)
		pl_hit_arg(hits, pl_hit(hits, span), pl_str_in(text, span));
}

static void invalid(const struct mentions *mentions, const struct pl_post *post,
		    struct pl_hits *hits)
{
	(void)mentions;
	for (size_t at = post->body.start; at < post->body.end; at++) {
		if (post->text.at[at] == '@')
			look_at(post, at, hits);
	}
}

/* Networks take a post that starts with an account for a reply. */
static void lead(const struct mentions *mentions, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_part *part = &post->parts[0];
	const struct pl_token *token = post->tokens + part->first_token;

	(void)mentions;
	if (part->n_tokens && token->kind == PL_TOKEN_MENTION &&
	    token->span.start == part->span.start)
		pl_hit_arg(hits, pl_hit(hits, token->span), pl_str_in(post->text, token->span));
}

/* --- any ------------------------------------------------------------------------------- */

/* Each account that the network finds in the part, but for those of another server, which are
 * named by it too: @name@server. */
static void any_in(const struct pl_network *network, const struct pl_post *post,
		   struct pl_span part, struct pl_hits *hits)
{
	struct pl_str text = pl_str_in(post->text, part);
	struct pl_grammar_walk walk;
	struct pl_token token;

	pl_grammar_begin(&walk, network, text);
	while (pl_grammar_next(&walk, &token)) {
		struct pl_span span = { part.start + token.span.start,
					part.start + token.span.end };
		struct pl_hit *hit;

		if (token.kind != PL_TOKEN_MENTION || token.list ||
		    pl_near_after(text, token.span.end) == '@')
			continue;
		hit = pl_hit(hits, span);
		pl_hit_arg(hits, hit, pl_str_in(post->text, span));
		pl_hit_arg(hits, hit, pl_network_title(network, pl_hits_lang(hits)));
	}
}

static void any(const struct mentions *mentions, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_network *network;

	(void)mentions;
	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		for (size_t i = 0; i < post->n_parts; i++)
			any_in(network, post, post->parts[i].span, hits);
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct mentions *, const struct pl_post *,
				    struct pl_hits *) = {
		[FIND_COUNT] = count,
		[FIND_INVALID] = invalid,
		[FIND_LEAD] = lead,
		[FIND_ANY] = any,
	};
	const struct mentions *mentions = settings;

	find[mentions->find](mentions, post, hits);
}

/* Either sign: EF begins the wide one. */
static bool may(const void *settings, const struct pl_holds *holds)
{
	(void)settings;
	return pl_holds_any(holds, "@\xEF");
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "Too many in a part, names that cannot be accounts, one at the very start, or "
		  "any on the network that does not name its server." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "Most mentions in a part (count)." },
	{ .name = "by",
	  .type = PL_PARAM_WORD,
	  .offset = AT(by),
	  .words = by_words,
	  .help = "What they are counted against (count): max, or what each network allows." },
	{ 0 },
};

const struct pl_check pl_check_mentions = {
	.name = "mentions",
	.help = "mentions that are too many or go wrong",
	.args = "the mention; with count: their number, the first that is too much; "
		"with by: then the network, its limit; with any: the mention, the network",
	.params = params,
	.size = sizeof(struct mentions),
	.may = may,
	.run = run,
};
