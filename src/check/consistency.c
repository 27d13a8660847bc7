/* consistency: two ways of writing the same thing in one draft.  Vale's kind. */
#include "check/action.h"

struct consistency {
	struct pl_row either; /* struct pl_pair */
	struct pl_row pairs;  /* uint32_t: the pattern of each, whose groups are its sides */
	struct pl_action action;
	uint8_t nonword, ignorecase;
};

#define AT(field) offsetof(struct consistency, field)

/* The sides of a pair that have been seen so far in the draft, a bit each. */
enum { LEFT = 1, RIGHT = 2, BOTH = LEFT | RIGHT };

static unsigned side_of(const struct pl_match *match)
{
	return match->n > 1 && match->group[1].start <= match->group[1].end ? LEFT : RIGHT;
}

/* The first place in the block where the text of the last match stands as a match: Vale
 * says what it found last, and shows where that is first. */
static struct pl_span first_like(uint32_t pattern, const struct pl_block *block,
				 struct pl_span last, struct pl_hits *hits)
{
	struct pl_str text = pl_str_in(block->text, last);
	struct pl_match match = { .group = { last } };
	size_t from = 0;

	while (pl_expr_find(hits, pattern, block, &from, &match) &&
	       !pl_str_same(pl_str_in(block->text, match.group[0]), text))
		;
	return match.group[0];
}

/* Both sides have been seen, the one that stands here last is told. */
static void look(const struct consistency *consistency, uint32_t pattern,
		 const struct pl_block *block, uint8_t *seen, struct pl_hits *hits)
{
	struct pl_span last = { 0, 0 };
	uint8_t before = *seen;
	bool both;
	struct pl_match match;
	struct pl_hit *hit;

	for (size_t from = 0; pl_expr_find(hits, pattern, block, &from, &match);) {
		*seen |= (uint8_t)side_of(&match);
		last = match.group[0];
	}
	both = *seen == BOTH;
	if (pl_hits_silenced(hits, block))
		*seen = before;
	if (!both || last.start == last.end)
		return;
	last = first_like(pattern, block, last, hits);
	hit = pl_hit_block(hits, block, last);
	pl_hit_arg(hits, hit, pl_str_in(block->text, last));
	pl_action_tell(hits, &consistency->action, block, last, hit);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct consistency *consistency = settings;
	const uint32_t *pairs = PL_ROW(uint32_t, &consistency->pairs);
	uint8_t *seen = pl_arena_take(pl_hits_arena(hits), consistency->pairs.n + 1);
	struct pl_block block;

	(void)post;
	for (size_t at = 0; seen && pl_hits_block(hits, &at, &block);) {
		for (uint32_t i = 0; i < consistency->pairs.n; i++)
			look(consistency, pairs[i], &block, &seen[i], hits);
	}
}

/* Groups of either side are kept from being numbered before the right side's own;
 * which of the two it was is all that counts. */
static uint32_t pair_pattern(struct pl_prepare *prepare, struct pl_str left, struct pl_str right,
			     const struct pl_node *node, struct pl_err *err)
{
	const struct consistency *settings = PL_SETTINGS(prepare, struct consistency);
	unsigned flags = pl_expr_flags(settings->ignorecase);
	struct pl_buf text = { 0 };
	uint32_t number = 0;

	pl_expr_open_words(&text, prepare, settings->nonword);
	pl_buf_printf(&text, "(%.*s)|(?:%.*s)", PL_ARGS(left), PL_ARGS(right));
	pl_expr_close_words(&text, prepare, settings->nonword);
	if (text.failed)
		pl_fail_nomem(err);
	else
		number = prepare->pattern(prepare, pl_buf_str(&text), flags, node, err);
	pl_buf_release(&text);
	return number;
}

static bool put_pairs(struct pl_prepare *prepare, const struct pl_words *words, struct pl_err *err)
{
	size_t n = words->list.n;
	uint32_t at = pl_image_take(prepare->image, n * sizeof(uint32_t));

	pl_image_row(prepare->image, prepare->settings + (uint32_t)AT(pairs), at, n);
	for (size_t i = 0; i < n; i++) {
		const struct pl_word *word = &words->list.at[i];
		uint32_t number = pair_pattern(prepare, word->key, word->say, word->node, err);
		uint32_t *place;

		if (!number)
			return false;
		place = pl_image_at(prepare->image, at + (uint32_t)(i * sizeof(uint32_t)));
		if (place)
			*place = number;
	}
	return !prepare->image->bytes.failed || pl_fail_nomem(err);
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_words words = { 0 };
	bool ok = pl_rule_wants(prepare, "either", err) &&
		  pl_words_add_map(&words, prepare, AT(either), err) &&
		  put_pairs(prepare, &words, err) && pl_action_put(prepare, AT(action), err);

	pl_words_release(&words);
	return ok;
}

static const struct pl_param params[] = {
	{ .name = "either",
	  .type = PL_PARAM_MAP,
	  .offset = AT(either),
	  .help = "Pairs of expressions of which a draft should use one side only." },
	{ .name = "nonword",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(nonword),
	  .help = "Whether they are found inside words too." },
	PL_EXPR_IGNORECASE(AT(ignorecase)),
	{ 0 },
};

const struct pl_check pl_check_consistency = {
	.name = "consistency",
	.help = "two ways of writing the same thing",
	.args = "the last one that was found; with an action, what becomes of it",
	.params = params,
	.blocks = true,
	.open = true,
	.size = sizeof(struct consistency),
	.prepare = prepare,
	.run = run,
};
