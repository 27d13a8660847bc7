/* sequence: words that stand side by side, or a few apart.  Vale's kind, without the
 * parts of speech: rules that ask for them are left out.
 *
 * What matches is what matches in Vale 3.7.1 (read in 2026-11), down to its way with
 * `skip`: a token with one stands for that many words that may be passed over before it,
 * and where it is found the rest of the sequence is taken for granted. */
#include "check/expr.h"
#include "check/treebank.h"

#include <string.h>

struct sequence {
	struct pl_row steps; /* struct step */
	uint32_t anchor;     /* the first that says what it looks for; steps.n: none does */
	uint8_t ignorecase;
};

/* A token, or one of the words that may be passed over before it. */
struct step {
	uint32_t pattern; /* number; 0: any word will do */
	uint32_t skips;   /* as many as its token may pass over */
	uint8_t negate, optional, first;
};

#define AT(field) offsetof(struct sequence, field)

/* Every word may be tried with every step. */
enum { MOST_SKIPPED = 100, MOST_STEPS = 1000 };

/* --- looking for it ------------------------------------------------------------------------- */

/* A sentence, and how far it has been looked at. */
struct walk {
	const struct sequence *sequence;
	struct pl_hits *hits;
	const struct pl_block *block;
	struct pl_treebank words;
	size_t first, last; /* of the words found */
};

static const struct step *step_at(const struct walk *walk, size_t i)
{
	return PL_ROW(struct step, &walk->sequence->steps) + i;
}

/* The step allows the word. */
static bool allows(const struct walk *walk, const struct step *step, size_t word)
{
	const struct pl_treebank_word *at = &walk->words.list.at[word];
	struct pl_block inner = *walk->block;
	struct pl_match match;

	if (!step->pattern)
		return !step->negate;
	inner.text = at->text;
	inner.start += at->span.start;
	inner.stretch = -1;
	return pl_hits_search(walk->hits, step->pattern, &inner, 0, &match) != step->negate;
}

/* From the anchor leftwards.  Seen from there the words that may be passed over come
 * behind their token, so it is the farthest of them that must be met. */
static bool goes_left(struct walk *walk, size_t word)
{
	for (size_t i = walk->sequence->anchor; i--;) {
		const struct step *step = step_at(walk, i);
		bool optional = step->skips ? !step->first : step->optional;
		bool allowed;

		if (!word)
			return false;
		walk->first = --word;
		allowed = allows(walk, step, word);
		if (!allowed && !optional)
			return false;
		if (allowed && optional)
			break;
	}
	return true;
}

static bool goes_right(struct walk *walk, size_t word)
{
	for (size_t i = walk->sequence->anchor; i < walk->sequence->steps.n; i++, word++) {
		const struct step *step = step_at(walk, i);
		bool allowed;

		if (word >= walk->words.list.n)
			return false;
		walk->last = word;
		allowed = allows(walk, step, word);
		if (!allowed && !step->optional)
			return false;
		if (allowed && step->optional)
			break;
	}
	return true;
}

/* The next word that the anchor allows and that has not been one; words.list.n: none. */
static size_t next_anchor(struct walk *walk, size_t word)
{
	const struct step *anchor = step_at(walk, walk->sequence->anchor);

	while (word < walk->words.list.n && !allows(walk, anchor, word))
		word++;
	return word;
}

static void tell(struct walk *walk)
{
	const struct pl_treebank_word *words = walk->words.list.at;
	struct pl_span span = { words[walk->first].span.start, words[walk->last].span.end };
	struct pl_hit *hit = pl_hit_block(walk->hits, walk->block, span);

	for (size_t i = walk->first; i <= walk->last; i++)
		pl_hit_arg(walk->hits, hit, words[i].text);
}

/* As often as the anchor is found in the sentence a word is tried, and none twice. */
static void look_at(struct walk *walk)
{
	const struct step *anchor = step_at(walk, walk->sequence->anchor);
	struct pl_match match;
	size_t from = 0, word = 0;

	for (; pl_expr_find(walk->hits, anchor->pattern, walk->block, &from, &match); word++) {
		if (!word && !pl_treebank_split(&walk->words, walk->block->text)) {
			pl_hits_arena(walk->hits)->failed = true;
			return;
		}
		word = next_anchor(walk, word);
		/* A search that was given up finds nothing any more. */
		if (word >= walk->words.list.n || pl_hits_stopped(walk->hits))
			return;
		walk->first = walk->last = word;
		if (goes_left(walk, word) && goes_right(walk, word))
			tell(walk);
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_block block;
	struct walk walk = { .sequence = settings, .hits = hits, .block = &block };

	(void)post;
	if (walk.sequence->anchor >= walk.sequence->steps.n)
		return;
	for (size_t at = 0; pl_hits_block(hits, &at, &block);)
		look_at(&walk);
	pl_treebank_release(&walk.words);
}

/* --- reading -------------------------------------------------------------------------------- */

/* A token as it is written. */
struct token {
	struct pl_str pattern, tag;
	const struct pl_node *node; /* of the pattern */
	bool negate;
	uint64_t skip;
};

struct steps {
	PL_LIST(struct step) list;
};

static const char *key_at(const void *keys, size_t i)
{
	return ((const char *const *)keys)[i];
}

static bool read_key(const struct pl_node *value, struct token *token, struct pl_err *err)
{
	static const char *const keys[] = { "pattern", "tag", "negate", "skip", NULL };
	struct pl_str key = value->key->text;
	const char *nearest;

	if (pl_str_is_nocase(key, "pattern"))
		token->pattern = pl_node_text(value), token->node = value;
	else if (pl_str_is_nocase(key, "tag"))
		token->tag = pl_node_text(value);
	else if (pl_str_is_nocase(key, "negate"))
		return pl_node_bool(value, &token->negate, err);
	else if (pl_str_is_nocase(key, "skip"))
		return value->kind == PL_NODE_NULL ||
		       pl_node_uint_quoted(value, 0, MOST_SKIPPED, &token->skip, err);
	else {
		nearest = pl_nearest(key, key_at, keys);
		return pl_node_fail(value->key, err,
				    "a token of a sequence has no key '%.*s'%s%s%s", PL_ARGS(key),
				    nearest ? pl_err_tr(err, "; did you mean '") : "",
				    nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
	}
	return true;
}

static bool read_token(const struct pl_node *node, struct token *token, struct pl_err *err)
{
	*token = (struct token){ .node = node };
	if (node->kind != PL_NODE_MAP)
		return pl_node_fail(node, err, "a token of a sequence is {pattern: …, skip: …}");
	for (const struct pl_node *value = node->first; value; value = value->next) {
		if (!read_key(value, token, err))
			return false;
	}
	if (!token->tag.len)
		return true;
	pl_node_fail(
		pl_node_get(node, "tag"), err,
		"'tag' asks for parts of speech, which plume does not tell; the rule is left out");
	if (err)
		err->code = PL_SKIPPED;
	return false;
}

/* Anywhere in the word, as in Vale. */
static uint32_t number_pattern(struct pl_prepare *prepare, const struct token *token,
			       struct pl_err *err)
{
	const struct sequence *sequence = PL_SETTINGS(prepare, struct sequence);
	struct pl_buf text = { 0 };
	uint32_t number = 0;

	pl_expr_open(&text, true);
	pl_buf_add(&text, token->pattern);
	pl_expr_close(&text, true);
	if (text.failed)
		pl_fail_nomem(err);
	else
		number = prepare->pattern(prepare, pl_buf_str(&text),
					  pl_expr_flags(sequence->ignorecase), token->node, err);
	pl_buf_release(&text);
	return number;
}

static bool push(struct steps *steps, struct step step)
{
	struct step *place = PL_PUSH(&steps->list);

	if (place)
		*place = step;
	return place != NULL;
}

static bool add_steps(struct pl_prepare *prepare, const struct token *token, struct steps *steps,
		      struct pl_err *err)
{
	struct step step = { .skips = (uint32_t)token->skip, .negate = token->negate };
	bool ok = true;

	if (token->pattern.len) {
		step.pattern = number_pattern(prepare, token, err);
		if (!step.pattern)
			return false;
	}
	for (uint32_t i = 0; ok && i < step.skips; i++) {
		step.optional = true;
		step.first = i == 0;
		ok = push(steps, step);
	}
	step.optional = false;
	/* With a skip of 1 Vale takes the token itself for the first, too. */
	step.first = step.skips == 1;
	return (ok && (!step.pattern || push(steps, step))) || pl_fail_nomem(err);
}

static bool read_tokens(struct pl_prepare *prepare, const struct pl_node *tokens,
			struct steps *steps, struct pl_err *err)
{
	for (const struct pl_node *node = tokens->first; node; node = node->next) {
		struct token token;

		if (!read_token(node, &token, err) || !add_steps(prepare, &token, steps, err))
			return false;
		if (steps->list.n > MOST_STEPS)
			return pl_node_fail(node, err, "a sequence may be of at most %d words",
					    (int)MOST_STEPS);
	}
	return true;
}

static bool place_steps(struct pl_prepare *prepare, const struct steps *steps, struct pl_err *err)
{
	struct pl_image *image = prepare->image;
	size_t n = steps->list.n, anchor = 0;
	uint32_t at = pl_image_take(image, n * sizeof(struct step));
	struct sequence *sequence;
	void *bytes = pl_image_at(image, at);

	if (n && !bytes)
		return pl_fail_nomem(err);
	if (n)
		memcpy(bytes, steps->list.at, n * sizeof(struct step));
	while (anchor < n && (!steps->list.at[anchor].pattern || steps->list.at[anchor].negate))
		anchor++;
	pl_image_row(image, prepare->settings + (uint32_t)AT(steps), at, n);
	sequence = PL_SETTINGS(prepare, struct sequence);
	if (!sequence)
		return pl_fail_nomem(err);
	sequence->anchor = (uint32_t)anchor;
	/* Without it there is nothing to begin with. */
	return anchor == n || prepare->needs(prepare, steps->list.at[anchor].pattern, err);
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct pl_node *tokens = pl_node_get(prepare->rule, "tokens");
	struct steps steps = { 0 };
	bool ok;

	if (!PL_SETTINGS(prepare, struct sequence))
		return pl_fail_nomem(err);
	if (!pl_rule_wants(prepare, "tokens", err))
		return false;
	if (tokens->kind != PL_NODE_LIST)
		return pl_node_fail(tokens, err, "'tokens' is a list of {pattern: …, skip: …}");
	ok = read_tokens(prepare, tokens, &steps, err) && place_steps(prepare, &steps, err);
	PL_LIST_RELEASE(&steps.list);
	return ok;
}

static const struct pl_param params[] = {
	{ .name = "tokens",
	  .type = PL_PARAM_OWN,
	  .help = "The words in their order, each {pattern, negate, skip}: a regular expression, "
		  "whether it must not be found, how many words may stand before." },
	PL_EXPR_IGNORECASE(AT(ignorecase)),
	{ 0 },
};

const struct pl_check pl_check_sequence = {
	.name = "sequence",
	.help = "words that stand side by side, or a few apart",
	.args = "each of the words",
	.params = params,
	.blocks = true,
	.scopes = 1U << PL_SCOPE_SENTENCE,
	.size = sizeof(struct sequence),
	.prepare = prepare,
	.run = run,
};
